"""Decide how a date may be written and what an incomplete one means: a table of rules.

`find` gives every mention of a day, week, month or vaguer time in a text, in its order, none inside
another. Figures that count, number or name something are no dates. A missing year is the one that
puts the day nearest to the text's own dates (`years`), a deadline's the next to come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from planner.almanac.observances import find_names, lower
from planner.model import (
    Cue,
    DatedBy,
    Grain,
    Mention,
    Period,
    Problem,
    ProblemKind,
    Span,
)
from planner.reading.dates import moon, solar
from planner.reading.dates.around import Around, is_no_date, look_around
from planner.reading.dates.rule import DAY, Reading, Rule, Setting, one
from planner.reading.dates.years import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.almanac.observances import Named

RULES = (*moon.RULES, *solar.RULES)
COUNTED = frozenset({"ngày/tháng", "từ ngày đến ngày"})  # figures that may be a count instead
LIST = re.compile(r"\b(?:các )?ngày ((?:\d{1,2}\s?,\s?){0,9}\d{1,2})\s?(?:,|và ngày|và)\s?$")
LIST_REACH = 64
GROUP = re.compile(r"(?<!\\)\((?!\?)")  # a capturing group opens
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


@dataclass(frozen=True, slots=True)
class Reference:
    """What dates hang on that the text does not say."""

    day: date  # given along with the text, or today
    outlook: tuple[Span, ...] = ()  # stretches that look ahead: days there are to come


def find(text: str, reference: Reference) -> tuple[Mention, ...]:
    """Return every mention of a time in a text."""
    lowered = lower(text)
    near = anchor(lowered, reference.day)
    mentions = list(_Search(text, lowered, near.day, reference.outlook))
    if not near.is_from_text:
        mentions = _with_ambiguous_year(text, mentions)
    taken = [each.cue_span or each.span for each in mentions]
    for named in find_names(text):
        if not any(named.span.touches(span) for span in taken):
            mentions += _before_named(lowered, named, near.day)
    return tuple(sorted(mentions, key=lambda each: each.span))


class _Search:
    """One walk over a text; a later mention may hang on an earlier one."""

    def __init__(self, text: str, lowered: str, near: date, outlook: Iterable[Span]) -> None:
        self._text = text
        self._lowered = lowered
        self._near = near
        self._outlook = tuple(outlook)
        self._same_day: date | None = None

    def __iter__(self) -> Iterator[Mention]:
        place, end = 0, 0
        while (match := _pattern().search(self._lowered, place)) is not None:
            read = self._read(match, end)
            if read is None:
                place = match.start() + 1
                continue
            yield from read
            place = end = max(read[-1].span.end, match.end())

    def _read(self, match: re.Match[str], free_from: int) -> list[Mention] | None:
        start = match.start()
        for rule in RULES[int(match.lastgroup[1:]) if match.lastgroup else 0 :]:
            found = rule.compiled.match(self._lowered, start)
            if found is None:
                continue
            span = Span(start, found.end())
            around = look_around(self._lowered, span)
            called = around.is_called_day or around.cue is not Cue.ON
            if rule.name in COUNTED and is_no_date(self._lowered, span, called_day=called):
                return None
            reading = rule.read(found, self._setting(around))
            if reading is not None:
                return self._mentions(rule, span, around, reading, free_from)
        return None

    def _setting(self, around: Around) -> Setting:
        ahead = around.cue is Cue.BY or any(
            span.start <= around.start < span.end for span in self._outlook
        )
        return Setting(self._near, ahead, self._same_day)

    def _mentions(
        self, rule: Rule, span: Span, around: Around, reading: Reading, free_from: int
    ) -> list[Mention]:
        start = max(around.start, free_from)
        cue_start = max(around.cue_start, free_from)
        mention = Mention(
            span=Span(start, around.end),
            rule=rule.name,
            period=reading.period,
            cue=around.cue if cue_start < start else Cue.ON,
            cue_span=Span(cue_start, around.end) if cue_start < start else None,
            start_time=around.start_time,
            end_time=around.end_time,
            day_part=around.day_part,
            dated_by=reading.dated_by,
            year_given=reading.year_given,
            problems=tuple(self._problems(Span(start, span.end), span, reading, around)),
        )
        if reading.period and reading.period.grain is Grain.DAY:
            self._same_day = reading.period.start
            return [*self._listed_before(span, mention), mention]
        return [mention]

    def _listed_before(self, span: Span, mention: Mention) -> list[Mention]:
        """Give the days of a list, "các ngày 12, 15 và 20/3", that stand before its last."""
        match = LIST.search(self._lowered, max(0, span.start - LIST_REACH), span.start)
        period = mention.period
        if match is None or period is None or period.last_day != period.start:
            return []
        found = []
        for number in re.finditer(r"\d+", match[1]):
            place = Span(match.start(1) + number.start(), match.start(1) + number.end())
            day = int(number[0])
            if 0 < day < period.start.day:
                listed = one(period.start.replace(day=day))
                found.append(replace(mention, span=place, period=listed, problems=()))
        return found

    def _problems(
        self, words: Span, figures: Span, reading: Reading, around: Around
    ) -> Iterator[Problem]:
        day = reading.period.start if reading.period else None
        if reading.problem is not None:
            first, last = reading.slip or (0, len(figures))
            place = Span(figures.start + first, figures.start + last)
            meant = reading.mended or day
            details: tuple[tuple[str, str], ...] = (("words", self._text[place.start : place.end]),)
            if meant:
                details += (("date", f"{meant:%d/%m/%Y}"),)
            yield Problem(reading.problem, place, details)
        single = reading.period and reading.period.start == reading.period.last_day
        if day and single and around.weekday not in {None, day.weekday()}:
            yield Problem(
                ProblemKind.WEEKDAY_MISMATCH,
                words,
                (
                    ("words", self._text[words.start : words.end]),
                    ("date", f"{day:%d/%m/%Y}"),
                    ("weekday", WEEKDAYS[day.weekday()]),
                ),
            )


@cache
def _pattern() -> re.Pattern[str]:
    """Return one pattern that finds where any rule may match, and which is the first that may."""
    ways = "|".join(
        f"(?P<r{number}>{GROUP.sub('(?:', rule.pattern)})" for number, rule in enumerate(RULES)
    )
    return re.compile(rf"(?<![\d/.])(?<!\w)(?=[\dmrtqhcđbsng])(?:{ways})")


def _with_ambiguous_year(text: str, mentions: list[Mention]) -> list[Mention]:
    """Mark the first date without a year in a text that names no year: its year is a guess."""
    for at, mention in enumerate(mentions):
        if mention.period and not mention.year_given:
            details = (
                ("words", text[mention.span.start : mention.span.end]),
                ("year", str(mention.period.start.year)),
            )
            problem = Problem(ProblemKind.AMBIGUOUS_YEAR, mention.span, details)
            marked = replace(mention, problems=(*mention.problems, problem))
            return [*mentions[:at], marked, *mentions[at + 1 :]]
    return mentions


def _before_named(lowered: str, named: Named, near: date) -> list[Mention]:
    """Give a deadline that a named day sets: "trước lễ Vu lan"."""
    start = named.span.start
    if lowered[max(0, start - 3) : start] == "lễ ":
        start -= 3
    around = look_around(lowered, Span(start, named.span.end))
    if around.cue is not Cue.BY:
        return []
    days = [d for year in (near.year, near.year + 1) if (d := named.observance.on(year))]
    coming = [day for day in days if day >= near - 14 * DAY] or days
    period: Period | None = one(coming[0]) if coming else None
    return [
        Mention(
            named.span,
            "trước ngày có tên",
            period,
            Cue.BY,
            Span(around.cue_start, named.span.end),
            dated_by=DatedBy.CALENDAR,
            year_given=False,
        )
    ]
