"""One line of a person's own words about a task: what came of it, or why it will not be done.

It lies over the top of the month, like quick add, and asks for nothing: Esc leaves all as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from planner.text import clean_text
from ui.labels import label, put
from ui.style import SMALL, lift

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.texts import Texts

WIDTH = 560
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NoteBar(QFrame):
    """Asks for a line, and hands it to whoever asked."""

    closed = Signal()

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._deliver: Callable[[str], str | None] | None = None
        self._begun = ""  # what stood in the line at first
        self.setObjectName("JotBar")
        lift(self)
        self.question = label(strong=True, wraps=True)
        self.title = label(name="muted", wraps=True)
        self.line = QLineEdit()
        self.line.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(6)
        self.wrong = label(name="wrong", wraps=True)
        for part in (self.question, self.title, self.line, self.wrong):
            column.addWidget(part)
        column.addWidget(label(texts.say("note.hint"), name="muted", size=SMALL, wraps=True))
        self.hide()

    def ask(
        self, question: str, title: str, said: str, top: int, deliver: Callable[[str], str | None]
    ) -> None:
        """Ask about what is called `title`; `deliver` gets the line when Enter is pressed.

        Where it returns what is wrong with the line, that is said, and asked again.
        """
        self._deliver = deliver
        put(self.question, question)
        put(self.title, title)
        put(self.wrong, "")
        self.wrong.hide()
        self.line.setAccessibleName(question)
        self.line.setText(said)
        self._begun = self.line.text()
        parent = self.parentWidget()
        if parent is not None:
            self.setFixedWidth(min(WIDTH, parent.width()))
            self.move((parent.width() - self.width()) // 2, top)
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()

    def finish(self) -> bool:
        """Take what was typed, since the line goes; False where it is wrong, which is said.

        A line that was left alone or emptied says nothing by itself.
        """
        if self.isHidden():
            return True
        typed = self.line.text()
        self._end(taken=typed != self._begun and bool(typed.strip()))
        return self.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc of the line; no shortcut fires while it has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in ENTER | {Qt.Key.Key_Escape}:
                self._end(taken=key in ENTER)
                return True
        return bool(super().eventFilter(watched, event))

    def _end(self, *, taken: bool) -> None:
        line, deliver = clean_text(self.line.text()).strip(), self._deliver
        wrong = deliver(line) if taken and deliver is not None else None
        if wrong:
            put(self.wrong, wrong)
            self.wrong.show()
            self._fit()
            return
        self.hide()
        self.closed.emit()

    def _fit(self) -> None:
        """Be no higher than what it says."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))
