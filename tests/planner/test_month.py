"""The month page: weeks, days, bars and their order."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import DueFrom, Event, EventKind, Month, Task, TaskStatus, entries
from planner.month import Kind, kind_of, moved_start, page, shown_days

TODAY = date(2018, 2, 8)
FEBRUARY = Month(2018, 2)


def event(
    summary: str, start: date | datetime, end: date | datetime | None = None, **more
) -> Event:
    return Event(uid=f"e-{summary}", summary=summary, start=start, end=end, **more)


def task(summary: str, due: date | None, **more) -> Task:
    return Task(uid=f"t-{summary}", summary=summary, due=due, month=FEBRUARY, **more)


def summaries(cell) -> list[str]:
    return [entry.item.summary for entry in cell.entries]


@pytest.mark.parametrize(
    ("month", "weeks"),
    [(Month(2021, 2), 4), (FEBRUARY, 5), (Month(2018, 9), 5), (Month(2018, 12), 6)],
)
def test_a_month_has_as_many_weeks_as_it_touches(month, weeks):
    assert len(page([], month, TODAY).weeks) == weeks


@given(st.dates(date(1901, 1, 1), date(2199, 11, 1)))
def test_every_week_runs_from_monday_to_sunday_and_the_month_is_whole(day):
    shown = page([], Month.of(day), day)
    days = [cell.day for week in shown.weeks for cell in week.cells]
    assert days == [days[0] + timedelta(n) for n in range(len(days))]
    assert all(week.cells[0].day.weekday() == 0 for week in shown.weeks)
    assert [cell.day for week in shown.weeks for cell in week.cells if cell.in_month] == [
        d for d in days if Month.of(d) == Month.of(day)
    ]
    assert (days[0], days[-1]) == shown_days(Month.of(day))
    assert sum(cell.is_today for week in shown.weeks for cell in week.cells) == 1


def test_a_day_knows_its_place_and_what_is_off_the_page_has_none():
    shown = page([], FEBRUARY, TODAY)
    assert shown.position(date(2018, 2, 6)) == (1, 1)
    assert shown.cell(date(2018, 2, 6)).day == date(2018, 2, 6)
    assert shown.position(date(2018, 1, 28)) is None
    assert shown.position(date(2018, 3, 5)) is None
    assert shown.cell(date(2018, 3, 5)) is None


def test_timed_entries_come_by_the_clock_then_named_days_then_tasks_done_or_not():
    day = date(2018, 2, 6)
    items = [
        task("Đã xong", day, status=TaskStatus.COMPLETED),
        task("Ưu tiên làm", day),
        event("Ngày kỷ niệm", day, kind=EventKind.COMMEMORATION),
        event("Họp chiều", datetime.fromisoformat("2018-02-06T14:00"), kind=EventKind.MEETING),
        event("Họp sáng", datetime.fromisoformat("2018-02-06T08:00"), kind=EventKind.MEETING),
    ]
    cell = page(items, FEBRUARY, TODAY).cell(day)
    assert summaries(cell) == ["Họp sáng", "Họp chiều", "Ngày kỷ niệm", "Đã xong", "Ưu tiên làm"]


def test_a_task_and_the_event_it_organises_are_one_entry():
    day = date(2018, 2, 9)
    fair = event("Hội sách", day, task="t-Tổ chức", kind=EventKind.FESTIVAL)
    cell = page([task("Tổ chức", day), fair], FEBRUARY, TODAY).cell(day)
    assert summaries(cell) == ["Hội sách"]
    assert cell.entries[0].task.summary == "Tổ chức"


def test_a_task_without_a_day_of_its_own_is_not_in_the_grid():
    items = [
        task("Trong tháng", date(2018, 2, 28), due_from=DueFrom.MONTH),
        task("Không ngày", None),
    ]
    shown = page(items, FEBRUARY, TODAY)
    assert not any(cell.entries for week in shown.weeks for cell in week.cells)


def test_what_lasts_over_a_week_end_is_a_bar_in_each_week_that_says_it_goes_on():
    duty = event("Trực", date(2018, 2, 9), date(2018, 2, 14))
    shown = page([duty], FEBRUARY, TODAY)
    (first,), (second,) = shown.weeks[1].bars, shown.weeks[2].bars
    assert (first.column, first.span, first.continues_left, first.continues_right) == (
        4,
        3,
        False,
        True,
    )
    assert (second.column, second.span, second.continues_left, second.continues_right) == (
        0,
        2,
        True,
        False,
    )
    assert summaries(shown.cell(date(2018, 2, 13))) == ["Trực"]


def test_what_reaches_in_from_another_month_is_shown_on_its_days_here():
    campaign = event("Chiến dịch", date(2017, 12, 1), date(2018, 6, 1))
    shown = page([campaign], FEBRUARY, TODAY)
    assert all(cell.bars for week in shown.weeks for cell in week.cells)
    assert all(
        bar.continues_left and bar.continues_right for week in shown.weeks for bar in week.bars
    )


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (EventKind.MEETING, Kind.MEETING),
        (EventKind.COMMEMORATION, Kind.COMMEMORATION),
        (EventKind.HOLIDAY, Kind.HOLIDAY),
        (EventKind.FESTIVAL, Kind.HOLIDAY),
        (EventKind.OTHER, Kind.ACTIVITY),
        (EventKind.DEADLINE, Kind.TASK),
    ],
)
def test_every_kind_of_event_is_one_of_five(kind, shown):
    assert kind_of(entries([event("x", TODAY, kind=kind)])[0]) is shown


def test_a_task_is_of_the_kind_task():
    assert kind_of(entries([task("x", TODAY)])[0]) is Kind.TASK


def test_dragging_a_bar_by_its_middle_moves_its_start_by_as_many_days():
    (duty,) = entries([event("Trực", date(2018, 2, 5), date(2018, 2, 10))])
    assert moved_start(duty, date(2018, 2, 7), date(2018, 2, 13)) == date(2018, 2, 11)


def _span(start_days: tuple[int, int]) -> Event:
    start = date(2018, 1, 15) + timedelta(start_days[0])
    return event(f"{start_days}", start, start + timedelta(start_days[1] + 1))


spans = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 20)).map(_span),
    max_size=25,
    unique_by=lambda e: e.uid,
)


@given(spans)
def test_every_item_is_on_every_one_of_its_days_exactly_once(events):
    shown = page(events, FEBRUARY, TODAY)
    for cell in (cell for week in shown.weeks for cell in week.cells):
        expected = {e.uid for e in events if e.first_day <= cell.day <= e.last_day}
        assert sorted(entry.item.uid for entry in cell.entries) == sorted(expected)


@given(spans)
def test_two_bars_never_share_a_lane_on_a_day(events):
    for week in page(events, FEBRUARY, TODAY).weeks:
        taken = [(bar.lane, column) for bar in week.bars for column in bar.columns]
        assert len(taken) == len(set(taken))
        assert all(0 <= column <= 6 for _, column in taken)
