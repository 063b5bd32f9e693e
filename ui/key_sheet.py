"""The sheet with all keys, made of the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import TABLE, Zone
from ui.labels import label
from ui.style import TITLE

if TYPE_CHECKING:
    from ui.texts import Texts

KEYS_WIDTH = 104


def key_sheet(texts: Texts) -> QWidget:
    """Return the sheet."""
    inside = QWidget()
    inside.setObjectName("Sheet")
    column = QVBoxLayout(inside)
    column.setContentsMargins(12, 10, 12, 10)
    column.addWidget(label(texts.say("window.keys_title"), size=TITLE, strong=True))
    for heading, zones in (
        ("window.key_list", {Zone.MONTH, Zone.LIST}),
        ("window.key_everywhere", {Zone.WINDOW, Zone.UNCLAIMED}),
    ):
        column.addWidget(label(texts.say(heading), name="muted"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, KEYS_WIDTH)
        for row, entry in enumerate(each for each in TABLE if each.zone in zones):
            keys = QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(keys, strong=True), row, 0)
            grid.addWidget(label(texts.say(f"window.{entry.words}")), row, 1)
        column.addLayout(grid)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
