"""The month on the screen: what is where is precomputed, what a person does becomes a request.

The view changes nothing itself. Days are cells of a table for the keyboard and for screen readers;
one painter draws the whole grid. The view is one tab stop: arrows go between days, Tab goes
through the items of a day and then out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ui.month_header import WeekdayHeader
from ui.month_layout import Arranger, MonthLayout
from ui.month_model import MonthModel
from ui.month_paint import Marks, MonthPainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from planner.month import MonthPage
    from ui.texts import Texts


class MonthView(QTableView):
    """A month page; tells what a person asks for."""

    item_selected = Signal(str)
    item_activated = Signal(str)
    done_requested = Signal(str, bool)
    move_requested = Signal(str, object)
    remove_requested = Signal(str)
    edit_requested = Signal(str)
    day_selected = Signal(object)
    month_requested = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.days = MonthModel(texts)
        self._arranger = Arranger()
        self._layout: MonthLayout | None = None
        self._painter: MonthPainter | None = None
        self._marks = Marks()
        self.setModel(self.days)
        self.setHorizontalHeader(WeekdayHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a month can still be read."""
        return QSize(560, 360)

    # ------------------------------------------------------------------------------- what is shown

    def show_page(self, page: MonthPage) -> None:
        """Show a month, or the same month with other items."""
        self.days.show_page(page)
        self._arrange()

    def visible_uids(self) -> set[str]:
        """Return the UIDs of the items that can be seen without a click."""
        return {chip.uid for chip in self._layout.chips} if self._layout else set()

    def whole_title_uids(self) -> set[str]:
        """Return the UIDs of the items whose whole title can be read without a click."""
        return {chip.uid for chip in self._layout.chips if chip.whole} if self._layout else set()

    def _arrange(self) -> None:
        page = self.days.page
        if page is None:
            return
        size = self.viewport().size()
        self._layout = self._arranger.arrange(page, size.width(), size.height())
        for row, height in enumerate(self._layout.heights):
            self.setRowHeight(row, height)
        edges = self._layout.edges
        for column in range(self.days.columnCount()):
            self.setColumnWidth(column, edges[column + 1] - edges[column])
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in place anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid from its layout."""
        if self._painter is None:
            self._painter = MonthPainter(self._arranger, self._texts.say("month.more"))
        painter = QPainter(self.viewport())
        try:
            if self._layout is not None:
                offset = self.verticalOffset()
                painter.translate(0, -offset)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                clip = event.rect().translated(0, offset)
                self._painter.paint(painter, self._layout, self._marks, clip)
        finally:
            painter.end()
