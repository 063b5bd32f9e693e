"""In which way the plan is looked at: month, week or list, all of it or what a filter keeps.

Week and list are made when they are first asked for: a start pays for the month alone.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.filtering import assignees
from planner.month.week import week_days
from ui.session import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from planner.filtering import Filter
    from planner.model import Item, Month
    from ui.agenda_view import AgendaView
    from ui.item_menu import ItemMenu
    from ui.main_window import MainWindow
    from ui.my_names import MyNames
    from ui.session import Session
    from ui.sheets import Sheets
    from ui.texts import Texts
    from ui.week_view import WeekView


class Views(QObject):
    """Turns between the views and keeps header and filter line true."""

    names_chosen = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        sheets: Sheets,
        item_menu: ItemMenu,
        texts: Texts,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._sheets, self._item_menu = sheets, item_menu
        self._texts = texts
        self._items: Sequence[Item] = ()
        self._names: MyNames | None = None
        self.week: WeekView | None = None
        self.agenda: AgendaView | None = None

    # -------------------------------------------------------------------------------------- views

    def show(self, view: View) -> None:
        """Show the plan in a view; day and item stay chosen."""
        shown = self._view(view)
        self._session.show_view(view)
        self._window.header.show_view(view)
        self._window.show_view(shown)

    def _view(self, view: View) -> QWidget:
        match view:
            case View.MONTH:
                return self._window.month_view
            case View.WEEK:
                self.week = self.week or self._made_week()
                return self.week
            case View.LIST:
                self.agenda = self.agenda or self._made_agenda()
                return self.agenda

    def _made_week(self) -> WeekView:
        view, session = self._window.week_view(), self._session
        view.item_selected.connect(session.choose)
        view.item_activated.connect(self._sheets.open_item)
        view.done_requested.connect(session.set_done)
        view.move_requested.connect(session.move)
        view.remove_requested.connect(session.remove)
        view.edit_requested.connect(self._sheets.open_item)
        view.day_selected.connect(session.choose_day)
        view.day_activated.connect(self._sheets.jot)
        self._item_menu.serve(view)
        session.week_shown.connect(view.show_page)
        session.item_chosen.connect(view.choose)
        session.day_chosen.connect(view.set_current)
        return view

    def _made_agenda(self) -> AgendaView:
        view, session = self._window.agenda_view(), self._session
        view.item_selected.connect(session.choose_with_day)
        view.item_activated.connect(self._sheets.open_item)
        view.done_requested.connect(session.set_done)
        self._item_menu.serve(view.view)
        session.agenda_shown.connect(view.show_days)
        session.item_chosen.connect(view.choose)
        session.day_chosen.connect(view.show_day)
        return view

    def title(self, month: Month) -> str:
        """Return what the header calls the page that is shown."""
        if self._session.view is View.WEEK:
            return self._texts.week_title(self._session.day)
        return self._texts.month_title(month)

    def span(self) -> str:
        """Return the days of the week that is shown; nothing for a month, which says its own."""
        if self._session.view is not View.WEEK:
            return ""
        first, last = week_days(self._session.day)
        say, texts = self._texts.say, self._texts
        return say("agenda.span", first=texts.short_day(first), last=texts.day(last))

    # ------------------------------------------------------------------------------------- filter

    def show_filter(self, chosen: Filter, items: Sequence[Item]) -> None:
        """Show what is left out, and what could be."""
        self._items = items
        bar = self._window.header.filters
        bar.show_filter(chosen, items)
        bar.show_done(shown=self._session.show_done)

    def toggle_mine(self) -> None:
        """Show my items alone, or all again; ask for my names where none are known."""
        session = self._session
        if session.filter.mine:
            session.show_only(replace(session.filter, mine=()))
        elif session.my_names:
            session.show_mine(session.my_names)
        else:
            self.ask_names()
        self.show_filter(session.filter, self._items)

    def ask_names(self) -> None:
        """Ask by which names a person knows their own items."""
        from ui.my_names import MyNames  # noqa: PLC0415 - not on the way to the window

        if self._names is None:
            self._names = MyNames(self._texts)
            self._names.chosen.connect(self._take_names)
            self._names.left.connect(self._window.close_sheet)
        self._names.open_with(self._session.my_names, assignees(self._items))
        self._window.open_sheet(self._names)

    def _take_names(self, names: tuple[str, ...]) -> None:
        self._window.close_sheet()
        self._session.show_mine(names)
        self.names_chosen.emit()


def switches(views: Views) -> dict[str, partial[None]]:
    """Return what the actions of the three views do."""
    return {f"{view.value}_view_requested": partial(views.show, view) for view in View}
