"""Tasks as rows under their groups; the check mark is STATUS. What is shown comes from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from planner.model import Entry, Task, TaskStatus
from ui.month_model import UID_FORMAT
from ui.task_groups import Group, GroupKind
from ui.texts import beside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.texts import Texts

ENTRY_ROLE = Qt.ItemDataRole.UserRole
GROUP_ROLE = Qt.ItemDataRole.UserRole + 1
META_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADINGS = {
    GroupKind.FOUND: "found",
    GroupKind.OVERDUE: "overdue",
    GroupKind.DUE: "due",
    GroupKind.MONTH: "in_month",
    GroupKind.UNDATED: "undated",
    GroupKind.DONE: "done",
    GroupKind.DROPPED: "dropped",
}


CHOSEN = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
TICKED = CHOSEN | Qt.ItemFlag.ItemIsUserCheckable
"""What can be done with a row: joined once, since a list is asked for it thousands of times."""


class TaskModel(QAbstractItemModel):
    """Two levels: groups, and the entries in them. Group rows have the internal id 0.

    Rows are counted here and not by QStandardItemModel, whose items crashed the program when
    Python let go of them: two runs of ten ticks and undos out of three (PySide6 6.11).
    """

    done_requested = Signal(str, bool)

    def __init__(self, texts: Texts, parent: Any = None) -> None:  # noqa: ANN401 - QObject
        super().__init__(parent)
        self._texts = texts
        self._groups: Sequence[Group] = ()
        self.today: date | None = None

    # ------------------------------------------------------------------------------ what it shows

    def show_groups(self, groups: Sequence[Group], today: date) -> None:
        """Show these groups; cells alone are told about when no row came, went or moved."""
        if _shape(groups) == _shape(self._groups) and today == self.today:
            before, self._groups = self._groups, groups
            self._tell_changed(before)
            return
        self.beginResetModel()
        self._groups, self.today = groups, today
        self.endResetModel()

    def index_of(self, uid: str) -> QModelIndex:
        """Return where the entry with this item stands; an invalid index when it does not."""
        for number, group in enumerate(self._groups):
            for row, entry in enumerate(group.rows):
                if uid in _uids(entry):
                    return self.index(row, 0, self.index(number, 0))
        return QModelIndex()

    def index_of_day(self, day: date) -> QModelIndex:
        """Return the heading of a day; an invalid index when it has none."""
        rows = (n for n, group in enumerate(self._groups) if group.day == day)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row, 0)

    def uid_at(self, index: Index) -> str:
        """Return the UID of the item that names the entry at an index; empty for a group."""
        entry = self.entry_at(index)
        return entry.item.uid if entry else ""

    def entry_at(self, index: Index) -> Entry | None:
        """Return the entry at an index; None for a group."""
        group = index.internalId()
        if not group or not index.isValid():
            return None
        return self._groups[group - 1].rows[index.row()]

    def group_at(self, index: Index) -> Group:
        """Return the group whose heading stands at an index."""
        return self._groups[index.row()]

    # ------------------------------------------------------------------------------- Qt's questions

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of a group, or of a row in a group."""
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = NOWHERE) -> Any:  # noqa: ANN401 - Qt overloads it
        """Return the group of a row."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of groups, or of rows in a group."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self._groups[parent.row()].rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return one."""
        return 0 if parent.isValid() and parent.internalId() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what a person can do with a row: choose, tick, drag."""
        entry = self.entry_at(index)
        if entry is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return TICKED if entry.task else CHOSEN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words, the check mark, or the entry itself."""
        if not index.isValid():
            return None
        entry = self.entry_at(index)
        if entry is None:
            return self._group_data(self._groups[index.row()], role)
        return self._entry_data(entry, role)

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's own signature
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Ask for a task to be marked done or open again; the plan decides and is shown anew."""
        entry = self.entry_at(index)
        if entry is None or entry.task is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        done = Qt.CheckState(value) is Qt.CheckState.Checked
        self.done_requested.emit(entry.task.uid, done)
        return True

    def mimeTypes(self) -> list[str]:
        """Return the one format of a dragged row."""
        return [UID_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the UID of the dragged row."""
        carried = QMimeData()
        uids = [uid for uid in map(self.uid_at, indexes) if uid]
        carried.setData(UID_FORMAT, QByteArray("\n".join(uids).encode()))
        return carried

    # ------------------------------------------------------------------------------------- inside

    def _group_data(self, group: Group, role: int) -> Any:  # noqa: ANN401
        if role == GROUP_ROLE:
            return group
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.heading(group)
        return None

    def heading(self, group: Group) -> str:
        """Return what stands above a group."""
        if group.kind is GroupKind.DAY:
            return self._day_title(group)
        day = self._texts.short_day(group.day) if group.day else ""
        name = self._texts.say(f"list.{HEADINGS[group.kind]}", day=day)
        if group.kind is GroupKind.DUE and len(group.rows) == 1:
            return name  # most days have one, and there are many days
        return self._texts.say("list.count", name=name, count=group.count or len(group.rows))

    def _day_title(self, group: Group) -> str:
        """Return a day as a heading: its name, its date, whether it is today or a day off."""
        if group.day is None:
            return ""
        parts = [f"{self._texts.weekday(group.day)} {self._texts.day(group.day)}"]
        if group.day == self.today:
            parts.append(self._texts.say("window.today"))
        return beside(*parts, group.name)

    def _entry_data(self, entry: Entry, role: int) -> Any:  # noqa: ANN401
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.title(entry)
            case Qt.ItemDataRole.CheckStateRole if entry.task:
                return _check_state(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = self._spoken(entry), self._spoken_due(entry), self.meta(entry)
                return ". ".join(filter(None, said))
            case _ if role == ENTRY_ROLE:
                return entry
            case _ if role == META_ROLE:
                return self.meta(entry)
            case _:
                return None

    def title(self, entry: Entry) -> str:
        """Return the first lines of a row."""
        return self._texts.title(entry.item)

    def meta(self, entry: Entry) -> str:
        """Return the second line of a row: state, who, area, days, where it stands."""
        item, task = entry.item, entry.task
        return beside(
            self._when(entry),
            entry.assignee,
            entry.area,
            self._original(entry),
            self._texts.carried(task) if task else "",
            self._texts.origin(item.evidence) if item.evidence else "",
        )

    def _when(self, entry: Entry) -> str:
        """Return what the heading of the group does not say already."""
        task, event = entry.task, entry.event
        if task is None:
            return self._texts.days(event) if event and event.start else ""
        if not task.is_open:
            return self._texts.ended(task)
        return beside(self._texts.progress(task), self._due(entry, task))

    def _due(self, entry: Entry, task: Task) -> str:
        """Return the due day where the heading of the group does not say it."""
        if task.due is None:
            return self._texts.planned(task.month) if self.is_found else ""
        told_above = task.due == task.chip_day and not self.is_found
        if told_above and not self._is_late(entry):
            return ""
        said = self._texts.due(task)
        if self.today and task.due.year == self.today.year and said == self._texts.day(task.due):
            said = self._texts.short_day(task.due)  # the year that is now goes without saying
        return self._texts.say("list.due_on", day=said)

    @property
    def is_found(self) -> bool:
        """Whether the rows are what a search found, of any month."""
        return bool(self._groups) and self._groups[0].kind is GroupKind.FOUND

    def _is_late(self, entry: Entry) -> bool:
        return bool(entry.task and self.today and entry.task.is_overdue(self.today))

    def _original(self, entry: Entry) -> str:
        day = entry.task.original_due if entry.task else None
        return self._texts.say("list.due_was", day=self._texts.short_day(day)) if day else ""

    def _spoken(self, entry: Entry) -> str:
        title, task = self._texts.title(entry.item), entry.task
        if task is None:
            return title
        if task.is_done:
            return self._texts.say("list.row_done", title=title)
        if self._is_late(entry):
            return self._texts.say("list.row_overdue", title=title)
        if task.percent_complete:
            return self._texts.say("list.row_started", title=title, percent=task.percent_complete)
        return self._texts.say("list.row_open", title=title)

    def _spoken_due(self, entry: Entry) -> str:
        """Return the due day where the eye finds it in the heading of the group alone."""
        task = entry.task
        if task is None or not task.is_open or task.due is None or self._when(entry):
            return ""
        return self._texts.say("list.due_on", day=self._texts.due(task))

    def _tell_changed(self, before: Sequence[Group]) -> None:
        for number, (old, new) in enumerate(zip(before, self._groups, strict=True)):
            parent = self.index(number, 0)
            for row, (was, now) in enumerate(zip(old.rows, new.rows, strict=True)):
                if was != now:
                    index = self.index(row, 0, parent)
                    self.dataChanged.emit(index, index)


def _shape(groups: Sequence[Group]) -> list[tuple[GroupKind, date | None, tuple[str, ...]]]:
    return [(g.kind, g.day, tuple(entry.item.uid for entry in g.rows)) for g in groups]


def _uids(entry: Entry) -> set[str]:
    return {item.uid for item in (entry.event, entry.task) if item}


def _check_state(entry: Entry) -> Qt.CheckState:
    if entry.task and entry.task.is_done:
        return Qt.CheckState.Checked
    started = entry.task and entry.task.status is TaskStatus.IN_PROCESS
    return Qt.CheckState.PartiallyChecked if started else Qt.CheckState.Unchecked
