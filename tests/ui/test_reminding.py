"""What the window says by itself: what is due today, last month's tasks, waiting reports."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QSystemTrayIcon

from planner.model import Document, Head, Month, PlanLocked
from planner.settings import PLAN, Settings
from tests.ui.office import APRIL, NOW, TODAY, dated_task, fill, month_task, stored
from ui.message_bar import Way

MARCH = Month(2019, 3)
TEXT = "Trạm Khuyến nông Sông Cầu\n\nPhương hướng tháng 4/2019: Hoàn thiện kế hoạch trồng nấm."


def press(desk, words, qtbot):
    button = next(each for each in desk.window.messages.ways if words in each.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def late():
    return replace(month_task(), month=MARCH)


def test_last_months_open_tasks_are_carried_over_on_request(open_desk, qtbot, late):
    desk = open_desk(late, month_task(1))
    desk.reminding.remind()
    assert desk.window.messages.words == "1 việc tháng 03/2019 chưa xong."
    press(desk, "Chuyển sang tháng 04/2019", qtbot)
    (carried,) = [item for item in desk.plan.items() if item.carried_from]
    assert (carried.month, carried.carried_from) == (APRIL, (MARCH,))
    assert desk.window.messages.words == ""
    assert "Chuyển sang tháng khác" in desk.window.status.offer.text()


def test_what_was_done_while_the_offer_stood_there_is_not_carried_over(open_desk, qtbot, late):
    desk = open_desk(late, replace(late, uid="", key="", summary="Việc khác"))
    desk.reminding.remind()
    done, other = (item.uid for item in desk.plan.items())
    desk.session.set_done(done, True)  # noqa: FBT003
    press(desk, "Chuyển sang tháng 04/2019", qtbot)
    assert (desk.plan.item(done).month, desk.plan.item(other).month) == (MARCH, APRIL)


def test_last_months_tasks_can_be_looked_at(open_desk, qtbot, late):
    desk = open_desk(late)
    desk.reminding.remind()
    press(desk, "Xem", qtbot)
    assert desk.session.month == MARCH
    assert desk.window.header.title.text() == "Tháng 03/2019"


def test_nothing_is_said_when_nothing_is_left(open_desk):
    desk = open_desk(month_task())
    desk.reminding.remind()
    assert desk.window.messages.words == ""


def test_a_report_that_was_only_kept_is_offered_for_review(open_desk, qtbot, late):
    desk = open_desk(late)
    document = Document("giao-ban.txt", TEXT, sha256(TEXT.encode()).hexdigest())
    desk.store.keep(document, Head(title="Giao ban tháng 4"), None, NOW)
    desk.reminding.remind()
    assert "Giao ban tháng 4" in desk.window.messages.words
    press(desk, "Xem lại", qtbot)
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    assert desk.reception.review_page.review.draft.document.text == TEXT


def test_a_plan_for_reading_only_says_so(open_desk, monkeypatch, late):
    desk = open_desk(late)
    desk.store.read_only, desk.store.reason = True, "network"
    desk.reminding.remind()
    assert desk.window.messages.words.startswith("Lịch đang mở ở chế độ chỉ xem")
    assert desk.window.status.saved.text() == "Chỉ xem"


@pytest.fixture
def only_read(open_desk, late, tmp_path, monkeypatch):
    """A window on a plan that may not be written."""
    fill(tmp_path / "data" / PLAN, [late])
    monkeypatch.setattr("planner.store.opening._may_write", lambda _path: False)
    return open_desk()


def test_nothing_is_changed_in_a_plan_for_reading_only(only_read):
    desk = only_read
    with pytest.raises(PlanLocked) as refusal:
        desk.session.set_done(desk.plan.items()[0].uid, done=True)
    desk.handler.refused.emit(refusal.value)
    assert not desk.plan.items()[0].is_done
    assert "chỉ xem" in desk.window.messages.words
    assert [way.text() for way in desk.window.messages.ways] == ["Lưu nơi khác…"]


def test_a_report_in_a_plan_for_reading_only_waits_for_no_disk(only_read, qtbot):
    """Nothing is queued that could never be written: the window would not close."""
    only_read.reception.read_text(TEXT)
    qtbot.waitUntil(lambda: not only_read.window.shows_calendar)
    with qtbot.captureExceptions() as told:
        only_read.reception.review_page.take_over()
    assert [kind for kind, *_ in told] == [PlanLocked]
    assert not only_read.window.shows_calendar  # what was ticked is still there
    assert only_read.writer.waiting == 0
    assert only_read.window.close()


def test_what_a_copy_would_not_help_is_not_offered(open_desk, late):
    desk = open_desk(late)
    desk.store.read_only, desk.store.reason = True, "newer"
    desk.reminding.remind()
    assert "chỉ xem" in desk.window.messages.words
    assert not [each for each in desk.window.messages.ways if each.isVisible()]


def test_saved_elsewhere_such_a_plan_can_be_changed(open_desk, qtbot, late, tmp_path, monkeypatch):
    desk = open_desk(late)
    desk.store.read_only, desk.store.reason = True, "read_only"
    place = tmp_path / "ke-hoach.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    desk.reminding.remind()
    press(desk, "Lưu nơi khác…", qtbot)
    assert "ke-hoach.sqlite" in desk.window.messages.words
    desk.session.set_done(desk.plan.items()[0].uid, done=True)
    assert desk.writer.settle(5)
    assert stored(place)[0].is_done


# ------------------------------------------------------------------------------------- today


def test_what_is_due_today_and_overdue_is_said_in_one_quiet_line(open_desk, qtbot):
    desk = open_desk(
        dated_task("Nộp báo cáo quý I", TODAY),
        dated_task("Trả lời công văn", date(2019, 4, 2)),
        dated_task("Gửi số liệu", date(2019, 4, 5)),
    )
    desk.session.show_next()
    desk.reminding.remind()
    said = "Hôm nay: Nộp báo cáo quý I. 2 việc quá hạn, cũ nhất từ 02/04/2019."
    assert desk.window.messages.words == said
    assert desk.window.messages.property("kind") == "quiet"
    press(desk, "Xem hôm nay", qtbot)
    assert desk.session.month == APRIL
    assert desk.window.messages.words == ""


def test_when_one_line_is_closed_the_next_one_comes(open_desk, late):
    desk = open_desk(late, dated_task("Nộp báo cáo quý I", TODAY))
    desk.reminding.remind()
    assert desk.window.messages.words == "Hôm nay: Nộp báo cáo quý I."
    desk.window.messages.close_message()
    assert desk.window.messages.words == "1 việc tháng 03/2019 chưa xong."
    desk.window.messages.close_message()
    assert desk.window.messages.words == ""


def test_on_a_day_without_anything_last_months_tasks_come_before_what_is_late(open_desk):
    desk = open_desk(replace(dated_task(day=date(2019, 3, 12)), month=MARCH))
    desk.reminding.remind()
    assert desk.window.messages.words == "1 việc tháng 03/2019 chưa xong."
    desk.window.messages.close_message()
    assert "quá hạn" in desk.window.messages.words.lower()


def test_a_person_can_turn_the_reminder_off(open_desk):
    desk = open_desk(dated_task("Nộp báo cáo quý I", TODAY))
    desk.choosing.settings = Settings(reminders=False)
    desk.reminding.remind()
    assert desk.window.messages.words == ""


def test_a_new_day_is_told_when_it_begins(open_desk, monkeypatch):
    desk = open_desk(dated_task("Nộp báo cáo quý I", date(2019, 4, 10)))
    desk.check_day()
    assert desk.window.messages.words == ""
    tomorrow = replace(desk.session.clock, day=date(2019, 4, 10))
    monkeypatch.setattr(desk.session, "clock", tomorrow)
    desk.check_day()
    assert desk.window.messages.words == "Hôm nay: Nộp báo cáo quý I."


def test_a_new_day_does_not_push_away_what_is_being_said(open_desk):
    desk = open_desk(dated_task("Nộp báo cáo quý I", TODAY))
    desk.window.messages.tell("Ổ đĩa đầy", grave=True)
    desk.reminding.begin_day()
    assert desk.window.messages.words == "Ổ đĩa đầy"
    desk.window.messages.close_message()
    assert desk.window.messages.words == "Hôm nay: Nộp báo cáo quý I."


@pytest.fixture
def said_aloud(monkeypatch):
    """Let there be a tray; returns what the system's messages say."""
    shown = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _sign: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _s, *words: shown.append(words[:2]))
    return shown


