"""Which letters of a PDF page stand in the cells of a ruled table, and what its rows say.

A cell is what the nearest rules around a letter enclose; cells with one top are one row. Without
rules there is no table: text that only happens to stand in columns is left to the order of lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from planner.reading.formats.pdf_order import Letter, Line, page_lines
from planner.reading.formats.pdf_paragraphs import paragraphs_of
from planner.reading.formats.rows import row_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME = 2.5  # points: two edges of one drawn rule
_CELLS_OF_A_TABLE = 4
_LINES_AT_MOST = 4000


class Rule(NamedTuple):
    """A straight line, level or upright; `at` is its place across, from `low` to `high` along."""

    at: float
    low: float
    high: float


class Cell(NamedTuple):
    """What four rules enclose."""

    top: float
    left: float
    right: float
    bottom: float


class Rules(NamedTuple):
    """The rules of a page."""

    level: list[Rule]
    upright: list[Rule]


def lines_with_tables(
    letters: Sequence[Letter], rules: Rules, before: Sequence[float] = ()
) -> list[Line]:
    """Return the lines of a page, rows of ruled tables as one line each; none without tables.

    `before` are the columns of the table that the page before ends with: it may go on here.
    """
    cells = _cells(letters, rules)
    if len(cells) < (1 if before else _CELLS_OF_A_TABLE):
        return []
    inside = {id(letter) for held in cells.values() for letter in held}
    outside = [letter for letter in letters if id(letter) not in inside]
    edges = [min(cell.left for cell in cells), max(cell.right for cell in cells)]
    lines = page_lines(outside, edges)
    columns = _columns([*(cell.left for cell in cells), *before])
    for row in _rows(cells):
        top = row[0].top
        place = next((index for index, line in enumerate(lines) if line.y < top), len(lines))
        is_whole = row[0].left - edges[0] < _SAME and edges[1] - row[-1].right < _SAME
        over_all = len(row) == 1 and is_whole and not before
        lines[place:place] = _row_lines(row, cells, columns[:1] if over_all else columns)
    return lines


def _cells(letters: Sequence[Letter], rules: Rules) -> dict[Cell, list[Letter]]:
    """Return the letters of each cell."""
    if not rules.level or not rules.upright or len(rules.level) > _LINES_AT_MOST:
        return {}
    level, upright = sorted(rules.level), sorted(rules.upright)
    cells: dict[Cell, list[Letter]] = {}
    last: Cell | None = None  # most letters stand in the cell of the letter before
    for letter in letters:
        x, y = (letter.left + letter.right) / 2, letter.y + 0.3 * letter.size
        if last is None or not (last.left < x < last.right and last.bottom < y < last.top):
            last = _cell_at(x, y, level, upright)
        if last is not None:
            cells.setdefault(last, []).append(letter)
    return cells


def _cell_at(x: float, y: float, level: list[Rule], upright: list[Rule]) -> Cell | None:
    """Return the cell around a point, if rules enclose it."""
    left, right = _around(upright, x, y)
    if left is None or right is None:
        return None
    bottom, top = _around(level, y, x)
    return None if bottom is None or top is None else Cell(top, left, right, bottom)


def _around(rules: list[Rule], across: float, along: float) -> tuple[float | None, float | None]:
    """Return the nearest rules on both sides of a point that reach past it."""
    place = bisect_left(rules, across, key=lambda rule: rule.at)
    before = next((r.at for r in reversed(rules[:place]) if _passes(r, along)), None)
    after = next((r.at for r in rules[place:] if _passes(r, along)), None)
    return before, after


def _passes(rule: Rule, along: float) -> bool:
    """Tell whether a rule reaches past a place."""
    return rule.low - _SAME <= along <= rule.high + _SAME


def _rows(cells: dict[Cell, list[Letter]]) -> list[list[Cell]]:
    """Return the cells row by row, those of a row from left to right; rows from the bottom up."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells):
        if rows and cell.top - rows[-1][0].top < _SAME:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: cell.left) for row in rows]


def _columns(lefts: list[float]) -> list[float]:
    """Return where the columns of tables begin."""
    edges: list[float] = []
    for edge in sorted(lefts):
        if not edges or edge - edges[-1] > _SAME:
            edges.append(edge)
    return edges


def _row_lines(
    row: list[Cell], cells: dict[Cell, list[Letter]], columns: list[float]
) -> list[Line]:
    """Return one row of a table as lines."""
    said: list[list[str]] = [[] for _ in columns]
    for cell in row:
        column = max(0, bisect_right(columns, cell.left + _SAME) - 1)
        said[column] += paragraphs_of([page_lines(cells[cell])])
    top, left, right = row[0].top, row[0].left, row[-1].right
    return [
        Line(text, left, right, top, 1.0, 0.0, left, right, in_cells=True, columns=tuple(columns))
        for text in row_lines(said)
    ]
