"""Which lines of a PDF are one paragraph, and which are only the edge of a page.

A line goes on in the next one when the next one's first word would not have fitted on it. Lines
that stand at the top or bottom of most pages, and page numbers, are no text of the report.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.reading.formats.pdf_rows import with_whole_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.reading.formats.pdf_order import Line

_EDGE = 3  # lines at the top and the bottom of a page that may be repeated ones
_PAGES_TO_REPEAT = 3
_LINES_OF_A_PAGE = 8  # enough of them to show where its margin is
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:trang|page)?\s*[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?(?:\s*(?:/|of|trên)\s*\d{1,4})?",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"[-–—+*•▪●○◦►✓❖➢]\s*\S|"
    r"(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)/]|\(?[a-zđA-HĐ][.)]|[IVX]{1,5}[.)/-])(?:\s+\S|[^\W\d_])"
)
_END = re.compile(r"[.;:!?…][\"”’)]*$")
_BROKEN = re.compile(r"\w[-/]$")
_LEADING = 1.75  # of the letters' size: a wider step begins a paragraph
_WIDEST_LEADING = 2.4  # where most lines of a page stand so far apart
_MORE = 1.1  # than the usual step of a page
_SLACK = 0.4  # of the size: letters may hang over
_FLUSH = 0.2  # of the size: how near to the margin a line ends that fills it
_INDENT = 0.5  # of the size: a first line stands in by at least this


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """Return the lines of all pages as paragraphs, one a line, without the edges of pages."""
    _widen(pages)
    edges = _repeated(pages)
    kept = [_without_edges(page, number, edges) for number, page in enumerate(pages, start=1)]
    return "\n".join(paragraphs_of(with_whole_rows(kept)))


def _widen(pages: Sequence[Sequence[Line]]) -> None:
    """Let a page of a few short lines end where the pages before it do: it shows no margin."""
    usual = 0.0
    for page in pages:
        right = max((line.margin_right for line in page), default=0.0)
        if len(page) >= _LINES_OF_A_PAGE:
            usual = right
        for line in page:
            if line.margin_right == right < usual:
                line.margin_right = usual


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the lines of all pages as paragraphs."""
    paragraphs: list[list[Line]] = []
    for page in pages:
        step = _usual_step(page)
        for place, line in enumerate(page):
            if paragraphs and _goes_on(paragraphs[-1], line, step, new_page=place == 0):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
    return [_joined([line.text for line in paragraph]) for paragraph in paragraphs]


def _usual_step(page: Sequence[Line]) -> float:
    """Return how far the lines of a page's paragraphs stand apart; 0 where it has few lines."""
    steps = sorted(before.y - line.y for before, line in pairwise(page) if before.y > line.y)
    return steps[len(steps) // 4] if len(steps) >= _LINES_OF_A_PAGE else 0.0


def _joined(lines: Sequence[str]) -> str:
    """Return lines as one; a number or name that was broken at its sign is whole again."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _BROKEN.search(text) else f" {line}"
    return text


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    """Return the lines nearest to the top and the bottom of a page."""
    by_height = sorted(page, key=lambda line: -line.y)
    return by_height[:_EDGE] + by_height[_EDGE:][-_EDGE:]


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Return the wording, numbers apart, of lines that stand at the edge of most pages."""
    if len(pages) < _PAGES_TO_REPEAT:
        return set()
    seen = Counter(
        wording for page in pages for wording in {_wording(line) for line in _edge_lines(page)}
    )
    return {wording for wording, count in seen.items() if count * 2 > len(pages)}


def _wording(line: Line) -> str:
    """Return a line with its numbers made equal."""
    return _NUMBER.sub("0", line.text)


def _without_edges(page: Sequence[Line], number: int, repeated: set[str]) -> list[Line]:
    """Return a page's lines less repeated ones and its page number."""
    edge = {id(line) for line in _edge_lines(page)}
    outermost = {id(line) for line in (*_edge_lines(page)[:1], *_edge_lines(page)[-1:])}

    def is_edge(line: Line) -> bool:
        if id(line) not in edge:
            return False
        if _wording(line) in repeated and not line.in_cells:
            return True
        shown = _PAGE_NUMBER.fullmatch(line.text.strip())
        return bool(shown and id(line) in outermost and abs(int(shown[1]) - number) <= 1)

    return [line for line in page if not is_edge(line)]


def _goes_on(paragraph: Sequence[Line], line: Line, step: float, *, new_page: bool) -> bool:
    """Tell whether a line belongs to the paragraph before it; `step` is the page's usual one."""
    before = paragraph[-1]
    if before.in_cells or line.in_cells or _is_marked(line, before):
        return False
    if abs(before.size - line.size) > 0.25 * before.size:
        return False
    column_changes = new_page or line.y >= before.y
    size = max(before.size, line.size)
    widest = max(_LEADING * size, min(_MORE * step, _WIDEST_LEADING * size))
    if not column_changes and before.y - line.y > widest:
        return False
    if before.right + _SLACK * line.size + line.first_word < before.margin_right:
        return False  # the word would have fitted: the line was ended on purpose
    if column_changes and _is_set_back(paragraph, line):
        return True
    is_widest = before.right >= before.margin_right  # and shows no margin
    return not (is_widest and _begins_anew(before, line)) and _stands_as_expected(
        paragraph, line, column_changes=column_changes
    )


def _is_set_back(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether a line stands as those within a paragraph whose first one is set in."""
    first, before = paragraph[0], paragraph[-1]
    set_in = first.left - first.margin_left > _INDENT * first.size
    full = before.right + _FLUSH * before.size > before.margin_right
    return set_in and full and line.left - line.margin_left < _INDENT * line.size


def _is_marked(line: Line, before: Line) -> bool:
    """Tell whether a line begins an item of a list, and not the end of "tháng | 9. Giao"."""
    if not _MARK.match(line.text):
        return False
    is_full = before.right + _FLUSH * before.size > before.margin_right
    is_inset = line.left - line.margin_left > _INDENT * line.size
    return not is_full or is_inset or bool(_END.search(before.text))


def _begins_anew(before: Line, line: Line) -> bool:
    """Tell whether a sentence ends with a line and another begins."""
    return bool(_END.search(before.text)) and not line.text[:1].islower()


def _stands_as_expected(paragraph: Sequence[Line], line: Line, *, column_changes: bool) -> bool:
    """Tell whether a line begins where the paragraph's next line would."""
    before = paragraph[-1]
    step = line.left - line.margin_left
    step_before = before.left - before.margin_left
    ends = bool(_END.search(before.text))
    if column_changes:
        return not ends or line.text[:1].islower()
    if len(paragraph) > 1:
        return abs(step - step_before) < _INDENT * line.size or not ends
    if step > step_before + _INDENT * line.size:  # hanging lines follow only a mark
        return bool(_MARK.match(before.text)) or line.text[:1].islower()
    if step > _INDENT * line.size and abs(step - step_before) < _INDENT * line.size:
        return not ends and line.text[:1].islower()  # else two paragraphs, one below the other
    return True
