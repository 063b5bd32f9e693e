"""What counts as a task, where it ends, who does it, until when."""

from datetime import date

import pytest

from planner.model import DueFrom, PassReason, Task


def quotes(tasks):
    return [task.evidence.quote for task in tasks]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "rà soát các trọng điểm đê, xây dựng phương án chống bão.",
            ["rà soát các trọng điểm đê", "xây dựng phương án chống bão"],
        ),
        (
            "hoàn thiện hồ sơ, trình Hội đồng thẩm định.",
            ["hoàn thiện hồ sơ, trình Hội đồng thẩm định"],
        ),
        (
            "kiểm tra, giám sát việc thu phí chợ.",
            ["kiểm tra, giám sát việc thu phí chợ"],
        ),
        (
            "xây dựng phương án phòng, chống cháy rừng.",
            ["xây dựng phương án phòng, chống cháy rừng"],
        ),
        (
            "tổ chức quán triệt sâu sắc, triển khai nghiêm túc, thực hiện hiệu quả nghị quyết.",
            ["tổ chức quán triệt sâu sắc, triển khai nghiêm túc, thực hiện hiệu quả nghị quyết"],
        ),
        (
            "cập nhật danh sách thường xuyên, lập báo cáo tuần.",
            ["cập nhật danh sách thường xuyên", "lập báo cáo tuần"],
        ),
        (
            "chỉ đạo các thôn chủ động, tích cực phối hợp thu gom rác thải.",
            ["chỉ đạo các thôn chủ động, tích cực phối hợp thu gom rác thải"],
        ),
        (
            "xử lý các trường hợp xây dựng trái phép, lắp đặt biển báo; sửa cầu.",
            ["xử lý các trường hợp xây dựng trái phép, lắp đặt biển báo", "sửa cầu"],
        ),
        (
            "xử lý rác ven sông, tháo dỡ biển báo cũ.",
            ["xử lý rác ven sông", "tháo dỡ biển báo cũ"],
        ),
        (
            "họp giao ban đánh giá công tác tháng 2, triển khai nhiệm vụ tháng 3; sửa cầu.",
            ["họp giao ban đánh giá công tác tháng 2, triển khai nhiệm vụ tháng 3", "sửa cầu"],
        ),
        (
            (
                "phối hợp với phụ huynh trong công tác giáo dục đạo đức, lối sống, hướng nghiệp, "
                "phòng chống bạo lực học đường."
            ),
            [
                (
                    "phối hợp với phụ huynh trong công tác giáo dục đạo đức, lối sống, hướng "
                    "nghiệp, phòng chống bạo lực học đường"
                )
            ],
        ),
        (
            "phòng chống cháy rừng, giảm 143 vụ so với cùng kỳ năm trước. Nạo vét kênh N2.",
            ["phòng chống cháy rừng", "Nạo vét kênh N2"],
        ),
        (
            "Phòng Kinh tế đang hứng chịu mưa lớn. Công an xã chưa thực sự vào cuộc. Sửa cầu xã.",
            ["Sửa cầu xã"],
        ),
        (
            "Lãnh đạo các phòng, đơn vị trực thuộc. Sửa cầu xã.",
            ["Sửa cầu xã"],
        ),
        (
            "Sửa cầu xã.\n\n(Ký, đóng dấu và ghi rõ họ tên)",
            ["Sửa cầu xã"],
        ),
        (
            "phổ biến các văn bản chỉ đạo, hướng dẫn năm học mới; sửa cầu.",
            ["phổ biến các văn bản chỉ đạo, hướng dẫn năm học mới", "sửa cầu"],
        ),
        (
            "huy động đoàn viên tham gia vệ sinh đường làng, dọn cống chợ; sửa cầu.",
            ["huy động đoàn viên tham gia vệ sinh đường làng, dọn cống chợ", "sửa cầu"],
        ),
        (
            "Xác định đây là kỳ thi quan trọng. Huy động vốn mới đạt 91% kế hoạch. Sửa cầu xã.",
            ["Sửa cầu xã"],
        ),
        (
            "Các phòng chịu trách nhiệm thi hành Nghị quyết này. Sửa cầu xã.",
            ["Sửa cầu xã"],
        ),
        (
            "Phòng Kinh tế phát biểu tại hội nghị. Công an xã từng lắp biển báo. Sửa cầu xã.",
            ["Sửa cầu xã"],
        ),
        (
            "triển khai các giải pháp phòng ngừa tai nạn, khắc phục ùn tắc giao thông; sửa cầu.",
            ["triển khai các giải pháp phòng ngừa tai nạn, khắc phục ùn tắc giao thông", "sửa cầu"],
        ),
        (
            "phấn đấu giảm 10% số vụ cháy so với cùng kỳ năm trước; sửa cầu.",
            ["phấn đấu giảm 10% số vụ cháy so với cùng kỳ năm trước", "sửa cầu"],
        ),
        (
            "đối chiếu số liệu dân số so với năm 2017; sửa cầu.",
            ["đối chiếu số liệu dân số so với năm 2017", "sửa cầu"],
        ),
        (
            "Các đơn vị chưa nộp báo cáo khẩn trương nộp trước ngày 10/3.",
            ["Các đơn vị chưa nộp báo cáo khẩn trương nộp trước ngày 10/3"],
        ),
        (
            "Các thôn vẫn chưa có hương ước phải xây dựng xong trước ngày 10/3.",
            ["Các thôn vẫn chưa có hương ước phải xây dựng xong trước ngày 10/3"],
        ),
        (
            "Phòng Kinh tế từng bước chuyển đổi cây trồng. Sửa cầu xã.",
            ["Phòng Kinh tế từng bước chuyển đổi cây trồng", "Sửa cầu xã"],
        ),
        (
            "phối hợp với Công an xã thường xuyên, định kỳ tổ chức kiểm tra chợ; sửa cầu.",
            ["phối hợp với Công an xã thường xuyên, định kỳ tổ chức kiểm tra chợ", "sửa cầu"],
        ),
        (
            "triển khai đầy đủ các văn bản chỉ đạo, hướng dẫn năm học mới; sửa cầu.",
            ["triển khai đầy đủ các văn bản chỉ đạo, hướng dẫn năm học mới", "sửa cầu"],
        ),
        (
            "triển khai kế hoạch kiểm tra, giám sát năm 2018; sửa cầu.",
            ["triển khai kế hoạch kiểm tra, giám sát năm 2018", "sửa cầu"],
        ),
        (
            "rà soát hộ nghèo ấp Đông, triển khai kế hoạch trồng cây.",
            ["rà soát hộ nghèo ấp Đông", "triển khai kế hoạch trồng cây"],
        ),
        (
            "Phòng Kinh tế đang rà soát hộ nghèo. Sửa cầu xã.",
            ["Sửa cầu xã"],
        ),
        (
            "Sửa cầu xã. Đề nghị quý cơ quan dự đúng thành phần.",
            ["Sửa cầu xã"],
        ),
        (
            "Sửa cầu xã. Họp Chi bộ tháng 3 dự kiến vào chiều 28/02.",
            ["Sửa cầu xã"],
        ),
        (
            "phân công đảng viên phụ trách hộ: đã xong 19/19 hộ. Nạo vét kênh N2.",
            ["Nạo vét kênh N2"],
        ),
        (
            "đôn đốc các xã làm cỏ lúa, bón phân đợt hai.",
            ["đôn đốc các xã làm cỏ lúa, bón phân đợt hai"],
        ),
        (
            "quyết toán 3 công trình, gồm: đường thôn 2; trường mầm non; chợ xã.",
            ["quyết toán 3 công trình, gồm: đường thôn 2; trường mầm non; chợ xã"],
        ),
        (
            "tiếp tục thực hiện Chỉ thị số 01-CT/TU của Tỉnh ủy; Chỉ thị số 02-CT/TU của Tỉnh ủy.",
            [
                "tiếp tục thực hiện Chỉ thị số 01-CT/TU của Tỉnh ủy",
                "Chỉ thị số 02-CT/TU của Tỉnh ủy",
            ],
        ),
        (
            "làm đường theo Nghị quyết số 02-NQ/ĐU; Kết luận số 03-KL/ĐU.",
            ["làm đường theo Nghị quyết số 02-NQ/ĐU; Kết luận số 03-KL/ĐU"],
        ),
        (
            "dự giờ, rút kinh nghiệm 3 tiết giảng; tăng cương quản lý đất đai.",
            ["dự giờ, rút kinh nghiệm 3 tiết giảng", "tăng cương quản lý đất đai"],
        ),
        (
            "tổ chức lớp học, đảm bảo an toàn; làm vệ sinh để đón đoàn.",
            ["tổ chức lớp học, đảm bảo an toàn", "làm vệ sinh để đón đoàn"],
        ),
    ],
)
def test_a_clause_with_a_verb_and_an_object_of_its_own_is_a_task(planned, words, wanted):
    assert quotes(planned(words)) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Giao Phòng Kế hoạch lập dự toán năm 2018.", "Phòng Kế hoạch"),
        (
            "Ban Quản lý dự án đầu tư xây dựng huyện mở thầu gói 2.",
            "Ban Quản lý dự án đầu tư xây dựng huyện",
        ),
        ("Phòng Giáo dục và Đào tạo tổ chức thi thử.", "Phòng Giáo dục và Đào tạo"),
        (
            "Công an huyện, Ban Chỉ huy Quân sự huyện xây dựng phương án trực.",
            "Công an huyện, Ban Chỉ huy Quân sự huyện",
        ),
        ("Công đoàn phối hợp với Đoàn Thanh niên thăm hộ nghèo.", "Công đoàn"),
        ("Đối với đảng viên, đồng chí Bí thư yêu cầu khai báo lịch đi lại.", "đảng viên"),
        ("Thuyết minh viên viết bài giới thiệu kho số 2.", "Thuyết minh viên"),
    ],
)
def test_who_does_it_stands_before_the_verb(planned, words, wanted):
    assert [task.assignee for task in planned(words)] == [wanted]


