"""The month under a person's hands: keys, mouse and drops become requests; nothing changes here.

The view is one tab stop: arrows go between days, Tab goes through the items of a day and then out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QStyledItemDelegate

from planner.model import Month
from planner.month import day_after, moved_start
from ui.month_grid import MonthGrid
from ui.month_model import UID_FORMAT

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
    )
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

    from ui.chips import Chip
    from ui.texts import Texts

KEY = Qt.Key
STEPS = {KEY.Key_Left: -1, KEY.Key_Right: 1, KEY.Key_Up: -7, KEY.Key_Down: 7}
MONTHS = {KEY.Key_PageUp: -1, KEY.Key_PageDown: 1}
PRESSING = {Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton}
MORE = "+"
"""Stands for the line "+N mục nữa" among the UIDs that Tab visits."""


class Teller(QStyledItemDelegate):
    """Tells more about what is under the mouse, as plain text.

    The view's own viewportEvent would be asked about every event, whatever it is.
    """

    def __init__(self, view: MonthView) -> None:
        super().__init__(view)
        self._view = view

    def helpEvent(
        self,
        event: QHelpEvent,
        _view: QAbstractItemView,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the tip of the item or day under the mouse."""
        from html import escape  # noqa: PLC0415 - not on the way to the window

        from PySide6.QtWidgets import QToolTip  # noqa: PLC0415

        text = escape(self._view.told_at(event.pos())).replace("\n", "<br>")
        QToolTip.showText(event.globalPos(), f"<qt>{text}</qt>" if text else "", self._view)
        return True


