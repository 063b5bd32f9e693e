"""Decide how a plan that had to be saved in another place comes home.

Where the plan's own place refuses (a full disk, a folder that may not be written or has gone), the
whole plan is written elsewhere, and work goes on there. A note beside the plan at home, where that
can be written, says where; room for it is kept, since a full disk is why most plans go. Home gets
the plan back as soon as it takes it, if nothing was written there meanwhile; a damaged file at home
is set aside.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model import PlanDamaged, PlanLocked, PlannerError
from planner.store import failures
from planner.store.copying import is_sound, sync_folder
from planner.store.place import LONGEST, NOTE, ROOM, is_network
from planner.store.salvaging import put_in_place
from planner.store.store import Store

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Away:
    """Where a plan went, and how often it had been written when it left home."""

    place: Path
    writes: int


def move_out(home: Store, place: Path, now: datetime, *, away: Away | None = None) -> Away:
    """Write the whole plan in another place and note it; `away` when it has left home already.

    Raises a refusal when that cannot be; then all is as it was.
    """
    if is_network(place.parent):
        raise PlanLocked(reason="network")
    if away is None:
        home.save_as(place)
        gone = Away(place.absolute(), home.writes)
    else:
        with _opened(away.place, now) as store:
            store.save_as(place)
        gone = Away(place.absolute(), away.writes)
    _write_note(home.path, gone)
    return gone


def _write_note(home: Path, gone: Away) -> None:
    """Note where a plan went, whole or not at all; on a full disk over what lies there already."""
    said = json.dumps({"place": str(gone.place), "writes": gone.writes}).encode().ljust(LONGEST)
    part, room, note = home.with_name(f"{NOTE}.part"), home.with_name(ROOM), _note(home)
    for place, mode in ((part, "wb"), (room, "r+b"), (note, "r+b")):
        with suppress(OSError):
            with place.open(mode) as file:
                file.write(said)
                file.flush()
                os.fsync(file.fileno())
            place.replace(note)
            sync_folder(home.parent)
            return
        with suppress(OSError):
            part.unlink(missing_ok=True)


def noted(home: Path) -> Away | None:
    """Return where the plan went that did not come home yet; raises a refusal when that is untold.

    A note that makes no sense is none.
    """
    with failures.reading():
        try:
            said = json.loads(_note(home).read_text(encoding="utf-8"))
            return Away(Path(said["place"]), int(said["writes"]))
        except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
            return None


def come_home(home: Path, away: Away, now: datetime) -> None:
    """Put a plan that went elsewhere back; nothing may have it open at home.

    Raises CannotWrite while home still refuses, PlanDamaged when the plan is not where it went or
    is unsound, PlanLocked(reason="changed_elsewhere") when home has been written since.
    """
    with failures.reading():
        is_there, is_home = away.place.exists(), home.exists()
    if not is_there:
        raise PlanDamaged(reason="missing")
    if is_home and is_sound(home):
        _replace(home, away, now)
    else:
        put_in_place(home, away.place, now)
    forget(home)


def bring_home(home: Path, now: datetime) -> tuple[str, Path] | None:
    """Bring a plan home that went elsewhere before; nothing may have it open at home.

    Returns what came of it, a key under [errors] in the words, and where the plan was: home_again,
    not_home where the next attempt may succeed, or home_changed: then both plans stay as they are.
    None where it is at home. Raises a refusal when that is untold.
    """
    away = noted(home)
    if away is None:
        return None
    try:
        come_home(home, away, now)
    except PlannerError as refusal:
        if refusal.details.get("reason") != "changed_elsewhere":
            return "not_home", away.place
        forget(home)
        return "home_changed", away.place
    return "home_again", away.place


def forget(home: Path) -> None:
    """Take the note away."""
    with suppress(OSError):
        _note(home).unlink(missing_ok=True)


def _replace(home: Path, away: Away, now: datetime) -> None:
    """Write the plan over the sound, older form of it; whole or not at all."""
    with failures.reading():
        if home.samefile(away.place):
            return
    with _opened(home, now) as former, _opened(away.place, now) as plan:
        if former.plan_uuid == plan.plan_uuid and former.everything() == plan.everything():
            return  # it came home, and only its answer was lost
        if (former.plan_uuid, former.writes) != (plan.plan_uuid, away.writes):
            raise PlanLocked(reason="changed_elsewhere")
    with _opened(away.place, now) as plan:
        plan.save_as(home)


def _opened(place: Path, now: datetime) -> Store:
    """Open a plan that must be there: none is made."""
    with failures.reading():
        if not place.exists():
            raise PlanDamaged(reason="missing")
    return Store.open(place, now=now)


def _note(home: Path) -> Path:
    return home.with_name(NOTE)