def test_who_works_along_is_named_apart(planned):
    (task,) = planned("Công an xã chủ trì, phối hợp với Ban Chỉ huy Quân sự xã tuần tra ban đêm.")
    assert (task.assignee, task.with_units) == ("Công an xã", ("Ban Chỉ huy Quân sự xã",))


def test_this_unit_is_the_one_named_before(planned):
    tasks = planned(
        "Giao Đội Cây xanh cắt tỉa cành. Đơn vị này cũng phải dọn cỏ hai dải phân cách."
    )
    assert [task.assignee for task in tasks] == ["Đội Cây xanh", "Đội Cây xanh"]


def test_the_body_whose_plan_it_is_is_no_assignee(planned):
    (task,) = planned("Chi bộ lãnh đạo cơ quan tiếp tục sắp xếp kho lưu trữ.")
    assert task.assignee is None
    assert task.evidence.quote == "tiếp tục sắp xếp kho lưu trữ"


def test_a_field_of_work_holds_until_the_next_one(planned):
    tasks = planned(
        "Về công tác tuyên giáo: mở lớp lý luận. Viết tin bài. Lĩnh vực Thú y đẩy nhanh tiêm phòng."
    )
    assert [task.area for task in tasks] == ["tuyên giáo", "tuyên giáo", "Thú y"]


