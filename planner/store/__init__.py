"""The plan on disk: whole or not at all. The public face of the room.

`Store` is the plan's file; the functions beside it help when it cannot be opened: `copies` and
`newest_sound` tell what can be gone back to, `put_in_place` and `begin_anew` go on (the file is set
aside, never deleted), `salvage` reads what is left of it for `Store.bring_in`.
"""

from typing import TYPE_CHECKING, Any

from planner.store.copying import Copy, copies, newest_sound
from planner.store.lock import WriteLock
from planner.store.reports import Report
from planner.store.restoring import Contents
from planner.store.store import Store

if TYPE_CHECKING:
    from planner.store.salvaging import begin_anew, put_in_place, salvage

__all__ = [
    "Contents",
    "Copy",
    "Report",
    "Store",
    "WriteLock",
    "begin_anew",
    "copies",
    "newest_sound",
    "put_in_place",
    "salvage",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load what helps with a damaged file when it is asked for: hardly a start needs it."""
    if name in __all__:
        from planner.store import salvaging

        return getattr(salvaging, name)
    raise AttributeError(name)
