"""Ten thousand actions in one window, as fast as they go: it must not grow, slow down or leak.

Ticks, moves, months, searches, undo, and now and then an export and a report taken over.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

TODAY = date(2019, 4, 9)
BLOCK = bytes(400_000)
GROWTH, SLOWER = 1.10, 1.10
WARM = 0.2  # share of the actions before it counts: caches fill
REPORT = (
    "Trạm A họp giao ban tháng 4 năm 2019\n\nNhiệm vụ tháng 4/2019:\n"
    "- Nộp báo cáo trước ngày 12/4/2019."
)


def run(actions: int = 10_000) -> tuple[int, list[str]]:
    """Return how many actions there were, and what grew."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEvent

    import resources
    from planner.clock import Clock
    from planner.model import Task
    from planner.settings import Settings
    from ui.app import Desk
    from ui.screen import opened
    from ui.style import apply
    from ui.texts import Texts

    clock = Clock(lambda: datetime.now().astimezone(), TODAY)
    texts = Texts(resources.words("vi"))
    app = opened(texts, offscreen=True)
    apply(app, "light", shipped_font=True)
    with tempfile.TemporaryDirectory(prefix="long-life-", ignore_cleanup_errors=True) as name:
        desk = Desk(Path(name) / "data", texts, Settings(), clock)
        desk.writer.start()
        desk.window.resize(1366, 740)
        desk.window.show()
        for number in range(30):
            day = TODAY + timedelta(days=number % 20 - 9)
            desk.session.put(Task(summary=f"Nhiệm vụ {number}", month=desk.session.month, due=day))
        uids = [item.uid for item in desk.plan.items()]
        samples: list[Sample] = []
        for number in range(actions):
            anchor, begun = _anchor(), time.thread_time()
            _act(desk, uids, number, Path(name))
            app.processEvents()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as an event loop does
            if number % 50 == 49:
                desk.writer.settle(30)
                gc.collect()
            samples.append(Sample(time.thread_time() - begun, anchor, _megabytes(), _handles()))
        desk.writer.settle(30)
        desk.window.hide()
        desk.end()
    return actions, _losses(samples[int(actions * WARM) :])


class Sample(NamedTuple):
    """What one action took, and what the window held after it."""

    seconds: float  # of the processor, in the window's thread
    anchor: float  # what the same work took just before: other programs slow both down
    megabytes: float
    handles: int


def _anchor() -> float:
    begun = time.thread_time()
    sha256(BLOCK).digest()
    return time.thread_time() - begun


def _act(desk: object, uids: list[str], number: int, folder: Path) -> None:  # noqa: C901 - a table
    session = desk.session  # type: ignore[attr-defined]
    uid = uids[number // 10 % len(uids)]
    match number % 10:
        case 0:
            session.set_done(uid, True)  # noqa: FBT003 - a signal's argument
        case 1:
            session.set_done(uid, False)  # noqa: FBT003
        case 2:
            session.move(uid, TODAY + timedelta(days=number // 10 % 15 - 7))
        case 3:
            session.show_next()
        case 4:
            session.show_previous()
        case 5:
            session.undo()
        case 6:
            session.redo()
        case 7:
            session.search("nhiệm vụ" if number % 20 == 7 else "")
        case 8 if number % 100 == 8:
            desk.reception.read_text(REPORT)  # type: ignore[attr-defined]
        case 9 if number % 100 == 9:
            desk.intake.stop()  # type: ignore[attr-defined]
            desk.store.save_as(folder / "whole.sqlite")  # type: ignore[attr-defined]
        case _:
            session.choose(uid)


def _losses(samples: list[Sample]) -> list[str]:
    """Compare the last tenth with the first."""
    tenth = max(1, len(samples) // 10)
    first, last = samples[:tenth], samples[-tenth:]
    took = [median(each.seconds for each in part) * 1000 for part in (first, last)]
    pace = [median(each.anchor for each in part) * 1000 for part in (first, last)]
    size = [median(each.megabytes for each in part) for part in (first, last)]
    held = [median(each.handles for each in part) for part in (first, last)]
    slower = took[1] / pace[1] / (took[0] / pace[0])
    print(f"  {took[0]:.2f} -> {took[1]:.2f} ms of the processor, beside an anchor of "
          f"{pace[0]:.2f} -> {pace[1]:.2f} ms: {slower:.2f} times as long; "
          f"{size[0]:.0f} -> {size[1]:.0f} MB, {held[0]:.0f} -> {held[1]:.0f} handles",
          flush=True)  # fmt: skip
    found = []
    if slower > SLOWER:
        found.append(f"an action took {slower:.2f} times as long in the end")
    if size[1] > size[0] * GROWTH:
        found.append(f"grew from {size[0]:.0f} to {size[1]:.0f} MB")
    if held[1] > held[0]:
        found.append(f"held {held[0]:.0f} files, then {held[1]:.0f}")
    return found


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _handles() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - as fast as can be


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
