"""Quick add: a line typed as one speaks, its receipt, and what Enter, Tab and Esc make of it."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from planner.model import Event, Task
from tests.ui.office import commit, meeting, uid_of

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def jot(desk, qtbot, words):
    qtbot.keyClick(desk.window.focusWidget(), KEY.Key_N, CTRL)
    bar = desk.sheets.jot_bar
    assert bar.line.hasFocus()
    commit(bar.line, words)
    return bar


def receipts(bar):
    return [bar.readings.item(row).text() for row in range(bar.readings.count())]


def summaries(desk):
    return {item.summary for item in desk.plan.items()}


def test_the_receipt_stands_there_before_enter_adds_the_item(open_desk, qtbot):
    desk = open_desk(meeting())
    bar = jot(desk, qtbot, "họp giao ban 8h thứ 2 tuần sau tại phòng họp nhỏ")
    assert receipts(bar) == ["Họp · Họp giao ban · 08:00 Thứ Hai 15/04/2019 · Phòng họp nhỏ"]
    assert "Họp giao ban" not in summaries(desk)
    qtbot.keyClick(bar.line, KEY.Key_Return)
    added = desk.plan.item(uid_of(desk, "Họp giao ban"))
    assert isinstance(added, Event)
    assert added.start == datetime(2019, 4, 15, 8)  # noqa: DTZ001 - Vietnamese clock time
    assert bar.isHidden()
    assert desk.session.uid == added.uid
    assert "Thêm mục" in desk.window.status.offer.text()


def test_a_deadline_becomes_a_task(open_desk, qtbot):
    desk = open_desk(meeting())
    bar = jot(desk, qtbot, "nộp báo cáo trước 15/5")
    assert receipts(bar) == ["Nhiệm vụ · Nộp báo cáo · hạn Thứ Tư 15/05/2019"]
    qtbot.keyClick(bar.line, KEY.Key_Return)
    task = desk.plan.item(uid_of(desk, "Nộp báo cáo"))
    assert isinstance(task, Task)
    assert task.due == date(2019, 5, 15)


def test_a_doubt_is_asked_and_enter_alone_does_not_guess(open_desk, qtbot):
    desk = open_desk(meeting())
    bar = jot(desk, qtbot, "họp chi bộ thứ 6")
    assert bar.question.text() == "“thứ 6” là ngày nào?"
    assert len(receipts(bar)) == 2
    qtbot.keyClick(bar.line, KEY.Key_Return)
    assert "Họp chi bộ" not in summaries(desk)
    assert bar.readings.hasFocus()
    qtbot.keyClick(bar.readings, KEY.Key_Down)
    qtbot.keyClick(bar.readings, KEY.Key_Return)
    assert desk.plan.item(uid_of(desk, "Họp chi bộ")).start == date(2019, 4, 19)


def test_a_day_that_does_not_exist_is_said_and_nothing_added(open_desk, qtbot):
    desk = open_desk(meeting())
    bar = jot(desk, qtbot, "họp ngày 31/2")
    assert "không phải là ngày có thật" in bar.question.text()
    qtbot.keyClick(bar.line, KEY.Key_Return)
    assert len(desk.plan.items()) == 1
    assert bar.isVisible()


def test_tab_goes_on_to_the_form_with_what_was_understood(open_desk, qtbot):
    desk = open_desk(meeting())
    bar = jot(desk, qtbot, "họp giao ban 8h thứ 2 tuần sau")
    qtbot.keyClick(bar.line, KEY.Key_Tab)
    editor = desk.sheets.editor
    assert editor.isVisible()
    assert editor.summary.toPlainText() == "Họp giao ban"
    assert (editor.start.text(), editor.start_time.text()) == ("15/04/2019", "08:00")
    editor.save()
    assert "Họp giao ban" in summaries(desk)


def test_tab_on_an_empty_line_and_ctrl_shift_n_open_the_plain_form(open_desk, qtbot):
    desk = open_desk(meeting())
    bar = jot(desk, qtbot, "")
    qtbot.keyClick(bar.line, KEY.Key_Tab)
    assert desk.sheets.editor.isVisible()
    desk.window.close_sheet()
    shift = CTRL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desk.window.focusWidget(), KEY.Key_N, shift)
    assert desk.sheets.editor.isVisible()


def test_esc_leaves_everything_as_it_was(open_desk, qtbot):
    desk = open_desk(meeting())
    bar = jot(desk, qtbot, "họp giao ban 8h thứ 2 tuần sau")
    qtbot.keyClick(bar.line, KEY.Key_Escape)
    assert bar.isHidden()
    assert desk.window.month_view.hasFocus()
    assert len(desk.plan.items()) == 1


def test_letters_typed_into_the_line_fire_no_shortcut(open_desk, qtbot):
    desk = open_desk(meeting())
    desk.session.show_next()
    month = desk.session.month
    bar = jot(desk, qtbot, "")
    qtbot.keyClicks(bar.line, "te 8h")
    assert bar.line.text() == "te 8h"
    assert desk.session.month == month
