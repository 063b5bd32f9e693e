"""What a screen reader finds: the tree of the running window, walked as it walks it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

import resources
from planner.model import TaskStatus
from tests.ui.office import dated_task, meeting, month_task, uid_of
from ui.texts import Texts

Role = QAccessible.Role
INTERACTIVE = {
    Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.SpinBox,
    Role.EditableText, Role.Table, Role.Tree, Role.List, Role.Cell, Role.TreeItem, Role.ListItem,
    Role.ColumnHeader, Role.ProgressBar, Role.Slider, Role.PageTab, Role.Link,
}  # fmt: skip


def tree(interface):
    """Yield what is visible at and below an interface, as a screen reader goes through it."""
    if interface is None or interface.state().invisible:
        return
    yield interface
    for number in range(interface.childCount()):
        yield from tree(interface.child(number))


def found(window, *roles):
    every = tree(QAccessible.queryAccessibleInterface(window))
    return [each for each in every if each.role() in roles]


def name(interface):
    return interface.text(QAccessible.Text.Name)


def nameless(window):
    return [
        (each.role(), type(each.object()).__name__)
        for each in found(window, *INTERACTIVE)
        if not name(each).strip() and not own_field(each)
    ]


def own_field(interface):
    """Tell whether it is the text field inside a spin or combo box, which has the name."""
    parent = interface.parent()
    return parent is not None and parent.role() in {Role.SpinBox, Role.ComboBox}


@pytest.fixture(autouse=True)
def listening():
    """A screen reader is there: Qt tells it of changes, and forgets what it knew of a table."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture(params=resources.LANGUAGES)
def texts(request):
    return Texts(resources.words(request.param))


def test_everything_that_can_be_used_has_a_name(open_desk):
    desk = open_desk(dated_task(), meeting(), month_task())
    assert not nameless(desk.window)
    desk.session.choose(uid_of(desk, "Giao ban Trạm Khuyến nông"))
    desk.sheets.open_chosen()
    assert not nameless(desk.window)
    desk.window.close_sheet()
    desk.exporting.ask()
    assert not nameless(desk.window)
    desk.window.close_sheet()
    desk.sheets.open_keys()
    desk.session.ask_percent()
    assert not nameless(desk.window)
    desk.window.header.title.click()
    assert not nameless(desk.window.header.picker)
    desk.window.header.picker.close()


def test_the_first_run_and_the_review_have_names(open_desk, qtbot):
    desk = open_desk()
    assert not nameless(desk.window)
    desk.reception.read_text("Phòng A tổ chức hội nghị tổng kết ngày 20/02/2018.")
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    QApplication.processEvents()
    assert found(desk.window, Role.PageTab)
    assert not nameless(desk.window)


def test_each_day_of_the_grid_says_its_date_its_items_and_their_states(open_desk):
    desk = open_desk(dated_task(), meeting())
    cells = found(desk.window.month_view, Role.Cell)
    assert len(cells) == 35
    said = desk.texts.state(desk.plan.item(uid_of(desk, "Nộp báo cáo quý I")), date(2019, 4, 9))
    twelfth = next(name(each) for each in cells if "12/04/2019" in name(each))
    assert "Nộp báo cáo quý I" in twelfth
    assert said in twelfth
    tenth = next(name(each) for each in cells if "10/04/2019" in name(each))
    assert "08:00" in tenth
    assert "Giao ban Trạm Khuyến nông" in tenth


def test_a_tick_is_heard_in_the_grid_and_in_the_list(open_desk):
    desk = open_desk(dated_task())
    before = [name(each) for each in found(desk.window, Role.Cell, Role.TreeItem)]
    uid = uid_of(desk, "Nộp báo cáo quý I")
    desk.session.set_done(uid, True)  # noqa: FBT003 - a slot
    QApplication.processEvents()
    after = [name(each) for each in found(desk.window, Role.Cell, Role.TreeItem)]
    done = desk.texts.say("list.row_done", title="Nộp báo cáo quý I")
    assert not any(done in each for each in before)
    assert any(done in each for each in after)
    state = desk.texts.state(desk.plan.item(uid), date(2019, 4, 9))
    assert any("12/04/2019" in each and state in each for each in after)


def test_a_row_says_its_title_its_state_and_its_due_day(open_desk):
    half = replace(
        dated_task("Trồng nấm", date(2019, 4, 20)),
        status=TaskStatus.IN_PROCESS,
        percent_complete=40,
    )
    desk = open_desk(dated_task(), half, dated_task("Bón phân", date(2019, 4, 2)))
    rows = [name(each) for each in found(desk.window.task_list, Role.TreeItem)]

    def row(title):
        return next(each for each in rows if title in each)

    say = desk.texts.say
    assert say("list.row_open", title="Nộp báo cáo quý I") in row("Nộp báo cáo")
    assert "12/04/2019" in row("Nộp báo cáo")
    assert "40" in row("Trồng nấm")
    assert say("list.row_overdue", title="Bón phân") in row("Bón phân")
    assert "02/04" in row("Bón phân")


def test_a_row_can_be_ticked_through_its_state(open_desk):
    desk = open_desk(dated_task())
    row = next(
        each for each in found(desk.window.task_list, Role.TreeItem) if each.state().focusable
    )
    assert row.state().checkable
    assert not row.state().checked


def test_an_item_that_tab_reaches_in_the_grid_is_spoken(open_desk, qtbot, monkeypatch):
    desk = open_desk(dated_task())
    heard = []
    monkeypatch.setattr(desk.window.month_view, "_announce", heard.append)
    desk.session.choose_day(date(2019, 4, 12))
    qtbot.keyClick(desk.window.month_view, Qt.Key.Key_Tab)
    assert len(heard) == 1
    assert "Nộp báo cáo quý I" in heard[0]
