"""The last handler: refusals get their sentence, bugs are told with details, the person goes on."""

import logging
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from planner.model import Action, CannotWrite, PlanDamaged, UnknownItem
from planner.store import Store
from tests.ui.office import NOW, dated_task, fill
from ui.errors import CrashFile, LastHandler, details
from ui.month_paint import MonthPainter
from ui.rescue import Rescue

ROOT = Path(__file__).parents[2]


@pytest.fixture
def handler(qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return LastHandler()


def caught(failure):
    try:
        raise failure
    except type(failure) as known:
        return type(known), known, known.__traceback__


def test_a_refusal_is_no_bug(handler, qtbot):
    with qtbot.waitSignal(handler.refused) as told, qtbot.assertNotEmitted(handler.broken):
        handler.take(*caught(UnknownItem(uid="x")))
    assert isinstance(told.args[0], UnknownItem)


def test_a_bug_is_told_with_its_place_and_logged(handler, qtbot, caplog):
    with qtbot.waitSignal(handler.broken) as told:
        handler.take(*caught(KeyError("boom")))
    assert "KeyError: 'boom'" in told.args[0]
    assert "test_errors.py" in told.args[0]
    assert caplog.records[0].levelno == logging.ERROR


def test_a_bug_in_another_thread_is_told_too(handler, qtbot, caplog, monkeypatch):
    monkeypatch.setattr("threading.excepthook", None)
    handler.install()

    def broken():
        raise ValueError("elsewhere")

    with qtbot.waitSignal(handler.broken) as told:
        thread = Thread(target=broken)
        thread.start()
        thread.join()
    assert "elsewhere" in told.args[0]


def test_details_hold_the_cause():
    assert details(ValueError("x")) == "ValueError: x"


def test_what_breaks_at_each_event_is_told_once(handler, qtbot, caplog):
    told = []
    handler.broken.connect(told.append)
    same = caught(KeyError("boom"))
    for _ in range(50):
        handler.take(*same)
    assert len(told) == 1
    assert len(caplog.records) == 1


def test_after_a_crash_below_python_the_next_start_knows_of_it_once(tmp_path):
    die = (
        "import ctypes, pathlib, sys; from ui.errors import CrashFile;"
        "CrashFile(pathlib.Path(sys.argv[1])).open(); ctypes.string_at(0)"
    )
    died = subprocess.run(
        [sys.executable, "-c", die, str(tmp_path)], cwd=ROOT, capture_output=True, check=False
    )
    assert died.returncode
    assert "string_at" in CrashFile(tmp_path).last()
    assert CrashFile(tmp_path).last() == ""


def test_a_start_that_ends_well_leaves_no_trace_of_a_crash(tmp_path):
    code = (
        "import pathlib, sys; from ui.errors import CrashFile;"
        "crash = CrashFile(pathlib.Path(sys.argv[1])); crash.open(); crash.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True)
    assert not list(tmp_path.iterdir())


def broken(*_arguments):
    raise KeyError("layout")


def test_what_breaks_while_painting_stays_there_and_is_logged_once(
    open_desk, handler, monkeypatch, caplog
):
    desk = open_desk(dated_task())
    told = []
    desk.handler.broken.connect(told.append)
    desk.handler.install()
    monkeypatch.setattr(MonthPainter, "chips", broken)
    grid = desk.window.month_view
    grid = getattr(grid, "grid", grid)
    for _ in range(20):
        grid.viewport().repaint()
    assert not told
    assert [record.message for record in caplog.records] == [
        "painting failed: MonthGrid.paintEvent"
    ]


def test_details_are_seen_before_they_are_copied(open_desk, qtbot):
    desk = open_desk(dated_task())
    desk.reception.show_broken("KeyError: 'x'")
    desk.window.messages.ways[0].click()
    sheet = desk.window.side.currentWidget()
    assert "KeyError: 'x'" in sheet.words.toPlainText()
    sheet.copy.click()
    assert QApplication.clipboard().text() == sheet.words.toPlainText()
    assert desk.window.side.currentWidget() is desk.window.task_list


@pytest.fixture
def damaged(tmp_path):
    """A plan that was copied once and damaged since."""
    path = tmp_path / "plan.sqlite"
    fill(path, [dated_task()])
    with Store.open(path, now=NOW) as store:
        store.copy(NOW)
    path.write_bytes(path.read_bytes()[:5000])
    return path


def rescue_of(path, texts, qtbot):
    with pytest.raises(PlanDamaged) as refused:
        Store.open(path, now=NOW)
    rescue = Rescue(texts, path, refused.value, lambda: NOW)
    qtbot.addWidget(rescue)
    rescue.show()
    return rescue


def press(rescue, words, qtbot):
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QPushButton

    button = next(each for each in rescue.findChildren(QPushButton) if words in each.text())
    with qtbot.waitSignal(rescue.mended):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_damaged_plan_can_be_brought_back_from_its_copy(damaged, texts, qtbot, looks):
    press(rescue_of(damaged, texts, qtbot), "bản sao lúc", qtbot)
    with Store.open(damaged, now=NOW) as store:
        assert [item.summary for item in store.items()] == ["Nộp báo cáo quý I"]


def test_a_way_back_that_the_disk_refuses_is_told_and_can_be_tried_again(
    damaged, texts, qtbot, looks, monkeypatch
):
    rescue = rescue_of(damaged, texts, qtbot)
    content = damaged.read_bytes()

    def refuse(*_arguments):
        raise CannotWrite(reason="disk_full")

    with monkeypatch.context() as full:
        full.setattr("planner.store.salvaging.write_whole", refuse)
        button = next(b for b in rescue.findChildren(QPushButton) if "bản sao lúc" in b.text())
        button.click()
    assert "Đĩa đã đầy" in said_in(rescue)
    assert damaged.read_bytes() == content
    press(rescue, "bản sao lúc", qtbot)


@pytest.fixture
def holed(tmp_path):
    """A plan whose copy is behind it, with a page in the middle overwritten."""
    path = tmp_path / "plan.sqlite"
    fill(path, [dated_task()])
    with Store.open(path, now=NOW) as store:
        store.copy(NOW)
    fill(path, [dated_task(f"Việc {number}") for number in range(60)])
    data = bytearray(path.read_bytes())
    pages = [at for at in range(0, len(data), 4096) if b'{"task"' in data[at : at + 4096]]
    data[pages[2] : pages[2] + 4096] = b"\xaa" * 4096
    path.write_bytes(data)
    return path


def said_in(rescue):
    return " ".join(each.text() for each in rescue.findChildren(QLabel))


def test_what_can_still_be_read_is_counted_and_comes_back_with_the_copy(holed, texts, qtbot, looks):
    rescue = rescue_of(holed, texts, qtbot)
    assert "Vẫn đọc được" in said_in(rescue)
    press(rescue, "bản sao lúc", qtbot)
    with Store.open(holed, now=NOW) as store:
        count = len(store.items())
        assert 30 < count < 61
        assert store.change(store.history()[0]).action is Action.RESTORE  # it can be undone
    assert f"Lấy lại thêm được {count - 1} mục" in rescue.said
    assert f"ít nhất {61 - count} mục" in rescue.said
    assert str(holed.parent / "damaged") in rescue.said


def test_without_a_copy_what_can_be_read_can_be_saved(holed, texts, qtbot, looks):
    for copy in (holed.parent / "backups").iterdir():
        copy.unlink()
    press(rescue_of(holed, texts, qtbot), "những gì đọc được", qtbot)
    with Store.open(holed, now=NOW) as store:
        assert 30 < len(store.items()) < 61


def test_a_plan_that_gives_nothing_any_more_offers_nothing_of_it(tmp_path, texts, qtbot, looks):
    path = tmp_path / "plan.sqlite"
    path.write_bytes(b"")
    rescue = rescue_of(path, texts, qtbot)
    assert "đọc được" not in said_in(rescue)
    press(rescue, "lịch mới", qtbot)
    assert "damaged" in rescue.said


def test_a_new_plan_sets_the_damaged_one_aside(damaged, texts, qtbot, looks):
    before = damaged.read_bytes()
    press(rescue_of(damaged, texts, qtbot), "lịch mới", qtbot)
    with Store.open(damaged, now=NOW) as store:
        assert store.items() == []
    kept = [path for path in damaged.parent.rglob("*") if path.is_file()]
    assert any(path.read_bytes() == before for path in kept)
