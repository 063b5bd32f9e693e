"""What the window says once it is open: a plan for reading only, waiting reports, old tasks.

One line at a time, the gravest first; each can be answered or closed, and none comes back in this
session.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.model import Month, Task
from ui.message_bar import Way

if TYPE_CHECKING:
    from planner.store import Store
    from ui.intake import Intake
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.texts import Texts


class Reminding(QObject):
    """Looks at the plan after the first paint."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        intake: Intake,
        store: Store,
        texts: Texts,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._intake = intake
        self._store = store
        self._texts = texts

    def remind(self) -> None:
        """Say what a person should know now, if there is anything."""
        if self._store.read_only:
            self._tell_read_only()
        elif not self._tell_waiting():
            self._tell_unfinished()

    def _tell_read_only(self) -> None:
        reason = self._store.reason or ""
        key = f"store.{reason}"
        words = self._texts.words
        why = words.say(key) if words.has(key) else self._texts.say("errors.cannot_write")
        self._window.messages.tell(self._texts.say("errors.read_only", reason=why), grave=True)

    def _tell_waiting(self) -> bool:
        """Offer the review of reports that were read without one."""
        waiting = [report for report in self._store.reports() if report.reviewed is None]
        if not waiting:
            return False
        newest = waiting[-1]
        said = self._texts.say("window.waiting_report", count=len(waiting), title=newest.title)
        review = partial(self._review, newest.digest)
        self._window.messages.tell(said, Way(self._texts.say("window.review_now"), review))
        return True

    def _review(self, digest: str, _checked: object = None) -> None:
        document = self._store.document(digest)
        if document is not None:
            self._window.messages.close_message()
            self._intake.read_document(document)

    def _tell_unfinished(self) -> None:
        """Offer to carry last month's open tasks over."""
        this = Month.of(self._session.clock.today())
        last = this.shifted(-1)
        uids = [
            item.uid
            for item in self._session.plan.listed(last)
            if isinstance(item, Task) and item.is_open and item.month == last
        ]
        if not uids:
            return
        month = self._texts.month
        said = self._texts.say("window.unfinished", count=len(uids), month=month(last))
        carry = self._texts.say("window.carry", month=month(this))
        self._window.messages.tell(
            said,
            Way(carry, partial(self._carry, uids, this)),
            Way(self._texts.say("window.look"), partial(self._look, last)),
        )

    def _carry(self, uids: list[str], month: Month, _checked: object = None) -> None:
        self._window.messages.close_message()
        self._session.carry(uids, month)

    def _look(self, month: Month, _checked: object = None) -> None:
        self._window.messages.close_message()
        self._session.show_month(month)
