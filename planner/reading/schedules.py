"""Week schedules: lines and cells under a day give occasions with hour, leader and place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from planner.model import Cue, DayPart, EventKind, Grain, Mention, Period, Span
from planner.reading.dues import is_day, lasting
from planner.reading.events import kind_of, place_in
from planner.reading.occasions import Occasion
from planner.reading.patterns import Pattern
from planner.reading.subjects import subject_at
from planner.reading.tables import HOUR
from planner.reading.words import phrases

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import date

    from planner.reading.clauses import Paragraph
    from planner.reading.page import Page

CLOCK = Pattern(
    r"(?P<h>[01]?\d|2[0-3])[ ]?(?:giờ|h|g|:)(?![a-zà-ỹ])[ ]?(?P<m>[0-5]\d)?(?:’|'|p\b|phút)?"
)
SLOT = Pattern(
    rf"(?:(?P<from>{HOUR})(?:[ ]?(?:-|–|đến)[ ]?(?P<to>{HOUR}))?"
    r"|(?P<part>(?:buổi )?(?:sáng|chiều|tối)|cả ngày)(?:[ ]?\((?P<at>[^)]{2,12})\))?)"
    r"(?:[ ][-–](?=[ ](?!sáng|chiều|tối|\d))|(?P<rest>[^:;\n]{0,40}?)[:,])[ \t]*(?=\S)"
)
LATE_HOUR = Pattern(rf",\s*(?:lúc |từ )?(?P<at>{HOUR})")
PART_ALONE = Pattern(r"(?:buổi )?(sáng|chiều|tối)[ \t]*:?[ \t]*$")
PARTS = {"sáng": DayPart.MORNING, "chiều": DayPart.AFTERNOON, "tối": DayPart.EVENING}
FIELD = Pattern(
    r"(?P<name>địa điểm|chủ trì|thành phần|nội dung|điểm cầu|thời gian|chuẩn bị|tham dự"
    r"|dự)[ \t]*:[ \t]*"
)
NOTE = Pattern(r"(?:ghi chú|lưu ý)[ \t]*:")
PLAIN = Pattern(
    r"(?:[^,;]{0,60}\b)?(?:làm việc tại (?:cơ quan|trụ sở|phòng)|nghỉ\b|trực (?:lãnh đạo|cơ quan"
    r"|ban)|đi cơ sở$|đi công tác\b[^;]{0,24}$|đi phép|họp cùng)"
    r"|trực\b|(?:cùng )?(?:dự )?(?:như|cùng(?: dự)?(?: với)?)\b|tiếp tục\b|-+$|không (?:có )?lịch"
)
LESSON = Pattern(
    r"(?:tiết|lớp \d|thời khóa biểu|dạy học|học sinh (?:đi học|học)|giảng dạy|dạy|học|kiểm tra"
    r"|thanh tra|dự giờ|thi|diễn tập|thực tập|khám|tiêm|ra quân|văn nghệ|giao hữu|tham quan"
    r"|dã ngoại|ngoại khóa"
    r"|khai mạc|bế mạc|khai giảng|bế giảng|nghiệm thu|bảo vệ (?:đề cương|đề tài|luận văn)"
    r"|tuyển sinh|sát hạch"
    r"|thao giảng|chuyên đề|kết nạp|chung kết|vòng \w+ hội|shtt|hđgd|hđgdngll"
    r"|\bđ/c [^.;]{2,24} dạy)\b"
)
PERIOD = Pattern(r"tiết \d{1,2}(?: ?[-+,&] ?\d{1,2})*(?:\s*[:.])?")
CELL_STOP = Pattern(
    r"[;\n]|\.\s+(?=[-+A-ZĐ\d])|(?<=[.;,:])\s[-+•]\s(?=[A-ZĐ])|,\s(?=\d{1,2}(?:h|:|g|giờ)\d{0,2})"
)
BESIDE = Pattern(rf"(?:{FIELD.source})|\(?(?:kính )?mời\b|\(|cùng (?:dự|đi)\b|ghi chú\b")
SENTENCE_END = Pattern(r"[.;](?:\s|$)|\n")
NAME_END = Pattern(
    rf",\s*(?:lúc |từ )?{HOUR}|"
    r"\bđể\b|,\s*\d+ đại biểu|\bkéo dài\b|\btại\b|,\s*có mặt|\bnhân kỷ niệm\b|\bnhân\b(?! dân"
    r"| viên| sự"
    r"| lực)"
    r"|,\s*(?:hội trường|phòng họp|mời|điểm|trang phục|thành phần|địa điểm|do|theo hình thức"
    r"|cùng)\b"
    r"|\bkỷ niệm\b(?= \d)"
)
DAY_WORDS = Pattern(
    r"(?:thứ|chủ nhật|cn|ngày|sáng|chiều|tối|hai|ba|tư|năm|sáu|bảy|[2-7]|và|[\s(),.:–-])+"
)
WEEKDAY = Pattern(r"thứ|chủ nhật|cn\b")
HEADING = 60  # letters of a line that only names a day
NAMED = 12  # letters of an entry's name before "tại" may end it
COLON = 4  # letters between a day and its colon


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a schedule gave: its occasions, and the dates it used up."""

    occasions: tuple[Occasion, ...]
    used: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line that names the day of those below: its days, and where its own entry begins."""

    days: tuple[date, ...]
    rest: int | None
    used: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when an entry lasts."""

    start: time | None = None
    end: time | None = None
    part: DayPart | None = None


