"""Our own exports coming back: the same items, with what was changed outside and nothing else.

CONG_VIEC carries everything, so its components are the items. LICH carries what Outlook keeps: an
entry is compared with what the plan would write for it now, and only what differs was changed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from planner.ics.desk import line_of, number
from planner.ics.details import CARRIED, DAMAGED, EXACT, parsed, value_of, values, with_reading
from planner.ics.foreign import HIGHEST, sequence_of, span, status_of, times
from planner.ics.lines import one_line, shortened
from planner.ics.moments import stamp
from planner.ics.placing import Placing, place
from planner.ics.profile import TASK_SUFFIX
from planner.ics.scan import TroubleKind
from planner.ics.wording import DONE, GONE, MARKS, description, is_done, title
from planner.model import EPOCH, DueFrom, Entry, Event, EventKind, Item, Month, Task, TaskStatus
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.ics.desk import Desk
    from planner.ics.scan import Block
    from planner.ics.wording import Labels

DAY = timedelta(days=1)
ALL = 100


@dataclass(frozen=True, slots=True)
class Known:
    """The plan as it stands: its entries by the UID each is exported under."""

    entries: Mapping[str, Entry]
    labels: tuple[Labels, ...]  # in every language an export may have been written in


def own_uid(uid: str) -> str:
    """Return the item's UID from the one its VTODO has; empty when it is none of ours."""
    try:
        return str(UUID(uid.removesuffix(TASK_SUFFIX)))
    except ValueError:
        return ""


# -------------------------------------------------------------------------------------- CONG_VIEC


def whole(block: Block, desk: Desk) -> Item | None:
    """Return the item of a component with X-LTT-DETAILS; None when it is not readable so."""
    table = parsed(block.text("X-LTT-DETAILS"))
    uid = own_uid(block.text("UID"))
    if not uid:
        return None
    is_task = block.kind == "VTODO"
    item = _whole_task(block, uid, table) if is_task else _whole_event(block, uid, table, desk)
    return with_reading(item, table) if item else None


def _whole_task(block: Block, uid: str, table: Mapping[str, Any]) -> Task:
    read = _Read(block, table, Task)
    fields: dict[str, Any] = {
        "due": read.field("due", "DUE", _date),
        "status": status_of(block),
        "percent_complete": read.field("percent_complete", "PERCENT-COMPLETE", _percent) or 0,
        "completed": read.field("completed", "COMPLETED", stamp),
        "priority": min(number(block, "PRIORITY"), HIGHEST),
    }
    if fields["status"] is TaskStatus.COMPLETED and "percent_complete" not in read.exact:
        fields["percent_complete"] = ALL
    return Task(**read.common(uid), **fields)


def _whole_event(block: Block, uid: str, table: Mapping[str, Any], desk: Desk) -> Event | None:
    when = times(block, desk)
    if when is None:
        return None
    start, length = when
    read = _Read(block, table, Event)
    begins = start.value
    end = read.field("end", "DTEND", lambda _: span(begins, length))
    fields: dict[str, Any] = {
        "start": begins,
        "end": end if isinstance(end, datetime) == isinstance(begins, datetime) else None,
        "location": read.field(
            "location", "LOCATION", lambda _: line_of(block, "LOCATION") or None
        ),
    }
    return Event(**read.common(uid), **fields)


class _Read:
    """Fields from the properties of one component, exact where the details say how."""

    def __init__(self, block: Block, table: Mapping[str, Any], kind: type[Item]) -> None:
        self._block, self._kind = block, kind
        exact = table.get(EXACT)
        self.exact: Mapping[str, Any] = exact if isinstance(exact, dict) else {}
        held = values(table, kind)
        self._rest = {name: value for name, value in held.items() if name not in CARRIED}

    def field(self, name: str, of: str, read: Any) -> Any:  # noqa: ANN401 - any field
        """Return the meaning of a property: the exact one if it says what was written."""
        said = self._block.text(of)
        match self.exact.get(name):
            case [written, meant] if written == said:
                with suppress(*DAMAGED):
                    return value_of(self._kind, name, meant)
        with suppress(ValueError):
            return read(said) if said else None
        return None

    def common(self, uid: str) -> dict[str, Any]:
        """Return what tasks and events have in common, and what the details alone hold."""
        return {
            "uid": uid,
            "summary": self.field("summary", "SUMMARY", _line) or "",
            "created": self.field("created", "CREATED", stamp) or EPOCH,
            "last_modified": self.field("last_modified", "LAST-MODIFIED", stamp) or EPOCH,
            "sequence": sequence_of(self._block),
            **self._rest,
        }


def _percent(text: str) -> int:
    return min(max(int(text[:9]), 0), ALL)


def _line(text: str) -> str:
    return one_line(clean_text(text))


