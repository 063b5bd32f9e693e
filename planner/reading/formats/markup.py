"""Web markup as a tree of blocks, in linear time and whatever the markup: never an exception.

Only what an article is judged by is kept: blocks, their text, how much of it is links. Inline
elements are no nodes. HTML parsers that build every node take minutes on hostile pages.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field

_CELLS_AT_MOST = 60  # that a cell may reach over
_DEEPEST = 200  # open blocks; what is nested deeper counts as text of the deepest
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|template|noscript|svg|xml|iframe|textarea|title|select)\b[^<>]*+>"
    r".*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][\w:-]*+)"
    r"(?P<attributes>(?:[^<>\"']++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+')*+)>"
    r"|<(?:[a-zA-Z/!?][^<>]*+>?)"
    r"|(?P<text>[^<]++|<)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\b(class|id|style|role|hidden|rowspan|colspan)\b(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")  # no-break spaces stay
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd details dialog div dl dt fieldset"
        " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol"
        " p pre section summary table tbody td tfoot th thead tr ul button object",
    )
)
_ENDED_BY = {  # an opening tag that ends the same kind of block before it
    "p": {"p"},
    "li": {"li"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "dd": {"dd", "dt"},
    "dt": {"dd", "dt"},
}
_ENDS_PARAGRAPH = _BLOCKS - {"td", "th", "tr"}
_BARRIERS = {"li": {"ul", "ol", "menu"}, "tr": {"table"}, "td": {"table"}, "th": {"table"}}


@dataclass(slots=True, eq=False)
class Block:
    """One block of a page: its pieces in order, and how much of it is text and links."""

    tag: str
    parent: Block | None = None
    names: str = ""  # class, id and role
    hidden: bool = False
    pieces: list[Block | str] = field(default_factory=list)
    letters: int = 0  # of its own text, later with that of the blocks inside
    linked: int = 0  # of them inside links
    links: int = 0
    dropped: bool = False
    own: int = 0  # letters that are left when links and dropped blocks are gone
    marks: int = 0  # bits for the words that feet of pages have
    rows: int = 1  # that a cell reaches over
    columns: int = 1


@dataclass(slots=True)
class Page:
    """All blocks of a page in the order of their beginnings; the first holds all others."""

    blocks: list[Block]


def parse(markup: str) -> Page:
    """Return the blocks of a page."""
    builder = _Builder()
    for token in _TOKEN.finditer(markup):
        if token["text"]:
            builder.add_text(token["text"])
        elif token["tag"]:
            builder.add_tag(token["tag"].lower(), token["attributes"], closing=bool(token["end"]))
    return builder.page


class _Builder:
    """The open blocks while the tokens of a page go by."""

    def __init__(self) -> None:
        root = Block("html")
        self.page = Page([root])
        self.open = [root]
        self.in_link = 0
        self.in_hidden = 0
        self.in_head = False

    def add_text(self, text: str) -> None:
        block = self.open[-1]
        said = entities.unescape(text)
        if block.tag != "pre":
            said = _BLANKS.sub(" ", said)
        if self.in_head or self.in_hidden:
            return
        block.pieces.append(said)
        block.letters += len(said.strip())
        if self.in_link:
            block.linked += len(said.strip())

    def add_tag(self, tag: str, attributes: str, *, closing: bool) -> None:
        if tag == "head":
            self.in_head = not closing
        elif tag in _BLOCKS:
            self.in_head = False
            self._close(tag) if closing else self._start(tag, attributes)
        elif tag == "a":
            self.in_link = 0 if closing else 1
            self.open[-1].links += not closing
        elif tag == "br":
            self.open[-1].pieces.append("\n")
        elif tag in {"span", "font", "b", "i", "u"}:
            self._inline(attributes, closing=closing)

    def _inline(self, attributes: str, *, closing: bool) -> None:
        """Count hidden inline elements, so that the text inside is left out."""
        if closing:
            self.in_hidden = max(0, self.in_hidden - 1)
        elif self.in_hidden or ("style" in attributes and _HIDDEN.search(attributes)):
            self.in_hidden += 1

    def _start(self, tag: str, attributes: str) -> None:
        self.in_hidden = 0
        if tag in _ENDS_PARAGRAPH and self.open[-1].tag == "p":
            self.open.pop()
        self._end_implied(tag)
        if tag in {"html", "body"} or len(self.open) >= _DEEPEST:
            self.open[-1].pieces.append("\n")
            return
        block = Block(tag, self.open[-1])
        if attributes.strip():
            _describe(block, attributes)
        self.open[-1].pieces.append(block)
        self.page.blocks.append(block)
        if tag != "hr":
            self.open.append(block)

    def _end_implied(self, tag: str) -> None:
        """End what an opening tag ends without a word: <li> after <li>, <td> after <td>."""
        ended, barriers = _ENDED_BY.get(tag), _BARRIERS.get(tag, {"div", "body", "td", "th"})
        if not ended:
            return
        for depth in range(len(self.open) - 1, max(0, len(self.open) - 8), -1):
            if self.open[depth].tag in barriers:
                return
            if self.open[depth].tag in ended:
                del self.open[depth:]
                return

    def _close(self, tag: str) -> None:
        self.in_hidden = 0
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return
        self.open[-1].pieces.append("\n")


def _describe(block: Block, attributes: str) -> None:
    """Take from a tag what tells menus and hidden parts."""
    for name, *values in _ATTRIBUTE.findall(attributes[:4000].lower()):
        value = "".join(values)
        if name == "style":
            block.hidden = block.hidden or bool(_HIDDEN.search(value))
        elif name == "hidden":
            block.hidden = True
        elif name in {"rowspan", "colspan"}:
            cells = min(int(value[:4]), _CELLS_AT_MOST) if value.isdecimal() else 1
            setattr(block, "rows" if name == "rowspan" else "columns", max(1, cells))
        else:
            block.names += f" {value}"
