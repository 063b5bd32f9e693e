"""A disk that refuses: the window goes on, saves in another place, and comes home."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from planner.model import CannotWrite, PlanLocked
from planner.settings import PLAN
from planner.store import Store, move_out
from tests.ui.conftest import close
from tests.ui.office import CLOCK, NOW, dated_task, month_task, stored, uid_of
from ui.elsewhere import brought_home


def press(desk, words):
    next(each for each in desk.window.messages.ways if words in each.text()).click()


@pytest.fixture
def refusing(open_desk, monkeypatch, caplog):
    """A window whose plan cannot be written in its place."""
    desk = open_desk(dated_task())
    home, write = desk.data / PLAN, Store.write

    def refuse(store, change, at, *, record):
        if store.path == home:
            raise CannotWrite(reason="disk_full")
        write(store, change, at, record=record)

    monkeypatch.setattr(Store, "write", refuse)
    return desk


@pytest.fixture
def choose(monkeypatch):
    """Return a function that says which file a person will choose."""

    def chosen(place):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place or ""), ""))

    return chosen


def ticked(desk, qtbot):
    desk.session.set_done(uid_of(desk, "Nộp báo cáo quý I"), True)  # noqa: FBT003
    qtbot.waitUntil(lambda: "giữ trong bộ nhớ" in desk.window.messages.words)
    assert "Đĩa đã đầy" in desk.window.messages.words


def test_what_waits_is_saved_in_another_place_and_comes_home_at_the_end(
    refusing, choose, qtbot, tmp_path, monkeypatch
):
    place = tmp_path / "USB" / "lịch.sqlite"
    place.parent.mkdir()
    ticked(refusing, qtbot)
    choose(place)
    press(refusing, "Lưu nơi khác")
    qtbot.waitUntil(lambda: refusing.window.status.saved.text().startswith("Đã lưu"))
    assert str(place) in refusing.window.messages.words
    assert stored(place)[0].is_done
    assert not stored(refusing.data / PLAN)[0].is_done
    refusing.session.put(month_task())  # work goes on there
    close(refusing)
    home = stored(refusing.data / PLAN)
    assert len(home) == 2
    assert sum(item.summary == "Nộp báo cáo quý I" and item.is_done for item in home) == 1
    assert brought_home(refusing.data / PLAN, CLOCK, refusing.texts) == ""


def test_another_place_that_refuses_too_is_told_and_what_waits_stays(
    refusing, choose, qtbot, tmp_path
):
    ticked(refusing, qtbot)
    choose(tmp_path / "no folder" / "x.sqlite")
    press(refusing, "Lưu nơi khác")
    assert "Cũng không ghi được vào" in refusing.window.messages.words
    assert refusing.writer.waiting == 1
    choose(None)
    press(refusing, "Lưu nơi khác")  # a person may think again
    assert refusing.writer.waiting == 1
    place = tmp_path / "x.sqlite"
    choose(place)
    press(refusing, "Lưu nơi khác")
    assert refusing.writer.settle(5)
    assert stored(place)[0].is_done


def test_a_second_place_has_what_the_first_one_got(refusing, choose, qtbot, tmp_path):
    first, second = tmp_path / "một.sqlite", tmp_path / "hai.sqlite"
    ticked(refusing, qtbot)
    choose(first)
    press(refusing, "Lưu nơi khác")
    refusing.session.put(month_task())
    assert refusing.writer.settle(5)
    choose(second)
    refusing.saving.save_elsewhere()
    refusing.session.put(month_task(1))
    assert refusing.writer.settle(5)
    assert len(stored(first)) == 2
    assert len(stored(second)) == 3


def test_the_file_for_another_machine_has_what_was_done_elsewhere(
    refusing, choose, qtbot, tmp_path
):
    ticked(refusing, qtbot)
    choose(tmp_path / "một.sqlite")
    press(refusing, "Lưu nơi khác")
    refusing.session.put(month_task())
    whole = tmp_path / "cả kế hoạch.sqlite"
    choose(whole)
    refusing.copies.save()
    assert len(stored(whole)) == 2


def gone(desk_data, place):
    with Store.open(desk_data / PLAN, now=NOW) as store:
        move_out(store, place, NOW)
    with Store.open(place, now=NOW) as store:
        from planner.plan import Plan

        Plan(store, store.write).add(month_task(), NOW)


def test_the_next_start_brings_the_plan_home_and_says_so(open_desk, tmp_path, texts):
    desk = open_desk(dated_task())
    close(desk)
    home, place = desk.data / PLAN, tmp_path / "x.sqlite"
    gone(desk.data, place)
    assert "đã về chỗ cũ" in brought_home(home, CLOCK, texts)
    assert len(stored(home)) == 2
    assert brought_home(home, CLOCK, texts) == ""


def test_a_start_without_that_place_says_what_is_missing(open_desk, tmp_path, texts):
    desk = open_desk(dated_task())
    close(desk)
    home, place = desk.data / PLAN, tmp_path / "x.sqlite"
    gone(desk.data, place)
    aside = place.rename(tmp_path / "y.sqlite")
    for _ in range(2):  # until it is there
        assert f"được lưu vào {place} và chưa đưa về được" in brought_home(home, CLOCK, texts)
    aside.rename(place)
    assert "đã về chỗ cũ" in brought_home(home, CLOCK, texts)


def test_a_plan_that_went_on_at_home_is_not_written_over(open_desk, tmp_path, texts):
    desk = open_desk(dated_task())
    home, place = desk.data / PLAN, Path(tmp_path / "x.sqlite")
    gone(desk.data, place)
    desk.session.put(month_task(1))
    close(desk)
    assert "đã đổi" in brought_home(home, CLOCK, texts)
    assert len(stored(home)) == 2
    assert brought_home(home, CLOCK, texts) == ""


def test_the_last_handler_is_not_asked_where_a_network_drive_is_chosen(
    refusing, choose, qtbot, tmp_path, monkeypatch
):
    def remote(*_arguments, **_named):
        raise PlanLocked(reason="network")

    ticked(refusing, qtbot)
    choose(tmp_path / "x.sqlite")
    monkeypatch.setattr("planner.store.move_out", remote)
    press(refusing, "Lưu nơi khác")
    assert "ổ đĩa mạng" in refusing.window.messages.words
