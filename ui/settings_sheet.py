"""A sheet beside the month with what a person can choose. Each choice holds at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.settings import Settings
from planner.text import clean_text
from resources import LANGUAGES
from ui.labels import label
from ui.style import SMALL, TITLE

if TYPE_CHECKING:
    from ui.texts import Texts

SCHEMES = ("system", "light", "dark")
TICKS = ("reminders", "tray")
LINES = ("my_names", "organisation", "organisation_above")
NAMES_WIDTH = 112


class SettingsSheet(QWidget):
    """Shows settings and says what is chosen instead."""

    chosen = Signal(object)  # Settings
    left = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._settings = Settings()
        self.setObjectName("Sheet")
        self.ticks = {name: QCheckBox(texts.say(f"settings.{name}")) for name in TICKS}
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
        inside = QWidget()
        inside.setObjectName("Sheet")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        column.addWidget(label(say("settings.title"), size=TITLE, strong=True))
        self._group(column, "reminding", *self.ticks.values())
        self._group(column, "window", self._named("colour_scheme", self.colours))
        column.addWidget(self._named("language", self.language))
        column.addWidget(label(say("settings.language_hint"), name="muted", size=SMALL, wraps=True))
        self._group(column, "mine", self.lines["my_names"])
        column.addWidget(label(say("settings.mine_hint"), name="muted", size=SMALL, wraps=True))
        self._group(column, "papers", *map(self._line, ("organisation", "organisation_above")))
        column.addWidget(label(say("settings.papers_hint"), name="muted", size=SMALL, wraps=True))
        column.addSpacing(8)
        column.addLayout(self._buttons())
        column.addStretch(1)
        self.lines["my_names"].setAccessibleName(say("settings.mine"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setFocusProxy(self.ticks["reminders"])

    def _group(self, column: QVBoxLayout, name: str, *fields: QWidget) -> None:
        column.addSpacing(8)
        column.addWidget(label(self._texts.say(f"settings.{name}"), name="muted", strong=True))
        for field in fields:
            column.addWidget(field)

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

    def _buttons(self) -> QHBoxLayout:
        done = QPushButton(self._texts.say("settings.done"))
        done.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        done.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(done)
        return row
