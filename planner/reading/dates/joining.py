"""Join the words of one date: clock time, part of the day and weekday with the day they belong to.

A day takes what stands right before it, then what stands right behind it and belongs to no other.
Two days with "đến" between them become a range, two that name the same day by both calendars one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from planner.reading.dates.rule import Clock, Lead, Months, Moon, Part, Solar, Weekday, WeekdayOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import time

    from planner.model import DayPart
    from planner.reading.dates.rule import Core, Rule, Token

BESIDE = (Clock, Part, Weekday, Lead)
GAP = re.compile(r"[ \t]{0,3}(?:[,(\-][ \t]{0,3})?(?:vào |của |trong |các |hai |hôm )?")
CLOSED_GAP = re.compile(r"[ \t]{0,3}(?:[,(|\-][ \t]{0,3})?(?:vào )?(?:lúc |hồi |từ )?")
PART_GAP = re.compile(r" ?\((?:buổi )?|, ?(?:vào )?(?:buổi )?")
TO = re.compile(r" {0,2}\)?,? {0,2}(?:-|đến|tới|cho đến|cho tới)(?: hết| trước)? {0,2}")
AND = re.compile(r" ?(?:,|và|đến hết|đến|tới|-) ?(?:ngày )?")
GLOSS = re.compile(
    r" ?[,(]? ?\(?(?:(?:tức|nhằm|là|âm lịch|dương lịch|vào|của|trùng|ứng với|:|=) ?)*(?:từ )?"
)
AFTER_GLOSS = re.compile(r" ?(?:âm lịch|dương lịch|âl|al|dl)?\)?")
DATED = re.compile(r" ?\((?:tức |là )?(?:ngày )?\Z|, (?:tức |là )?(?:ngày )?\Z")
CLOSE = re.compile(r" ?\)")
LONG_GAP = 24


class Item(NamedTuple):
    """A day or longer time with all its words."""

    start: int
    end: int
    figures: tuple[int, int]  # where the date itself stands
    rule: Rule
    core: Core
    start_time: time | None = None
    end_time: time | None = None
    part: DayPart | None = None
    weekdays: tuple[int | None, int | None] = (None, None)  # of first and last day
    called: bool = False  # another word makes it a date
    until: Core | None = None  # the day that a range ends on


def join(lowered: str, tokens: Sequence[Token]) -> list[Item]:
    """Return the dates of a text with what belongs to each."""
    before = {
        at: list(_before(lowered, tokens, at))
        for at, token in enumerate(tokens)
        if not isinstance(token.value, BESIDE)
    }
    taken = {place for places in before.values() for place in places}
    items = [
        _item(lowered, tokens, at, [*places, *_behind(lowered, tokens, at, taken, places)])
        for at, places in before.items()
    ]
    return _merged(_merged(items, lowered, _range), lowered, _gloss)


def _merged(
    items: Sequence[Item], lowered: str, merge: Callable[[str, Item, Item], Item | None]
) -> list[Item]:
    """Return the items, each joined with the one before where they belong together."""
    found: list[Item] = []
    for item in items:
        joined = merge(lowered, found[-1], item) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(item)
    return found


def _before(lowered: str, tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Give the tokens that stand right before a date and belong to it, the nearest first."""
    kinds: set[type] = set()
    start, place = tokens[at].start, at - 1
    while place >= 0:
        token = tokens[place]
        kind = type(token.value)
        if kind not in BESIDE or kind in kinds or not _joined(GAP, lowered, token.end, start):
            return
        kinds.add(kind)
        yield place
        start, place = token.start, place - 1


def _behind(
    lowered: str, tokens: Sequence[Token], at: int, taken: set[int], places: Sequence[int]
) -> list[int]:
    """Return the tokens right behind a date that belong to no other."""
    kinds = {type(tokens[place].value) for place in places} | {Lead}
    found: list[int] = []
    end, place = tokens[at].end, at + 1
    while place < len(tokens) and place not in taken:
        token = tokens[place]
        kind = type(token.value)
        gap = PART_GAP if kind is Part else CLOSED_GAP
        if kind not in BESIDE or kind in kinds or not _joined(gap, lowered, end, token.start):
            break
        kinds.add(kind)
        found.append(place)
        end, place = token.end, place + 1
    return found


def _joined(gap: re.Pattern[str], lowered: str, end: int, start: int) -> bool:
    return start - end <= LONG_GAP and gap.fullmatch(lowered, end, start) is not None


def _item(lowered: str, tokens: Sequence[Token], at: int, places: Sequence[int]) -> Item:
    token = tokens[at]
    all_places = [at, *places]
    start = min(tokens[place].start for place in all_places)
    end = max(tokens[place].end for place in all_places)
    if lowered.count("(", start, end) > lowered.count(")", start, end):
        close = CLOSE.match(lowered, end)
        end = close.end() if close else end
    values = [tokens[place].value for place in places]
    clock = next((value for value in values if isinstance(value, Clock)), None)
    return Item(
        start,
        end,
        (token.start, token.end),
        token.rule,
        token.value,  # type: ignore[arg-type]
        clock.start if clock else None,
        clock.end if clock else None,
        next((value.part for value in values if isinstance(value, Part)), None),
        (next((value.number for value in values if isinstance(value, Weekday)), None), None),
        called=bool(values),
    )


def _range(lowered: str, first: Item, last: Item) -> Item | None:
    """Return one item for "from the first to the last", or None."""
    if first.until is not None or type(first.core) is not type(last.core):
        return None
    if not isinstance(first.core, Solar | Moon | Months):
        return None
    shared = isinstance(first.core, Moon) and first.core.last.month is None
    if not _joined(AND if shared else TO, lowered, first.end, last.start):
        return None
    return first._replace(
        end=last.end,
        figures=(first.figures[0], last.figures[1]),
        rule=last.rule,
        until=last.core,
        end_time=last.start_time or first.end_time,
        weekdays=(first.weekdays[0], last.weekdays[0]),
        called=first.called or last.called,
    )


def _gloss(lowered: str, first: Item, second: Item) -> Item | None:
    """Return one item for a day told by both calendars: the common one is kept.

    As in "thứ Ba tuần sau (27/01)" too: which week was meant is what the date says.
    """
    if isinstance(first.core, WeekdayOf) and isinstance(second.core, Solar):
        return _dated(lowered, first.core.number, first, second)
    kinds = {type(first.core), type(second.core)}
    if kinds != {Solar, Moon} or not _joined(GLOSS, lowered, first.end, second.start):
        return None
    after = AFTER_GLOSS.match(lowered, second.end)
    end = after.end() if after else second.end
    kept, other = (first, second) if isinstance(first.core, Solar) else (second, first)
    return kept._replace(
        start=first.start,
        end=end,
        start_time=kept.start_time or other.start_time,
        end_time=kept.end_time or other.end_time,
        part=kept.part or other.part,
        called=True,
    )


def _dated(lowered: str, number: int, first: Item, second: Item) -> Item | None:
    """Return the date behind a weekday of some week, with the clock time before it."""
    close, gap = CLOSE.match(lowered, second.end), lowered[first.end : second.start]
    if not DATED.match(gap) or second.until is not None:
        return None
    if gap == ", " and not lowered.startswith("ngày", second.start):
        return None  # "họp thứ Hai tuần sau, 27/01 tổng kết": two days
    return second._replace(
        start=first.start,
        end=close.end() if close and "(" in gap else second.end,
        start_time=first.start_time or second.start_time,
        end_time=first.end_time or second.end_time,
        part=first.part or second.part,
        weekdays=(number, None),
        called=True,
    )
