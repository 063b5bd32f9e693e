"""What stands around the month until the rest of the window is there, and under what is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

from ui.errors import painting
from ui.style import DISPLAY, colour, font, look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

TITLE_AT = (4, 8, 30)  # left, top and height of the header's title
TITLE_AIR = 26  # in pixels, on both sides of it


class Blank(QWidget):
    """The place of the list or of the status line."""

    def __init__(self, ground: str, height: int = 0) -> None:
        super().__init__()
        self._ground = ground
        if height:
            self.setFixedHeight(height)

    @painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        try:
            self.draw(painter)
        finally:
            painter.end()

    def draw(self, painter: QPainter) -> None:
        """Paint what there is."""
        painter.fillRect(self.rect(), colour(getattr(look(), self._ground)))


class TitleBlank(Blank):
    """The place of the header, with the title of the month."""

    def __init__(self, height: int) -> None:
        super().__init__("surface", height)
        self._title = ""

    def show_title(self, title: str) -> None:
        """Show a title."""
        self._title = title
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Paint the title where the header will have it."""
        super().draw(painter)
        left, top, height = TITLE_AT
        painter.setFont(font(DISPLAY, strong=True))
        painter.setPen(colour(look().text))
        width = painter.fontMetrics().horizontalAdvance(self._title) + TITLE_AIR
        place = QRect(left, top, width, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._title)


def viewport() -> QWidget:
    """Return a viewport as Qt makes it, but known to Python.

    For one of Qt's own PySide6 would load each of its widgets, to find out which of them it is.
    """
    made = QWidget()
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    return made
