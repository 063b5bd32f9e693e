"""VEVENT and VTODO, property by property, in the order and dialect that Outlook reads.

A line stands here because a client needs it; docs/decisions/0002-own-ics-writer.md names sources.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from planner.ics.lines import LONGEST, escape, folded, one_line, shortened
from planner.ics.placing import Placing, place
from planner.ics.profile import TASK_SUFFIX, ZONE, ExportOptions, Profile
from planner.ics.wording import VIETNAM, categories, description, is_done, is_gone, title
from planner.model import Entry, Event, EventKind, Item, Month, Task, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ics.wording import Labels

MORNING_BEFORE = timedelta(hours=16)  # 08:00 the day before; after the start Outlook turns it round
SHORTLY_BEFORE = timedelta(minutes=30)
BUSY_KINDS = frozenset({EventKind.MEETING, EventKind.FESTIVAL, EventKind.OTHER})
LEAST_IMPORTANT = 4  # PRIORITY 1..4 is high (RFC 5545 3.8.1.9)
LONGEST_PLAIN_UID = 60
NO_DAY = "99999999"  # sorts after every day


@dataclass(frozen=True, slots=True)
class Setting:
    """What all components of one export share."""

    profile: Profile
    options: ExportOptions
    labels: Labels
    now: datetime  # naive clock time in Viet Nam


@dataclass(frozen=True, slots=True)
class Component:
    """One VEVENT or VTODO; its octets are made when they are written."""

    uid: str
    sequence: int
    start: str  # sorts by day and time
    octets: Callable[[], bytes]
    is_timed: bool = False


def setting(profile: Profile, options: ExportOptions, labels: Labels, now: datetime) -> Setting:
    """Return the setting of an export made at an aware time."""
    return Setting(profile, options, labels, (now.astimezone(UTC) + VIETNAM).replace(tzinfo=None))


def event(
    entry: Entry, placing: Placing, shared: Setting, *, sequence: int | None = None
) -> Component:
    """Return the VEVENT of an entry: an event, a task in LICH, or both in one."""
    number = sequence if sequence is not None else _sequence(entry)
    octets = partial(_event_octets, entry, placing, shared, number)
    timed = isinstance(placing.start, datetime)
    return Component(entry.item.uid, number, _basic(placing.start), octets, timed)


def _event_octets(entry: Entry, placing: Placing, shared: Setting, number: int) -> bytes:
    item = entry.item
    summary = title(entry, placing, shared.labels, marked=shared.profile is Profile.LICH)
    start, end = _value(placing.start), _value(placing.end)
    head = [
        f"BEGIN:VEVENT\r\n{_uid(item.uid)}\r\n{_stamps(entry, number)}\r\n"
        f"DTSTART{start}\r\nDTEND{end}".encode(),
        folded(f"SUMMARY:{escape(summary)}"),
    ]
    body = _texts(entry, placing, summary, shared)
    free = not _is_busy(entry, placing)
    body.append(_standing(entry, shared, free=free))
    if entry.event and entry.event.location:
        body.append(folded(f"LOCATION:{escape(_place_name(entry.event.location))}"))
    if shared.profile is Profile.CONG_VIEC and entry.event:
        body.append(_event_details(entry.event, placing, summary))
    body += _alarm(entry, placing.start, shared, related="")
    body.append(b"END:VEVENT")
    return b"\r\n".join(head + body)


def todo(task: Task, shared: Setting, *, sequence: int | None = None) -> Component:
    """Return the VTODO of a task; DUE is the last day itself."""
    number = task.sequence if sequence is None else sequence
    due = task.due or (task.month.last if task.month else None)
    octets = partial(_todo_octets, task, due, shared, number)
    return Component(task.uid + TASK_SUFFIX, number, _basic(due) if due else NO_DAY, octets)


def _todo_octets(task: Task, due: date | None, shared: Setting, number: int) -> bytes:
    entry = Entry(None, task)
    summary = shortened(one_line(task.summary) or shared.labels["untitled"])
    lines = [
        f"BEGIN:VTODO\r\n{_uid(task.uid + TASK_SUFFIX)}\r\n{_stamps(entry, number)}".encode(),
        *_days(task, due, shared),
        folded(f"SUMMARY:{escape(summary)}"),
    ]
    lines += _texts(entry, Placing(due or date.max, due or date.max), summary, shared)
    lines.append(_state(task))
    lines.append(_todo_details(task, due, summary))
    lines += _alarm(entry, due, shared, related=";RELATED=END") if due else []
    lines.append(b"END:VTODO")
    return b"\r\n".join(lines)


# ------------------------------------------------------------------------------------------- parts


def _texts(entry: Entry, placing: Placing, summary: str, shared: Setting) -> list[bytes]:
    """Return DESCRIPTION and CATEGORIES."""
    lines = []
    if text := description(entry, placing, summary, shared.labels):
        lines.append(folded(f"DESCRIPTION:{escape(text)}"))
    names = ",".join(escape(name) for name in categories(entry, shared.labels))
    lines.append(folded(f"CATEGORIES:{names}"))
    return lines


def _standing(entry: Entry, shared: Setting, *, free: bool) -> bytes:
    """Return how an event takes up time, how much it matters and whether it takes place."""
    important = entry.task is not None and 0 < entry.task.priority <= LEAST_IMPORTANT
    lines = [f"TRANSP:{'TRANSPARENT' if free else 'OPAQUE'}"]
    lich = shared.profile is Profile.LICH
    if lich:
        lines.append(f"X-MICROSOFT-CDO-BUSYSTATUS:{'FREE' if free else 'BUSY'}")
    lines.append(f"PRIORITY:{1 if important else 5}")
    if lich:
        lines.append(f"X-MICROSOFT-CDO-IMPORTANCE:{2 if important else 1}")
    lines.append("CLASS:PUBLIC")
    if is_gone(entry):
        lines.append("STATUS:CANCELLED")
    elif not lich:
        lines.append("STATUS:CONFIRMED")
    return "\r\n".join(lines).encode()


def _state(task: Task) -> bytes:
    """Return STATUS, PERCENT-COMPLETE and COMPLETED, which must agree."""
    if task.removed is not None:
        task = replace(task, status=TaskStatus.CANCELLED)
    lines = [f"PRIORITY:{task.priority}"] if task.priority else []
    lines += ["CLASS:PUBLIC", f"STATUS:{task.status.value}"]
    if percent := _written_percent(task):
        lines.append(f"PERCENT-COMPLETE:{percent}")
    if task.status is TaskStatus.COMPLETED:
        lines.append(f"COMPLETED:{_utc(task.completed or task.last_modified)}")
    return "\r\n".join(lines).encode()


def _days(task: Task, due: date | None, shared: Setting) -> list[bytes]:
    """Return DTSTART, where it is earlier than DUE, and DUE."""
    if due is None:
        return []
    lines = [f"DUE;VALUE=DATE:{_basic(due)}".encode()]
    placing = place(Entry(None, task), bars=True) if shared.options.bars else None
    if placing and placing.start < due:
        lines.insert(0, f"DTSTART;VALUE=DATE:{_basic(placing.start)}".encode())
    return lines


def _alarm(
    entry: Entry, start: date | datetime, shared: Setting, *, related: str
) -> tuple[bytes, ...]:
    """Return one reminder, unless the entry is done or its moment is past."""
    if not shared.options.reminders or is_done(entry) or is_gone(entry):
        return ()
    if isinstance(start, datetime):
        rings, trigger = start - SHORTLY_BEFORE, "-PT30M"
    else:
        rings = datetime.combine(start, datetime.min.time()) - MORNING_BEFORE
        trigger = "-PT16H"
    if rings <= shared.now:
        return ()
    words = folded(f"DESCRIPTION:{escape(shared.labels['reminder'])}")
    trigger_line = f"TRIGGER{related}:{trigger}".encode()
    return (b"BEGIN:VALARM\r\nACTION:DISPLAY", words, trigger_line, b"END:VALARM")


def _is_busy(entry: Entry, placing: Placing) -> bool:
    return (
        entry.event is not None
        and isinstance(placing.start, datetime)
        and entry.event.kind in BUSY_KINDS
        and not is_gone(entry)
    )


def _place_name(location: str) -> str:
    return shortened(one_line(location), LONGEST)


# ----------------------------------------------------------------------------------------- details


def _event_details(event: Event, placing: Placing, summary: str) -> bytes:
    exact: dict[str, tuple[str, object]] = _inexact_stamps(event)
    if summary != event.summary:
        exact["summary"] = (summary, event.summary)
    if event.end != placing.end:
        exact["end"] = (_basic(placing.end), event.end)
    if event.location is not None and _place_name(event.location) != event.location:
        exact["location"] = (_place_name(event.location), event.location)
    return _details(event, exact)


def _todo_details(task: Task, due: date | None, summary: str) -> bytes:
    exact: dict[str, tuple[str, object]] = _inexact_stamps(task)
    if summary != task.summary:
        exact["summary"] = (summary, task.summary)
    if due != task.due and due is not None:
        exact["due"] = (_basic(due), task.due)
    if task.status is TaskStatus.COMPLETED:
        written = task.completed or task.last_modified
        if task.completed is None or task.completed.microsecond:
            exact["completed"] = (_utc(written), task.completed)
    elif task.completed:
        exact["completed"] = ("", task.completed)
    written_percent = _written_percent(task)
    if str(task.percent_complete) != (written_percent or "0"):
        exact["percent_complete"] = (written_percent, task.percent_complete)
    return _details(task, exact)


def _written_percent(task: Task) -> str:
    """Return the value of PERCENT-COMPLETE, empty where it is not written."""
    match task.status:
        case TaskStatus.COMPLETED:
            return "100"
        case TaskStatus.CANCELLED:
            return ""
        case TaskStatus.IN_PROCESS:
            return str(min(task.percent_complete, 99))
        case TaskStatus.NEEDS_ACTION:
            return "0"


def _inexact_stamps(item: Item) -> dict[str, tuple[str, object]]:
    stamps = {"created": item.created, "last_modified": item.last_modified}
    return {name: (_utc(stamp), stamp) for name, stamp in stamps.items() if stamp.microsecond}


def _details(item: Item, exact: dict[str, tuple[str, object]]) -> bytes:
    from planner.ics.details import details  # JSON costs 4 ms that LICH need not pay

    return folded(f"X-LTT-DETAILS:{escape(one_line(details(item, exact)))}")


# ------------------------------------------------------------------------------------------ values


def _sequence(entry: Entry) -> int:
    """Return a SEQUENCE that rises whenever the event or its task changes."""
    return sum(item.sequence for item in (entry.event, entry.task) if item)


def _stamps(entry: Entry, sequence: int) -> str:
    """Return DTSTAMP, CREATED, LAST-MODIFIED and SEQUENCE; no clock is read."""
    changed = max(item.last_modified for item in (entry.event, entry.task) if item)
    modified = _utc(changed)
    return (
        f"DTSTAMP:{modified}\r\nCREATED:{_utc(entry.item.created)}\r\n"
        f"LAST-MODIFIED:{modified}\r\nSEQUENCE:{sequence}"
    )


def _uid(uid: str) -> str:
    if not uid:
        raise ValueError("only items that a plan has taken over can be exported")
    if len(uid) <= LONGEST_PLAIN_UID and uid.isascii():
        return f"UID:{escape(uid)}"
    return folded(f"UID:{escape(uid)}").decode()


def _value(moment: date | datetime) -> str:
    """Return the parameter and value of DTSTART or DTEND."""
    if isinstance(moment, datetime):
        return f";TZID={ZONE}:{_basic(moment)}"
    return f";VALUE=DATE:{_basic(moment)}"


def _basic(moment: date | datetime) -> str:
    """Return a DATE or a local DATE-TIME."""
    day = f"{moment.year:04}{moment.month:02}{moment.day:02}"
    if isinstance(moment, datetime):
        return f"{day}T{moment.hour:02}{moment.minute:02}{moment.second:02}"
    return day


def _utc(stamp: datetime) -> str:
    return _basic(stamp) + "Z"


def month_of(component: Component) -> Month:
    """Return the month a component begins in."""
    return Month(int(component.start[:4]), int(component.start[4:6]))
