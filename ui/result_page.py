"""The month's result as a page: read it, copy it into the next report, print it; Esc goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ui.style import TITLE, font, look

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.result_text import ResultText
    from ui.texts import Texts

READABLE = 1040
MARGIN = 24


class ResultPage(QWidget):
    """Shows a result; changes nothing."""

    left = Signal()
    copied = Signal()
    print_requested = Signal(object)  # QTextDocument

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: ResultText | None = None
        self.setObjectName("ResultPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(texts.say("result.zone"))
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setObjectName("Result")
        self.text.setMaximumWidth(READABLE)
        self.text.document().setDocumentMargin(4)
        self.copy_button = self._button(texts.say("result.copy"), self.copy, primary=True)
        self.print_button = self._button(texts.say("result.print"), self._print)
        self.back_button = self._button(texts.say("window.back"), self.left)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.back_button, self.copy_button, self.print_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(buttons)
        column.addWidget(self.text, 1)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(MARGIN, 12, MARGIN, 12)
        middle.addStretch(1)
        middle.addLayout(column, 100)
        middle.addStretch(1)
        self.setFocusProxy(self.text)

    def show_result(self, said: ResultText) -> None:
        """Show a month's result."""
        self._said = said  # its lines are quieter on the screen than on paper
        self.text.document().setDefaultStyleSheet(
            f"h2 {{ font-size: {font(TITLE).pixelSize()}px; }}"
            "h3 { font-size: 13px; margin-top: 14px; } h2, h3, th { font-weight: 600; }"
        )
        lines = f'border="1" bordercolor="{look().edge}"'
        self.text.setHtml(said.html.replace('border="1"', lines))

    def copy(self) -> None:
        """Copy everything: tables for Word, columns with tabs for a plain field."""
        if self._said is None:
            return
        said, carried = self._said.as_letters(), QMimeData()
        carried.setText(said.plain)
        carried.setHtml(said.html)
        QGuiApplication.clipboard().setMimeData(carried)
        self.copied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _print(self) -> None:
        self.print_requested.emit(self.text.document().clone())

    def _button(self, words: str, slot: object, *, primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("primary", primary)
        button.clicked.connect(slot)
        return button
