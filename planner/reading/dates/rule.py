"""What a date rule is: a name, a pattern, its reading, phrases that show it or it refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.model import DatedBy, Grain, Month, Period, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date's reading may hang on."""

    anchor: date  # the day that dates without a year lie near
    ahead: bool = False  # the date is a deadline: it does not fall before the anchor
    same_day: date | None = None  # the day named last, for "cùng ngày"

    def year_of(self, day: int, month: int) -> int:
        """Return the year in which a day without one lies nearest to the anchor.

        A deadline is read ahead: up to six weeks before the anchor still counts as now.
        """
        around = (self.anchor.year - 1, self.anchor.year, self.anchor.year + 1)
        days = {year: at for year in around if (at := day_in(day, month, year))}
        if not days:
            return self.anchor.year
        if self.ahead:
            coming = [year for year, at in days.items() if at >= self.anchor - 42 * DAY]
            return min(coming) if coming else self.anchor.year
        return min(days, key=lambda year: abs(days[year] - self.anchor))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule understood; `period` is None for words that give no day."""

    period: Period | None
    dated_by: DatedBy = DatedBy.TEXT
    year_given: bool = True
    problem: ProblemKind | None = None
    slip: tuple[int, int] | None = None  # where in the match the problem stands, if not all of it
    mended: date | None = None  # what a slip was read as, if not the period's first day


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date."""

    name: str  # stands in Evidence and in --explain
    pattern: str  # on lowered text, without named groups
    read: Callable[[re.Match[str], Setting], Reading | None]  # None: the words are no date
    shows: tuple[tuple[str, str], ...]  # phrase, ISO days "first" or "first/last", "" for no day
    refuses: tuple[str, ...] = ()
    compiled: re.Pattern[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", re.compile(self.pattern))


def day_in(day: int, month: int, year: int) -> date | None:
    """Return a day, or None if there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one(day: date) -> Period:
    """Return the period of one day."""
    return Period(day, day + DAY, Grain.DAY)


def days(first: date, last: date) -> Period | None:
    """Return the period from first to last, both inside; None when they stand the wrong way."""
    return Period(first, last + DAY, Grain.DAY) if first <= last else None


def month_period(month: Month) -> Period:
    """Return the period of a month."""
    return Period(month.first, month.last + DAY, Grain.MONTH)


IMPOSSIBLE = Reading(None, problem=ProblemKind.IMPOSSIBLE_DATE)
VAGUE = Reading(None)
