"""Where one task ends and the next begins, who does each, and until when."""

from datetime import date

import pytest

from planner.reading.report import as_json
from resources import words

D = date


def found(tasks):
    return [(t.evidence.quote, t.assignee) for t in tasks]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "Phòng Tư pháp rà soát văn bản, trong khi bộ phận một cửa niêm yết thủ "
                "tục, còn Công an "
                "xã kiểm tra tạm trú."
            ),
            [
                ("Phòng Tư pháp rà soát văn bản", "Phòng Tư pháp"),
                ("bộ phận một cửa niêm yết thủ tục", "bộ phận một cửa"),
                ("Công an xã kiểm tra tạm trú", "Công an xã"),
            ],
        ),
        (
            (
                "Phó Bí thư hoàn thiện hồ sơ đảng viên ngay trong tháng 02 và chỉ đạo Công đoàn tổ "
                "chức giao lưu bóng chuyền."
            ),
            [
                ("hoàn thiện hồ sơ đảng viên ngay trong tháng 02", "Phó Bí thư"),
                ("chỉ đạo Công đoàn tổ chức giao lưu bóng chuyền", "Phó Bí thư"),
            ],
        ),
        (
            "Trung tâm Y tế hoàn thành việc thăm, tặng quà 37 trẻ mồ côi.",
            [("Trung tâm Y tế hoàn thành việc thăm, tặng quà 37 trẻ mồ côi", "Trung tâm Y tế")],
        ),
        (
            (
                "Hướng dẫn dân nộp hồ sơ trực tuyến như khai sinh, chứng thực chữ ký, "
                "xác nhận cư trú; "
                "cấp tài khoản cho 40 hộ."
            ),
            [
                (
                    (
                        "Hướng dẫn dân nộp hồ sơ trực tuyến như khai sinh, chứng thực "
                        "chữ ký, xác nhận "
                        "cư trú"
                    ),
                    None,
                ),
                ("cấp tài khoản cho 40 hộ", None),
            ],
        ),
        (
            "Tổ hợp tác ấp Rạch Gốc nạo vét kênh số 3; Ban Nhân dân ấp mở lớp ươm tôm.",
            [
                ("Tổ hợp tác ấp Rạch Gốc nạo vét kênh số 3", "Tổ hợp tác ấp Rạch Gốc"),
                ("Ban Nhân dân ấp mở lớp ươm tôm", "Ban Nhân dân ấp"),
            ],
        ),
        (
            "UBND các xã Hạ, Thượng họp đến từng xóm, phân công cấp ủy viên phụ trách từng xóm.",
            [
                ("họp đến từng xóm", "UBND các xã Hạ, Thượng"),
                ("phân công cấp ủy viên phụ trách từng xóm", "UBND các xã Hạ, Thượng"),
            ],
        ),
        (
            "Bộ phận Thư viện - Thiết bị kiểm kê đồ dùng dạy học.",
            [
                (
                    "Bộ phận Thư viện - Thiết bị kiểm kê đồ dùng dạy học",
                    "Bộ phận Thư viện - Thiết bị",
                )
            ],
        ),
    ],
)
def test_clauses_with_their_own_doer_are_tasks_of_their_own(planned, words, expected):
    assert found(planned(words)) == expected


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Cử 06 dân quân dự huấn luyện 5 ngày, bắt đầu từ ngày 19/02.", D(2018, 2, 23)),
        ("Tổ chức giải cờ tướng mừng ngày 08/3 trong các ngày 24, 25 và 26/02.", D(2018, 2, 26)),
        ("Tổ chức toạ đàm 8/3 lúc 14h ngày 07/3/2018.", D(2018, 3, 7)),
        ("Tổ chức lễ mừng thọ đúng ngày 20/02.", D(2018, 2, 20)),
        ("Thẩm định hồ sơ tặng Huy hiệu Đảng đợt 03/02/2018.", None),
        ("Viết bài về tiêm chủng (đợt 1 từ 15/02 đến 25/02/2018).", None),
        ("Nộp sổ trực cho Văn phòng vào thứ Sáu hằng tuần.", None),
        ("Diệt bọ gậy hưởng ứng Ngày phòng, chống sốt xuất huyết (15/02).", None),
        ("Mừng thọ các cụ nhân Tết; phát quà chào mừng ngày 03/02.", None),
    ],
)
def test_a_due_is_the_last_day_of_the_work_itself(planned, words, due):
    assert [task.due for task in planned(words)][-1] == due


