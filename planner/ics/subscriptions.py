"""Files that are kept up to date: where each lies and what it holds, beside the plan's file.

They belong to this computer, not to the plan: a plan that is carried elsewhere must not write
into folders of that computer. A file that would say the same is not touched.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.ics.files import CannotExport, holds, put
from planner.ics.orders import Order
from planner.ics.profile import ExportOptions, NothingToExport, Profile
from planner.ics.scope import Kind, Scope
from planner.ics.write import to_ics, without_items
from planner.model import Month
from planner.settings import SUBSCRIPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from planner.plan import Plan
    from resources import Words

log = logging.getLogger(__name__)

DAMAGED = (ValueError, TypeError, LookupError, AttributeError)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One file that follows the plan."""

    path: Path
    order: Order

    def refresh(self, plan: Plan, name: UUID, words: Words, now: datetime) -> bool:
        """Bring the file up to date; False when it was. Raises CannotExport."""
        order = self.order
        calendar = order.scope.calendar(name, words)
        items = order.scope.items(plan)
        try:
            data = to_ics(
                items, calendar, order.profile, words=words, now=now, options=order.options
            ).data
        except NothingToExport:
            data = without_items(calendar, order.profile)
        if holds(self.path, data):
            return False
        put(self.path, data)
        return True


def load(folder: Path) -> tuple[Subscription, ...]:
    """Return the files that are kept up to date; what makes no sense is passed over."""
    try:
        found = json.loads((folder / SUBSCRIPTIONS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as failure:
        log.warning("subscriptions not read: %s", type(failure).__name__)
        return ()
    kept = [_read(each) for each in found] if isinstance(found, list) else []
    return tuple(each for each in kept if each)


def is_damaged(folder: Path) -> bool:
    """Tell whether there is a list of which something makes no sense."""
    try:
        return not _makes_sense((folder / SUBSCRIPTIONS).read_bytes())
    except FileNotFoundError:
        return False
    except OSError:
        return True


def save(folder: Path, subscriptions: Iterable[Subscription]) -> None:
    """Keep the list; raises CannotExport. Of a damaged one a copy stays.

    One that cannot be read just now is not written over.
    """
    place = folder / SUBSCRIPTIONS
    try:
        held = place.read_bytes()
    except FileNotFoundError:
        held = b"[]"
    except OSError as failure:
        raise CannotExport(name=str(place), reason=failure.strerror) from failure
    if not _makes_sense(held):
        with suppress(CannotExport):
            put(folder / f"{SUBSCRIPTIONS}.damaged", held)
    text = json.dumps([_written(each) for each in subscriptions], ensure_ascii=False, indent=1)
    put(place, f"{text}\n".encode())


def _makes_sense(held: bytes) -> bool:
    try:
        found = json.loads(held.decode())
    except ValueError:
        return False
    return isinstance(found, list) and all(_read(each) for each in found)


def _written(subscription: Subscription) -> dict[str, object]:
    order, scope = subscription.order, subscription.order.scope
    return {
        "path": str(subscription.path),
        "profile": order.profile.value,
        "scope": scope.kind.value,
        "month": str(scope.month) if scope.month else None,
        "first": scope.first.isoformat() if scope.first else None,
        "last": scope.last.isoformat() if scope.last else None,
        "words": scope.words,
        "month_tasks": order.options.month_tasks,
        "reminders": order.options.reminders,
        "bars": order.options.bars,
    }


def _read(table: dict[str, Any]) -> Subscription | None:
    with suppress(*DAMAGED):
        scope = Scope(
            kind=Kind(table["scope"]),
            month=Month.parse(table["month"]) if table["month"] else None,
            first=date.fromisoformat(table["first"]) if table["first"] else None,
            last=date.fromisoformat(table["last"]) if table["last"] else None,
            words=str(table["words"]),
        )
        options = ExportOptions(
            month_tasks=table["month_tasks"] is True,
            reminders=table["reminders"] is True,
            bars=table["bars"] is True,
        )
        order = Order(scope=scope, profile=Profile(table["profile"]), options=options)
        return Subscription(Path(table["path"]), order)
    return None
