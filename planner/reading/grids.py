"""Rows of a table whose cells hold several lines: pasted, each line of a cell is one of the text.

A row goes on until it has all the cells that the head of its table has. Its line ends become
separators here, letter for letter: offsets stay true.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.reading.clauses import paragraphs
from planner.reading.patterns import Pattern
from planner.reading.tables import cells, header
from planner.reading.words import lowered

if TYPE_CHECKING:
    from planner.reading.clauses import Paragraph

DAY = Pattern(
    r"(?:thứ )?(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b(?=[\s(,.:]*(?:ngày )?\d{0,2}|\s*$)|chủ nhật|cn\b"
    r"|(?:ngày )?\d{1,2}[/.]\d{1,2}\b|(?:stt )?\d{1,2}[.)]?\t"
)
END = Pattern(r"(?:ghi chú|lưu ý|nơi nhận|\*|người lập|hiệu trưởng|t[lm]\.|kt\.)")
FEW = 2  # lines below the head that have fewer cells than it


def in_rows(text: str) -> str:
    """Return the text with each row of a table that was pasted in several lines on one."""
    if "\t" not in text:
        return text
    lower = lowered(text)
    signs = list(text)
    for line in paragraphs(text):
        head = text.count("\t", line.span.start, line.span.end)
        if head and header(lower, cells(text, line)) is not None:
            _join_below(lower, signs, line, head)
    return "".join(signs)


def _join_below(lower: str, signs: list[str], line: Paragraph, count: int) -> None:
    """Join the lines below a head with so many tabs into rows."""
    text = lower
    start = text.find("\n", line.span.end)
    lines = _lines(text, start + 1) if start >= 0 else []
    if any(text.count("\t", a, b) >= count for a, b in lines[:FEW]) or len(lines) <= FEW:
        return
    tabs, at_day = 0, True
    for (begin, end), (after, stop) in pairwise(lines):
        tabs += text.count("\t", begin, end)
        starts = DAY.match(text, after, stop) is not None
        if tabs >= count and starts:
            tabs, at_day = 0, True
            continue
        at_day = at_day and tabs == 0
        before = text[begin:end].rstrip(" ")
        if at_day:
            signs[end] = "|"
        else:
            signs[end] = " " if before.endswith(("\t", ";")) or not before else ";"


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    """Return where the lines of a table begin and end, up to a blank line or a note."""
    found = []
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].strip(" ") or END.match(text, start):
            break
        found.append((start, end))
        start = end + 1
    return found
