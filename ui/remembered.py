"""What the store answered about the months last looked at, so that an act asks nothing twice.

While this window holds the right to write, the file changes only by what its own plan does, and the
plan lays that over whatever the store says (planner.plan): an answer stays good for the session.
A plan that is only read may be written by others, and is asked each time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.month import page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from planner.model import Event, Item, Month
    from planner.month import MonthPage
    from planner.plan import Plan
    from planner.store import Store
    from ui.work import Writer

MONTHS = 48
MANY = 500  # items beside the shelf, each looked at by each act


class Remembered:
    """The store as the plan's shelf, with the answers about days and months kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forget()

    def forget(self) -> None:
        """Ask the store anew."""
        store = self._store
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


class Pages:
    """The pages of the months last looked at, each kept for as long as its items are the same."""

    def __init__(self) -> None:
        self._kept: dict[Month, tuple[list[Item], date, MonthPage]] = {}

    def page(self, items: Sequence[Item], month: Month, today: date) -> MonthPage:
        """Return the page of a month with the items that have a day on it."""
        held, kept = list(items), self._kept.pop(month, None)
        if kept is None or kept[:2] != (held, today):
            kept = held, today, page(held, month, today)
        self._kept[month] = kept
        if len(self._kept) > MONTHS:
            del self._kept[next(iter(self._kept))]
        return kept[2]


class Settling(QObject):
    """Lets the plan find on the shelf what an import has laid beside it, once that is durable."""

    def __init__(self, plan: Plan, shelf: Remembered, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._plan, self._shelf, self._writer = plan, shelf, writer

    def settle(self, waiting: int) -> None:
        """Settle the plan if nothing waits to be written; what goes elsewhere is not here."""
        if self._writer.is_elsewhere:
            return
        if not waiting and not self._writer.waiting and self._plan.laid_over > MANY:
            self._shelf.forget()
            self._plan.settle()
