"""Share the height of a month's grid among its weeks, bars and chips.

Measures come from the view, in pixels of its own. Every item gets a line before any gets two; what
has a clock time is never hidden before what has none, nor what is open before what is done; what
is hidden is counted; no title stays cut where a line is free. What a page has hundreds of is a
named tuple: it is made in a fourth of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS = 7


@dataclass(frozen=True, slots=True)
class Measure:
    """What things take in height: a line of text, the frame of a chip, the line "+3 mục nữa"."""

    line: int
    frame: int  # above and below the lines of one chip, with the gap to the next
    more: int  # not higher than a chip of one line

    def chip(self, lines: int) -> int:
        """Return the height of a chip of so many lines."""
        return self.frame + self.line * lines


class Want(NamedTuple):
    """A chip that would need so many lines for its whole title."""

    lines: int
    timed: bool = False  # hidden last
    done: bool = False  # hidden first


class BarWant(NamedTuple):
    """A bar over `columns` that would need so many lines for its whole title."""

    columns: range
    lines: int
    timed: bool = False
    repeated: bool = False  # its title stands whole in another week: it grows last


@dataclass(frozen=True, slots=True)
class DayFit:
    """What a day's chips get: lines for each (0: not shown), from `top` on; how many are hidden."""

    top: int
    lines: tuple[int, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class WeekFit:
    """What a week's bars get (top and lines, None: not shown) and what each day's chips get."""

    bars: tuple[tuple[int, int] | None, ...]
    days: tuple[DayFit, ...]


def level(room: int, least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Share `room` so that rows are as equal as their least and most heights allow.

    The heights add up to `room` wherever that lies between the sums of least and most.
    """
    low, high = 0, max(room, *most)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(map(_clamp, [middle] * len(least), least, most)) <= room:
            low = middle
        else:
            high = middle - 1
    heights = list(map(_clamp, [low] * len(least), least, most))
    for row, height in enumerate(heights):
        if sum(heights) < room and height == low < most[row]:
            heights[row] += 1
    return heights


def _clamp(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))


def row_heights(room: int, floor: int, bases: Sequence[int], fulls: Sequence[int]) -> list[int]:
    """Share the height of the grid among its weeks by what they hold.

    First every week gets what one line for each item takes (`bases`), then the weeks nearest to
    whole titles get what those take (`fulls`), and the others share what is left. Where all titles
    are whole, the rest makes the rows more equal. No row is lower than `floor`.
    """
    least = [max(floor, base) for base in bases]
    whole = [max(base, full) for base, full in zip(least, fulls, strict=True)]
    if sum(whole) <= room:
        return level(room, whole, [room] * len(whole))
    if sum(least) > room:
        return level(room, [floor] * len(bases), least)
    spare = room - sum(least)
    for row in sorted(range(len(least)), key=lambda row: whole[row] - least[row]):
        if whole[row] - least[row] <= spare:
            spare -= whole[row] - least[row]
            least[row] = whole[row]
    return level(room, least, whole)


def week_need(
    bars: Sequence[BarWant], days: Sequence[Sequence[Want]], measure: Measure, *, whole: bool
) -> int:
    """Return the height at which a week shows every item: each with one line, or each whole."""
    lines = [bar.lines if whole and not bar.repeated else 1 for bar in bars]
    tops = _tops(bars, lines, measure)[1]
    return max(
        tops[day] + sum(measure.chip(want.lines if whole else 1) for want in wants)
        for day, wants in enumerate(days)
    )


def fit_day(wants: Sequence[Want], top: int, room: int, measure: Measure, out: int = 0) -> DayFit:
    """Share the height below `top` among a day's chips.

    Each gets one line, those with a clock time first; what does not fit is counted, together with
    the `out` bars that found no room. Then titles are completed, the nearest to whole first, and
    what is left goes round among those still cut.
    """
    free = room - top
    count = _shown(len(wants), free, measure, out)
    if out or count < len(wants):
        free -= measure.more
    first = sorted(range(len(wants)), key=lambda chip: (not wants[chip].timed, wants[chip].done))
    shown = set(first[:count])
    lines = [1 if chip in shown else 0 for chip in range(len(wants))]
    spare = (free - measure.chip(1) * len(shown)) // measure.line
    for chip in sorted(shown, key=lambda chip: wants[chip].lines):
        if wants[chip].lines - 1 <= spare:
            spare -= wants[chip].lines - 1
            lines[chip] = wants[chip].lines
    _go_round(wants, lines, spare)
    return DayFit(top, tuple(lines), out + lines.count(0))


def _shown(chips: int, free: int, measure: Measure, out: int) -> int:
    """Return how many of a day's chips get a line, beside the "+N" line where something is out."""
    if not out and measure.chip(1) * chips <= free:
        return chips
    return min(chips, max(0, (free - measure.more) // measure.chip(1)))


def _go_round(wants: Sequence[Want], lines: list[int], spare: int) -> None:
    """Give the spare lines one by one to the chips that are shown and still cut."""
    cut = [chip for chip, want in enumerate(wants) if 0 < lines[chip] < want.lines]
    while spare > 0 and cut:
        for chip in cut[:spare]:
            lines[chip] += 1
        spare -= len(cut)
        cut = [chip for chip in cut if lines[chip] < wants[chip].lines]


def fit_week(
    bars: Sequence[BarWant], days: Sequence[Sequence[Want]], room: int, measure: Measure
) -> WeekFit:
    """Share the height of a week: bars above, then each day's chips."""
    lines = _bars_in_room(bars, days, room, measure)
    _grow(bars, lines, _kept_for_first_lines(bars, lines, days, room, measure), room, measure)
    fits = _fit_days(bars, lines, days, room, measure)
    if any(bar.repeated and 0 < n < bar.lines for bar, n in zip(bars, lines, strict=True)):
        taken = [_taken(fit, measure) for fit in fits]
        _grow(bars, lines, taken, room, measure, repeated=True)
        fits = _fit_days(bars, lines, days, room, measure)
    tops = _tops(bars, lines, measure)[0]
    places = ((top, n) if n else None for top, n in zip(tops, lines, strict=True))
    return WeekFit(tuple(places), tuple(fits))


def _fit_days(
    bars: Sequence[BarWant],
    lines: Sequence[int],
    days: Sequence[Sequence[Want]],
    room: int,
    measure: Measure,
) -> list[DayFit]:
    bottoms = _tops(bars, lines, measure)[1]
    return [
        fit_day(wants, bottoms[day], room, measure, _out(bars, lines, day))
        for day, wants in enumerate(days)
    ]


def _out(bars: Sequence[BarWant], lines: Sequence[int], day: int) -> int:
    """Return how many bars of a day are not shown."""
    return sum(not count and day in bar.columns for bar, count in zip(bars, lines, strict=True))


def _taken(fit: DayFit, measure: Measure) -> int:
    """Return the height that a day's chips and its "+N" line take."""
    more = measure.more if fit.hidden else 0
    return more + sum(measure.chip(count) for count in fit.lines if count)


def _tops(
    bars: Sequence[BarWant], lines: Sequence[int], measure: Measure
) -> tuple[list[int], list[int]]:
    """Stack the bars that have lines; return the top of each bar and the end of each column."""
    bottoms = [0] * DAYS
    tops = []
    for bar, count in zip(bars, lines, strict=True):
        if not count:
            tops.append(0)
            continue
        first, end = bar.columns.start, bar.columns.stop
        top = max(bottoms[first:end])
        tops.append(top)
        bottoms[first:end] = [top + measure.chip(count)] * (end - first)
    return tops, bottoms


def _bars_in_room(
    bars: Sequence[BarWant], days: Sequence[Sequence[Want]], room: int, measure: Measure
) -> list[int]:
    """Return one line for each bar that leaves room for what has a clock time, 0 for the others."""
    lines = [1] * len(bars)
    bottoms = _tops(bars, lines, measure)[1]
    kept_free, crowded = [], False
    for day, wants in enumerate(days):
        overflows = bottoms[day] + measure.chip(1) * len(wants) > room
        timed = sum(want.timed for want in wants)
        kept_free.append(measure.chip(1) * timed + (measure.more if overflows else 0))
        crowded = crowded or overflows
    if not crowded:
        return lines
    lines, stacked = [0] * len(bars), [0] * DAYS
    bottoms = [0] * DAYS
    for index in sorted(range(len(bars)), key=lambda index: not bars[index].timed):
        days_of_bar = bars[index].columns
        lowest = max([measure.chip(1) * (stacked[day] + 1) + kept_free[day] for day in days_of_bar])
        lines[index] = 1
        lower = _tops(bars, lines, measure)[1]
        if lowest > room or not _leaves(bottoms, lower, kept_free, room):
            lines[index] = 0
            continue
        bottoms = lower
        for day in days_of_bar:
            stacked[day] += 1
    return lines


def _kept_for_first_lines(
    bars: Sequence[BarWant],
    lines: Sequence[int],
    days: Sequence[Sequence[Want]],
    room: int,
    measure: Measure,
) -> list[int]:
    """Return for each day what its chips need to show as many as there is room for."""
    bottoms = _tops(bars, lines, measure)[1]
    kept = []
    for day, wants in enumerate(days):
        out = _out(bars, lines, day)
        shown = _shown(len(wants), room - bottoms[day], measure, out)
        more = measure.more if out or shown < len(wants) else 0
        kept.append(measure.chip(1) * shown + more)
    return kept


def _grow(
    bars: Sequence[BarWant],
    lines: list[int],
    kept_free: Sequence[int],
    room: int,
    measure: Measure,
    *,
    repeated: bool = False,
) -> None:
    """Give cut bars the lines that leave free what each day keeps for its chips."""
    before = _tops(bars, lines, measure)[1]
    for index, bar in enumerate(bars):
        while 0 < lines[index] < bar.lines and bar.repeated is repeated:
            lines[index] += 1
            after = _tops(bars, lines, measure)[1]
            if not _leaves(before, after, kept_free, room):
                lines[index] -= 1
                break
            before = after


def _leaves(
    before: Sequence[int], after: Sequence[int], kept_free: Sequence[int], room: int
) -> bool:
    """Tell whether, wherever bars push things down, what must be free stays free."""
    return all(
        low + free <= room or low == high
        for high, low, free in zip(before, after, kept_free, strict=True)
    )
