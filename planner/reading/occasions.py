"""What an occasion is: its name as written, its days, why - before it becomes an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import DatedBy, EventKind, Span

if TYPE_CHECKING:
    from datetime import date, time

    from planner.model import DayPart, Mention, Problem


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that has a day; `last` is inclusive."""

    span: Span
    kind: EventKind
    rule: str
    start: date | None = None
    last: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    day_part: DayPart | None = None
    dated_by: DatedBy = DatedBy.TEXT
    place: Span | None = None
    assignee: Span | None = None
    guests: Span | None = None
    duty: int | None = None  # place of the duty that organises it
    over: bool = False  # told as past
    doubtful: bool = False
    named: bool = False  # a day with a name of its own
    date: Span | None = None  # where the day stands
    gloss: Span | None = None  # name and date together: no due stands in it


def on_day(  # noqa: PLR0913
    span: Span,
    kind: EventKind,
    rule: str,
    mention: Mention,
    *,
    last: date | None = None,
    place: Span | None = None,
    assignee: Span | None = None,
    guests: Span | None = None,
    duty: int | None = None,
) -> Occasion:
    """Return an occasion on the day, or days, of a mention; `last` when it lasts longer."""
    period = mention.period
    end = last or (period.last_day if period else None)
    return Occasion(
        span,
        kind,
        f"{rule} + {mention.rule}",
        period.start if period else None,
        end if period and end != period.start else None,
        mention.start_time,
        mention.end_time,
        mention.day_part,
        mention.dated_by,
        place,
        assignee,
        guests,
        duty,
        doubtful=bool(mention.problems),
        date=mention.cue_span or mention.span,
    )


@dataclass(frozen=True, slots=True)
class Names:
    """The named days of a text, the dates they use up, and what is wrong with them."""

    occasions: tuple[Occasion, ...]
    used: tuple[Span, ...]
    problems: tuple[Problem, ...]
