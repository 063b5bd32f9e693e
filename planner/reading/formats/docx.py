"""What of a .docx is its text: every construct of Word, in the order people read it.

Tracked insertions, text boxes (once), content controls, smart tags, nested tables and footnotes
count; deletions and hidden text do not. Lists get their numbers, table rows become lines with TABs.
Links, pictures, templates and fields are never followed.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from planner.model import UnreadableReport
from planner.reading.formats import text as plain
from planner.reading.formats.content import Content
from planner.reading.formats.docx_rules import Rules, depth_of, local, value_of
from planner.reading.formats.legacy import by_font, has_unicode_letters
from planner.reading.formats.package import Package
from planner.reading.formats.rows import row_lines

_MAIN_PART = "/officeDocument"  # ends the type of the relationship that names the main part
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "delText", "instrText", "delInstrText"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})
_CELLS_AT_MOST = 60  # that a cell may reach over
_DEPTH = 8  # nested tables whose rows are kept apart


def read(data: bytes) -> Content:
    """Return the text of a .docx."""
    package = Package(data)
    main = _main_part(package)
    body = _listen(package, main, old_fonts=True)
    if body.mistaken:
        body = _listen(package, main, old_fonts=False)
    if package.is_doubled(main):
        body.notes.add("doubled_part")
    whole = plain.repaired("\n".join(body.lines))
    return Content(whole.text, (*sorted(body.notes), *whole.notes))


def _listen(package: Package, main: str, *, old_fonts: bool) -> _Body:
    """Return the body with its footnotes behind it."""
    folder = posixpath.dirname(main)
    body = _Body(_rules(package, folder), old_fonts=old_fonts)
    package.listen(main, body)
    text_ends = len(body.lines)
    for part in ("footnotes.xml", "endnotes.xml"):
        if (name := posixpath.join(folder, part)) in package:
            package.listen(name, body)
    body.lines[text_ends:] = [line for line in body.lines[text_ends:] if line.strip()]
    return body


def _main_part(package: Package) -> str:
    """Return the name of the part with the text, as the package's relations tell it."""
    relations = _Relations()
    if "_rels/.rels" in package:
        package.listen("_rels/.rels", relations)
    name = relations.main or "word/document.xml"
    if name not in package:
        raise UnreadableReport("damaged")
    return name


def _rules(package: Package, folder: str) -> Rules:
    """Return the lists and fonts of a document; a damaged part is one that says nothing."""
    rules = Rules()
    for part in ("numbering.xml", "styles.xml"):
        if (name := posixpath.join(folder, part)) in package:
            try:
                package.listen(name, rules)
            except UnreadableReport as refusal:
                if refusal.reason == "bomb":
                    raise
    return rules


class _Relations:
    """Finds the main part among the relations of a package."""

    def __init__(self) -> None:
        self.main = ""

    def start(self, _name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith(_MAIN_PART) and not self.main:
            self.main = posixpath.normpath(attributes.get("Target", "")).lstrip("/")

    def end(self, name: str) -> None: ...

    def text(self, said: str) -> None: ...


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while its runs go by."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)  # lines of text boxes that hang on it
    list_id: str = ""
    depth: int = 0
    style: str = ""


@dataclass(slots=True)
class _Row:
    """A table row while its cells go by."""

    cells: list[list[str]] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)  # columns that each cell reaches over

    def filled(self) -> list[list[str]]:
        """Return the cells, with an empty one for each column that another reaches over."""
        if len(self.cells) < 2:  # noqa: PLR2004 - one cell over the whole table is no row
            return self.cells
        pairs = zip(self.cells, self.widths, strict=True)
        return [part for cell, wide in pairs for part in (cell, *([] for _ in range(wide - 1)))]


