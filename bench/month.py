"""How fast the month is: switching with 10,000 items in the plan, repainting what has not changed.

Run: python3 bench/month.py [items]. Work of the window thread, over 40 random
months in three rounds, at 1920x1080.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import time
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

import resources
from planner.model import Event, EventKind, Month, Task, grid_days
from planner.month import page, shown_days
from ui import style
from ui.month_view import MonthView
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Item

WORDS = (
    "rà soát báo cáo kế hoạch tuần tra bến cảng hợp tác xã Nguyễn thị trấn đường thủy nghiệm thu "
    "kiểm tra hồ sơ tàu cá họp giao ban chuẩn bị nội dung phối hợp đơn vị triển khai thực hiện"
)
FIRST = date(2018, 1, 1)
MONTHS = 84  # seven years: about 120 items on a page, as in design/speed.md
SIZE = (1540, 991)  # the month's share of a window of 1920x1080


def made_up(count: int) -> list[Item]:
    """Return so many items over seven years."""
    dice = random.Random(7)
    items: list[Item] = []
    for number in range(count):
        day = FIRST + timedelta(dice.randrange(MONTHS * 30))
        title = " ".join(dice.choices(WORDS.split(), k=dice.randrange(4, 18)))
        items.append(_item(str(number), title, day, dice))
    return items


def _item(uid: str, title: str, day: date, dice: random.Random) -> Item:
    match dice.randrange(3):
        case 0:
            return Task(uid=uid, summary=title, due=day)
        case 1:
            start = datetime.combine(day, datetime.min.time()) + timedelta(hours=8)
            return Event(uid=uid, summary=title, start=start, kind=EventKind.MEETING)
        case _:
            last = day + timedelta(dice.choice([1, 1, 1, 3, 9]))
            return Event(uid=uid, summary=title, start=day, end=last)


def milliseconds(act: Callable[[], object]) -> float:
    """Return how much work of this thread an act is: other programs do not count."""
    begin = time.thread_time()
    act()
    return (time.thread_time() - begin) * 1000


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    app = QApplication([])
    style.apply(app, "light", shipped_font=True)
    view = MonthView(Texts(resources.words("vi")))
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    months = _by_month(made_up(count))
    page([], Month.of(FIRST), FIRST)  # the almanac is read once
    gc.collect()
    gc.freeze()  # in the program the items lie in a file, not in memory
    order = random.Random(3).sample(sorted(months), 40)
    rounds: dict[str, list[float]] = {"first switch": [], "later switch": [], "repaint": []}
    in_view = []
    for number in range(3):
        for month in order:
            items = months[month]
            switch = milliseconds(partial(_switch, view, items, month))
            rounds["later switch" if number else "first switch"].append(switch)
            rounds["repaint"].append(milliseconds(view.viewport().repaint))
            in_view.append(len(view.visible_uids()))
    print(f"{count} items, {statistics.median(in_view):.0f} drawn, {SIZE[0]}x{SIZE[1]}")
    for name, taken in rounds.items():
        high = sorted(taken)[int(len(taken) * 0.95)]
        print(f"{name:13} median {statistics.median(taken):6.1f} ms   p95 {high:6.1f} ms")


def _switch(view: MonthView, items: list[Item], month: Month) -> None:
    view.show_page(page(items, month, FIRST))
    view.viewport().repaint()


def _by_month(items: list[Item]) -> dict[Month, list[Item]]:
    """Return what the store would give for each month: the items in its grid."""
    months = {}
    for shift in range(MONTHS):
        month = Month.of(FIRST).shifted(shift)
        first, last = shown_days(month)
        months[month] = [
            item
            for item in items
            if (days := grid_days(item)) and days[0] <= last and days[1] >= first
        ]
    return months


if __name__ == "__main__":
    main()
