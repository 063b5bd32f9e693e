"""Decide whether a file may be opened as a plan, and whether it may be written.

Nothing is written before the file has been found to be a sound plan of ours. What must not or
cannot be written is opened for reading; where even that needs a journal rolled back or a share's
locks, a copy in a scratch folder is read.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
import threading
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model import CannotWrite, PlanDamaged, PlanLocked
from planner.store import failures, schema
from planner.store.place import is_network

if TYPE_CHECKING:
    from datetime import datetime

MAGIC = b"SQLite format 3\0"
HEADER = 100
ID_AT = slice(68, 72)
PAGE_SIZE_AT = slice(16, 18)
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
JOURNAL_HEADER = 28
PATIENCE = 5.0  # seconds to wait for another writer
SMALL = 64 * 2**20  # up to this size the file is checked while it is opened

_in_use: dict[Path, int] = {}
"""Plans that are open in this process. Reading such a file by hand would drop SQLite's locks on
it (POSIX frees all locks of a process when it closes any handle), so its head is not read again."""
_in_use_guard = threading.Lock()


@dataclass
class Opened:
    """A plan's file, open."""

    db: sqlite3.Connection
    read_only: bool = False
    reason: str | None = None  # why it is for reading only: a key under [store] in the words
    scratch: Path | None = None  # folder of the copy that is read instead


def open_plan(path: Path, now: datetime) -> Opened:
    """Open the plan at a path, or make it; raises PlanDamaged, PlanLocked or CannotWrite."""
    with failures.reading():
        found = _stat(path)
    if found is None:
        make(path, now)
    else:
        _refuse_what_is_no_plan(path, found)
    reason = _read_only_reason(path)
    with failures.reading():
        opened = _for_reading(path, reason) if reason else _for_writing(path)
    try:
        with failures.reading():
            _inspect(opened)
    except BaseException:
        release(opened)
        raise
    return opened


def make(path: Path, now: datetime) -> None:
    """Make an empty plan; it appears under its name whole or not at all."""
    if is_network(path.parent):
        raise PlanLocked(reason="network", path=path)
    with failures.writing():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".new", dir=path.parent)
        os.close(handle)
        fresh = Path(name)
        try:
            with closing(connect(fresh)) as db:
                schema.create(db, now)
            _link(fresh, path)
        finally:
            for part in (fresh, _journal(fresh)):
                part.unlink(missing_ok=True)


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Connect to a database file; "ro" only reads it."""
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    for setting in ("journal_mode = TRUNCATE", "synchronous = FULL", "trusted_schema = OFF"):
        if mode == "rw" or not setting.startswith("journal"):
            db.execute(f"PRAGMA {setting}")
    db.execute("PRAGMA cell_size_check = ON")
    return db


def release(opened: Opened) -> None:
    """Close what open_plan opened."""
    opened.db.close()
    if opened.scratch is not None:
        shutil.rmtree(opened.scratch, ignore_errors=True)


def take(path: Path) -> Path:
    """Note that a plan is open in this process; returns the name to give back."""
    place = Path(os.path.realpath(path))
    with _in_use_guard:
        _in_use[place] = _in_use.get(place, 0) + 1
    return place


def give_back(place: Path) -> None:
    """Note that a plan is closed."""
    with _in_use_guard:
        _in_use[place] = _in_use.get(place, 1) - 1
        if not _in_use[place]:
            del _in_use[place]


def check(db: sqlite3.Connection, *, fully: bool = False) -> None:
    """Raise PlanDamaged when the file's pages do not hold together."""
    for table in schema.NEEDED:
        if db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is None:
            raise PlanDamaged(reason="not_a_plan")
    ((said, *_),) = db.execute(f"PRAGMA {'integrity' if fully else 'quick'}_check(1)").fetchall()
    if said != "ok":
        raise PlanDamaged(reason="corrupt")


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _refuse_what_is_no_plan(path: Path, found: os.stat_result) -> None:
    """Look at the file's head before SQLite may touch it, journals beside it included."""
    if not stat.S_ISREG(found.st_mode):
        raise PlanDamaged(reason="not_a_plan", path=path)
    if not found.st_size:
        raise PlanDamaged(reason="empty", path=path)
    with _in_use_guard:
        if Path(os.path.realpath(path)) in _in_use:
            return
        with failures.reading(), path.open("rb") as file:
            head = file.read(HEADER)
    if not head.startswith(MAGIC) or head[ID_AT] != schema.APPLICATION_ID.to_bytes(4, "big"):
        raise PlanDamaged(reason="not_a_plan", path=path)
    with failures.reading():
        _refuse_foreign_journal(path, found.st_size, int.from_bytes(head[PAGE_SIZE_AT], "big"))


def _refuse_foreign_journal(path: Path, size: int, page_size: int) -> None:
    """Refuse a journal that tells of more pages than there are: it would overwrite the plan."""
    journal = _journal(path)
    if not journal.exists():
        return
    with journal.open("rb") as file:
        head = file.read(JOURNAL_HEADER)
    if len(head) < JOURNAL_HEADER or not head.startswith(JOURNAL_MAGIC):
        return  # SQLite does not play it back
    pages, journal_page = (int.from_bytes(head[at : at + 4], "big") for at in (16, 24))
    if pages * page_size > size or journal_page != page_size:
        raise PlanDamaged(reason="foreign_journal", path=path)


def _read_only_reason(path: Path) -> str | None:
    if is_network(path):
        return "network"
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return "read_only"
    return None


def _for_writing(path: Path) -> Opened:
    db = connect(path)
    try:
        found = schema.version_of(db)
    except BaseException:
        db.close()
        raise
    if found <= schema.version():
        return Opened(db)
    db.close()
    return _for_reading(path, "newer")


def _for_reading(path: Path, reason: str) -> Opened:
    """Open a plan without writing; from a copy when its place does not allow even that."""
    if reason != "network":
        db = connect(path, "ro")
        try:
            schema.version_of(db)
        except sqlite3.OperationalError:  # a journal to roll back, or one of another kind
            db.close()
        else:
            return Opened(db, read_only=True, reason=reason)
    scratch = Path(tempfile.mkdtemp(prefix="lich-trong-tam-"))
    try:
        return Opened(connect(_copied(path, scratch)), True, reason, scratch)  # noqa: FBT003
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise


def _copied(path: Path, scratch: Path) -> Path:
    """Return a copy of the plan in the scratch folder, with the journal that belongs to it."""
    target = scratch / "plan.sqlite"
    shutil.copyfile(path, target)
    with suppress(FileNotFoundError):
        shutil.copyfile(_journal(path), _journal(target))
    return target


def _inspect(opened: Opened) -> None:
    """Raise unless the file is a sound plan; bring an older one up to date."""
    db = opened.db
    schema.refuse_foreign_parts(db)
    if opened.read_only and opened.reason != "newer" and schema.version_of(db) > schema.version():
        opened.reason = "newer"
    if _size(db) <= SMALL:
        check(db)


def _size(db: sqlite3.Connection) -> int:
    pages: int = db.execute("PRAGMA page_count").fetchone()[0]
    page: int = db.execute("PRAGMA page_size").fetchone()[0]
    return pages * page


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _link(fresh: Path, path: Path) -> None:
    """Give the new file its name, unless another start was quicker."""
    if os.name == "nt":
        with suppress(FileExistsError):
            fresh.rename(path)
        return
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError as error:  # a file system without links
        if path.exists():
            return
        if not fresh.exists():
            raise CannotWrite(reason="disk_error") from error
        fresh.rename(path)
