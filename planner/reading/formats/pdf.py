"""What of a PDF is its text. pdfium finds the letters, their places make the words.

A page without letters is a scan, and said to be one. pdfium is no Python: it can be made to take
gigabytes or minutes. So each file is looked over first (`pdf_guard`); what cannot be vouched for is
read by a process of its own with little memory and time (`pdf_worker`).
"""

from __future__ import annotations

import ctypes
import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.model import UnreadableReport
from planner.reading.formats import text as plain
from planner.reading.formats.content import Content
from planner.reading.formats.pdf_guard import is_harmless
from planner.reading.formats.pdf_letters import lines_of
from planner.reading.formats.pdf_paragraphs import text_of
from planner.reading.formats.pdf_pictures import is_picture
from planner.reading.formats.syllables import looks_garbled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.reading.formats.pdf_order import Line

    Library = Any  # pypdfium2_raw has no types
    Handle = Any  # of a document or a page, as pdfium gives it

PAGES_AT_MOST = 1000
SECONDS_AT_MOST = 30.0
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_pdfium = threading.Lock()  # the library knows only one thread at a time


class Page(NamedTuple):
    """What is written on a page; one that is a picture of writing has no text worth the name."""

    lines: list[Line]
    is_picture: bool = False


def read(data: bytes) -> Content:
    """Return the text of a PDF."""
    if is_harmless(data):
        return content_of(data)
    from planner.reading.formats.pdf_worker import read_apart

    return read_apart(data)


def content_of(data: bytes) -> Content:
    """Return the text of a PDF that may be read in this process."""
    pages = pages_of(data)
    pictures = sum(page.is_picture for page in pages)
    if not any(page.lines for page in pages if not page.is_picture):
        raise UnreadableReport("scan", pages=pictures or len(pages))
    whole = plain.repaired(text_of([page.lines for page in pages]))
    notes = [*whole.notes]
    if not notes and looks_garbled(whole.text):
        notes.append("garbled")
    if pictures:
        notes.append("picture_pages")
    return Content(whole.text, tuple(notes))


def pages_of(data: bytes) -> list[Page]:
    """Return what is written on each page of a PDF that may be read in this process."""
    try:
        import pypdfium2_raw as pdfium  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise UnreadableReport("library", library="pypdfium2") from error
    with _pdfium:
        return _pages(pdfium, data)


def opened(pdfium: Library, data: bytes) -> Handle:
    """Return a document, to be closed; raises UnreadableReport with the reason."""
    start(pdfium)
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        needs_password = pdfium.FPDF_GetLastError() == _PASSWORD_NEEDED
        raise UnreadableReport("encrypted" if needs_password else "damaged")
    return document


def _pages(pdfium: Library, data: bytes) -> list[Page]:
    document = opened(pdfium, data)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableReport("damaged")
        if count > PAGES_AT_MOST:
            raise UnreadableReport("too_many_pages", pages=count)
        ends = time.monotonic() + SECONDS_AT_MOST
        pages: list[Page] = []
        for index in range(count):
            pages.append(_page(pdfium, document, index, ends, table_at_end(pages)))
        return pages
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


def table_at_end(pages: Sequence[Page]) -> tuple[float, ...]:
    """Return the columns of a table that the last page ends with."""
    lowest = sorted(pages[-1].lines, key=lambda line: line.y)[:2] if pages else []
    return next((line.columns for line in lowest if line.columns), ())  # below it the page's number


def _page(
    pdfium: Library, document: Handle, index: int, ends: float, before: tuple[float, ...]
) -> Page:
    """Return one page; one that cannot be read has no lines."""
    if time.monotonic() > ends:
        raise UnreadableReport("too_slow")
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return Page([])
    try:
        lines = _lines(pdfium, page, before)
        return Page(lines, is_picture(pdfium, page, lines))
    finally:
        pdfium.FPDF_ClosePage(page)


def _lines(pdfium: Library, page: Handle, before: tuple[float, ...]) -> list[Line]:
    letters = pdfium.FPDFText_LoadPage(page)
    if not letters:
        return []
    try:
        return lines_of(pdfium, page, letters, before)
    finally:
        pdfium.FPDFText_ClosePage(letters)
