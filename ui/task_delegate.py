"""Paint one row of the list: the box, the whole title, one quiet line of what else is known.

Titles wrap as often as they need; what a row says first is never cut. Where the title's last line
leaves room, the rest stands on it, so that a month's tasks fit on a small screen. The width is
that of the whole view: a scroll bar stands in the margin and never moves a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.model import TaskStatus
from ui.errors import painting
from ui.style import BODY, SMALL, colour, font, look
from ui.task_groups import Group, GroupKind
from ui.task_model import ENTRY_ROLE, GROUP_ROLE, META_ROLE
from ui.typesetting import Typesetter

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QTreeView

    from planner.model import Entry

EDGE = 12  # from the zone's edge to its content
BOX = 16
GAP = 8
ABOVE, BELOW = 4, 5
LINE, META_LINE = 17, 16
APART = 16  # least room between the title's last word and what follows on its line
LEAST_SHOWN = 20  # per cent of a box that tells "under way" from "not begun"
GROUP_ABOVE, GROUP_LINE = 10, 20

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The lines of a row at some width."""

    title: tuple[str, ...]
    meta: tuple[str, ...]
    shares_line: bool  # the meta stands on the title's last line

    @property
    def height(self) -> int:
        """The height the row needs."""
        under = 0 if self.shares_line else len(self.meta) * META_LINE
        return ABOVE + max(len(self.title) * LINE, BOX) + under + BELOW


