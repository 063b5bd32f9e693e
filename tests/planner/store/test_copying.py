"""There is always a sound copy to go back to, and going back can be undone."""

import errno
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Action, CannotWrite, Change, Document, Head, PlanDamaged, Task
from planner.plan import Plan
from planner.store import (
    Copy,
    Store,
    begin_anew,
    contents,
    copies,
    copying,
    newest_sound,
    opening,
    put_in_place,
    salvage,
)
from planner.store.copying import kept
from tests.planner.store.strategies import NOW

HALF_HOUR = timedelta(minutes=30)


def added(*uids, action=Action.ADD, stamp=NOW):
    return Change(action, (), tuple(Task(uid=u, summary=f"Việc {u}") for u in uids), stamp)


def uids(store):
    return {item.uid for item in store.items()}


def reasons(path):
    return [copy.why for copy in copies(path)]


def copy_of(serial, stamp):
    return Copy(Path(f"{serial}"), serial, stamp, "auto")


series = st.lists(
    st.integers(-60 * 24 * 900, 60 * 24 * 30).map(lambda m: NOW + timedelta(minutes=m)),
    unique=True,
    max_size=300,
).map(lambda stamps: [copy_of(n, stamp) for n, stamp in enumerate(stamps)])


@given(series)
def test_thinning_keeps_the_newest_all_of_two_days_and_few_of_the_rest(there):
    stay = kept(there, NOW)
    assert stay <= set(there)
    recent = {copy for copy in there if copy.stamp > NOW - timedelta(days=2)}
    assert recent <= stay
    assert len(stay - recent) <= 12 + 10 + 9 + 1
    if there:
        assert there[-1] in stay
    assert kept(stay, NOW) == stay


def test_after_years_of_work_there_is_one_for_each_day_week_and_month():
    there, serial = set(), 0
    start = datetime(2016, 1, 1, 1, tzinfo=UTC)
    for day in range(800):
        for half_hour in range(16):
            now = start + timedelta(days=day, minutes=30 * half_hour)
            serial += 1
            there = kept({*there, copy_of(serial, now)}, now)
    ages = sorted((now - copy.stamp).days for copy in there)
    assert ages.count(0) + ages.count(1) == 2 * 16
    assert [age for age in ages if 2 <= age < 14] == list(range(2, 14))
    assert len(there) == 2 * 16 + 12 + 10 + 9
    steps = [later - sooner for sooner, later in pairwise(ages[-20:])]
    assert all(step <= 7 for step in steps[:10])
    assert all(21 <= step <= 35 for step in steps[-8:])


def test_a_clock_that_went_wrong_throws_nothing_away():
    there = {copy_of(n, NOW - timedelta(days=n)) for n in range(12)}
    assert kept(there, NOW + timedelta(days=40_000)) >= there
    assert kept(there, NOW - timedelta(days=40_000)) == there


def test_the_newest_copy_stays_even_when_the_clock_says_that_it_is_old():
    ten_days = NOW - timedelta(days=10)
    there = [copy_of(0, ten_days), copy_of(1, ten_days - timedelta(hours=1))]
    assert there[1] in kept(there, NOW)


def test_the_first_change_is_copied_and_the_next_after_half_an_hour(store, path):
    store.write(added("u1"), 1, record=True)
    assert reasons(path) == ["auto"]
    store.write(added("u2", stamp=NOW + HALF_HOUR / 2), 2, record=True)
    assert len(copies(path)) == 1
    store.write(added("u3", stamp=NOW + HALF_HOUR), 3, record=True)
    assert len(copies(path)) == 2
    with Store.open(copies(path)[0].path, now=NOW) as copy:
        assert uids(copy) == {"u1", "u2", "u3"}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the folder decides who may read")
def test_a_copy_is_as_private_as_the_plan(store, path):
    store.write(added("a"), 1, record=True)
    (copy,) = copies(path)
    assert path.stat().st_mode & 0o777 == copy.path.stat().st_mode & 0o777 == 0o600


def test_the_next_start_knows_when_the_last_copy_was_made(store, reopened, path):
    store.write(added("u1"), 1, record=True)
    with reopened() as again:
        again.write(added("u2", stamp=NOW + HALF_HOUR / 2), 2, record=True)
        assert len(copies(path)) == 1
        again.write(added("u3", stamp=NOW + HALF_HOUR), 3, record=True)
    assert len(copies(path)) == 2


