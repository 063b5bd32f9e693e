"""What tesseract says of a page, as it says it (hOCR): words, lines and rules in their places."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOX = r"(\d{1,6}) (\d{1,6}) (\d{1,6}) (\d{1,6})"
_NUMBER = r"(-?\d{1,6}(?:\.\d{1,9})?(?:e-?\d{1,2})?)"
_LINE = re.compile(
    r"""<span class=['"]ocr_(?:line|caption|header|textfloat)['"][^>]*? title=['"]bbox """
    rf"""{_BOX}; baseline {_NUMBER} {_NUMBER}; x_size {_NUMBER}""",
    re.ASCII,
)
_WORD = re.compile(
    rf"""<span class=['"]ocrx_word['"][^>]*? title=['"]bbox {_BOX}; x_wconf (\d{{1,3}})"""
    r"""[^>]*>(.*?)</span>""",
    re.DOTALL | re.ASCII,
)
_RULE = re.compile(rf"""<div class=['"]ocr_separator['"][^>]*? title=['"]bbox {_BOX}""", re.ASCII)
_TAG = re.compile("<[^>]*>")
_SLASH = re.compile("/?\u2044/?")  # as tesseract sees some in dates


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


def lines_of(hocr: str) -> Iterator[SeenLine]:
    """Give the lines as they stand in hOCR, those that have words."""
    heads = list(_LINE.finditer(hocr))
    for place, head in enumerate(heads):
        left, _, right, bottom, slope, offset, size = map(float, head.groups())
        end = heads[place + 1].start() if place + 1 < len(heads) else len(hocr)
        words = tuple(_words(hocr[head.end() : end]))
        if words and size > 0:
            yield SeenLine(left, right, bottom + offset, slope, size, words)


def _words(part: str) -> Iterator[Word]:
    for left, top, right, bottom, sure, inside in _WORD.findall(part):
        text = clean_text(html.unescape(_TAG.sub("", inside))).strip()
        if text:
            text = _SLASH.sub("/", text)
            yield Word(float(left), float(top), float(right), float(bottom), int(sure), text)


def rules_of(hocr: str) -> Iterator[tuple[float, float, float, float]]:
    """Give the straight lines that tesseract saw: left, top, right, bottom."""
    for places in _RULE.findall(hocr):
        left, top, right, bottom = map(float, places)
        yield left, top, right, bottom
