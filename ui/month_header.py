"""The names of the days of the week above the month, the weekend in red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHeaderView

from planner.month import SATURDAY
from ui import style
from ui.errors import painting
from ui.style import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

HEIGHT = 7 * style.UNIT


class WeekdayHeader(QHeaderView):
    """Seven fixed columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Return one line with air; the view gives it its width."""
        return QSize(0, HEIGHT)

    @painting
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one name."""
        look = style.look()
        painter.fillRect(rect, colour(look.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour(look.line))
        name = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        painter.setFont(style.font(style.SMALL, strong=True))
        painter.setPen(colour(look.red if logicalIndex >= SATURDAY else look.muted))
        inside = rect.adjusted(2 * style.UNIT, 0, -2 * style.UNIT, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
