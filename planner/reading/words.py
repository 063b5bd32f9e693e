"""A stretch of text as words with places, and groups of phrases to look for in it.

A word is a run of letters and digits, in lower case. A phrase is found by its first word, the
longest first; phrases of several words also when one word lacks or has the wrong mark, since
marks are what typists lose.
"""

from __future__ import annotations

import re
import tomllib
from array import array
from bisect import bisect_left
from collections import Counter
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from resources import path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import Span

WORD = re.compile(r"\w+")
GAPS_AND_WORDS = re.compile(r"(\w+)")
JOINTS = " \t\u00a0/.-"  # may stand inside a phrase
HOOK, TILDE = "\u0309", "\u0303"
MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
PLAIN = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5
FOLD = str.maketrans(MARKED, PLAIN)


def lowered(text: str) -> str:
    """Return the text in lower case, of the same length (some letters would grow)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Words:
    """The words of one stretch: forms in lower case, first and last offset of each."""

    __slots__ = ("ends", "folded", "forms", "starts", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        parts = GAPS_AND_WORDS.split(lowered(text[start:end]))
        self.forms: list[str] = parts[1::2]
        # A million words must not fill the memory: no list of numbers.
        edges = array("L", accumulate(map(len, parts), initial=start))
        self.starts, self.ends = edges[1::2], edges[2::2]
        self.folded = list(map(_fold, self.forms))

    def __len__(self) -> int:
        return len(self.forms)

    def part(self, start: int, end: int) -> Words:
        """Return the words between two offsets, read from the text where an offset cuts a word."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        cut = (first and self.ends[first - 1] > start) or (last and self.ends[last - 1] > end)
        if cut:
            return Words(self.text, start, end)
        part = object.__new__(Words)
        part.text = self.text
        part.starts, part.ends = self.starts[first:last], self.ends[first:last]
        part.forms, part.folded = self.forms[first:last], self.folded[first:last]
        return part

    def within(self, span: Span) -> tuple[int, int]:
        """Return the first index of the words of a span, and the index behind its last."""
        return self.at(span.start), self.at(span.end)

    def joined(self, index: int) -> bool:
        """Tell whether only blanks, slashes or dashes part a word from the one before."""
        gap = self.text[self.ends[index - 1] : self.starts[index]]
        return gap == " " or not gap.strip(JOINTS)

    def is_capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def at(self, offset: int) -> int:
        """Return the index of the first word that starts at an offset or later."""
        return bisect_left(self.starts, offset)


class _Phrase(NamedTuple):
    """A phrase of several words, also as words without marks."""

    size: int
    exact: list[str]
    folded: list[str]


class _Group(NamedTuple):
    """The phrases that begin with one word, marks aside."""

    alone: frozenset[str]  # those of one word
    longer: dict[str, tuple[_Phrase, ...]]  # the others by their second word, the longest first


class Phrases:
    """A group of phrases."""

    __slots__ = ("_first",)

    def __init__(self, phrases: Iterable[str]) -> None:
        alone: dict[str, set[str]] = {}
        longer: dict[str, dict[str, list[_Phrase]]] = {}
        for phrase in phrases:
            exact = WORD.findall(phrase.lower())
            folded = [_fold(word) for word in exact]
            if len(exact) == 1:
                alone.setdefault(folded[0], set()).add(exact[0])
            else:
                begun = longer.setdefault(folded[0], {}).setdefault(folded[1], [])
                begun.append(_Phrase(len(exact), exact, folded))
        self._first = {
            word: _Group(
                frozenset(alone.get(word, ())),
                {
                    second: tuple(sorted(begun, key=lambda phrase: -phrase.size))
                    for second, begun in longer.get(word, {}).items()
                },
            )
            for word in alone.keys() | longer.keys()
        }

    def length_at(self, words: Words, index: int) -> int:
        """Return how many words the phrase beginning at an index has, 0 for none."""
        folded = words.folded
        group = self._first.get(folded[index]) if index < len(folded) else None
        if group is None:
            return 0
        if index + 1 < len(folded):
            for phrase in group.longer.get(folded[index + 1], ()):
                if _stands(words, index, phrase):
                    return phrase.size
        return 1 if words.forms[index] in group.alone else 0

    def find(self, words: Words, index: int, limit: int) -> int | None:
        """Return where the first phrase begins between an index and a limit."""
        first = self._first
        for at in range(index, min(limit, len(words.forms))):
            if words.folded[at] in first and self.length_at(words, at):
                return at
        return None


@lru_cache(maxsize=20_000)
def _fold(form: str) -> str:
    """Return a word without its marks; the words of a language are few."""
    return form.translate(FOLD)


def _stands(words: Words, index: int, phrase: _Phrase) -> bool:
    """Tell whether a phrase of several words begins here, with at most one word marked wrong."""
    end = index + phrase.size
    if words.folded[index:end] != phrase.folded:
        return False
    for at in range(index + 1, end):  # all() would take longer than the words
        if not words.joined(at):
            return False
    forms = words.forms[index:end]
    if forms == phrase.exact:
        return True
    slips = [_is_slip(a, b) for a, b in zip(forms, phrase.exact, strict=True) if a != b]
    return len(slips) <= 1 and all(slips)


@lru_cache(maxsize=20_000)
def _is_slip(typed: str, meant: str) -> bool:
    """Tell whether a word only lacks marks, has them elsewhere, or has one tilde for a hook.

    As in "cương" for "cường", "hoá" for "hóa", "kiễm" for "kiểm"; but "Sở kết" is not "sơ kết".
    """
    left, right = _marks(typed), _marks(meant)
    return left <= right


def _marks(word: str) -> Counter[str]:
    """Return the marks of a word's letters; hook and tilde count as one, as many say them."""
    marks = (c for c in normalize("NFD", word) if combining(c))
    return Counter(HOOK if c == TILDE else c for c in marks)


@cache
def phrases(*groups: str) -> Phrases:
    """Return the phrases of one or more groups of resources/lexicon.toml."""
    table = lexicon()
    return Phrases(p for group in groups for p in table[group])


def verb_at(words: Words, index: int) -> int:
    """Return how many words the verb of office work at an index has; 0 where a noun begins."""
    size = phrases("verbs").length_at(words, index)
    if size and index and phrases("nouns").length_at(words, index - 1) > 1:
        return 0  # "vận tải", "chương trình"
    return size if size and phrases("compounds").length_at(words, index) < max(size, 2) else 0


def directive_at(words: Words, index: int) -> int:
    """Return how many words a leader's order at an index has: "giao", but not in "giao dịch"."""
    size = phrases("directives").length_at(words, index)
    named = index + 1 < len(words) and words.is_capital(index + 1)  # "Giao Ban Quản lý ..."
    if named or phrases("compounds").length_at(words, index) <= size:
        return size
    return 0


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """Return all groups of resources/lexicon.toml."""
    with path("lexicon.toml").open("rb") as file:
        table = tomllib.load(file)
    return {name: tuple(_split(words)) for name, words in table.items()}


def _split(words: str) -> Iterable[str]:
    for line in words.splitlines():
        for phrase in line.split("|"):
            if phrase.strip():
                yield phrase.strip()
