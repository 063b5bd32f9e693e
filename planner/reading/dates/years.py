"""Decide the year of a date that names none: the text's own dates say when it was written.

The anchor is the middle one of the text's own full dates and months with a year; documents that
are cited and the old halves of anniversaries do not count. Without any, the years it names; without
those, the reference day, and that is a problem to show.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.model import Month
from planner.reading.dates.rule import day_in

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = re.compile(
    r"(?<![\d/.\-])(?:(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?((?:19|20)\d\d)"
    r"|(?:(\d{1,2}) )?tháng (\d{1,2}) ?(?:[/.\-]|,? năm) ?((?:19|20)\d\d))"
    r"(?!\d)(?!\s?[-–]\s?\d{1,2}/)"
)
CITED = re.compile(r"(?:\d[/\-][a-zđ&\-]{2}|\b(?:luật|hiến pháp)\b)[^.;\n]{0,60}$")
YEAR = re.compile(r"(?<!đến )(?<!- )\bnăm ((?:19|20)\d\d)(?!\s?[-–]|\d)")
REACH = 72
RECENT = 1990
MIDDLE_OF_MONTH = 15
MIDDLE_OF_YEAR = 7


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day near which dates without a year lie, and whether the text itself gave it."""

    day: date
    is_from_text: bool


def anchor(lowered: str, reference: date) -> Anchor:
    """Return the anchor of a text."""
    own = sorted(_own_days(lowered))
    if own:
        return Anchor(own[len(own) // 2], is_from_text=True)
    years = Counter(int(match[1]) for match in YEAR.finditer(lowered))
    years = Counter({year: n for year, n in years.items() if year >= RECENT})
    if not years:
        return Anchor(reference, is_from_text=False)
    year = max(years, key=lambda each: (years[each], each))
    near = reference if reference.year == year else date(year, MIDDLE_OF_YEAR, 1)
    return Anchor(near, is_from_text=True)


def _own_days(lowered: str) -> Iterator[date]:
    for match in OWN.finditer(lowered):
        if CITED.search(lowered, max(0, match.start() - REACH), match.start()):
            continue
        day, month, year = (match[1] or match[4], match[2] or match[5], match[3] or match[6])
        found = day_in(int(day or MIDDLE_OF_MONTH), int(month), int(year))
        if found and found.year >= RECENT:
            yield Month.of(found).first if day is None else found
