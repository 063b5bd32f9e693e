"""What tesseract says of a page (hOCR), as letters and rules where they stand, the page upright.

Every word brings how sure tesseract is of it, from 0 to 100. Words it made of specks and strokes
are left out; others that it is not sure of are kept, with `UNSURE` behind their last letter.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from planner.reading.formats.pdf_order import Letter
from planner.reading.formats.pdf_tables import Rule, Rules
from planner.reading.formats.syllables import is_syllable
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.reading.recognition.rules import Stroke

UNSURE = "\ue000"  # a private sign; it never leaves this package
_LINE = re.compile(
    r"""<span class=['"]ocr_(?:line|caption|header|textfloat)['"][^>]*? title=['"]bbox """
    r"""(\d+) (\d+) (\d+) (\d+); baseline (\S+) (\S+); x_size ([\d.]+)"""
)
_WORD = re.compile(
    r"""<span class=['"]ocrx_word['"][^>]*? title=['"]bbox (\d+) (\d+) (\d+) (\d+); x_wconf (\d+)"""
    r"""[^>]*>(.*?)</span>""",
    re.DOTALL,
)
_RULE = re.compile(
    r"""<div class=['"]ocr_separator['"][^>]*? title=['"]bbox (\d+) (\d+) (\d+) (\d+)"""
)
_TAG = re.compile("<[^>]*>")
_SLASH = re.compile("/?\u2044/?")  # as tesseract sees some in dates
_LETTER = re.compile(r"[^\W_]")
_LAST_LETTER = re.compile(r"[^\W_](?=[\W_]*$)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[^\W\d_]|[IVX]{2,5})[.)]+|\d{1,2}(?:\.\d{1,2})+[.)]?")
_SIZE = 12.0  # points: of most letters, whatever the picture's density
_SIZE_OF_BOX = 0.95  # of the height that tesseract tells: it reaches over the marks of capitals
_LIKE = 0.6  # letters whose size differs less are of the usual one
_DEBRIS = 0.5  # of the usual size: marks torn from their letters
_GAP = 0.2  # of the size: the least between two words
_PLAIN_SIGN = 60  # of a word without a letter
_SOME_WORD = 50  # of the words of a line, on average
_WORDS_SURE = 70
_FIGURES_SURE = 90


class Word(NamedTuple):
    """A word as tesseract saw it; places in points of the picture, from its top left."""

    left: float
    top: float
    right: float
    bottom: float
    sure: int
    text: str


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as tesseract saw it: its words, and the straight line they stand on."""

    left: float
    right: float
    foot: float  # where the line begins, from the top
    slope: float
    size: float
    words: tuple[Word, ...]


def page_of(hocr: str, strokes: Sequence[Stroke]) -> tuple[list[Letter], Rules]:
    """Return the letters and the rules of a page."""
    lines = [line for line in _lines(hocr) if line.words]
    if not lines:
        return [], Rules([], [])
    usual = median(line.size for line in lines for _ in line.words)
    upright = _Upright(_slope(lines), _SIZE / (usual * _SIZE_OF_BOX))
    kept = _without_doubles([line for line in lines if _is_writing(line, usual)])
    letters: list[Letter] = []
    before = ""
    for line in kept:
        letters += _letters(_of_usual_size(line, usual), before, upright)
        before = line.words[-1].text if line.words else before
    drawn = [*strokes, *(tuple(map(float, each)) for each in _RULE.findall(hocr))]
    return letters, _rules(drawn, upright)


def _lines(hocr: str) -> Iterator[SeenLine]:
    """Give the lines as they stand in hOCR."""
    heads = list(_LINE.finditer(hocr))
    for place, head in enumerate(heads):
        left, _, right, bottom, slope, offset, size = map(float, head.groups())
        end = heads[place + 1].start() if place + 1 < len(heads) else len(hocr)
        words = tuple(_words(hocr[head.end() : end]))
        yield SeenLine(left, right, bottom + offset, slope, size, words)


def _words(part: str) -> Iterator[Word]:
    for left, top, right, bottom, sure, inside in _WORD.findall(part):
        text = clean_text(html.unescape(_TAG.sub("", inside))).strip().replace(UNSURE, "")
        text = _SLASH.sub("/", text)
        if text and (_LETTER.search(text) or int(sure) >= _PLAIN_SIGN) and text not in {"|", "¦"}:
            yield Word(float(left), float(top), float(right), float(bottom), int(sure), text)


def _slope(lines: Iterable[SeenLine]) -> float:
    """Return how far the page leans: down for each point to the right."""
    lean = [line.slope for line in lines for _ in line.words]
    return median(lean)


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
    return len(letters) > 1 and (any(map(str.isdecimal, letters)) or is_syllable(letters))


def _without_doubles(lines: list[SeenLine]) -> list[SeenLine]:
    """Return lines without words that lie on surer ones: the same letters, seen twice."""
    words = [word for line in lines for word in line.words]
    kept = []
    for line in lines:
        left = tuple(word for word in line.words if not _is_covered(word, words))
        kept.append(replace(line, words=left))
    return kept


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


def _of_usual_size(line: SeenLine, usual: float) -> SeenLine:
    """Return a line in the usual size if it nearly has it: it is reckoned from few letters."""
    return replace(line, size=usual) if abs(line.size - usual) < _LIKE * usual else line


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
    if not any(sign.isdecimal() for sign in word.text):
        return word.sure >= _WORDS_SURE
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
