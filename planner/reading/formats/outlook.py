"""What of a mail saved by Outlook (.msg) is its text ([MS-OXMSG]): a stream for each property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import UnreadableReport
from planner.reading.formats import html
from planner.reading.formats import text as plain
from planner.reading.formats.compound import opened
from planner.reading.formats.content import Content
from planner.reading.formats.letter import Letter, content_of

if TYPE_CHECKING:
    from olefile import OleFileIO  # type: ignore[import-untyped]

    from planner.reading.formats.letter import Reader

_SUBJECT, _BODY, _PAGE, _LONG_NAME, _DATA = "0037", "1000", "1013", "3707", "3701"
_UNICODE, _BYTES, _BINARY = "001F", "001E", "0102"


def read(data: bytes, read_bytes: Reader) -> Content:
    """Return the text of a mail with that of its attachments."""
    with opened(data) as file:
        subject = _said(file, "", _SUBJECT).text
        words = _said(file, "", _BODY)
        if not words.text.strip():
            page = _stream(file, "", _PAGE, _BINARY)
            words = html.read(page) if page else words
        folders = sorted(
            {path[0] for path in file.listdir() if path[0].startswith("__attach_version")}
        )
        attachments = []
        left = len(data)
        for folder in folders:
            held = _stream(file, folder, _DATA, _BINARY)
            left -= len(held)
            if left < 0:  # several of them are the same part of the file
                raise UnreadableReport("damaged")
            if held:
                attachments.append((_said(file, folder, _LONG_NAME).text, held))
    return content_of(Letter((subject,), words, attachments), read_bytes)


def _said(file: OleFileIO, folder: str, name: str) -> Content:
    """Return a property of words, in Unicode or the code page of its sender."""
    wide = _stream(file, folder, name, _UNICODE)
    if wide:
        return Content(wide.decode("utf-16-le", "replace"))
    return plain.read(_stream(file, folder, name, _BYTES))


def _stream(file: OleFileIO, folder: str, name: str, kind: str) -> bytes:
    """Return a property's bytes; none when the mail lacks it."""
    path = [part for part in (folder, f"__substg1.0_{name}{kind}") if part]
    if not file.exists(path):
        return b""
    held: bytes = file.openstream(path).read()
    return held
