"""The plan as it is now, read in another thread through a store of its own.

The window's store would make the window wait while ten thousand items are read.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.plan import Plan
    from ui.session import Session


class Aside:
    """Taken in the window's thread, opened in another."""

    def __init__(self, session: Session, store: Store) -> None:
        self.now = session.clock.now()
        self._reader = session.plan.elsewhere()
        self._path = store.path

    @contextmanager
    def open(self) -> Iterator[tuple[Plan, Store]]:
        """Open the plan, which can only be read, and the store it is read from."""
        with Store.open(self._path, now=self.now) as store:
            yield self._reader(store), store
