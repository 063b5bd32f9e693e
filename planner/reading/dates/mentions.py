"""Make mentions of joined dates: their cue, their days, what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Mention, Period, Problem, ProblemKind, Span
from planner.reading.dates.bare import counts, is_date
from planner.reading.dates.cues import cue_before
from planner.reading.dates.resolving import ONE, Meaning, meaning
from planner.reading.dates.rule import Months, Moon, Solar, Week

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.reading.dates.joining import Item
    from planner.reading.dates.years import Years

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
WEEK_HEAD = re.compile(
    r"(?<!\w)tuần (?:lễ )?(?:thứ )?[\w ]{0,12}(?: ?[:(\-]|,)? ?(?:từ )?(?:ngày )?$"
)
WEEK = 7
BRACKETED = 4  # "(7.11)" is a day, "(1.5)" may be a mark
FIGURE_RUN = re.compile(r"[\d/.]+")


class Reader:
    """Makes mentions of joined dates; "cùng ngày" hangs on the one before."""

    def __init__(self, text: str, lowered: str, years: Years) -> None:
        self._text = text
        self._lowered = lowered
        self._years = years
        self._same_day: date | None = None
        self._free_from = 0
        self._signs: frozenset[str] = frozenset()

    def read(self, items: list[Item]) -> Iterator[Mention]:
        """Give the mentions of the items that are dates."""
        self._signs = self._signs_of_dates(items)
        for item in items:
            for mention in self._mentions(item):
                self._free_from = mention.span.end
                yield mention

    def _mentions(self, item: Item) -> list[Mention]:
        cue, cue_start = self._cue(item)
        if not self._is_date(item, cue):
            return []
        said = meaning(item, self._years, self._same_day, by=cue is Cue.BY)
        if said is None:
            return []
        mention = self._mention(item, said, cue, cue_start)
        if said.period and said.period.grain is Grain.DAY:
            self._same_day = said.period.start
        return self._listed(item, mention)

    def _cue(self, item: Item) -> tuple[Cue, int]:
        found = cue_before(self._lowered, item.start)
        if found is None or found[1] < self._free_from:
            return Cue.ON, item.start
        cue, start = found
        if cue is Cue.WITHIN and not isinstance(item.core, Months | Week):
            cue = Cue.ON
        if cue is Cue.FROM and (item.end_time or _is_run(item)):
            cue = Cue.ON
        return cue, start

    def _is_date(self, item: Item, cue: Cue) -> bool:
        core = item.core
        if isinstance(core, Moon):
            return not core.by_only or (cue is Cue.BY and item.until is None)
        if not isinstance(core, Solar) or not core.bare or item.called:
            return True
        if isinstance(item.until, Solar) and not item.until.bare:
            return True
        if cue is Cue.BY:
            return not counts(self._lowered, item.figures[1])
        sign = self._sign(item)
        if core.dotted and not (sign in self._signs or self._is_bracketed(item)):
            return False
        return is_date(self._lowered, *item.figures, is_run=_is_run(item), is_dotted=core.dotted)

    def _signs_of_dates(self, items: list[Item]) -> frozenset[str]:
        """Return "." or "-" where the text writes dates so: then bare figures may be one."""
        return frozenset(
            self._sign(item)
            for item in items
            if isinstance(item.core, Solar) and (item.called or item.core.last.year)
        )

    def _sign(self, item: Item) -> str:
        """Return the sign between the figures of a date, the first of them."""
        figures = self._lowered[item.figures[0] : item.figures[1]]
        return next((letter for letter in figures if letter in "./-"), "")

    def _is_bracketed(self, item: Item) -> bool:
        """Tell whether two figures and more stand alone in brackets: "(17.10)"."""
        start, end = item.figures
        return self._lowered[start - 1 : start] + self._lowered[end : end + 1] == "()" and (
            end - start >= BRACKETED
        )

    def _mention(self, item: Item, said: Meaning, cue: Cue, cue_start: int) -> Mention:
        period = said.period
        if period and _is_run(item) and self._heads_week(item, period):
            period = Period(period.start, period.end, Grain.WEEK)
        return Mention(
            Span(item.start, item.end),
            item.rule.name,
            period,
            cue,
            Span(cue_start, item.end) if cue_start < item.start else None,
            item.start_time,
            item.end_time,
            None if item.start_time else item.part,
            said.dated_by,
            said.year_given,
            tuple(self._problems(item, said)),
        )

    def _heads_week(self, item: Item, period: Period) -> bool:
        """Tell whether the days are those of a week's heading: "Tuần 2 (từ 11/5 - 17/5)"."""
        start = max(0, item.start - 32)
        return (period.end - period.start).days <= WEEK and bool(
            WEEK_HEAD.search(self._lowered, start, item.start)
        )

    def _listed(self, item: Item, mention: Mention) -> list[Mention]:
        """Return one mention for a run of days, one each for days of a list with gaps."""
        listed = item.core.listed if isinstance(item.core, Solar) else ()
        period = mention.period
        if not listed or period is None or (period.end - period.start).days == len(listed) + 1:
            return [mention]
        last = item.core.last.day if isinstance(item.core, Solar) else 0
        days = [
            replace(
                mention,
                span=place if number else Span(item.start, place.end),
                cue_span=mention.cue_span and Span(mention.cue_span.start, place.end)
                if not number
                else None,
                period=_one(period.last_day.replace(day=day)),
            )
            for number, (day, place) in enumerate(listed)
        ]
        end = re.compile(rf"(?<!\d)0?{last}(?!\d)").search(self._lowered, listed[-1][1].end)
        start = end.start() if end else listed[-1][1].end
        whole = replace(
            mention, span=Span(start, item.end), cue_span=None, period=_one(period.last_day)
        )
        return [*days, whole]

    def _problems(self, item: Item, said: Meaning) -> Iterator[Problem]:
        figure_span = Span(*item.figures)
        words = self._quote(figure_span)
        day = said.period.last_day if said.period else None
        repaired = [
            core for core in (item.core, item.until) if isinstance(core, Solar) and core.repaired
        ]
        if repaired and day:
            yield self._repair(item, day)
        if said.impossible:
            yield Problem(ProblemKind.IMPOSSIBLE_DATE, figure_span, (("words", words),))
        if said.period and said.period.grain is Grain.DAY:
            yield from self._weekday(item, said.period)

    def _repair(self, item: Item, day: date) -> Problem:
        """Say what was mended: in a pair the words of the first, with its own day."""
        start, end = item.figures
        core = item.core
        if item.until is not None and isinstance(core, Solar) and core.repaired:
            found = FIGURE_RUN.match(self._lowered, start)
            end = found.end() if found else end
            first = core.first
            told = f"{first.day:02}/{first.month:02}/{first.year}"
        else:
            told = f"{day:%d/%m/%Y}"
        span = Span(start, end)
        return Problem(
            ProblemKind.REPAIRED_DATE, span, (("words", self._quote(span)), ("date", told))
        )

    def _weekday(self, item: Item, period: Period) -> Iterator[Problem]:
        ends = zip(item.weekdays, (period.start, period.last_day), strict=True)
        for number, day in ends:
            if number is not None and number != day.weekday():
                span = Span(item.start, item.end)
                details = (
                    ("words", self._quote(span)),
                    ("date", f"{day:%d/%m/%Y}"),
                    ("weekday", WEEKDAYS[day.weekday()]),
                )
                yield Problem(ProblemKind.WEEKDAY_MISMATCH, span, details)

    def _quote(self, span: Span) -> str:
        return self._text[span.start : span.end]


def _is_run(item: Item) -> bool:
    """Tell whether it runs from one day or month to another."""
    core = item.core
    if isinstance(core, Months):
        return item.until is not None or (core.grain is Grain.MONTH and core.length > 1)
    return item.until is not None or (isinstance(core, Solar | Moon) and core.first != core.last)


def _one(day: date) -> Period:
    return Period(day, day + ONE, Grain.DAY)
