"""Type on paper: one family in the sizes of the scale, and words written in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui import style
from ui.month_layout import Arranger
from ui.paper import type_of
from ui.style import LIGHT, colour
from ui.typesetting import Typesetter

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Face:
    """How a text is written."""

    size: int
    ink: str = LIGHT.text
    strong: bool = False


SHARP = 6.0  # pixels of an icon in one unit of the layout
DISPLAY, BODY = Face(style.DISPLAY, strong=True), Face(style.BODY)
SMALL, MUTED = Face(style.SMALL), Face(style.SMALL, LIGHT.muted)


class PaperArranger(Arranger):
    """Sets type for paper: one family, and no today."""

    def __init__(self, family: str) -> None:
        super().__init__()
        self._family = family
        self._paper: dict[tuple[int, bool], Typesetter] = {}

    def typesetter(self, size: int, *, strong: bool = False) -> Typesetter:
        """Return the typesetter of a size of the scale."""
        key = (size, strong)
        if key not in self._paper:
            self._paper[key] = Typesetter(type_of(self._family, size, strong=strong))
        return self._paper[key]

    def width(self, words: str, face: Face) -> int:
        """Return how wide words are."""
        return round(self.typesetter(face.size, strong=face.strong).width(words))

    def write(
        self, painter: QPainter, at: QPoint, height: int, words: str, face: Face = SMALL
    ) -> None:
        """Write one line in the middle of a strip so high, from `at` on."""
        setter = self.typesetter(face.size, strong=face.strong)
        painter.setFont(setter.font)
        painter.setPen(colour(face.ink))
        painter.drawText(at.x(), at.y() + setter.baseline(height), words)
