"""A person's decisions over a draft: what is ticked, corrected, dropped, still to be looked at.

A Review is a value; every decision gives a new one. Only what needs a look asks: everything else
is ticked from the start, except what is told as over, what was removed before, and what the plan
holds already in the same words. What a report tells of tasks of earlier plans waits for a tick:
nothing is done because a report says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Confidence, Draft, Item, Month, Proposal, Task
from planner.rereading import Comparison, Rereading, Standing, with_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Evidence

PLANS_OWN = ("key", "earlier_keys", "evidence", "as_read", "created")
"""The fields of an item that no calendar file changes."""


class Mark(Enum):
    """What happens to a proposal."""

    TICKED = "ticked"  # goes into the plan
    UNTICKED = "unticked"  # stays out; asked again at the next reading
    DROPPED = "dropped"  # stays out for good
    ASKED = "asked"  # needs a look; stays out until a person has decided
    KEPT = "kept"  # the plan holds it already in these words


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposal with what a person decided about it."""

    comparison: Comparison
    item: Item  # as proposed, or as corrected
    mark: Mark
    is_doubtful: bool  # needed a look when the review began
    is_new: bool = False  # a person said that it is not the item it resembles

    @property
    def proposal(self) -> Proposal:
        """The proposal as the reader made it."""
        return self.comparison.proposal

    @property
    def standing(self) -> Standing:
        """How it stands to earlier readings."""
        return Standing.NEW if self.is_new else self.comparison.standing

    @property
    def is_told(self) -> bool:
        """Tell whether it is a task of an earlier plan that the report tells of."""
        return self.standing is Standing.TOLD

    @property
    def is_of_earlier_plan(self) -> bool:
        """Tell whether it is one, or goes on from one."""
        return self.comparison.standing in {Standing.TOLD, Standing.CARRIED}

    @property
    def evidence(self) -> Evidence | None:
        """The words of this report that it rests on."""
        return self.comparison.evidence or self.item.evidence

    @property
    def _is_its_own(self) -> bool:
        """As a person said; and what is dropped does not take an earlier plan's task along."""
        dropped = self.mark is Mark.DROPPED and self.standing is Standing.CARRIED
        return self.is_new or dropped

    @property
    def is_corrected(self) -> bool:
        """Tell whether a person changed what the reader proposed."""
        return self.item != self.proposal.item

    @property
    def is_decided(self) -> bool:
        """Tell whether a person decided about it: it stands no more as it did at first."""
        return self.mark is not _first_mark(self.comparison) or self.is_corrected or self.is_new

    @property
    def is_return(self) -> bool:
        """Tell whether it is an item of this plan: told of, or come back in a calendar file."""
        known = self.comparison.known
        return known is not None and self.proposal.item.uid == known.uid

    @property
    def returned(self) -> Item:
        """The plan's item with what was changed outside; what it rests on stays the plan's."""
        known = self.comparison.known or self.item
        own = {name: getattr(known, name) for name in PLANS_OWN}
        if isinstance(self.item, Task) and not self.item.is_done:
            own["completed"] = None
        return with_values(self.item, **own, removed=None)

    @property
    def reading(self) -> Item:
        """The item as the plan takes it: with the proposal beside it and the UID it is known by."""
        known = self.comparison.known
        uid = "" if self._is_its_own else known.uid if known else self.item.uid
        said = self.proposal.item if self.is_corrected else None
        return with_values(self.item, uid=uid, as_read=said)


