"""What can be done with the item under the pointer: the actions that have keys, by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.month_grid import MonthGrid
    from ui.session import Session
    from ui.task_list import TaskView
    from ui.texts import Texts

OF_TASKS = ("toggle_requested", "start_requested", "note_requested", "cancel_requested")
OF_EVIDENCE = ("evidence_requested",)
GROUPS = (
    OF_TASKS,
    ("edit_requested", *OF_EVIDENCE),
    ("earlier_requested", "later_requested", "week_earlier_requested", "week_later_requested"),
    ("remove_requested",),
)


class ItemMenu(QObject):
    """Opens over month, week and lists for the item that is chosen there."""

    def __init__(self, window: MainWindow, session: Session, texts: Texts) -> None:
        super().__init__(window)
        self._window, self._session, self._texts = window, session, texts
        self._menu: QMenu | None = None

    @property
    def menu(self) -> QMenu:
        """The menu; made at its first use."""
        if self._menu is None:
            self._menu = QMenu(self._window)
        return self._menu

    def serve(self, view: MonthGrid | TaskView) -> None:
        """Open over this view from now on."""
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(partial(self._open, view))

    def _open(self, view: MonthGrid | TaskView, at: QPoint) -> None:
        """Open for the chosen item: a press of the right button has chosen the one below it."""
        entry = self._session.entry(view.selected_uid)
        if entry is None:
            return
        done = entry.task is not None and entry.task.is_done
        words = "actions.reopen" if done else "window.mark_done"
        self._window.actions_by_name["toggle_requested"].setText(self._texts.say(words))
        without = {*(() if entry.task else OF_TASKS), *(() if entry.item.evidence else OF_EVIDENCE)}
        self.menu.clear()
        for group in GROUPS:
            self.menu.addSeparator()
            names = (name for name in group if name not in without)
            self.menu.addActions([self._window.actions_by_name[name] for name in names])
        self.menu.popup(view.viewport().mapToGlobal(at))
