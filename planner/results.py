"""Decide what a month came to: what was done, in time or late, what is under way, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Item, Month, Task, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

VIETNAM = timedelta(hours=7)
"""Stamps are UTC; the day on which something was done is a day in Viet Nam (no summer time)."""


class Outcome(Enum):
    """How a task stands at the end of a month; late and overdue are derived, never stored."""

    DONE = "done"
    DONE_LATE = "done_late"
    IN_WORK = "in_work"
    OVERDUE = "overdue"
    OPEN = "open"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class MonthResult:
    """The tasks of one month's plan, each under its outcome."""

    month: Month
    tasks: tuple[tuple[Outcome, Task], ...]

    def of(self, outcome: Outcome) -> tuple[Task, ...]:
        """Return the tasks with an outcome."""
        return tuple(task for found, task in self.tasks if found is outcome)

    def count(self, *outcomes: Outcome) -> int:
        """Count the tasks with any of these outcomes."""
        return sum(found in outcomes for found, _ in self.tasks)


def result(items: Iterable[Item], month: Month, today: date) -> MonthResult:
    """Return what came of the tasks planned for a month, by due day and as the report has them."""
    tasks = [item for item in items if isinstance(item, Task) and item.month == month]
    tasks.sort(key=lambda task: (task.due or month.last, task.created, _place(task), task.uid))
    return MonthResult(month, tuple((outcome(task, today), task) for task in tasks))


def _place(task: Task) -> int:
    """Return where a report has a task; of one that was typed, none."""
    return task.evidence.span.start if task.evidence else 0


def outcome(task: Task, today: date) -> Outcome:
    """Return how a task stands today."""
    match task.status:
        case TaskStatus.COMPLETED:
            return Outcome.DONE_LATE if is_late(task) else Outcome.DONE
        case TaskStatus.CANCELLED:
            return Outcome.CANCELLED
        case _ if task.is_overdue(today):
            return Outcome.OVERDUE
        case TaskStatus.IN_PROCESS:
            return Outcome.IN_WORK
        case TaskStatus.NEEDS_ACTION:
            return Outcome.OPEN


def completed_day(task: Task) -> date | None:
    """Return the day in Viet Nam on which a task was done."""
    return (task.completed + VIETNAM).date() if task.completed else None


def is_late(task: Task) -> bool:
    """Tell whether a task was done after its due day."""
    day = completed_day(task)
    return day is not None and task.due is not None and day > task.due


def unfinished(items: Iterable[Item], month: Month) -> tuple[Task, ...]:
    """Return the tasks of a month's plan that are still to be done."""
    return tuple(
        item for item in items if isinstance(item, Task) and item.month == month and item.is_open
    )
