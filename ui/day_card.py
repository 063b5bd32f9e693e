"""A day grown over the grid: all its items with whole titles, none left to count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.chips import ROOMY, Chip
from ui.errors import painting
from ui.month_paint import Marks, MonthPainter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from planner.model import Entry
    from ui.month_layout import Arranger
    from ui.month_model import MonthModel

WIDTH = 80 * style.UNIT
MARGIN = 2 * style.UNIT
CHIP_ROLE = Qt.ItemDataRole.UserRole
NONE = QModelIndex()


class _Entries(QAbstractListModel):
    """The entries of one day."""

    def __init__(self, days: MonthModel) -> None:
        super().__init__()
        self._days = days
        self._chips: Sequence[Chip] = ()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show other entries, or the same in another state."""
        if [chip.uid for chip in chips] == [chip.uid for chip in self._chips]:
            self._chips = chips
            if chips:
                self.dataChanged.emit(self.index(0), self.index(len(chips) - 1))
            return
        self.beginResetModel()
        self._chips = chips
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NONE) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._chips)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return an entry as a chip, or as a screen reader says it."""
        if not index.isValid():
            return None
        chip = self._chips[index.row()]
        if role == CHIP_ROLE:
            return chip
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._days.spoken_entry(chip.entry)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(chip.rect.width(), chip.rect.height() + ROOMY.gap)
        return None


class _ChipDelegate(QStyledItemDelegate):
    """Paints an entry as the grid does."""

    def __init__(self, arranger: Arranger, parent: QWidget) -> None:
        super().__init__(parent)
        self._arranger = arranger
        self.painter: MonthPainter | None = None

    @painting
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one chip where the list has it."""
        chip: Chip = index.data(CHIP_ROLE)
        view = self.parent()
        if self.painter is None:
            self.painter = MonthPainter(self._arranger, "")
        is_current = isinstance(view, QListView) and view.currentIndex() == index
        marks = Marks(uid=chip.uid if is_current else "")
        rect: QRect = option.rect
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(rect.topLeft())
            self.painter.chips(painter, [chip], ROOMY, marks)
        finally:
            painter.restore()


class _EntryView(QListView):
    """The list inside the card."""

    clicked_chip = Signal(object, object)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which chip was clicked, and where in it."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            self.clicked_chip.emit(index.data(CHIP_ROLE), point - self.visualRect(index).topLeft())


class DayCard(QFrame):
    """One day's items over the grid; Esc, a click outside or another month puts it away."""

    item_selected = Signal(str)
    item_activated = Signal(str)
    done_requested = Signal(str, bool)
    edit_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, days: MonthModel, arranger: Arranger, grid: QWidget) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setObjectName("DayCard")
        style.lift(self)
        self._days, self._arranger = days, arranger
        self.day: date | None = None
        self._entries = _Entries(days)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self._close = QToolButton()
        self.list = _EntryView(self)
        self._delegate = _ChipDelegate(arranger, self.list)
        self._lay_out()
        self.list.clicked_chip.connect(self._click)
        self.list.doubleClicked.connect(self._activate)
        self._close.clicked.connect(self.close_card)
        self.hide()

    def _lay_out(self) -> None:
        say = self._days.say
        self._close.setToolTip(say("month.card_close"))
        self._close.setAccessibleName(say("month.card_close"))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self._entries)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(style.UNIT)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    # ------------------------------------------------------------------------------- what is shown

    def open(self, day: date, origin: QRect) -> None:
        """Grow out of a day's cell, whose place in the grid is `origin`."""
        self.day = day
        self._origin = origin
        style.sign(self._close, "close")
        self.title.setFont(style.font(style.BODY, strong=True))
        self.refresh()
        self.show()
        self.raise_()
        self.list.setCurrentIndex(self._entries.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the day as it is now; put the card away where there is nothing left to show."""
        page = self._days.page
        cell = page.cell(self.day) if page and self.day else None
        if page is None or cell is None or not cell.entries:
            self.close_card()
            return
        self._delegate.painter = None
        inner = max(WIDTH, self._origin.width() + 2 * MARGIN) - 2 * MARGIN - 2
        self.title.setText(self._days.day_title(cell))
        self.list.setAccessibleName(self._days.day_title(cell))
        chips = self._arranger.whole_chips(cell, page.today, inner)
        self._entries.show_chips(chips)
        self._fit(inner, sum(chip.rect.height() + ROOMY.gap for chip in chips))

    def _fit(self, inner: int, height: int) -> None:
        """Take as much room as the items need, over the day's cell, inside the grid."""
        area = self._grid.rect().adjusted(4, 4, -4, -4)
        head = max(self.title.sizeHint().height(), self._close.sizeHint().height())
        wanted = QSize(inner + 2 * MARGIN + 2, head + height + 2 * MARGIN + style.UNIT + 4)
        size = wanted.boundedTo(area.size())
        x = min(
            max(self._origin.center().x() - size.width() // 2, area.left()),
            area.right() + 1 - size.width(),
        )
        y = min(max(self._origin.top(), area.top()), area.bottom() + 1 - size.height())
        self.setGeometry(x, y, size.width(), size.height())

    def close_card(self) -> None:
        """Put the card away; the keyboard goes back to the grid."""
        if self.day is None:
            return
        self.day = None
        had_focus = self.list.hasFocus()
        self.hide()
        if had_focus:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # ----------------------------------------------------------------------------- what is asked

    def current_entry(self) -> Entry | None:
        """Return the entry the keyboard is on."""
        chip: Chip | None = self.list.currentIndex().data(CHIP_ROLE)
        return chip.entry if chip else None

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Take the keys that mean something for an item."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._act(Qt.Key(event.key()))
        return bool(super().eventFilter(watched, event))

    def _act(self, key: Qt.Key) -> bool:
        entry = self.current_entry()
        if key == Qt.Key.Key_Escape or entry is None:
            self.close_card()
            return True
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.item_activated.emit(entry.item.uid)
            case Qt.Key.Key_Space if entry.task is not None:
                self.done_requested.emit(entry.task.uid, not entry.task.is_done)
            case Qt.Key.Key_F2:
                self.edit_requested.emit(entry.item.uid)
            case Qt.Key.Key_Delete:
                self.remove_requested.emit(entry.item.uid)
            case _:
                return False
        return True

    def _click(self, chip: Chip, point: QPoint) -> None:
        task = chip.entry.task
        if task is not None and point.x() < ROOMY.pad_x + ROOMY.box + 2:
            self.done_requested.emit(task.uid, not task.is_done)
        else:
            self.item_selected.emit(chip.uid)

    def _activate(self, index: QModelIndex) -> None:
        chip: Chip = index.data(CHIP_ROLE)
        self.item_activated.emit(chip.uid)
