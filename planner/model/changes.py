"""What a person did, as one value: Change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from planner.model.items import Item


class Action(Enum):
    """What a person did; the words of undo."""

    ACCEPT = "accept"
    ADD = "add"
    EDIT = "edit"
    COMPLETE = "complete"
    REOPEN = "reopen"
    START = "start"
    CANCEL = "cancel"
    MOVE = "move"
    CARRY = "carry"
    REMOVE = "remove"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Change:
    """One action: the items it touched, as they were and as they are.

    Views redraw it, the store writes it, undo turns it round.
    An item that is only in `after` was added; one only in `before` was taken out again.
    """

    action: Action
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    stamp: datetime

    @property
    def gone(self) -> tuple[str, ...]:
        """UIDs that are in `before` alone."""
        kept = {item.uid for item in self.after}
        return tuple(item.uid for item in self.before if item.uid not in kept)
