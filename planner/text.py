"""What a text may hold once it is inside: the one door for every foreign or typed character.

Reports, titles that a person types and titles that an .ics brings all pass through `clean_text`.
It keeps words, tabs, line feeds and no-break spaces; it drops what no screen shows but what breaks
stores and exports (controls, surrogates, noncharacters) or shows other letters than are stored
(bidirectional controls).
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 but TAB and line ends
    "\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MARKS_AT_MOST = 30  # as in Unicode's stream-safe text: sorting more of them takes quadratic time
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MARKS_AT_MOST + 1},}}")


def clean_text(text: str) -> str:
    """Return the text as the program keeps it; cleaning it once more changes nothing."""
    kept = _DROPPED.sub("", text).lstrip("\ufeff")
    kept = _MAYBE_MARKS.sub(_few_marks, _LINE_END.sub("\n", kept))
    return unicodedata.normalize("NFC", kept)


def _few_marks(run: re.Match[str]) -> str:
    """Keep no more marks above one letter than can be meant."""
    kept: list[str] = []
    marks = 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MARKS_AT_MOST:
            kept.append(character)
    return "".join(kept)


BLANKS = "\u00a0\u2007\u2009\u200a\u202f\u3000"


def plain_spaces(text: str) -> str:
    """Return a text with every blank as a plain space, letter for letter: offsets stay true.

    Web pages and word processors put no-break spaces between "ngày" and its figures; the report
    keeps them, the reader must not care.
    """
    for blank in BLANKS:  # looks for each in turn: far faster than a table for every letter
        text = text.replace(blank, " ")
    return text
