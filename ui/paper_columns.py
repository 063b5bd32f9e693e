"""How wide the days of a printed month are: as equal as lets every title stand whole.

A wall of titles on Tuesday and nothing on Sunday need not get the same seventh of the sheet.
"""

from __future__ import annotations

from itertools import accumulate, pairwise, permutations
from typing import TYPE_CHECKING

from planner.month import DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LEAST = 0.75
"""The narrowest day, as a share of an equal one: narrower, its number and its lunar day collide."""

STEPS = (2, 4, 8, 16, 32, 4, 16)
"""What a day gives to another at once: a half of an equal day, a quarter and so on."""

Edges = tuple[int, ...]
Height = tuple[int, float]
"""How high a month is, and how unequal its days are: of two equally high ones the calmer wins."""


def equal(width: int) -> Edges:
    """Return the left edges of seven days of one width, and the right edge of the last."""
    return tuple(round(column * width / DAYS) for column in range(DAYS + 1))


def fitted(width: int, room: int, height: Callable[[Edges], int]) -> Edges | None:
    """Return edges at which the month is not higher than `room`; None when none are found.

    One day gives width to another, each time those two that help most, in large steps first, and
    no further than it must.
    """
    fair = width / DAYS

    def judged(days: Sequence[int]) -> Height:
        return height(_edges(days)), sum((day - fair) ** 2 for day in days)

    days = [right - left for left, right in pairwise(equal(width))]
    found = judged(days)
    for step in (int(fair) // part for part in STEPS):
        while found[0] > room:
            tried = [(judged(each), each) for each in _exchanged(days, step, LEAST * fair)]
            if not tried or min(tried)[0] >= found:
                break
            found, days = min(tried)
    return _edges(days) if found[0] <= room else None


def _exchanged(days: Sequence[int], step: int, least: float) -> list[list[int]]:
    """Return what comes of each way in which one day gives a step of its width to another."""
    ways = []
    for giver, taker in permutations(range(DAYS), 2):
        if days[giver] - step >= least:
            way = list(days)
            way[giver] -= step
            way[taker] += step
            ways.append(way)
    return ways


def _edges(days: Sequence[int]) -> Edges:
    return (0, *accumulate(days))
