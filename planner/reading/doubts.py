"""Decide what a jotted line leaves open: each doubt with the line written out in all its ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import DatedBy, Grain, Month, ProblemKind
from planner.reading import dates
from planner.reading.clocks import gathered
from planner.reading.dates.beside import WEEKDAYS
from planner.reading.jotted import ANY_CLOCK, HALF, MEETING, day_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.model import Mention

DAY = timedelta(1)
WORK_DAYS = 5
HALF_DAY = 12
MOST_FORKS = 60  # doubts of one line that are looked into
EARLY = range(1, 6)  # hours that are rarely meant before noon

BARE_WEEKDAY = re.compile(
    r"(?<!lần )(?<!\w)(?:thứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ nhật|cn))(?!\w)(?!/)",
    re.IGNORECASE,
)
BARE_DAY = re.compile(r"(?<!\w)ngày (\d{1,2})(?![\d/.:])(?! ?(?:[-/]|tháng|âm))", re.IGNORECASE)


class Doubt(Enum):
    """What a line leaves open."""

    WEEKDAY = "weekday"  # "thứ Sáu": this one or the next?
    MONTH = "month"  # "ngày 25" of which month?
    YEAR = "year"  # "5/1" is over: meant for next year?
    WEEK = "week"  # a meeting "tuần sau": on which day?
    TODAY = "today"  # "8h" of today or tomorrow?
    HOUR = "hour"  # "3h": at night or in the afternoon?
    MISMATCH = "mismatch"  # "thứ 2 ngày 20/2", which is a Tuesday
    IMPOSSIBLE = "impossible"  # "31/2"


@dataclass(frozen=True, slots=True)
class Fork:
    """A doubt, and the line written out in each way it can be meant."""

    doubt: Doubt
    words: str
    lines: tuple[str, ...]


def settled(line: str, today: date) -> Iterator[str]:
    """Give a line in each way that its other doubts can be meant: as many as are asked for.

    Twenty days in doubt are a million ways, and all of them may end in a day that is none: only
    so many are looked into.
    """
    pending = [line]
    for _ in range(MOST_FORKS):
        if not pending:
            return
        way = gathered(pending.pop(), today)
        fork = fork_of(way, today)
        if fork is None:
            yield way
        else:
            pending += reversed(fork.lines)


def fork_of(text: str, today: date) -> Fork | None:
    """Return the first doubt that a line leaves; None for a clear one."""
    mentions = dates.find(text, dates.Reference(today, said_on=today))
    kinds = {problem.kind: problem.span for each in mentions for problem in each.problems}
    if ProblemKind.IMPOSSIBLE_DATE in kinds:
        span = kinds[ProblemKind.IMPOSSIBLE_DATE]
        return Fork(Doubt.IMPOSSIBLE, text[span.start : span.end], ())
    day = day_in(mentions)
    if day is not None:
        return _of_day(text, day, today, mismatched=ProblemKind.WEEKDAY_MISMATCH in kinds)
    return _of_weekday(text, today) or _of_number(text, today) or _of_rest(text, mentions, today)


def _of_day(text: str, mention: Mention, today: date, *, mismatched: bool) -> Fork | None:
    """Return the doubt that a written day leaves: its weekday, its year, its hour."""
    period, words = mention.period, text[mention.span.start : mention.span.end]
    if period is None or period.start != period.last_day:
        return None
    named = BARE_WEEKDAY.search(words)
    if mismatched and named:
        other = _coming(named, period.start - 3 * DAY)
        return _forked(Doubt.MISMATCH, text, mention, (period.start, other))
    is_over = period.start < today and not mention.year_given
    if is_over and mention.dated_by is DatedBy.TEXT:
        later = _a_year_later(period.start)
        return _forked(Doubt.YEAR, text, mention, (period.start, later))
    start = mention.start_time
    if start and start.hour in EARLY and not HALF.search(words):
        ways = (f"{start.hour + HALF_DAY}h{start:%M}", f"{start:%Hh%M} sáng")
        lines = tuple(_with(text, mention, f"{way} {_full(period.start)}") for way in ways)
        return Fork(Doubt.HOUR, words, lines)
    return None


def _of_weekday(text: str, today: date) -> Fork | None:
    match = BARE_WEEKDAY.search(text)
    if match is None:
        return None
    first = _coming(match, today)
    return _replaced(Doubt.WEEKDAY, text, match, (first, first + 7 * DAY))


def _of_number(text: str, today: date) -> Fork | None:
    match = BARE_DAY.search(text)
    if match is None:
        return None
    number, this = int(match[1]), Month.of(today)
    days = [
        month.first.replace(day=number)
        for month in (this, this.shifted(1), this.shifted(2))
        if 1 <= number <= month.last.day
    ]
    days = [day for day in days if day >= today][:2]
    return _replaced(Doubt.MONTH if days else Doubt.IMPOSSIBLE, text, match, days)


def _of_rest(text: str, mentions: Sequence[Mention], today: date) -> Fork | None:
    """Return the doubt of a meeting in a week, or of a clock time without a day."""
    week = next((m for m in mentions if m.period and m.period.grain is Grain.WEEK), None)
    if week and week.period and MEETING.match(text):
        days = [week.period.start + number * DAY for number in range(WORK_DAYS)]
        return _forked(Doubt.WEEK, text, week, [day for day in days if day >= today])
    clock = ANY_CLOCK.search(text)
    if clock is None or mentions:
        return None
    lines = tuple(
        f"{text[: clock.end()]} {_full(day)}{text[clock.end() :]}" for day in (today, today + DAY)
    )
    return Fork(Doubt.TODAY, clock[0], lines)


def _forked(doubt: Doubt, text: str, mention: Mention, days: Iterable[date]) -> Fork:
    clock = _clock(mention)
    lines = tuple(_with(text, mention, f"{clock}{_full(day)}") for day in days)
    return Fork(doubt, text[mention.span.start : mention.span.end], lines)


def _replaced(doubt: Doubt, text: str, match: re.Match[str], days: Iterable[date]) -> Fork:
    before, after = text[: match.start()], text[match.end() :]
    return Fork(doubt, match[0], tuple(f"{before}{_full(day)}{after}" for day in days))


def _with(text: str, mention: Mention, words: str) -> str:
    return f"{text[: mention.span.start]}{words}{text[mention.span.end :]}"


def _clock(mention: Mention) -> str:
    """Return the clock times of a mention in words that are read as the same again."""
    begins, ends = mention.start_time, mention.end_time
    if begins is None:
        part = mention.day_part
        words = {"morning": "sáng ", "afternoon": "chiều ", "evening": "tối "}
        return words[part.value] if part else ""
    half = "sáng" if begins.hour in EARLY else ""
    return f"{begins:%Hh%M}{f'-{ends:%Hh%M}' if ends else ''} {half} ".replace("  ", " ")


def _coming(match: re.Match[str], first: date) -> date:
    """Return the first day with a named weekday, from a day on."""
    weekday = WEEKDAYS[(match[1] or match[2]).lower()]
    return first + (weekday - first.weekday()) % 7 * DAY


def _full(day: date) -> str:
    return f"ngày {day.day}/{day.month}/{day.year}"


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
