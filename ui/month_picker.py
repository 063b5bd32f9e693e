"""Jump to any month: the year with its arrows, twelve months below. A popup, closed by Esc."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSpinBox, QWidget

from planner.model import Month
from ui.style import TITLE, font

if TYPE_CHECKING:
    from ui.texts import Texts

FIRST_YEAR, LAST_YEAR = 1900, 2199
MONTHS, COLUMNS = 12, 4


class MonthPicker(QFrame):
    """Shown under the month's title."""

    month_requested = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("MonthPicker")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setAccessibleName(texts.say("window.choose_month"))
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.year.setFont(font(TITLE, strong=True))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 12, 12, 12)
        grid.setSpacing(4)
        grid.addWidget(self.year, 0, 0, 1, COLUMNS)
        self.months = [self._button(number) for number in range(1, MONTHS + 1)]
        for place, button in enumerate(self.months):
            grid.addWidget(button, 1 + place // COLUMNS, place % COLUMNS)

    def open_at(self, month: Month, below: QWidget) -> None:
        """Open under a widget, with a month chosen."""
        self.year.setValue(month.year)
        for number, button in enumerate(self.months, 1):
            button.setChecked(number == month.month)
        self.adjustSize()
        self.move(below.mapToGlobal(below.rect().bottomLeft()))
        self.show()
        self.year.setFocus(Qt.FocusReason.PopupFocusReason)
        self.year.selectAll()

    def _button(self, number: int) -> QPushButton:
        button = QPushButton(f"{number:02}")
        button.setCheckable(True)
        button.setAutoDefault(True)
        button.setMinimumWidth(48)
        button.clicked.connect(partial(self._choose, number))
        return button

    def _choose(self, number: int, _checked: object = None) -> None:
        self.close()
        self.month_requested.emit(Month(self.year.value(), number))
