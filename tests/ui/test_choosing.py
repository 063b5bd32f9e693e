"""What a person chooses in the window: it holds at once, and at the next start."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from planner.model import CannotWrite
from planner.settings import Settings, load, save
from planner.store import Store, WriteLock
from tests.ui.conftest import close
from tests.ui.office import NOW, TODAY, commit, dated_task
from ui import style
from ui.actions import TABLE, Zone
from ui.header import MORE, PAPERS, VIEWS

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(open_desk):
    return open_desk(dated_task("Nộp báo cáo quý I", TODAY))


@pytest.fixture
def sheet(desk, qtbot):
    """The sheet, opened with its keys."""
    qtbot.keyClick(desk.window, Qt.Key.Key_Comma, CTRL)
    assert desk.choosing.sheet.isVisible()
    return desk.choosing.sheet


def test_reminders_are_turned_off_for_good(desk, sheet, qtbot):
    qtbot.mouseClick(sheet.ticks["reminders"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    desk.reminding.remind()
    assert desk.window.messages.words == ""
    close(desk)
    assert load(desk.data).reminders is False


def test_colours_turn_at_once_and_are_kept(desk, sheet, qapp):
    choose(sheet.colours, "dark")
    assert style.look() is style.DARK
    choose(sheet.colours, "light")
    assert style.look() is style.LIGHT
    choose(sheet.colours, "dark")
    close(desk)
    assert load(desk.data).colour_scheme == "dark"


def test_the_language_is_kept_for_the_next_start(desk, sheet):
    choose(sheet.language, "en")
    close(desk)
    assert load(desk.data).language == "en"


def test_the_office_on_papers_is_the_one_that_is_typed(desk, sheet, qtbot):
    commit(sheet.lines["organisation"], "Trạm Khuyến nông Sông Cầu")
    qtbot.keyClick(sheet.lines["organisation"], Qt.Key.Key_Return)
    assert desk.printing._organisation() == "Trạm Khuyến nông Sông Cầu"


def test_my_names_are_those_of_the_filter(desk, sheet, qtbot):
    commit(sheet.lines["my_names"], "Tổ Kỹ thuật; Nguyễn Văn An")
    qtbot.keyClick(sheet.lines["my_names"], Qt.Key.Key_Return)
    assert desk.session.my_names == ("Tổ Kỹ thuật", "Nguyễn Văn An")


def test_a_choice_is_written_down_at_once(desk, sheet, qtbot):
    """The program may be killed before it ends."""
    commit(sheet.lines["organisation"], "Trạm Khuyến nông Sông Cầu")
    qtbot.keyClick(sheet.lines["organisation"], Qt.Key.Key_Return)
    assert load(desk.data).organisation == "Trạm Khuyến nông Sông Cầu"
    desk.views.ask_names()
    desk.window.side.currentWidget().chosen.emit(("Tổ Kỹ thuật",))
    assert load(desk.data).my_names == "Tổ Kỹ thuật"
    assert load(desk.data).only_mine


def test_what_was_edited_in_the_file_meanwhile_stays(desk, sheet):
    """Also where the file could not be read at the start."""
    save(desk.data, Settings(organisation="UBND xã Đồng Tâm", export_bars=True))
    choose(sheet.colours, "dark")
    found = load(desk.data)
    assert (found.organisation, found.export_bars) == ("UBND xã Đồng Tâm", True)
    assert found.colour_scheme == "dark"


def test_a_choice_that_cannot_be_written_holds_and_is_told(desk, sheet):
    (desk.data / "settings.toml.new").mkdir()
    with pytest.raises(CannotWrite):
        desk.choosing.take(replace(desk.choosing.settings, colour_scheme="dark"))
    assert style.look() is style.DARK
    (desk.data / "settings.toml.new").rmdir()
    close(desk)
    assert load(desk.data).colour_scheme == "dark"


def test_the_end_comes_also_where_nothing_chosen_can_be_written(desk, caplog):
    desk.session.hide_done()
    (desk.data / "settings.toml.new").mkdir()
    close(desk)
    with WriteLock(desk.data), Store.open(desk.data / "plan.sqlite", now=NOW) as store:
        assert store.items()
    assert "settings not kept" in caplog.text


def test_nothing_is_written_where_nothing_is_chosen(desk, sheet):
    close(desk)
    assert not (desk.data / "settings.toml").exists()


def test_esc_and_the_button_close_the_sheet(desk, sheet, qtbot):
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


# -------------------------------------------------------------------------------------- the menu


def test_every_action_of_the_whole_window_can_be_reached_with_the_mouse(desk):
    """What needs a chosen item is on the item itself, in its details, or in its menu."""
    buttons = {"open_requested", "paste_requested", "export_requested", "today_requested"}
    buttons |= {"previous_requested", "next_requested", "find_requested", "hide_done_requested"}
    shown = {name for group in MORE for name in group} | set(PAPERS) | set(VIEWS.values())
    window = {entry.name for entry in TABLE if entry.zone is Zone.WINDOW}
    keys_alone = {"export_again_requested", "zone_requested"}  # quicker ways of what has a button
    assert window - shown - buttons == keys_alone


def test_the_menu_names_what_undo_would_take_back(desk):
    menu = desk.window.header.more.menu()
    menu.aboutToShow.emit()
    said = [action.text() for action in menu.actions()]
    assert "Hoàn tác: Thêm mục" in said
    assert "Làm lại" in said


def choose(box, value):
    """Choose a value as a click on its row does."""
    row = box.findData(value)
    box.setCurrentIndex(row)
    box.activated.emit(row)
