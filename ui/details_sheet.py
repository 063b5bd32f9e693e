"""What is copied for those who mend the program: shown whole before a person copies it."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.labels import label
from ui.style import TITLE

if TYPE_CHECKING:
    from ui.texts import Texts


class DetailsSheet(QWidget):
    """Shows the details of a failure; nothing leaves the machine but through the clipboard."""

    closed = Signal()
    copied = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.words.setAccessibleName(texts.say("errors.details_title"))
        self.copy = QPushButton(texts.say("errors.copy_details"))
        self.copy.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.copy.clicked.connect(self._copy)
        leave = QPushButton(texts.say("window.close_message"))
        leave.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(label(texts.say("errors.details_title"), size=TITLE, strong=True))
        column.addWidget(label(texts.say("errors.details_note"), name="muted", wraps=True))
        column.addWidget(self.words, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.copy)

    def show_details(self, said: str) -> None:
        """Show these details, and on what they came about."""
        python = sys.version.partition(" ")[0]
        about = f"Python {python}, Qt {qVersion()}, {platform.system()}"
        self.words.setPlainText(f"{about}\n{said}")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.words.toPlainText())
        self.copied.emit()
