"""Lay a month out as one list: its days that hold something, each with its entries in order.

What lasts several days stands once, on the first of them that the month has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.almanac.lunar import to_lunar
from planner.almanac.observances import days_off
from planner.month import placed
from planner.month.week import order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.almanac.lunar import LunarDate
    from planner.model import Entry, Item, Month


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day and what is on it."""

    day: date
    is_today: bool
    lunar: LunarDate | None
    day_off: str | None  # name of the public holiday
    entries: tuple[Entry, ...]


def agenda(items: Iterable[Item], month: Month, today: date) -> tuple[AgendaDay, ...]:
    """Return the days of a month that hold something, and today."""
    by_day, lasting = placed(items, month.first, month.last, order)
    for first, _last, entry in reversed(lasting):
        by_day.setdefault(max(first, month.first), []).insert(0, entry)
    if month.first <= today <= month.last:
        by_day.setdefault(today, [])
    names = days_off(month.first, month.last)
    return tuple(
        AgendaDay(day, day == today, to_lunar(day), names.get(day), tuple(by_day[day]))
        for day in sorted(by_day)
    )
