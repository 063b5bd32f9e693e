"""How to bring an exported file into a calendar program: one program at a time, a few steps."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from ui.labels import label, put
from ui.sheet import Sheet

if TYPE_CHECKING:
    from ui.texts import Texts

CLIENTS = ("outlook_classic", "outlook_new", "outlook_web", "google", "apple", "thunderbird")
USUAL = {"darwin": "apple", "linux": "thunderbird"}


class HowTo(Sheet):
    """What a person reads after an export; the program that was chosen stays chosen."""

    folder_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("how_to.title"), texts, parent)
        self._file = ""
        self.client = QComboBox()
        self.client.setAccessibleName(texts.say("how_to.client"))
        for name in CLIENTS:
            self.client.addItem(texts.say(f"how_to.{name}"), name)
        usual = USUAL.get(sys.platform, CLIENTS[0])
        self.client.setCurrentIndex(CLIENTS.index(usual))
        self.written = label(wraps=True)
        self.first = label(wraps=True)
        self.again = label(wraps=True)
        self.note = label(name="muted", wraps=True)
        self.done = QPushButton(texts.say("how_to.done"))
        self.done.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.done.clicked.connect(self.left)
        self.client.currentIndexChanged.connect(self._show_client)
        self._lay_out()
        self.setFocusProxy(self.client)

    def open_at(self, written: str, file: str, *, note: str = "") -> None:
        """Tell of a file: what was written, its name, and what is special about it."""
        self._file = file
        put(self.written, written)
        put(self.note, self._texts.say(f"how_to.{note}") if note else "")
        self.note.setVisible(bool(note))
        self._show_client()

    def show_tasks(self) -> None:
        """Choose a program that takes tasks."""
        self.client.setCurrentIndex(CLIENTS.index("thunderbird"))

    # ------------------------------------------------------------------------------------- inside

    def _show_client(self, _index: int = 0) -> None:
        name = self.client.currentData()
        put(self.first, self._texts.say(f"how_to.{name}_first", file=self._file))
        put(self.again, self._texts.say(f"how_to.{name}_again"))

    def _lay_out(self) -> None:
        say = self._texts.say
        folder = QPushButton(say("export.open_folder"))
        folder.clicked.connect(self.folder_requested)
        buttons = QHBoxLayout()
        buttons.addWidget(folder)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        self.column.addWidget(self.written)
        self.column.addSpacing(6)
        self.column.addWidget(self.client)
        self.group(say("how_to.first"), self.first)
        self.group(say("how_to.again"), self.again)
        self.column.addSpacing(6)
        self.column.addWidget(self.note)
        self.column.addSpacing(6)
        self.column.addLayout(buttons)
        self.column.addStretch(1)
