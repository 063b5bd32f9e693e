"""The sign in the system's tray: what is due today and overdue, said once and kept as its tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.style import program_icon

if TYPE_CHECKING:
    from ui.texts import Texts


class Tray(QObject):
    """Where the system has no tray it stays silent."""

    window_requested = Signal()
    day_requested = Signal()

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self.sign = QSystemTrayIcon(program_icon(), self)
        self.menu = QMenu()
        self.menu.addAction(texts.say("reminder.open"), self.window_requested.emit)
        self.menu.addAction(texts.say("reminder.show"), self.day_requested.emit)
        self.sign.setContextMenu(self.menu)
        self.sign.activated.connect(self._answer)
        self.sign.messageClicked.connect(self.day_requested)

    def tell(self, words: str, *, aloud: bool) -> None:
        """Show the sign with what is to be said; empty: the name alone.

        It is said aloud, as a message of the system, only where the window does not say it itself.
        """
        name = self._texts.say("program.name")
        self.sign.setToolTip(f"{name}\n{words}" if words else name)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self.sign.show()
        if words and aloud:
            self.sign.showMessage(name, words, QSystemTrayIcon.MessageIcon.NoIcon)

    def hide(self) -> None:
        """Take the sign away."""
        self.sign.hide()

    def _answer(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.window_requested.emit()
