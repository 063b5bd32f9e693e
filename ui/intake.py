"""How a report comes in: a file or pasted text, read off the window's thread, up to its draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.model import PlannerError
from ui.work import Errand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from planner.model import Document, Draft


class Intake(QObject):
    """Reads one report at a time; the next ones wait until a person is done with it."""

    reading_started = Signal(str)
    reading_ended = Signal()
    draft_ready = Signal(object)  # Draft
    nothing_found = Signal(object)  # Draft without proposals
    refused = Signal(object)  # PlannerError
    broken = Signal(object)  # any other exception

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._errand: Errand | None = None
        self._next: list[Path] = []

    def read_files(self, files: Sequence[Path]) -> None:
        """Read these files, one after the other."""
        self._next.extend(files)
        if self._errand is None:
            self.read_next()

    def read_next(self) -> None:
        """Read the next file that waits."""
        if self._next:
            path = self._next.pop(0)
            today = self._today()
            self._begin(path.name, lambda: _draft_of_file(path, today))

    def read_text(self, text: str, name: str) -> None:
        """Read pasted text."""
        today = self._today()
        self._begin(name, lambda: _draft_of_text(text, name, today))

    def read_document(self, document: Document) -> None:
        """Read a kept document again."""
        today = self._today()
        self._begin(document.name, lambda: _draft_of(document, today))

    def stop(self) -> None:
        """Want nothing of what is being read."""
        if self._errand is not None:
            self._errand.stop()
        self._next.clear()
        self._end()

    # ------------------------------------------------------------------------------------- inside

    def _begin(self, name: str, slow: Callable[[], Draft]) -> None:
        if self._errand is not None:
            self._errand.stop()
        self._errand = Errand(slow, self)
        self._errand.answered.connect(self._take)
        self._errand.failed.connect(self._fail)
        self.reading_started.emit(name)
        self._errand.start()

    def _take(self, draft: Draft) -> None:
        self._end()
        if draft.proposals:
            self.draft_ready.emit(draft)
        else:
            self.nothing_found.emit(draft)

    def _fail(self, failure: Exception) -> None:
        self._end()
        if isinstance(failure, PlannerError):
            self.refused.emit(failure)
        else:
            self.broken.emit(failure)

    def _end(self) -> None:
        self._errand = None
        self.reading_ended.emit()


def _draft_of_file(path: Path, today: date) -> Draft:
    """Read a file; the readers are imported here, off the window's thread and off its start."""
    from planner.reading.document import read  # noqa: PLC0415 - on first use

    return _draft_of(read(path), today)


def _draft_of_text(text: str, name: str, today: date) -> Draft:
    from planner.reading.document import from_text  # noqa: PLC0415 - on first use

    return _draft_of(from_text(text, name), today)


def _draft_of(document: Document, today: date) -> Draft:
    from planner.reading.extract import extract  # noqa: PLC0415 - on first use

    return extract(document, None, today)
