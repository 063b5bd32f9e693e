"""An event and the task that organises it are one entry: seen, edited and undone in one place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.office import commit, dated_task, evidence, meeting

TASK = "Chuẩn bị nội dung giao ban"
EVENT = "Giao ban Trạm Khuyến nông"


@pytest.fixture
def desk(open_desk):
    task = replace(dated_task(TASK, date(2019, 4, 10)), uid="t")
    event = replace(meeting(), uid="e", task="t", evidence=evidence("giao ban ngày 10/4"))
    made = open_desk(task, event)
    made.session.choose_day(date(2019, 4, 10))
    made.session.choose("e")
    return made


def edit_both(desk, qtbot):
    """Edit the place of the event, turn to the task, and edit its note."""
    qtbot.keyClick(desk.window.month_view, Qt.Key.Key_F2)
    editor = desk.sheets.editor
    editor.place.clear()
    commit(editor.place, "Hội trường lớn")
    qtbot.mouseClick(editor.parts.buttons[1], Qt.MouseButton.LeftButton)
    commit(editor.note, "đã gửi giấy mời")
    qtbot.keyClick(editor.month, Qt.Key.Key_Return)


def test_both_are_edited_in_one_sheet_and_undone_at_once(desk, qtbot):
    edit_both(desk, qtbot)
    event, task = desk.plan.item("e"), desk.plan.item("t")
    assert (event.location, task.note) == ("Hội trường lớn", "đã gửi giấy mời")
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event, task = desk.plan.item("e"), desk.plan.item("t")
    assert (event.location, task.note) == ("Phòng họp nhỏ", "")


def test_the_task_of_an_event_moves_with_the_day_that_is_typed(desk, qtbot):
    qtbot.keyClick(desk.window.month_view, Qt.Key.Key_F2)
    editor = desk.sheets.editor
    editor.start.clear()
    commit(editor.start, "17/4")
    qtbot.keyClick(editor.month, Qt.Key.Key_Return)
    assert desk.plan.item("e").start == datetime(2019, 4, 17, 8)  # noqa: DTZ001 - clock time
    assert desk.plan.item("t").due == date(2019, 4, 17)


def test_the_details_name_both_and_quote_both(desk):
    said = [each.text() for each in desk.window.task_list.inspector.findChildren(QLabel)]
    assert EVENT in said
    assert TASK in said
    quotes = next(words for words in said if words.startswith("“"))
    assert "giao ban ngày 10/4" in quotes
    assert TASK in quotes
