"""What reading one calendar file needs, and the small readings of a property that all share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.ics.lines import one_line
from planner.ics.scan import Block, Trouble, TroubleKind
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.ics.moments import ZoneOf
    from planner.model import EventKind

BUDGET = 2_000_000  # days asked about recurrences in one file
NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(slots=True)
class Desk:
    """What reading one file needs, and the troubles met so far."""

    source: str  # names the calendar in the keys of its items
    zone_of: ZoneOf
    window: tuple[date, date]
    kinds: Mapping[str, EventKind]  # by the category names of our exports, case-folded
    untitled: str
    troubles: list[Trouble] = field(default_factory=list)
    budget: int = BUDGET

    def tell(self, kind: TroubleKind, line: int, words: str = "") -> None:
        """Note something wrong."""
        self.troubles.append(Trouble(kind, line, words))


def title(block: Block, desk: Desk) -> str:
    """Return the title, or the words for an item without one."""
    return line_of(block, "SUMMARY") or desk.untitled


def line_of(block: Block, name: str) -> str:
    """Return a text of one line as the program keeps it."""
    return one_line(clean_text(block.text(name)))


def number(block: Block, name: str) -> int:
    """Return a whole number of up to nine digits; 0 where there is none, or it is negative."""
    text = block.text(name)
    return int(text) if NUMBER.fullmatch(text) else 0
