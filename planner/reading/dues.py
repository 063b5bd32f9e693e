"""Until when: which of the dates in and around a task is its due, and which only mark a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.model import Cue, DueFrom, Grain, Period, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planner.model import Mention
    from planner.reading.tasks import Duty

I = re.IGNORECASE
MARKS = re.compile(
    r"\b(?:nhân(?= (?:dịp|ngày|kỷ|lễ|tết|năm|\d|tháng|đại))|chào mừng|kỷ niệm|hưởng ứng|mừng|trong dịp|vào dịp|dịp|tuyên truyền|theo)\b[^,;]*$",
    I,
)
FIGURE = re.compile(r"(?:còn|tồn|tính|lũy kế|số liệu|ước)\b[^,;]{0,24}$", I)
PASSIVE = re.compile(r"\b(?:mở|diễn ra|được tổ chức|có hiệu lực|ban hành|ký)\s+(?:vào\s*)?$", I)
SIGNED = re.compile(r"\b(?:ban hành|ký|có hiệu lực)\s+(?:vào\s*)?$", I)
AGAIN = re.compile(r"\s*(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)\b", I)
LASTS = re.compile(
    r"\b(?:trong|kéo dài)\s+(?:vòng\s+|trong\s+)?(\d{1,3}|hai|ba|bốn|năm|bảy|mười)\s+(?:ngày|đêm)\b",
    I,
)
LIST = re.compile(r"\s*(?:,|và|,? và)\s*(?:các )?(?:ngày )?")
LIST_GAP = 12
NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "bảy": 7, "mười": 10}
VAGUE = re.compile(
    r"\b(?:(?:ngay )?(?:sau khi|trước khi|khi có|khi được)|ngay sau(?: khi)?|trước mùa|sau mùa|(?:vào )?(?:đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần) (?:tháng|quý|năm|tuần)"
    r"|(?:vào )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chiều thứ \w+|sáng thứ \w+|chủ nhật) (?:hằng|hàng) tuần|định kỳ|trong tuần đầu|tại phiên|dự kiến vào)\b[^,;]*",
    I,
)


@dataclass(frozen=True, slots=True)
class Due:
    """A task's last day, what it rests on, and the report's words for it."""

    day: date | None = None
    rests_on: DueFrom | None = None
    words: Span | None = None
    mention: Mention | None = None
    rule: str = ""


NONE = Due()


def is_day(mention: Mention) -> bool:
    """Tell whether a mention names a day, or days."""
    return mention.period is not None and mention.period.grain is Grain.DAY


def lasting(text: str, mention: Mention, end: int) -> date | None:
    """Return the last day of an occasion that begins on a day and lasts so many days."""
    if mention.period is None or mention.period.grain is not Grain.DAY:
        return None
    if mention.period.last_day != mention.period.start:
        return None
    match = LASTS.search(text, mention.span.end, min(end, mention.span.end + 80))
    if match is None:
        return None
    count = (
        NUMBERS.get(match[1].lower()) or int(match[1])
        if match[1].isdigit()
        else NUMBERS[match[1].lower()]
    )
    return mention.period.start + timedelta(days=max(count, 1) - 1)


def joined(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Join the days of a list that follow each other: "hai ngày 26, 27/02"."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last and last.period and mention.period and _follows(text, last, mention):
            period = Period(last.period.start, mention.period.end, Grain.DAY)
            span = Span(last.span.start, mention.span.end)
            cue = Span(last.cue_span.start, span.end) if last.cue_span else None
            found[-1] = replace(mention, span=span, period=period, cue=last.cue, cue_span=cue)
        else:
            found.append(mention)
    return tuple(found)


def _follows(text: str, last: Mention, mention: Mention) -> bool:
    between = text[last.span.end : mention.span.start]
    if len(between) > LIST_GAP or not LIST.fullmatch(between):
        return False
    if last.period is None or mention.period is None or mention.problems or last.problems:
        return False
    days = last.period.grain is Grain.DAY and mention.period.grain is Grain.DAY
    return days and last.period.end == mention.period.start and last.cue is not Cue.BY


def due_of(text: str, duty: Duty, mentions: Sequence[Mention], marked: Iterable[Span]) -> Due:
    """Return the due of a task: its own words first, then what leads it, then its label."""
    kept = list(marked)
    vague = NONE
    for span in (duty.span, duty.lead, duty.time):
        if span is None:
            continue
        found = _best(text, span, duty, mentions, kept)
        if found is not None and found.day is not None:
            return found
        if vague is NONE:
            vague = found or _vague(text, span)
    return vague


def _vague(text: str, span: Span) -> Due:
    match = VAGUE.search(text, span.start, span.end)
    return (
        Due(words=Span(match.start(), match.end()), rule="thời hạn chưa rõ ngày") if match else NONE
    )


def _best(
    text: str, span: Span, duty: Duty, mentions: Sequence[Mention], marked: Sequence[Span]
) -> Due | None:
    label = span is duty.time
    found = []
    lead = span is duty.lead
    for mention in mentions:
        if mention.span.start >= span.end:
            break
        if (
            lead
            and mention.cue is not Cue.BY
            and mention.period
            and mention.period.grain not in {Grain.DAY, Grain.WEEK}
        ):
            continue  # "Trong tháng 8, ...": the plan's own time
        if not span.holds(mention.span) or any(m.touches(mention.span) for m in marked):
            continue
        due = _read(text, span, mention, label=label)
        if due is not None:
            found.append(due)
    if not found:
        return None
    return max(found, key=_weight)


def _weight(due: Due) -> int:
    if due.mention is None:
        return 0
    if due.mention.cue is Cue.BY:
        return 3 if due.day else 2
    return 2 if due.rests_on is DueFrom.MONTH else 1


def _read(text: str, span: Span, mention: Mention, *, label: bool) -> Due | None:
    whole = mention.cue_span or mention.span
    before = text[span.start : whole.start]
    if AGAIN.match(text, mention.span.end) or FIGURE.search(before):
        return (
            Due(words=whole, rule="thời hạn lặp lại")
            if AGAIN.match(text, mention.span.end)
            else None
        )
    if mention.period is None:
        return Due(words=whole, mention=mention, rule="thời hạn chưa rõ ngày")
    match mention.cue:
        case Cue.BY:
            return _by(text, mention, whole)
        case Cue.WITHIN:
            coarse = mention.period.grain is not Grain.DAY
            return None if coarse and PASSIVE.search(before) else _within(mention, whole)
        case Cue.FROM if (
            mention.period.last_day == mention.period.start or mention.period.grain is not Grain.DAY
        ):
            return None
        case Cue.FROM:
            return _on(text, span, mention, before, label=label)
        case Cue.ON:
            return _on(text, span, mention, before, label=label)


def _by(text: str, mention: Mention, whole: Span) -> Due | None:
    period = mention.period
    if period is None or period.grain is Grain.YEAR:
        return None
    cue = text[whole.start : mention.span.start].lower()
    if period.grain in {Grain.MONTH, Grain.QUARTER}:
        before = cue.rstrip().endswith("trước")
        day = period.start - timedelta(days=1) if before else period.last_day
        return Due(day, DueFrom.MONTH, whole, mention, f"hạn “{mention.rule}”")
    rests = DueFrom.TEXT if period.grain is Grain.DAY else DueFrom.MONTH
    return Due(period.last_day, rests, whole, mention, f"hạn “{mention.rule}”")


def _within(mention: Mention, whole: Span) -> Due | None:
    period = mention.period
    if period is None or period.grain is Grain.YEAR:
        return None
    rests = DueFrom.EVENT if period.grain is Grain.DAY else DueFrom.MONTH
    return Due(period.last_day, rests, whole, mention, f"trong “{mention.rule}”")


def _on(text: str, span: Span, mention: Mention, before: str, *, label: bool) -> Due | None:
    period = mention.period
    if period is None:
        return None
    if label and period.grain in {Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER}:
        single = period.grain is Grain.DAY and period.last_day == period.start
        rests = DueFrom.TEXT if single else DueFrom.MONTH
        return Due(period.last_day, rests, mention.span, mention, "hạn của mục")
    if period.grain is not Grain.DAY or MARKS.search(before) or SIGNED.search(before):
        return None
    day = lasting(text, mention, span.end) or period.last_day
    return Due(day, DueFrom.EVENT, mention.span, mention, f"ngày tổ chức “{mention.rule}”")
