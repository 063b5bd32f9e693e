"""Labels over text that is not ours: always plain, so that a title is never taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.errors import painting
from ui.style import BODY, font
from ui.texts import SHOWN_AT_MOST

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

ELIDED = Qt.TextElideMode.ElideRight


class OneLine(QLabel):
    """Words on one line that end in "…" where there is no room for all of them."""

    def minimumSizeHint(self) -> QSize:
        """Return no width: these words widen no window."""
        return QSize(0, super().minimumSizeHint().height())

    @painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as many words as there is room for."""
        rect = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), ELIDED, rect.width())
        painter = QPainter(self)
        try:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(rect, self.alignment() | Qt.TextFlag.TextSingleLine, words)
        finally:
            painter.end()


def one_line(*, name: str, size: int) -> OneLine:
    """Return a label in plain text whose words give way where there is little room."""
    made = OneLine()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setFont(font(size))
    return made


def label(
    text: str = "",
    *,
    name: str = "",
    size: int = BODY,
    strong: bool = False,
    wraps: bool = False,
) -> QLabel:
    """Return a label in plain text; the names "muted" and "wrong" colour its words (style.qss)."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setFont(font(size, strong=strong))
    made.setWordWrap(wraps)
    if wraps:
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    put(made, text)
    return made


def put(target: QLabel, text: str) -> None:
    """Show foreign text in a label, not without end: a million letters would freeze the window."""
    target.setText(text if len(text) <= SHOWN_AT_MOST else text[: SHOWN_AT_MOST - 1] + "…")
