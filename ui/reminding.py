"""What the window says by itself: a plan for reading only, waiting reports, today, old tasks.

One quiet line at a time, the gravest first; each can be answered or closed, and the next one comes
when it is closed. What is due today and what is overdue is said again when a new day begins, and
on request in the system's tray. Nothing asks before a person can go on.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.model import Month, Task
from ui.message_bar import Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Change, Entry
    from planner.store import Store
    from planner.today import DayNews
    from ui.choosing import Choosing
    from ui.intake import Intake
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.texts import Texts
    from ui.tray import Tray


TRAY_PAUSE = 500  # ms of quiet before the sign in the tray is made true


class Reminding(QObject):
    """Looks at the plan when the window begins, and when a day does."""

    window_requested = Signal()  # from the tray
    read_only_found = Signal(object)  # why

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        intake: Intake,
        store: Store,
        texts: Texts,
        choosing: Choosing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._intake = intake
        self._store = store
        self._texts = texts
        self._choosing = choosing
        self._next: list[Callable[[], bool]] = []
        self.tray: Tray | None = None
        self._tray_pause = QTimer(self)
        self._tray_pause.setSingleShot(True)
        self._tray_pause.setInterval(TRAY_PAUSE)
        self._tray_pause.timeout.connect(self._show_tray_again)
        window.messages.closed.connect(self._go_on)

    def remind(self) -> None:
        """Say what a person should know now, if there is anything."""
        if self._store.read_only:
            self.read_only_found.emit(self._store.reason)
        else:
            rest = [self._tell_day, self._tell_unfinished]
            if not self.day_news().entries:  # what is late is mostly last month's: ask that first
                rest.reverse()
            self._next = [self._tell_waiting, *rest]
            self._go_on()

    def begin_day(self) -> None:
        """Say what the new day brings, unless something else is being said."""
        self._next = [self._tell_day]
        self._go_on()
        self.show_in_tray(aloud=not self._window.isActiveWindow())

    def end(self) -> None:
        """Take the sign out of the tray."""
        self._tray_pause.stop()
        if self.tray is not None:
            self.tray.hide()

    def _go_on(self) -> None:
        """Say the next thing there is to say."""
        if not self._window.shows_calendar or self._window.messages.words:
            return
        while self._next and not self._next.pop(0)():
            pass

    # ------------------------------------------------------------------------------------- the day

    def day_news(self) -> DayNews:
        """Return what is to be said of today."""
        from planner.today import news  # noqa: PLC0415 - not on the way to the window

        today, plan = self._session.clock.today(), self._session.plan
        return news(plan.between(today, today), plan.overdue(today), today)

    def _tell_day(self) -> bool:
        found = self.day_news() if self._choosing.settings.reminders else None
        if not found:
            return False
        show = Way(self._texts.say("reminder.show"), self._show_today)
        self._window.messages.tell(self.day_words(found), show)
        return True

    def day_words(self, found: DayNews) -> str:
        """Return the news of a day in words: what is today, what is late."""
        said = []
        if found.entries:
            title = self._title(found.entries[0])
            key = "today_many" if found.entries[1:] else "today_one"
            said.append(self._texts.say(f"reminder.{key}", count=len(found.entries), title=title))
        if found.overdue:
            oldest = min(found.overdue, key=lambda task: task.due or self._session.clock.today())
            key = "overdue_many" if found.overdue[1:] else "overdue_one"
            day = self._texts.day(oldest.due) if oldest.due else ""
            title, count = self._texts.title(oldest), len(found.overdue)
            said.append(self._texts.say(f"reminder.{key}", count=count, title=title, day=day))
        return " ".join(said)

    def _title(self, entry: Entry) -> str:
        """Return a title after the clock time where it has one."""
        start = entry.event.start if entry.event and entry.event.is_timed else None
        clock = f"{self._texts.clock(start)} " if isinstance(start, datetime) else ""
        return f"{clock}{self._texts.title(entry.item)}"

    def _show_today(self, _checked: object = None) -> None:
        self._window.messages.close_message()
        self._session.show_today()

    def show_in_tray(self, *, aloud: bool = False) -> None:
        """Show in the tray, where there is one and a person wants it, what is to be said."""
        if not self._choosing.settings.tray:
            self.end()
            return
        if self.tray is None:
            from ui.tray import Tray  # noqa: PLC0415 - some do not want it

            self.tray = Tray(self._texts, self)
            self.tray.window_requested.connect(self.window_requested)
            self.tray.day_requested.connect(self._come_to_today)
            self._session.plan.watch(self._renew_tray)
        self.tray.tell(self._day_said(), aloud=aloud)

    def _renew_tray(self, _change: Change) -> None:
        """Keep the sign true once something has changed; work in the window goes first."""
        self._tray_pause.start()

    def _show_tray_again(self) -> None:
        if self.tray is not None and self._choosing.settings.tray:
            self.tray.tell(self._day_said(), aloud=False)

    def _day_said(self) -> str:
        found = self.day_news() if self._choosing.settings.reminders else None
        return self.day_words(found) if found else ""

    def _come_to_today(self) -> None:
        self.window_requested.emit()
        self._show_today()

    # ------------------------------------------------------------------------------------ the plan

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
        self._next = []
        if document is not None:
            self._window.messages.close_message()
            self._intake.read_document(document)

    def _tell_unfinished(self) -> bool:
        """Offer to carry last month's open tasks over."""
        this = Month.of(self._session.clock.today())
        last = this.shifted(-1)
        uids = self._unfinished(last)
        if not uids:
            return False
        month = self._texts.month
        said = self._texts.say("window.unfinished", count=len(uids), month=month(last))
        carry = self._texts.say("window.carry", month=month(this))
        self._window.messages.tell(
            said,
            Way(carry, partial(self._carry, last, this)),
            Way(self._texts.say("window.look"), partial(self._look, last)),
        )
        return True

    def _unfinished(self, month: Month) -> list[str]:
        return [
            item.uid
            for item in self._session.plan.listed(month)
            if isinstance(item, Task) and item.is_open and item.month == month
        ]

    def _carry(self, last: Month, this: Month, _checked: object = None) -> None:
        """Carry over what is still open: some may have been done while the offer stood there."""
        self._window.messages.close_message()
        if uids := self._unfinished(last):
            self._session.carry(uids, this)

    def _look(self, month: Month, _checked: object = None) -> None:
        self._window.messages.close_message()
        self._session.show_month(month)
