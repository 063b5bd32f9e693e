"""Week schedules: lines and cells under a day give occasions with hour, leader and place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from planner.model import Cue, DayPart, EventKind, Grain, Mention, Period, Span
from planner.reading.dues import is_day, lasting
from planner.reading.events import kind_of, place_in
from planner.reading.occasions import Occasion
from planner.reading.subjects import subject_at
from planner.reading.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.reading.clauses import Paragraph

HOUR = r"(?:[01]?\d|2[0-3])[ ]?(?:h|g|:|giờ)[ ]?(?:[0-5]\d)?(?:’|'|p\b|phút)?"
CLOCK = re.compile(
    r"(?P<h>[01]?\d|2[0-3])[ ]?(?:h|g|:|giờ)[ ]?(?P<m>[0-5]\d)?(?:’|'|p\b|phút)?", re.IGNORECASE
)
SLOT = re.compile(
    rf"(?:(?P<from>{HOUR})(?:[ ]?(?:-|–|đến)[ ]?(?P<to>{HOUR}))?"
    r"|(?P<part>(?:buổi )?(?:sáng|chiều|tối)|cả ngày)(?:[ ]?\((?P<at>[^)]{2,12})\))?)"
    r"(?P<rest>[^:;\n]{0,40}?)[:,][ \t]*(?=\S)",
    re.IGNORECASE,
)
PART_ALONE = re.compile(r"(?:buổi )?(sáng|chiều|tối)[ \t]*:?[ \t]*$", re.IGNORECASE)
PARTS = {"sáng": DayPart.MORNING, "chiều": DayPart.AFTERNOON, "tối": DayPart.EVENING}
FIELD = re.compile(
    r"(?P<name>địa điểm|chủ trì|thành phần|nội dung|điểm cầu|thời gian|chuẩn bị|tham dự|dự)[ \t]*:[ \t]*",
    re.IGNORECASE,
)
PLAIN = re.compile(
    r"(?:[^,;]{0,60}\b)?(?:làm việc tại (?:cơ quan|trụ sở|phòng)|nghỉ\b|trực (?:lãnh đạo|cơ quan|ban)|đi cơ sở$)"
    r"|trực\b",
    re.IGNORECASE,
)
LESSON = re.compile(
    r"(?:tiết|lớp \d|thời khóa biểu|dạy học|học sinh (?:đi học|học)|giảng dạy|dạy|học|kiểm tra|thanh tra|dự giờ|thi)\b",
    re.IGNORECASE,
)
CELL_STOP = re.compile(
    r"[;\n]|\.\s+(?=[-+A-ZĐ\d])|(?<=[.;,:])\s[-+•]\s(?=[A-ZĐ])|,\s(?=\d{1,2}(?:h|:|g|giờ)\d{0,2})"
)
SENTENCE_END = re.compile(r"[.;](?:\s|$)|\n")
NAME_END = re.compile(
    r",\s*\d+ đại biểu|\bkéo dài\b|\btại\b|,\s*có mặt|\bnhân kỷ niệm\b|\bnhân\b(?! dân| viên| sự| lực)|,\s*(?:hội trường|phòng họp)"
)
DAY_WORDS = re.compile(
    r"(?:thứ|chủ nhật|cn|ngày|sáng|chiều|tối|hai|ba|tư|năm|sáu|bảy|[2-7]|và|[\s(),.:–-])+",
    re.IGNORECASE,
)
HEADING = 60  # letters of a line that only names a day
NAMED = 12  # letters of an entry's name before "tại" may end it


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


def clock(words: str) -> time | None:
    """Read a clock time such as "13h30’" or "8 giờ"."""
    match = CLOCK.match(words)
    return time(int(match["h"]), int(match["m"] or 0)) if match else None


def day_line(text: str, line: Paragraph, mentions: Sequence[Mention]) -> DayLine | None:
    """Read "Thứ 2 (04/3/2024)", alone or with an entry behind a colon; None for other lines."""
    days = [m for m in mentions if line.span.holds(m.span) and is_day(m) and m.cue is Cue.ON]
    if not days:
        return None
    end = line.span.end
    if len(line.span) <= HEADING and not _beside(text, line.body, end, days):
        found = tuple(m.period.start for m in days if m.period)
        return DayLine(found, None, tuple(m.span for m in days))
    first = days[0]
    colon = text.find(":", first.span.end, first.span.end + 4)
    if colon < 0 or first.start_time or first.period is None:
        return None
    if _beside(text, line.body, colon, [first]) or not _is_weekday(text, line.body):
        return None
    rest = colon + 1
    while rest < end and text[rest] in " \t\u00a0":
        rest += 1
    return DayLine((first.period.start,), rest if rest < end else None, (first.span,))


def _is_weekday(text: str, at: int) -> bool:
    return re.match(r"thứ|chủ nhật|cn\b", text[at : at + 9], re.IGNORECASE) is not None


def _beside(text: str, start: int, end: int, days: Sequence[Mention]) -> str:
    """Return what stands on a line beside its dates and the words for days."""
    rest = text[start:end]
    for mention in days:
        rest = rest.replace(text[mention.span.start : mention.span.end], " ")
    return DAY_WORDS.sub("", rest)


def part_alone(text: str, line: Paragraph) -> DayPart | None:
    """Return the part of the day that a line names when it names nothing else: "Sáng:"."""
    match = PART_ALONE.match(text, line.body, line.span.end)
    return PARTS[match[1].lower()] if match else None


def slots(
    text: str, span: Span, days: Sequence[date], mentions: Sequence[Mention], part: DayPart | None
) -> Line | None:
    """Read the entries of a day: "07h45: Họp ...; 10h30: làm việc với ..."."""
    first = SLOT.match(text, span.start, span.end)
    if first is None:
        return None
    later = SLOT.finditer(text, first.end(), span.end)
    starts = [
        first,
        *(m for m in later if text[max(0, m.start() - 2) : m.start()].strip() in {";", "."}),
    ]
    inside = [m for m in mentions if span.holds(m.span) and is_day(m)]
    used = [m.span for m in inside if any(s.start() <= m.span.start < s.end() for s in starts)]
    ends = [*(s.start() for s in starts[1:]), span.end]
    found = [
        _entry(text, slot, end, _day(slot, days, inside), part)
        for slot, end in zip(starts, ends, strict=True)
    ]
    return Line(tuple(o for o in found if o), tuple(used))


def plain_entry(text: str, span: Span, day: date, part: DayPart | None) -> Occasion | None:
    """Read an entry without an hour."""
    return _occasion(text, span.start, span.end, day, _Hours(part=part))


@dataclass(frozen=True, slots=True)
class _Hours:
    """From when to when an entry lasts."""

    start: time | None = None
    end: time | None = None
    part: DayPart | None = None


def _day(slot: re.Match[str], days: Sequence[date], mentions: Sequence[Mention]) -> date:
    own = [m.period for m in mentions if slot.start() <= m.span.start < slot.end() and m.period]
    return own[0].start if own else days[0]


def _entry(
    text: str, slot: re.Match[str], end: int, day: date, part: DayPart | None
) -> Occasion | None:
    start = clock(slot["from"] or slot["at"] or "")
    named = PARTS.get(slot["part"].lower().split()[-1]) if slot["part"] else part
    hours = _Hours(start, clock(slot["to"]) if slot["to"] else None, None if start else named)
    return _occasion(text, slot.end(), end, day, hours)


def _occasion(text: str, start: int, end: int, day: date, hours: _Hours) -> Occasion | None:
    fields = list(FIELD.finditer(text, start, end))
    stop = min([f.start() for f in fields] + [_sentence_end(text, start, end)])
    name, leader = _name(text, start, stop)
    if name is None or PLAIN.match(text, start, stop):
        return None
    values = {f["name"].lower(): value_of(text, f.end(), end) for f in fields}
    return Occasion(
        name,
        kind_of(text[name.start : name.end]),
        "dòng của lịch",
        day,
        _lasts(text, day, start, end),
        hours.start,
        hours.end,
        hours.part,
        place=values.get("địa điểm") or values.get("điểm cầu") or place_in(text, Span(start, stop)),
        assignee=values.get("chủ trì") or leader,
        guests=values.get("thành phần") or values.get("tham dự"),
    )


def _lasts(text: str, day: date, start: int, end: int) -> date | None:
    period = Period(day, day + timedelta(days=1), Grain.DAY)
    return lasting(text, Mention(Span(start, start), "", period), end)


def _sentence_end(text: str, start: int, end: int) -> int:
    match = SENTENCE_END.search(text, start, end)
    return match.start() if match else end


def value_of(text: str, start: int, end: int) -> Span:
    """Return the words of a field: up to the end of its sentence."""
    return Span(start, _sentence_end(text, start, end))


def _name(text: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """The words of an entry less the person or body who acts, and that one."""
    words = Words(text, start, end)
    if not len(words):
        return None, None
    subject = subject_at(words, 0, len(words))
    begin, leader = start, None
    if subject is not None and subject.verb is not None and subject.verb < len(words):
        begin = words.starts[subject.verb]
        leader = Span(words.starts[0], words.ends[subject.end - 1])
    stop = NAME_END.search(text, begin, end)
    last = stop.start() if stop and stop.start() - begin > NAMED else end
    while last > begin and text[last - 1] in " ,.;":
        last -= 1
    return (Span(begin, last) if last > begin else None), leader


# ----------------------------------------------------------------------------- cells of a table


def cell_pieces(text: str, cell: Span | None) -> list[Span]:
    """Return the entries of a cell."""
    found: list[Span] = []
    if cell is None:
        return found
    stops = [*CELL_STOP.finditer(text, cell.start, cell.end)]
    starts = [cell.start, *(s.end() for s in stops)]
    ends = [*(s.start() for s in stops), cell.end]
    for start, end in zip(starts, ends, strict=True):
        words = text[start:end].strip(" -+•*.;,")
        if len(words) > 1:
            begin = text.index(words, start)
            found.append(Span(begin, begin + len(words)))
    return found


def cell(
    text: str,
    piece: Span,
    cells: dict[str, Span],
    day: date,
    part: DayPart | None,
    *,
    only_events: bool,
) -> Occasion | None:
    """Read one entry of a day's cell as an occasion; None when it is work to do."""
    at = CLOCK.match(text, piece.start, piece.end)
    begin = at.end() if at else piece.start
    while begin < piece.end and text[begin] in " :-–,":
        begin += 1
    name, leader = _name(text, begin, piece.end)
    words = text[name.start : name.end] if name else ""
    if name is None or PLAIN.match(words):
        return None
    kind = kind_of(words)
    meets = kind in {EventKind.MEETING, EventKind.FESTIVAL} or LESSON.match(words) is not None
    if not (only_events or meets or at):
        return None
    return Occasion(
        name,
        kind,
        "dòng của lịch",
        day,
        start_time=clock(at.group()) if at else None,
        day_part=None if at else part,
        place=cells.get("place") or place_in(text, piece),
        assignee=cells.get("lead") or leader,
        guests=cells.get("guests"),
    )
