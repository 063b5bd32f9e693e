"""Write lines of text, most of them again and again: their glyphs are kept in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText

from ui.style import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.typesetting import Typesetter

LINES_KEPT = 4096  # in one face: some thirty months


class Hand:
    """Writes lines of text in one face, and keeps the glyphs of what it writes again and again."""

    def __init__(self, setter: Typesetter, *, struck: bool = False) -> None:
        self.setter = setter
        self._struck = struck
        self._font = QFont(setter.font)
        self._font.setStrikeOut(struck)
        self._ascent = QFontMetrics(self._font).ascent()
        self._lines: dict[str, QStaticText] = {}
        self._once: set[str] = set()  # written once so far

    def begin(self, painter: QPainter, ink: str) -> None:
        """Take pen and font."""
        painter.setFont(self._font)
        painter.setPen(colour(ink))

    def write(self, painter: QPainter, text: str, x: int, base: int) -> None:
        """Write a line from `x` on with its baseline at `base`, in the painter's pen and font."""
        shaped = self._lines.get(text)
        if shaped is not None:
            painter.drawStaticText(x, base - self._ascent, shaped)
            return
        painter.drawText(x, base, text)
        if not self._struck:  # a static text has no stroke
            self._remember(text)

    def _remember(self, text: str) -> None:
        """Keep the glyphs of a line that is written a second time: from the third on that pays."""
        if text not in self._once:
            if len(self._once) >= LINES_KEPT:
                self._once.clear()
            self._once.add(text)
            return
        if len(self._lines) >= LINES_KEPT:
            self._lines.clear()
        shaped = self._lines[text] = QStaticText(text)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
