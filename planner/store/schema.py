"""Decide the shape of the plan's file: tables, indexes, version, and the way from older ones.

`body` is the item (planner.store.codec); every other column only finds it, and can be made again
from it. Days are proleptic ordinals, months year * 12 + month, 0 where an item stands beside every
month. `reach` is the bit length of the days after the first: a query for a stretch of days looks at
each reach once, and never further back than an item of that reach can last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import PlanDamaged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import datetime

APPLICATION_ID = 0x4C545431  # "LTT1"

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    crc INTEGER NOT NULL,
    reach INTEGER, first_day INTEGER, last_day INTEGER,
    list_month INTEGER, due_month INTEGER,
    due INTEGER, open INTEGER NOT NULL,
    task TEXT,
    removed INTEGER
);
CREATE INDEX item_days ON item (reach, first_day, last_day)
    WHERE removed IS NULL AND reach IS NOT NULL;
CREATE INDEX item_listed ON item (list_month) WHERE removed IS NULL AND list_month IS NOT NULL;
CREATE INDEX item_due_month ON item (due_month) WHERE removed IS NULL AND due_month IS NOT NULL;
CREATE INDEX item_due ON item (due) WHERE removed IS NULL AND open = 1;
CREATE INDEX item_task ON item (task) WHERE task IS NOT NULL;
CREATE INDEX item_bin ON item (removed) WHERE removed IS NOT NULL;
CREATE INDEX item_key ON item (key) WHERE key > '';
CREATE TABLE earlier_key (
    uid TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (uid, key)
) WITHOUT ROWID;
CREATE INDEX earlier_key_key ON earlier_key (key);
CREATE TABLE words (uid TEXT PRIMARY KEY, folded TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE change (position INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE document (
    digest TEXT PRIMARY KEY,
    text BLOB NOT NULL,
    head TEXT NOT NULL,
    kept TEXT NOT NULL,
    reviewed TEXT
);
CREATE TABLE export (scope TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE exported (
    scope TEXT NOT NULL, uid TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (scope, uid)
) WITHOUT ROWID;
"""

NEEDED = ("meta", "item", "earlier_key", "words", "change", "document", "export", "exported")

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = ()
"""The steps from each version to the next: MIGRATIONS[0] takes a file from version 1 to 2."""


def version() -> int:
    """Return the version that this program writes."""
    return 1 + len(MIGRATIONS)


def version_of(db: sqlite3.Connection) -> int:
    """Return the version that a file was written by."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    return found


def create(db: sqlite3.Connection, now: datetime) -> None:
    """Make an empty plan in a new file."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.executescript(f"BEGIN; {TABLES}")
    from uuid import uuid4  # noqa: PLC0415 - a new plan alone needs one

    meta = {"plan": str(uuid4()), "at": 0, "writes": 0, "checked": now.isoformat()}
    db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    db.execute(f"PRAGMA user_version = {version()}")
    db.execute("COMMIT")


def migrate(db: sqlite3.Connection) -> None:
    """Bring an older file up to this version, each step whole or not at all."""
    while (old := version_of(db)) < version():
        db.execute("BEGIN IMMEDIATE")
        try:
            if version_of(db) == old:  # nobody else was quicker
                MIGRATIONS[old - 1](db)
                db.execute(f"PRAGMA user_version = {old + 1}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def refuse_another_shape(db: sqlite3.Connection) -> None:
    """Raise PlanDamaged when tables are missing, or there are triggers or views that would run."""
    foreign = db.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1")
    if foreign.fetchone():
        raise PlanDamaged(reason="not_a_plan")
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables.issuperset(NEEDED):
        raise PlanDamaged(reason="not_a_plan")
