"""How long the plan on disk takes: opening, a month, an overdue list, a search, one commit.

    python3 bench/store.py [ITEMS ...]          default: 10000; 1000000 takes some minutes

Items lie 126 to a month, as in a busy office's plan. Medians of the warm runs and the first,
with nothing remembered; milliseconds. The file is made in a temporary folder.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from planner.model import (
    Action,
    Change,
    DueFrom,
    Event,
    Evidence,
    Item,
    Month,
    Place,
    Span,
    Task,
)
from planner.store import Store, codec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW = datetime(2018, 2, 8, 1, 51, tzinfo=UTC)
FIRST = date(1700, 1, 1)
A_MONTH = 126
CHUNK = 10_000


def made(count: int) -> Iterator[Item]:
    """Make items with their evidence and reading: three tasks to an event, some events long."""
    for n in range(count):
        day = FIRST + timedelta(days=n * 30 // A_MONTH)
        words = f"Rà soát hồ sơ lưu trữ số {n} của các đơn vị trực thuộc, báo cáo kết quả"
        evidence = Evidence("d" * 64, "Báo cáo", Span(9, 99), words, words + ".", Place(5, 4), "r")
        said: dict[str, object] = {
            "uid": f"{n:032x}",
            "key": f"{n // 60:016x}/{n % 60}",
            "summary": words,
            "month": Month.of(day),
            "area": "Văn thư",
            "evidence": evidence,
            "created": NOW,
            "last_modified": NOW,
        }
        if n % 4:
            task = Task(due=day, due_from=DueFrom.TEXT, **said)  # type: ignore[arg-type]
            yield replace(task, as_read=replace(task, uid=""))
        else:
            length = 40 if n % 40 == 0 else 1
            event = Event(start=day, end=day + timedelta(days=length), **said)  # type: ignore[arg-type]
            yield replace(event, as_read=replace(event, uid=""))


def fill(store: Store, count: int) -> None:
    """Write so many items, a chunk to a transaction."""
    chunk: list[Item] = []
    for item in made(count):
        chunk.append(item)
        if len(chunk) == CHUNK:
            store.write(Change(Action.ADD, (), tuple(chunk), NOW), 0, record=False)
            chunk = []
    store.write(Change(Action.ADD, (), tuple(chunk), NOW), 0, record=False)


def took(act: Callable[[], object], times: int = 9) -> tuple[float, float]:
    """Return the first run, with no item remembered, and the median of the others, in ms."""
    codec.decode.cache_clear()
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        runs.append((time.perf_counter() - start) * 1000)
    return runs[0], statistics.median(runs[1:])


def measure(count: int, folder: Path) -> None:
    """Print the times of a plan of so many items."""
    path = folder / "plan.sqlite"
    with Store.open(path, now=NOW) as store:
        start = time.perf_counter()
        fill(store, count)
        print(f"{count} items, {path.stat().st_size / 2**20:.0f} MB")
        print(f"  written in {time.perf_counter() - start:.1f} s")
    middle = FIRST + timedelta(days=count * 15 // A_MONTH)
    month = Month.of(middle)
    positions = iter(range(1, 10_000))

    def tick() -> None:
        task = next(item for item in store.listed(month) if isinstance(item, Task))
        done = replace(task, sequence=task.sequence + 1)
        store.write(Change(Action.EDIT, (task,), (done,), NOW), next(positions), record=True)

    print_times("open", *took(lambda: Store.open(path, now=NOW).close()))
    with Store.open(path, now=NOW) as store:
        print_times("month grid", *took(lambda: store.between(month.first, month.last)))
        print_times("month list", *took(lambda: store.listed(month)))
        soon = FIRST + timedelta(days=14)
        print_times("overdue", *took(lambda: store.overdue(soon)))
        print_times("one item", *took(lambda: store.item(f"{count // 2:032x}")))
        print_times("search", *took(lambda: store.find(f"ho so so {count // 2} ra"), 3))
        print_times("tick, committed", *took(tick, 50))
        print(f"  rows of the month: {len(store.between(month.first, month.last))}")


def print_times(name: str, first: float, warm: float) -> None:
    """Print one line of the table."""
    print(f"  {name:16} first {first:9.2f} ms   warm {warm:9.2f} ms")


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [10_000]:
        with tempfile.TemporaryDirectory() as name:
            measure(size, Path(name))
