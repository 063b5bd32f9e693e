"""How fast the window is with a large plan: month switch, tick, undo, search, plain repaint.

    python3 bench/month.py                  10,000 items
    python3 bench/month.py 100000

The real window on a real plan in a scratch folder, without a screen, at 1920x1080. Work of the
window's thread from the act to the last repaint that it causes; other threads and programs do not
count. 40 random months in three rounds. Goals: each act at most 16.7 ms, 33 at the 95th of 100;
a repaint of what has not changed at most 10.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

import resources
from planner.clock import Clock
from planner.model import Event, EventKind, Month, Task, TaskStatus
from planner.plan import Plan
from planner.settings import PLAN, Settings
from planner.store import Store
from ui import style
from ui.app import Desk
from ui.session import View
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Item

WORDS = (
    "rà soát báo cáo kế hoạch tuần tra bến cảng hợp tác xã Nguyễn thị trấn đường thủy nghiệm thu "
    "kiểm tra hồ sơ tàu cá họp giao ban chuẩn bị nội dung phối hợp đơn vị triển khai thực hiện"
)
SEARCHES = ("r", "ra", "ra so", "ra soat", "bao cao", "ben cang 17", "nghiem thu", "tau ca 9", "q")
FIRST = date(2018, 1, 1)
MONTHS = 84  # seven years: about 120 items on a page, as in design/speed.md
TODAY = date(2024, 11, 20)
CLOCK = Clock(lambda: datetime.now().astimezone(), TODAY)
NOW = datetime(2018, 1, 1, tzinfo=UTC)
SIZE = (1920, 1080)
FRAME = 16.7


def made_up(count: int) -> list[Item]:
    """Return so many items over seven years; what is past is done, all but a few."""
    dice = random.Random(7)
    items: list[Item] = []
    for number in range(count):
        day = FIRST + timedelta(dice.randrange(MONTHS * 30))
        title = " ".join(dice.choices(WORDS.split(), k=dice.randrange(4, 18)))
        items.append(_item(number, f"{title} {number}", day, dice))
    return items


def _item(number: int, title: str, day: date, dice: random.Random) -> Item:
    key = f"bench/{number}"
    match dice.randrange(3):
        case 0:
            done = day < TODAY and dice.randrange(100) > 0
            status = TaskStatus.COMPLETED if done else TaskStatus.NEEDS_ACTION
            share = 100 if done else 0
            ended = NOW if done else None
            month = Month.of(day)
            return Task(
                key=key,
                summary=title,
                due=day,
                month=month,
                status=status,
                completed=ended,
                percent_complete=share,
            )
        case 1:
            start = datetime.combine(day, datetime.min.time()) + timedelta(hours=8)
            return Event(key=key, summary=title, start=start, kind=EventKind.MEETING)
        case _:
            last = day + timedelta(dice.choice([1, 1, 1, 3, 9]))
            return Event(key=key, summary=title, start=day, end=last)


def milliseconds(act: Callable[[], object]) -> float:
    """Return how much work of this thread an act is, up to the last thing that follows from it."""
    begin = time.thread_time()
    act()
    calm()
    return (time.thread_time() - begin) * 1000


def calm() -> None:
    """Let everything happen that is due: layouts and repaints come in several rounds."""
    while QEventLoop().processEvents():
        pass


class Bench:
    """A window on a large plan, and what its acts cost."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.found: dict[str, list[float]] = {}

    def note(self, name: str, act: Callable[[], object]) -> None:
        """Do an act and remember what it cost."""
        self.found.setdefault(name, []).append(milliseconds(act))

    def visit(self, month: Month, *, first: bool) -> None:
        """Go to a month and work in it as a person does."""
        session, grid = self.desk.session, self.desk.window.month_view
        self.note("first switch" if first else "later switch", partial(session.show_month, month))
        self.note("repaint", grid.viewport().repaint)
        open_task = next((uid for uid in sorted(grid.visible_uids()) if self._is_task(uid)), None)
        if open_task is not None:
            self.note("choose", partial(session.choose, open_task))
            self.note("tick", partial(session.set_done, open_task, True))  # noqa: FBT003 - a slot
            self.note("undo", session.undo)

    def search(self) -> None:
        """Search as one types."""
        session = self.desk.session
        for words in SEARCHES:
            self.note("search", partial(session.search, words))
        self.note("leave search", partial(session.search, ""))

    def _is_task(self, uid: str) -> bool:
        entry = self.desk.session.entry(uid)
        return entry is not None and entry.task is not None and entry.task.is_open

    def look(self, view: View) -> None:
        """Turn to another view and back."""
        session = self.desk.session
        self.note(f"to {view.value}", partial(session.show_view, view))
        self.note(f"next {view.value}", session.show_next)
        session.show_view(View.MONTH)
        calm()


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    app = QApplication([])
    style.apply(app, "light", shipped_font=True)
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder, PLAN), now=NOW) as store:
            Plan(store, store.write).accept(made_up(count), NOW)
        desk = Desk(Path(folder), Texts(resources.words("vi")), Settings(), CLOCK)
        desk.writer.start()
        desk.sweeper.start()
        desk.window.resize(*SIZE)
        desk.window.show()
        calm()
        bench = Bench(desk)
        months = [Month.of(FIRST).shifted(shift) for shift in range(MONTHS)]
        order = random.Random(3).sample(months, 40)
        for number in range(3):
            for month in order:
                bench.visit(month, first=not number)
            bench.search()
        desk.writer.settle(30)
        desk.end()
    _tell(bench.found, count)


def _tell(found: dict[str, list[float]], count: int) -> None:
    print(f"{count:,} items, {SIZE[0]}x{SIZE[1]}; ms of the window's thread")
    print(f"{'':14}{'median':>8}{'p95':>8}{'most':>8}{'n':>6}")
    for name, taken in found.items():
        high = sorted(taken)[int(len(taken) * 0.95)]
        goal = 10 if name == "repaint" else FRAME
        met = statistics.median(taken) <= goal and high <= 2 * goal
        figures = "".join(f"{each:8.1f}" for each in (statistics.median(taken), high, max(taken)))
        print(f"{name:14}{figures}{len(taken):6}  {'' if met else 'misses its goal'}")


if __name__ == "__main__":
    main()
