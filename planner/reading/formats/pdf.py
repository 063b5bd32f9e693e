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
from planner.reading.formats.pdf_rules import rules_of
from planner.reading.formats.pdf_tables import lines_with_tables
from planner.reading.formats.syllables import looks_garbled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Library = Any  # pypdfium2_raw has no types
    Handle = Any  # of a document, a page or its text, as pdfium gives it
    Box = Any

PAGES_AT_MOST = 1000
SECONDS_AT_MOST = 30.0
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_EM_OF_BOX = 1.15  # how high the box of a letter is, in sizes, where none is told
_ROWS_OF_A_TABLE = 2
_SIGNS = {
    0x02: "-", 0xFFFE: "-", 0xAD: "-",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
}  # fmt: skip
_ADDED = frozenset({0, 10, 13})  # line ends are pdfium's own guess
_SPACE = 0x20  # and some spaces, at places of no meaning
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
        import pypdfium2_raw as pdfium  # type: ignore[import-untyped]
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
    start(pdfium)
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


def start(pdfium: Library) -> None:
    """Make the library ready, without the fonts of the machine.

    Letters whose font is not in the file would stand where that machine's next best font puts them,
    or be missing: the same file would read differently elsewhere.
    """
    paths = (ctypes.POINTER(ctypes.c_char) * 1)()  # none, and then the end
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths)
    pdfium.FPDF_InitLibraryWithConfig(config)


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
            return _lines(pdfium, page, letters)
        finally:
            pdfium.FPDFText_ClosePage(letters)
    finally:
        pdfium.FPDF_ClosePage(page)


def _lines(pdfium: Library, page: Handle, text: Handle) -> list[Line]:
    """Return the lines of a page; its rules are looked at only where text stands in columns."""
    count = pdfium.FPDFText_CountChars(text)
    turns = _quarter_turns(pdfium, text, count)
    letters = list(_letters(pdfium, text, count, _TURNED[turns]))
    lines = page_lines(letters)
    if turns or sum(line.in_cells for line in lines) < _ROWS_OF_A_TABLE:
        return lines
    return lines_with_tables(letters, rules_of(pdfium, page)) or lines


def _letters(
    pdfium: Library,
    page: Handle,
    count: int,
    turned: Callable[[str, Box, float, float, float], Letter],
) -> Iterator[Letter]:
    """Give the letters of a page with their places, the page turned so that they can be read."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    sign_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    foot_of = pdfium.FPDFText_GetCharOrigin  # boxes tell no line: many fonts say nothing of them
    size = 0.0  # of a word, asked for once
    for index in range(count):
        point = sign_of(page, index)
        if point in _ADDED or (point == _SPACE and pdfium.FPDFText_IsGenerated(page, index)):
            size = 0.0
            continue
        if box_of(page, index, at_box) and foot_of(page, index, at_x, at_y):
            size = size or _size(pdfium, page, index) or (box.top - box.bottom) / _EM_OF_BOX or 1.0
            sign = _SIGNS.get(point) or ("•" if point in _SYMBOLS else chr(point))
            yield turned(sign, box, x.value, y.value, size)
        if point == _SPACE:
            size = 0.0


def _size(pdfium: Library, page: Handle, index: int) -> float:
    """Return how large a letter is drawn, in points; 0 where the file does not tell."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(page, index, ctypes.byref(matrix)):
        return 0.0
    size: float = pdfium.FPDFText_GetFontSize(page, index)
    return size * math.hypot(matrix.c, matrix.d)


def _quarter_turns(pdfium: Library, page: Handle, count: int) -> int:
    """Return how far most letters of a page are turned, in right angles with the clock."""
    sample = range(0, count, max(1, count // 40))
    angles = [pdfium.FPDFText_GetCharAngle(page, index) for index in sample]
    turns = [round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0]
    return max(set(turns), key=turns.count) if turns else 0


def _upright(sign: str, box: Box, _x: float, y: float, size: float) -> Letter:
    return Letter(sign, box.left, box.right, y, size)


def _upwards(sign: str, box: Box, x: float, _y: float, size: float) -> Letter:
    return Letter(sign, box.bottom, box.top, -x, size)


def _upside_down(sign: str, box: Box, _x: float, y: float, size: float) -> Letter:
    return Letter(sign, -box.right, -box.left, -y, size)


def _downwards(sign: str, box: Box, x: float, _y: float, size: float) -> Letter:
    return Letter(sign, -box.top, -box.bottom, x, size)


_TURNED = (_upright, _downwards, _upside_down, _upwards)
