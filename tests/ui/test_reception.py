"""From a report to the plan through the window: read, reviewed, corrected, taken over, shown."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from planner.model import Action, Event, Task
from tests.ui.office import month_task

REPORT = """Trạm Khuyến nông Sông Cầu họp giao ban tháng 4 năm 2019

Ngày 02/4/2019, Trạm Khuyến nông Sông Cầu tổ chức họp giao ban. Đồng chí Lò Văn Tân - Trạm trưởng \
chủ trì.

Phương hướng, nhiệm vụ tháng 4/2019: Hoàn thiện kế hoạch mở lớp trồng nấm. Tổ chức kiểm kê giống \
lúa trước ngày 15/4/2019. Triển khai kế hoạch tiêm phòng gia súc đợt 1.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "giao-ban.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def dropped(window, *files):
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def reviewed(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    return desk.reception.review_page


def summaries(desk, kind=Task):
    return {item.summary for item in desk.plan.items() if isinstance(item, kind)}


def test_a_dropped_report_is_reviewed_and_only_then_in_the_plan(open_desk, qtbot, report):
    desk = open_desk()
    dropped(desk.window, report)
    page = reviewed(desk, qtbot)
    assert summaries(desk) == set()
    page.take_over()
    assert desk.window.shows_calendar
    assert "Hoàn thiện kế hoạch mở lớp trồng nấm" in summaries(desk)
    assert "mục vào lịch" in desk.window.status.told.text()
    assert desk.window.messages.words == ""
    assert desk.window.header.source.text().startswith("Nguồn: Trạm Khuyến nông")
    assert not desk.first_run.isVisible()


def test_what_nobody_decided_on_is_told_and_one_click_away(open_desk, qtbot):
    desk = open_desk()
    desk.reception.read_text(f"{REPORT}Mua hai máy bơm di động trước ngày 31/4/2019.")
    page = reviewed(desk, qtbot)
    assert len(page.review.asked) == 1
    page.take_over()
    assert desk.window.messages.words == "1 mục cần xem chưa vào lịch."
    (look,) = desk.window.messages.ways
    qtbot.mouseClick(look, Qt.MouseButton.LeftButton)
    page = reviewed(desk, qtbot)
    assert len(page.review.asked) == 1
    assert desk.window.messages.words == ""


def test_ctrl_v_reads_the_copied_text_while_the_calendar_is_in_front(open_desk, qtbot):
    desk = open_desk()
    QApplication.clipboard().setText(REPORT)
    desk.window.month_view.setFocus()
    qtbot.keyClick(desk.window.month_view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert reviewed(desk, qtbot).review.choices


def test_a_copied_table_is_pasted_with_its_rows(open_desk, qtbot):
    desk = open_desk()
    carried = QMimeData()
    carried.setText(f"{REPORT}\nSáng\t8h: Tiếp dân\n9h: Họp\tChủ tịch")
    lines = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
    cell = "<td><p>8h: Tiếp dân</p><p>9h: Họp</p></td>"
    carried.setHtml(f"{lines}<table><tr><td>Sáng</td>{cell}<td>Chủ tịch</td></tr></table>")
    QApplication.clipboard().setMimeData(carried)
    desk.reception.paste()
    text = reviewed(desk, qtbot).review.draft.document.text
    assert text.endswith("Sáng\t8h: Tiếp dân 9h: Họp\tChủ tịch")


def test_pasting_into_the_search_reads_no_report(open_desk, qtbot):
    desk = open_desk(month_task())
    QApplication.clipboard().setText("chứng thư")
    desk.window.header.search.setFocus()
    qtbot.keyClick(desk.window.header.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.header.search.text() == "chứng thư"
    assert desk.window.shows_calendar


def test_esc_leaves_the_review_and_the_plan_alone(open_desk, qtbot, report):
    desk = open_desk()
    desk.reception.read([report])
    page = reviewed(desk, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert desk.window.shows_calendar
    assert summaries(desk) == set()


def test_the_calendars_keys_rest_while_a_review_is_in_front(open_desk, qtbot, report):
    desk = open_desk(month_task())
    desk.reception.read([report])
    page = reviewed(desk, qtbot)
    qtbot.keyClick(page.items, Qt.Key.Key_Delete)
    ticked = len(page.review.accepted)
    for key in (Qt.Key.Key_E, Qt.Key.Key_N, Qt.Key.Key_Z):
        qtbot.keyClick(page.items, key, Qt.KeyboardModifier.ControlModifier)
    assert not desk.window.side.isVisible()
    assert desk.plan.undoable is Action.ADD
    assert len(page.review.accepted) == ticked + 1
    qtbot.keyClick(page.items, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.shows_calendar
    assert desk.plan.undoable is Action.ACCEPT
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan.undoable is Action.ADD


def test_a_correction_is_made_in_the_form_beside_the_review(open_desk, qtbot, report):
    desk = open_desk()
    desk.reception.read([report])
    page = reviewed(desk, qtbot)
    page.edit()
    editor = desk.sheets.editor
    assert editor.isVisible()
    editor.summary.setPlainText("Hoàn thiện kế hoạch lớp trồng nấm rơm")
    editor.save()
    page.take_over()
    assert "Hoàn thiện kế hoạch lớp trồng nấm rơm" in summaries(desk)


def test_marked_words_become_an_item_with_their_sentence(open_desk, qtbot, report):
    desk = open_desk()
    desk.reception.read([report])
    page = reviewed(desk, qtbot)
    start = REPORT.index("kiểm kê giống")
    span = type(page.review.choices[0].item.evidence.span)(start, REPORT.index("/2019. Triển") + 5)
    page.report.mark(span)
    page.mark_event()
    page.take_over()
    event = next(item for item in desk.plan.items() if item.summary.startswith("Kiểm kê giống"))
    assert isinstance(event, Event)
    assert (event.start.month, event.start.day) == (4, 15)
    assert event.evidence.sentence.startswith("Tổ chức kiểm kê")


def test_the_sentence_is_shown_in_its_report_later(open_desk, qtbot, report):
    desk = open_desk()
    desk.reception.read([report])
    reviewed(desk, qtbot).take_over()
    item = next(i for i in desk.plan.items() if i.summary.startswith("Hoàn thiện"))
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    desk.session.choose(item.uid)
    desk.window.task_list.view.setFocus()
    qtbot.keyClick(desk.window.task_list.view, Qt.Key.Key_E)
    assert not desk.window.shows_calendar
    page = desk.window.pages.currentWidget()
    assert page.report.toPlainText().startswith("Trạm Khuyến nông")
    assert page.report.current == item.evidence.span
    desk.window.resize(1920, 1080)
    assert page.report.width() <= 960  # lines that are easy to read, however wide the window
    qtbot.keyClick(page.report, Qt.Key.Key_Escape)
    assert desk.window.shows_calendar


def test_a_file_that_is_no_report_is_refused_in_one_sentence(open_desk, qtbot, tmp_path):
    desk = open_desk(month_task())
    empty = tmp_path / "rỗng.txt"
    empty.write_bytes(b"")
    desk.reception.read([empty])
    qtbot.waitUntil(lambda: "Lịch của bạn không đổi" in desk.window.messages.words)
    assert desk.window.shows_calendar


def test_a_report_without_tasks_says_so(open_desk, qtbot):
    desk = open_desk(month_task())
    desk.reception.read_text("Trời hôm nay đẹp.")
    qtbot.waitUntil(lambda: "Không thấy nhiệm vụ" in desk.window.messages.words)


def test_reading_can_be_stopped(open_desk, qtbot, monkeypatch):
    desk = open_desk(month_task())
    desk.reception.read_text(REPORT)
    assert "Đang đọc" in desk.window.messages.words
    desk.intake.stop()
    assert desk.window.messages.words == ""
    qtbot.wait(200)
    assert desk.window.shows_calendar


def test_a_bug_in_the_reader_is_told_with_its_details(open_desk, qtbot, monkeypatch, caplog):
    def broken(*_arguments):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("ui.intake._draft_of", broken)
    desk = open_desk(month_task())
    desk.reception.read_text(REPORT)
    qtbot.waitUntil(lambda: "ngoài dự tính" in desk.window.messages.words)
    button = desk.window.messages.ways[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(desk.window.side.currentWidget().copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    assert caplog.records[-1].exc_info
