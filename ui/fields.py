"""What a person types into a field, read as a value: days, months, clock times, units. No Qt.

Days are written dd/MM/yyyy; a day without its year lies in the year of the month shown.
"""

from __future__ import annotations

import re
from datetime import date, time

from planner.model import Month

DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
PERCENT = re.compile(r"\d{1,2}", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})(?:[:hg](\d{2})?)?", re.IGNORECASE)


class Wrong(ValueError):
    """What was typed is no such value; `key` names its sentence in the words."""

    def __init__(self, key: str, text: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.text = text


def read_day(text: str, year: int) -> date | None:
    """Return the day that was typed, None for nothing; raises Wrong."""
    said = text.strip()
    if not said:
        return None
    found = DAY.fullmatch(said)
    if found is None:
        raise Wrong("editor.bad_date", said)
    day, month, given = found.groups()
    try:
        return date(int(given or year), int(month), int(day))
    except ValueError:
        raise Wrong("editor.bad_date", said) from None


def read_month(text: str) -> Month | None:
    """Return the month that was typed, None for nothing; raises Wrong."""
    said = text.strip()
    if not said:
        return None
    found = MONTH.fullmatch(said)
    if found is None or not 1 <= int(found[1]) <= 12 or not int(found[2]):  # noqa: PLR2004 - months
        raise Wrong("editor.bad_month", said)
    return Month(int(found[2]), int(found[1]))


def read_clock(text: str) -> time | None:
    """Return the clock time that was typed ("8h", "08:30"), None for nothing; raises Wrong."""
    said = text.strip()
    if not said:
        return None
    found = CLOCK.fullmatch(said)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else _no_clock(said)
    except ValueError:
        return _no_clock(said)


def read_percent(text: str) -> int:
    """Return how much is done, as typed ("40", "40%"), 0 for nothing; raises Wrong."""
    said = text.strip().rstrip("%").strip()
    if not said:
        return 0
    if not PERCENT.fullmatch(said):
        raise Wrong("editor.bad_percent", text.strip())
    return int(said)


def read_units(text: str) -> tuple[str, ...]:
    """Return the units that were typed, separated by semicolons."""
    return tuple(part for part in (each.strip() for each in text.split(";")) if part)


def _no_clock(said: str) -> time:
    raise Wrong("editor.bad_time", said) from None
