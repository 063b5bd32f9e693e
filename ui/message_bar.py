"""One line under the header that says what happened, what is safe and what to do; never a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui.labels import label, put
from ui.style import sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.texts import Texts


QUIET_TIME = 10_000  # ms: good news without a choice closes itself


@dataclass(frozen=True, slots=True)
class Way:
    """A button of the bar: its words and what it does."""

    words: str
    go: Callable[[], object]


class MessageBar(QFrame):
    """Says one thing at a time; Esc or its cross closes it, what asks nothing goes by itself."""

    closed = Signal()
    focus_left = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("MessageBar")
        self._words = label(wraps=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(120, 4)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(8)
        self._cross = QToolButton()
        self._cross.setIconSize(QSize(14, 14))
        self._cross.setAutoRaise(True)
        self._cross.setAccessibleName(texts.say("window.close_message"))
        self._cross.setToolTip(texts.say("window.close_message"))
        self._cross.clicked.connect(self.close_message)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(QUIET_TIME)
        self._end.timeout.connect(self.close_message)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 3, 4, 3)
        self._row.setSpacing(12)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._progress)
        self._row.addLayout(self._ways)
        self._row.addWidget(self._cross)
        self.hide()

    @property
    def words(self) -> str:
        """What it says now; empty when it is closed."""
        return "" if self.isHidden() else self._words.text()

    @property
    def ways(self) -> list[QPushButton]:
        """The buttons it shows now."""
        places = (self._ways.itemAt(place) for place in range(self._ways.count()))
        widgets = (place.widget() if place else None for place in places)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def tell(self, words: str, *ways: Way, grave: bool = False) -> None:
        """Say something, with what can be done about it."""
        self._show(words, ways, kind="grave" if grave else "quiet", waits=False)
        if not grave and not ways:
            self._end.start()

    def wait_for(self, words: str, stop: Way, *, done: int = 0, of: int = 0) -> None:
        """Say that something takes its time, how much is done if that is known; a way to stop it.

        Told again while it lasts, only the words and the progress change: the button keeps its
        place and the keyboard.
        """
        self._end.stop()
        if not self._progress.isHidden() and [way.text() for way in self.ways] == [stop.words]:
            put(self._words, words)
        else:
            self._show(words, (stop,), kind="quiet", waits=True)
        self._progress.setRange(0, of)
        self._progress.setValue(done)

    def close_message(self) -> None:
        """Close the bar; the keyboard goes where it came from."""
        held = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        self.closed.emit()
        if held:
            self.focus_left.emit()

    def _show(self, words: str, ways: Sequence[Way], *, kind: str, waits: bool) -> None:
        """Show the bar, all parts in place before it takes its height from the page below it."""
        self._end.stop()
        put(self._words, words)
        if self._cross.icon().isNull():  # a start that says nothing draws nothing
            sign(self._cross, "close")
        self._progress.setVisible(waits)
        self._cross.setVisible(not waits)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        while self._ways.count():
            taken = self._ways.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for way in ways:
            button = QPushButton(way.words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(way.go)
            self._ways.addWidget(button)
        self._row.activate()
        self.show()
