"""Which pages of a PDF are pictures of writing: scans, also those that were signed or stamped."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.reading.formats.pdf_order import Line

    Library = Any  # pypdfium2_raw has no types
    Handle = Any

_FEW = 60  # letters: a page number, a stamp
_SOME = 600  # letters that signatures may have
_SIGNED = re.compile(r"Ký bởi|Người ký|Thời gian ký|Ngày ký|Digitally signed", re.IGNORECASE)
_COVERED = 0.6  # of a page, by its pictures
_SEEN = 0.1  # of a page without a letter
_STROKES = 40  # letters may be drawn as mere outlines
_OBJECTS_AT_MOST = 2000
_DEEP = 4  # drawings within drawings


def is_picture(pdfium: Library, page: Handle, lines: Sequence[Line]) -> bool:
    """Tell whether what can be read on a page is not what is written there."""
    text = " ".join(line.text for line in lines)
    if len(text) > _SOME or (len(text) > _FEW and not _SIGNED.search(text)):
        return False
    if not text and pdfium.FPDFPage_CountObjects(page) > _STROKES:
        return True
    whole = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    return bool(sum(_areas(pdfium, page)) > (_COVERED if text else _SEEN) * whole)


def _areas(pdfium: Library, page: Handle) -> Iterator[float]:
    """Give how much of a page each picture covers, in square points."""
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _OBJECTS_AT_MOST)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if _shows_picture(pdfium, drawn, _DEEP):
            yield _area(pdfium, drawn)


def _shows_picture(pdfium: Library, drawn: Handle, deep: int) -> bool:
    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind != pdfium.FPDF_PAGEOBJ_FORM or not deep:
        return bool(kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    count = min(pdfium.FPDFFormObj_CountObjects(drawn), _OBJECTS_AT_MOST)
    inside = (pdfium.FPDFFormObj_GetObject(drawn, index) for index in range(count))
    return any(_shows_picture(pdfium, each, deep - 1) for each in inside)


def _area(pdfium: Library, drawn: Handle) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    places = map(ctypes.byref, (left, bottom, right, top))
    if not pdfium.FPDFPageObj_GetBounds(drawn, *places):
        return 0.0
    return (right.value - left.value) * (top.value - bottom.value)
