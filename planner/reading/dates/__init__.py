"""Decide how a date may be written and what an incomplete one means: a table of rules.

`find` gives every mention of a day, week, month or vaguer time in a text, in its order, none inside
another. Tokens that the rules match (figures, months, clock times, weekdays) are joined to dates,
the years of the text's own dates complete them, and the words before say what each is for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.model import DatedBy, Grain, Mention, Problem, ProblemKind
from planner.reading.dates.joining import join
from planner.reading.dates.mentions import Reader
from planner.reading.dates.named import with_named_deadlines
from planner.reading.dates.rule import Rule
from planner.reading.dates.scanning import RULES, lower, scan
from planner.reading.dates.years import years_of

if TYPE_CHECKING:
    from datetime import date

__all__ = ["RULES", "Reference", "Rule", "find"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What dates hang on where the text does not say."""

    day: date  # given along with the text, or today
    published: date | None = None
    meeting: date | None = None
    said_on: date | None = None  # for a line that is being typed: its today; None for a report


def find(text: str, reference: Reference) -> tuple[Mention, ...]:
    """Return every mention of a time in a text, in its order, none touching another."""
    lowered = lower(text)
    tokens = list(scan(lowered))
    years = years_of(lowered, tokens, reference.published or reference.day, reference.meeting)
    years = replace(years, said_on=reference.said_on, reference=reference.day)
    mentions = tuple(Reader(text, lowered, years).read(join(lowered, tokens)))
    mentions = with_named_deadlines(text, lowered, mentions, years)
    return mentions if years.is_from_text else _with_ambiguous_year(text, mentions)


def _is_written_day(mention: Mention) -> bool:
    """Tell whether a mention is a day in figures that leaves its year open."""
    grain = mention.period.grain if mention.period else None
    leap = mention.period is not None and f"{mention.period.start:%d/%m}" == "29/02"
    return grain is Grain.DAY and mention.dated_by is DatedBy.TEXT and not leap


def _with_ambiguous_year(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mark the first date without a year in a text that names none: its year is a guess."""
    for at, mention in enumerate(mentions):
        if mention.period and not mention.year_given and _is_written_day(mention):
            words = text[mention.span.start : mention.span.end]
            details = (("words", words), ("year", str(mention.period.start.year)))
            problem = Problem(ProblemKind.AMBIGUOUS_YEAR, mention.span, details)
            marked = replace(mention, problems=(*mention.problems, problem))
            return (*mentions[:at], marked, *mentions[at + 1 :])
    return mentions
