"""A calendar file in extract and import: printed; kept for the review, or taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.wording import line, refusal_sentence
from planner.model import Month, PlannerError
from planner.rereading import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planner.commands import Call
    from planner.ics.arriving import Arrival
    from planner.model import Draft, Item
    from planner.plan import Plan
    from planner.store import Store

MONTHS = 3  # from this one, in which recurring items are read


def held(data: bytes, name: str, call: Call, items: Iterable[Item] = ()) -> Arrival:
    """Return what a calendar file holds beside `items`, telling what is wrong in it."""
    from planner.ics.arriving import arrived, sentence

    month = Month.of(call.today)
    arrival = arrived(data, name, (month.first, month.shifted(MONTHS - 1).last), items)
    for trouble in arrival.troubles:
        call.complain(f"{line(name)}: {line(sentence(trouble, call.words))}")
    return arrival


def refusal(name: str, refused: PlannerError, call: Call) -> str:
    """Return why a calendar file gives nothing, as one sentence that names it."""
    return f"{line(name)}: {refusal_sentence(refused, call.words)}"


def take_in(
    data: bytes, name: str, store: Store, call: Call, show: Callable[[Draft], None]
) -> bool:
    """Take a calendar file in; False where it gives nothing, which is told."""
    from planner.plan import Plan

    plan = Plan(store, store.write)
    try:
        arrival = held(data, name, call, [*plan.items(), *plan.removed()])
    except PlannerError as refused:
        call.complain(refusal(name, refused, call))
        return False
    show(arrival.draft)
    if call.asked.accept:
        _accept(arrival, plan, store, call)
    else:
        _keep(arrival, data, store, call)
    return True


def _keep(arrival: Arrival, data: bytes, store: Store, call: Call) -> None:
    """Keep the file as it came: it is read again beside the plan as it is then."""
    from planner.ics.arriving import waiting

    document = waiting(data, arrival.draft.document.name)
    store.keep(document, arrival.draft.head, None, call.now)
    standings = [each.standing for each in arrival.rereading.comparisons]
    call.tell(
        "commands.kept_calendar",
        name=document.name,
        new=standings.count(Standing.NEW),
        changed=standings.count(Standing.CHANGED),
        same=standings.count(Standing.SAME),
    )


def _accept(arrival: Arrival, plan: Plan, store: Store, call: Call) -> None:
    from planner.review import Mark, review

    document = arrival.draft.document
    reviewed = review(arrival.draft, arrival.rereading)
    if reviewed.accepted or reviewed.edited:
        store.keep(document, arrival.draft.head, None, call.now)
        plan.accept(reviewed.accepted, call.now, edited=reviewed.edited)
        store.mark_reviewed(document.digest, call.now)
    taken = [c.standing for c in reviewed.choices if c.mark is Mark.TICKED]
    new = taken.count(Standing.NEW)
    call.tell("commands.taken_calendar", name=document.name, new=new, changed=len(taken) - new)
