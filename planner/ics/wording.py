"""Title, description and categories of an entry: what a reader of the calendar sees of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.ics.lines import LONGEST, clean, one_line, shortened, units
from planner.model import DayPart, Entry, EventKind, Task, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from planner.ics.placing import Placing
    from planner.model import Evidence, Month

    Labels = Mapping[str, str]  # the words of [ics] in one language

VIETNAM = timedelta(hours=7)  # no zone data needed: Viet Nam has kept UTC+7 since 1975
DONE = "✔ "
GONE = "✘ "
MARKS = (DONE, GONE)

CATEGORY = {
    EventKind.COMMEMORATION: "category_commemoration",
    EventKind.HOLIDAY: "category_holiday",
    EventKind.MEETING: "category_meeting",
    EventKind.FESTIVAL: "category_activity",
    EventKind.DEADLINE: "category_task",
    EventKind.OTHER: "category_activity",
}
STATE = {
    TaskStatus.NEEDS_ACTION: "state_needs_action",
    TaskStatus.IN_PROCESS: "state_in_process",
    TaskStatus.COMPLETED: "state_completed",
    TaskStatus.CANCELLED: "state_cancelled",
}


def is_done(entry: Entry) -> bool:
    """Tell whether its task is completed."""
    return entry.task is not None and entry.task.status is TaskStatus.COMPLETED


def is_gone(entry: Entry) -> bool:
    """Tell whether it is only written so that readers take it out."""
    cancelled = entry.task is not None and entry.task.status is TaskStatus.CANCELLED
    return cancelled or entry.item.removed is not None


def mark(entry: Entry) -> str:
    """Return what stands before the title of an entry that is no longer open."""
    return GONE if is_gone(entry) else DONE if is_done(entry) else ""


def title(entry: Entry, placing: Placing, labels: Labels, *, marked: bool = True) -> str:
    """Return the SUMMARY: one line that Outlook shows whole."""
    prefix = mark(entry) if marked else ""
    suffix = _suffix(entry, placing, labels)
    name = one_line(entry.item.summary) or labels["untitled"]
    return prefix + shortened(name, LONGEST - len(prefix) - units(suffix)) + suffix


def _suffix(entry: Entry, placing: Placing, labels: Labels) -> str:
    event = entry.event
    if event and event.day_part and not event.is_timed:
        return " " + labels[DayPart(event.day_part).value]
    return f" {labels[placing.within]}" if placing.within else ""


def categories(entry: Entry, labels: Labels) -> list[str]:
    """Return the kind of the entry, and that it is done."""
    kind = CATEGORY[entry.event.kind] if entry.event else "category_task"
    names = [labels[kind]]
    if is_done(entry):
        names.append(labels["category_done"])
    return names


def description(entry: Entry, placing: Placing, shown_title: str, labels: Labels) -> str:
    """Return the DESCRIPTION: state, who, what it rests on, in lines of plain text."""
    parts: list[str] = []
    item, task = entry.item, entry.task
    name = one_line(item.summary)
    if name not in shown_title:
        parts.append(name)
    if item.removed is not None:
        parts.append(labels["state_removed"])
    elif task:
        parts += _state(task, labels)
    if task and entry.event and task.summary != entry.event.summary:
        parts.append(labels["task"].format(task=one_line(task.summary)))
    if task:
        parts += _due(task, placing, labels)
    parts += _who(entry, labels)
    if not placing.end_given:
        parts.append(labels["no_end"])
    notes = (clean(owner.note) for owner in (entry.event, task) if owner)
    parts += filter(None, notes)
    parts += _proof(item.evidence, labels)
    if task and task.outcomes:
        parts.append(labels["told"])
        parts += _proof(task.outcomes[-1], labels)
    return "\n".join(parts)


def _state(task: Task, labels: Labels) -> Iterator[str]:
    if task.status is TaskStatus.COMPLETED and task.completed:
        yield labels["state_completed_on"].format(day=_day(_local(task.completed)))
    else:
        yield labels[STATE[task.status]].format(percent=task.percent_complete)


def _due(task: Task, placing: Placing, labels: Labels) -> Iterator[str]:
    if task.chip_day:
        if task.chip_day != placing.start:
            yield labels["due"].format(day=_day(task.chip_day))
    elif task.due_text is None and task.month:
        yield labels["due_month"].format(month=_month(task.month))
    if task.due_text:
        yield labels["due_text"].format(words=one_line(task.due_text))
    if task.original_due:
        yield labels["due_original"].format(day=_day(task.original_due))
    if task.carried_from:
        months = ", ".join(_month(month) for month in task.carried_from)
        yield labels["carried_from"].format(months=months)


def _who(entry: Entry, labels: Labels) -> Iterator[str]:
    event, task = entry.event, entry.task
    area = (event and event.area) or (task and task.area)
    leader = (event and event.assignee) or (task and task.assignee)
    if leader:
        yield labels["assignee"].format(name=one_line(leader))
    if event and event.with_units:
        yield labels["attendees"].format(names="; ".join(map(one_line, event.with_units)))
    if task and task.with_units:
        yield labels["with_units"].format(names="; ".join(map(one_line, task.with_units)))
    if area:
        yield labels["area"].format(area=one_line(area))
    if task and task.references:
        yield labels["references"].format(names="; ".join(map(one_line, task.references)))


def _proof(evidence: Evidence | None, labels: Labels) -> Iterator[str]:
    if evidence:
        yield f"“{one_line(evidence.sentence)}”"
        yield labels["source"].format(
            title=one_line(evidence.title),
            paragraph=evidence.place.paragraph,
            sentence=evidence.place.sentence,
        )


def _local(stamp: datetime) -> date:
    """Return the day in Viet Nam."""
    return (stamp + VIETNAM).date()


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _month(month: Month) -> str:
    return f"{month.month:02}/{month.year}"
