"""In which order people read a PDF page: letters by their places, rows, columns.

A PDF says where each letter stands, not what belongs together. Libraries trust the order of
drawing, in which letters of a second font (often the accented ones) come last. Here the places
decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

from planner.reading.formats.rows import LETTERHEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Letter(NamedTuple):
    """One letter where it is drawn; y is its baseline and grows upwards."""

    sign: str
    left: float
    right: float
    y: float
    size: float


@dataclass(slots=True)
class Line:
    """Words side by side on one baseline, within a column."""

    text: str
    left: float
    right: float
    y: float
    size: float
    first_word: float  # its width: would it have fitted on the line before?
    margin_left: float = 0.0  # of the column
    margin_right: float = 0.0
    in_cells: bool = False  # a row of several cells, never part of a paragraph
    columns: tuple[float, ...] = ()  # of the ruled table whose row this is


Row = list[Line]  # the pieces of one baseline, from left to right

_WORD_GAP = 0.15  # of a letter's size: parts words
_CELL_GAP = 1.8  # parts cells and columns
_LETTERHEAD_GAP = 0.5  # parts an office's name from the motto of the state beside it
_GUTTER = 0.7  # the least space between two columns of text
_SAME_ROW = 0.35  # how far baselines of one row may lie apart
_LINES_OF_A_COLUMN = 5
_LINES_TO_TELL = 8  # where the margin of a page is
_FILLED = 0.75  # of a column's width that its lines usually fill
_LEAST_COLUMN = 0.25  # of the page's text width
_ROWS_OF_A_LETTERHEAD = 14
_LETTERHEAD_LEADING = 2.6  # of a letter's size: a wider step ends it


def page_lines(letters: Iterable[Letter], beside: Sequence[float] = ()) -> list[Line]:
    """Return the lines of a page in reading order; `beside` are edges of what else stands there."""
    rows = _rows(letters)
    if not rows:
        return []
    size = median(row[0].size for row in rows)
    left = -_margin([*(-row[0].left for row in rows), *(-edge for edge in beside)], size)
    right = _margin([*(row[-1].right for row in rows), *beside], size)
    lines: list[Line] = []
    start = 0
    while start < len(rows):
        block = _two_columns(rows, start, left, right)
        if block is None:
            lines.append(_one_line(rows[start], left, right))
            start += 1
            continue
        for side in _sides(rows[start : block.end], block.gutter):
            lines += _with_margins(side, in_cells=block.is_letterhead)
        start = block.end
    return lines


def _margin(ends: list[float], size: float) -> float:
    """Return how far the lines of a page reach: one alone that reaches farther tells nothing."""
    ends.sort(reverse=True)
    if len(ends) >= _LINES_TO_TELL:
        for far, next_far in pairwise(ends):
            if far - next_far < size:
                return far
    return ends[0]


def _rows(letters: Iterable[Letter]) -> list[Row]:
    """Return letters as rows from top to bottom."""
    rows: list[Row] = []
    current: list[Letter] = []
    for letter in sorted(letters, key=lambda one: -one.y):
        if current and current[0].y - letter.y > _SAME_ROW * max(letter.size, current[0].size):
            rows.append(_pieces(current))
            current = []
        current.append(letter)
    if current:
        rows.append(_pieces(current))
    return [row for row in rows if row]


def _pieces(letters: list[Letter]) -> Row:
    """Return the letters of a row as words, parted where a wide gap is."""
    letters.sort(key=lambda one: one.left)
    size = median(letter.size for letter in letters)
    pieces: Row = []
    current: list[Letter] = []
    blank = False
    for place, letter in enumerate(letters):
        if letter.sign.isspace():
            blank = True
            continue
        if current and _is_double(current[-1], letter):
            continue
        if current and combining(letter.sign[0]):  # its box may reach over the space behind
            current.append(letter._replace(right=current[-1].right))
            continue
        gap = letter.left - current[-1].right if current else 0.0
        wide = _LETTERHEAD_GAP if _begins_letterhead(letters, place) else _CELL_GAP
        if current and gap > wide * size:
            pieces.append(_piece(current))
            current = []
        elif current and (gap > _WORD_GAP * size or (blank and gap > 0)):
            current.append(Letter(" ", current[-1].right, letter.left, letter.y, letter.size))
        current.append(letter)
        blank = False
    if current:
        pieces.append(_piece(current))
    return pieces


def _begins_letterhead(letters: Sequence[Letter], place: int) -> bool:
    """Tell whether the motto of the state begins here: it stands close to the office's name."""
    if letters[place].sign not in "CĐ":
        return False
    words = "".join(letter.sign for letter in letters[place : place + 8]).replace(" ", "")
    return words.startswith(("CỘNGHÒA", "CỘNGHOÀ", "ĐẢNGCỘNG"))


