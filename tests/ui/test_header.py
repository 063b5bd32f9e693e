"""The first line of the window gives way in a narrow one, part by part, and comes back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionFrame, QToolButton

from tests.ui.office import dated_task
from ui.labels import ELIDED


@pytest.fixture
def desk(open_desk):
    return open_desk(dated_task())


def resized(desk, width):
    for between in (1100, width):  # the list beside the month folds on the way
        desk.window.resize(between, 600)
        QApplication.processEvents()
    return desk.window.header


def test_on_a_laptop_every_button_has_its_words(desk):
    header = resized(desk, 1366)
    assert header.paste.isVisible()
    assert header.add.isVisible()
    assert all(button.text() for button in (header.today, header.open, header.export))


@pytest.mark.parametrize("is_open", [False, True], ids=["folded", "open"])
@pytest.mark.parametrize(
    ("screen", "scaling"), [((1366, 768), 1.25), ((1366, 768), 1.5), ((1920, 1080), 2.0)]
)
def test_the_window_fits_a_scaled_screen(desk, screen, scaling, is_open):
    width, height = (int(side / scaling) for side in screen)
    resized(desk, width)
    if is_open:
        desk.window.unfold()
    desk.window.resize(width, height - 48)
    QApplication.processEvents()
    assert desk.window.width() <= width
    assert desk.window.height() <= height
    assert desk.window.header.more.geometry().right() <= width


def test_what_gave_way_keeps_an_icon_and_its_name_and_comes_back(desk):
    header = resized(desk, 640)
    assert header.export.text() == ""
    assert not header.export.icon().isNull()
    assert header.export.accessibleName() == "Xuất Outlook"
    assert not any(button.icon().isNull() for button in header.views.values())
    header = resized(desk, 1366)
    assert header.export.text() == "Xuất Outlook"
    assert [button.text() for button in header.views.values()] == ["Tháng", "Tuần", "Danh sách"]


def test_the_button_that_clears_the_search_stands_in_the_middle_of_its_field(open_desk):
    field = open_desk(dated_task()).window.header.search
    field.setFocus()
    field.setText("hồ sơ")
    (button,) = field.findChildren(QToolButton)
    QApplication.processEvents()
    assert button.isVisible()
    assert field.rect().contains(button.geometry())
    assert abs(field.rect().center().y() - button.geometry().center().y()) <= 1


def test_long_words_in_quiet_lines_widen_no_window_and_end_in_an_ellipsis(desk):
    window = desk.window
    before = window.minimumSizeHint().width()
    for line in (window.header.source, window.status.told, window.status.kept):
        line.setText("Kết quả công tác, phương hướng nhiệm vụ trọng tâm tháng 4 " * 5)
        QApplication.processEvents()
        assert window.minimumSizeHint().width() == before
        whole = line.grab().toImage()
        line.setText(line.fontMetrics().elidedText(line.text(), ELIDED, line.width()))
        assert line.text().endswith("…")
        assert line.grab().toImage() == whole


@pytest.mark.parametrize("width", [770, 911, 1093, 1280, 1366, 1920])
def test_the_hint_of_the_search_is_never_cut(desk, width):
    search = resized(desk, width).search
    hint = search.placeholderText()
    assert hint.startswith("Tìm")
    option = QStyleOptionFrame()
    search.initStyleOption(option)
    element = QStyle.SubElement.SE_LineEditContents
    room = search.style().subElementRect(element, option, search).width()
    assert search.fontMetrics().horizontalAdvance(hint) <= room
