"""How long it takes to hold a report against a plan of many open tasks.

    python3 bench/outcomes.py [TASKS]          default: 10000

CPU milliseconds, medians of runs with nothing remembered, for reports of tests/corpus/across: the
matching alone when every task of the plan is asked about; then Plan.compare on a plan of so many
tasks on disk, 100 to a month, as a busy office has them. The anchor is the reading of the report.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from planner.model import Action, Change, Month, Task
from planner.outcomes import clauses, findings, wording
from planner.plan import Plan
from planner.reading.document import from_text
from planner.reading.extract import extract
from planner.store import Store, codec

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Draft

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
NOW = datetime(2025, 1, 1, tzinfo=UTC)
RUNS = 9
A_MONTH = 100


def read(text: str) -> Draft:
    """Read a report."""
    return extract(from_text(text.strip(), "bench"), None, date(2025, 1, 1))


def tasks(draft: Draft) -> list[Task]:
    """Return the tasks of a draft."""
    return [p.item for p in draft.proposals if isinstance(p.item, Task)]


def varied(count: int) -> list[Task]:
    """Make tasks of the titles of the corpus, each with two words exchanged."""
    chance = random.Random(1)
    titles = [t.summary for f in CORPUS.rglob("*.txt") for t in tasks(read(f.read_text("utf-8")))]
    words = [word for title in titles for word in title.split()]
    made = []
    for number in range(count):
        title = chance.choice(titles).split()
        for _ in range(2):
            title[chance.randrange(len(title))] = chance.choice(words)
        made.append(Task(uid=f"{number:08}", summary=" ".join(title)))
    return made


def timed(act: Callable[[], object]) -> float:
    """Return the median CPU time of an act, with nothing remembered before each."""
    spent = []
    for _ in range(RUNS):
        for remembered in (wording.read, wording.content_of, clauses.parts, codec.decode):
            remembered.cache_clear()
        start = time.process_time()
        act()
        spent.append(time.process_time() - start)
    return statistics.median(spent) * 1000


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    made = varied(count)
    print(f"{'report':24}{'read':>8}{'match':>8}{'compare':>9}   (ms CPU; {count} tasks)")
    for file in sorted((CORPUS / "across").glob("*.toml")):
        table = tomllib.loads(file.read_text("utf-8"))
        figures = measured(read(table["before"]), table["after"], made)
        print(f"{file.stem:24}" + "".join(f"{each:8.1f}" for each in figures))


def measured(before: Draft, text: str, made: list[Task]) -> tuple[float, float, float]:
    """Return how long one report takes: to read, to match, to compare with a plan on disk."""
    after, month = read(text), before.head.period or Month(2018, 1)
    own = [replace(t, uid=f"own{n}") for n, t in enumerate(tasks(before))]
    asked = [replace(task, month=month) for task in (*made, *own)]
    spread = [replace(t, month=month.shifted(-n // A_MONTH)) for n, t in enumerate(asked[::-1])]
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "plan.sqlite", now=NOW) as store,
    ):
        store.write(Change(Action.ADD, (), tuple(spread), NOW), 0, record=False)
        plan = Plan(store, store.write)
        return (
            timed(partial(read, text)),
            timed(partial(findings, after.results, tasks(after), asked, None)),
            timed(partial(plan.compare, after)),
        )


if __name__ == "__main__":
    main()
