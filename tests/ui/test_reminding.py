"""What the window says once it is open: last month's tasks, reports that wait for a review."""

from dataclasses import replace
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt

from planner.model import Document, Head, Month
from tests.ui.office import APRIL, NOW, month_task

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
