"""A day's work on a plan, the same for the same seed: on the disk, and in memory to compare.

Each step depends only on the seed, its number and what the plan holds, so that whoever knows how
many steps were acknowledged knows what the disk must hold: that, or that and the step under way.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from planner.model import Change, Document, Event, Head, Item, Month, Task, UnknownItem
from planner.plan import Plan
from planner.store.restoring import going_back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.store import Store

BEGINNING = datetime(2018, 2, 8, 1, 0, tzinfo=UTC)
MONTH = Month(2018, 2)


@dataclass
class Memory:
    """What a Store holds, in plain dicts."""

    kept: dict[str, Item] = field(default_factory=dict)
    at: int = 0
    changes: dict[int, Change] = field(default_factory=dict)
    digests: set[str] = field(default_factory=set)
    exported: dict[str, int] = field(default_factory=dict)
    is_fresh: bool = True  # nothing was ever written: there is nothing to copy

    def copied(self) -> Memory:
        """Return a copy that stays as it is."""
        return Memory(
            dict(self.kept),
            self.at,
            dict(self.changes),
            set(self.digests),
            dict(self.exported),
            self.is_fresh,
        )

    def item(self, uid: str) -> Item | None:
        """Return the item with this UID."""
        return self.kept.get(uid)

    def some(self, uids: Sequence[str]) -> list[Item]:
        """Return the items with these UIDs."""
        return [self.kept[uid] for uid in uids if uid in self.kept]

    def under(self, key: str) -> list[Item]:
        """Return the items read from a report."""
        keys = {item.uid: (item.key, *item.earlier_keys) for item in self.kept.values()}
        return [i for i in self.kept.values() if any(k.startswith(f"{key}/") for k in keys[i.uid])]

    def naming(self, task: str) -> list[Event]:
        """Return the events that name a task."""
        return [i for i in self.kept.values() if isinstance(i, Event) and i.task == task]

    def history(self) -> tuple[int, int]:
        """Return the positions of the last change in force and of the newest."""
        return self.at, max(self.changes, default=0)

    def change(self, position: int) -> Change:
        """Return a recorded change."""
        return self.changes[position]

    def write(self, change: Change, at: int, *, record: bool) -> None:
        """Take a change in."""
        self.is_fresh = False
        for uid in change.gone:
            self.kept.pop(uid, None)
        self.kept |= {item.uid: item for item in change.after}
        self.at = at
        if record:
            self.changes = {p: c for p, c in self.changes.items() if p < at} | {at: change}

    def keep(self, document: Document, *_known: object) -> None:
        """Keep a report."""
        self.is_fresh = False
        self.digests.add(document.digest)

    def save_ledger(self, _scope: str, sequences: dict[str, int], _now: datetime) -> None:
        """Remember what was exported."""
        self.is_fresh = False
        self.exported = sequences

    def everything(self) -> list[Item]:
        """Return all items."""
        return list(self.kept.values())


def state(store: Store | Memory) -> tuple[object, ...]:
    """Return all that a plan holds, to be compared."""
    if isinstance(store, Memory):
        return (
            dict(store.kept),
            store.history(),
            dict(store.changes),
            set(store.digests),
            dict(store.exported),
        )
    at, top = store.history()
    return (
        {item.uid: item for item in store.everything()},
        (at, top),
        {position: store.change(position) for position in range(1, top + 1)},
        {report.digest for report in store.reports()},
        store.ledger("lich"),
    )


class Desk:
    """Someone at work with a plan."""

    def __init__(self, store: Store | Memory, seed: int) -> None:
        self.store: Any = store
        self.seed = seed
        self.plan = Plan(self.store, self.store.write)
        self._saved: Any = None  # a copy to go back to: its path, or what it held

    def step(self, number: int) -> str:
        """Do the step with this number; returns what it was."""
        rnd = random.Random(f"{self.seed}/{number}")
        now = BEGINNING + timedelta(minutes=number, seconds=self.seed % 60)
        name = rnd.choices(list(STEPS), [weight for weight, _ in STEPS.values()])[0]
        with suppress(UnknownItem):
            STEPS[name][1](self, rnd, now)
        return name

    def pick(self, rnd: random.Random, kind: type | tuple[type, ...] = (Task, Event)) -> str | None:
        """Return the UID of some item that is there."""
        uids = sorted(i.uid for i in self.store.everything() if isinstance(i, kind))
        return rnd.choice(uids) if uids else None

    def accept(self, rnd: random.Random, now: datetime) -> None:
        """Take a report over: a new one, or one that was read before and reads otherwise now."""
        report = rnd.randrange(4)
        tasks = [
            Task(
                key=f"r{report}/{n}",
                summary=f"Việc {n} {rnd.choice(['', 'lại', 'bổ sung'])}",
                month=MONTH,
                due=date(2018, 2, 1) + timedelta(days=rnd.randrange(28)),
            )
            for n in range(rnd.randint(1, 6))
        ]
        event = Event(
            key=f"r{report}/e", summary="Hội nghị", start=date(2018, 2, 20), task=tasks[0].key
        )
        self.plan.accept([*tasks, event], now)

    def keep(self, rnd: random.Random, now: datetime) -> None:
        """Keep a report's text."""
        number = rnd.randrange(9)
        document = Document(f"bc{number}.txt", f"Báo cáo {number} " * 200, f"digest{number}")
        self.store.keep(document, Head("Báo cáo", period=MONTH), None, now)

    def add(self, rnd: random.Random, now: datetime) -> None:
        """Type an item."""
        uid = f"typed{rnd.randrange(10**9)}"
        self.plan.add(Task(uid=uid, summary="Gõ tay", note="x" * rnd.randrange(4000)), now)

    def tick(self, rnd: random.Random, now: datetime) -> None:
        """Tick a task off."""
        if uid := self.pick(rnd, Task):
            self.plan.complete(uid, now)

    def edit(self, rnd: random.Random, now: datetime) -> None:
        """Reword an item."""
        if uid := self.pick(rnd):
            self.plan.edit(replace(self.plan.item(uid), summary=f"Sửa {rnd.random()}"), now)

    def move(self, rnd: random.Random, now: datetime) -> None:
        """Move an item to a day."""
        if uid := self.pick(rnd):
            self.plan.move(uid, date(2018, 3, 1) + timedelta(days=rnd.randrange(28)), now)

    def carry(self, rnd: random.Random, now: datetime) -> None:
        """Carry a task over to the next month."""
        if uid := self.pick(rnd, Task):
            self.plan.carry([uid], MONTH.shifted(1), now)

    def remove(self, rnd: random.Random, now: datetime) -> None:
        """Put an item in the bin."""
        if uid := self.pick(rnd):
            self.plan.remove([uid], now)

    def undo(self, _rnd: random.Random, now: datetime) -> None:
        """Take the last action back."""
        self.plan.undo(now)

    def redo(self, _rnd: random.Random, now: datetime) -> None:
        """Do it again."""
        self.plan.redo(now)

    def export(self, _rnd: random.Random, now: datetime) -> None:
        """Remember what was exported."""
        sequences = {item.uid: item.sequence for item in self.store.everything()}
        self.store.save_ledger("lich", sequences, now)

    def back_up(self, _rnd: random.Random, now: datetime) -> None:
        """Copy the plan."""
        if isinstance(self.store, Memory):
            self._saved = None if self.store.is_fresh else self.store.everything()
        else:
            self.store.copy(now)
            self._saved = next((copy.path for copy in self.store.copies()), None)

    def go_back(self, _rnd: random.Random, now: datetime) -> None:
        """Go back to the last copy."""
        if self._saved is None:
            return
        if isinstance(self.store, Memory):
            change = going_back(self.store.everything(), self._saved, now)
            if change.after:
                self.store.write(change, self.store.at + 1, record=True)
        else:
            self.store.restore(self._saved, now)
        self.plan = Plan(self.store, self.store.write)


