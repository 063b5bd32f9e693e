"""The field of the search: it gives way in a narrow window, and its hint with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QResizeEvent

LEAST, WIDTH = 100, 230
EDGES = 28  # what a field takes beside its words


class SearchField(QLineEdit):
    """A field that gives way in a narrow window, and its hint with it."""

    def __init__(self, hints: Sequence[str]) -> None:
        super().__init__()
        self.setMinimumWidth(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hints = hints  # the longest first

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hint at as much as can be read whole."""
        super().resizeEvent(event)
        room = self.width() - EDGES
        fits = (each for each in self.hints if self.fontMetrics().horizontalAdvance(each) <= room)
        self.setPlaceholderText(next(fits, self.hints[-1]))

    def sizeHint(self) -> QSize:
        """Return its width where there is room."""
        return QSize(WIDTH, super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a button that clears it, whose icon Qt looks for in the whole system."""
        self.setClearButtonEnabled(True)
        super().focusInEvent(event)