@dataclass(frozen=True, slots=True)
class Review:
    """A draft under review."""

    draft: Draft
    choices: tuple[Choice, ...]
    gone: tuple[Item, ...] = ()  # items of earlier readings that this text no longer has
    told: tuple[str, ...] = ()  # what is wrong with the file, in sentences

    @property
    def accepted(self) -> tuple[Item, ...]:
        """What goes into the plan."""
        return self._readings(Mark.TICKED)

    @property
    def edited(self) -> tuple[Item, ...]:
        """Items of this plan that go in as a report tells of them or as a calendar changed them."""
        return tuple(c.returned for c in self.choices if c.is_return and c.mark is Mark.TICKED)

    @property
    def outcomes(self) -> tuple[Item, ...]:
        """Those of `edited` that are tasks of earlier plans with what the report tells of them."""
        told = (c for c in self.choices if c.is_told and c.mark is Mark.TICKED)
        return tuple(choice.returned for choice in told)

    @property
    def dropped(self) -> tuple[Item, ...]:
        """What stays out for good."""
        return self._readings(Mark.DROPPED)

    @property
    def entering(self) -> int:
        """How many go into the plan, back into it those that came back from outside."""
        return sum(choice.mark is Mark.TICKED for choice in self.choices)

    @property
    def decides(self) -> bool:
        """Tell whether anything would be taken over: an item, a change, or what stays out."""
        return any(
            choice.mark is Mark.TICKED or (choice.mark is Mark.DROPPED and not choice.is_return)
            for choice in self.choices
        )

    @property
    def asked(self) -> tuple[int, ...]:
        """Indexes of the choices that still need a look."""
        return tuple(n for n, choice in enumerate(self.choices) if choice.mark is Mark.ASKED)

    def standing(self, standing: Standing) -> int:
        """Count the choices that stand so to earlier readings."""
        return sum(choice.standing is standing for choice in self.choices)

    def marked(self, index: int, mark: Mark) -> Review:
        """Return the review with another mark on a choice.

        What is told of a task cannot be dropped for good: the next report may tell it again.
        """
        only = Mark.UNTICKED if mark is Mark.DROPPED and self.choices[index].is_told else mark
        return self._with(index, lambda choice: replace(choice, mark=only))

    def corrected(self, index: int, item: Item) -> Review:
        """Return the review with a corrected item, which is thereby ticked."""
        return self._with(index, lambda choice: replace(choice, item=item, mark=Mark.TICKED))

    def parted(self, index: int) -> Review:
        """Return the review in which a choice is an item of its own, not the one it resembles.

        One that is its own by a person's word becomes the known one again.
        """
        return self._with(
            index, lambda choice: replace(choice, is_new=not choice.is_new, mark=Mark.TICKED)
        )

    def added(self, proposal: Proposal) -> Review:
        """Return the review with an item that a person made from marked words, ticked."""
        comparison = Comparison(proposal, Standing.NEW)
        choice = Choice(comparison, proposal.item, Mark.TICKED, is_doubtful=False)
        return replace(self, choices=(*self.choices, choice))

    def planned_for(self, month: Month) -> Review:
        """Return the review with its items put in another month's plan."""
        choices = tuple(
            choice
            if choice.is_told
            else replace(choice, item=with_values(choice.item, month=month))
            for choice in self.choices
        )
        return replace(self, choices=choices)

    def _readings(self, mark: Mark) -> tuple[Item, ...]:
        found = (c for c in self.choices if c.mark is mark and not c.is_return)
        return tuple(choice.reading for choice in found)

    def _with(self, index: int, decide: Callable[[Choice], Choice]) -> Review:
        choices = list(self.choices)
        choices[index] = decide(choices[index])
        return replace(self, choices=tuple(choices))


def review(draft: Draft, rereading: Rereading) -> Review:
    """Return the review as it begins: everything decided but what needs a look."""
    comparisons = (*rereading.comparisons, *rereading.told)
    return Review(draft, tuple(map(_begun, comparisons)), rereading.gone)


def _begun(comparison: Comparison) -> Choice:
    doubtful = _needs_look(comparison)
    return Choice(comparison, comparison.proposal.item, _first_mark(comparison), doubtful)


def _needs_look(comparison: Comparison) -> bool:
    proposal, known = comparison.proposal, comparison.known
    reworded = (
        known is not None
        and proposal.item.uid != known.uid
        and proposal.item.key not in {known.key, *known.earlier_keys}
    )
    if comparison.standing is Standing.CARRIED:
        reworded = not comparison.is_sure
    return reworded or proposal.confidence is Confidence.DOUBTFUL


def _first_mark(comparison: Comparison) -> Mark:
    match comparison.standing:
        case Standing.SAME:
            return Mark.KEPT
        case Standing.REMOVED | Standing.TOLD:
            return Mark.UNTICKED
        case Standing.NEW | Standing.CHANGED | Standing.CARRIED:
            if comparison.proposal.over:
                return Mark.UNTICKED
            return Mark.ASKED if _needs_look(comparison) else Mark.TICKED
