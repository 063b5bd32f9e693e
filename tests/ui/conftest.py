"""The whole window on a plan of its own; no screen needed."""

import gc
import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import resources
from planner.settings import Settings
from tests.ui.office import CLOCK, fill
from ui.style import apply
from ui.texts import Texts


@pytest.fixture
def texts():
    return Texts(resources.words("vi"))


@pytest.fixture
def looks(qapp):
    """The program's own style and font."""
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    apply(qapp, "light", shipped_font=True)
    yield
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.fixture
def open_desk(qtbot, tmp_path, looks, texts):
    """Return a function that opens the window on a plan with the given items."""
    from planner.settings import PLAN
    from ui.app import Desk

    opened = []
    gc.collect()  # in this thread: a widget must not die in a writer's
    gc.disable()

    def opener(*items, data=tmp_path / "data", size=(1366, 768), speaking=texts):
        if items or not (data / PLAN).exists():
            fill(data / PLAN, items)
        desk = Desk(data, speaking, Settings(), CLOCK)
        opened.append(desk)
        desk.writer.start()
        desk.window.resize(*size)
        desk.window.show()
        desk.window.month_view.setFocus()
        desk.window.activateWindow()
        QApplication.processEvents()
        return desk

    yield opener
    for desk in opened:
        close(desk)
    opened.clear()
    QApplication.clipboard().clear()  # without a screen it would outlive Python, and what it holds
    gc.enable()
    gc.collect()


def close(desk):
    """Close a desk as the end of the program does; again does nothing."""
    if not isValid(desk.window):
        return
    desk.writer.settle(5)
    desk.window.hide()
    desk.end()
    QApplication.processEvents()
    desk.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
