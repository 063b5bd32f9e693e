"""The month as it is shown: a table of days for keyboard and screen readers, one painter for all.

What is where is computed when a page or a size comes, never while painting.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from planner.model import Month
from ui import style
from ui.blanks import viewport
from ui.errors import painting
from ui.month_header import WeekdayHeader
from ui.month_layout import Arranger, MonthLayout, changed_rows
from ui.month_model import MonthModel
from ui.month_paint import Marks, MonthPainter

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from planner.month import MonthPage
    from ui.day_card import DayCard
    from ui.texts import Texts

RING = 3  # how far a ring stands out around what it marks


class MonthGrid(QTableView):
    """Shows a month page and what is marked on it."""

    item_selected = Signal(str)
    item_activated = Signal(str)
    done_requested = Signal(str, bool)
    move_requested = Signal(str, object)
    remove_requested = Signal(str)
    edit_requested = Signal(str)
    day_selected = Signal(object)
    day_activated = Signal(object)
    month_requested = Signal(object)

    def __init__(
        self, texts: Texts, parent: QWidget | None = None, *, detailed: bool = False
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self.days = MonthModel(texts)
        self.marks = Marks()
        self.month_layout: MonthLayout | None = None
        self._arranged: tuple[MonthPage, QSize, Arranger] | None = None  # what it was made of
        self._arranger = Arranger(detailed=detailed)
        self._painter: MonthPainter | None = None
        self._dress = style.look(), self.font()
        self._card: DayCard | None = None  # made when it is first needed
        self.wanted_day: date | None = None  # where the keyboard goes once its month is shown
        self._set_up_table()

    def _set_up_table(self) -> None:
        self.setViewport(viewport())
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
        # every pixel is painted below: nothing need be painted under them
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a month can still be read."""
        return QSize(540, 360)

    # ------------------------------------------------------------------------------- what is shown

    def show_page(self, page: MonthPage) -> None:
        """Show a month, or the same month with other items."""
        self.days.show_page(page)
        self._arrange()
        day, self.wanted_day = self.wanted_day or self.marks.day, None
        if day is not None and page.position(day) is None:
            day = page.today if Month.of(page.today) == page.month else page.month.first
        self.set_current(day)
        if self.days.entry(self.marks.uid) is None:
            self.mark(uid="")
        if self._card is not None:
            self._card.refresh()

    def expect(self, page: MonthPage) -> None:
        """Put a month in place that may be shown next; its weeks are kept so."""
        size = self.viewport().size()
        if self.isVisible():
            self._arranger.arrange(page, size.width(), size.height())

    def choose(self, uid: str) -> None:
        """Mark an item that was chosen elsewhere; the empty UID marks none."""
        self.mark(uid=uid, more=None)

    def visible_uids(self) -> set[str]:
        """Return the UIDs of the items that can be seen without a click."""
        return {chip.uid for chip in self.month_layout.chips} if self.month_layout else set()

    def whole_title_uids(self) -> set[str]:
        """Return the UIDs of the items whose whole title can be read without a click."""
        chips = self.month_layout.chips if self.month_layout else ()
        return {chip.uid for chip in chips if chip.whole}

    @property
    def current_day(self) -> date | None:
        """The day the keyboard is on."""
        cell = self.days.cell(self.currentIndex())
        return cell.day if cell else None

    @property
    def selected_uid(self) -> str:
        """The UID of the selected item; empty when none is."""
        return self.marks.uid

    def set_current(self, day: date | None) -> None:
        """Put the keyboard on a day; another day takes the mark from the item."""
        changed = day != self.marks.day
        self.setCurrentIndex(self.days.index_of(day) if day else QModelIndex())
        self.mark(day=day)
        if changed:
            self.mark(uid="", more=None)

    def mark(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Marks
        """Change what is marked, and repaint if that is a change."""
        marks = replace(self.marks, **changes)
        if marks != self.marks:
            before, self.marks = self.marks, marks
            for each in (before, marks):
                self._update_marked(each)

    def _update_marked(self, marks: Marks) -> None:
        """Have the days and items repainted that carry a mark."""
        layout = self.month_layout
        places, chips = (layout.places, layout.chips) if layout else ((), ())
        days, uids = {marks.day, marks.target, marks.more}, {marks.uid, marks.hover}
        rects = [place.rect for place in places if place.cell.day in days]
        rects += [chip.rect for chip in chips if chip.uid in uids]
        for rect in rects:
            around = rect.adjusted(-RING, -RING, RING, RING)
            self.viewport().update(around.translated(-self.scrolled()))

    @property
    def card(self) -> DayCard:
        """The card that a day opens into."""
        if self._card is None:
            from ui.day_card import DayCard  # noqa: PLC0415 - not on the way to the window

            self._card = DayCard(self.days, self._arranger, self)
            self._card.item_selected.connect(self.item_selected)
            self._card.item_activated.connect(self.item_activated)
            self._card.done_requested.connect(self.done_requested)
            self._card.edit_requested.connect(self.edit_requested)
            self._card.remove_requested.connect(self.remove_requested)
        return self._card

    def close_card(self) -> None:
        """Put an open day away."""
        if self._card is not None:
            self._card.close_card()

    def open_day(self, day: date) -> None:
        """Open a day as a card over the grid, with every item whole."""
        cell = self.days.page.cell(day) if self.days.page else None
        place = self.month_layout.place_of(day) if self.month_layout else None
        if cell is not None and place is not None and cell.entries:
            self.card.open(day, place.rect.translated(self.viewport().pos() - self.scrolled()))

    def scrolled(self) -> QPoint:
        """Return how far the grid is scrolled."""
        return QPoint(0, self.verticalOffset())

    def _arrange(self) -> None:
        page = self.days.page
        if page is None or not self.isVisible():  # its size is not known before it is shown
            return
        size = self.viewport().size()
        arranged = page, size, self._arranger
        if arranged == self._arranged:
            return
        self._arranged, before = arranged, self.month_layout
        self.month_layout = self._arranger.arrange(page, size.width(), size.height())
        self._set_table(self.month_layout, size)
        if before is None:
            self.viewport().update()
        else:
            for week in changed_rows(before, self.month_layout):
                self.viewport().update(week.translated(-self.scrolled()))

    def _set_table(self, layout: MonthLayout, size: QSize) -> None:
        """Give rows and columns their sizes at once: what Qt puts off, it paints a second time."""
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        with QSignalBlocker(rows), QSignalBlocker(columns):
            for row, height in enumerate(layout.heights):
                rows.resizeSection(row, height)
            for column in range(self.days.columnCount()):
                columns.resizeSection(column, layout.edges[column + 1] - layout.edges[column])
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        if self.viewport().size() != size:  # a scroll bar came or went: all was put in place anew
            self.updateGeometries()

    # -------------------------------------------------------------------------------------- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in place anew, before Qt finds the rows too high and scrolls them."""
        self.close_card()
        self._arrange()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Put everything in place in the size that the view is shown in."""
        super().showEvent(event)
        self._arrange()

    def _dressed(self) -> MonthPainter:
        """Return what paints in the look and font in force; in another font titles break elsewhere.

        Qt repaints when they change. To be told of it, the view would be asked about every event.
        """
        dress = style.look(), self.font()
        if self._painter is None or dress != self._dress:
            if self._painter is not None and dress[1] != self._dress[1]:
                self._arranged = None
                QTimer.singleShot(0, self, self._arrange)
            self._dress = dress
            self._painter = MonthPainter(self._arranger, self._texts.say("month.more"))
        return self._painter

    @painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid from its layout."""
        drawer = self._dressed()
        painter = QPainter(self.viewport())
        try:
            clip, layout = event.rect().translated(self.scrolled()), self.month_layout
            painter.translate(-self.scrolled())
            if layout is None or not layout.area.contains(clip):
                painter.fillRect(clip, style.colour(style.look().surface))
            if layout is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                drawer.paint(painter, layout, self.marks, clip)
        finally:
            painter.end()
