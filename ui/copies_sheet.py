"""What can be gone back to, in the list's place: the copies of the plan, and the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from ui.labels import label, put
from ui.sheet import Sheet
from ui.style import SMALL
from ui.texts import SHOWN_AT_MOST, beside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planner.model import Item
    from planner.store.copying import Copy
    from ui.texts import Texts


LIST_HEIGHT = 148


class CopiesSheet(Sheet):
    """Shows them, and says which one a person wants."""

    copy_chosen = Signal(object)  # path: what would it change?
    restore_requested = Signal()
    item_requested = Signal(str)  # uid, out of the bin
    save_requested = Signal()
    open_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("copies.title"), texts, parent)
        self._copies: list[Copy] = []
        self._removed: list[Item] = []
        self.copies = self._list("copies.copies", self._choose_copy)
        self.preview = label(name="muted", size=SMALL, wraps=True)
        self.restore = self._button("copies.restore", self.restore_requested.emit)
        self.save = self._button("copies.save", self.save_requested.emit)
        self.open = self._button("copies.open", self.open_requested.emit)
        self.bin = self._list("copies.bin", self._choose_item)
        self.take_out = self._button("copies.take_out", self._take_out)
        self.nothing = label(texts.say("copies.bin_empty"), name="muted", size=SMALL, wraps=True)
        self._lay_out()
        self.setFocusProxy(self.copies)

    def show_all(self, copies: Sequence[Copy], removed: Sequence[Item]) -> None:
        """Show the copies, newest first, and the bin."""
        self._copies, self._removed = list(copies), list(removed)
        self.copies.clear()
        self.copies.addItems([self._copy_words(copy) for copy in copies])
        self.bin.clear()
        self.bin.addItems([item.summary[:SHOWN_AT_MOST] for item in removed])
        self.show_preview("", can_restore=False)
        self.take_out.setEnabled(False)
        self.nothing.setVisible(not removed)
        for part in (self.bin, self.take_out):
            part.setVisible(bool(removed))

    def show_preview(self, words: str, *, can_restore: bool) -> None:
        """Say what going back would change."""
        put(self.preview, words or self._texts.say("copies.choose"))
        self.restore.setEnabled(can_restore)

    def name_of(self, file: Path) -> str:
        """Return what a file is called: a copy by its time, any other by its name."""
        found = next((copy for copy in self._copies if copy.path == file), None)
        return self._texts.say("copies.copy_of", when=self._when(found)) if found else file.name

    # ------------------------------------------------------------------------------------- inside

    def _when(self, copy: Copy) -> str:
        stamp = copy.stamp.astimezone()
        return f"{self._texts.clock(stamp)} {self._texts.day(stamp.date())}"

    def _copy_words(self, copy: Copy) -> str:
        return beside(self._when(copy), self._texts.say(f"store.why_{copy.why}"))

    def _choose_copy(self, row: int) -> None:
        if 0 <= row < len(self._copies):
            self.copy_chosen.emit(self._copies[row].path)

    def _choose_item(self, row: int) -> None:
        self.take_out.setEnabled(row >= 0)

    def _take_out(self) -> None:
        row = self.bin.currentRow()
        if 0 <= row < len(self._removed):
            self.item_requested.emit(self._removed[row].uid)

    def _list(self, name: str, choose: object) -> QListWidget:
        made = QListWidget()
        made.setObjectName("Framed")
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFixedHeight(LIST_HEIGHT)
        made.setAccessibleName(self._texts.say(name))
        made.currentRowChanged.connect(choose)
        return made

    def _button(self, name: str, act: object) -> QPushButton:
        button = QPushButton(self._texts.say(name))
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        say = self._texts.say
        self.group(say("copies.copies"), self.copies, self.preview, self.restore)
        self.group(say("copies.bin"), self.nothing, self.bin, self.take_out)
        self.group(say("copies.elsewhere"), self.save, self.open)
        self.column.addStretch(1)
