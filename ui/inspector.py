"""What is known of the chosen item, and the report's sentence that proves it. Changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.labels import label, put
from ui.style import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model import Entry, Event, Task
    from ui.texts import Texts

NO_BREAK = "\u00a0"
"""A space at which no line ends: "¶6 câu 1" is read at one glance."""


class Inspector(QFrame):
    """The panel under the list."""

    evidence_requested = Signal(str)
    outcome_requested = Signal(str)
    edit_requested = Signal(str)
    note_written = Signal(str, str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._uid = ""
        self._shown: tuple[Entry | None, date] | None = None
        self.setObjectName("Inspector")
        self.setAccessibleName(texts.say("list.detail"))
        self._title = label(strong=True, wraps=True)
        self._column = QVBoxLayout(self)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(2)
        self._rows.setColumnStretch(1, 1)
        self._pairs: list[tuple[QLabel, QLabel]] = []  # name and value, row by row
        self.note = QLineEdit()
        self.note.setPlaceholderText(texts.say("note.result"))
        self.note.setAccessibleName(texts.say("note.result"))
        self.note.editingFinished.connect(self._write_note)
        self._quote = label(name="Quote", wraps=True)
        self._source = label(name="muted", size=SMALL, wraps=True)
        self._show = self._button("window.show_evidence", self._ask_evidence)
        self._result = self._button("list.show_outcome", self._ask_outcome)
        self._edit = self._button("window.edit", self._ask_edit)
        self._lay_out()
        self.hide()

    def show_entry(self, entry: Entry | None, today: date) -> bool:
        """Show an entry; nothing chosen folds the panel away. Tell whether it shows another now."""
        if (entry, today) == self._shown:
            return False
        self._shown = entry, today
        self._uid = entry.item.uid if entry else ""
        if entry is not None:
            self._show_note(entry.task)
            put(self._title, self._texts.title(entry.item))
            self._fill(self._facts(entry, today))
            self._show_evidence(entry)
            self._column.activate()
        self.setVisible(entry is not None)
        return True

    # ------------------------------------------------------------------------------------- inside

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._edit)
        buttons.addWidget(self._show)
        buttons.addWidget(self._result)
        buttons.addStretch(1)
        column = self._column
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for part in (self._title, self._quote, self._source):
            if part is self._quote:
                column.addLayout(self._rows)
                column.addWidget(self.note)
            column.addWidget(part)
        column.addLayout(buttons)

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(self._texts.say(words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        return button

    def _ask_evidence(self) -> None:
        self.evidence_requested.emit(self._uid)

    def _ask_outcome(self) -> None:
        self.outcome_requested.emit(self._uid)

    def _ask_edit(self) -> None:
        self.edit_requested.emit(self._uid)

    def _show_note(self, task: Task | None) -> None:
        """Show what a person wrote about a task, unless they are writing."""
        self.note.setVisible(task is not None)
        same = self.note.property("task") == (task.uid if task else "")
        if not (same and self.note.isModified()):
            self.note.setProperty("task", task.uid if task else "")
            self.note.setText(" ".join(task.note.split()) if task else "")
            self.note.setCursorPosition(0)

    def _write_note(self) -> None:
        if self.note.isModified():
            from planner.text import clean_text  # noqa: PLC0415 - not on the way to the window

            self.note.setModified(False)
            self.note_written.emit(self.note.property("task"), clean_text(self.note.text()).strip())

    def _facts(self, entry: Entry, today: date) -> list[tuple[str, str]]:
        """Return name and value of what is known, in the order people ask for it."""
        facts = _event_facts(entry.event, self._texts) if entry.event else []
        if entry.task and entry.task.summary != entry.item.summary:
            facts.append(("task", self._texts.title(entry.task)))
        facts += _task_facts(entry.task, self._texts, today) if entry.task else []
        facts += [
            ("assignee", entry.assignee or ""),
            ("with_units", ", ".join(entry.with_units)),
            ("area", self._texts.named(entry.area or "")),
            ("note", entry.event.note if entry.event else ""),
        ]
        return [(self._texts.say(f"list.{name}"), value) for name, value in facts if value]

    def _fill(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show facts in the labels that are there: each new one costs its style and a layout."""
        while len(self._pairs) < len(facts):
            row, pair = len(self._pairs), (label(name="muted"), label(wraps=True))
            self._rows.addWidget(pair[0], row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(pair[1], row, 1)
            self._pairs.append(pair)
        nothing = [("", "")] * (len(self._pairs) - len(facts))
        for pair, fact in zip(self._pairs, [*facts, *nothing], strict=True):
            for part, words in zip(pair, fact, strict=True):
                put(part, words)
                part.setVisible(bool(fact[0]))

    def _show_evidence(self, entry: Entry) -> None:
        """Show the sentence of an entry; of an event and a task that come from two, both."""
        found = [each.evidence for each in (entry.event, entry.task) if each and each.evidence]
        for part in (self._quote, self._source, self._show):
            part.setVisible(bool(found))
        self._result.setVisible(bool(entry.task and entry.task.outcomes))
        if found:
            first = found[0]
            put(self._quote, "\n".join(dict.fromkeys(map(self._texts.sentence, found))))
            place = self._texts.origin(first).replace(" ", NO_BREAK)
            source = self._texts.say("list.evidence_place", title=first.title, place=place)
            put(self._source, source)


def _event_facts(event: Event, texts: Texts) -> list[tuple[str, str]]:
    return [("when", texts.days(event)), ("place", event.location or "")]


def _task_facts(task: Task, texts: Texts, today: date) -> list[tuple[str, str]]:
    due = texts.due(task)
    if task.original_due:
        due += f" ({texts.say('list.due_was', day=texts.day(task.original_due))})"
    state, carried = texts.state(task, today), texts.carried(task)
    outcome = texts.sentence(task.outcomes[-1]) if task.outcomes else ""
    return [
        ("due_label", due),
        ("state", state),
        ("outcome", outcome),
        ("carried_label", carried),
    ]
