"""Occasions that were put off: the day they leave is no longer theirs, the new one is.

As in "dời Đại hội từ ngày 20/4 sang 7g30 ngày 29/4": only 29/4 may become an entry.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Period, Span
from planner.reading.dues import is_day, is_one_day, whole
from planner.reading.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Mention

VERB = r"(?:dời|chuyển|lùi|hoãn|đẩy|dịch|đổi|điều chỉnh|thay đổi)"
TO = r"(?:sang|qua|đến|tới|thành|vào|lại|xuống|lên)"
LEAVES = Pattern(rf"\b{VERB}\b[^.;:\n]*$")
ARRIVES = Pattern(
    rf"(?:\s*\([^()\n]*\))?[\s,]*(?:[^.;:\n]{{0,40}}?\b{VERB}(?: lịch| ngày)?\s+)?{TO}(?:\s+{TO})?"
    r"(?:\s+(?:lúc|ngày))*\s*\Z"
)
PUT_OFF = Pattern(rf"\b{VERB}(?: lịch| ngày)?(?:\s+{TO})+\s*\Z")
INSTEAD = Pattern(r"\bthay (?:vì|cho)\s*(?:vào\s*)?\Z")
BEFORE = 90  # letters before a day in which its verb stands
STRETCH = Pattern(r"\b(?:dời|lùi|hoãn|đẩy)\b[^.;:\n]*$")


def settled(lower: str, mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], list[Span]]:
    """Return the mentions with new days made plain, and the places of the days that were left."""
    found, left = list(mentions), []
    for at, mention in enumerate(found):
        if not is_day(mention) or mention.period is None:
            continue
        start = whole(mention).start
        before = lower[max(0, start - BEFORE) : start]
        if INSTEAD.search(before):
            left.append(mention.span)
            continue
        new = found[at + 1] if at + 1 < len(found) else None
        if new is not None and _moves(lower, before, mention, new):
            left.append(mention.span)
            found[at + 1] = replace(new, cue=Cue.ON)
        elif _is_put_off(lower, mention, before):
            found[at] = replace(mention, cue=Cue.ON)
        elif not is_one_day(mention.period) and STRETCH.search(before):
            last = mention.period.last_day  # "lùi từ ngày 20/4 đến ngày 29/4"
            period = Period(last, mention.period.end, Grain.DAY)
            found[at] = replace(mention, period=period, cue=Cue.ON)
    return tuple(found), left


def _moves(lower: str, before: str, old: Mention, new: Mention) -> bool:
    """Tell whether an occasion leaves one day for the next that is mentioned."""
    if not is_day(new):
        return False
    between = lower[old.span.end : new.span.start]
    if not ARRIVES.match(between):
        return False
    return LEAVES.search(before) is not None or LEAVES.search(between) is not None


def _is_put_off(lower: str, mention: Mention, before: str) -> bool:
    """As in "lùi đến ngày 25/7": a day that is reached, no deadline."""
    if mention.cue not in {Cue.BY, Cue.FROM}:
        return False
    return PUT_OFF.search(before + lower[whole(mention).start : mention.span.start]) is not None
