"""Figures that number, count, name or measure are no dates: no_dates.txt, line by line."""

from datetime import date
from pathlib import Path

import pytest

from planner.model import Grain
from planner.reading.dates import Reference, find

LINES = Path(__file__).with_name("no_dates.txt").read_text(encoding="utf-8").splitlines()
CONTEXTS = {
    "alone": "",
    "after a date with strokes": "Họp ngày 06/02/2018, ",
    "after a date with dots": "Họp ngày 6.2.2018. ",
}


def test_there_are_two_hundred_of_them_and_more():
    assert len(set(LINES)) > 200


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
def test_no_line_gives_a_day_or_a_problem(context):
    wrong = {
        line: text[each.span.start : each.span.end]
        for line in LINES
        for text in [context + line]
        for each in find(text, Reference(date(2018, 2, 8)))
        if each.span.start >= len(context)
        and ((each.period and each.period.grain is Grain.DAY) or each.problems)
    }
    assert wrong == {}
