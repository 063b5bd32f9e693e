"""The buttons of a review: what each does, with its key where there is room to say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.review_keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.texts import Texts


def review_button(texts: Texts, name: str, act: Callable[[], object]) -> QPushButton:
    """Return a button that does something, with its key."""
    words = texts.say(f"review.{name}")
    button = QPushButton(f"{words}{_key(name)}")
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(act)
    return button


class RowButtons(QWidget):
    """What can be done with the current row, and with marked words.

    Beside a sheet the report needs the room more than the keys do: F1 lists them.
    """

    def __init__(
        self,
        texts: Texts,
        of_row: Mapping[str, Callable[[], object]],
        of_words: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__()
        self._says_keys = False
        self.buttons = {
            name: review_button(texts, name, act) for name, act in {**of_row, **of_words}.items()
        }
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for name, button in self.buttons.items():
            if name == next(iter(of_words)):
                self._line.addStretch(1)
            button.setText(button.accessibleName())
            self._line.addWidget(button)

    def fit(self, room: int) -> None:
        """Say the keys where there is room for all of them, and then keep it."""
        shown = [name for name, button in self.buttons.items() if not button.isHidden()]
        keys = sum(self.fontMetrics().horizontalAdvance(_key(name)) for name in shown)
        least = self._line.minimumSize().width() - self._says_keys * keys
        self._says_keys = least + keys <= room
        for name, button in self.buttons.items():
            button.setText(f"{button.accessibleName()}{_key(name) if self._says_keys else ''}")
        self.setMinimumWidth(self._line.minimumSize().width() if self._says_keys else 0)


def _key(name: str) -> str:
    return f"  {KEYS[name]}" if name in KEYS else ""
