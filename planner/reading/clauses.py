"""Where paragraphs, sentences and clauses begin and end.

Brackets, quotations and numbers stay whole. A clause here is only what stands between two stops;
whether it is a task of its own is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planner.model import Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = re.compile(r"[^\n]+")
MARKER = re.compile(
    r"[ \t\u00a0>]*(?:(?P<roman>[IVX]{1,5})[.)/]|(?P<letter>[A-HĐ])[.)]|(?P<sub>\d{1,2}(?:\.\d{1,2})+)\.?"
    r"|(?P<digit>\d{1,2})[.)](?!\d)|(?P<small>[a-hđ])[.)]|\((?P<item>\d{1,2}|[a-hđ])\)"
    r"|(?P<dash>[-–—•*▪►✓○●]))[ \t\u00a0]*(?=\S)|[ \t\u00a0]*(?P<plus>\+)[ \t\u00a0]*"
)
LEVELS = {
    "letter": 1,
    "roman": 2,
    "digit": 3,
    "sub": 4,
    "small": 5,
    "item": 6,
    "dash": 7,
    "plus": 8,
}
PROSE = 9
STOP = re.compile(
    r"\((?P<number>\d{1,2})\)"
    r"|\((?:[^()\n]|\([^()\n]{0,80}\)){0,240}\)"
    r"|“[^“”\n]{0,400}”"
    r'|"[^"\n]{0,400}"'
    r"|[Pp]hòng, (?:chống|ngừa)"
    r"|\d[\d.,/:]*\d"
    r"|(?P<stop>[;,:…]|[.!?]+(?:/\.?)?)"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:TP|Tp|tp|TX|tx|TT|ThS|TS|PGS|GS|BS|KS|[Đđ]/[Cc]|v\.v|TL|TM|KT|Q|P|ĐT|St)|\b[A-ZĐ])$"
)
NUMBER = "#"
FULL = "."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line with words: its place among those, its number or bullet, where its words begin."""

    span: Span
    number: int  # from 1, as people count
    level: int  # of its number or bullet, see LEVELS; PROSE for none
    body: int
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two stops, and the stops: one of ; , : # . or nothing."""

    start: int
    end: int
    left: str
    right: str


@dataclass(frozen=True)
class Sentence:
    """A sentence: its paragraph, its place there, its pieces."""

    paragraph: Paragraph
    span: Span
    number: int
    pieces: tuple[Piece, ...]

    @cached_property
    def place(self) -> Place:
        """Where it stands, as people count."""
        return Place(self.paragraph.number, self.number)


def paragraphs(text: str) -> list[Paragraph]:
    """Return the lines that hold words."""
    found = []
    for line in LINE.finditer(text):
        words = line.group().strip()
        if not words:
            continue
        start = line.start() + line.group().index(words)
        mark = MARKER.match(text, line.start(), line.end())
        level = LEVELS[mark.lastgroup] if mark and mark.lastgroup else PROSE
        body = mark.end() if mark else start
        span = Span(start, start + len(words))
        if body < span.end:
            found.append(Paragraph(span, len(found) + 1, level, body))
    return found


def sentences(text: str, paragraph: Paragraph, whole: Sequence[Span] = ()) -> list[Sentence]:
    """Return the sentences of a paragraph, its number or bullet left out.

    A stop inside one of the `whole` spans (names of days, cited papers) parts nothing.
    """
    found: list[Sentence] = []
    pieces: list[Piece] = []
    start, left, end = paragraph.body, "", paragraph.span.end

    def close_piece(stop: int, right: str) -> None:
        first, last = _trimmed(text, start, stop)
        if first < last:
            pieces.append(Piece(first, last, left, right))

    def close_sentence() -> None:
        if pieces:
            span = Span(pieces[0].start, pieces[-1].end)
            found.append(Sentence(paragraph, span, len(found) + 1, tuple(pieces)))
            pieces.clear()

    for match in STOP.finditer(text, paragraph.body, end):
        stop = _stop(text, match, end)
        if not stop or any(span.start < match.start() < span.end for span in whole):
            continue
        close_piece(match.start(), stop)
        if stop == FULL:
            close_sentence()
        start, left = match.end(), stop
    close_piece(end, FULL)
    close_sentence()
    return found


def _stop(text: str, match: re.Match[str], end: int) -> str:
    if match["number"]:
        return NUMBER
    stop = match["stop"]
    if not stop:
        return ""
    if stop[0] in ".!?…":
        return FULL if _ends(text, match, end) else ("," if stop == "…" else "")
    return stop


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    after = match.end()
    if after >= end:
        return True
    if not text[after].isspace() and not text[after].isupper():
        return False
    if text[after].isupper():  # no blank after the stop: "địa bàn.Về"
        return text[match.start() - 1].islower() and text[after + 1 : after + 2].islower()
    before = text[max(0, match.start() - 6) : match.start()]
    if match["stop"] == "." and ABBREVIATION.search(before):
        return False
    rest = text[after : after + 4].lstrip()
    return match["stop"][0] != "…" or not rest[:1].islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\u00a0-–—./…;,":
        start += 1
    while end > start and text[end - 1] in " \t\u00a0./…;,":
        end -= 1
    return start, end
