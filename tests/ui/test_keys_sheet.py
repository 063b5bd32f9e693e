"""The page behind F1: every key once, under what a person wants to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from ui.actions import TABLE
from ui.keys_sheet import SECTIONS


def test_every_action_stands_in_one_section():
    listed = [name for names in SECTIONS.values() for name in names]
    assert sorted(listed) == sorted(entry.name for entry in TABLE)


def test_f1_shows_all_keys_and_the_cross_closes_them(open_desk, qtbot):
    desk = open_desk()
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    sheet = desk.sheets._keys
    said = {each.text() for each in sheet.findChildren(QLabel)}
    assert {"Kết quả tháng", "Ctrl+R", "Sang ngày khác", "Mục cần xem kế tiếp"} <= said
    qtbot.mouseClick(sheet.findChild(QToolButton, "Cross"), Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert desk.window.task_list.isVisible()
