"""One task or event in a form beside the month. What is typed is checked when it is saved.

Fields hold text, not date widgets: an empty day has a meaning here (a task within its month, an
event whose day is not known), and typing "12/2" is quicker than any calendar popup.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.model import DueFrom, Event, EventKind, Month, Task, TaskStatus
from planner.month import day_after
from planner.text import clean_text
from ui.fields import Wrong, read_clock, read_day, read_month, read_units
from ui.labels import label, put
from ui.style import TITLE

if TYPE_CHECKING:
    from planner.model import Item
    from ui.texts import Texts

KINDS = (
    EventKind.MEETING,
    EventKind.OTHER,
    EventKind.COMMEMORATION,
    EventKind.FESTIVAL,
    EventKind.HOLIDAY,
    EventKind.DEADLINE,
)
PRIORITIES = ((0, "priority_none"), (1, "priority_high"), (9, "priority_low"))
STATES = (
    (TaskStatus.NEEDS_ACTION, "needs_action"),
    (TaskStatus.IN_PROCESS, "in_process"),
    (TaskStatus.COMPLETED, "completed"),
    (TaskStatus.CANCELLED, "cancelled"),
)
TASK_ROWS = ("priority", "state")
EVENT_ROWS = ("end", "place")
LINES = 3


class ItemEditor(QWidget):
    """A form for one item; hands the edited item over and changes nothing itself."""

    saved = Signal(object)  # Item
    cancelled = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._item: Item | None = None
        self._year = 0
        self.setObjectName("Sheet")
        self._title = label(size=TITLE, strong=True)
        self.kind = QComboBox()
        self.summary = _Words(LINES)
        self.month = QLineEdit()
        self.start = QLineEdit()
        self.start_time = QLineEdit()
        self.end = QLineEdit()
        self.end_time = QLineEdit()
        self.place = QLineEdit()
        self.area = QLineEdit()
        self.assignee = QLineEdit()
        self.with_units = QLineEdit()
        self.priority = QComboBox()
        self.state = QComboBox()
        self.note = _Words(LINES)
        self._start_words = label(name="muted")
        self._original = label(name="muted", wraps=True)
        self._wrong = label(name="wrong", wraps=True)
        self._form = QFormLayout()
        self._rows: dict[str, QWidget] = {}
        self._fill_choices()
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------------------------------- opening

    def open_new(self, month: Month, day: date | None = None) -> None:
        """Begin a new task of a month, perhaps due on a day."""
        self._open(Task(summary="", month=month, due=day), month.year, is_new=True)

    def open_item(self, item: Item) -> None:
        """Begin to edit an item."""
        day = item.due if isinstance(item, Task) else item.first_day
        year = day.year if day else item.month.year if item.month else date.max.year
        self._open(item, year, is_new=False)

    def _open(self, item: Item, year: int, *, is_new: bool) -> None:
        self._item, self._year = item, year
        say = self._texts.say
        key = "new_title" if is_new else "edit_task" if isinstance(item, Task) else "edit_event"
        put(self._title, say(f"editor.{key}"))
        self._show_row("kind", shown=is_new or isinstance(item, Event))
        self.kind.setItemData(0, is_new or isinstance(item, Task), Qt.ItemDataRole.UserRole + 1)
        _choose(self.kind, item.kind if isinstance(item, Event) else None)
        self.summary.setPlainText(item.summary)
        self.month.setText(self._texts.month(item.month) if item.month else "")
        self.area.setText(item.area or "")
        self.assignee.setText(item.assignee or "")
        self.with_units.setText("; ".join(item.with_units))
        self.note.setPlainText(item.note)
        if isinstance(item, Task):
            self._show_task(item, is_new=is_new)
        else:
            self._show_event(item)
        self._show_kind()
        put(self._wrong, "")
        self.summary.setFocus()
        self.summary.selectAll()

    def _show_task(self, task: Task, *, is_new: bool) -> None:
        shown = task.due if task.due_from is not DueFrom.MONTH else None
        for field in (self.start_time, self.end, self.end_time, self.place):
            field.clear()
        self.start.setText(self._texts.day(shown) if shown else "")
        _choose(self.priority, task.priority)
        _choose(self.state, task.status)
        self._show_row("state", shown=not is_new)
        day = task.original_due
        put(self._original, self._texts.say("editor.original_due", day=_said(day, self._texts)))
        self._original.setVisible(day is not None)

    def _show_event(self, event: Event) -> None:
        first, last = event.first_day, event.last_day
        start, end = event.start, event.end
        self.start.setText(_said(first, self._texts))
        self.end.setText(_said(last, self._texts) if last != first else "")
        self.start_time.setText(self._texts.clock(start) if isinstance(start, datetime) else "")
        self.end_time.setText(self._texts.clock(end) if isinstance(end, datetime) else "")
        self.place.setText(event.location or "")
        self._original.hide()

    # -------------------------------------------------------------------------------------- saving

    def save(self) -> None:
        """Hand the item over, or say what is wrong with what was typed."""
        try:
            item = self._edited()
        except Wrong as wrong:
            put(self._wrong, self._texts.say(wrong.key, text=wrong.text))
            return
        self.saved.emit(item)

    def _edited(self) -> Item:
        summary = clean_text(" ".join(self.summary.toPlainText().split()))
        if not summary:
            raise Wrong("editor.needs_summary")
        common: dict[str, Any] = {
            "summary": summary,
            "month": read_month(self.month.text()),
            "area": _typed(self.area),
            "assignee": _typed(self.assignee),
            "with_units": tuple(map(clean_text, read_units(self.with_units.text()))),
            "note": clean_text(self.note.toPlainText().strip()),
        }
        if self.kind.currentData() is None:
            return self._edited_task(common)
        return self._edited_event(common)

    def _edited_task(self, common: dict[str, Any]) -> Task:
        task = self._item if isinstance(self._item, Task) else Task(summary="")
        values = common | {
            "priority": self.priority.currentData(),
            "status": self.state.currentData() if not self.state.isHidden() else task.status,
        }
        due = read_day(self.start.text(), self._year)
        untouched = due is None and task.due_from is DueFrom.MONTH
        if due != task.due and not untouched:
            values |= {"due": due, "due_from": DueFrom.TEXT if due else None}
        return replace(task, **values)

    def _edited_event(self, common: dict[str, Any]) -> Event:
        event = self._item if isinstance(self._item, Event) else Event(summary="")
        start, end = self._period()
        part = event.day_part if start == event.start else None
        return replace(
            event,
            **common,
            kind=self.kind.currentData(),
            location=_typed(self.place),
            start=start,
            end=end,
            day_part=part,
        )

    def _period(self) -> tuple[date | datetime | None, date | datetime | None]:
        """Return start and (exclusive) end as typed."""
        first = read_day(self.start.text(), self._year)
        begins, ends = read_clock(self.start_time.text()), read_clock(self.end_time.text())
        last = read_day(self.end.text(), self._year)
        if first is None:
            return None, None
        if last is not None and last < first:
            raise Wrong("editor.end_before_start")
        if begins is None:
            return first, day_after(last, 1) if last and last != first else None
        return _timed(first, last or first, begins, ends)

    # -------------------------------------------------------------------------------------- inside

    def _fill_choices(self) -> None:
        say = self._texts.say
        self.kind.addItem(say("states.task"), None)
        for kind in KINDS:
            self.kind.addItem(say(f"states.{kind.value}"), kind)
        for number, name in PRIORITIES:
            self.priority.addItem(say(f"editor.{name}"), number)
        for state, name in STATES:
            self.state.addItem(say(f"states.{name}"), state)

    def _lay_out(self) -> None:
        say = self._texts.say
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(8)
        self._form.setVerticalSpacing(6)
        rows = {
            "kind": self.kind,
            "summary": self.summary,
            "month": self.month,
            "start": _side_by_side(self.start, self.start_time),
            "end": _side_by_side(self.end, self.end_time),
            "place": self.place,
            "assignee": self.assignee,
            "with_units": self.with_units,
            "area": self.area,
            "priority": self.priority,
            "state": self.state,
            "note": self.note,
        }
        for name, field in rows.items():
            words = say("list.state" if name == "state" else f"editor.{name}")
            said = self._start_words if name == "start" else label(words, name="muted")
            self._form.addRow(said, field)
            self._rows[name] = field
        self.month.setPlaceholderText(say("editor.month_hint"))
        self.end.setPlaceholderText(say("editor.date_hint"))
        self.with_units.setPlaceholderText(say("editor.with_hint"))
        for field, name in self._spoken().items():
            field.setAccessibleName(say(name))
        for clock in (self.start_time, self.end_time):
            clock.setPlaceholderText(say("editor.time_hint"))
            clock.setFixedWidth(72)
        self._stack()

    def _spoken(self) -> dict[QWidget, str]:
        """Return what a screen reader calls each field."""
        named = (
            "kind",
            "summary",
            "month",
            "start",
            "end",
            "place",
            "assignee",
            "with_units",
            "area",
            "priority",
            "note",
        )
        spoken: dict[QWidget, str] = {getattr(self, name): f"editor.{name}" for name in named}
        return spoken | {
            self.state: "list.state",
            self.start_time: "editor.time",
            self.end_time: "editor.end_clock",
        }

    def _stack(self) -> None:
        save = QPushButton(self._texts.say("editor.save"))
        save.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        save.clicked.connect(self.save)
        cancel = QPushButton(self._texts.say("editor.cancel"))
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        inside = QWidget()
        inside.setObjectName("Sheet")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._form)
        column.addWidget(self._original)
        column.addWidget(self._wrong)
        column.addLayout(buttons)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._show_kind)
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show_kind(self) -> None:
        """Show the fields that a task or an event has."""
        is_task = self.kind.currentData() is None
        for name in EVENT_ROWS:
            self._show_row(name, shown=not is_task)
        self._show_row("priority", shown=is_task)
        self._show_row("state", shown=is_task and isinstance(self._item, Task) and self._item.uid)
        self.start_time.setVisible(not is_task)
        put(self._start_words, self._texts.say(f"editor.{'due_mode' if is_task else 'start'}"))
        hint = "editor.due_empty" if is_task else "editor.day_empty"
        self.start.setPlaceholderText(self._texts.say(hint))

    def _show_row(self, name: str, *, shown: object) -> None:
        self._form.setRowVisible(self._rows[name], bool(shown))


class _Words(QPlainTextEdit):
    """A field of a few lines; Tab leaves it."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 16)


def _side_by_side(first: QLineEdit, second: QLineEdit) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(first, 1)
    row.addWidget(second)
    return pair


def _choose(box: QComboBox, value: object) -> None:
    """Choose a value; combo boxes of Qt do not find enums and None by themselves."""
    for row in range(box.count()):
        if box.itemData(row) == value:
            box.setCurrentIndex(row)
            return


def _typed(field: QLineEdit) -> str | None:
    return clean_text(field.text().strip()) or None


def _said(day: date | None, texts: Texts) -> str:
    return texts.day(day) if day else ""


def _timed(
    first: date, last: date, begins: time, ends: time | None
) -> tuple[datetime, datetime | None]:
    start = datetime.combine(first, begins)
    if ends is None:
        return start, None
    end = datetime.combine(last, ends)
    if end <= start:
        raise Wrong("editor.end_before_start")
    return start, end
