"""A line that a person jots down is understood, or its doubt is named with every reading."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import DayPart, DueFrom, Event, EventKind, Month, Task
from planner.reading.jotting import Doubt, jot

TODAY = date(2018, 2, 8)  # a Thursday
MONTH = Month(2018, 2)


def read(line):
    return jot(line, TODAY, MONTH)


def only(line):
    jotting = read(line)
    assert jotting.doubt is None
    (item,) = jotting.readings
    return item


def starts(line):
    return [item.start for item in read(line).readings]


def test_a_meeting_at_a_clock_time_next_week():
    event = only("họp giao ban 8h thứ 2 tuần sau")
    assert isinstance(event, Event)
    assert (event.summary, event.kind) == ("Họp giao ban", EventKind.MEETING)
    assert event.start == datetime(2018, 2, 12, 8)  # noqa: DTZ001 - Vietnamese clock time
    assert event.month == MONTH


def test_a_deadline_makes_a_task():
    task = only("nộp báo cáo trước 15/3")
    assert isinstance(task, Task)
    assert (task.summary, task.due, task.due_from) == (
        "Nộp báo cáo",
        date(2018, 3, 15),
        DueFrom.TEXT,
    )
    assert task.month == Month(2018, 3)


def test_what_takes_place_on_a_day_is_an_event():
    event = only("tổng vệ sinh cơ quan ngày 20/2")
    assert isinstance(event, Event)
    assert (event.summary, event.kind, event.start, event.last_day) == (
        "Tổng vệ sinh cơ quan",
        EventKind.OTHER,
        date(2018, 2, 20),
        date(2018, 2, 20),
    )


def test_place_and_end_are_understood():
    event = only("họp các trạm 14h-16h ngày 20/2 tại phòng họp tầng 2")
    assert (event.summary, event.location) == ("Họp các trạm", "Phòng họp tầng 2")
    assert (event.start.hour, event.end.hour) == (14, 16)


def test_days_from_to_last():
    event = only("đi công tác từ 12/3 đến 14/3")
    assert (event.start, event.last_day) == (date(2018, 3, 12), date(2018, 3, 14))


def test_a_part_of_the_day_is_kept():
    assert only("họp chi bộ tối 20/2").day_part is DayPart.EVENING


def test_work_without_a_day_belongs_to_the_month_shown():
    task = only("rà soát hồ sơ")
    assert (task.summary, task.month, task.due) == ("Rà soát hồ sơ", MONTH, None)


def test_a_month_in_the_title_is_no_due_day():
    task = only("nộp báo cáo tháng 2 trước ngày 25/2")
    assert (task.summary, task.due) == ("Nộp báo cáo tháng 2", date(2018, 2, 25))


def test_within_a_week_the_last_day_is_due():
    task = only("nộp báo cáo trong tuần này")
    assert (task.due, task.due_from) == (date(2018, 2, 11), DueFrom.MONTH)


@pytest.mark.parametrize(
    ("line", "doubt", "days"),
    [
        ("họp thứ 6", Doubt.WEEKDAY, [date(2018, 2, 9), date(2018, 2, 16)]),
        ("họp chi bộ ngày 25", Doubt.MONTH, [date(2018, 2, 25), date(2018, 3, 25)]),
        ("họp chi bộ ngày 5", Doubt.MONTH, [date(2018, 3, 5), date(2018, 4, 5)]),
        ("họp ngày 5/1", Doubt.YEAR, [date(2018, 1, 5), date(2019, 1, 5)]),
        ("thứ 2 ngày 20/2 họp", Doubt.MISMATCH, [date(2018, 2, 20), date(2018, 2, 19)]),
        ("họp ngày 31/2", Doubt.IMPOSSIBLE, []),
        ("họp ngày 45", Doubt.IMPOSSIBLE, []),
    ],
)
def test_a_doubt_is_asked_with_every_reading(line, doubt, days):
    assert read(line).doubt is doubt
    assert starts(line) == days


def test_a_meeting_of_a_week_asks_for_its_day():
    assert read("họp cơ quan tuần sau").doubt is Doubt.WEEK
    assert [day.day for day in starts("họp cơ quan tuần sau")] == [12, 13, 14, 15, 16]


def test_an_early_hour_asks_for_its_half_of_the_day():
    jotting = read("họp 3h ngày 20/2")
    assert jotting.doubt is Doubt.HOUR
    assert [item.start.hour for item in jotting.readings] == [15, 3]
    assert [item.start.hour for item in read("họp 3h chiều ngày 20/2").readings] == [15]


def test_a_clock_time_without_a_day_asks_for_the_day():
    jotting = read("họp 8h")
    assert jotting.doubt is Doubt.TODAY
    assert [(i.start.day, i.start.hour) for i in jotting.readings] == [(8, 8), (9, 8)]


def test_two_doubts_give_every_pair():
    jotting = read("họp 3h thứ 6")
    assert [(i.start.day, i.start.hour) for i in jotting.readings] == [
        (9, 15),
        (9, 3),
        (16, 15),
        (16, 3),
    ]


@pytest.mark.parametrize("line", ["", "   ", "8h ngày 20/2", "trước ngày 20/2"])
def test_without_a_title_there_is_nothing_to_add(line):
    assert read(line).readings == ()


@pytest.mark.parametrize("line", ["gặp chị Mai", "lần thứ hai này", "họp thứ", "tiếp 3 đoàn khách"])
def test_names_and_numbers_leave_no_doubt(line):
    assert read(line).doubt is None


WORDS = (
    "họp nộp trước ngày thứ 2 6 tuần sau này 8h 3h 14h30 20/2 31/2 15/3/2018 sáng chiều mai tại ở"
    " phòng , - từ đến tháng năm trong"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES | st.text(max_size=6), max_size=12).map(" ".join))
def test_no_line_breaks_the_reader_and_every_reading_has_a_title(line):
    jotting = read(line)
    assert all(item.summary.strip() for item in jotting.readings)
    assert len(jotting.readings) <= 6
    assert jotting.doubt is not None or len(jotting.readings) <= 1
