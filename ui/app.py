"""Build the window and connect everything to everything: the only wiring.

What can wait is made when it is first asked for, or after the window's first paint.
"""

from __future__ import annotations

import logging
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from planner import later, logs
from planner.almanac.lunar import to_lunar
from planner.model import PlanDamaged, PlanLocked
from resources import generated
from ui import placing
from ui.ahead import Ahead
from ui.calendar_files import CalendarFiles
from ui.choosing import Choosing
from ui.closing import Closing
from ui.elsewhere import Elsewhere
from ui.errors import CrashFile, LastHandler
from ui.first_picture import FirstPicture
from ui.intake import Intake
from ui.item_menu import ItemMenu
from ui.keeping import Keeping
from ui.noting import Noting
from ui.reception import Reception
from ui.remembered import Settling
from ui.reminding import Reminding
from ui.saving import Saving
from ui.sheets import Sheets
from ui.style import program_icon
from ui.task_groups import sources
from ui.texts import beside
from ui.views import Views, switches
from ui.work import Sweeper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QTextDocument

    from planner.clock import Clock
    from planner.model import Action, Change, Month, PlannerError
    from planner.settings import Settings
    from ui.copies import Copies
    from ui.exporting import Exporting
    from ui.first_run import FirstRun
    from ui.instance import Instance
    from ui.printing import Printing
    from ui.task_groups import Group, Progress
    from ui.texts import Texts

log = logging.getLogger(__name__)

MOMENT = 50  # ms
DAY_CHECK = 30_000  # ms: a computer that slept over midnight notices soon
WEEK = 7


