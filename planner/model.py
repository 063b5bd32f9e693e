"""The nouns of the house: frozen values that pass between the rooms.

Spans are half-open offsets in code points of `Document.text`. Dates are days of the Gregorian
calendar in Viet Nam; a `datetime` of an event is naive Vietnamese clock time (UTC+7). Stamps
(created, last_modified, completed, removed) are aware UTC. An event's `end` is exclusive, as
DTEND (RFC 5545 3.6.1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import total_ordering
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The stamp of an item that no plan has taken over yet."""


class PlannerError(Exception):
    """A refusal: `code` names its sentence in the words, `details` fill its placeholders."""

    code = "refused"

    def __init__(self, **details: object) -> None:
        super().__init__(self.code, details)
        self.details = details


class UnreadableReport(PlannerError):
    """A file that cannot be read as a report; `reason` is a key under [unreadable] in the words."""

    code = "unreadable"

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason=reason, **details)
        self.reason = reason


class PlanDamaged(PlannerError):
    """The plan's file is no sound plan; it has been left as it was found."""

    code = "plan_damaged"


class PlanLocked(PlannerError):
    """Another program writes the plan, or the plan lies where it must not be written."""

    code = "plan_locked"


class CannotWrite(PlannerError):
    """The disk refused; nothing has changed there."""

    code = "cannot_write"


class UnknownItem(PlannerError):
    """There is no item with this UID in the plan."""

    code = "unknown_item"


# -------------------------------------------------------------------------------------------- text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def touches(self, other: Span) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was read: NFC, line ends as LF, no byte order mark. Offsets never change."""

    name: str  # file name or what a person called it; for show only
    text: str
    digest: str  # SHA-256 of the text as UTF-8, in hex: tells a report read before

    def quote(self, span: Span) -> str:
        """Return the words that a span covers."""
        return self.text[span.start : span.end]


class SectionKind(Enum):
    """Which way a part of a report looks."""

    REVIEW = "review"
    OUTLOOK = "outlook"
    OTHER = "other"


@total_ordering
@dataclass(frozen=True, slots=True)
class Month:
    """A month of the Gregorian calendar."""

    year: int
    month: int  # 1..12

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read "YYYY-MM"; raises ValueError when it is none."""
        day = datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC)
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return self.shifted(1).first - timedelta(days=1)

    def shifted(self, months: int) -> Month:
        """Return the month so many months later (earlier when negative)."""
        count = self.year * 12 + self.month - 1 + months
        return Month(count // 12, count % 12 + 1)

    def __lt__(self, other: Month) -> bool:
        return (self.year, self.month) < (other.year, other.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a report that looks back, ahead, or neither."""

    kind: SectionKind
    span: Span
    month: Month | None = None  # the month it speaks of, where it names one


class Grain(Enum):
    """How exact a written date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to before `end` (half-open), as exact as `grain` says."""

    start: date
    end: date
    grain: Grain

    @property
    def last_day(self) -> date:
        """The last day inside."""
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands, both counted from 1: people read "¶5 câu 4"."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an item exists: the report's own words. Kept for ever; a correction never changes it."""

    document: str  # digest of the Document
    title: str  # what the report is called, for people
    span: Span
    quote: str  # document.quote(span)
    sentence: str  # the whole sentence that holds the quote
    place: Place
    rule: str  # names of the rules that made the item, joined by " + "


# ------------------------------------------------------------------------------------------- items


class TaskStatus(Enum):
    """STATUS of a VTODO (RFC 5545 3.8.1.11). Overdue is derived, never stored."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


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
        return self.status in {TaskStatus.NEEDS_ACTION, TaskStatus.IN_PROCESS}

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
        """The last day it touches, inclusive: what people read."""
        if self.end is None:
            return self.first_day
        if isinstance(self.end, datetime):
            return max((self.end - timedelta(microseconds=1)).date(), self.first_day or date.min)
        return self.end - timedelta(days=1)


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


# ------------------------------------------------------------------------------------------ drafts


class ProblemKind(Enum):
    """How a report contradicts itself or a calendar; the codes of the annotation guide."""

    MONTH_MISMATCH = "month_mismatch"
    REPAIRED_DATE = "repaired_date"
    IMPOSSIBLE_DATE = "impossible_date"
    WEEKDAY_MISMATCH = "weekday_mismatch"
    OFFICIAL_DATE_DIFFERS = "official_date_differs"
    AMBIGUOUS_YEAR = "ambiguous_year"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the text, shown beside its words.

    `details` fill the placeholders of the sentence under [problems] in the words.
    """

    kind: ProblemKind
    span: Span
    details: tuple[tuple[str, str], ...] = ()


