"""export: the plan, or a month of it, as a calendar file that Outlook opens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from planner.commands import DONE, planned
from planner.model import PlannerError
from planner.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands import Call


class CannotExport(PlannerError):
    """The file cannot be written there."""

    code = "cannot_export"


def export(call: Call) -> int:
    """Write the calendar file, whole or not at all."""
    from planner.ics.profile import ExportOptions, Profile, calendar_name
    from planner.ics.write import to_ics

    month, output = call.asked.month, call.asked.output
    options = ExportOptions(
        month_tasks=call.settings.export_month_tasks, reminders=call.settings.export_reminders
    )
    with call.store() as store:
        items = planned(Plan(store, store.write), month)
        name = calendar_name(store.plan_uuid, month, call.words)
    written = to_ics(
        items,
        name,
        Profile(call.asked.profile),
        words=call.words,
        now=call.now,
        options=options,
    )
    _put(written.data, output)
    call.tell("commands.written", count=written.written, name=str(output))
    if written.left_out:
        call.tell("commands.left_out", count=len(written.left_out))
    return DONE


def _put(data: bytes, path: Path) -> None:
    """Write a file beside its place, then move it there."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with aside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as failure:
        raise CannotExport(name=str(path), reason=failure.strerror) from failure
