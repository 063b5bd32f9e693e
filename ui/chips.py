"""One entry as it is drawn: its title broken into lines, after its box, sign and clock time.

The same for a day's chip, for a part of a bar, and for a row of the day's card.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planner.model import TaskStatus
from planner.month import Kind, kind_of
from planner.month.room import Measure
from ui import style
from ui.texts import beside, shown

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QRect

    from planner.model import Entry
    from planner.month import Bar
    from ui.typesetting import Typesetter

SIGNS = {
    Kind.MEETING: "clock",
    Kind.COMMEMORATION: "star",
    Kind.HOLIDAY: "flag",
    Kind.ACTIVITY: "dot",  # of one day: over several days its bar is its sign
    Kind.TASK: "hourglass",  # a deadline that no task stands for; a task has its box
}
BOXES = {
    TaskStatus.NEEDS_ACTION: "box-empty",
    TaskStatus.IN_PROCESS: "box-started",
    TaskStatus.COMPLETED: "box-done",
    TaskStatus.CANCELLED: "box-dropped",
}


@dataclass(frozen=True, slots=True)
class Density:
    """The sizes of a grid: of its text, its chips and its day numbers."""

    size: int  # of the text
    line: int
    pad_x: int  # inside a chip
    pad_y: int
    gap: int  # between chips
    head: int  # height of the day numbers
    box: int = 16
    sign: int = 12
    inset: int = 3  # from a day's edge to its chips
    floor: int = 70  # no row is lower

    @property
    def measure(self) -> Measure:
        """What chips take in height."""
        return Measure(self.line, 2 * self.pad_y + self.gap, self.line + self.gap)

    def height(self, lines: int) -> int:
        """Return the height of a chip of so many lines, without the gap to the next."""
        return lines * self.line + 2 * self.pad_y


COMPACT = Density(size=style.SMALL, line=16, pad_x=4, pad_y=1, gap=2, head=22)
TIGHT = Density(size=style.SMALL, line=16, pad_x=4, pad_y=0, gap=2, head=20)
ROOMY = Density(size=style.BODY, line=18, pad_x=6, pad_y=2, gap=3, head=26)
ENOUGH = 5  # times its height a line must be wide to begin a title beside its time
WIDE = 180
"""In days at least so wide, in pixels, a clock stands before the clock time, and wrapped lines of a
task keep clear of its box; in narrower ones the title needs the room more."""


class Chip(NamedTuple):
    """One entry as drawn: a chip, or the part of a bar that lies in one week."""

    entry: Entry
    kind: Kind
    day: date  # the first day drawn
    rect: QRect
    lines: tuple[str, ...]
    whole: bool  # the whole title can be read here
    hang: int  # where the first line begins, after sign and clock time
    indent: int  # where the other lines begin
    time: str  # clock time, drawn strong before the title
    time_width: int  # with the gap to the title
    sign: str  # name of an icon
    box: str  # name of an icon; empty when there is no task to tick
    notes: tuple[str, ...] = ()  # muted lines below the title: place, who leads
    is_late: bool = False  # its task is overdue
    continues_left: bool = False
    continues_right: bool = False

    @property
    def uid(self) -> str:
        """The UID of the item that names the entry."""
        return self.entry.item.uid

    @property
    def is_done(self) -> bool:
        """Tell whether its task is completed or will not be done."""
        return self.entry.task is not None and not self.entry.task.is_open


class Title(NamedTuple):
    """An entry with its title broken for the width it gets."""

    entry: Entry
    text: str
    width: int
    first: int  # width of the first line
    hang: int
    indent: int
    time: str
    time_width: int
    sign: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """The number of lines that it takes whole."""
        return len(self.lines) + len(self.notes)


class ChipSetting:
    """Sets entries as chips in one density; wide ones have room for a clock before the time.

    Where a chip is to tell everything (`detailed`), its time has an end and its place a line.
    """

    def __init__(
        self,
        density: Density,
        setters: tuple[Typesetter, Typesetter],
        today: date,
        *,
        is_wide: bool,
        detailed: bool = False,
    ) -> None:
        self.density = density
        self._body, self._strong = setters
        self._today, self._is_wide, self._detailed = today, is_wide, detailed

    def title(self, entry: Entry, width: int, outside: int = 0) -> Title:
        """Break a title; `outside` pixels at the left of a bar lie beyond the chips above it."""
        density, time = self.density, _time(entry, whole=self._detailed)
        sign = "" if time and not self._is_wide and kind_of(entry) is Kind.MEETING else _sign(entry)
        inner = width - 2 * density.pad_x
        box = outside + (density.box + 2 if entry.task else 0)
        time_width = round(self._strong.width(time)) + style.UNIT if time else 0
        hang = box + (density.sign + style.UNIT if sign else 0) + time_width
        indent = box if self._is_wide else outside
        text = _words(entry.item.summary)
        first = inner - hang
        if self._detailed and time and first < density.size * ENOUGH:
            lines = ("", *self._body.wrap(text, inner - indent, inner - indent))  # below its time
        else:
            lines = self._body.wrap(text, inner - indent, first)
        notes = self._notes(entry, inner - indent) if self._detailed else ()
        return Title(
            entry, text, inner - indent, first, hang, indent, time, time_width, sign, lines, notes
        )

    def _notes(self, entry: Entry, width: int) -> tuple[str, ...]:
        """Return where it takes place and who leads, in lines."""
        item, event = entry.item, entry.event
        said = beside(event.location if event else None, item.assignee)
        return self._body.wrap(said, width, width) if said else ()

    def chip(
        self, title: Title, day: date, rect: QRect, count: int, bar: Bar | None = None
    ) -> Chip:
        """Return a title as a chip of `count` lines."""
        lines, whole, task = title.lines, count >= len(title.lines), title.entry.task
        notes = title.notes if count >= title.height else ()
        if not whole:
            lines = self._body.cut(title.text, title.width, title.first, count)
        return Chip(
            entry=title.entry,
            kind=kind_of(title.entry),
            day=day,
            rect=rect,
            lines=lines,
            whole=whole,
            notes=notes,
            hang=title.hang,
            indent=title.indent,
            sign=title.sign,
            time=title.time,
            time_width=title.time_width,
            box=BOXES[task.status] if task else "",
            is_late=task is not None and task.is_overdue(self._today),
            continues_left=bar is not None and bar.continues_left,
            continues_right=bar is not None and bar.continues_right,
        )


_words = lru_cache(maxsize=4096)(shown)


def _sign(entry: Entry) -> str:
    """Return the sign of an entry's kind; a task's own sign is its box."""
    if entry.event is None:
        return ""
    kind = kind_of(entry)
    is_bar = kind is Kind.ACTIVITY and entry.first_day != entry.last_day
    return "" if is_bar else SIGNS[kind]


def _time(entry: Entry, *, whole: bool) -> str:
    """Return the clock time an entry begins at, and where the whole is wanted, ends at."""
    event = entry.event
    if event is None or not isinstance(event.start, datetime):
        return ""
    ends = whole and isinstance(event.end, datetime) and event.end > event.start
    return f"{_clock(event.start)}–{_clock(event.end)}" if ends else _clock(event.start)


def _clock(moment: date | datetime | None) -> str:
    return f"{moment.hour:02}:{moment.minute:02}" if isinstance(moment, datetime) else ""
