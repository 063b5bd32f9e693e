"""What becomes of a report that came in: waited for, refused, reviewed, taken over, looked at."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

import resources
from planner.model import RECOGNISABLE, UnreadableReport
from ui.errors import details
from ui.message_bar import Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ics.arriving import Arrival
    from planner.model import Document, Draft, Evidence, Item, PlannerError, Span
    from planner.store import Store
    from ui.intake import Intake
    from ui.main_window import MainWindow
    from ui.recognition import Offer, Recognition
    from ui.report_page import ReportPage
    from ui.review import ReviewPage
    from ui.session import Session
    from ui.sheets import Sheets
    from ui.work import Writer


log = logging.getLogger(__name__)

PATTERNS = (
    "*.docx *.doc *.pdf *.txt *.html *.htm *.rtf *.odt *.eml *.msg *.mht *.ics "
    "*.png *.jpg *.jpeg *.tif *.tiff *.bmp"
)
MOST_TOLD = 200  # sentences about one file
SAMPLE = ("samples", "bao-cao-mau.txt")


class Reception(QObject):
    """Stands between a report and the plan."""

    told = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        intake: Intake,
        writer: Writer,
        store: Store,
        sheets: Sheets,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._intake = intake
        self._writer = writer
        self._store = store
        self._sheets = sheets
        self._texts = sheets.texts
        self._draft: Draft | None = None
        self._kept = ""  # digest of the calendar file that waited for this review
        self._review: ReviewPage | None = None
        self._report: ReportPage | None = None
        self._recognition: Recognition | None = None

    # ------------------------------------------------------------------------------------- ways in

    def choose_file(self) -> None:
        """Let a person choose reports."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not on the way to the window

        say = self._texts.say
        kinds = (
            say("window.report_files", patterns=PATTERNS),
            say("window.all_files", patterns="*"),
        )
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, say("window.choose_report"), "", ";;".join(kinds)
        )
        if chosen:
            self.read(chosen)

    def read(self, files: Sequence[str | Path]) -> None:
        """Read report files."""
        self._intake.read_files([Path(file) for file in files])

    def read_sample(self) -> None:
        """Read the sample report that ships."""
        self._intake.read_files([resources.path(*SAMPLE)])

    def paste(self) -> None:
        """Read the text that was copied elsewhere, or the files."""
        carried = QApplication.clipboard().mimeData()
        files = [url.toLocalFile() for url in carried.urls() if url.isLocalFile()]
        if files:
            self.read(files)
        elif carried.text().strip():
            self.read_text(carried.text(), carried.html())
        else:
            self._window.messages.tell(self._texts.say("window.nothing_to_paste"))

    def read_text(self, text: str, markup: str = "") -> None:
        """Read pasted or dropped text; `markup` is the same as a page, where there is one."""
        self._intake.read_text(text, self._texts.say("window.pasted"), markup)

    # ------------------------------------------------------------------------------ what came of it

    def show_reading(self, name: str) -> None:
        """Say that a report is being read, with a way to stop."""
        words = self._texts.say("window.reading", name=name)
        stop = Way(self._texts.say("window.stop_reading"), self._intake.stop)
        self._window.messages.wait_for(words, stop)

    def show_review(self, draft: Draft) -> None:
        """Put a draft before the person, beside what the plan holds already."""
        self._draft, self._kept = draft, ""
        self._window.show_over(self.review_page)
        self.review_page.show_draft(draft, self._session.plan.compare(draft))

    def show_calendar_review(self, arrival: Arrival) -> None:
        """Put a calendar file before the person: what is new, changed, the same, broken."""
        from planner.ics.arriving import sentence

        self._draft, self._kept = arrival.draft, arrival.kept
        first, last = (self._texts.day(day) for day in self._intake.calendar_window)
        facts = self._texts.say("review.repeating", first=first, last=last)
        told = [sentence(trouble, self._texts.words) for trouble in arrival.troubles[:MOST_TOLD]]
        self._window.show_over(self.review_page)
        self.review_page.show_calendar(arrival.draft, arrival.rereading, told, facts)

    def offer_recognition(self, offer: Offer) -> None:
        """Ask whether the letters of a scan are to be recognised."""
        if self._recognition is None:
            from ui.recognition import Recognition  # noqa: PLC0415 - few files need it

            messages = self._window.messages
            self._recognition = Recognition(messages, self._intake, self._texts)
        self._recognition.ask(offer)

    def show_nothing_found(self, draft: Draft) -> None:
        """Say that a report has no task and no day, and tells of none; the text is not kept."""
        if self._session.plan.compare(draft).told:
            self.show_review(draft)
            return
        name = draft.document.name
        self._window.messages.tell(self._texts.say("window.no_items", name=name))
        self._intake.read_next()

    def refuse(self, error: PlannerError) -> None:
        """Say why something was refused."""
        words = self._texts.refusal(error)
        if isinstance(error, UnreadableReport) and error.reason in RECOGNISABLE:
            words = f"{words} {self._texts.say('recognition.install')}"
        self._window.messages.tell(words, grave=True)
        self._intake.read_next()

    def break_off(self, failure: Exception) -> None:
        """Say that reading failed in a way nobody foresaw."""
        log.error("reading failed", exc_info=failure)
        self.show_broken(details(failure))
        self._intake.read_next()

    def show_broken(self, said: str) -> None:
        """Say that something unforeseen went wrong, with the details to look at and copy."""
        way = Way(self._texts.say("errors.copy_details"), partial(self._sheets.open_details, said))
        self._window.messages.tell(self._texts.say("errors.unexpected"), way, grave=True)

    def show_crash(self, said: str) -> None:
        """Say that the program ended in the middle of its work last time."""
        way = Way(self._texts.say("errors.copy_details"), partial(self._sheets.open_details, said))
        self._window.messages.tell(self._texts.say("errors.crashed"), way)

    # -------------------------------------------------------------------------------------- review

    @property
    def review_page(self) -> ReviewPage:
        """The page of reviews; made when the first report comes in."""
        if self._review is None:
            from ui.review import ReviewPage  # noqa: PLC0415 - not on the way to the window

            self._review = ReviewPage(self._texts)
            self._review.is_finished = self._sheets.is_finished
            self._review.accepted.connect(self._take_over)
            self._review.cancelled.connect(self.leave_review)
            self._review.told.connect(self._window.messages.tell)
            self._review.edit_requested.connect(self._correct)
            self._review.mark_requested.connect(self._add_marked)
        return self._review

    def leave_review(self) -> None:
        """Go back to the calendar, nothing taken over."""
        self._draft = None
        self._sheets.leave_reading()
        self._window.show_calendar()
        self._intake.read_next()

    def _correct(self, index: int, item: Item) -> None:
        """Let a person correct a proposal in the form beside the review."""
        self._sheets.open_reading(partial(self.review_page.replace_item, index), item)

    def _add_marked(self, span: Span, kind: str) -> None:
        """Add an item from the words that a person marked."""
        from planner.reading.marking import proposal  # noqa: PLC0415 - the reader is slow to load

        if self._draft is not None:
            today = self._session.clock.today()
            self.review_page.add(proposal(self._draft, span, kind, today))

    def _take_over(self, readings: list[Item], dropped: list[Item], digest: str) -> None:
        """Keep the report's text, take its items into the plan, show their month."""
        draft = self._draft
        if draft is None:
            return
        now, kept = self._session.clock.now(), self._kept
        held = self.review_page.review
        edited = held.edited if held else ()

        def keep(store: Store) -> None:
            store.keep(draft.document, draft.head, None, now)
            for each in {digest, kept or digest}:
                store.mark_reviewed(each, now)

        self._writer.perform(keep, beside="reports")
        self._window.show_calendar()
        if readings or dropped or edited:
            self._session.accept(readings, dropped, edited)
        month = draft.head.period or self._session.month_to_show((*readings, *edited))
        self._session.show_month(month)
        marked = len(held.outcomes) if held else 0
        count = len(readings) + len(edited) - marked
        key = "window.accepted_marked" if marked else "window.accepted"
        self._window.status.add(self._texts.say(key, count=count, marked=marked))
        self._draft = None
        if held and held.asked:
            self._tell_asked(len(held.asked), draft.document)
        self._intake.read_next()

    def _tell_asked(self, count: int, document: Document) -> None:
        """Say what stayed out because nobody decided on it, and offer to look at it."""

        def look(_checked: object = None) -> None:
            self._window.messages.close_message()
            self._intake.read_document(document)

        say = self._texts.say
        self._window.messages.tell(say("window.asked", count=count), Way(say("window.look"), look))

    # ------------------------------------------------------------------------------------ evidence

    def show_evidence(self, uid: str) -> None:
        """Show the report an item came from, its words lit."""
        self._show_words(self._session.plan.item(uid).evidence)

    def show_outcome(self, uid: str) -> None:
        """Show the report that told last what came of a task, its words lit."""
        entry = self._session.entry(uid)
        if entry and entry.task and entry.task.outcomes:
            self._show_words(entry.task.outcomes[-1])

    def _show_words(self, evidence: Evidence | None) -> None:
        if evidence is None:
            return
        document = self._store.document(evidence.document)
        if document is None:
            self._window.messages.tell(self._texts.say("window.report_gone"))
            return
        if self._report is None:
            from ui.report_page import ReportPage  # noqa: PLC0415 - not on the way to the window

            self._report = ReportPage(self._texts)
            self._report.left.connect(self._window.show_calendar)
        self._window.show_over(self._report)
        self._report.show_evidence(document, evidence)

    def show_chosen_evidence(self) -> None:
        """Show the report of the chosen item."""
        if self._session.uid:
            self.show_evidence(self._session.uid)