class TaskDelegate(QStyledItemDelegate):
    """Paints groups and rows, and takes the click on a box."""

    indent = 0  # room between box and title, for what another list says there

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._titles = Typesetter(font(BODY))
        self._metas = Typesetter(font(SMALL))
        self._layouts: dict[tuple[int, int], tuple[Entry, RowLayout]] = {}

    def width(self) -> int:
        """Return the width that rows are set in."""
        return self._view.width()

    # ------------------------------------------------------------------------------------ measure

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height a row needs at the view's width."""
        width = self.width()
        entry: Entry | None = index.data(ENTRY_ROLE)
        if entry is None:
            return QSize(width, GROUP_LINE + (GROUP_ABOVE if index.row() else 0))
        return QSize(width, self._layout(index, entry, width).height)

    def forget(self) -> None:
        """Forget the layouts: other rows are shown now."""
        self._layouts.clear()

    def _layout(self, index: Index, entry: Entry, width: int) -> RowLayout:
        """Return the lines of a row; kept by the entry itself, which is not copied meanwhile."""
        key = (id(entry), width)
        kept = self._layouts.get(key)
        if kept is None or kept[0] is not entry:
            kept = self._layouts[key] = (entry, self._lines(index, width))
        return kept[1]

    def _lines(self, index: Index, width: int) -> RowLayout:
        room = max(width - 2 * EDGE - BOX - GAP - self.indent, 40)
        title = self._titles.wrap(index.data(), room, room)
        said = index.data(META_ROLE)
        if not said:
            return RowLayout(title, (), shares_line=False)
        used = self._titles.width(title[-1]) + APART + self._metas.width(said)
        if used <= room:
            return RowLayout(title, (said,), shares_line=True)
        return RowLayout(title, self._metas.wrap(said, room, room), shares_line=False)

    # -------------------------------------------------------------------------------------- paint

    @painting
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a group's heading or a row."""
        painter.save()
        try:
            rect: QRect = option.rect
            entry: Entry | None = index.data(ENTRY_ROLE)
            if entry is None:
                self._paint_group(painter, rect, index, index.data(GROUP_ROLE))
                return
            self._paint_ground(painter, rect, option.state)
            self._paint_row(painter, rect, entry, self._layout(index, entry, self.width()))
        finally:
            painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, index: Index, group: Group) -> None:
        late = group.kind is GroupKind.OVERDUE
        painter.setPen(colour(look().red if late else look().muted))
        painter.setFont(font(SMALL, strong=True))
        words = rect.adjusted(EDGE, 0, -EDGE - BOX, -2)
        below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(words, int(below), index.data())
        if group.kind is GroupKind.DONE:
            _paint_fold(painter, rect, opened=self._view.isExpanded(index))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(look().chosen))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour(look().accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour(look().hover))

    def _paint_row(self, painter: QPainter, rect: QRect, entry: Entry, laid: RowLayout) -> None:
        closed = entry.task is not None and not entry.task.is_open
        box = _box(rect)
        if entry.task is not None:
            _paint_box(painter, box, entry)
        else:
            self._paint_sign(painter, box, entry)
        face = QFont(self._titles.font)
        face.setStrikeOut(closed)
        painter.setFont(face)
        painter.setPen(colour(look().muted if closed else look().text))
        x, y = box.right() + 1 + GAP + self.indent, rect.y() + ABOVE
        for number, line in enumerate(laid.title):
            base = y + number * LINE + self._titles.baseline(LINE)
            painter.drawText(QPointF(x, base), line)
        self._paint_meta(painter, rect, laid, x)

    def _paint_sign(self, painter: QPainter, box: QRect, _entry: Entry) -> None:
        """Paint what stands in the place of the box of what is no task."""
        _paint_dot(painter, box)

    def _paint_meta(self, painter: QPainter, rect: QRect, laid: RowLayout, x: int) -> None:
        painter.setFont(self._metas.font)
        painter.setPen(colour(look().muted))
        y = rect.y() + ABOVE + max(len(laid.title) * LINE, BOX)
        if laid.shares_line:
            base = y - LINE + self._titles.baseline(LINE)
            end = rect.x() + self.width() - EDGE - self._metas.width(laid.meta[0])
            painter.drawText(QPointF(end, base), laid.meta[0])
            return
        for number, line in enumerate(laid.meta):
            base = y + number * META_LINE + self._metas.baseline(META_LINE)
            end = rect.x() + self.width() - EDGE - self._metas.width(line)
            painter.drawText(QPointF(end, base), line)

    # -------------------------------------------------------------------------------------- click

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick on a click inside the box (and a little around it)."""
        entry = index.data(ENTRY_ROLE)
        if entry is None or entry.task is None or not isinstance(event, QMouseEvent):
            return False
        rect: QRect = option.rect
        near = _box(rect).adjusted(-EDGE, -ABOVE, GAP // 2, GAP)
        if not near.contains(event.position().toPoint()):
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            done = Qt.CheckState.Unchecked if entry.task.is_done else Qt.CheckState.Checked
            return model.setData(index, done, Qt.ItemDataRole.CheckStateRole)
        return event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


def box_of(view: QTreeView, index: QModelIndex) -> QRect:
    """Return where the box of a row stands in the view."""
    return _box(view.visualRect(index))


def _box(rect: QRect) -> QRect:
    return QRect(rect.x() + EDGE, rect.y() + ABOVE + (LINE - BOX) // 2, BOX, BOX)


def _paint_box(painter: QPainter, box: QRect, entry: Entry) -> None:
    """Paint the box of a task: empty, half (under way), ticked, or barred (not to be done)."""
    task = entry.task
    if task is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = box.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colour(look().good if task.is_done else look().muted), 1.5))
    painter.setBrush(colour(look().good) if task.is_done else QColor(Qt.GlobalColor.transparent))
    painter.drawRoundedRect(frame, 3, 3)
    if task.is_done:
        painter.setPen(QPen(colour(look().surface), 2))
        x, y = frame.x(), frame.y()
        hook = [QPointF(x + 3, y + 7), QPointF(x + 6, y + 10), QPointF(x + 11, y + 4)]
        painter.drawPolyline(QPolygonF(hook))
    elif not task.is_open:
        middle = frame.center().y()
        painter.drawLine(frame.left() + 4, middle, frame.right() - 3, middle)
    elif task.status is TaskStatus.IN_PROCESS:
        part = frame.adjusted(3, 3, -2, -2)
        share = max(task.percent_complete, LEAST_SHOWN) / 100
        part.setTop(part.bottom() - round(part.height() * share))
        painter.fillRect(part, colour(look().accent))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_dot(painter: QPainter, box: QRect) -> None:
    """Paint the sign of an event without a day, where a task has its box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(look().muted), 1.5))
    painter.drawEllipse(QRectF(box).center(), 3.5, 3.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_fold(painter: QPainter, rect: QRect, *, opened: bool) -> None:
    """Paint the arrow of a group that can be folded."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(painter.pen().color(), 1.5))
    x, y = rect.right() - EDGE - 6, rect.bottom() - 9
    points = [(-4, -2), (0, 2), (4, -2)] if opened else [(-2, -4), (2, 0), (-2, 4)]
    painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in points]))
