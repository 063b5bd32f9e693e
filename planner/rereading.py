"""Decide what a new reading of a report means for items read before: new, changed, same, gone.

An equal key is the same item. Without one, an item of the same kind under the same report is the
changed form of a proposal when they share half their syllables; the person decides. A field that a
person changed is never overwritten by a reading. The state of a task is the person's too, for a
report knows none; only a calendar that says another state than before is shown and taken over.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from planner.model import Draft, Event, Item, Proposal, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Evidence

SYLLABLE = re.compile(r"\w+")
CALENDAR = "ics-"  # begins the keys of items of other programs' calendars
STATE = ("status", "percent_complete", "completed")
SAME_WORDS = 0.5  # share of syllables from which two wordings may be one item

# The fields that a report speaks of; start with end, and due with what it rests on, are one value.
READ_TOGETHER: dict[type, tuple[tuple[str, ...], ...]] = {
    Task: (
        ("summary",),
        ("month",),
        ("due", "due_from", "due_text"),
        ("area",),
        ("assignee",),
        ("with_units",),
        ("references",),
    ),
    Event: (
        ("summary",),
        ("kind",),
        ("month",),
        ("start", "end", "day_part", "dated_by"),
        ("location",),
        ("area",),
        ("assignee",),
        ("with_units",),
    ),
}


class Standing(Enum):
    """How a proposal stands to what earlier readings gave."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"  # a person took it out before; it stays out unless a person asks for it
    CARRIED = "carried"  # an open task of an earlier plan goes on in it (planner.carrying)
    TOLD = "told"  # no item of this report: an open task that it tells of as done, or how far


@dataclass(frozen=True, slots=True)
class Comparison:
    """One proposal beside the item it was found to be."""

    proposal: Proposal
    standing: Standing
    known: Item | None = None
    is_sure: bool = True  # a task that goes on has the same words, not only most of them
    evidence: Evidence | None = None  # what this report tells of the known item


@dataclass(frozen=True, slots=True)
class Rereading:
    """A draft beside the plan: every proposal with its standing, and the items it no longer has."""

    comparisons: tuple[Comparison, ...]
    gone: tuple[Item, ...]
    told: tuple[Comparison, ...] = ()  # what it tells of open tasks of earlier plans


def report_key(key: str) -> str:
    """Return the part of an item's key that names its report."""
    return key.partition("/")[0]


def compare(draft: Draft, known: Sequence[Item]) -> Rereading:
    """Compare a draft with what readings of this report gave before, removed items too."""
    by_key = {key: item for item in known for key in (*item.earlier_keys, item.key)}
    exact = {p.item.key: by_key[p.item.key] for p in draft.proposals if p.item.key in by_key}
    taken = {item.uid for item in exact.values()}
    comparisons = []
    for proposal in draft.proposals:
        item = exact.get(proposal.item.key)
        if item is None:
            item = _reworded(proposal.item, [k for k in known if k.uid not in taken])
            taken |= {item.uid} if item else set()
        comparisons.append(Comparison(proposal, _standing(proposal.item, item), item))
    gone = tuple(k for k in known if k.uid not in taken and k.removed is None)
    return Rereading(tuple(comparisons), gone)


def merged(known: Item, reading: Item) -> Item:
    """Return the known item with what the new reading says, except in fields that a person changed.

    `reading` is the proposed item, perhaps corrected in the review; its `as_read` is then the
    proposal as it was, and a correction made there counts as a person's.
    """
    said = reading.as_read or reading
    is_past = has_gone_on(known, reading)
    taken: dict[str, object] = {}
    for group in READ_TOGETHER[type(known)]:
        corrected = values(reading, group) != values(said, group)
        untouched = known.as_read is None or values(known, group) == values(known.as_read, group)
        if corrected or (untouched and not is_past):
            taken |= dict(zip(group, values(reading, group), strict=True))
    if is_past:
        return with_values(known, **taken)
    if _is_ticked_elsewhere(known, reading):
        taken |= dict(zip(STATE, values(reading, STATE), strict=True))
    keys = dict.fromkeys((*known.earlier_keys, known.key))
    return with_values(
        known,
        **taken,
        key=reading.key,
        earlier_keys=tuple(key for key in keys if key not in {"", reading.key}),
        evidence=reading.evidence or known.evidence,
        as_read=with_values(said, as_read=None),
    )


def has_gone_on(known: Item, reading: Item) -> bool:
    """Tell whether a later report holds an item again, so that this one says nothing new of it."""
    report = report_key(reading.key)
    earlier = {report_key(key) for key in known.earlier_keys}
    return report != report_key(known.key) and report in earlier


def values(item: Item, group: tuple[str, ...]) -> tuple[object, ...]:
    """Return the values of the named fields."""
    return tuple(getattr(item, name) for name in group)


def with_values(item: Item, **values: Any) -> Item:  # noqa: ANN401 - names and types differ by kind
    """Return the item with other values in the named fields."""
    return replace(item, **values)


def _standing(reading: Item, known: Item | None) -> Standing:
    if known is None:
        return Standing.NEW
    if known.removed is not None:
        return Standing.REMOVED
    if has_gone_on(known, reading):
        return Standing.SAME
    before = known.as_read or known
    same = type(before) is type(reading) and all(
        values(before, group) == values(reading, group) for group in READ_TOGETHER[type(reading)]
    )
    return Standing.SAME if same else Standing.CHANGED


def _reworded(reading: Item, known: Iterable[Item]) -> Item | None:
    """Return the item of the same kind whose wording is nearest, if half of it is the same."""
    rated = [
        (_overlap(_words(reading), _words(item)), item)
        for item in known
        if type(item) is type(reading)
    ]
    best = max(rated, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= SAME_WORDS else None


def _words(item: Item) -> Counter[str]:
    said = item.as_read or item
    quote = said.evidence.quote if said.evidence else said.summary
    return Counter(SYLLABLE.findall(quote.casefold()))


def _overlap(left: Counter[str], right: Counter[str]) -> float:
    """Return the token F1 of two bags of syllables."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def changed_fields(known: Item, reading: Item) -> tuple[str, ...]:
    """Return the names of the fields in which a new reading differs from the one before.

    Another state is told as "status", whichever of its fields differs.
    """
    before = known.as_read or known
    names = {field.name for field in fields(reading)}
    state = ("status",) if _is_ticked_elsewhere(known, reading) else ()
    return state + tuple(
        name
        for group in READ_TOGETHER[type(reading)]
        for name in group
        if name in names and getattr(before, name) != getattr(reading, name)
    )


def _is_ticked_elsewhere(known: Item, reading: Item) -> bool:
    """Tell whether a calendar now gives a task another state, and not the one it has here too."""
    if not (isinstance(known, Task) and isinstance(reading, Task)):
        return False
    before, said = known.as_read or known, values(reading, STATE)
    if not reading.key.startswith(CALENDAR) or said == values(before, STATE):
        return False
    if values(known, STATE) == values(before, STATE):
        return True
    return (reading.status, reading.percent_complete) != (known.status, known.percent_complete)
