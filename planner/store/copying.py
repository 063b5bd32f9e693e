"""Decide which copies of the plan there are: when one is made, how it is verified, which stay.

A copy is made through SQLite's backup API, never as a file; it gets its name only when it has been
read back whole. Copies are in order by their serial number, since clocks go back; a stamp only
tells how old one is. No copy is thrown away before a newer one is sound.
"""

from __future__ import annotations

import logging
import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from planner.model import CannotWrite, PlanDamaged, PlanLocked, PlannerError
from planner.store import failures, history, opening, schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

log = logging.getLogger(__name__)

FOLDER = "backups"
STAMP = "%Y%m%dT%H%M%SZ"
EVERY = timedelta(minutes=30)
ALL_OF = timedelta(days=2)
OWNERS_ONLY = 0o600  # as the plan itself: other people of the machine read neither


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the plan in the folder beside it."""

    path: Path
    serial: int  # rises with every copy
    stamp: datetime
    why: str  # auto, import, migration, restore, asked


def _day(copy: Copy) -> object:
    return copy.stamp.date()


def _week(copy: Copy) -> object:
    return copy.stamp.isocalendar()[:2]


def _month(copy: Copy) -> object:
    return copy.stamp.year, copy.stamp.month


GRAINS: tuple[tuple[Callable[[Copy], object], int], ...] = ((_day, 12), (_week, 10), (_month, 9))
"""Of what is older than ALL_OF: the newest of each of 12 days, then of 10 weeks, of 9 months."""


def kept(copies: Iterable[Copy], now: datetime) -> set[Copy]:
    """Return the copies that stay: all of the last two days, then fewer and fewer.

    Days, weeks and months are counted as there are copies of them, so that a clock that went
    wrong, or a long pause, throws nothing away. What lies in the future stays.
    """
    by_age = sorted(copies, key=lambda copy: (copy.stamp, copy.serial), reverse=True)
    stay = {copy for copy in by_age if copy.stamp > now - ALL_OF}
    stay |= set(sorted(by_age, key=lambda copy: copy.serial)[-1:])
    older = [copy for copy in by_age if copy.stamp <= now - ALL_OF]
    for grain, count in GRAINS:
        seen: set[object] = set()
        while older and (grain(older[0]) in seen or len(seen) < count):
            copy = older.pop(0)
            if grain(copy) not in seen:
                seen.add(grain(copy))
                stay.add(copy)
    return stay


def copies(path: Path) -> list[Copy]:
    """Return the copies of the plan at a path, newest first; raises PlanLocked."""
    name = re.compile(rf"{re.escape(path.stem)}-(\d+)-(\d{{8}}T\d{{6}}Z)-([a-z]+)\.sqlite")
    found = []
    with failures.reading(), suppress(FileNotFoundError, NotADirectoryError):
        for file in (path.parent / FOLDER).iterdir():
            if match := name.fullmatch(file.name):
                with suppress(ValueError):  # a name that is no date is not one of ours
                    stamp = datetime.fromisoformat(match[2])
                    found.append(Copy(file, int(match[1]), stamp, match[3]))
    return sorted(found, key=lambda copy: copy.serial, reverse=True)


def newest_sound(path: Path) -> Copy | None:
    """Return the newest copy that can be gone back to."""
    return next((copy for copy in copies(path) if is_sound(copy.path)), None)


def is_sound(file: Path) -> bool:
    """Tell whether a file is a whole plan, every item of it; raises PlanLocked when untold."""
    try:
        opened = opening.open_to_read(file)
        try:
            with failures.reading():
                opening.check(opened.db, fully=True)
        finally:
            opening.release(opened)
    except PlanDamaged:
        return False
    except PlanLocked as refusal:
        if refusal.details["reason"] == "newer":  # sound perhaps, but nothing to go back to
            return False
        raise
    return True


def make(db: sqlite3.Connection, path: Path, now: datetime, why: str) -> Copy:
    """Make a copy of an open plan and thin the older ones out; raises CannotWrite."""
    with failures.writing():
        there = copies(path)
        serial = there[0].serial + 1 if there else 1
        stamp = now.astimezone(UTC).replace(microsecond=0)
        name = f"{path.stem}-{serial:06}-{stamp.strftime(STAMP)}-{why}.sqlite"
        copy = Copy(path.parent / FOLDER / name, serial, stamp, why)
        copy.path.parent.mkdir(exist_ok=True)
        for remains in copy.path.parent.glob("*.part"):
            with suppress(OSError):
                remains.unlink(missing_ok=True)
        write_whole(db, copy.path)
    for old in {*there, copy} - kept([*there, copy], now):
        with suppress(OSError):  # one that another program reads goes next time
            old.path.unlink(missing_ok=True)
    return copy


def write_whole(db: sqlite3.Connection, target: Path) -> None:
    """Write an open plan as one file, read it back, and only then give it its name."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        db.execute("BEGIN")  # what is counted is what is copied
        try:
            before = _counts(db)
            part.touch(OWNERS_ONLY)
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                copy.execute("PRAGMA journal_mode = OFF")
                copy.execute("PRAGMA synchronous = OFF")
                db.backup(copy)
                opening.check(copy, fully=True)
                if _counts(copy) != before:
                    raise CannotWrite(reason="disk_error")
        finally:
            db.execute("COMMIT")
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        opening.journal(target).unlink(missing_ok=True)  # a former file's: it must not be played
        part.replace(target)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder durable, where the system knows how."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class Schedule:
    """When the plan is copied by itself: never more than half an hour behind what is written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._newest: tuple[int, datetime] | None = None  # writes in the newest copy; its age

    def after_write(self, db: sqlite3.Connection, now: datetime) -> None:
        """Copy if the newest copy is over half an hour old, or from a clock that went back."""
        self._try(db, now, "auto", lambda: not timedelta(0) <= now - self._known()[1] < EVERY)

    def before_import(self, db: sqlite3.Connection, now: datetime) -> None:
        """Copy what stands there, if no copy holds it yet."""
        self._try(db, now, "import")

    def if_changed(self, db: sqlite3.Connection, now: datetime, why: str) -> Copy | None:
        """Copy unless the newest copy holds everything or there is nothing; raises CannotWrite."""
        writes = _writes(db)
        if writes in {0, self._known()[0]}:
            return None
        copy = make(db, self._path, now, why)
        self._newest = (writes, copy.stamp)
        return copy

    def _try(
        self,
        db: sqlite3.Connection,
        now: datetime,
        why: str,
        is_due: Callable[[], bool] = lambda: True,
    ) -> None:
        """Copy; what a person did is on the disk, and stays there if the copy is refused.

        A bug of ours in copying stops no writing either: it would be tried again for ever.
        """
        try:
            if is_due():
                self.if_changed(db, now, why)
        except PlannerError as refusal:
            log.warning("no copy of the plan was made: %s", refusal.details.get("reason"))
        except Exception as failure:
            log.warning("no copy of the plan was made: %s", type(failure).__name__)

    def _known(self) -> tuple[int, datetime]:
        if self._newest is None:
            newest = next(iter(copies(self._path)), None)
            never = datetime.min.replace(tzinfo=UTC)
            self._newest = (_writes_in(newest.path), newest.stamp) if newest else (-1, never)
        return self._newest


def _writes_in(file: Path) -> int:
    """Return how often the plan had been written when it was copied; -1 when it cannot be read."""
    try:
        opened = opening.open_to_read(file)
    except PlannerError:
        return -1
    try:
        return _writes(opened.db)
    except (sqlite3.Error, PlannerError):
        return -1
    finally:
        opening.release(opened)


def _writes(db: sqlite3.Connection) -> int:
    return history.meta(db, "writes", int)


def _counts(db: sqlite3.Connection) -> list[int]:
    counts = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in schema.NEEDED]  # noqa: S608
    return [*counts, _writes(db)]