@pytest.mark.parametrize(
    ("closing", "due"),
    [
        ("Toàn bộ bước điều tra kết thúc chậm nhất ngày 25/02/2018.", D(2018, 2, 25)),
        ("Bước thẩm định hoàn thành trong tháng 3/2018.", D(2018, 3, 31)),
        ("Việc bàn giao kéo dài nhiều ngày.", None),
    ],
)
def test_a_stage_that_ends_binds_its_work(planned, closing, due):
    assert planned(f"Tổng hợp danh sách; phúc tra các hộ. {closing}")[0].due == due


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Bố trí xe cho đại biểu dự Giải đua ghe Ngo ngày 20/02.", ["Giải đua ghe Ngo"]),
        (
            "Khoa Dược lập dự trù, trình phiên họp Hội đồng Thuốc ngày 20/02.",
            ["Phiên họp Hội đồng Thuốc"],
        ),
        ("Vận động trẻ ra lớp trước ngày khai giảng 25/02.", ["Khai giảng"]),
        ("Tổ chức đua thuyền đúng ngày 20/02.", ["Đua thuyền"]),
        ("Phun thuốc diệt muỗi chiều ngày 20/02.", ["Phun thuốc diệt muỗi"]),
        ("Nộp báo cáo cho huyện ngày 20/02.", []),
        ("Soạn dự thảo kế hoạch ngày 20/02.", []),
        ("Tổ chức Ngày hội hiến máu ngày 20/02.", ["Ngày hội hiến máu"]),
    ],
)
def test_an_occasion_has_the_name_that_people_call_it(held, words, names):
    assert [event.summary for event in held(words) if event.dated_by.value == "text"] == names


@pytest.mark.parametrize(
    ("line", "area", "assignee"),
    [
        (
            "Mặt trận và các đoàn thể: Đoàn xã dựng lại 02 căn nhà sập.",
            "Mặt trận và các đoàn thể",
            "Đoàn xã",
        ),
        ("Phòng Nội vụ: dựng lại 02 căn nhà sập.", None, "Phòng Nội vụ"),
        ("Các đơn vị, trường học: dựng lại 02 căn nhà sập.", None, "Các đơn vị, trường học"),
    ],
)
def test_bodies_of_one_kind_are_a_field_of_work(planned, line, area, assignee):
    task = planned("\n- " + line)[0]
    assert (task.area, task.assignee) == (area, assignee)


def test_figures_in_the_next_cell_name_no_place(read_text):
    draft = read_text(
        "PHÂN CÔNG THÁNG 3/2018\n\nTT\tNội dung\tNgười thực hiện\tThời hạn\n"
        "1\tSửa cầu thôn Hạ\tÔng Bồng\t25/3\n2\tQuét vôi trường Hạ\tÔng Bồng\t26/3\n"
    )
    assert [p.item.due for p in draft.proposals] == [D(2018, 3, 25), D(2018, 3, 26)]


@pytest.mark.parametrize("label", ["Việc giao", "Đề nghị", "Công việc của các khoa", "Diễn biến"])
def test_a_label_that_names_no_field_is_no_area(planned, label):
    tasks = planned(f"\n* {label}:\n- Dựng lại 02 căn nhà sập.")
    assert [(t.area, t.assignee) for t in tasks] == [(None, None)]


@pytest.mark.parametrize(
    ("line", "assignee"),
    [
        ("1/ a. Tâm KT: lập phương án chống quá tải.", "a. Tâm KT"),
        ("2/ c. Nhung: gửi bảng công nợ 6 xã.", "c. Nhung"),
        ("3/ Đội xe: đăng kiểm xe cẩu.", "Đội xe"),
    ],
)
def test_minutes_may_call_people_short(planned, line, assignee):
    assert [(t.area, t.assignee) for t in planned("\n" + line)] == [(None, assignee)]


def test_a_heading_with_a_star_stands_above_numbers_in_brackets(planned):
    tasks = planned("\n* Đội Kiểm soát:\n(i) Xây dựng phương án;\n(ii) Bố trí chó nghiệp vụ.")
    assert [t.assignee for t in tasks] == ["Đội Kiểm soát", "Đội Kiểm soát"]


