"""What of a mail (.eml) or a saved page (.mht) is its text. Nothing in it is followed."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from planner.model import UnreadableReport
from planner.reading.formats import html
from planner.reading.formats import text as plain
from planner.reading.formats.content import Content
from planner.reading.formats.letter import Letter, content_of

if TYPE_CHECKING:
    from planner.reading.formats.letter import Reader

_PARTS_AT_MOST = 200


def read(data: bytes, read_bytes: Reader) -> Content:
    """Return the text of a mail with that of its attachments."""
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        letter = _letter(message)
    except _BROKEN as error:
        raise UnreadableReport("damaged") from error
    return content_of(letter, read_bytes)


_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def _letter(message: EmailMessage) -> Letter:
    """Take a message apart."""
    leaves = [part for part in list(message.walk())[:_PARTS_AT_MOST] if not part.is_multipart()]
    attached = [part for part in leaves if part.get_filename()]
    words = _words([part for part in leaves if part not in attached])
    if message.get_content_type() == "multipart/related" and not message.get("From"):
        return Letter((), Content(words.text, (*words.notes, "web_archive")))
    heads = (str(message["Subject"] or ""),)
    attachments = [(part.get_filename() or "", _bytes(part)) for part in attached]
    return Letter(heads, words, attachments)


def _words(parts: list[EmailMessage]) -> Content:
    """Return what a message says itself: its plain words, or its page."""
    for kind, read_part in (("text/plain", plain.read), ("text/html", html.read)):
        for part in parts:
            if part.get_content_type() == kind and (said := _bytes(part)).strip():
                return read_part(said)
    return Content("")


def _bytes(part: EmailMessage) -> bytes:
    """Return what a part holds; text in UTF-8 when it says its encoding truly."""
    held = part.get_payload(decode=True)
    data = held if isinstance(held, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_maintype() != "text" or not charset:
        return data
    try:
        return data.decode("utf-8").encode()
    except UnicodeDecodeError:
        return _in_utf8(data, charset)


def _in_utf8(data: bytes, charset: str) -> bytes:
    """Return bytes of a declared encoding as UTF-8; unknown ones are left to the readers."""
    if charset.removeprefix("windows-").removeprefix("cp") not in {"1252", "1258"}:
        return data
    return data if charset.endswith("1252") else data.decode("cp1258", "replace").encode()
