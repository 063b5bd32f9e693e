"""What is an occasion, what it is called, when it is."""

from datetime import date, datetime

import pytest

from planner.model import DatedBy, Event, EventKind, ProblemKind

AT = datetime.fromisoformat


def one(events, words):
    return next(e for e in events if words in e.evidence.quote)


def test_the_reported_meeting_is_an_event(read_text):
    draft = read_text(
        "Chi bộ họp\n\nSáng 06/02/2018, Chi bộ Sở Nội vụ tổ chức sinh hoạt thường kỳ tháng 2/2018."
    )
    (event,) = [p.item for p in draft.proposals]
    assert (event.evidence.quote, event.start) == (
        "sinh hoạt thường kỳ tháng 2/2018",
        date(2018, 2, 6),
    )
    assert draft.head.organisation == "Chi bộ Sở Nội vụ"


@pytest.mark.parametrize(
    ("words", "name", "start"),
    [
        (
            "tổ chức hội thảo nông sản sạch 8h00 ngày 26/02.",
            "hội thảo nông sản sạch",
            AT("2018-02-26T08:00"),
        ),
        (
            "khai giảng lớp bồi dưỡng tin học ngày 12/3/2018.",
            "lớp bồi dưỡng tin học",
            date(2018, 3, 12),
        ),
        (
            "tuần tra các chợ hoa từ ngày 12 đến 14/02/2018.",
            "tuần tra các chợ hoa",
            date(2018, 2, 12),
        ),
        ("tổ chức Tết trồng cây sáng mùng 6 tháng Giêng.", "Tết trồng cây", date(2018, 2, 21)),
    ],
)
def test_what_a_task_organises_on_a_day_is_an_event_of_that_task(read_text, words, name, start):
    draft = read_text(f"Chi bộ họp\n\nNhiệm vụ tháng 02/2018: {words}")
    task, event = [p.item for p in draft.proposals]
    assert (event.evidence.quote, event.start, event.task) == (name, start, task.key)


def test_what_a_task_prepares_is_an_event_beside_it(read_text):
    words = "chuẩn bị phiên họp lần thứ hai vào 14 giờ 00 ngày 12/3/2018."
    draft = read_text(f"Chi bộ họp\n\nNhiệm vụ tháng 02/2018: {words}")
    task, event = [p.item for p in draft.proposals]
    assert (event.evidence.quote, event.start) == ("phiên họp lần thứ hai", AT("2018-03-12T14:00"))
    assert (event.task, task.due) == (None, date(2018, 3, 12))


def test_a_deadline_is_the_task_itself(held):
    assert held("gửi báo cáo về Sở trước ngày 20/02.") == []


def test_a_named_day_with_its_date_is_dated_by_the_text(held):
    (event,) = held(
        "tuyên truyền 88 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2018)."
    )
    assert event.evidence.quote == "88 năm Ngày thành lập Đảng Cộng sản Việt Nam"
    assert (event.start, event.dated_by) == (date(2018, 2, 3), DatedBy.TEXT)


def test_a_named_day_alone_is_dated_by_the_calendar(held):
    (event,) = held("chuẩn bị đón Tết Nguyên đán Mậu Tuất.")
    assert (event.start, event.kind, event.dated_by) == (
        date(2018, 2, 16),
        EventKind.HOLIDAY,
        DatedBy.CALENDAR,
    )


def test_a_feast_without_a_day_is_kept_without_one(held):
    (event,) = held("đảm bảo thông tin liên lạc phục vụ Ngày hội Sắc xuân huyện Lam Khê.")
    assert event.start is None


def test_a_known_day_given_wrongly_stays_and_is_shown_beside_the_official_one(read_text):
    draft = read_text(
        "Chi bộ họp\n\nNhiệm vụ tháng 02/2018: mít tinh nhân Ngày Thầy thuốc Việt Nam (26/02)."
    )
    event = one([p.item for p in draft.proposals if isinstance(p.item, Event)], "Thầy thuốc")
    (problem,) = draft.problems
    assert event.start == date(2018, 2, 26)
    assert problem.kind is ProblemKind.OFFICIAL_DATE_DIFFERS
    assert dict(problem.details)["official"] == "27/02"


def test_years_that_do_not_add_up_are_shown(read_text):
    draft = read_text(
        "Chi bộ họp\n\nNhiệm vụ tháng 02/2018: "
        "tuyên truyền 70 năm trận Đồi Cháy (20/02/1947 - 20/02/2018)."
    )
    assert [p.kind for p in draft.problems] == [ProblemKind.CONTRADICTION]


def test_a_past_named_day_is_told_as_over(read_text):
    draft = read_text(
        "Chi bộ họp tháng 02/2018\n\nTrong tháng 01/2018, Chi bộ đã tổ chức gặp mặt "
        "nhân Ngày học sinh, sinh viên Việt Nam (09/01)."
    )
    (proposal,) = draft.proposals
    assert proposal.over


def test_a_street_is_no_day(held):
    assert held("sửa vỉa hè đường Cách mạng Tháng Tám.") == []


def test_an_occasion_and_its_named_day_are_two(held):
    events = held(
        "tổ chức lễ mít tinh hưởng ứng Ngày Môi trường thế giới (05/6) vào sáng 01/6/2018."
    )
    assert {e.start for e in events} == {date(2018, 6, 1), date(2018, 6, 5)}
