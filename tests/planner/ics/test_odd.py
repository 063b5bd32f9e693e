"""What is wrong or rare in other programs' calendars: told, bounded, and the rest is read."""

from __future__ import annotations

from datetime import date

import pytest

from planner.ics.scan import TroubleKind
from tests.planner.ics.test_read import only, reading, told, vevent

TODO = "BEGIN:VTODO\nUID:2@x\nSUMMARY:Báo cáo\n{more}\nEND:VTODO\n"


def starts(*parts):
    return sorted(found.item.start for found in reading(*parts).found)


@pytest.mark.parametrize(
    "due", ["DUE:20279999", "DUE:mai", "DUE;VALUE=DATE:20270225T080000", "DUE:99990101"]
)
def test_a_due_that_is_no_day_is_told_and_the_task_is_read(due):
    part = TODO.format(more=due)
    assert only(part).due is None
    assert [kind for kind, _ in told(part)] == [TroubleKind.BAD_END]


@pytest.mark.parametrize("stamp", ["20271399T000000Z", "hôm qua", "20270101", "20270101T256161Z"])
def test_a_stamp_that_is_none_leaves_the_task_done(stamp):
    found = only(TODO.format(more=f"STATUS:COMPLETED\nCOMPLETED:{stamp}"))
    assert found.is_done


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;WKST=XX",
        "FREQ=DAILY;BYDAY=99XX",
        "FREQ=DAILY;COUNT=nhiều",
        "FREQ=DAILY;UNTIL=mai",
    ],
)
def test_a_rule_that_cannot_be_read_is_told_and_the_first_day_taken(rule):
    part = vevent("DTSTART;VALUE=DATE:20270205", more=f"RRULE:{rule}\n")
    assert starts(part) == [date(2027, 2, 5)]
    assert [kind for kind, _ in told(part)] == [TroubleKind.BAD_RULE]


def test_an_exception_that_is_no_day_is_passed_over_and_the_others_count():
    more = "RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:mai,20270206\n"
    assert starts(vevent("DTSTART;VALUE=DATE:20270205", more=more)) == [
        date(2027, 2, 5),
        date(2027, 2, 7),
    ]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;COUNT=3;BYDAY=MO,FR;BYSETPOS=-1", ["0205", "0212", "0219"]),
        ("FREQ=YEARLY;BYDAY=MO;BYSETPOS=1", ["0205"]),
        ("FREQ=YEARLY;BYYEARDAY=36,-1", ["0205", "1231"]),
        ("FREQ=DAILY;COUNT=2;BYSETPOS=1", ["0205", "0206"]),
    ],
)
def test_rare_rules_choose_their_days(rule, days):
    found = starts(vevent("DTSTART;VALUE=DATE:20270205", more=f"RRULE:{rule}\n"))
    assert [f"{day:%m%d}" for day in found] == days


@pytest.mark.parametrize("length", ["-PT1H", "P", "PT", "một giờ"])
def test_a_length_that_is_none_is_told_and_the_event_is_read(length):
    part = vevent(more=f"DURATION:{length}\n")
    assert only(part).end is None
    assert [kind for kind, _ in told(part)] == [TroubleKind.BAD_END]


@pytest.mark.parametrize("times", ["DTSTART:00010101T000000Z", "DTSTART:99991231T235959Z"])
def test_a_start_beyond_our_time_is_told_and_the_next_survives(times):
    parts = vevent(times, uid="far@x"), vevent(uid="near@x")
    assert len(reading(*parts).found) == 1
    assert [kind for kind, _ in told(*parts)] == [TroubleKind.BAD_START]
