"""The plan on disk: whole or not at all. The public face of the room.

`Store` is the plan's file; the functions beside it help when it cannot be opened: `copies` and
`newest_sound` tell what can be gone back to, `contents` what a copy holds, `put_in_place` and
`begin_anew` go on (the file is set aside, never deleted), `salvage` reads what is left of it for
`Store.bring_in`. `move_out` and `come_home` are for a place that refuses to be written.
"""

from typing import TYPE_CHECKING, Any

from planner.store.copying import Copy, copies, newest_sound
from planner.store.lock import WriteLock
from planner.store.place import keep_room
from planner.store.reports import Report
from planner.store.restoring import Contents, contents
from planner.store.store import Store

if TYPE_CHECKING:
    from planner.store.elsewhere import Away, bring_home, come_home, forget, move_out, noted
    from planner.store.salvaging import begin_anew, put_in_place, salvage

__all__ = [
    "Away",
    "Contents",
    "Copy",
    "Report",
    "Store",
    "WriteLock",
    "begin_anew",
    "bring_home",
    "come_home",
    "contents",
    "copies",
    "forget",
    "keep_room",
    "move_out",
    "newest_sound",
    "noted",
    "put_in_place",
    "salvage",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load what helps with a damaged or displaced file when it is asked for: seldom at a start."""
    if name in __all__:
        from planner.store import elsewhere, salvaging

        return getattr(elsewhere, name, None) or getattr(salvaging, name)
    raise AttributeError(name)
