"""A page to be read stands in the middle of the window and is no wider than eyes can follow."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

MARGIN, ABOVE = 24, 12
APART = 10  # between what stands above the page and the page


def readable_column(zone: QWidget, width: int) -> QVBoxLayout:
    """Return the column in which the content of a zone stands, at most so wide."""
    page = QWidget()
    page.setMaximumWidth(width)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(APART)
    across = QHBoxLayout(zone)
    across.setContentsMargins(MARGIN, ABOVE, MARGIN, ABOVE)
    across.addStretch(1)
    across.addWidget(page, 100)
    across.addStretch(1)
    return column