class MonthView(MonthGrid):
    """A month page that says what a person asks for."""

    def __init__(
        self, texts: Texts, parent: QWidget | None = None, *, detailed: bool = False
    ) -> None:
        super().__init__(texts, parent, detailed=detailed)
        self._pressed: Chip | None = None
        self._press_point = QPoint()
        self._grabbed: date | None = None  # the day a drag of our own began on
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setItemDelegate(Teller(self))

    # -------------------------------------------------------------------------------- the keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: on the chosen day, or else on today."""
        super().focusInEvent(event)
        page = self.days.page
        clicked = event.reason() == Qt.FocusReason.MouseFocusReason
        if page is not None and self.current_day is None and not clicked:
            self.set_current(page.today if page.position(page.today) else page.month.first)
        self.mark(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring of the keyboard away."""
        super().focusOutEvent(event)
        self.mark(focused=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go between days and months; ask for what a key means for the selected item."""
        page, key = self.days.page, Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if page is None:
            event.ignore()
        elif modifiers == Qt.KeyboardModifier.AltModifier and key in STEPS:
            self._shift_selected(STEPS[key])
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            event.ignore()
        elif key in STEPS:
            self._go_to(day_after(self.current_day or page.today, STEPS[key]))
        elif key in MONTHS:
            self.month_requested.emit(page.month.shifted(MONTHS[key]))
        elif not self._act(key):
            event.ignore()

    def _act(self, key: Qt.Key) -> bool:
        """Ask for what a key means for the selected item or the current day."""
        if key in {KEY.Key_Return, KEY.Key_Enter}:
            return self._open()
        entry = self.days.entry(self.marks.uid)
        if entry is None:
            return False
        match key:
            case KEY.Key_Escape:
                self.mark(uid="")
            case KEY.Key_Space if entry.task is not None:
                self.done_requested.emit(entry.task.uid, not entry.task.is_done)
            case KEY.Key_F2:
                self.edit_requested.emit(entry.item.uid)
            case KEY.Key_Delete:
                self.remove_requested.emit(entry.item.uid)
            case _:
                return False
        return True

    def _open(self) -> bool:
        """Open the selected item, or else the current day with all its items."""
        if self.marks.uid:
            self.item_activated.emit(self.marks.uid)
            return True
        if self.current_day is not None:
            self.open_day(self.current_day)
        return self.current_day is not None

    def _go_to(self, day: date) -> None:
        """Go to a day; past the edge of the page, ask for the month it is in."""
        if self.days.index_of(day).isValid():
            self.set_current(day)
            self.scrollTo(self.currentIndex())
            self.day_selected.emit(day)
        else:
            self.wanted_day = day
            self.month_requested.emit(Month.of(day))

    def _shift_selected(self, days: int) -> None:
        entry = self.days.entry(self.marks.uid)
        if entry is not None and entry.first_day is not None:
            self.move_requested.emit(entry.item.uid, day_after(entry.first_day, days))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's signature
        """Go through the items of the current day before leaving the view."""
        stops = self._stops()
        here = MORE if self.marks.more else self.marks.uid
        at = (stops.index(here) if here in stops else -1) + (1 if next else -1)
        if not -1 <= at < len(stops):
            return bool(super().focusNextPrevChild(next))
        self._stop_at(stops[at] if at >= 0 else "")
        return True

    def _stops(self) -> list[str]:
        """Return what Tab visits on the current day: its items as drawn, then its "+N" line."""
        day = self.current_day
        if day is None or self.month_layout is None:
            return []
        hidden = any(more.day == day for more in self.month_layout.mores)
        return [chip.uid for chip in self.month_layout.chips_of(day)] + [MORE] * hidden

    def _stop_at(self, stop: str) -> None:
        if stop == MORE:
            self.mark(uid="", more=self.current_day)
            mores = self.month_layout.mores if self.month_layout else ()
            count = sum(more.count for more in mores if more.day == self.marks.more)
            self._announce(self._texts.say("month.more_spoken", count=count))
        else:
            self._select(stop)

    def _select(self, uid: str) -> None:
        self.mark(uid=uid, more=None)
        entry = self.days.entry(uid)
        if entry is not None:
            self.item_selected.emit(uid)
            self._announce(self.days.spoken_entry(entry))

    def _announce(self, text: str) -> None:
        """Let a screen reader say what is no cell of its own."""
        # its many roles and states are slow to load, and not on the way to the window
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # ----------------------------------------------------------------------------------- the mouse

    def _chip_at(self, point: QPoint) -> Chip | None:
        return self.month_layout.chip_at(point + self.scrolled()) if self.month_layout else None

    def _day_at(self, point: QPoint) -> date | None:
        place = self.month_layout.place_at(point + self.scrolled()) if self.month_layout else None
        return place.cell.day if place else None

    def _is_box(self, chip: Chip, point: QPoint) -> bool:
        """Tell whether a point lies on a chip's check box."""
        if self.month_layout is None or chip.entry.task is None:
            return False
        return self.month_layout.box_rect(chip).contains(point + self.scrolled())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the day and the item under the mouse; the right button opens the item's menu."""
        if event.button() not in PRESSING:
            return
        self.close_card()
        point = event.position().toPoint()
        self._pressed, self._press_point = self._chip_at(point), point
        day = self._day_at(point)
        if day is None:
            return
        if day != self.current_day:
            self.set_current(day)
            self.day_selected.emit(day)
        if self._pressed is None:
            self.mark(uid="", more=None)
        elif event.button() == Qt.MouseButton.RightButton or not self._is_box(self._pressed, point):
            self._select(self._pressed.uid)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the box, or open the "+N" line, that was pressed and let go."""
        chip, point = self._pressed, event.position().toPoint()
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton or self.month_layout is None:
            return
        more = self.month_layout.more_at(point + self.scrolled())
        if more is not None and chip is None:
            self.open_day(more.day)
        elif chip is not None and self._is_box(chip, self._press_point):
            task = chip.entry.task
            if task is not None and self._is_box(chip, point):
                self.done_requested.emit(task.uid, not task.is_done)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the item under the mouse, or begin one where there is none.

        A second click on a box ticks it again.
        """
        point = event.position().toPoint()
        chip, day = self._chip_at(point), self._day_at(point)
        if chip is not None and not self._is_box(chip, point):
            self.item_activated.emit(chip.uid)
        elif chip is None and day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_activated.emit(day)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is under the mouse; begin to drag what was pressed."""
        point = event.position().toPoint()
        chip = self._chip_at(point)
        self.mark(hover=chip.uid if chip else "")
        far = (point - self._press_point).manhattanLength() >= QApplication.startDragDistance()
        if self._pressed is not None and far and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(self._pressed)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the mouse."""
        super().leaveEvent(event)
        self.mark(hover="")

    def told_at(self, point: QPoint) -> str:
        """Return what is to be told about the item or day at a point; empty for nothing."""
        chip, day = self._chip_at(point), self._day_at(point)
        if chip is not None:
            return self.days.described(chip.entry)
        cell = self.days.page.cell(day) if self.days.page and day else None
        return self.days.told_day(cell) if cell else ""

    # ------------------------------------------------------------------------------- drag and drop

    def _drag(self, chip: Chip) -> None:
        """Carry an item to another day."""
        from PySide6.QtCore import QMimeData  # noqa: PLC0415 - not on the way to the window
        from PySide6.QtGui import QDrag  # noqa: PLC0415

        self._grabbed, self._pressed = self._day_at(self._press_point), None
        carried = QMimeData()
        carried.setData(UID_FORMAT, chip.uid.encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(self.viewport().grab(chip.rect.translated(-self.scrolled())))
        drag.setHotSpot(self._press_point + self.scrolled() - chip.rect.topLeft())
        drag.exec(Qt.DropAction.MoveAction)
        self._grabbed = None
        self.mark(target=None, hover="")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what carries an item."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent | QDragEnterEvent) -> None:
        """Show the day that the item would go to."""
        day = self._day_at(event.position().toPoint())
        if day is not None and event.mimeData().hasFormat(UID_FORMAT):
            self.mark(target=day)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the day."""
        self.mark(target=None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the item to be moved to the day it was dropped on."""
        self.mark(target=None)
        day = self._day_at(event.position().toPoint())
        if day is None or not event.mimeData().hasFormat(UID_FORMAT):
            event.ignore()
            return
        event.acceptProposedAction()
        uid = bytes(event.mimeData().data(UID_FORMAT).data()).decode()
        entry = self.days.entry(uid)
        first = moved_start(entry, self._grabbed, day) if entry and self._grabbed else day
        if entry is None or first != entry.first_day:
            self.move_requested.emit(uid, first)
