"""The month under a person's hands: every key, click and drop is a request, and nothing else."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDrag, QDropEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget

from planner.model import Month, Task
from planner.month import page
from tests.ui.busy_month import NOVEMBER, TODAY, busy_month
from ui import style
from ui.month_model import UID_FORMAT
from ui.month_view import MonthView

KEY = Qt.Key
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SIXTH = date(2018, 11, 6)


@pytest.fixture
def view(looks, texts):
    view = MonthView(texts)
    view.resize(1540, 962)
    view.show_page(page(busy_month(), NOVEMBER, TODAY))
    view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    yield view
    view.close()
    view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def asked(view):
    """Every request of the view, as (name, arguments)."""
    heard = []
    for name in (
        "item_selected",
        "item_activated",
        "done_requested",
        "move_requested",
        "remove_requested",
        "edit_requested",
        "day_selected",
        "month_requested",
    ):
        getattr(view, name).connect(lambda *said, name=name: heard.append((name, *said)))
    return heard


def chip(view, uid):
    return next(chip for chip in view.month_layout.chips if chip.uid == uid)


def middle(view, uid):
    return chip(view, uid).rect.center()


def box(view, uid):
    return view.month_layout.box_rect(chip(view, uid)).center()


def click(qtbot, view, point):
    qtbot.mouseClick(view.viewport(), LEFT, NO_KEY, point)


def press(qtbot, view, *keys, modifier=NO_KEY):
    for key in keys:
        qtbot.keyClick(view, key, modifier)


# ------------------------------------------------------------------------------------------ keys


def test_the_keyboard_begins_on_today(view):
    assert view.current_day == TODAY


def test_arrows_go_between_days(view, qtbot, asked):
    press(qtbot, view, KEY.Key_Left, KEY.Key_Up, KEY.Key_Right, KEY.Key_Down)
    days = [said[1] for said in asked if said[0] == "day_selected"]
    assert days == [date(2018, 11, 7), date(2018, 10, 31), date(2018, 11, 1), TODAY]


def test_an_arrow_past_the_edge_asks_for_the_month_and_lands_on_the_day(view, qtbot, asked):
    press(qtbot, view, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    assert view.current_day == date(2018, 11, 29)
    press(qtbot, view, KEY.Key_Down)
    assert asked[-1] == ("month_requested", Month(2018, 12))
    view.show_page(page([], Month(2018, 12), TODAY))
    assert view.current_day == date(2018, 12, 6)


def test_page_keys_ask_for_the_month_before_and_after(view, qtbot, asked):
    press(qtbot, view, KEY.Key_PageUp, KEY.Key_PageDown)
    assert asked == [("month_requested", Month(2018, 10)), ("month_requested", Month(2018, 12))]


def test_tab_goes_through_the_items_of_a_day_in_reading_order_and_then_out(qtbot, view, texts):
    frame, after = QWidget(), QLineEdit()
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)
    column.addWidget(view)
    column.addWidget(after)
    frame.resize(1540, 1020)
    frame.show()
    QApplication.processEvents()
    view.setFocus()
    view.set_current(SIXTH)
    visited = []
    for _ in range(8):
        qtbot.keyClick(view, KEY.Key_Tab)
        visited.append(view.selected_uid)
    assert visited == ["l0", "m0", "m1", "m2", "m3", "m4", "d1", "t3"]
    qtbot.keyClick(view, KEY.Key_Backtab)
    assert view.selected_uid == "d1"
    press(qtbot, view, KEY.Key_Tab, KEY.Key_Tab)
    assert after.hasFocus()
    view.setParent(None)  # its fixture puts it away


def test_tab_tells_which_item_is_selected(view, qtbot, asked):
    view.set_current(SIXTH)
    press(qtbot, view, KEY.Key_Tab, KEY.Key_Tab)
    assert [said for said in asked if said[0] == "item_selected"] == [
        ("item_selected", "l0"),
        ("item_selected", "m0"),
    ]


def test_space_asks_to_tick_and_to_untick(view, qtbot, asked):
    view.set_current(SIXTH)
    view.choose("t3")
    press(qtbot, view, KEY.Key_Space)
    view.choose("t1")
    press(qtbot, view, KEY.Key_Space)
    assert asked == [("done_requested", "t3", False), ("done_requested", "t1", True)]


def test_space_on_an_event_without_a_task_asks_nothing(view, qtbot, asked):
    view.choose("m0")
    press(qtbot, view, KEY.Key_Space)
    assert not asked


@pytest.mark.parametrize(
    ("key", "request_name"),
    [
        (KEY.Key_Return, "item_activated"),
        (KEY.Key_F2, "edit_requested"),
        (KEY.Key_Delete, "remove_requested"),
    ],
)
def test_a_key_asks_for_its_act_on_the_selected_item(view, qtbot, asked, key, request_name):
    view.choose("m0")
    press(qtbot, view, key)
    assert asked == [(request_name, "m0")]


def test_nothing_is_removed_or_edited_while_no_item_is_selected(view, qtbot, asked):
    press(qtbot, view, KEY.Key_Delete, KEY.Key_F2, KEY.Key_Space)
    assert not asked


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (KEY.Key_Left, date(2018, 11, 11)),
        (KEY.Key_Right, date(2018, 11, 13)),
        (KEY.Key_Up, date(2018, 11, 5)),
        (KEY.Key_Down, date(2018, 11, 19)),
    ],
)
def test_alt_and_an_arrow_ask_to_move_the_selected_item(view, qtbot, asked, key, day):
    view.choose("t0")
    press(qtbot, view, key, modifier=Qt.KeyboardModifier.AltModifier)
    assert asked == [("move_requested", "t0", day)]


def test_letters_are_left_to_the_window(view, qtbot, asked):
    view.choose("t0")
    press(qtbot, view, KEY.Key_T, KEY.Key_Backspace)
    assert not asked


def test_escape_lets_go_of_the_item(view, qtbot):
    view.choose("t0")
    press(qtbot, view, KEY.Key_Escape)
    assert view.selected_uid == ""


# ----------------------------------------------------------------------------------------- mouse


def test_a_click_on_a_box_asks_to_tick_and_nothing_else(view, qtbot, asked):
    click(qtbot, view, box(view, "t0"))
    assert [said for said in asked if said[0] != "day_selected"] == [("done_requested", "t0", True)]


def test_a_press_on_a_box_that_is_let_go_elsewhere_ticks_nothing(view, qtbot, asked):
    qtbot.mousePress(view.viewport(), LEFT, NO_KEY, box(view, "t0"))
    qtbot.mouseRelease(view.viewport(), LEFT, NO_KEY, middle(view, "m0"))
    assert not [said for said in asked if said[0] == "done_requested"]


def test_a_click_on_an_item_selects_it_and_its_day(view, qtbot, asked):
    click(qtbot, view, middle(view, "m0"))
    assert asked == [("day_selected", SIXTH), ("item_selected", "m0")]
    assert view.selected_uid == "m0"


def test_a_click_on_an_empty_day_selects_the_day(view, qtbot, asked):
    view.choose("m0")
    click(qtbot, view, view.month_layout.place_of(date(2018, 11, 30)).rect.center())
    assert asked == [("day_selected", date(2018, 11, 30))]
    assert view.selected_uid == ""


def test_a_double_click_opens_an_item(view, qtbot, asked):
    qtbot.mouseDClick(view.viewport(), LEFT, NO_KEY, middle(view, "m3"))
    assert ("item_activated", "m3") in asked


def test_the_right_button_chooses_for_its_menu_and_does_nothing(view, qtbot, asked):
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, NO_KEY, middle(view, "m0"))
    assert [name for name, _ in asked] == ["day_selected", "item_selected"]


def test_a_tool_tip_is_plain_text_whatever_a_title_holds(view):
    sly = Task(uid="sly", summary="<b>đậm</b> <img src='http://x/y'>", due=SIXTH)
    view.show_page(page([sly], NOVEMBER, TODAY))
    point = middle(view, "sly")
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    )
    assert "&lt;b&gt;đậm&lt;/b&gt;" in QToolTip.text()
    QToolTip.hideText()


# ---------------------------------------------------------------------------------- drag and drop


def dropped(view, uid, day, mime=UID_FORMAT):
    carried = QMimeData()
    carried.setData(mime, uid.encode())
    point = QPointF(view.month_layout.place_of(day).rect.center())
    event = QDropEvent(point, Qt.DropAction.MoveAction, carried, LEFT, NO_KEY)
    view.dropEvent(event)
    return event


def test_a_task_dropped_on_a_day_asks_to_be_moved_there(view, asked):
    dropped(view, "task-of-the-list", date(2018, 11, 22))
    assert asked == [("move_requested", "task-of-the-list", date(2018, 11, 22))]


def test_an_item_dropped_on_its_own_day_asks_nothing(view, asked):
    dropped(view, "t0", date(2018, 11, 12))
    assert not asked


def test_foreign_things_are_not_taken(view, asked):
    event = dropped(view, "hello", date(2018, 11, 22), mime="text/plain")
    assert not event.isAccepted()
    assert not asked


def test_a_bar_dragged_by_its_middle_moves_by_as_many_days(view, qtbot, asked, monkeypatch):
    """Grabbed on the 7th and dropped on the 8th, what began on the 5th begins on the 6th."""
    view.set_current(date(2018, 11, 7))
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dropped(view, carried_uid(drag), TODAY))
    bar = chip(view, "l0").rect
    grabbed = QPoint(
        view.month_layout.place_of(date(2018, 11, 7)).rect.center().x(), bar.center().y()
    )
    qtbot.mousePress(view.viewport(), LEFT, NO_KEY, grabbed)
    drag_to(view, grabbed + QPoint(40, 0))
    assert ("move_requested", "l0", SIXTH) in asked


def carried_uid(drag):
    return bytes(drag.mimeData().data(UID_FORMAT).data()).decode()


def drag_to(view, point):
    from PySide6.QtGui import QMouseEvent

    where = QPointF(point)
    view.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, LEFT, NO_KEY)
    )


# ----------------------------------------------------------------------------- what stays, what not


def test_the_same_month_shown_again_keeps_day_and_item(view):
    view.set_current(SIXTH)
    view.choose("m0")
    view.show_page(page(busy_month(), NOVEMBER, TODAY))
    assert (view.current_day, view.selected_uid) == (SIXTH, "m0")


def test_an_item_that_is_gone_is_no_longer_selected(view):
    view.choose("m0")
    view.show_page(page(busy_month()[1:], NOVEMBER, TODAY))
    assert view.selected_uid == ""


def test_another_month_puts_the_keyboard_on_its_first_day(view):
    view.show_page(page([], Month(2019, 3), TODAY))
    assert view.current_day == date(2019, 3, 1)


def test_cells_are_named_for_screen_readers(view):
    table = QAccessible.queryAccessibleInterface(view)
    names = [
        table.child(n).text(QAccessible.Text.Name)
        for n in range(table.childCount())
        if table.child(n) is not None
    ]
    assert any(name.startswith("Thứ Ba 06/11/2018, ") and "8 mục" in name for name in names)


def test_the_view_counts_what_can_be_seen_and_read(view):
    assert len(view.visible_uids()) == 27
    assert len(view.whole_title_uids()) >= 26


def test_a_low_window_scrolls_and_clicks_still_meet_their_items(view, qtbot, asked):
    view.resize(900, 300)
    QApplication.processEvents()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    offset = view.verticalOffset()
    assert offset > 0
    last = view.month_layout.chips[-1]
    click(qtbot, view, last.rect.center() - QPoint(0, offset))
    assert view.selected_uid == last.uid


def test_the_current_day_is_where_the_table_says_it_is(view):
    view.set_current(SIXTH)
    assert view.visualRect(view.currentIndex()) == view.month_layout.place_of(SIXTH).rect


def test_only_a_done_title_is_struck_through(view):
    assert longest_stroke(view, "t3") > 60
    assert longest_stroke(view, "t0") < 30


def longest_stroke(view, uid):
    """Return the longest horizontal run of ink inside a chip, in pixels."""
    inside = chip(view, uid).rect.adjusted(4, 4, -4, -4)
    image = view.viewport().grab(inside).toImage()
    dark = [
        "".join(
            "x" if image.pixelColor(x, y).lightness() < 170 else " " for x in range(image.width())
        )
        for y in range(image.height())
    ]
    return max(len(run) for row in dark for run in row.split(" "))


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_repainting_loses_no_reference_to_none(view):
    """PySide6 6.12.0 lost one with each call that returns nothing; the program died of it."""
    before = sys.getrefcount(None)
    for _ in range(200):
        view.viewport().repaint()
    assert sys.getrefcount(None) > before - 100


def test_another_scheme_repaints_in_its_colours(view, qapp):
    light = view.viewport().grab().toImage().pixelColor(3, 60).name()
    style.apply(qapp, "dark", shipped_font=True)
    QApplication.processEvents()
    dark = view.viewport().grab().toImage().pixelColor(3, 60).name()
    assert (light, dark) == (style.LIGHT.outside, style.DARK.outside)
