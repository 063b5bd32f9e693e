"""Jotted lines as they are read on one day, for the tests of quick add."""

from datetime import date

from planner.model import Month
from planner.reading.jotting import jot

TODAY = date(2018, 2, 8)  # a Thursday
MONTH = Month(2018, 2)


def read(line):
    return jot(line, TODAY, MONTH)


def only(line):
    """Return the one reading of a line without doubts."""
    jotting = read(line)
    assert jotting.doubt is None
    (item,) = jotting.readings
    return item
