"""What the lights in a report mean, in one quiet line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPen, QTextFormat, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.errors import painting
from ui.labels import label
from ui.report_view import Light, light_format
from ui.style import CONTROL, RADIUS, SMALL, UNIT, colour, look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.texts import Texts

SIDE = 3 * UNIT
BLANKS = "\u00a0" * 4  # nearly as wide as a sample


class Legend(QWidget):
    """One sample and one word for each kind of light."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        self.setFixedHeight(CONTROL)
        self._whole = QWidget(self)
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT + 2)
        for light in Light:
            row.addWidget(_Sample(light))
            row.addWidget(label(texts.say(f"review.light_{light.value}"), name="muted", size=SMALL))
            row.addSpacing(2 * UNIT)
        row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all words, or none where some would be cut."""
        super().resizeEvent(event)
        self._whole.setGeometry(self.rect())
        self._whole.setVisible(self._whole.sizeHint().width() <= self.width())


class _Sample(QWidget):
    """A piece of light, as the report has it."""

    def __init__(self, light: Light) -> None:
        super().__init__()
        self._light = light
        self.setFixedSize(QSize(SIDE + UNIT, SIDE))

    @painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of items, the underline of other words."""
        painter, form = QPainter(self), light_format(self._light)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if form.hasProperty(QTextFormat.Property.BackgroundBrush):
                painter.setPen(QPen(colour(look().line), 1))
                painter.setBrush(form.background())
                inside = QRect(0, 0, self.width() - 1, self.height() - 1)
                painter.drawRoundedRect(inside, RADIUS - 1, RADIUS - 1)
                return
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = 0, len(BLANKS), form
            layout = QTextLayout(BLANKS, self.font())
            layout.setFormats([piece])
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(self.width())
            layout.endLayout()
            layout.draw(painter, QPointF(0, self.height() - line.height()))
        finally:
            painter.end()
