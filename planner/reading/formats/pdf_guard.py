"""Which PDFs may be handed to pdfium in this process: those that cannot grow.

Every stream is inflated here first, with a limit. Encryption, rare filters, names in disguise and
drawings that repeat themselves cannot be vouched for; such files are read by a process of its own.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from planner.model import UnreadableReport

if TYPE_CHECKING:
    from collections.abc import Iterator

INFLATED_AT_MOST = 64 * 1024 * 1024
_USUAL_STREAM = 4 * 1024 * 1024  # of drawing orders; fonts and pictures may be larger
_STREAMS_AT_MOST = 50_000
_REPEATS_AT_MOST = 20
_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_FILTERS = re.compile(rb"/(\w+Decode|Fl|LZW|AHx|A85|RL|CCF|DCT|Crypt)\b")
_PICTURES = frozenset(
    {b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode", b"DCT", b"CCF"}
)
_IS_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_UNSURE = re.compile(rb"/[A-Za-z]*#[0-9A-Fa-f]{2}|/Filter\s*\d+\s+\d+\s+R")
_REFERENCES = re.compile(rb"\[((?:\s*\d{1,9}\s+\d{1,5}\s+R){20,}\s*)\]")
_REFERENCE = re.compile(rb"\d+\s+\d+\s+R")


def is_harmless(data: bytes) -> bool:
    """Tell whether a PDF may be read here; raises UnreadableReport when it is a bomb."""
    if b"/Encrypt" in data or _repeats(data):
        return False
    total = draws = 0
    sure = True
    for number, (dictionary, start) in enumerate(_streams(data)):
        inflated = _inflated(dictionary, data, start, INFLATED_AT_MOST - total)
        sure = sure and number < _STREAMS_AT_MOST and inflated is not None
        if inflated is None or not sure:
            continue
        total += len(inflated)
        draws += inflated.count(b" Do") if b"/Form" in dictionary else 0
        is_font = b"/Length1" in dictionary or b"/FontFile" in dictionary
        sure = (len(inflated) <= _USUAL_STREAM or is_font) and not _repeats(inflated)
    return sure and draws <= _REPEATS_AT_MOST


def _streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Give the dictionary and the beginning of each stream."""
    before = 0
    for found in _STREAM.finditer(data):
        head = data[max(before, found.start() - 4096) : found.start()]
        yield head[head.rfind(b" obj") + 1 :], found.end()
        before = found.end()


def _inflated(dictionary: bytes, data: bytes, start: int, room: int) -> bytes | None:
    """Return what a stream holds; None when that cannot be told, empty for pictures."""
    filters = _FILTERS.findall(dictionary)
    if _UNSURE.search(dictionary):
        return None
    if _IS_PICTURE.search(dictionary) or _PICTURES.intersection(filters):
        return b""
    end = data.find(b"endstream", start)
    held = data[start : end if end >= 0 else len(data)]
    for name in filters:
        if name not in {b"FlateDecode", b"Fl"}:
            return None
        inflater = zlib.decompressobj()
        try:
            held = inflater.decompress(held, room + 1)
        except zlib.error:
            return None
        if len(held) > room:
            raise UnreadableReport("bomb")
    return held


def _repeats(data: bytes) -> bool:
    """Tell whether a list names one object again and again: a page drawn from a thousand copies."""
    for found in _REFERENCES.finditer(data):
        names = Counter(_REFERENCE.findall(found[1]))
        if max(names.values()) > _REPEATS_AT_MOST:
            return True
    return False