@pytest.mark.parametrize(
    ("words", "due", "rests_on"),
    [
        ("gửi báo cáo về Sở trước ngày 20/02.", date(2018, 2, 20), DueFrom.TEXT),
        ("nộp quỹ chậm nhất ngày 25.02.", date(2018, 2, 25), DueFrom.TEXT),
        ("sửa mái nhà kho trong tháng 03/2018.", date(2018, 3, 31), DueFrom.MONTH),
        ("đề xuất danh mục sửa chữa trước tháng 4/2018.", date(2018, 3, 31), DueFrom.MONTH),
        ("mua sắm vật tư trong quý I/2018.", date(2018, 3, 31), DueFrom.MONTH),
        ("tổ chức hội thảo 8h00 ngày 26/02.", date(2018, 2, 26), DueFrom.EVENT),
        (
            "cử 02 cán bộ dự lớp tập huấn từ ngày 12 đến 14/3/2018.",
            date(2018, 3, 14),
            DueFrom.EVENT,
        ),
        ("tặng quà hộ nghèo xong trước Tết.", date(2018, 2, 16), DueFrom.TEXT),
        (
            "mở trưng bày ảnh, khai mạc tối 20/02 và mở cửa trong 5 ngày.",
            date(2018, 2, 24),
            DueFrom.EVENT,
        ),
        ("tọa đàm nhân Ngày Quốc tế Phụ nữ (08/3).", None, None),
        ("gửi bảng chấm công vào thứ Sáu hằng tuần.", None, None),
        ("mở lại lớp học từ ngày 26/02.", None, None),
        ("làm việc theo Công văn số 12/UBND-VX ngày 20/02/2018 của UBND tỉnh.", None, None),
        ("rà soát đê trước mùa mưa lũ.", None, None),
        ("nộp báo cáo trước ngày 31/02/2018.", None, None),
    ],
)
def test_a_due_is_what_the_words_say_and_never_invented(planned, words, due, rests_on):
    (task,) = planned(words)
    assert (task.due, task.due_from) == (due, rests_on)


