"""The rows of a review as a Qt model; the check mark says whether an item enters the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.review import Mark
from ui.review_rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from ui.review_rows import Row
    from ui.texts import Texts

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
FEW = 10  # rows that are told of one by one

CHECKED = {
    Mark.TICKED: Qt.CheckState.Checked,
    Mark.KEPT: Qt.CheckState.Checked,
    Mark.ASKED: Qt.CheckState.PartiallyChecked,
    Mark.UNTICKED: Qt.CheckState.Unchecked,
    Mark.DROPPED: Qt.CheckState.Unchecked,
}


class ReviewModel(QAbstractListModel):
    """Rows of one tab of a review."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; where only contents changed, the view keeps its place."""
        before, count = self._rows, len(rows)
        if not count or count != len(before):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        changed = None
        if isinstance(rows, Rows) and isinstance(before, Rows):
            changed = rows.changed(before)
        for first, last in [(0, count - 1)] if changed is None else _stretches(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def row(self, index: Index) -> Row | None:
        """Return the row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def find_choice(self, choice: int) -> QModelIndex:
        """Return the index of a choice, invalid when this tab does not show it."""
        place = self._rows.place_of(choice) if isinstance(self._rows, Rows) else None
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role wants of a row."""
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.title if role == Qt.ItemDataRole.DisplayRole else None
            case Qt.ItemDataRole.CheckStateRole:
                return CHECKED[row.mark] if row.mark else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected; ticking goes through the page."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _spoken(self, row: Row) -> str:
        of = "told_" if row.is_told else ""
        state = self._texts.say(f"review.state_{of}{row.mark.value}") if row.mark else row.detail
        return self._texts.say("review.row_spoken", title=row.title, badge=row.badge, state=state)


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return places as stretches, first and last; many places as the one that holds them all."""
    if len(places) > FEW:
        return [(places[0], places[-1])]
    return [(place, place) for place in places]
