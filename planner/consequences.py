"""What an action makes of an item: where it comes to stand, and what its new state brings along."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from planner.model import DueFrom, Event, Item, Month, Task, TaskStatus

if TYPE_CHECKING:
    from datetime import date, datetime

MOST = 99
"""Per cent of a task that is under way: what is done wholly is done."""


def moved(item: Item, day: date) -> Item:
    """Return an item at a day: a task's due, an event's first day."""
    if isinstance(item, Task):
        return replace(item, due=day, due_from=DueFrom.TEXT)
    first = item.first_day
    if item.start is None or first is None:
        return replace(item, start=day, end=None)
    distance = day - first
    end = item.end + distance if item.end is not None else None
    return replace(item, start=item.start + distance, end=end)


def last_day(item: Item) -> date | None:
    """Return the day that a task and the event it organises have in common."""
    if isinstance(item, Event):
        return item.last_day
    return None if item.due_from is DueFrom.MONTH else item.due


def at_day(item: Item, day: date | None) -> Item:
    """Return an item with another last day; an event keeps its length and its clock time."""
    if isinstance(item, Task):
        return replace(item, due=day, due_from=DueFrom.EVENT if day else None)
    first, last = item.first_day, item.last_day
    if day is None:
        return replace(item, start=None, end=None)
    return moved(item, day - (last - first) if first and last else day)


def settled(before: Item, after: Item, now: datetime) -> Item:
    """Return an edited item with what its new state means: when it was done, and how much of it."""
    if not isinstance(before, Task) or not isinstance(after, Task):
        return after
    if before.status is after.status is not TaskStatus.IN_PROCESS:
        return after
    return in_state(after, after.status, now)


def in_state(task: Task, status: TaskStatus, now: datetime) -> Task:
    """Return a task in a state (STATUS): when it was done, and how much of it."""
    match status:
        case TaskStatus.COMPLETED:
            return replace(task, status=status, completed=now, percent_complete=100)
        case TaskStatus.IN_PROCESS:
            percent = min(max(task.percent_complete, 0), MOST)
            return replace(task, status=status, completed=None, percent_complete=percent)
        case TaskStatus.CANCELLED:
            return replace(task, status=status, completed=None)
        case TaskStatus.NEEDS_ACTION:
            return replace(task, status=status, completed=None, percent_complete=0)


def onto(there: Item, before: Item, edited: Item) -> Item:
    """Return what is there now with what was edited of it, and nothing else, changed.

    `before` is what the editing began with: what has been done to the item since then stays, but
    that it was removed.
    """
    if not (type(there) is type(before) is type(edited)):
        return edited
    names = [field.name for field in fields(edited)]
    changed = {n: v for n in names if (v := getattr(edited, n)) != getattr(before, n)}
    return replace(there, **{"removed": None} | changed)


def carried(task: Task, month: Month) -> Task:
    """Return a task in another month's plan; where it came from is kept."""
    came_from = (*task.carried_from, task.month) if task.month else task.carried_from
    return replace(task, month=month, carried_from=came_from)