def test_a_clock_that_goes_back_stops_no_copies(store, path):
    store.write(added("u1"), 1, record=True)
    for n in range(1, 4):
        store.write(added(f"v{n}", stamp=NOW - n * timedelta(days=300)), n + 1, record=True)
    found = copies(path)
    assert [copy.serial for copy in found] == [4, 3, 2, 1]
    with Store.open(found[0].path, now=NOW) as copy:
        assert uids(copy) == {"u1", "v1", "v2", "v3"}


def test_nothing_is_copied_twice(store, path):
    assert store.copy(NOW) is None
    store.write(added("u1"), 1, record=True)
    assert store.copy(NOW) is None
    store.mark_reviewed("x", NOW)
    assert store.copy(NOW) is not None
    assert reasons(path) == ["asked", "auto"]


def test_a_report_is_taken_over_only_after_a_copy(store, path):
    store.write(added("u1"), 1, record=True)
    store.write(added("u2"), 2, record=True)
    store.write(added("u3", action=Action.ACCEPT), 3, record=True)
    assert reasons(path) == ["import", "auto"]
    with Store.open(copies(path)[0].path, now=NOW) as copy:
        assert uids(copy) == {"u1", "u2"}


def test_a_copy_that_cannot_be_made_does_not_stop_the_work(store, path, caplog):
    (path.parent / copying.FOLDER).write_text("in the way", encoding="utf-8")
    store.write(added("u1"), 1, record=True)
    assert uids(store) == {"u1"}
    assert "no copy" in caplog.text
    caplog.clear()
    with pytest.raises(CannotWrite):
        store.copy(NOW)


def test_a_bug_in_copying_does_not_stop_the_work_either(store, path, monkeypatch, caplog):
    def bug(*_arguments):
        raise KeyError("ours")

    monkeypatch.setattr(copying, "make", bug)
    store.write(added("u1", action=Action.ACCEPT), 1, record=True)
    assert uids(store) == {"u1"}
    assert "KeyError" in caplog.text


def test_a_copy_that_does_not_read_back_whole_gets_no_name(store, path, monkeypatch, caplog):
    different = count()
    monkeypatch.setattr(copying, "_counts", lambda _db: next(different))
    store.write(added("u1"), 1, record=True)
    assert copies(path) == []
    assert list((path.parent / copying.FOLDER).iterdir()) == []
    caplog.clear()


def test_what_is_damaged_is_not_copied(path, monkeypatch):
    with Store.open(path, now=NOW) as store:
        store.write(added(*[f"u{n}" for n in range(300)]), 1, record=True)
        store.mark_reviewed("x", NOW)
    data = bytearray(path.read_bytes())
    data[4096 * 9 : 4096 * 10] = b"\xff" * 4096
    path.write_bytes(data)
    monkeypatch.setattr(opening, "is_small", lambda _db: False)  # not looked at while it is opened
    with Store.open(path, now=NOW) as store:
        with pytest.raises(PlanDamaged):
            store.copy(NOW)
        assert len(copies(path)) == 1


def test_the_newest_sound_copy_is_offered_and_a_damaged_one_is_passed_over(store, path):
    for n in range(3):
        store.write(added(f"u{n}", stamp=NOW + n * HALF_HOUR), n + 1, record=True)
    newest, middle, _ = copies(path)
    data = newest.path.read_bytes()
    newest.path.write_bytes(data.replace('Việc u2"'.encode(), 'Viộc u2"'.encode()))
    assert newest_sound(path) == middle
    middle.path.write_bytes(b"")
    assert newest_sound(path) is not None
    for copy in copies(path):
        copy.path.unlink()
    assert newest_sound(path) is None


def test_a_copy_of_a_newer_version_is_nothing_to_go_back_to(store, path):
    for n in range(2):
        store.write(added(f"u{n}", stamp=NOW + n * HALF_HOUR), n + 1, record=True)
    newest, older = copies(path)
    db = sqlite3.connect(newest.path)
    db.execute("ALTER TABLE item RENAME COLUMN body TO content")
    db.execute("PRAGMA user_version = 99")
    db.close()
    assert newest_sound(path) == older


def test_a_copy_that_cannot_be_read_is_not_taken_for_the_newest_state(store, reopened, path):
    store.write(added("u1"), 1, record=True)
    copies(path)[0].path.write_bytes(b"torn")
    with reopened() as again:
        assert again.copy(NOW + HALF_HOUR / 6) is not None
        assert again.copy(NOW + HALF_HOUR / 6) is None
    assert newest_sound(path) == copies(path)[0]


