"""Decide the year of a date that names none.

The years are those of the text's own dates, months and quarters; dates of cited documents and the
old halves of anniversaries do not count. Of these the year is taken that puts the day nearest to
the middle one of those dates (the anchor). Over New Year the neighbouring year counts too: December
told in January is the last, January planned in December the next. A deadline never falls before
the meeting. A text without any year has the reference day's, and that is a problem to show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.model import Grain
from planner.reading.dates.rule import Months, Solar, day_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.reading.dates.rule import Token

CITED = re.compile(
    r"(?:\d[/\-][a-zđ&\-]{2}|(?<!\w)(?:luật|hiến pháp|kèm theo|số \d+)(?!\w))[^.;\n]{0,60}$"
)
PAIRED = re.compile(r" ?- ?\d{1,2} ?[/.\-]")
REACH = 80
NEAR_YEARS = 2
HALF_YEAR = timedelta(days=183)
LONG = timedelta(days=240)
SEASON = timedelta(days=100)
SLACK = timedelta(days=42)  # a deadline told of in the results may lie so far back
WINTER = {11, 12}
SPRING = {1, 2}
LEAP_DAY = (29, 2)


@dataclass(frozen=True, slots=True)
class Years:
    """What a text tells of its time."""

    anchor: date
    written: frozenset[int]
    is_from_text: bool
    meeting: date | None
    said_on: date | None = None
    reference: date | None = None

    @property
    def now(self) -> date:
        """The day that "tuần này" hangs on: of a typed line its day, of a report that of its time.

        The reference day is the time of a report only where the report's own dates lie near it.
        """
        near = self.reference is not None and abs(self.reference - self.anchor) <= SLACK
        return self.said_on or (self.reference if near and self.reference else self.anchor)

    def of(self, day: int, month: int, *, by: bool) -> int:
        """Return the year of a day that names none."""
        found = {year: at for year in self.written if (at := day_in(day, month, year))}
        if not found:
            return self._leap_year() if (day, month) == LEAP_DAY else self.anchor.year
        year = min(found, key=lambda each: abs(found[each] - self.anchor))
        year += self._over_new_year(found[year], by=by)
        return year + self._after_meeting(day_in(day, month, year), by=by)

    def nearest(self, days: Sequence[date], *, by: bool) -> date:
        """Return the one of several days that a lunar date without year means.

        Tết lies at the turn of the year: a near day counts before one in a written year.
        """
        floor = self.meeting or self.anchor - SLACK
        ahead = [day for day in days if day >= floor] if by else []
        near = [day for day in ahead or days if abs(day - self.anchor) <= SEASON]
        written = [day for day in ahead or days if day.year in self.written]
        return min(near or written or ahead or days, key=lambda day: abs(day - self.anchor))

    def _over_new_year(self, day: date, *, by: bool) -> int:
        if self.anchor.month in WINTER and day.month in SPRING and self.anchor - day > LONG:
            return 1
        if self.anchor.month in SPRING and day.month in WINTER and day - self.anchor > LONG:
            return 0 if by else -1
        return 0

    def _after_meeting(self, day: date | None, *, by: bool) -> int:
        if not by or day is None or self.meeting is None or day >= self.meeting:
            return 0
        return 1 if day + timedelta(days=365) - self.meeting <= HALF_YEAR else 0

    def _leap_year(self) -> int:
        year = self.anchor.year
        while day_in(29, 2, year) is None:
            year -= 1
        return year


def years_of(lowered: str, tokens: Sequence[Token], reference: date, meeting: date | None) -> Years:
    """Return what the tokens of a text tell of its time."""
    own = sorted(_own(lowered, tokens))
    if not own:
        return _from_year_names(lowered, tokens, reference, meeting)
    middle = own[len(own) // 2]
    written = {day.year for day in own if abs(day.year - middle.year) <= NEAR_YEARS}
    return Years(meeting or middle, frozenset(written), is_from_text=True, meeting=meeting)


def _own(lowered: str, tokens: Sequence[Token]) -> Iterator[date]:
    for token in tokens:
        day = _dated(token.value)
        if day is None or PAIRED.match(lowered, token.end):
            continue
        if isinstance(token.value, Solar) and CITED.search(
            lowered, max(0, token.start - REACH), token.start
        ):
            continue
        yield day


def _dated(value: object) -> date | None:
    """Return the day of a value with a year, the middle of a month or quarter."""
    if isinstance(value, Solar) and value.last.year and value.last.month and not value.repaired:
        return day_in(value.last.day, value.last.month, value.last.year)
    if isinstance(value, Months) and value.year and value.first and value.grain is not Grain.YEAR:
        return date(value.year, value.first, 15)
    return None


def _from_year_names(
    lowered: str, tokens: Sequence[Token], reference: date, meeting: date | None
) -> Years:
    """Fall back on "năm 2018" where the text has no fuller date, then on the reference day."""
    named = [
        token.value.year
        for token in tokens
        if isinstance(token.value, Months)
        and token.value.year
        and abs(token.value.year - reference.year) <= NEAR_YEARS
        and not lowered.endswith("đến ", 0, token.start)
    ]
    day = meeting or reference
    if not named:
        leap = _leap_day(tokens, day) if meeting is None else None
        anchor = leap or day
        return Years(anchor, frozenset({anchor.year}), is_from_text=False, meeting=meeting)
    year = max(named, key=lambda each: (named.count(each), each))
    anchor = day if day.year == year else date(year, 7, 1)
    return Years(anchor, frozenset({year}), is_from_text=True, meeting=meeting)


def _leap_day(tokens: Sequence[Token], day: date) -> date | None:
    """Return the 29 February that a text without years must speak of."""
    for token in tokens:
        if (
            isinstance(token.value, Solar)
            and (token.value.last.day, token.value.last.month) == LEAP_DAY
        ):
            year = day.year
            while day_in(29, 2, year) is None:
                year -= 1
            return date(year, 2, 29)
    return None
