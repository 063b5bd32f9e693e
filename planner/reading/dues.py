"""Until when: which of the dates in and around a task is its due, and which only mark a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.model import Cue, DueFrom, Grain, Period, Span
from planner.reading.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import Mention
    from planner.reading.duties import Duty
    from planner.reading.page import Page, Spans

MARKS = Pattern(
    r"\b(?:nhân(?= (?:dịp|ngày|kỷ|lễ|tết|năm|\d|tháng|đại))|chào mừng|kỷ niệm|hưởng ứng"
    r"|(?<!lễ )(?<!hội )mừng(?! thọ)|dịp|tuyên truyền|theo)\b"
    r"(?:(?!\d{1,2}[/.-]\d)(?:[^,;)]|,(?= chống)))*$"  # not behind another day: that is marked
)
FIGURE = Pattern(r"\b(?:còn|tồn|tính|lũy kế|số liệu|ước|số dư)\b[^,;]{0,24}$")
LIMIT = Pattern(r"(?:xong |nộp )?(?:trước|chậm nhất|muộn nhất|hạn)\b")
HANDED = Pattern(r"\btrình\b")
PASSIVE = Pattern(r"\b(?:mở|diễn ra|được tổ chức|có hiệu lực|ban hành|ký)\s+(?:vào\s*)?$")
SIGNED = Pattern(r"\b(?:ban hành|ký|có hiệu lực)\s+(?:vào\s*)?$")
BATCH = Pattern(r"(?:\(đợt (?:\d{1,2} )?(?:từ |ngày )*|\bđợt )$")  # "tặng Huy hiệu Đảng đợt 03/02"
AGAIN = Pattern(r"\s*(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)\b")
LASTS = Pattern(
    r"\b(?:trong|kéo dài)\s+(?:vòng\s+|trong\s+)?(\d{1,3}|hai|ba|bốn|năm|bảy|mười)\s+(?:ngày|đêm)\b"
)
VAGUE = Pattern(
    r"\b(?:(?:ngay )?(?:sau khi|trước khi|khi có|khi được)|ngay sau(?: khi)?|trước mùa|sau mùa"
    r"|(?:vào )?(?:đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần) (?:tháng|quý|năm|tuần)"
    r"|(?:vào )?(?:(?:chiều |sáng )?thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật) (?:hằng|hàng) tuần"
    r"|định kỳ|trong tuần đầu"
    r"|tại phiên|dự kiến vào)\b[^,;]*",
    needs=(
        *("sau", "trước", "khi ", "đầu ", "giữa ", "cuối ", " tuần"),
        *("định kỳ", "tại phiên", "dự kiến vào"),
    ),
)
LASTED = Pattern(r"\b(\d{1,3}|hai|ba|bốn|năm|bảy|mười) ngày,?[ \t]*\Z")
GOES_ON = Pattern(r"[ \t][^\W\d_]")
LIST = Pattern(r"\s*(?:,|và|,? và)\s*(?:các )?(?:ngày )?$")
NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "bảy": 7, "mười": 10}
COARSE = frozenset({Grain.MONTH, Grain.QUARTER})
FEASTS = Pattern(r"\b(?:dịp|lễ|nhân|mừng|kỷ niệm|hưởng ứng)\s+(?:(?:ngày|lễ)\s+)?$")
FEAST = 24  # letters before two days that are feasts
LIST_GAP = 12  # letters between two days of a list
LAST_GAP = 80  # letters between a day and "trong 5 ngày"
REPEATS = 12  # letters of "hằng tuần"
BEFORE = 120  # letters before a date in which its words are looked for


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


def is_one_day(period: Period) -> bool:
    """Tell whether a period is a single day."""
    return period.grain is Grain.DAY and period.last_day == period.start


def whole(mention: Mention) -> Span:
    """Return a mention's words with its cue."""
    return mention.cue_span or mention.span


def lasting(lower: str, mention: Mention, end: int) -> date | None:
    """Return the last day of an occasion that begins on a day and lasts so many days."""
    if mention.period is None or not is_one_day(mention.period):
        return None
    start = mention.span.end
    match = LASTS.search(lower, start, min(end, start + LAST_GAP))
    if match is None:
        return None
    count = NUMBERS.get(match[1]) or int(match[1])
    return mention.period.start + timedelta(days=max(count, 1) - 1)


def stretch_before(lower: str, mention: Mention) -> date | None:
    """Return the last day of "5 ngày, bắt đầu từ ngày 17/8"."""
    if mention.cue is not Cue.FROM or mention.period is None or not is_one_day(mention.period):
        return None
    start = whole(mention).start
    match = LASTED.search(lower, max(0, start - LAST_GAP), start)
    if match is None:
        return None
    count = NUMBERS.get(match[1]) or int(match[1])
    return mention.period.start + timedelta(days=max(count, 1) - 1)


