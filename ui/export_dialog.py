"""What to export: a small sheet beside the month. Enter exports; it decides no format."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.choices import Choice, Tick, put_words
from ui.fields import Wrong, read_day
from ui.labels import label, put
from ui.sheet import Sheet
from ui.style import SMALL, sign
from ui.texts import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent

    from planner.model import Month
    from ui.texts import Texts

PROFILES = ("lich", "cong-viec")
LONGEST = 24  # letters of foreign text in a button: the sheet must not grow with it


class Range(Enum):
    """What of the plan goes out."""

    MONTH = "month"
    OPEN = "open"
    DAYS = "days"
    FOUND = "found"
    CHOSEN = "chosen"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What a person wants exported."""

    range: Range = Range.MONTH
    first: date | None = None  # of DAYS
    last: date | None = None
    profile: str = PROFILES[0]
    month_tasks: bool = True
    reminders: bool = True
    bars: bool = False
    only_changes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be exported now."""

    month: Month
    count: int  # items of the month that have a day
    undated: int
    words: str = ""  # of the search that is shown
    found: int = 0
    chosen: Sequence[str] = field(default=())  # titles
    hides_done: bool = False
    filtered: int | None = None  # items that a filter keeps, where there is one


class ExportSheet(Sheet):
    """Says what is chosen when a person asks for the export."""

    export_requested = Signal(object)  # ExportChoice
    save_requested = Signal(object)
    keep_requested = Signal(object)
    end_requested = Signal(int)  # which of the files that are kept up to date
    choice_changed = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("export.title"), texts, parent)
        self._year = 0
        self._once: set[Range] = set()  # ranges that mean something else another time
        say = texts.say
        self.ranges = {each: Choice() for each in Range}
        put_words(self.ranges[Range.DAYS], say("export.days"))
        put_words(self.ranges[Range.ALL], say("export.everything"))
        self.first, self.last = QLineEdit(), QLineEdit()
        self._days = self._day_fields()
        self._wrong = label(name="wrong", wraps=True)
        self.only_changes = Tick(say("export.only_changes"))
        self.month_tasks = Tick(say("export.month_tasks"))
        self.reminders = Tick(say("export.reminders"))
        self.bars = Tick(say("export.bars"))
        self.profiles = [Choice(say(f"export.profile_{name}")) for name in PROFILES]
        self._left_out = label(name="muted", size=SMALL, wraps=True)
        self._last_time = label(name="muted", size=SMALL, wraps=True)
        self.go = QPushButton(say("export.go"))
        self.go.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        sign(self.go, "export", "on_accent")
        self.save = QPushButton(say("export.save_only"))
        self.keep = QPushButton(say("export.keep"))
        self.keep.setToolTip(say("export.keep_hint"))
        self._kept = QVBoxLayout()
        self._group(tuple(self.ranges.values()), "_scope")
        self._group(tuple(self.profiles), "_profile")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.go)

    # ------------------------------------------------------------------------------------ showing

    def open_at(self, offer: Offer, choice: ExportChoice) -> None:
        """Begin with what can be exported and what was chosen last."""
        self._year = offer.month.year
        self._once = {Range.CHOSEN} if offer.filtered is None else {Range.CHOSEN, Range.OPEN}
        self._name_ranges(offer)
        shown = Range.MONTH if offer.filtered is None else Range.OPEN
        self.ranges[Range.FOUND if offer.words else shown].setChecked(True)
        self.first.setText(self._texts.day(offer.month.first))
        self.last.setText(self._texts.day(offer.month.last))
        self.month_tasks.setChecked(choice.month_tasks)
        self.reminders.setChecked(choice.reminders)
        self.bars.setChecked(choice.bars)
        self.only_changes.setChecked(False)
        self.profiles[PROFILES.index(choice.profile)].setChecked(True)
        count = offer.undated
        put(self._left_out, self._texts.say("export.left_out", count=count) if count else "")
        self._left_out.setVisible(bool(count))
        self._follow()

    def show_last(self, last: datetime | None, changed: int | None) -> None:
        """Say when this was exported last, and how much has changed since, once that is known."""
        say = self._texts.say
        when = f"{self._texts.clock(last)} {self._texts.day(last)}" if last else ""
        key = {None: "last_time", 0: "last_time_same"}.get(changed, "last_time_changed")
        said = say(f"export.{key}", when=when, count=changed) if last else say("export.never")
        put(self._last_time, said)
        self.only_changes.setEnabled(last is not None and changed != 0)
        if not self.only_changes.isEnabled():
            self.only_changes.setChecked(False)

    def show_kept(self, names: Sequence[str]) -> None:
        """Show the files that are kept up to date, each with a way to end that."""
        while self._kept.count():
            taken = self._kept.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if names:
            self._kept.addWidget(label(self._texts.say("export.kept"), name="muted"))
        for place, name in enumerate(names):
            self._kept.addWidget(self._kept_row(place, name))

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now; raises Wrong where the days are none."""
        chosen = next(each for each, button in self.ranges.items() if button.isChecked())
        first = last = None
        if chosen is Range.DAYS:
            first, last = self._read_days()
        ticked = [button.isChecked() for button in self.profiles].index(True)
        return ExportChoice(
            range=chosen,
            first=first,
            last=last,
            profile=PROFILES[ticked],
            month_tasks=self.month_tasks.isChecked(),
            reminders=self.reminders.isChecked(),
            bars=self.bars.isChecked(),
            only_changes=self.only_changes.isChecked(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter exports, wherever the focus is in the sheet."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask(self.export_requested)
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------- inside

    def _name_ranges(self, offer: Offer) -> None:
        say, month = self._texts.say, self._texts.month(offer.month)
        named = {
            Range.MONTH: say("export.this_month", month=month, count=offer.count),
            Range.OPEN: say("export.open_only", month=month) if offer.hides_done else "",
            Range.FOUND: "",
            Range.CHOSEN: "",
        }
        if offer.filtered is not None:
            named[Range.OPEN] = say("export.filtered", month=month, count=offer.filtered)
        if offer.words:
            words = _short(offer.words)
            named[Range.FOUND] = say("export.found", words=words, count=offer.found)
        if len(offer.chosen) == 1:
            named[Range.CHOSEN] = say("export.chosen", title=_short(offer.chosen[0]))
        elif offer.chosen:
            named[Range.CHOSEN] = say("export.chosen_many", count=len(offer.chosen))
        for which, words in named.items():
            put_words(self.ranges[which], words)
            self.ranges[which].setVisible(bool(words))

    def _read_days(self) -> tuple[date, date]:
        first, last = (read_day(each.text(), self._year) for each in (self.first, self.last))
        for day, text in ((first, self.first.text()), (last, self.last.text())):
            if day is None:
                raise Wrong("editor.bad_date", text)
        if first is None or last is None or first > last:
            raise Wrong("export.days_wrong")
        return first, last

    def _ask(self, signal: SignalInstance) -> None:
        """Say what is wanted; days that are none are told in their place."""
        try:
            choice = self.choice
        except Wrong as wrong:
            self._tell_wrong(wrong)
            self.first.setFocus()
            return
        signal.emit(choice)

    def _follow(self, _ignored: object = None) -> None:
        """Fit the sheet to what is chosen, and let the last export of it be looked up."""
        self._days.setVisible(self.ranges[Range.DAYS].isChecked())
        if not self.isEnabled():
            return
        try:
            choice = self.choice
        except Wrong as wrong:
            self._tell_wrong(wrong)
            return
        self._wrong.hide()
        self.keep.setEnabled(choice.range not in self._once and not choice.only_changes)
        self.choice_changed.emit(choice)

    def _tell_wrong(self, wrong: Wrong) -> None:
        details = {"text": shown(wrong.text)} if wrong.text or "bad" in wrong.key else {}
        put(self._wrong, self._texts.say(wrong.key, **details))
        self._wrong.show()

    # ----------------------------------------------------------------------------------- building

    def _connect(self) -> None:
        self.go.clicked.connect(partial(self._ask, self.export_requested))
        self.save.clicked.connect(partial(self._ask, self.save_requested))
        self.keep.clicked.connect(partial(self._ask, self.keep_requested))
        for button in (*self.ranges.values(), *self.profiles):
            button.clicked.connect(self._follow)
        for box in (self.only_changes, self.month_tasks, self.bars):
            box.clicked.connect(self._follow)
        for edit in (self.first, self.last):
            edit.textEdited.connect(self._follow)
            edit.returnPressed.connect(partial(self._ask, self.export_requested))

    def _group(self, buttons: tuple[Choice, ...], name: str) -> None:
        group = QButtonGroup(self)
        group.setObjectName(name)
        for button in buttons:
            group.addButton(button)

    def _day_fields(self) -> QWidget:
        say = self._texts.say
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(6)
        for key, edit in (("from_day", self.first), ("to_day", self.last)):
            edit.setAccessibleName(say(f"export.{key}_spoken"))
            edit.setPlaceholderText(say("editor.date_hint"))
            row.addWidget(label(say(f"export.{key}"), name="muted"))
            row.addWidget(edit, 1)
        pair.hide()
        return pair

    def _kept_row(self, place: int, name: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        end = QPushButton(self._texts.say("export.end_keeping"))
        end.setFlat(True)
        end.setAccessibleName(self._texts.say("export.end_keeping_spoken", name=name))
        end.clicked.connect(lambda: self.end_requested.emit(place))
        line.addWidget(label(name, wraps=True), 1)
        line.addWidget(end)
        return row

    def _lay_out(self) -> None:
        say, column = self._texts.say, self.column
        ranges = list(self.ranges.values())
        place = list(Range).index(Range.DAYS) + 1
        self.group(say("export.scope"), *ranges[:place], self._days, *ranges[place:], self._wrong)
        self.group(say("export.profile"), *self.profiles)
        ticks = (self.month_tasks, self.reminders, self.bars, self.only_changes)
        self.group(say("export.options"), *ticks)
        self._wrong.hide()
        column.addWidget(self._left_out)
        column.addWidget(self._last_time)
        column.addSpacing(6)
        for button in (self.go, self.save, self.keep):
            column.addWidget(button)
        column.addSpacing(6)
        column.addLayout(self._kept)
        column.addStretch(1)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
