"""What a new report tells of tasks planned before: which are done, how far, which go on.

Nothing here decides anything: each finding is a proposal with the sentence that proves it. A wrong
one is worse than none, so a sentence must name the whole work, and nothing in it may take back
that it is done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.model import TaskStatus
from planner.outcomes.candidates import GOES_ON, Works
from planner.outcomes.continuing import Continuation, continuations
from planner.outcomes.telling import Telling, tellings
from planner.outcomes.wording import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.model import Evidence, Task

__all__ = ["Continuation", "Findings", "Telling", "findings"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a report tells of open tasks, and which of its own tasks go on from them, by key."""

    tellings: tuple[Telling, ...] = ()
    continuations: Mapping[str, Continuation] = field(default_factory=dict)


def findings(
    results: Sequence[Evidence],
    planned: Sequence[Task],
    tasks: Iterable[Task],
    organisation: str | None,
) -> Findings:
    """Hold a report against open tasks of earlier plans.

    A task told as done is over, and the same work in the new plan is another, next one; unless
    the plan says itself that it goes on: then it is not told as done.
    """
    texts = [*(each.sentence for each in results), *(task.summary for task in planned)]
    works = Works(tasks, texts)
    told = tellings(results, works, organisation)
    going_on = continuations(planned, works)
    open_still = {
        each.task.uid
        for task in planned
        if (each := going_on.get(task.key)) and compiled(GOES_ON).match(task.summary.casefold())
    }
    kept = tuple(t for t in told if not (_is_done(t) and t.task.uid in open_still))
    over = {telling.task.uid for telling in kept if _is_done(telling)}
    return Findings(kept, {k: each for k, each in going_on.items() if each.task.uid not in over})


def _is_done(telling: Telling) -> bool:
    return telling.status is TaskStatus.COMPLETED
