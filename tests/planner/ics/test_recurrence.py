"""Recurring days: the same as dateutil finds, and always within bounds."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.ics import recurrence
from planner.ics.recurrence import MOST, BadRule, days, parse

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
WEEKDAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1)
NUMBERED = st.builds(
    "{}{}".format, st.sampled_from([1, 2, 3, 4, -1]), st.sampled_from(["MO", "TH", "SU"])
)


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    if draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), min_size=1, unique=True))
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    if frequency in {"MONTHLY", "YEARLY"} and draw(st.booleans()):
        days_named = draw(st.lists(st.sampled_from([1, 13, 28, 31, -1, -3]), min_size=1))
        parts.append(f"BYMONTHDAY={','.join(map(str, days_named))}")
    elif draw(st.booleans()):
        numbered = frequency == "MONTHLY" and draw(st.booleans())
        parts.append(
            f"BYDAY={','.join(draw(st.lists(NUMBERED, min_size=1) if numbered else WEEKDAYS))}"
        )
        if draw(st.booleans()):
            parts.append(f"BYSETPOS={draw(st.sampled_from([1, 2, -1]))}")
    elif frequency == "YEARLY" and draw(st.booleans()):
        parts.append(f"BYYEARDAY={draw(st.sampled_from(['1', '60,-1', '366', '-100']))}")
    return ";".join(parts)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(rules(), st.dates(date(2025, 1, 1), date(2027, 6, 30)))
def test_the_days_are_those_that_dateutil_finds(rule, start):
    oracle = rrulestr(rule, dtstart=midnight(start))
    # Where the rule passes over DTSTART, COUNT counts it nevertheless (RFC 5545 3.8.5.3).
    assume("COUNT" not in rule or next(iter(oracle), None) == midnight(start))
    expected = {day.date() for day in oracle.between(midnight(FIRST), midnight(LAST), inc=True)}
    found = days(parse(rule, start), start, FIRST, LAST)
    assert found == sorted(set(found))
    assert set(found) - {start} == expected - {start}


def midnight(day):
    return datetime.combine(day, datetime.min.time())


def test_the_first_day_belongs_to_the_series_even_if_the_rule_passes_it_over():
    start = date(2027, 2, 3)
    assert days(parse("FREQ=WEEKLY;BYDAY=MO", start), start, FIRST, date(2027, 2, 10)) == [
        start,
        date(2027, 2, 8),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=YEARLY;INTERVAL=999999999999",
        "FREQ=FORTNIGHTLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;BYSECOND=1",
        "",
    ],
)
def test_a_rule_that_is_none_or_finer_than_a_day_is_refused(rule):
    with pytest.raises(BadRule):
        parse(rule, FIRST)


def test_what_a_rule_chooses_of_a_period_is_looked_for_once(monkeypatch):
    """A rule that chooses none of a year's days would have each day go through the year."""
    asked = []
    monkeypatch.setattr(
        recurrence, "_fits_weekday", lambda *arguments: asked.append(arguments) or True
    )
    rule = parse("FREQ=YEARLY;COUNT=9;BYDAY=MO,TU;BYSETPOS=400", FIRST)
    assert days(rule, FIRST, FIRST, LAST) == [FIRST]
    assert len(asked) < 3 * (LAST - FIRST).days


def test_a_day_that_never_comes_is_not_searched_for():
    assert days(parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", FIRST), FIRST, FIRST, LAST) == [FIRST]


def test_a_series_without_end_is_cut():
    far = FIRST + timedelta(days=10 * MOST)
    assert len(days(parse("FREQ=DAILY", FIRST), FIRST, FIRST, far)) == MOST
