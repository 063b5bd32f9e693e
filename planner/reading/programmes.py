"""Programmes, week schedules and invitations: lines that give an occasion its day, hour and place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from planner.model import Cue, DayPart, EventKind, Grain, Mention, Period, Span
from planner.reading.dues import lasting
from planner.reading.events import kind_of, place_in
from planner.reading.occasions import Occasion
from planner.reading.subjects import subject_at
from planner.reading.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.reading.clauses import Paragraph

I = re.IGNORECASE
CLOCK = re.compile(r"(?P<h>[01]?\d|2[0-3])[ ]?(?:h|g|:|giờ)[ ]?(?P<m>[0-5]\d)?(?:’|'|p|phút)?", I)
SLOT = re.compile(
    rf"(?P<label>(?P<from>{CLOCK.pattern.replace('?P<h>', '?:').replace('?P<m>', '?:')})(?:[ ]?(?:-|–|đến)[ ]?(?P<to>{CLOCK.pattern.replace('?P<h>', '?:').replace('?P<m>', '?:')}))?"
    r"|(?P<part>(?:buổi )?(?:sáng|chiều|tối)|cả ngày))(?P<rest>[^:;\n]{0,40}?):[ \t]*",
    I,
)
PARTS = {"sáng": DayPart.MORNING, "chiều": DayPart.AFTERNOON, "tối": DayPart.EVENING}
FIELD = re.compile(
    r"(?P<name>địa điểm|chủ trì|thành phần|nội dung|điểm cầu|thời gian|chuẩn bị|tham dự|dự)[ \t]*:[ \t]*",
    I,
)
PLAIN = re.compile(r"(?:(?:làm việc tại (?:cơ quan|trụ sở)|nghỉ|trực|trực lãnh đạo)\b)", I)
TITLE_TAIL = re.compile(r"[ ][-–][ ]")


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a programme gave: its occasions, and the dates it used up."""

    occasions: tuple[Occasion, ...]
    used: tuple[Span, ...]


def clock(words: str) -> time | None:
    """Read a clock time such as "13h30’" or "8 giờ"."""
    match = CLOCK.match(words)
    return time(int(match["h"]), int(match["m"] or 0)) if match else None


def heading_days(text: str, line: Paragraph, mentions: Sequence[Mention]) -> tuple[date, ...]:
    """Return the days that a line names when it names nothing else: "Thứ 2 (04/3/2024)"."""
    inside = [m for m in mentions if line.span.holds(m.span)]
    days = [m for m in inside if m.period and m.period.grain is Grain.DAY and m.cue is Cue.ON]
    if not days or len(line.span) > 60:
        return ()
    rest = text[line.body : line.span.end]
    for mention in days:
        rest = rest.replace(text[mention.span.start : mention.span.end], "")
    rest = re.sub(
        r"(?:thứ|chủ nhật|cn|ngày|sáng|chiều|tối|hai|ba|tư|năm|sáu|bảy|[2-7]|và|[\s(),.:–-])+",
        "",
        rest,
        flags=I,
    )
    return tuple(m.period.start for m in days if m.period) if not rest else ()


def slots(
    text: str, line: Paragraph, days: Sequence[date], mentions: Sequence[Mention]
) -> Line | None:
    """Read the entries of a day: "07h45: Họp ...; 10h30: làm việc với ..."."""
    first = SLOT.match(text, line.body, line.span.end)
    if first is None:
        return None
    starts = [
        first,
        *(m for m in SLOT.finditer(text, first.end(), line.span.end) if _opens(text, m.start())),
    ]
    used = tuple(
        m.span
        for m in mentions
        if line.span.holds(m.span)
        and m.period
        and m.period.grain is Grain.DAY
        and any(s.start() <= m.span.start < s.end() for s in starts)
    )
    found = []
    for at, slot in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else line.span.end
        entry = _entry(text, slot, end, _day(slot, days, mentions))
        if entry:
            found.append(entry)
    return Line(tuple(found), used)


def _opens(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].strip() in {";", "."}


def _day(slot: re.Match[str], days: Sequence[date], mentions: Sequence[Mention]) -> date:
    own = [m for m in mentions if slot.start() <= m.span.start < slot.end() and m.period]
    return own[0].period.start if own and own[0].period else days[0]


def _entry(text: str, slot: re.Match[str], end: int, day: date) -> Occasion | None:
    start = slot.end()
    fields = list(FIELD.finditer(text, start, end))
    stop = min([f.start() for f in fields] + [_sentence_end(text, start, end)])
    name, leader = _name(text, start, stop)
    if name is None or PLAIN.match(text, name.start, name.end):
        return None
    values = {f["name"].lower(): _value(text, f.end(), end) for f in fields}
    begins = clock(slot["from"]) if slot["from"] else None
    last = _lasts(text, day, slot.end(), end)
    return Occasion(
        name,
        kind_of(text[name.start : name.end]),
        "dòng của lịch",
        day,
        last,
        begins,
        clock(slot["to"]) if slot["to"] else None,
        PARTS.get(slot["part"].lower().split()[-1]) if slot["part"] else None,
        place=values.get("địa điểm") or values.get("điểm cầu") or place_in(text, Span(start, stop)),
        assignee=values.get("chủ trì") or leader,
        guests=values.get("thành phần") or values.get("tham dự"),
    )


def _lasts(text: str, day: date, start: int, end: int) -> date | None:
    stub = Mention(Span(start, start), "", Period(day, day + timedelta(days=1), Grain.DAY))
    return lasting(text, stub, end)


def _sentence_end(text: str, start: int, end: int) -> int:
    match = re.compile(r"[.;](?:\s|$)").search(text, start, end)
    return match.start() if match else end


