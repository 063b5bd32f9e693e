"""A sheet beside the month with what a person can choose. Each choice holds at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from planner.settings import Settings
from planner.text import clean_text
from resources import LANGUAGES
from ui.choices import Tick
from ui.labels import label
from ui.sheet import Sheet

if TYPE_CHECKING:
    from ui.texts import Texts

SCHEMES = ("system", "light", "dark")
TICKS = ("reminders", "tray")
LINES = ("my_names", "organisation", "organisation_above")
NAMES_WIDTH = 112


class SettingsSheet(Sheet):
    """Shows settings and says what is chosen instead."""

    chosen = Signal(object)  # Settings

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("settings.title"), texts, parent)
        self._settings = Settings()
        self.ticks = {name: Tick(texts.say(f"settings.{name}")) for name in TICKS}
        self.lines = {name: QLineEdit() for name in LINES}
        self.colours = self._choice("colour_scheme", SCHEMES)
        self.language = self._choice("language", LANGUAGES)
        self._fill()
        for box in self.ticks.values():
            box.clicked.connect(self._choose)
        for line in self.lines.values():
            line.editingFinished.connect(self._choose)

    def open_with(self, settings: Settings) -> None:
        """Show settings."""
        self._settings = settings
        for name, box in self.ticks.items():
            box.setChecked(getattr(settings, name))
        for name, line in self.lines.items():
            line.setText(getattr(settings, name))
        for choice, value in (
            (self.colours, settings.colour_scheme),
            (self.language, settings.language),
        ):
            choice.setCurrentIndex(choice.findData(value))

    # ------------------------------------------------------------------------------------- inside

    def _choose(self) -> None:
        """Say what is chosen now, if it is something else than before."""
        values: dict[str, Any] = {name: box.isChecked() for name, box in self.ticks.items()}
        values |= {name: clean_text(line.text()).strip() for name, line in self.lines.items()}
        values["colour_scheme"] = self.colours.currentData()
        values["language"] = self.language.currentData()
        settings = replace(self._settings, **values)
        if settings != self._settings:
            self._settings = settings
            self.chosen.emit(settings)

    def _choice(self, name: str, values: tuple[str, ...]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._texts.say(f"settings.{name}"))
        for value in values:
            box.addItem(self._texts.say(f"settings.{name}_{value}"), value)
        box.activated.connect(self._choose)
        return box

    def _fill(self) -> None:
        say = self._texts.say
        self.group(say("settings.reminding"), *self.ticks.values())
        self.group(
            say("settings.window"),
            self._named("colour_scheme", self.colours),
            self._named("language", self.language),
        )
        self.hint(say("settings.language_hint"))
        self.group(say("settings.mine"), self.lines["my_names"])
        self.hint(say("settings.mine_hint"))
        papers = map(self._line, ("organisation", "organisation_above"))
        self.group(say("settings.papers"), *papers)
        self.hint(say("settings.papers_hint"))
        self.column.addStretch(1)
        self.lines["my_names"].setAccessibleName(say("settings.mine"))
        self.setFocusProxy(self.ticks["reminders"])

    def _line(self, name: str) -> QWidget:
        return self._named(name, self.lines[name])

    def _named(self, name: str, field: QWidget) -> QWidget:
        """Return a field beside its name."""
        words = self._texts.say(f"settings.{name}")
        field.setAccessibleName(words)
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = label(words)
        said.setMinimumWidth(NAMES_WIDTH)
        row.addWidget(said)
        row.addWidget(field, 1)
        return pair
