"""What a careful clerk would query: where a report contradicts itself or the calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Month, Problem, ProblemKind, SectionKind, Span
from planner.reading.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Citation, Mention
    from planner.reading.head import Opening
    from planner.reading.occasions import Names
    from planner.reading.tasks import Duty
    from planner.reading.walk import Walk

LEADS = re.compile(r"(?:^|\n|[.;…][ \t]*)[-–•*+\d. \t]*(?:trong[ \t]+)?$", re.IGNORECASE)
ALIKE = 0.4  # share of words that make two sentences speak of one task


def collect(
    text: str,
    opening: Opening,
    mentions: Sequence[Mention],
    cited: Sequence[Citation],
    names: Names,
    walk: Walk,
    *,
    undated: bool,
) -> tuple[Problem, ...]:
    """Return the problems of a report, in the order of the text."""
    found = [p for m in mentions for p in m.problems]
    found += names.problems
    found += _months(text, opening, mentions)
    found += _restated(text, opening, mentions, walk)
    return tuple(sorted(dict.fromkeys(found), key=lambda p: (p.span, p.kind.value)))


def _months(text: str, opening: Opening, mentions: Sequence[Mention]) -> Iterable[Problem]:
    """A month that opens a sentence with another year than its neighbours force."""
    period = opening.head.period
    if period is None:
        return
    for mention in mentions:
        if (
            mention.period is None
            or mention.period.grain is not Grain.MONTH
            or not mention.year_given
        ):
            continue
        month = Month.of(mention.period.start)
        expected = next((m for m in (period, period.shifted(-1)) if m.month == month.month), None)
        if expected is None or expected == month or abs(expected.year - month.year) != 1:
            continue
        start = (mention.cue_span or mention.span).start
        if LEADS.search(text[max(0, start - 12) : start]) or start == 0:
            details = (
                ("words", text[mention.span.start : mention.span.end]),
                ("expected", f"{expected.month:02}/{expected.year}"),
            )
            yield Problem(ProblemKind.MONTH_MISMATCH, mention.span, details)


def _restated(
    text: str, opening: Opening, mentions: Sequence[Mention], walk: Walk
) -> Iterable[Problem]:
    """A lead that gives a task another deadline than the body does."""
    asides = [o.sentence for o in walk.outlooks if o.kind is SectionKind.OTHER]
    for sentence in asides:
        for mention in mentions:
            if (
                not sentence.span.holds(mention.span)
                or mention.cue is not Cue.BY
                or mention.period is None
            ):
                continue
            words = _words(text, sentence.span)
            for duty, _ in walk.duties:
                other = _deadline(duty, mentions)
                if (
                    other is None
                    or other.period is None
                    or other.period.last_day == mention.period.last_day
                ):
                    continue
                mine = _words(text, duty.span)
                if (
                    len(words & mine) >= ALIKE * min(len(words), len(mine))
                    and len(words & mine) >= 5
                ):
                    span = mention.cue_span or mention.span
                    place = other.cue_span or other.span
                    details = (
                        ("words", text[span.start : span.end]),
                        ("other", text[place.start : place.end]),
                    )
                    yield Problem(ProblemKind.CONTRADICTION, span, details)
                    break


def _deadline(duty: Duty, mentions: Sequence[Mention]) -> Mention | None:
    return next((m for m in mentions if m.cue is Cue.BY and duty.span.holds(m.span)), None)


def _words(text: str, span: Span) -> set[str]:
    return set(WORD.findall(text[span.start : span.end].lower()))
