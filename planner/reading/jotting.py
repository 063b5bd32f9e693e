"""Decide what a line means that a person jots down: "họp giao ban 8h thứ 2 tuần sau".

The line is read with the rules for reports. Where it leaves a doubt (which Friday? three in the
afternoon?), every reading is given and the person chooses; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from planner.model import (
    Cue,
    DatedBy,
    DueFrom,
    Event,
    EventKind,
    Grain,
    Month,
    ProblemKind,
    Task,
)
from planner.reading import dates
from planner.reading.dates.beside import WEEKDAYS
from planner.reading.unmarked import with_marks
from planner.searching import without_marks
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from planner.model import Item, Mention

DAY = timedelta(1)
WORK_DAYS = 5
LONGEST = 500  # letters; a line, not a report
MOST_READINGS = 6
HALF_DAY = 12
EARLY = range(1, 6)  # hours that are rarely meant before noon
CLOCK = r"\d{1,2} ?(?:h|g|giờ)(?: ?\d{2})?(?!\w)|\d{1,2}:\d{2}"

MEETING = re.compile(
    r"(?:dự |tham dự |chủ trì |tổ chức )?(?:họp|giao ban|hội nghị|hội thảo|hội ý|tọa đàm|toạ đàm"
    r"|đại hội|tiếp (?:dân|công dân|khách|đoàn)|làm việc với|gặp|sinh hoạt|tập huấn|buổi|phiên)\b",
    re.IGNORECASE,
)
DELIVERS = re.compile(
    r"(?:nộp|gửi|trình|hoàn thành|hoàn thiện|báo cáo|xây dựng|soạn|lập|ban hành|rà soát|chuẩn bị"
    r"|tham mưu|đăng ký|đôn đốc|triển khai|xong|cập nhật|thống kê|tổng hợp|góp ý|ký)\b",
    re.IGNORECASE,
)
NAMED = (
    (re.compile(r"\b(?:kỷ niệm|ngày truyền thống)\b", re.IGNORECASE), EventKind.COMMEMORATION),
    (re.compile(r"\bnghỉ (?:lễ|tết)\b", re.IGNORECASE), EventKind.HOLIDAY),
    (re.compile(r"\b(?:lễ hội|liên hoan|hội thi|hội thao)\b", re.IGNORECASE), EventKind.FESTIVAL),
)
BARE_WEEKDAY = re.compile(
    r"(?<!lần )(?<!\w)(?:thứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ nhật|cn))(?!\w)(?!/)",
    re.IGNORECASE,
)
BARE_DAY = re.compile(r"(?<!\w)ngày (\d{1,2})(?![\d/.:])(?! ?(?:[-/]|tháng|âm))", re.IGNORECASE)
ANY_CLOCK = re.compile(rf"(?<![\w/])(?:{CLOCK})(?: ?(?:sáng|trưa|chiều|tối))?", re.IGNORECASE)
HALF = re.compile(r"\b(?:sáng|trưa|chiều|tối|đêm)\b", re.IGNORECASE)
PLACE = re.compile(r"(?:,? ?(?:địa điểm|tại|ở):? )(?P<place>[^,;]+)", re.IGNORECASE)
LOOSE = r"(?:vào|lúc|ngày|trong|trước|từ|đến|hạn|là|[,;:.\-–()])"
ENDS = re.compile(rf"^(?:{LOOSE}(?: |$))+|(?:(?:^| ){LOOSE}|[,;:.\-–(])+$", re.IGNORECASE)


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
class Jotting:
    """What a line may mean: one reading where it is clear, several where the person chooses."""

    readings: tuple[Item, ...]
    doubt: Doubt | None = None
    words: str = ""  # those that leave the doubt


@dataclass(frozen=True, slots=True)
class _Fork:
    """A doubt, and the line written out in each way it can be meant."""

    doubt: Doubt
    words: str
    lines: tuple[str, ...]


def jot(line: str, today: date, month: Month) -> Jotting:
    """Return what a line may mean; without words for a title, nothing.

    `month` is the month whose plan a task without a day goes to.
    """
    typed = " ".join(clean_text(line[:LONGEST]).split())
    text = with_marks(typed)
    jotting = _read(text, today, month)
    if text == typed:
        return jotting
    return replace(jotting, readings=tuple(_as_typed(item) for item in jotting.readings))


def _as_typed(item: Item) -> Item:
    """Return an item with its words as they were typed, without accents."""
    summary = without_marks(item.summary)
    if isinstance(item, Event) and item.location:
        return replace(item, summary=summary, location=without_marks(item.location))
    return replace(item, summary=summary)


def _read(text: str, today: date, month: Month) -> Jotting:
    fork = _fork(text, today)
    if fork is None:
        item = _item(text, today, month)
        return Jotting((item,) if item else ())
    lines = (text_ for each in fork.lines for text_ in _settled(each, today))
    items = (_item(each, today, month) for each in islice(lines, MOST_READINGS))
    return Jotting(tuple(item for item in items if item), fork.doubt, fork.words)


def _settled(line: str, today: date) -> Iterator[str]:
    """Give a line in each way that its other doubts can be meant: as many as are asked for.

    Twenty days in doubt are a million ways.
    """
    fork = _fork(line, today)
    if fork is None:
        yield line
        return
    for each in fork.lines:
        yield from _settled(each, today)


# ------------------------------------------------------------------------------------------ doubts


def _fork(text: str, today: date) -> _Fork | None:
    mentions = dates.find(text, dates.Reference(today, said_on=today))
    kinds = {problem.kind: problem.span for each in mentions for problem in each.problems}
    if ProblemKind.IMPOSSIBLE_DATE in kinds:
        span = kinds[ProblemKind.IMPOSSIBLE_DATE]
        return _Fork(Doubt.IMPOSSIBLE, text[span.start : span.end], ())
    day = _day_in(mentions)
    if day is not None:
        return _of_day(text, day, today, mismatched=ProblemKind.WEEKDAY_MISMATCH in kinds)
    return _of_weekday(text, today) or _of_number(text, today) or _of_rest(text, mentions, today)


def _of_day(text: str, mention: Mention, today: date, *, mismatched: bool) -> _Fork | None:
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
        return _Fork(Doubt.HOUR, words, lines)
    return None


def _of_weekday(text: str, today: date) -> _Fork | None:
    match = BARE_WEEKDAY.search(text)
    if match is None:
        return None
    first = _coming(match, today)
    return _replaced(Doubt.WEEKDAY, text, match, (first, first + 7 * DAY))


def _of_number(text: str, today: date) -> _Fork | None:
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


def _of_rest(text: str, mentions: Sequence[Mention], today: date) -> _Fork | None:
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
    return _Fork(Doubt.TODAY, clock[0], lines)


def _forked(doubt: Doubt, text: str, mention: Mention, days: Iterable[date]) -> _Fork:
    clock = _clock(mention)
    lines = tuple(_with(text, mention, f"{clock}{_full(day)}") for day in days)
    return _Fork(doubt, text[mention.span.start : mention.span.end], lines)


def _replaced(doubt: Doubt, text: str, match: re.Match[str], days: Iterable[date]) -> _Fork:
    before, after = text[: match.start()], text[match.end() :]
    return _Fork(doubt, match[0], tuple(f"{before}{_full(day)}{after}" for day in days))


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


# ------------------------------------------------------------------------------------------- items


def _item(text: str, today: date, month: Month) -> Item | None:
    """Return the item that a line without doubts means."""
    mentions = dates.find(text, dates.Reference(today, said_on=today))
    when = _day_in(mentions) or _stretch_in(mentions)
    place = PLACE.search(_without(text, when))
    title = _without(text, when)
    is_event = _is_event(title, when)
    if is_event and place:
        title = f"{title[: place.start()]} {title[place.end() :]}"
    title = _trimmed(title)
    if not title:
        return None
    if is_event:
        return _event(title, when, _trimmed(place["place"]) if place else "", month)
    return _task(title, when, month)


def _is_event(title: str, when: Mention | None) -> bool:
    """Tell an occasion from work: a deadline makes work, a clock time an occasion."""
    if when is None:
        return MEETING.match(_trimmed(title)) is not None
    if when.cue in {Cue.BY, Cue.WITHIN}:
        return False
    words = _trimmed(title)
    return bool(when.start_time or MEETING.match(words) or not DELIVERS.match(words))


def _event(title: str, when: Mention | None, place: str, month: Month) -> Event:
    kind = next((kind for pattern, kind in NAMED if pattern.search(title)), None)
    if kind is None:
        kind = EventKind.MEETING if MEETING.match(title) else EventKind.OTHER
    event = Event(summary=title, kind=kind, month=month, location=place or None)
    if when is None or when.period is None:
        return event
    start: date | datetime = when.period.start
    end: date | datetime | None = when.period.end
    part = when.day_part
    if when.start_time is not None:
        start = _at(when.period.start, when.start_time)
        end = _at(when.period.last_day, when.end_time) if when.end_time else None
    return Event(
        summary=title,
        kind=kind,
        month=Month.of(when.period.start),
        location=place or None,
        start=start,
        end=end,
        day_part=part,
        dated_by=when.dated_by,
    )


def _task(title: str, when: Mention | None, month: Month) -> Task:
    if when is None or when.period is None:
        return Task(summary=title, month=month)
    due = when.period.last_day
    rests = DueFrom.TEXT if when.period.grain is Grain.DAY else DueFrom.MONTH
    return Task(summary=title, month=Month.of(due), due=due, due_from=rests)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock)


def _day_in(mentions: Iterable[Mention]) -> Mention | None:
    """Return the day of a line: that of its deadline, else the first."""
    days = [m for m in mentions if m.period and m.period.grain is Grain.DAY]
    return next((m for m in days if m.cue is Cue.BY), days[0] if days else None)


def _stretch_in(mentions: Iterable[Mention]) -> Mention | None:
    """Return a month or week within which the work is due; "báo cáo tháng 2" is only named so."""
    return next((m for m in mentions if m.period and m.cue in {Cue.BY, Cue.WITHIN}), None)


def _without(text: str, when: Mention | None) -> str:
    if when is None:
        return text
    span = when.cue_span or when.span
    return f"{text[: span.start]} {text[span.end :]}"


def _trimmed(words: str) -> str:
    """Return words without what stood around a date, the first letter large."""
    said = " ".join(_pieces(words))
    return said[:1].upper() + said[1:]


def _pieces(words: str) -> Iterator[str]:
    said = " ".join(words.split()).replace(" ,", ",")
    while (shorter := ENDS.sub("", said).strip()) != said:
        said = shorter
    yield from said.split()
