"""Decide what a line means that a person jots down: "họp giao ban 8h thứ 2 tuần sau".

The line is read with the rules for reports. Where it leaves a doubt (which Friday? three in the
afternoon?), every reading is given and the person chooses; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import islice
from typing import TYPE_CHECKING

from planner.model import Cue, DueFrom, Event, EventKind, Grain, Month, Task
from planner.reading import dates
from planner.reading.clocks import gathered
from planner.reading.doubts import fork_of, settled
from planner.reading.jotted import DELIVERS, MEETING, PLACE, day_in, trimmed
from planner.reading.unmarked import with_marks
from planner.searching import without_marks
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.model import Item, Mention
    from planner.reading.doubts import Doubt

LONGEST = 500  # letters; a line, not a report
MOST_READINGS = 6

NAMED = (
    (re.compile(r"\b(?:kỷ niệm|ngày truyền thống)\b", re.IGNORECASE), EventKind.COMMEMORATION),
    (re.compile(r"\bnghỉ (?:lễ|tết)\b", re.IGNORECASE), EventKind.HOLIDAY),
    (re.compile(r"\b(?:lễ hội|liên hoan|hội thi|hội thao)\b", re.IGNORECASE), EventKind.FESTIVAL),
)


@dataclass(frozen=True, slots=True)
class Jotting:
    """What a line may mean: one reading where it is clear, several where the person chooses."""

    readings: tuple[Item, ...]
    doubt: Doubt | None = None
    words: str = ""  # those that leave the doubt


def jot(line: str, today: date, month: Month) -> Jotting:
    """Return what a line may mean; without words for a title, nothing.

    `month` is the month whose plan a task without a day goes to.
    """
    typed = " ".join(clean_text(line[:LONGEST]).split())
    text = with_marks(typed)
    jotting = _read(text, today, month)
    if text == typed:
        return jotting
    return replace(jotting, readings=tuple(_as_typed(item) for item in jotting.readings))


def _as_typed(item: Item) -> Item:
    """Return an item with its words as they were typed, without accents."""
    summary = without_marks(item.summary)
    if isinstance(item, Event) and item.location:
        return replace(item, summary=summary, location=without_marks(item.location))
    return replace(item, summary=summary)


def _read(text: str, today: date, month: Month) -> Jotting:
    line = gathered(text, today)
    fork = fork_of(line, today)
    if fork is None:
        item = _item(line, today, month)
        return Jotting((item,) if item else ())
    lines = (each for way in fork.lines for each in settled(way, today))
    items = (_item(each, today, month) for each in islice(lines, MOST_READINGS))
    return Jotting(tuple(item for item in items if item), fork.doubt, fork.words)


# ------------------------------------------------------------------------------------------- items


def _item(text: str, today: date, month: Month) -> Item | None:
    """Return the item that a line without doubts means."""
    mentions = dates.find(text, dates.Reference(today, said_on=today))
    when = day_in(mentions) or _stretch_in(mentions)
    place = PLACE.search(_without(text, when))
    title = _without(text, when)
    is_event = _is_event(title, when)
    if is_event and place:
        title = f"{title[: place.start()]} {title[place.end() :]}"
    title = trimmed(title)
    if not title:
        return None
    if is_event:
        return _event(title, when, trimmed(place["place"]) if place else "", month)
    return _task(title, when, month)


def _is_event(title: str, when: Mention | None) -> bool:
    """Tell an occasion from work: a deadline makes work, a clock time an occasion."""
    if when is None:
        return MEETING.match(trimmed(title)) is not None
    if when.cue in {Cue.BY, Cue.WITHIN}:
        return False
    words = trimmed(title)
    return bool(when.start_time or MEETING.match(words) or not DELIVERS.match(words))


def _event(title: str, when: Mention | None, place: str, month: Month) -> Event:
    kind = next((kind for pattern, kind in NAMED if pattern.search(title)), None)
    if kind is None:
        kind = EventKind.MEETING if MEETING.match(title) else EventKind.OTHER
    event = Event(summary=title, kind=kind, month=month, location=place or None)
    if when is None or when.period is None:
        return event
    start: date | datetime = when.period.start
    end: date | datetime | None = when.period.end
    part = when.day_part
    if when.start_time is not None:
        start = _at(when.period.start, when.start_time)
        end = _at(when.period.last_day, when.end_time) if when.end_time else None
    return Event(
        summary=title,
        kind=kind,
        month=Month.of(when.period.start),
        location=place or None,
        start=start,
        end=end,
        day_part=part,
        dated_by=when.dated_by,
    )


def _task(title: str, when: Mention | None, month: Month) -> Task:
    if when is None or when.period is None:
        return Task(summary=title, month=month)
    due = when.period.last_day
    rests = DueFrom.TEXT if when.period.grain is Grain.DAY else DueFrom.MONTH
    return Task(summary=title, month=Month.of(due), due=due, due_from=rests)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock)


def _stretch_in(mentions: Iterable[Mention]) -> Mention | None:
    """Return a month or week within which the work is due; "báo cáo tháng 2" is only named so."""
    return next((m for m in mentions if m.period and m.cue in {Cue.BY, Cue.WITHIN}), None)


def _without(text: str, when: Mention | None) -> str:
    if when is None:
        return text
    span = when.cue_span or when.span
    return f"{text[: span.start]} {text[span.end :]}"
