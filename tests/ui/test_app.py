"""The window as a person uses it: real keys and clicks, and what is on the disk afterwards."""

from dataclasses import replace
from datetime import date
from threading import Event as Gate

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from planner.model import CannotWrite, Event, TaskStatus
from planner.settings import PLAN, load
from tests.ui.conftest import close
from tests.ui.office import (
    APRIL,
    MONTH_TASKS,
    TODAY,
    commit,
    dated_task,
    meeting,
    month_task,
    stored,
    uid_of,
)
from ui.task_delegate import box_of
from ui.task_groups import GroupKind
from ui.task_model import GROUP_ROLE, META_ROLE


def rows(desk):
    """Return the titles in the list, by group."""
    model = desk.window.task_list.model
    return {
        (index := model.index(row, 0)).data(GROUP_ROLE).kind: [
            model.index(n, 0, index).data() for n in range(model.rowCount(index))
        ]
        for row in range(model.rowCount())
    }


def click_row(desk, qtbot, uid):
    view = desk.window.task_list.view
    place = view.visualRect(desk.window.task_list.model.index_of(uid)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def click_box(desk, qtbot, uid):
    view = desk.window.task_list.view
    box = box_of(view, desk.window.task_list.model.index_of(uid))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def saved(desk, qtbot):
    qtbot.waitUntil(lambda: desk.window.status.saved.text().startswith("Đã lưu"))


def test_a_click_in_the_box_marks_a_task_done_on_the_disk_too(open_desk, qtbot):
    desk = open_desk(dated_task())
    uid = uid_of(desk, "Nộp báo cáo quý I")
    click_box(desk, qtbot, uid)
    assert desk.plan.item(uid).is_done
    assert rows(desk) == {GroupKind.DONE: ["Nộp báo cáo quý I"]}
    saved(desk, qtbot)
    assert stored(desk.data / PLAN)[0].is_done


def test_space_ticks_and_ctrl_z_takes_it_back_also_after_a_restart(open_desk, qtbot):
    desk = open_desk(dated_task())
    uid = uid_of(desk, "Nộp báo cáo quý I")
    click_row(desk, qtbot, uid)
    qtbot.keyClick(desk.window.task_list.view, Qt.Key.Key_Space)
    assert desk.plan.item(uid).is_done
    assert "Đánh dấu hoàn thành" in desk.window.status.offer.text()
    saved(desk, qtbot)
    close(desk)
    again = open_desk(data=desk.data)
    assert again.plan.item(uid).is_done
    qtbot.keyClick(again.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not again.plan.item(uid).is_done
    assert again.window.status.told.text() == "Đã hoàn tác: Đánh dấu hoàn thành"
    qtbot.keyClick(again.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert again.plan.item(uid).is_done


def test_nothing_is_called_saved_before_its_commit(open_desk, qtbot, monkeypatch):
    desk = open_desk(dated_task())
    gate = Gate()
    desk.writer.perform(lambda _store: gate.wait(10))
    click_box(desk, qtbot, uid_of(desk, "Nộp báo cáo quý I"))
    assert desk.window.status.saved.text() == "Đang lưu…"
    qtbot.wait(50)
    assert desk.window.status.saved.text() == "Đang lưu…"
    gate.set()
    saved(desk, qtbot)


def test_a_full_disk_keeps_the_changes_and_says_so(open_desk, qtbot, caplog):
    desk = open_desk(dated_task())
    full = [True]

    def refuse(_store):
        if full[0]:
            raise CannotWrite(reason="full")

    desk.writer.perform(refuse)
    click_box(desk, qtbot, uid_of(desk, "Nộp báo cáo quý I"))
    qtbot.waitUntil(lambda: "chưa lưu" in desk.window.status.saved.text())
    assert "giữ trong bộ nhớ" in desk.window.messages.words
    full[0] = False
    desk.writer.retry()
    saved(desk, qtbot)
    assert desk.window.messages.words == ""
    assert stored(desk.data / PLAN)[0].is_done


def test_the_window_does_not_close_over_changes_that_are_not_saved(
    open_desk, qtbot, monkeypatch, caplog
):
    monkeypatch.setattr("ui.saving.PATIENCE", 0.05)
    desk = open_desk(dated_task())
    full = [True]

    def refuse(_store):
        if full[0]:
            raise CannotWrite(reason="full")

    desk.writer.perform(refuse)
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert "chưa ghi được" in desk.window.messages.words
    full[0] = False
    desk.writer.retry()
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    assert desk.window.close()


def test_all_tasks_of_a_month_stand_whole_on_a_small_screen(open_desk):
    desk = open_desk(*(month_task(number) for number in range(len(MONTH_TASKS))))
    view, model = desk.window.task_list.view, desk.window.task_list.model
    group = model.index(0, 0)
    assert model.rowCount(group) == len(MONTH_TASKS) == 9
    port = view.viewport().rect()
    for number in range(9):
        assert port.contains(view.visualRect(model.index(number, 0, group)))
    assert view.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("undated", range(8))
def test_rows_have_no_air_where_that_would_push_one_out_of_sight(open_desk, undated):
    events = [Event(summary=f"Ngày hội {n}", month=APRIL) for n in range(undated)]
    desk = open_desk(*(month_task(number) for number in range(9)), *events)
    view = desk.window.task_list.view
    assert not (view._delegate.roomy and view.verticalScrollBar().maximum())


def test_del_removes_without_a_question_and_is_undone_by_its_name(open_desk, qtbot):
    desk = open_desk(dated_task(), month_task())
    uid = uid_of(desk, "Nộp báo cáo quý I")
    click_row(desk, qtbot, uid)
    qtbot.keyClick(desk.window.task_list.view, Qt.Key.Key_Delete)
    assert "Nộp báo cáo quý I" not in {item.summary for item in desk.plan.items()}
    assert "Xóa mục" in desk.window.status.offer.text()
    qtbot.mouseClick(desk.window.status.offer, Qt.MouseButton.LeftButton)
    assert uid_of(desk, "Nộp báo cáo quý I") == uid


def test_alt_and_an_arrow_move_a_task_and_keep_the_reports_day(open_desk, qtbot):
    task = dated_task()
    desk = open_desk(task)
    uid = uid_of(desk, task.summary)
    click_row(desk, qtbot, uid)
    qtbot.keyClick(desk.window.task_list.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.plan.item(uid).due.day == 13
    qtbot.keyClick(desk.window.task_list.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.plan.item(uid).due.day == 20


def test_shift_space_asks_how_far_a_task_is(open_desk, qtbot):
    desk = open_desk(dated_task())
    uid = uid_of(desk, "Nộp báo cáo quý I")
    click_row(desk, qtbot, uid)
    view = desk.window.task_list.view
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    line = desk.noting.bar.line
    commit(line, "140")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "140" in desk.noting.bar.wrong.text()
    assert line.isVisible()
    line.clear()
    commit(line, "50")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    task = desk.plan.item(uid)
    assert (task.status, task.percent_complete) == (TaskStatus.IN_PROCESS, 50)
    assert not line.isVisible()


def test_letters_typed_into_the_search_fire_no_shortcut(open_desk, qtbot):
    desk = open_desk(dated_task(), month_task())
    desk.session.show_next()
    shown = desk.session.month
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(desk.window.header.search, "te ")
    assert desk.session.month == shown
    assert desk.window.header.search.text() == "te "
    assert desk.window.shows_calendar


def test_search_finds_without_accents_and_esc_brings_the_month_back(open_desk, qtbot):
    desk = open_desk(dated_task("Rà soát chứng thư số"), month_task())
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(desk.window.header.search, "chung thu so")
    qtbot.waitUntil(lambda: rows(desk) == {GroupKind.FOUND: ["Rà soát chứng thư số"]})
    qtbot.keyClick(desk.window.header.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: GroupKind.MONTH in rows(desk))


@pytest.mark.parametrize(("count", "height"), [(14, 768), (8, 1000)], ids=["tight", "roomy"])
def test_what_is_found_is_set_as_the_month_was(open_desk, count, height):
    desk = open_desk(*(month_task(number % 9) for number in range(count)), size=(1366, height))
    delegate = desk.window.task_list.view._delegate
    assert delegate.roomy is (height == 1000)
    desk.session.search(MONTH_TASKS[0][0])
    assert [*rows(desk)] == [GroupKind.FOUND]
    assert delegate.roomy is (height == 1000)


def test_a_narrow_window_opens_its_list_for_what_is_searched(open_desk, qtbot):
    desk = open_desk(dated_task("Rà soát chứng thư số"))
    desk.window.resize(1090, 600)
    qtbot.waitUntil(lambda: not desk.window.task_list.isVisible())
    qtbot.keyClicks(desk.window.header.search, "chung thu")
    qtbot.waitUntil(desk.window.task_list.isVisible)
    assert rows(desk) == {GroupKind.FOUND: ["Rà soát chứng thư số"]}
    qtbot.keyClick(desk.window.header.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.window.task_list.isVisible())


def test_enter_on_a_found_item_goes_to_its_month(open_desk, qtbot):
    desk = open_desk(dated_task("Rà soát chứng thư số"))
    desk.session.show_next()
    desk.session.show_next()
    qtbot.keyClicks(desk.window.header.search, "chung thu")
    qtbot.keyClick(desk.window.header.search, Qt.Key.Key_Return)
    view = desk.window.task_list.view
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.session.month.month == 4
    assert desk.session.day.day == 12


def test_t_and_the_page_keys_turn_the_months(open_desk, qtbot):
    desk = open_desk(dated_task())
    view = desk.window.task_list.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert desk.window.header.title.text() == "Tháng 05/2019"
    qtbot.keyClick(view, Qt.Key.Key_T)
    assert desk.window.header.title.text() == "Tháng 04/2019"
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert desk.window.header.title.text() == "Tháng 03/2019"


def test_a_chosen_item_shows_what_is_known_and_its_sentence(open_desk, qtbot):
    desk = open_desk(dated_task())
    click_row(desk, qtbot, uid_of(desk, "Nộp báo cáo quý I"))
    said = [each.text() for each in desk.window.task_list.inspector.findChildren(QLabel)]
    assert "12/04/2019" in said
    assert "“Nộp báo cáo quý I trong tháng 4.”" in said
    assert any("¶5\u00a0câu\u00a04" in words for words in said)  # no line ends within it


def test_an_event_shows_who_leads_the_task_that_organises_it(open_desk, qtbot):
    task = replace(
        dated_task("Tổ chức giao ban", date(2019, 4, 10)),
        uid="giao-ban",
        assignee="Phòng Kỹ thuật",
        with_units=("Tổ Giống",),
        area="chuyên môn",
    )
    desk = open_desk(task, replace(meeting(), task=task.uid))
    click_row(desk, qtbot, task.uid)
    said = {each.text() for each in desk.window.task_list.inspector.findChildren(QLabel)}
    assert {"Giao ban Trạm Khuyến nông", "Phòng Kỹ thuật", "Tổ Giống", "Chuyên môn"} <= said
    index = desk.window.task_list.model.index_of(task.uid)
    assert "Phòng Kỹ thuật · chuyên môn" in index.data(META_ROLE)


def test_an_empty_plan_shows_the_ways_in(open_desk):
    desk = open_desk()
    assert desk.first_run.isVisible()
    assert desk.window.month_view.isVisible()
    desk.session.show_next()
    assert desk.first_run.isVisible()
    desk.session.put(month_task())
    assert not desk.first_run.isVisible()


def test_hidden_done_tasks_stay_hidden_after_a_restart(open_desk, qtbot):
    desk = open_desk(dated_task())
    qtbot.keyClick(desk.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    close(desk)
    assert load(desk.data).show_done is False


def test_a_row_dragged_onto_a_day_gets_that_day(open_desk, qtbot):
    desk = open_desk(month_task())
    uid = uid_of(desk, MONTH_TASKS[0][0])
    model, grid = desk.window.task_list.model, desk.window.month_view
    carried = model.mimeData([model.index_of(uid)])
    place = grid.visualRect(grid.days.index_of(TODAY)).center()
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    grid.dropEvent(event)
    assert desk.plan.item(uid).due == TODAY
    assert rows(desk)[GroupKind.DUE] == [MONTH_TASKS[0][0]]


def test_a_narrow_window_folds_the_list_to_a_strip_that_opens(open_desk, qtbot):
    desk = open_desk(dated_task(), size=(1100, 700))
    assert not desk.window.side.isVisible()
    assert desk.window.strip.text() == "1"
    qtbot.mouseClick(desk.window.strip, Qt.MouseButton.LeftButton)
    assert desk.window.side.isVisible()


def test_a_narrow_window_begins_with_the_ways_in_of_an_empty_plan(open_desk, qtbot):
    desk = open_desk(size=(1093, 614))
    assert desk.first_run.isVisible()
    qtbot.mouseClick(desk.window.strip, Qt.MouseButton.LeftButton)
    assert not desk.first_run.isVisible()


def test_f6_goes_round_the_zones(open_desk, qtbot):
    desk = open_desk(dated_task())
    window = desk.window
    zones = [window.task_list.view, window.header.search, window.month_view]
    for zone in zones:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        assert zone.hasFocus() or zone.isAncestorOf(window.focusWidget())


def test_f6_reaches_the_ways_in(open_desk, qtbot):
    desk = open_desk()
    qtbot.keyClick(desk.window.month_view, Qt.Key.Key_F6)
    assert desk.first_run.isAncestorOf(desk.window.focusWidget())


def test_a_new_day_moves_today(open_desk, monkeypatch):
    desk = open_desk(dated_task(day=TODAY))
    assert GroupKind.DUE in rows(desk)
    tomorrow = TODAY.replace(day=TODAY.day + 1)
    desk.session.clock = replace(desk.session.clock, day=tomorrow)
    desk.check_day()
    assert GroupKind.OVERDUE in rows(desk)


def test_what_is_ticked_on_a_given_day_is_stamped_on_it(open_desk, qtbot):
    desk = open_desk(dated_task(day=TODAY))  # in 2019
    uid = uid_of(desk, "Nộp báo cáo quý I")
    click_box(desk, qtbot, uid)
    assert desk.plan.item(uid).completed.astimezone().date() == TODAY


def test_hidden_done_tasks_leave_list_and_grid(open_desk, qtbot):
    desk = open_desk(dated_task(), meeting())
    click_box(desk, qtbot, uid_of(desk, "Nộp báo cáo quý I"))
    qtbot.keyClick(desk.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert rows(desk) == {}
    qtbot.keyClick(desk.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert GroupKind.DONE in rows(desk)


def test_every_label_is_plain_text(open_desk, qtbot):
    desk = open_desk(dated_task("<b>đậm</b> <img src=file:///etc/passwd>"), month_task())
    desk.sheets.open_new()
    desk.sheets.open_keys()
    desk.exporting.ask()
    click = uid_of(desk, "<b>đậm</b> <img src=file:///etc/passwd>")
    desk.session.choose(click)
    labels = desk.window.findChildren(QLabel)
    assert len(labels) > 20
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_list_keeps_its_width_between_320_and_400(open_desk, size):
    desk = open_desk(month_task(), size=size)
    assert 320 <= desk.window.side.width() <= 400
    assert desk.window.side.mapTo(desk.window, QPoint()).x() > desk.window.width() // 2


def test_rows_have_air_where_all_find_room_and_the_open_details_change_nothing(open_desk):
    desk = open_desk(*(month_task(number) for number in range(8)), size=(1920, 1000))
    view = desk.window.task_list.view
    uid = desk.plan.items()[0].uid
    index = desk.window.task_list.model.index_of(uid)
    roomy = view.visualRect(index).height()
    desk.session.choose(uid)
    assert view.visualRect(index).height() == roomy
    desk.window.resize(1920, 420)
    assert view.visualRect(index).height() <= roomy
    assert not view._delegate.roomy


def test_an_empty_month_and_an_empty_search_say_what_to_do(open_desk, qtbot):
    desk = open_desk(month_task())
    desk.session.show_next()
    empty = desk.window.task_list._empty
    assert empty.isVisible()
    assert "bấm +" in empty.hint.text()
    desk.session.search("không có đâu")
    assert "không có đâu" in empty.said.text()
