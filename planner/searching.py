"""Decide when an item holds the words searched for: accents, case and đ do not matter."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from planner.model import Event

if TYPE_CHECKING:
    from planner.model import Item

STROKES = str.maketrans("đĐ", "dD")  # no composed letter: Unicode does not take its stroke off


def folded(text: str) -> str:
    """Return text as search sees it: "Chứng thư số" becomes "chung thu so"."""
    letters = unicodedata.normalize("NFD", text.translate(STROKES).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def searchable(item: Item) -> str:
    """Return all words by which an item can be found, folded."""
    said = (
        item.summary,
        item.area,
        item.assignee,
        *item.with_units,
        item.note,
        item.location if isinstance(item, Event) else None,
        item.evidence.quote if item.evidence else None,
    )
    return folded("\n".join(part for part in said if part))


def holds(item: Item, words: str) -> bool:
    """Tell whether an item holds every one of the words."""
    text = searchable(item)
    return all(word in text for word in folded(words).split())
