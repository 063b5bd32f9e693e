"""What a person is looking at and does: the month, the chosen day and item, the plan's actions.

Slots do; signals say what is to be shown. Nothing here paints, and nothing decides what an action
means: that is the plan's.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.filtering import Filter
from planner.model import Entry, Event, Month, Task, UnknownItem, entries
from planner.month import DAYS, MonthPage, day_after, shown_days
from ui.remembered import Pages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from planner.clock import Clock
    from planner.model import Change, Item
    from planner.plan import Plan
    from ui.task_groups import Group


class View(Enum):
    """How the plan is looked at."""

    MONTH = "month"
    WEEK = "week"
    LIST = "list"


class Session(QObject):
    """One person at one plan."""

    page_shown = Signal(object)  # MonthPage
    page_expected = Signal(object)  # MonthPage of a month beside the shown one
    week_shown = Signal(object)  # MonthPage of one row
    agenda_shown = Signal(object, object, object)  # days, groups without a day, today
    view_shown = Signal(object)  # View
    filter_shown = Signal(object, object)  # Filter; the month's items, for what can be chosen
    list_shown = Signal(object, object, object, object)  # Month, groups, Progress, today
    found_shown = Signal(str, object, object)  # words, group, today
    month_shown = Signal(object)  # Month
    entry_shown = Signal(object, object)  # Entry | None, today
    item_chosen = Signal(str)
    day_chosen = Signal(object)  # date
    acted = Signal(object)  # Change, of an action
    turned_back = Signal(object, str)  # Action; undone or redone
    plan_filled = Signal()
    percent_requested = Signal(str)

    def __init__(self, plan: Plan, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.clock = clock
        self.month = Month.of(clock.today())
        self.day = clock.today()
        self.uid = ""
        self.view = View.MONTH
        self.filter = Filter()
        self.my_names: tuple[str, ...] = ()
        self.show_done = True
        self._pages = Pages()
        self._words = ""
        self._turning = False
        self._shown: dict[str, Entry] = {}
        plan.watch(self._redraw)

    # ---------------------------------------------------------------------------------- looking

    def is_gone(self, uid: str) -> bool:
        """Tell whether an item was removed, or its adding undone."""
        try:
            return self.plan.item(uid).removed is not None
        except UnknownItem:
            return True

    def month_page(self) -> MonthPage:
        """Return the month's page alone, as it is shown."""
        return self._page_of(self.month)

    def look_ahead(self, step: int) -> None:
        """Make ready what the key to the next page would show, or to the one before."""
        if self.view is View.MONTH:
            month = self.month.shifted(step)
            self.plan.listed(month)  # the list beside the month asks for the same
            self.page_expected.emit(self._page_of(month))

    def _page_of(self, month: Month) -> MonthPage:
        today = self.clock.today()
        dated = self.filter.kept(self.plan.between(*shown_days(month)), today)
        return self._pages.page(self.without_done(dated), month, today)

    def show(self) -> None:
        """Show the plan as it is now."""
        from ui.task_groups import listed_groups, progress  # noqa: PLC0415 - see FirstPicture

        today = self.clock.today()
        dated = self.plan.between(*self._days())
        listed = self.plan.listed(self.month)
        overdue = self.plan.overdue(today) if self.month >= Month.of(today) else []
        known = {item.uid: item for item in (*listed, *overdue)}
        self.filter_shown.emit(self.filter, (*dated, *known.values()))
        wanted = self.filter.kept(known.values(), today)
        shown = self.filter.kept(dated, today)
        self._remember((*shown, *wanted))
        groups = listed_groups(wanted, today, show_done=self.show_done)
        self._show_days(self.without_done(shown), groups, today)
        if self._words:
            self._show_found(today)
        else:
            counted = replace(self.filter, state=None).kept(listed, today)
            self.list_shown.emit(self.month, groups, progress(counted), today)
        self._show_chosen()

    def show_view(self, view: View) -> None:
        """Look at the plan in another way; day and item stay chosen."""
        if view is not self.view:
            self.view = view
            if view is not View.WEEK:
                self.month = Month.of(self.day)
            self.view_shown.emit(view)
            self.show()
        self.day_chosen.emit(self.day)
        self._show_chosen()

    def show_only(self, wanted: Filter) -> None:
        """Show what a filter keeps."""
        if wanted != self.filter:
            self.filter = wanted
            self.show()

    def show_mine(self, names: tuple[str, ...]) -> None:
        """Take the names by which a person knows their own items, and show those alone."""
        self.my_names = names
        self.show_only(replace(self.filter, mine=names))

    def _days(self) -> tuple[date, date]:
        """Return the first and last day that are looked at."""
        if self.view is not View.WEEK:
            return shown_days(self.month)
        from planner.month.week import week_days  # noqa: PLC0415 - few look at weeks

        return week_days(self.day)

    def _show_days(self, items: Sequence[Item], groups: Sequence[Group], today: date) -> None:
        match self.view:
            case View.MONTH:
                self.page_shown.emit(self._pages.page(items, self.month, today))
            case View.WEEK:
                from planner.month import week  # noqa: PLC0415 - few look at weeks

                self.week_shown.emit(week.page(items, self.day, today))
            case View.LIST:
                from planner.month.agenda import agenda  # noqa: PLC0415 - few look at lists

                undated = [group for group in groups if group.is_undated]
                self.agenda_shown.emit(agenda(items, self.month, today), undated, today)

    def show_month(self, month: Month) -> None:
        """Show a month; the chosen day moves into it."""
        if month != self.month:
            self.month = month
            today = self.clock.today()
            self.day = today if Month.of(today) == month else month.first
            self.uid = ""
            self.month_shown.emit(month)
            self.show()
        self.day_chosen.emit(self.day)

    def show_today(self) -> None:
        """Show the month of today, today chosen."""
        self.show_month(Month.of(self.clock.today()))
        self.choose_day(self.clock.today())

    def show_next(self) -> None:
        """Show the month after, or the week."""
        self._turn_page(1)

    def show_previous(self) -> None:
        """Show the month before, or the week."""
        self._turn_page(-1)

    def _turn_page(self, step: int) -> None:
        if self.view is View.WEEK:
            self.choose_day(day_after(self.day, step * DAYS))
        else:
            self.show_month(self.month.shifted(step))

    def month_to_show(self, items: Sequence[Item]) -> Month:
        """Return the month that is shown, or the first one of these items if none is in it."""
        days = [day for item in items if (day := _first_day(item))]
        first, last = self.month.first, self.month.last
        if not days or any(first <= day <= last for day in days):
            return self.month
        return Month.of(min(days))

    def choose_day(self, day: date) -> None:
        """Choose a day; an item that is not on it is no longer chosen."""
        moved, turned = day != self.day, self.view is View.WEEK and not self._is_shown(day)
        self.day = day
        if turned:
            self.month = Month.of(day)
            self.show()
        self.day_chosen.emit(day)
        entry = self._shown.get(self.uid)
        if moved and entry is not None and not _is_on(entry, day):
            self.choose("")

    def _is_shown(self, day: date) -> bool:
        first, last = self._days()
        return first <= day <= last

    def choose(self, uid: str) -> None:
        """Choose an item; empty for none."""
        self.uid = uid
        self._show_chosen()

    def choose_with_day(self, uid: str) -> None:
        """Choose an item and the day it stands on."""
        entry = self._shown.get(uid)
        day = entry.first_day if entry else None
        if day is not None:
            self.day = max(day, self.month.first)
            self.day_chosen.emit(self.day)
        self.choose(uid)

    def open(self, uid: str) -> None:
        """Go to the month and the day of an item, and choose it."""
        item = self.plan.item(uid)
        self.uid = uid
        day = _first_day(item)
        month = Month.of(day) if day else item.month
        self._words = ""
        if month and month != self.month:
            self.show_month(month)
            self.uid = uid
        if day:
            self.choose_day(day)
        self.show()

    @property
    def words(self) -> str:
        """What is searched for; empty while the month's list is shown."""
        return self._words

    def search(self, words: str) -> None:
        """Show what holds all the words; none shows the month's list again."""
        if words != self._words:
            self._words = words
            if words:  # only the list's place shows something else
                self._show_found(self.clock.today())
                self._show_chosen()
            else:
                self.show()

    def hide_done(self) -> None:
        """Hide what is done, or show it again."""
        self.show_done = not self.show_done
        self.show()

    # ----------------------------------------------------------------------------------- acting

    def set_done(self, uid: str, done: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Mark the task of an entry done, or open again."""
        task = self.task(uid)
        if task is None:
            return
        if done:
            self.plan.complete(task.uid, self.clock.now())
        else:
            self.plan.reopen(task.uid, self.clock.now())

    def toggle(self) -> None:
        """Mark the chosen task done, or open again."""
        task = self.task(self.uid)
        if task is not None:
            self.set_done(task.uid, not task.is_done)

    def ask_percent(self) -> None:
        """Ask how much of the chosen task is done."""
        task = self.task(self.uid)
        if task is not None:
            self.percent_requested.emit(task.uid)

    def start(self, uid: str, percent: int) -> None:
        """Mark a task as under way."""
        self.plan.start(uid, percent, self.clock.now())

    def cancel(self, uid: str, reason: str) -> None:
        """Mark a task as not to be done; the reason becomes its note."""
        self.plan.cancel(uid, reason, self.clock.now())

    def note(self, uid: str, words: str) -> None:
        """Write down what came of a task."""
        task = self.task(uid)
        if task is not None and words != task.note:
            self.plan.edit(replace(task, note=words), self.clock.now())

    def move(self, uid: str, day: date) -> None:
        """Move an item to a day."""
        self.plan.move(uid, day, self.clock.now())

    def shift(self, days: int) -> None:
        """Move the chosen item by days; one without a day goes to the chosen day."""
        if self.uid:
            day = _first_day(self.plan.item(self.uid))
            self.move(self.uid, day_after(day, days) if day else self.day)

    def carry(self, uids: Sequence[str], month: Month) -> None:
        """Carry unfinished tasks over to a month's plan, and show it."""
        self.plan.carry(uids, month, self.clock.now())
        self.show_month(month)

    def remove(self, uid: str) -> None:
        """Put an item in the bin."""
        if uid:
            self.plan.remove([uid], self.clock.now())

    def remove_chosen(self) -> None:
        """Put the chosen item in the bin."""
        self.remove(self.uid)

    def put(self, item: Item, *others: Item) -> None:
        """Add a new item, or put edited ones in their places, as one action."""
        if item.uid:
            self.plan.edit(item, self.clock.now(), *others)
        else:
            change = self.plan.add(item, self.clock.now())
            self.open(change.after[0].uid)

    def accept(
        self, readings: Sequence[Item], dropped: Sequence[Item], edited: Sequence[Item] = ()
    ) -> None:
        """Take over what a review let through."""
        self.plan.accept(readings, self.clock.now(), dropped=dropped, edited=edited)

    def undo(self) -> None:
        """Take the last action back."""
        action = self.plan.undoable
        if action is not None:
            self._turn(self.plan.undo)
            self.turned_back.emit(action, "undone")

    def redo(self) -> None:
        """Do again what was undone last."""
        action = self.plan.redoable
        if action is not None:
            self._turn(self.plan.redo)
            self.turned_back.emit(action, "redone")

    # ----------------------------------------------------------------------------------- inside

    def entry(self, uid: str) -> Entry | None:
        """Return the entry that an item is shown as."""
        return self._shown.get(uid)

    def _turn(self, way: Callable[[datetime], Change | None]) -> None:
        self._turning = True
        try:
            way(self.clock.now())
        finally:
            self._turning = False

    def _redraw(self, change: Change) -> None:
        self.show()
        self.plan_filled.emit()
        if not self._turning:
            self.acted.emit(change)

    def _remember(self, items: Sequence[Item]) -> None:
        unique = {item.uid: item for item in items}
        self._shown = {
            item.uid: entry
            for entry in entries(unique.values())
            for item in (entry.event, entry.task)
            if item is not None
        }

    def _show_found(self, today: date) -> None:
        from ui.task_groups import FOUND_AT_MOST, found_group  # noqa: PLC0415 - on first use

        group = found_group(*self.plan.newest(self._words, FOUND_AT_MOST))
        self._shown |= {entry.item.uid: entry for entry in group.rows}
        self.found_shown.emit(self._words, group, today)

    def _show_chosen(self) -> None:
        if self.uid not in self._shown:
            self.uid = ""
        self.entry_shown.emit(self._shown.get(self.uid), self.clock.today())
        self.item_chosen.emit(self.uid)  # the list has room for its details by now

    def without_done(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return what is shown of items: done tasks can be hidden."""
        if self.show_done:
            return items
        return [item for item in items if isinstance(item, Event) or not item.is_done]

    def task(self, uid: str) -> Task | None:
        """Return the task of an entry; None when it has none."""
        entry = self._shown.get(uid)
        if entry is not None:
            return entry.task
        item = self.plan.item(uid) if uid else None
        return item if isinstance(item, Task) else None


def _is_on(entry: Entry, day: date) -> bool:
    first, last = entry.first_day, entry.last_day
    return first is None or last is None or first <= day <= last


def _first_day(item: Item) -> date | None:
    return item.first_day if isinstance(item, Event) else item.due
