"""What a picture file holds: how large, how many pages, and the same as a PDF that can be drawn."""

from __future__ import annotations

import struct
from typing import NamedTuple

from planner.model import UnreadableReport

_POINTS_AT_MOST = 120_000_000  # a page of A3 at 600 a inch, or the best of telephones
_PAGES_AT_MOST = 1000
_LONG_SIDE = 842  # points: a picture is taken for a page of A4
_TURNS = {3: 180, 6: 90, 8: 270}  # Exif's orientation as degrees with the clock
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # marks without a length
_WIDTH, _HEIGHT, _ORIENTATION = 256, 257, 274  # tags of TIFF


class Picture(NamedTuple):
    """A picture file looked over."""

    width: int
    height: int
    pages: int = 1
    drawable: bytes = b""  # the same as a PDF, where that takes no decoding


def picture_of(data: bytes) -> Picture:
    """Look a picture over; raises UnreadableReport when it is none or too large."""
    try:
        picture = _read(data)
    except (struct.error, IndexError, KeyError, ValueError, ZeroDivisionError) as error:
        raise UnreadableReport("damaged") from error
    if not 0 < picture.width * picture.height <= _POINTS_AT_MOST or not picture.pages:
        raise UnreadableReport("damaged")
    return picture


def _read(data: bytes) -> Picture:
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    if data[:4] in {b"II*\0", b"MM\0*"}:
        return _tiff(data)
    if data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        return Picture(width, abs(height))
    if data.startswith(b"GIF8"):
        return Picture(*struct.unpack_from("<HH", data, 6))
    raise ValueError


def _png(data: bytes) -> Picture:
    width, height, depth, colours, _, _, woven = struct.unpack_from(">IIBBBBB", data, 16)
    samples = {0: 1, 2: 3, 3: 1}.get(colours)
    if woven or samples is None:  # in passes, or with transparency
        return Picture(width, height)
    held: list[bytes] = []
    palette, place = b"", 8
    while place + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, place)
        part = data[place + 8 : place + 8 + size]
        held += [part] if name == b"IDAT" else []
        palette = part if name == b"PLTE" else palette
        place += 12 + size
    space = {1: "/DeviceGray", 3: "/DeviceRGB"}[samples]
    if colours == 3:  # noqa: PLR2004 - as the standard numbers it
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    about = (
        f"/ColorSpace {space} /BitsPerComponent {depth} /Filter /FlateDecode /DecodeParms"
        f" << /Predictor 15 /Colors {samples} /BitsPerComponent {depth} /Columns {width} >>"
    )
    return Picture(width, height, drawable=_pdf(width, height, about, b"".join(held)))


def _jpeg(data: bytes) -> Picture:
    place, turn = 2, 0
    while data[place] == 0xFF:  # noqa: PLR2004 - every mark begins so
        mark = data[place + 1]
        if mark == 0xFF or mark in _ALONE:  # noqa: PLR2004
            place += 1 if mark == 0xFF else 2  # noqa: PLR2004
            continue
        size = struct.unpack_from(">H", data, place + 2)[0]
        if mark == 0xE1 and data[place + 4 : place + 10] == b"Exif\0\0":  # noqa: PLR2004
            turn = _exif_turn(data[place + 10 : place + 2 + size])
        if 0xC0 <= mark <= 0xCF and mark not in _NO_FRAME:  # noqa: PLR2004
            depth, height, width, samples = struct.unpack_from(">BHHB", data, place + 4)
            space = {1: "/DeviceGray", 3: "/DeviceRGB"}.get(samples)
            if space is None:
                return Picture(width, height)
            about = f"/ColorSpace {space} /BitsPerComponent {depth} /Filter /DCTDecode"
            return Picture(width, height, drawable=_pdf(width, height, about, data, turn))
        place += 2 + size
    raise ValueError


def _exif_turn(exif: bytes) -> int:
    """Return how far a photograph is to be turned to stand upright."""
    try:
        return _TURNS.get(_tags(exif, *_first_directory(exif))[0].get(_ORIENTATION, 1), 0)
    except (struct.error, KeyError):
        return 0


def _tiff(data: bytes) -> Picture:
    order, place = _first_directory(data)
    first, place = _tags(data, order, place)
    pages = 1
    while place and pages < _PAGES_AT_MOST:
        place = _tags(data, order, place)[1]
        pages += 1
    return Picture(first[_WIDTH], first[_HEIGHT], pages)


def _first_directory(data: bytes) -> tuple[str, int]:
    order = {b"II": "<", b"MM": ">"}[data[:2]]
    return order, struct.unpack_from(f"{order}I", data, 4)[0]


def _tags(data: bytes, order: str, place: int) -> tuple[dict[int, int], int]:
    """Return the plain numbers of a directory of tags, and where the next one is (or 0)."""
    count = struct.unpack_from(f"{order}H", data, place)[0]
    found = {}
    for number in range(count):
        at = place + 2 + 12 * number
        tag, kind = struct.unpack_from(f"{order}HH", data, at)
        if kind in {3, 4}:
            found[tag] = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", data, at + 8)[0]  # noqa: PLR2004
    return found, struct.unpack_from(f"{order}I", data, place + 2 + 12 * count)[0]


def _pdf(width: int, height: int, about: str, held: bytes, turn: int = 0) -> bytes:
    """Return a PDF with one page, which the picture fills."""
    scale = _LONG_SIDE / max(width, height)
    across, down = width * scale, height * scale
    order = f"{across:.2f} 0 0 {down:.2f} 0 0 cm /P Do".encode()
    shape = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} {about}"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across:.2f} {down:.2f}] /Rotate {turn}"
        " /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(order), order),
        b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(held), shape.encode(), held),
    )
    made, places = b"%PDF-1.7\n", []
    for number, inside in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, inside)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%btrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d"
    return made + end % (table, len(made)) + b"\n%%EOF\n"
