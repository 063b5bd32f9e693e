"""The program's window from its start to its end, and as a picture without a screen.

The order of a start: log, data folder and lock, application, words and style, then the desk: the
store and the window with today's page. What can wait comes after the first paint. A plan that
cannot be opened, or that turns out to be damaged, is mended first; then the desk is made anew.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer

from planner import logs
from planner.model import PlannerError
from planner.settings import PLAN, load
from resources import words
from ui.app import DAMAGED, Desk
from ui.errors import log_qt
from ui.instance import Instance
from ui.screen import opened
from ui.session import now
from ui.style import apply
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from planner.model import Month

AWAY = (64, 64)  # from the pointer, which would light up what lies under it
REFUSED = 1


def run(files: Sequence[Path], *, data: Path, today: date | None, debug: bool) -> int:
    """Open the window on the plan in `data`, read `files`, and return the exit status."""
    logs.to_screen(debug=debug)
    settings = load(data)
    texts = Texts(words(settings.language))
    instance = Instance(data)
    try:
        if not instance.is_first() and instance.joins(files):
            return 0
    except PlannerError as refusal:
        sys.stderr.write(texts.refusal(refusal) + "\n")
        return REFUSED
    app = opened(texts)
    log_qt()
    apply(app, settings.colour_scheme)
    made = partial(Desk, data, texts, settings, today)
    status = _work(app, instance, files, _desk(app, data, texts, partial(made, checking=False)))
    while status == DAMAGED:
        status = _work(app, instance, files, _desk(app, data, texts, made))
    instance.release()
    return status


def _work(app: QApplication, instance: Instance, files: Sequence[Path], desk: Desk | None) -> int:
    """Let a person work at a desk; return the exit status."""
    if desk is None:
        return REFUSED
    desk.start(instance, files)
    status = app.exec()
    desk.end()
    desk.window.deleteLater()
    desk.deleteLater()
    return status


def _desk(app: QApplication, data: Path, texts: Texts, desk_for: Callable[[], Desk]) -> Desk | None:
    """Return the desk; where the plan cannot be opened, let a person mend that first."""
    while True:
        try:
            return desk_for()
        except PlannerError as refusal:
            from ui.rescue import Rescue  # noqa: PLC0415 - only where the plan is out of order

            if not Rescue(texts, data / PLAN, refusal, now).succeeds(app):
                return None


def render(
    month: Month, size: tuple[int, int], output: Path, *, data: Path, today: date | None
) -> int:
    """Paint the window with a month into a PNG, without a screen; raises CannotExport."""
    from planner.ics.files import put

    settings = load(data)
    texts = Texts(words(settings.language))
    app = opened(texts, offscreen=True)
    log_qt()
    apply(app, settings.colour_scheme, shipped_font=True)
    desk = Desk(data, texts, settings, today)
    desk.window.setGeometry(*AWAY, *size)
    desk.session.show_month(month)
    desk.window.show()
    app.processEvents()
    picture = QBuffer()
    desk.window.grab().save(picture, "PNG")
    desk.end()
    put(output, bytes(picture.data().data()))
    return 0
