"""Which reader reads which bytes: by what they are, whatever their name says."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from planner.model import UnreadableReport
from planner.reading.formats.content import Content
from planner.reading.formats.kinds import Kind, Refused, kind_of, kind_of_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.reading.formats.letter import Reader

    LetterReader = Callable[[bytes, Reader], Content]

_MAILS_AT_MOST = 4  # one in the other


def read_bytes(data: bytes, name: str, *, within: int = 0) -> Content:
    """Return the text of a file's bytes; raises UnreadableReport with the reason.

    `within` so many mails it came: each level holds all that lies in it once more.
    """
    if not data:
        raise UnreadableReport("empty")
    kind = kind_of(data)
    if isinstance(kind, Refused):
        raise UnreadableReport(kind.value)
    if kind is None:
        kind = kind_of_text(_head(data), data, PurePath(name).suffix)
    if kind in _LETTERS:
        return _letter(_LETTERS[kind], data, within)
    content = _READERS[kind](data)
    if kind is Kind.RTF and PurePath(name).suffix.lower() != ".rtf":
        return Content(content.text, ("rich_text", *content.notes))
    return content


def _head(data: bytes) -> str:
    """Return the beginning of a text file, to see whether it is markup."""
    from planner.reading.formats.text import decode

    return decode(data[:8192]).text.lstrip("\ufeff")


def _text(data: bytes) -> Content:
    from planner.reading.formats.text import read

    return read(data)


def _html(data: bytes) -> Content:
    from planner.reading.formats.html import read

    return read(data)


def _docx(data: bytes) -> Content:
    from planner.reading.formats.docx import read

    return read(data)


def _odt(data: bytes) -> Content:
    from planner.reading.formats.odt import read

    return read(data)


def _pdf(data: bytes) -> Content:
    from planner.reading.formats.pdf import read

    return read(data)


def _word97(data: bytes) -> Content:
    from planner.reading.formats.word97 import read

    return read(data)


def _rtf(data: bytes) -> Content:
    from planner.reading.formats.rtf import read

    return read(data)


def _letter(read: LetterReader, data: bytes, within: int) -> Content:
    """Read a mail and what is attached to it; one that lies too deep is not opened."""
    if within >= _MAILS_AT_MOST:
        raise UnreadableReport("bomb")
    return read(data, partial(read_bytes, within=within + 1))


def _mail(data: bytes, read_attached: Reader) -> Content:
    from planner.reading.formats.mail import read

    return read(data, read_attached)


def _outlook(data: bytes, read_attached: Reader) -> Content:
    from planner.reading.formats.outlook import read

    return read(data, read_attached)


_READERS: dict[Kind, Callable[[bytes], Content]] = {  # each loaded with the first file it reads
    Kind.TEXT: _text,
    Kind.HTML: _html,
    Kind.DOCX: _docx,
    Kind.ODT: _odt,
    Kind.PDF: _pdf,
    Kind.WORD97: _word97,
    Kind.RTF: _rtf,
}
_LETTERS: dict[Kind, LetterReader] = {Kind.MAIL: _mail, Kind.OUTLOOK: _outlook}