class Cue(Enum):
    """What the words before a date make of it."""

    ON = "on"  # "ngày", "vào", nothing
    BY = "by"  # "trước", "chậm nhất", "đến hết", "xong trong": a deadline
    FROM = "from"  # "từ ngày", with no end given
    WITHIN = "within"  # "trong tháng", "trong quý"


@dataclass(frozen=True, slots=True)
class Mention:
    """What one named rule of dates matched, and the days it means, where any follow."""

    span: Span  # the date's own words with weekday and clock time, without its cue
    rule: str
    period: Period | None  # None for vague words ("giữa tháng 11") and days that do not exist
    cue: Cue = Cue.ON
    cue_span: Span | None = None  # the cue and the date together, where there is a cue
    start_time: time | None = None
    end_time: time | None = None
    day_part: DayPart | None = None
    dated_by: DatedBy = DatedBy.TEXT
    year_given: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """An issued document that the report names; its date is never an event."""

    span: Span
    issued: date | None


class PassReason(Enum):
    """Why words with a date or a task's verb became no item."""

    DONE = "done"  # told as a result of the past
    CITED = "cited"  # date of an issued document
    DECISION = "decision"  # decided or noted, nothing to do
    CONDITION = "condition"  # only if something happens
    PROHIBITION = "prohibition"  # a rule of conduct
    RESTATED = "restated"  # a lead or caption that repeats a task
    HISTORY = "history"  # a year of history, the old half of an anniversary, a term of office
    VAGUE = "vague"  # no day follows from the words
    PUBLISHED = "published"  # posting or signing line
    UNUSED = "unused"  # has a task's verb, or a date, that no rule took


@dataclass(frozen=True, slots=True)
class Passed:
    """Words that were understood or suspected and left out, with the reason."""

    span: Span
    reason: PassReason


class Confidence(Enum):
    """How sure the reader is; only DOUBTFUL asks."""

    SURE = "sure"  # "chắc": date and verb stand in the text
    INFERRED = "inferred"  # "suy ra": a rule concluded it, and is named
    DOUBTFUL = "doubtful"  # "cần xem": damaged, or two readings


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item that a report proposes. Its key stands in for the UID it has not got yet."""

    item: Item
    confidence: Confidence
    over: bool = False  # told as past ("đã qua"): not ticked for the plan unless a person ticks it


@dataclass(frozen=True, slots=True)
class Head:
    """Who met when, and which month the report plans. What it does not say is None."""

    title: str
    published: date | None = None
    meeting_date: date | None = None
    period: Month | None = None
    organisation: str | None = None
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything one report gives: proposed, not planned."""

    document: Document
    head: Head
    proposals: tuple[Proposal, ...] = ()  # in the order of the text
    citations: tuple[Citation, ...] = ()
    passed: tuple[Passed, ...] = ()
    problems: tuple[Problem, ...] = ()


# ----------------------------------------------------------------------------------------- changes


class Action(Enum):
    """What a person did; the words of undo."""

    ACCEPT = "accept"
    ADD = "add"
    EDIT = "edit"
    COMPLETE = "complete"
    REOPEN = "reopen"
    START = "start"
    CANCEL = "cancel"
    MOVE = "move"
    CARRY = "carry"
    REMOVE = "remove"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Change:
    """One action: the items it touched, as they were and as they are.

    Views redraw it, the store writes it, undo turns it round.
    An item that is only in `after` was added; one only in `before` was taken out again.
    """

    action: Action
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    stamp: datetime

    @property
    def gone(self) -> tuple[str, ...]:
        """UIDs that are in `before` alone."""
        kept = {item.uid for item in self.after}
        return tuple(item.uid for item in self.before if item.uid not in kept)


def restamped(item: Item, now: datetime, sequence: int) -> Item:
    """Return the item as changed now (LAST-MODIFIED, SEQUENCE; RFC 5545 3.8.7)."""
    return replace(item, last_modified=now, sequence=sequence)
