# ruff: noqa: E501 - samples are as long as they are
"""What fuzzing begins with: an own sample of each format, and how one input is made of others."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from tests.planner.reading.formats import test_word97
from tests.planner.reading.formats.compound_file import compound
from tests.planner.reading.formats.pdf_file import BLANK, Page, pdf
from tests.planner.reading.recognition import seen

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "resources" / "samples" / "bao-cao-mau.txt").read_text(encoding="utf-8")[:2500]
LINE = "Phòng A họp ngày 06/02/2018; hoàn thành báo cáo trước 25/02/2018 (thứ Sáu), 8h30."
TOKENS = [
    b"<", b">", b"</p>", b"<table>", b"<!--", b"]]>", b"&#x0;", b"&amp;", b"\\u-1?", b"\\par", b"{", b"}",
    b"\\'e0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\r\n", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n",
    b"RRULE:FREQ=DAILY;COUNT=9\r\n", b"DTSTART:20180206T083000Z\r\n", b"DURATION:-P1W\r\n", b";TZID=", b":",
    b"obj", b"endobj", b"stream\n", b"/Length 9", b"<<", b">>", b"/Kids [3 0 R]", b"99999999999", b"-1", b"0",
    b"01/02/2018", b"31/02", "ngày ".encode(), "tháng ".encode(), "trước ngày ".encode(), "quý II".encode(),
    "âm lịch".encode(), "１２".encode(), "١٢/٣".encode(), "\u202e".encode(), "\u0300".encode(), "İ".encode(),
    b"charset=utf-16", b"Content-Type: text/html\r\n", b"Content-Transfer-Encoding: base64\r\n\r\n", b"boundary=x",
]  # fmt: skip


def mutated(chance: random.Random, corpus: list[bytes]) -> bytes:
    """Return one input made of others: cut, doubled, spliced, flipped, with tokens put in."""
    data = bytearray(chance.choice(corpus[-200:] if chance.random() < 0.5 else corpus))
    if data[:2] == b"PK" and chance.random() < 0.8:
        return _in_package(chance, bytes(data))
    for _ in range(chance.choice((1, 1, 2, 3, 6, 12))):
        _change(chance, data, corpus)
    return bytes(data)


def _change(chance: random.Random, data: bytearray, corpus: list[bytes]) -> None:
    at = chance.randrange(len(data) + 1)
    length = chance.choice((1, 2, 4, 16, 64, 400))
    match chance.randrange(6):
        case 0:
            data[at : at + length] = b""
        case 1:
            data[at:at] = data[at : at + length] * chance.choice((1, 2, 30))
        case 2:
            data[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 3, 50))
        case 3:
            other = chance.choice(corpus)
            begin = chance.randrange(len(other) + 1)
            data[at : at + length] = other[begin : begin + length]
        case 4 if at < len(data):
            data[at] = chance.randrange(256)
        case _ if at < len(data):
            data[at] ^= 1 << chance.randrange(8)


def _in_package(chance: random.Random, data: bytes) -> bytes:
    """Change a part inside a package, so that more than its checksum is tried."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except Exception:  # it was mutated before, so it may be anything
        return data
    name = chance.choice(sorted(parts)) if parts else ""
    if name:
        inner = bytearray(parts[name])
        for _ in range(chance.choice((1, 2, 5))):
            _change(chance, inner, list(parts.values()))
        parts[name] = bytes(inner)
    return _package(parts)


def _package(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def _txt() -> Iterable[bytes]:
    return TEXT.encode(), LINE.encode(), LINE.encode("utf-16"), LINE.encode("utf-8-sig")


def _docx() -> Iterable[bytes]:
    rels = "http://schemas.openxmlformats.org"
    ns = f'xmlns:w="{rels}/wordprocessingml/2006/main"'
    rows = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.split("\n")[:12])
    cell = f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p>"
    wide = '<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'
    table = f"<w:tbl><w:tr><w:tc>{rows}</w:tc><w:tc><w:p/></w:tc></w:tr>"
    table += f"<w:tr><w:tc>{wide}{cell}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    changes = f"<w:p><w:ins><w:r><w:t>{LINE}</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    )
    body = f"<w:document {ns}><w:body>{rows}{table}{changes}{numbered}</w:body></w:document>"
    yield _package(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{rels}/package/2006/relationships"><Relationship Id="r" Type="{rels}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
            "word/document.xml": body.encode(),
            "word/numbering.xml": f'<w:numbering {ns}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'.encode(),
        }
    )
    for name in ("dang.docx", "nha-nuoc.docx"):
        template = ROOT / "resources" / "templates" / name
        if template.exists():
            yield template.read_bytes()