def test_the_tray_says_what_the_window_says_and_brings_it_forward(open_desk, said_aloud, qtbot):
    desk = open_desk(dated_task("Nộp báo cáo quý I", TODAY))
    desk.window.hide()  # what nobody looks at says nothing itself
    desk.reminding.begin_day()
    tray = desk.reminding.tray
    assert said_aloud == [("Lịch Trọng Tâm", "Hôm nay: Nộp báo cáo quý I.")]
    assert tray.sign.toolTip() == "Lịch Trọng Tâm\nHôm nay: Nộp báo cáo quý I."
    assert [action.text() for action in tray.menu.actions()] == ["Mở Lịch Trọng Tâm", "Xem hôm nay"]
    desk.session.show_next()
    with qtbot.waitSignal(desk.reminding.window_requested):
        tray.menu.actions()[1].trigger()
    assert desk.session.month == APRIL
    desk.reminding.end()
    assert not tray.sign.isVisible()


def test_the_tray_is_quiet_while_the_window_is_in_front(open_desk, said_aloud, qtbot):
    desk = open_desk(dated_task("Nộp báo cáo quý I", TODAY))
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.reminding.show_in_tray()
    desk.reminding.begin_day()
    assert said_aloud == []
    assert "Nộp báo cáo quý I" in desk.reminding.tray.sign.toolTip()


def test_the_sign_in_the_tray_stays_true(open_desk, said_aloud, qtbot):
    desk = open_desk(dated_task("Nộp báo cáo quý I", TODAY))
    desk.reminding.show_in_tray()
    desk.session.set_done(desk.plan.items()[0].uid, done=True)
    qtbot.waitUntil(lambda: desk.reminding.tray.sign.toolTip() == "Lịch Trọng Tâm")


def test_a_person_can_turn_the_tray_off(open_desk, said_aloud):
    desk = open_desk(dated_task("Nộp báo cáo quý I", TODAY))
    desk.choosing.settings = Settings(tray=False)
    desk.reminding.show_in_tray()
    assert desk.reminding.tray is None


def test_where_there_is_no_tray_nothing_is_shown(open_desk, monkeypatch):
    desk = open_desk(dated_task("Nộp báo cáo quý I", TODAY))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    desk.reminding.show_in_tray()
    assert not desk.reminding.tray.sign.isVisible()


def test_after_an_answer_the_keyboard_is_where_it_was(open_desk, qtbot, late):
    desk = open_desk(late, month_task(1))
    desk.reminding.remind()
    press(desk, "Chuyển sang tháng 04/2019", qtbot)
    assert desk.window.month_view.hasFocus()
    desk.reminding.remind()
    desk.window.messages.tell("Chọn", Way("Được", desk.window.messages.close_message))
    desk.window.messages.ways[0].setFocus()
    qtbot.keyClick(desk.window.messages.ways[0], Qt.Key.Key_Space)
    assert desk.window.month_view.hasFocus()
