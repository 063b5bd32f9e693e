"""The export: at most two keys, the file whole in its place, opened and explained."""

import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from tests.ui.conftest import close
from tests.ui.office import dated_task, meeting, month_task, uid_of
from ui.export_dialog import Range

CTRL = Qt.KeyboardModifier.ControlModifier
AGAIN = CTRL | Qt.KeyboardModifier.ShiftModifier
MONTH = "ke-hoach-2019-04.ics"


@pytest.fixture
def opened_files(monkeypatch):
    """What was given to the system to open; True as if a program took it."""
    taken = []

    def take(url):
        taken.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return taken


@pytest.fixture
def save_as(monkeypatch):
    """Answer the system's question for a place."""

    def answer(path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))

    return answer


@pytest.fixture
def desk(open_desk, tmp_path, opened_files):
    """A window with a month of four items, exporting into a folder of its own."""
    made = open_desk(dated_task(), dated_task("Nộp quyết toán"), meeting(), month_task())
    made.exporting.folder = tmp_path
    return made


def asked(desk, qtbot, which=None):
    """Open the sheet by its key, choose a range."""
    qtbot.keyClick(desk.window, Qt.Key.Key_E, CTRL)
    sheet = desk.exporting.sheet
    if which is not None:
        press(qtbot, sheet.ranges[which])
    return sheet


def press(qtbot, button):
    qtbot.keyClick(button, Qt.Key.Key_Space)


def exported(desk, qtbot, path):
    """Export what the sheet says with Enter, and return the file's text."""
    qtbot.keyClick(desk.exporting.sheet.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: path.exists() and not desk.writer.waiting)
    qtbot.waitUntil(lambda: "Đã ghi" in desk.window.messages.words)
    return text(path)


def text(path):
    return path.read_bytes().decode().replace("\r\n ", "")


def test_ctrl_e_and_enter_write_the_month_and_open_it(desk, qtbot, tmp_path, opened_files):
    sheet = asked(desk, qtbot)
    assert "04/2019 (4 mục)" in sheet.ranges[Range.MONTH].text()
    written = exported(desk, qtbot, tmp_path / MONTH)
    assert opened_files == [tmp_path / MONTH]
    assert written.count("BEGIN:VEVENT") == 4
    assert "(trong tháng)" in written
    assert "X-WR-RELCALID" in written
    assert desk.window.task_list.isVisible()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_task_and_the_event_it_organises_are_counted_once(open_desk, qtbot):
    task = replace(dated_task(), uid="t")
    desk = open_desk(task, replace(meeting(), uid="e", task="t"), month_task())
    assert "(2 mục)" in asked(desk, qtbot).ranges[Range.MONTH].text()


def test_one_key_exports_again_and_the_store_remembers(desk, qtbot, opened_files):
    qtbot.keyClick(desk.window, Qt.Key.Key_E, AGAIN)
    qtbot.waitUntil(lambda: bool(opened_files))
    qtbot.waitUntil(lambda: desk.store.exported_at("lich/2019-04") is not None)
    assert len(desk.store.ledger("lich/2019-04")) == 4


