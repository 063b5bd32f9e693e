"""Reports that are pictures of writing, on the command line: recognised where --ocr asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.wording import line
from planner.model import RECOGNISABLE, UnreadableReport
from planner.reading.document import from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.commands import Call
    from planner.model import Document


def document(data: bytes, name: str, call: Call) -> Document:
    """Return the text of a report; raises UnreadableReport."""
    try:
        found = from_bytes(data, name)
    except UnreadableReport as refusal:
        recognised = _recognised(data, name, (refusal.reason,), call)
        if recognised is None:
            raise
        return recognised
    return _recognised(data, name, found.notes, call) or found


def _recognised(data: bytes, name: str, why: Iterable[str], call: Call) -> Document | None:
    """Return the text as it is recognised, where there is a picture to be recognised."""
    if not RECOGNISABLE.intersection(why):
        return None
    from planner.reading.recognition.scans import recognise, scan_of
    from planner.reading.recognition.tesseract import find

    scan = scan_of(data, name, why)
    if scan is None:
        return None
    tesseract = find()
    if tesseract is None:
        call.tell("recognition.install")
        return None
    if not call.asked.ocr:
        call.tell("commands.ocr_hint", name=line(name), count=scan.count)
        return None

    def told(number: int, count: int) -> None:
        call.tell("recognition.reading", name=line(name), number=number, count=count)

    return recognise(scan, tesseract, told)
