"""A table on paper: every text whole, its head on each page, no row cut by the end of a page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from ui.paper import type_of
from ui.style import LIGHT, colour
from ui.typesetting import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QPainter

CONTENT = 1
SHARES = (0.19, 0.41, 0.14, 0.13, 0.13)
"""How wide the columns are; one that is empty leaves its width to the second."""

TYPE = (11, 10, 9, 8)
"""Sizes of the text in points, largest first: the first is used in which all fits on one page."""

USUAL = 1
"""Which of them is used where none does."""

PAD, TITLE = 4, 14
LEADING = 1.25

Lines = tuple[tuple[str, ...], ...]
"""The lines of each cell of a row."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is to be painted."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float] = SHARES


def paint_list(
    painter: QPainter, table: Table, room: QSizeF, family: str, turn: Callable[[], None]
) -> None:
    """Paint a table from the top of a page on; `turn` begins the next page."""
    table = _without_empty_columns(table)
    settings = [_Setting(size, room, family, table) for size in TYPE]
    settings = [each for each in settings if each.height(table) <= room.height()] or [
        settings[USUAL]
    ]
    settings[0].paint(painter, table, turn)


def _without_empty_columns(table: Table) -> Table:
    """Return a table without the columns in which nothing stands."""
    kept = [
        column
        for column in range(len(table.heads))
        if column <= CONTENT or any(row[column] for row in table.rows)
    ]
    shares = [table.shares[column] for column in kept]
    shares[CONTENT] += 1 - sum(shares)
    rows = [[row[column] for column in kept] for row in table.rows]
    return Table(table.title, [table.heads[column] for column in kept], rows, shares)


class _Setting:
    """A table in one size of type."""

    def __init__(self, size: int, room: QSizeF, family: str, table: Table) -> None:
        self._room = room
        self._line = size * LEADING
        self._plain, self._strong = _setter(family, size), _setter(family, size, strong=True)
        self._title = _setter(family, TITLE, strong=True)
        edges = [0, *(int(share * room.width()) for share in accumulate(table.shares))]
        self._widths = [right - left for left, right in pairwise(edges)]

    def height(self, table: Table) -> float:
        """Return how high the whole table is."""
        return (
            TITLE * 2
            + self._high(self._broken(table.heads, self._strong))
            + sum(self._high(piece) for row in table.rows for piece in self._pieces(row))
        )

    def paint(self, painter: QPainter, table: Table, turn: Callable[[], None]) -> None:
        """Paint it, page after page."""
        heads = self._broken(table.heads, self._strong)
        self._write(painter, self._title, 0, 0, TITLE * 1.5, table.title)
        y = self._row(painter, heads, TITLE * 2, self._strong)
        for row in table.rows:
            for piece in self._pieces(row):
                if y + self._high(piece) > self._room.height():
                    turn()
                    y = self._row(painter, heads, 0, self._strong)
                y = self._row(painter, piece, y, self._plain)

    def _pieces(self, row: Sequence[str]) -> Iterator[Lines]:
        """Return a row in lines; one that is higher than a page comes in several pieces."""
        cells = self._broken(row, self._plain)
        most = int((self._room.height() - TITLE * 4 - 2 * PAD) / self._line)
        for first in range(0, max(map(len, cells)), most):
            yield tuple(lines[first : first + most] for lines in cells)

    def _broken(self, row: Sequence[str], setter: Typesetter) -> Lines:
        rooms = [width - 2 * PAD for width in self._widths]
        return tuple(setter.wrap(text, room, room) for text, room in zip(row, rooms, strict=True))

    def _high(self, cells: Lines) -> float:
        return max(map(len, cells)) * self._line + 2 * PAD

    def _row(self, painter: QPainter, cells: Lines, y: float, setter: Typesetter) -> float:
        """Paint a row and return where it ends."""
        high, x = self._high(cells), 0
        if setter is self._strong:
            painter.fillRect(QRectF(0, y, sum(self._widths), high), colour(LIGHT.hover))
        for width, lines in zip(self._widths, cells, strict=True):
            painter.setPen(QPen(colour(LIGHT.edge), 0.5))
            painter.drawRect(QRectF(x, y, width, high))
            for number, text in enumerate(lines):
                self._write(
                    painter, setter, x + PAD, y + PAD + number * self._line, self._line, text
                )
            x += width
        return y + high

    def _write(
        self, painter: QPainter, setter: Typesetter, x: float, y: float, high: float, text: str
    ) -> None:
        painter.setFont(setter.font)
        painter.setPen(colour(LIGHT.text))
        painter.drawText(QPointF(x, y + setter.baseline(round(high))), text)


def _setter(family: str, size: int, *, strong: bool = False) -> Typesetter:
    return Typesetter(type_of(family, size, strong=strong))
