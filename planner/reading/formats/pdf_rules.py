"""The straight lines drawn on a PDF page, as pdfium tells them: the rules of tables."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from planner.reading.formats.pdf_tables import Rule, Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    Library = Any  # pypdfium2_raw has no types
    Handle = Any

_OBJECTS_AT_MOST = 20_000
_SEGMENTS_AT_MOST = 20_000
_THIN = 1.0  # points: how far a straight line may lean
_SHORT = 6.0  # points: no side of a cell

Point = tuple[float, float]


def rules_of(pdfium: Library, page: Handle) -> Rules:
    """Return the level and upright lines of a page."""
    rules = Rules([], [])
    left = _SEGMENTS_AT_MOST
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _OBJECTS_AT_MOST)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        count = pdfium.FPDFPath_CountSegments(drawn)
        left -= max(0, count)
        if left < 0:
            break
        for start, end in _strokes(pdfium, drawn, count):
            _add(rules, start, end)
    return rules


def _strokes(pdfium: Library, drawn: Handle, count: int) -> Iterator[tuple[Point, Point]]:
    """Give the straight strokes of a path, placed on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    begun = before = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, at_x, at_y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, begun
        before = point


def _add(rules: Rules, start: Point, end: Point) -> None:
    """Add a stroke to the rules, if it is straight and long enough."""
    across, along = abs(start[0] - end[0]), abs(start[1] - end[1])
    if along < _THIN and across > _SHORT:
        low, high = sorted((start[0], end[0]))
        rules.level.append(Rule((start[1] + end[1]) / 2, low, high))
    elif across < _THIN and along > _SHORT:
        low, high = sorted((start[1], end[1]))
        rules.upright.append(Rule((start[0] + end[0]) / 2, low, high))