def test_what_a_copy_that_was_cut_off_left_is_cleared_away_with_the_next(store, path):
    store.write(added("u1"), 1, record=True)
    left = path.parent / "backups" / "plan-000009.sqlite.77.part"
    left.write_bytes(b"half")
    store.write(added("u2", stamp=NOW + HALF_HOUR), 2, record=True)
    assert not left.exists()
    assert len(copies(path)) == 2


def test_old_copies_are_thinned_out_on_the_disk_too(store, path):
    for n in range(5):
        store.write(added(f"u{n}", stamp=NOW + n * HALF_HOUR), n + 1, record=True)
    assert len(copies(path)) == 5
    store.write(added("late", stamp=NOW + timedelta(days=9)), 6, record=True)
    assert [copy.serial for copy in copies(path)] == [6, 5]


def test_an_old_copy_that_cannot_be_removed_is_no_reason_to_copy_again(store, path, monkeypatch):
    """On Windows a file that another program reads cannot be removed."""
    for n in range(5):
        store.write(added(f"u{n}", stamp=NOW + n * HALF_HOUR), n + 1, record=True)

    def refuse(file, **_more):
        if file.suffix == ".sqlite":
            raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "unlink", refuse)
    late = NOW + timedelta(days=9)
    store.write(added("late", stamp=late), 6, record=True)
    store.write(added("later", stamp=late), 7, record=True)
    assert [copy.serial for copy in copies(path)] == [6, 5, 4, 3, 2, 1]


def test_the_reports_of_a_copy_are_added_and_none_is_taken_away(store, path, tmp_path):
    store.keep(Document("a.txt", "Một", "d1"), Head("Một"), None, NOW)
    other = tmp_path / "khác" / "plan.sqlite"
    with Store.open(other, now=NOW) as theirs:
        theirs.keep(Document("b.txt", "Hai", "d2"), Head("Hai"), None, NOW)
    store.add_documents_of(contents(other), NOW)
    assert {report.digest for report in store.reports()} == {"d1", "d2"}


def test_going_back_to_a_copy_is_shown_before_and_can_be_undone(store, path):
    plan = Plan(store, store.write)
    kept_one = plan.add(Task(summary="Giữ"), NOW).after[0]
    early = copies(path)[0].path
    edited = plan.cancel(kept_one.uid, "hoãn", NOW).after[0]
    newer = plan.add(Task(summary="Mới"), NOW).after[0]
    shown = store.preview(early, NOW)
    assert {item.uid for item in shown.before} == {kept_one.uid, newer.uid}
    assert uids(store) == {kept_one.uid, newer.uid}
    change = store.restore(early, NOW)
    assert change == shown
    assert reasons(path)[0] == "restore"
    back = store.item(kept_one.uid)
    assert (back.note, back.status) == ("", kept_one.status)
    assert back.sequence > edited.sequence
    assert [item.uid for item in store.removed()] == [newer.uid]
    plan = Plan(store, store.write)
    plan.undo(NOW)
    assert uids(store) == {kept_one.uid, newer.uid}
    assert store.item(kept_one.uid).note == "hoãn"
    assert store.preview(early, NOW).after


def test_going_back_to_what_is_there_changes_nothing(store, path):
    store.write(added("u1"), 1, record=True)
    assert store.preview(copies(path)[0].path, NOW).after == ()


def test_a_damaged_copy_is_no_way_back(store, path):
    store.write(added("u1"), 1, record=True)
    copy = copies(path)[0].path
    copy.write_bytes(copy.read_bytes()[:9000])
    with pytest.raises(PlanDamaged):
        store.restore(copy, NOW)
    assert uids(store) == {"u1"}


def test_a_plan_goes_to_another_machine_as_one_file(store, tmp_path):
    store.write(added("u1"), 1, record=True)
    store.keep(Document("bc.txt", "Báo cáo", "d1"), Head("Báo cáo"), None, NOW)
    file = tmp_path / "mang đi.sqlite"
    store.save_as(file)
    with Store.open(file, now=NOW) as moved:
        assert uids(moved) == {"u1"}
        assert moved.history() == (1, 1)
    with Store.open(tmp_path / "other" / "plan.sqlite", now=NOW) as other:
        other.write(added("theirs"), 1, record=True)
        other.restore(file, NOW)
        assert uids(other) == {"u1"}
        assert other.document("d1") is not None


