"""The straight lines on a drawn page, found in its points: the rules of tables.

A line is a stroke of dark points, never wholly level on a scan: short runs that touch one another
from row to row are one stroke. Tesseract loses letters that stand near a rule, so that the rules of
a table are taken out of the picture once they are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_RUN = 48  # points: 5 mm at 240 a inch, longer than strokes of letters
_LENGTH = 90  # of a whole stroke
_THICK = 12
_GAP = 20  # where ink is missing
_STEP = 2  # rows between two runs of one stroke
_RUNS_AT_MOST = 20_000  # more of them are a photograph
_DARK = 0.72  # of the paper's own grey
_PIECE = 8  # of a level line that is taken out at once
_HALF = 4  # of the thickness that is taken out
_RULES_OF_A_TABLE = 3  # each way


class Stroke(NamedTuple):
    """A straight line from left to right or from top to bottom."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_level(self) -> bool:
        """Tell whether it runs from left to right."""
        return self.right - self.left > abs(self.bottom - self.top)

    def places(self) -> Iterator[tuple[int, int, int, int]]:
        """Give the oblongs that cover it: left, top, right, bottom, half-open."""
        if self.is_level:
            for left in range(self.left, self.right, _PIECE):
                lean = (self.bottom - self.top) * (left - self.left)
                y = self.top + lean // (self.right - self.left)
                yield left, y - _HALF, min(left + _PIECE, self.right), y + _HALF + 1
        else:
            for y in range(self.top, self.bottom):
                lean = (self.right - self.left) * (y - self.top)
                x = self.left + lean // (self.bottom - self.top)
                yield x - _HALF, y, x + _HALF + 1, y + 1


class _Run(NamedTuple):
    row: int
    start: int
    end: int


@dataclass(slots=True)
class _Line:
    """Runs that touch one another."""

    first: _Run
    last: _Run
    row: int  # the last one that touched
    start: int
    end: int
    ink: int

    def takes(self, run: _Run) -> bool:
        """Take a run that touches, and tell so."""
        if run.start > self.end + _GAP or run.end < self.start - _GAP:
            return False
        self.row = run.row
        self.ink += run.end - run.start
        if run.start < self.start:
            self.first, self.start = run, run.start
        if run.end > self.end:
            self.last, self.end = run, run.end
        return True

    def is_rule(self) -> bool:
        """Tell whether this is a thin line."""
        length = self.end - self.start
        return length >= _LENGTH and self.ink <= _THICK * length


def strokes(grey: bytes, width: int) -> list[Stroke]:
    """Return the level and the upright lines of a page, given its points row by row."""
    height = len(grey) // width
    limit = int(_paper(grey) * _DARK)
    dark = grey.translate(bytes(point < limit for point in range(256)))
    found = [
        Stroke(line.start, line.first.row, line.end, line.last.row)
        for line in _lines(_runs(dark, width))
    ]
    turned = b"".join(dark[column::width] for column in range(width))
    found += [
        Stroke(line.first.row, line.start, line.last.row, line.end)
        for line in _lines(_runs(turned, height))
    ]
    return found


def show_table(found: Sequence[Stroke]) -> bool:
    """Tell whether lines are the rules of a table with rows and columns."""
    level = sum(stroke.is_level for stroke in found)
    return min(level, len(found) - level) >= _RULES_OF_A_TABLE


def without(found: Sequence[Stroke], grey: bytes, width: int) -> bytes:
    """Return the points of a page with these lines taken out."""
    points, blank = bytearray(grey), bytes([_paper(grey)]) * max(_PIECE, 2 * _HALF + 1)
    height = len(grey) // width
    for stroke in found:
        for left, top, right, bottom in stroke.places():
            start, end = max(0, left), min(width, right)
            for row in range(max(0, top), min(height, bottom)):
                points[row * width + start : row * width + end] = blank[: max(0, end - start)]
    return bytes(points)


def _paper(grey: bytes) -> int:
    """Return how bright the paper is: most of a page is blank."""
    return median_low(grey[:: max(1, len(grey) // 5000)])


def _runs(dark: bytes, width: int) -> Iterator[_Run]:
    """Give the long runs of dark points, row by row."""
    wanted = b"\1" * _RUN
    place = dark.find(wanted)
    while place >= 0:
        row = place // width
        behind = (row + 1) * width
        end = dark.find(b"\0", place, behind)
        end = end if end >= 0 else behind
        if end - place >= _RUN:
            yield _Run(row, place % width, place % width + end - place)
        place = dark.find(wanted, end)


def _lines(runs: Iterable[_Run]) -> list[_Line]:
    """Return the thin lines that runs make; none of a page that is a photograph."""
    open_lines: list[_Line] = []
    closed: list[_Line] = []
    for count, run in enumerate(runs):
        if count > _RUNS_AT_MOST:
            return []
        closed += [line for line in open_lines if line.row < run.row - _STEP]
        open_lines = [line for line in open_lines if line.row >= run.row - _STEP]
        if not any(line.takes(run) for line in open_lines):
            size = run.end - run.start
            open_lines.append(_Line(run, run, run.row, run.start, run.end, size))
    return [line for line in (*closed, *open_lines) if line.is_rule()]
