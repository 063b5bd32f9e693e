"""What to export: a small sheet beside the month. Enter exports; it decides no format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.labels import label, put
from ui.style import TITLE

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from planner.model import Month
    from ui.texts import Texts

PROFILES = ("lich", "cong-viec")


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person wants exported; without a month the whole plan."""

    month: Month | None
    profile: str
    month_tasks: bool
    reminders: bool


class ExportSheet(QWidget):
    """Says what is chosen when a person asks for the export."""

    export_requested = Signal(object)  # ExportChoice
    save_requested = Signal(object)
    cancelled = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._month: Month | None = None
        say = texts.say
        self.setObjectName("Sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.this_month = QRadioButton()
        self.everything = QRadioButton(say("export.everything"))
        self.month_tasks = QCheckBox(say("export.month_tasks"))
        self.reminders = QCheckBox(say("export.reminders"))
        self.profiles = [QRadioButton(say(f"export.profile_{name}")) for name in PROFILES]
        self._left_out = label(name="muted", wraps=True)
        self._last = label(name="muted", wraps=True)
        self.go = QPushButton(say("export.go"))
        self.go.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.go.clicked.connect(self._ask)
        self._group((self.this_month, self.everything), "_scope")
        self._group(tuple(self.profiles), "_profile")
        self._lay_out()
        self.setFocusProxy(self.go)

    def open_at(
        self, month: Month, counts: tuple[int, int], last: datetime | None, choice: ExportChoice
    ) -> None:
        """Begin with a month: how many items it has, and how many of them have no day."""
        self._month = month
        dated, undated = counts
        say = self._texts.say
        words = say("export.this_month", month=self._texts.month(month), count=dated)
        self.this_month.setText(words)
        self.this_month.setChecked(True)
        self.month_tasks.setChecked(choice.month_tasks)
        self.reminders.setChecked(choice.reminders)
        self.profiles[PROFILES.index(choice.profile)].setChecked(True)
        put(self._left_out, say("export.left_out", count=undated) if undated else "")
        self._left_out.setVisible(bool(undated))
        when = f"{self._texts.clock(last)} {self._texts.day(last)}" if last else ""
        put(self._last, say("export.last_time", when=when) if last else "")
        self._last.setVisible(last is not None)

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        ticked = [button.isChecked() for button in self.profiles].index(True)
        return ExportChoice(
            None if self.everything.isChecked() else self._month,
            PROFILES[ticked],
            self.month_tasks.isChecked(),
            self.reminders.isChecked(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter exports, wherever the focus is in the sheet."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask()
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------- inside

    def _ask(self) -> None:
        self.export_requested.emit(self.choice)

    def _ask_file(self) -> None:
        self.save_requested.emit(self.choice)

    def _group(self, buttons: tuple[QRadioButton, ...], name: str) -> None:
        group = QButtonGroup(self)
        group.setObjectName(name)
        for button in buttons:
            group.addButton(button)

    def _lay_out(self) -> None:
        say = self._texts.say
        save = QPushButton(say("export.save_only"))
        save.clicked.connect(self._ask_file)
        cancel = QPushButton(say("export.cancel"))
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(save)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(label(say("export.title"), size=TITLE, strong=True))
        for words, parts in (
            ("scope", (self.this_month, self.everything)),
            ("options", (self.month_tasks, self.reminders)),
            ("profile", tuple(self.profiles)),
        ):
            column.addSpacing(4)
            column.addWidget(label(say(f"export.{words}"), name="muted"))
            for part in parts:
                column.addWidget(part)
        column.addWidget(self._left_out)
        column.addWidget(self._last)
        column.addSpacing(8)
        column.addWidget(self.go)
        column.addLayout(buttons)
        column.addStretch(1)
