"""The three quiet ways in on the first run: drop a report, open or paste one, try the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.emblem import Emblem
from ui.labels import label
from ui.style import TITLE

if TYPE_CHECKING:
    from ui.texts import Texts


class FirstRun(QWidget):
    """Stands in the list's place until the plan has something to show."""

    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FirstRun")
        drop = QFrame()
        drop.setObjectName("DropPlace")
        title = label(texts.say("window.drop_here"), size=TITLE, strong=True, wraps=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        hint = label(texts.say("window.drop_hint"), name="muted", wraps=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside = QVBoxLayout(drop)
        inside.setContentsMargins(16, 24, 16, 24)
        inside.setSpacing(8)
        inside.addWidget(Emblem("open", "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(title)
        inside.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(drop)
        column.addLayout(self._buttons(texts))
        sample = self._button(texts.say("window.try_sample"), self.sample_requested)
        sample.setFlat(True)
        column.addWidget(sample)
        column.addWidget(label(texts.say("window.formats_hint"), name="muted", wraps=True))
        column.addStretch(1)

    def _buttons(self, texts: Texts) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        opened = self._button(texts.say("window.open_report"), self.open_requested)
        opened.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        row.addWidget(opened)
        row.addWidget(self._button(texts.say("window.paste_report"), self.paste_requested))
        return row

    def _button(self, words: str, asked: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.clicked.connect(asked)
        return button
