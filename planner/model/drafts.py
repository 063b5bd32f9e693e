"""Nouns of the reading: mentions, problems, proposals, drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from planner.model.items import DatedBy, DayPart, Item
from planner.model.text import Document, Evidence, Month, Period, Section, Span


class ProblemKind(Enum):
    """How a report contradicts itself or a calendar; the codes of the annotation guide."""

    MONTH_MISMATCH = "month_mismatch"
    REPAIRED_DATE = "repaired_date"
    IMPOSSIBLE_DATE = "impossible_date"
    WEEKDAY_MISMATCH = "weekday_mismatch"
    OFFICIAL_DATE_DIFFERS = "official_date_differs"
    AMBIGUOUS_YEAR = "ambiguous_year"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the text, shown beside its words.

    `details` fill the placeholders of the sentence under [problems] in the words.
    """

    kind: ProblemKind
    span: Span
    details: tuple[tuple[str, str], ...] = ()


class Cue(Enum):
    """What the words before a date make of it."""

    ON = "on"  # "ngày", "vào", nothing
    BY = "by"  # "trước", "chậm nhất", "đến hết", "xong trong": a deadline
    FROM = "from"  # "từ ngày", with no end given
    WITHIN = "within"  # "trong tháng", "trong quý"


@dataclass(frozen=True, slots=True)
class Mention:
    """What one named rule of dates matched, and the days it means, where any follow."""

    span: Span  # the date's own words with weekday and clock time, without its cue
    rule: str
    period: Period | None  # None for vague words ("giữa tháng 11") and days that do not exist
    cue: Cue = Cue.ON
    cue_span: Span | None = None  # the cue and the date together, where there is a cue
    start_time: time | None = None
    end_time: time | None = None
    day_part: DayPart | None = None
    dated_by: DatedBy = DatedBy.TEXT
    year_given: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """An issued document that the report names; its date is never an event."""

    span: Span
    issued: date | None


class PassReason(Enum):
    """Why words with a date or a task's verb became no item."""

    DONE = "done"  # told as a result of the past
    CITED = "cited"  # date of an issued document
    MOVED = "moved"  # the day that an occasion was moved away from
    DECISION = "decision"  # decided or noted, nothing to do
    CONDITION = "condition"  # only if something happens
    PROHIBITION = "prohibition"  # a rule of conduct
    RESTATED = "restated"  # a lead or caption that repeats a task
    HISTORY = "history"  # a year of history, the old half of an anniversary, a term of office
    VAGUE = "vague"  # no day follows from the words
    PUBLISHED = "published"  # posting or signing line
    UNUSED = "unused"  # has a task's verb, or a date, that no rule took


@dataclass(frozen=True, slots=True)
class Passed:
    """Words that were understood or suspected and left out, with the reason."""

    span: Span
    reason: PassReason


class Confidence(Enum):
    """How sure the reader is; only DOUBTFUL asks."""

    SURE = "sure"  # "chắc": date and verb stand in the text
    INFERRED = "inferred"  # "suy ra": a rule concluded it, and is named
    DOUBTFUL = "doubtful"  # "cần xem": damaged, or two readings


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item that a report proposes. Its key stands in for the UID it has not got yet."""

    item: Item
    confidence: Confidence
    over: bool = False  # told as past ("đã qua"): not ticked for the plan unless a person ticks it


@dataclass(frozen=True, slots=True)
class Head:
    """Who met when, and which month the report plans. What it does not say is None."""

    title: str
    published: date | None = None
    meeting_date: date | None = None
    period: Month | None = None
    organisation: str | None = None
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything one report gives: proposed, not planned."""

    document: Document
    head: Head
    proposals: tuple[Proposal, ...] = ()  # in the order of the text
    citations: tuple[Citation, ...] = ()
    passed: tuple[Passed, ...] = ()
    problems: tuple[Problem, ...] = ()
    sections: tuple[Section, ...] = ()  # of its prose; lines of schedules and tables have none
    results: tuple[Evidence, ...] = ()  # the sentences that look back, each whole, and why

    def section_of(self, span: Span) -> Section | None:
        """Return the section in which a span begins."""
        return next((s for s in self.sections if s.span.start <= span.start < s.span.end), None)
