"""list, done and reopen: the plan printed, and a task's mark set or taken back."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from planner.commands import DONE, planned
from planner.commands.wording import SHORT_UID, line, mark, when
from planner.model import Entry, Event, Item, PlannerError, Task, TaskStatus, entries
from planner.plan import Plan

if TYPE_CHECKING:
    from planner.commands import Call


def show(call: Call) -> int:
    """Print the plan, or a month of it, in the order of its days."""
    with call.store() as store:
        items = planned(Plan(store, store.write), call.asked.month)
    shown = sorted(entries(items), key=_order)
    if call.asked.json:
        found = [_as_json(entry, call.today) for entry in shown]
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return DONE
    if not shown:
        call.tell("commands.nothing_planned")
    for entry in shown:
        item = entry.task or entry.item
        timing = when(entry, call.words)
        print(f"{mark(entry)} {item.uid[:SHORT_UID]}  {timing:24} {line(entry.item.summary)}")
    return DONE


def complete(call: Call) -> int:
    """Mark a task as done."""
    with call.store(writing=True) as store:
        plan = Plan(store, store.write)
        task = _named(plan, call.asked.uid)
        if not task.is_done:  # the day it was done stays
            plan.complete(task.uid, call.now)
    call.tell("commands.now_done", title=line(task.summary))
    return DONE


def reopen(call: Call) -> int:
    """Take the done mark of a task back."""
    with call.store(writing=True) as store:
        plan = Plan(store, store.write)
        task = _named(plan, call.asked.uid)
        if task.status is not TaskStatus.NEEDS_ACTION:
            plan.reopen(task.uid, call.now)
    call.tell("commands.now_open", title=line(task.summary))
    return DONE


class AmbiguousUid(PlannerError):
    """Several items have UIDs that begin so."""

    code = "ambiguous_uid"


class NoSuchTask(PlannerError):
    """No item has a UID that begins so."""

    code = "no_such_task"


class NotATask(PlannerError):
    """It is an event that no task organises: there is nothing to tick."""

    code = "not_a_task"


def _named(plan: Plan, text: str) -> Task:
    """Return the task that a UID or its beginning names; an event stands for its task."""
    items = {item.uid: item for item in plan.items()}
    found = [items[text]] if text in items else [i for u, i in items.items() if u.startswith(text)]
    tasks = {each.uid: each for item in found if (each := _task_of(item, items))}
    if len(tasks) > 1:
        raise AmbiguousUid(text=text, count=len(tasks))
    if not tasks:
        raise NotATask(title=found[0].summary) if found else NoSuchTask(text=text)
    return next(iter(tasks.values()))


def _task_of(item: Item, items: dict[str, Item]) -> Task | None:
    if isinstance(item, Event):
        known = items.get(item.task or "")
        return known if isinstance(known, Task) else None
    return item


def _order(entry: Entry) -> tuple[date, str]:
    """Sort by day; what has none stands at the end of its month."""
    month = entry.item.month
    return (entry.first_day or (month.last if month else date.max), entry.item.summary)


def _as_json(entry: Entry, today: date) -> dict[str, Any]:
    """Return an entry with its task's state; `end` is the last of several days, inclusive."""
    item, event, task = entry.item, entry.event, entry.task
    own = task or item
    first, last = (event.first_day, event.last_day) if event else (None, None)
    return {
        "uid": own.uid,
        "title": item.summary,
        "month": str(item.month) if item.month else None,
        "start": _iso(first),
        "end": _iso(last if last != first else None),
        "time": _clock(event.start if event else None),
        "kind": event.kind.value if event else None,
        "place": event.location if event else None,
        "due": _iso(task.due if task else None),
        "due_from": task.due_from.value if task and task.due_from else None,
        "status": task.status.value if task else None,
        "percent": task.percent_complete if task else None,
        "overdue": task.is_overdue(today) if task else None,
        "area": own.area,
        "assignee": own.assignee,
        "with": list(own.with_units),
        "note": own.note,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _clock(start: date | datetime | None) -> str | None:
    return f"{start.hour:02}:{start.minute:02}" if isinstance(start, datetime) else None
