"""What of an RTF file is its text: visible words, converted by the font they are set in.

Groups that are no text (styles, pictures, headers) are passed over, deleted and hidden words left
out. Rows of tables become lines with TABs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from planner.reading.formats import text as plain
from planner.reading.formats.content import Content
from planner.reading.formats.legacy import by_font, has_unicode_letters
from planner.reading.formats.rows import row_lines

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})"
    rb"|\\([a-zA-Z]{1,32})(-?\d{1,9})? ?"
    rb"|\\(\r\n|[^a-zA-Z])"
    rb"|([{}])"
    rb"|[\r\n\x00]+"
    rb"|([^\\{}\r\n\x00]+|\\)"
)
_NO_TEXT = frozenset(
    (b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl"
     b" footerr footerf pntxta pntxtb xe tc annotation atnid atnauthor listtable listoverridetable"
     b" revtbl rsidtbl generator themedata colorschememapping datastore latentstyles fldinst"
     b" nonshppict filetbl bkmkstart bkmkend template").split()
)  # fmt: skip
_SEEN_ALL_THE_SAME = frozenset({b"shptxt", b"shpinst", b"shp"})  # text boxes, though marked with *
_SIGNS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t", b"emdash": "—",
    b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"softline": "\n",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_CODE_PAGES = {
    0: "cp1252",
    163: "cp1258",
    238: "cp1250",
    204: "cp1251",
    161: "cp1253",
    162: "cp1254",
}
_DEEPEST = 2000


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between two braces."""

    left_out: bool = False
    hidden: bool = False
    in_fonts: bool = False
    font: int = 0
    skip: int = 1  # characters that stand for a \\u in old programs


@dataclass(slots=True)
class _Font:
    """A font: its name, and how bytes set in it are read."""

    name: str = ""
    code_page: str = "cp1252"


@dataclass(slots=True)
class _Reader:
    """The text of a file while its words go by."""

    fonts: dict[int, _Font] = field(default_factory=dict)
    group: _Group = field(default_factory=_Group)
    outer: list[_Group] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    code_page: str = "cp1252"
    raw: bytearray = field(default_factory=bytearray)  # bytes not yet decoded
    to_skip: int = 0
    starred: bool = False

    def word(self, word: bytes, number: int | None) -> None:
        """Follow a control word."""
        self.flush()
        if self.starred:
            self.starred = False
            if word not in _SEEN_ALL_THE_SAME:
                self.group = replace(self.group, left_out=True)
        if word in _NO_TEXT:
            self.group = replace(self.group, left_out=True, in_fonts=word == b"fonttbl")
        elif word in _SIGNS:
            self.add(_SIGNS[word])
        elif word in {b"trowd", b"cell", b"nestcell", b"row", b"nestrow"}:
            self.table(word)
        else:
            self.state(word, number)

    def state(self, word: bytes, number: int | None) -> None:
        """Change how what follows is read."""
        if word == b"u" and number is not None:
            self.add(_utf16(number))
            self.to_skip = self.group.skip
        elif word == b"uc":
            self.group = replace(self.group, skip=max(0, min(number or 0, 16)))
        elif word == b"f":
            self.group = replace(self.group, font=number or 0)
        elif word == b"plain":
            self.group = replace(self.group, hidden=False)
        elif word in {b"v", b"deleted"}:
            self.group = replace(self.group, hidden=number != 0)
        elif word == b"fcharset" and self.group.in_fonts:
            font = self.fonts.setdefault(self.group.font, _Font())
            font.code_page = _CODE_PAGES.get(number or 0, self.code_page)
        elif word == b"ansicpg" and number in {1250, 1251, 1252, 1253, 1254, 1258}:
            self.code_page = f"cp{number}"

    def take(self, said: bytes) -> None:
        """Take bytes of text; some only stand for a letter of Unicode said before."""
        skipped = min(self.to_skip, len(said))
        self.to_skip -= skipped
        self.raw += said[skipped:]

    def flush(self) -> None:
        """Decode the bytes taken so far, in the code page of their font."""
        if not self.raw:
            return
        font = self.fonts.get(self.group.font, _Font(code_page=self.code_page))
        said, self.raw = self.raw.decode(font.code_page, "replace"), bytearray()
        if self.group.in_fonts:
            known = self.fonts.setdefault(self.group.font, _Font())
            known.name = (known.name + said).rstrip(";")
        else:
            self.add(said)

    def add(self, said: str) -> None:
        """Take text that is seen, converted when its font is an old one."""
        if self.group.hidden and said.strip() and not self.group.left_out:
            self.notes.add("hidden_text")
        if self.group.left_out or self.group.hidden:
            return
        convert = by_font(self.fonts.get(self.group.font, _Font()).name)
        if convert and not said.isascii() and not has_unicode_letters(said):
            self.notes.add("old_font")
            said = convert(said)
        self.pieces.append(said)

    def table(self, word: bytes) -> None:
        """Begin a row, or end a cell or a row."""
        if word == b"trowd":
            if self.pieces and not self.cells:
                self.lines += "".join(self.pieces).rstrip("\n").split("\n")
                self.pieces = []
            return
        if word.endswith(b"cell"):
            self.cells.append("".join(self.pieces).split("\n"))
        else:
            self.lines += row_lines(self.cells)
            self.cells = []
        self.pieces = []

    def brace(self, brace: bytes) -> None:
        """Begin or end a group."""
        self.flush()
        self.starred = False
        self.to_skip = 0
        if brace == b"{":
            self.outer.append(self.group)
            if len(self.outer) > _DEEPEST:
                del self.outer[0]
        elif self.outer:
            self.group = self.outer.pop()

    def symbol(self, symbol: bytes) -> None:
        """Follow a control symbol."""
        self.flush()
        if symbol == b"*":
            self.starred = True
        elif symbol in _SYMBOLS:
            self.add(_SYMBOLS[symbol])


def read(data: bytes) -> Content:
    """Return the text of an RTF file."""
    reader = _Reader()
    for byte, word, number, symbol, brace, said in _TOKEN.findall(data):
        if byte:
            reader.take(bytes.fromhex(byte.decode("ascii")))
        elif word:
            reader.word(word, int(number) if number else None)
        elif symbol:
            reader.symbol(symbol)
        elif brace:
            reader.brace(brace)
        elif said:
            reader.take(said)
    reader.flush()
    lines = reader.lines + "".join(reader.pieces).split("\n") + row_lines(reader.cells)
    text = "\n".join(lines).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    whole = plain.repaired(text)
    return Content(whole.text, (*sorted(reader.notes), *whole.notes))


def _utf16(number: int) -> str:
    """Return one unit of UTF-16 as RTF writes it: negative above 32767."""
    return chr(number & 0xFFFF)
