"""Nouns of the plan: tasks, events, and the entries that join them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from planner.model.text import Evidence, Month

if TYPE_CHECKING:
    from collections.abc import Iterable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The stamp of an item that no plan has taken over yet."""


class TaskStatus(Enum):
    """STATUS of a VTODO (RFC 5545 3.8.1.11). Overdue is derived, never stored."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


OPEN = (TaskStatus.NEEDS_ACTION, TaskStatus.IN_PROCESS)  # a tuple: asked thousands of times


class DueFrom(Enum):
    """What a due date rests on."""

    TEXT = "text"  # the words name the day
    MONTH = "month"  # they name a week, month or quarter; due is its last day
    EVENT = "event"  # it is the day of the occasion that the task organises


class EventKind(Enum):
    """What an occasion is."""

    COMMEMORATION = "commemoration"
    HOLIDAY = "holiday"
    MEETING = "meeting"
    FESTIVAL = "festival"
    DEADLINE = "deadline"
    OTHER = "other"


class DatedBy(Enum):
    """Whether the day stands in the text or was found in a calendar (lunar dates, named days)."""

    TEXT = "text"
    CALENDAR = "calendar"


class DayPart(Enum):
    """Part of a day where the report gives no clock time."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Planned work that someone can tick off: a VTODO."""

    uid: str = ""  # UUID for life; empty until a plan takes the item over
    key: str = ""  # the reader's identity of the item; empty for what a person typed
    earlier_keys: tuple[str, ...] = ()  # of readings that a person found to be the same item
    summary: str
    month: Month | None = None  # the month whose plan it belongs to
    due: date | None = None  # the last day in time
    due_from: DueFrom | None = None
    due_text: str | None = None  # the report's words for it, also where no day follows
    status: TaskStatus = TaskStatus.NEEDS_ACTION
    completed: datetime | None = None
    percent_complete: int = 0
    priority: int = 0  # RFC 5545 3.8.1.9: 0 undefined, 1 highest
    area: str | None = None
    assignee: str | None = None  # who leads (chủ trì)
    with_units: tuple[str, ...] = ()  # who works along (phối hợp)
    references: tuple[str, ...] = ()  # documents the task cites, verbatim
    note: str = ""  # a person's own words
    carried_from: tuple[Month, ...] = ()  # months it was moved on from, oldest first
    evidence: Evidence | None = None
    earlier_evidence: tuple[Evidence, ...] = ()  # of the plans it went on from, oldest first
    outcomes: tuple[Evidence, ...] = ()  # of later reports: what came of it, oldest first
    as_read: Task | None = None  # as the last reading gave it: tells corrections from the report
    created: datetime = EPOCH
    last_modified: datetime = EPOCH
    removed: datetime | None = None  # in the bin since
    sequence: int = 0

    @property
    def is_done(self) -> bool:
        """Tell whether it is completed."""
        return self.status is TaskStatus.COMPLETED

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.status in OPEN

    @property
    def chip_day(self) -> date | None:
        """The day it is shown on in the grid: its due, unless the report named no single day."""
        return None if self.due_from is DueFrom.MONTH else self.due

    @property
    def original_due(self) -> date | None:
        """The report's deadline where a person has moved it ("hạn gốc")."""
        read = self.as_read.due if self.as_read else None
        return read if read != self.due else None

    def is_overdue(self, today: date) -> bool:
        """Tell whether it is open and its due day lies before today."""
        return self.is_open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An occasion: a VEVENT. `start` is None while the day is not known ("chưa rõ ngày")."""

    uid: str = ""
    key: str = ""
    earlier_keys: tuple[str, ...] = ()
    summary: str
    kind: EventKind = EventKind.OTHER
    month: Month | None = (
        None  # the month whose plan it came with; where an undated event is listed
    )
    start: date | datetime | None = None
    end: date | datetime | None = None  # exclusive, of start's type; a timed event may have none
    day_part: DayPart | None = None
    location: str | None = None
    area: str | None = None
    assignee: str | None = None  # who leads
    with_units: tuple[str, ...] = ()  # who attends
    dated_by: DatedBy = DatedBy.TEXT
    task: str | None = None  # UID of the task that organises it (in a Draft: that task's key)
    note: str = ""
    evidence: Evidence | None = None
    as_read: Event | None = None
    created: datetime = EPOCH
    last_modified: datetime = EPOCH
    removed: datetime | None = None
    sequence: int = 0

    @property
    def is_timed(self) -> bool:
        """Tell whether it has a clock time."""
        return isinstance(self.start, datetime)

    @property
    def first_day(self) -> date | None:
        """The day it begins."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last_day(self) -> date | None:
        """The last day it touches, inclusive: what people read; never before its first."""
        first = self.first_day
        if self.end is None or first is None:
            return first
        if isinstance(self.end, datetime):
            return max((self.end - timedelta(microseconds=1)).date(), first)
        return max(self.end - timedelta(days=1), first) if self.end > first else first


Item = Task | Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One line in grid, list and export: an event, a task, or an event with its task."""

    event: Event | None
    task: Task | None

    @property
    def item(self) -> Item:
        """The item that names and dates the entry: the event where there is one."""
        item = self.event or self.task
        if item is None:
            raise ValueError("an entry has an event or a task")
        return item

    @property
    def first_day(self) -> date | None:
        """The day it is shown on first; None when it has no day in the grid."""
        return self.event.first_day if self.event else self.task.chip_day if self.task else None

    @property
    def last_day(self) -> date | None:
        """The last day it is shown on, inclusive."""
        return self.event.last_day if self.event else self.task.chip_day if self.task else None

    @property
    def assignee(self) -> str | None:
        """Who leads, as the event says or else its task."""
        return self.item.assignee or (self.task.assignee if self.task else None)

    @property
    def with_units(self) -> tuple[str, ...]:
        """Who works along or attends, as the event says or else its task."""
        return self.item.with_units or (self.task.with_units if self.task else ())

    @property
    def area(self) -> str | None:
        """The area, as the event says or else its task."""
        return self.item.area or (self.task.area if self.task else None)


def grid_days(item: Item) -> tuple[date, date] | None:
    """Return the first and last day (inclusive) of an item in the grid; None when it has none."""
    if isinstance(item, Task):
        return (item.chip_day, item.chip_day) if item.chip_day else None
    first, last = item.first_day, item.last_day
    return (first, last) if first and last else None


def is_listed(item: Item, month: Month) -> bool:
    """Tell whether an item stands in the list beside the month.

    These are the tasks planned for the month or due in it, and the events without a day that
    came with its plan. What belongs to no month stands beside every month, so that nothing is
    out of sight.
    """
    if isinstance(item, Task):
        due_in_month = item.due is not None and Month.of(item.due) == month
        return due_in_month or item.month == month or (item.month is None and item.due is None)
    return item.start is None and item.month in {month, None}


def entries(items: Iterable[Item]) -> list[Entry]:
    """Join each event with the task it names, in the order given; removed items are left out."""
    kept = [item for item in items if item.removed is None]
    tasks = {item.uid: item for item in kept if isinstance(item, Task)}
    owned = {item.task for item in kept if isinstance(item, Event) and item.task and item.first_day}
    joined: list[Entry] = []
    for item in kept:
        match item:
            case Event():
                task = tasks.get(item.task or "") if item.first_day else None
                joined.append(Entry(item, task))
            case Task() if item.uid not in owned:
                joined.append(Entry(None, item))
            case Task():
                pass
    return joined
