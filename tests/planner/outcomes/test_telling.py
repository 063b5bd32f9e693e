"""A sentence that looks back tells of a task if it names the whole work and takes nothing back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import TaskStatus
from planner.outcomes import findings
from tests.planner.outcomes.conftest import planned, told

DONE = ("COMPLETED", 100)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Kiểm tra an toàn đập Khe Rộng", "Đã kiểm tra an toàn đập Khe Rộng"),
        ("Kiểm tra an toàn đập Khe Rộng", "Chi cục vừa kiểm tra an toàn đập Khe Rộng ngày 12/01"),
        ("Kiểm kê kho vật tư số 2", "Việc kiểm kê kho vật tư số 2 đã hoàn thành"),
        ("Kiểm kê kho vật tư số 2", "Kiểm kê kho vật tư số 2: đã thực hiện xong"),
        ("Kiểm kê kho vật tư số 2", "Kiểm kê kho vật tư số 2: hoàn thành"),
        ("Tổ chức hội thi cắm hoa", "Hội thi cắm hoa được tổ chức sôi nổi, có 14 đội dự"),
        ("Tổ chức hội thi cắm hoa", "Tổ chức thành công hội thi cắm hoa với 14 đội"),
        ("Nghiệm thu cầu treo Bản Lạn", "Cầu treo Bản Lạn đã được nghiệm thu ngày 20/01/2018"),
        ("Xây dựng quy chế chi tiêu nội bộ", "Trường đã ban hành quy chế chi tiêu nội bộ"),
        ("Xây dựng đường liên thôn Cầu Đá", "Xã đã hoàn thành đường liên thôn Cầu Đá"),
        ("Khai giảng lớp tin học cơ bản", "Trung tâm đã tổ chức lễ khai giảng lớp tin học cơ bản"),
        ("Báo cáo tình hình hạn hán", "Đã gửi báo cáo tình hình hạn hán về Sở"),
        ("Trồng 500 cây lim", "Xã đoàn đã trồng được 520 cây lim, vượt 4% kế hoạch"),
        (
            "Tặng quà hộ nghèo xã Lộc Hà",
            "Đã phối hợp với Hội Chữ thập đỏ tặng quà hộ nghèo xã Lộc Hà",
        ),
        ("Kiểm tra PCCC chợ Mới", "Đã kiểm tra phòng cháy, chữa cháy chợ Mới"),
        (
            "Thẩm định hồ sơ dự án Bến Xanh",
            "Trong tháng, Phòng đã họp 3 lần; thẩm định hồ sơ dự án Bến Xanh",
        ),
        ("Hoàn thành nạo vét mương Cầu Đá trước ngày 20/01", "Đã nạo vét xong mương Cầu Đá"),
        ("Công khai dự toan quý I", "Đã công khai dự toan quý I"),
        ("Vận động quỹ khuyến học", "Đã vận động quỹ khuyến học đạt 100%"),
        ("Ôn tập cho đội tuyển hoá học", "Đã ôn tập cho đội tuyển hóa học"),
    ],
)
def test_a_result_is_proposed(read_result, title, sentence):
    assert read_result(sentence, title) == {title: DONE}


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        # not done, or not yet
        ("Kiểm tra an toàn đập Khe Rộng", "Chưa kiểm tra an toàn đập Khe Rộng"),
        ("Kiểm tra an toàn đập Khe Rộng", "Việc kiểm tra an toàn đập Khe Rộng chưa thực hiện được"),
        ("Kiểm tra an toàn đập Khe Rộng", "Đang kiểm tra an toàn đập Khe Rộng"),
        ("Kiểm tra an toàn đập Khe Rộng", "Sẽ kiểm tra an toàn đập Khe Rộng sau Tết"),
        ("Kiểm tra an toàn đập Khe Rộng", "Chi cục dự kiến kiểm tra an toàn đập Khe Rộng"),
        ("Kiểm tra an toàn đập Khe Rộng", "Kiểm tra an toàn đập Khe Rộng: lùi sang tháng sau"),
        ("Tổ chức hội thi cắm hoa", "Hội thi cắm hoa tạm hoãn do mưa lũ"),
        ("Nghiệm thu cầu treo Bản Lạn", "Cơ bản hoàn thành nghiệm thu cầu treo Bản Lạn"),
        # a step towards it
        ("Tổ chức diễn tập phòng thủ", "Đã xây dựng kế hoạch tổ chức diễn tập phòng thủ"),
        ("Xây dựng quy chế chi tiêu nội bộ", "Đã dự thảo quy chế chi tiêu nội bộ"),
        ("Khen thưởng tập thể tổ Sinh", "Đã đề nghị khen thưởng tập thể tổ Sinh"),
        ("Sửa chữa mái nhà bếp", "Đã lập dự toán sửa chữa mái nhà bếp"),
        ("Rà soát hồ sơ người có công", "Đã chỉ đạo các xã rà soát hồ sơ người có công"),
        (
            "Kết nạp Đảng cho đồng chí Mai Lan",
            "Đã hoàn thiện hồ sơ kết nạp Đảng cho đồng chí Mai Lan",
        ),
        # another thing, place, number, person
        ("Kiểm tra an toàn đập Khe Rộng", "Đã kiểm tra an toàn đập Khe Hẹp"),
        ("Khảo sát người bệnh nội trú", "Đã khảo sát người bệnh ngoại trú"),
        ("Mua sắm vật tư quý II", "Đã mua sắm vật tư quý I"),
        ("Quán triệt Nghị quyết Trung ương 5", "Đã quán triệt Nghị quyết Trung ương 6"),
        ("Thực hiện Chỉ thị số 05-CT/TW", "Đã thực hiện Chỉ thị số 09-CT/TW"),
        ("Bàn giao nhà cho ông Lê Văn Tám", "Đã bàn giao nhà cho bà Trần Thị Chín"),
        ("Kiểm tra sổ sách tổ Ngữ văn", "Đã kiểm tra sổ sách các tổ"),
        (
            "Bàn giao 12 hiện vật cho Bảo tàng Biển",
            "Bảo tàng Biển đã bàn giao 5 hiện vật cho đơn vị",
        ),
        # a part of it
        ("Rà soát hộ nghèo", "Đã rà soát hộ nghèo ở 5/9 thôn"),
        ("Rà soát hộ nghèo", "Đã rà soát hộ nghèo tại thôn Bình An"),
        ("Mở 3 lớp dạy nghề nấu ăn", "Đã mở 1 lớp dạy nghề nấu ăn"),
        ("Kiểm tra 3 chi bộ trực thuộc", "Đã kiểm tra chi bộ trực thuộc Trạm Thú y"),
        ("Thăm các gia đình chính sách xã Bắc Lý", "Đã thăm các gia đình chính sách"),
        # words too common to name one work
        ("Thực hiện nhiệm vụ", "Đã thực hiện nhiệm vụ"),
        ("Họp giao ban", "Đã họp giao ban"),
        ("Nộp đảng phí", "Đã kiểm tra chi bộ Lộc Yên về thu, nộp đảng phí"),
        # never over
        ("Tăng cường kỷ luật lao động", "Đã tăng cường kỷ luật lao động"),
        ("Tiếp tục chăm sóc lúa chiêm", "Đã tiếp tục chăm sóc lúa chiêm"),
        ("Tiếp tục chăm sóc lúa chiêm", "Đã chăm sóc lúa chiêm"),
    ],
)
def test_what_is_no_proof_proposes_nothing(read_result, title, sentence):
    assert read_result(sentence, title) == {}


@pytest.mark.parametrize(
    ("title", "sentence", "percent"),
    [
        ("Nạo vét mương Cầu Đá", "Việc nạo vét mương Cầu Đá mới đạt 30% khối lượng", 30),
        ("Số hóa hồ sơ địa chính", "Văn phòng đã số hóa được 60% hồ sơ địa chính", 60),
        ("Số hóa hồ sơ địa chính", "Đang số hóa hồ sơ địa chính, đến nay hoàn thành 45% số tờ", 45),
        ("Số hóa hồ sơ địa chính", "Số hóa hồ sơ địa chính: khối lượng thực hiện đạt 75,5%", 75),
        (
            "Vận động quỹ khuyến học",
            "Vận động quỹ khuyến học được 86 triệu đồng, đạt 72% chỉ tiêu",
            72,
        ),
        ("Tiếp tục chăm sóc rừng keo", "Việc chăm sóc rừng keo đạt khoảng 40% diện tích", 40),
    ],
)
def test_a_share_of_the_work_is_proposed_as_under_way(read_result, title, sentence, percent):
    assert read_result(sentence, title) == {title: ("IN_PROCESS", percent)}


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Huấn luyện dân quân năm thứ nhất", "Huấn luyện dân quân năm thứ nhất, quân số đạt 98%"),
        ("Khảo sát người bệnh nội trú", "Khảo sát người bệnh nội trú, tỷ lệ hài lòng đạt 92%"),
        ("Cân đo trẻ mẫu giáo", "Đã cân đo trẻ mẫu giáo, có 3% trẻ thấp còi"),
        ("Trồng rừng phòng hộ", "Trồng rừng phòng hộ giảm 12% so với cùng kỳ, chưa đạt kế hoạch"),
        ("Trồng rừng phòng hộ", "Trồng rừng phòng hộ đạt 40%, sau đó tạm dừng"),
    ],
)
def test_a_share_of_something_else_is_no_progress(read_result, title, sentence):
    assert not read_result(sentence, title)


def test_progress_that_is_known_already_is_not_told_again(read_result):
    task = replace(
        planned("Nạo vét mương Cầu Đá"), percent_complete=30, status=TaskStatus.IN_PROCESS
    )
    assert read_result("Nạo vét mương Cầu Đá mới đạt 30% khối lượng", task) == {}
    assert read_result("Nạo vét mương Cầu Đá mới đạt 45% khối lượng", task)


def test_a_list_tells_of_each_of_its_tasks(read_result):
    done = read_result(
        "Trong tháng, xã đã sửa chữa cống Bà Đá; trồng 300 cây bàng; đang lắp loa thôn Thượng",
        "Sửa chữa cống Bà Đá",
        "Trồng 300 cây bàng",
        "Lắp loa thôn Thượng",
    )
    assert done == {"Sửa chữa cống Bà Đá": DONE, "Trồng 300 cây bàng": DONE}


def test_what_went_wrong_is_no_place_for_results(read_result):
    rule = "đề mục “tồn tại”"
    assert read_result("Sửa chữa cống Bà Đá", "Sửa chữa cống Bà Đá", rule=rule) == {}


def test_of_similar_tasks_the_one_that_is_named_is_done(read_result):
    wide, narrow = "Kiểm tra vệ sinh bếp ăn", "Kiểm tra vệ sinh bếp ăn Trường Hoa Mai"
    assert read_result("Đã kiểm tra vệ sinh bếp ăn Trường Hoa Mai", wide, narrow) == {narrow: DONE}


def test_of_equal_tasks_the_newest_is_done(read_result):
    old = planned("Thống kê đàn gia cầm", "1", month=replace(planned("").month, month=1))
    new = replace(old, uid="2", month=old.month.shifted(1))
    found = findings([told("Đã thống kê đàn gia cầm")], [], [old, new], None)
    assert [telling.task.uid for telling in found.tellings] == ["2"]


def test_what_another_unit_did_is_not_done(read_result):
    task = planned("Rà soát hồ sơ đất đai", assignee="Phòng Tư pháp")
    assert read_result("Phòng Nội vụ đã rà soát hồ sơ đất đai", task) == {}
    assert read_result("Phòng Tư pháp đã rà soát hồ sơ đất đai", task)
    assert read_result("Đã rà soát hồ sơ đất đai", task)


def test_of_two_units_equal_tasks_neither_is_done_while_nobody_is_named(read_result):
    first = planned("Rà soát hồ sơ đất đai", "1", assignee="Phòng Tư pháp")
    second = planned("Rà soát hồ sơ đất đai", "2", assignee="Phòng Nông nghiệp")
    assert read_result("Đã rà soát hồ sơ đất đai", first, second) == {}


def test_what_a_body_outside_did_is_not_the_office_s(read_result):
    title, ours = "Sửa chữa nhà bếp bán trú", "Phòng Giáo dục huyện Lộc Hà"
    told_of = "Trường Mầm non Sơn Ca đã sửa chữa nhà bếp bán trú"
    assert read_result(told_of, title, organisation=ours) == {}
    assert read_result(told_of, title, organisation="Trường Mầm non Sơn Ca")


def test_sentences_that_contradict_each_other_prove_nothing():
    results = [told("Đã sửa chữa cống Bà Đá"), told("Việc sửa chữa cống Bà Đá chưa xong")]
    assert findings(results, [], [planned("Sửa chữa cống Bà Đá")], None).tellings == ()


def test_the_evidence_is_the_part_of_the_sentence_that_tells():
    sentence = "Xã đã trồng 300 cây bàng; sửa chữa cống Bà Đá"
    (telling,) = findings([told(sentence)], [], [planned("Sửa chữa cống Bà Đá")], None).tellings
    evidence = telling.evidence
    assert evidence.quote == "sửa chữa cống Bà Đá"
    assert evidence.sentence == sentence
    assert sentence[evidence.span.start : evidence.span.end] == evidence.quote


WORKS = ("Sửa chữa cống Bà Đá", "Trồng 300 cây bàng", "Kiểm kê kho vật tư số 2", "Mua máy bơm mới")
SAID = ("Đã {}", "Việc {} đã hoàn thành", "{}: đã thực hiện xong", "Đã {}, đạt 100% kế hoạch")


@given(st.sampled_from(WORKS), st.sampled_from(SAID), st.sampled_from(list(TaskStatus)))
def test_only_open_tasks_are_told_of(title, said, status):
    sentence = said.format(title[0].lower() + title[1:])
    task = replace(planned(title), status=status)
    found = findings([told(sentence)], [], [task], None)
    assert bool(found.tellings) == task.is_open


@given(
    st.sampled_from(WORKS),
    st.sampled_from(
        (
            *("Chưa {}", "Sẽ {}", "Dự kiến {}", "Chưa thể {} vì thiếu vốn", "{}: chưa thực hiện"),
            *("Đã {} nhưng chưa xong", "Đang {}", "Cơ bản hoàn thành {}", "{} phải hoãn"),
            *("Nếu có vốn, xã đã {}", "Mới {} một phần", "Đã hoàn thành 40% việc {}"),
        )
    ),
)
def test_nothing_that_is_taken_back_is_done(title, said):
    sentence = said.format(title[0].lower() + title[1:])
    found = findings([told(sentence)], [], [planned(title)], None)
    assert all(telling.status is TaskStatus.IN_PROCESS for telling in found.tellings)


@given(st.lists(st.sampled_from(WORKS), unique=True), st.permutations(range(len(WORKS))))
def test_other_tasks_of_the_plan_change_nothing(titles, order):
    results = [told(f"Đã {title[0].lower()}{title[1:]}") for title in titles]
    every = [planned(title, str(n)) for n, title in enumerate(WORKS)]
    found = findings(results, [], [every[n] for n in order], None)
    assert [telling.task.summary for telling in found.tellings] == titles or sorted(
        telling.task.summary for telling in found.tellings
    ) == sorted(titles)


@given(st.text(max_size=200), st.text(max_size=80))
def test_no_text_breaks_it(sentence, title):
    task = planned(title)
    found = findings([told(sentence)], [replace(task, key="p")], [task], title)
    for telling in found.tellings:
        span = telling.evidence.span
        assert sentence[span.start : span.end] == telling.evidence.quote
