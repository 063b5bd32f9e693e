"""Regular expressions that are compiled when they are first used: loading the reader stays fast."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

END = sys.maxsize


class Pattern:
    """A regular expression. Most are in small letters, for texts in small letters."""

    __slots__ = ("_compiled", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled."""
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        """Return the first match between two offsets."""
        return (self._compiled or self.compiled).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = END) -> re.Match[str] | None:
        """Return a match that begins at an offset."""
        return (self._compiled or self.compiled).match(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = END) -> Iterator[re.Match[str]]:
        """Return the matches between two offsets."""
        return (self._compiled or self.compiled).finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = END) -> list[str]:
        """Return the words of the matches between two offsets."""
        return [match.group() for match in self.finditer(text, start, end)]
