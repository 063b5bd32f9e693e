"""Decide what the next report means for open tasks of earlier plans.

A task that it plans again goes on: one task, in the new plan, with the months and the sentences it
comes from; what the new report does not say of it stays as it was. What its results tell of a task
is a proposal beside the sentence: nothing is done until a person says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from planner.model import Confidence, Month, Proposal, Task, TaskStatus
from planner.outcomes import findings
from planner.outcomes.wording import content_of
from planner.rereading import (
    CALENDAR,
    READ_TOGETHER,
    Comparison,
    Rereading,
    Standing,
    merged,
    report_key,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from planner.model import Draft, Head, Item
    from planner.outcomes import Continuation, Telling

REACH = 11
"""Months that are looked back: what an office does each year has the same words again."""
END_OF_WORK = time(10, tzinfo=UTC)
"""17:00 in Viet Nam: the clock time of a day on which something was done."""


def done_on(day: date) -> datetime:
    """Return the stamp of what was done on a day in Viet Nam, at no known clock time."""
    return datetime.combine(day, END_OF_WORK)


def plan_month(draft: Draft) -> Month | None:
    """Return the first month that a report plans for: what was planned before can be done by now.

    One that plans nothing looks back at the month it names.
    """
    head = draft.head
    day = head.meeting_date or head.published
    month = head.period or (Month.of(day) if day else None)
    plans = any(isinstance(proposal.item, Task) for proposal in draft.proposals)
    return month if plans or month is None else month.shifted(1)


def beside_earlier_plans(
    draft: Draft,
    rereading: Rereading,
    planned: Callable[[Month, Month], Iterable[Item]],
    organisations: Callable[[], Mapping[str, str | None]],
) -> Rereading:
    """Return a rereading with what the report means for open tasks of earlier plans.

    `planned` gives the items of the plans between two months, `organisations` whose reports were
    read: tasks of another organisation are not spoken of, as far as both say whose they are.
    """
    month = plan_month(draft)
    if month is None:
        return rereading
    earlier = [
        item
        for item in planned(month.shifted(-REACH), month)
        if isinstance(item, Task) and item.is_open and _was_planned_before(item, month)
    ]
    owners = organisations() if earlier and draft.head.organisation else {}
    asked = [t for t in earlier if _may_be_one(draft.head.organisation, _owner(t, owners))]
    new = (c.proposal.item for c in rereading.comparisons if c.standing is Standing.NEW)
    found = findings(
        draft.results,
        [item for item in new if isinstance(item, Task)],
        asked,
        draft.head.organisation,
    )
    taken = {c.known.uid for c in rereading.comparisons if c.known}
    going_on = {k: each for k, each in found.continuations.items() if each.task.uid not in taken}
    return replace(
        rereading,
        comparisons=tuple(_carried(each, going_on) for each in rereading.comparisons),
        told=tuple(_told(telling, _latest(draft.head, month)) for telling in found.tellings),
    )


def taken_up(known: Item, reading: Item) -> Item:
    """Return a known item with a reading of it: of the report it is from, or of a later plan."""
    if isinstance(known, Task) and isinstance(reading, Task) and _goes_on(known, reading):
        return gone_on(known, reading)
    return merged(known, reading)


def gone_on(known: Task, reading: Task) -> Task:
    """Return a known task as it goes on in a new report.

    Taken is what the report says, except where a person has changed it.
    """
    said = reading.as_read or reading
    taken: dict[str, Any] = {}
    for group in READ_TOGETHER[Task]:
        before = values(known.as_read, group) if known.as_read else (None,) * len(group)
        untouched = values(known, group) in {before, values(Task(summary=""), group)}
        corrected = values(reading, group) != values(said, group)
        if corrected or (untouched and any(values(reading, group))):
            taken |= dict(zip(group, values(reading, group), strict=True))
    keys = dict.fromkeys((*known.earlier_keys, known.key))
    return replace(
        known,
        **taken | {"month": reading.month or known.month},
        carried_from=_came_from(known, reading),
        key=reading.key,
        earlier_keys=tuple(key for key in keys if key),
        evidence=reading.evidence,
        earlier_evidence=(*known.earlier_evidence, *filter(None, [known.evidence])),
        as_read=replace(said, as_read=None),
    )


def _was_planned_before(task: Task, month: Month) -> bool:
    """Tell whether a task first stood in an earlier plan, wherever it stands now."""
    first = task.carried_from[0] if task.carried_from else task.month
    return first is not None and first < month


def _owner(task: Task, organisations: Mapping[str, str | None]) -> str | None:
    return organisations.get(task.evidence.document) if task.evidence else None


def _may_be_one(first: str | None, second: str | None) -> bool:
    if not (first and second):
        return True
    return set(content_of(first).forms) == set(content_of(second).forms)


def _carried(comparison: Comparison, going_on: Mapping[str, Continuation]) -> Comparison:
    """Return a new task beside the open one that goes on in it, if there is one."""
    on = going_on.get(comparison.proposal.item.key)
    if on is None or comparison.standing is not Standing.NEW:
        return comparison
    return Comparison(comparison.proposal, Standing.CARRIED, on.task, on.is_sure)


def _told(telling: Telling, day: date) -> Comparison:
    """Return an open task beside what it is if the report is right."""
    is_done = telling.status is TaskStatus.COMPLETED
    told = replace(
        telling.task,
        status=telling.status,
        percent_complete=telling.percent,
        completed=done_on(day) if is_done else None,
        outcomes=(*telling.task.outcomes, telling.evidence),
    )
    proposal = Proposal(told, Confidence.SURE)
    return Comparison(proposal, Standing.TOLD, telling.task, evidence=telling.evidence)


def _latest(head: Head, month: Month) -> date:
    """Return the last day on which what a report tells can have been done: a guess to correct.

    The report does not say when. It is not after the month looked back at, nor after the report.
    """
    days = (month.shifted(-1).last, head.meeting_date, head.published)
    return min(day for day in days if day)


def _goes_on(known: Task, reading: Task) -> bool:
    """Tell whether a reading is that of another report than a task has stood in so far."""
    report, reports = report_key(reading.key), {report_key(k) for k in known.earlier_keys}
    is_read = reading.evidence is not None and not report.startswith(CALENDAR[:-1])
    return is_read and report not in {report_key(known.key), *reports}


def _came_from(known: Task, reading: Task) -> tuple[Month, ...]:
    """Return the months a task was carried on from, with the one it leaves now."""
    leaves = known.month and reading.month and known.month < reading.month
    return (*known.carried_from, *filter(None, [known.month if leaves else None]))
