"""What is told of a day: what is due and what takes place, once; what is late."""

from datetime import date, datetime

from planner.model import DueFrom, Event, EventKind, Month, Task, TaskStatus
from planner.today import news

TODAY = date(2019, 4, 9)


def test_what_is_due_and_what_takes_place_today_is_told_by_the_clock():
    due = Task(uid="t", summary="Nộp báo cáo", due=TODAY)
    start = datetime(2019, 4, 9, 8)  # noqa: DTZ001 - Vietnamese clock time
    meeting = Event(uid="m", summary="Giao ban", kind=EventKind.MEETING, start=start)
    told = news([due, meeting], [], TODAY)
    assert [entry.item for entry in told.entries] == [meeting, due]


def test_what_is_done_and_what_goes_on_since_yesterday_is_not_told():
    done = Task(uid="t", summary="x", due=TODAY, status=TaskStatus.COMPLETED)
    organised = Task(uid="o", summary="x", status=TaskStatus.COMPLETED)
    week = Event(uid="w", summary="x", start=date(2019, 4, 8), end=date(2019, 4, 12))
    event = Event(uid="e", summary="x", start=TODAY, end=date(2019, 4, 10), task="o")
    month = Task(uid="n", summary="x", due=TODAY, due_from=DueFrom.MONTH, month=Month(2019, 4))
    assert not news([done, organised, week, event, month], [], TODAY)


def test_what_is_late_is_told_until_it_is_done():
    late = Task(uid="t", summary="x", due=date(2019, 4, 8))
    done = Task(uid="d", summary="x", due=date(2019, 4, 8), status=TaskStatus.COMPLETED)
    assert news([], [late, done], TODAY).overdue == (late,)


def test_an_occasion_and_the_task_behind_it_are_told_once():
    task = Task(uid="t", summary="Chuẩn bị", due=TODAY)
    event = Event(uid="e", summary="Hội thi", start=TODAY, end=date(2019, 4, 10), task="t")
    assert len(news([task, event], [], TODAY).entries) == 1
