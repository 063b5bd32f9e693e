"""The whole river through the real window: report, review, plan, tick, undo, export, restart."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from planner.model import Event, Month, Task
from planner.rereading import Standing
from planner.review import Mark
from tests.ui.conftest import close

FEBRUARY = Month(2018, 2)
CTRL = Qt.KeyboardModifier.ControlModifier
REPORT = Path(__file__).parents[1] / "corpus" / "chi-bo-kinh-te.txt"


@pytest.fixture
def nothing_opens(monkeypatch):
    """No calendar program of the machine is started."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)


def reviewed(desk, qtbot):
    desk.reception.read([REPORT])
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    return desk.reception.review_page


def taken_over(desk, qtbot):
    page = reviewed(desk, qtbot)
    qtbot.keyClick(page.items, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.window.shows_calendar)


def find(desk, words):
    return next(item for item in desk.plan.items() if words in item.summary)


def test_the_report_gives_its_tasks_days_and_areas(open_desk, qtbot):
    desk = open_desk()
    taken_over(desk, qtbot)
    assert desk.session.month == FEBRUARY
    tasks = [item for item in desk.plan.items() if isinstance(item, Task)]
    assert all(task.month == FEBRUARY for task in tasks)
    assert find(desk, "Kiểm tra các trạm bơm").area == "Thủy lợi"
    assert find(desk, "kết nạp 02 quần chúng").due == date(2018, 2, 12)
    assert find(desk, "kết quả trực Tết").due == date(2018, 2, 21)
    (tet,) = [item for item in desk.plan.items() if item.summary == "Tết Nguyên đán Mậu Tuất"]
    assert tet.start == date(2018, 2, 16)
    meeting = next(
        item
        for item in desk.plan.items()
        if isinstance(item, Event) and "Gặp mặt cán bộ" in item.summary
    )
    assert (meeting.first_day, meeting.is_timed) == (date(2018, 2, 22), True)
    assert not any("tiêm phòng" in item.summary for item in desk.plan.items())


def test_every_item_shows_its_sentence(open_desk, qtbot):
    desk = open_desk()
    taken_over(desk, qtbot)
    text = REPORT.read_text(encoding="utf-8")
    for item in desk.plan.items():
        span = item.evidence.span
        assert text[span.start : span.end] == item.evidence.quote
        assert item.evidence.quote in item.evidence.sentence
    qtbot.waitUntil(lambda: desk.writer.waiting == 0)
    desk.reception.show_evidence(find(desk, "trạm bơm").uid)
    assert "trạm bơm" in desk.reception._report.report.toPlainText()


def test_ticks_undo_and_a_restart_lose_nothing(open_desk, qtbot):
    desk = open_desk()
    taken_over(desk, qtbot)
    pumps = find(desk, "trạm bơm").uid
    desk.session.choose(pumps)
    desk.session.toggle()
    desk.session.move(find(desk, "phương án phòng").uid, date(2018, 2, 27))
    desk.session.undo()
    before = {item.uid: item for item in desk.plan.items()}
    close(desk)
    again = open_desk(data=desk.data)
    assert {item.uid: item for item in again.plan.items()} == before
    assert again.plan.item(pumps).is_done
    again.session.undo()
    assert not again.plan.item(pumps).is_done
    again.session.redo()
    assert again.plan.item(pumps).is_done


def test_the_same_report_again_doubles_nothing_and_corrections_win(open_desk, qtbot):
    desk = open_desk()
    taken_over(desk, qtbot)
    count = len(desk.plan.items())
    pumps = find(desk, "trạm bơm").uid
    desk.session.choose(pumps)
    desk.session.toggle()
    removed = find(desk, "gian hàng").uid
    desk.session.remove(removed)
    page = reviewed(desk, qtbot)
    standings = {
        choice.standing for choice in page.review.choices if choice.mark is not Mark.UNTICKED
    }
    assert standings == {Standing.SAME}
    assert page.review.standing(Standing.REMOVED) >= 1
    assert page.review.accepted == ()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert desk.plan.item(pumps).is_done
    assert desk.plan.item(removed).removed is not None
    assert len(desk.plan.items()) < count


def test_the_export_of_the_month_is_read_by_another_program(
    open_desk, qtbot, tmp_path, nothing_opens
):
    desk = open_desk()
    taken_over(desk, qtbot)
    desk.session.choose(find(desk, "trạm bơm").uid)
    desk.session.toggle()
    exporting = desk.exporting
    exporting.folder = tmp_path
    qtbot.keyClick(desk.window, Qt.Key.Key_E, CTRL)
    qtbot.keyClick(exporting.sheet.go, Qt.Key.Key_Return)
    target = tmp_path / "ke-hoach-2018-02.ics"
    qtbot.waitUntil(target.exists)
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    titles = {str(event["SUMMARY"]): event for event in events}
    (pumps,) = [title for title in titles if "trạm bơm" in title]
    assert pumps.startswith("✔ ")
    assert pumps.endswith("(trong tháng)")
    (meeting,) = [title for title in titles if "Gặp mặt cán bộ" in title]
    assert titles[meeting].decoded("DTSTART").hour == 8
    assert not [title for title in titles if title.startswith("Lễ hội hoa xuân")]  # no day is known
    assert len(titles) == len(events)