def test_the_body_of_a_numbered_line_works_on_in_its_next_sentence(planned):
    tasks = planned("\n3. Tiểu ban Hậu cần: mua hương đèn. Quyết toán thu chi tại đình.")
    assert [t.assignee for t in tasks] == ["Tiểu ban Hậu cần", "Tiểu ban Hậu cần"]


@pytest.mark.parametrize(
    ("words", "assignee", "along"),
    [
        (
            "Đội Thuế chủ trì, phối hợp với Ban Quản lý chợ rà soát hộ kinh doanh.",
            "Đội Thuế",
            ("Ban Quản lý chợ",),
        ),
        (
            "Giao Trạm Y tế phối hợp với y tế thôn và các trường mầm non lập danh sách trẻ.",
            "Trạm Y tế",
            ("y tế thôn và các trường mầm non",),
        ),
        (
            "Đội Thuế chủ trì, phối hợp với Phòng Kế hoạch lắp đặt biển báo.",
            "Đội Thuế",
            ("Phòng Kế hoạch",),
        ),
        (
            "Đội Thuế phối hợp với Phòng Giáo dục và Đào tạo, Huyện đoàn ghi hình lễ khai giảng.",
            "Đội Thuế",
            ("Phòng Giáo dục và Đào tạo, Huyện đoàn",),
        ),
        (
            "Đội Thuế phối hợp với Trạm Chăn nuôi và Thú y kiểm tra lò mổ.",
            "Đội Thuế",
            ("Trạm Chăn nuôi và Thú y",),
        ),
    ],
)
def test_who_works_along_stands_between_the_doer_and_the_verb(planned, words, assignee, along):
    assert [(t.assignee, t.with_units) for t in planned(words)] == [(assignee, along)]


def test_json_gives_the_doer_with_those_who_work_along(read_text):
    draft = read_text(
        "Phường họp\n\nVề nhiệm vụ tháng 02/2018: Đội Thuế phối hợp với Ban Quản lý chợ rà soát "
        "hộ kinh doanh; Trạm Y tế khám cho trẻ.\n"
    )
    told = as_json(draft, words("vi"))["tasks"]
    assert [(task["assignee"], task["with"]) for task in told] == [
        ("Đội Thuế phối hợp với Ban Quản lý chợ", ["Ban Quản lý chợ"]),
        ("Trạm Y tế", []),
    ]


def test_a_table_without_a_title_may_call_its_work_an_aim(read_text):
    draft = read_text(
        "Dự án\tMục tiêu\tThời hạn\n"
        "Khu dân cư Bàu Sen\tBàn giao đất hộ bà T.\tTháng 10/2026\n"
        "Công viên Hồ Lớn\tTrồng cây xanh cho kịp nhiệm vụ\tTháng 11/2026\n"
    )
    tasks = [p.item for p in draft.proposals]
    assert [(t.evidence.quote, t.area, t.due) for t in tasks] == [
        ("Bàn giao đất hộ bà T.", "Khu dân cư Bàu Sen", date(2026, 10, 31)),
        ("Trồng cây xanh cho kịp nhiệm vụ", "Công viên Hồ Lớn", date(2026, 11, 30)),
    ]
    assert draft.head.title == "Dự án – Mục tiêu – Thời hạn"
    assert draft.head.period is None


def test_a_column_may_name_who_prepares(read_text):
    draft = read_text(
        "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 3/2018\n\nTT\tNội dung\tCơ quan chuẩn bị\tThời gian trình\n"
        "1\tBáo cáo sơ kết quý I\tVăn phòng Đảng ủy\t23/3\n"
    )
    assert [(p.item.assignee, p.item.due) for p in draft.proposals] == [
        ("Văn phòng Đảng ủy", D(2018, 3, 23))
    ]


def test_a_body_about_which_something_is_said_does_nothing(planned):
    words = (
        "Ngành Nông nghiệp tiếp tục thực hiện chỉ đạo của Trung ương, UBND tỉnh về nuôi trồng; "
        "chăm sóc lúa hiện có."
    )
    assert [t.assignee for t in planned(words)] == ["Ngành Nông nghiệp", "Ngành Nông nghiệp"]


def test_a_leaders_word_before_a_colon_names_nobody(planned):
    tasks = planned("\nBí thư Tỉnh ủy Lò Văn Sinh đề nghị: Hoàn thiện bộ máy các cấp.")
    assert [t.assignee for t in tasks] == [None]
