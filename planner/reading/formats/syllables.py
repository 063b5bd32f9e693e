"""What a Vietnamese syllable can be: the measure by which one reading of bytes beats another."""

from __future__ import annotations

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u0323][^\W\d_]*)*")
_ONSET = "ngh|ng|gh|gi|nh|kh|th|tr|ch|ph|qu|[bcdđghklmnprstvx]"
_RHYME = (
    "uyên|uyêt|uych|uynh|uyu|uya|uyt|uyn|uyp|uơ|uy|uây|uân|uâng|uât|uê|uêch|uênh|uân|uâ"
    "|oong|ooc|oai|oay|oao|oeo|oan|oang|oat|oac|oam|oap|oanh|oach|oăn|oăng|oăt|oăc|oăm"
    "|oen|oet|oem|oe|oa|iêu|yêu|ươi|ươu|uôi|iê[cmnpt]|iêng|yê[mnt]|yêng|ươ[cmnpt]|ương"
    "|uô[cmnt]|uông|ia|ya|ua|ưa|ưu|iu|êu|eo|ai|ao|au|ay|âu|ây|oi|ôi|ơi|ui|ưi"
    "|a(?:ch|nh|ng|[cmnpt])?|[ăâ](?:ng|[cmnpt])|e(?:ng|[cmnpt])?|ê(?:ch|nh|[mnpt])?"
    "|i(?:ch|nh|[mnpt])?|y(?:ch|nh|t|n)?|o(?:ng|[cmnpt])?|ô(?:ng|[cmnpt])?|ơ[mnpt]?"
    "|u(?:ng|[cmnpt])?|ư(?:ng|[cmnt])?"
)
_SYLLABLE = re.compile(rf"(?:(?:{_ONSET})?(?:{_RHYME})|gi(?:n|ng|m|p|êng|êt|êc|ên|êu)?|quôc)")
_SAMPLE = 40_000


def is_syllable(word: str) -> bool:
    """Tell whether a word, in any case and composition, could be Vietnamese."""
    bare, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def marked_words(text: str) -> list[str]:
    """Return the words with a letter beyond ASCII, from the first part of a text."""
    return [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]


def share_of_syllables(words: list[str]) -> float:
    """Return which part of the words could be Vietnamese; 0 when there are none."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def looks_garbled(text: str) -> bool:
    """Tell whether most words cannot be Vietnamese: a broken font, or another language."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if len(word) > 1]
    return len(words) >= 20 and share_of_syllables(words) < 0.4  # noqa: PLR2004 - named by the line
