"""The export: at most two keys, the file whole in its place, opened or explained."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from planner.model import CannotWrite
from tests.ui.office import dated_task, meeting, month_task
from ui.exporting import replace_file

CTRL = Qt.KeyboardModifier.ControlModifier
AGAIN = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened_files(monkeypatch):
    """What was given to the system to open; True as if a program took it."""
    taken = []

    def take(url):
        taken.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return taken


def test_ctrl_e_and_enter_write_the_month_and_open_it(open_desk, qtbot, tmp_path, opened_files):
    desk = open_desk(dated_task(), meeting(), month_task())
    desk.exporting.folder = tmp_path
    qtbot.keyClick(desk.window, Qt.Key.Key_E, CTRL)
    assert "04/2019 (3 mục)" in desk.exporting.sheet.this_month.text()
    qtbot.keyClick(desk.exporting.sheet.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Đã ghi 3 mục" in desk.window.messages.words)
    assert opened_files == [tmp_path / "ke-hoach-2019-04.ics"]
    text = opened_files[0].read_bytes().decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 3
    assert "(trong tháng)" in text
    assert desk.window.task_list.isVisible()
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_one_key_exports_again_and_the_store_remembers(open_desk, qtbot, tmp_path, opened_files):
    desk = open_desk(dated_task())
    desk.exporting.folder = tmp_path
    qtbot.keyClick(desk.window, Qt.Key.Key_E, AGAIN)
    qtbot.waitUntil(lambda: bool(opened_files))
    qtbot.waitUntil(lambda: desk.store.exported_at("lich/2019-04") is not None)
    assert len(desk.store.ledger("lich/2019-04")) == 1


def test_without_a_calendar_program_it_says_where_the_file_is(
    open_desk, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    desk = open_desk(dated_task())
    desk.exporting.folder = tmp_path
    desk.exporting.export_again()
    qtbot.waitUntil(lambda: "Outlook mới" in desk.window.messages.words)
    assert str(tmp_path) in desk.window.messages.words


def test_a_month_with_nothing_to_export_says_so(open_desk, qtbot, tmp_path, opened_files):
    desk = open_desk(month_task())
    desk.exporting.folder = tmp_path
    desk.session.show_next()
    desk.exporting.export_again()
    qtbot.waitUntil(lambda: "Không có mục nào" in desk.window.messages.words)
    assert opened_files == []


def test_esc_closes_the_sheet(open_desk, qtbot):
    desk = open_desk(dated_task())
    qtbot.keyClick(desk.window, Qt.Key.Key_E, CTRL)
    qtbot.keyClick(desk.exporting.sheet.go, Qt.Key.Key_Escape)
    assert desk.window.task_list.isVisible()


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "a.ics"
    target.write_bytes(b"old")
    replace_file(target, b"new")
    assert target.read_bytes() == b"new"

    def refuse(_handle):
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(CannotWrite):
        replace_file(target, b"newer")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]
