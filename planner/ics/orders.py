"""An export from what is ordered to files in their places: how many there are, and their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.ics.files import put
from planner.ics.profile import TASK_SUFFIX, ExportOptions, NothingChanged, Profile
from planner.ics.scope import ALL, Scope
from planner.ics.write import changes, to_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from planner.ics.profile import CalendarName, Export
    from planner.model import Month
    from planner.plan import Plan
    from resources import Words

SUFFIX = ".ics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person wants exported, and how."""

    scope: Scope = ALL
    profile: Profile = Profile.LICH
    options: ExportOptions = field(default_factory=ExportOptions)
    only_changes: bool = False  # since the last export of this scope in this profile

    @property
    def ledger(self) -> str:
        """The name under which the store keeps what was exported; empty: it is not kept."""
        return f"{self.profile.value}/{self.scope.key}" if self.scope.key else ""

    @property
    def file_name(self) -> str:
        """The file name proposed for it."""
        return self.scope.stem + ("-thay-doi" if self.only_changes else "") + SUFFIX


def carried_out(
    order: Order, plan: Plan, name: UUID, exported: Mapping[str, int], words: Words, now: datetime
) -> tuple[Export, ...]:
    """Return the files of an order; raises NothingToExport or NothingChanged.

    `name` is the plan's own; `exported` is the ledger of the last export of this scope.
    """
    if order.only_changes:
        return (_changes(order, plan, exported, words, now),)
    scope = order.scope

    def naming(month: Month) -> CalendarName:
        return scope.part(month, name, words)

    return to_parts(
        scope.items(plan),
        scope.calendar(name, words),
        naming,
        order.profile,
        words=words,
        now=now,
        options=order.options,
    )


def ledger_of(files: Sequence[Export]) -> dict[str, int]:
    """Return what is known outside once these files are read there."""
    return {uid: sequence for file in files for uid, sequence in file.ledger}


def put_in_place(files: Sequence[Export], path: Path) -> list[Path]:
    """Write one file at the path, several beside it with their months; raises CannotExport."""
    places = [path] if len(files) == 1 else [_numbered(path, file.month) for file in files]
    for place, file in zip(places, files, strict=True):
        put(place, file.data)
    return places


def _numbered(path: Path, month: Month | None) -> Path:
    suffix = path.suffix if path.suffix.casefold() == SUFFIX else SUFFIX
    return path.with_name(f"{path.name.removesuffix(path.suffix)}-{month}{suffix}")


def changed(
    order: Order, plan: Plan, exported: Mapping[str, int], words: Words, now: datetime
) -> int:
    """Return how many entries have changed since an export with this ledger."""
    try:
        return _changes(order, plan, exported, words, now).written
    except NothingChanged:
        return 0


def _changes(
    order: Order, plan: Plan, exported: Mapping[str, int], words: Words, now: datetime
) -> Export:
    return changes(
        order.scope.tracked(plan, (uid.removesuffix(TASK_SUFFIX) for uid in exported)),
        exported,
        order.profile,
        words=words,
        now=now,
        options=order.options,
    )