def test_the_journal_of_the_file_that_is_written_over_is_not_played_into_the_new_one(
    store, path, tmp_path
):
    store.write(added(*[f"u{n}" for n in range(300)]), 1, record=True)
    target = tmp_path / "taken along.sqlite"
    store.save_as(target)
    db = sqlite3.connect(target, isolation_level=None)
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN")
    db.execute("UPDATE item SET body = '{}'")
    hot = opening.journal(target).read_bytes()
    db.close()
    opening.journal(target).write_bytes(hot)  # as a crash leaves it
    gone = Change(Action.ADD, tuple(store.items()[:200]), (), NOW)
    store.write(gone, 0, record=False)
    store.save_as(target)
    with Store.open(target, now=NOW) as moved:
        assert uids(moved) == uids(store)
        moved.check(NOW)


@pytest.fixture
def broken(path):
    """A plan of 400 tasks whose pages in the middle are gone; its newest copy holds 300."""
    with Store.open(path, now=NOW) as store:
        store.write(added(*[f"u{n}" for n in range(300)]), 1, record=True)
        store.write(added(*[f"u{n}" for n in range(300, 400)]), 2, record=True)
        store.keep(Document("bc.txt", "Báo cáo", "d1"), Head("Báo cáo"), None, NOW)
    data = bytearray(path.read_bytes())
    pages = [at for at in range(0, len(data), 4096) if b'{"task"' in data[at : at + 4096]]
    for at in pages[3:6]:
        data[at : at + 4096] = b"\xaa" * 4096
    path.write_bytes(data)
    return path


def test_a_damaged_plan_is_set_aside_and_a_copy_takes_its_place(broken):
    before = broken.read_bytes()
    aside = put_in_place(broken, newest_sound(broken).path, NOW)
    assert aside.read_bytes() == before
    with Store.open(broken, now=NOW) as store:
        assert len(uids(store)) == 300
    broken.write_bytes(b"")
    second = put_in_place(broken, newest_sound(broken).path, NOW)
    assert second not in {aside, None}
    assert aside.read_bytes() == before


def test_a_journal_goes_with_the_file_it_belongs_to(broken):
    opening.journal(broken).write_bytes(b"left by a crash")
    aside = put_in_place(broken, newest_sound(broken).path, NOW)
    assert opening.journal(aside).read_bytes() == b"left by a crash"
    assert not opening.journal(broken).exists()


def test_what_can_be_read_of_a_damaged_plan_is_brought_in_and_what_cannot_is_counted(broken):
    before = broken.read_bytes()
    found = salvage(broken)
    assert broken.read_bytes() == before
    assert 20 < found.lost < 90
    assert len(found.items) == 400 - found.lost
    assert len(found.documents) == 1
    put_in_place(broken, newest_sound(broken).path, NOW)
    with Store.open(broken, now=NOW) as store:
        change = store.bring_in(found, NOW)
        assert len(change.after) == len(
            {item.uid for item in found.items if int(item.uid[1:]) >= 300}
        )
        assert len(uids(store)) == 300 + len(change.after)
        assert store.document("d1") is not None
        Plan(store, store.write).undo(NOW)
        assert len(uids(store)) == 300


def test_items_are_found_in_the_pages_when_the_tables_are_gone(broken):
    data = bytearray(broken.read_bytes())
    data[:8192] = b"\0" * 8192
    broken.write_bytes(data)
    found = salvage(broken)
    assert len(found.items) > 300
    assert found.lost > 0
    assert all(item.summary == f"Việc {item.uid}" for item in found.items)


def test_rubbish_gives_nothing_and_no_error(path):
    path.parent.mkdir()
    path.write_bytes(b'SQLite format 3\0{"task":{"uid":"x",' * 500)
    assert salvage(path).items == ()


def test_an_empty_plan_can_be_begun_beside_the_damaged_one(broken):
    before = broken.read_bytes()
    aside = begin_anew(broken, NOW)
    assert aside.read_bytes() == before
    with Store.open(broken, now=NOW) as store:
        assert uids(store) == set()


def test_a_missing_plan_is_replaced_by_its_copy(broken):
    broken.unlink()
    assert put_in_place(broken, newest_sound(broken).path, NOW) is None
    with Store.open(broken, now=NOW) as store:
        assert len(uids(store)) == 300
