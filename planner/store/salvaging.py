"""Decide what happens to a file that is no sound plan: set aside as it is, read as far as it goes.

A damaged file is never written to and never deleted. What is read of it comes from its tables as
long as SQLite finds its way; after that from the bytes of its pages, where an item is recognised
by its own JSON.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model import Item, PlanDamaged
from planner.store import failures, opening
from planner.store.codec import decode
from planner.store.copying import STAMP, sync_folder, write_whole
from planner.store.items import checksum
from planner.store.restoring import Contents, Row, documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

FOLDER = "damaged"
BODY = re.compile(rb'\{"(?:task|event)":\{"uid":')
LONGEST = 1 << 20  # bytes that one item may take when it is looked for in the pages
LARGEST = 1 << 30  # bytes of a file that is looked into: a plan of a million items
STEP = 512  # rows read at once; where that fails they are read one by one
GAP = 1 << 16  # row numbers tried after one that cannot be read


def set_aside(path: Path, now: datetime) -> Path | None:
    """Move the file of a plan, whatever it is, out of the way; returns where it lies now."""
    with failures.writing():
        folder = path.parent / FOLDER
        folder.mkdir(exist_ok=True)
        stamp, number = now.strftime(STAMP), 1
        while (target := folder / f"{path.stem}-{stamp}-{number}{path.suffix}").exists():
            number += 1
        if opening.journal(path).exists():  # first: it must not meet a new file
            opening.journal(path).rename(opening.journal(target))
        if not path.exists():
            return None
        path.rename(target)
        sync_folder(folder)
        sync_folder(path.parent)
    return target


def put_in_place(path: Path, copy: Path, now: datetime) -> Path | None:
    """Put a sound copy in the place of a plan that cannot be opened, which is set aside.

    Returns where the former file lies now; raises PlanDamaged when the copy is unsound too.
    """
    fresh = path.with_name(f"{path.name}.restored")
    opened = opening.open_to_read(copy)
    try:
        with failures.reading():
            opening.check(opened.db, fully=True)
        with failures.writing():
            write_whole(opened.db, fresh)
    finally:
        opening.release(opened)
    aside = set_aside(path, now)
    with failures.writing():
        fresh.rename(path)
        sync_folder(path.parent)
    return aside


def begin_anew(path: Path, now: datetime) -> Path | None:
    """Begin an empty plan in the place of one that cannot be opened, which is set aside."""
    aside = set_aside(path, now)
    opening.make(path, now)
    return aside


def salvage(file: Path) -> Contents:
    """Return what can still be read of a damaged plan; the file is not touched.

    Raises PlanLocked where it is not there or cannot be copied to be looked into.
    """
    with failures.reading():
        if file.stat().st_size > LARGEST:
            return Contents(())
    with failures.reading(), tempfile.TemporaryDirectory(prefix="lich-trong-tam-") as scratch:
        copy = Path(scratch) / "damaged.sqlite"
        shutil.copyfile(file, copy)
        if opening.journal(file).is_file():
            shutil.copyfile(opening.journal(file), opening.journal(copy))
        try:
            with closing(opening.connect(copy)) as db:
                known, found, reports = _uids(db), _from_table(db), _reports(db)
        except sqlite3.Error:
            known, found, reports = None, {}, []
        if known is None or known - found.keys():
            _add_from_bytes(found, known, copy.read_bytes())
    lost = len(known - found.keys()) if known is not None else 1
    return Contents(tuple(found.values()), tuple(reports), lost)


def _uids(db: sqlite3.Connection) -> set[str] | None:
    """Return the UIDs that the index tells of, None when it cannot be read."""
    try:
        rows = db.execute("SELECT uid FROM item ORDER BY uid").fetchall()
    except sqlite3.DatabaseError:
        return None
    return {uid for (uid,) in rows if isinstance(uid, str)}


def _from_table(db: sqlite3.Connection) -> dict[str, Item]:
    items = (_decoded(*row) for row in _rows(db))
    return {item.uid: item for item in items if item is not None}


def _rows(db: sqlite3.Connection) -> Iterator[tuple[object, object]]:
    """Yield body and checksum of all rows that can be read."""
    number, failed = 0, 0
    while failed < GAP:
        query = "SELECT id, body, crc FROM item WHERE id > ? ORDER BY id LIMIT ?"
        try:
            rows = db.execute(query, (number, STEP if not failed else 1)).fetchall()
        except sqlite3.DatabaseError:
            number, failed = number + (1 if failed else 0), failed + 1
            continue
        if not rows:
            return
        failed = 0
        yield from ((body, crc) for _, body, crc in rows)
        number = rows[-1][0]


def _decoded(body: object, crc: object) -> Item | None:
    if not isinstance(body, str) or checksum(body) != crc:
        return None
    try:
        return decode(body, lenient=True)
    except PlanDamaged:
        return None


def _reports(db: sqlite3.Connection) -> list[Row]:
    try:
        return documents(db)
    except sqlite3.DatabaseError:
        return []


def _add_from_bytes(found: dict[str, Item], known: set[str] | None, data: bytes) -> None:
    """Add what stands only in the pages: the newest form of each item that is missing."""
    missing = known - found.keys() if known is not None else None
    for item in _from_bytes(data):
        there = found.get(item.uid)
        is_newer = there is None or item.sequence > there.sequence
        if is_newer and (missing is None or item.uid in missing):
            found[item.uid] = item


def _from_bytes(data: bytes) -> Iterator[Item]:
    """Yield the items that stand whole in the pages, also ones of free pages."""
    reader = json.JSONDecoder()
    for match in BODY.finditer(data):
        text = data[match.start() : match.start() + LONGEST].decode(errors="ignore")
        try:
            _, end = reader.raw_decode(text)
            yield decode(text[:end], lenient=True)
        except (ValueError, PlanDamaged):
            continue
