"""A crowded day opened in place: all items, by keyboard and mouse, and back to the grid."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication

from planner.model import Month, Task, TaskStatus
from planner.month import page
from tests.ui.busy_month import NOVEMBER, TODAY
from ui.month_view import MonthView

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
DAY = date(2018, 11, 6)


def crowd(done=()):
    return [
        Task(
            uid=f"t{n:02}",
            summary=f"Việc số {n:02} của bến cá phải xong trước khi có gió mùa",
            due=DAY,
            status=TaskStatus.COMPLETED if n in done else TaskStatus.NEEDS_ACTION,
        )
        for n in range(30)
    ]


@pytest.fixture
def view(looks, texts):
    view = MonthView(texts)
    view.resize(1046, 650)
    view.show_page(page(crowd(), NOVEMBER, TODAY))
    view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.set_current(DAY)
    QApplication.processEvents()
    yield view
    view.close()
    view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def rows(view):
    model = view.card.list.model()
    return [model.data(model.index(n)) for n in range(model.rowCount())]


def open_by_count(qtbot, view):
    more = view.month_layout.mores[0]
    qtbot.mouseClick(view.viewport(), LEFT, NO_KEY, more.rect.center())


def test_the_count_says_how_many_and_opens_the_day_with_all_of_them(view, qtbot):
    assert view.month_layout.mores[0].count == 30 - len(view.visible_uids())
    assert not view.card.isVisible()
    open_by_count(qtbot, view)
    assert view.card.isVisible()
    assert len(rows(view)) == 30
    assert view.card.title.text() == "Thứ Ba 06/11/2018, 29 tháng Chín"
    assert view.card.list.hasFocus()


def test_tab_reaches_the_count_and_enter_opens_it(view, qtbot):
    for _ in range(len(view.visible_uids()) + 1):
        qtbot.keyClick(view, KEY.Key_Tab)
    assert view.marks.more == DAY
    qtbot.keyClick(view, KEY.Key_Return)
    assert view.card.isVisible()


def test_enter_on_a_day_opens_it_and_escape_leads_back(view, qtbot):
    qtbot.keyClick(view, KEY.Key_Return)
    assert view.card.isVisible()
    qtbot.keyClick(view.card.list, KEY.Key_Escape)
    assert not view.card.isVisible()
    assert view.hasFocus()
    assert view.current_day == DAY


def test_enter_on_an_empty_day_opens_nothing(view, qtbot):
    view.set_current(date(2018, 11, 9))
    qtbot.keyClick(view, KEY.Key_Return)
    assert not view.card.isVisible()


@pytest.mark.parametrize(
    ("key", "name", "said"),
    [
        (KEY.Key_Space, "done_requested", ["t01", True]),
        (KEY.Key_Return, "item_activated", ["t01"]),
        (KEY.Key_F2, "edit_requested", ["t01"]),
        (KEY.Key_Delete, "remove_requested", ["t01"]),
    ],
)
def test_keys_in_the_card_ask_for_the_same_as_in_the_grid(view, qtbot, key, name, said):
    view.open_day(DAY)
    qtbot.keyClick(view.card.list, KEY.Key_Down)
    with qtbot.waitSignal(getattr(view, name)) as heard:
        qtbot.keyClick(view.card.list, key)
    assert heard.args == said


def test_a_click_on_a_box_in_the_card_asks_to_tick(view, qtbot):
    view.open_day(DAY)
    entries = view.card.list
    row = entries.visualRect(entries.model().index(2))
    with qtbot.waitSignal(view.done_requested) as heard:
        qtbot.mouseClick(entries.viewport(), LEFT, NO_KEY, row.topLeft() + QPoint(10, 12))
    assert heard.args == ["t02", True]


def test_a_ticked_item_shows_in_the_open_card_and_keeps_the_place(view, qtbot):
    view.open_day(DAY)
    view.show_page(page(crowd(done={13}), NOVEMBER, TODAY))
    assert view.card.isVisible()
    assert rows(view)[13].endswith("Hoàn thành")


def test_another_month_or_a_click_outside_puts_the_card_away(view, qtbot):
    view.open_day(DAY)
    view.show_page(page([], Month(2018, 12), TODAY))
    assert not view.card.isVisible()
    view.show_page(page(crowd(), NOVEMBER, TODAY))
    view.open_day(DAY)
    far = view.month_layout.place_of(date(2018, 11, 30)).rect.center()
    qtbot.mouseClick(view.viewport(), LEFT, NO_KEY, far)
    assert not view.card.isVisible()


def test_the_card_lies_inside_the_grid(view):
    view.open_day(DAY)
    assert view.rect().contains(view.card.geometry())