def _odt() -> Iterable[bytes]:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    rows = "".join(f"<text:p>{line}<text:s text:c='3'/></text:p>" for line in TEXT.split("\n")[:12])
    table = f'<table:table><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2">{rows}</table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row></table:table>'
    body = f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" xmlns:table="{names}:table:1.0"><office:body><office:text>{rows}<text:list><text:list-item>{rows}</text:list-item></text:list>{table}</office:text></office:body></office:document-content>'
    yield _package(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": body.encode()}
    )


def _html() -> Iterable[bytes]:
    rows = "".join(f"<p class=x>{line}</p>" for line in TEXT.split("\n")[:20])
    table = (
        f"<table><tr><th>Ngày<th>Việc<tr><td rowspan=2>06/02<td>{LINE}<tr><td colspan=9>x</table>"
    )
    table += f"<table><tr><td>{LINE}<td>1</table><ul><li>{LINE}</ul><script>x</script>"
    yield f"<!doctype html><meta charset=utf-8><body>{rows}{table}&nbsp;&#7879;".encode()
    yield (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{LINE}</p>\r\n--x--\r\n"
    ).encode()


def _rtf() -> Iterable[bytes]:
    letters = "".join(each if each.isascii() else f"\\u{ord(each)}?" for each in LINE)
    yield (
        r"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0 .VnTime;}{\f1 Arial;}}\f1 "
        + letters
        + r"\par\b\f0 Ng\'b5y 06/02\par"
        r"{\*\generator x;}\trowd\cellx100 a\cell b\cell\row}"
    ).encode()


def _eml() -> Iterable[bytes]:
    yield (
        "From: a@example.invalid\r\nSubject: =?utf-8?b?SOG7jXA=?=\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"\r\n{LINE}\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{LINE}</p>\r\n--x\r\n"
        f"Content-Type: application/x; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n{LINE}\r\n--x--\r\n"
    ).encode()


def _pdf() -> Iterable[bytes]:
    page = b"BT /F1 12 Tf 50 700 Td (Hop ngay 06/02/2018) Tj 0 -20 Td (Han 25/02/2018) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF" % (
        table, len(made),
    )  # fmt: skip
    yield made
    page = Page(rules=[(40, y, 450, y) for y in (760, 740, 720)])
    page.rules += [(x, 720, x, 760) for x in (40, 120, 330, 450)]
    page.parts = [(44, 745, "Thứ"), (124, 745, "Nội dung"), (44, 725, "Hai"), (124, 725, LINE[:40])]
    yield pdf(page, Page(parts=[(40, 700, "Hết. Ngày 06/02/2018")], picture=BLANK))


def _doc() -> Iterable[bytes]:
    """Word 97: letters in their runs, with fonts, deletions and rows of a table."""
    yield b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + LINE.encode("utf-16-le")
    runs = [
        (b"Ph\xb4ng A h\xe4p ng\xb5y 06/02/2018 ", test_word97.font(2)),
        (b"x", test_word97.DELETED),
        (b"d\x13 PAGE \x14" + b"2\x15\x01\r", test_word97.SEEN),
    ]
    cell = ([(b"25/02/2018\x07", test_word97.SEEN)], b"\x16\x24\x01")
    yield test_word97.document((runs, b""), cell, cell)


def _msg() -> Iterable[bytes]:
    yield compound(
        {
            "__substg1.0_0037001F": "Mời họp".encode("utf-16-le"),
            "__substg1.0_1000001F": LINE.encode("utf-16-le"),
            "__properties_version1.0": b"",
        }
    )
    yield compound(
        {
            "__substg1.0_0037001E": b"M\xea\xed h\xe4p",
            "__substg1.0_10130102": f"<p>{LINE}</p>".encode(),
            "__properties_version1.0": b"",
        }
    )