class _Body:
    """Turns the tags of a document into lines."""

    def __init__(self, rules: Rules, *, old_fonts: bool) -> None:
        self.lines: list[str] = []
        self.notes: set[str] = set()
        self.mistaken = False  # text in an old font that is Unicode all the same
        self._rules = rules
        self._old_fonts = old_fonts
        self._left_out = 0  # how many open tags hide the text
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[_Row] = []
        self._outer_rows: list[list[_Row]] = []  # of the paragraphs that hold a text box
        self._deeper_rows = 0
        self._in_text = self._hidden = self._in_run = False
        self._font = ""
        self._openers = {
            "p": self._open_paragraph,
            "r": self._open_run,
            "t": self._open_text,
            "numId": self._set_list,
            "ilvl": self._set_depth,
            "pStyle": self._set_style,
            "vanish": self._set_hidden,
            "rFonts": self._set_font,
            "txbxContent": self._open_box,
            "tr": self._open_row,
            "tc": self._open_cell,
            "gridSpan": self._widen_cell,
            "altChunk": self._left_out_part,
        }
        self._closers = {
            "p": self._close_paragraph,
            "r": self._close_run,
            "t": self._close_text,
            "txbxContent": self._close_box,
            "tr": self._close_row,
        }

    # tags -----------------------------------------------------------------------------------
    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if self._left_out or tag in _LEFT_OUT:
            self._left_out += 1
            return
        opener = self._openers.get(tag)
        if opener:
            opener(attributes)
        elif tag in _SIGNS and self._in_run and not self._hidden and self._paragraphs:
            self._paragraphs[-1].pieces.append(_SIGNS[tag])

    def end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        closer = self._closers.get(local(name))
        if closer:
            closer()

    def text(self, said: str) -> None:
        if not self._in_text or self._left_out or not self._paragraphs:
            return
        if self._hidden:
            self.notes.add("hidden_text")
            return
        said = said.replace("\n", " ")  # of the file, not of the text
        paragraph = self._paragraphs[-1]
        font = self._font or self._rules.font_of(paragraph.style)
        convert = by_font(font) if font and self._old_fonts else None
        paragraph.pieces.append(convert(said) if convert else said)
        if convert:
            self.notes.add("old_font")
            self.mistaken = self.mistaken or has_unicode_letters(said)

    # paragraphs -----------------------------------------------------------------------------
    def _open_paragraph(self, _attributes: dict[str, str]) -> None:
        self._paragraphs.append(_Paragraph())

    def _close_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        said = "".join(paragraph.pieces)
        mark = self._mark(paragraph) if said.strip() else ""
        lines = f"{mark} {said}".split("\n") if mark else said.split("\n")
        self._put(lines + paragraph.boxes)

    def _mark(self, paragraph: _Paragraph) -> str:
        """Return the number of a paragraph, by its own list or its style's."""
        list_id, depth = paragraph.list_id, paragraph.depth
        numbering = self._rules.numbering
        if not list_id and paragraph.style in numbering.styles:
            list_id, depth = numbering.styles[paragraph.style]
        return numbering.mark(list_id, depth) if list_id not in {"", "0"} else ""

    def _put(self, lines: list[str]) -> None:
        """Put finished lines where they belong: the cell, the text box's paragraph, the page."""
        if self._rows and self._rows[-1].cells:
            self._rows[-1].cells[-1].extend(lines)
        elif self._paragraphs:
            self._paragraphs[-1].boxes.extend(line for line in lines if line.strip())
        else:
            self.lines.extend(lines)

    def _set_list(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].list_id = value_of(attributes) or "0"

    def _set_depth(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].depth = depth_of(value_of(attributes))

    def _set_style(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = value_of(attributes)

    # runs -----------------------------------------------------------------------------------
    def _open_run(self, _attributes: dict[str, str]) -> None:
        self._in_run, self._hidden, self._font = True, False, ""

    def _close_run(self) -> None:
        self._in_run = self._hidden = False

    def _set_hidden(self, attributes: dict[str, str]) -> None:
        self._hidden = self._in_run and value_of(attributes) not in _OFF

    def _set_font(self, attributes: dict[str, str]) -> None:
        if self._in_run:
            self._font = value_of(attributes, "ascii") or value_of(attributes, "hAnsi")

    def _open_text(self, _attributes: dict[str, str]) -> None:
        self._in_text = True

    def _close_text(self) -> None:
        self._in_text = False

    # boxes and tables -----------------------------------------------------------------------
    def _open_box(self, _attributes: dict[str, str]) -> None:
        self._outer_rows.append(self._rows)
        self._rows = []

    def _close_box(self) -> None:
        self._in_run, self._hidden = True, False
        if self._outer_rows:
            self._rows = self._outer_rows.pop()

    def _open_row(self, _attributes: dict[str, str]) -> None:
        if len(self._rows) < _DEPTH:
            self._rows.append(_Row())
        else:
            self._deeper_rows += 1

    def _open_cell(self, _attributes: dict[str, str]) -> None:
        if self._rows and not self._deeper_rows:
            self._rows[-1].cells.append([])
            self._rows[-1].widths.append(1)

    def _widen_cell(self, attributes: dict[str, str]) -> None:
        wide = value_of(attributes)
        if self._rows and self._rows[-1].widths and wide.isdecimal() and not self._deeper_rows:
            self._rows[-1].widths[-1] = max(1, min(int(wide[:4]), _CELLS_AT_MOST))

    def _close_row(self) -> None:
        if self._deeper_rows:
            self._deeper_rows -= 1
        elif self._rows:
            self._put(row_lines(self._rows.pop().filled()))

    def _left_out_part(self, _attributes: dict[str, str]) -> None:
        self.notes.add("left_out")
