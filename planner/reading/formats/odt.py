"""What of an OpenDocument text is its text: paragraphs, lists with their marks, tables, notes.

Tracked deletions, comments and hidden paragraphs are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.model import UnreadableReport
from planner.reading.formats import text as plain
from planner.reading.formats.content import Content
from planner.reading.formats.numbering import spelled
from planner.reading.formats.package import Package
from planner.reading.formats.rows import row_lines

_LEFT_OUT = frozenset(
    {
        "tracked-changes",
        "annotation",
        "hidden-text",
        "hidden-paragraph",
        "note-citation",
        "ruby-text",
    }
)
_CELLS_AT_MOST = 60  # that stand for one another
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_ENCRYPTED = b"encryption-data"


def read(data: bytes) -> Content:
    """Return the text of an .odt."""
    package = Package(data)
    manifest = "META-INF/manifest.xml"
    if manifest in package and _ENCRYPTED in package.bytes_of(manifest):
        raise UnreadableReport("encrypted")
    body = _Body()
    for part in ("styles.xml", "content.xml"):
        if part in package or part == "content.xml":
            body.lines.clear()  # styles hold headers and footers
            package.listen(part, body)
    whole = plain.repaired("\n".join(body.lines))
    return Content(whole.text, whole.notes)


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list is marked."""

    form: str = ""  # empty: a bullet
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class _List:
    """A list that is open: its style, and how many items it has had."""

    style: str
    count: int = 0


@dataclass(slots=True)
class _Body:
    """Turns the tags of a part into lines."""

    lines: list[str] = field(default_factory=list)
    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    lists: list[_List] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)
    cells: list[list[list[str]]] = field(default_factory=list)  # of each open row
    widest: list[int] = field(default_factory=list)  # of its cells, in columns
    mark: str = ""
    list_style: str = ""
    left_out: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear an opening tag."""
        tag = name.rpartition(" ")[2]
        if self.left_out or tag in _LEFT_OUT:
            self.left_out += 1
            return
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if tag in {"p", "h"}:
            self.paragraphs.append([])
        elif self.paragraphs and tag in {"s", "tab", "line-break"}:
            self.paragraphs[-1].append(_blank(tag, said))
        elif tag in {"table-row", "table-cell", "covered-table-cell"}:
            self._open_cell(tag, said)
        else:
            self._open_list(tag, said)

    def _open_cell(self, tag: str, said: dict[str, str]) -> None:
        """Begin a row or a cell; cells that another reaches over are there, and empty."""
        if tag == "table-row":
            self.cells.append([])
            self.widest.append(1)
        elif self.cells:
            self.cells[-1] += [[] for _ in range(_count(said, "number-columns-repeated"))]
            wide = _count(said, "number-columns-spanned")
            self.widest[-1] = max(self.widest[-1], wide)

    def _open_list(self, tag: str, said: dict[str, str]) -> None:
        """Follow lists and the rules of their marks."""
        if tag == "list":
            inherited = self.lists[-1].style if self.lists else ""
            self.lists.append(_List(said.get("style-name", inherited)))
        elif tag == "list-item" and self.lists:
            self.lists[-1].count += 1
            self.mark = self._next_mark()
        elif tag == "list-style":
            self.list_style = said.get("name", "")
        elif tag.startswith("list-level-style-") and said.get("level", "").isdecimal():
            form = _FORMS.get(said.get("num-format", ""), "")
            level = _Level(form, said.get("num-prefix", ""), said.get("num-suffix", ""))
            self.levels[self.list_style, int(said["level"][:3])] = level

    def _next_mark(self) -> str:
        """Return the mark of the next item of the innermost list."""
        level = self.levels.get((self.lists[-1].style, len(self.lists)), _Level())
        if not level.form:
            return "-"
        return f"{level.before}{spelled(self.lists[-1].count, level.form)}{level.after}"

    def text(self, said: str) -> None:
        """Hear text."""
        if self.paragraphs and not self.left_out:
            self.paragraphs[-1].append(" ".join(said.split("\n")) if "\n" in said else said)

    def end(self, name: str) -> None:
        """Hear a closing tag."""
        if self.left_out:
            self.left_out -= 1
            return
        tag = name.rpartition(" ")[2]
        if tag in {"p", "h"} and self.paragraphs:
            said = "".join(self.paragraphs.pop())
            if self.mark and said.strip():
                said, self.mark = f"{self.mark} {said}", ""
            self._put(said.split("\n"))
        elif tag == "table-row" and self.cells:
            row, wide = self.cells.pop(), self.widest.pop()
            self._put(row_lines(row[:1] if wide == len(row) else row))
        elif tag == "list" and self.lists:
            self.lists.pop()

    def _put(self, lines: list[str]) -> None:
        """Put finished lines into the open cell or on the page."""
        if self.cells and self.cells[-1]:
            self.cells[-1][-1].extend(lines)
        else:
            self.lines.extend(lines)


def _count(said: dict[str, str], name: str) -> int:
    """Return how many columns a cell stands for."""
    value = said.get(name, "1")
    return max(1, min(int(value[:4]), _CELLS_AT_MOST)) if value.isdecimal() else 1


def _blank(tag: str, said: dict[str, str]) -> str:
    """Return the blanks that a tag stands for."""
    if tag != "s":
        return "\t" if tag == "tab" else "\n"
    count = said.get("c", "1")
    return " " * (min(int(count[:4]), 200) if count.isdecimal() else 1)
