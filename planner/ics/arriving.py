"""A calendar file on its way to the review: told from a report, kept as it came, read, compared.

What waits for its review is kept as a document with the file's own text, so that it can be read
again beside the plan as it is then.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import Document, PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.ics.scan import Trouble
    from planner.model import Draft, Item
    from planner.rereading import Rereading
    from resources import Words

ENDINGS = (".ics", ".ical", ".icalendar", ".vcs", ".ifb")
BEGINNING = "BEGIN:VCALENDAR"
LOOKED_AT = 400  # characters
MOST = 50_000  # items of one review: a window shows them within seconds
HOPELESS = 2 * MOST  # components from which a file is not even taken apart
COMPONENT = re.compile(rb"^BEGIN:V(?:EVENT|TODO)\b", re.MULTILINE | re.IGNORECASE)


class TooManyItems(PlannerError):
    """The file holds more than a person can go through."""

    code = "too_many_items"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A calendar file as the review takes it."""

    draft: Draft
    rereading: Rereading
    troubles: tuple[Trouble, ...]
    kept: str = ""  # digest of the document that waited for this review


def is_calendar(data: bytes, name: str) -> bool:
    """Tell a calendar file from a report, by its beginning or its name."""
    return is_calendar_text(data[:LOOKED_AT].decode(errors="replace")) or (
        name.casefold().endswith(ENDINGS)
    )


def is_calendar_text(text: str) -> bool:
    """Tell whether a text is that of a calendar file."""
    return text[:LOOKED_AT].lstrip("\ufeff \t\r\n").upper().startswith(BEGINNING)


def arrived(data: bytes, name: str, window: tuple[date, date], plan: Iterable[Item]) -> Arrival:
    """Return a calendar file for the review; raises NotACalendar, NothingToImport, TooManyItems."""
    from planner.ics.read import read_ics  # costs 20 ms that telling a report from it need not pay
    from planner.ics.reviewable import under_review

    _refuse_above(HOPELESS, sum(1 for _ in COMPONENT.finditer(data)), name)
    reading = read_ics(data, window, plan)
    _refuse_above(MOST, len(reading.found), name)
    return Arrival(*under_review(reading, name), reading.troubles)


def _refuse_above(most: int, count: int, name: str) -> None:
    if count > most:
        raise TooManyItems(name=name, count=count, most=MOST)


def waiting(data: bytes, name: str) -> Document:
    """Return the document that keeps a calendar file until its review."""
    return Document(name, data.decode(errors="surrogateescape"), hashlib.sha256(data).hexdigest())


def content(document: Document) -> bytes:
    """Return the calendar file that a document keeps."""
    return document.text.encode(errors="surrogateescape")


def sentence(trouble: Trouble, words: Words) -> str:
    """Return what is wrong with a line, as one sentence."""
    said = words.section("ics_troubles")[trouble.kind.value]
    return said.replace("{line}", str(trouble.line)).replace("{words}", trouble.words)
