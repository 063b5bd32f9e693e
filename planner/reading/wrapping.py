"""Which line ends are only where a page was full: text pasted from a page reads on over them.

A mail or a PDF gives a paragraph as lines of one width. The line ends inside it, and the page
numbers between, become blanks here, letter for letter: offsets stay true.
"""

from __future__ import annotations

import re
from itertools import pairwise

from planner.reading.patterns import Pattern

LINE = Pattern(r"[^\n]+")
PAGE_NUMBER = re.compile(
    r"(?:\n[ \t]*)+(?:[-–][ \t]*)?(?:trang[ \t]+)?\d{1,3}[ \t]*[-–]?[ \t]*\n\s*", re.IGNORECASE
)
MARKED = re.compile(
    r"[-–—•*▪►✓○●+»]"
    r"|(?!\d{1,2}\.\d{1,2}\.\d{4})\(?\d{1,2}(?:\.\d{1,2})*(?:[.)](?!\d)|/[ \t])"
    r"|\(?(?:[a-zđA-HĐ]|[IVX]{1,4})[.)]"
)
NUMBER_ALONE = re.compile(r"\(?(?:\d{1,2}|[a-zđA-HĐ]|[IVX]{1,4})[.)]\Z")
BROKEN_HEADING = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-HĐ])\. ?[^\W\d_a-z]{1,6}\Z")  # "VI. TỔ"
NARROWEST, WIDEST = 48, 130  # letters of a line on paper
FULL = 0.8  # share of the width from which on a line may be full
OVER = 1.12  # no line of such a text is longer than this
MOSTLY = 0.7  # share of lines without a blank line between that go on
ENOUGH = 4  # full lines that go on in small letters
STOPS = ".;:!?…”"


def unwrapped(text: str) -> str:
    """Return the text with blanks for the line ends that only the width of a page made."""
    width = _width(text) or (WIDEST * WIDEST if _is_broken_anywhere(text) else 0)
    if not width:
        return text
    whole = PAGE_NUMBER.sub(_between_pages, text)
    lines = list(LINE.finditer(whole))
    signs = list(whole)
    for line, following in pairwise(lines):
        if _goes_on(line, following, width):
            signs[line.end()] = " "
    return "".join(signs)


def _width(text: str) -> int:
    """Return how many letters fit on a line of the page; 0 for a text that has no such lines."""
    lines = [line for line in LINE.finditer(text) if "\t" not in line.group()]
    sizes = sorted(len(line.group().rstrip()) for line in lines)
    if len(sizes) < ENOUGH:
        return 0
    widest = sizes[-1]
    if not NARROWEST <= widest <= WIDEST:
        return 0
    full = [
        line
        for line, following in pairwise(lines)
        if len(line.group().rstrip()) >= widest * FULL and following.group().lstrip()[:1].islower()
    ]
    return widest if len(full) >= ENOUGH else 0


def _is_broken_anywhere(text: str) -> bool:
    """Tell whether lines end inside sentences, at any width, and blank lines part paragraphs.

    So gives a page of a word processor its source: "Tăng cường năng lực giám" / "sát dịch bệnh".
    """
    pairs = [
        (line, following)
        for line, following in pairwise(LINE.finditer(text))
        if following.start() == line.end() + 1
    ]
    inside = sum(_goes_on(line, following, WIDEST * WIDEST) for line, following in pairs)
    parted = text.count("\n\n")
    return inside >= ENOUGH and parted >= ENOUGH and inside >= len(pairs) * MOSTLY


def _goes_on(line: re.Match[str], following: re.Match[str], width: int) -> bool:
    """Tell whether the words of a line go on in the next one."""
    words, after = line.group().rstrip(), following.group().strip()
    if following.start() != line.end() + 1 or not words or not after or MARKED.match(after):
        return False
    if NUMBER_ALONE.match(words) or (BROKEN_HEADING.match(words) and after.isupper()):
        return True
    if after[0].islower():
        return words[-1] not in STOPS
    first = after.split(None, 1)[0]
    is_full = len(words) + 1 + len(first) > width / OVER
    return is_full and words[-1] not in STOPS and not words.isupper()


def _between_pages(found: re.Match[str]) -> str:
    """Return blanks for a page number inside a sentence, and one line end elsewhere."""
    before, after = found.string[: found.start()].rstrip()[-1:], found.string[found.end() :][:1]
    goes_on = before and before not in STOPS and (after.islower() or after.isupper())
    return " " * len(found.group()) if goes_on else "\n" + " " * (len(found.group()) - 1)
