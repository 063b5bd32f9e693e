"""One value of the file is something else: a refusal, or all is well, and never anything else."""

import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from planner.model import Month, PlanDamaged, PlannerError, Task
from planner.plan import Plan
from planner.store import Store, schema
from tests.planner.store.strategies import NOW

FEBRUARY = Month(2018, 2)
VALUES = (None, "x", -1, b"\xff\x00", "{}", '{"task":{}}', "2018-02-08T00:00")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A plan with something in every table."""
    path = tmp_path_factory.mktemp("whole") / "plan.sqlite"
    with closing(sqlite3.connect(path)) as db:
        text = (Path(__file__).parent / "versions" / "1.sql").read_text(encoding="utf-8")
        db.executescript(text)
        db.execute("INSERT INTO earlier_key SELECT uid, 'chi-cuc/cũ' FROM item LIMIT 1")
        db.commit()
    return path


def damaged(whole, folder, table):
    """Give a plan for each value of a table that is something else."""
    with closing(sqlite3.connect(whole)) as db:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info ({table})")]
        keys = [row[0] for row in db.execute(f"SELECT {columns[0]} FROM {table}")]  # noqa: S608
    for column in columns:
        for key in keys if table == "meta" else keys[:1]:
            for value in VALUES:
                path = folder / "plan.sqlite"
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                shutil.copyfile(whole, path)
                with closing(sqlite3.connect(path)) as db, suppress(sqlite3.IntegrityError):
                    statement = f"UPDATE {table} SET {column} = ? WHERE {columns[0]} = ?"  # noqa: S608
                    db.execute(statement, (value, key))
                    db.commit()
                    yield path, f"{table}.{column} of {key}: {value!r}"


def used(path):
    """Ask everything of a plan, and do something with it."""
    with Store.open(path, now=NOW) as store:
        asked = (
            store.items, store.everything, store.removed, store.reports, store.copies,
            lambda: store.ledger("lich/2018-02"), lambda: store.exported_at("lich/2018-02"),
            lambda: store.plan_uuid, lambda: store.writes, lambda: store.is_check_due(NOW),
            lambda: store.check(NOW), lambda: store.document("digest-1"), lambda: store.find("hội"),
            lambda: store.hits("hội"), lambda: store.listed(FEBRUARY),
            lambda: store.under("chi-cuc"),
            lambda: store.between(date(2018, 2, 1), date(2018, 2, 28)),
            lambda: store.overdue(date(2018, 3, 1)), lambda: store.copy(NOW),
            lambda: store.save_as(path.with_name("taken along.sqlite")),
            lambda: Plan(store, store.write).add(Task(summary="Mới"), NOW),
        )  # fmt: skip
        for ask in asked:
            with suppress(PlannerError):
                ask()
        with suppress(PlannerError):
            while Plan(store, store.write).undo(NOW):
                pass


@pytest.mark.parametrize("table", schema.NEEDED)
def test_a_value_that_makes_no_sense_is_refused_or_does_no_harm(whole, tmp_path, table, caplog):
    tried, broken = 0, []
    for path, what in damaged(whole, tmp_path / "damaged", table):
        tried += 1
        try:
            used(path)
        except PlannerError:
            pass
        except Exception as failure:  # what a person would see as a crash
            broken.append(f"{what}: {failure!r}")
    assert tried >= len(VALUES) - 1
    assert broken == []


@pytest.mark.parametrize("name", ["at", "writes", "plan"])
def test_what_the_plan_says_of_itself_and_is_no_more_to_be_read_is_damage(whole, tmp_path, name):
    path = tmp_path / "plan.sqlite"
    shutil.copyfile(whole, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = 'x' WHERE name = ?", (name,))
        db.commit()
    with Store.open(path, now=NOW) as store, pytest.raises(PlanDamaged):
        {"at": store.history, "writes": lambda: store.writes, "plan": lambda: store.plan_uuid}[
            name
        ]()


def test_a_plan_that_does_not_know_when_it_was_checked_is_checked(whole, tmp_path):
    path = tmp_path / "plan.sqlite"
    shutil.copyfile(whole, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = 'x' WHERE name = 'checked'")
        db.commit()
    with Store.open(path, now=NOW) as store:
        assert not store.is_check_due(NOW)
