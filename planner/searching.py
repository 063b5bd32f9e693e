"""Decide when an item holds the words searched for, as a person means them who types them.

Case does not matter, nor do accents that are not typed: "ho so" and "hồ sơ" find "Hồ sơ", "hò"
does not. A word stands where a syllable begins; the last one may still be being typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.model import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planner.model import Item

STROKES = str.maketrans("đĐ", "dD")  # no composed letter: Unicode does not take its stroke off
SHAPES = ("", "\u0302", "\u0306", "\u031b")  # of a vowel: none, â, ă, ơ
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aeiouy"
AS_WRITTEN = "\x1f"  # parts the two halves of what is kept, and stands in neither
ENDS = str.maketrans({AS_WRITTEN: "\n", "\0": "\n"})  # what would end a text, or its half
LETTER = r"[^\W\d_]"
RUN = re.compile(rf"{LETTER}+|\d+|(?:(?!{LETTER})\D)+")
REMEMBERED = 16  # searches: each is asked of the store and of what is not yet on the disk


def folded(text: str) -> str:
    """Return text as search sees it: "Chứng thư số" becomes "chung thu so"."""
    return without_marks(text.casefold())


def without_marks(text: str) -> str:
    """Return a text without its accents: "Đảng ủy" becomes "Dang uy"."""
    letters = unicodedata.normalize("NFD", text.translate(STROKES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def searchable(item: Item) -> str:
    """Return all words by which an item can be found."""
    said = (
        item.summary,
        item.area,
        item.assignee,
        *item.with_units,
        item.note,
        item.location if isinstance(item, Event) else None,
        item.evidence.quote if item.evidence else None,
    )
    text = "\n".join(part for part in said if part).translate(ENDS)
    return text.encode(errors="ignore").decode()  # half letters, which no disk takes


def kept(item: Item) -> str:
    """Return what is kept of an item's words to be searched: folded, then as they are written."""
    said = searchable(item)
    return f"{folded(said)}{AS_WRITTEN}{unicodedata.normalize('NFC', said).lower()}"


def holds(item: Item, words: str) -> bool:
    """Tell whether an item holds every one of the words."""
    said = kept(item)
    return all(pattern.search(said) for pattern in Wanted.typed(words).patterns)


class Wanted:
    """The words that someone searches for."""

    def __init__(self, words: str) -> None:
        words = words.encode(errors="ignore").decode()
        self.folded = tuple(folded(words).split())
        """What certainly stands in the folded text of an item that holds the words."""
        typed = unicodedata.normalize("NFC", words).lower()
        self.are_marked = folded(typed) != typed.casefold()
        signs = (typed.split(), _letter) if self.are_marked else (self.folded, re.escape)
        self.patterns = tuple(re.compile(each) for each in _patterns(*signs))
        """What stands, each of them, in words as `kept` gives them of an item that holds these."""

    @staticmethod
    @lru_cache(maxsize=REMEMBERED)
    def typed(words: str) -> Wanted:
        """Return the words in a text that someone typed."""
        return Wanted(words)


def _patterns(words: Sequence[str], sign: Callable[[str], str]) -> Iterator[str]:
    """Give the pattern of each word: all but the last are whole syllables."""
    for at, word in enumerate(words, start=1):
        pattern = "".join(_run(run, sign) for run in RUN.findall(word))
        yield pattern if at == len(words) else f"{pattern}{_end(word[-1])}"


def _run(run: str, sign: Callable[[str], str]) -> str:
    """Return the pattern of a run of letters, of figures, or of neither, where one begins.

    What may not stand before it is looked at after its first sign: that sign is found fast.
    """
    first, others = sign(run[0]), "".join(map(sign, run[1:]))
    if run[0].isdigit():
        return f"{first}(?<!\\d{first}){others}"
    if not run[0].isalpha():
        return first + others
    marks = {mark for letter in run for mark in unicodedata.normalize("NFD", letter)[1:]}
    tones = [tone for tone in TONES if tone in marks]
    toned = "".join(rf"(?={LETTER}*(?<=[{_vowels(SHAPES, [tone])}]))" for tone in tones)
    return f"{first}(?<!{LETTER}{first}){toned}{others}"


def _end(last: str) -> str:
    """Return what may not follow a whole word that ends so."""
    return r"(?!\d)" if last.isdigit() else f"(?!{LETTER})" if last.isalpha() else ""


def _letter(letter: str) -> str:
    """Return the pattern of a typed letter; its tone may stand on another vowel ("hoà", "hòa")."""
    base, *marks = tuple(unicodedata.normalize("NFD", letter))
    if base == "d":
        return "[dđ]"
    if base not in VOWELS or not {*marks} <= {*SHAPES, *TONES}:
        return re.escape(letter)
    shapes = [shape for shape in SHAPES if shape in marks] or SHAPES
    return f"[{_vowels(shapes, TONES, base)}]"


def _vowels(shapes: Iterable[str], tones: Iterable[str], bases: str = VOWELS) -> str:
    """Return the vowels of these shapes with these tones."""
    tones = tuple(tones)
    each = (f"{base}{shape}{tone}" for base in bases for shape in shapes for tone in tones)
    composed = (unicodedata.normalize("NFC", vowel) for vowel in each)
    return "".join(dict.fromkeys(vowel for vowel in composed if len(vowel) == 1))
