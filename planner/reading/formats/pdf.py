"""What of a PDF is its text. pdfium finds the letters, their places make the words.

A page without letters is a scan, and said to be one. pdfium is no Python: it can be made to take
gigabytes or minutes. So each file is looked over first (`pdf_guard`); what cannot be vouched for is
read by a process of its own with little memory and time (`pdf_worker`).
"""

from __future__ import annotations

import ctypes
import math
import threading
import time
from typing import TYPE_CHECKING, Any

from planner.model import UnreadableReport
from planner.reading.formats import text as plain
from planner.reading.formats.content import Content
from planner.reading.formats.pdf_guard import is_harmless
from planner.reading.formats.pdf_order import Letter, Line, page_lines
from planner.reading.formats.pdf_paragraphs import text_of
from planner.reading.formats.syllables import looks_garbled

if TYPE_CHECKING:
    from collections.abc import Iterator

    Library = Any  # pypdfium2.raw has no types
    Handle = Any  # of a document, a page or its text, as pdfium gives it
    Box = Any

PAGES_AT_MOST = 1000
SECONDS_AT_MOST = 30.0
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_EM_OF_BOX = 1.15  # the box of a letter, from its lowest to its highest, is a bit over its size
_SIGNS = {
    0x02: "-", 0xFFFE: "-", 0xAD: "-",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
}  # fmt: skip
_ADDED = frozenset({0, 10, 13})  # line ends are pdfium's own guess
_SYMBOLS = range(0xF000, 0xF100)  # letters of symbol fonts: bullets
_pdfium = threading.Lock()  # the library knows only one thread at a time


def read(data: bytes) -> Content:
    """Return the text of a PDF."""
    if is_harmless(data):
        return content_of(data)
    from planner.reading.formats.pdf_worker import read_apart

    return read_apart(data)


def content_of(data: bytes) -> Content:
    """Return the text of a PDF that may be read in this process."""
    try:
        import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise UnreadableReport("library", library="pypdfium2") from error
    with _pdfium:
        pages = _pages(pdfium, data)
    if not any(pages):
        raise UnreadableReport("scan")
    text = text_of(pages)
    whole = plain.repaired(text)
    garbled = not whole.notes and looks_garbled(whole.text)
    return Content(whole.text, (*whole.notes, *(("garbled",) if garbled else ())))


def _pages(pdfium: Library, data: bytes) -> list[list[Line]]:
    """Return the lines of every page."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        needs_password = pdfium.FPDF_GetLastError() == _PASSWORD_NEEDED
        raise UnreadableReport("encrypted" if needs_password else "damaged")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableReport("damaged")
        if count > PAGES_AT_MOST:
            raise UnreadableReport("too_many_pages", pages=count)
        ends = time.monotonic() + SECONDS_AT_MOST
        return [_page(pdfium, document, index, ends) for index in range(count)]
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(pdfium: Library, document: Handle, index: int, ends: float) -> list[Line]:
    """Return the lines of one page; a page that cannot be read has none."""
    if time.monotonic() > ends:
        raise UnreadableReport("too_slow")
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return []
    try:
        letters = pdfium.FPDFText_LoadPage(page)
        if not letters:
            return []
        try:
            return page_lines(_letters(pdfium, letters))
        finally:
            pdfium.FPDFText_ClosePage(letters)
    finally:
        pdfium.FPDF_ClosePage(page)


def _letters(pdfium: Library, page: Handle) -> Iterator[Letter]:
    """Give the letters of a page with their places, the page turned so that they can be read."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    sign_of, origin_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    box_of = pdfium.FPDFText_GetLooseCharBox
    count = pdfium.FPDFText_CountChars(page)
    turned = _TURNED[_quarter_turns(pdfium, page, count)]
    for index in range(count):
        point = sign_of(page, index)
        if point in _ADDED or not origin_of(page, index, at_x, at_y):
            continue
        box_of(page, index, at_box)
        sign = _SIGNS.get(point) or ("•" if point in _SYMBOLS else chr(point))
        yield turned(sign, box, x.value, y.value)


def _quarter_turns(pdfium: Library, page: Handle, count: int) -> int:
    """Return how far most letters of a page are turned, in right angles against the clock."""
    sample = range(0, count, max(1, count // 40))
    angles = [pdfium.FPDFText_GetCharAngle(page, index) for index in sample]
    turns = [round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0]
    return max(set(turns), key=turns.count) if turns else 0


def _upright(sign: str, box: Box, _x: float, y: float) -> Letter:
    return Letter(sign, box.left, box.right, y, (box.top - box.bottom) / _EM_OF_BOX)


def _upwards(sign: str, box: Box, x: float, _y: float) -> Letter:
    return Letter(sign, box.bottom, box.top, -x, (box.right - box.left) / _EM_OF_BOX)


def _upside_down(sign: str, box: Box, _x: float, y: float) -> Letter:
    return Letter(sign, -box.right, -box.left, -y, (box.top - box.bottom) / _EM_OF_BOX)


def _downwards(sign: str, box: Box, x: float, _y: float) -> Letter:
    return Letter(sign, -box.top, -box.bottom, x, (box.right - box.left) / _EM_OF_BOX)


_TURNED = (_upright, _upwards, _upside_down, _downwards)