def _date(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


# -------------------------------------------------------------------------------------------- LICH


def changed_outside(block: Block, known: Known, desk: Desk) -> Iterator[Item]:
    """Return the items of a known entry, with what the file says differently from the plan."""
    entry = known.entries[own_uid(block.text("UID"))]
    members = [item for item in (entry.event, entry.task) if item]
    if sequence_of(block) < sum(item.sequence for item in members):
        desk.tell(TroubleKind.OLDER, block.line, entry.item.summary)
        yield from members
        return
    placing = place(entry)
    when = times(block, desk)
    if placing is None or when is None:
        yield from members
        return
    start, length = when
    seen = _Seen(block, entry, placing, known.labels)
    begins = start.value
    ends = span(begins, length) or begins + timedelta(hours=1)
    if entry.event:
        yield seen.of_event(entry.event, begins, ends)
    if entry.task:
        yield seen.of_task(entry.task, ends, alone=entry.event is None)


class _Seen:
    """One entry as a file shows it, beside what the plan would write."""

    def __init__(
        self, block: Block, entry: Entry, placing: Placing, languages: tuple[Labels, ...]
    ) -> None:
        self._block, self._entry, self._placing, self._languages = block, entry, placing, languages
        self._marked = block.text("SUMMARY")

    def of_event(self, event: Event, begins: date | datetime, ends: date | datetime) -> Event:
        """Return the event with what was changed outside."""
        changes: dict[str, Any] = self._title() | self._note(event.note)
        if begins != self._placing.start:
            changes["start"] = begins
        if ends != self._placing.end or "start" in changes:
            changes["end"] = ends
        place_name = line_of(self._block, "LOCATION")
        if place_name != shortened(one_line(event.location or "")):
            changes["location"] = place_name or None
        return replace(event, **changes)

    def of_task(self, task: Task, ends: date | datetime, *, alone: bool) -> Task:
        """Return the task with what was changed outside; the event has title and day of a pair."""
        changes: dict[str, Any] = {}
        if alone:
            changes = self._title() | self._note(task.note)
            if ends != self._placing.end:
                day = ends - timedelta(microseconds=1) if isinstance(ends, datetime) else ends - DAY
                due = day.date() if isinstance(day, datetime) else day
                changes |= {"due": due, "due_from": DueFrom.TEXT}
        return replace(task, **changes, **self._ticks())

    def _ticks(self) -> dict[str, Any]:
        """Return the state that the mark before the title gives the task, where it is another."""
        done = self._marked.startswith(DONE)
        if self._marked in self._titles() or self._marked.startswith(GONE):
            return {}
        if done == is_done(self._entry):
            return {}
        return _ticked(self._block) if done else _opened()

    def _title(self) -> dict[str, Any]:
        said = unmarked(self._marked)
        if self._marked in self._titles() or said in {unmarked(text) for text in self._titles()}:
            return {}
        return {"summary": unsuffixed(clean_text(said), self._languages)[0]}

    def _titles(self) -> set[str]:
        """Return the titles that the plan would write, in each language."""
        return {title(self._entry, self._placing, labels) for labels in self._languages}

    def _note(self, note: str) -> dict[str, Any]:
        """Return what a person wrote below our text."""
        said = self._block.text("DESCRIPTION")
        for labels in self._languages:
            shown = title(self._entry, self._placing, labels)
            ours = description(self._entry, self._placing, shown, labels)
            if said != ours and ours and said.startswith(ours):
                added = clean_text(said[len(ours) :]).strip()
                return {"note": f"{note}\n{added}" if note else added} if added else {}
        return {}


def _ticked(block: Block) -> dict[str, Any]:
    when = stamp(block.text("LAST-MODIFIED"))
    return {"status": TaskStatus.COMPLETED, "completed": when, "percent_complete": ALL}


def _opened() -> dict[str, Any]:
    return {"status": TaskStatus.NEEDS_ACTION, "completed": None, "percent_complete": 0}


def unmarked(text: str) -> str:
    """Return a title without the mark of done or gone."""
    for mark in MARKS:
        text = text.removeprefix(mark)
    return text


def unsuffixed(text: str, languages: tuple[Labels, ...]) -> tuple[str, str]:
    """Return a title without what the export adds to it, and the key of what that was."""
    for labels in languages:
        for key in ("in_month", "in_week", "morning", "afternoon", "evening"):
            if text.endswith(f" {labels[key]}"):
                return text.removesuffix(f" {labels[key]}"), key
    return text, ""


def stranger(block: Block, event: Event, languages: tuple[Labels, ...]) -> Item:
    """Return an item from an export in LICH by another plan, which knows nothing of it here."""
    name, suffix = unsuffixed(unmarked(event.summary), languages)
    names = block.text("CATEGORIES").split(",")
    if not any(labels["category_task"] in names for labels in languages):
        return replace(event, uid=own_uid(block.text("UID")), summary=name)
    last = event.last_day or date.min
    exact = suffix == ""
    done = _ticked(block) if event.summary.startswith(DONE) else {}
    return Task(
        uid=own_uid(block.text("UID")),
        key=event.key,
        summary=name,
        month=Month.of(last),
        due=last if exact else None,
        due_from=DueFrom.TEXT if exact else None,
        note=event.note,
        **done,
    )


def kinds(languages: tuple[Labels, ...]) -> dict[str, EventKind]:
    """Return the kind that each of our category names means."""
    by_label = {
        "category_meeting": EventKind.MEETING,
        "category_commemoration": EventKind.COMMEMORATION,
        "category_holiday": EventKind.HOLIDAY,
        "category_activity": EventKind.OTHER,
        "category_task": EventKind.OTHER,
        "category_done": EventKind.OTHER,
    }
    return {
        labels[name].casefold(): kind for labels in languages for name, kind in by_label.items()
    }
