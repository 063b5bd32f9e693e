"""The form of one item: what is typed becomes the item, what is wrong is said beside it."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.model import DueFrom, Event, EventKind, Month, Task, TaskStatus
from tests.ui.office import APRIL, commit, dated_task, meeting, month_task
from ui.item_editor import ItemEditor


@pytest.fixture
def editor(qtbot, texts, looks):
    made = ItemEditor(texts)
    qtbot.addWidget(made)
    made.resize(350, 640)
    made.show()
    return made


def saved(editor, qtbot):
    """Press Enter in the month's field and return what is handed over."""
    with qtbot.waitSignal(editor.saved) as handed:
        qtbot.keyClick(editor.month, Qt.Key.Key_Return)
    return handed.args[0]


def wrong(editor, qtbot):
    with qtbot.assertNotEmitted(editor.saved):
        qtbot.keyClick(editor.month, Qt.Key.Key_Return)
    return next(each.text() for each in editor.findChildren(QLabel, "wrong"))


def typed(field, text):
    field.clear()
    commit(field, text)


@pytest.mark.parametrize(
    "item",
    [
        month_task(),
        dated_task(),
        replace(
            month_task(), due=date(2019, 4, 30), due_from=DueFrom.MONTH, due_text="trong tháng"
        ),
        meeting(),
        replace(meeting(), end=datetime(2019, 4, 10, 11)),  # noqa: DTZ001 - Vietnamese clock time
        Event(summary="Nghỉ lễ", start=date(2019, 4, 29), end=date(2019, 5, 2)),
        Event(summary="Chưa rõ", month=APRIL),
    ],
)
def test_an_item_that_is_only_looked_at_stays_as_it_is(editor, qtbot, item):
    item = replace(item, uid="u")
    editor.open_item(item)
    assert saved(editor, qtbot) == item


def test_a_new_task_needs_no_more_than_its_words(editor, qtbot):
    editor.open_new(APRIL)
    commit(editor.summary, "Họp phụ huynh")
    task = saved(editor, qtbot)
    assert isinstance(task, Task)
    assert (task.summary, task.month, task.due, task.uid) == ("Họp phụ huynh", APRIL, None, "")


def test_a_typed_day_is_the_due_in_the_year_that_is_shown(editor, qtbot):
    editor.open_new(APRIL)
    commit(editor.summary, "Nộp báo cáo")
    typed(editor.start, "12/4")
    task = saved(editor, qtbot)
    assert (task.due, task.due_from) == (date(2019, 4, 12), DueFrom.TEXT)


def test_an_emptied_due_puts_the_task_back_into_its_month(editor, qtbot):
    editor.open_item(replace(dated_task(), uid="u"))
    editor.start.clear()
    task = saved(editor, qtbot)
    assert (task.due, task.due_from, task.month) == (None, None, APRIL)


def test_a_new_event_with_clock_times(editor, qtbot):
    editor.open_new(APRIL)
    commit(editor.summary, "Họp giao ban")
    editor.kind.setCurrentIndex(1)
    typed(editor.start, "10/04/2019")
    typed(editor.start_time, "8h")
    typed(editor.end_time, "9h30")
    typed(editor.place, "Hội trường")
    event = saved(editor, qtbot)
    assert event.kind is EventKind.MEETING
    assert (event.start, event.end) == (
        datetime(2019, 4, 10, 8),  # noqa: DTZ001 - Vietnamese clock time
        datetime(2019, 4, 10, 9, 30),  # noqa: DTZ001
    )
    assert event.location == "Hội trường"


