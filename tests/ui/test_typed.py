"""What is typed into the form or a line is not lost: by other work, a refusal, or the end."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from planner.model import PlanLocked, TaskStatus
from planner.settings import PLAN
from tests.ui.office import commit, dated_task, meeting, stored, uid_of

TITLE, OTHER = "Nộp báo cáo quý I", "Rà soát hộ nghèo"


@pytest.fixture
def desk(open_desk):
    return open_desk(dated_task(TITLE), dated_task(OTHER), meeting())


@pytest.fixture
def editor(desk):
    """The form with a task in it; a person has begun to type."""
    desk.sheets.open_item(uid_of(desk, TITLE))
    commit(desk.sheets.editor.assignee, "Văn phòng")
    return desk.sheets.editor


def task(desk, title=TITLE):
    return desk.plan.item(uid_of(desk, title))


def is_open(desk):
    return desk.window.side.currentWidget() is desk.sheets.editor


def kept(desk, title=TITLE):
    """Return an item as the disk has it."""
    assert desk.writer.settle(5)
    return next(item for item in stored(desk.data / PLAN) if item.summary == title)


def test_what_is_done_in_the_month_meanwhile_stays(desk, editor, qtbot):
    desk.session.set_done(uid_of(desk, TITLE), True)  # noqa: FBT003
    desk.session.move(uid_of(desk, TITLE), date(2019, 4, 17))
    qtbot.keyClick(editor.month, Qt.Key.Key_Return)
    found = task(desk)
    assert (found.status, found.due) == (TaskStatus.COMPLETED, date(2019, 4, 17))
    assert found.assignee == "Văn phòng"


def test_of_an_entry_in_two_parts_it_stays_too(open_desk, qtbot):
    task = replace(dated_task("Chuẩn bị giao ban", date(2019, 4, 10)), uid="t")
    desk = open_desk(task, replace(meeting(), uid="e", task="t"))
    desk.sheets.open_item("e")
    commit(desk.sheets.editor.area, "Nội chính")
    desk.session.set_done("t", True)  # noqa: FBT003
    qtbot.keyClick(desk.sheets.editor.month, Qt.Key.Key_Return)
    assert desk.plan.item("t").is_done
    assert desk.plan.item("e").area.endswith("Nội chính")


def test_the_state_that_is_typed_counts_all_the_same(desk, editor, qtbot):
    desk.session.set_done(uid_of(desk, TITLE), True)  # noqa: FBT003
    editor.state.setCurrentIndex(editor.state.findText("Không thực hiện"))
    qtbot.keyClick(editor.month, Qt.Key.Key_Return)
    assert task(desk).status is TaskStatus.CANCELLED


def test_an_item_that_was_removed_meanwhile_comes_back_where_it_is_saved(desk, editor, qtbot):
    uid = uid_of(desk, TITLE)
    desk.session.remove(uid)
    qtbot.keyClick(editor.month, Qt.Key.Key_Return)
    assert (desk.plan.item(uid).removed, desk.plan.item(uid).assignee) == (None, "Văn phòng")


def test_opening_another_item_saves_what_was_typed(desk, editor):
    desk.sheets.open_item(uid_of(desk, OTHER))
    assert task(desk).assignee == "Văn phòng"
    assert editor.summary.toPlainText() == OTHER
    desk.session.undo()
    assert task(desk).assignee != "Văn phòng"


def test_what_is_wrong_is_said_before_another_item_is_opened(desk, editor):
    editor.summary.setPlainText("")
    desk.sheets.open_item(uid_of(desk, OTHER))
    assert "Văn phòng" in editor.assignee.text()
    assert editor.wrong.text()


def test_a_form_under_another_sheet_is_not_forgotten(desk, editor):
    desk.sheets.open_keys()
    desk.sheets.open_new()
    assert task(desk).assignee == "Văn phòng"


def test_an_item_that_the_form_would_refuse_holds_up_nothing_while_nobody_types(desk):
    wrong = replace(meeting(), summary="Sai giờ", end=meeting().start)  # ends as it begins
    desk.session.put(wrong)
    desk.sheets.open_item(uid_of(desk, "Sai giờ"))
    desk.sheets.open_item(uid_of(desk, OTHER))
    assert desk.sheets.editor.summary.toPlainText() == OTHER
    assert desk.sheets.finish()


def test_leaving_the_form_leaves_all_as_it_was(desk, editor):
    editor.cancelled.emit()
    desk.sheets.open_new()
    assert task(desk).assignee != "Văn phòng"
    assert desk.sheets.finish()


def test_a_form_whose_item_was_removed_saves_nothing_by_itself(desk, editor):
    uid = uid_of(desk, TITLE)
    desk.session.remove(uid)
    desk.sheets.open_new()
    assert desk.plan.item(uid).removed
    commit(desk.sheets.editor.area, "x")  # a new item without a title is none
    desk.session.undo()
    assert desk.sheets.finish()


def test_a_form_whose_item_was_never_added_saves_nothing_by_itself(desk):
    desk.session.put(dated_task("Mới"))
    desk.sheets.open_item(uid_of(desk, "Mới"))
    commit(desk.sheets.editor.assignee, "A")
    desk.session.undo()
    desk.sheets.open_new()
    assert desk.sheets.editor.summary.toPlainText() == ""


def test_what_was_typed_is_there_again_where_it_is_refused(desk, editor, qtbot, monkeypatch):
    def refuse(*_arguments):
        raise PlanLocked(reason="changed_elsewhere")

    monkeypatch.setattr(desk.plan, "edit", refuse)
    with qtbot.captureExceptions() as told:
        assert not desk.sheets.finish()
    assert [kind for kind, *_ in told] == [PlanLocked]
    assert is_open(desk)
    assert editor.assignee.text().endswith("Văn phòng")
    monkeypatch.undo()
    assert desk.sheets.finish()
    assert task(desk).assignee.endswith("Văn phòng")


def test_closing_the_window_saves_what_is_typed_into_the_form(desk, editor):
    assert desk.window.close()
    assert kept(desk).assignee.endswith("Văn phòng")


def test_a_window_with_something_wrong_in_its_form_stays(desk, editor):
    commit(editor.start, "32/13")
    assert not desk.window.close()
    assert editor.wrong.text()
    editor.cancelled.emit()
    assert desk.window.close()


def test_closing_the_window_saves_the_line_below_an_item(desk, qtbot):
    desk.session.choose(uid_of(desk, TITLE))
    note = desk.window.task_list.inspector.note
    note.setFocus()
    qtbot.keyClicks(note, "da gui")
    assert desk.window.close()
    assert kept(desk).note == "da gui"


def test_a_plan_that_is_only_read_keeps_no_window_open(desk, editor):
    desk.store.read_only, desk.store.reason = True, "read_only"
    assert desk.window.close()


REPORT = """Trạm Khuyến nông Sông Cầu họp giao ban tháng 4 năm 2019

