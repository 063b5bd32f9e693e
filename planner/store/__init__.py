"""The plan on disk: whole or not at all. The public face of the room.

`Store` is the plan's file; the functions beside it help when it cannot be opened.
"""

from planner.store.lock import WriteLock
from planner.store.reports import Report
from planner.store.store import Store

__all__ = ["Report", "Store", "WriteLock"]
