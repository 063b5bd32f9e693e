"""What an export does off the window's thread: write the files, count what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from datetime import datetime
    from pathlib import Path

    from planner.ics.orders import Order
    from resources import Words
    from ui.aside import Aside


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the files, how many entries, what its readers now know."""

    order: Order
    places: tuple[Path, ...]
    count: int
    ledger: dict[str, int]


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since an export: when that was, how many entries have changed."""

    order: Order
    last: datetime | None
    changed: int | None


class Stopped(Exception):
    """A person wants the file no more."""


def written(
    aside: Aside, order: Order, path: Path, words: Words, stopped: threading.Event
) -> Written:
    """Write the files: runs off the window's thread."""
    from planner.ics.orders import carried_out, ledger_of, put_in_place

    with aside.open() as (plan, store):
        exported = store.ledger(order.ledger)
        files = carried_out(order, plan, store.plan_uuid, exported, words, aside.now)
    if stopped.is_set():
        raise Stopped
    places = put_in_place(files, path)
    return Written(order, tuple(places), sum(file.written for file in files), ledger_of(files))


def since(aside: Aside, order: Order, last: datetime, words: Words) -> Since:
    """Count what has changed since an export: runs off the window's thread."""
    from planner.ics.orders import changed

    with aside.open() as (plan, store):
        count = changed(order, plan, store.ledger(order.ledger), words, aside.now)
    return Since(order, last, count)
