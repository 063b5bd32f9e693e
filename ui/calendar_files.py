"""A calendar file on its way to the review: read off the window's thread, beside the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.aside import Aside

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.ics.arriving import Arrival
    from planner.store import Store
    from ui.session import Session

MONTHS = 3  # from the month that is shown, in which recurring items are read


class CalendarFiles:
    """Makes, in the window's thread, what reads a calendar file in another."""

    def __init__(self, session: Session, store: Store) -> None:
        self._session = session
        self._store = store

    @property
    def window(self) -> tuple[date, date]:
        """The days in which recurring items are read."""
        month = self._session.month
        return month.first, month.shifted(MONTHS - 1).last

    def reader(self) -> Callable[[bytes, str], Arrival]:
        """Return what reads a calendar file beside the plan as it is now."""
        aside, window = Aside(self._session, self._store), self.window

        def read(data: bytes, name: str) -> Arrival:
            from planner.ics.arriving import arrived

            with aside.open() as (plan, _store):
                items = [*plan.items(), *plan.removed()]
            return arrived(data, name, window, items)

        return read
