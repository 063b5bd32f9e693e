"""Decide what stands in a month's programme (chương trình công tác): its rows and their words.

One row for each entry with a day in the month, in the order of the days, then what the month has
to bring without a day. The same rows are the printed list and the table of the official paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from planner.model import DueFrom, Entry, Event, Month, Task, TaskStatus, entries, is_listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import Item
    from resources import Words

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the programme, in words."""

    when: str
    content: str
    lead: str  # chủ trì
    support: str  # phối hợp
    remark: str  # where, and what a person noted


@dataclass(frozen=True, slots=True)
class Programme:
    """A month's programme: whose it is, and its rows."""

    month: Month
    organisation: str  # empty where nobody has said it: the paper leaves a line to write it on
    above: str  # the organisation above it
    rows: tuple[Row, ...]


def rows(
    items: Iterable[Item], month: Month, words: Words, days: tuple[date, date] | None = None
) -> tuple[Row, ...]:
    """Return the rows of a month: what has a day in it, then what is planned without one.

    With `days` the first part is what lies between these two instead: a page of the month also
    shows days of its neighbours.
    """
    joined = entries(items)
    first, last = days or (month.first, month.last)
    dated = sorted((entry for entry in joined if _touches(entry, first, last)), key=_order)
    return tuple(_row(entry, words) for entry in (*dated, *_undated(joined, month)))


def undated(items: Iterable[Item], month: Month) -> tuple[Entry, ...]:
    """Return what is planned for the month and has no day in the grid."""
    return tuple(_undated(entries(items), month))


def _undated(joined: Iterable[Entry], month: Month) -> list[Entry]:
    found = (e for e in joined if e.first_day is None and is_listed(e.item, month))
    return sorted(found, key=_reading)


def _touches(entry: Entry, first: date, last: date) -> bool:
    start, end = entry.first_day, entry.last_day
    return start is not None and end is not None and start <= last and end >= first


def _order(entry: Entry) -> tuple[date, bool, str, str]:
    """Order by day; what has a clock time first, by it."""
    event = entry.event
    start = event.start if event else None
    clock = f"{start:%H:%M}" if isinstance(start, datetime) else ""
    return entry.first_day or date.max, not clock, clock, entry.item.summary


def _reading(entry: Entry) -> tuple[datetime, str, int]:
    """Order by when it came into the plan, then as its report has it."""
    evidence = entry.item.evidence
    place = (evidence.title, evidence.span.start) if evidence else ("", 0)
    return entry.item.created, *place


def _row(entry: Entry, words: Words) -> Row:
    return Row(
        _when(entry, words),
        entry.item.summary,
        entry.assignee or "",
        BETWEEN.join(entry.with_units),
        _remark(entry, words),
    )


def _when(entry: Entry, words: Words) -> str:
    if entry.event is None:
        return _due(entry.task, words) if entry.task else ""
    first, last = entry.first_day, entry.last_day
    if first is None or last is None:
        return words.say("programme.unknown_day")
    if first != last:
        return words.say("programme.days", first=_short(first), last=_short(last))
    return " ".join(part for part in (_day(first, words), _part_of_day(entry.event, words)) if part)


def _due(task: Task, words: Words) -> str:
    if task.due is not None and task.due_from is not DueFrom.MONTH:
        return words.say("programme.due", day=_day(task.due, words))
    said = task.due_text or words.say("programme.in_month")
    return said[:1].upper() + said[1:]


def _part_of_day(event: Event, words: Words) -> str:
    """Return the clock times, or the part of the day that the report names."""
    start, end = event.start, event.end
    if isinstance(start, datetime):
        begins = f"{start:%H:%M}"
        return f"{begins}–{end:%H:%M}" if isinstance(end, datetime) else begins
    return words.say(f"dates.{event.day_part.value}") if event.day_part else ""


def _remark(entry: Entry, words: Words) -> str:
    event, task = entry.event, entry.task
    said = [event.location if event else None, event.note if event else None]
    if task is not None:
        said.append(task.note)
        if not task.is_open:
            ended = "completed" if task.status is TaskStatus.COMPLETED else "cancelled"
            said.append(words.say(f"states.{ended}"))
    return BETWEEN.join(part for part in said if part)


def _day(day: date, words: Words) -> str:
    return words.say(
        "programme.day", weekday=words.say(f"dates.{WEEKDAYS[day.weekday()]}"), day=_short(day)
    )


def _short(day: date) -> str:
    return f"{day.day:02}/{day.month:02}"
