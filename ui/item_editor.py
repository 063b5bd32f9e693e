"""One task or event in a form beside the month. What is typed is checked when it is saved.

Fields hold text, not date widgets: an empty day has a meaning here (a task within its month, an
event whose day is not known), and typing "12/2" is quicker than any calendar popup.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from planner.carrying import done_on
from planner.model import DueFrom, Event, Month, Task, TaskStatus
from planner.month import day_after
from planner.results import completed_day
from planner.text import clean_text
from ui.fields import Wrong, read_clock, read_day, read_month, read_percent, read_units
from ui.item_form import ItemForm
from ui.labels import put

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

    from planner.model import Item
    from ui.texts import Texts

EVENT_ROWS = ("end", "place")
NOTES = {TaskStatus.COMPLETED: "result", TaskStatus.CANCELLED: "reason"}
"""What the note is called in a state."""


EVENT, TASK = range(2)


class ItemEditor(ItemForm):
    """A form for one item, or for an event and its task in two parts.

    It hands over what was edited, and changes nothing itself.
    """

    saved = Signal(object)  # Item; of an event and its task, the event
    pair_saved = Signal(object, object)  # Event, Task

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent)
        self._item: Item | None = None
        self._other: Item | None = None  # the part of an entry that is not in the form
        self._begun: tuple[Item | None, ...] = ()  # both parts as they were
        self._shown: tuple[object, ...] = ()  # what stood in the fields at first
        self._year = 0
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.state.currentIndexChanged.connect(self._show_state)
        self.parts.turned.connect(self._turn)
        self.asked_to_save.connect(self.save)

    # ------------------------------------------------------------------------------------- opening

    def open_new(self, month: Month, day: date | None = None) -> None:
        """Begin a new task of a month, perhaps due on a day."""
        task = Task(summary="", month=month, due=day)
        self._begun = (task, None)
        self._open(task, month.year, is_new=True)

    def open_item(self, item: Item, other: Item | None = None) -> None:
        """Begin to edit an item; `other` is the event or task that is one entry with it."""
        self._begun = (item, other)
        self._open_part(item, other)

    @property
    def is_changed(self) -> bool:
        """Tell whether something was typed that is not handed over yet."""
        if self.values() == self._shown and self._other in self._begun:
            return False  # even where the item itself is not as the form would have it
        try:
            edited = self._edited()
        except Wrong:
            had_title = bool(self._item and self._item.summary)
            return had_title or bool(self.summary.toPlainText().strip())
        return any(each not in self._begun for each in (edited, self._other))

    def _open_part(self, item: Item, other: Item | None) -> None:
        day = item.due if isinstance(item, Task) else item.first_day
        year = day.year if day else item.month.year if item.month else date.max.year
        self._open(item, year, other, is_new=False)

    def _open(self, item: Item, year: int, other: Item | None = None, *, is_new: bool) -> None:
        self._item, self._other, self._year = item, other, year
        self.parts.setVisible(other is not None)
        self.parts.show_part(TASK if isinstance(item, Task) else EVENT)
        say = self._texts.say
        put(self.title, say(f"editor.{self._heading(is_new=is_new)}"))
        self.show_row("kind", shown=is_new or isinstance(item, Event))
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
        put(self.wrong, "")
        self._shown = self.values()
        self.summary.setFocus()
        self.summary.selectAll()

    def _heading(self, *, is_new: bool) -> str:
        if is_new:
            return "new_title"
        if self._other is not None:
            return "edit_pair"
        return "edit_task" if isinstance(self._item, Task) else "edit_event"

    def _turn(self, part: int) -> None:
        """Show the other part of an entry; what is typed here is kept, or said to be wrong."""
        shown = TASK if isinstance(self._item, Task) else EVENT
        if part == shown or self._other is None:
            return
        edited = self._checked()
        if edited is None:
            self.parts.show_part(shown)
        else:
            self._open_part(self._other, edited)

    def _show_task(self, task: Task, *, is_new: bool) -> None:
        shown = task.due if task.due_from is not DueFrom.MONTH else None
        for field in (self.start_time, self.end, self.end_time, self.place):
            field.clear()
        self.start.setText(self._texts.day(shown) if shown else "")
        _choose(self.priority, task.priority)
        _choose(self.state, task.status)
        self.percent.setText(str(task.percent_complete) if task.percent_complete else "")
        self.done.setText(_said(completed_day(task), self._texts))
        self.show_row("state", shown=not is_new)
        day = task.original_due
        put(self.original, self._texts.say("editor.original_due", day=_said(day, self._texts)))
        self.original.setVisible(day is not None)

    def _show_event(self, event: Event) -> None:
        first, last = event.first_day, event.last_day
        start, end = event.start, event.end
        self.start.setText(_said(first, self._texts))
        self.end.setText(_said(last, self._texts) if last != first else "")
        self.start_time.setText(self._texts.clock(start) if isinstance(start, datetime) else "")
        self.end_time.setText(self._texts.clock(end) if isinstance(end, datetime) else "")
        self.place.setText(event.location or "")
        self.original.hide()

    # -------------------------------------------------------------------------------------- saving

    def save(self) -> None:
        """Hand over what was edited, or say what is wrong with what was typed."""
        item = self._checked()
        if item is None:
            return
        if self._other is None:
            self.saved.emit(item)
        else:
            pair = (self._other, item) if isinstance(item, Task) else (item, self._other)
            self.pair_saved.emit(*pair)

    def _checked(self) -> Item | None:
        """Return the item as typed; None when something is wrong with it, which is said."""
        try:
            return self._edited()
        except Wrong as wrong:
            put(self.wrong, self._texts.say(wrong.key, text=wrong.text))
            return None

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
            "status": self.state.currentData() if task.uid else task.status,
            "completed": self._completed(task),
        }
        if values["status"] is TaskStatus.IN_PROCESS:
            values["percent_complete"] = read_percent(self.percent.text())
        due = read_day(self.start.text(), self._year)
        untouched = due is None and task.due_from is DueFrom.MONTH
        if due != task.due and not untouched:
            values |= {"due": due, "due_from": DueFrom.TEXT if due else None}
        return replace(task, **values)

    def _completed(self, task: Task) -> datetime | None:
        """Return when a task was done: at the stamp it has, unless another day was typed."""
        day = read_day(self.done.text(), self._year) if task.is_done else None
        return done_on(day) if day and day != completed_day(task) else task.completed

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

    def _show_kind(self) -> None:
        """Show the fields that a task or an event has."""
        is_task = self.kind.currentData() is None
        for name in EVENT_ROWS:
            self.show_row(name, shown=not is_task)
        self.show_row("priority", shown=is_task)
        self.show_row("done", shown=is_task and isinstance(self._item, Task) and self._item.is_done)
        self.show_row("state", shown=is_task and isinstance(self._item, Task) and self._item.uid)
        self._show_state()
        self.start_time.setVisible(not is_task)
        put(self.start_words, self._texts.say(f"editor.{'due_mode' if is_task else 'start'}"))
        hint = "editor.due_empty" if is_task else "editor.day_empty"
        self.start.setPlaceholderText(self._texts.say(hint))

    def _show_state(self) -> None:
        """Ask for what belongs to a state: how much is done, what came of it, why it is dropped."""
        is_task = self.kind.currentData() is None
        state = self.state.currentData()
        self.percent.setVisible(is_task and state is TaskStatus.IN_PROCESS)
        put(
            self.note_words,
            self._texts.say(f"editor.{NOTES.get(state, 'note') if is_task else 'note'}"),
        )


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
