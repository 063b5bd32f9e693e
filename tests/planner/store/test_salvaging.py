"""What can still be read of a damaged plan: as much as there is, and how much is missing."""

import sqlite3
from contextlib import closing

import pytest

from planner.model import Action, Change, Document, Head, PlanLocked, Task
from planner.store import Store, salvage, salvaging
from planner.store.items import checksum
from tests.planner.store.strategies import NOW

UIDS = [f"u{number}" for number in range(40)]


@pytest.fixture
def plan(path):
    with Store.open(path, now=NOW) as store:
        tasks = tuple(Task(uid=uid, summary=f"Việc {uid}") for uid in UIDS)
        store.write(Change(Action.ADD, (), tasks, NOW), 1, record=True)
        store.keep(Document("a.txt", "Một", "d1"), Head("Một"), None, NOW)
    return path


def changed(path, statement, *values):
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement, values)
    return salvage(path)


def uids(found):
    return sorted(item.uid for item in found.items)


def test_of_a_sound_plan_all_is_read(plan):
    found = salvage(plan)
    assert (uids(found), len(found.documents), found.lost) == (sorted(UIDS), 1, 0)


@pytest.mark.parametrize("body", ["{}", '{"task":{"uid":"u3"}}', "rubbish"])
def test_an_item_that_makes_no_sense_is_counted_and_the_others_are_read(plan, body):
    found = changed(
        plan, "UPDATE item SET body = ?, crc = ? WHERE uid = 'u3'", body, checksum(body)
    )
    assert uids(found) == sorted(set(UIDS) - {"u3"})
    assert found.lost == 1


def test_an_item_that_is_no_text_is_counted(plan):
    found = changed(plan, "UPDATE item SET body = 7 WHERE uid = 'u3'")
    assert "u3" not in uids(found)
    assert found.lost == 1


def test_without_the_table_of_items_its_pages_are_read(plan):
    """SQLite finds no way any more, but the letters are there."""
    with closing(sqlite3.connect(plan)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_master WHERE name = 'item' OR tbl_name = 'item'")
    found = salvage(plan)
    assert uids(found) == sorted(UIDS)
    assert found.lost  # how many there were is not known


def test_reports_that_cannot_be_read_hinder_no_item(plan):
    found = changed(plan, "DROP TABLE document")
    assert (uids(found), found.documents) == (sorted(UIDS), ())


def test_a_file_beyond_all_measure_is_not_looked_into(plan, monkeypatch):
    monkeypatch.setattr(salvaging, "LARGEST", 1000)
    assert salvage(plan).items == ()


def test_a_file_that_is_not_there_is_a_refusal(path):
    with pytest.raises(PlanLocked):
        salvage(path)