def clock(words: str) -> time | None:
    """Read a clock time such as "13h30’" or "8 giờ"."""
    match = CLOCK.match(words.lower())
    return time(int(match["h"]), int(match["m"] or 0)) if match else None


def day_line(page: Page, line: Paragraph) -> DayLine | None:
    """Read "Thứ 2 (04/3/2024)", alone or with an entry behind a colon; None for other lines."""
    days = [m for m in page.dates_in(line.span) if is_day(m) and m.cue is Cue.ON]
    if not days:
        return None
    end = line.span.end
    if len(line.span) <= HEADING and not _beside(page.lower, line.body, end, days):
        found = tuple(m.period.start for m in days if m.period)
        return DayLine(found, None, tuple(m.span for m in days))
    return _day_and_entry(page, line, days[0])


def _day_and_entry(page: Page, line: Paragraph, first: Mention) -> DayLine | None:
    """As in "Thứ Tư, ngày 08/11: Hội thảo ..."."""
    colon = page.text.find(":", first.span.end, first.span.end + COLON)
    if colon < 0 or first.start_time or first.period is None:
        return None
    if not WEEKDAY.match(page.lower, line.body) or _beside(page.lower, line.body, colon, [first]):
        return None
    words = page.text[colon + 1 : line.span.end]
    rest = colon + 1 + len(words) - len(words.lstrip())
    return DayLine((first.period.start,), rest if rest < line.span.end else None, (first.span,))


def _beside(lower: str, start: int, end: int, days: Sequence[Mention]) -> str:
    """Return what stands on a line beside its dates and the words for days."""
    rest = lower[start:end]
    for mention in days:
        rest = rest.replace(lower[mention.span.start : mention.span.end], " ")
    return DAY_WORDS.compiled.sub("", rest)


def part_alone(page: Page, line: Paragraph) -> DayPart | None:
    """Return the part of the day that a line names when it names nothing else: "Sáng:"."""
    match = PART_ALONE.match(page.lower, line.body, line.span.end)
    return PARTS[match[1]] if match else None


def is_plain(page: Page, line: Paragraph) -> bool:
    """Tell whether a short line says that somebody does nothing to meet for: "Nghỉ phép"."""
    short = line.span.end - line.body <= HEADING
    return short and PLAIN.match(page.lower, line.body, line.span.end) is not None


def slots(page: Page, span: Span, days: Sequence[date], part: DayPart | None) -> Line | None:
    """Read the entries of a day: "07h45: Họp ...; 10h30: làm việc với ..."."""
    lower = page.lower
    first = SLOT.match(lower, span.start, span.end)
    if first is None:
        return None
    later = SLOT.finditer(lower, first.end(), span.end)
    starts = [first, *(m for m in later if lower[: m.start()][-2:].strip() in {";", "."})]
    inside = [m for m in page.dates_in(span) if is_day(m)]
    used = [m.span for m in inside if any(s.start() <= m.span.start < s.end() for s in starts)]
    ends = [*(s.start() for s in starts[1:]), span.end]
    found = [
        _entry(page, slot, end, _day(slot, days, inside), part)
        for slot, end in zip(starts, ends, strict=True)
    ]
    return Line(tuple(o for o in found if o), tuple(used))


def plain_entry(page: Page, span: Span, day: date, part: DayPart | None) -> Occasion | None:
    """Read an entry without an hour."""
    return occasion_in(page, span, day, Hours(part=part))


def _day(slot: re.Match[str], days: Sequence[date], mentions: Sequence[Mention]) -> date:
    own = [m.period for m in mentions if slot.start() <= m.span.start < slot.end() and m.period]
    return own[0].start if own else days[0]


def _entry(
    page: Page, slot: re.Match[str], end: int, day: date, part: DayPart | None
) -> Occasion | None:
    start = clock(slot["from"] or slot["at"] or "")
    named = PARTS.get(slot["part"].split()[-1]) if slot["part"] else part
    hours = Hours(start, clock(slot["to"]) if slot["to"] else None, None if start else named)
    return occasion_in(page, Span(slot.end(), end), day, hours)


