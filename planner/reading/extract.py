"""From a Document to a Draft: the steps in order, and what each item is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Draft
from planner.reading import citations, dates, dues, events, occasions, problems
from planner.reading.clauses import paragraphs
from planner.reading.head import read_head
from planner.reading.proposals import Drafter
from planner.reading.walk import Walk

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
    text = document.text
    mentions = dues.joined(text, dates.find(text, dates.Reference(reference or today)))
    cited = citations.find(text, mentions)
    lines = paragraphs(text)
    opening = read_head(text, lines, mentions, cited)
    head = opening.head
    anchor = head.meeting_date or head.published or (head.period.first if head.period else None)
    named, _ = occasions.named_spans(text)
    free = [
        m for m in mentions if not citations.within(m.span, cited) and m.span != opening.published
    ]
    names = occasions.named_days(text, named, free, anchor or reference or today)
    walk = Walk(text, lines, mentions, opening, names, cited)
    walk.go()
    drafter = Drafter(document, opening, mentions, cited, names, walk)
    proposals = drafter.proposals()
    return Draft(
        document,
        head,
        proposals,
        cited,
        drafter.passed(),
        problems.collect(text, opening, mentions, cited, names, walk, undated=reference is None),
    )
