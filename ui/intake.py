"""How a report or a calendar comes in: read off the window's thread, up to its draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.model import PlannerError, UnreadableReport
from ui.errand import Errand, LongErrand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from planner.ics.arriving import Arrival
    from planner.model import Document, Draft
    from ui.calendar_files import CalendarFiles
    from ui.recognition import Offer, Page

    ReadCalendar = Callable[[bytes, str], Arrival]


class Intake(QObject):
    """Reads one report at a time; the next ones wait until a person is done with it."""

    reading_started = Signal(str)
    reading_ended = Signal()
    draft_ready = Signal(object)  # Draft
    calendar_ready = Signal(object)  # Arrival
    nothing_found = Signal(object)  # Draft without proposals
    offered = Signal(object)  # Offer to recognise letters
    page_begun = Signal(str, int, int)  # name of the report; the page at hand, and how many
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

    def read_text(self, text: str, name: str, markup: str = "") -> None:
        """Read pasted text; `markup` is the same as a page, where the clipboard has it."""
        today, calendar = self._today(), self._calendars.reader()
        self._begin(name, lambda: _read_text(text, markup, name, today, calendar))

    def read_document(self, document: Document) -> None:
        """Read a kept document again."""
        today, calendar = self._today(), self._calendars.reader()
        self._begin(document.name, lambda: _read_again(document, today, calendar))

    def recognise(self, offer: Offer) -> None:
        """Read the pictures of a report."""
        today = self._today()

        def slow(tell: Callable[[object], None], is_stopped: Callable[[], bool]) -> Draft:
            return _draft_of(offer.accepted(tell, is_stopped), today)

        errand = LongErrand(slow, self)
        errand.told.connect(self._tell_page)
        self._start(offer.name, errand)

    def leave(self, offer: Offer) -> None:
        """Go on without the letters in pictures: with what was read, or the next file."""
        if offer.draft is None:
            self.read_next()
        else:
            self._hand_over(offer.draft)

    def stop(self) -> None:
        """Want nothing of what is being read."""
        if self._errand is not None:
            self._errand.stop()
        self._next.clear()
        self._end()

    # ------------------------------------------------------------------------------------- inside

    def _begin(self, name: str, slow: Callable[[], Draft | Arrival | Offer]) -> None:
        self._start(name, Errand(slow, self))

    def _start(self, name: str, errand: Errand) -> None:
        if self._errand is not None:
            self._errand.stop()
        self._errand = errand
        errand.answered.connect(self._take)
        errand.failed.connect(self._fail)
        self.reading_started.emit(name)
        errand.start()

    def _take(self, found: Draft | Arrival | Offer) -> None:
        from planner.model import Draft  # noqa: PLC0415 - not on the way to the window
        from ui.recognition import Offer  # noqa: PLC0415 - what was read may be a scan

        self._end()
        if isinstance(found, Draft):
            self._hand_over(found)
        elif isinstance(found, Offer):
            self.offered.emit(found)
        else:
            self.calendar_ready.emit(found)

    def _hand_over(self, draft: Draft) -> None:
        if draft.proposals:
            self.draft_ready.emit(draft)
        else:
            self.nothing_found.emit(draft)

    def _tell_page(self, page: Page) -> None:
        self.page_begun.emit(page.name, page.number, page.of)

    def _fail(self, failure: Exception) -> None:
        self._end()
        if isinstance(failure, PlannerError):
            self.refused.emit(failure)
        else:
            self.broken.emit(failure)

    def _end(self) -> None:
        self._errand = None
        self.reading_ended.emit()


def _read_file(path: Path, today: date, calendar: ReadCalendar) -> Draft | Arrival | Offer:
    """Read a file; the readers are imported here, off the window's thread and off its start."""
    from planner.ics.arriving import is_calendar
    from planner.reading.document import from_bytes, raw  # noqa: PLC0415 - on first use
    from ui.recognition import offer_of  # noqa: PLC0415

    data = raw(path)
    if is_calendar(data, path.name):
        return calendar(data, path.name)
    try:
        draft = _draft_of(from_bytes(data, path.name), today)
    except UnreadableReport as refusal:
        if (offer := offer_of(data, path.name, (refusal.reason,))) is None:
            raise
        return offer
    return offer_of(data, path.name, draft.document.notes, draft) or draft


def _read_text(
    text: str, markup: str, name: str, today: date, calendar: ReadCalendar
) -> Draft | Arrival:
    from planner.ics.arriving import is_calendar_text
    from planner.reading.document import from_text  # noqa: PLC0415 - on first use

    if is_calendar_text(text):
        return calendar(text.encode(errors="replace"), name)
    return _draft_of(from_text(text, name, markup), today)


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
