"""Nouns of the text: documents, spans, sections, periods, places, evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import total_ordering

RECOGNISED = "recognised"  # the note of a document whose letters were recognised in pictures
RECOGNISABLE = frozenset({"scan", "picture", "picture_pages", "garbled"})
"""Reasons of refusals, and notes of texts, after which there may be pictures to recognise."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def touches(self, other: Span) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was read: NFC, line ends as LF, no byte order mark. Offsets never change."""

    name: str  # file name or what a person called it; for show only
    text: str
    digest: str  # SHA-256 of the text as UTF-8, in hex: tells a report read before
    notes: tuple[str, ...] = ()  # keys under [assumed] in the words: what reading had to guess
    unsure: tuple[Span, ...] = ()  # words of a recognised text that may be others

    @property
    def is_recognised(self) -> bool:
        """Tell whether its letters were recognised in pictures: any of them may be wrong."""
        return RECOGNISED in self.notes

    def quote(self, span: Span) -> str:
        """Return the words that a span covers."""
        return self.text[span.start : span.end]


class SectionKind(Enum):
    """Which way a part of a report looks."""

    REVIEW = "review"
    OUTLOOK = "outlook"
    OTHER = "other"


@total_ordering
@dataclass(frozen=True, slots=True)
class Month:
    """A month of the Gregorian calendar."""

    year: int
    month: int  # 1..12

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read "YYYY-MM"; raises ValueError when it is none."""
        day = datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC)
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return self.shifted(1).first - timedelta(days=1)

    def shifted(self, months: int) -> Month:
        """Return the month so many months later (earlier when negative)."""
        count = self.year * 12 + self.month - 1 + months
        return Month(count // 12, count % 12 + 1)

    def __lt__(self, other: Month) -> bool:
        return (self.year, self.month) < (other.year, other.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a report that looks back, ahead, or neither, and what decided it."""

    kind: SectionKind
    span: Span
    rule: str  # names the heading, lead-in or tense


class Grain(Enum):
    """How exact a written date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to before `end` (half-open), as exact as `grain` says."""

    start: date
    end: date
    grain: Grain

    @property
    def last_day(self) -> date:
        """The last day inside."""
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands, both counted from 1: people read "¶5 câu 4"."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an item exists: the report's own words. Kept for ever; a correction never changes it."""

    document: str  # digest of the Document
    title: str  # what the report is called, for people
    span: Span
    quote: str  # document.quote(span)
    sentence: str  # the whole sentence that holds the quote
    place: Place
    rule: str  # names of the rules that made the item, joined by " + "
