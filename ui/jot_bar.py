"""Quick add: one line in a person's own words, with a receipt of what was understood.

Enter takes what is clear. Where the line leaves a doubt, every reading is listed and one has to be
chosen. Tab goes on to the full form with what was understood so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

from planner.model import DueFrom, Event, Task
from ui.labels import label, put
from ui.style import SMALL, lift
from ui.texts import beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

    from planner.model import Item
    from planner.reading.jotting import Jotting
    from ui.texts import Texts

WIDTH, LEAST = 640, 320
EDGE = 16
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class JotBar(QFrame):
    """Lies over the top of the month while it is open."""

    item_jotted = Signal(object)  # Item
    form_requested = Signal(object)  # Item | None
    closed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._read: Callable[[str], Jotting] | None = None
        self._jotting: Jotting | None = None
        say = texts.say
        self.setObjectName("JotBar")
        lift(self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(say("jot.example"))
        self.line.setAccessibleName(say("window.new_item"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._show_receipt)
        self.question = label(wraps=True, strong=True)
        self.readings = QListWidget()
        self.readings.setAccessibleName(say("jot.receipt"))
        self.readings.setFrameShape(QFrame.Shape.NoFrame)
        self.readings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.readings.setWordWrap(True)
        self.readings.installEventFilter(self)
        self.readings.itemClicked.connect(self._take_current)
        hint = label(say("jot.hint"), name="muted", size=SMALL, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(6)
        for part in (self.line, self.question, self.readings, hint):
            column.addWidget(part)
        self.hide()

    def open(self, read: Callable[[str], Jotting], ending: str = "") -> None:
        """Begin a line before the words it ends in, if any; `read` tells what it may mean."""
        self._read = read
        self.line.setText(ending and f" {ending}")
        self.line.setCursorPosition(0)
        self._show_receipt(ending)
        self.open_again()

    def open_again(self) -> None:
        """Go on with the line as it stands."""
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_bar(self) -> bool:
        """Put the bar away; False when it was not open."""
        if self.isHidden():
            return False
        self.hide()
        self.closed.emit()
        return True

    def finish(self) -> bool:
        """Take the line that stands there, since the window closes; False where a doubt is left."""
        if self.isHidden() or not self.readings.count():
            return True
        self._answer(in_line=True)
        return self.isHidden()

    def fit(self, top: int) -> None:
        """Take a place in the middle of the window, below its header."""
        parent = self.parentWidget()
        if parent is not None:
            width = max(min(WIDTH, parent.width() - 2 * EDGE), LEAST)
            self.setFixedWidth(width)
            self.move((parent.width() - width) // 2, top)
        self.adjustSize()

    # -------------------------------------------------------------------------------------- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the line and of the readings."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return bool(super().eventFilter(watched, event))

    def _key(self, event: QKeyEvent) -> bool:
        key, in_line = Qt.Key(event.key()), self.line.hasFocus()
        if key == Qt.Key.Key_Escape:
            self.close_bar()
        elif key in ENTER:
            self._answer(in_line=in_line)
        elif key == Qt.Key.Key_Tab:
            self._go_on()
        elif in_line and key == Qt.Key.Key_Down and self.readings.count():
            self._go_to_readings()
        elif not in_line and key == Qt.Key.Key_Up and not self.readings.currentRow():
            self.line.setFocus()
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the line have the keyboard."""
        super().focusInEvent(event)
        self.line.setFocus()

    # -------------------------------------------------------------------------------------- inside

    def _answer(self, *, in_line: bool) -> None:
        """Take what is clear or chosen; a doubt is asked first."""
        asks = self._jotting is not None and self._jotting.doubt is not None
        if not in_line:
            self._take_current()
        elif asks and self.readings.count():
            self._go_to_readings()
        elif self.readings.count():
            self.readings.setCurrentRow(0)
            self._take_current()

    def _go_to_readings(self) -> None:
        self.readings.setFocus()
        self.readings.setCurrentRow(0)

    def _current(self) -> Item | None:
        readings = self._jotting.readings if self._jotting else ()
        row = max(self.readings.currentRow(), 0)
        return readings[row] if row < len(readings) else None

    def _take_current(self, _row: object = None) -> None:
        item = self._current()
        if item is not None:
            self.close_bar()
            self.item_jotted.emit(item)

    def _go_on(self) -> None:
        item = self._current()
        self.close_bar()
        self.form_requested.emit(item)

    def _show_receipt(self, text: str) -> None:
        jotting = self._read(text) if self._read else None
        self._jotting = jotting
        self.readings.clear()
        for item in jotting.readings if jotting else ():
            self.readings.addItem(self.receipt(item))
        said = ""
        if jotting and jotting.doubt:
            said = self._texts.say(f"jot.{jotting.doubt.value}", words=jotting.words)
        elif text.strip() and not self.readings.count():
            said = self._texts.say("jot.no_title")
        put(self.question, said)
        self.question.setVisible(bool(said))
        self.readings.setVisible(self.readings.count() > 0)
        rows = range(self.readings.count())
        self.readings.setFixedHeight(sum(map(self.readings.sizeHintForRow, rows)) + 2)
        self.fit(self.y())

    def receipt(self, item: Item) -> str:
        """Return what was understood: kind, title, day, time, place."""
        texts = self._texts
        place = item.location if isinstance(item, Event) else None
        return beside(texts.kind(item), texts.title(item), self._when(item), place)

    def _when(self, item: Item) -> str:
        texts = self._texts
        if isinstance(item, Task):
            if item.due is None:
                return texts.planned(item.month)
            day = f"{texts.weekday(item.due)} {texts.day(item.due)}"
            exact = item.due_from is not DueFrom.MONTH
            return texts.say("jot.due" if exact else "jot.due_within", day=day)
        first = item.first_day
        if first is None or first != item.last_day:
            return texts.days(item)
        return f"{texts.times(item)} {texts.weekday(first)} {texts.day(first)}".strip()