def test_without_a_calendar_program_the_steps_for_each_program_stand_beside(
    desk, qtbot, monkeypatch
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    desk.exporting.export_again()
    how = desk.exporting.how_to
    qtbot.waitUntil(how.isVisible)
    assert "chưa có chương trình" in how.written.text()
    qtbot.keyClick(how.client, Qt.Key.Key_Home)
    seen = set()
    for _ in range(how.client.count()):
        seen.add(how.first.text())
        assert MONTH in how.first.text()
        qtbot.keyClick(how.client, Qt.Key.Key_Down)
    qtbot.keyClick(how.client, Qt.Key.Key_Home)
    assert len(seen) == 6
    assert "mọi mục bị trùng" in how.again.text()  # an import into Outlook doubles
    qtbot.keyClick(how.client, Qt.Key.Key_Escape)
    assert desk.window.task_list.isVisible()


def test_after_an_export_that_opened_the_steps_are_one_click_away(desk, qtbot, opened_files):
    desk.exporting.export_again()
    qtbot.waitUntil(lambda: bool(desk.window.messages.ways))
    press(qtbot, desk.window.messages.ways[0])
    assert desk.exporting.how_to.isVisible()


def test_a_month_with_nothing_to_export_says_so(desk, qtbot, tmp_path, opened_files):
    desk.session.show_next()
    desk.session.show_next()
    desk.exporting.export_again()
    qtbot.waitUntil(lambda: "Không có mục nào" in desk.window.messages.words)
    assert opened_files == []
    assert list(tmp_path.glob("*.ics")) == []


def test_esc_closes_the_sheet(desk, qtbot):
    qtbot.keyClick(asked(desk, qtbot).go, Qt.Key.Key_Escape)
    assert desk.window.task_list.isVisible()


# ------------------------------------------------------------------------------------------- scopes


def test_days_are_typed_and_named(desk, qtbot, tmp_path):
    sheet = asked(desk, qtbot, Range.DAYS)
    for field, day in ((sheet.first, "10/4"), (sheet.last, "11/4")):
        field.selectAll()
        qtbot.keyClicks(field, day)
    written = exported(desk, qtbot, tmp_path / "ke-hoach-2019-04-10-den-2019-04-11.ics")
    assert written.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Giao ban" in written
    assert "X-WR-CALNAME:Kế hoạch 10/04/2019 – 11/04/2019" in written


@pytest.mark.parametrize(("first", "said"), [("31/4", "không đúng"), ("30/5", "phải trước")])
def test_days_that_are_none_are_told_and_nothing_is_written(desk, qtbot, tmp_path, first, said):
    sheet = asked(desk, qtbot, Range.DAYS)
    sheet.first.selectAll()
    qtbot.keyClicks(sheet.first, first)
    qtbot.keyClick(sheet.first, Qt.Key.Key_Return)
    assert said in sheet._wrong.text()
    assert sheet.isVisible()
    assert list(tmp_path.glob("*.ics")) == []


def test_what_a_search_shows_goes_out_without_a_name(desk, qtbot, tmp_path):
    desk.session.search("quyet toan")
    sheet = asked(desk, qtbot)
    assert sheet.ranges[Range.FOUND].isChecked()
    assert "“quyet toan” (1 mục)" in sheet.ranges[Range.FOUND].text()
    written = exported(desk, qtbot, tmp_path / "ke-hoach-found.ics")
    assert written.count("BEGIN:VEVENT") == 1
    assert "X-WR-CALNAME" not in written
    assert "X-WR-RELCALID" not in written


def test_chosen_items_go_out_alone(desk, qtbot, tmp_path):
    desk.session.choose(uid_of(desk, "Nộp quyết toán"))
    sheet = asked(desk, qtbot, Range.CHOSEN)
    assert "Nộp quyết toán" in sheet.ranges[Range.CHOSEN].text()
    assert not sheet.keep.isEnabled()
    written = exported(desk, qtbot, tmp_path / "ke-hoach-chosen.ics")
    assert written.count("BEGIN:VEVENT") == 1


def test_several_rows_are_chosen_with_shift_and_an_arrow(desk, qtbot, tmp_path):
    view = desk.window.task_list.view
    view.setFocus()
    desk.session.choose(uid_of(desk, "Nộp báo cáo quý I"))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    sheet = asked(desk, qtbot, Range.CHOSEN)
    assert sheet.ranges[Range.CHOSEN].text() == "2 mục đang chọn"
    assert exported(desk, qtbot, tmp_path / "ke-hoach-chosen.ics").count("BEGIN:VEVENT") == 2


def test_hidden_done_tasks_can_stay_out(desk, qtbot, tmp_path):
    desk.session.choose(uid_of(desk, "Nộp quyết toán"))
    desk.session.toggle()
    assert not asked(desk, qtbot).ranges[Range.OPEN].isVisible()
    desk.session.hide_done()
    asked(desk, qtbot, Range.OPEN)
    written = exported(desk, qtbot, tmp_path / "ke-hoach-2019-04-chua-xong.ics")
    assert "quyết toán" not in written
    assert written.count("BEGIN:VEVENT") == 3


def test_what_a_filter_shows_goes_out_alone(desk, qtbot, tmp_path):
    from planner.filtering import Filter

    desk.session.show_only(Filter(area="Trồng trọt"))
    sheet = asked(desk, qtbot, Range.OPEN)
    assert "chỉ mục đang lọc (1 mục)" in sheet.ranges[Range.OPEN].text()
    written = exported(desk, qtbot, tmp_path / "ke-hoach-chosen.ics")
    assert written.count("BEGIN:VEVENT") == 1
    assert "X-WR-CALNAME" not in written


def test_the_other_profile_has_tasks_and_is_remembered(desk, qtbot, tmp_path, open_desk):
    sheet = asked(desk, qtbot)
    press(qtbot, sheet.profiles[1])
    assert exported(desk, qtbot, tmp_path / MONTH).count("BEGIN:VTODO") == 3
    close(desk)
    from planner.settings import load

    assert load(desk.data).export_profile == "cong-viec"


def test_a_plan_above_one_megabyte_becomes_a_file_for_each_month(
    open_desk, qtbot, tmp_path, save_as, opened_files
):
    long = "Nội dung của nhiệm vụ. " * 3000
    days = [date(2019, 4 + n % 2, 1 + n % 28) for n in range(20)]
    desk = open_desk(*[dated_task(f"Việc {n}", day, note=long) for n, day in enumerate(days)])
    asked(desk, qtbot, Range.ALL)
    save_as(tmp_path / "moi.ics")
    press(qtbot, desk.exporting.sheet.save)
    qtbot.waitUntil(lambda: "2 tệp, mỗi tháng một tệp" in desk.exporting.how_to.written.text())
    files = sorted(tmp_path.glob("*.ics"))
    assert [file.name for file in files] == ["moi-2019-04.ics", "moi-2019-05.ics"]
    assert max(file.stat().st_size for file in files) <= 1_000_000
    qtbot.waitUntil(lambda: len(desk.store.ledger("lich/all")) == 20)


# ------------------------------------------------------------------------------------------ changes


def test_only_what_changed_since_the_last_export_goes_out(desk, qtbot, tmp_path):
    sheet = asked(desk, qtbot)
    assert "Chưa xuất lần nào" in sheet._last_time.text()
    assert not sheet.only_changes.isEnabled()
    exported(desk, qtbot, tmp_path / MONTH)
    asked(desk, qtbot)
    qtbot.waitUntil(lambda: "chưa có gì đổi" in sheet._last_time.text())
    desk.session.choose(uid_of(desk, "Nộp quyết toán"))
    desk.session.toggle()
    desk.session.remove(uid_of(desk, "Giao ban Trạm Khuyến nông"))
    asked(desk, qtbot)
    qtbot.waitUntil(lambda: "từ đó 2 mục đổi" in sheet._last_time.text())
    press(qtbot, sheet.only_changes)
    delta = exported(desk, qtbot, tmp_path / "ke-hoach-2019-04-thay-doi.ics")
    assert delta.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:✔ Nộp quyết toán" in delta
    assert "SUMMARY:✘ Giao ban" in delta
    assert "X-WR-CALNAME" not in delta
    asked(desk, qtbot)
    qtbot.waitUntil(lambda: "chưa có gì đổi" in sheet._last_time.text())


def test_what_left_the_month_is_told_at_its_new_day(desk, qtbot, tmp_path):
    asked(desk, qtbot)
    exported(desk, qtbot, tmp_path / MONTH)
    desk.session.move(uid_of(desk, "Giao ban Trạm Khuyến nông"), date(2019, 6, 5))
    sheet = asked(desk, qtbot)
    qtbot.waitUntil(lambda: "từ đó 1 mục đổi" in sheet._last_time.text())
    press(qtbot, sheet.only_changes)
    delta = exported(desk, qtbot, tmp_path / "ke-hoach-2019-04-thay-doi.ics")
    assert "20190605T080000" in delta
    assert "CANCELLED" not in delta


def test_each_profile_has_its_own_last_export(desk, qtbot, tmp_path):
    asked(desk, qtbot)
    exported(desk, qtbot, tmp_path / MONTH)
    sheet = asked(desk, qtbot)
    press(qtbot, sheet.profiles[1])
    assert "Chưa xuất lần nào" in sheet._last_time.text()


# ----------------------------------------------------------------------------------------- refusals


def test_a_read_only_file_stays_and_is_told(desk, qtbot, tmp_path, monkeypatch):
    (tmp_path / MONTH).write_bytes(b"old")
    (tmp_path / MONTH).chmod(stat.S_IREAD)
    real = os.access  # would let root write it

    def access(path, *given, **named):
        return Path(path).name != MONTH and real(path, *given, **named)

    monkeypatch.setattr(os, "access", access)
    desk.exporting.export_again()
    qtbot.waitUntil(lambda: "không cho ghi" in desk.window.messages.words)
    assert (tmp_path / MONTH).read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file_and_is_told(desk, qtbot, tmp_path, monkeypatch):
    (tmp_path / MONTH).write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.ics.files.os.fsync", full)
    desk.exporting.export_again()
    qtbot.waitUntil(lambda: "ổ đĩa đã đầy" in desk.window.messages.words)
    assert (tmp_path / MONTH).read_bytes() == b"old"
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_a_folder_that_is_gone_is_told(desk, qtbot, tmp_path):
    desk.exporting.folder = tmp_path / "đã xóa"
    desk.exporting.export_again()
    qtbot.waitUntil(lambda: "không thấy thư mục" in desk.window.messages.words)


def test_a_long_export_can_be_stopped_and_leaves_nothing(desk, qtbot, tmp_path, monkeypatch):
    import threading

    from planner.ics import orders

    held, real = threading.Event(), orders.carried_out

    def slow(*given):
        held.wait(5)
        return real(*given)

    monkeypatch.setattr(orders, "carried_out", slow)
    desk.exporting.export_again()
    qtbot.waitUntil(lambda: "Đang xuất" in desk.window.messages.words)
    press(qtbot, desk.window.messages.ways[0])
    held.set()
    assert desk.window.messages.words == ""
    from ui.errand import pool

    assert pool().waitForDone(5000)
    assert list(tmp_path.glob("*.ics")) == []
