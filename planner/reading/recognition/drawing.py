"""Draw a page of a PDF as a picture, in a process of its own that can be killed.

The pictures inside a PDF were not looked over (see `pdf_guard`): what they make of memory and time
only shows when they are drawn. A frozen program is started itself with `OPTION`.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.model import UnreadableReport
from planner.reading.formats.pdf import opened
from planner.reading.formats.pdf_worker import limit_memory, ourselves
from planner.reading.recognition.rules import Stroke, show_table, strokes, without
from planner.reading.recognition.running import run

if TYPE_CHECKING:
    from collections.abc import Callable

OPTION = "--draw-page"
_START = "from planner.reading.recognition.drawing import main; main()"
_SECONDS = 60.0
_DENSITY = 240 / 72  # points of the picture for one of the page: more are slower, and no better
_POINTS_AT_MOST = 25_000_000
_GREY, _WHITE = 1, 0xFFFFFFFF  # FPDFBitmap_Gray


class Drawn(NamedTuple):
    """What was drawn: how many pages there are, and the rules of tables taken out of this one."""

    pages: int
    rules: list[Stroke]


def draw(file: Path, index: int, target: Path, is_stopped: Callable[[], bool]) -> Drawn:
    """Draw a page into a picture file, by another process; raises UnreadableReport and Stopped."""
    asked = [file.name, str(index), target.name]
    try:
        said = run([*ourselves(OPTION, _START), *asked], file.parent, _SECONDS, is_stopped)
        answer = json.loads(said)
    except TimeoutError as error:
        raise UnreadableReport("too_slow") from error
    except ValueError as error:  # it died
        raise UnreadableReport("damaged") from error
    if "reason" in answer:
        raise UnreadableReport(**answer)
    return Drawn(answer["pages"], [Stroke(*each) for each in answer["rules"]])


def main() -> None:
    """Draw what the command line asks for, and write the answer as JSON."""
    file, index, target = sys.argv[-3:]
    data = Path(file).read_bytes()
    limit_memory()
    try:
        answer = _drawn(data, int(index), Path(target))
    except UnreadableReport as refusal:
        answer = refusal.details
    except MemoryError:
        answer = {"reason": "bomb"}
    sys.stdout.write(json.dumps(answer))


def _drawn(data: bytes, index: int, target: Path) -> dict[str, Any]:
    import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

    document = opened(pdfium, data)
    try:
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise UnreadableReport("damaged")
        across, down = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = min(_DENSITY, math.sqrt(_POINTS_AT_MOST / max(1.0, across * down)))
        width, height = max(1, int(across * scale)), max(1, int(down * scale))
        grey = _points(pdfium, page, width, height)
        rules = strokes(grey, width)
        if not show_table(rules):
            rules = []
        target.write_bytes(b"P5\n%d %d\n255\n" % (width, height) + without(rules, grey, width))
        return {"pages": pdfium.FPDF_GetPageCount(document), "rules": rules}
    finally:
        pdfium.FPDF_CloseDocument(document)


def _points(pdfium: Any, page: Any, width: int, height: int) -> bytes:  # noqa: ANN401 - no types
    """Return the points of a drawn page, a byte of grey each, row by row."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, _GREY, None, 0)
    if not bitmap:
        raise MemoryError
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    held = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    if stride == width:
        return held
    return b"".join(held[row * stride : row * stride + width] for row in range(height))
