"""Paint one row of the list: the box, the whole title, one quiet line of what else is known.

Titles wrap as often as they need; what a row says first is never cut. Where the title's last line
leaves room, the rest stands on it, so that a month's tasks fit on a small screen. The width is
that of the whole view: a scroll bar stands in the margin and never moves a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.model import TaskStatus
from ui.errors import painting
from ui.hand import Hand
from ui.style import BODY, SMALL, colour, font, look
from ui.task_groups import ENDED, GroupKind
from ui.texts import BESIDE, beside
from ui.typesetting import Typesetter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QTreeView

    from planner.model import Entry, Task
    from ui.style import Look
    from ui.task_model import TaskModel

EDGE = 12  # from the zone's edge to its content
BOX = 16
GAP = 8
ABOVE, BELOW = 4, 5
LINE, META_LINE = 17, 16
APART = 16  # least room between the title's last word and what follows on its line
LEAST_SHOWN = 20  # per cent of a box that tells "under way" from "not begun"
GROUP_ABOVE, GROUP_LINE = 10, 20
LAYOUTS_KEPT = 1024

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


class Strip(NamedTuple):
    """Where a row is painted, on which ground, in which look."""

    rect: QRect
    ground: str
    look: Look


class TaskDelegate(QStyledItemDelegate):
    """Paints groups and rows, and takes the click on a box."""

    indent = 0  # room between box and title, for what another list says there
    roomy = False  # what else is known has lines of its own, below the title
    ground = "chrome"  # what the view lies on: a colour of the look

    def __init__(self, view: QTreeView, model: TaskModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._titles = Typesetter(font(BODY))
        self._metas = Typesetter(font(SMALL))
        self._hand, self._struck = Hand(self._titles), Hand(self._titles, struck=True)
        self._heading = font(SMALL, strong=True)
        self._layouts: dict[tuple[object, ...], tuple[Entry, RowLayout]] = {}
        self._boxes: dict[tuple[object, ...], QPixmap] = {}

    def width(self) -> int:
        """Return the width that rows are set in."""
        return self._view.width()

    # ------------------------------------------------------------------------------------ measure

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height a row needs at the view's width."""
        width = self.width()
        entry = self._model.entry_at(index)
        if entry is None:
            return QSize(width, GROUP_LINE + (GROUP_ABOVE if index.row() else 0))
        return QSize(width, self._layout(entry, width).height)

    def settle(self, indexes: Sequence[QModelIndex], room: int) -> bool:
        """Be roomy where these rows and headings find room so; tell whether that is a change."""
        before, self.roomy = self.roomy, True
        option = QStyleOptionViewItem()
        needed = sum(self.sizeHint(option, index).height() for index in indexes)
        self.roomy = needed <= room
        return self.roomy is not before

    def forget(self) -> None:
        """Forget the layouts: the font is another."""
        self._layouts.clear()

    def _layout(self, entry: Entry, width: int) -> RowLayout:
        """Return the lines of a row; kept by its very items, which say the same on one day."""
        model = self._model
        shown = (width, model.today, model.is_found, self.roomy)
        key = (id(entry.event), id(entry.task), *shown)
        kept = self._layouts.get(key)
        if kept is None:
            if len(self._layouts) >= LAYOUTS_KEPT:
                self._layouts.clear()
            kept = self._layouts[key] = (entry, self._lines(entry, width))
        return kept[1]

    def _lines(self, entry: Entry, width: int) -> RowLayout:
        room = max(width - 2 * EDGE - BOX - GAP - self.indent, 40)
        title = self._titles.wrap(self._model.title(entry), room, room)
        said = self._model.meta(entry)
        if not said:
            return RowLayout(title, (), shares_line=False)
        used = self._titles.width(title[-1]) + APART + self._metas.width(said)
        if used <= room and not self.roomy:
            return RowLayout(title, (said,), shares_line=True)
        return RowLayout(title, self._packed(said, room), shares_line=False)

    def _packed(self, said: str, room: int) -> tuple[str, ...]:
        """Return the lines of what else is known: none ends within a name, a day or a place."""
        lines: list[str] = []
        for part in said.split(BESIDE):
            longer = beside(lines[-1], part) if lines else part
            if lines and self._metas.width(longer) <= room:
                lines[-1] = longer
            else:
                lines += self._metas.wrap(part, room, room)
        return tuple(lines)

    # -------------------------------------------------------------------------------------- paint

    @painting
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a group's heading or a row."""
        painter.save()
        try:
            entry, seen = self._model.entry_at(index), look()
            strip = _ground(painter, option, seen, getattr(seen, self.ground))
            if entry is None:
                self._paint_group(painter, strip, index)
            else:
                self._paint_row(painter, strip, entry, self._layout(entry, self.width()))
        finally:
            painter.restore()

    def _paint_group(self, painter: QPainter, strip: Strip, index: Index) -> None:
        group = self._model.group_at(index)
        late = group.kind is GroupKind.OVERDUE
        painter.setPen(colour(strip.look.red if late else strip.look.muted))
        painter.setFont(self._heading)
        words = strip.rect.adjusted(EDGE, 0, -EDGE - BOX, -2)
        below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(words, int(below), self._model.heading(group))
        if group.kind in ENDED:
            _paint_fold(painter, strip.rect, opened=self._view.isExpanded(index))

    def _paint_row(self, painter: QPainter, strip: Strip, entry: Entry, laid: RowLayout) -> None:
        task, box = entry.task, _box(strip.rect)
        closed = task is not None and not task.is_open
        if task is not None:
            self._paint_box(painter, box, task, strip)
        else:
            self._paint_sign(painter, box, entry)
        hand = self._struck if closed else self._hand
        hand.begin(painter, strip.look.muted if closed else strip.look.text)
        x = box.right() + 1 + GAP + self.indent
        base = strip.rect.y() + ABOVE + self._titles.baseline(LINE)
        for line in laid.title:
            hand.write(painter, line, x, base)
            base += LINE
        if laid.meta:
            self._paint_meta(painter, strip, laid)

    def _paint_box(self, painter: QPainter, box: QRect, task: Task, strip: Strip) -> None:
        """Paint the box of a task, from its picture where pixels lie on pixels."""
        ratio = painter.device().devicePixelRatioF()
        if ratio != round(ratio):
            _paint_box(painter, box, task, strip.look)
            return
        key = (task.status, task.percent_complete, strip.ground, strip.look.surface, ratio)
        if key not in self._boxes:
            self._boxes[key] = _box_picture(task, strip, ratio)
        painter.drawPixmap(box.topLeft(), self._boxes[key])

    def _paint_sign(self, painter: QPainter, box: QRect, _entry: Entry) -> None:
        """Paint what stands in the place of the box of what is no task."""
        _paint_dot(painter, box)

    def _paint_meta(self, painter: QPainter, strip: Strip, laid: RowLayout) -> None:
        rect = strip.rect
        painter.setFont(self._metas.font)
        painter.setPen(colour(strip.look.muted))
        y = rect.y() + ABOVE + max(len(laid.title) * LINE, BOX)
        left = _box(rect).right() + 1 + GAP + self.indent
        if laid.shares_line:
            base = y - LINE + self._titles.baseline(LINE)
            end = rect.x() + self.width() - EDGE - self._metas.width(laid.meta[0])
            painter.drawText(QPointF(end, base), laid.meta[0])
            return
        for number, line in enumerate(laid.meta):
            base = y + number * META_LINE + self._metas.baseline(META_LINE)
            end = rect.x() + self.width() - EDGE - self._metas.width(line)
            painter.drawText(QPointF(left if self.roomy else end, base), line)

    # -------------------------------------------------------------------------------------- click

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick on a click inside the box (and a little around it)."""
        entry = self._model.entry_at(index)
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


def _ground(painter: QPainter, option: QStyleOptionViewItem, seen: Look, ground: str) -> Strip:
    """Paint what shows that a row is chosen, or that the mouse is over it."""
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        ground = seen.chosen
        painter.fillRect(rect, colour(ground))
        painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour(seen.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        ground = seen.hover
        painter.fillRect(rect, colour(ground))
    return Strip(rect, ground, seen)


def _box_picture(task: Task, strip: Strip, ratio: float) -> QPixmap:
    """Return the box of a task on its ground as a picture."""
    picture = QPixmap(QSize(BOX, BOX) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(colour(strip.ground))
    painter = QPainter(picture)
    try:
        _paint_box(painter, QRect(0, 0, BOX, BOX), task, strip.look)
    finally:
        painter.end()
    return picture


def _paint_box(painter: QPainter, box: QRect, task: Task, seen: Look) -> None:
    """Paint the box of a task: empty, half (under way), ticked, or barred (not to be done)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = box.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colour(seen.good if task.is_done else seen.muted), 1.5))
    painter.setBrush(colour(seen.good) if task.is_done else QColor(Qt.GlobalColor.transparent))
    painter.drawRoundedRect(frame, 3, 3)
    if task.is_done:
        painter.setPen(QPen(colour(seen.surface), 2))
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
        painter.fillRect(part, colour(seen.accent))
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
