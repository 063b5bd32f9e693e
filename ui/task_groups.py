"""Which rows stand in the list beside the month, in which groups and in which order. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Entry, Event, Item, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Month


FOUND_AT_MOST = 100


class GroupKind(Enum):
    """What the rows of a group have in common; in the order they are shown."""

    FOUND = 0
    OVERDUE = 1
    DUE = 2
    MONTH = 3
    UNDATED = 4
    DONE = 5
    DROPPED = 6  # will not be done
    DAY = 7  # of a month shown as one list


ENDED = {GroupKind.DONE, GroupKind.DROPPED}
"""What can be folded away, or hidden."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `day` tells the groups of due days apart."""

    kind: GroupKind
    day: date | None
    rows: tuple[Entry, ...]
    count: int = 0  # how many there are, where not all are rows
    name: str = ""  # of the day, where it has one

    @property
    def is_undated(self) -> bool:
        """Tell whether its rows have no day to stand under."""
        return self.kind in {GroupKind.MONTH, GroupKind.UNDATED}


@dataclass(frozen=True, slots=True)
class Progress:
    """How many tasks of the month are done; what will not be done does not count."""

    done: int
    all: int


def listed_groups(items: Iterable[Item], today: date, *, show_done: bool) -> list[Group]:
    """Group what stands in the list: tasks, and events without a day."""
    sorted_out: dict[tuple[int, date], list[Entry]] = {}
    for entry in entries(items):
        place = _place(entry, today)
        if place is not None and (show_done or place[0] not in ENDED):
            kind, day = place
            sorted_out.setdefault((kind.value, day or date.min), []).append(entry)
    groups = []
    for (value, day), rows in sorted(sorted_out.items(), key=lambda pair: pair[0]):
        kind = GroupKind(value)
        order = _by_due if kind is GroupKind.OVERDUE else _by_text
        shown_day = day if kind is GroupKind.DUE else None
        groups.append(Group(kind, shown_day, tuple(sorted(rows, key=order))))
    return groups


def found_group(items: Sequence[Item], count: int) -> Group:
    """Group what a search found: the newest day first, what has none last, no list without end.

    `count` is how many items there are where these are not all; an event and its task are one row.
    """
    rows = sorted(entries(items), key=lambda entry: entry.first_day or date.min, reverse=True)
    joined = len(items) - len(rows)
    return Group(GroupKind.FOUND, None, tuple(rows[:FOUND_AT_MOST]), count - joined)


def sources(groups: Iterable[Group], month: Month) -> list[str]:
    """Return the titles of the reports that the rows come from, those of the month first."""
    items = [entry.item for group in groups for entry in group.rows]
    items.sort(key=lambda item: item.month != month)
    return list(dict.fromkeys(item.evidence.title for item in items if item.evidence))


def progress(items: Sequence[Item]) -> Progress:
    """Count the month's tasks."""
    tasks = [entry.task for entry in entries(items) if entry.task]
    counted = [task for task in tasks if task.is_open or task.is_done]
    return Progress(sum(task.is_done for task in counted), len(counted))


def _place(entry: Entry, today: date) -> tuple[GroupKind, date | None] | None:
    """Return the group of an entry and its due day; None when it belongs in the grid alone."""
    task = entry.task
    if task is None:
        undated = isinstance(entry.event, Event) and entry.event.start is None
        return (GroupKind.UNDATED, None) if undated else None
    if not task.is_open:
        return GroupKind.DONE if task.is_done else GroupKind.DROPPED, None
    if task.is_overdue(today):
        return GroupKind.OVERDUE, None
    day = task.chip_day or (entry.event.first_day if entry.event else None)
    return (GroupKind.DUE, day) if day else (GroupKind.MONTH, None)


def _by_text(entry: Entry) -> tuple[int, int, str]:
    """Order by priority, then as the report has it, then by title."""
    task = entry.task
    priority = task.priority if task and task.priority else 5
    evidence = entry.item.evidence
    return priority, evidence.span.start if evidence else 0, entry.item.summary


def _by_due(entry: Entry) -> tuple[date, tuple[int, int, str]]:
    due = entry.task.due if entry.task else None
    return due or date.max, _by_text(entry)
