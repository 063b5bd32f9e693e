"""How long the window stands still while a whole plan is exported beside it.

    python3 bench/gaps.py                   10,000 items

The real window, without a screen; a timer of 4 ms in its thread notes when it has its turn. The
longest times between two turns, at rest and while each kind of file is written; other programs
lengthen both: run it on a machine that does nothing else, and mind the figures at rest. Goal: no
gap above 50 ms. The second export of each kind is the usual one; the first loads what it needs.
"""

from __future__ import annotations

import sys
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from bench.month import CLOCK, NOW, SIZE, calm, made_up
from planner.ics.orders import Order
from planner.ics.profile import ExportOptions, Profile
from planner.plan import Plan
from planner.settings import PLAN, Settings
from planner.store import Store
from resources import words
from ui import style
from ui.app import Desk
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS = 10_000
GOAL = 50.0  # ms
REST = 1500  # ms
TURN = 4  # ms


def gaps(begin: Callable[[QEventLoop], object]) -> list[float]:
    """Return the times between two turns of this thread, the longest first, until a loop is left.

    `begin` starts what goes on meanwhile and sees to it that the loop is left.
    """
    turns: list[float] = []
    loop, clock = QEventLoop(), QTimer()
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.timeout.connect(lambda: turns.append(time.perf_counter()))
    clock.start(TURN)
    begin(loop)
    loop.exec()
    clock.stop()
    pairs = pairwise(turns)
    return sorted(((later - sooner) * 1000 for sooner, later in pairs), reverse=True)


def rest(loop: QEventLoop) -> None:
    """Do nothing for a while."""
    QTimer.singleShot(REST, loop.quit)


def export(desk: Desk, profile: Profile, place: Path, loop: QEventLoop) -> None:
    """Write the whole plan as a person would have it written."""
    options = ExportOptions(month_tasks=True)
    exporting = desk.exporting
    exporting._write(Order(profile=profile, options=options), place, opens=False)  # noqa: SLF001
    errand = exporting._errand  # noqa: SLF001
    assert errand is not None
    for end in (errand.answered, errand.failed):
        end.connect(lambda _said: QTimer.singleShot(REST // 5, loop.quit))  # with what it shows


def main() -> None:
    """Print the longest gaps."""
    app = QApplication([])
    style.apply(app, "light", shipped_font=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(folder / PLAN, now=NOW) as store:
            Plan(store, store.write).accept(made_up(ITEMS), NOW)
        desk = Desk(folder, Texts(words("vi")), Settings(), CLOCK)
        desk.writer.start()
        desk.sweeper.start()
        desk.window.resize(*SIZE)
        desk.window.show()
        calm()
        print(f"{ITEMS:,} items; the longest times without a turn, ms")
        tell("at rest", gaps(rest))
        for profile in (Profile.LICH, Profile.LICH, Profile.CONG_VIEC, Profile.CONG_VIEC):
            place = folder / f"{profile.value}.ics"
            longest = gaps(partial(export, desk, profile, place))
            tell(profile.value, longest, "met" if longest[0] <= GOAL else "MISSED")
        desk.writer.settle(30)
        desk.end()


def tell(name: str, longest: list[float], verdict: str = "") -> None:
    """Print one line."""
    print(f"{name:10}" + "".join(f"{gap:8.1f}" for gap in longest[:5]) + f"   {verdict}")


if __name__ == "__main__":
    main()
