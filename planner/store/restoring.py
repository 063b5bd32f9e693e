"""Decide what going back to a copy changes: one Change, so that it can be seen and undone.

What has come since is put in the bin, not destroyed; what a damaged file still gave is only added.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from planner.model import Action, Change, Item
from planner.store import failures, opening
from planner.store.items import Items

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

Row = tuple[object, ...]

RENEWED = {"last_modified", "sequence"}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds."""

    items: tuple[Item, ...]  # removed ones too
    documents: tuple[Row, ...] = ()  # rows as they stand there
    lost: int = 0  # items that were there and can no longer be read


def contents(file: Path) -> Contents:
    """Return what a copy holds; raises PlanDamaged when any of it is unsound."""
    opened = opening.open_to_read(file)
    try:
        with failures.reading():
            opening.check(opened.db, fully=True)
            items = Items(opened.db, lenient=opened.reason == "newer").everything()
            return Contents(tuple(items), tuple(documents(opened.db)))
    finally:
        opening.release(opened)


def documents(db: sqlite3.Connection) -> list[Row]:
    """Return all reports as they stand in a file."""
    return db.execute("SELECT digest, text, head, kept, reviewed FROM document").fetchall()


def add_documents(db: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Add the reports that are not there yet."""
    db.executemany(
        "INSERT OR IGNORE INTO document (digest, text, head, kept, reviewed) "
        "VALUES (?, ?, ?, ?, ?)",
        rows,
    )


def going_back(now_there: Iterable[Item], then: Iterable[Item], now: datetime) -> Change:
    """Return the change that makes the plan what it was then."""
    current = {item.uid: item for item in now_there}
    former = {item.uid: item for item in then}
    after = [_put_back(item, current.get(uid), now) for uid, item in former.items()]
    after += [
        replace(item, removed=now, last_modified=now, sequence=item.sequence + 1)
        for uid, item in current.items()
        if uid not in former and item.removed is None
    ]
    return _change(current, after, now)


def bringing_in(now_there: Iterable[Item], found: Iterable[Item], now: datetime) -> Change:
    """Return the change that adds what was found and is not there, or is older there."""
    current = {item.uid: item for item in now_there}
    after = [
        _put_back(item, known, now)
        for item in found
        if (known := current.get(item.uid)) is None or item.sequence > known.sequence
    ]
    return _change(current, after, now)


def _put_back(item: Item, known: Item | None, now: datetime) -> Item:
    """Return an item under a new SEQUENCE, since what was exported must see the change."""
    if known is None:
        return item
    return replace(item, last_modified=now, sequence=max(known.sequence, item.sequence) + 1)


def _change(current: dict[str, Item], after: Iterable[Item], now: datetime) -> Change:
    changed = [item for item in after if not _says_the_same(item, current.get(item.uid))]
    before = tuple(current[item.uid] for item in changed if item.uid in current)
    return Change(Action.RESTORE, before, tuple(changed), now)


def _says_the_same(item: Item, known: Item | None) -> bool:
    """Tell whether two forms of an item differ at most in the stamps that a change renews."""
    if type(item) is not type(known):
        return False
    names = (field.name for field in fields(item) if field.name not in RENEWED)
    return all(getattr(item, name) == getattr(known, name) for name in names)
