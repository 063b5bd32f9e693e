"""Open a report: which files may be opened, which format they have, and the text that is kept.

The only module that opens a report. Offsets count code points of the cleaned text (NFC, line feeds
as line ends, no byte order mark) and stay true for ever: the text itself is kept with the plan.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from hashlib import sha256
from typing import TYPE_CHECKING

from planner.model import Document, UnreadableReport
from planner.reading.formats.readers import read_bytes
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.reading.formats.content import Content


LARGEST = 50 * 1024 * 1024  # bytes of a file that may be opened
LONGEST = 5_000_000  # characters: a thousand pages and more
_WORD = re.compile(r"\w")
_SOFT_HYPHEN = "\u00ad"
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff]")
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")


def read(path: Path) -> Document:
    """Read a report from a file; raises UnreadableReport with the reason."""
    return from_bytes(raw(path), path.name)


def raw(path: Path) -> bytes:
    """Return what a file holds; raises UnreadableReport with the reason."""
    try:
        return _bytes_of(path)
    except UnreadableReport as refusal:
        raise named(refusal, path.name) from refusal


def from_bytes(data: bytes, name: str) -> Document:
    """Read a report from the bytes of a file; raises UnreadableReport with the reason."""
    try:
        _refuse_above(LARGEST, len(data), "too_large", megabytes=LARGEST >> 20)
        content = read_bytes(data, name)
        return document_of(content.text, name, content.notes)
    except UnreadableReport as refusal:
        raise named(refusal, name) from refusal


def _refuse_above(most: int, size: int, reason: str, **details: object) -> None:
    """Refuse what is larger than a report can be."""
    if size > most:
        raise UnreadableReport(reason, **details)


def named(refusal: UnreadableReport, name: str) -> UnreadableReport:
    """Return a refusal that can say the file's name."""
    values = {key: value for key, value in refusal.details.items() if key not in {"reason", "name"}}
    return UnreadableReport(refusal.reason, name=clean_text(name), **values)


def from_text(text: str, name: str, markup: str = "") -> Document:
    """Take a report that was pasted; raises UnreadableReport when it holds no word.

    `markup` is the same as a page, where the clipboard has it: there the rows of tables are whole,
    while in the text a cell of several paragraphs breaks its row.
    """
    from planner.reading.formats.text import repaired

    content = _same_in_markup(text, markup) or repaired(text)
    return document_of(content.text, name, content.notes)


def _same_in_markup(text: str, markup: str) -> Content | None:
    """Return what markup says, if it has a table and says just the same."""
    if "<table" not in markup.lower() or len(markup) > LARGEST:
        return None
    from planner.reading.formats.html import from_markup

    content = from_markup(markup)
    return content if _words_alone(content.text) == _words_alone(text) else None


def _words_alone(text: str) -> str:
    return "".join(filter(str.isalnum, clean_text(text)))


def document_of(text: str, name: str, notes: tuple[str, ...]) -> Document:
    """Clean a text and give it its digest; raises UnreadableReport when it holds no word."""
    _refuse_above(LONGEST, len(text), "too_long", millions=LONGEST // 1_000_000)
    kept = clean_text(text).replace(_SOFT_HYPHEN, "")  # where a word may be broken, not a letter
    if not _WORD.search(kept):
        raise UnreadableReport("no_text")
    if _TURNED.search(text) or _UNSEEN.search(kept):
        notes = (*notes, "unseen_characters")
    digest = sha256(kept.encode()).hexdigest()
    return Document(clean_text(name), kept, digest, tuple(dict.fromkeys(notes)))


def _bytes_of(path: Path) -> bytes:
    """Return what a regular file holds; nothing else is opened, and never waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a device may already do something
            raise UnreadableReport("not_a_file")
        with os.fdopen(os.open(path, flags), "rb") as file:
            return _regular(file.fileno(), file.read)
    except OSError as error:
        raise UnreadableReport(_REASONS.get(error.errno or 0, "cannot_open")) from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableReport("not_found") from error


def _regular(descriptor: int, read_some: Callable[[int], bytes]) -> bytes:
    """Return the bytes of an open file, if it is a regular one of a size that can be read."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableReport("not_a_file")
    _refuse_above(LARGEST, status.st_size, "too_large", megabytes=LARGEST >> 20)
    return read_some(LARGEST + 1)  # it may have grown meanwhile


_REASONS = {
    errno.ENOENT: "not_found",
    errno.ENOTDIR: "not_found",
    errno.ELOOP: "not_found",
    errno.ENAMETOOLONG: "not_found",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EISDIR: "not_a_file",
    errno.ENXIO: "not_a_file",
}
