"""What a careful clerk would query: where a report contradicts itself or the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Month, Problem, ProblemKind, SectionKind
from planner.reading.clauses import PROSE
from planner.reading.dues import whole
from planner.reading.patterns import Pattern
from planner.reading.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Mention, Span
    from planner.reading.duties import Duty
    from planner.reading.occasions import Names
    from planner.reading.page import Page
    from planner.reading.walk import Walk

LEADS = Pattern(r"(?:^|\n|[.;:…][ \t]*)[-–•*+\d. \t]*(?:trong[ \t]+)?$")
COMPARES = Pattern(r"\b(?:so với|cùng kỳ|từ|kể từ|giai đoạn)\b")
HEADLINE = 160  # letters of a title
ALIKE = 0.4  # share of words that make two sentences speak of one task
ENOUGH = 5  # words that both have
BACK = 12  # letters before a month in which its sentence begins


def collect(page: Page, period: Month | None, names: Names, walk: Walk) -> tuple[Problem, ...]:
    """Return the problems of a report, in the order of the text."""
    found = [p for m in page.mentions for p in m.problems]
    found += names.problems
    if period is not None:
        found += _months(page, period)
    found += _restated(page, walk)
    return tuple(sorted(dict.fromkeys(found), key=lambda p: (p.span, p.kind.value)))


def _months(page: Page, period: Month) -> Iterable[Problem]:
    """A month that opens a sentence with another year than its neighbours force."""
    near = {month.month: month for month in (period, period.shifted(-1))}
    for mention in page.mentions:
        if mention.period is None or mention.period.grain is not Grain.MONTH:
            continue
        month = Month.of(mention.period.start)
        expected = near.get(month.month, month)
        if not mention.year_given or abs(expected.year - month.year) != 1:
            continue
        start = whole(mention).start
        leads = LEADS.search(page.lower[max(0, start - BACK) : start])
        if leads or _is_titled(page, start):
            details = (
                ("words", page.quote(mention.span)),
                ("expected", f"{expected.month:02}/{expected.year}"),
            )
            yield Problem(ProblemKind.MONTH_MISMATCH, mention.span, details)


def _is_titled(page: Page, offset: int) -> bool:
    """Tell whether a word stands in a title or heading: nobody compares with another year there."""
    line = page.line_at(offset)
    return (
        len(line.span) < HEADLINE
        and not page.is_told(line)
        and not COMPARES.search(page.lower, line.span.start, offset)
    )


def _restated(page: Page, walk: Walk) -> Iterable[Problem]:
    """A lead that gives a task another deadline than the body does."""
    timed = [(duty, due) for duty, _ in walk.duties if (due := _deadline(page, duty.span))]
    for outlook in walk.outlooks:
        due = _deadline(page, outlook.sentence.span)
        if outlook.kind is not SectionKind.OTHER or due is None:
            continue
        found = next((d for d in timed if _differs(page, outlook.sentence.span, due, d)), None)
        if found is not None:
            yield _contradicts(page, due, found[1])
    yield from _relisted(page, timed)


def _relisted(page: Page, timed: Sequence[tuple[Duty, Mention]]) -> Iterable[Problem]:
    """A list below prose that gives a task of the prose another deadline."""
    worded = [(duty, due, _work(page, duty, due)) for duty, due in timed]
    for at, (duty, due, work) in enumerate(worded):
        if duty.sentence.paragraph.level != PROSE:
            continue
        for listed, other, words in worded[at + 1 :]:
            is_listed = listed.sentence.paragraph.level != PROSE
            if is_listed and _other_day(due, other) and _alike(work, words):
                yield _contradicts(page, due, other)
                break


def _contradicts(page: Page, due: Mention, other: Mention) -> Problem:
    span = whole(due)
    details = (("words", page.quote(span)), ("other", page.quote(whole(other))))
    return Problem(ProblemKind.CONTRADICTION, span, details)


def _differs(page: Page, span: Span, due: Mention, other: tuple[Duty, Mention]) -> bool:
    duty, theirs = other
    return _other_day(due, theirs) and _alike(_words(page, span), _words(page, duty.span))


def _other_day(due: Mention, other: Mention) -> bool:
    if due.period is None or other.period is None:
        return False
    return due.period.last_day != other.period.last_day


def _alike(left: set[str], right: set[str]) -> bool:
    shared = len(left & right)
    return shared >= ENOUGH and shared >= ALIKE * min(len(left), len(right))


def _work(page: Page, duty: Duty, due: Mention) -> set[str]:
    """Return the words of a task less who does it and until when."""
    told = [span for span in (duty.assignee, whole(due)) if span]
    return _words(page, duty.span) - {word for span in told for word in _words(page, span)}


def _deadline(page: Page, span: Span) -> Mention | None:
    return next((m for m in page.dates_in(span) if m.cue is Cue.BY and m.period), None)


def _words(page: Page, span: Span) -> set[str]:
    return set(WORD.findall(page.low(span)))
