"""Lines of a leaders' schedule: who, then one entry after another, each at its hour or part of day.

As in "- Chủ tịch: 7 giờ 30, tiếp công dân. Chiều làm việc tại cơ quan. 15 giờ, khảo sát ...".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Span
from planner.reading.clauses import STOP
from planner.reading.patterns import Pattern
from planner.reading.schedules import PARTS, Hours, clock, occasion_in
from planner.reading.subjects import has_head
from planner.reading.tables import HOUR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.reading.occasions import Occasion
    from planner.reading.page import Page

TIME = Pattern(
    rf"(?:lúc |từ )?(?:(?P<from>{HOUR})(?:[ ]?(?:-|–|đến)[ ]?(?P<to>{HOUR}))?"
    r"|(?:buổi )?(?P<part>sáng|chiều|tối)\b|cả ngày)"
    r"(?:,? (?:cùng ngày|sáng|chiều|tối))?[ \t]*[,:–-]?[ \t]*"
)
ROLE = Pattern(
    r"(?:(?:các )?(?:phó )?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng|cục trưởng|trưởng ban)"
    r"|p?ct\b|p?gđ\b|p?ht\b|pbt\b|bt\b|tt\b|thường trực|đ/c|đồng chí|ông|bà)"
)
GUESTS = Pattern(
    r"(?:mời\b|đại diện\b|cùng dự|cùng đi|trang phục|điểm (?:tập trung|tại)|\(|địa điểm|thành phần)"
)
FILLED = 3  # letters of an entry
SHORT = 4  # letters of a word written short
NAME = 90  # letters of who it is


def entries(page: Page, span: Span, days: Sequence[date]) -> tuple[Occasion, ...] | None:
    """Return the entries of a line that begins with who they are for; None for other lines."""
    begin = _behind_leader(page, span)
    if begin is None:
        return None
    found: list[Occasion] = []
    for piece in _pieces(page, Span(begin, span.end)):
        match = TIME.match(page.lower, piece.start, piece.end)
        start = match.end() if match else piece.start
        if GUESTS.match(page.lower, start) or piece.end - start < FILLED:
            continue
        part = PARTS.get(match["part"]) if match and match["part"] else None
        first = clock(match["from"]) if match and match["from"] else None
        last = clock(match["to"]) if match and match["to"] else None
        occasion = occasion_in(page, Span(start, piece.end), days[0], Hours(first, last, part))
        if occasion is not None:
            found.append(occasion)
    return tuple(found)


def _behind_leader(page: Page, span: Span) -> int | None:
    """Return where the entries begin: behind the colon of who they are for."""
    colon = page.text.find(":", span.start, min(span.end, span.start + NAME))
    if colon < 0 or any(c.isdigit() for c in page.text[span.start : colon]):
        return None
    words = page.words(span.start, colon)
    if not len(words) or not (ROLE.match(page.lower, span.start) or has_head(words, 0)):
        return None
    return (
        colon
        + 1
        + len(page.text[colon + 1 : span.end])
        - len(page.text[colon + 1 : span.end].lstrip())
    )


def _pieces(page: Page, span: Span) -> Iterator[Span]:
    """Give what stands between full stops, and behind a comma where an hour follows."""
    start = span.start
    for match in STOP.finditer(page.text, span.start, span.end):
        stop = match["stop"]
        after = match.end() + 1
        timed = TIME.match(page.lower, after, span.end) is not None
        full = stop is not None and stop[0] == "." and page.text[after : after + 1].isupper()
        if (
            stop
            and (full or stop == ";" or (timed and stop != ":"))
            and not _is_short(page, match.start())
        ):
            yield Span(start, match.start())
            start = after
    yield Span(start, span.end)


def _is_short(page: Page, stop: int) -> bool:
    """Tell whether a stop ends a word that is written short: "PCT.", "TT."."""
    word = page.text[:stop].rsplit(None, 1)[-1] if stop else ""
    return word.isupper() and len(word) <= SHORT and page.text[stop : stop + 1] == "."
