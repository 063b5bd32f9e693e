"""Fill a template of the programme: which names a template may use, and that its form is kept.

A template is a .docx that an office can replace. Names stand in it between double braces, as
`{{thang}}`; the table row that holds `{{noi_dung}}` is repeated for each row of the programme.
Word may have cut a name into several runs, each with a type of its own: the first one's is kept.
Everything else of the file, and every part but the text, stays as it is.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, cast
from xml.dom import minidom
from xml.parsers.expat import ExpatError

from planner.model import PlannerError
from planner.text import clean_text

if TYPE_CHECKING:
    from xml.dom.minidom import Document, Element

    from planner.programme import Programme, Row

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
NAME = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
LARGEST = 16 * 1024 * 1024
BLANK = "…" * 12
"""What is left to be written by hand."""

WHEN, CONTENT, LEAD, SUPPORT, REMARK = "ngay", "noi_dung", "chu_tri", "phoi_hop", "ghi_chu"


class TemplateUnusable(PlannerError):
    """A template is no .docx with a row for the programme."""

    code = "template_unusable"


def fill(template: bytes, programme: Programme, name: str) -> bytes:
    """Return the template with the programme in it; `name` is what a refusal calls the template."""
    filled = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(template)) as source,
            zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            if sum(part.file_size for part in source.infolist()) > LARGEST:
                raise TemplateUnusable(name=name)
            for part in source.infolist():
                data = source.read(part)
                if TEXT_PARTS.fullmatch(part.filename):
                    data = _filled(data, programme, name, is_body="document" in part.filename)
                target.writestr(part.filename, data, zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, zlib.error, ExpatError, RuntimeError, ValueError) as failure:
        raise TemplateUnusable(name=name) from failure
    return filled.getvalue()


def _filled(data: bytes, programme: Programme, name: str, *, is_body: bool) -> bytes:
    if b"<!DOCTYPE" in data:
        raise TemplateUnusable(name=name)
    tree = minidom.parseString(data)  # noqa: S318 - no DOCTYPE, no entities
    values = {
        "co_quan": (programme.organisation or BLANK).upper(),
        "co_quan_cap_tren": (programme.above or BLANK).upper(),
        "thang": f"{programme.month.month:02}",
        "nam": f"{programme.month.year:04}",
    }
    for paragraph in _named(tree, "p"):
        _replace(paragraph, values)
    if is_body:  # last: a title may itself hold braces
        _repeat_row(tree, programme.rows, name)
    return bytes(tree.toxml(encoding="UTF-8", standalone=True))


def _repeat_row(tree: Document, rows: tuple[Row, ...], name: str) -> None:
    """Put one copy of the marked table row for each row in its place."""
    marked = [row for row in _named(tree, "tr") if CONTENT in NAME.findall(_text(row))]
    if not marked:
        raise TemplateUnusable(name=name)
    pattern = marked[-1]  # of nested tables the inner one
    table = cast("Element", pattern.parentNode)
    for row in rows:
        made = cast("Element", pattern.cloneNode(deep=True))
        table.insertBefore(made, pattern)
        values = {
            WHEN: row.when,
            CONTENT: row.content,
            LEAD: row.lead,
            SUPPORT: row.support,
            REMARK: row.remark,
        }
        for paragraph in _named(made, "p"):
            _replace(paragraph, values)
    table.removeChild(pattern)


def _replace(paragraph: Element, values: dict[str, str]) -> None:
    """Replace the names in a paragraph; its first run with a part of the name gets the value."""
    texts = _named(paragraph, "t")
    whole = "".join(map(_said, texts))
    for found in reversed(list(NAME.finditer(whole))):
        if found[1] in values:
            _put(texts, found.span(), clean_text(values[found[1]]).replace("\n", " "))


def _put(texts: list[Element], span: tuple[int, int], value: str) -> None:
    at = 0
    for text in texts:
        said = _said(text)
        start, end = max(span[0] - at, 0), min(span[1] - at, len(said))
        at += len(said)
        if start < end:
            _say(text, said[:start] + value + said[end:])
            value = ""


def _named(within: Document | Element, local: str) -> list[Element]:
    return list(within.getElementsByTagNameNS(W, local))


def _text(within: Element) -> str:
    return "".join(map(_said, _named(within, "t")))


def _said(text: Element) -> str:
    return "".join(node.data for node in text.childNodes if node.nodeType == node.TEXT_NODE)


def _say(text: Element, said: str) -> None:
    while text.firstChild:
        text.removeChild(text.firstChild)
    text.appendChild(cast("Document", text.ownerDocument).createTextNode(said))
    text.setAttribute("xml:space", "preserve")
