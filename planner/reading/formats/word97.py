"""What of a Word 97 to 2003 document is its text ([MS-DOC]): pieces, runs, rows of tables.

The text lies in pieces; a run's font tells whether its letters are TCVN3, VNI or Unicode. Deleted
and hidden runs and the orders of fields are left out.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import UnreadableReport
from planner.reading.formats import text as plain
from planner.reading.formats.compound import opened
from planner.reading.formats.content import Content
from planner.reading.formats.legacy import by_font, has_unicode_letters
from planner.reading.formats.rows import row_lines
from planner.reading.formats.word97_runs import Dress, Runs, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD_97 = 193  # nFib: what came before has other tables
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200  # flags at 0x0A
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_FIELDS_DEEP = 6
_SIGNS: dict[int, str | None] = {0x1E: "-", 0x1F: None, 0x0B: "\n", 0x0C: "\n", 0x0E: "\n"}
_SIGNS |= dict.fromkeys((1, 2, 3, 4, 5, 6, 8, 0x13, 0x14, 0x15))
_CELL = "\x07"
_PARAGRAPH = re.compile("[^\r\x07]*[\r\x07]|[^\r\x07]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: which characters, and where their bytes lie."""

    first: int
    last: int
    offset: int
    wide: bool  # two bytes a character


def read(data: bytes) -> Content:
    """Return the text of a .doc."""
    with opened(data) as file:
        document = file.openstream("WordDocument").read()
        flags = struct.unpack_from("<H", document, 0x0A)[0]
        if struct.unpack_from("<H", document, 2)[0] < _WORD_97:
            raise UnreadableReport("too_old")
        if flags & _ENCRYPTED:
            raise UnreadableReport("encrypted")
        table = file.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        return _content(document, table)


def _content(document: bytes, table: bytes) -> Content:
    """Return the text of the two streams of a document."""
    pieces = _pieces(document, table)
    runs = Runs(document, table)
    counts = struct.unpack_from("<8i", document, 0x4C)
    main, footnotes, headers, _, comments, endnotes, boxes = counts[:7]
    after = main + footnotes + headers + comments
    parts = [(0, main), (main, main + footnotes), (after, after + endnotes + boxes)]
    told = _Teller(runs, document, pieces)
    lines = [line for first, last in parts for line in told.lines(first, last)]
    whole = plain.repaired("\n".join(lines))
    return Content(whole.text, (*sorted(told.notes), *whole.notes))


def _pieces(document: bytes, table: bytes) -> list[Piece]:
    """Return the pieces of the text in order, from the piece table."""
    start, length = struct.unpack_from("<II", document, 0x1A2)
    part = table[start : start + length]
    place = 0
    while part[place] == 1:  # changes for whole pieces stand before the table
        place += 3 + struct.unpack_from("<H", part, place + 1)[0]
    size = struct.unpack_from("<I", part, place + 1)[0]
    count = (size - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", part, place + 5)
    pieces: list[Piece] = []
    for index in range(count):
        descriptor = place + 5 + 4 * (count + 1) + 8 * index
        offset = struct.unpack_from("<I", part, descriptor + 2)[0]
        wide = not offset & 0x40000000
        offset = offset if wide else (offset & 0x3FFFFFFF) // 2
        pieces.append(Piece(ends[index], ends[index + 1], offset, wide))
    return pieces


class _Teller:
    """Tells the text of a document, run by run."""

    def __init__(self, runs: Runs, document: bytes, pieces: list[Piece]) -> None:
        self.notes: set[str] = set()
        self._runs = runs
        self._document = document
        self._pieces = pieces

    def lines(self, first: int, last: int) -> list[str]:
        """Return the lines between two characters."""
        lines: list[str] = []
        row: list[list[str]] = [[]]
        for paragraph, shape in self._paragraphs(first, last):
            said = _without_fields(paragraph.rstrip("\r\x07")).translate(_SIGNS)
            if shape.ends_row:
                lines += row_lines(row[:-1] if not row[-1] else row)
                row = [[]]
            elif shape.in_table:
                row[-1].extend(said.split("\n"))
                if paragraph.endswith(_CELL):
                    row.append([])
            else:
                lines += said.split("\n")
        return lines + row_lines(row)

    def _paragraphs(self, first: int, last: int) -> Iterator[tuple[str, Shape]]:
        """Give the paragraphs with their shapes; each ends with a return or a cell mark."""
        said: list[str] = []
        shape = Shape()
        for text, shape in self._stretches(first, last):
            said.append(text)
            if text.endswith(("\r", _CELL)):
                yield "".join(said), shape
                said = []
        if said:
            yield "".join(said), shape

    def _stretches(self, first: int, last: int) -> Iterator[tuple[str, Shape]]:
        """Give runs of text in one dress, converted; none goes over the end of a paragraph."""
        for piece in self._pieces:
            begin, end = max(first, piece.first), min(last, piece.last)
            while begin < end:
                width = 2 if piece.wide else 1
                offset = piece.offset + (begin - piece.first) * width
                dress, following = self._runs.dress(offset)
                stop = min(end, begin + max(1, (following - offset) // width))
                raw = self._document[offset : offset + (stop - begin) * width]
                if not raw:
                    return
                text = raw.decode("utf-16-le" if piece.wide else "cp1252", "replace")
                yield from self._dressed(text, dress, offset, width)
                begin = stop

    def _dressed(
        self, text: str, dress: Dress, offset: int, width: int
    ) -> Iterator[tuple[str, Shape]]:
        """Give a run paragraph by paragraph, in Unicode, without what is not seen."""
        for part in _PARAGRAPH.findall(text):
            shape = self._runs.shape(offset)
            offset += len(part) * width
            end = part[-1] if part[-1] in "\r\x07" else ""
            yield self._seen(part[: len(part) - len(end)], dress, shape) + end, shape

    def _seen(self, text: str, dress: Dress, shape: Shape) -> str:
        """Return what is seen of a run, its letters in Unicode."""
        if dress.hidden and text.strip():
            self.notes.add("hidden_text")
        if dress.hidden or dress.left_out:
            return ""
        convert = by_font(self._runs.font(dress, shape.style))
        if convert is None or has_unicode_letters(text):
            return text
        self.notes.add("old_font")
        return convert(text)


def _without_fields(text: str) -> str:
    """Return a paragraph with the results of its fields and without their orders."""
    for _ in range(_FIELDS_DEEP):
        text, count = _FIELD.subn(r"\1", text)
        if not count:
            break
    return text
