"""A calendar file through the window: dropped, reviewed beside the plan, taken over, undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import resources
from planner.ics.profile import UNNAMED, Profile
from planner.ics.write import to_ics
from planner.model import Event, Task
from planner.rereading import Standing
from planner.review import Mark
from tests.ui.office import NOW, dated_task, meeting, month_task, uid_of
from tests.ui.test_reception import dropped, reviewed
from ui.review_rows import Tab, rows

FOREIGN = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Another office//EN
X-WR-CALNAME:Lịch đơn vị bạn
BEGIN:VEVENT
UID:weekly@example.vn
SUMMARY:Họp tuần
DTSTART;TZID=SE Asia Standard Time:20190403T140000
DTEND;TZID=SE Asia Standard Time:20190403T150000
RRULE:FREQ=WEEKLY;COUNT=4
END:VEVENT
BEGIN:VTODO
UID:todo@example.vn
SUMMARY:Gửi danh sách
DUE;VALUE=DATE:20190420
END:VTODO
broken line
BEGIN:VEVENT
UID:no-day@example.vn
SUMMARY:Không có ngày
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def foreign(tmp_path):
    path = tmp_path / "don-vi-ban.ics"
    path.write_text(FOREIGN, encoding="utf-8")
    return path


def sent(desk, tmp_path, profile=Profile.LICH, change=lambda data: data):
    """Write what the plan exports now, changed as a calendar program would."""
    data = to_ics(desk.plan.items(), UNNAMED, profile, words=resources.words("vi"), now=NOW).data
    path = tmp_path / "ve.ics"
    path.write_bytes(change(data))
    return path


def standings(page):
    return sorted(choice.standing.value for choice in page.review.choices)


def test_a_dropped_calendar_is_reviewed_and_only_then_in_the_plan(open_desk, qtbot, foreign):
    desk = open_desk(month_task())
    dropped(desk.window, foreign)
    page = reviewed(desk, qtbot)
    assert page._heading.text() == "Mở tệp lịch: “Lịch đơn vị bạn”"
    assert standings(page) == ["new"] * 5
    assert len(desk.plan.items()) == 1
    qtbot.keyClick(page.items, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.window.shows_calendar)
    assert "5 mục vào lịch" in desk.window.status.told.text()
    events = [item for item in desk.plan.items() if isinstance(item, Event)]
    assert sorted(event.start.day for event in events) == [3, 10, 17, 24]
    assert {event.start.hour for event in events} == {14}
    task = next(i for i in desk.plan.items() if i.summary == "Gửi danh sách")
    assert isinstance(task, Task)
    assert task.due == date(2019, 4, 20)
    desk.session.undo()
    assert len(desk.plan.items()) == 1


def test_broken_lines_are_told_with_their_numbers(open_desk, qtbot, foreign):
    desk = open_desk()
    dropped(desk.window, foreign)
    page = reviewed(desk, qtbot)
    assert page.review.told == (
        "Dòng 17: không đọc được “broken line”.",
        "Dòng 18: “Không có ngày” không có ngày; đã bỏ qua.",
    )
    assert "(2)" in page._tabs.tabText(2)


def test_the_same_calendar_again_is_known(open_desk, qtbot, foreign):
    desk = open_desk()
    dropped(desk.window, foreign)
    reviewed(desk, qtbot).take_over()
    foreign.write_text(FOREIGN.replace("Gửi danh sách", "Gửi danh sách mới"), encoding="utf-8")
    dropped(desk.window, foreign)
    page = reviewed(desk, qtbot)
    assert standings(page) == ["changed", "same", "same", "same", "same"]
    page.take_over()
    assert len(desk.plan.items()) == 5
    assert uid_of(desk, "Gửi danh sách mới")


def test_esc_leaves_the_plan_as_it_was(open_desk, qtbot, foreign):
    desk = open_desk(month_task())
    dropped(desk.window, foreign)
    qtbot.keyClick(reviewed(desk, qtbot), Qt.Key.Key_Escape)
    assert desk.window.shows_calendar
    assert len(desk.plan.items()) == 1
    assert desk.store.history() == (1, 1)


@pytest.mark.parametrize("profile", list(Profile))
def test_our_own_export_comes_back_as_the_same(open_desk, qtbot, tmp_path, profile):
    desk = open_desk(dated_task(), meeting(), month_task())
    dropped(desk.window, sent(desk, tmp_path, profile))
    page = reviewed(desk, qtbot)
    assert standings(page) == ["same"] * 3
    assert not page.take_over_button.isEnabled()


def ticked(data):
    return data.replace("SUMMARY:Nộp".encode(), "SUMMARY:✔ Nộp".encode())


def test_a_tick_made_outside_wins_after_the_review_and_can_be_undone(open_desk, qtbot, tmp_path):
    desk = open_desk(dated_task(), meeting())
    before = desk.plan.item(uid_of(desk, "Nộp báo cáo quý I"))
    dropped(desk.window, sent(desk, tmp_path, change=ticked))
    page = reviewed(desk, qtbot)
    assert standings(page) == ["changed", "same"]
    row = next(choice for choice in page.review.choices if choice.standing is Standing.CHANGED)
    assert row.mark is Mark.TICKED
    (shown,) = [r for r in rows(page.review, Tab.TASKS, desk.texts) if r.choice is not None]
    assert "khác lần trước: trạng thái" in shown.detail
    assert not desk.plan.item(before.uid).is_done
    page.take_over()
    after = desk.plan.item(before.uid)
    assert after.is_done
    assert (after.key, after.evidence, after.as_read) == (
        before.key,
        before.evidence,
        before.as_read,
    )
    assert after.sequence > before.sequence
    desk.session.undo()
    assert not desk.plan.item(before.uid).is_done


def test_a_change_that_is_left_out_or_dropped_changes_nothing(open_desk, qtbot, tmp_path):
    desk = open_desk(dated_task())
    dropped(desk.window, sent(desk, tmp_path, change=ticked))
    page = reviewed(desk, qtbot)
    page.items.show_choice(0)
    qtbot.keyClick(page.items, Qt.Key.Key_Delete)
    assert not page.take_over_button.isEnabled()
    assert [item.is_done for item in desk.plan.items()] == [False]


def test_an_item_in_the_bin_stays_there_unless_a_person_takes_it_back(open_desk, qtbot, tmp_path):
    desk = open_desk(dated_task(), month_task())
    path = sent(desk, tmp_path, Profile.CONG_VIEC)
    uid = uid_of(desk, "Nộp báo cáo quý I")
    desk.session.remove(uid)
    dropped(desk.window, path)
    page = reviewed(desk, qtbot)
    assert standings(page) == ["removed", "same"]
    index = [choice.standing for choice in page.review.choices].index(Standing.REMOVED)
    page.toggle(index)
    page.take_over()
    assert desk.plan.item(uid).removed is None


def test_a_plan_moves_to_an_empty_one_with_its_uids_and_its_links(open_desk, qtbot, tmp_path):
    task = dated_task("Tổ chức hội thi")
    here = open_desk(task, meeting(), data=tmp_path / "here")
    linked = here.plan.item(uid_of(here, "Giao ban Trạm Khuyến nông"))
    from dataclasses import replace

    here.session.put(replace(linked, task=uid_of(here, "Tổ chức hội thi")))
    path = sent(here, tmp_path, Profile.CONG_VIEC)
    there = open_desk(data=tmp_path / "there")
    there.reception.read([path])
    reviewed(there, qtbot).take_over()
    for item in here.plan.items():
        arrived = there.plan.item(item.uid)
        assert (arrived.summary, arrived.sequence) == (item.summary, item.sequence)
        assert getattr(arrived, "task", None) == getattr(item, "task", None)


def test_a_copied_calendar_can_be_pasted(open_desk, qtbot):
    desk = open_desk()
    QApplication.clipboard().setText(FOREIGN)
    desk.window.month_view.setFocus()
    qtbot.keyClick(desk.window.month_view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(reviewed(desk, qtbot).review.choices) == 5


def test_the_words_of_an_item_can_be_shown_later(open_desk, qtbot, foreign):
    desk = open_desk()
    dropped(desk.window, foreign)
    reviewed(desk, qtbot).take_over()
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    desk.reception.show_evidence(uid_of(desk, "Gửi danh sách"))
    assert "Gửi danh sách" in desk.window.pages.currentWidget().report.toPlainText()


HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"


def calendar_of(count):
    event = (
        b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART;VALUE=DATE:20190406\r\nSUMMARY:%s %d\r\nEND:VEVENT\r\n"
    )
    events = (event % (number, "Việc".encode(), number) for number in range(count))
    return HEAD + b"".join(events) + b"END:VCALENDAR\r\n"


BROKEN = {
    "empty": (b"", "không phải tệp lịch"),
    "blank": (b"\r\n \r\n", "không phải tệp lịch"),
    "binary": (bytes(range(256)) * 4000, "không phải tệp lịch"),
    "no calendar": (b"Xin ch\xc3\xa0o\r\n", "không phải tệp lịch"),
    "nothing in it": (HEAD + b"END:VCALENDAR\r\n", "không có mục nào"),
    "cut off": (HEAD + b"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:a\r\nDTST", "không có mục nào"),
    "far too many": (HEAD + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 100_001, "100001 mục"),
    "52 MB": (HEAD + b"X-A:" + b"a" * (53 << 20), "quá lớn"),
}


@pytest.mark.parametrize(("data", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_gives_nothing_is_refused_in_one_sentence(
    open_desk, qtbot, tmp_path, data, said
):
    desk = open_desk(month_task())
    path = tmp_path / "hong.ics"
    path.write_bytes(data)
    desk.reception.read([path])
    qtbot.waitUntil(lambda: said in desk.window.messages.words, timeout=20_000)
    assert "Lịch của bạn không đổi" in desk.window.messages.words
    assert desk.window.shows_calendar
    assert len(desk.plan.items()) == 1


def test_rules_without_an_end_are_bounded(open_desk, qtbot, tmp_path):
    rules = ("FREQ=SECONDLY", "FREQ=MINUTELY;BYSECOND=1", "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2")
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:lặp\r\nDTSTART:20190401T000000\r\n"
        f"RRULE:{rule}\r\nEND:VEVENT\r\n"
        for n, rule in enumerate(rules)
    )
    path = tmp_path / "lap.ics"
    path.write_bytes(HEAD + events.encode() + b"END:VCALENDAR\r\n")
    desk = open_desk()
    desk.reception.read([path])
    page = reviewed(desk, qtbot)
    assert 0 < len(page.review.choices) < 1000


def test_a_file_of_thousands_of_items_is_shown_and_taken_over(open_desk, qtbot, tmp_path):
    desk = open_desk()
    path = tmp_path / "nhieu.ics"
    path.write_bytes(calendar_of(3000))
    desk.reception.read([path])
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    page = desk.reception.review_page
    qtbot.waitUntil(lambda: page.items.verticalScrollBar().maximum() > 3000 * 18)
    page.items.show_choice(2999)
    shown = page.items.visualRect(page.items.currentIndex())
    assert page.items.current_row.title == "Việc 2999"
    assert page.items.viewport().rect().contains(shown)
    page.take_over()
    assert len(desk.plan.items()) == 3000
