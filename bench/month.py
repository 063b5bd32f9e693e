"""How fast the window is with a large plan, beside the goals: switch, tick, undo, search, repaint.

    python3 bench/month.py                  10,000 items, and the month's query among a million
    python3 bench/month.py --quick          without the million, whose plan takes minutes to write
    python3 bench/month.py --items 100000

The real window on a real plan in a scratch folder, without a screen, at 1920x1080. Work of the
window's thread from the act to the last repaint that it causes, "Đã lưu" among them; other threads
and programs do not count, but they slow this one down: compare figures of one run. 40 random months
in three rounds, the first of them never seen before. What the window makes ready in a pause is left
out there and shown by itself: "next month" comes after such a pause.
"""

from __future__ import annotations

import argparse
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
from bench import store as stock
from planner.clock import Clock
from planner.model import Event, EventKind, Month, Task, TaskStatus
from planner.month import shown_days
from planner.plan import Plan
from planner.settings import PLAN, Settings
from planner.store import Store
from ui import style
from ui.ahead import STEPS
from ui.app import Desk
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Item

WORDS = (
    "rà soát báo cáo kế hoạch tuần tra bến cảng hợp tác xã Nguyễn thị trấn đường thủy nghiệm thu "
    "kiểm tra hồ sơ tàu cá họp giao ban chuẩn bị nội dung phối hợp đơn vị triển khai thực hiện"
)
SEARCHES = (
    "r",
    "ra",
    "ra so",
    "ra soat",
    "bao cao",
    "ben cang 17",
    "nghiem thu",
    "tau ca 9",
    "q",
    "hồ",
    "hồ sơ",
    "báo cáo",
)
FIRST = date(2018, 1, 1)
MILLION = 1_000_000
MONTHS = 84  # seven years: about 120 items on a page, as in design/speed.md
TODAY = date(2024, 11, 20)
CLOCK = Clock(lambda: datetime.now().astimezone(), TODAY)
NOW = datetime(2018, 1, 1, tzinfo=UTC)
SIZE = (1920, 1080)
ACT = (16.7, 33.0)  # median and 95th of 100: one frame at 60 Hz, and two
GOALS: dict[str, tuple[float, float | None]] = {
    "switch": ACT,
    "tick": ACT,
    "undo": ACT,
    "search": ACT,
    "repaint": (10.0, None),
    "query, 1 million": (10.0, None),
}


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
        self.found: dict[str, list[float]] = {name: [] for name in GOALS}

    def note(self, name: str, act: Callable[[], object]) -> float:
        """Do an act and remember what it cost, with what its commit has the window say."""
        cost = milliseconds(act)
        self.desk.writer.settle(30)
        cost += milliseconds(int)
        self.found.setdefault(name, []).append(cost)
        return cost

    def visit(self, month: Month, *, first: bool) -> None:
        """Go to a month and work in it as a person does."""
        session, grid = self.desk.session, self.desk.window.month_view
        cost = self.note("switch", partial(self._go_to, month))
        self.found.setdefault(f"  {'first' if first else 'again'}", []).append(cost)
        self.note("repaint", grid.viewport().repaint)
        open_task = next((uid for uid in sorted(grid.visible_uids()) if self._is_task(uid)), None)
        if open_task is not None:
            self.note("choose", partial(session.choose, open_task))
            self.note("tick", partial(session.set_done, open_task, done=True))
            self.note("undo", session.undo)

    def step(self, month: Month) -> None:
        """Go to a month, rest there, and turn the page."""
        self._go_to(month)
        calm()
        for step in STEPS:
            self.note("  made ready", partial(self.desk.session.look_ahead, step))
        self.note("  next month", partial(self._go_to, month.shifted(1)))

    def search(self) -> None:
        """Search as one types."""
        session = self.desk.session
        for words in SEARCHES:
            self.note("search", partial(session.search, words))
        self.note("leave search", partial(session.search, ""))

    def _go_to(self, month: Month) -> None:
        self.desk.session.show_month(month)
        self.desk.ahead.end()

    def _is_task(self, uid: str) -> bool:
        entry = self.desk.session.entry(uid)
        return entry is not None and entry.task is not None and entry.task.is_open


def in_a_window(count: int, folder: Path) -> dict[str, list[float]]:
    """Return what the acts in a window on so many items cost."""
    with Store.open(folder / PLAN, now=NOW) as store:
        Plan(store, store.write).accept(made_up(count), NOW)
    desk = Desk(folder, Texts(resources.words("vi")), Settings(), CLOCK)
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
    for month in [each for each in months if each not in order][::4]:
        bench.step(month)
    desk.writer.settle(30)
    desk.end()
    return bench.found


def among_a_million(folder: Path) -> list[float]:
    """Return what the query of a month costs among a million items, as many to a month as here."""
    dice, costs = random.Random(3), []
    with Store.open(folder / PLAN, now=NOW) as store:
        stock.fill(store, MILLION)
        plan, last = Plan(store, store.write), MILLION // stock.A_MONTH
        for month in [Month.of(stock.FIRST).shifted(dice.randrange(last)) for _ in range(40)]:
            begin = time.thread_time()
            plan.between(*shown_days(month))
            plan.listed(month)
            costs.append((time.thread_time() - begin) * 1000)
    return costs


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--quick", action="store_true")
    chosen = parser.parse_args()
    app = QApplication([])
    style.apply(app, "light", shipped_font=True)
    with tempfile.TemporaryDirectory() as folder:
        found = in_a_window(chosen.items, Path(folder))
    if not chosen.quick:
        with tempfile.TemporaryDirectory() as folder:
            found["query, 1 million"] = among_a_million(Path(folder))
    print(f"{chosen.items:,} items, {SIZE[0]}x{SIZE[1]}; ms of the window's thread")
    print(f"{'':18}{'median':>8}{'goal':>6}{'p95':>8}{'goal':>6}{'most':>8}{'n':>6}")
    for name, costs in found.items():
        if costs:
            print(_line(name, costs))


def _line(name: str, costs: list[float]) -> str:
    middle, high = statistics.median(costs), sorted(costs)[int(len(costs) * 0.95)]
    most, limit = GOALS.get(name, (None, None))
    goals = [f"{goal:6.1f}" if goal else " " * 6 for goal in (most, limit)]
    figures = f"{middle:8.1f}{goals[0]}{high:8.1f}{goals[1]}{max(costs):8.1f}{len(costs):6}"
    if most is None:
        return f"{name:18}{figures}"
    met = middle <= most and (limit is None or high <= limit)
    return f"{name:18}{figures}  {'met' if met else 'MISSED'}"


if __name__ == "__main__":
    main()