def _value(text: str, start: int, end: int) -> Span:
    stop = re.compile(r"[.;](?:\s|$)|\n").search(text, start, end)
    last = stop.start() if stop else end
    return Span(start, last)


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
    stop = re.compile(
        r",\s*\d+ đại biểu|\bkéo dài\b|\btại\b|,\s*có mặt|\bnhân kỷ niệm\b|\bnhân\b"
    ).search(text, begin, end)
    last = stop.start() if stop and stop.start() - begin > 12 else end
    while last > begin and text[last - 1] in " ,.;":
        last -= 1
    return (Span(begin, last) if last > begin else None), leader


TIMED_LABEL = re.compile(r"(?:(?:thời gian|từ|khai mạc|bắt đầu|diễn ra|vào|lúc)[ \t]*:?[ \t]*)*", I)


def item(
    text: str, line: Paragraph, following: Sequence[Paragraph], mentions: Sequence[Mention]
) -> Line | None:
    """Read "Lễ dâng hương: 8h00 ngày 22/01. Địa điểm: ...", on one line or on the next ones."""
    own = [m for m in mentions if line.span.holds(m.span)]
    colon = text.find(":", line.body, line.span.end)
    dated = _first_day(own)
    if colon > 0 and dated is not None and dated.span.start > colon:
        gap = text[colon + 1 : (dated.cue_span or dated.span).start]
        if len(TIMED_LABEL.sub("", gap, count=1).strip()) <= 6 and not re.search(
            r"\w{7}", gap.replace("Thời gian", "")
        ):
            return _item(text, Span(line.body, colon), dated, line.span, own)
    if following and re.match(
        r"[-+*•\s]*(?:thời gian)\b", text[following[0].span.start : following[0].span.end], I
    ):
        below = [m for m in mentions if following[0].span.holds(m.span)]
        dated = _first_day(below)
        if dated is not None and not own:
            tail = following[1].span if len(following) > 1 else following[0].span
            end = colon if colon == line.span.end - 1 else line.span.end
            return _item(
                text, Span(line.body, end), dated, Span(following[0].span.start, tail.end), below
            )
    return None


def _first_day(mentions: Sequence[Mention]) -> Mention | None:
    return next((m for m in mentions if m.period and m.period.grain is Grain.DAY), None)


def _item(
    text: str, name: Span, mention: Mention, around: Span, mentions: Sequence[Mention]
) -> Line:
    period = mention.period
    place = next(
        (
            _value(text, f.end(), around.end)
            for f in FIELD.finditer(text, around.start, around.end)
            if f["name"].lower() == "địa điểm"
        ),
        None,
    )
    last = lasting(text, mention, around.end)
    if period and last is None and period.last_day != period.start:
        last = period.last_day
    found = Occasion(
        name,
        kind_of(text[name.start : name.end]),
        f"mục của chương trình + {mention.rule}",
        period.start if period else None,
        last,
        mention.start_time,
        mention.end_time,
        mention.day_part,
        mention.dated_by,
        place=place or place_in(text, around),
        doubtful=bool(mention.problems),
    )
    same = [m for m in mentions if m.period == mention.period or _glosses(mention, m, text)]
    return Line((found,), tuple(m.cue_span or m.span for m in same))


def _glosses(mention: Mention, other: Mention, text: str) -> bool:
    """Tell whether a date in brackets says the same day in another calendar."""
    between = text[mention.span.end : other.span.start]
    return 0 < len(between) <= 12 and "(" in between


LESSON = re.compile(
    r"(?:tiết|lớp \d|thời khóa biểu|dạy học|học sinh (?:đi học|học)|giảng dạy|kiểm tra (?:nội bộ|hồ sơ|toàn diện)|thanh tra|dự giờ)\b",
    I,
)
CELL_STOP = re.compile(r"[;\n]|\.\s+(?=[-+A-ZĐ\d])|\s[-+•]\s(?=[A-ZĐ])")


def cell_pieces(text: str, cell: Span) -> list[Span]:
    """Return the entries of a cell."""
    found, start = [], cell.start
    for stop in [*CELL_STOP.finditer(text, cell.start, cell.end), None]:
        end = stop.start() if stop else cell.end
        first = start
        while first < end and text[first] in " -+•*.":
            first += 1
        last = end
        while last > first and text[last - 1] in " .;,":
            last -= 1
        if last - first > 2:
            found.append(Span(first, last))
        start = stop.end() if stop else end
    return found


def cell(
    text: str, piece: Span, cells: dict[str, Span], day: date, *, only_events: bool
) -> Occasion | None:
    """Read one entry of a day's cell as an occasion; None when it is work to do."""
    at = CLOCK.match(text, piece.start, piece.end)
    begin = at.end() if at else piece.start
    while begin < piece.end and text[begin] in " :-–":
        begin += 1
    name, leader = _name(text, begin, piece.end)
    if name is None:
        return None
    words = text[name.start : name.end]
    if PLAIN.match(words):
        return None
    meets = (
        kind_of(words) in {EventKind.MEETING, EventKind.FESTIVAL} or LESSON.match(words) is not None
    )
    if not (only_events or meets or at):
        return None
    part = text[cells["part"].start : cells["part"].end].lower() if "part" in cells else ""
    return Occasion(
        name,
        kind_of(words),
        "dòng của lịch",
        day,
        start_time=clock(text[at.start() : at.end()]) if at else None,
        day_part=PARTS.get(part.split()[-1]) if part.split() else None,
        place=cells.get("place") or place_in(text, piece),
        assignee=cells.get("lead") or leader,
        guests=cells.get("guests"),
    )
