"""Whatever the disk does: one typed refusal, and the plan is as it was."""

import errno
import sqlite3
import subprocess
import sys
from datetime import timedelta

import pytest

from planner.model import Action, CannotWrite, Change, PlanDamaged, PlanLocked, PlannerError, Task
from planner.store import Store, failures, opening
from resources import words
from tests.planner.store.strategies import NOW


def added(*uids):
    return Change(Action.ADD, (), tuple(Task(uid=uid, summary="x" * 3000) for uid in uids), NOW)


def refusal_of(store, *uids, at=2):
    with pytest.raises(PlannerError) as refusal:
        store.write(added(*uids), at, record=True)
    return type(refusal.value), refusal.value.details["reason"]


def error(code):
    failure = sqlite3.OperationalError("said by SQLite")
    failure.sqlite_errorcode = code
    return failure


@pytest.mark.parametrize(
    ("failure", "kind", "reason"),
    [
        (error(sqlite3.SQLITE_FULL), CannotWrite, "disk_full"),
        (error(sqlite3.SQLITE_IOERR_FSYNC), CannotWrite, "disk_error"),
        (error(sqlite3.SQLITE_READONLY), CannotWrite, "read_only"),
        (error(sqlite3.SQLITE_BUSY), PlanLocked, "busy"),
        (error(sqlite3.SQLITE_CORRUPT), PlanDamaged, "corrupt"),
        (sqlite3.DataError("string or blob too big"), CannotWrite, "too_big"),
        (OSError(errno.ENOSPC, "no space"), CannotWrite, "disk_full"),
        (OSError(errno.EROFS, "read-only"), CannotWrite, "read_only"),
        (OSError(errno.EMFILE, "too many"), CannotWrite, "cannot_open"),
        (OSError(errno.EIO, "input/output"), CannotWrite, "disk_error"),
        (MemoryError(), CannotWrite, "memory"),
    ],
)
def test_a_failure_is_told_as_what_it_is(failure, kind, reason):
    with pytest.raises(kind) as refusal, failures.writing():
        raise failure
    assert refusal.value.details["reason"] == reason
    assert refusal.value.__cause__ is failure


def test_what_cannot_be_read_is_not_told_as_a_failure_to_write():
    with pytest.raises(PlanDamaged) as refusal, failures.reading():
        raise error(sqlite3.SQLITE_IOERR_READ)
    assert refusal.value.details["reason"] == "unreadable"


def test_a_bug_of_ours_stays_a_bug():
    with pytest.raises(sqlite3.ProgrammingError), failures.writing():
        raise sqlite3.ProgrammingError


def test_every_reason_has_its_sentence():
    reasons = {reason for _, reason in (failures.WRITING | failures.READING).values()}
    reasons |= {*failures.SYSTEM.values(), "disk_error", "corrupt", "text", "network", "newer"}
    reasons |= {"item", "history", "not_a_plan", "empty", "missing", "foreign_journal"}
    reasons |= {"changed_elsewhere", *(reason for _, reason in failures.EXACTLY.values())}
    for language in ("vi", "en"):
        assert {r for r in reasons if not words(language).has(f"store.{r}")} == set()


def test_a_plan_that_may_grow_no_more_keeps_what_it_has_and_goes_on_when_it_may(store):
    store.write(added("u1"), 1, record=True)
    pages = store._opened.db.execute("PRAGMA page_count").fetchone()[0]
    store._opened.db.execute(f"PRAGMA max_page_count = {pages}")
    assert refusal_of(store, *[f"v{n}" for n in range(9)]) == (CannotWrite, "disk_full")
    assert [item.uid for item in store.items()] == ["u1"]
    assert store.history() == (1, 1)
    store._opened.db.execute(f"PRAGMA max_page_count = {pages * 9}")
    store.write(added("v"), 2, record=True)
    assert store.history() == (2, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_plan_that_was_moved_while_it_is_open_is_not_written_until_it_is_back(store, path):
    store.write(added("u1"), 1, record=True)
    aside = path.rename(path.with_name("moved.sqlite"))
    assert refusal_of(store, "u2") == (CannotWrite, "moved")
    aside.with_name("other.sqlite").write_bytes(aside.read_bytes())
    aside.with_name("other.sqlite").rename(path)  # another file under its name
    assert refusal_of(store, "u2") == (CannotWrite, "moved")
    store.save_as(path.with_name("taken along.sqlite"))
    path.unlink()
    aside.rename(path)
    store.write(added("u2"), 2, record=True)
    assert {item.uid for item in store.items()} == {"u1", "u2"}


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_folder_that_was_moved_while_its_plan_is_open_is_waited_for(store, path):
    store.write(added("u1"), 1, record=True)
    aside = path.parent.rename(path.parent.with_name("aside"))
    assert refusal_of(store, "u2") == (CannotWrite, "moved")
    assert not path.parent.exists()
    aside.rename(path.parent)
    store.write(added("u2"), 2, record=True)


def test_a_plan_that_another_program_is_writing_is_busy_and_stays_whole(store, path, monkeypatch):
    store.write(added("u1"), 1, record=True)
    store._opened.db.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert refusal_of(store, "u2") == (PlanLocked, "busy")
    assert [item.uid for item in store.items()] == ["u1"]
    other.execute("ROLLBACK")
    other.close()
    store.write(added("u2"), 2, record=True)


def test_a_connection_that_cannot_take_back_is_replaced(store, monkeypatch):
    store.write(added("u1"), 1, record=True)
    whole = store._opened.db

    class Broken:
        in_transaction = True

        def execute(self, *_args):
            raise error(sqlite3.SQLITE_IOERR)

        def close(self):
            whole.close()

    store._opened.db = Broken()
    assert refusal_of(store, "u2") == (CannotWrite, "disk_error")
    store.write(added("u2"), 2, record=True)
    assert {item.uid for item in store.items()} == {"u1", "u2"}


LIMITED = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from planner.model import CannotWrite
from planner.store import Store
from tests.planner.store.test_failures import added
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
now = datetime(2018, 2, 8, tzinfo=UTC)
with Store.open(path, now=now) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, resource.RLIM_INFINITY))
    at = 1
    try:
        while True:
            store.write(added(f"u{at}"), at, record=True)
            at += 1
    except CannotWrite as refusal:
        print(at - 1, refusal.details["reason"])
    assert len(store.items()) == at - 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    store.write(added("late"), at, record=True)
    assert len(store.items()) == at
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits as Unix has them")
def test_a_file_that_may_grow_no_more_is_a_refusal_and_not_the_end(path, reopened):
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, path], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    said, reason = run.stdout.split()
    assert reason in {"disk_error", "disk_full"}
    with reopened() as again:
        assert len(again.items()) == int(said) + 1


def test_a_store_that_was_closed_twice_is_closed(store, path):
    store.close()
    store.close()
    assert opening._in_use == {}


def test_a_plan_that_was_refused_can_be_opened_when_it_is_whole_again(path, reopened):
    with Store.open(path, now=NOW) as store:
        store.write(added("u1"), 1, record=True)
    data = path.read_bytes()
    path.write_bytes(data[:5000])
    for _ in range(2):
        with pytest.raises(PlanDamaged):
            Store.open(path, now=NOW)
    path.write_bytes(data)
    with Store.open(path, now=NOW + timedelta(days=30)) as store:
        assert len(store.items()) == 1
