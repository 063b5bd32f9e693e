"""From a Document to a Draft: the steps in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Draft
from planner.reading import citations, dates, moves, namedays, problems
from planner.reading.dues import joined
from planner.reading.grids import in_rows
from planner.reading.head import read_head
from planner.reading.page import Page
from planner.reading.proposals import Drafter
from planner.reading.sections import sections_of
from planner.reading.walk import Walk
from planner.reading.words import lowered
from planner.reading.wrapping import unwrapped
from planner.text import plain_spaces

if TYPE_CHECKING:
    from datetime import date

    from planner.model import Document


def extract(document: Document, reference: date | None, today: date) -> Draft:
    """Return what a report proposes. Never raises on text: what cannot be read is a problem.

    Args:
        document: The report as read.
        reference: The day a missing year hangs on, where a person gave one.
        today: The day it hangs on where neither the text nor a person gives one.
    """
    text, day = in_rows(unwrapped(plain_spaces(document.text))), reference or today
    mentions = joined(text, dates.find(text, dates.Reference(day)))
    mentions, left = moves.settled(lowered(text), mentions)
    cited = citations.find(text, mentions)
    named = namedays.named_spans(text)
    page = Page(text, mentions, cited, [each.span for each in named], left)
    opening = read_head(page)
    head = opening.head
    anchor = head.meeting_date or head.published or (head.period.first if head.period else day)
    names = namedays.named_days(page, named, anchor, opening.published)
    walk = Walk(page, opening, names)
    walk.go()
    drafter = Drafter(document, page, opening, names, walk)
    return Draft(
        document,
        head,
        drafter.proposals(),
        cited,
        drafter.passed(),
        problems.collect(page, head.period, names, walk),
        sections_of(walk.outlooks),
        drafter.results(),
    )
