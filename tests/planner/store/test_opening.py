"""A file is a sound plan of ours or it is left as it was found, and said to be what it is."""

import errno
import os
import sqlite3
import struct
import tempfile
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from planner.model import Action, CannotWrite, Change, PlanDamaged, PlanLocked, Task
from planner.store import Store, copies, opening, schema
from tests.planner.store.strategies import NOW

NOBODY = 65534


def added(*uids):
    return Change(Action.ADD, (), tuple(Task(uid=uid, summary=f"Việc {uid}") for uid in uids), NOW)


@pytest.fixture
def plan(path):
    """A plan of 300 tasks, closed."""
    with Store.open(path, now=NOW) as store:
        store.write(added(*[f"u{n}" for n in range(300)]), 1, record=True)
    return path


def refused(path):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises((PlanDamaged, PlanLocked)) as refusal:
        Store.open(path, now=NOW)
    if before is not None:
        assert path.read_bytes() == before
    return refusal.value.details["reason"]


def by_hand(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def test_an_empty_file_is_no_new_plan(plan):
    plan.write_bytes(b"")
    assert refused(plan) == "empty"


@pytest.mark.parametrize("content", [b"x", b"SQLite format 3", b"van ban thuong " * 400])
def test_a_file_of_something_else_is_no_plan(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert refused(path) == "not_a_plan"


def test_a_folder_is_no_plan(path):
    path.mkdir(parents=True)
    assert refused(path) == "not_a_plan"


def test_a_pipe_is_no_plan_and_keeps_nobody_waiting(path):
    path.parent.mkdir()
    os.mkfifo(path)
    assert refused(path) == "not_a_plan"


def test_another_programs_database_is_no_plan(path):
    path.parent.mkdir()
    by_hand(path, "CREATE TABLE task (id INTEGER PRIMARY KEY)", "PRAGMA application_id = 252006673")
    assert refused(path) == "not_a_plan"


def test_another_database_under_our_mark_is_no_plan(path):
    path.parent.mkdir()
    mark = f"PRAGMA application_id = {schema.APPLICATION_ID}"
    by_hand(path, "CREATE TABLE item (id INTEGER PRIMARY KEY)", mark, "PRAGMA user_version = 1")
    assert refused(path) == "not_a_plan"


@pytest.mark.parametrize("part", ["half", "less a page", "less a byte"])
def test_a_file_cut_short_is_damaged(plan, part):
    data = plan.read_bytes()
    plan.write_bytes(
        data[: {"half": len(data) // 2, "less a page": -4096, "less a byte": -1}[part]]
    )
    assert refused(plan) == "corrupt"


def test_an_overwritten_page_is_seen(plan):
    data = bytearray(plan.read_bytes())
    data[4096 * 9 : 4096 * 10] = b"\xff" * 4096
    plan.write_bytes(data)
    assert refused(plan) == "corrupt"


def test_one_changed_letter_is_seen_by_the_weekly_check(plan):
    data = plan.read_bytes().replace('Việc u7"'.encode(), 'Viộc u7"'.encode())
    plan.write_bytes(data)
    with Store.open(plan, now=NOW) as store, pytest.raises(PlanDamaged):
        store.check(NOW)
    with pytest.raises(PlanDamaged):
        Store.open(plan, now=NOW + timedelta(days=8))


def test_a_large_plan_is_checked_once_a_week_too(plan, monkeypatch):
    monkeypatch.setattr(opening, "is_small", lambda _db: False)
    data = bytearray(plan.read_bytes())
    data[4096 * 9 : 4096 * 10] = b"\xff" * 4096
    plan.write_bytes(data)
    Store.open(plan, now=NOW + timedelta(days=6)).close()
    with pytest.raises(PlanDamaged):
        Store.open(plan, now=NOW + timedelta(days=7))


def test_the_full_check_is_due_after_a_week_or_when_the_clock_went_back(plan):
    with Store.open(plan, now=NOW) as store:
        assert not store.is_check_due(NOW + timedelta(days=6))
        assert store.is_check_due(NOW + timedelta(days=7))
        assert store.is_check_due(NOW - timedelta(days=1))
        store.check(NOW + timedelta(days=7))
        assert not store.is_check_due(NOW + timedelta(days=8))


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER INSERT ON item BEGIN DELETE FROM item; END",
        "CREATE VIEW v AS SELECT * FROM item",
    ],
)
def test_what_would_run_inside_a_plan_is_not_let_in(plan, planted):
    by_hand(plan, planted)
    assert refused(plan) == "not_a_plan"


def test_a_journal_of_another_database_is_not_played_back(plan):
    journal = opening.journal(plan)
    pages = plan.stat().st_size // 4096 + 9
    head = opening.JOURNAL_MAGIC + struct.pack(">IIIII", 1, 7, pages, 512, 4096)
    journal.write_bytes(head.ljust(512, b"\0") + struct.pack(">I", 1) + b"\xee" * 4096 + b"\0" * 4)
    assert refused(plan) == "foreign_journal"
    assert journal.exists()


def test_a_missing_plan_with_copies_is_not_begun_anew(plan):
    plan.unlink()
    with pytest.raises(PlanDamaged) as refusal:
        Store.open(plan, now=NOW)
    assert refusal.value.details["reason"] == "missing"
    assert not plan.exists()


def test_a_file_of_a_newer_version_is_read_and_left_byte_for_byte(plan):
    by_hand(
        plan,
        "ALTER TABLE item ADD COLUMN colour TEXT",
        """UPDATE item SET body = replace(body, '"summary"', '"colour":"red","summary"')""",
        f"PRAGMA user_version = {schema.version() + 1}",
    )
    before = plan.read_bytes()
    with Store.open(plan, now=NOW + timedelta(days=30)) as store:
        assert (store.read_only, store.reason) == (True, "newer")
        assert len(store.items()) == 300
        with pytest.raises(PlanLocked):
            store.write(added("new"), 2, record=True)
    assert plan.read_bytes() == before


def test_a_newer_file_that_cannot_be_understood_is_refused_as_newer(plan):
    by_hand(plan, "ALTER TABLE item RENAME COLUMN body TO content", "PRAGMA user_version = 99")
    assert refused(plan) == "newer"


def test_an_older_file_is_brought_up_to_date_with_a_copy_before(plan, monkeypatch):
    def add_colour(db):
        db.execute("ALTER TABLE item ADD COLUMN colour TEXT")

    with monkeypatch.context() as newer:
        newer.setattr(schema, "MIGRATIONS", (add_colour,))
        with Store.open(plan, now=NOW) as store:
            assert len(store.items()) == 300
            assert not store.read_only
        assert [copy.why for copy in copies(plan)] == ["auto"]  # it held everything already
    with Store.open(plan, now=NOW) as store:
        assert store.reason == "newer"


def test_the_copy_before_a_migration_holds_what_no_other_copy_does(plan, monkeypatch):
    with Store.open(plan, now=NOW) as store:
        store.write(added("last"), 2, record=True)
    monkeypatch.setattr(schema, "MIGRATIONS", (lambda db: db.execute("DROP TABLE words"),))
    with Store.open(plan, now=NOW):
        pass
    newest = copies(plan)[0]
    assert newest.why == "migration"
    monkeypatch.undo()
    with Store.open(newest.path, now=NOW) as store:
        assert store.item("last")


def test_a_migration_that_fails_leaves_the_old_file(plan, monkeypatch):
    def fail(db):
        db.execute("DELETE FROM item")
        db.execute("no such statement")

    monkeypatch.setattr(schema, "MIGRATIONS", (fail,))
    with pytest.raises(PlanDamaged):
        Store.open(plan, now=NOW)
    monkeypatch.undo()
    with Store.open(plan, now=NOW) as store:
        assert len(store.items()) == 300


def test_each_step_from_an_older_version_is_taken_in_order(plan, monkeypatch):
    steps = (
        lambda db: db.execute("ALTER TABLE item ADD COLUMN one"),
        lambda db: db.execute("ALTER TABLE item RENAME COLUMN one TO two"),
    )
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    with Store.open(plan, now=NOW) as store:
        assert len(store.items()) == 300
    with closing(sqlite3.connect(plan)) as db:
        assert schema.version_of(db) == 3
        assert "two" in [row[1] for row in db.execute("PRAGMA table_info (item)")]


def test_a_plan_on_another_machine_is_read_from_a_copy_and_never_written(plan, monkeypatch):
    before = sorted(plan.parent.iterdir())
    monkeypatch.setattr(opening, "is_network", lambda _path: True)
    with Store.open(plan, now=NOW) as store:
        assert (store.read_only, store.reason) == (True, "network")
        assert len(store.items()) == 300
        with pytest.raises(PlanLocked) as refusal:
            store.write(added("new"), 2, record=True)
        scratch = store._opened.scratch
    assert refusal.value.details["reason"] == "network"
    assert scratch is not None
    assert not scratch.exists()
    assert sorted(plan.parent.iterdir()) == before


def test_no_plan_is_made_on_another_machine(path, monkeypatch):
    monkeypatch.setattr(opening, "is_network", lambda _path: True)
    with pytest.raises(PlanLocked):
        Store.open(path, now=NOW)
    assert not path.parent.exists()


def test_a_page_size_that_cannot_be_is_damage(plan):
    data = bytearray(plan.read_bytes())
    for size in (b"\x00\x00", b"\x02\x01"):
        data[16:18] = size
        plan.write_bytes(data)
        assert refused(plan) == "corrupt"


@pytest.mark.parametrize("left", [b"", b"junk", b"x" * 99])
def test_a_journal_that_sqlite_does_not_play_back_hinders_nobody(plan, left):
    opening.journal(plan).write_bytes(left)
    with Store.open(plan, now=NOW) as store:
        assert len(store.items()) == 300


def test_a_plan_on_a_share_that_is_written_just_now_is_copied_again(plan, monkeypatch):
    monkeypatch.setattr(opening, "is_network", lambda _path: True)
    copied, torn = opening._copied, []

    def tear(path, scratch):
        target = copied(path, scratch)
        if len(torn) < 2:
            torn.append(scratch)
            target.write_bytes(target.read_bytes()[:9000])
        return target

    monkeypatch.setattr(opening, "_copied", tear)
    with Store.open(plan, now=NOW) as store:
        assert len(store.items()) == 300
    assert len(torn) == 2
    assert not any(scratch.exists() for scratch in torn)


def test_a_plan_on_a_share_that_stays_torn_is_damaged(plan, monkeypatch):
    plan.write_bytes(plan.read_bytes()[:8192])
    monkeypatch.setattr(opening, "is_network", lambda _path: True)
    assert refused(plan) == "corrupt"


def test_where_files_cannot_be_linked_a_new_plan_is_named_all_the_same(path, monkeypatch):
    def refuse(*_places):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    with Store.open(path, now=NOW) as store:
        store.write(added("u1"), 1, record=True)
        name = store.plan_uuid
    fresh = path.with_name("fresh")
    fresh.write_bytes(b"x")
    with pytest.raises(CannotWrite):
        opening._name(fresh, path)  # another start was quicker: its plan stays
    with Store.open(path, now=NOW) as store:
        assert store.plan_uuid == name


def test_two_starts_take_the_step_to_a_newer_version_once(plan, monkeypatch):
    def add_colour(db):
        db.execute("ALTER TABLE item ADD COLUMN colour TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", (add_colour,))
    found = iter([1, 2, 2])  # between the look and the lock another one has taken it
    with closing(sqlite3.connect(plan, isolation_level=None)) as db:
        monkeypatch.setattr(schema, "version_of", lambda _db: next(found))
        schema.migrate(db)
        assert "colour" not in [row[1] for row in db.execute("PRAGMA table_info (item)")]


@pytest.fixture
def forbidden():
    """A plan in a folder that may not be written, by a process without special rights."""
    if not hasattr(os, "geteuid"):
        pytest.skip("needs rights as Unix has them")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "plan.sqlite"
        with Store.open(path, now=NOW) as store:
            store.write(added(*[f"u{n}" for n in range(300)]), 1, record=True)
        yield path
        path.parent.chmod(0o700)


@contextmanager
def without_rights(path):
    """Be someone who may only read."""
    for file in path.parent.glob("*.sqlite*"):
        file.chmod(0o444)
    path.parent.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_plan_in_a_folder_that_may_not_be_written_is_shown(forbidden):
    later = NOW + timedelta(days=30)
    with without_rights(forbidden), Store.open(forbidden, now=later) as store:
        assert (store.read_only, store.reason) == (True, "read_only")
        assert len(store.items()) == 300
        with pytest.raises(CannotWrite) as refusal:
            store.write(added("new"), 2, record=True)
    assert refusal.value.details["reason"] == "read_only"


def test_no_plan_can_be_made_in_a_folder_that_may_not_be_written(forbidden):
    with without_rights(forbidden), pytest.raises(CannotWrite) as refusal:
        Store.open(forbidden.with_name("other.sqlite"), now=NOW)
    assert refusal.value.details["reason"] == "read_only"


def test_what_a_crash_left_half_done_is_shown_whole_from_a_read_only_folder(forbidden):
    whole = forbidden.read_bytes()
    with closing(sqlite3.connect(forbidden, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("UPDATE item SET body = '{}' WHERE id < 200")
        torn, journal = forbidden.read_bytes(), opening.journal(forbidden).read_bytes()
        db.execute("ROLLBACK")
    forbidden.write_bytes(torn)
    opening.journal(forbidden).write_bytes(journal)
    assert torn != whole
    with without_rights(forbidden), Store.open(forbidden, now=NOW) as store:
        assert store.reason == "read_only"
        assert len(store.items()) == 300
    assert forbidden.read_bytes() == torn


@pytest.mark.parametrize("folder", ["x" * 250, "d 100% ? # đ'\"&", "Kế hoạch tháng 2 — Sở"])
def test_a_plan_lives_in_a_folder_of_any_name(tmp_path, folder):
    path = tmp_path / folder / "plan.sqlite"
    with Store.open(path, now=NOW) as store:
        store.write(added("u1"), 1, record=True)
    with Store.open(copies(path)[0].path, now=NOW) as store:
        assert store.item("u1")
    with Store.open(path, now=NOW) as store:
        assert store.item("u1")


def test_many_starts_at_once_make_one_plan(path):
    from concurrent.futures import ThreadPoolExecutor

    def start(_n):
        with Store.open(path, now=NOW) as store:
            return store.plan_uuid

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(24)))) == 1
    assert [file.name for file in path.parent.iterdir()] in (
        [path.name],
        [path.name, f"{path.name}-journal"],
        [f"{path.name}-journal", path.name],
    )


def test_what_is_opened_at_once_is_examined_before_anything_is_written(plan):
    data = bytearray(plan.read_bytes())
    data[4096 * 9 : 4096 * 10] = b"\xff" * 4096
    plan.write_bytes(data)
    with Store.open(plan, now=NOW, checking=False) as store:
        with pytest.raises(PlanDamaged):
            store.write(added("new"), 2, record=True)
        with pytest.raises(PlanDamaged):
            store.examine(NOW)
    assert plan.read_bytes() == bytes(data)


def test_what_is_opened_at_once_has_its_weekly_check_when_it_is_examined(plan):
    plan.write_bytes(plan.read_bytes().replace('Việc u7"'.encode(), 'Viộc u7"'.encode()))
    later = NOW + timedelta(days=8)
    with Store.open(plan, now=later, checking=False) as store, pytest.raises(PlanDamaged):
        store.examine(later)


def test_a_sound_plan_opened_at_once_is_written_as_ever(plan):
    with Store.open(plan, now=NOW, checking=False) as store:
        store.examine(NOW)
        store.write(added("new"), 2, record=True)
        assert store.item("new")


def test_a_plan_that_another_program_put_into_wal_is_one_file_again(plan, reopened):
    """With a log beside it, it could not be read from a folder that may not be written."""
    with closing(sqlite3.connect(plan)) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        db.execute("UPDATE meta SET value = value + 1 WHERE name = 'writes'")
        db.commit()
    with reopened() as store:
        store.save_ledger("lich", {}, NOW)
        beside = {file.name for file in plan.parent.iterdir() if file.is_file()}
    assert not {f"{plan.name}-wal", f"{plan.name}-shm"} & beside
    assert plan.read_bytes()[18:20] == b"\x01\x01"  # as the format says: no log
