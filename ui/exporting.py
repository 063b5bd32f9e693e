"""The way of an export: what is chosen, written off the window's thread, opened, told.

A file is written beside its place and then put there, so that a reader never meets half of one.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from planner.model import CannotWrite, Event, PlannerError
from ui.export_dialog import ExportChoice, ExportSheet
from ui.message_bar import Way
from ui.work import Errand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from planner.model import Item, Month
    from planner.settings import Settings
    from planner.store import Store
    from resources import Words
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.texts import Texts
    from ui.work import Writer


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: where, how many entries, what its readers now know."""

    path: Path
    count: int
    ledger: dict[str, int]


class Exporting(QObject):
    """Exports and tells what came of it."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        writer: Writer,
        store: Store,
        texts: Texts,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._writer = writer
        self._store = store
        self._texts = texts
        self._last = ExportChoice(
            None, "lich", settings.export_month_tasks, settings.export_reminders
        )
        self._sheet: ExportSheet | None = None
        self._errand: Errand | None = None
        self.folder = _documents()

    # ------------------------------------------------------------------------------------- asking

    @property
    def sheet(self) -> ExportSheet:
        """The sheet; made at the first export."""
        if self._sheet is None:
            self._sheet = ExportSheet(self._texts)
            self._sheet.export_requested.connect(self.export)
            self._sheet.save_requested.connect(self._choose_place)
            self._sheet.cancelled.connect(self._window.close_sheet)
        return self._sheet

    def ask(self) -> None:
        """Open the sheet, with the month that is shown."""
        month = self._session.month
        items = self._items(month)
        undated = sum(isinstance(item, Event) and item.start is None for item in items)
        last = self._store.exported_at(_scope(self._last.profile, month))
        counts = (len(items) - undated, undated)
        self.sheet.open_at(month, counts, last.astimezone() if last else None, self._last)
        self._window.open_sheet(self.sheet)

    def export_again(self) -> None:
        """Export the month that is shown as last time, without asking."""
        last = self._last
        self.export(
            ExportChoice(self._session.month, last.profile, last.month_tasks, last.reminders)
        )

    def export(self, choice: ExportChoice) -> None:
        """Write what is chosen in the usual place and open it."""
        from planner.ics.profile import file_name

        self._write(choice, self.folder / file_name(choice.month), opens=True)

    def _choose_place(self, choice: ExportChoice) -> None:
        from planner.ics.profile import file_name

        say = self._texts.say
        proposed = str(self.folder / file_name(choice.month))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, say("export.choose_file"), proposed, say("export.files")
        )
        if chosen:
            self._write(choice, Path(chosen), opens=False)

    # ------------------------------------------------------------------------------------ writing

    def _write(self, choice: ExportChoice, path: Path, *, opens: bool) -> None:
        self._last = choice
        items = self._items(choice.month)
        now, plan, words = self._session.clock.now(), self._store.plan_uuid, self._texts.words
        errand = Errand(lambda: _written(items, choice, path, words, (now, plan)), self)
        errand.answered.connect(self._open if opens else self._tell)
        errand.failed.connect(self._fail)
        self._errand = errand
        errand.start()

    def _items(self, month: Month | None) -> Sequence[Item]:
        plan = self._session.plan
        if month is None:
            return plan.items()
        found = (*plan.between(month.first, month.last), *plan.listed(month))
        return list({item.uid: item for item in found}.values())

    def _remember(self, written: Written) -> None:
        scope = _scope(self._last.profile, self._last.month)
        now = self._session.clock.now()
        self.folder = written.path.parent
        self._writer.perform(lambda store: store.save_ledger(scope, written.ledger, now))
        self._window.close_sheet()

    def _open(self, written: Written) -> None:
        """Open the file with the system's program, or say how to bring it into Outlook."""
        self._remember(written)
        say = self._texts.say
        name, count = written.path.name, written.count
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.path))):
            said = say("export.opened", count=count, name=name)
            self._window.messages.tell(said, self._folder_way(written))
            return
        said = say("export.no_program", count=count, name=name)
        how = say("export.how_to", folder=str(written.path.parent))
        self._window.messages.tell(f"{said}\n{how}", self._folder_way(written))

    def _tell(self, written: Written) -> None:
        self._remember(written)
        said = self._texts.say("export.written", count=written.count, name=written.path.name)
        self._window.messages.tell(said, self._folder_way(written))

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, PlannerError):
            raise failure
        self._window.messages.tell(self._texts.refusal(failure), grave=True)

    def _folder_way(self, written: Written) -> Way:
        folder = QUrl.fromLocalFile(str(written.path.parent))
        return Way(self._texts.say("export.open_folder"), _opener(folder))


def _opener(place: QUrl) -> Callable[[], object]:
    return lambda *_ignored: QDesktopServices.openUrl(place)


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def _scope(profile: str, month: Month | None) -> str:
    return f"{profile}/{month or 'all'}"


def _written(
    items: Sequence[Item],
    choice: ExportChoice,
    path: Path,
    words: Words,
    stamp: tuple[datetime, UUID],
) -> Written:
    """Write the file: runs off the window's thread."""
    from planner.ics.profile import ExportOptions, Profile, calendar_name
    from planner.ics.write import to_ics

    now, plan = stamp
    export = to_ics(
        items,
        calendar_name(plan, choice.month, words),
        Profile(choice.profile),
        words=words,
        now=now,
        options=ExportOptions(month_tasks=choice.month_tasks, reminders=choice.reminders),
    )
    replace_file(path, export.data)
    return Written(path, export.written, dict(export.ledger))


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in its place whole or not at all; raises CannotWrite."""
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as failure:
        raise CannotWrite(place="export", name=path.name) from failure
