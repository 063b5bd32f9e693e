"""The fields of an item's form: which there are, where they stand, what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.model import EventKind, TaskStatus
from ui.labels import label
from ui.style import TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

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
LINES = 3
CLOCK_WIDTH = 88
INSET = 2  # of a text in its field: a line edit's own


class ItemForm(QWidget):
    """Fields for a task or an event, in a column that scrolls where it must."""

    asked_to_save = Signal()
    cancelled = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("Sheet")
        self.setProperty("typed_into", True)  # noqa: FBT003 - Qt's own signature
        self.title = label(size=TITLE, strong=True)
        self.parts = _Parts((texts.say("states.event"), texts.say("states.task")))
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
        self.percent = QLineEdit()
        self.done = QLineEdit()
        self.note = _Words(LINES)
        self.start_words = label(name="muted")
        self.note_words = label(name="muted")
        self.original = label(name="muted", wraps=True)
        self.wrong = label(name="wrong", wraps=True)
        self._form = QFormLayout()
        self._rows: dict[str, QWidget] = {}
        self._fill_choices()
        self._lay_out()
        self._connect()

    def values(self) -> tuple[object, ...]:
        """Return what stands in the fields."""
        return (
            *(line.text() for line in self.findChildren(QLineEdit)),
            *(words.toPlainText() for words in (self.summary, self.note)),
            *(box.currentIndex() for box in (self.kind, self.priority, self.state)),
        )

    def show_row(self, name: str, *, shown: object) -> None:
        """Show a row of the form, or hide it."""
        self._form.setRowVisible(self._rows[name], bool(shown))

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
            "state": _side_by_side(self.state, self.percent),
            "done": self.done,
            "note": self.note,
        }
        own = {"start": self.start_words, "note": self.note_words}
        for name, field in rows.items():
            words = say("list.state" if name == "state" else f"editor.{name}")
            said = own.get(name) or label(words, name="muted")
            self._form.addRow(said, field)
            self._rows[name] = field
        self.month.setPlaceholderText(say("editor.month_hint"))
        self.end.setPlaceholderText(say("editor.date_hint"))
        self.done.setPlaceholderText(say("editor.date_hint"))
        self.with_units.setPlaceholderText(say("editor.with_hint"))
        for field, name in self._spoken().items():
            field.setAccessibleName(say(name))
        for clock in (self.start_time, self.end_time):
            clock.setPlaceholderText(say("editor.time_hint"))
            clock.setFixedWidth(CLOCK_WIDTH)
        self.percent.setPlaceholderText("%")
        self.percent.setFixedWidth(CLOCK_WIDTH)
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
            "done",
            "note",
        )
        spoken: dict[QWidget, str] = {getattr(self, name): f"editor.{name}" for name in named}
        return spoken | {
            self.state: "list.state",
            self.percent: "editor.percent",
            self.start_time: "editor.time",
            self.end_time: "editor.end_clock",
        }

    def _stack(self) -> None:
        save = QPushButton(self._texts.say("editor.save"))
        save.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        save.clicked.connect(self.asked_to_save)
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
        column.addWidget(self.title)
        column.addWidget(self.parts)
        column.addLayout(self._form)
        column.addWidget(self.original)
        column.addWidget(self.wrong)
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
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self.asked_to_save)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            shortcut = QShortcut(QKeySequence(keys), self, self.asked_to_save.emit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            # X11 takes Return and Enter for each other.
            shortcut.activatedAmbiguously.connect(self.asked_to_save)


class _Words(QPlainTextEdit):
    """A field of a few lines; Tab leaves it."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(INSET)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 16)


class _Parts(QWidget):
    """The switch between the two items of one entry."""

    turned = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.buttons = [QToolButton() for _ in names]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, (button, name) in enumerate(zip(self.buttons, names, strict=True)):
            button.setText(name)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setObjectName("ViewSwitch")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self.turned)

    def show_part(self, number: int) -> None:
        """Show which part is open."""
        self.buttons[number].setChecked(True)


def _side_by_side(first: QWidget, second: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(first, 1)
    row.addWidget(second)
    return pair
