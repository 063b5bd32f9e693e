"""After a fault: is everything that was acknowledged there, once, and every file whole?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.faults.session import BEGINNING, Model
from planner.model import PlannerError
from planner.store import Store, WriteLock, copies
from planner.store.copying import is_sound

if TYPE_CHECKING:
    from pathlib import Path


def loss(path: Path, model: Model, acknowledged: int) -> tuple[str | None, int]:
    """Return what was lost, None if nothing, and how many steps the disk holds."""
    try:
        with WriteLock(path.parent), Store.open(path, now=BEGINNING) as store:
            store.check(BEGINNING)
            held = model.matches(store, acknowledged)
    except PlannerError as refusal:
        return f"cannot be opened: {refusal.details}", acknowledged  # or the lock is stale
    if held is None:
        return f"not what it was after step {acknowledged} or the next", acknowledged
    if unsound := [copy.path.name for copy in copies(path) if not is_sound(copy.path)]:
        return f"an unsound copy: {unsound[0]}", held
    return None, held
