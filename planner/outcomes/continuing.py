"""Hold the tasks of a new plan against open tasks of earlier ones: which are the same, gone on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import Month
from planner.outcomes.alike import likeness
from planner.outcomes.candidates import SHARE, work_of
from planner.outcomes.lexicon import phrases, syllables
from planner.outcomes.wording import content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.model import Task
    from planner.outcomes.candidates import Works
    from planner.outcomes.wording import Content

NAMED = 1.5  # weight from which words name one work and no other
SAME = 1.0


@dataclass(frozen=True, slots=True)
class Continuation:
    """An open task that a new plan holds again; sure where their words are the same."""

    task: Task
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """A planned task beside an open one."""

    planned: Task
    task: Task
    share: float
    is_sure: bool

    @property
    def rank(self) -> tuple[float, Month]:
        """The likest first, of equal ones the newest."""
        return self.share, self.task.month or Month(1, 1)


def continuations(planned: Iterable[Task], works: Works) -> dict[str, Continuation]:
    """Return the open task that each planned one continues, by the planned one's key."""
    pairs = [pair for each in planned for pair in _pairs(each, works)]
    found: dict[str, Continuation] = {}
    taken: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: pair.rank, reverse=True):
        if pair.planned.key not in found and pair.task.uid not in taken:
            found[pair.planned.key] = Continuation(pair.task, pair.is_sure)
            taken.add(pair.task.uid)
    return found


def _pairs(planned: Task, works: Works) -> Iterator[_Pair]:
    told = content_of(work_of(planned, planned.summary))
    for task, held in works.near(told):
        share = _share(held, told)
        if share >= SHARE and _may_be_one_unit(planned, task):
            yield _Pair(planned, task, share, held.work == told.work)


def _share(held: Content, told: Content) -> float:
    """Return the smaller of the shares that two titles have of each other."""
    if held.forms == told.forms:
        return SAME
    helping = frozenset(syllable for verb in phrases("helping") for syllable in verb.split())
    there = likeness(held, told, finished=True, before=helping)
    back = likeness(told, held, finished=True, before=helping)
    if there is None or back is None or min(there.weight, back.weight) < NAMED:
        return 0.0
    return min(there.share, back.share)


def _may_be_one_unit(planned: Task, task: Task) -> bool:
    """Tell whether the two are led by one unit, as far as both say who leads."""
    if not (planned.assignee and task.assignee):
        return True
    units = syllables("units")
    first, second = (set(content_of(t.assignee or "").forms) - units for t in (planned, task))
    return first == second or not first.isdisjoint(second)
