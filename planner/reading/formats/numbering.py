"""Which number or bullet stands before a paragraph of a .docx: Word keeps rules, not numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SYMBOL_BULLET = re.compile("[\uf000-\uf0ff•▪●○◦§Øüvo·]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    format: str = "decimal"
    text: str = ""  # "%1.%2)", each %n the number of depth n
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """All lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by abstract list
    lists: dict[str, str] = field(default_factory=dict)  # list -> abstract list
    overrides: dict[str, dict[int, Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # style -> list and depth
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark(self, list_id: str, depth: int) -> str:
        """Return the mark of the list's next paragraph at a depth, and count it."""
        abstract = self.lists.get(list_id)
        level = self._level(list_id, depth)
        if abstract is None or level is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted in self.overrides.get(list_id, {}):
                counts[restarted] = None
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return self._written(list_id, level, counts)

    def _level(self, list_id: str, depth: int) -> Level | None:
        """Return the rule of a depth; what one list overrides goes first."""
        own = self.overrides.get(list_id, {}).get(depth)
        general = self.levels.get(self.lists.get(list_id, ""), {}).get(depth)
        if own and not own.text and general:
            return replace(general, start=own.start)
        return own or general

    def _written(self, list_id: str, level: Level, counts: list[int | None]) -> str:
        """Fill the places of a rule with the numbers of their depths."""
        if level.format == "none":
            return ""
        if level.format == "bullet":
            return "-" if not level.text or _SYMBOL_BULLET.search(level.text) else level.text

        def number(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            outer = self._level(list_id, depth)
            count = counts[depth]
            if count is None:
                count = outer.start if outer else 1
            return spelled(count, outer.format if outer else "decimal")

        return _PLACE.sub(number, level.text)


def spelled(count: int, form: str) -> str:
    """Return a number as a list writes it: 4, iv, IV, d, D, 04."""
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 5 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:  # noqa: PLR2004 - no sign for more
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    """Return a number in small Roman numerals."""
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
             (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    written = ""
    for value, sign in signs:
        written += sign * (count // value)
        count %= value
    return written
