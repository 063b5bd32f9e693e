"""The zone beside the month: heading, progress, the list, what is known of the chosen task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.blanks import viewport
from ui.empty_list import EmptyList
from ui.errors import painting
from ui.inspector import Inspector
from ui.labels import label, put
from ui.style import colour, look
from ui.task_delegate import TaskDelegate
from ui.task_groups import ENDED, Group, GroupKind, Progress
from ui.task_model import GROUP_ROLE, TaskModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from planner.model import Entry, Month
    from ui.texts import Texts


FEW = 40  # rows that may have more air
LEAST_HEIGHT = 96  # of the rows, where the details of an item need the rest
BACKWARD = {
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MoveLeft,
}


class _Pages(QStackedWidget):
    """Rows, or what stands in their place; takes what room the details leave."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(LEAST_HEIGHT)

    def hasHeightForWidth(self) -> bool:
        """Ask for nothing: a page that is not shown would take the room of words that are."""
        return False


class TaskView(QTreeView):
    """Rows of tasks under group headings; one tab stop, arrows inside, Space ticks."""

    row_activated = Signal(str)

    def __init__(self, model: TaskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(viewport())
        self._set_in = 0  # the width that the rows are set in
        self._room = 0  # the height in which they may have more air
        self._delegate = TaskDelegate(self, model)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setObjectName("TaskView")
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.clicked.connect(self._fold)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def selected_uid(self) -> str:
        """The UID of the item of the current row; empty when none is selected."""
        index, model = self.currentIndex(), self.model()
        if not isinstance(model, TaskModel) or not self.selectionModel().isSelected(index):
            return ""
        return model.uid_at(index)

    def show_with(self, delegate: TaskDelegate) -> None:
        """Paint the rows in another way."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    @painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground too: Qt then paints none of what lies under the list."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour(getattr(look(), self._delegate.ground)))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew where their titles wrap at another place.

        They are set in the width of the whole view: a scroll bar moves no word.
        """
        super().resizeEvent(event)
        header = self.header()
        with QSignalBlocker(header):  # Qt would paint all rows a second time
            header.setDefaultSectionSize(event.size().width())
        if self.width() != self._set_in:
            self._set_in = self.width()
            if self._room:  # their titles have as many lines as they have in this width
                self.settle(self._room)
            self.scheduleDelayedItemsLayout()

    def settle(self, room: int) -> None:
        """Set the rows with more air where all of them find room so.

        What a search found is set as the month was that it stands in the place of.
        """
        self._room, model = room, self.model()
        if isinstance(model, TaskModel) and (model.is_found or not model.rowCount()):
            return
        groups = [model.index(row, 0) for row in range(model.rowCount())]
        indexes: list[QModelIndex] = []
        if sum(map(model.rowCount, groups)) <= FEW:  # more are never measured
            for group in groups:
                rows = range(model.rowCount(group))
                indexes += [group, *(model.index(row, 0, group) for row in rows)]
        if self._delegate.settle(indexes, room if indexes else -1):
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen row; everything else is the view's or an action's."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        index = self.currentIndex()
        model = self.model()
        uid = model.uid_at(index) if isinstance(model, TaskModel) else ""
        if uid:
            self.row_activated.emit(uid)
        else:
            self._fold(index)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over headings; only the one that can be folded is stopped at."""
        index = super().moveCursor(action, modifiers)
        group: Group | None = index.data(GROUP_ROLE) if index.isValid() else None
        if group is None or group.kind in ENDED:
            return index
        beyond = self.indexAbove(index) if action in BACKWARD else self.indexBelow(index)
        return beyond if beyond.isValid() else self.currentIndex()

    def _fold(self, index: QModelIndex) -> None:
        group: Group | None = index.data(GROUP_ROLE)
        if group is not None and group.kind in ENDED:
            self.setExpanded(index, not self.isExpanded(index))


class TaskList(QWidget):
    """Shows the groups it is given and says what a person asks for."""

    item_selected = Signal(str)
    item_activated = Signal(str)
    done_requested = Signal(str, bool)
    evidence_requested = Signal(str)
    outcome_requested = Signal(str)
    edit_requested = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._quiet = False  # selecting for the window, not by a person
        self._folded: set[GroupKind] = set()
        self._chosen = ""
        self.setObjectName("TaskList")
        self.setAccessibleName(texts.say("list.zone"))
        self.model = TaskModel(texts, self)
        self.view = TaskView(self.model)
        self.view.setAccessibleName(texts.say("list.zone"))
        self.inspector = Inspector(texts)
        self.heading = label(strong=True, wraps=True)
        self.count = label(name="muted")
        self.bar = QProgressBar()
        self._empty = EmptyList(texts)
        self._when_empty: QWidget = self._empty
        self._pages = _Pages()
        self._head = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()

    # ---------------------------------------------------------------------------------- what shows

    def show_month(
        self, month: Month, groups: Sequence[Group], progress: Progress, today: date
    ) -> None:
        """Show a month's list."""
        put(self.heading, self._texts.say("list.heading", month=self._texts.month(month)))
        none = "list.progress_none" if not progress.all else "list.progress"
        put(self.count, self._texts.say(none, done=progress.done, all=progress.all))
        self.bar.setUpdatesEnabled(False)  # it would repaint the whole window at once, by itself
        self.bar.setMaximum(max(progress.all, 1))
        self.bar.setValue(progress.done)
        self.bar.setUpdatesEnabled(True)
        self._empty.show_month()
        self._show(groups, today)

    def show_found(self, words: str, group: Group, today: date) -> None:
        """Show what a search found in place of the month's list."""
        self._empty.show_search(words)
        self._show([group] if group.rows else [], today)

    def welcome(self, page: QWidget) -> None:
        """Show a page in the place of every empty list: the ways in, while the plan is new."""
        self._pages.addWidget(page)
        self._when_empty = page
        self._show_rows()

    def end_welcome(self) -> None:
        """Say from now on that an empty list is empty."""
        self._when_empty = self._empty
        self._show_rows()

    def choose(self, uid: str) -> None:
        """Choose the row of an item, if it has one; nobody is told."""
        self._chosen = uid
        index = self.model.index_of(uid) if uid else QModelIndex()
        self._quiet = True
        if index.isValid():
            if index not in self.view.selectedIndexes():  # of several chosen rows the rest stays
                self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        else:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        self._quiet = False

    @property
    def chosen_uids(self) -> list[str]:
        """The items of all chosen rows."""
        uids = (self.model.uid_at(index) for index in self.view.selectedIndexes())
        return list(dict.fromkeys(uid for uid in uids if uid))

    def enter(self) -> None:
        """Take the focus, with a row chosen if there is one."""
        if not self.view.isVisible():
            first = self._when_empty.findChild(QPushButton)
            (first or self.view).setFocus()
            return
        self.view.setFocus()
        if not self._chosen and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0, self.model.index(0, 0)))

    def inspect(self, entry: Entry | None, today: date) -> None:
        """Show what is known of an entry, in its place before anything is painted."""
        if self.inspector.show_entry(entry, today):
            self._column.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out anew."""
        super().resizeEvent(event)
        self._settle()

    # ------------------------------------------------------------------------------------- inside

    def _settle(self) -> None:
        """Let the rows have air where there is room, whether the details are open or not."""
        self.view.settle(self.height() - self._head.heightForWidth(self.width()))

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setObjectName("ListProgress")
        self.bar.setAccessibleName(self._texts.say("list.zone"))
        first = QHBoxLayout()
        first.addWidget(self.heading, 1)
        first.addWidget(self.count)
        head = self._head
        head.setContentsMargins(12, 10, 12, 6)
        head.setSpacing(5)
        head.addLayout(first)
        head.addWidget(self.bar)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.inspector)

    def _connect(self) -> None:
        self.model.done_requested.connect(self.done_requested)
        self.view.selectionModel().selectionChanged.connect(self._tell_selected)
        self.view.row_activated.connect(self.item_activated)
        self.view.collapsed.connect(self._remember_folded)
        self.view.expanded.connect(self._remember_opened)
        self.inspector.evidence_requested.connect(self.evidence_requested)
        self.inspector.outcome_requested.connect(self.outcome_requested)
        self.inspector.edit_requested.connect(self.edit_requested)

    def _show(self, groups: Sequence[Group], today: date) -> None:
        scrolled = self.view.verticalScrollBar().value()
        self._quiet = True
        self.model.show_groups(groups, today)
        self._open_groups()
        self._settle()
        self.view.executeDelayedItemsLayout()
        self._quiet = False
        self._show_rows()
        self.choose(self._chosen)
        self.view.verticalScrollBar().setValue(scrolled)

    def _show_rows(self) -> None:
        rows = self.model.rowCount() > 0
        self._pages.setCurrentWidget(self.view if rows else self._when_empty)

    def _open_groups(self) -> None:
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            self.view.setExpanded(index, index.data(GROUP_ROLE).kind not in self._folded)

    def _tell_selected(self, selected: QItemSelection) -> None:
        if self._quiet:
            return
        indexes = selected.indexes()
        if not indexes and self.view.selectedIndexes():
            return  # one of several is no longer chosen
        self._chosen = self.model.uid_at(indexes[0]) if indexes else ""
        self.item_selected.emit(self._chosen)

    def _remember_folded(self, index: QModelIndex) -> None:
        group: Group | None = index.data(GROUP_ROLE)
        if not self._quiet and group is not None:
            self._folded.add(group.kind)

    def _remember_opened(self, index: QModelIndex) -> None:
        group: Group | None = index.data(GROUP_ROLE)
        if not self._quiet and group is not None:
            self._folded.discard(group.kind)
