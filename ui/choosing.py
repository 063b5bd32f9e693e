"""What a person has chosen for good: taken to where it counts, changed in a sheet, written down.

The settings lie in a file that a person may edit; here they are the same, without a file.
"""

from __future__ import annotations

import logging
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from planner.model import CannotWrite
from planner.settings import is_damaged, load, save
from ui.first_picture import names_in
from ui.style import follow

if TYPE_CHECKING:
    from pathlib import Path

    from planner.settings import Settings
    from ui.export_dialog import ExportChoice
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.settings_sheet import SettingsSheet
    from ui.texts import Texts

log = logging.getLogger(__name__)


class Choosing(QObject):
    """Holds the settings in force; everybody who needs one asks here."""

    reminders_changed = Signal()

    def __init__(
        self, window: MainWindow, session: Session, settings: Settings, data: Path, texts: Texts
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._texts = window, session, texts
        self._kept = self.settings = settings  # on the disk, in force
        self._data = data
        self._sheet: SettingsSheet | None = None

    @property
    def sheet(self) -> SettingsSheet:
        """The sheet; made at its first use."""
        if self._sheet is None:
            from ui.settings_sheet import SettingsSheet  # noqa: PLC0415 - seldom needed

            self._sheet = SettingsSheet(self._texts)
            self._sheet.chosen.connect(self.take)
            self._sheet.left.connect(self._window.close_sheet)
        return self._sheet

    def show(self) -> None:
        """Show what can be chosen, beside the month."""
        self.sheet.open_with(self._now())
        self._window.open_sheet(self.sheet)

    def take(self, settings: Settings) -> None:
        """Put settings in force, and write them down; raises CannotWrite when only the first."""
        before, self.settings = self._now(), settings
        self._session.my_names = names_in(settings.my_names)
        if settings.colour_scheme != before.colour_scheme:
            app = QApplication.instance()
            if isinstance(app, QApplication):
                follow(app, settings.colour_scheme)
        if (settings.reminders, settings.tray) != (before.reminders, before.tray):
            self.reminders_changed.emit()
        self.write_down()

    def write_down(self) -> None:
        """Write down what is chosen now, which a sudden end must not take; raises CannotWrite."""
        self._write(self._now())

    def keep(self, wish: ExportChoice | None) -> None:
        """Write down what was chosen in passing; `wish` is that of the last export, if any.

        The program ends: where that cannot be written, it ends without.
        """
        chosen = self._now()
        if wish is not None:
            chosen = replace(
                chosen,
                export_profile=wish.profile,
                export_month_tasks=wish.month_tasks,
                export_reminders=wish.reminders,
                export_bars=wish.bars,
            )
        try:
            self._write(chosen)
        except CannotWrite as refusal:
            log.warning("settings not kept: %s", refusal.details.get("reason"))

    def _write(self, chosen: Settings) -> None:
        """Write what is chosen otherwise than before; the file may have been edited meanwhile."""
        names = [field.name for field in fields(chosen)]
        changed = {n: v for n in names if (v := getattr(chosen, n)) != getattr(self._kept, n)}
        if changed:
            save(self._data, replace(load(self._data), **changed))
            self._kept = chosen

    def tell_if_damaged(self) -> bool:
        """Say that the settings cannot be read, and that their file stays, if so it is."""
        if not is_damaged(self._data):
            return False
        self._window.messages.tell(self._texts.say("errors.settings_damaged"))
        return True

    def _now(self) -> Settings:
        """Return the settings with what was chosen elsewhere in the window."""
        session = self._session
        return replace(
            self.settings,
            show_done=session.show_done,
            my_names="; ".join(session.my_names),
            only_mine=bool(session.filter.mine),
        )
