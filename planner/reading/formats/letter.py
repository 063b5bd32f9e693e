"""How a letter becomes a text: subject, date, words, and the reports attached to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.model import UnreadableReport
from planner.reading.formats.content import Content

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[bytes, str], Content]  # bytes and a name

_ATTACHMENTS_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, of whatever program."""

    heads: tuple[str, ...]  # what stands above it: subject, date
    words: Content
    attachments: list[tuple[str, bytes]] = field(default_factory=list)


def content_of(letter: Letter, read_bytes: Reader) -> Content:
    """Return a letter with the text of its attachments; pictures in it are passed over."""
    parts = [*letter.heads, letter.words.text.strip()]
    notes = list(letter.words.notes)
    for name, data in letter.attachments[:_ATTACHMENTS_AT_MOST]:
        try:
            attached = read_bytes(data, name)
        except UnreadableReport as refusal:
            notes += [] if refusal.reason == "picture" else ["attachment_left_out"]
            continue
        parts.append(attached.text.strip())
        notes += ["attachment", *attached.notes]
    return Content("\n\n".join(part for part in parts if part), tuple(dict.fromkeys(notes)))
