"""Copies and bin: seen before, one action, undone; the whole plan as one file."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

import resources
from planner.clock import Clock
from planner.model import CannotWrite, PlannerError
from planner.settings import PLAN
from planner.store import Copy, Store
from tests.ui.office import NOW, dated_task, fill, stored, uid_of
from ui.texts import Texts


def summaries(desk):
    return sorted(item.summary for item in desk.plan.items())


@pytest.fixture
def desk(open_desk):
    desk = open_desk(dated_task("A"), dated_task("B"))
    desk.store.copy(NOW)
    desk.session.remove(uid_of(desk, "A"))
    desk.session.put(dated_task("C"))
    assert desk.writer.settle(5)
    return desk


def choose(desk):
    """Choose the copy that was asked for."""
    reasons = [copy.why for copy in desk.store.copies()]
    desk.copies.sheet.copies.setCurrentRow(reasons.index("asked"))


def preview(desk, qtbot):
    qtbot.waitUntil(desk.copies.sheet.restore.isEnabled, timeout=5_000)
    return desk.copies.sheet.preview.text()


def test_a_copy_is_looked_into_gone_back_to_and_undone(desk, qtbot, tmp_path):
    desk.window.actions_by_name["copies_requested"].trigger()
    choose(desk)
    assert "1 mục mới hơn" in preview(desk, qtbot)
    assert summaries(desk) == ["B", "C"]
    desk.copies.sheet.restore.click()
    assert summaries(desk) == ["A", "B"]
    assert desk.writer.settle(5)
    assert sorted(item.summary for item in stored(tmp_path / "data" / PLAN)) == ["A", "B"]
    desk.session.undo()
    assert summaries(desk) == ["B", "C"]


def test_before_going_back_the_plan_is_copied(desk, qtbot):
    desk.copies.show()
    choose(desk)
    preview(desk, qtbot)
    before = len(desk.store.copies())
    desk.copies.sheet.restore.click()
    assert desk.writer.settle(5)
    assert len(desk.store.copies()) == before + 1


def test_an_item_comes_out_of_the_bin(desk):
    desk.copies.show()
    sheet = desk.copies.sheet
    assert [sheet.bin.item(row).text() for row in range(sheet.bin.count())] == ["A"]
    sheet.bin.setCurrentRow(0)
    sheet.take_out.click()
    assert summaries(desk) == ["A", "B", "C"]
    assert sheet.bin.count() == 0
    assert sheet.bin.isHidden()
    assert sheet.nothing.text() == "Chưa có mục nào bị xóa."
    assert not sheet.nothing.isHidden()


def test_the_whole_plan_goes_to_another_machine(desk, open_desk, monkeypatch, qtbot, tmp_path):
    place = tmp_path / "Kế hoạch của tôi.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(place), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(place), ""))
    desk.copies.save()
    fill(tmp_path / "other" / PLAN, [dated_task("D")])
    other = open_desk(data=tmp_path / "other")
    other.copies.show()
    other.copies.open()
    preview(other, qtbot)
    other.copies.sheet.restore.click()
    assert summaries(other) == ["B", "C"]
    other.session.undo()
    assert summaries(other) == ["D"]


def test_a_file_that_is_no_plan_is_refused_in_the_sheet(desk, qtbot, tmp_path):
    bad = tmp_path / "x.sqlite"
    bad.write_text("không phải lịch", encoding="utf-8")
    desk.copies.show()
    desk.copies.look_into(bad)
    qtbot.waitUntil(lambda: "giữ nguyên" in desk.copies.sheet.preview.text())
    assert not desk.copies.sheet.restore.isEnabled()


def test_what_was_removed_long_ago_is_not_in_the_bin(open_desk, monkeypatch):
    desk = open_desk(dated_task("A"), dated_task("B"))
    desk.session.remove(uid_of(desk, "A"))
    desk.copies.show()
    assert desk.copies.sheet.bin.count() == 1
    monkeypatch.setattr(desk.session, "clock", Clock(lambda: NOW + timedelta(days=91)))
    desk.copies.show()
    assert desk.copies.sheet.bin.count() == 0


def test_a_file_that_has_gone_since_it_was_looked_into_holds_up_nothing(desk, qtbot, tmp_path):
    """A stick that is pulled out must not stand before all that is written later."""
    place = tmp_path / "x.sqlite"
    desk.store.save_as(place)
    desk.session.put(dated_task("D"))
    desk.copies.show()
    desk.copies.look_into(place)
    preview(desk, qtbot)
    place.unlink()
    with pytest.raises(PlannerError):
        desk.copies.go_back()
    assert summaries(desk) == ["B", "C", "D"]
    desk.session.put(dated_task("E"))
    assert desk.writer.settle(5)


def test_what_is_not_on_the_disk_yet_is_not_left_out_of_a_file_in_silence(
    desk, monkeypatch, tmp_path, caplog
):
    place = tmp_path / "x.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(place), ""))
    monkeypatch.setattr("ui.copies.PATIENCE", 0.1)

    def refuse(*_arguments, **_more):
        raise CannotWrite(reason="disk_full")

    with monkeypatch.context() as full:
        full.setattr(Store, "write", refuse)
        desk.session.put(dated_task("D"))
        desk.copies.save()
        assert "Chưa chép: còn 1 thay đổi" in desk.window.messages.words
        assert not place.exists()
    assert desk.writer.settle(5)
    desk.copies.save()
    assert sorted(item.summary for item in stored(place)) == ["B", "C", "D"]


@pytest.mark.parametrize("language", resources.LANGUAGES)
@pytest.mark.parametrize("why", ["auto", "import", "migration", "restore", "asked"])
def test_why_there_is_a_copy_can_be_read_whole_in_a_narrow_window(open_desk, why, language):
    speaking = Texts(resources.words(language))
    desk = open_desk(dated_task("A"), size=(1093, 614), speaking=speaking)
    copy = Copy(desk.data / "a.sqlite", 1, NOW, why)
    desk.copies.show()
    sheet = desk.copies.sheet
    sheet.show_all([copy] * 9, ())  # more than have room: a scroll bar
    QApplication.processEvents()
    edges = 2 * 6 + 2 * 4  # the padding of a row, and what Qt keeps free beside words
    room = sheet.copies.viewport().width() - edges
    assert sheet.copies.fontMetrics().horizontalAdvance(sheet.copies.item(0).text()) <= room
