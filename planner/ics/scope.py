"""What of the plan an export holds: a month, some days, what was found, what is chosen, all of it.

What is whole (a month, days, all) has a name and an identity that is the same at every export, so
that a calendar program can replace it. The rest has none: it must not replace anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from planner.ics.placing import DAY, place
from planner.ics.profile import UNNAMED, CalendarName, calendar_name
from planner.model import Event, Item, Month, entries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from planner.ics.placing import Placing
    from planner.plan import Plan
    from resources import Words
MOMENT = timedelta(microseconds=1)


class Kind(Enum):
    """How a scope is bounded."""

    ALL = "all"
    MONTH = "month"
    DAYS = "days"
    OPEN = "open"  # a month without what is done
    FOUND = "found"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which items; only the fields that its kind needs are given."""

    kind: Kind = Kind.ALL
    month: Month | None = None
    first: date | None = None
    last: date | None = None  # inclusive
    words: str = ""
    uids: tuple[str, ...] = ()

    @classmethod
    def of_month(cls, month: Month | None) -> Scope:
        """Return the scope of a month; None: the whole plan."""
        return cls(kind=Kind.MONTH, month=month) if month else ALL

    @property
    def key(self) -> str:
        """What tells it from other scopes, in the ledger; empty for what is chosen only once."""
        match self.kind:
            case Kind.ALL:
                return "all"
            case Kind.MONTH:
                return str(self.month)
            case Kind.DAYS:
                return f"{self.first}/{self.last}"
            case Kind.OPEN:
                return f"{self.month}/open"
            case Kind.FOUND:
                return f"find/{self.words}"
            case Kind.CHOSEN:
                return ""

    @property
    def is_whole(self) -> bool:
        """Tell whether it is a stretch of time, all of it."""
        return self.kind in {Kind.ALL, Kind.MONTH, Kind.DAYS}

    @property
    def stem(self) -> str:
        """The file name proposed for it, without its ending: ASCII, whatever disk it goes to."""
        match self.kind:
            case Kind.ALL:
                return "ke-hoach"
            case Kind.MONTH:
                return f"ke-hoach-{self.month}"
            case Kind.DAYS:
                return f"ke-hoach-{self.first}-den-{self.last}"
            case Kind.OPEN:
                return f"ke-hoach-{self.month}-chua-xong"
            case Kind.FOUND | Kind.CHOSEN:
                return f"ke-hoach-{self.kind.value}"

    def items(self, plan: Plan) -> list[Item]:
        """Return its items; a task and the event it organises are in it together."""
        match self.kind:
            case Kind.MONTH | Kind.OPEN if self.month:
                found = _of_month(plan, self.month)
                return found if self.kind is Kind.MONTH else [i for i in found if not _is_done(i)]
            case Kind.DAYS:
                return self._of_days(plan)
            case Kind.FOUND:
                return _whole(plan, {item.uid for item in plan.find(self.words)})
            case Kind.CHOSEN:
                return _whole(plan, set(self.uids))
            case _:
                return plan.items()

    def tracked(self, plan: Plan, uids: Iterable[str]) -> list[Item]:
        """Return its items, and those known outside under these UIDs that have left it since."""
        inside = {item.uid for item in self.items(plan)} | set(uids)
        return [item for item in (*plan.items(), *plan.removed()) if item.uid in inside]

    def calendar(self, plan: UUID, words: Words) -> CalendarName:
        """Return the name that importers give it."""
        if self.kind is not Kind.DAYS:
            return calendar_name(plan, self.month, words) if self.is_whole else UNNAMED
        from uuid import uuid5  # costs 2 ms

        days = {"first": _day(self.first), "last": _day(self.last)}
        return CalendarName(words.say("ics.calendar_days", **days), str(uuid5(plan, self.key)))

    def part(self, month: Month, plan: UUID, words: Words) -> CalendarName:
        """Return the name of the part that holds a month, where one file would be too large."""
        if self.kind is Kind.ALL:
            return calendar_name(plan, month, words)
        if not self.is_whole:
            return UNNAMED
        from uuid import uuid5

        whole = self.calendar(plan, words)
        identity = str(uuid5(plan, f"{self.key}/{month}"))
        return CalendarName(f"{whole.name} ({month.month:02}/{month.year:04})", identity)

    def _of_days(self, plan: Plan) -> list[Item]:
        """Return what touches the days where it is exported to."""
        shown = [entry for entry in entries(plan.items()) if self._touches(place(entry))]
        return [item for entry in shown for item in (entry.event, entry.task) if item]

    def _touches(self, placing: Placing | None) -> bool:
        if placing is None or self.first is None or self.last is None:
            return False
        start, end = placing.start, placing.end
        begins = start.date() if isinstance(start, datetime) else start
        ends = (end - MOMENT).date() if isinstance(end, datetime) else end - DAY
        return begins <= self.last and ends >= self.first


ALL = Scope()


def _of_month(plan: Plan, month: Month) -> list[Item]:
    """Return what stands on a month's page and in its list."""
    found = (*plan.between(month.first, month.last), *plan.listed(month))
    return list({item.uid: item for item in found}.values())


def _whole(plan: Plan, uids: set[str]) -> list[Item]:
    """Return these items, each with the event or task that is one entry with it."""
    items = plan.items()
    joined = [item for item in items if isinstance(item, Event) and item.task]
    inside = set(uids)
    for event in joined:
        if event.uid in uids or event.task in uids:
            inside |= {event.uid, event.task or ""}
    return [item for item in items if item.uid in inside]


def _is_done(item: Item) -> bool:
    return not isinstance(item, Event) and item.is_done


def _day(day: date | None) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""
