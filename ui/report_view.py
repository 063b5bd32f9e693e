"""Show a report's text with the words of its items lit; say which place was clicked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit

from planner.model import Span
from ui.style import colour, look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

FIRST_ASTRAL = 0x10000


class Light(Enum):
    """Why words are lit."""

    TASK = "task"
    EVENT = "event"
    PROBLEM = "problem"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class LitWords:
    """Words of the report and why they are lit."""

    span: Span
    light: Light


FAR_TOO_LONG, SHORT = 20_000, 2_000  # letters of a line
FAR_TOO_MANY = 100_000  # lines
EMPTY_LINES = re.compile(r"\n{3,}")


class Offsets:
    """Turn code points, which spans count, into the UTF-16 units that Qt counts, and back."""

    def __init__(self, text: str) -> None:
        self._astral = [n for n, letter in enumerate(text) if ord(letter) >= FIRST_ASTRAL]

    def to_qt(self, offset: int) -> int:
        """Return the position in UTF-16 units."""
        return offset + sum(place < offset for place in self._astral)

    def from_qt(self, position: int) -> int:
        """Return the offset in code points."""
        offset = position
        for count, place in enumerate(self._astral):
            if place + count >= position:
                break
            offset -= 1
        return offset


def _in_short_lines(text: str) -> str:
    """Return a text to show, letter for letter as long, whose lines can be laid out at once.

    A line of a million letters freezes the window for a minute. Where one is far too long, a blank
    becomes its end; without any blank a letter does, which only files made to harm have.
    """
    if text.count("\n") > FAR_TOO_MANY:  # each line costs memory, an empty one too
        text = EMPTY_LINES.sub(lambda gap: f"\n{' ' * (len(gap.group()) - 2)}\n", text)
    if max(map(len, text.split("\n"))) <= FAR_TOO_LONG:
        return text
    return "\n".join(_cut(line) if len(line) > FAR_TOO_LONG else line for line in text.split("\n"))


def _cut(line: str) -> str:
    pieces, start = [], 0
    while len(line) - start > SHORT:
        blank = line.rfind(" ", start + 1, start + SHORT)
        end = blank if blank > 0 else start + SHORT
        pieces.append(line[start:end])
        start = end + 1
    return "\n".join([*pieces, line[start:]])


class ReportView(QPlainTextEdit):
    """The report as plain text. Its words never load a picture and never become rich text."""

    place_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self._offsets = Offsets("")
        self._lights: list[QTextEdit.ExtraSelection] = []
        self._current: Span | None = None

    def show_report(self, text: str, lit: Sequence[LitWords]) -> None:
        """Show a text with lit words."""
        self._offsets = Offsets(text)
        self._current = None
        self._lights = []
        self._begin_document()
        self.setPlainText(_in_short_lines(text))
        self.light(lit)

    def light(self, lit: Sequence[LitWords]) -> None:
        """Light other words of the same text."""
        self._lights = [self._selection(each.span, self._format(each.light)) for each in lit]
        self._paint_lights()

    def point_at(self, span: Span) -> None:
        """Light one stretch strongly and scroll to it."""
        self._current = span
        self._paint_lights()
        cursor = self._cursor(Span(span.start, span.start))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @property
    def current(self) -> Span | None:
        """The stretch that is lit strongly."""
        return self._current

    @property
    def marked_span(self) -> Span | None:
        """The words that the person has marked, without blanks around them."""
        cursor = self.textCursor()
        start = self._offsets.from_qt(cursor.selectionStart())
        end = self._offsets.from_qt(cursor.selectionEnd())
        words = self.toPlainText()[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    def mark(self, span: Span) -> None:
        """Mark words as a person would with the mouse."""
        self.setTextCursor(self._cursor(span))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which place was clicked, unless words were marked."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            position = self.cursorForPosition(event.position().toPoint()).position()
            self.place_clicked.emit(self._offsets.from_qt(position))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of the review to the review."""
        if event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _begin_document(self) -> None:
        """Take a new document: to one that had many lights, each line would be added slowly."""
        former, fresh = self.document(), QTextDocument(self)
        fresh.setDocumentLayout(QPlainTextDocumentLayout(fresh))
        fresh.setDefaultFont(former.defaultFont())
        fresh.setDocumentMargin(former.documentMargin())
        fresh.setUndoRedoEnabled(False)
        is_ours = former.parent() is self  # Qt deletes its own
        self.setDocument(fresh)
        if is_ours:
            former.deleteLater()

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_qt(span.start))
        cursor.setPosition(self._offsets.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint_lights(self) -> None:
        selections = list(self._lights)
        if self._current is not None:
            selections.append(self._selection(self._current, self._strong()))
        self.setExtraSelections(selections)

    def _selection(self, span: Span, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(span)
        selection.format = form
        return selection

    def _format(self, light: Light) -> QTextCharFormat:
        form, chosen = QTextCharFormat(), look()
        match light:
            case Light.TASK:
                form.setBackground(colour(chosen.chosen))
            case Light.EVENT:
                form.setBackground(colour(chosen.commemoration.ground))
            case Light.PROBLEM:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                form.setUnderlineColor(colour(chosen.red))
            case Light.PASSED:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                form.setUnderlineColor(colour(chosen.muted))
        return form

    def _strong(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        form.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        return form
