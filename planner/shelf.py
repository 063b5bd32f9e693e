"""What a plan needs of the place where its items lie: to find them, to make a change last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.model import Change, Event, Item, Month


class Shelf(Protocol):
    """Where items lie: the store, as far as the plan needs it."""

    def item(self, uid: str) -> Item | None:
        """Return the item with this UID, removed or not."""

    def items(self) -> Sequence[Item]:
        """Return all items that are not removed."""

    def between(self, first: date, last: date) -> Sequence[Item]:
        """Return the items in the grid from first to last (inclusive), joined ones too."""

    def listed(self, month: Month) -> Sequence[Item]:
        """Return the items of the list beside a month."""

    def overdue(self, day: date) -> Sequence[Item]:
        """Return the open tasks due before a day."""

    def planned(self, first: Month, last: Month) -> Sequence[Item]:
        """Return the items of the plans from first to last (inclusive)."""

    def organisations(self) -> Mapping[str, str | None]:
        """Return whose reports were read, as far as they say, by the digest of each."""

    def under(self, report_key: str) -> Sequence[Item]:
        """Return the items read from a report, removed ones too."""

    def removed(self) -> Sequence[Item]:
        """Return the removed items."""

    def naming(self, task: str) -> Sequence[Event]:
        """Return the events that name a task, removed ones too."""

    def find(self, words: str) -> Sequence[Item]:
        """Return the items that hold all the words, as planner.searching says."""

    def hits(self, words: str) -> Sequence[str]:
        """Return the UIDs of the items that hold all the words, the newest day first."""

    def some(self, uids: Sequence[str]) -> Sequence[Item]:
        """Return those of the items with these UIDs that there are."""

    def history(self) -> tuple[int, int]:
        """Return the positions of the last change in force and of the newest one."""

    def change(self, position: int) -> Change:
        """Return the recorded change at a position, counted from 1."""


class Write(Protocol):
    """Make a change durable; see Store.write."""

    def __call__(self, change: Change, at: int, *, record: bool) -> None:
        """Write `change` and the position `at`; `record` it there as a new action."""
