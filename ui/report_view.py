"""Show a report's text with the words of its items lit; say which place was clicked."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit

from planner.model import Span
from ui.style import colour, look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Light(Enum):
    """Why words are lit."""

    TASK = "task"
    EVENT = "event"
    PROBLEM = "problem"
    PASSED = "passed"


class LitWords(NamedTuple):
    """Words of the report and why they are lit."""

    span: Span
    light: Light


FAR_TOO_LONG, SHORT = 20_000, 2_000  # letters of a line
FAR_TOO_MANY = 100_000  # lines
EMPTY_LINES = re.compile(r"\n{3,}")


class Offsets:
    """Turn code points, which spans count, into the UTF-16 units that Qt counts, and back."""

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in ASTRAL.finditer(text)]

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


def light_format(light: Light) -> QTextCharFormat:
    """Return how words in a light look: on a ground, or underlined."""
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
        self._lit: list[tuple[int, int, LitWords]] = []  # by start: start, rank, words
        self._longest = 0
        self._blocks = range(0)  # the paragraphs whose words are lit: those in sight, and around
        self._current: Span | None = None
        self.verticalScrollBar().valueChanged.connect(self._follow)

    def show_report(self, text: str, lit: Sequence[LitWords]) -> None:
        """Show a text with lit words."""
        self._offsets = Offsets(text)
        self._current = None
        self._lit = []
        self._begin_document()
        self.setPlainText(_in_short_lines(text))
        self.light(lit)

    def light(self, lit: Sequence[LitWords]) -> None:
        """Light other words of the same text; of overlapping ones the last is on top."""
        ranked = ((each.span.start, rank, each) for rank, each in enumerate(lit))
        self._lit = sorted(ranked, key=itemgetter(0, 1))
        self._longest = max((each.span.end - each.span.start for each in lit), default=0)
        self._paint_lights()

    def point_at(self, span: Span) -> None:
        """Light one stretch strongly and scroll to it."""
        self._current = span
        for place in (span.end, span.start):  # all of it, where there is room
            self.setTextCursor(self._cursor(Span(place, place)))
            self.ensureCursorVisible()
        self._paint_lights()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight what is pointed at, and light what comes into sight."""
        super().resizeEvent(event)
        if self._current is not None:
            self.ensureCursorVisible()
        self._follow()

    def _follow(self, _value: int = 0) -> None:
        """Light what comes into sight."""
        first = self.firstVisibleBlock().blockNumber()
        last = min(first + self._page(), self.blockCount()) - 1
        if first not in self._blocks or last not in self._blocks:
            self._paint_lights()

    def _page(self) -> int:
        """Return how many paragraphs are in sight at most."""
        return self.viewport().height() // self.fontMetrics().lineSpacing() + 2

    def _near(self) -> Iterator[LitWords]:
        """Yield the lit words in sight and around; ten thousand at once would take seconds."""
        number, page = self.firstVisibleBlock().blockNumber(), self._page()
        self._blocks = range(max(number - page, 0), min(number + 2 * page, self.blockCount()))
        document = self.document()
        end = document.findBlockByNumber(self._blocks[-1])
        first = self._offsets.from_qt(document.findBlockByNumber(self._blocks[0]).position())
        last = self._offsets.from_qt(end.position() + end.length())
        low = bisect_left(self._lit, first - self._longest, key=itemgetter(0))
        high = bisect_left(self._lit, last, key=itemgetter(0))
        near = [each for each in self._lit[low:high] if each[2].span.end > first]
        yield from (words for _start, _rank, words in sorted(near, key=itemgetter(1)))

    def _paint_lights(self) -> None:
        selections = [self._selection(each.span, light_format(each.light)) for each in self._near()]
        if self._current is not None:
            selections.append(self._selection(self._current, self._strong()))
        self.setExtraSelections(selections)

    def _selection(self, span: Span, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(span)
        selection.format = form
        return selection

    def _strong(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        form.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        return form
