"""The window without a mouse: a whole session, the way of Tab, and input methods."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from planner.model import Month, Task
from tests.ui.office import TODAY, commit, dated_task, meeting, month_task, stored, uid_of

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

REPORT = """TRẠM KHUYẾN NÔNG SÔNG CẦU
Sông Cầu, ngày 28 tháng 3 năm 2019
BÁO CÁO
Kết quả công tác tháng 3 và phương hướng, nhiệm vụ tháng 4 năm 2019
II. Phương hướng, nhiệm vụ tháng 4 năm 2019
- Rà soát, hoàn thiện kế hoạch chống hạn của ba xã vùng bãi trước ngày 12/4/2019.
- Kiểm tra vật tư nông nghiệp tại các cửa hàng.
"""


@pytest.fixture
def press(qtbot):
    """Return a function that presses keys wherever the focus is."""

    def presser(*keys, modifier=NONE):
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget(), key, modifier)
            QApplication.processEvents()

    return presser


def test_a_whole_session_needs_no_mouse(open_desk, qtbot, press, tmp_path, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    desk = open_desk()
    desk.exporting.folder = tmp_path
    QApplication.clipboard().setText(REPORT)
    press(Key.Key_V, modifier=CTRL)
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    press(Key.Key_Return, modifier=CTRL)
    qtbot.waitUntil(lambda: desk.window.shows_calendar)
    tasks = [item for item in desk.plan.items() if isinstance(item, Task)]
    assert len(tasks) == 2
    assert desk.session.month == Month(2019, 4)
    _move_in_the_grid(desk, press)
    _tick_and_edit(desk, press)
    press(Key.Key_E, modifier=CTRL)
    press(Key.Key_Return)
    qtbot.waitUntil((tmp_path / "ke-hoach-2019-04.ics").exists)
    press(Key.Key_Escape)
    press(Key.Key_Q, modifier=CTRL)
    assert not desk.window.isVisible()
    assert {item.uid for item in stored(desk.data / "plan.sqlite")} >= {t.uid for t in tasks}


def _move_in_the_grid(desk, press):
    desk.window.month_view.setFocus()
    press(Key.Key_PageDown)
    assert desk.session.month == Month(2019, 5)
    press(Key.Key_T)
    assert desk.session.day == TODAY
    press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert desk.session.day.day == 12
    press(Key.Key_Tab)
    assert "chống hạn" in desk.plan.item(desk.session.uid).summary
    press(Key.Key_Right, modifier=Qt.KeyboardModifier.AltModifier)
    assert desk.plan.item(desk.session.uid).due.day == 13
    press(Key.Key_Z, modifier=CTRL)
    assert desk.plan.item(desk.session.uid or _drought(desk)).due.day == 12


def _drought(desk):
    return next(item.uid for item in desk.plan.items() if "chống hạn" in item.summary)


def _tick_and_edit(desk, press):
    uid = _drought(desk)
    press(Key.Key_F6)
    for _ in desk.plan.items():
        if desk.session.uid != uid:
            press(Key.Key_Down)
    press(Key.Key_Space)
    assert desk.plan.item(uid).is_done
    press(Key.Key_Z, modifier=CTRL)
    assert not desk.plan.item(uid).is_done
    press(Key.Key_F2)
    press(Key.Key_A, modifier=CTRL)
    commit(QApplication.focusWidget(), "Chống hạn vụ hè")
    press(Key.Key_Return, modifier=CTRL)
    assert desk.plan.item(uid).summary == "Chống hạn vụ hè"
    press(Key.Key_Z, modifier=CTRL)
    assert desk.plan.item(uid).summary != "Chống hạn vụ hè"


def test_f6_goes_round_the_zones(open_desk, press):
    desk = open_desk(dated_task())
    seen = []
    for _ in range(3):
        press(Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [desk.window.task_list.view, desk.window.header.search, desk.window.month_view]


def test_tab_goes_through_the_whole_window_and_stops_once_at_the_grid(open_desk, press):
    desk = open_desk(month_task(), meeting())
    desk.session.choose_day(TODAY)  # a day without items
    window, grid = desk.window, desk.window.month_view
    grid.setFocus()
    stops = [grid]
    for _ in range(60):
        press(Key.Key_Tab)
        if QApplication.focusWidget() is grid:
            break
        stops.append(QApplication.focusWidget())
    assert len(stops) == len(set(stops))
    reachable = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QLineEdit)
    }
    assert reachable <= set(stops)


@pytest.mark.parametrize("letter", ["t", "e", "n", "T", "E", "N", " "])
def test_a_letter_typed_into_a_field_is_only_a_letter(open_desk, qtbot, letter):
    desk = open_desk(dated_task(), month_task())
    desk.session.choose(uid_of(desk, "Nộp báo cáo quý I"))
    before = desk.plan.items()
    fired = [name for name, action in desk.window.actions_by_name.items() if _watch(action)]
    assert not fired
    desk.sheets.open_chosen()
    QApplication.processEvents()
    for field in _fields(desk.window):
        field.setFocus()
        qtbot.keyClicks(field, letter)
    assert _FIRED == []
    assert desk.plan.items() == before


_FIRED: list[str] = []


def _watch(action):
    """Remember what an action does from now on; nothing has been done yet."""
    _FIRED.clear()
    action.triggered.connect(lambda: _FIRED.append(action.objectName()))
    return False


def _fields(window):
    return [
        field
        for field in (*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit))
        if field.isVisible() and field.isEnabled() and not field.isReadOnly()
    ]


@pytest.mark.parametrize("letters", ["t", "e", "n", "tê", "ế"])
def test_what_an_input_method_composes_fires_nothing(open_desk, letters):
    desk = open_desk(dated_task(), month_task())
    for action in desk.window.actions_by_name.values():
        _watch(action)
    before = desk.plan.items(), desk.session.month, desk.session.day
    homes = (desk.window.header.search, desk.window.month_view, desk.window.task_list.view)
    for home in homes:
        home.setFocus()
        QApplication.sendEvent(home, QInputMethodEvent(letters, []))
        commit(home, letters)
        QApplication.processEvents()
    assert _FIRED == []
    assert (desk.plan.items(), desk.session.month, desk.session.day) == before
    assert letters in desk.window.header.search.text()


def _jot_line(desk):
    desk.sheets.jot()
    return desk.sheets.jot_bar.line


def _reason_line(desk):
    desk.noting.ask_reason()
    return desk.noting.bar.line


def _form(desk):
    desk.sheets.open_chosen()
    return desk.sheets.editor.summary


def _note(desk):
    return desk.window.task_list.inspector.note


def _review(desk):
    desk.window.show_over(desk.reception.review_page)
    return desk.reception.review_page.items


def _report(desk):
    desk.window.show_over(desk.reception.review_page)
    return desk.reception.review_page.report


@pytest.mark.parametrize("home", [_jot_line, _reason_line, _form, _note, _review, _report])
@pytest.mark.parametrize("letters", ["x", "nế", "tơ"])
def test_an_input_method_fires_nothing_in_any_place_of_the_window(open_desk, home, letters):
    desk = open_desk(dated_task(), month_task())
    desk.session.choose(uid_of(desk, "Nộp báo cáo quý I"))
    place = home(desk)
    for action in desk.window.actions_by_name.values():
        _watch(action)
    before = desk.plan.items(), desk.session.month, desk.session.day, desk.session.uid
    place.setFocus()
    for composed in (letters[:1], letters):
        QApplication.sendEvent(place, QInputMethodEvent(composed, []))
    commit(place, letters)
    QApplication.processEvents()
    assert _FIRED == []
    assert (desk.plan.items(), desk.session.month, desk.session.day, desk.session.uid) == before
