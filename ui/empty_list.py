"""What stands in the list's place when it is empty: why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.emblem import Emblem
from ui.labels import label, put
from ui.style import UNIT

if TYPE_CHECKING:
    from ui.texts import Texts


class EmptyList(QWidget):
    """Quiet words in the middle."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.said = label(name="muted", wraps=True)
        self.hint = label(name="muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * UNIT, 12 * UNIT, 4 * UNIT, 4 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(Emblem("tasks"), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.said, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(1)

    def show_month(self) -> None:
        """Say that a month has no tasks."""
        put(self.said, self._texts.say("list.empty"))
        put(self.hint, self._texts.say("list.empty_hint"))

    def show_search(self, words: str) -> None:
        """Say that a search found nothing."""
        put(self.said, self._texts.say("list.found_none", words=words))
        put(self.hint, self._texts.say("list.found_hint"))
