"""Lines of a list of work that hold no word for work anybody listed."""

import pytest

from planner.model import PassReason, Task

HEAD = "KẾ HOẠCH CÔNG TÁC THÁNG 3/2018\n\n1. Nhiệm vụ chuyên môn\n\n"


@pytest.fixture
def listed(read_text):
    """Return the quotes of a list's tasks: a line between two lines of work."""

    def quotes(line):
        text = f"{HEAD}- Rà soát hộ nghèo.\n- {line}\n- Nạo vét kênh N2.\n"
        found = [p.item for p in read_text(text).proposals if isinstance(p.item, Task)]
        return [task.evidence.quote for task in found]

    return quotes


@pytest.mark.parametrize(
    "line",
    ["Tăng thời lượng tin về chăm sóc lúa xuân", "Hợp đồng âm thanh, ánh sáng trong tháng 3"],
)
def test_a_line_between_lines_of_work_is_work(listed, line):
    assert listed(f"{line}.") == ["Rà soát hộ nghèo", line, "Nạo vét kênh N2"]


@pytest.mark.parametrize(
    "line",
    [
        "Lịch này có thể thay đổi theo tình hình.",
        "Ghe, xuồng không được neo dưới chân cầu.",
        "Thôn nào chậm thì trưởng thôn giải trình.",
        "Lễ rước nước đình làng vào mùng 10 tháng 3.",
        "Ngoại khóa về biển đảo chiều 12/3.",
        "Kinh phí: khoảng năm triệu đồng.",
        "Quỹ hội còn.",
        "nhất là các hộ ven sông lớn.",
        "phần ruộng cao ở ấp trên.",
        "Đêm thơ xuân của xã nhà.",
        "Thực hiện tốt các nhiệm vụ trọng tâm.",
    ],
)
def test_remarks_rules_and_days_are_none(listed, line):
    assert listed(line) == ["Rà soát hộ nghèo", "Nạo vét kênh N2"]


@pytest.mark.parametrize(
    "lines",
    [
        "- Rà soát hộ nghèo.\n- Tăng thời lượng tin về lúa xuân.\n",
        "- Rà soát hộ nghèo.\n\n* Tăng thời lượng tin về lúa xuân.\n\n- Nạo vét kênh N2.\n",
    ],
)
def test_one_line_of_work_beside_it_is_too_little(read_text, lines):
    draft = read_text(HEAD + lines)
    quotes = [p.item.evidence.quote for p in draft.proposals if isinstance(p.item, Task)]
    assert "Tăng thời lượng tin về lúa xuân" not in quotes


def test_it_is_of_the_field_and_body_above_it_and_not_shown_as_unused(read_text):
    text = (
        "KẾ HOẠCH CÔNG TÁC THÁNG 3/2018\n\nI. TRỒNG TRỌT\n\n1. Phòng Kinh tế:\n\n"
        "- Rà soát hộ nghèo.\n- Tăng thời lượng tin lúa xuân.\n- Nạo vét kênh N2.\n"
    )
    draft = read_text(text)
    found = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert [(t.assignee, t.area) for t in found] == [("Phòng Kinh tế", "TRỒNG TRỌT")] * 3
    assert PassReason.UNUSED not in [passed.reason for passed in draft.passed]


def test_numbered_lines_are_read_by_their_verbs_alone(read_text):
    text = f"{HEAD}1. Rà soát hộ nghèo.\n2. Tăng thời lượng tin lúa xuân.\n3. Nạo vét kênh N2.\n"
    quotes = [p.item.evidence.quote for p in read_text(text).proposals]
    assert quotes == ["Rà soát hộ nghèo", "Nạo vét kênh N2"]