def joined(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
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
    if mention.span.start - last.span.end > LIST_GAP or last.cue is Cue.BY:
        return False
    if last.period is None or mention.period is None or mention.problems or last.problems:
        return False
    if FEASTS.search(text[max(0, last.span.start - FEAST) : last.span.start].lower()):
        return False  # "dịp lễ 30/4 và 01/5": two days with names
    if not (is_day(last) and is_day(mention) and last.period.end == mention.period.start):
        return False
    return LIST.match(text, last.span.end, mention.span.start) is not None


def due_of(page: Page, duty: Duty, marked: Spans) -> Due:
    """Return the due of a task: its own words first, then what leads it, then its label."""
    vague = NONE
    for span in (duty.span, duty.lead, duty.time):
        if span is None:
            continue
        found = _best(page, span, duty, marked)
        if found is not None and found.day is not None:
            own = span is duty.span
            return found if own or not _begins_after(page, duty, found.day) else vague
        if vague is NONE:
            vague = found or _vague(page, span)
            if vague.words and AGAIN.search(
                page.lower, vague.words.start, vague.words.end + REPEATS
            ):
                return vague  # what is done again and again has no last day
    return vague


def _begins_after(page: Page, duty: Duty, day: date) -> bool:
    """As in "Tuần 1 (01/9 - 06/9): dạy học từ ngày 07/9": a label's day before the work begins."""
    days = (m.period for m in page.dates_in(duty.span) if m.cue is Cue.FROM)
    return any(period is not None and period.start > day for period in days)


def _vague(page: Page, span: Span) -> Due:
    match = VAGUE.search(page.lower, span.start, span.end)
    return Due(words=Span(*match.span()), rule="thời hạn chưa rõ ngày") if match else NONE


def _best(page: Page, span: Span, duty: Duty, marked: Spans) -> Due | None:
    found = []
    for mention in page.dates_in(span):
        if marked.touch(mention.span) or page.papers.touch(mention.span):
            continue
        if span is duty.lead and _is_plans_own(mention):
            continue
        due = _read(page, span, mention, label=span is duty.time)
        if due is not None and not _counts(page, span, mention):
            found.append(due)
    first = page.lower.find(";", span.start, span.end)
    own = [d for d in found if d.mention and d.mention.span.start < first]
    return max(own or found, key=lambda due: (_weight(due), due.day or date.min), default=None)


def _counts(page: Page, span: Span, mention: Mention) -> bool:
    """Tell whether a day only closes a figure: "còn tồn đến hết ngày 30/4"."""
    start = whole(mention).start
    if LIMIT.match(page.lower, start):
        return False
    return FIGURE.search(page.lower, span.start, start) is not None


def _is_plans_own(mention: Mention) -> bool:
    """As in "Trong tháng 8, ...": the time of the whole plan is nobody's deadline."""
    period = mention.period
    if period is None or mention.cue is Cue.BY:
        return False
    return period.grain not in {Grain.DAY, Grain.WEEK}


def _weight(due: Due) -> int:
    """Which of several dates wins: a deadline, then a month, then an occasion's day."""
    if due.mention is None:
        return 0
    if due.mention.cue is Cue.BY:
        return 5 if due.day else 4
    if due.rests_on is DueFrom.MONTH:
        return 3
    return 2 if due.mention.start_time else 1  # "tọa đàm 8/3 lúc 14h ngày 07/3"


def _read(page: Page, span: Span, mention: Mention, *, label: bool) -> Due | None:
    words = whole(mention)
    before = page.lower[max(span.start, words.start - BEFORE) : words.start]
    if AGAIN.match(page.lower, mention.span.end):
        return Due(words=words, rule="thời hạn lặp lại")
    if mention.period is None:
        return _unknown(page, mention)
    if mention.cue is Cue.BY:
        return _by(page, mention, mention.period)
    if BATCH.search(before):
        return None
    last = stretch_before(page.lower, mention)
    if last is not None:
        return Due(last, DueFrom.EVENT, words, mention, f"kéo dài từ “{mention.rule}”")
    return _at(page, span, mention, before, label=label)


def _at(page: Page, span: Span, mention: Mention, before: str, *, label: bool) -> Due | None:
    """A time that is no plain deadline: within it, from it on, or on its day."""
    period = mention.period
    if period is None or mention.cue is Cue.WITHIN:
        return _within(mention, period, before) if period else None
    if mention.cue is Cue.FROM and (is_one_day(period) or not is_day(mention)):
        return None
    return _labelled(mention, period) if label else _on(page, span, mention, before)


def _unknown(page: Page, mention: Mention) -> Due | None:
    """Words without a day: kept, unless they describe a thing ("chất lượng đầu năm khối 3")."""
    words = whole(mention)
    if mention.cue is Cue.ON and GOES_ON.match(page.lower, words.end):
        return None
    return Due(words=words, mention=mention, rule="thời hạn chưa rõ ngày")


def _by(page: Page, mention: Mention, period: Period) -> Due | None:
    if period.grain is Grain.YEAR:
        return None
    words = whole(mention)
    cue = page.lower[words.start : mention.span.start].rstrip()
    rests = DueFrom.TEXT if period.grain is Grain.DAY else DueFrom.MONTH
    earlier = period.grain in COARSE and cue.endswith("trước")
    day = period.start - timedelta(days=1) if earlier else period.last_day
    return Due(day, rests, words, mention, f"hạn “{mention.rule}”")


def _within(mention: Mention, period: Period, before: str) -> Due | None:
    coarse = period.grain is not Grain.DAY
    if period.grain is Grain.YEAR or (
        coarse and PASSIVE.search(before) and not HANDED.search(before)
    ):
        return None
    rests = DueFrom.MONTH if coarse else DueFrom.EVENT
    return Due(period.last_day, rests, whole(mention), mention, f"trong “{mention.rule}”")


def _labelled(mention: Mention, period: Period) -> Due | None:
    """A date in a label or a cell: a week's last day, a column "thời hạn"."""
    if period.grain is Grain.YEAR:
        return None
    rests = DueFrom.TEXT if is_one_day(period) else DueFrom.MONTH
    return Due(period.last_day, rests, mention.span, mention, "hạn của mục")


def _on(page: Page, span: Span, mention: Mention, before: str) -> Due | None:
    """A day of what the task organises; a day it only marks is none."""
    period = mention.period
    if period is None or period.grain is not Grain.DAY:
        return None
    if SIGNED.search(before) or (not mention.start_time and MARKS.search(before)):
        return None
    day = lasting(page.lower, mention, span.end) or period.last_day
    return Due(day, DueFrom.EVENT, mention.span, mention, f"ngày tổ chức “{mention.rule}”")
