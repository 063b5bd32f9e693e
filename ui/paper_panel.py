"""Beside a printed month: what it has to bring without a day, as the list of the window has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QPen

from planner.month import kind_of
from ui import style
from ui.chips import BOXES, SIGNS
from ui.month_paint import box_ink
from ui.paper_type import MUTED, SHARP, SMALL, Face
from ui.style import LIGHT, colour
from ui.texts import beside, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from PySide6.QtGui import QPainter

    from planner.model import Entry
    from ui.paper_type import PaperArranger
    from ui.texts import Texts

SHARES = (0.22, 0.27, 0.32)
"""How much of the sheet's width it may take, least first."""

GAP = 3 * style.UNIT  # to the grid
LINE, META_LINE, SIGN = 16, 15, 14
HANG = SIGN + style.UNIT + 2  # of the titles, after their boxes
APART = 2 * style.UNIT  # between two rows
HEADING = 6 * style.UNIT


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    title: tuple[str, ...]
    meta: tuple[str, ...]

    @property
    def height(self) -> int:
        return len(self.title) * LINE + len(self.meta) * META_LINE + APART


class Panel:
    """Entries without a day in one column: box, whole title, who leads."""

    def __init__(
        self,
        entries: Sequence[Entry],
        today: date,
        width: int,
        arranger: PaperArranger,
        texts: Texts,
    ) -> None:
        self._today, self.width, self._arranger, self._texts = today, width, arranger, texts
        self._groups = [
            (texts.say("paper.in_month"), self._rows(e for e in entries if e.event is None)),
            (texts.say("list.undated"), self._rows(e for e in entries if e.event is not None)),
        ]
        self._groups = [group for group in self._groups if group[1]]

    @property
    def height(self) -> int:
        """How high it is."""
        return sum(HEADING + sum(row.height for row in rows) for _, rows in self._groups)

    def paint(self, painter: QPainter, at: QPoint, height: int) -> None:
        """Paint it on a ground that is as high as the grid beside it."""
        painter.fillRect(QRect(at.x(), at.y(), self.width, height), colour(LIGHT.chrome))
        painter.setPen(QPen(colour(LIGHT.line), 1))
        painter.drawRect(QRect(at.x(), at.y(), self.width - 1, height - 1))
        x, y = at.x() + 2 * style.UNIT, at.y()
        for name, rows in self._groups:
            heading = self._texts.say("list.count", name=name, count=len(rows))
            face = Face(style.SMALL, LIGHT.muted, strong=True)
            self._arranger.write(painter, QPoint(x, y), HEADING, heading, face)
            y += HEADING
            for row in rows:
                self._paint_row(painter, row, QPoint(x, y))
                y += row.height

    def _rows(self, entries: Iterable[Entry]) -> list[_Row]:
        room = self.width - 4 * style.UNIT - HANG
        setter = self._arranger.typesetter(style.SMALL)
        rows = []
        for entry in entries:
            said = self._meta(entry)
            meta = setter.wrap(said, room, room) if said else ()
            rows.append(_Row(entry, setter.wrap(shown(entry.item.summary), room, room), meta))
        return rows

    def _meta(self, entry: Entry) -> str:
        task = entry.task
        return beside(
            self._texts.progress(task) if task else "",
            entry.assignee,
            self._texts.carried(task) if task else "",
        )

    def _paint_row(self, painter: QPainter, row: _Row, at: QPoint) -> None:
        task, done = row.entry.task, row.entry.task is not None and not row.entry.task.is_open
        name = BOXES[task.status] if task else SIGNS[kind_of(row.entry)]
        if name:
            image = style.pixmap(name, self._ink(row.entry), SIGN, SHARP)
            painter.drawPixmap(QPointF(at.x(), at.y() + (LINE - SIGN) / 2), image)
        x, y = at.x() + HANG, at.y()
        for line in row.title:
            face = MUTED if done else SMALL
            self._arranger.write(painter, QPoint(x, y), LINE, line, face)
            y += LINE
        for line in row.meta:
            self._arranger.write(painter, QPoint(x, y), META_LINE, line, MUTED)
            y += META_LINE

    def _ink(self, entry: Entry) -> str:
        """Return the colour of a box or sign, as in the grid."""
        task, tint = entry.task, LIGHT.tint(kind_of(entry))
        if task is None:
            return tint.sign
        return box_ink(BOXES[task.status], tint, LIGHT, is_late=task.is_overdue(self._today))
