"""Break titles into lines by the widths of their syllables, which are few and measured once.

Vietnamese is written in syllables between spaces; a month holds some hundred different ones, so
that wrapping a title costs a handful of look-ups instead of a text layout.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

SIGNS = "-/."
LOOSE = " ,;:-–("
"""What does not stand before "…"."""


class Typesetter:
    """Measures and breaks text in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._ascent, self._descent = self._metrics.ascent(), self._metrics.descent()
        self._space = self._metrics.horizontalAdvance(" ")
        self._widths: dict[str, float] = {}
        self.wrap = lru_cache(maxsize=8192)(self._wrap)
        self.cut = lru_cache(maxsize=2048)(self._cut)

    def baseline(self, line: int) -> int:
        """Return how far below the top of a line so high its baseline lies."""
        return round((line + self._ascent - self._descent) / 2)

    def width(self, text: str) -> float:
        """Return how wide a syllable, or a short text, is."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def _wrap(self, text: str, width: int, first: int) -> tuple[str, ...]:
        """Return the lines of a text in `width`, the first line in `first`."""
        lines: list[str] = []
        line: list[str] = []
        used, room, space, widths = 0.0, first, self._space, self._widths
        for word in text.split():
            wide = widths.get(word) or self.width(word)
            if line:
                if used + space + wide <= room:
                    used += wide + space
                    line.append(word)
                    continue
                lines.append(" ".join(line))
                room = width
            if room < wide <= width:
                lines.append("")  # beside a clock time: a word that fits a line is not broken
                room = width
            elif wide > room:
                *full, word = self._broken(word, room, width)  # noqa: PLW2901 - its last piece
                lines += full
                wide, room = self.width(word), width if full else room
            used, line = wide, [word]
        return (*lines, " ".join(line))

    def _broken(self, word: str, first: int, width: int) -> list[str]:
        """Return a word that is wider than its line in pieces that are not.

        A number of a document is broken after its signs, "130/KH-|UBND", where it has some.
        """
        measure = self._metrics.horizontalAdvance
        pieces, piece, room = [], "", first
        for letter in word:
            if piece and measure(piece + letter) > room:
                end = max(map(piece.rfind, SIGNS)) + 1
                if not end or measure(piece[end:] + letter) > width:
                    end = len(piece)
                pieces.append(piece[:end])
                piece, room = piece[end:], width
            piece += letter
        return [*pieces, piece]

    def _cut(self, text: str, width: int, first: int, count: int) -> tuple[str, ...]:
        """Return `count` lines of a text that has more, the last one ending in "…"."""
        lines = self.wrap(text, width, first)
        rest = " ".join(lines[count - 1 : count + 2])  # enough to be too wide: the rest is not seen
        return (*lines[: count - 1], self._elided(rest, first if count == 1 else width))

    def _elided(self, text: str, room: int) -> str:
        """Return a text, or the words that have room before "…"; of a wide first one its letters.

        Half a syllable reads as another one.
        """
        if self._metrics.horizontalAdvance(text) <= room:
            return text
        line, shown = "", ""
        for word in text.split():
            line = f"{line} {word}".lstrip()
            longer = f"{line.rstrip(LOOSE)}…"
            if self._metrics.horizontalAdvance(longer) > room:
                break
            shown = longer
        return shown or self._metrics.elidedText(text.strip(), Qt.TextElideMode.ElideRight, room)
