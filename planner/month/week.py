"""Lay one week out: the same days and bars as in its month, ordered as a day is lived.

What lasts all day stands on top, then what has a clock time, then what is due.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from planner.almanac.observances import days_off
from planner.model import Entry, Item, Month
from planner.month import ALL_DAY_ORDER, DAYS, Kind, MonthPage, kind_of, placed, week_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

WEEK = timedelta(DAYS)
THURSDAY = timedelta(3)


def week_days(day: date) -> tuple[date, date]:
    """Return Monday and Sunday of a day's week."""
    monday = day - timedelta(day.weekday())
    return monday, monday + WEEK - timedelta(1)


def order(entry: Entry) -> tuple[int, datetime, int, str]:
    """Order the entries of one day: all day, by clock time, due."""
    start = entry.event.start if entry.event else None
    rank = ALL_DAY_ORDER.index(kind_of(entry))
    if isinstance(start, datetime):
        return 1, start, 0, entry.item.summary
    due = kind_of(entry) is Kind.TASK
    return 2 * due, datetime.min, rank, entry.item.summary  # noqa: DTZ901 - Vietnamese clock time


def page(items: Iterable[Item], day: date, today: date) -> MonthPage:
    """Return the page of a day's week; all its days are of it, whichever month they are in."""
    monday, sunday = week_days(day)
    by_day, lasting = placed(items, monday, sunday, order)
    month = Month.of(monday + THURSDAY)  # the month that has most of it
    row = week_row(monday, lasting, by_day, days_off(monday, sunday), month, today)
    cells = tuple(replace(cell, in_month=True) for cell in row.cells)
    return MonthPage(month, today, (replace(row, cells=cells),))
