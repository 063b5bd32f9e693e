"""On which days an entry stands in an export.

A task with a day is a one-day entry on its deadline. One without goes on the last working day of
its month (or on the last one up to the end of its week), and says so in its title.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from planner.model import Entry, Event, Month, Task

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SATURDAY = 5
LONGEST_BREAK = 31  # days looked back over


@dataclass(frozen=True, slots=True)
class Placing:
    """The days or times of an entry; `end` is exclusive, as DTEND."""

    start: date | datetime
    end: date | datetime
    within: str = ""  # key of the words for "within the month", where no day was named
    end_given: bool = True


def place(entry: Entry, *, bars: bool = False) -> Placing | None:
    """Return where an entry stands; None when it has neither a day nor a month."""
    if entry.event:
        return _event_placing(entry.event)
    return _task_placing(entry.task, bars=bars) if entry.task else None


def _event_placing(event: Event) -> Placing | None:
    start, end = event.start, event.end
    if start is None:
        return None
    if isinstance(start, datetime):
        if isinstance(end, datetime) and end > start:
            return Placing(start, end)
        return Placing(start, start + HOUR, end_given=False)
    return Placing(start, end if end and end > start else start + DAY)


def _task_placing(task: Task, *, bars: bool) -> Placing | None:
    if task.chip_day:
        day, within = task.chip_day, ""
    elif task.due:
        day = last_working_day(task.due)
        within = "in_month" if task.due == Month.of(task.due).last else "in_week"
    elif task.month:
        day, within = last_working_day(task.month.last), "in_month"
    else:
        return None
    first = min(day, (task.month or Month.of(day)).first) if bars else day
    return Placing(first, day + DAY, within)


@lru_cache(maxsize=256)
def last_working_day(day: date) -> date:
    """Return the last day up to this one that is neither a weekend nor a public holiday."""
    from planner.almanac.observances import days_off  # its table is read only where a day is asked

    off = days_off(day - DAY * LONGEST_BREAK, day)
    working = (day - DAY * back for back in range(LONGEST_BREAK))
    return next((d for d in working if d.weekday() < SATURDAY and d not in off), day)
