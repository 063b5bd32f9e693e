"""The part of a sentence of results that looks ahead: work to do, and days to come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Span
from planner.reading.clauses import NUMBER
from planner.reading.duties import focus_at
from planner.reading.leads import BESIDES, COMES, DONE, LIMIT, MARKED, PLANS_FOR, TO_BE_HELD

if TYPE_CHECKING:
    from datetime import date

    from planner.model import Mention
    from planner.reading.clauses import Sentence
    from planner.reading.page import Page

PAST_TIME = 70  # letters before a day in which "nhân", "chào mừng" stand


def rest_ahead(page: Page, sentence: Sentence, since: date | None) -> Sentence | None:
    """Return the rest of a sentence of results from the part on that looks ahead, if any.

    As in "đã kiểm tra 6 hàng quán; làm mẫu 03 hố xí xong trong quý IV": parts stand between
    semicolons, and a deadline that is not over yet, or a time to come, turns one ahead.
    """
    pieces = sentence.pieces
    words = page.words(sentence.span.start, sentence.span.end)
    focus = focus_at(page.lower, words, sentence.span)
    if focus and PLANS_FOR.search(page.lower, sentence.span.start, focus):
        rest = [piece for piece in pieces if piece.end > focus]
        first = replace(rest[0], start=focus, left=":")
        span = Span(focus, sentence.span.end)
        return replace(sentence, span=span, pieces=(first, *rest[1:]))
    for at, piece in enumerate(pieces):
        told = piece.left == "," and BESIDES.match(page.lower, piece.start, sentence.span.end)
        if told:
            span = Span(piece.start, sentence.span.end)
            return replace(sentence, span=span, pieces=pieces[at:])
        if at and piece.left not in {";", NUMBER}:
            continue
        stop = next((n for n, p in enumerate(pieces[at + 1 :], at + 1) if p.left == ";"), None)
        end = pieces[stop - 1].end if stop else sentence.span.end
        if part_ahead(page, Span(piece.start, end), since):
            span = Span(piece.start, sentence.span.end)
            return replace(sentence, span=span, pieces=pieces[at:])
    return None


def tells_of_days_to_come(page: Page, sentence: Sentence) -> bool:
    """As in "Được biết, đại hội sẽ diễn ra ngày ...", told at the end of the results."""
    return TO_BE_HELD.search(page.low(sentence.span)) is not None


def part_ahead(page: Page, part: Span, since: date | None) -> bool:
    """Tell whether a part of a sentence looks ahead of a day: by its words or its dates."""
    words = page.low(part)
    if DONE.search(words):
        return False
    if COMES.match(words):
        return True
    return since is not None and any(
        _is_to_come(page, mention, since)
        for mention in page.dates_in(part)
        if not page.papers.touch(mention.span)
    )


def _is_to_come(page: Page, mention: Mention, since: date) -> bool:
    """Tell whether a mention sets a deadline that is not over on a day."""
    period, cue = mention.period, mention.cue
    words = mention.cue_span or mention.span
    limits = LIMIT.match(page.lower, words.start) is not None
    if cue is Cue.BY or (cue is Cue.WITHIN and limits):  # "xong trong quý IV"
        return limits and (
            period is None or (period.grain is not Grain.YEAR and period.last_day >= since)
        )
    near = period is not None and period.grain in {Grain.DAY, Grain.WEEK}
    if period is None or not near or period.last_day < since:
        return False
    return cue is Cue.WITHIN or (
        cue is Cue.ON and period.start > since and _is_plain(page, mention)
    )


def _is_plain(page: Page, mention: Mention) -> bool:
    """Tell whether a day is no feast that work was done for: "chào mừng 30/4"."""
    start = mention.span.start
    return MARKED.search(page.lower, max(0, start - PAST_TIME), start) is None
