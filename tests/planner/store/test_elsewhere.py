"""A plan that was saved elsewhere comes home, and what was written there or here is kept."""

import json
from datetime import timedelta

import pytest

from planner.model import Action, CannotWrite, Change, PlanDamaged, PlanLocked, Task
from planner.store import Store, bring_home, come_home, forget, keep_room, move_out, noted
from tests.planner.store.strategies import NOW


def add(path, uid, at):
    with Store.open(path, now=NOW) as store:
        change = Change(Action.ADD, (), (Task(uid=uid, summary=uid),), NOW)
        store.write(change, at, record=True)


def uids(path):
    with Store.open(path, now=NOW) as store:
        return {item.uid for item in store.items()}


@pytest.fixture
def gone(path, tmp_path):
    """Home, and where the plan went; there it was written once more."""
    add(path, "at home", 1)
    place = tmp_path / "USB của tôi" / "lịch.sqlite"
    place.parent.mkdir()
    with Store.open(path, now=NOW) as store:
        away = move_out(store, place, NOW)
    add(place, "elsewhere", 2)
    return path, away


def test_the_whole_plan_comes_home_and_stays_where_it_was_too(gone):
    home, away = gone
    assert noted(home) == away
    come_home(home, away, NOW)
    assert uids(home) == uids(away.place) == {"at home", "elsewhere"}
    assert noted(home) is None
    with Store.open(home, now=NOW) as store:
        assert store.history() == (2, 2)


def test_a_plan_that_is_home_already_may_come_home_again(gone):
    home, away = gone
    come_home(home, away, NOW)
    come_home(home, away, NOW)  # the answer of the first time was lost
    assert uids(home) == {"at home", "elsewhere"}


def test_what_was_written_at_home_meanwhile_is_not_written_over(gone):
    home, away = gone
    add(home, "later", 2)
    with pytest.raises(PlanLocked) as refusal:
        come_home(home, away, NOW)
    assert refusal.value.details["reason"] == "changed_elsewhere"
    assert uids(home) == {"at home", "later"}
    assert noted(home) == away
    forget(home)
    assert noted(home) is None


def test_a_damaged_plan_at_home_is_set_aside(gone):
    home, away = gone
    home.write_bytes(home.read_bytes()[:5000])
    come_home(home, away, NOW)
    assert uids(home) == {"at home", "elsewhere"}
    assert len(list((home.parent / "damaged").glob("*.sqlite"))) == 1


def test_a_plan_that_is_missing_at_home_comes_back(gone):
    home, away = gone
    home.unlink()
    come_home(home, away, NOW)
    assert uids(home) == {"at home", "elsewhere"}


def test_another_plan_at_home_is_left_alone(gone):
    home, away = gone
    home.unlink()
    for copy in (home.parent / "backups").iterdir():
        copy.unlink()
    add(home, "another plan", 1)
    with pytest.raises(PlanLocked):
        come_home(home, away, NOW)
    assert uids(home) == {"another plan"}


@pytest.mark.parametrize("left", [b"", None])
def test_what_is_lost_elsewhere_brings_nothing_home(gone, left):
    home, away = gone
    away.place.unlink() if left is None else away.place.write_bytes(left)
    with pytest.raises(PlanDamaged):
        come_home(home, away, NOW)
    assert uids(home) == {"at home"}
    assert noted(home) == away


def test_a_plan_goes_on_from_one_place_to_the_next(gone, tmp_path):
    home, away = gone
    second = tmp_path / "hai.sqlite"
    with Store.open(home, now=NOW) as store:
        further = move_out(store, second, NOW, away=away)
        away.place.unlink()
        with pytest.raises(PlanDamaged):
            move_out(store, tmp_path / "ba.sqlite", NOW, away=away)
    assert not (tmp_path / "ba.sqlite").exists()
    assert noted(home) == further
    come_home(home, further, NOW + timedelta(days=1))
    assert uids(home) == {"at home", "elsewhere"}


