"""What a person writes about a task: its result after a tick, the reason of what is not done."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.model import Month, TaskStatus
from tests.ui.office import commit, dated_task, uid_of

KEY = Qt.Key


def chosen(desk):
    uid = uid_of(desk, "Nộp báo cáo quý I")
    desk.session.choose(uid)
    desk.window.task_list.view.setFocus()
    return uid


def test_after_a_tick_the_result_can_be_written_and_need_not(open_desk, qtbot):
    desk = open_desk(dated_task())
    uid = chosen(desk)
    assert desk.window.status.note.isHidden()
    qtbot.keyClick(desk.window.task_list.view, KEY.Key_Space)
    qtbot.mouseClick(desk.window.status.note, Qt.MouseButton.LeftButton)
    commit(desk.noting.bar.line, "Đã gửi bản in")
    qtbot.keyClick(desk.noting.bar.line, KEY.Key_Return)
    task = desk.plan.item(uid)
    assert (task.note, task.is_done) == ("Đã gửi bản in", True)


def test_the_offer_goes_with_that_of_undo(open_desk, qtbot):
    desk = open_desk(dated_task())
    chosen(desk)
    qtbot.keyClick(desk.window.task_list.view, KEY.Key_Space)
    assert desk.window.status.note.isVisible()
    desk.window.status.withdraw()
    assert desk.window.status.note.isHidden()
    qtbot.keyClick(desk.window.task_list.view, KEY.Key_Space)  # open again: nothing to write
    assert desk.window.status.note.isHidden()


def test_x_marks_what_will_not_be_done_with_the_reason(open_desk, qtbot):
    desk = open_desk(dated_task())
    uid = chosen(desk)
    qtbot.keyClick(desk.window.task_list.view, KEY.Key_X)
    bar = desk.noting.bar
    assert bar.question.text() == "Vì sao không thực hiện?"
    commit(bar.line, "Chuyển cấp trên")
    qtbot.keyClick(bar.line, KEY.Key_Return)
    task = desk.plan.item(uid)
    assert (task.status, task.note) == (TaskStatus.CANCELLED, "Chuyển cấp trên")
    assert "Đánh dấu không thực hiện" in desk.window.status.offer.text()


def test_esc_leaves_the_task_as_it_was(open_desk, qtbot):
    desk = open_desk(replace(dated_task(), note="Cũ"))
    uid = chosen(desk)
    qtbot.keyClick(desk.window.task_list.view, KEY.Key_X)
    commit(desk.noting.bar.line, "Mới")
    qtbot.keyClick(desk.noting.bar.line, KEY.Key_Escape)
    task = desk.plan.item(uid)
    assert (task.status, task.note) == (TaskStatus.NEEDS_ACTION, "Cũ")
    assert desk.window.month_view.hasFocus()


def test_letters_in_the_line_fire_no_shortcut(open_desk, qtbot):
    desk = open_desk(dated_task())
    uid = chosen(desk)
    qtbot.keyClick(desk.window.task_list.view, KEY.Key_G)
    qtbot.keyClicks(desk.noting.bar.line, "xe tg")
    qtbot.keyClick(desk.noting.bar.line, KEY.Key_Return)
    task = desk.plan.item(uid)
    assert (task.note, task.is_open) == ("xe tg", True)


def test_the_details_have_the_field(open_desk, qtbot):
    desk = open_desk(replace(dated_task(), note="Đang chờ"))
    uid = chosen(desk)
    field = desk.window.task_list.inspector.note
    assert field.text() == "Đang chờ"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "xong te")
    qtbot.keyClick(field, KEY.Key_Return)
    assert desk.plan.item(uid).note == "xong te"
    assert desk.session.uid == uid


def test_looking_at_another_item_writes_nothing(open_desk, qtbot):
    desk = open_desk(replace(dated_task(), note="Một\nhai"), dated_task("Khác"))
    uid = chosen(desk)
    desk.session.choose(uid_of(desk, "Khác"))
    assert desk.window.task_list.inspector.note.text() == ""
    assert desk.plan.item(uid).note == "Một\nhai"
    assert desk.plan.undoable.value == "add"


def test_the_details_say_from_where_and_how_often_a_task_was_carried(open_desk):
    months = (Month(2019, 2), Month(2019, 3))
    desk = open_desk(replace(dated_task(), carried_from=months))
    chosen(desk)
    said = [each.text() for each in desk.window.task_list.inspector.findChildren(QLabel)]
    assert "chuyển từ 03/2019, lần 2" in said
