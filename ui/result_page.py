"""The month's result as a page: read it, copy it into the next report, print it; Esc goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QWidget

from ui.readable import readable_column
from ui.style import BODY, DISPLAY, SMALL, TITLE, font, look, sign

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.result_text import ResultText
    from ui.texts import Texts

READABLE = 1040
INDENT = 12  # where the words of the page begin


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
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().setDocumentMargin(4)
        self.copy_button = self._button(texts.say("result.copy"), self.copy, primary=True)
        self.print_button = self._button(texts.say("result.print"), self._print)
        self.back_button = self._button(texts.say("window.back"), self.left)
        sign(self.copy_button, "copy", "on_accent")
        sign(self.print_button, "print")
        sign(self.back_button, "previous")
        printing = QShortcut(QKeySequence("Ctrl+P"), self)
        printing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        printing.activated.connect(self._print)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(INDENT, 0, 0, 0)
        buttons.setSpacing(8)
        for button in (self.back_button, self.copy_button, self.print_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = readable_column(self, READABLE)
        column.addLayout(buttons)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)

    def show_result(self, said: ResultText) -> None:
        """Show a month's result."""
        self._said = said
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Take over another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._said is not None:
            self._fill()

    def _fill(self) -> None:
        """Fill the page; its lines are quieter on the screen than on paper."""
        chosen = look()
        self.text.document().setDefaultStyleSheet(
            f"h2 {{ font-size: {DISPLAY}px; font-weight: 600; }}"
            f"h3 {{ font-size: {BODY}px; font-weight: 600; margin-top: 0; margin-bottom: 4px; }}"
            f"h3.overdue {{ color: {chosen.red}; }} h3.done {{ color: {chosen.good}; }}"
            f"p {{ color: {chosen.muted}; }}"
            f"th {{ font-weight: 600; color: {chosen.muted}; font-size: {SMALL}px;"
            f" border-bottom: 1px solid {chosen.edge}; }}"
            f"td {{ border-bottom: 1px solid {chosen.line}; }}"
        )
        if self._said is not None:
            self.text.setHtml(_for_qt(self._said.html))

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
        """Ask for the page to be printed, with the lines that tables of official papers have."""
        if self._said is None:
            return
        paper = QTextDocument(self)
        paper.setDefaultFont(font())
        paper.setDefaultStyleSheet(
            f"h2 {{ font-size: {TITLE}px; }} h3 {{ font-size: {BODY}px; margin-top: 0; }}"
            "td, th { border: 1px solid #666666; } th { font-weight: 600; }"
        )
        paper.setHtml(_for_qt(self._said.html))
        self.print_requested.emit(paper)

    def _button(self, words: str, slot: object, *, primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("primary", primary)
        button.clicked.connect(slot)
        return button


def _for_qt(said: str) -> str:
    """Return the text with what Qt does in its own way: lines and gaps come from a style sheet."""
    return said.replace('border="1"', 'border="0"').replace("bottom:12px", "bottom:24px")
