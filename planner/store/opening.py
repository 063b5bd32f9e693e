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
from planner.store.items import COLUMNS, checksum
from planner.store.place import is_network

if TYPE_CHECKING:
    from datetime import datetime

MAGIC = b"SQLite format 3\0"
HEADER = 100
ID_AT = slice(68, 72)
PAGE_SIZE_AT = slice(16, 18)
SMALLEST_PAGE = 512
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
JOURNAL_HEADER = 28
PATIENCE = 5.0  # seconds to wait for another writer
SMALL = 64 * 2**20  # up to this size the file is checked each time it is opened
LONGEST_PATH = 240 if os.name == "nt" else 500  # bytes that SQLite opens for certain
ATTEMPTS = 3  # to copy a file that another machine may be writing

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
    place: Path | None = None  # the name it is in use under


def open_plan(path: Path, *, checking: bool) -> Opened:
    """Open the plan at a path; raises PlanDamaged, PlanLocked or CannotWrite.

    Without `checking`, a plan that can be written is not read through before it is used.
    """
    place, is_first = _take(path)
    try:
        with failures.reading():
            if is_first:
                _refuse_what_is_no_plan(path)
            reason = _read_only_reason(path)
            opened = _for_reading(path, reason) if reason else _for_writing(path)
    except BaseException:
        _give_back(place)
        raise
    opened.place = place
    _inspect(opened, checking=is_first and (checking or opened.read_only))
    return opened


def open_to_read(path: Path) -> Opened:
    """Open a plan that is never written, such as a copy of one."""
    with failures.reading():
        _refuse_what_is_no_plan(path)
        opened = _for_reading(path, "network" if is_network(path) else "asked")
    _inspect(opened, checking=False)
    return opened


def make(path: Path, now: datetime) -> None:
    """Make an empty plan; it appears under its name whole or not at all."""
    if is_network(path.parent):
        raise PlanLocked(reason="network")
    with failures.writing():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".new", dir=path.parent)
        os.close(handle)
        fresh = Path(name)
        try:
            with closing(connect(fresh)) as db:
                schema.create(db, now)
            _name(fresh, path)
        finally:
            for part in (fresh, journal(fresh)):
                part.unlink(missing_ok=True)


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Connect to a database file; "ro" only reads it."""
    place = path.absolute()
    try:
        db = sqlite3.connect(
            f"{place.as_uri()}?mode={mode}",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.OperationalError as error:
        if len(os.fsencode(place)) > LONGEST_PATH:
            raise CannotWrite(reason="name_too_long") from error
        raise
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA cell_size_check = ON")
        db.execute("PRAGMA synchronous = FULL")
        schema.version_of(db)  # reads the file, so that what is wrong with it is seen here
        if mode == "rw":
            db.execute("PRAGMA journal_mode = TRUNCATE")
    except BaseException:
        db.close()
        raise
    return db


def release(opened: Opened) -> None:
    """Close what was opened."""
    opened.db.close()
    if opened.scratch is not None:
        shutil.rmtree(opened.scratch, ignore_errors=True)
    if opened.place is not None:
        _give_back(opened.place)


def check(db: sqlite3.Connection, *, fully: bool = False) -> None:
    """Raise PlanDamaged when the file does not hold together; fully: no letter has changed."""
    ((said, *_),) = db.execute(f"PRAGMA {'integrity' if fully else 'quick'}_check(1)").fetchall()
    if said != "ok":
        raise PlanDamaged(reason="corrupt")
    if fully and any(
        not isinstance(body, str) or checksum(body) != crc
        for body, crc in db.execute("SELECT body, crc FROM item")
    ):
        raise PlanDamaged(reason="corrupt")


def is_small(db: sqlite3.Connection) -> bool:
    """Tell whether checking the file takes no time that anyone would notice."""
    pages: int = db.execute("PRAGMA page_count").fetchone()[0]
    page: int = db.execute("PRAGMA page_size").fetchone()[0]
    return pages * page <= SMALL


def journal(path: Path) -> Path:
    """Return where SQLite keeps the journal of a file."""
    return path.with_name(path.name + "-journal")


def _take(path: Path) -> tuple[Path, bool]:
    """Note that a plan is in use; tell whether it was not before."""
    place = Path(os.path.realpath(path))
    with _in_use_guard:
        _in_use[place] = _in_use.get(place, 0) + 1
        return place, _in_use[place] == 1


def _give_back(place: Path) -> None:
    with _in_use_guard:
        _in_use[place] -= 1
        if not _in_use[place]:
            del _in_use[place]


def _refuse_what_is_no_plan(path: Path) -> None:
    """Look at the file's head before SQLite may touch it, or a journal that lies beside it."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise PlanDamaged(reason="not_a_plan")
    if not found.st_size:
        raise PlanDamaged(reason="empty")
    with path.open("rb") as file:
        head = file.read(HEADER)
    if not head.startswith(MAGIC) or head[ID_AT] != schema.APPLICATION_ID.to_bytes(4, "big"):
        raise PlanDamaged(reason="not_a_plan")
    page_size = int.from_bytes(head[PAGE_SIZE_AT], "big")
    if page_size % SMALLEST_PAGE or not page_size:
        raise PlanDamaged(reason="corrupt")
    beside = _journal_head(path)
    if beside:
        _refuse_foreign_journal(beside, found.st_size, page_size)
    elif path.stat().st_size % page_size:  # SQLite would take what is missing for zeros
        raise PlanDamaged(reason="corrupt")


