"""What a start shows first: the plan's month in its window, and nothing around it yet.

The parts stand here in the order that a person waits for them: store, plan, session, the window
with today's page. All else of the window is the desk's (ui/app.py), which comes right after the
first paint. What this module loads decides how long a start takes (tests/ui/test_start.py).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.filtering import Filter
from planner.plan import Plan
from planner.settings import PLAN
from planner.store import Store
from ui.main_window import MainWindow
from ui.remembered import Remembered
from ui.session import Session
from ui.work import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from planner.clock import Clock
    from planner.settings import Settings
    from ui.texts import Texts


class FirstPicture(QObject):
    """The plan's month; raises PlanDamaged, PlanLocked or CannotWrite where there can be none.

    Without `checking` the plan is not read through before it is shown; its writer does that.
    """

    def __init__(
        self,
        data: Path,
        texts: Texts,
        settings: Settings,
        clock: Clock,
        *,
        checking: bool = True,
    ) -> None:
        super().__init__()
        self.store = Store.open(data / PLAN, now=clock.now(), checking=checking)
        self.writer = Writer(
            partial(opened_for_writing, data / PLAN, clock), read_only=self.store.reason
        )
        try:
            self._show(clock, texts, settings)
        except BaseException:
            self.end()  # a plan that is still open could not be set aside
            raise

    def _show(self, clock: Clock, texts: Texts, settings: Settings) -> None:
        self.shelf = Remembered(self.store)
        self.plan = Plan(self.shelf, self.writer.write)
        self.session = Session(self.plan, clock, self)
        self._take_settings(settings)
        self.window = MainWindow(texts)
        self.window.show_title(self.session.month)
        self.window.month_view.show_page(self.session.month_page())
        self.window.month_view.set_current(clock.today())
        self.window.month_view.setFocus()

    def end(self) -> None:
        """Let the plan go."""
        self.writer.end()
        self.store.close()

    def _take_settings(self, settings: Settings) -> None:
        session = self.session
        session.show_done = settings.show_done
        session.my_names = names_in(settings.my_names)
        if settings.only_mine and session.my_names:
            session.filter = Filter(mine=session.my_names)


def names_in(said: str) -> tuple[str, ...]:
    """Return the names by which a person knows their own items."""
    if not said:
        return ()
    from ui.fields import read_units  # noqa: PLC0415 - few have said them

    return tuple(read_units(said))


def opened_for_writing(path: Path, clock: Clock) -> Store:
    """Open the plan for its writer, read through before anything is written."""
    store = Store.open(path, now=clock.now(), checking=False)
    try:
        store.examine(clock.now())
    except BaseException:
        store.close()
        raise
    return store
