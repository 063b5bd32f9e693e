"""Decide what a failure of SQLite or the system means: every one becomes a typed refusal.

`reason` is a key under [store] in the words; the class tells what can be done: another place
(CannotWrite), wait or only look (PlanLocked), go back to a copy (PlanDamaged).
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.model import CannotWrite, PlanDamaged, PlanLocked, PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIMARY = 0xFF  # the low byte of an extended SQLite code

WRITING: dict[int, tuple[type[PlannerError], str]] = {
    sqlite3.SQLITE_FULL: (CannotWrite, "disk_full"),
    sqlite3.SQLITE_IOERR: (CannotWrite, "disk_error"),
    sqlite3.SQLITE_READONLY: (CannotWrite, "read_only"),
    sqlite3.SQLITE_CANTOPEN: (CannotWrite, "cannot_open"),
    sqlite3.SQLITE_PERM: (CannotWrite, "read_only"),
    sqlite3.SQLITE_NOMEM: (CannotWrite, "memory"),
    sqlite3.SQLITE_TOOBIG: (CannotWrite, "too_big"),
    sqlite3.SQLITE_BUSY: (PlanLocked, "busy"),
    sqlite3.SQLITE_LOCKED: (PlanLocked, "busy"),
    sqlite3.SQLITE_PROTOCOL: (PlanLocked, "busy"),
}
EXACTLY = {sqlite3.SQLITE_READONLY_DBMOVED: (CannotWrite, "moved")}  # by the extended code
READING = WRITING | {
    sqlite3.SQLITE_IOERR: (PlanDamaged, "unreadable"),
    sqlite3.SQLITE_CANTOPEN: (PlanLocked, "cannot_open"),
    sqlite3.SQLITE_FULL: (PlanLocked, "disk_full"),
}
SYSTEM = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EMFILE: "cannot_open",
    errno.ENFILE: "cannot_open",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "no_folder",
}


@contextmanager
def reading() -> Iterator[None]:
    """Turn what fails while the plan is read into a refusal."""
    with _translated(READING, PlanLocked):
        yield


@contextmanager
def writing() -> Iterator[None]:
    """Turn what fails while something is written into a refusal."""
    with _translated(WRITING, CannotWrite):
        yield


@contextmanager
def _translated(
    table: dict[int, tuple[type[PlannerError], str]], refusal: type[PlannerError]
) -> Iterator[None]:
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a bug of ours
    except sqlite3.Error as error:
        code = _code(error)
        kind, reason = EXACTLY.get(code) or table.get(code & PRIMARY, (PlanDamaged, "corrupt"))
        raise kind(reason=reason) from error
    except UnicodeEncodeError as error:
        raise CannotWrite(reason="text") from error
    except MemoryError as error:
        raise refusal(reason="memory") from error
    except OSError as error:
        raise refusal(reason=SYSTEM.get(error.errno or 0, "disk_error")) from error


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's code; what the module itself refuses (too big a text) has none."""
    if isinstance(error, sqlite3.DataError):
        return sqlite3.SQLITE_TOOBIG
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
