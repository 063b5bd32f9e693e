"""The page behind F1: every key once, under what a person wants to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QToolButton

from ui.actions import TABLE
from ui.keys_sheet import SECTIONS
from ui.review_keys import OF_THE_LIST
from ui.review_keys import TABLE as REVIEW


def test_every_action_stands_in_one_section():
    listed = [name for names in SECTIONS.values() for name in names]
    assert sorted(listed) == sorted(entry.name for entry in TABLE)


def test_what_the_buttons_of_a_review_say_stands_on_the_sheet(open_desk):
    desk = open_desk()
    page = desk.reception.review_page
    desk.window.show_over(page)
    QApplication.processEvents()
    desk.sheets.open_keys()
    listed = {each.text() for each in desk.sheets._keys.findChildren(QLabel)}
    said = [each.text().split("  ") for each in page.findChildren(QPushButton) if each.text()]
    with_keys = [each for each in said if len(each) > 1]
    assert len(with_keys) == 7
    assert {part for each in with_keys for part in each} <= listed


def test_every_key_of_a_review_is_one_of_its_page_or_of_its_list(open_desk):
    page = open_desk().reception.review_page
    made = page.findChildren(QShortcut)
    shortcuts = {keys for shortcut in made for keys in QShortcut.keys(shortcut)}
    assert {QKeySequence(entry.keys) for entry in REVIEW} <= shortcuts | {*OF_THE_LIST}
    assert {QKeySequence("Ctrl+Return"), QKeySequence("Return")} <= shortcuts | {*OF_THE_LIST}


def test_after_the_sheet_of_keys_a_review_has_its_keys_again(open_desk, qtbot):
    desk = open_desk()
    desk.reception.read_text("Phương hướng tháng 4/2019: nộp báo cáo trước 20/4/2019.")
    page = desk.reception.review_page
    qtbot.waitUntil(page.isVisible)
    desk.sheets.open_keys()
    desk.window.close_sheet()
    assert page.items.hasFocus()


def test_f1_shows_all_keys_and_the_cross_closes_them(open_desk, qtbot):
    desk = open_desk()
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    sheet = desk.sheets._keys
    said = {each.text() for each in sheet.findChildren(QLabel)}
    assert {"Kết quả tháng", "Ctrl+R", "Sang ngày khác", "Mục cần xem kế tiếp"} <= said
    qtbot.mouseClick(sheet.findChild(QToolButton, "Cross"), Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert desk.window.task_list.isVisible()


def test_what_keys_do_stands_in_one_column(open_desk):
    desk = open_desk(size=(1093, 614))
    desk.sheets.open_keys()
    QApplication.processEvents()
    sheet = desk.sheets._keys
    tables = {each.parentWidget() for each in sheet.findChildren(QLabel) if each.wordWrap()}
    grids = [each.layout() for each in tables if isinstance(each.layout(), QGridLayout)]
    assert len(grids) == 5
    assert len({grid.cellRect(0, 1).x() for grid in grids}) == 1
