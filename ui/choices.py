"""Boxes to tick and choices to make whose words go on in a second line where one is too narrow.

Qt's own never break: one long name made a whole sheet wider than its place, and cut its buttons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
)

from ui.typesetting import Typesetter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


class Tick(QCheckBox):
    """A box to tick."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setSizePolicy(NARROW)
        put_words(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        _wrap(self)


class Choice(QRadioButton):
    """One of several."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setSizePolicy(NARROW)
        put_words(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        _wrap(self)


def put_words(button: Tick | Choice, words: str) -> None:
    """Give a button its words, which are no markup and name no key."""
    button.setAccessibleName(words)
    button.setText(words.replace("&", "&&"))
    _wrap(button)


def _wrap(button: Tick | Choice) -> None:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    element = QStyle.SubElement.SE_CheckBoxContents
    if isinstance(button, Choice):
        element = QStyle.SubElement.SE_RadioButtonContents
    room = button.style().subElementRect(element, option, button).width()
    if room > 0:
        lines = Typesetter(button.font()).wrap(button.accessibleName(), room, room)
        button.setText("\n".join(lines).replace("&", "&&"))
