"""One week under a person's hands: seven days with whole titles, times and places.

It is the month's view with one row. Up and Down go through the items of a day, the page keys to
the weeks before and after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.month import day_after
from ui.month_view import KEY, MonthView

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.texts import Texts

WEEKS = {KEY.Key_PageUp: -7, KEY.Key_PageDown: 7}
ITEMS = {KEY.Key_Up: -1, KEY.Key_Down: 1}


class WeekView(MonthView):
    """A week's page that says what a person asks for."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent, detailed=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go between weeks and items; other keys are the month's."""
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        page = self.days.page
        if page is None or plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in WEEKS:
            self._go_to(day_after(self.current_day or page.first_day, WEEKS[key]))
        elif key in ITEMS:
            self._go_through(ITEMS[key])
        else:
            super().keyPressEvent(event)

    def _go_through(self, step: int) -> None:
        """Select the next item of the day, or the one before."""
        stops = self._stops()
        at = stops.index(self.marks.uid) + step if self.marks.uid in stops else min(step, 0)
        if stops and -len(stops) <= at < len(stops) and (at >= 0 or self.marks.uid not in stops):
            self._stop_at(stops[at])
            self._show_selected()

    def _show_selected(self) -> None:
        """Scroll to the selected item."""
        bar = self.verticalScrollBar()
        for chip in self.month_layout.chips if self.month_layout else ():
            if chip.uid == self.marks.uid:
                top, height = bar.value(), self.viewport().height()
                low = chip.rect.bottom() - height
                bar.setValue(min(max(top, low), chip.rect.top()))

    def _go_to(self, day: date) -> None:
        """Go to a day; in another week, ask for it."""
        if self.days.index_of(day).isValid():
            super()._go_to(day)
        else:
            self.wanted_day = day
            self.day_selected.emit(day)