def test_an_event_of_several_days_ends_after_the_last_one(editor, qtbot):
    editor.open_item(replace(meeting(), uid="u", start=date(2019, 4, 10)))
    typed(editor.end, "12/4")
    event = saved(editor, qtbot)
    assert (event.last_day, event.end) == (date(2019, 4, 12), date(2019, 4, 13))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("month", "13/2019", "13/2019"),
        ("start", "31/4", "31/4"),
        ("start_time", "25h", "25h"),
        ("end", "9/4", "sau ngày bắt đầu"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_handed_over(editor, qtbot, field, text, said):
    editor.open_item(replace(meeting(), uid="u"))
    typed(getattr(editor, field), text)
    assert said in wrong(editor, qtbot)


def test_an_item_without_words_is_refused(editor, qtbot):
    editor.open_new(APRIL)
    commit(editor.summary, "   ")
    assert wrong(editor, qtbot) == "Hãy ghi nội dung."


def test_the_reports_own_day_stands_beside_a_moved_one(editor):
    read = dated_task()
    editor.open_item(replace(read, uid="u", due=date(2019, 4, 20), as_read=read))
    words = [each.text() for each in editor.findChildren(QLabel) if each.isVisible()]
    assert "Hạn gốc trong báo cáo: 12/04/2019" in words


def open_pair(editor):
    task = replace(dated_task("Tổ chức giao ban", date(2019, 4, 10)), uid="t")
    event = replace(meeting(), uid="e", task="t")
    editor.open_item(event, task)
    return event, task


def saved_pair(editor, qtbot):
    with qtbot.waitSignal(editor.pair_saved) as handed:
        qtbot.keyClick(editor.month, Qt.Key.Key_Return)
    return tuple(handed.args)


def test_a_pair_that_is_only_looked_at_stays_as_it_is(editor, qtbot):
    pair = open_pair(editor)
    qtbot.mouseClick(editor.parts.buttons[1], Qt.MouseButton.LeftButton)
    assert editor.summary.toPlainText() == "Tổ chức giao ban"
    assert saved_pair(editor, qtbot) == pair


def test_an_event_and_its_task_are_edited_in_one_place(editor, qtbot):
    event, task = open_pair(editor)
    typed(editor.place, "Hội trường lớn")
    qtbot.mouseClick(editor.parts.buttons[1], Qt.MouseButton.LeftButton)
    typed(editor.note, "đã gửi giấy mời")
    qtbot.mouseClick(editor.parts.buttons[0], Qt.MouseButton.LeftButton)
    assert editor.place.text() == "Hội trường lớn"
    assert saved_pair(editor, qtbot) == (
        replace(event, location="Hội trường lớn"),
        replace(task, note="đã gửi giấy mời"),
    )


def test_what_is_wrong_in_one_part_is_said_before_the_other_is_shown(editor, qtbot):
    open_pair(editor)
    typed(editor.start, "31/4")
    qtbot.mouseClick(editor.parts.buttons[1], Qt.MouseButton.LeftButton)
    assert editor.parts.buttons[0].isChecked()
    assert "31/4" in wrong(editor, qtbot)


def test_a_single_item_has_no_parts(editor):
    editor.open_item(replace(meeting(), uid="u"))
    assert not editor.parts.isVisible()


def test_how_much_is_done_is_asked_of_a_task_under_way(editor, qtbot):
    editor.open_item(replace(dated_task(), uid="u"))
    assert not editor.percent.isVisible()
    editor.state.setCurrentIndex(1)
    typed(editor.percent, "40%")
    task = saved(editor, qtbot)
    assert (task.status, task.percent_complete) == (TaskStatus.IN_PROCESS, 40)


def test_more_than_there_is_cannot_be_done(editor, qtbot):
    editor.open_item(replace(dated_task(), uid="u", status=TaskStatus.IN_PROCESS))
    typed(editor.percent, "140")
    assert "140" in wrong(editor, qtbot)


@pytest.mark.parametrize(("state", "name"), [(0, "Ghi chú"), (2, "Kết quả"), (3, "Lý do")])
def test_the_note_is_called_what_it_is_in_a_state(editor, state, name):
    editor.open_item(replace(dated_task(), uid="u"))
    editor.state.setCurrentIndex(state)
    assert editor.note_words.text() == name


def test_tab_leaves_the_field_of_many_lines(editor, qtbot):
    editor.open_item(replace(dated_task(), uid="u"))
    qtbot.keyClick(editor.summary, Qt.Key.Key_Tab)
    assert editor.month.hasFocus()


def test_text_from_elsewhere_is_cleaned(editor, qtbot):
    editor.open_new(Month(2019, 4))
    editor.summary.setPlainText("Kế hoạch\u202e năm\x0b 2019")
    editor.area.setText("  CNTT ")
    task = saved(editor, qtbot)
    assert "\u202e" not in task.summary
    assert "\x0b" not in task.summary
    assert task.area == "CNTT"
