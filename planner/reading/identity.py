"""Who an item is: the key that stays the same when a report is read again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.model import Head

LETTERS = re.compile(r"[^\W_]+")
DIGITS = 12


class Keys:
    """Gives keys within one report: the n-th of equal items has a key of its own."""

    def __init__(self, head: Head) -> None:
        when = head.period or head.meeting_date or head.title
        self._report = _digest(_plain(head.organisation or ""), _plain(str(when)))
        self._seen: Counter[tuple[str, str]] = Counter()

    def key(self, kind: str, quote: str) -> str:
        """Return the key of an item of a kind with these words."""
        words = _plain(quote)
        self._seen[kind, words] += 1
        return f"{self._report}/{_digest(kind, words, str(self._seen[kind, words]))}"


def _plain(words: str) -> str:
    return "".join(LETTERS.findall(words.casefold()))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:DIGITS]
