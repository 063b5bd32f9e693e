"""What may be recognised, and its text: page after page, as a document that tells how."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.model import RECOGNISABLE, RECOGNISED, Document, Span, UnreadableReport
from planner.reading.document import document_of, named
from planner.reading.formats.kinds import Kind, Refused, kind_of
from planner.reading.formats.pdf import Page, pages_of
from planner.reading.formats.pdf_guard import is_harmless
from planner.reading.formats.pdf_order import page_lines
from planner.reading.formats.pdf_paragraphs import text_of
from planner.reading.formats.pdf_tables import lines_with_tables
from planner.reading.formats.syllables import looks_garbled
from planner.reading.recognition.drawing import draw
from planner.reading.recognition.page import UNSURE, page_of
from planner.reading.recognition.pictures import picture_of
from planner.reading.recognition.running import never
from planner.reading.recognition.tesseract import Sheet, recognised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from planner.reading.formats.pdf_order import Line
    from planner.reading.recognition.rules import Stroke

    Told = Callable[[int, int], object]  # the number of the page at hand, and of all

_FOLDER = "lich-trong-tam-scan-"
_OLD = 24 * 60 * 60  # seconds in which nobody has worked in a folder
_SCAN, _DRAWN = "scan", "page.pgm"  # names without a folder, see tesseract.recognised
_PICTURE = Page([], is_picture=True)


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that has pages which are pictures of writing."""

    name: str
    data: bytes  # a PDF, or a picture
    pages: tuple[Page, ...]

    @property
    def count(self) -> int:
        """The number of pages to be recognised."""
        return sum(page.is_picture for page in self.pages)


def scan_of(data: bytes, name: str, why: Iterable[str]) -> Scan | None:
    """Return a file as a scan, if it has a page to recognise; raises UnreadableReport.

    Args:
        data: What the file holds.
        name: Its name, for show.
        why: The reason why it was refused, or the notes of its text.
    """
    why = RECOGNISABLE.intersection(why)
    if not why:
        return None
    try:
        pages = _pages(data)
    except UnreadableReport as refusal:
        raise named(refusal, name) from refusal
    if "garbled" in why:  # then its letters are worth nothing
        pages = [_PICTURE] * len(pages)
    return Scan(name, data, tuple(pages)) if any(page.is_picture for page in pages) else None


def _pages(data: bytes) -> list[Page]:
    kind = kind_of(data)
    if kind is Refused.PICTURE:
        return [_PICTURE] * picture_of(data).pages
    if kind is not Kind.PDF:
        return []
    if is_harmless(data):
        return pages_of(data)
    with _folder() as folder:
        (Path(folder) / _SCAN).write_bytes(data)
        count = draw(Path(folder) / _SCAN, 0, Path(folder) / _DRAWN, never).pages
    return [_PICTURE] * count


def recognise(
    scan: Scan, tesseract: Path, told: Told, is_stopped: Callable[[], bool] = never
) -> Document:
    """Return what a scan says; raises UnreadableReport, and Stopped when it is wanted no more.

    Pages are recognised one at a time, each in a process that is killed after a while. They are
    drawn into a folder of ours, which goes with the work.
    """
    lines: list[list[Line]] = []
    lost = number = 0
    with _folder() as folder:
        reader = _Reader(scan, tesseract, Path(folder), is_stopped)
        for index, page in enumerate(scan.pages):
            if not page.is_picture:
                lines.append(page.lines)
                continue
            number += 1
            told(number, scan.count)
            try:
                lines.append(reader.lines(index))
            except (UnreadableReport, TimeoutError):
                lines.append([])
                lost += 1
    return _document(scan, text_of(lines), lost)


def _folder() -> TemporaryDirectory[str]:
    """Make a folder; what a program that was killed left of others is cleared away."""
    made = TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True)
    here = Path(made.name)
    oldest = here.stat().st_mtime - _OLD  # by the clock of the place itself
    for left in here.parent.glob(f"{_FOLDER}*"):
        with suppress(OSError):
            if max(each.stat().st_mtime for each in (left, *left.iterdir())) < oldest:
                rmtree(left, ignore_errors=True)
    return made


def _document(scan: Scan, marked: str, lost: int) -> Document:
    """Return a text as a document that tells which of its words may be others."""
    text, unsure = _unmarked(marked)
    if not any(sign.isalnum() for sign in text):
        raise named(UnreadableReport("unrecognised"), scan.name)
    notes = [RECOGNISED]
    notes += ["garbled"] if looks_garbled(text) else []
    notes += ["pages_left_out"] if lost else []
    document = document_of(text, scan.name, tuple(notes))
    if document.text != text:  # the marks stand elsewhere now
        unsure = [Span(0, len(document.text))]
    return replace(document, unsure=tuple(unsure))


def _unmarked(marked: str) -> tuple[str, list[Span]]:
    """Return a text without its marks, and the words that had one."""
    text, unsure = "", []
    *pieces, last = marked.split(UNSURE)
    for piece in pieces:
        text += piece
        start = max(map(text.rfind, " \t\n")) + 1
        unsure.append(Span(start, len(text)))
    return text + last, unsure


class _Reader:
    """Reads the pages of one scan, in a folder of its own."""

    def __init__(
        self, scan: Scan, tesseract: Path, folder: Path, is_stopped: Callable[[], bool]
    ) -> None:
        self._tesseract = tesseract
        self._file = folder / _SCAN
        self._drawn = folder / _DRAWN
        self._is_stopped = is_stopped
        is_pdf = kind_of(scan.data) is Kind.PDF
        self._is_drawable = is_pdf
        held = scan.data
        if not is_pdf and (drawable := picture_of(scan.data).drawable):
            held, self._is_drawable = drawable, True
        self._file.write_bytes(held)

    def lines(self, index: int) -> list[Line]:
        """Return the lines of one page; raises UnreadableReport, TimeoutError and Stopped."""
        if not self._is_drawable:
            return self._recognised(Sheet(self._file, index), ())
        rules = draw(self._file, index, self._drawn, self._is_stopped).rules
        return self._recognised(Sheet(self._drawn, in_cells=bool(rules)), rules)

    def _recognised(self, sheet: Sheet, drawn: Sequence[Stroke]) -> list[Line]:
        hocr = recognised(self._tesseract, sheet, self._is_stopped)
        letters, rules = page_of(hocr, drawn)
        return (lines_with_tables(letters, rules) if drawn else []) or page_lines(letters)
