"""Files that follow the plan: written again after each change, off the window's thread.

A failure is told quietly in the status line and tried again; the plan and the window never wait.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.model import PlannerError
from planner.settings import SUBSCRIPTIONS
from ui.aside import Aside
from ui.errand import Errand

if TYPE_CHECKING:
    from pathlib import Path

    from planner.ics.orders import Order
    from planner.ics.subscriptions import Subscription
    from planner.store import Store
    from resources import Words
    from ui.session import Session
    from ui.status_line import StatusLine
    from ui.texts import Texts

PAUSE = 1_500  # ms of quiet after a change: a run of ticks is written once
TRY_AGAIN = 30_000  # ms after a failure
PATIENCE = 5.0  # seconds that the end of the program waits for the last change


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be brought up to date."""

    path: Path
    refusal: PlannerError


class Keeping(QObject):
    """Keeps the subscribed files up to date while the program runs."""

    changed = Signal()  # the list of files

    def __init__(
        self, session: Session, store: Store, status: StatusLine, texts: Texts, folder: Path
    ) -> None:
        super().__init__(session)
        self._session = session
        self._store = store
        self._status = status
        self.texts = texts
        self._folder = folder
        self._list: tuple[Subscription, ...] | None = None
        self._errand: Errand | None = None
        self._stale = False  # the plan has changed since the files were written
        self._pause = self._timer(PAUSE)
        self._again = self._timer(TRY_AGAIN)
        session.plan.watch(self._notice)

    # -------------------------------------------------------------------------------- which files

    @property
    def files(self) -> tuple[Subscription, ...]:
        """The files that are kept up to date."""
        if self._list is None and not (self._folder / SUBSCRIPTIONS).exists():
            return ()
        if self._list is None:
            from planner.ics.subscriptions import load

            self._list = load(self._folder) or None  # it may be readable in a moment
        return self._list or ()

    def keep(self, path: Path, order: Order) -> None:
        """Keep a file up to date from now on; raises CannotExport."""
        from planner.ics.subscriptions import Subscription

        others = tuple(each for each in self.files if each.path != path)
        self._set((*others, Subscription(path, order)))

    def end(self, place: int) -> Path:
        """Keep a file up to date no longer; it stays as it is. Raises CannotExport."""
        ended = self.files[place]
        self._set(tuple(each for each in self.files if each is not ended))
        self._status.show_kept("")
        return ended.path

    def tell_of_damage(self) -> None:
        """Say quietly where the list of files cannot be read: they no longer follow the plan."""
        if (self._folder / SUBSCRIPTIONS).exists():
            from planner.ics.subscriptions import is_damaged

            if is_damaged(self._folder):
                say = self.texts.say
                self._status.show_kept(say("export.keep_damaged"), say("export.keep_damaged_hint"))

    def _set(self, files: tuple[Subscription, ...]) -> None:
        from planner.ics.subscriptions import save

        save(self._folder, files)
        self._list = files
        self.changed.emit()

    # -------------------------------------------------------------------------- bringing up to date

    def refresh(self) -> None:
        """Bring the files up to date now; while that is under way, once more afterwards."""
        self._pause.stop()
        self._again.stop()
        if not self.files:
            return
        self._stale = True
        if self._errand is None:
            self._begin()

    def finish(self) -> None:
        """Bring the files up to date before the program ends, if that is quickly done."""
        self._again.stop()
        if self._errand is not None:  # it runs out, but there is no window any more to tell
            self._errand.stop()
        if not (self._stale or self._pause.isActive()) or not self.files:
            return
        self._pause.stop()
        aside, words, files = Aside(self._session, self._store), self.texts.words, self.files
        last = threading.Thread(target=_refreshed, args=(aside, words, files), daemon=True)
        last.start()
        last.join(PATIENCE)

    def _notice(self, _change: object) -> None:
        if self.files:
            self._pause.start()

    def _begin(self) -> None:
        self._stale = False
        aside, words, files = Aside(self._session, self._store), self.texts.words, self.files
        self._errand = Errand(lambda: _refreshed(aside, words, files), self)
        self._errand.answered.connect(self._tell)
        self._errand.failed.connect(self._try_later)
        self._errand.start()

    def _tell(self, failed: tuple[Failed, ...]) -> None:
        """Say which file is not up to date; nothing where all are."""
        self._errand = None
        said = self.texts.say("export.keep_failed", name=failed[0].path.name) if failed else ""
        why = self.texts.refusal(failed[0].refusal) if failed else ""
        self._status.show_kept(said, why)
        if not failed:
            self.tell_of_damage()
        self._go_on(again=bool(failed))

    def _try_later(self, failure: Exception) -> None:
        """Go on where the plan itself could not be read."""
        self._errand = None
        self._go_on(again=True)
        if not isinstance(failure, PlannerError):
            raise failure

    def _go_on(self, *, again: bool) -> None:
        if self._stale:
            self._begin()
        elif again:
            self._stale = True
            self._again.start()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.refresh)
        return timer


def _refreshed(aside: Aside, words: Words, files: tuple[Subscription, ...]) -> tuple[Failed, ...]:
    """Bring the files up to date: runs off the window's thread."""
    failed = []
    with aside.open() as (plan, store):
        name = store.plan_uuid
        for each in files:
            try:
                each.refresh(plan, name, words, aside.now)
            except PlannerError as refusal:
                failed.append(Failed(each.path, refusal))
    return tuple(failed)
