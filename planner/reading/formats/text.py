"""Which encoding a plain text is in: mark, zeros of UTF-16, UTF-8, then the old ones.

UTF-8 with a few damaged bytes stays UTF-8. Of the one-byte encodings the one whose words are most
Vietnamese wins; what was assumed is said in the notes.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from planner.model import UnreadableReport
from planner.reading.formats.content import Content
from planner.reading.formats.legacy import by_words
from planner.reading.formats.syllables import marked_words, share_of_syllables

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16 LE: must come before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 8192
_HIGH_BYTES = frozenset(b"\x00\x01\x03\x1e\x20")  # of UTF-16 letters in Vietnamese text
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_DOUBLE = re.compile("á[ºü»]|Ã[\u00a0-\u00bf\u02c6\u2018-\u2030]|Ä[\u2018\u0090]|Æ[\u00a1\u00b0]")
_VIQR = re.compile(
    r"[aeo]\^[.'`?~]?|[aou][(+][.'`?~]?|\bdd[aeiou]|[aeiouy][`'?~](?=[a-z])", re.IGNORECASE
)
_REPLACED = "\ufffd"


def read(data: bytes) -> Content:
    """Return the text of plain bytes; raises UnreadableReport when they are none."""
    decoded = decode(data)
    if decoded.notes:
        return decoded
    if decoded.text.isascii():
        viqr = len(_VIQR.findall(decoded.text[:_SAMPLE])) * 20 > len(decoded.text[:_SAMPLE].split())
        return Content(decoded.text, ("viqr",) if viqr else ())
    return repaired(decoded.text)


def decode(data: bytes, declared: str = "") -> Content:
    """Return bytes as text: mark, UTF-16, UTF-8, what the file declares, what its words show."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Content(data[len(bom) :].decode(encoding, "replace"))
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return Content(data.decode(wide, "replace"))
    if len(_CONTROLS.findall(data[:_SAMPLE])) * 20 > len(data[:_SAMPLE]):
        raise UnreadableReport("binary")
    try:
        return Content(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _one_byte(data, declared)


def _wide_encoding(sample: bytes) -> str | None:
    """Return UTF-16 without a mark, told by its bytes of 00 and 1E, or None."""
    even, odd = sample[0:-1:2], sample[1::2]
    if len(odd) < 4 or not any(high in sample for high in (0, 1, 0x1E)):  # noqa: PLR2004
        return None
    high_even = sum(byte in _HIGH_BYTES for byte in even) / len(even)
    high_odd = sum(byte in _HIGH_BYTES for byte in odd) / len(odd)
    if high_odd > 0.9 > high_even:  # noqa: PLR2004 - nearly all high bytes, and only those
        return "utf-16-le"
    return "utf-16-be" if high_even > 0.9 > high_odd else None  # noqa: PLR2004


def _damaged_utf8(data: bytes) -> Content | None:
    """Return UTF-8 with its bad bytes shown as such, if only a few are bad."""
    text = data.decode("utf-8", "replace")
    bad = text.count(_REPLACED)
    if bad * 4 >= len(_MULTIBYTE.findall(data)):
        return None
    cut = text.rstrip(_REPLACED)
    if _REPLACED not in cut and len(text) - len(cut) == 1:
        return Content(cut)  # the file ends inside a letter
    return Content(text, ("bad_bytes",))


def _one_byte(data: bytes, declared: str) -> Content:
    """Return text of a one-byte encoding: TCVN3 and VNI by their words, else Windows-1258."""
    western = data.decode("cp1252", "replace")
    old = by_words(western)
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    score = share_of_syllables(marked_words(vietnamese))
    if old.notes and share_of_syllables(marked_words(old.text)) > score:
        return old
    if score < 0.5 and _is_noise(western):  # noqa: PLR2004 - hardly any word is one
        raise UnreadableReport("binary")
    expected = declared == "cp1258" or (not declared and score > 0.9)  # noqa: PLR2004
    return Content(vietnamese, () if expected else ("guessed_1258",))


def _is_noise(western: str) -> bool:
    """Tell whether one-byte text has more strange signs than letters and blanks."""
    sample = western[:_SAMPLE]
    plain = sum(
        character.isascii() and (character.isalnum() or character in " \n\t,.;:-/")
        for character in sample
    )
    return plain * 2 < len(sample)


def repaired(text: str) -> Content:
    """Return Unicode text as it was meant: glyphs of old fonts and double encoding are undone."""
    if len(_DOUBLE.findall(text[:_SAMPLE])) >= 5:  # noqa: PLR2004 - no Vietnamese looks like this
        try:
            return Content(text.encode("cp1252").decode("utf-8"), ("double_encoded",))
        except UnicodeError:
            return Content(text, ("garbled",))
    return by_words(text)
