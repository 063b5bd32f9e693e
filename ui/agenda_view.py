"""A month as one list by day: boxes, clock times and whole titles, easy on the eye at any width.

The rows are those of the list beside the month, with a column for the time; they take the same
keys and clicks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.month import is_timed, kind_of
from ui.chips import SIGNS
from ui.style import BODY, colour, font, look, pixmap
from ui.task_delegate import ABOVE, BOX, EDGE, GAP, LINE, TaskDelegate
from ui.task_groups import Group, GroupKind
from ui.task_list import TaskView
from ui.task_model import TaskModel
from ui.texts import beside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QItemSelection
    from PySide6.QtWidgets import QTreeView

    from planner.model import Entry, Task
    from planner.month.agenda import AgendaDay
    from ui.task_delegate import RowLayout, Strip
    from ui.texts import Texts

TIME = 96  # width of the column of clock times
READABLE = 1040  # a line is not wider, however wide the window
SIGN = 14

Index = QModelIndex | QPersistentModelIndex


class AgendaModel(TaskModel):
    """Days as groups; a row says what its day does not."""

    def meta(self, entry: Entry) -> str:
        """Return the second line of a row: place, state, who, area."""
        item, event = entry.item, entry.event
        return beside(
            event.location if event else None,
            self._state(entry, entry.task) if entry.task else "",
            item.assignee,
            item.area,
            self._texts.carried(entry.task) if entry.task else "",
        )

    def _state(self, entry: Entry, task: Task) -> str:
        """Return what the day that stands above does not say: how far it is, whether it is late."""
        if not self._is_late(entry) or task.chip_day is None:
            return self._when(entry)
        late = self._texts.say("agenda.overdue")
        return beside(self._texts.progress(task), late)


class AgendaDelegate(TaskDelegate):
    """Paints a row with its time before its title."""

    indent = TIME
    ground = "surface"

    def __init__(self, view: QTreeView, model: TaskModel, texts: Texts) -> None:
        super().__init__(view, model)
        self._texts = texts
        self._strong = font(BODY, strong=True)

    def width(self) -> int:
        """Return a width that is easy to read."""
        return min(super().width(), READABLE)

    def _paint_group(self, painter: QPainter, strip: Strip, index: Index) -> None:
        group, rect, seen = self._model.group_at(index), strip.rect, strip.look
        day_off = group.day is not None and bool(group.day.weekday() > 4 or group.name)  # noqa: PLR2004
        painter.setPen(colour(seen.red if day_off else seen.text))
        painter.setFont(self._strong)
        words = rect.adjusted(EDGE, 0, -EDGE, -2)
        below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(words, int(below), self._model.heading(group))
        painter.fillRect(
            rect.x() + EDGE, rect.bottom(), self.width() - 2 * EDGE, 1, colour(seen.line)
        )

    def _paint_row(self, painter: QPainter, strip: Strip, entry: Entry, laid: RowLayout) -> None:
        super()._paint_row(painter, strip, entry, laid)
        rect, seen = strip.rect, strip.look
        said, timed = self._when(entry), is_timed(entry)
        closed = entry.task is not None and not entry.task.is_open
        painter.setFont(QFont(self._strong if timed else self._titles.font))
        painter.setPen(colour(seen.text if timed and not closed else seen.muted))
        base = rect.y() + ABOVE + self._titles.baseline(LINE)
        painter.drawText(QPointF(rect.x() + EDGE + BOX + GAP, base), said)

    def _when(self, entry: Entry) -> str:
        """Return the clock times, the days from first to last, or else what kind of day it is."""
        first, last = entry.first_day, entry.last_day
        if first is None or last is None:
            return ""
        if entry.event is None:
            return self._texts.say("agenda.due")
        if first != last:
            return f"{self._texts.short_day(first)}–{self._texts.short_day(last)}"
        return self._texts.times(entry.event) or self._texts.say("agenda.all_day")

    def _paint_sign(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        kind = kind_of(entry)
        tint = look().tint(kind)
        ratio = painter.device().devicePixelRatioF()
        image = pixmap(SIGNS[kind], tint.sign, SIGN, ratio)
        painter.drawPixmap(QPointF(box.x() + 1, box.y() + 1), image)


class AgendaView(QWidget):
    """The list in the middle of the window."""

    item_selected = Signal(str)
    item_activated = Signal(str)
    done_requested = Signal(str, bool)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.setObjectName("Agenda")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = AgendaModel(texts, self)
        self.view = TaskView(self.model, self)
        self.view.show_with(AgendaDelegate(self.view, self.model, texts))
        self.view.setAccessibleName(texts.say("agenda.zone"))
        self.setFocusProxy(self.view)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.view, 1)
        self.model.done_requested.connect(self.done_requested)
        self.view.row_activated.connect(self.item_activated)
        self.view.selectionModel().selectionChanged.connect(self._tell_selected)

    def show_days(self, days: Sequence[AgendaDay], undated: Sequence[Group], today: date) -> None:
        """Show the days of a month, and below them what has no day."""
        scrolled = self.view.verticalScrollBar().value()
        groups = [
            Group(GroupKind.DAY, day.day, day.entries, name=day.day_off or "") for day in days
        ]
        self._quiet = True
        self.model.show_groups([*groups, *undated], today)
        self.view.expandAll()
        self._quiet = False
        self.view.verticalScrollBar().setValue(scrolled)

    def choose(self, uid: str) -> None:
        """Choose the row of an item, if it has one; nobody is told."""
        index = self.model.index_of(uid) if uid else QModelIndex()
        self._quiet = True
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)
        self._quiet = False

    def show_day(self, day: date) -> None:
        """Bring a day into sight."""
        index = self.model.index_of_day(day)
        if index.isValid() and not self._quiet:
            self.view.scrollTo(index, self.view.ScrollHint.PositionAtTop)

    def _tell_selected(self, selected: QItemSelection) -> None:
        indexes = selected.indexes()
        if not self._quiet and indexes:
            self._quiet = True  # the day that is chosen with it must not scroll
            self.item_selected.emit(self.model.uid_at(indexes[0]))
            self._quiet = False
