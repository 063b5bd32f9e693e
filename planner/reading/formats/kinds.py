"""Which format a file has, told by its bytes: names lie (.doc that is HTML, .txt that is PDF)."""

from __future__ import annotations

import re
from enum import Enum

_HEAD = 1024


class Kind(Enum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    WORD97 = "word97"
    RTF = "rtf"
    MAIL = "mail"
    OUTLOOK = "outlook"


class Refused(Enum):
    """What is known and not read; the value is a reason under [unreadable] in the words."""

    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    PICTURE = "picture"
    ARCHIVE = "archive"
    BINARY = "binary"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"


_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[bytes, Kind | Refused], ...] = (
    (b"{\\rtf", Kind.RTF),
    (b"\x1f\x8b", Refused.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Refused.ARCHIVE),
    (b"Rar!\x1a\x07", Refused.ARCHIVE),
    (b"\x89PNG", Refused.PICTURE),
    (b"\xff\xd8\xff", Refused.PICTURE),
    (b"GIF8", Refused.PICTURE),
    (b"II*\x00", Refused.PICTURE),
    (b"MM\x00*", Refused.PICTURE),
    (b"RIFF", Refused.BINARY),
    (b"MZ\x90", Refused.BINARY),
    (b"\x7fELF", Refused.BINARY),
    (b"SQLite format 3\x00", Refused.BINARY),
)
_BITMAP = re.compile(rb"BM.{4}\x00{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00{3}", re.DOTALL)
_IN_ZIP: tuple[tuple[bytes, Kind | Refused], ...] = (
    (b"word/", Kind.DOCX),
    (b"opendocument.text", Kind.ODT),
    (b"opendocument.spreadsheet", Refused.SPREADSHEET),
    (b"opendocument.presentation", Refused.SLIDES),
    (b"xl/", Refused.SPREADSHEET),
    (b"ppt/", Refused.SLIDES),
    (b"[Content_Types].xml", Kind.DOCX),
    (b"_rels/.rels", Kind.DOCX),
)
_IN_COMPOUND: tuple[tuple[str, Kind | Refused], ...] = (
    ("EncryptedPackage", Refused.ENCRYPTED),
    ("WordDocument", Kind.WORD97),
    ("__properties_version1.0", Kind.OUTLOOK),
    ("Workbook", Refused.SPREADSHEET),
    ("Book", Refused.SPREADSHEET),
    ("PowerPoint Document", Refused.SLIDES),
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|article|section|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_FIELD = re.compile(
    rb"(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Content-Type|"
    rb"Delivered-To|X-[\w-]+|Snapshot-Content-Location|Content-Location|"
    rb"DKIM-Signature): ?[^\r\n]*\r?\n",
    re.IGNORECASE,
)
_MAIL_NAMES = frozenset({".eml", ".mht", ".mhtml"})
_PAGE_NAMES = frozenset({".html", ".htm", ".xhtml", ".aspx", ".php"})


def kind_of(data: bytes) -> Kind | Refused | None:
    """Return the format that the bytes themselves show; None means text of some kind."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _kind_in_zip(data)
    if data.startswith(_COMPOUND):
        return _kind_in_compound(data)
    if _BITMAP.match(data):
        return Refused.PICTURE
    return Kind.PDF if b"%PDF-" in data[:_HEAD] else None


def kind_of_text(head: str, data: bytes, suffix: str) -> Kind:
    """Return the format of bytes that are text: a page, a mail or plain."""
    suffix = suffix.lower()
    if _MARKUP.match(head) or (suffix in _PAGE_NAMES and re.search(r"</?[a-zA-Z][^<>]*>", head)):
        return Kind.HTML
    fields = _MAIL_FIELD.match(data)
    again = _MAIL_FIELD.match(data, fields.end()) if fields else None
    mime = data[:4096].lower()
    if (
        fields
        and (again or suffix in _MAIL_NAMES)
        and (b"mime-version:" in mime or b"from:" in mime)
    ):
        return Kind.MAIL
    return Kind.TEXT


def _kind_in_zip(data: bytes) -> Kind | Refused:
    """Return what a zip package holds, by the names in its directory, which lies at the end."""
    directory = data[-1_000_000:] + data[:_HEAD]
    for name, kind in _IN_ZIP:
        if name in directory:
            return kind
    return Refused.ARCHIVE if b"PK\x05\x06" in directory else Refused.DAMAGED


def _kind_in_compound(data: bytes) -> Kind | Refused:
    """Return what a compound file holds, by the names of its streams."""
    for name, kind in _IN_COMPOUND:
        if name.encode("utf-16-le") in data:
            return kind
    return Refused.DAMAGED
