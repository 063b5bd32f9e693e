"""The letters and rules of a page that tesseract saw, where they stand, the page upright.

Every word brings how sure tesseract is of it, from 0 to 100. Specks and strokes that it took for
words are left out. Others stay however unsure it is, with `UNSURE` behind their last letter; where
it could read nothing, a sign says that something stands there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from planner.reading.formats.pdf_order import Letter
from planner.reading.formats.pdf_tables import Rule, Rules
from planner.reading.formats.syllables import is_syllable
from planner.reading.recognition.hocr import lines_of, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.reading.recognition.hocr import SeenLine, Word
    from planner.reading.recognition.rules import Stroke

UNSURE = "\ue000"  # a private sign; it never leaves this package
ILLEGIBLE = "\ufffd"
_LETTER = re.compile(r"[^\W_]")
_LAST_LETTER = re.compile(r"[^\W_\ue000](?=[\W_]*$)|\ufffd")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[^\W\d_]|[IVX]{2,5})[.)]+|\d{1,2}(?:\.\d{1,2})+[.)]?")
_ROMAN = re.compile(r"^[IVX]+(?=[\W_]*$)")  # of quarters and parts
_BULLET = re.compile("[-–—+*•●▪]")
_SIZE = 12.0  # points: of most letters, whatever the picture's density
_SIZE_OF_BOX = 0.95  # of the height that tesseract tells: it reaches over the marks of capitals
_LIKE = 0.6  # letters whose size differs less are of the usual one: it is told badly
_DEBRIS = 0.5  # of the usual size: marks torn from their letters
_GAP = 0.2  # of the size: the least between two words
_PLAIN_SIGN = 60  # how sure of a word without a letter
_BULLET_SURE = 25
_SOME_WORD = 50  # of the words of a line, on average
_WORDS_SURE = 70
_FIGURES_SURE = 90
_NEXT_LINE = 2.0  # of the usual size: how far below a line the next one stands
_HIGH, _WIDE = (0.4, 1.3), (0.25, 12.0)  # of the usual size: what may be writing


def page_of(hocr: str, strokes: Sequence[Stroke]) -> tuple[list[Letter], Rules]:
    """Return the letters and the rules of a page; `strokes` were found on its picture."""
    lines = list(lines_of(hocr))
    if not lines:
        return [], Rules([], [])
    usual = median(line.size for line in lines for _ in line.words)
    slope = median(line.slope for line in lines for _ in line.words)
    upright = _Upright(slope, _SIZE / (usual * _SIZE_OF_BOX))
    letters: list[Letter] = []
    before = ""
    for line in _writing(lines, usual):
        letters += _letters(line, before, upright)
        before = line.words[-1].text
    return letters, _rules([*strokes, *rules_of(hocr)], upright)


# ------------------------------------------------------------------------------ what is writing


def _writing(lines: Iterable[SeenLine], usual: float) -> Iterator[SeenLine]:
    """Give the lines that are writing, each word once, in the usual size if they nearly have it."""
    whole = [replace(line, words=tuple(_words(line, usual))) for line in lines]
    sure = [line for line in whole if line.words and _is_writing(line, usual)]
    kept = [line for line in whole if line in sure or _is_below(line, sure, usual)]
    words = [word for line in kept for word in line.words]
    for line in kept:
        once = tuple(word for word in line.words if not _is_covered(word, words))
        size = usual if abs(line.size - usual) < _LIKE * usual else line.size
        if once:
            yield replace(line, words=once, size=size)


def _words(line: SeenLine, usual: float) -> Iterator[Word]:
    """Give the words of a line without specks; what is as large as writing is not passed over."""
    for place, word in enumerate(line.words):
        text = word.text.replace(UNSURE, "")
        least = _BULLET_SURE if place == 0 and _BULLET.fullmatch(text) else _PLAIN_SIGN
        if text in {"|", "¦", ""}:
            continue
        if _LETTER.search(text) or word.sure >= least:
            yield word._replace(text=text)
        elif _is_as_large(word, usual):
            yield word._replace(text=ILLEGIBLE, sure=0)


def _is_as_large(word: Word, usual: float) -> bool:
    """Tell whether a blot is as large as a word."""
    high, wide = (word.bottom - word.top) / usual, (word.right - word.left) / usual
    return _HIGH[0] <= high <= _HIGH[1] and _WIDE[0] <= wide <= _WIDE[1]


def _is_writing(line: SeenLine, usual: float) -> bool:
    """Tell whether a line is writing, and not specks or marks torn from their letters.

    What could be a word or a figure stays, however unsure: without "15/4." the next line's "2.2."
    would be the day.
    """
    if line.size <= _DEBRIS * usual:
        return False
    letters = sum(len(word.text) for word in line.words)
    sure = sum(word.sure * len(word.text) for word in line.words) / letters
    return sure >= _SOME_WORD or any(_may_be_word(word.text) for word in line.words)


def _may_be_word(text: str) -> bool:
    letters = "".join(sign for sign in text if sign.isalnum())
    return any(map(str.isdecimal, letters)) or (len(letters) > 1 and is_syllable(letters))


def _is_below(line: SeenLine, sure: Iterable[SeenLine], usual: float) -> bool:
    """Tell whether a line that cannot be read stands where the one above it goes on."""
    return line.size > _DEBRIS * usual and any(
        0 < line.foot - above.foot < _NEXT_LINE * usual
        and above.left - usual < line.left < above.right
        for above in sure
        if line.words
    )


def _is_covered(word: Word, words: Iterable[Word]) -> bool:
    """Tell whether most of a word lies on a surer one."""
    area = (word.right - word.left) * (word.bottom - word.top)
    for other in words:
        if other.sure <= word.sure:
            continue
        across = min(word.right, other.right) - max(word.left, other.left)
        down = min(word.bottom, other.bottom) - max(word.top, other.top)
        if across > 0 and down > 0 and across * down * 2 > area:
            return True
    return False


# ------------------------------------------------------------------------------ where it stands


class _Upright:
    """Turns the places on a leaning page to those of an upright one in points, y upwards."""

    def __init__(self, slope: float, scale: float) -> None:
        self._slope = slope
        self._scale = scale

    def x(self, x: float, y: float) -> float:
        return (x + self._slope * y) * self._scale

    def y(self, x: float, y: float) -> float:
        return (self._slope * x - y) * self._scale

    def size(self, height: float) -> float:
        return height * _SIZE_OF_BOX * self._scale


def _letters(line: SeenLine, before: str, upright: _Upright) -> Iterator[Letter]:
    """Give the letters of a line, those of a word side by side; `before` it stands another word."""
    size = upright.size(line.size)
    for place, word in enumerate(line.words):
        middle = (word.left + word.right) / 2
        foot = line.foot + line.slope * (middle - line.left)
        y = upright.y(middle, foot)
        left, right = upright.x(word.left, foot), upright.x(word.right, foot)
        if place + 1 < len(line.words):
            right = min(right, upright.x(line.words[place + 1].left, foot) - _GAP * size)
        numbers = place == 0 and len(line.words) > 1 and _NUMBERED.fullmatch(word.text)
        text = word.text if numbers or _is_sure(word, before) else _marked(word.text)
        step = max(right - left, 0.1) / len(text)
        for number, sign in enumerate(text):
            yield Letter(sign, left + step * number, left + step * (number + 1), y, size)
        before = word.text


def _is_sure(word: Word, before: str) -> bool:
    """Tell whether a word can be taken as read."""
    if not any(map(str.isdecimal, word.text)) and not _ROMAN.search(word.text):
        return word.sure >= _WORDS_SURE and word.text != ILLEGIBLE
    stroke_lost = before.lower() == "ngày" and re.match(
        r"\d{3}", word.text
    )  # "15/4." became "154."
    return word.sure >= _FIGURES_SURE and not stroke_lost


def _marked(text: str) -> str:
    """Put the sign behind the last letter: what follows still ends the sentence."""
    return _LAST_LETTER.sub(lambda last: last[0] + UNSURE, text)


def _rules(drawn: Iterable[Sequence[float]], upright: _Upright) -> Rules:
    """Return straight lines as the rules of an upright page."""
    rules = Rules([], [])
    for left, top, right, bottom in drawn:
        x = sorted((upright.x(left, top), upright.x(right, bottom)))
        y = sorted((upright.y(left, top), upright.y(right, bottom)))
        if x[1] - x[0] > y[1] - y[0]:
            rules.level.append(Rule(sum(y) / 2, *x))
        else:
            rules.upright.append(Rule(sum(x) / 2, *y))
    return rules
