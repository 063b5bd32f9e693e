"""The program's window from its start to its end, and as a picture without a screen.

A start goes in this order: log, data folder and lock, application, words and style, the month of
today; the desk with all the rest after the first paint. A plan that cannot be opened, or that
turns out to be damaged, is mended first; then the window is made anew.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from planner import logs
from planner.model import PlannerError
from planner.settings import PLAN, load
from planner.store.place import went_away
from resources import words
from ui import placing
from ui.errors import log_qt
from ui.first_picture import FirstPicture
from ui.instance import Instance
from ui.screen import opened
from ui.style import apply
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from planner.clock import Clock
    from planner.model import Month
    from planner.settings import Settings
    from ui.app import Desk

AWAY = (64, 64)  # from the pointer, which would light up what lies under it
FLUSH = 1  # ms in which the first picture goes to the screen
DONE, REFUSED = 0, 1
DAMAGED = 101  # the exit status of the event loop, not of the program


def run(files: Sequence[Path], *, data: Path, clock: Clock, debug: bool) -> int:
    """Open the window on the plan in `data`, read `files`, and return the exit status."""
    logs.to_screen(debug=debug)
    settings = load(data)
    texts = Texts(words(settings.language))
    instance = Instance(data)
    try:
        if not instance.is_first() and instance.joins(files):
            return DONE
    except PlannerError as refusal:
        sys.stderr.write(texts.refusal(refusal) + "\n")
        return REFUSED
    app = opened(texts)
    log_qt()
    apply(app, settings.colour_scheme)
    work = Work(data, texts, settings, clock)
    work.begin = lambda desk: desk.start(instance, files, work.said)
    status = work.at_once(app)
    while status == DAMAGED:
        status = work.mended(app)
    instance.release()
    return status


class Work(QObject):
    """A person's work in the window, which may begin anew where the plan is mended."""

    def __init__(
        self,
        data: Path,
        texts: Texts,
        settings: Settings,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._data = data
        self._texts = texts
        self._settings = settings
        self._clock = clock
        self.begin: Callable[[Desk], None] = _nothing
        self.said = self._brought_home()  # of the plan, when the window is there
        self._first: FirstPicture | None = None
        self._desk: Desk | None = None

    def _brought_home(self) -> str:
        """Bring a plan home that went elsewhere; return what is to be said of it."""
        home = self._data / PLAN
        if not went_away(home):
            return ""
        from ui.elsewhere import brought_home  # noqa: PLC0415 - seldom needed

        return brought_home(home, self._clock, self._texts)

    def at_once(self, app: QApplication) -> int:
        """Show the month before all else is there; return the exit status of the event loop."""
        if not self._is_made(app, self._make_month):
            return REFUSED
        return self._run(app)

    def mended(self, app: QApplication) -> int:
        """Show the window when all of it is there, the plan read through before."""
        if not self._is_made(app, self._make_all):
            return REFUSED
        return self._run(app)

    def _make_month(self) -> None:
        self._first = self._month(checking=False)
        self._first.window.first_painted.connect(self._wait)

    def _make_all(self) -> None:
        self._first = self._month(checking=True)
        self._complete_with(self._first)

    def _month(self, *, checking: bool) -> FirstPicture:
        args = (self._data, self._texts, self._settings, self._clock)
        return FirstPicture(*args, checking=checking)

    def _wait(self) -> None:
        QTimer.singleShot(FLUSH, self, self._complete)

    def _complete(self) -> None:
        """Put the desk around the month; where that fails, the program does not go on."""
        status = REFUSED
        try:
            if self._first is not None:
                self._complete_with(self._first)
            status = DONE
        except PlannerError:
            status = DAMAGED  # to be told when it happens again
        finally:
            if status != DONE:
                QCoreApplication.exit(status)

    def _complete_with(self, first: FirstPicture) -> None:
        from ui.app import Desk  # noqa: PLC0415 - not on the way to the first picture

        self._desk = Desk(self._data, self._texts, self._settings, self._clock, first)
        self._desk.damaged.connect(self._leave_damaged)
        self.begin(self._desk)

    def _leave_damaged(self) -> None:
        QCoreApplication.exit(DAMAGED)

    def _is_made(self, app: QApplication, make: Callable[[], None]) -> bool:
        """Make the window; where the plan cannot be opened, let a person mend that first."""
        while True:
            try:
                make()
            except PlannerError as refusal:
                self._end()
                from ui.rescue import Rescue  # noqa: PLC0415 - only where the plan is out of order

                rescue = Rescue(self._texts, self._data / PLAN, refusal, self._clock.now)
                if not rescue.succeeds(app):
                    return False
                self.said = rescue.said
            else:
                return True

    def _run(self, app: QApplication) -> int:
        if self._first is not None:
            placing.show(self._first.window, self._data)
        try:
            return app.exec()
        finally:
            self._end()

    def _end(self) -> None:
        """Let the window go, as far as it was made."""
        first, desk = self._first, self._desk
        self._first = self._desk = None
        if desk is not None:
            desk.end()
            desk.deleteLater()
        elif first is not None:
            first.end()
        if first is not None:
            first.window.deleteLater()


def _nothing(_desk: Desk) -> None:
    """Begin nothing."""


def render(month: Month, size: tuple[int, int], output: Path, *, data: Path, clock: Clock) -> int:
    """Paint the window with a month into a PNG, without a screen; raises CannotExport."""
    from PySide6.QtCore import QBuffer  # noqa: PLC0415 - only pictures need it

    from planner.ics.files import put
    from ui.app import Desk  # noqa: PLC0415 - not on the way to the first picture

    settings = load(data)
    texts = Texts(words(settings.language))
    app = opened(texts, offscreen=True)
    log_qt()
    apply(app, settings.colour_scheme, shipped_font=True)
    desk = Desk(data, texts, settings, clock)
    desk.window.setGeometry(*AWAY, *size)
    desk.session.show_month(month)
    desk.window.show()
    app.processEvents()
    picture = QBuffer()
    desk.window.grab().save(picture, "PNG")
    desk.end()
    put(output, bytes(picture.data().data()))
    return 0
