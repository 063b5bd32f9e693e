"""Lay a month out: its weeks, what stands on which day, in which lane, and who gets how much room.

Weeks begin on Monday; a month has as many as it touches (4 to 6). What lasts several days is a
bar, what lasts one day a chip. How much room each gets is decided in `planner.month.room`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.almanac.lunar import to_lunar
from planner.almanac.observances import days_off
from planner.model import Entry, EventKind, Item, Month, entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planner.almanac.lunar import LunarDate

DAYS = 7
SATURDAY = 5


class Kind(Enum):
    """The five kinds that a person tells apart at a glance."""

    MEETING = "meeting"
    COMMEMORATION = "commemoration"
    HOLIDAY = "holiday"
    ACTIVITY = "activity"
    TASK = "task"


KINDS = {
    EventKind.MEETING: Kind.MEETING,
    EventKind.COMMEMORATION: Kind.COMMEMORATION,
    EventKind.HOLIDAY: Kind.HOLIDAY,
    EventKind.FESTIVAL: Kind.HOLIDAY,
    EventKind.OTHER: Kind.ACTIVITY,
    EventKind.DEADLINE: Kind.TASK,
}
ALL_DAY_ORDER = (Kind.HOLIDAY, Kind.COMMEMORATION, Kind.MEETING, Kind.ACTIVITY, Kind.TASK)
NO_CLOCK = datetime.min  # noqa: DTZ901 - Vietnamese clock time


def kind_of(entry: Entry) -> Kind:
    """Return the kind that gives an entry its colour and sign."""
    return KINDS[entry.event.kind] if entry.event else Kind.TASK


def is_timed(entry: Entry) -> bool:
    """Tell whether an entry has a clock time: it is never hidden before one that has none."""
    return entry.event is not None and entry.event.is_timed


def order(entry: Entry) -> tuple[int, datetime, int, str]:
    """Order the entries of one day: by clock time, then by kind, tasks last.

    Ticking a task does not move it from under the hand that ticked it.
    """
    start = entry.event.start if entry.event else None
    if isinstance(start, datetime):
        return 0, start, 0, entry.item.summary
    return 1, NO_CLOCK, ALL_DAY_ORDER.index(kind_of(entry)), entry.item.summary


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the grid."""

    day: date
    in_month: bool
    is_today: bool
    lunar: LunarDate | None  # None where the lunar table ends
    lunar_label: str  # "21"; "1/1" on the 1st and 15th of a lunar month and in the first cell
    day_off: str | None  # name of the public holiday
    bars: tuple[Entry, ...]  # what lasts several days and touches this one
    chips: tuple[Entry, ...]  # what lasts this one day

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything on this day, in the order people read it."""
        return self.bars + self.chips

    @property
    def is_weekend(self) -> bool:
        """Tell whether it is a Saturday or a Sunday."""
        return self.day.weekday() >= SATURDAY


class Bar(NamedTuple):
    """The part of an entry of several days that lies in one week."""

    entry: Entry
    column: int
    span: int
    lane: int
    continues_left: bool
    continues_right: bool

    @property
    def columns(self) -> range:
        """The columns it covers."""
        return range(self.column, self.column + self.span)


Lasting = tuple[date, date, Entry]
"""What lasts several days: the first of them, the last, and the entry."""


@dataclass(frozen=True, slots=True)
class Week:
    """One row of the grid."""

    cells: tuple[DayCell, ...]
    bars: tuple[Bar, ...]  # by lane, then by column


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month as it is shown."""

    month: Month
    today: date
    weeks: tuple[Week, ...]

    @property
    def first_day(self) -> date:
        """The first day shown."""
        return self.weeks[0].cells[0].day

    @property
    def last_day(self) -> date:
        """The last day shown."""
        return self.weeks[-1].cells[-1].day

    def position(self, day: date) -> tuple[int, int] | None:
        """Return row and column of a day; None when the page does not show it."""
        row, column = divmod((day - self.first_day).days, DAYS)
        return (row, column) if 0 <= row < len(self.weeks) else None

    def cell(self, day: date) -> DayCell | None:
        """Return the cell of a day; None when the page does not show it."""
        place = self.position(day)
        return self.weeks[place[0]].cells[place[1]] if place else None


