"""Decide which deadlines a named day sets: "trước lễ Vu lan", "trước Ngày Nhà giáo Việt Nam"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.almanac.observances import find_names
from planner.model import Cue, DatedBy, Grain, Mention, Period, Span
from planner.reading.dates.cues import cue_before

if TYPE_CHECKING:
    from planner.almanac.observances import Named
    from planner.reading.dates.years import Years

ONE = timedelta(days=1)
BEFORE_NAME = re.compile(r"(?<!\w)[Tt]rước (?P<name>)(?:dịp |lễ |[Nn]gày )?(?=[A-ZĐ])")
NAME_REACH = 100


def with_named_deadlines(
    text: str, lowered: str, mentions: tuple[Mention, ...], years: Years
) -> tuple[Mention, ...]:
    """Add the deadlines that a named day sets: "trước lễ Vu lan"."""
    taken = {mention.span.start for mention in mentions}
    found = []
    for lead in BEFORE_NAME.finditer(text):
        start = lead.end("name")
        if start in taken or lead.end() in taken:
            continue
        named = next(iter(find_names(text[start : lead.end() + NAME_REACH])), None)
        if named is None or start + named.span.start > lead.end():
            continue
        cue = cue_before(lowered, start)
        if cue is not None and cue[0] is Cue.BY:
            span = Span(start, start + named.span.end)
            found.append(_named_deadline(named, span, cue[1], years))
    return tuple(sorted((*mentions, *found), key=lambda each: each.span)) if found else mentions


def _named_deadline(named: Named, span: Span, start: int, years: Years) -> Mention:
    around = range(years.anchor.year - 1, years.anchor.year + 2)
    days = [day for year in around if (day := named.observance.on(year))]
    day = years.nearest(days, by=True) if days else None
    period = Period(day, day + ONE, Grain.DAY) if day else None
    return Mention(
        span,
        "trước ngày có tên",
        period,
        Cue.BY,
        Span(start, span.end),
        dated_by=DatedBy.CALENDAR,
        year_given=False,
    )
