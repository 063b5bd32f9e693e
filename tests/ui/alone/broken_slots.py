"""A bug of ours, wherever it strikes: told, nothing lost, and the person goes on."""

import functools
import inspect
import sys

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from planner.settings import PLAN
from tests.ui.office import TODAY, dated_task, meeting, month_task, stored, uid_of
from ui import (
    exporting,
    header,
    intake,
    keeping,
    main_window,
    message_bar,
    month_grid,
    month_view,
    reception,
    reminding,
    session,
    sheets,
    status_line,
    task_list,
    views,
)

ROOMS = (
    session.Session, sheets.Sheets, reception.Reception, exporting.Exporting, views.Views,
    header.Header, main_window.MainWindow, task_list.TaskList, status_line.StatusLine,
    month_view.MonthView, month_grid.MonthGrid, message_bar.MessageBar, keeping.Keeping,
    reminding.Reminding, intake.Intake,
)  # fmt: skip
TELLS = {  # what says that something broke must not itself be broken
    "Reception.show_broken", "MessageBar.tell", "MessageBar._show", "MessageBar.close_message",
}  # fmt: skip
LEAST = 50
TITLE = "Nộp báo cáo quý I"


class Planted:
    """Raises in each method once, at its first call that comes while it is armed."""

    def __init__(self):
        self.struck = []
        self.armed = False

    def plant(self, monkeypatch, room):
        for name, method in list(vars(room).items()):
            known = f"{room.__name__}.{name}"
            is_ours = inspect.isfunction(method) and not name.startswith("__")
            is_qt = name[-5:] == "Event" or name in {"sizeHint", "minimumSizeHint", "eventFilter"}
            if is_ours and not is_qt and known not in TELLS:
                monkeypatch.setattr(room, name, self._breaking(known, method))

    def _breaking(self, known, method):
        @functools.wraps(method)
        def broken(*given, **named):
            if self.armed and known not in self.struck:
                self.armed = False
                self.struck.append(known)
                raise ZeroDivisionError(f"planted in {known}")
            return method(*given, **named)

        return broken


@pytest.fixture
def planted(monkeypatch):
    planted = Planted()
    for room in ROOMS:
        planted.plant(monkeypatch, room)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QDialog, "exec", lambda *_a, **_k: 0)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return planted


def triggers(desk):
    """Return what a person can do, each as a function."""
    window, uid = desk.window, uid_of(desk, TITLE)
    left_out = {"quit_requested", "print_requested", "pdf_requested", "programme_requested"}
    ways = [
        action.trigger for name, action in window.actions_by_name.items() if name not in left_out
    ]
    signals = [
        (window.month_view.item_selected, uid),
        (window.month_view.item_activated, uid),
        (window.month_view.done_requested, uid, True),
        (window.month_view.done_requested, uid, False),
        (window.month_view.move_requested, uid, TODAY),
        (window.month_view.edit_requested, uid),
        (window.month_view.day_selected, TODAY),
        (window.month_view.remove_requested, uid_of(desk, "Giao ban Trạm Khuyến nông")),
        (window.task_list.item_selected, uid),
        (window.task_list.item_activated, uid),
        (window.task_list.done_requested, uid, True),
        (window.task_list.evidence_requested, uid),
        (window.header.search_requested, "báo cáo"),
        (window.header.search_requested, ""),
        (window.header.search_left,),
        (window.status.undo_requested,),
        (window.text_dropped, "Trời đẹp."),
        (window.files_dropped, ["/không-có.txt"]),
        (desk.intake.refused, ValueError("x")),
    ]
    return ways + [functools.partial(signal.emit, *given) for signal, *given in signals[:-1]]


def undoable_on_disk(desk):
    position = desk.store.history()[0]
    return desk.store.change(position).action if position else None


def test_what_breaks_in_a_slot_is_told_and_costs_nothing(open_desk, planted, caplog, tmp_path):
    desk = open_desk(dated_task(), month_task(0), month_task(1), meeting())
    desk.handler.install()
    told = []
    desk.handler.broken.connect(told.append)
    for way in triggers(desk):
        for _ in range(12):
            if TITLE not in {item.summary for item in desk.plan.items()}:
                desk.session.put(dated_task(TITLE))
            desk.session.choose(uid_of(desk, TITLE))
            count = len(planted.struck)
            planted.armed = True
            way()
            QApplication.processEvents()
            planted.armed = False
            if len(planted.struck) == count:
                break
            assert planted.struck[-1] in told[-1] or "painting failed" in caplog.text
            assert desk.writer.settle(5)
            on_disk = stored(tmp_path / "data" / PLAN)
            shown = desk.plan.items()
            assert sorted(shown, key=lambda item: item.uid) == sorted(
                on_disk, key=lambda item: item.uid
            )
            assert desk.plan.undoable == undoable_on_disk(desk)
            desk.window.messages.close_message()
        while desk.window.close_sheet():
            pass
        desk.window.show_calendar()
        while desk.plan.redoable:
            desk.session.redo()
    assert len(planted.struck) >= LEAST, planted.struck
    assert len(told) >= LEAST
