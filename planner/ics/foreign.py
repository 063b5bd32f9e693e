"""Items from the components of any program's calendar.

A clock time without a zone is Vietnamese. A recurring event becomes one event for each day it
falls on inside the window. What cannot be read is told, and left out alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.ics.desk import Desk, line_of, number, title
from planner.ics.lines import one_line
from planner.ics.moments import Moment, duration, moment, stamp
from planner.ics.recurrence import FARTHEST, MOST, days, parse
from planner.ics.scan import Block, Property, TroubleKind, listed
from planner.model import DueFrom, Event, EventKind, Item, Month, Task, TaskStatus
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo


DAY = timedelta(days=1)
MIDNIGHT = time()
ALL = 100
HIGHEST = 9


def uid_of(block: Block) -> str:
    """Return the UID; one made from the content where there is none, so that it stays the same."""
    if uid := block.text("UID"):
        return uid
    said = "\n".join(
        found.value for name in ("SUMMARY", "DTSTART", "DUE") for found in block.all(name)
    )
    return "-" + hashlib.sha256(said.encode()).hexdigest()[:32]


def sequence_of(block: Block) -> int:
    """Return SEQUENCE, 0 where it is none."""
    return number(block, "SEQUENCE")


def items(blocks: list[Block], desk: Desk) -> Iterator[tuple[Block, Item]]:
    """Return the items of components with one UID: a single one, or a series and its exceptions."""
    main = [block for block in blocks if not block.first("RECURRENCE-ID")]
    exceptions = [block for block in blocks if block.first("RECURRENCE-ID")]
    if not main:
        for block in exceptions:
            desk.tell(TroubleKind.ORPHAN, block.line, title(block, desk))
            yield from _single(block, desk, _exception_suffix(block))
        return
    block = main[0]
    if block.kind == "VTODO":
        if _is_standing(block, desk):
            yield block, _task(block, desk)
    elif block.all("RRULE") or block.all("RDATE"):
        yield from _series(block, exceptions, desk)
    else:
        yield from _single(block, desk, "")


def title_of(block: Block, desk: Desk) -> str:
    """Return the title; its absence is told."""
    named = title(block, desk)
    if named == desk.untitled:
        desk.tell(TroubleKind.NO_TITLE, block.line)
    return named


def times(block: Block, desk: Desk) -> tuple[Moment, timedelta | None] | None:
    """Return when an event begins and how long it lasts; None where no day can be read."""
    starts = block.all("DTSTART")
    if not starts:
        desk.tell(TroubleKind.NO_START, block.line, title(block, desk))
        return None
    start = _readable(starts[0], desk) if len(starts) == 1 else None
    if start is None:
        desk.tell(TroubleKind.BAD_START, starts[-1].line, title(block, desk))
        return None
    return start, _length(block, start, desk)


def span(start: date | datetime, length: timedelta | None) -> date | datetime | None:
    """Return the exclusive end of an event that lasts so long."""
    if length is None:
        return None if isinstance(start, datetime) else start + DAY
    return start + length


# ------------------------------------------------------------------------------------------ events


def _single(block: Block, desk: Desk, suffix: str) -> Iterator[tuple[Block, Item]]:
    if not _is_standing(block, desk):
        return
    when = times(block, desk)
    if when is not None:
        start, length = when
        yield block, _event(block, start.value, length, desk, suffix)


def _series(block: Block, exceptions: list[Block], desk: Desk) -> Iterator[tuple[Block, Item]]:
    """Return one event for each day of a series in the window."""
    when = times(block, desk) if _is_standing(block, desk) else None
    if when is None:
        return
    start, length = when
    skipped = _days_of(block.all("EXDATE"), start.zone, desk)
    for exception in exceptions:
        skipped |= _days_of(exception.all("RECURRENCE-ID"), start.zone, desk)
    template = _event(block, start.value, length, desk, "")
    name = template.summary
    found = _days_of(block.all("RDATE"), start.zone, desk) | set(
        _occurrences(block, start, name, desk)
    )
    first, last = desk.window
    kept = sorted(day for day in found - skipped if first <= day <= last)
    if len(kept) > MOST:
        desk.tell(TroubleKind.TOO_MANY, block.line, name)
    for day in kept[:MOST]:
        begins = start.on(day)
        key = f"{template.key}#{day:%Y%m%d}"
        yield block, replace(template, key=key, start=begins, end=span(begins, length), month=None)
    for exception in exceptions:
        yield from _single(exception, desk, _exception_suffix(exception))


def _occurrences(block: Block, start: Moment, name: str, desk: Desk) -> list[date]:
    """Return the days on which the rule of a series falls, on the clocks of its zone."""
    rules = block.all("RRULE")
    if not rules:
        return [start.day]
    first, last = desk.window
    try:
        rule = parse(rules[0].value.strip(), start.day, _until(rules[0].value, start))
    except ValueError:
        desk.tell(TroubleKind.BAD_RULE, rules[0].line, name)
        return [start.day]
    desk.budget -= (last - (start.day if rule.count is not None else first)).days
    too_far = rule.count is not None and (last - start.day).days > FARTHEST
    if desk.budget < 0 or too_far:
        desk.tell(TroubleKind.TOO_MANY, rules[0].line, name)
        return [start.day]
    return days(rule, start.day, first, last)


def _until(rule: str, start: Moment) -> date | None:
    """Return the last day that UNTIL lets through, in the zone of the series; ValueError if bad."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    if "UNTIL" not in parts:
        return None
    end = moment(Property(parts["UNTIL"].strip(), 0), lambda _: start.zone)
    local = end.seen_from(start.zone)
    if isinstance(local, datetime) and isinstance(start.local, datetime):
        return local.date() if local.time() >= start.local.time() else local.date() - DAY
    return end.day


