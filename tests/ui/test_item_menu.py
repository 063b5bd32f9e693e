"""The menu of an item: opened with the right button, it does what the keys do."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from planner.model import Event, Task
from tests.ui.office import TODAY, commit, dated_task, meeting, uid_of
from ui.session import View

RIGHT = Qt.MouseButton.RightButton
TASK, MEETING = "Nộp báo cáo quý I", "Giao ban Trạm Khuyến nông"


@pytest.fixture
def desk(open_desk):
    made = open_desk(dated_task(), meeting(), dated_task("Gửi số liệu", TODAY))
    yield made
    made.item_menu.menu.hide()


def right_click(view, qtbot, at):
    """Press and let go the right button, as a person does; Qt asks for the menu by itself."""
    qtbot.mouseClick(view.viewport(), RIGHT, pos=at)
    view.customContextMenuRequested.emit(at)


def at_chip(desk, summary):
    grid = desk.window.month_view
    uid = uid_of(desk, summary)
    chip = next(chip for chip in grid.month_layout.chips if chip.uid == uid)
    return chip.rect.center() - grid.scrolled()


def offered(desk):
    return [a.text() for a in desk.item_menu.menu.actions() if not a.isSeparator()]


def take(desk, words):
    next(a for a in desk.item_menu.menu.actions() if a.text() == words).trigger()


def test_a_task_of_the_grid_is_ticked_in_its_menu_and_opened_again(desk, qtbot):
    grid = desk.window.month_view
    right_click(grid, qtbot, at_chip(desk, TASK))
    take(desk, "Đánh dấu hoàn thành")
    assert desk.plan.item(uid_of(desk, TASK)).is_done
    right_click(grid, qtbot, at_chip(desk, TASK))
    take(desk, "Bỏ dấu hoàn thành")
    assert not desk.plan.item(uid_of(desk, TASK)).is_done


def test_a_meeting_has_no_ways_of_a_task_and_no_sentence_where_none_was_read(desk, qtbot):
    right_click(desk.window.month_view, qtbot, at_chip(desk, MEETING))
    assert "Sửa" in offered(desk)
    assert not {"Đánh dấu hoàn thành", "Ghi kết quả", "Xem trong báo cáo"} & set(offered(desk))


def test_a_row_of_the_list_has_the_same_menu(desk, qtbot):
    task_list = desk.window.task_list
    row = task_list.model.index_of(uid_of(desk, TASK))
    right_click(task_list.view, qtbot, task_list.view.visualRect(row).center())
    assert desk.session.uid == uid_of(desk, TASK)
    take(desk, "Chuyển muộn một ngày")
    assert desk.plan.item(uid_of(desk, TASK)).due == date(2019, 4, 13)


@pytest.mark.parametrize("view", [View.WEEK, View.LIST])
def test_week_and_list_have_it_too(desk, qtbot, view):
    desk.session.choose_day(date(2019, 4, 12))
    desk.views.show(view)
    desk.session.choose(uid_of(desk, TASK))
    shown = desk.views.week if view is View.WEEK else desk.views.agenda.view
    shown.customContextMenuRequested.emit(shown.viewport().rect().center())
    assert "Đánh dấu hoàn thành" in offered(desk)


def test_where_there_is_no_item_no_menu_opens(desk, qtbot):
    grid = desk.window.month_view
    place = grid.month_layout.place_of(date(2019, 4, 16)).rect
    right_click(grid, qtbot, place.center() - grid.scrolled())
    assert not desk.item_menu.menu.isVisible()


def test_a_double_click_on_a_day_begins_an_item_of_that_day(desk, qtbot):
    grid = desk.window.month_view
    place = grid.month_layout.place_of(date(2019, 4, 16)).rect.center() - grid.scrolled()
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    bar = desk.sheets.jot_bar
    assert bar.line.hasFocus()
    commit(bar.line, "họp tổ 8h")
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    (added,) = [i for i in desk.plan.items() if isinstance(i, Event) and i.summary == "Họp tổ"]
    assert added.first_day == date(2019, 4, 16)


def test_g_after_a_click_in_a_box_writes_the_result_of_what_was_ticked(desk, qtbot):
    desk.session.choose("")
    uid = uid_of(desk, TASK)
    desk.session.set_done(uid, done=True)
    desk.window.task_list.view.setFocus()
    qtbot.keyClick(desk.window.task_list.view, Qt.Key.Key_G)
    commit(desk.noting.bar.line, "đã gửi")
    qtbot.keyClick(desk.noting.bar.line, Qt.Key.Key_Return)
    task = desk.plan.item(uid)
    assert isinstance(task, Task)
    assert task.note == "đã gửi"
