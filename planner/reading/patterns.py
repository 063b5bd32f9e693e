"""Regular expressions that are compiled when they are first used: loading the reader stays fast."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

END = sys.maxsize


class Pattern:
    """A regular expression. Most are in small letters, for texts in small letters.

    `needs` are words of which every match holds one: a search for words is many times faster than
    trying a dozen branches at each letter, and most sentences hold none.
    """

    __slots__ = ("_compiled", "_needs", "source")

    def __init__(self, source: str, needs: tuple[str, ...] = ()) -> None:
        self.source = source
        self._needs = needs
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        """Return the first match between two offsets."""
        if self._needs and not self._may_match(text, start, end):
            return None
        return (self._compiled or self.compiled).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        """Return a match that begins at an offset."""
        if self._needs and not self._may_match(text, start, end):
            return None
        return (self._compiled or self.compiled).match(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = END) -> Iterator[re.Match[str]]:
        """Return the matches between two offsets."""
        if self._needs and not self._may_match(text, start, end):
            return iter(())
        return (self._compiled or self.compiled).finditer(text, start, end)

    def _may_match(self, text: str, start: int, end: int) -> bool:
        for word in self._needs:  # noqa: SIM110 # any() would take longer than the search
            if text.find(word, start, end) >= 0:
                return True
        return False

    def findall(self, text: str, start: int = 0, end: int = END) -> list[str]:
        """Return the words of the matches between two offsets."""
        return [match.group() for match in self.finditer(text, start, end)]
