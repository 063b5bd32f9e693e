"""Decide which item the words are that a person marked in a report: theirs, nothing guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import (
    Confidence,
    DueFrom,
    Event,
    Evidence,
    Grain,
    Place,
    Proposal,
    Span,
    Task,
)
from planner.reading import dates
from planner.reading.clauses import paragraphs, sentences
from planner.reading.identity import Keys
from planner.text import plain_spaces

if TYPE_CHECKING:
    from datetime import date

    from planner.model import Draft, Month

RULE = "person"
EVENT = "event"


def proposal(draft: Draft, span: Span, kind: str, today: date) -> Proposal:
    """Return a task or an event of these words, on the day that is written in them."""
    quote = draft.document.quote(span)
    title = quote[:1].upper() + " ".join(quote[1:].split())
    key = Keys(draft.head).key(kind, quote)
    evidence = _evidence(draft, span)
    month = draft.head.period
    day = _day_in(draft, span, today)
    if kind == EVENT:
        event = Event(key=key, summary=title, month=month, start=day, evidence=evidence)
        return Proposal(event, Confidence.SURE)
    return Proposal(_task(key, title, month, day, evidence), Confidence.SURE)


def _task(key: str, title: str, month: Month | None, day: date | None, evidence: Evidence) -> Task:
    return Task(
        key=key,
        summary=title,
        month=month,
        due=day,
        due_from=DueFrom.TEXT if day else None,
        evidence=evidence,
    )


def _evidence(draft: Draft, span: Span) -> Evidence:
    document = draft.document
    whole, place = _sentence(document.text, span)
    return Evidence(
        document.digest,
        draft.head.title,
        span,
        document.quote(span),
        document.quote(whole),
        place,
        RULE,
    )


def _sentence(text: str, span: Span) -> tuple[Span, Place]:
    """Return the sentences that the marked words touch, and where the first one stands."""
    touched = [
        sentence
        for line in paragraphs(text)
        if line.span.touches(span)
        for sentence in sentences(text, line)
        if sentence.span.touches(span)
    ]
    if not touched:
        return span, Place(1, 1)
    start = min(span.start, touched[0].span.start)
    return Span(start, max(span.end, touched[-1].span.end)), touched[0].place


def _day_in(draft: Draft, span: Span, today: date) -> date | None:
    """Return the one day that is written in the words."""
    reference = draft.head.meeting_date or draft.head.published or today
    for mention in dates.find(plain_spaces(draft.document.text), dates.Reference(reference)):
        period = mention.period
        if span.holds(mention.span) and period and period.grain is Grain.DAY:
            return period.start
    return None
