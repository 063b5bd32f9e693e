"""Vietnamese before Unicode: TCVN3 (ABC) and VNI, and how to know them by their words.

Both put Vietnamese letters on the byte values of Western ones, so the name of the font or a look at
the syllables must tell. Spanish or German must stay what they are: a text is converted only when it
has no Vietnamese letter of Unicode and nearly all its marked words become Vietnamese by the table.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from planner.reading.formats.content import Content
from planner.reading.formats.syllables import marked_words, share_of_syllables

if TYPE_CHECKING:
    from collections.abc import Callable

_TCVN3_PAIRS = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ"
    "×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöửøứ÷ữùựúỳûỷüỹýýþỵ"
)
_TCVN3 = {ord(old): new for old, new in zip(_TCVN3_PAIRS[::2], _TCVN3_PAIRS[1::2], strict=True)}

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT, _BOWL = "\u0302", "\u0306"
_HATTED = {
    "â": _HAT,
    "á": _HAT + "\u0301",
    "à": _HAT + "\u0300",
    "å": _HAT + "\u0309",
    "ã": _HAT + "\u0303",
    "ä": _HAT + "\u0323",
}
_BOWLED = {
    "ê": _BOWL,
    "é": _BOWL + "\u0301",
    "è": _BOWL + "\u0300",
    "ú": _BOWL + "\u0309",
    "ü": _BOWL + "\u0303",
    "ë": _BOWL + "\u0323",
}
_VNI_MARKS = _TONES | _HATTED | _BOWLED
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_ALONE |= {old.upper(): new.upper() for old, new in _VNI_ALONE.items()}
_VNI = re.compile("a[ùøûõïâáàåãäêéèúüë]|[eo][ùøûõïâáàåãä]|[uyôö][ùøûõï]|[ôöñæóòî]", re.IGNORECASE)

_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_WORDS_AT_LEAST = 5  # marked words, before a text may be called old
_SURE = 0.85  # share of them that the table must make Vietnamese
_TELLING = 0.3  # how much better than without it


def from_tcvn3(text: str) -> str:
    """Convert text of a .Vn font, read as Western letters."""
    return text.translate(_TCVN3)


def from_tcvn3_capitals(text: str) -> str:
    """Convert text of a .Vn...H font, which draws every letter as a capital."""
    return from_tcvn3(text).upper()


def from_vni(text: str) -> str:
    """Convert text of a VNI font, read as Western letters."""
    return _VNI.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    """Compose one letter of VNI: a base and its mark, or a letter with a place of its own."""
    base = match[0][0]
    letter = _VNI_ALONE.get(base, base)
    return unicodedata.normalize("NFC", letter + _VNI_MARKS.get(match[0][1:].lower(), ""))


def by_font(name: str) -> Callable[[str], str] | None:
    """Return how text in a font is converted, or None for fonts of Unicode."""
    if name.lower().startswith(".vn"):
        return from_tcvn3_capitals if name.rstrip().endswith("H") else from_tcvn3
    return from_vni if name.upper().startswith("VNI") else None


def has_unicode_letters(text: str) -> bool:
    """Tell whether a text has letters that only Unicode has: then it is in no old encoding."""
    return bool(_UNICODE_ONLY.search(text))


def by_words(text: str) -> Content:
    """Convert a text whose words show that it is TCVN3 or VNI; leave every other as it is."""
    if has_unicode_letters(text):
        return Content(text)
    words = marked_words(text)
    if len(words) < _WORDS_AT_LEAST:
        return Content(text)
    before = share_of_syllables(words)
    scored = [
        (share_of_syllables([convert(word) for word in _old_words(text)]), name, convert)
        for name, convert in (("tcvn3", from_tcvn3), ("vni", from_vni))
    ]
    best, name, convert = max(scored, key=lambda one: one[0])
    if best < _SURE or best - before < _TELLING:
        return Content(text)
    return Content(convert(text), (name,))


_OLD_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")


def _old_words(text: str) -> list[str]:
    """Return the words with a letter beyond ASCII; in TCVN3 also signs like µ and ¸ are letters."""
    return _OLD_WORD.findall(text[:40_000])
