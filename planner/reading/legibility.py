"""How sure an item can be whose letters were recognised in a picture: never wholly."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from planner.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Document, Span


_FIGURE = re.compile(r"\d|\b[IVX]+\b")


def legible(
    document: Document, confidence: Confidence, own: Span, around: Iterable[Span | None]
) -> Confidence:
    """Return how sure an item is, given how sure it would be in a text that was typed.

    It needs a look where its own words are doubtful, or a figure around them: in its sentence and
    in the words that date it, a day may have become another.
    """
    if not document.is_recognised or confidence is Confidence.DOUBTFUL:
        return confidence
    if _within(document.unsure, own) or any(
        _FIGURE.search(document.quote(word))
        for span in around
        if span
        for word in _within(document.unsure, span)
    ):
        return Confidence.DOUBTFUL
    return Confidence.INFERRED


def _within(unsure: Sequence[Span], span: Span) -> Sequence[Span]:
    """Return the doubtful words that a span touches; they stand in the order of the text."""
    first = bisect_right(unsure, span.start, key=lambda word: word.end)
    last = bisect_left(unsure, span.end, key=lambda word: word.start)
    return unsure[first:last]
