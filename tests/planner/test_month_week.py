"""A week and a month's list hold what the month holds, in the order a day is lived."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.model import Event, EventKind, Month, Task
from planner.month import page as month_page
from planner.month.agenda import agenda
from planner.month.week import page, week_days
from tests.ui.busy_month import NOVEMBER, TODAY, busy_month

TUESDAY = date(2018, 11, 6)


def titles(cell):
    return [entry.item.summary for entry in cell.chips]


def test_a_week_runs_from_monday_to_sunday():
    assert week_days(date(2018, 11, 11)) == (date(2018, 11, 5), date(2018, 11, 11))
    assert week_days(date(2018, 11, 5)) == (date(2018, 11, 5), date(2018, 11, 11))


def test_all_day_stands_above_clock_times_and_what_is_due_below():
    items = [
        Task(uid="t", summary="Nộp", due=TUESDAY),
        Event(uid="m", summary="Họp", kind=EventKind.MEETING, start=datetime(2018, 11, 6, 8)),  # noqa: DTZ001
        Event(uid="d", summary="Ngày Biển sạch", kind=EventKind.COMMEMORATION, start=TUESDAY),
    ]
    (week,) = page(items, TUESDAY, TODAY).weeks
    assert titles(week.cells[1]) == ["Ngày Biển sạch", "Họp", "Nộp"]


def test_the_days_of_a_week_over_two_months_are_all_of_it():
    shown = page([], date(2018, 11, 1), TODAY)
    assert shown.first_day == date(2018, 10, 29)
    assert all(cell.in_month for cell in shown.weeks[0].cells)
    assert shown.month == NOVEMBER  # Thursday the 1st


def test_weeks_hold_what_the_month_holds():
    month = month_page(busy_month(), NOVEMBER, TODAY)
    for row in month.weeks:
        (week,) = page(busy_month(), row.cells[0].day, TODAY).weeks
        assert week.bars == row.bars
        for shown, cell in zip(week.cells, row.cells, strict=True):
            assert set(shown.entries) == set(cell.entries)
            assert (shown.lunar, shown.day_off) == (cell.lunar, cell.day_off)


def test_the_list_has_each_entry_of_the_month_once():
    days = agenda(busy_month(), NOVEMBER, TODAY)
    shown = [entry.item.uid for day in days for entry in day.entries]
    of_month = {
        entry.item.uid
        for week in month_page(busy_month(), NOVEMBER, TODAY).weeks
        for cell in week.cells
        for entry in cell.entries
        if cell.in_month
    }
    assert len(shown) == len(set(shown))
    assert set(shown) == of_month


def test_the_list_has_today_even_when_it_is_empty():
    (day,) = agenda([], NOVEMBER, TODAY)
    assert (day.day, day.is_today, day.entries) == (TODAY, True, ())
    assert agenda([], Month(2018, 12), TODAY) == ()


def test_what_began_before_the_month_stands_on_its_first_day():
    lasting = Event(uid="l", summary="Đợt", start=date(2018, 10, 20), end=date(2018, 11, 9))
    first = agenda([lasting], NOVEMBER, date(2019, 1, 1))[0]
    assert (first.day, len(first.entries)) == (date(2018, 11, 1), 1)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 20), st.integers(1, 30))
def test_an_event_is_in_every_week_it_touches_and_in_no_other(day, before, length):
    start = day - timedelta(before)
    event = Event(uid="e", summary="e", start=start, end=start + timedelta(length))
    monday, sunday = week_days(day)
    touches = start <= sunday and event.last_day >= monday
    shown = {e.item.uid for c in page([event], day, TODAY).weeks[0].cells for e in c.entries}
    assert shown == ({"e"} if touches else set())
