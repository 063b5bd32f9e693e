"""The shape that all sheets beside the month have: a title, a way out, groups in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.labels import label
from ui.style import SMALL, TITLE, UNIT, sign

if TYPE_CHECKING:
    from ui.texts import Texts

EDGE = 3 * UNIT
CROSS = 28  # side of the button that closes


class Sheet(QWidget):
    """A column that scrolls where it must; what stands in it comes from whoever makes one."""

    left = Signal()  # the cross: a person wants it closed

    def __init__(self, title: str, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("Sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        inside.setObjectName("Sheet")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(EDGE, 0, EDGE, EDGE)
        self.column.setSpacing(UNIT + 2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head(title))
        outer.addWidget(scroll, 1)

    def group(self, words: str, *parts: QWidget) -> None:
        """Add parts under a heading."""
        self.column.addSpacing(2 * UNIT)
        self.column.addWidget(label(words, name="muted", size=SMALL, strong=True))
        for part in parts:
            self.column.addWidget(part)

    def hint(self, words: str) -> None:
        """Add a quiet sentence about what stands above it."""
        self.column.addWidget(label(words, name="muted", size=SMALL, wraps=True))

    def _head(self, title: str) -> QHBoxLayout:
        cross = QToolButton()
        cross.setAutoRaise(True)
        cross.setIconSize(QSize(16, 16))
        cross.setFixedSize(CROSS, CROSS)
        cross.setObjectName("Cross")
        sign(cross, "close")
        cross.setToolTip(self._texts.say("window.close_sheet"))
        cross.setAccessibleName(self._texts.say("window.close_sheet"))
        cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cross.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 2 * UNIT, UNIT + 2, UNIT)
        row.addWidget(label(title, size=TITLE, strong=True, wraps=True), 1)
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        return row
