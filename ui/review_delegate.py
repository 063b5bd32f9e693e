"""Paint one row of a review: box, title over as many lines as it needs, detail, badge."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.review import Mark
from ui.errors import painting
from ui.review_model import ROW_ROLE, ReviewModel
from ui.style import SMALL, colour, font, look, pixmap
from ui.typesetting import Typesetter

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QFont, QPainter

    from ui.review_rows import Row

MARGIN = 8
BOX = 18
STRIPE = 3  # marks the current row, as in the list beside the month
BADGE_WIDTH = 96
SURELY = 0.95  # of a width: what the syllables take together is not quite what the line takes
KEPT = 2048  # heights of texts
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
        self._title, self._small = Measure(font()), Measure(font(SMALL))

    def set_width(self, width: int) -> None:
        """Say how wide rows are; titles wrap to it."""
        self._width = width

    def sizeHint(  # noqa: D102
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._width, self.height(index.data(ROW_ROLE)))

    def height(self, row: Row) -> int:
        """Return the height that a row needs at the width said last."""
        title, detail = self._heights(row)
        return title + detail + 2 * MARGIN

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
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(look().chosen))
            painter.fillRect(rect.x(), rect.y(), STRIPE, rect.height(), colour(look().accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour(look().hover))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour(look().line))

    def _paint_box(self, painter: QPainter, rect: QRect, row: Row) -> None:
        name = SIGNS[row.mark] if row.mark else ("warning" if row.badge else "info")
        tint = look().red if row.asks else look().muted
        if row.mark is Mark.TICKED:
            tint = look().accent
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
        """Return the heights of the title and of the detail in pixels."""
        title, room = self._title.height(row.title, self._title_width()), self._title_width()
        return max(title, BOX), self._small.height(row.detail, room) if row.detail else 0


class Measure:
    """Tells how high texts are in one font; most take one line, which is soon seen."""

    def __init__(self, face: QFont) -> None:
        self._metrics = QFontMetrics(face)
        self._setter = Typesetter(face)
        self._line = self._wrapped("x", 100)
        self._heights = lru_cache(maxsize=KEPT)(self._wrapped)

    def height(self, text: str, width: int) -> int:
        """Return the height of a text wrapped to a width."""
        words = text.split(" ")
        spaces = (len(words) - 1) * self._setter.width(" ")
        if "\n" not in text and sum(map(self._setter.width, words)) + spaces < width * SURELY:
            return self._line
        return self._heights(text, width)

    def _wrapped(self, text: str, width: int) -> int:
        return self._metrics.boundingRect(QRect(0, 0, width, 10_000), WRAPPED, text).height()


def _title_font(row: Row) -> QFont:
    made = font()
    made.setStrikeOut(row.mark is Mark.DROPPED)
    return made
