"""The list of what a report gave, with the keys of the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.review_delegate import ReviewDelegate
from ui.review_keys import OF_THE_LIST
from ui.review_model import Index, ReviewModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.review_rows import Row
    from ui.texts import Texts


BATCH = 200  # rows that are put in place before the window has its turn


class ReviewList(QListView):
    """Rows of one tab; says what the person wants of them."""

    confirm_requested = Signal()
    toggle_requested = Signal(int)  # index of the choice
    drop_requested = Signal()
    edit_requested = Signal()
    next_requested = Signal()
    row_shown = Signal(object)  # the Row that is current now, or None

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ReviewModel(texts, self)
        self._painter = ReviewDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setAccessibleName(texts.say("review.zone_items"))
        self._painter.box_clicked.connect(self.toggle_requested)
        self.doubleClicked.connect(self._ask_for_edit)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the current one stays where it was."""
        self._rows.show_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0))
        self.row_shown.emit(self.current_row)

    @property
    def current_row(self) -> Row | None:
        """The row that keys act on."""
        return self._rows.row(self.currentIndex())

    def show_choice(self, choice: int) -> bool:
        """Make the row of a choice current; False when this tab does not show it."""
        index = self._rows.find_choice(choice)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def step(self) -> None:
        """Go to the next row, if there is one."""
        below = self._rows.index(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Repaint a row that is as high as it was: Qt would measure all of them anew."""
        row = self._rows.row(first)
        place = self.visualRect(first)
        if row and first == last and place.height() == self._painter.height(row):
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row is current."""
        super().currentChanged(current, previous)
        self.row_shown.emit(self._rows.row(current))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap titles to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._painter.set_width(self.viewport().width())
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the review."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        row = self.current_row
        match OF_THE_LIST.get(QKeySequence(event.key())):
            case "confirm":
                self.confirm_requested.emit()
            case "tick" if row and row.choice is not None:
                self.toggle_requested.emit(row.choice)
            case "drop":
                self.drop_requested.emit()
            case "edit":
                self.edit_requested.emit()
            case "next_asked":
                self.next_requested.emit()
            case _:
                super().keyPressEvent(event)

    def _ask_for_edit(self, _index: QModelIndex) -> None:
        self.edit_requested.emit()
