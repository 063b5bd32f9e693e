"""The result of a month counts each task once, by what became of it."""

from datetime import UTC, date, datetime

import pytest

from planner.model import Event, Evidence, Month, Place, Span, Task, TaskStatus
from planner.results import Outcome, completed_day, result, unfinished

MARCH = Month(2019, 3)
TODAY = date(2019, 3, 28)
AT = Place(1, 1)


def task(**fields):
    return Task(**({"uid": "1", "summary": "Việc", "month": MARCH} | fields))


def done(day, hour=8, **fields):
    stamp = datetime(2019, 3, day, hour, tzinfo=UTC)
    return task(status=TaskStatus.COMPLETED, completed=stamp, percent_complete=100, **fields)


@pytest.mark.parametrize(
    ("planned", "outcome"),
    [
        (done(20), Outcome.DONE),
        (done(20, due=date(2019, 3, 20)), Outcome.DONE),
        (done(21, due=date(2019, 3, 20)), Outcome.DONE_LATE),
        (task(status=TaskStatus.IN_PROCESS, percent_complete=40), Outcome.IN_WORK),
        (task(status=TaskStatus.IN_PROCESS, due=date(2019, 3, 27)), Outcome.OVERDUE),
        (task(due=date(2019, 3, 27)), Outcome.OVERDUE),
        (task(due=date(2019, 3, 28)), Outcome.OPEN),
        (task(), Outcome.OPEN),
        (task(status=TaskStatus.CANCELLED, due=date(2019, 3, 1)), Outcome.CANCELLED),
    ],
)
def test_a_task_stands_under_what_became_of_it(planned, outcome):
    assert [found for found, _ in result([planned], MARCH, TODAY).tasks] == [outcome]


def test_the_day_it_was_done_is_the_day_in_viet_nam():
    late_evening_utc = done(20, hour=18, due=date(2019, 3, 20))
    assert completed_day(late_evening_utc) == date(2019, 3, 21)
    assert result([late_evening_utc], MARCH, TODAY).count(Outcome.DONE_LATE) == 1


def test_only_tasks_of_the_months_plan_count():
    others = [task(uid="2", month=Month(2019, 4)), Event(uid="3", summary="Họp", month=MARCH)]
    assert result(others, MARCH, TODAY).tasks == ()


def test_what_is_unfinished_can_be_carried_over():
    items = [done(2, uid="a"), task(uid="b"), task(uid="c", status=TaskStatus.CANCELLED)]
    assert [each.uid for each in unfinished(items, MARCH)] == ["b"]


def test_tasks_of_one_day_stand_as_the_report_has_them():
    def told(uid, start):
        return task(uid=uid, evidence=Evidence("d", "Giao ban", Span(start, 9), "", "", AT, "r"))

    items = [told("a", 7), told("b", 3), told("c", 5), task(uid="d", due=date(2019, 3, 4))]
    assert [each.uid for _, each in result(items, MARCH, TODAY).tasks] == ["d", "b", "c", "a"]
