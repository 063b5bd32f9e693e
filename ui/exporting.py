"""The way of an export: chosen, written off the window's thread, opened, told, explained."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from planner.filtering import Filter
from planner.model import Event, PlannerError, entries
from ui.aside import Aside
from ui.errand import Errand
from ui.export_dialog import ExportChoice, ExportSheet, Offer, Range
from ui.export_work import Since, Stopped, Written, since, written
from ui.how_to import HowTo
from ui.message_bar import Way

if TYPE_CHECKING:
    from planner.ics.orders import Order
    from planner.ics.scope import Scope
    from planner.settings import Settings
    from planner.store import Store
    from ui.keeping import Keeping
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.work import Writer

LONG = 300  # ms after which a person is told that it takes its time


class Exporting(QObject):
    """Exports and tells what came of it."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        writer: Writer,
        store: Store,
        settings: Settings,
        keeping: Keeping,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._writer = writer
        self._store = store
        self._texts = keeping.texts
        self._keeping = keeping
        self.last = ExportChoice(
            profile=settings.export_profile,
            month_tasks=settings.export_month_tasks,
            reminders=settings.export_reminders,
            bars=settings.export_bars,
        )
        self._sheet: ExportSheet | None = None
        self._how_to: HowTo | None = None
        self._errand: Errand | None = None
        self._counting: Errand | None = None
        self._stopped = threading.Event()
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG)
        self._long.timeout.connect(self._tell_long)
        self.folder = _documents()

    # ------------------------------------------------------------------------------------- asking

    @property
    def sheet(self) -> ExportSheet:
        """The sheet; made at the first export."""
        if self._sheet is None:
            self._sheet = ExportSheet(self._texts)
            self._sheet.export_requested.connect(self.export)
            self._sheet.save_requested.connect(self._choose_place)
            self._sheet.keep_requested.connect(self._choose_kept)
            self._sheet.end_requested.connect(self._end_keeping)
            self._sheet.choice_changed.connect(self._look_back)
            self._sheet.left.connect(self._window.close_sheet)
            self._keeping.changed.connect(self._show_kept)
        return self._sheet

    @property
    def how_to(self) -> HowTo:
        """The steps for each program; made when they are first read."""
        if self._how_to is None:
            self._how_to = HowTo(self._texts)
            self._how_to.left.connect(self._window.close_sheet)
            self._how_to.folder_requested.connect(self._open_folder)
        return self._how_to

    def ask(self) -> None:
        """Open the sheet, with the month that is shown."""
        self.sheet.open_at(self._offer(), self.last)
        self._show_kept()
        self._window.open_sheet(self.sheet)

    def export_again(self) -> None:
        """Export the month that is shown as last time, without asking."""
        self.export(self.last)

    def export(self, choice: ExportChoice) -> None:
        """Write what is chosen in the usual place and open it."""
        order = self._order(choice)
        self._write(order, self.folder / order.file_name, opens=True)

    def _choose_place(self, choice: ExportChoice) -> None:
        order = self._order(choice)
        if path := self._asked_for("export.choose_file", order.file_name):
            self._write(order, path, opens=False)

    def _choose_kept(self, choice: ExportChoice) -> None:
        """Let a person say where, and keep that file up to date from now on."""
        order = self._order(choice)
        path = self._asked_for("export.choose_kept", order.file_name)
        if path is None:
            return
        try:
            self._keeping.keep(path, order)
        except PlannerError as refusal:
            self._tell_refused(refusal)
            return
        self._keeping.refresh()
        self.folder = path.parent
        said = self._texts.say("export.keeping", name=path.name)
        self._explain(said, order, path.name, note="kept")

    def _end_keeping(self, place: int) -> None:
        try:
            path = self._keeping.end(place)
        except PlannerError as refusal:
            self._tell_refused(refusal)
            return
        self._window.messages.tell(self._texts.say("export.kept_ended", name=path.name))

    def _asked_for(self, title: str, name: str) -> Path | None:
        say = self._texts.say
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, say(title), str(self.folder / name), say("export.files")
        )
        return Path(chosen) if chosen else None

    # -------------------------------------------------------------------------------- what is there

    def _offer(self) -> Offer:
        session = self._session
        month, plan = session.month, session.plan
        items = [*plan.between(month.first, month.last), *plan.listed(month)]
        joined = entries({item.uid: item for item in items}.values())  # a task and its event: one
        undated = sum(entry.event is not None and not entry.first_day for entry in joined)
        chosen = [plan.item(uid) for uid in self._chosen()]
        return Offer(
            month=month,
            count=len(joined) - undated,
            undated=undated,
            words=session.words,
            found=len(plan.find(session.words)) if session.words else 0,
            chosen=[item.summary for item in chosen],
            hides_done=not session.show_done,
            filtered=len(self._filtered()) if self._is_filtered else None,
        )

    @property
    def _is_filtered(self) -> bool:
        return self._session.filter != Filter()

    def _filtered(self) -> tuple[str, ...]:
        """Return the month's items that the filter keeps, less what is hidden as done."""
        session = self._session
        month, plan = session.month, session.plan
        items = [*plan.between(month.first, month.last), *plan.listed(month)]
        kept = session.filter.kept(items, session.clock.today())
        shown = [i for i in kept if session.show_done or isinstance(i, Event) or not i.is_done]
        return tuple(dict.fromkeys(item.uid for item in shown))

    def _chosen(self) -> tuple[str, ...]:
        """Return the items that are chosen: several in the list, or the one of the window."""
        rows = self._window.task_list.chosen_uids
        if len(rows) > 1:
            return tuple(rows)
        return (self._session.uid,) if self._session.uid else ()

    def _order(self, choice: ExportChoice) -> Order:
        from planner.ics.orders import Order
        from planner.ics.profile import ExportOptions, Profile

        self.last = choice
        options = ExportOptions(
            month_tasks=choice.month_tasks, reminders=choice.reminders, bars=choice.bars
        )
        return Order(
            scope=self._scope(choice),
            profile=Profile(choice.profile),
            options=options,
            only_changes=choice.only_changes,
        )

    def _scope(self, choice: ExportChoice) -> Scope:
        """Return what is chosen; the month where nothing is searched or chosen any more."""
        from planner.ics.scope import ALL, Kind, Scope

        session = self._session
        month = Scope.of_month(session.month)
        match choice.range:
            case Range.ALL:
                return ALL
            case Range.DAYS:
                return Scope(kind=Kind.DAYS, first=choice.first, last=choice.last)
            case Range.OPEN if not self._is_filtered:
                return replace(month, kind=Kind.OPEN)
            case Range.FOUND if session.words:
                return Scope(kind=Kind.FOUND, words=session.words)
            case Range.OPEN | Range.CHOSEN:
                uids = self._filtered() if choice.range is Range.OPEN else self._chosen()
                return Scope(kind=Kind.CHOSEN, uids=uids) if uids else month
            case _:
                return month

    def _look_back(self, choice: ExportChoice) -> None:
        """Show when this was exported last; how much has changed since is counted aside."""
        order = replace(self._order(choice), only_changes=False)
        last = self._store.exported_at(order.ledger) if order.ledger else None
        local = last.astimezone() if last else None
        self.sheet.show_last(local, None)
        if self._counting is not None:
            self._counting.stop()
        if local is None:
            return
        aside, words = Aside(self._session, self._store), self._texts.words
        self._counting = Errand(lambda: since(aside, order, local, words), self)
        self._counting.answered.connect(self._show_since)
        self._counting.start()

    def _show_since(self, since: Since) -> None:
        self.sheet.show_last(since.last, since.changed)

    def _show_kept(self) -> None:
        self.sheet.show_kept([self._named(each.path, each.order) for each in self._keeping.files])

    def _named(self, path: Path, order: Order) -> str:
        from planner.ics.scope import Kind

        say, scope = self._texts.say, order.scope
        match scope.kind:
            case Kind.MONTH | Kind.OPEN if scope.month:
                said = self._texts.month_title(scope.month)
            case Kind.DAYS if scope.first and scope.last:
                said = f"{self._texts.day(scope.first)} – {self._texts.day(scope.last)}"
            case Kind.FOUND:
                said = say("export.kept_found", words=scope.words)
            case _:
                said = say("export.everything")
        return say("export.kept_file", name=path.name, scope=said)

    # ------------------------------------------------------------------------------------ writing

    def _write(self, order: Order, path: Path, *, opens: bool) -> None:
        self._stopped = stopped = threading.Event()
        aside, words = Aside(self._session, self._store), self._texts.words
        errand = Errand(lambda: written(aside, order, path, words, stopped), self)
        errand.answered.connect(self._open if opens else self._tell)
        errand.failed.connect(self._fail)
        self._errand = errand
        self._long.start()
        errand.start()

    def _tell_long(self) -> None:
        stop = Way(self._texts.say("export.stop"), self.stop)
        self._window.messages.wait_for(self._texts.say("export.writing"), stop)

    def stop(self) -> None:
        """Want no file any more; one that is not in its place yet does not come there."""
        self._stopped.set()
        self._end_waiting()
        if self._errand is not None:
            self._errand.stop()

    def _end_waiting(self) -> None:
        was_told = not self._long.isActive()
        self._long.stop()
        if was_told:
            self._window.messages.close_message()

    def _remember(self, written: Written) -> None:
        self._end_waiting()
        key, now = written.order.ledger, self._session.clock.now()
        self.folder = written.places[0].parent
        if key and not self._store.read_only:
            ledger = written.ledger
            self._writer.perform(
                lambda store: store.save_ledger(key, ledger, now), beside="exported"
            )
        self._window.close_sheet()

    def _open(self, written: Written) -> None:
        """Open the file with the system's program, or say how to bring it into a calendar."""
        self._remember(written)
        if len(written.places) > 1:
            self._show_how(written, self._said(written))
            return
        place = written.places[0]
        values = {"count": written.count, "name": place.name}
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            self._show_how(written, self._texts.say("export.no_program", **values))
            return
        said = self._texts.say("export.opened", **values)
        how = Way(self._texts.say("export.how_to"), lambda *_: self._show_how(written, said))
        self._window.messages.tell(said, how, self._folder_way())

    def _tell(self, written: Written) -> None:
        self._remember(written)
        self._show_how(written, self._said(written))

    def _said(self, written: Written) -> str:
        places, count = written.places, written.count
        if len(places) > 1:
            return self._texts.say("export.written_files", count=count, files=len(places))
        return self._texts.say("export.written", count=count, name=places[0].name)

    def _show_how(self, written: Written, said: str) -> None:
        """Tell of the file beside the month, and how each program takes it."""
        self._window.messages.close_message()
        place, order = written.places[0], written.order
        self._explain(said, order, place.name, note="only_changes" if order.only_changes else "")

    def _explain(self, said: str, order: Order, name: str, *, note: str) -> None:
        from planner.ics.profile import Profile

        self.how_to.open_at(said, name, note=note)
        if order.profile is Profile.CONG_VIEC:
            self.how_to.show_tasks()
        self._window.open_sheet(self.how_to)

    def _fail(self, failure: Exception) -> None:
        self._end_waiting()
        if isinstance(failure, Stopped):
            return
        if not isinstance(failure, PlannerError):
            raise failure
        self._tell_refused(failure)

    def _tell_refused(self, refusal: PlannerError) -> None:
        self._window.messages.tell(self._texts.refusal(refusal), grave=True)

    def _folder_way(self) -> Way:
        return Way(self._texts.say("export.open_folder"), self._open_folder)

    def _open_folder(self, _checked: object = None) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()
