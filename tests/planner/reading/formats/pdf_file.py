"""Build a PDF letter by letter: every sign half as wide as high, so that places can be reckoned."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

Part = tuple[float, float, str]  # from the left, from the bottom, words


@dataclass(frozen=True)
class Picture:
    """A grey picture, a byte a point; it covers the whole page or, if small, a corner."""

    width: int
    height: int
    grey: bytes
    small: bool = False

    def drawn(self) -> str:
        place = "40 0 0 40 10 10" if self.small else "600 0 0 800 0 0"
        return f"q {place} cm /P Do Q\n"

    def stream(self) -> bytes:
        about = f"/Type /XObject /Subtype /Image /Width {self.width} /Height {self.height}"
        about += " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
        return _stream(zlib.compress(self.grey), about)


BLANK = Picture(1, 1, b"\xff")


@dataclass
class Page:
    """What stands on a page, in the order of drawing."""

    parts: list[Part] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    size: float = 12.0
    turned: bool = False  # drawn upwards along the right edge
    scaled: bool = False  # letters of size 1, made large by the matrices of text and page
    picture: Picture | None = None  # drawn first

    def content(self) -> bytes:
        drawn = self.picture.drawn() if self.picture else ""
        drawn += "".join(f"{x} {y} m {x2} {y2} l S\n" for x, y, x2, y2 in self.rules)
        for number, (x, y, words) in enumerate(self.parts):
            place = f"0 1 -1 0 {x} {y}" if self.turned else f"1 0 0 1 {x} {y}"
            size = self.size
            if self.scaled:
                place, size = f"{size / 2} 0 0 {size / 2} {x / 2} {y / 2}", 1
            font = f"/F{number % 2 + 1} {size} Tf"
            drawn += f"BT {font} {place} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"
        return (f"2 0 0 2 0 0 cm\n{drawn}" if self.scaled else drawn).encode()


def pdf(
    *pages: Page, filters: str = "", encrypt: bytes = b"", box: tuple[int, int] = (900, -250)
) -> bytes:
    """Return a PDF of pages; their contents packed as a filter says.

    `box` is how far letters reach above and below their line; some programs write zeros.
    """
    kids = " ".join(f"{20 + 2 * number} 0 R" for number in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
        b" /DescendantFonts [5 0 R] /ToUnicode 7 0 R >>",
        5: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo <<"
        b" /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor 6 0 R /DW 500 >>",
        6: b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1000 1000]"
        b" /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight 700 /StemV 80 >>" % box,
        7: _stream(_to_unicode("".join(words for page in pages for _, _, words in page.parts))),
    }
    for number, page in enumerate(pages):
        shows = f"/XObject << /P {21 + 2 * (number + len(pages))} 0 R >>" if page.picture else ""
        if page.picture:
            objects[21 + 2 * (number + len(pages))] = page.picture.stream()
        objects[20 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {21 + 2 * number} 0 R"
            f" /Resources << /Font << /F1 3 0 R /F2 3 0 R >> {shows} >> >>"
        ).encode()
        held = zlib.compress(page.content()) if filters else page.content()
        objects[21 + 2 * number] = _stream(held, filters)
    return _file(objects, encrypt)


def _stream(data: bytes, filters: str = "") -> bytes:
    return f"<< /Length {len(data)} {filters} >>\nstream\n".encode() + data + b"\nendstream"


def _to_unicode(words: str) -> bytes:
    signs = sorted({ord(sign) for sign in words}) or [32]
    ranges = "".join(f"<{sign:04X}> <{sign:04X}>\n" for sign in signs)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1"
        f" begincodespacerange <0000> <FFFF> endcodespacerange\n{len(signs)} beginbfchar\n{ranges}"
        "endbfchar endcmap end end"
    ).encode()


def _file(objects: dict[int, bytes], encrypt: bytes) -> bytes:
    held = b"%PDF-1.7\n"
    places = {}
    for number, inside in objects.items():
        places[number] = len(held)
        held += f"{number} 0 obj\n".encode() + inside + b"\nendobj\n"
    start, size = len(held), max(objects) + 1
    held += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        at = places.get(number)
        held += f"{at:010} 00000 n \n".encode() if at else b"0000000000 65535 f \n"
    end = f"trailer\n<< /Size {size} /Root 1 0 R ".encode() + encrypt
    return held + end + f">>\nstartxref\n{start}\n%%EOF\n".encode()
