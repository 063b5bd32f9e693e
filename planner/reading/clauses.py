"""Where paragraphs, sentences and clauses begin and end.

Brackets, quotations and numbers stay whole. A clause here is only what stands between two stops;
whether it is a task of its own is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from planner.model import Place, Span
from planner.reading.patterns import Pattern

if TYPE_CHECKING:
    import re

LINE = Pattern(r"[^\n]+")
MARKER = Pattern(
    r"[ \t\u00a0>]*(?:(?P<article>Điều[ ]\d{1,2}[.:])"
    r"|(?P<roman>[IVX]{1,5})(?:[.)/]|[ ]?[-–:](?=[ ]))|(?P<letter>[A-HĐ])[.)/]"
    r"|(?P<sub>(?!\d{1,2}\.\d{1,2}\.\d{4})\d{1,2}(?:\.\d{1,2})+)\.?"
    r"|(?P<digit>\d{1,2}(?:(?=[.)](?!\d))|(?=/[ \t])|(?=[-,][ ])|(?=[ ][A-ZĐ][a-zà-ỹ]+[ ][a-zà-ỹ])"
    r"(?<![\d][\d])))[.)/,-]?"
    r"|(?P<small>[a-hđ])[.),]|\((?P<item>\d{1,2}|[a-hđ]|[ivx]{1,4})\)"
    r"|(?P<star>[*●]|[\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d]?)"
    r"|(?P<dash>[-–—•○]))[ \t\u00a0]*(?=\S)|[ \t\u00a0]*(?P<plus>[+▪►✓])[ \t\u00a0]*"
)
LEVELS = {
    "letter": 1,
    "article": 2,
    "roman": 2,
    "digit": 3,
    "sub": 4,
    "small": 5,
    "item": 6,
    "star": 7,
    "dash": 8,
    "plus": 9,
}
PROSE = 10
STOP = Pattern(
    r"(?=[(“\"Pp\dMmHhBbNnSsTtCc+;,:….!?])(?:"  # one look at a letter spares ten branches
    r"\((?P<number>\d{1,2})\)"
    r"|\((?:[^()\n]|\([^()\n]{0,80}\)){0,240}\)"
    r"|“[^“”\n]{0,400}”"
    r'|"[^"\n]{0,400}"'
    r"|[Pp]hòng(?: cháy)?, (?:chống|ngừa|chữa cháy)"
    r"|\d[\d.,/:]*\d"
    r"|(?P<count>\b(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười) là\b"
    r"|\b[Tt]hứ (?:nhất|hai|ba|tư|năm|sáu|bảy) là\b|\bThứ nhất\b)"
    r"|(?P<plus>(?<= )\+(?= \w))"
    r"|(?P<stop>[;,:…]|[.!?]+(?:/\.?)?))"
)
ABBREVIATION = Pattern(
    r"(?:\b(?:TP|Tp|tp|TX|tx|TT|ThS|TS|PGS|GS|BS|KS|[Đđ]/[Cc]|v\.v|TL|TM|KT|Q|P|ĐT|St)"
    r"|\b[A-Za-zĐđ])$"
)
NUMBERED = Pattern(
    r"\b(?:trường|phòng|nhà|khu|lớp|khối|dãy|tòa|tầng|loại|hạng|nhóm|bảng|cụm|tổ|cơ sở) [A-ZĐ]$"
)  # a letter that counts: "tại hội trường A."
LONGEST = 6  # letters of an abbreviation
PLACE = 12  # letters of a place with its letter
LOWER = Pattern(r"[ \t\u00a0]*[a-zà-ỹ]")
NUMBER = "#"
FULL = "."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line with words: its place among those, its number or bullet, where its words begin."""

    span: Span
    number: int  # from 1, as people count
    level: int  # of its number or bullet, see LEVELS; PROSE for none
    body: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two stops, and the stops: one of ; , : # . or nothing."""

    start: int
    end: int
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its paragraph, its place there, its pieces."""

    paragraph: Paragraph
    span: Span
    number: int
    pieces: tuple[Piece, ...]

    @property
    def place(self) -> Place:
        """Where it stands, as people count."""
        return Place(self.paragraph.number, self.number)


def paragraphs(text: str) -> list[Paragraph]:
    """Return the lines that hold words."""
    found: list[Paragraph] = []
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


def sentences(text: str, paragraph: Paragraph, whole: Whole | None = None) -> list[Sentence]:
    """Return the sentences of a paragraph, its number or bullet left out.

    A stop inside one of the `whole` spans (names of days, cited papers) parts nothing.
    """
    cutter = _Cutter(text, paragraph)
    for match in STOP.finditer(text, paragraph.body, paragraph.span.end):
        stop = _stop(text, match, paragraph.span.end)
        if stop and not (whole and whole.hold(match.start())):
            cutter.cut(match.start(), match.end(), stop)
    cutter.cut(paragraph.span.end, paragraph.span.end, FULL)
    return cutter.found


class Whole(Protocol):
    """Spans that no stop parts."""

    def hold(self, offset: int) -> bool:
        """Tell whether an offset stands inside one of them."""


class _Cutter:
    """Cuts a paragraph at its stops."""

    def __init__(self, text: str, paragraph: Paragraph) -> None:
        self.found: list[Sentence] = []
        self._text = text
        self._paragraph = paragraph
        self._pieces: list[Piece] = []
        self._start, self._left = paragraph.body, ""

    def cut(self, at: int, after: int, stop: str) -> None:
        """End a piece; a full stop ends its sentence too."""
        first, last = _trimmed(self._text, self._start, at)
        if first < last:
            self._pieces.append(Piece(first, last, self._left, stop))
        elif self._left == NUMBER and stop in {",", ":"}:
            stop = NUMBER  # "Một là, ..."
        if stop == FULL and self._pieces:
            span = Span(self._pieces[0].start, self._pieces[-1].end)
            number = len(self.found) + 1
            self.found.append(Sentence(self._paragraph, span, number, tuple(self._pieces)))
            self._pieces.clear()
        self._start, self._left = after, stop


def _stop(text: str, match: re.Match[str], end: int) -> str:
    kind = match.lastgroup
    if kind is None:
        return ""
    if kind != "stop":
        return ";" if kind == "plus" else NUMBER
    stop = match["stop"]
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
    if match["stop"] == ".":
        if NUMBERED.search(text, max(0, match.start() - PLACE), match.start()):
            return True
        return not ABBREVIATION.search(text, max(0, match.start() - LONGEST), match.start())
    return match["stop"][0] != "…" or not LOWER.match(text, after)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\u00a0-–—./…;,":
        start += 1
    while end > start and text[end - 1] in " \t\u00a0./…;,":
        end -= 1
    return start, end