def _is_double(before: Letter, letter: Letter) -> bool:
    """Tell whether a letter is drawn twice to look bold."""
    return before.sign == letter.sign and letter.left - before.left < 0.15 * letter.size


def _piece(letters: list[Letter]) -> Line:
    """Return neighbouring letters as one piece of text."""
    text = "".join(letter.sign for letter in letters)
    word = letters[: text.find(" ")] if " " in text else letters
    return Line(
        text,
        letters[0].left,
        letters[-1].right,
        letters[0].y,
        median(letter.size for letter in letters),
        word[-1].right - word[0].left,
    )


def _one_line(row: Row, left: float, right: float) -> Line:
    """Return a row as one line; its cells stand between TABs."""
    if len(row) == 1:
        row[0].margin_left, row[0].margin_right = left, right
        return row[0]
    text = "\t".join(piece.text for piece in row)
    first = row[0]
    return Line(
        text,
        first.left,
        row[-1].right,
        first.y,
        first.size,
        first.first_word,
        left,
        right,
        in_cells=True,
    )


class _Columns(NamedTuple):
    """Rows in which two columns stand side by side."""

    end: int  # the row behind them
    gutter: float
    is_letterhead: bool = False


def _two_columns(rows: Sequence[Row], start: int, left: float, right: float) -> _Columns | None:
    """Return the two columns that begin at a row, if any do."""
    for gutter in _gutters(rows[start : start + 2], left, right):
        end = start
        while end < len(rows) and not _crosses(rows[end], gutter):
            end += 1
        if _is_letterhead(rows, start, end, gutter):
            return _Columns(_end_of_letterhead(rows, start, end), gutter, is_letterhead=True)
        sides = _sides(rows[start:end], gutter)
        if all(_is_column(side, (right - left) * _LEAST_COLUMN) for side in sides):
            return _Columns(end, gutter)
    return None


def _gutters(rows: Sequence[Row], left: float, right: float) -> list[float]:
    """Return the places in the middle half of a page where a gutter may run by two rows."""
    low, high = left + (right - left) / 4, right - (right - left) / 4
    pieces = sorted((piece for row in rows for piece in row), key=lambda piece: piece.left)
    ends = accumulate((piece.right for piece in pieces), max)
    gaps = zip(ends, (piece.left for piece in pieces[1:]), strict=False)
    places = [(end + start) / 2 for end, start in gaps if end < start]
    return [place for place in places if low < place < high]


def _crosses(row: Row, gutter: float) -> bool:
    """Tell whether text of a row stands on a gutter."""
    reach = _GUTTER / 2 * row[0].size
    return any(piece.left < gutter + reach and piece.right > gutter - reach for piece in row)


def _is_letterhead(rows: Sequence[Row], start: int, end: int, gutter: float) -> bool:
    """Tell whether rows are the head or the foot of an official letter: two blocks side by side."""
    head = [piece for row in rows[start : min(end, start + 3)] for piece in row]
    both = any(piece.left > gutter for piece in head) and any(
        piece.right < gutter for piece in head
    )
    return both and any(LETTERHEAD.search(piece.text) for piece in head)


def _end_of_letterhead(rows: Sequence[Row], start: int, end: int) -> int:
    """Return where the blocks end: before a wide gap, and surely after a few rows."""
    for place in range(start + 1, min(end, start + _ROWS_OF_A_LETTERHEAD)):
        if rows[place - 1][0].y - rows[place][0].y > _LETTERHEAD_LEADING * rows[place][0].size:
            return place
    return min(end, start + _ROWS_OF_A_LETTERHEAD)


def _sides(rows: Sequence[Row], gutter: float) -> tuple[list[Line], list[Line]]:
    """Return the lines left and right of a gutter."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for row in rows:
        for side, pieces in (
            (sides[0], [piece for piece in row if piece.left < gutter]),
            (sides[1], [piece for piece in row if piece.left >= gutter]),
        ):
            if pieces:
                side.append(_one_line(pieces, 0.0, 0.0))
    return sides


def _is_column(lines: list[Line], least: float) -> bool:
    """Tell whether lines are running text set in a column, and not the cells of a table."""
    if len(lines) < _LINES_OF_A_COLUMN:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    usual = median(line.right - line.left for line in lines)
    return width > least and usual > _FILLED * width


def _with_margins(lines: list[Line], *, in_cells: bool) -> list[Line]:
    """Tell the lines of a column where it begins and ends, and whether each stands alone."""
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    for line in lines:
        line.margin_left, line.margin_right = left, right
        line.in_cells = line.in_cells or in_cells
    return lines
