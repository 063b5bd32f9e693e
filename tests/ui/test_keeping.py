"""Files that follow the plan: written after each change, tried again, remembered, ended."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from planner.settings import SUBSCRIPTIONS
from tests.ui.conftest import close
from tests.ui.office import dated_task, meeting, month_task, uid_of
from tests.ui.test_exporting import CTRL, press
from ui import keeping
from ui.export_dialog import Range


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(keeping, "PAUSE", 1)
    monkeypatch.setattr(keeping, "TRY_AGAIN", 50)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)


@pytest.fixture
def path(tmp_path, monkeypatch):
    folder = tmp_path / "chia sẻ"
    folder.mkdir()
    chosen = folder / "lich.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(chosen), ""))
    return chosen


def kept(desk, qtbot, path, which=Range.ALL):
    """Keep a file up to date through the sheet."""
    qtbot.keyClick(desk.window, Qt.Key.Key_E, CTRL)
    sheet = desk.exporting.sheet
    press(qtbot, sheet.ranges[which])
    press(qtbot, sheet.keep)
    qtbot.waitUntil(path.exists)
    return sheet


def holds(path, words, count=1):
    return lambda: path.exists() and path.read_bytes().count(words.encode()) == count


def test_a_kept_file_follows_every_change(open_desk, qtbot, path):
    desk = open_desk(dated_task(), meeting(), month_task())
    kept(desk, qtbot, path)
    assert "sau mỗi thay đổi" in desk.exporting.how_to.written.text()
    assert holds(path, "BEGIN:VEVENT", 3)()
    desk.session.choose(uid_of(desk, "Nộp báo cáo quý I"))
    desk.session.toggle()
    qtbot.waitUntil(holds(path, "SUMMARY:✔ Nộp"))
    desk.session.undo()
    qtbot.waitUntil(holds(path, "SUMMARY:✔ Nộp", 0))
    desk.session.remove(uid_of(desk, "Giao ban Trạm Khuyến nông"))
    qtbot.waitUntil(holds(path, "BEGIN:VEVENT", 2))
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_that_would_say_the_same_is_not_touched(open_desk, qtbot, path):
    desk = open_desk(dated_task())
    kept(desk, qtbot, path)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    qtbot.waitUntil(lambda: desk.keeping._errand is None)
    desk.keeping.refresh()
    qtbot.waitUntil(lambda: desk.keeping._errand is None)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_an_emptied_plan_empties_the_file(open_desk, qtbot, path):
    desk = open_desk(dated_task())
    kept(desk, qtbot, path)
    desk.session.remove(uid_of(desk, "Nộp báo cáo quý I"))
    qtbot.waitUntil(holds(path, "BEGIN:VEVENT", 0))
    assert path.read_bytes().endswith(b"END:VTIMEZONE\r\nEND:VCALENDAR\r\n")


def test_a_restart_goes_on_and_the_end_of_the_program_waits_for_the_last_change(
    open_desk, qtbot, path, monkeypatch
):
    desk = open_desk(dated_task(), meeting())
    kept(desk, qtbot, path)
    qtbot.waitUntil(lambda: desk.keeping._errand is None)
    desk.keeping._pause.setInterval(60_000)
    desk.session.choose(uid_of(desk, "Nộp báo cáo quý I"))
    desk.session.toggle()
    close(desk)
    assert holds(path, "SUMMARY:✔ Nộp")()
    again = open_desk()
    assert [each.path for each in again.keeping.files] == [path]
    again.session.remove(uid_of(again, "Giao ban Trạm Khuyến nông"))
    qtbot.waitUntil(holds(path, "BEGIN:VEVENT"))


def test_a_folder_that_is_away_is_told_quietly_and_tried_again(open_desk, qtbot, path):
    desk = open_desk(dated_task())
    kept(desk, qtbot, path)
    away = path.parent.with_name("đi vắng")
    path.parent.rename(away)
    desk.session.choose(uid_of(desk, "Nộp báo cáo quý I"))
    desk.session.toggle()
    qtbot.waitUntil(lambda: "Chưa cập nhật được lich.ics" in desk.window.status.kept.text())
    assert desk.window.status.offer.isVisible()
    assert "không thấy thư mục" in desk.window.status.kept.toolTip()
    away.rename(path.parent)
    qtbot.waitUntil(holds(path, "SUMMARY:✔ Nộp"))
    qtbot.waitUntil(lambda: desk.window.status.kept.text() == "")


def test_one_file_that_fails_keeps_no_other_back(open_desk, qtbot, path, tmp_path):
    desk = open_desk(dated_task())
    kept(desk, qtbot, path)
    order = desk.keeping.files[0].order
    desk.keeping.keep(tmp_path / "không có" / "b.ics", order)
    desk.keeping.keep(tmp_path / "c.ics", order)
    desk.keeping.refresh()
    qtbot.waitUntil((tmp_path / "c.ics").exists)


def test_keeping_is_ended_in_the_sheet_and_the_file_stays(open_desk, qtbot, path):
    desk = open_desk(dated_task())
    sheet = kept(desk, qtbot, path)
    qtbot.keyClick(desk.window, Qt.Key.Key_E, CTRL)
    row = sheet._kept.itemAt(1).widget()
    assert "lich.ics · Toàn bộ lịch" in row.findChildren(type(sheet._wrong))[0].text()
    end = row.findChildren(type(sheet.go))[0]
    press(qtbot, end)
    assert desk.keeping.files == ()
    assert path.exists()
    before = path.read_bytes()
    desk.session.remove(uid_of(desk, "Nộp báo cáo quý I"))
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    assert not desk.keeping._pause.isActive()
    assert path.read_bytes() == before


def test_the_window_does_not_wait_while_files_are_written(open_desk, qtbot, path, monkeypatch):
    from planner.ics import subscriptions

    desk = open_desk(dated_task())
    kept(desk, qtbot, path)
    qtbot.waitUntil(lambda: desk.keeping._errand is None)
    held, real = threading.Event(), subscriptions.put

    def slow(where, data):
        held.wait(5)
        real(where, data)

    monkeypatch.setattr(subscriptions, "put", slow)
    uid = uid_of(desk, "Nộp báo cáo quý I")
    desk.session.choose(uid)
    desk.session.toggle()
    qtbot.waitUntil(lambda: desk.keeping._errand is not None)
    desk.session.toggle()  # while the first is on its way
    assert not desk.plan.item(uid).is_done
    qtbot.waitUntil(lambda: not desk.keeping._pause.isActive())
    held.set()
    qtbot.waitUntil(lambda: desk.keeping._errand is None)
    assert holds(path, "SUMMARY:✔ Nộp", 0)()


def test_a_damaged_list_is_told_until_files_are_chosen_again(open_desk, qtbot, path, caplog):
    desk = open_desk(dated_task())
    kept(desk, qtbot, path)
    close(desk)
    place = desk.data / SUBSCRIPTIONS
    whole = place.read_text(encoding="utf-8")
    place.write_text(whole.replace("\n]", ',\n{"scope": "of a newer version"}]'), encoding="utf-8")
    again = open_desk(data=desk.data)
    again.keeping.refresh()
    qtbot.waitUntil(lambda: "bị hỏng" in again.window.status.kept.text())
    again.session.set_done(uid_of(again, "Nộp báo cáo quý I"), True)  # noqa: FBT003
    qtbot.waitUntil(holds(path, "SUMMARY:✔ Nộp"))  # what can be read is followed
    kept(again, qtbot, path)
    assert "of a newer version" in place.with_name(f"{SUBSCRIPTIONS}.damaged").read_text()
    again.keeping.refresh()
    qtbot.waitUntil(lambda: again.window.status.kept.text() == "")


def test_a_list_that_could_not_be_read_at_first_is_read_again(open_desk, qtbot, path, caplog):
    desk = open_desk(dated_task())
    kept(desk, qtbot, path)
    close(desk)
    listed = desk.data / SUBSCRIPTIONS
    aside = listed.rename(desk.data / "held")
    listed.mkdir()  # another program holds it
    again = open_desk()
    assert again.keeping.files == ()
    listed.rmdir()
    aside.rename(listed)
    assert [each.path for each in again.keeping.files] == [path]
