"""Write lines of text in one face; what every page says keeps its glyphs in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText

from ui.style import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.typesetting import Typesetter

STAMPS_KEPT = 512  # days, lunar days and clock times


class Hand:
    """Writes in one face. A title is shaped anew each time: to keep its glyphs costs as much."""

    def __init__(self, setter: Typesetter, *, struck: bool = False) -> None:
        self.setter = setter
        self._struck = struck
        self._font = QFont(setter.font)
        self._font.setStrikeOut(struck)
        self._ascent = QFontMetrics(self._font).ascent()
        self._stamps: dict[str, QStaticText] = {}

    def begin(self, painter: QPainter, ink: str) -> None:
        """Take pen and font."""
        painter.setFont(self._font)
        painter.setPen(colour(ink))

    def write(self, painter: QPainter, text: str, x: int, base: int) -> None:
        """Write a line from `x` on with its baseline at `base`, in the painter's pen and font."""
        painter.drawText(x, base, text)

    def stamp(self, painter: QPainter, text: str, x: int, base: int) -> None:
        """Write what is written again and again: a number, a clock time."""
        if self._struck:  # a stamp would have its stroke elsewhere
            painter.drawText(x, base, text)
            return
        shaped = self._stamps.get(text)
        if shaped is None:
            if len(self._stamps) >= STAMPS_KEPT:
                self._stamps.clear()
            shaped = self._stamps[text] = QStaticText(text)
            shaped.setTextFormat(Qt.TextFormat.PlainText)
        painter.drawStaticText(x, base - self._ascent, shaped)
