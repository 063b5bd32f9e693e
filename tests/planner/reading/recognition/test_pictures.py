"""Picture files: how large, how many pages, upright; nothing in them harms."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from planner.model import UnreadableReport
from planner.reading.formats.pdf import pages_of
from planner.reading.recognition.pictures import picture_of


def picture(format_: str, kind: QImage.Format = QImage.Format.Format_Grayscale8) -> bytes:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    held = QBuffer()
    assert image.convertToFormat(kind).save(held, format_)
    return bytes(held.data().data())


def tiff(*sizes: tuple[int, int], order: str = "<") -> bytes:
    """Return a TIFF of empty pages."""
    made = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    for number, (width, height) in enumerate(sizes, start=1):
        tags = struct.pack(f"{order}HHIHH", 256, 3, 1, width, 0)
        tags += struct.pack(f"{order}HHII", 257, 4, 1, height)
        behind = len(made) + 2 + len(tags) + 4
        made += struct.pack(f"{order}H", 2) + tags
        made += struct.pack(f"{order}I", behind if number < len(sizes) else 0)
    return made


def turned(jpeg: bytes, orientation: int) -> bytes:
    """Return a photograph with the orientation that a telephone noted."""
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 274, 3, 1, orientation, 0, 0)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


@pytest.mark.parametrize("format_", ["PNG", "JPG", "BMP"])
def test_size_and_pages_are_told_without_decoding(format_: str) -> None:
    assert picture_of(picture(format_))[:3] == (30, 20, 1)


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_pages_of_a_tiff_are_counted(order: str) -> None:
    assert picture_of(tiff((30, 20), (30, 20), (9, 9), order=order))[:3] == (30, 20, 3)


@pytest.mark.parametrize(
    "kind",
    [QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB32, QImage.Format.Format_Indexed8],
)
@pytest.mark.parametrize("format_", ["PNG", "JPG"])
def test_usual_pictures_become_a_page_that_can_be_drawn(format_: str, kind: QImage.Format) -> None:
    drawable = picture_of(picture(format_, kind)).drawable
    assert [page.is_picture for page in pages_of(drawable)] == [True]


def test_a_picture_with_transparency_is_left_to_tesseract() -> None:
    assert picture_of(picture("PNG", QImage.Format.Format_ARGB32)).drawable == b""


@pytest.mark.parametrize(("orientation", "turn"), [(1, 0), (3, 180), (6, 90), (8, 270), (99, 0)])
def test_a_photograph_stands_upright(orientation: int, turn: int) -> None:
    drawable = picture_of(turned(picture("JPG"), orientation)).drawable
    assert b"/Rotate %d" % turn in drawable


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF8",
        picture("PNG")[:20],
        picture("JPG")[:8],
        tiff((30, 20))[:12],
        tiff((0, 20)),
        tiff((60_000, 60_000)),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableReport) as refusal:
        picture_of(data)
    assert refusal.value.reason == "damaged"


def test_a_tiff_whose_pages_go_in_a_circle_ends() -> None:
    data = bytearray(tiff((30, 20)))
    data[-4:] = struct.pack("<I", 8)
    assert picture_of(bytes(data)).pages == 1000


@given(
    st.sampled_from([picture("PNG"), picture("JPG"), turned(picture("JPG"), 6), tiff((3, 2))]),
    st.lists(st.tuples(st.integers(2, 400), st.integers(0, 255)), max_size=9),
)
def test_a_damaged_picture_is_refused_or_looked_over(
    data: bytes, changes: list[tuple[int, int]]
) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    try:
        pages = picture_of(bytes(damaged)).pages
    except UnreadableReport:
        pages = 1
    assert pages >= 1


def test_a_picture_in_ever_so_many_pieces_is_put_together() -> None:
    image = picture("PNG")
    at = image.index(b"IDAT") - 4
    size = struct.unpack_from(">I", image, at)[0]
    held, after = image[at + 8 : at + 8 + size], image[at + 12 + size :]
    pieces = b"".join(struct.pack(">I", 1) + b"IDAT" + bytes([each]) + bytes(4) for each in held)
    assert picture_of(image[:at] + pieces + after).drawable == picture_of(image).drawable


@pytest.mark.parametrize("size", [(0, 0), (0, 20), (30, 0)])
def test_a_picture_without_a_point_is_damaged(size: tuple[int, int]) -> None:
    image = bytearray(picture("PNG"))
    image[16:24] = struct.pack(">II", *size)
    with pytest.raises(UnreadableReport, match="damaged"):
        picture_of(bytes(image))
