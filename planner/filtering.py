"""Decide which items a person wants to see: of an area, a person or unit, a state, or their own.

An event and its task are one entry: it is kept when either of them is wanted.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Task, TaskStatus, entries
from planner.searching import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.model import Item

SYLLABLE = re.compile(r"\w+")


class State(Enum):
    """How a task stands, as people ask for it; overdue is derived and takes it from the others."""

    OPEN = "needs_action"
    STARTED = "in_process"
    DONE = "completed"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


STATES = {
    TaskStatus.NEEDS_ACTION: State.OPEN,
    TaskStatus.IN_PROCESS: State.STARTED,
    TaskStatus.COMPLETED: State.DONE,
    TaskStatus.CANCELLED: State.CANCELLED,
}


def state_of(task: Task, today: date) -> State:
    """Return how a task stands today."""
    return State.OVERDUE if task.is_overdue(today) else STATES[task.status]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is wanted; what is not said is wanted all the same."""

    area: str | None = None
    assignee: str | None = None
    state: State | None = None  # what is no task has none and is not wanted then
    mine: tuple[str, ...] = ()  # the person's name or units, as the reports write them

    @property
    def is_on(self) -> bool:
        """Tell whether anything is left out."""
        return self != Filter()

    def holds(self, item: Item, today: date) -> bool:
        """Tell whether an item is wanted."""
        if self.area is not None and item.area != self.area:
            return False
        if self.assignee is not None and item.assignee != self.assignee:
            return False
        if self.mine and not is_of(item, self.mine):
            return False
        if self.state is None:
            return True
        return isinstance(item, Task) and state_of(item, today) is self.state

    def kept(self, items: Iterable[Item], today: date) -> list[Item]:
        """Return the items of the entries that are wanted, in the order given."""
        items = list(items)
        if not self.is_on:
            return items
        pairs = [[i for i in (entry.event, entry.task) if i] for entry in entries(items)]
        wanted = {
            item.uid for pair in pairs if any(self.holds(i, today) for i in pair) for item in pair
        }
        return [item for item in items if item.uid in wanted]


def is_of(item: Item, names: Iterable[str]) -> bool:
    """Tell whether someone of these names leads an item or works along; accents do not matter."""
    said = [_syllables(each) for each in (item.assignee, *item.with_units) if each]
    return any(_stands_in(_syllables(name), words) for name in names for words in said)


def areas(items: Iterable[Item]) -> list[str]:
    """Return the areas of items, the most frequent first."""
    return _ranked(item.area for item in items)


def assignees(items: Iterable[Item]) -> list[str]:
    """Return who leads items, the most frequent first."""
    return _ranked(item.assignee for item in items)


def _ranked(names: Iterable[str | None]) -> list[str]:
    counted = Counter(name for name in names if name)
    return sorted(counted, key=lambda name: (-counted[name], name))


def _syllables(name: str) -> str:
    return f" {' '.join(SYLLABLE.findall(folded(name)))} "


def _stands_in(name: str, words: str) -> bool:
    return bool(name.strip()) and name in words
