"""What numbering.xml and styles.xml of a .docx say: the rules of lists, the fonts of styles."""

from __future__ import annotations

from planner.reading.formats.numbering import Level, Numbering

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # Strict Open XML
)
_BASES_AT_MOST = 12  # styles that rest on one another


def local(name: str) -> str:
    """Return a tag's own name; names of other vocabularies that Word's text lies in stay plain."""
    return name.rpartition(" ")[2]


def value_of(attributes: dict[str, str], wanted: str = "val") -> str:
    """Return an attribute of either of Word's namespaces."""
    for space in _WORD:
        if (found := attributes.get(f"{space} {wanted}")) is not None:
            return found
    return ""


class Rules:
    """Listens to numbering.xml and styles.xml."""

    def __init__(self) -> None:
        self.numbering = Numbering()
        self._fonts: dict[str, str] = {}  # by style; "" is what all begin with
        self._bases: dict[str, str] = {}
        self._abstract = self._list = self._style = ""
        self._depth = 0
        self._usual = ""  # the style of paragraphs that name none

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear an opening tag of either part."""
        tag = local(name)
        if tag == "abstractNum":
            self._abstract = value_of(attributes, "abstractNumId")
        elif tag == "num":
            self._list = value_of(attributes, "numId")
        elif tag in {"lvl", "lvlOverride"}:
            self._depth = depth_of(value_of(attributes, "ilvl"))
        elif tag == "style":
            self._open_style(attributes)
        elif self._abstract or self._list:
            self._change(tag, value_of(attributes))
        else:
            self._describe(tag, attributes)

    def _open_style(self, attributes: dict[str, str]) -> None:
        """Begin a style; one of them is that of paragraphs which name none."""
        self._style = value_of(attributes, "styleId")
        if value_of(attributes, "type") == "paragraph" and value_of(attributes, "default") == "1":
            self._usual = self._style

    def _describe(self, tag: str, attributes: dict[str, str]) -> None:
        """Note the font, the base and the list of the style at hand."""
        if tag == "rFonts":
            font = value_of(attributes, "ascii") or value_of(attributes, "hAnsi")
            self._fonts[self._style] = font
        elif tag == "basedOn":
            self._bases[self._style] = value_of(attributes)
        elif self._style and tag in {"numId", "ilvl"}:
            self._use(tag, value_of(attributes))

    def font_of(self, style: str) -> str:
        """Return the font of a style, its own or that of the styles it rests on."""
        style = style or self._usual
        for _ in range(_BASES_AT_MOST):
            if font := self._fonts.get(style):
                return font
            if not style:
                break
            style = self._bases.get(style, "")
        return self._fonts.get("", "")

    def _change(self, tag: str, value: str) -> None:
        """Change one property of the list or level at hand."""
        if tag == "abstractNumId":
            self.numbering.lists[self._list] = value
            return
        if tag not in {"start", "startOverride", "numFmt", "lvlText"}:
            return
        table = self.numbering.overrides if self._list else self.numbering.levels
        levels = table.setdefault(self._list or self._abstract, {})
        level = levels.get(self._depth, Level())
        if tag == "numFmt":
            level = Level(value, level.text, level.start)
        elif tag == "lvlText":
            level = Level(level.format, value, level.start)
        elif value.isdecimal():
            level = Level(level.format, level.text, min(int(value[:6]), 99_999))
        levels[self._depth] = level

    def _use(self, tag: str, value: str) -> None:
        """Note that paragraphs of a style belong to a list."""
        list_id, depth = self.numbering.styles.get(self._style, ("", 0))
        used = (value, depth) if tag == "numId" else (list_id, depth_of(value))
        self.numbering.styles[self._style] = used

    def end(self, name: str) -> None:
        """Hear a closing tag."""
        tag = local(name)
        if tag == "style":
            self._style = ""
        elif tag == "abstractNum":
            self._abstract = ""
        elif tag == "num":
            self._list = ""

    def text(self, said: str) -> None:
        """Hear text; rules have none."""


def depth_of(value: str) -> int:
    """Return the depth of a list as written, within bounds."""
    return min(int(value), 8) if value.isascii() and value.isdecimal() else 0