def shown_days(month: Month) -> tuple[date, date]:
    """Return the first and last day of a month's page: what has to be asked of the plan."""
    first, last = month.first, month.last
    return first - timedelta(first.weekday()), last + timedelta(DAYS - 1 - last.weekday())


def day_after(day: date, days: int) -> date:
    """Return the day so many days later (earlier when negative)."""
    return day + timedelta(days)


def moved_start(entry: Entry, grabbed: date, dropped: date) -> date:
    """Return the first day of an entry that was grabbed on one day and dropped on another."""
    return (entry.first_day or grabbed) + (dropped - grabbed)


def page(items: Iterable[Item], month: Month, today: date) -> MonthPage:
    """Return the page of a month with the items that have a day on it."""
    first, last = shown_days(month)
    by_day, lasting = placed(items, first, last, order)
    names = days_off(first, last)
    mondays = range(first.toordinal(), last.toordinal(), DAYS)
    weeks = (
        week_row(date.fromordinal(day), lasting, by_day, names, month, today) for day in mondays
    )
    return MonthPage(month, today, tuple(weeks))


def placed(
    items: Iterable[Item], first: date, last: date, key: Callable[[Entry], tuple[Any, ...]]
) -> tuple[dict[date, list[Entry]], list[Lasting]]:
    """Return what lasts one day by its day, and what lasts several, each in the order of `key`."""
    by_day: dict[date, list[Entry]] = {}
    lasting: list[Lasting] = []
    for entry in sorted(entries(items), key=key):
        start, end = entry.first_day, entry.last_day
        if start is None or end is None or start > last or end < first:
            continue
        if start == end:
            by_day.setdefault(start, []).append(entry)
        else:
            lasting.append((start, end, entry))
    return by_day, lasting


def week_row(
    monday: date,
    lasting: Sequence[Lasting],
    by_day: Mapping[date, Sequence[Entry]],
    names: Mapping[date, str],
    month: Month,
    today: date,
) -> Week:
    """Return one row of seven days."""
    bars = _bars(monday, lasting)
    cells = []
    first_cell = shown_days(month)[0]
    for column in range(DAYS):
        day = monday + timedelta(column)
        lunar = to_lunar(day)
        cells.append(
            DayCell(
                day=day,
                in_month=(day.year, day.month) == (month.year, month.month),
                is_today=day == today,
                lunar=lunar,
                lunar_label=_lunar_label(lunar, first_cell=day == first_cell),
                day_off=names.get(day),
                bars=tuple(bar.entry for bar in bars if column in bar.columns),
                chips=tuple(by_day.get(day, ())),
            )
        )
    return Week(tuple(cells), bars)


def _lunar_label(lunar: LunarDate | None, *, first_cell: bool) -> str:
    """Return what a cell's corner says: the lunar month only where one needs it."""
    if lunar is None:
        return ""
    named = first_cell or lunar.day in {1, 15}
    return f"{lunar.day}/{lunar.month}" if named else str(lunar.day)


def _bars(monday: date, lasting: Iterable[Lasting]) -> tuple[Bar, ...]:
    """Lay what lasts several days into lanes: the earliest and longest on top, no two crossing."""
    sunday = monday + timedelta(DAYS - 1)
    pieces = []
    for first, last, entry in lasting:
        if first <= sunday and last >= monday:
            left_out, right_out = first < monday, last > sunday
            left = 0 if left_out else (first - monday).days
            right = DAYS - 1 if right_out else (last - monday).days
            pieces.append((left, left - right - 1, entry, left_out, right_out))
    pieces.sort(key=lambda piece: piece[:2])
    ends: list[int] = []
    bars = []
    for column, span, entry, left_out, right_out in pieces:
        lane = next((lane for lane, end in enumerate(ends) if end <= column), len(ends))
        ends[lane : lane + 1] = [column - span]
        bars.append(Bar(entry, column, -span, lane, left_out, right_out))
    return tuple(sorted(bars, key=lambda bar: (bar.lane, bar.column)))
