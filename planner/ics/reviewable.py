"""A calendar file as a draft, so that it goes through the same review as a report.

The draft's text is the calendar in words, a paragraph for each item. An item that brings its own
evidence keeps the report's words; only where they stand is now in this text.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from planner.model import (
    Confidence,
    Document,
    Draft,
    Event,
    Evidence,
    Head,
    Item,
    Place,
    Proposal,
    Span,
    Task,
)
from planner.rereading import Comparison, Rereading

if TYPE_CHECKING:
    from planner.ics.read import Found, Reading

RULE = "ics"
GAP = "\n\n"


def under_review(reading: Reading, name: str) -> tuple[Draft, Rereading]:
    """Return what Review needs of a calendar file called `name`; nothing counts as gone."""
    paragraphs = [_paragraph(found.item) for found in reading.found]
    text = GAP.join(paragraphs)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(name, text, digest)
    comparisons = []
    start = 0
    for number, (found, paragraph) in enumerate(zip(reading.found, paragraphs, strict=True), 1):
        evidence = _evidence(found.item, paragraph, start, Place(number, 1))
        item = _proposed(found, replace(evidence, document=digest, title=evidence.title or name))
        comparisons.append(Comparison(Proposal(item, Confidence.SURE), found.standing, found.known))
        start += len(paragraph) + len(GAP)
    proposals = tuple(comparison.proposal for comparison in comparisons)
    head = Head(title=reading.name or name)
    return Draft(document, head, proposals), Rereading(tuple(comparisons), ())


def _proposed(found: Found, evidence: Evidence) -> Item:
    """Return the item with evidence in this text; each has a key, by which the plan knows it."""
    key = found.item.key or f"{RULE}/{found.item.uid}"
    return replace(found.item, key=key, evidence=evidence)


def _evidence(item: Item, paragraph: str, start: int, place: Place) -> Evidence:
    own = item.evidence
    if own and own.quote in paragraph:
        begins = start + paragraph.index(own.quote)
        return replace(own, span=Span(begins, begins + len(own.quote)))
    quote = paragraph.partition("\n")[0]
    span = Span(start, start + len(quote))
    return Evidence("", "", span, quote, quote, place, RULE)


def _paragraph(item: Item) -> str:
    """Return an item in words: title, days, place, note, and the sentence it came from."""
    lines = [item.summary, _days(item)]
    if isinstance(item, Event) and item.location:
        lines.append(item.location)
    lines += [item.note, item.evidence.sentence if item.evidence else ""]
    return "\n".join(line for line in lines if line)


def _days(item: Item) -> str:
    match item:
        case Task():
            return _said(item.due)
        case Event():
            last = item.end if item.is_timed else item.last_day
            parts = dict.fromkeys(_said(moment) for moment in (item.start, last) if moment)
            return " – ".join(parts)


def _said(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return f"{moment:%d/%m/%Y %H:%M}" if isinstance(moment, datetime) else f"{moment:%d/%m/%Y}"
