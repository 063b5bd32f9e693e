"""The last handler: refusals get their sentence, bugs are told with details, the person goes on."""

import logging
import sys
from threading import Thread

import pytest

from planner.model import PlanDamaged, UnknownItem
from planner.store import Store
from tests.ui.office import NOW, dated_task, fill
from ui.errors import LastHandler, details, log_to_file
from ui.rescue import Rescue


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


def test_warnings_go_to_a_file_in_the_data_folder(tmp_path):
    before = list(logging.getLogger().handlers)
    log_to_file(tmp_path)
    (added,) = set(logging.getLogger().handlers) - set(before)
    record = logging.LogRecord("x", logging.WARNING, "f", 1, "báo động", None, None)
    added.handle(record)
    added.close()
    logging.getLogger().removeHandler(added)
    assert "báo động" in (tmp_path / "log.txt").read_text("utf-8")


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


def test_a_new_plan_sets_the_damaged_one_aside(damaged, texts, qtbot, looks):
    before = damaged.read_bytes()
    press(rescue_of(damaged, texts, qtbot), "lịch mới", qtbot)
    with Store.open(damaged, now=NOW) as store:
        assert store.items() == []
    kept = [path for path in damaged.parent.rglob("*") if path.is_file()]
    assert any(path.read_bytes() == before for path in kept)
