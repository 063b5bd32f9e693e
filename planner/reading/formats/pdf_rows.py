"""Tables that go on over pages: the head is said once, and a row that was broken is whole again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.reading.formats.pdf_order import Line


def with_whole_rows(pages: Iterable[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of pages, the rows of a table that goes on put together."""
    kept: list[list[Line]] = []
    head = ""
    last: Line | None = None  # the row that the page before ends with
    for page in pages:
        lines = list(page)
        if last and lines and _same_table(last, lines[0]) and lines[0].text == head:
            del lines[0]
        if last and lines and _same_table(last, lines[0]) and _goes_on(last, lines[0]):
            last.text = _joined(last, lines.pop(0))
        for before, line in zip([last, *lines], lines, strict=False):
            if line.columns and not (before and _same_table(before, line)):
                head = line.text
        last = (lines[-1] if lines[-1].columns else None) if lines else last
        kept.append(lines)
    return kept


def _same_table(one: Line, other: Line) -> bool:
    """Tell whether two rows have the same columns."""
    return bool(one.columns) and len(one.columns) == len(other.columns)


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a row is the rest of the one before: words in its cells go on, none begins."""
    pairs = list(zip(before.text.split("\t"), line.text.split("\t"), strict=False))
    filled = [(above, below) for above, below in pairs if below]
    first_is_empty = not pairs[0][1]
    words_go_on = any(below[0].islower() for _, below in filled)
    return first_is_empty and words_go_on and all(above for above, _ in filled)


def _joined(before: Line, line: Line) -> str:
    pairs = zip(before.text.split("\t"), line.text.split("\t"), strict=False)
    return "\t".join(" ".join(part for part in pair if part) for pair in pairs)
