"""A large quiet icon where there is nothing else to see: the first run, an empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.errors import painting
from ui.style import look, pixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SIDE = 32


class Emblem(QWidget):
    """An icon in one of the look's colours."""

    def __init__(self, name: str, ink: str = "muted") -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(SIDE, SIDE)

    @painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        try:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(0, 0, pixmap(self._name, getattr(look(), self._ink), SIDE, ratio))
        finally:
            painter.end()