STEPS: dict[str, tuple[int, Callable[[Desk, random.Random, datetime], None]]] = {
    "accept": (3, Desk.accept),
    "keep": (2, Desk.keep),
    "add": (4, Desk.add),
    "tick": (6, Desk.tick),
    "edit": (3, Desk.edit),
    "move": (4, Desk.move),
    "carry": (1, Desk.carry),
    "remove": (2, Desk.remove),
    "undo": (5, Desk.undo),
    "redo": (2, Desk.redo),
    "export": (2, Desk.export),
    "back up": (1, Desk.back_up),
    "go back": (1, Desk.go_back),
}


class Model:
    """What the disk must hold after each step of a session."""

    def __init__(self, seed: int) -> None:
        self._desk = Desk(Memory(), seed)
        self._states = [Memory()]  # after no step, one step, ...

    def matches(self, store: Store, acknowledged: int) -> int | None:
        """Return how many steps the disk holds: those acknowledged, or one more; else None."""
        while len(self._states) <= acknowledged + 1:
            self._desk.step(len(self._states) - 1)
            self._states.append(self._desk.store.copied())
        held = state(store)
        either = (acknowledged, acknowledged + 1)
        return next((step for step in either if held == state(self._states[step])), None)

    def start_again(self, held: int) -> None:
        """Go on from a step, knowing only what the disk knows."""
        del self._states[held + 1 :]
        self._desk = Desk(self._states[held].copied(), self._desk.seed)


def work(path: Path, seed: int, first: int, tell: Callable[[int], object], steps: int) -> None:
    """Work on the plan at a path from a step on; tell of each step when it is on the disk."""
    from planner.store import Store, WriteLock

    with WriteLock(path.parent), Store.open(path, now=BEGINNING) as store:
        desk = Desk(store, seed)
        for number in range(first, first + steps):
            desk.step(number)
            tell(number + 1)