def occasion_in(page: Page, span: Span, day: date, hours: Hours) -> Occasion | None:
    """Read the words of an entry as an occasion of a day; None for office hours."""
    fields = fields_in(page.lower, span)
    stop = _sentence_end(page.text, span.start, span.end)
    first = FIELD.search(page.lower, span.start, stop)
    stop = first.start() if first else stop
    name, leader = _name(page, span.start, stop)
    if name is None or PLAIN.match(page.lower, span.start, stop):
        return None
    period = Period(day, day + timedelta(days=1), Grain.DAY)
    late = LATE_HOUR.match(page.lower, name.end, span.end)  # "Họp chi bộ, 13h45, phòng họp B"
    if late and not (hours.start or hours.part):
        hours = Hours(clock(late["at"]))
    return Occasion(
        name,
        kind_of(page.quote(name)),
        "dòng của lịch",
        day,
        lasting(page.lower, Mention(Span(span.start, span.start), "", period), span.end)
        or next((d.last_day for d in _days_in(page, span) if d.start == day < d.last_day), None),
        hours.start,
        hours.end,
        hours.part,
        place=fields.get("địa điểm")
        or fields.get("điểm cầu")
        or place_in(page.lower, Span(span.start, stop)),
        assignee=fields.get("chủ trì") or leader,
        guests=fields.get("thành phần") or fields.get("tham dự"),
    )


def _days_in(page: Page, span: Span) -> list[Period]:
    """Return the days that an entry tells of itself: "(02 ngày 13 và 14/5)"."""
    return [m.period for m in page.dates_in(span) if m.period and is_day(m)]


def fields_in(lower: str, span: Span) -> dict[str, Span]:
    """Return the values of labels such as "Địa điểm:", each up to the end of its sentence."""
    return {
        field["name"]: Span(field.end(), _sentence_end(lower, field.end(), span.end))
        for field in FIELD.finditer(lower, span.start, span.end)
    }


def _sentence_end(text: str, start: int, end: int) -> int:
    match = SENTENCE_END.search(text, start, end)
    return match.start() if match else end


def _name(page: Page, start: int, end: int) -> tuple[Span | None, Span | None]:
    """The words of an entry less the person or body who acts, and that one."""
    words = page.words(start, end)
    if not len(words):
        return None, None
    along = words.forms[0] == "cùng"
    subject = subject_at(words, int(along), len(words))
    begin, leader = start, None
    if subject is not None and subject.verb is not None and subject.verb < len(words):
        begin = words.starts[subject.verb]
        leader = None if along else Span(words.starts[0], words.ends[subject.end - 1])
    stop = NAME_END.search(page.lower, begin + NAMED, end) if end - begin > NAMED else None
    last = begin + len(page.text[begin : stop.start() if stop else end].rstrip(" ,.;"))
    return (Span(begin, last) if last > begin else None), leader


# ----------------------------------------------------------------------------- cells of a table


def cell_pieces(page: Page, cell: Span | None) -> list[Span]:
    """Return the entries of a cell."""
    found: list[Span] = []
    if cell is None:
        return found
    stops = [*CELL_STOP.finditer(page.text, cell.start, cell.end)]
    starts = [cell.start, *(s.end() for s in stops)]
    ends = [*(s.start() for s in stops), cell.end]
    for start, end in zip(starts, ends, strict=True):
        words = page.text[start:end].strip(" -+•*.;,")
        if len(words) > 1:
            begin = page.text.index(words, start)
            found.append(Span(begin, begin + len(words)))
    return found


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of a day's cell, with what the row says beside it."""

    span: Span
    day: date
    part: DayPart | None
    row: dict[str, Span]


def cell_occasion(page: Page, cell: Cell, *, only_events: bool) -> Occasion | None:
    """Read an entry of a day's cell as an occasion; None when it is work to do."""
    piece = cell.span
    at = CLOCK.match(page.lower, piece.start, piece.end)
    lesson = PERIOD.match(page.lower, piece.start, piece.end)
    begin = at.end() if at else lesson.end() if lesson else piece.start
    hour = cell.row.get("hour")
    at = at or (CLOCK.match(page.lower, hour.start, hour.end) if hour else None)
    rest = page.text[begin : piece.end]
    name, leader = _name(page, begin + len(rest) - len(rest.lstrip(" :-–,")), piece.end)
    if name is None or PLAIN.match(page.lower, name.start, name.end):
        return None
    kind = kind_of(page.quote(name))
    meets = (
        lesson is not None
        or kind in {EventKind.MEETING, EventKind.FESTIVAL}
        or LESSON.match(page.lower, name.start, name.end)
    )
    words = page.words(name.start, name.end)
    chore = at is not None and not meets and phrases("chores").length_at(words, 0) > 0
    if not (only_events or meets or at) or (chore and not only_events):
        return None
    return Occasion(
        name,
        kind,
        "dòng của lịch",
        cell.day,
        start_time=clock(at.group()) if at else None,
        day_part=None if at else cell.part,
        place=cell.row.get("place") or place_in(page.lower, piece),
        assignee=cell.row.get("lead") or leader,
        guests=cell.row.get("guests"),
    )
