"""Work that names who leads it and its deadline in fields behind or below it.

As in "1. Đề án tái canh", and on the next lines "Cơ quan chủ trì: Phòng Nông nghiệp. Phối
hợp: ...", "Thời gian trình: 15/10/2014".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import Span
from planner.reading.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.reading.clauses import Paragraph
    from planner.reading.page import Page

BODY = r"(?:(?:cơ quan|đơn vị|bộ phận|người|cán bộ|phòng|ban)[ \t]+)?"
FIELD = Pattern(
    rf"\b{BODY}(?:(?P<lead>chủ trì(?: thực hiện| tham mưu)?|thực hiện|phụ trách|chuẩn bị|tham mưu"
    r"|soạn thảo|chịu trách nhiệm)|(?P<with>(?:cùng )?phối hợp(?: thực hiện)?)"
    r"|(?P<time>(?:thời gian|thời hạn|hạn|ngày)(?: trình| hoàn thành| thực hiện| báo cáo| nộp"
    r"| xong)?"
    r"|tiến độ))[ \t]*:[ \t]*",
    needs=(":",),
)
MARK = Pattern(r"[-+*•\s]*")
END = Pattern(r"[.;](?=\s|$)|[.;]?[ \t]*(?:\n|$)")
BELOW = 4  # lines in which the fields of a job stand
SHORTEST = 8  # letters of a job


@dataclass(frozen=True, slots=True)
class Assignment:
    """A job with its fields, and the lines it takes up."""

    work: Span
    lead: Span | None
    helpers: Span | None
    time: Span | None
    lines: frozenset[int]


def assignment(page: Page, line: Paragraph) -> Assignment | None:
    """Read a line, and the lines of fields below it, as one job; None for other lines."""
    if FIELD.match(page.lower, line.body):
        return None
    lines = [line, *_field_lines(page, line)]
    found: dict[str, Span] = {}
    first = None
    for each in lines:
        for field in FIELD.finditer(page.lower, each.body, each.span.end):
            stop = END.search(page.lower, field.end(), each.span.end)
            end = stop.start() if stop else each.span.end
            first = field.start() if first is None else first
            if end > field.end():
                found.setdefault(field.lastgroup or "", Span(field.end(), end))
    if first is None or not _is_job(found):
        return None
    end = min(first, line.span.end)
    work = page.text[line.body : end].rstrip(" \t(.;,:–-")
    if len(work) < SHORTEST:
        return None
    span = Span(line.body, line.body + len(work))
    numbers = frozenset(each.number for each in lines)
    return Assignment(span, found.get("lead"), found.get("with"), found.get("time"), numbers)


def _is_job(found: dict[str, Span]) -> bool:
    """Tell whether fields belong to a job: an occasion has no lead and deadline together."""
    return "lead" in found and ("time" in found or "with" in found)


def _field_lines(page: Page, line: Paragraph) -> Iterator[Paragraph]:
    """Give the lines right below one that begin with a field."""
    for below in page.after(line, BELOW):
        start = MARK.match(page.lower, below.span.start)
        begin = start.end() if start else below.body
        if not FIELD.match(page.lower, begin):
            return
        yield below
