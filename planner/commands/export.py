"""export: the plan, a month or some days of it, or what has changed, as calendar files."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from planner.commands import DONE
from planner.commands.wording import refusal_sentence
from planner.model import CannotWrite, PlanLocked
from planner.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands import Call
    from planner.ics.orders import Order
    from planner.ics.scope import Scope

log = logging.getLogger(__name__)


def export(call: Call) -> int:
    """Write the calendar, each file whole or not at all; into a folder under its own name."""
    from planner.ics.orders import carried_out, ledger_of, put_in_place

    order, output = _order(call), call.asked.output
    with call.store() as store:
        plan, exported = Plan(store, store.write), store.ledger(order.ledger)
        files = carried_out(order, plan, store.plan_uuid, exported, call.words, call.now)
    places = put_in_place(files, output / order.file_name if _is_folder(output) else output)
    _remember(order, ledger_of(files), call)
    count = sum(file.written for file in files)
    if len(places) == 1:
        call.tell("commands.written", count=count, name=str(places[0]))
    else:
        names = ", ".join(str(place) for place in places)
        call.tell("commands.written_files", count=count, files=len(places), name=names)
    if left_out := sum(len(file.left_out) for file in files):
        call.tell("commands.left_out", count=left_out)
    return DONE


def _is_folder(path: Path) -> bool:
    with suppress(OSError):  # a name that no file can have: writing there says so
        return path.is_dir()
    return False


def bring_up_to_date(call: Call) -> None:
    """Write the files that are kept up to date; one that cannot be written is told."""
    from planner.ics.files import CannotExport
    from planner.ics.subscriptions import load

    with call.store() as store:
        plan, name = Plan(store, store.write), store.plan_uuid
        for each in load(call.data):
            try:
                each.refresh(plan, name, call.words, call.now)
            except CannotExport as refusal:
                call.complain(refusal_sentence(refusal, call.words))


def _order(call: Call) -> Order:
    from planner.ics.orders import Order
    from planner.ics.profile import ExportOptions, Profile

    return Order(
        scope=_scope(call),
        profile=Profile(call.asked.profile),
        options=ExportOptions(
            month_tasks=call.settings.export_month_tasks,
            reminders=call.settings.export_reminders,
            bars=call.settings.export_bars,
        ),
        only_changes=call.asked.changes,
    )


def _scope(call: Call) -> Scope:
    from planner.ics.scope import Kind, Scope

    if call.asked.days:
        first, last = call.asked.days
        return Scope(kind=Kind.DAYS, first=first, last=last)
    return Scope.of_month(call.asked.month)


def _remember(order: Order, ledger: dict[str, int], call: Call) -> None:
    """Remember what is known outside now; while the window is open it keeps the plan to itself."""
    try:
        with call.store(writing=True) as store:
            store.save_ledger(order.ledger, ledger, call.now)
    except (PlanLocked, CannotWrite) as refusal:
        log.info("export not remembered: %s", refusal.code)
