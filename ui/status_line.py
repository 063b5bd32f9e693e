"""The bottom line: what is saved, what can be undone, what the chosen day is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.labels import label, one_line, put
from ui.style import SMALL

if TYPE_CHECKING:
    from datetime import date, datetime

    from planner.model import Action
    from ui.texts import Texts

OFFER_TIME = 10_000  # ms


class StatusLine(QWidget):
    """Says "Đã lưu" only when the writer has told of its COMMIT."""

    undo_requested = Signal()
    note_requested = Signal()

    def __init__(self, texts: Texts, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._keys = keys
        self.setObjectName("StatusLine")
        self.saved = label(texts.say("window.nothing_to_save"), name="muted", size=SMALL)
        self.offer = self._flat("")
        self.offer.clicked.connect(self._undo)
        self.note = self._flat(texts.say("note.offer"))
        self.note.clicked.connect(self.note_requested)
        self.told = one_line(name="muted", size=SMALL)
        self.kept = one_line(name="muted", size=SMALL)
        self.day = label(name="muted", size=SMALL)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(OFFER_TIME)
        self._end.timeout.connect(self.withdraw)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(12)
        row.addWidget(self.saved)
        row.addWidget(self.offer)
        row.addWidget(self.note)
        row.addWidget(self.told)
        row.addStretch(1)
        row.addWidget(self.kept)
        row.addWidget(self.day)
        self.setFixedHeight(max(28, self.offer.sizeHint().height() + 4))

    # ----------------------------------------------------------------------------------- durability

    def show_saving(self) -> None:
        """Say that a change is on its way to the disk."""
        put(self.saved, self._texts.say("window.saving"))

    def show_saved(self, moment: datetime) -> None:
        """Say when the last change became durable."""
        put(self.saved, self._texts.say("window.saved", time=self._texts.clock(moment)))

    def show_unsaved(self, count: int) -> None:
        """Say how many changes are not durable."""
        put(self.saved, self._texts.say("window.unsaved", count=count))

    def show_read_only(self) -> None:
        """Say that nothing can be changed."""
        put(self.saved, self._texts.say("window.read_only"))

    def show_kept(self, words: str, why: str = "") -> None:
        """Say which file outside is not up to date; empty when all are."""
        put(self.kept, words)
        self.kept.setToolTip(why)

    # ----------------------------------------------------------------------------------------- undo

    def offer_undo(self, action: Action) -> None:
        """Offer to take an action back, for ten seconds."""
        name = self._texts.action(action)
        self.offer.setText(self._texts.say("window.undo_offer", action=name, keys=self._keys))
        self.offer.show()
        self.note.hide()
        put(self.told, "")
        self._end.start()

    def offer_note(self) -> None:
        """Offer to write down what came of what was ticked, as long as undo is offered."""
        self.note.show()

    def add(self, words: str) -> None:
        """Say what came of an action, beside the offer to take it back."""
        put(self.told, words)
        self._end.start()

    def tell(self, words: str) -> None:
        """Say what was undone or redone, in the offer's place."""
        self.withdraw()
        put(self.told, words)
        self._end.start()

    def withdraw(self) -> None:
        """Take the offer away."""
        self._end.stop()
        self.offer.hide()
        self.note.hide()
        put(self.told, "")

    # ------------------------------------------------------------------------------------------ day

    def show_day(self, day: date, lunar: str) -> None:
        """Name a day: its week, its date, its lunar date where that is known."""
        said = {
            "week": self._texts.week(day),
            "weekday": self._texts.weekday(day),
            "day": self._texts.day(day),
        }
        key = "window.day_line_lunar" if lunar else "window.day_line"
        put(self.day, self._texts.say(key, **said, lunar=lunar))

    def _flat(self, words: str) -> QPushButton:
        """Return a quiet button that is hidden until it is needed."""
        button = QPushButton(words)
        button.setFlat(True)
        button.setObjectName("UndoOffer")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.hide()
        return button

    def _undo(self) -> None:
        self.undo_requested.emit()
