"""Where the window stands: as last time where that is still on a screen, else whole on one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui import placing


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def screen():
    return QGuiApplication.primaryScreen().availableGeometry()


def test_it_stands_where_it_stood(window, tmp_path, qtbot):
    window.setGeometry(10, 20, 400, 300)
    placing.keep(window, tmp_path)
    again = QWidget()
    qtbot.addWidget(again)
    placing.show(again, tmp_path)
    assert again.geometry() == QRect(10, 20, 400, 300)


def test_it_fills_the_screen_again(window, tmp_path, qtbot):
    window.showMaximized()
    placing.keep(window, tmp_path)
    again = QWidget()
    qtbot.addWidget(again)
    placing.show(again, tmp_path)
    assert again.isMaximized()


def test_a_small_screen_is_filled_at_the_first_start(window, tmp_path):
    placing.show(window, tmp_path)
    assert window.isMaximized() == (screen().width() < 1446)
    assert window.width() <= screen().width()


@pytest.mark.parametrize("kept", ["", "a b c d", "99999 99999 400 300", "1 2", "0 0 0 0"])
def test_a_place_that_is_none_is_passed_over(window, tmp_path, kept):
    (tmp_path / placing.FILE).write_text(kept)
    placing.show(window, tmp_path)
    assert screen().intersects(window.geometry())


def test_a_folder_that_cannot_be_written_is_no_harm(window, tmp_path):
    placing.keep(window, tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
