"""One clock for days and stamps: this computer's, or a given day."""

from datetime import UTC, date, datetime, timedelta, timezone

from planner.clock import Clock

HANOI = timezone(timedelta(hours=7))
MOMENT = datetime(2024, 2, 29, 1, 30, tzinfo=HANOI)


def test_the_computers_clock_gives_the_day_where_it_stands_and_stamps_in_utc():
    clock = Clock(lambda: MOMENT)
    assert clock.today() == date(2024, 2, 29)
    assert clock.now() == datetime(2024, 2, 28, 18, 30, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    assert clock.local() is MOMENT


def test_a_given_day_holds_for_stamps_too():
    clock = Clock(lambda: MOMENT, date(2018, 2, 8))
    assert clock.today() == date(2018, 2, 8)
    assert clock.now() == datetime(2018, 2, 7, 18, 30, tzinfo=UTC)
    assert clock.local() == datetime(2018, 2, 8, 1, 30, tzinfo=HANOI)


def test_a_clock_goes_on():
    moments = iter([MOMENT, MOMENT + timedelta(hours=23)])
    clock = Clock(lambda: next(moments))
    assert clock.today() == date(2024, 2, 29)
    assert clock.today() == date(2024, 3, 1)
