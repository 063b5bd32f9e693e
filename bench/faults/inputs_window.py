"""Bad files opened in the window, as a person would: one after the other, offscreen."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.faults.badfiles import BadFile, Ended
from bench.faults.watching import Memory, Stopwatch, Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget

    from ui.app import Desk

NOBODY = 65534
UNREADABLE = "special/no_permission.txt"
SETTLE = 0.05  # seconds in which the window paints what it shows now


def give(files: list[BadFile], send: Callable[[Ended], None]) -> None:
    """Open one window and give it the files; a bad plan gets a window of its own."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import resources
    from planner.settings import Settings
    from ui.app import Desk
    from ui.errors import log_qt
    from ui.screen import opened
    from ui.style import apply
    from ui.texts import Texts

    texts = Texts(resources.words("vi"))
    with tempfile.TemporaryDirectory(prefix="inputs-window-") as name:
        from bench.faults.inputs import CLOCK

        app = opened(texts, offscreen=True)
        log_qt()
        apply(app, "light", shipped_font=True)
        watch = Watch(Path(name))
        desk = Desk(Path(name) / "data", texts, Settings(), CLOCK)
        desk.handler.install()
        desk.writer.start()
        desk.window.resize(1366, 740)
        desk.window.show()
        _settle(app)
        for number, bad in enumerate(files):
            watch.inputs.add(str(bad.path))
            del watch.reached[:], watch.children[:]
            if bad.kind == "db":
                send(_plan(bad, Path(name) / f"db{number}", texts, app, watch))
            else:
                with _rights_for(bad):
                    ended = _report(bad, desk, app, watch)
                send(ended)
        desk.end()


@contextmanager
def _rights_for(bad: BadFile) -> Iterator[None]:
    """Root may read everything: a file that must be refused is read without root's rights."""
    if bad.name != UNREADABLE or os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


def _settle(app: QApplication, seconds: float = SETTLE) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()


def _report(bad: BadFile, desk: Desk, app: QApplication, watch: Watch) -> Ended:
    """Open a report or calendar and see what the window shows of it."""
    drafts: list[object] = []
    refusals: list[str] = []
    said = desk.window.messages
    noted = [
        (desk.intake.draft_ready, drafts.append),
        (desk.intake.calendar_ready, lambda arrival: drafts.append(arrival.draft)),
        (desk.intake.nothing_found, drafts.append),
        (desk.intake.refused, lambda _error: refusals.append(said.words)),
        (desk.intake.offered, lambda _offer: refusals.append(said.words)),  # a scan is asked about
        (desk.intake.broken, lambda failure: refusals.append(f"Traceback {failure!r}")),
        (desk.handler.broken, lambda failure: refusals.append(f"Traceback {failure}")),
    ]
    for signal, slot in noted:
        signal.connect(slot)
    memory, watched = Memory(), Stopwatch()
    desk.reception.read([bad.path])
    while not drafts and not refusals and watched.seconds() < bad.seconds * 3:
        app.processEvents()
        time.sleep(0.005)
    _settle(app)
    seconds = watched.seconds()
    told = "\n".join(refusals) or said.words + _assumed(desk)
    text = drafts[0].document.text if drafts else ""  # type: ignore[attr-defined]
    reached = watch.reached + watch.children * ("must_not_fetch" in bad.expected)
    ended = Ended(bool(drafts), told, text, seconds, memory.grown(), reached)
    ended.broken = "" if drafts or refusals else "no answer in three times its seconds"
    for signal, slot in noted:
        signal.disconnect(slot)
    desk.intake.stop()
    if not desk.window.shows_calendar:
        desk.reception.leave_review()
    said.close_message()
    _settle(app)
    return ended


def _assumed(desk: Desk) -> str:
    """Return what the review tells of the file and of its problems."""
    from ui.review_rows import Tab, rows

    held = None if desk.window.shows_calendar else desk.reception.review_page.review
    shown = rows(held, Tab.LOOK, desk.texts) if held else []
    return "\n".join(str(row) for row in shown if row.choice is None)


def _plan(bad: BadFile, data: Path, texts: object, app: QApplication, watch: Watch) -> Ended:
    """Open the window on a bad plan or bad settings."""
    from bench.faults.inputs import CLOCK, put_in_place
    from planner.model import PlannerError
    from planner.settings import PLAN, load
    from ui.app import Desk
    from ui.rescue import Rescue

    data.mkdir()
    watch.inputs |= {str(file) for file in bad.path.parent.glob(bad.path.name + "*")}
    place = put_in_place(bad, data)
    before = place.read_bytes()
    memory, watched = Memory(), Stopwatch()
    try:
        settings = load(data)
        desk = Desk(data, texts, settings, CLOCK)
        desk.window.show()
        desk.choosing.tell_if_damaged()
        _settle(app)
        told, accepted = _words(desk.window.messages), True
        desk.window.hide()
        desk.end()
    except PlannerError as refusal:
        rescue = Rescue(texts, data / PLAN, refusal, CLOCK.now)
        rescue.show()
        _settle(app)
        told, accepted = _words(rescue), False
        rescue.close()
    seconds = watched.seconds()
    ended = Ended(accepted, told, "", seconds, memory.grown(), list(watch.reached))
    if "must_not_alter" in bad.expected and place.read_bytes() != before:
        ended.reached.append("altered the plan")
    return ended


def _words(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())