class Desk(QObject):
    """Everything of one window, and who hears whom."""

    damaged = Signal()  # the plan that is shown does not hold together; nothing was written

    _instance: Instance | None = None
    _exporting: Exporting | None = None
    _printing: Printing | None = None
    _first_run: FirstRun | None = None

    def __init__(
        self,
        data: Path,
        texts: Texts,
        settings: Settings,
        clock: Clock,
        first: FirstPicture | None = None,
    ) -> None:
        """Put everything around the first picture, or around one of its own."""
        super().__init__()
        self.data = data
        self.texts = texts
        first = first or FirstPicture(data, texts, settings, clock)
        self._first = first
        self.store, self.writer, self.plan = first.store, first.writer, first.plan
        self.session, self.window = first.session, first.window
        self.window.complete()
        self.choosing = Choosing(self.window, self.session, settings, data, texts)
        self.intake = Intake(clock.today, CalendarFiles(self.session, self.store), self)
        self.sheets = Sheets(self.window, self.session, texts)
        self.noting = Noting(self.window, self.session, texts)
        self.closing = Closing(self.window, self.session, texts)
        self.item_menu = ItemMenu(self.window, self.session, texts)
        self.views = Views(self.window, self.session, self.sheets, self.item_menu, texts)
        self.reception = Reception(
            self.window, self.session, self.intake, self.writer, self.store, self.sheets
        )
        self.keeping = Keeping(self.session, self.store, self.window.status, texts, data)
        self.elsewhere = Elsewhere(self.store, self.writer, clock)
        self.saving = Saving(self.window, self.writer, texts, clock, self.elsewhere)
        self.reminding = Reminding(
            self.window, self.session, self.intake, self.store, texts, self.choosing
        )
        self.ahead = Ahead(self.session, self)
        self.handler = LastHandler(self)
        self.sweeper = Sweeper(self)
        self._day = clock.today()
        self._day_check = QTimer(self)
        self._day_check.setInterval(DAY_CHECK)
        self._connect()
        self.session.show()
        self.session.choose_day(self._day)
        if not self.store.history()[1]:
            self.window.welcome(self.first_run)
        self.window.month_view.setFocus()

    # ------------------------------------------------------------------------------- start and end

    def start(self, instance: Instance, files: Sequence[Path], said: str = "") -> None:
        """Stand behind the window; what can wait comes when the whole of it has been painted.

        What is to be said is in that picture, also of a plan that came home or was mended: nothing
        in it moves any more.
        """
        self._instance, self._files = instance, list(files)
        self.handler.install(CrashFile(self.data))
        self.sweeper.start()
        self.window.loosen()
        self._say_what_is_new(said)
        self.window.whole_painted.connect(self._wait_a_moment)
        self.window.show()
        self.window.update()  # where the first picture has been shown

    def end(self) -> None:
        """Let everything go; what a person chose is kept, and the plan comes home in any case."""
        try:
            if self._instance is not None:
                placing.keep(self.window, self.data)
            self.choosing.keep(self._exporting.last if self._exporting else None)
            self.intake.stop()
            self._day_check.stop()
            self.ahead.end()
            self.reminding.end()
            self.sweeper.stop()
            self.keeping.finish()
        finally:
            self._first.end()
            self.elsewhere.come_home()
            self.handler.end()

    @property
    def first_run(self) -> FirstRun:
        """The ways in of a new plan; a plan with a history never needs them."""
        if self._first_run is None:
            from ui.first_run import FirstRun  # noqa: PLC0415 - only where the plan is new

            self._first_run = FirstRun(self.texts)
            self._first_run.open_requested.connect(self.reception.choose_file)
            self._first_run.paste_requested.connect(self.reception.paste)
            self._first_run.sample_requested.connect(self.reception.read_sample)
        return self._first_run

    @cached_property
    def copies(self) -> Copies:
        """The way back to copies and out of the bin; loaded at its first use."""
        from ui.copies import Copies  # noqa: PLC0415 - not on the way to the window

        return Copies(
            self.window, self.session, self.writer, self.store, self.elsewhere, self.texts
        )

    def _show_copies(self) -> None:
        self.copies.show()

    @property
    def exporting(self) -> Exporting:
        """The way of exports; loaded at the first one."""
        if self._exporting is None:
            from ui.exporting import Exporting  # noqa: PLC0415 - not on the way to the window

            self._exporting = Exporting(
                self.window,
                self.session,
                self.writer,
                self.store,
                self.choosing.settings,
                self.keeping,
            )
        return self._exporting

    @property
    def printing(self) -> Printing:
        """The ways to paper; loaded at the first one."""
        if self._printing is None:
            from ui.printing import Printing  # noqa: PLC0415 - not on the way to the window

            self._printing = Printing(
                self.window, self.session, self.store, self.choosing, self.exporting, self.texts
            )
        return self._printing

    def _say_what_is_new(self, said: str) -> None:
        if said:
            self.window.messages.tell(said, grave=True)
        elif self.handler.last_crash:
            self.reception.show_crash(self.handler.last_crash)
        elif not self.choosing.tell_if_damaged() and not self._files:
            self.reminding.remind()

    def _wait_a_moment(self) -> None:
        """Let the picture reach the screen, and what was typed meanwhile the window."""
        QTimer.singleShot(MOMENT, self, self._listen)

    def _listen(self) -> None:
        """Begin what works beside the window, when what it says is on the screen."""
        later.catch_up()  # before there are threads
        if not self.store.read_only:
            self.writer.start()
        generated.keep()
        logs.to_file(self.data)
        self._day_check.start()
        self.ahead.begin()
        if self._instance is not None:
            self._instance.raised.connect(self._come_forward)
            self._instance.files_brought.connect(self.reception.read)
            self._instance.listen()
        self.keeping.refresh()
        self.keeping.tell_of_damage()
        self.elsewhere.keep_room()
        QApplication.setWindowIcon(program_icon())
        self.reminding.show_in_tray()
        if self._files:
            self.reception.read(self._files)

    def _leave_damaged(self, failure: Exception) -> None:
        """Let the plan be mended: it was shown before it was read through, and does not hold.

        Where something was done meanwhile, the attempt to write it tells of the same.
        """
        if isinstance(failure, PlanDamaged) and not self.writer.waiting:
            self.damaged.emit()

    def _come_forward(self) -> None:
        self.window.setWindowState(
            self.window.windowState() & ~Qt.WindowState.WindowMinimized
            | Qt.WindowState.WindowActive
        )
        self.window.raise_()
        self.window.activateWindow()

    def check_day(self) -> None:
        """Show the new day when it has begun."""
        today = self.session.clock.today()
        if today != self._day:
            self._day = today
            self.session.show()
            self.reminding.begin_day()

    # -------------------------------------------------------------------------------------- wiring

    def _connect(self) -> None:
        self._connect_actions()
        self._connect_window()
        self._connect_session()
        self._connect_work()

    def _connect_actions(self) -> None:
        session, window, reception = self.session, self.window, self.reception
        slots: dict[str, Callable[[], object]] = {
            "open_requested": reception.choose_file,
            "paste_requested": reception.paste,
            "jot_requested": self.sheets.jot,
            "new_requested": self.sheets.open_new,
            "edit_requested": self.sheets.open_chosen,
            "export_requested": self._ask_export,
            "export_again_requested": self._export_again,
            "copies_requested": self._show_copies,
            "keys_requested": self.sheets.open_keys,
            "settings_requested": self.choosing.show,
            "print_requested": self._print,
            "pdf_requested": self._save_pdf,
            "programme_requested": self._save_programme,
            "find_requested": window.header.search.setFocus,
            "undo_requested": session.undo,
            "redo_requested": session.redo,
            "hide_done_requested": session.hide_done,
            "zone_requested": window.go_to_next_zone,
            **switches(self.views),
            "note_requested": self.noting.ask_result,
            "cancel_requested": self.noting.ask_reason,
            "result_requested": self.closing.show,
            "back_requested": self._go_back,
            "quit_requested": window.close,
            "today_requested": session.show_today,
            "previous_requested": session.show_previous,
            "next_requested": session.show_next,
            "start_requested": session.ask_percent,
            "evidence_requested": reception.show_chosen_evidence,
            "toggle_requested": session.toggle,
            "remove_requested": session.remove_chosen,
            "earlier_requested": partial(session.shift, -1),
            "later_requested": partial(session.shift, 1),
            "week_earlier_requested": partial(session.shift, -WEEK),
            "week_later_requested": partial(session.shift, WEEK),
        }
        for name, slot in slots.items():
            window.actions_by_name[name].triggered.connect(_alone(slot))

    def _connect_window(self) -> None:
        session, window, reception = self.session, self.window, self.reception
        window.header.month_requested.connect(session.show_month)
        window.header.search_requested.connect(session.search)
        window.header.filters.filter_requested.connect(session.show_only)
        window.header.filters.mine_requested.connect(self.views.toggle_mine)
        window.header.filters.names_requested.connect(self.views.ask_names)
        window.header.filters.done_requested.connect(session.hide_done)
        window.header.search_left.connect(window.task_list.enter)
        window.header.menu_opening.connect(self._name_turns)
        window.month_view.item_selected.connect(session.choose)
        window.month_view.item_activated.connect(self.sheets.open_item)
        window.month_view.done_requested.connect(session.set_done)
        window.month_view.move_requested.connect(session.move)
        window.month_view.remove_requested.connect(session.remove)
        window.month_view.edit_requested.connect(self.sheets.open_item)
        window.month_view.day_selected.connect(session.choose_day)
        window.month_view.day_activated.connect(self.sheets.jot)
        window.month_view.month_requested.connect(session.show_month)
        for view in (window.month_view, window.task_list.view):
            self.item_menu.serve(view)
        window.task_list.item_selected.connect(session.choose)
        window.task_list.item_activated.connect(session.open)
        window.task_list.done_requested.connect(session.set_done)
        window.task_list.evidence_requested.connect(reception.show_evidence)
        window.task_list.outcome_requested.connect(reception.show_outcome)
        window.task_list.edit_requested.connect(self.sheets.open_item)
        window.status.note_requested.connect(self.noting.ask_ticked)
        window.task_list.inspector.note_written.connect(session.note)
        window.status.undo_requested.connect(session.undo)
        window.files_dropped.connect(reception.read)
        window.text_dropped.connect(reception.read_text)
        window.closing.connect(self._close)

    def _connect_session(self) -> None:
        session, window = self.session, self.window
        session.page_shown.connect(window.month_view.show_page)
        session.page_expected.connect(window.month_view.expect)
        session.month_shown.connect(self.ahead.begin)
        session.list_shown.connect(self._show_list)
        session.filter_shown.connect(self.views.show_filter)
        session.found_shown.connect(window.task_list.show_found)
        session.entry_shown.connect(window.task_list.inspect)
        session.item_chosen.connect(window.task_list.choose)
        session.item_chosen.connect(window.month_view.choose)
        session.day_chosen.connect(window.month_view.set_current)
        session.day_chosen.connect(self._show_day)
        session.percent_requested.connect(self.noting.ask_percent)
        session.plan_filled.connect(window.task_list.end_welcome)
        session.acted.connect(self._offer_undo)
        session.acted.connect(self.noting.offer)
        session.turned_back.connect(self._tell_turned)

    def _connect_work(self) -> None:
        reception, saving = self.reception, self.saving
        self.intake.reading_started.connect(reception.show_reading)
        self.intake.reading_ended.connect(self.window.messages.close_message)
        self.intake.draft_ready.connect(reception.show_review)
        self.intake.calendar_ready.connect(reception.show_calendar_review)
        self.intake.nothing_found.connect(reception.show_nothing_found)
        self.intake.offered.connect(reception.offer_recognition)
        self.intake.refused.connect(reception.refuse)
        self.intake.broken.connect(reception.break_off)
        self.writer.committed.connect(saving.show_saved)
        settling = Settling(self.plan, self._first.shelf, self.writer, self)
        self.writer.committed.connect(settling.settle)
        self.writer.failed.connect(saving.show_failed)
        self.writer.unopened.connect(self._leave_damaged)
        self.handler.refused.connect(self._refuse)
        self.handler.broken.connect(reception.show_broken)
        self.reminding.window_requested.connect(self._come_forward)
        self.reminding.read_only_found.connect(saving.show_read_only)
        self.views.names_chosen.connect(self.choosing.write_down)
        self.choosing.reminders_changed.connect(_alone(self.reminding.show_in_tray))
        self.closing.print_requested.connect(self._print_text)
        self._day_check.timeout.connect(self.check_day)

    # --------------------------------------------------------------------------------------- slots

    def _show_list(
        self, month: Month, groups: Sequence[Group], progress: Progress, today: date
    ) -> None:
        self.window.task_list.show_month(month, groups, progress, today)
        self.window.show_open_count(progress.all - progress.done)
        source = beside(self.views.span(), self._source(groups, month))
        self.window.header.show_month(month, self.views.title(month), source)

    def _source(self, groups: Sequence[Group], month: Month) -> str:
        """Return which reports the month's list comes from."""
        titles = sources(groups, month)
        if not titles:
            return self.texts.say("window.no_source")
        key = "window.sources" if titles[1:] else "window.source"
        return self.texts.say(key, title=titles[0], count=len(titles) - 1)

    def _ask_export(self) -> None:
        self.exporting.ask()

    def _print(self) -> None:
        self.printing.print_month()

    def _print_text(self, document: QTextDocument, title: str) -> None:
        self.printing.print_text(document, title)

    def _save_pdf(self) -> None:
        self.printing.save_month()

    def _save_programme(self) -> None:
        self.printing.save_programme()

    def _export_again(self) -> None:
        self.exporting.export_again()

    def _show_day(self, day: date) -> None:
        lunar = to_lunar(day)
        self.window.status.show_day(day, self.texts.lunar(lunar) if lunar else "")

    def _name_turns(self) -> None:
        """Let the menu say what undo and redo would turn."""
        for name, action in (("undo", self.plan.undoable), ("redo", self.plan.redoable)):
            said = self.texts.say(f"window.{name}")
            if action is not None:
                said = self.texts.say("window.turn", way=said, action=self.texts.action(action))
            self.window.actions_by_name[f"{name}_requested"].setText(said)

    def _offer_undo(self, change: Change) -> None:
        self.saving.show_saving()
        self.window.status.offer_undo(change.action)

    def _tell_turned(self, action: Action, way: str) -> None:
        self.saving.show_saving()
        said = self.texts.say(f"window.{way}", action=self.texts.action(action))
        self.window.status.tell(said)

    def _refuse(self, refusal: PlannerError) -> None:
        """Tell of a refusal; where nothing can be changed at all, also what can be done then."""
        if isinstance(refusal, PlanLocked) and self.store.read_only:
            self.saving.show_read_only(self.store.reason)
        else:
            self.reception.refuse(refusal)

    def _close(self, event: QCloseEvent) -> None:
        """Let the window close once what was typed is in the plan, and all of that on the disk."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field hands over what was typed when it is left
        event.ignore()  # where what was typed is refused, it goes on standing there
        try:
            if not self.writer.may_write or (self.noting.finish() and self.sheets.finish()):
                self.saving.close(event)
        finally:
            if focused is not None and not event.isAccepted():
                focused.setFocus()

    def _go_back(self) -> None:
        window = self.window
        if window.close_sheet():
            return
        if not window.shows_calendar:
            self.reception.leave_review()
        else:
            window.messages.close_message()


def _alone(slot: Callable[[], object]) -> Callable[..., None]:
    """Return a slot that leaves the signal's argument alone."""

    def call(*_ignored: object) -> None:
        slot()

    return call
