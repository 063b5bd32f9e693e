"""Where the letters of a PDF page stand, as pdfium tells it: each on its line, in its size."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any

from planner.reading.formats.pdf_order import Letter, page_lines
from planner.reading.formats.pdf_rules import rules_of
from planner.reading.formats.pdf_tables import lines_with_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.reading.formats.pdf_order import Line

    Library = Any  # pypdfium2_raw has no types
    Handle = Any  # of a page or its text, as pdfium gives it
    Box = Any

_EM_OF_BOX = 1.15  # how high the box of a letter is, in sizes, where none is told
_ROWS_OF_A_TABLE = 2
_SIGNS = {
    0x02: "-", 0xFFFE: "-", 0xAD: "-",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
}  # fmt: skip
_ADDED = frozenset({0, 10, 13})  # line ends are pdfium's own guess
_SPACE = 0x20  # and some spaces, at places of no meaning
_SYMBOLS = range(0xF000, 0xF100)  # letters of symbol fonts: bullets


def lines_of(pdfium: Library, page: Handle, text: Handle, before: tuple[float, ...]) -> list[Line]:
    """Return the lines of a page; its rules are looked at only where text stands in columns.

    `before` are the columns of a table that the page before ends with.
    """
    count = pdfium.FPDFText_CountChars(text)
    turns = _quarter_turns(pdfium, text, count)
    low, high = _edges(pdfium, page, turns)
    all_letters = _letters(pdfium, text, count, _TURNED[turns])
    letters = [letter for letter in all_letters if low <= letter.y <= high]
    lines = page_lines(letters)
    rows = sum(line.in_cells for line in lines)
    if turns or (rows < _ROWS_OF_A_TABLE and not before):
        return lines
    return lines_with_tables(letters, rules_of(pdfium, page), before) or lines


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


def _edges(pdfium: Library, page: Handle, turns: int) -> tuple[float, float]:
    """Return between which heights of the sheet, as it is read, a line can be seen.

    Some programs draw a line that a page breaks on both pages, half of it beyond each sheet.
    """
    sheet = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(sheet))
    left, bottom, right, top = sheet.left, sheet.bottom, sheet.right, sheet.top
    return ((bottom, top), (left, right), (-top, -bottom), (-right, -left))[turns]


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