def _journal_head(path: Path) -> bytes:
    try:
        with journal(path).open("rb") as file:
            return file.read(JOURNAL_HEADER)
    except FileNotFoundError:
        return b""


def _refuse_foreign_journal(head: bytes, size: int, page_size: int) -> None:
    """Refuse a journal that tells of more pages than there are: it would overwrite the plan."""
    if len(head) < JOURNAL_HEADER or not head.startswith(JOURNAL_MAGIC):
        return  # SQLite does not play it back
    pages, journal_page = (int.from_bytes(head[at : at + 4], "big") for at in (16, 24))
    if pages * page_size > size or journal_page != page_size:
        raise PlanDamaged(reason="foreign_journal")


def _read_only_reason(path: Path) -> str | None:
    if is_network(path):
        return "network"
    return None if _may_write(path) and _may_write(path.parent) else "read_only"


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


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
    opened = None if reason == "network" else _read_in_place(path, reason)
    if opened is None:
        opened = _read_elsewhere(path, reason)
    if schema.version_of(opened.db) > schema.version():
        opened.reason = "newer"
    return opened


def _read_in_place(path: Path, reason: str) -> Opened | None:
    try:
        return Opened(connect(path, "ro"), read_only=True, reason=reason)
    except sqlite3.OperationalError:  # a journal to roll back, or one of another kind
        return None


def _read_elsewhere(path: Path, reason: str) -> Opened:
    for attempt in range(1, ATTEMPTS + 1):
        scratch = Path(tempfile.mkdtemp(prefix="lich-trong-tam-"))
        opened = None
        try:
            opened = Opened(connect(_copied(path, scratch)), True, reason, scratch)  # noqa: FBT003
            check(opened.db)
        except (sqlite3.Error, OSError, PlanDamaged):
            if opened is not None:
                opened.db.close()
            shutil.rmtree(scratch, ignore_errors=True)
            if attempt == ATTEMPTS:
                raise
        else:
            return opened
    raise PlanDamaged(reason="corrupt")


def _copied(path: Path, scratch: Path) -> Path:
    """Return a copy of the plan in the scratch folder, with the journal that belongs to it."""
    target = scratch / "plan.sqlite"
    with suppress(FileNotFoundError):
        shutil.copyfile(journal(path), journal(target))
    shutil.copyfile(path, target)
    return target


def _inspect(opened: Opened, *, checking: bool) -> None:
    """Raise unless the file is a plan and holds together."""
    try:
        if opened.reason == "newer":
            _refuse_what_is_beyond_us(opened.db)
        with failures.reading():
            schema.refuse_another_shape(opened.db)
            if checking and is_small(opened.db):
                check(opened.db)
    except BaseException:
        release(opened)
        raise


def _refuse_what_is_beyond_us(db: sqlite3.Connection) -> None:
    """Raise PlanLocked when a newer version keeps items in a way that this one cannot read."""
    try:
        schema.refuse_another_shape(db)
        db.execute(f"SELECT {', '.join(COLUMNS)} FROM item LIMIT 1").fetchall()  # noqa: S608
    except (sqlite3.Error, PlanDamaged) as error:
        raise PlanLocked(reason="newer") from error


def _name(fresh: Path, path: Path) -> None:
    """Give the new file its name, unless another start was quicker."""
    try:
        if os.name == "nt":
            fresh.rename(path)
        else:
            os.link(fresh, path)
    except FileExistsError:
        return
    except OSError as error:  # a file system without links
        if path.exists() or not fresh.exists():
            raise CannotWrite(reason="disk_error") from error
        fresh.rename(path)
