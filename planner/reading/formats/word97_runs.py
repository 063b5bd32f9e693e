"""How the text of a Word 97 document is dressed ([MS-DOC] 2.6): fonts, hidden runs, table rows.

Properties lie in pages of 512 bytes, each for a stretch of the file; a change is an operation
("sprm"), whose size is told by its number.
"""

from __future__ import annotations

import struct
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

_PAGE = 512
_STYLES, _CHARACTERS, _PARAGRAPHS, _FONTS = 0xA2, 0xFA, 0x102, 0x112  # places in the FIB
_FONT, _DELETED, _HIDDEN, _STYLE = 0x4A4F, 0x0800, 0x083C, 0x4A30
_ROW_END, _IN_TABLE = 0x2417, 0x2416
_TABLE_DEFINITION, _TABS = 0xD608, 0xC615  # their sizes are told in ways of their own
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of an operand, by the highest three bits of the number
_NO_STYLE = 0x0FFF


@dataclass(frozen=True, slots=True)
class Dress:
    """What is drawn of a run of characters, and in which font."""

    font: int | None = None
    left_out: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of paragraph this is."""

    style: int = 0
    in_table: bool = False
    ends_row: bool = False


@dataclass(slots=True)
class Stretches(Generic[T]):
    """Values along the bytes of the file."""

    starts: list[int] = field(default_factory=list)
    values: list[T] = field(default_factory=list)


class Runs:
    """The dress of every stretch of the text stream."""

    def __init__(self, document: bytes, table: bytes) -> None:
        self._fonts = _fonts(*_part(document, table, _FONTS))
        self._styles = _style_fonts(*_part(document, table, _STYLES))
        self._dresses = _along(document, *_part(document, table, _CHARACTERS), _dress)
        self._shapes = _along(document, *_part(document, table, _PARAGRAPHS), _shape)

    def dress(self, offset: int) -> tuple[Dress, int]:
        """Return the dress at a byte of the file, and where the next one begins."""
        return _at(self._dresses, offset, Dress())

    def shape(self, offset: int) -> Shape:
        """Return the shape of the paragraph that a byte of the file belongs to."""
        return _at(self._shapes, offset, Shape())[0]

    def font(self, dress: Dress, style: int) -> str:
        """Return the name of the font of a run in a paragraph of some style."""
        index = self._styles.get(style) if dress.font is None else dress.font
        return self._fonts[index] if index is not None and index < len(self._fonts) else ""


def operations(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the operations of a list of changes with their operands."""
    place = 0
    while place + 2 <= len(changes):
        number = int.from_bytes(changes[place : place + 2], "little")
        place += 2
        size = _SIZES[number >> 13]
        if number == _TABLE_DEFINITION:
            size = int.from_bytes(changes[place : place + 2], "little") + 1
        elif not size:
            size = changes[place] + 1 if place < len(changes) else 1
            if number == _TABS and size == 256:  # noqa: PLR2004 - 255 says: look for yourself
                return
        yield number, changes[place : place + size]
        place += size


def _part(document: bytes, table: bytes, place: int) -> tuple[bytes, int]:
    """Return a part of the table stream that the FIB points to, and its length."""
    start, length = struct.unpack_from("<II", document, place)
    return table[start : start + length], length


def _fonts(part: bytes, _length: int) -> list[str]:
    """Return the names of the fonts."""
    names: list[str] = []
    place = 4
    while place < len(part):
        size = part[place] + 1
        name = part[place + 40 : place + size].decode("utf-16-le", "replace")
        names.append(name.partition("\0")[0])
        place += size
    return names


def _style_fonts(part: bytes, _length: int) -> dict[int, int]:
    """Return the font of each style, its own or that of the styles it rests on."""
    if len(part) < 20:  # noqa: PLR2004 - no style sheet
        return {}
    head, count, base_size = struct.unpack_from("<HHH", part, 0)
    usual = struct.unpack_from("<H", part, 14)[0]
    own: dict[int, int] = {}
    bases: dict[int, int] = {}
    place = 2 + head
    for style in range(count):
        size = struct.unpack_from("<H", part, place)[0]
        if size:
            kind, bases[style] = _style(part[place + 2 : place + 2 + size])
            font = _style_font(part[place + 2 : place + 2 + size], base_size, kind)
            if font is not None:
                own[style] = font
        place += 2 + size + (size & 1)
    return {style: _inherited(style, own, bases, usual) for style in bases}


def _style(style: bytes) -> tuple[int, int]:
    """Return the kind of a style and the style it rests on."""
    word = struct.unpack_from("<H", style, 2)[0]
    return word & 0xF, word >> 4


def _style_font(style: bytes, base_size: int, kind: int) -> int | None:
    """Return the font that a style sets for its letters."""
    name = struct.unpack_from("<H", style, base_size)[0]
    place = base_size + 2 + 2 * name + 2
    for index in range(2):
        if place + 2 > len(style):
            return None
        size = struct.unpack_from("<H", style, place)[0]
        if (kind, index) in {(1, 1), (2, 0)}:
            changes = dict(operations(style[place + 2 : place + 2 + size]))
            return int.from_bytes(changes[_FONT], "little") if _FONT in changes else None
        place += 2 + size + (size & 1)
    return None


def _inherited(style: int, own: dict[int, int], bases: dict[int, int], usual: int) -> int:
    """Return the font of a style or of the nearest style below it."""
    for _ in range(12):
        if style in own:
            return own[style]
        if style == _NO_STYLE or style not in bases:
            break
        style = bases[style]
    return usual


def _along(
    document: bytes, part: bytes, length: int, read: Callable[[bytes, int], T]
) -> Stretches[T]:
    """Return the values of all pages that a part lists."""
    pages = max(0, (length - 4) // 8)
    stretches: Stretches[T] = Stretches()
    for number in struct.unpack_from(f"<{pages}I", part, 4 * (pages + 1)):
        page = document[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE:
            continue
        for run in range(page[-1]):
            stretches.starts.append(struct.unpack_from("<I", page, 4 * run)[0])
            stretches.values.append(read(page, run))
    return stretches


def _dress(page: bytes, run: int) -> Dress:
    """Return the dress of one run of a page."""
    place = page[4 * (page[-1] + 1) + run] * 2
    if not place:
        return Dress()
    changes = dict(operations(page[place + 1 : place + 1 + page[place]]))
    font = changes.get(_FONT)
    return Dress(
        int.from_bytes(font, "little") if font else None,
        changes.get(_DELETED, b"\0")[:1] == b"\1",
        changes.get(_HIDDEN, b"\0")[:1] == b"\1",
    )


def _shape(page: bytes, run: int) -> Shape:
    """Return the shape of one paragraph of a page."""
    place = page[4 * (page[-1] + 1) + 13 * run] * 2
    if not place:
        return Shape()
    size = page[place] * 2 - 1
    if size < 0:  # the size stands in the next byte
        place, size = place + 1, page[place + 1] * 2
    words = page[place + 1 : place + 1 + size]
    changes = dict(operations(words[2:]))
    return Shape(
        int.from_bytes(words[:2], "little"),
        changes.get(_IN_TABLE, b"\0")[:1] == b"\1",
        changes.get(_ROW_END, b"\0")[:1] == b"\1",
    )


def _at(stretches: Stretches[T], offset: int, usual: T) -> tuple[T, int]:
    """Return the value at a byte, and where the next one begins."""
    index = bisect_right(stretches.starts, offset)
    following = stretches.starts[index] if index < len(stretches.starts) else sys.maxsize
    return (stretches.values[index - 1] if index else usual), following