def test_a_plan_saved_over_itself_is_at_home(path):
    add(path, "u", 1)
    with Store.open(path, now=NOW) as store:
        away = move_out(store, path, NOW)
    come_home(path, away, NOW)
    assert uids(path) == {"u"}
    assert noted(path) is None


def test_a_network_drive_is_no_place_to_go(path, tmp_path, monkeypatch):
    add(path, "u", 1)
    monkeypatch.setattr("planner.store.elsewhere.is_network", lambda _path: True)
    with Store.open(path, now=NOW) as store, pytest.raises(PlanLocked) as refusal:
        move_out(store, tmp_path / "x.sqlite", NOW)
    assert refusal.value.details["reason"] == "network"
    assert noted(path) is None


def test_a_place_that_refuses_too_changes_nothing(path, tmp_path):
    add(path, "u", 1)
    with Store.open(path, now=NOW) as store, pytest.raises(CannotWrite):
        move_out(store, tmp_path / "no folder" / "x.sqlite", NOW)
    assert noted(path) is None


def test_a_note_that_cannot_be_read_is_not_taken_for_none(gone):
    home, _ = gone
    home.with_name("elsewhere.json").unlink()
    home.with_name("elsewhere.json").mkdir()
    with pytest.raises(PlanLocked):
        noted(home)


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"place": 1, "writes": 2}', "\ud800", '{"place'])
def test_a_note_that_makes_no_sense_is_none(path, said):
    path.parent.mkdir()
    path.with_name("elsewhere.json").write_text(said, encoding="utf-8", errors="surrogatepass")
    assert noted(path) is None


def test_a_place_that_cannot_even_be_asked_for_keeps_the_note(path):
    """Such as a stick that is locked: the start goes on, and the next one tries again."""
    add(path, "u", 1)
    place = path.parent / ("x" * 300)
    path.with_name("elsewhere.json").write_text(json.dumps({"place": str(place), "writes": 1}))
    away = noted(path)
    with pytest.raises(PlanLocked):
        come_home(path, away, NOW)
    assert noted(path) == away


def test_where_nothing_new_can_be_written_the_note_goes_where_room_was_kept(path, tmp_path):
    add(path, "u", 1)
    keep_room(path)
    size = path.with_name("elsewhere.room").stat().st_size
    path.with_name("elsewhere.json.part").mkdir()  # stands for a full disk
    with Store.open(path, now=NOW) as store:
        away = move_out(store, tmp_path / "Lịch của tôi.sqlite", NOW)
    assert noted(path) == away
    assert path.with_name("elsewhere.json").stat().st_size == size  # written over, not longer
    come_home(path, away, NOW)
    keep_room(path)
    assert noted(path) is None
    assert path.with_name("elsewhere.room").stat().st_size == size


def test_a_second_note_goes_where_the_first_one_lies(gone, tmp_path):
    home, away = gone
    home.with_name("elsewhere.json.part").mkdir()
    with Store.open(home, now=NOW) as store:
        further = move_out(store, tmp_path / "hai.sqlite", NOW, away=away)
    assert noted(home) == further


def test_what_came_of_bringing_it_home_is_told_with_the_place(gone):
    home, away = gone
    aside = away.place.rename(away.place.with_name("aside"))
    assert bring_home(home, NOW) == ("not_home", away.place)
    assert noted(home) == away  # the next attempt may succeed
    aside.rename(away.place)
    assert bring_home(home, NOW) == ("home_again", away.place)
    assert bring_home(home, NOW) is None


def test_two_plans_that_went_their_ways_both_stay(gone):
    home, away = gone
    add(home, "later", 2)
    assert bring_home(home, NOW) == ("home_changed", away.place)
    assert bring_home(home, NOW) is None
    assert (uids(home), uids(away.place)) == ({"at home", "later"}, {"at home", "elsewhere"})
