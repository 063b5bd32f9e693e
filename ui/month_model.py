"""A month page as a Qt model: one row for each week, one column for each day of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from planner.month import is_timed
from ui.texts import beside

if TYPE_CHECKING:
    from datetime import date

    from planner.model import Entry
    from planner.month import DayCell, MonthPage
    from ui.texts import Texts

UID_FORMAT = "application/x-lich-trong-tam-uid"
"""What a dragged entry carries; the month grid takes it."""

DAYS = 7
Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class MonthModel(QAbstractTableModel):
    """The weeks and days of the page that is shown."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.say = texts.say
        self._page: MonthPage | None = None

    @property
    def page(self) -> MonthPage | None:
        """The page that is shown; None before the first."""
        return self._page

    def show_page(self, page: MonthPage) -> None:
        """Show another page, or the same month with other items."""
        before = self._page
        if (
            before is not None
            and before.first_day == page.first_day
            and (len(before.weeks) == len(page.weeks))
        ):
            self._page = page
            self._tell_changed(before, page)
            return
        self.beginResetModel()
        self._page = page
        self.endResetModel()

    def _tell_changed(self, before: MonthPage, page: MonthPage) -> None:
        """Tell of the days that are not what they were: only these are painted and spoken anew."""
        for row, (old, new) in enumerate(zip(before.weeks, page.weeks, strict=True)):
            for column, (was, now) in enumerate(zip(old.cells, new.cells, strict=True)):
                if was != now:
                    index = self.index(row, column)
                    self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = NONE) -> int:
        """Return the number of weeks."""
        return 0 if parent.isValid() or self._page is None else len(self._page.weeks)

    def columnCount(self, parent: Index = NONE) -> int:
        """Return the number of days in a week."""
        return 0 if parent.isValid() else DAYS

    def cell(self, index: Index) -> DayCell | None:
        """Return the day at an index."""
        if not index.isValid() or self._page is None:
            return None
        return self._page.weeks[index.row()].cells[index.column()]

    def entry(self, uid: str) -> Entry | None:
        """Return the entry of an item; None when the page has none."""
        weeks = self._page.weeks if self._page and uid else ()
        entries = (entry for week in weeks for cell in week.cells for entry in cell.entries)
        return next((entry for entry in entries if entry.item.uid == uid), None)

    def index_of(self, day: date) -> QModelIndex:
        """Return the index of a day; an invalid one when the page does not show it."""
        place = self._page.position(day) if self._page else None
        return self.index(*place) if place else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the day's number, or the day as a screen reader says it."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken_day(cell)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return the names of the days of the week, and the numbers of the weeks."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if self._page is None or not 0 <= section < max(self.rowCount(), DAYS):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._texts.weekday(self._page.weeks[0].cells[section].day)
        if section < self.rowCount():
            return self._texts.week(self._page.weeks[section].cells[0].day)
        return None

    # ----------------------------------------------------------------------------------- speaking

    def day_title(self, cell: DayCell) -> str:
        """Return a day by its name, date and lunar date."""
        parts = [f"{self._texts.weekday(cell.day)} {self._texts.day(cell.day)}"]
        if cell.lunar is not None:
            parts.append(self.lunar(cell))
        return ", ".join(parts)

    def lunar(self, cell: DayCell) -> str:
        """Return the lunar day: "21 tháng Chạp"."""
        if cell.lunar is None:
            return ""
        say = self._texts.say
        month = say(f"month.lunar_{cell.lunar.month}")
        key = "month.lunar_leap_day" if cell.lunar.leap else "month.lunar_day"
        return say(key, day=cell.lunar.day, month=month)

    def spoken_day(self, cell: DayCell) -> str:
        """Return everything about a day in one sentence."""
        say = self._texts.say
        parts = [self.day_title(cell)]
        if cell.is_today:
            parts.append(say("month.today"))
        if cell.day_off:
            parts.append(say("month.day_off", name=cell.day_off))
        if not cell.entries:
            return ", ".join([*parts, say("month.nothing")])
        items = "; ".join(self.spoken_entry(entry) for entry in cell.entries)
        return ", ".join([*parts, say("month.items", count=len(cell.entries), items=items)])

    def spoken_entry(self, entry: Entry) -> str:
        """Return an entry with its clock time and the state of its task."""
        parts = [self._texts.title(entry.item)]
        if entry.event is not None and is_timed(entry):
            parts[0] = f"{self._texts.times(entry.event)} {parts[0]}"
        if entry.task is not None and self._page is not None:
            parts.append(self._texts.state(entry.task, self._page.today))
        return ", ".join(parts)

    def told_day(self, cell: DayCell) -> str:
        """Return a day for a tool tip, with the holiday where it is one."""
        off = [self._texts.say("month.day_off", name=cell.day_off)] if cell.day_off else []
        return "\n".join([self.day_title(cell), *off])

    def described(self, entry: Entry) -> str:
        """Return an entry for a tool tip: kind, days, title, place, who leads, state."""
        item, texts = entry.item, self._texts
        when = texts.days(entry.event) if entry.event else texts.due(entry.task)  # type: ignore[arg-type] # one of the two
        lines = [beside(texts.kind(item), when), texts.title(item)]
        place = entry.event.location if entry.event else None
        state = texts.state(entry.task, self._page.today) if entry.task and self._page else None
        lines += [part for part in (place, item.assignee, state) if part]
        return "\n".join(lines)
