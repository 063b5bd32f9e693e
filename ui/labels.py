"""Labels over text that is not ours: always plain, so that a title is never taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.style import BODY, font
from ui.texts import SHOWN_AT_MOST

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


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


def sized(widget: QWidget, factor: float, *, bold: bool = False) -> None:
    """Give a widget's font a size relative to its own, and a weight."""
    widget.setFont(resized(widget.font(), factor, bold=bold))


def resized(face: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font at another size, whether it was given in pixels or in points."""
    other = QFont(face)
    if face.pixelSize() > 0:
        other.setPixelSize(round(face.pixelSize() * factor))
    else:
        other.setPointSizeF(face.pointSizeF() * factor)
    other.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return other
