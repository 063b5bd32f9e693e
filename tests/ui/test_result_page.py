"""The month's result: every task once under what came of it, copied as tables and as text."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from planner.model import Month, TaskStatus
from planner.results import result
from tests.ui.office import APRIL, MONTH_TASKS, TODAY, commit, dated_task, month_task
from ui.result_text import result_text

CTRL = Qt.KeyboardModifier.ControlModifier
DONE = {"status": TaskStatus.COMPLETED, "percent_complete": 100}


@pytest.fixture
def tasks():
    return (
        replace(
            dated_task("Nộp báo cáo quý I", date(2019, 4, 5)),
            **DONE,
            completed=datetime(2019, 4, 4, 20, tzinfo=UTC),  # 3 in the morning of 5 April here
            note="Đã gửi <bản in>",
            assignee="Văn phòng",
            with_units=("Tổ Kỹ thuật",),
        ),
        replace(
            dated_task("Kiểm kê giống", date(2019, 4, 1)),
            **DONE,
            completed=datetime(2019, 4, 3, tzinfo=UTC),
        ),
        replace(month_task(), status=TaskStatus.IN_PROCESS, percent_complete=40),
        dated_task("Trả phiếu", date(2019, 4, 2)),
        replace(month_task(1), carried_from=(Month(2019, 2), Month(2019, 3))),
        replace(month_task(2), status=TaskStatus.CANCELLED, note="Chuyển cấp trên"),
    )


def test_every_task_stands_once_under_what_came_of_it(tasks, texts):
    said = result_text(result(tasks, APRIL, TODAY), texts)
    assert [table.heading for table in said.tables] == [
        "Hoàn thành đúng hạn (1)",
        "Hoàn thành quá hạn (1)",
        "Đang thực hiện (1)",
        "Quá hạn (1)",
        "Chưa thực hiện (1)",
        "Không thực hiện (1)",
    ]
    assert said.counts.startswith("6 nhiệm vụ: 1 hoàn thành đúng hạn, 1 hoàn thành quá hạn, 1 đang")


def test_a_row_has_dates_units_and_notes(tasks, texts):
    said = result_text(result(tasks, APRIL, TODAY), texts)
    assert said.tables[0].rows == (
        (
            "1",
            "Nộp báo cáo quý I",
            "Văn phòng; Tổ Kỹ thuật",
            "05/04/2019",
            "05/04/2019",
            "Đã gửi <bản in>",
        ),
    )
    assert said.tables[2].rows[0][3:5] == ("Trong tháng", "40%")
    assert said.tables[4].rows[0][5] == "chuyển từ 03/2019, lần 2"
    assert said.tables[5].rows[0][5] == "Chuyển cấp trên"


def test_foreign_words_are_no_markup(tasks, texts):
    said = result_text(result(tasks, APRIL, TODAY), texts)
    assert "&lt;bản in&gt;" in said.html
    assert "<bản in>" not in said.html


def test_ctrl_r_shows_the_result_and_esc_goes_back(open_desk, qtbot, tasks):
    desk = open_desk(*tasks)
    qtbot.keyClick(desk.window, Qt.Key.Key_R, CTRL)
    page = desk.closing.page
    assert desk.window.pages.currentWidget() is page
    assert "Kết quả thực hiện nhiệm vụ tháng 04/2019" in page.text.toPlainText()
    assert MONTH_TASKS[0][0] in page.text.toPlainText()
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    assert desk.window.shows_calendar


def test_on_a_desktop_the_result_stands_in_the_middle(open_desk, qtbot, tasks):
    desk = open_desk(*tasks, size=(1920, 1080))
    qtbot.keyClick(desk.window, Qt.Key.Key_R, CTRL)
    page = desk.closing.page
    left = page.text.mapTo(page, page.text.rect().topLeft()).x()
    assert abs(left - (page.width() - left - page.text.width())) <= 1
    assert page.text.width() <= 1040


@pytest.fixture
def clipboard(qapp):
    """The clipboard, emptied after the test: without a screen its data would outlive Python."""
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


def test_the_result_is_copied_as_tables_and_as_text(open_desk, qtbot, tasks, clipboard):
    desk = open_desk(*tasks)
    desk.closing.show()
    qtbot.mouseClick(desk.closing.page.copy_button, Qt.MouseButton.LeftButton)
    carried = clipboard.mimeData()
    assert carried.html().count("<table") == 6
    assert "1\tNộp báo cáo quý I\tVăn phòng; Tổ Kỹ thuật\t05/04/2019" in carried.text()
    assert "Đã chép" in desk.window.status.told.text()


def test_the_result_is_shown_as_it_will_be_printed(open_desk, tasks):
    desk = open_desk(*tasks)
    desk.closing.show()
    asked = []
    desk.closing.print_requested.connect(lambda document, title: asked.append((document, title)))
    desk.closing.page.print_button.click()
    (document, title), preview = asked[0], desk.printing.preview
    assert title == "Kết quả thực hiện nhiệm vụ tháng 04/2019"
    assert "Nộp báo cáo quý I" in document.toPlainText()
    assert preview.isVisible()
    assert preview.windowTitle() == title
    preview.close()


def test_ctrl_p_prints_the_result_that_is_in_front(open_desk, qtbot, tasks):
    desk = open_desk(*tasks)
    desk.closing.show()
    qtbot.keyClick(desk.closing.page.text, Qt.Key.Key_P, CTRL)
    assert desk.printing.preview.windowTitle() == "Kết quả thực hiện nhiệm vụ tháng 04/2019"
    desk.printing.preview.close()


def test_a_sheet_goes_with_its_month_but_not_while_it_is_typed_into(open_desk, qtbot, tasks):
    desk = open_desk(*tasks)
    desk.sheets.open_keys()
    desk.closing.show()
    assert not desk.window.side.isVisible()
    desk.window.show_calendar()
    desk.sheets.open_new()
    commit(desk.sheets.editor.summary, "Họp phụ huynh")
    desk.closing.show()
    assert desk.sheets.editor.isVisible()
    assert desk.sheets.editor.summary.toPlainText() == "Họp phụ huynh"


def test_columns_in_which_nothing_stands_leave_their_room_to_the_tasks(tasks, texts):
    bare = [replace(task, note="", assignee=None, with_units=()) for task in tasks[:1]]
    full = result_text(result(tasks, APRIL, TODAY), texts)
    assert 'width="38%"' in full.html
    assert 'width="54%"' in result_text(result(bare, APRIL, TODAY), texts).html


def test_a_month_without_tasks_has_a_result_too(open_desk, qtbot):
    desk = open_desk()
    desk.closing.show()
    assert "0 nhiệm vụ." in desk.closing.page.text.toPlainText()


def test_what_is_copied_is_computed_by_no_spreadsheet(open_desk, qtbot):
    titles = ("=cmd|' /C calc'!A0", "+84 số gọi", "-2+3", "@SUM(A1)")
    desk = open_desk(*(dated_task(title) for title in titles))
    desk.closing.show()
    page = desk.window.pages.currentWidget()
    assert all(title in page.text.toPlainText() for title in titles)
    assert "'=cmd" not in page.text.toPlainText()  # the page shows the letters
    page.copy()
    carried = QGuiApplication.clipboard().mimeData()
    cells = [cell for line in carried.text().splitlines() for cell in line.split("\t")]
    cells += re.findall(r"<td>(.*?)</td>", carried.html())
    assert len([cell for cell in cells if cell.endswith("2+3")]) == 2
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