def _days_of(found: list[Property], zone: tzinfo, desk: Desk) -> set[date]:
    """Return the days that EXDATE, RDATE or RECURRENCE-ID name, in the zone of the series."""
    named: set[date] = set()
    for each in found:
        for part in each.value.split(","):
            one = replace(each, value=part.partition("/")[0])
            try:
                seen = moment(one, desk.zone_of).seen_from(zone)
            except ValueError:
                continue
            named.add(seen.date() if isinstance(seen, datetime) else seen)
    return named


def _event(
    block: Block, start: date | datetime, length: timedelta | None, desk: Desk, suffix: str
) -> Event:
    end = span(start, length)
    start, end = _whole_days(block, start, end)
    kind, area = _kind_and_area(block, desk)
    return Event(
        key=f"{desk.source}/{uid_of(block)}{suffix}",
        summary=title_of(block, desk),
        kind=kind,
        start=start,
        end=end,
        location=line_of(block, "LOCATION") or None,
        area=area,
        note=clean_text(block.text("DESCRIPTION")),
    )


def _whole_days(
    block: Block, start: date | datetime, end: date | datetime | None
) -> tuple[date | datetime, date | datetime | None]:
    """Return dates for an event that says it is one of whole days, although it has clock times."""
    if block.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() != "TRUE":
        return start, end
    clocks = [each.time() for each in (start, end) if isinstance(each, datetime)]
    if clocks == [MIDNIGHT, MIDNIGHT] and isinstance(start, datetime) and isinstance(end, datetime):
        return start.date(), end.date()
    return start, end


def _length(block: Block, start: Moment, desk: Desk) -> timedelta | None:
    """Return how long an event lasts; None where that is not said, or wrong."""
    ends, lengths = block.all("DTEND"), block.all("DURATION")
    try:
        if ends:
            return _between(start, moment(ends[0], desk.zone_of))
        return _possible(start, duration(lengths[0].value)) if lengths else None
    except (ValueError, OverflowError):
        desk.tell(TroubleKind.BAD_END, (ends or lengths)[0].line, title(block, desk))
        return None


def _between(start: Moment, end: Moment) -> timedelta | None:
    first, last = start.value, end.value
    if isinstance(first, datetime) != isinstance(last, datetime):
        raise ValueError(last)
    length = last - first
    if length < timedelta(0):
        raise ValueError(last)
    return length or None


def _possible(start: Moment, length: timedelta) -> timedelta | None:
    """Return a length that whole days can have and the calendar holds."""
    _ = start.value + length
    if isinstance(start.local, datetime):
        return length or None
    return timedelta(days=length.days) or None


# ------------------------------------------------------------------------------------------- tasks


def _task(block: Block, desk: Desk) -> Task:
    due = _due(block, desk)
    status = status_of(block)
    done = block.first("COMPLETED")
    completed = stamp(done.value) if done and status is TaskStatus.COMPLETED else None
    percent = min(number(block, "PERCENT-COMPLETE"), ALL)
    return Task(
        key=f"{desk.source}/{uid_of(block)}",
        summary=title_of(block, desk),
        month=Month.of(due) if due else None,
        due=due,
        due_from=DueFrom.TEXT if due else None,
        status=status,
        completed=completed,
        percent_complete=ALL if status is TaskStatus.COMPLETED else min(percent, ALL - 1),
        priority=min(number(block, "PRIORITY"), HIGHEST),
        area=_kind_and_area(block, desk)[1],
        note=clean_text(block.text("DESCRIPTION")),
    )


def _due(block: Block, desk: Desk) -> date | None:
    """Return the last day in time, in Viet Nam."""
    found = block.first("DUE")
    if found is None:
        return None
    try:
        due = moment(found, desk.zone_of).value
    except ValueError:
        desk.tell(TroubleKind.BAD_END, found.line, title(block, desk))
        return None
    return due.date() if isinstance(due, datetime) else due


def status_of(block: Block) -> TaskStatus:
    """Return the state; where STATUS says nothing, the other two properties speak."""
    said = block.text("STATUS").upper()
    if said in {status.value for status in TaskStatus}:
        return TaskStatus(said)
    percent = number(block, "PERCENT-COMPLETE")
    if block.first("COMPLETED") or percent == ALL:
        return TaskStatus.COMPLETED
    return TaskStatus.IN_PROCESS if 0 < percent < ALL else TaskStatus.NEEDS_ACTION


# ------------------------------------------------------------------------------------------- parts


def _is_standing(block: Block, desk: Desk) -> bool:
    """Tell whether an event takes place; a cancelled one is told and left out."""
    if block.kind == "VEVENT" and block.text("STATUS").upper() == "CANCELLED":
        desk.tell(TroubleKind.CANCELLED, block.line, title(block, desk))
        return False
    return True


def _readable(found: Property, desk: Desk) -> Moment | None:
    """Return a moment that exists in Vietnamese clock time too."""
    try:
        start = moment(found, desk.zone_of)
        _ = start.value
    except ValueError:
        return None
    return start


def _exception_suffix(block: Block) -> str:
    found = block.first("RECURRENCE-ID")
    return f"#{found.value.strip()[:8]}" if found else ""


def _kind_and_area(block: Block, desk: Desk) -> tuple[EventKind, str | None]:
    """Return the kind that a category of ours names, and the first other category as the area."""
    lines = [clean_text(found.value) for found in block.all("CATEGORIES")]
    names = [name for line in lines for name in listed(line)]
    kinds = [desk.kinds[name.casefold()] for name in names if name.casefold() in desk.kinds]
    areas = [one_line(name) for name in names if name.casefold() not in desk.kinds]
    return kinds[0] if kinds else EventKind.OTHER, areas[0] if areas else None
