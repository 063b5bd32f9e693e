"""Decide what a person should hear of a day: what is due or takes place on it, what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from planner.model import Entry, Task, entries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.model import Item


@dataclass(frozen=True, slots=True)
class DayNews:
    """What to say of a day."""

    entries: tuple[Entry, ...]  # begins or is due on it, and is not done
    overdue: tuple[Task, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return bool(self.entries or self.overdue)


def news(items: Iterable[Item], overdue: Iterable[Item], today: date) -> DayNews:
    """Return what to say of today, from what touches it and from what is overdue.

    What lasts several days is told on its first; a task without a day of its own is not told.
    """
    found = [
        entry
        for entry in entries(items)
        if entry.first_day == today and (entry.task is None or entry.task.is_open)
    ]
    late = (item for item in overdue if isinstance(item, Task) and item.is_overdue(today))
    return DayNews(tuple(sorted(found, key=_clock)), tuple(late))


def _clock(entry: Entry) -> tuple[bool, datetime]:
    """Order by clock time; what has none comes after, in the order given."""
    start = entry.event.start if entry.event else None
    if isinstance(start, datetime):
        return False, start
    return True, datetime.min  # noqa: DTZ901 - Vietnamese clock time
