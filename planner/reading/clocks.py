"""Decide which clock time belongs to the day of a jotted line where it stands apart from it.

"thứ 2 tuần sau họp cơ quan 14h" is written out as "14h thứ 2 tuần sau họp cơ quan" and a "mai" that
is no name as "ngày mai": both are then read with the rules for reports.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.model import Cue, Grain
from planner.reading import dates
from planner.reading.jotted import CLOCK, DELIVERS, LOOSE, MEETING, PLACE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model import Mention

ONE = rf"(?:{CLOCK})(?: (?:sáng|trưa|chiều|tối)(?!\w))?"
APART = re.compile(
    rf"(?<![\w/:.,–-])(?P<said>(?:(?:vào )?lúc|hồi|vào|từ) )?"
    rf"(?P<clock>{ONE}(?: ?(?:-|–|đến|tới) ?{ONE})?)(?![/\w])",
    re.IGNORECASE,
)
NAMES_OR_MEASURES = re.compile(  # "xe 16h" is a bus, "trong 2h" a length, "trước 16h" a deadline
    r"\b(?:xe|tàu|phà|chuyến|bay|bản tin|thời sự|chương trình|phim|suất|ca|khung|trước|sau"
    r"|trong|kéo dài|suốt|khoảng|hơn|gần|mất|cả|đủ|thời lượng|quá) ?$",
    re.IGNORECASE,
)
NOTHING = rf"(?:\s|{LOOSE}(?!\w))*"
BEGINS = re.compile(NOTHING, re.IGNORECASE)
ENDS = re.compile(rf"{NOTHING}(?:{PLACE.pattern})?", re.IGNORECASE)

MAI = r"mai\b(?! (?:t[áa]ng|m[ốo]i|m[ốo]t|n[àa]y|sau|ph[ụu]c|v[àa]ng)\b)"
PERSON = r"(?<!chị )(?<!anh )(?<!cô )(?<!bà )(?<!ông )(?<!em )(?<!hoa )(?<!đ/c )(?<!đồng chí )"
TOMORROW = re.compile(
    rf"^[Mm]{MAI[1:]}(?= (?i:{MEETING.pattern}))"
    rf"|^{MAI}(?= (?i:{DELIVERS.pattern}|.*(?:{CLOCK})$))"
    rf"|{PERSON}\b{MAI}(?= (?:lúc )?(?:{CLOCK}))"
    rf"|(?P<clock>\b(?:{CLOCK}) ){MAI}"
)


def gathered(line: str, today: date) -> str:
    """Return a line with its one clock time beside its one day, where it begins or ends the line.

    An hour that is part of a name, and each of two hours, stays where it is.
    """
    mentions = _mentions(line, today)
    if not _days(mentions):
        line = TOMORROW.sub(_tomorrow, line, count=1)
        mentions = _mentions(line, today)
    days, clocks = _days(mentions), _apart(line, mentions)
    if len(days) != 1 or len(clocks) != 1:
        return line
    (day,), (clock,) = days, clocks
    if not _takes_a_clock(day) or not _is_at_an_end(line, clock, day):
        return line
    moved = _moved(line, clock, day)
    joined = _days(_mentions(moved, today))
    is_read = len(joined) == 1 and joined[0].start_time and joined[0].period == day.period
    return moved if is_read else line


def _tomorrow(match: re.Match[str]) -> str:
    return f"{match['clock'] or ''}ngày mai"


def _mentions(line: str, today: date) -> Sequence[Mention]:
    return dates.find(line, dates.Reference(today, said_on=today))


def _days(mentions: Sequence[Mention]) -> list[Mention]:
    return [each for each in mentions if each.period and each.period.grain is Grain.DAY]


def _apart(line: str, mentions: Sequence[Mention]) -> list[re.Match[str]]:
    """Return the clock times that are part of no date."""
    spans = [each.span for each in mentions]
    return [
        clock
        for clock in APART.finditer(line)
        if not any(span.start < clock.end() and clock.start() < span.end for span in spans)
    ]


def _takes_a_clock(day: Mention) -> bool:
    """Tell whether a day is one at which something may begin: no deadline, no stretch of days."""
    is_one = day.period is not None and day.period.start == day.period.last_day
    return is_one and day.start_time is None and day.cue not in {Cue.BY, Cue.WITHIN}


def _is_at_an_end(line: str, clock: re.Match[str], day: Mention) -> bool:
    """Tell whether a clock time begins or ends a line, but for the day and the place."""
    start, end = day.span.start, day.span.end
    rest = f"{line[:start]}{' ' * (end - start)}{line[end:]}"
    before, after = rest[: clock.start()], rest[clock.end() :]
    if BEGINS.fullmatch(before):
        return True
    is_free = bool(clock["said"]) or not NAMES_OR_MEASURES.search(before)
    return is_free and ENDS.fullmatch(after) is not None


def _moved(line: str, clock: re.Match[str], day: Mention) -> str:
    """Return a line with a clock time before its day."""
    start, said = day.span.start, clock["clock"]
    if clock.start() < start:
        parts = (line[: clock.start()], line[clock.end() : start], said, line[start:])
    else:
        parts = (line[:start], said, line[start : clock.start()], line[clock.end() :])
    return " ".join(" ".join(parts).split())
