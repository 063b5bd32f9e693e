"""Decide whether two wordings mean the same piece of work: what they share, lack and exchange.

What one leaves out weighs against it a little; where one puts something else in the place of a
word ("nội trú", "ngoại trú"; "thôn Đoài", "thôn Nam"), they are two.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.outcomes.lexicon import further, phrases, syllables
from planner.outcomes.wording import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.outcomes.wording import Content

    Code = tuple[str, int, int, int, int]  # of SequenceMatcher: what, from where to where in both

NUMBERED = r"\b(?P<label>quý|đợt|lần|kỳ|khóa|giai đoạn) (?P<number>\d+|[ivx]+)\b"
ENOUGH = 0.95  # of an amount that was planned
LONGEST = 60  # syllables in which a work is looked for


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far a stretch names a work, and with which of its syllables."""

    share: float  # of the weight of the work
    weight: float
    matched: frozenset[int]  # indexes of the stretch's syllables
    falls_short: bool  # it names fewer or less than were planned
    follows: str  # the syllable right behind the last of them, if a name comes after it


def likeness(
    work: Content, told: Content, *, finished: bool = False, before: frozenset[str] | None = None
) -> Likeness | None:
    """Return how far a stretch names a work from its beginning; None where it names another.

    `finished`: a word of completion stood before the stretch, which may then begin with the thing.
    `before`: what may stand before the work itself, beside what always may.
    """
    blocks = SequenceMatcher(None, work.forms, told.forms[:LONGEST], autojunk=False)
    codes = blocks.get_opcodes()
    first = syllables("first") | (before or frozenset())
    if not codes or not _begins(codes[0], work, told, first, finished=finished):
        return None
    if _lacks_its_end(codes[-1], work):
        return None
    share = 0.0
    matched: set[int] = set()
    last = _last_equal(codes)
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal":
            share += sum(work.weights[i1:i2])
            matched.update(range(j1, j2))
        elif tag == "delete" and _is_name(work, i1, i2):
            return None  # it is another's, or all of them
        elif tag == "replace" and number and not _is_left_out(work, i1, number, last):
            return None
    after = max(matched, default=-1) + 1
    is_named = after + 1 in told.capitals
    return Likeness(
        share / work.weight,
        share,
        frozenset(matched),
        _falls_short(codes, work, told) or (_lacks_amounts(work, told) and after in told.capitals),
        told.forms[after] if is_named else "",
    )


def _begins(
    code: Code, work: Content, told: Content, before: frozenset[str], *, finished: bool
) -> bool:
    """Tell whether both begin with the same, or with words that make no difference."""
    tag, i1, i2, j1, j2 = code
    lacking, instead = " ".join(work.forms[i1:i2]), told.forms[j1:j2]
    match tag:
        case "equal":
            return True
        case "insert":
            return before.issuperset(instead)
        case "delete":
            return finished and lacking in phrases("making") | phrases("helping")
        case _:
            return " ".join(instead) in further(lacking)


def _lacks_its_end(code: Code, work: Content) -> bool:
    """Tell whether the stretch lacks the last words of the work, which tell it from others."""
    tag, i1, i2, _, _ = code
    return tag == "delete" and not syllables("common").issuperset(
        work.forms[i1 : min(i2, work.tail)]
    )


def _last_equal(codes: Sequence[Code]) -> int:
    return max((n for n, code in enumerate(codes) if code[0] == "equal"), default=-1)


def _is_left_out(work: Content, start: int, number: int, last: int) -> bool:
    """Tell whether the stretch goes on to something else where the tail of the work begins."""
    return start == work.tail and number > last


def _falls_short(codes: Sequence[Code], work: Content, told: Content) -> bool:
    """Tell whether fewer were done than planned of what both count."""
    for tag, i1, i2, j1, _ in codes:
        if tag == "equal":
            for step in range(i2 - i1):
                planned, done = work.amounts.get(i1 + step), told.amounts.get(j1 + step)
                if planned and done is not None and done < planned * ENOUGH:
                    return True
    return False


def _lacks_amounts(work: Content, told: Content) -> bool:
    """Tell whether some were to be done: one that is named is then not all of them."""
    return any(amount > 1 for amount in work.amounts.values()) and not told.amounts


def _is_name(work: Content, start: int, end: int) -> bool:
    """Tell whether words that are left out name something: "tổ Ngữ văn"."""
    return not work.capitals.isdisjoint(range(max(start, 1), min(end, work.tail)))


def contradict(first: str, second: str) -> bool:
    """Tell whether two sentences number the same thing differently: "quý III" and "quý IV"."""
    one, other = _numbered(first), _numbered(second)
    return any(not one[label] & other[label] for label in one.keys() & other.keys())


@lru_cache(maxsize=1024)
def _numbered(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in compiled(NUMBERED).finditer(text.casefold()):
        found.setdefault(match["label"], set()).add(match["number"].lstrip("0"))
    return found
