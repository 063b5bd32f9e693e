"""Decide how what was done is recorded: changes by position, and the position in force.

What lies above the position in force was undone and can be done again, until something new is
recorded there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from planner.model import PlanDamaged, PlanLocked
from planner.store import items
from planner.store.codec import decode_change, encode, encode_change

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from planner.model import Change


Value = TypeVar("Value")


def meta(db: sqlite3.Connection, name: str, read: Callable[[str], Value]) -> Value:
    """Return what the plan says about itself; no checksum stands beside it."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    try:
        return read(str(row[0]))
    except (TypeError, ValueError) as error:  # also where there is no such row
        raise PlanDamaged(reason="corrupt") from error


def positions(db: sqlite3.Connection) -> tuple[int, int]:
    """Return the position in force and the newest one."""
    top: int = db.execute("SELECT coalesce(max(position), 0) FROM change").fetchone()[0]
    return meta(db, "at", int), top


def change(db: sqlite3.Connection, position: int, *, lenient: bool) -> Change:
    """Return the change at a position."""
    row = db.execute("SELECT body FROM change WHERE position = ?", (position,)).fetchone()
    if row is None:
        raise PlanDamaged(reason="history")
    return decode_change(row[0], lenient=lenient)


def write(db: sqlite3.Connection, done: Change, at: int, *, record: bool) -> None:
    """Apply a change, in a transaction; see Store.write."""
    bodies = [encode(item) for item in done.after]
    body = encode_change(done, bodies) if record else b""
    in_force, top = positions(db)
    if record and at == in_force and _body(db, at) == body:
        return
    follows = at == in_force + 1 if record else abs(at - in_force) <= 1 and at <= top
    if not follows:
        raise PlanLocked(reason="changed_elsewhere")
    items.put(db, done.after, bodies)
    items.take_out(db, done.gone)
    if record:
        db.execute("DELETE FROM change WHERE position >= ?", (at,))
        db.execute("INSERT INTO change VALUES (?, ?)", (at, body))
    db.execute("UPDATE meta SET value = ? WHERE name = 'at'", (at,))


def _body(db: sqlite3.Connection, position: int) -> bytes | None:
    row = db.execute("SELECT body FROM change WHERE position = ?", (position,)).fetchone()
    return row[0] if row else None
