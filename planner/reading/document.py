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
from pathlib import PurePath
from typing import TYPE_CHECKING

from planner.model import Document, UnreadableReport
from planner.reading.formats.kinds import Kind, Refused, kind_of, kind_of_text
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.reading.formats.content import Content

LARGEST = 50 * 1024 * 1024  # bytes of a file that may be opened
_WORD = re.compile(r"\w")
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")


def read(path: Path) -> Document:
    """Read a report from a file; raises UnreadableReport with the reason."""
    try:
        data = _bytes_of(path)
    except UnreadableReport as refusal:
        raise _named(refusal, path.name) from refusal
    return from_bytes(data, path.name)


def from_bytes(data: bytes, name: str) -> Document:
    """Read a report from the bytes of a file; raises UnreadableReport with the reason."""
    try:
        content = _content(data, PurePath(name).suffix)
        return _document(content.text, name, content.notes)
    except UnreadableReport as refusal:
        raise _named(refusal, name) from refusal


def _named(refusal: UnreadableReport, name: str) -> UnreadableReport:
    """Return a refusal that can say the file's name."""
    values = {key: value for key, value in refusal.details.items() if key not in {"reason", "name"}}
    return UnreadableReport(refusal.reason, name=clean_text(name), **values)


def from_text(text: str, name: str) -> Document:
    """Take a report that was pasted; raises UnreadableReport when it holds no word."""
    from planner.reading.formats.text import repaired

    content = repaired(text)
    return _document(content.text, name, content.notes)


def _document(text: str, name: str, notes: tuple[str, ...]) -> Document:
    """Clean a text and give it its digest."""
    kept = clean_text(text)
    if not _WORD.search(kept):
        raise UnreadableReport("no_text")
    if _TURNED.search(text) or _UNSEEN.search(kept):
        notes = (*notes, "unseen_characters")
    digest = sha256(kept.encode()).hexdigest()
    return Document(clean_text(name), kept, digest, tuple(dict.fromkeys(notes)))


def _content(data: bytes, suffix: str) -> Content:
    """Read bytes by what they are, whatever their name says."""
    if len(data) > LARGEST:
        raise UnreadableReport("too_large", megabytes=LARGEST >> 20)
    if not data:
        raise UnreadableReport("empty")
    kind = kind_of(data)
    if isinstance(kind, Refused):
        raise UnreadableReport(kind.value)
    if kind is None:
        kind = kind_of_text(_head(data), data, suffix)
    content = _reader(kind)(data)
    if kind not in {Kind.TEXT, Kind.HTML} and not _WORD.search(content.text):
        raise UnreadableReport("no_text")
    return content


def _head(data: bytes) -> str:
    """Return the beginning of a text file, to see whether it is markup."""
    from planner.reading.formats.text import decode

    return decode(data[:8192]).text.lstrip("\ufeff")


def _reader(kind: Kind) -> Callable[[bytes], Content]:
    """Return the reader of a format, loaded with the first file that has it."""
    match kind:
        case Kind.TEXT:
            from planner.reading.formats.text import read as reader
        case Kind.HTML:
            from planner.reading.formats.html import read as reader
        case Kind.DOCX:
            from planner.reading.formats.docx import read as reader
        case Kind.PDF:
            from planner.reading.formats.pdf import read as reader
        case _:
            raise UnreadableReport("binary")
    return reader


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
    if status.st_size > LARGEST:
        raise UnreadableReport("too_large", megabytes=LARGEST >> 20)
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
