"""What a date rule is, and the values that words of time can have before their year is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from planner.model import DayPart, Grain, Span


class Moment(NamedTuple):
    """A day as far as it is written."""

    day: int
    month: int | None = None
    year: int | None = None


class Solar(NamedTuple):
    """A day or a run of days of the common calendar."""

    first: Moment
    last: Moment
    listed: tuple[tuple[int, Span], ...] = ()  # days of a list before its last, each with its place
    bare: bool = True  # figures only, which may be a fraction or a number
    dotted: bool = False  # "20.4", "20-4": a date only where other words call it one
    repaired: bool = False  # one slip of the typist was mended


class MoonDay(NamedTuple):
    """A day of the lunar calendar as far as it is written."""

    day: int
    month: int | None = None  # None: shared with the day that a range ends on
    year: int | None = None
    cycle: str | None = None  # the year's name: "mậu tuất"
    of_eve: bool = False  # "29 Tết": the year is that of the Tết which follows


class Moon(NamedTuple):
    """A day or a run of days of the Vietnamese lunar calendar."""

    first: MoonDay
    last: MoonDay
    by_only: bool = False  # "Tết" alone is a day only as a deadline: "trước Tết"


class Months(NamedTuple):
    """A run of months: one, a quarter, the rest of a year, a year."""

    grain: Grain
    first: int | None  # None: the month that the text speaks in, moved by `shift`
    length: int
    year: int | None = None
    shift: int = 0


class Week(NamedTuple):
    """A week counted from that of the text, Monday to Sunday."""

    shift: int


class WeekdayOf(NamedTuple):
    """A weekday of a week counted from this one, or the next that comes."""

    number: int
    shift: int | None  # None: the next to come
    after: bool = False  # after today


class FromToday(NamedTuple):
    """A day counted from today."""

    shift: int


class DayOfMonth(NamedTuple):
    """A day of a month counted from this one."""

    day: int
    shift: int


@dataclass(frozen=True, slots=True)
class SameDay:
    """The day named last."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that gives no day: part of a month, or coming round again and again."""


class Clock(NamedTuple):
    """A clock time, or a stretch of a day between two."""

    start: time
    end: time | None = None


class Part(NamedTuple):
    """A part of a day."""

    part: DayPart


class Weekday(NamedTuple):
    """A day of the week; Monday is 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Lead:
    """The word "ngày" before a date."""


Near = Week | WeekdayOf | FromToday | DayOfMonth
Core = Solar | Moon | Months | Near | SameDay | Vague
Value = Core | Clock | Part | Weekday | Lead


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time: its name, its pattern, its reading, phrases that show it."""

    name: str  # stands in Evidence and in --explain
    begins: str  # the words it may begin with, parted by blanks; "0" for figures
    pattern: str  # on lowered text
    read: Callable[[re.Match[str]], Value | None]  # None: the words are no date
    shows: tuple[tuple[str, str], ...] = ()  # phrase, what `find` gives for it; tested
    refuses: tuple[str, ...] = ()  # phrases in which it must find nothing; tested


class Token(NamedTuple):
    """What one rule matched."""

    start: int
    end: int
    rule: Rule
    value: Value


def day_in(day: int, month: int, year: int) -> date | None:
    """Return a day, or None if there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
