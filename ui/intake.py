"""How a report or a calendar comes in: read off the window's thread, up to its draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.model import PlannerError
from ui.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from planner.ics.arriving import Arrival
    from planner.model import Document, Draft
    from ui.calendar_files import CalendarFiles

    ReadCalendar = Callable[[bytes, str], Arrival]


class Intake(QObject):
    """Reads one report at a time; the next ones wait until a person is done with it."""

    reading_started = Signal(str)
    reading_ended = Signal()
    draft_ready = Signal(object)  # Draft
    calendar_ready = Signal(object)  # Arrival
    nothing_found = Signal(object)  # Draft without proposals
    refused = Signal(object)  # PlannerError
    broken = Signal(object)  # any other exception

    def __init__(
        self, today: Callable[[], date], calendars: CalendarFiles, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._calendars = calendars
        self._errand: Errand | None = None
        self._next: list[Path] = []

    @property
    def calendar_window(self) -> tuple[date, date]:
        """The days in which recurring items of a calendar file are read."""
        return self._calendars.window

    def read_files(self, files: Sequence[Path]) -> None:
        """Read these files, one after the other."""
        self._next.extend(files)
        if self._errand is None:
            self.read_next()

    def read_next(self) -> None:
        """Read the next file that waits."""
        if self._next:
            path = self._next.pop(0)
            today, calendar = self._today(), self._calendars.reader()
            self._begin(path.name, lambda: _read_file(path, today, calendar))

    def read_text(self, text: str, name: str) -> None:
        """Read pasted text."""
        today, calendar = self._today(), self._calendars.reader()
        self._begin(name, lambda: _read_text(text, name, today, calendar))

    def read_document(self, document: Document) -> None:
        """Read a kept document again."""
        today, calendar = self._today(), self._calendars.reader()
        self._begin(document.name, lambda: _read_again(document, today, calendar))

    def stop(self) -> None:
        """Want nothing of what is being read."""
        if self._errand is not None:
            self._errand.stop()
        self._next.clear()
        self._end()

    # ------------------------------------------------------------------------------------- inside

    def _begin(self, name: str, slow: Callable[[], Draft | Arrival]) -> None:
        if self._errand is not None:
            self._errand.stop()
        self._errand = Errand(slow, self)
        self._errand.answered.connect(self._take)
        self._errand.failed.connect(self._fail)
        self.reading_started.emit(name)
        self._errand.start()

    def _take(self, found: Draft | Arrival) -> None:
        from planner.model import Draft  # noqa: PLC0415 - not on the way to the window

        self._end()
        if not isinstance(found, Draft):
            self.calendar_ready.emit(found)
        elif found.proposals:
            self.draft_ready.emit(found)
        else:
            self.nothing_found.emit(found)

    def _fail(self, failure: Exception) -> None:
        self._end()
        if isinstance(failure, PlannerError):
            self.refused.emit(failure)
        else:
            self.broken.emit(failure)

    def _end(self) -> None:
        self._errand = None
        self.reading_ended.emit()


def _read_file(path: Path, today: date, calendar: ReadCalendar) -> Draft | Arrival:
    """Read a file; the readers are imported here, off the window's thread and off its start."""
    from planner.ics.arriving import is_calendar
    from planner.reading.document import from_bytes, raw  # noqa: PLC0415 - on first use

    data = raw(path)
    if is_calendar(data, path.name):
        return calendar(data, path.name)
    return _draft_of(from_bytes(data, path.name), today)


def _read_text(text: str, name: str, today: date, calendar: ReadCalendar) -> Draft | Arrival:
    from planner.ics.arriving import is_calendar_text
    from planner.reading.document import from_text  # noqa: PLC0415 - on first use

    if is_calendar_text(text):
        return calendar(text.encode(errors="replace"), name)
    return _draft_of(from_text(text, name), today)


def _read_again(document: Document, today: date, calendar: ReadCalendar) -> Draft | Arrival:
    """Read what was kept for its review: a report, or a calendar file as it came."""
    from planner.ics.arriving import content, is_calendar_text

    if is_calendar_text(document.text):
        found = calendar(content(document), document.name)
        return replace(found, kept=document.digest)
    return _draft_of(document, today)


def _draft_of(document: Document, today: date) -> Draft:
    from planner.reading.extract import extract  # noqa: PLC0415 - on first use

    return extract(document, None, today)
