"""Decide what time it is, for all who ask: this computer's time, or a day given in its place.

main.py alone reads the computer's clock and makes the one Clock of the program; whoever shows a day
or writes a stamp asks it. A given day (`--today`) holds for both: what is done "today" is stamped
on that day, at the clock time of the computer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the time; `read` gives the computer's, aware and in its zone."""

    read: Callable[[], datetime]
    day: date | None = None  # stands for today

    def local(self) -> datetime:
        """Return the time as people here see it: aware, in the zone of this computer."""
        moment, day = self.read(), self.day
        return moment.replace(year=day.year, month=day.month, day=day.day) if day else moment

    def today(self) -> date:
        """Return the day."""
        return self.local().date()

    def now(self) -> datetime:
        """Return the time for stamps: aware, UTC."""
        return self.local().astimezone(UTC)