def _line() -> Iterable[bytes]:
    for line in (
        "họp giao ban 8h thứ 2 tuần sau tại phòng A", "nộp báo cáo trước thứ 6", "gặp dân 3h ngày 12",
        "tuần sau họp chi bộ", "31/2 họp", "kỷ niệm ngày 3/2", "thứ hai ngày 31/12/9998 họp lúc 14:30",
        "từ 8h đến 10h30 sáng mai hội ý", "mùng 3 tết đi chúc", "trong tháng 3 xây dựng kế hoạch",
    ):  # fmt: skip
        yield line.encode()


def _hocr() -> Iterable[bytes]:
    yield seen.page(*seen.rows(*TEXT.split("\n")[:12])).encode()
    doubtful = seen.rows("Thứ Nội dung Ai", "Hai Họp 06/02. A", left=300)
    doubtful[1].sure, doubtful[1].slope = {"06/02.": 40}, 0.02
    rules = "".join(
        f"<div class='ocr_separator' id='s' title=\"bbox {places}\"></div>"
        for places in ("90 90 900 92", "90 160 900 162", "90 230 900 232", "90 90 92 232", "500 90 502 232")
    )  # fmt: skip
    yield (seen.page(*doubtful) + rules).encode()


def _picture() -> Iterable[bytes]:
    def chunk(name: bytes, data: bytes) -> bytes:
        held = struct.pack(">I", len(data)) + name + data
        return held + struct.pack(">I", zlib.crc32(name + data))

    for colours in (0, 2, 3, 6):
        head = struct.pack(">IIBBBBB", 3, 2, 8, colours, 0, 0, 0)
        parts = (
            chunk(b"IHDR", head)
            + chunk(b"PLTE", bytes(12))
            + chunk(b"IDAT", zlib.compress(bytes(20)))
        )
        yield b"\x89PNG\r\n\x1a\n" + parts + chunk(b"IEND", b"")
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 274, 3, 1, 6, 0, 0)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 2, 3, 1) + bytes(3)
    yield b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + frame + b"\xff\xd9"
    tags = struct.pack("<HHHIHHHHIII", 2, 256, 3, 1, 30, 0, 257, 4, 1, 20, 0)
    yield b"II*\0" + struct.pack("<I", 8) + tags
    yield b"GIF89a" + struct.pack("<HH", 3, 2)
    yield b"BM" + bytes(16) + struct.pack("<ii", 3, -2)


def _ics() -> Iterable[bytes]:
    yield (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//VN\r\nBEGIN:VTIMEZONE\r\nTZID:VN\r\nBEGIN:STANDARD\r\n"
        "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        "BEGIN:VEVENT\r\nUID:1@x\r\nDTSTAMP:20180101T000000Z\r\nDTSTART;TZID=VN:20180206T083000\r\n"
        "DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4\r\nEXDATE;TZID=VN:20180213T083000\r\n"
        "SUMMARY:Họp giao ban\r\nLOCATION:Phòng 1\\, tầng 2\r\nDESCRIPTION:Nội dung\\n dài\r\n  tiếp\r\n"
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P1D\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:1@x\r\nRECURRENCE-ID;TZID=VN:20180220T083000\r\nDTSTART;TZID=VN:20180221T083000\r\n"
        "SUMMARY:Dời\r\nSEQUENCE:2\r\nEND:VEVENT\r\n"
        "BEGIN:VTODO\r\nUID:2@x\r\nSUMMARY:Báo cáo\r\nDUE;VALUE=DATE:20180225\r\nSTATUS:IN-PROCESS\r\n"
        "PERCENT-COMPLETE:50\r\nRELATED-TO:1@x\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    ).encode()


SEEDS: dict[str, Callable[[], Iterable[bytes]]] = {
    "txt": _txt, "docx": _docx, "odt": _odt, "html": _html, "rtf": _rtf, "eml": _eml, "pdf": _pdf,
    "doc": _doc, "msg": _msg, "ics": _ics, "line": _line, "hocr": _hocr, "picture": _picture,
}  # fmt: skip
