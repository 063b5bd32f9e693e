"""What the store answered about the months last looked at, so that an act asks nothing twice.

While this window holds the right to write, the file changes only by what its own plan does, and the
plan lays that over whatever the store says (planner.plan): an answer stays good for the session.
A plan that is only read may be written by others, and is asked each time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from planner.model import Event, Item, Month
    from planner.store import Store

MONTHS = 48


class Remembered:
    """The store as the plan's shelf, with the answers about days and months kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        keep = _never if store.read_only else lru_cache(maxsize=MONTHS)
        self.between: Callable[[date, date], Sequence[Item]] = keep(store.between)
        self.listed: Callable[[Month], Sequence[Item]] = keep(store.listed)
        self.overdue: Callable[[date], Sequence[Item]] = keep(store.overdue)
        self.naming: Callable[[str], Sequence[Event]] = keep(store.naming)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store's is
        """Ask the store everything else."""
        return getattr(self._store, name)


def _never(ask: Callable[..., Any]) -> Callable[..., Any]:
    """Keep no answer."""
    return ask
