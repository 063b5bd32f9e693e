"""Who works below a line that only says that work follows, and where that ends."""

import pytest

from planner.model import PassReason, Span, Task
from planner.reading.scopes import Scope, Scopes

NOTICE = (
    "UBND XÃ HÒA LẠC\nSố: 12/TB-UBND\n\nTHÔNG BÁO\nKết luận giao ban tháng 3/2018\n\n"
    "Ngày 05/3/2018, UBND xã Hòa Lạc họp giao ban. Chủ tịch UBND xã kết luận như sau:\n\n"
)


@pytest.fixture
def handed(read_text):
    """Return the tasks of a notice's lines with who does each."""

    def tasks(words):
        found = [p.item for p in read_text(NOTICE + words).proposals if isinstance(p.item, Task)]
        return [(task.evidence.quote, task.assignee) for task in found]

    return tasks


LEADERS = "Trưởng các phòng, đơn vị thuộc xã, hiệu trưởng các trường học và trưởng các thôn"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (
            "1. Yêu cầu các thôn, các trường học thực hiện một số nhiệm vụ sau:",
            "các thôn, các trường học",
        ),
        ("- Đề nghị các thôn chuẩn bị như sau:", "các thôn"),
        (f"3. {LEADERS} tập trung triển khai một số nhiệm vụ, giải pháp, cụ thể như sau:", LEADERS),
    ],
)
def test_who_is_told_to_work_does_the_lines_below(handed, line, who):
    found = handed(f"{line}\n\n+ Rà soát hộ nghèo trước ngày 15/3.\n\n+ Nạo vét kênh N2.\n")
    assert found == [("Rà soát hộ nghèo trước ngày 15/3", who), ("Nạo vét kênh N2", who)]


@pytest.mark.parametrize("number", ["2. ", ""])
def test_a_long_line_hands_down_too(handed, number):
    line = number + (
        "Mùa mưa năm nay đến sớm hơn mọi năm và được dự báo là sẽ kéo dài đến giữa tháng "
        "mười, nhiều nơi trong tỉnh đã ngập. Các thôn tập trung thực hiện các nhiệm vụ sau:"
    )
    assert handed(f"{line}\n\n- Nạo vét kênh N2.\n") == [("Nạo vét kênh N2", "Các thôn")]


def test_a_line_without_a_number_hands_down_to_numbers(handed):
    found = handed("Yêu cầu các thôn thực hiện một số nhiệm vụ sau:\n\n1. Nạo vét kênh N2.\n")
    assert found == [("Nạo vét kênh N2", "các thôn")]


@pytest.mark.parametrize(
    "rest", ["", " cùng tổ quản lý chợ, nhắc các hộ bày hàng đúng vạch, thu dọn rác cuối ngày"]
)
def test_a_line_of_work_of_its_own_hands_nothing_down(handed, rest):
    line = f"2. Phòng Kinh tế kiểm tra toàn bộ các sạp hàng ở chợ xã và chợ ấp Đông{rest}:"
    found = handed(f"{line}\n\n- Nạo vét kênh N2.\n")
    assert found[-1] == ("Nạo vét kênh N2", None)


def test_who_issues_a_plan_does_not_do_all_of_it(handed):
    line = (
        "Để kịp thời khắc phục môi trường và phòng, chống dịch bệnh sau bão lụt ở các thôn ven "
        "sông và các ấp vùng trũng của xã; Phòng Kinh tế ban hành kế hoạch như sau:"
    )
    assert handed(f"{line}\n\n- Nạo vét kênh N2.\n") == [("Nạo vét kênh N2", None)]


def test_a_scope_holds_for_deeper_lines_alone():
    scopes, unit = Scopes(), Scope(unit=Span(0, 4))
    scopes.begin(3, unit)
    assert (scopes.above(3), scopes.above(8)) == (Scope(), unit)
    scopes.end(3)
    assert scopes.above(8) == Scope()


def test_the_next_line_of_its_level_ends_what_a_heading_hands_down(handed):
    found = handed(
        "1. Phòng Kinh tế:\n\n- Kiểm tra kênh mương.\n\n"
        "2. Rà soát hộ nghèo ở các thôn. Niêm yết danh sách tại nhà văn hóa.\n\n"
        "- Trồng cây đầu năm.\n"
    )
    assert found == [
        ("Kiểm tra kênh mương", "Phòng Kinh tế"),
        ("Rà soát hộ nghèo ở các thôn", None),
        ("Niêm yết danh sách tại nhà văn hóa", None),
        ("Trồng cây đầu năm", None),
    ]


def test_sentences_behind_an_announcement_are_the_work_of_whom_it_names(ordered):
    found = ordered(
        "Đồng chí Bí thư yêu cầu các thôn tập trung thực hiện một số nhiệm vụ, giải pháp trọng "
        "tâm. Nạo vét kênh N2. Khơi thông cống."
    )
    assert found == [("Nạo vét kênh N2", "các thôn"), ("Khơi thông cống", "các thôn")]


def test_also_of_one_body_and_with_a_number_of_jobs(ordered):
    found = ordered(
        "Đồng chí Bí thư đề nghị Phòng Kinh tế tập trung xác định 3 nhóm nhiệm vụ trọng tâm. Nạo "
        "vét kênh N2. Khơi thông cống."
    )
    assert found == [("Nạo vét kênh N2", "Phòng Kinh tế"), ("Khơi thông cống", "Phòng Kinh tế")]


def test_an_announcement_is_shown_as_what_other_tasks_say(read_article):
    draft = read_article(
        "Đồng chí Bí thư yêu cầu các thôn triển khai một số nhiệm vụ trọng tâm. Nạo vét kênh N2."
    )
    (told,) = [p.span for p in draft.passed if p.reason is PassReason.RESTATED]
    words = draft.document.text[told.start : told.end]
    assert words == "triển khai một số nhiệm vụ trọng tâm"


@pytest.mark.parametrize(
    "words",
    [
        "Các thôn tập trung thực hiện các nhiệm vụ phòng chống lụt bão",
        "Các thôn triển khai một số việc của tháng an toàn giao thông",
    ],
)
def test_a_job_with_words_of_its_own_is_no_announcement(ordered, words):
    assert len(ordered(f"Đồng chí Bí thư kết luận: {words}.")) == 1
