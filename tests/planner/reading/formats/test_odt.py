"""OpenDocument texts."""

from __future__ import annotations

import io
import zipfile

import pytest

from planner.model import UnreadableReport
from planner.reading.document import from_bytes
from planner.reading.formats import odt

SPACES = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("text", "table", "style", "office"))
STYLES = """<text:list-style style:name="L"><text:list-level-style-number text:level="1"
style:num-format="1" style:num-suffix="."/><text:list-level-style-bullet text:level="2"/>
</text:list-style>"""


def package(body: str, manifest: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", f"<office:x {SPACES}>{STYLES}{body}</office:x>")
        file.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def item(inside: str) -> str:
    return f"<text:list-item>{inside}</text:list-item>"


def listed(items: str) -> str:
    return f"<text:list text:style-name='L'>{items}</text:list>"


def cell(*paragraphs: str) -> str:
    return f"<table:table-cell>{''.join(map(p, paragraphs))}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def wide(columns: int, words: str) -> str:
    return cell(words).replace(">", f" table:number-columns-spanned='{columns}'>", 1)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            p("a<text:s text:c='2'/>b<text:tab/>c<text:line-break/><text:span>d</text:span>"),
            "a  b\tc\nd",
        ),
        (f"<text:tracked-changes>{p('xóa')}</text:tracked-changes>" + p("còn"), "còn"),
        (p(f"a<office:annotation>{p('chú')}</office:annotation>b"), "ab"),
        (
            listed(item(p("Một") + f"<text:list>{item(p('con'))}</text:list>") + item(p("Hai"))),
            "1. Một\n- con\n2. Hai",
        ),
        (f"<table:table-row>{cell('1')}{cell('a', 'b')}{cell('c')}</table:table-row>", "1\ta b\tc"),
        (
            (
                f"<table:table-row>{wide(2, 'Thời gian')}{COVERED}{cell('Việc')}</table:table-row>"
                f"<table:table-row>{cell('Sáng')}{cell('8h')}{cell('Họp')}</table:table-row>"
                f"<table:table-row>{COVERED}{cell('9h')}{cell('Nghỉ')}</table:table-row>"
                f"<table:table-row>{wide(3, 'Thứ Ba')}{COVERED}{COVERED}</table:table-row>"
            ),
            "Thời gian\t\tViệc\nSáng\t8h\tHọp\n\t9h\tNghỉ\nThứ Ba",
        ),
    ],
)
def test_what_is_seen_is_read(body: str, expected: str) -> None:
    assert odt.read(package(body)).text == expected


def test_it_is_known_by_its_content() -> None:
    assert from_bytes(package(p("Họp giao ban")), "x.doc").text == "Họp giao ban"


def test_a_password_is_told() -> None:
    with pytest.raises(UnreadableReport) as refusal:
        odt.read(package("", "<x><encryption-data/></x>"))
    assert refusal.value.reason == "encrypted"
