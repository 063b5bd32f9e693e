"""A report of the shape the program was made for comes out whole, nothing invented."""

from datetime import date
from pathlib import Path

import pytest

from planner.model import Event, Month, ProblemKind, Task
from planner.reading.document import from_text, read
from planner.reading.extract import extract

TWIN = Path(__file__).parents[2] / "corpus" / "chi-bo-thuy-loi.txt"


@pytest.fixture(scope="module")
def draft():
    return extract(read(TWIN), None, date(2026, 11, 24))


def items(draft, kind):
    return [each.item for each in draft.proposals if isinstance(each.item, kind)]


def test_the_head_says_who_met_when_and_what_is_planned(draft):
    head = draft.head
    assert head.title == "Chi bộ Sở Thủy lợi sinh hoạt thường kỳ tháng 3 năm 2019"
    assert head.published == date(2019, 3, 9)
    assert head.meeting_date == date(2019, 3, 7)
    assert head.period == Month(2019, 3)
    assert head.organisation == "Chi bộ Sở Thủy lợi và Nước sạch (TL&NS)"
    assert head.chair == "Lê Đình Khoát"


def test_all_nine_tasks_come_out_with_their_areas(draft):
    found = [(task.evidence.quote.split(" về “")[0], task.area) for task in items(draft, Task)]
    assert found == [
        ("tiếp tục thực hiện Chỉ thị số 11-CT/TU ngày 18/4/2017 của Tỉnh ủy", None),
        ("Chỉ thị số 03/CT-UBND ngày 22/6/2018 của UBND tỉnh", None),
        (
            "Thực hiện tốt một số nhiệm vụ trọng tâm trong công tác kiểm tra Đảng",
            "kiểm tra Đảng",
        ),
        (
            (
                "Chỉ đạo tuyên truyền tổ chức đón Giỗ Tổ Hùng Vương năm Kỷ Hợi trang trọng, "
                "gọn nhẹ và tiết kiệm"
            ),
            "chuyên môn",
        ),
        (
            (
                "Triển khai xây dựng kế hoạch tổ chức Ngày Nước thế giới và Ngày hội Robot tỉnh "
                "Hải Bình năm 2019"
            ),
            "chuyên môn",
        ),
        (
            (
                "đảm bảo an toàn công trình trong dịp Giỗ Tổ Hùng Vương năm Kỷ Hợi và các lễ hội "
                "mùa xuân năm 2019"
            ),
            "Đê điều - Hồ đập",
        ),
        ("hoàn thiện kế hoạch cấp nước sinh hoạt 2019", "Nước sạch"),
        ("kế hoạch thu phí dịch vụ năm 2019", "Nước sạch"),
        (
            (
                "đặc biệt quan tâm đến một số trạm cấp nước trọng điểm đảm bảo tiến độ, "
                "chất lượng, hiệu quả"
            ),
            "Nước sạch",
        ),
    ]


def test_only_the_governing_verb_is_repeated_before_a_title(draft):
    titles = [task.summary for task in items(draft, Task)]
    assert titles[1].startswith("Tiếp tục thực hiện Chỉ thị số 03/CT-UBND")
    assert titles[7] == "Hoàn thiện kế hoạch thu phí dịch vụ năm 2019"


def test_no_task_has_a_due_or_an_assignee_that_the_report_does_not_give(draft):
    assert [(task.due, task.assignee) for task in items(draft, Task)] == [(None, None)] * 9


def test_the_days_are_dated_by_text_by_the_moon_and_by_the_table(draft):
    days = {event.summary: event.start for event in items(draft, Event)}
    assert days == {
        "Sinh hoạt thường kỳ tháng 3/2019": date(2019, 3, 7),
        "Ngày thành lập Đảng Cộng sản Việt Nam": date(2019, 2, 3),
        "Ngày Thầy thuốc Việt Nam": date(2019, 2, 25),
        "60 năm Ngày Biên phòng toàn dân": date(2019, 3, 3),
        "Giỗ Tổ Hùng Vương năm Kỷ Hợi": date(2019, 4, 14),
        "Ngày Nước thế giới": date(2019, 3, 22),
        "Ngày hội Robot tỉnh Hải Bình năm 2019": None,
        "Các lễ hội mùa xuân năm 2019": None,
    }


def test_what_the_results_tell_as_over_is_marked_and_the_meeting_is_not(draft):
    over = {each.item.summary for each in draft.proposals if each.over}
    assert over == {
        "Ngày thành lập Đảng Cộng sản Việt Nam",
        "Ngày Thầy thuốc Việt Nam",
        "60 năm Ngày Biên phòng toàn dân",
    }


def test_the_directives_are_cited_and_never_events(draft):
    text = draft.document
    cited = [text.quote(each.span) for each in draft.citations]
    assert [words.split(" của ")[0] for words in cited] == [
        "Chỉ thị số 11-CT/TU ngày 18/4/2017",
        "Chỉ thị số 03/CT-UBND ngày 22/6/2018",
    ]
    assert [each.issued for each in draft.citations] == [date(2017, 4, 18), date(2018, 6, 22)]


def test_what_is_wrong_in_the_report_is_warned_of_at_its_place(draft):
    found = {each.kind: draft.document.quote(each.span) for each in draft.problems}
    assert found[ProblemKind.MONTH_MISMATCH] == "Tháng 02/2018"
    assert found[ProblemKind.REPAIRED_DATE] == "3/31959"
    assert "25/02" in found[ProblemKind.OFFICIAL_DATE_DIFFERS]
    assert len(draft.problems) == 3


def test_every_item_quotes_its_words_and_its_sentence(draft):
    for each in draft.proposals:
        evidence = each.item.evidence
        assert draft.document.quote(evidence.span) == evidence.quote
        assert evidence.quote in evidence.sentence
        assert evidence.rule


def test_reading_it_again_gives_the_same_keys(draft):
    again = extract(read(TWIN), date(2019, 3, 9), date(2019, 3, 9))
    assert [each.item.key for each in again.proposals] == [
        each.item.key for each in draft.proposals
    ]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009"])
def test_other_blanks_between_the_words_change_nothing_but_the_quotes(draft, blank):
    text = draft.document.text.replace(" ", blank)
    odd = extract(from_text(text, "twin.txt"), None, date(2026, 11, 24))
    assert [each.item.summary.replace(blank, " ") for each in odd.proposals] == [
        each.item.summary for each in draft.proposals
    ]
    assert [each.kind for each in odd.problems] == [each.kind for each in draft.problems]
    for each in odd.proposals:
        assert odd.document.quote(each.item.evidence.span) == each.item.evidence.quote