Phương hướng, nhiệm vụ tháng 4/2019:
- Tổ chức kiểm kê giống lúa trước ngày 15/4/2019.
- Nộp báo cáo thu chi trước ngày 20/4/2019.
"""


@pytest.fixture
def page(desk, qtbot):
    """A report under review; a person has begun to correct its first task."""
    desk.reception.read_text(REPORT)
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    made = desk.reception.review_page
    made.edit_requested.emit(0, made.review.choices[0].item)
    commit(desk.sheets.editor.assignee, "Văn phòng")
    return made


def test_a_correction_that_is_being_typed_is_taken_over_too(desk, page):
    page.take_over()
    found = next(item for item in desk.plan.items() if "kiểm kê giống lúa" in item.summary)
    assert found.assignee == "Văn phòng"
    assert desk.window.shows_calendar
    assert not is_open(desk)


def test_a_review_with_something_wrong_in_its_form_stays(desk, page):
    commit(desk.sheets.editor.start, "32/13")
    page.take_over()
    assert not desk.window.shows_calendar
    assert desk.sheets.editor.wrong.text()
    assert not any("kiểm kê" in item.summary for item in desk.plan.items())


def test_the_form_goes_with_the_review_whose_reading_it_corrects(desk, page):
    desk.sheets.open_keys()
    desk.reception.leave_review()
    desk.sheets.open_item(uid_of(desk, TITLE))
    assert desk.sheets.editor.summary.toPlainText() == TITLE
    assert desk.sheets.finish()


def test_closing_the_window_adds_the_line_that_was_jotted(desk, qtbot):
    desk.sheets.jot()
    commit(desk.sheets.jot_bar.line, "Gửi giấy mời trước ngày 12/4/2019")
    assert desk.window.close()
    assert kept(desk, "Gửi giấy mời").due == date(2019, 4, 12)


def test_a_line_with_a_doubt_asks_before_the_window_closes(desk, qtbot):
    desk.sheets.jot()
    commit(desk.sheets.jot_bar.line, "Họp chi bộ thứ sáu")
    assert not desk.window.close()
    assert desk.sheets.jot_bar.question.text()
    desk.sheets.jot_bar.close_bar()
    assert desk.window.close()


def test_a_line_with_no_more_than_its_day_holds_up_nothing(desk):
    desk.sheets.jot(date(2019, 4, 12))
    count = len(desk.plan.items())
    assert desk.window.close()
    assert len(desk.plan.items()) == count


def test_a_jotted_line_that_is_refused_is_there_again(desk, qtbot, monkeypatch):
    def refuse(*_arguments):
        raise PlanLocked(reason="changed_elsewhere")

    monkeypatch.setattr(desk.plan, "add", refuse)
    desk.sheets.jot()
    said = "Gửi giấy mời trước ngày 12/4/2019"
    commit(desk.sheets.jot_bar.line, said)
    with qtbot.captureExceptions() as told:
        assert not desk.window.close()
    assert [kind for kind, *_ in told] == [PlanLocked]
    assert (desk.sheets.jot_bar.isHidden(), desk.sheets.jot_bar.line.text()) == (False, said)
    monkeypatch.undo()
    assert desk.window.close()
    assert kept(desk, "Gửi giấy mời").due == date(2019, 4, 12)


@pytest.fixture
def line(desk):
    """The line that asks what came of a task, or why it is not done."""
    desk.session.choose(uid_of(desk, TITLE))
    return desk.noting.bar.line


def test_closing_the_window_keeps_the_result_that_is_being_typed(desk, line):
    desk.noting.ask_result()
    commit(line, "Đã gửi bản in")
    assert desk.window.close()
    assert kept(desk).note == "Đã gửi bản in"


def test_closing_the_window_keeps_the_reason_that_is_being_typed(desk, line):
    desk.noting.ask_reason()
    commit(line, "Chuyển cấp trên")
    assert desk.window.close()
    assert (kept(desk).status, kept(desk).note) == (TaskStatus.CANCELLED, "Chuyển cấp trên")


@pytest.mark.parametrize("typed", ["", " "])
def test_a_question_without_an_answer_does_nothing_to_its_task(desk, line, typed):
    desk.session.note(uid_of(desk, TITLE), "Đang chờ")
    desk.noting.ask_reason()
    line.setText(typed)
    assert desk.window.close()
    assert (kept(desk).status, kept(desk).note) == (TaskStatus.NEEDS_ACTION, "Đang chờ")


def test_the_reason_that_stands_there_from_the_first_is_not_taken_for_an_answer(desk, line):
    desk.session.note(uid_of(desk, TITLE), "Đang chờ")
    desk.noting.ask_reason()
    assert desk.window.close()
    assert kept(desk).status is TaskStatus.NEEDS_ACTION


def test_a_window_with_something_wrong_in_its_line_stays(desk, line):
    desk.noting.ask_percent(uid_of(desk, TITLE))
    commit(line, "140")
    assert not desk.window.close()
    assert "140" in desk.noting.bar.wrong.text()
    line.setText("40")
    assert desk.window.close()
    assert kept(desk).percent_complete == 40


def test_asking_about_another_task_keeps_what_was_typed_about_the_first(desk, line):
    desk.noting.ask_result()
    commit(line, "Đã gửi bản in")
    desk.session.choose(uid_of(desk, OTHER))
    desk.noting.ask_result()
    assert (task(desk).note, line.text()) == ("Đã gửi bản in", "")
    desk.session.choose(uid_of(desk, TITLE))
    desk.noting.ask_reason()
    assert line.text() == "Đã gửi bản in"


def test_a_line_whose_task_was_removed_keeps_no_window_open(desk, line):
    desk.noting.ask_reason()
    commit(line, "Chuyển cấp trên")
    uid = uid_of(desk, TITLE)
    desk.session.remove(uid)
    assert desk.window.close()
    assert desk.plan.item(uid).status is TaskStatus.NEEDS_ACTION


def test_a_line_that_is_refused_keeps_the_window_and_its_words(desk, line, qtbot, monkeypatch):
    def refuse(*_arguments):
        raise PlanLocked(reason="changed_elsewhere")

    monkeypatch.setattr(desk.plan, "edit", refuse)
    desk.noting.ask_result()
    commit(line, "Đã gửi bản in")
    with qtbot.captureExceptions() as told:
        assert not desk.window.close()
    assert [kind for kind, *_ in told] == [PlanLocked]
    assert (desk.noting.bar.isHidden(), line.text()) == (False, "Đã gửi bản in")
    monkeypatch.undo()
    assert desk.window.close()
    assert kept(desk).note == "Đã gửi bản in"
