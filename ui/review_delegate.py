"""Paint one row of a review: box, title over as many lines as it needs, detail, badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.review import Mark
from ui.errors import painting
from ui.review_model import ROW_ROLE, ReviewModel
from ui.style import SMALL, colour, font, look, pixmap

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QFont, QPainter

    from ui.review_rows import Row

MARGIN = 8
BOX = 18
BADGE_WIDTH = 96
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

SIGNS = {
    Mark.TICKED: "box-done",
    Mark.KEPT: "check",
    Mark.ASKED: "help",
    Mark.UNTICKED: "box-empty",
    Mark.DROPPED: "box-dropped",
}


class ReviewDelegate(QStyledItemDelegate):
    """Rows with a box that can be clicked."""

    box_clicked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = 400
        self._measured: dict[tuple[str, str], tuple[int, int]] = {}

    def set_width(self, width: int) -> None:
        """Say how wide rows are; titles wrap to it."""
        if width != self._width:
            self._width = width
            self._measured.clear()

    def sizeHint(  # noqa: D102
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row = index.data(ROW_ROLE)
        title, detail = self._heights(row)
        return QSize(self._width, title + detail + 2 * MARGIN)

    @painting
    def paint(  # noqa: D102
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        try:
            self._paint_ground(painter, option)
            self._paint_box(painter, option.rect, row)
            self._paint_words(painter, option, row)
        finally:
            painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell when the box of a row is clicked."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            row = model.row(index) if isinstance(model, ReviewModel) else None
            place = event.position().toPoint()
            if row and row.choice is not None and place.x() < option.rect.left() + BOX + 2 * MARGIN:
                self.box_clicked.emit(row.choice)
                return True
        return super().editorEvent(event, model, option, index)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour(look().chosen))
        painter.setPen(colour(look().line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_box(self, painter: QPainter, rect: QRect, row: Row) -> None:
        name = SIGNS[row.mark] if row.mark else ("warning" if row.badge else "info")
        tint = look().red if row.asks else look().muted
        ratio = painter.device().devicePixelRatioF()
        box = QRect(rect.left() + MARGIN, rect.top() + MARGIN, BOX, BOX)
        painter.drawPixmap(box, pixmap(name, tint, BOX, ratio))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        title_height, detail_height = self._heights(row)
        left = option.rect.left() + BOX + 2 * MARGIN
        top = option.rect.top() + MARGIN
        out = row.mark in {Mark.UNTICKED, Mark.DROPPED, Mark.KEPT}
        painter.setPen(colour(look().muted if out else look().text))
        painter.setFont(_title_font(row))
        painter.drawText(QRect(left, top, self._title_width(), title_height), WRAPPED, row.title)
        painter.setFont(font(SMALL))
        painter.setPen(colour(look().muted))
        if row.detail:
            detail = QRect(left, top + title_height, self._title_width(), detail_height)
            painter.drawText(detail, WRAPPED, row.detail)
        painter.setPen(colour(look().red if row.asks else look().muted))
        badge = QRect(option.rect.right() - BADGE_WIDTH - MARGIN, top, BADGE_WIDTH, 2 * BOX)
        painter.drawText(badge, Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextWordWrap, row.badge)

    def _title_width(self) -> int:
        return self._width - BOX - 4 * MARGIN - BADGE_WIDTH

    def _heights(self, row: Row) -> tuple[int, int]:
        """Return the heights of the title and of the detail in pixels.

        A list asks for all of its rows again and again while it is filled.
        """
        key = row.title, row.detail
        if key not in self._measured:
            self._measured[key] = self._measure(row)
        return self._measured[key]

    def _measure(self, row: Row) -> tuple[int, int]:
        room = QRect(0, 0, self._title_width(), 10_000)
        title = QFontMetrics(_title_font(row)).boundingRect(room, WRAPPED, row.title).height()
        small = QFontMetrics(font(SMALL))
        detail = small.boundingRect(room, WRAPPED, row.detail).height() if row.detail else 0
        return max(title, BOX), detail


def _title_font(row: Row) -> QFont:
    made = font()
    made.setStrikeOut(row.mark is Mark.DROPPED)
    return made
