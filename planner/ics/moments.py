"""Dates and clock times of a calendar file, brought to Vietnamese clock time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ics.scan import Property

    ZoneOf = Callable[[Property], tzinfo]

VIETNAM = timezone(timedelta(hours=7))
EARLIEST, LATEST = 1601, 4500  # the years Outlook knows ([MS-STANOICAL] 2.2.31)
MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.ASCII)
DURATION = re.compile(
    r"([+-])?P(?:(\d{1,5})W|(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a naive time on the clocks of a zone."""

    local: date | datetime
    zone: tzinfo

    @property
    def day(self) -> date:
        """The day on the clocks of its zone."""
        return self.local.date() if isinstance(self.local, datetime) else self.local

    @property
    def value(self) -> date | datetime:
        """The date, or the Vietnamese clock time; raises ValueError outside the calendar."""
        return self.seen_from(VIETNAM)

    def on(self, day: date) -> date | datetime:
        """Return the same time on another day of its zone, in Vietnamese clock time."""
        if isinstance(self.local, datetime):
            return Moment(datetime.combine(day, self.local.time()), self.zone).value
        return day

    def seen_from(self, zone: tzinfo) -> date | datetime:
        """Return the date, or the clock time in a zone; raises ValueError outside the calendar."""
        if not isinstance(self.local, datetime) or zone is self.zone:
            return self.local
        try:
            return self.local.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)
        except OverflowError as error:
            raise ValueError(self.local) from error


def moment(found: Property, zone_of: ZoneOf) -> Moment:
    """Read a DATE or DATE-TIME; raises ValueError when it is none, or far from our time."""
    match = MOMENT.fullmatch(found.value.strip())
    if match is None:
        raise ValueError(found.value)
    year, month, day = (int(part) for part in match.groups()[:3])
    if not EARLIEST <= year <= LATEST:
        raise ValueError(found.value)
    if match[4] is None:
        return Moment(date(year, month, day), VIETNAM)
    if found.parameter("VALUE").upper() == "DATE":
        raise ValueError(found.value)
    clock = time(int(match[4]), int(match[5]), int(match[6] or 0))
    local = datetime.combine(date(year, month, day), clock)
    return Moment(local, UTC if match[7] else zone_of(found))


def duration(text: str) -> timedelta:
    """Read a DURATION that is not negative; raises ValueError."""
    match = DURATION.fullmatch(text.strip().upper())
    if match is None or match[1] == "-" or not any(match.groups()[1:]):
        raise ValueError(text)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def stamp(text: str) -> datetime | None:
    """Read a stamp in UTC; None when it is none."""
    match = MOMENT.fullmatch(text.strip())
    if match is None or match[4] is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        clock = time(int(match[4]), int(match[5]), int(match[6] or 0))
        return datetime.combine(day, clock, UTC)
    except ValueError:
        return None
