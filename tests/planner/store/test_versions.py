"""The plan of every version that was ever written opens, with all it holds and the way back.

versions/N.sql is a plan as version N wrote it; N.json is what is in it. Neither is written anew:
a change of the shape adds its own.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.model import Event, Task
from planner.plan import Plan
from planner.store import Store, schema
from tests.planner.store.strategies import NOW

VERSIONS = Path(__file__).parent / "versions"
KNOWN = sorted(int(path.stem) for path in VERSIONS.glob("*.sql"))


@pytest.fixture(params=KNOWN)
def old(request, tmp_path):
    """A plan of an older version, and what it must hold."""
    path = tmp_path / "plan.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((VERSIONS / f"{request.param}.sql").read_text(encoding="utf-8"))
        assert schema.version_of(db) == request.param
    return path, json.loads((VERSIONS / f"{request.param}.json").read_text(encoding="utf-8"))


def told(item):
    day = item.first_day if isinstance(item, Event) else item.due
    return [type(item).__name__, item.summary, str(day), item.removed is not None, item.sequence]


def test_there_is_a_plan_of_every_version():
    assert list(range(1, schema.version() + 1)) == KNOWN


def test_an_old_plan_opens_with_all_it_holds(old):
    path, expected = old
    with Store.open(path, now=NOW) as store:
        assert not store.read_only
        assert {item.uid: told(item) for item in store.everything()} == expected["items"]
        assert list(store.history()) == expected["history"]
        assert [report.title for report in store.reports()] == expected["reports"]
        assert store.document("digest-1").text.startswith("Báo cáo tháng 2.")
        assert store.ledger("lich/2018-02") == expected["exported"]
        assert str(store.plan_uuid) == expected["plan"]
        store.check(NOW)
        done = next(item for item in store.items() if isinstance(item, Task) and item.is_done)
        assert (done.note, done.due_text) == ("đã gửi", "trong tháng")


def test_everything_in_an_old_plan_can_be_undone_and_done_again(old):
    path, expected = old
    with Store.open(path, now=NOW) as store:
        plan = Plan(store, store.write)
        before = {item.uid: told(item)[:4] for item in store.everything()}
        while plan.undo(NOW):
            pass
        assert store.everything() == []
        for _ in range(expected["history"][0]):
            assert plan.redo(NOW)
        assert {item.uid: told(item)[:4] for item in store.everything()} == before