def test_words_without_a_day_are_kept(planned):
    (task,) = planned("rà soát đê trước mùa mưa lũ.")
    assert task.due_text == "trước mùa mưa lũ"


def test_a_phase_sentence_binds_what_has_no_day_of_its_own(planned):
    tasks = planned(
        "Khảo sát kho; lắp giá trước ngày 15/02. Thời gian hoàn thành: trước ngày 25/02/2018."
    )
    assert [task.due for task in tasks] == [date(2018, 2, 25), date(2018, 2, 15)]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Hội đồng thống nhất chủ trương mua xe.", PassReason.DECISION),
        ("Trường hợp có bão, các xã báo cáo ngay về huyện.", PassReason.CONDITION),
        ("không tặng quà Tết cho lãnh đạo.", PassReason.PROHIBITION),
        ("Phòng Nội vụ đã nộp hồ sơ thi đua.", PassReason.DONE),
    ],
)
def test_what_is_no_task_is_passed_over_with_its_reason(read_text, words, reason):
    draft = read_text(f"Chi bộ họp\n\nNhiệm vụ trọng tâm tháng 02/2018: gửi báo cáo. {words}")
    assert len([p for p in draft.proposals if isinstance(p.item, Task)]) == 1
    assert reason in {passed.reason for passed in draft.passed}


def test_a_table_row_is_one_task_with_who_and_until_when(read_text):
    draft = read_text(
        "KẾ HOẠCH CÔNG TÁC THÁNG 02/2018\n\nII. PHÂN CÔNG\n"
        "TT\tNội dung công việc\tChủ trì\tPhối hợp\tThời hạn\n"
        "1\tLập dự toán kinh phí\tKế toán\tTổ Giáo vụ\t20/02/2018\n"
        "2\tBảo dưỡng máy chiếu\tVăn thư\t\tKhi có kinh phí\n"
    )
    first, second = [p.item for p in draft.proposals]
    assert (first.assignee, first.with_units, first.due) == (
        "Kế toán",
        ("Tổ Giáo vụ",),
        date(2018, 2, 20),
    )
    assert (second.assignee, second.due) == ("Văn thư", None)


def test_a_labels_day_before_the_work_begins_is_not_its_due(planned):
    (task,) = planned("Tuần 1 (từ 05/02 đến 10/02): dạy chương trình học kỳ II từ ngày 12/02.")
    assert task.due is None


def test_its_own_day_is_its_due_whenever_it_begins(planned):
    (task,) = planned("Rà soát hộ nghèo trước ngày 10/02 để cấp thẻ từ ngày 12/02.")
    assert task.due == date(2018, 2, 10)
