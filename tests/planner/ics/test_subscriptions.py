"""The list of kept files survives a restart; what makes no sense in it is passed over."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from planner.ics.files import CannotExport, NoRoom
from planner.ics.orders import Order
from planner.ics.profile import ExportOptions, Profile
from planner.ics.scope import ALL, Kind, Scope
from planner.ics.subscriptions import Subscription, is_damaged, load, save
from planner.settings import SUBSCRIPTIONS
from tests.planner.ics.samples import FEBRUARY

SCOPES = [
    ALL,
    Scope.of_month(FEBRUARY),
    Scope(kind=Kind.OPEN, month=FEBRUARY),
    Scope(kind=Kind.DAYS, first=date(2027, 2, 1), last=date(2027, 3, 4)),
    Scope(kind=Kind.FOUND, words="“hồ sơ”"),
]


def subscriptions():
    options = ExportOptions(month_tasks=False, reminders=False, bars=True)
    return tuple(
        Subscription(
            Path(f"/chia sẻ/{n}.ics"), Order(scope=scope, profile=profile, options=options)
        )
        for n, scope in enumerate(SCOPES)
        for profile in Profile
    )


def test_the_list_comes_back_as_it_was(tmp_path):
    assert load(tmp_path) == ()
    save(tmp_path, subscriptions())
    assert load(tmp_path) == subscriptions()


@pytest.mark.parametrize("text", ["", "{", "[1, null, {}]", '{"path": "a"}', "[[]]"])
def test_a_damaged_list_keeps_nothing_from_starting(tmp_path, text, caplog):
    (tmp_path / SUBSCRIPTIONS).write_text(text, encoding="utf-8")
    assert load(tmp_path) == ()


def test_one_damaged_entry_costs_only_itself(tmp_path):
    save(tmp_path, subscriptions())
    table = json.loads((tmp_path / SUBSCRIPTIONS).read_text(encoding="utf-8"))
    table[0]["scope"] = "everything"
    (tmp_path / SUBSCRIPTIONS).write_text(json.dumps(table), encoding="utf-8")
    assert load(tmp_path) == subscriptions()[1:]


@pytest.mark.parametrize("text", ["", "{", "[1, null, {}]", '{"path": "a"}'])
def test_a_damaged_list_is_put_aside_before_another_takes_its_place(tmp_path, text, caplog):
    assert not is_damaged(tmp_path)
    (tmp_path / SUBSCRIPTIONS).write_text(text, encoding="utf-8")
    assert is_damaged(tmp_path)
    for _ in range(2):
        save(tmp_path, subscriptions())
    assert load(tmp_path) == subscriptions()
    assert (tmp_path / f"{SUBSCRIPTIONS}.damaged").read_text(encoding="utf-8") == text


def test_a_list_that_cannot_be_read_just_now_is_not_written_over(tmp_path, caplog):
    """Another program may hold it for a moment: what it says is not known, so it stays."""
    (tmp_path / SUBSCRIPTIONS).mkdir()
    assert load(tmp_path) == ()
    with pytest.raises(CannotExport):
        save(tmp_path, subscriptions())
    assert not (tmp_path / f"{SUBSCRIPTIONS}.damaged").exists()


def test_a_damaged_list_stays_where_nothing_can_be_written(tmp_path, monkeypatch, caplog):
    (tmp_path / SUBSCRIPTIONS).write_text("{", encoding="utf-8")

    def refuse(path, _data):
        raise NoRoom(name=str(path), reason="full")

    monkeypatch.setattr("planner.ics.subscriptions.put", refuse)
    with pytest.raises(NoRoom):
        save(tmp_path, subscriptions())
    assert (tmp_path / SUBSCRIPTIONS).read_text(encoding="utf-8") == "{"


def test_each_scope_has_a_key_and_a_file_name_of_its_own():
    orders = [Order(scope=scope) for scope in SCOPES]
    assert len({order.ledger for order in orders}) == len(SCOPES)
    assert len({order.file_name for order in orders}) == len(SCOPES)
    assert all(order.file_name.isascii() for order in orders)
    assert Order(scope=Scope(kind=Kind.CHOSEN, uids=("a",))).ledger == ""
