"""The frame: header, message bar, the month beside its list, review and report, status line.

Which zone stands where and how wide; what is dropped on the window. It decides nothing else. At
first there is the month alone, in its place under its title; `complete` puts the rest around it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.blanks import Blank, TitleBlank
from ui.errors import painting
from ui.month_view import MonthView
from ui.placing import USUAL

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QAction,
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QToolButton

    from planner.model import Month
    from ui.actions import Zone
    from ui.agenda_view import AgendaView
    from ui.header import Header
    from ui.message_bar import MessageBar
    from ui.status_line import StatusLine
    from ui.task_list import TaskList
    from ui.texts import Texts
    from ui.week_view import WeekView

TYPED_INTO = "typed_into"  # the property of a sheet that holds what a person types
LARGEST = 2 * (16_777_215,)  # QWIDGETSIZE_MAX: as large as its place
TOP, BOTTOM = 69, 28
"""Heights of header and status line: the month stands in its place before they are there."""

NARROW = 1200  # below this width the list folds to a strip
STRIP = 44
SIDE_LEAST, SIDE_MOST, SIDE_SHARE = 320, 400, 0.255


class MainWindow(QWidget):
    """The one window."""

    files_dropped = Signal(list)
    text_dropped = Signal(str)
    first_painted = Signal()  # the month
    whole_painted = Signal()  # with everything around it
    sheet_closed = Signal(object)  # the sheet
    closing = Signal(object)  # the event: whoever must not lose anything may ignore it

    actions_by_name: dict[str, QAction]
    header: Header
    messages: MessageBar
    task_list: TaskList
    side: QStackedWidget
    strip: QToolButton
    status: StatusLine

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._painted = self._painted_whole = False
        self._is_complete = False
        self._opened = False  # the list, in a narrow window
        self._sheet: QWidget | None = None
        self.setObjectName("MainWindow")
        self.setWindowTitle(texts.say("program.name"))
        self.setAcceptDrops(True)
        self.month_view = MonthView(texts)
        self.month_view.setAccessibleName(texts.say("window.calendar_zone"))
        self.calendar: QWidget = self.month_view
        self.pages = QStackedWidget()
        self.pages.addWidget(self.month_view)
        self._blanks = TitleBlank(TOP), Blank("chrome"), Blank("surface", BOTTOM)
        self._said = QVBoxLayout()  # what the messages say is above what it is about
        self._zones = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.resize(USUAL)
        self._fit()  # before anything is laid out: what is laid out twice costs twice

    def show_title(self, month: Month) -> None:
        """Show which month it is, until the header does."""
        self._blanks[0].show_title(self._texts.month_title(month))

    def complete(self) -> None:
        """Put everything around the month; it stays where it is."""
        from PySide6.QtWidgets import QToolButton

        from ui.header import Header
        from ui.message_bar import MessageBar
        from ui.status_line import StatusLine
        from ui.task_list import TaskList

        if self.isVisible():
            self.pages.setFixedSize(self.pages.size())  # or it would be put in place many times
        texts = self._texts
        self.task_list = TaskList(texts)
        self.actions_by_name = self._make_actions()
        self.header = Header(texts, self.actions_by_name)
        self.header.setMinimumHeight(TOP)
        self.messages = MessageBar(texts)
        self.messages.focus_left.connect(self.focus_calendar)
        self.side = QStackedWidget()
        self.strip = QToolButton()
        keys = self.actions_by_name["undo_requested"].shortcut().toString()
        self.status = StatusLine(texts, keys)
        self._lay_out_around()
        self._is_complete = True
        self._fit()

    def loosen(self) -> None:
        """Let the month take the room that all around it leaves, now that it is there."""
        self.pages.setMinimumSize(0, 0)
        self.pages.setMaximumSize(*LARGEST)

    # ------------------------------------------------------------------------------- pages, sheets

    def show_calendar(self) -> None:
        """Show the month, week or list that was in front."""
        self._turn_to(self.calendar)
        self.calendar.setFocus()

    def focus_calendar(self) -> None:
        """Give the keyboard back to what is in front."""
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def show_view(self, view: QWidget) -> None:
        """Show the plan in another view from now on."""
        moves = self.calendar.isAncestorOf(QApplication.focusWidget() or self)
        if self.pages.indexOf(view) < 0:
            self.pages.addWidget(view)
        in_front, self.calendar = self.shows_calendar, view
        if in_front:
            self._turn_to(view)
        if in_front and (moves or self.focusWidget() is None or not self.focusWidget().isVisible()):
            view.setFocus()

    def week_view(self) -> WeekView:
        """Return a view of weeks that has the keys of the month's."""
        from ui.actions import Zone
        from ui.week_view import WeekView

        view = WeekView(self._texts)
        view.setAccessibleName(self._texts.say("agenda.week_zone"))
        self._give_keys(view, {Zone.MONTH})
        return view

    def agenda_view(self) -> AgendaView:
        """Return a view of the month as one list that has the keys of the list beside it."""
        from ui.actions import Zone
        from ui.agenda_view import AgendaView

        view = AgendaView(self._texts)
        self._give_keys(view, {Zone.MONTH, Zone.LIST})
        return view

    def _give_keys(self, view: QWidget, zones: set[Zone]) -> None:
        from ui.actions import TABLE

        for entry in TABLE:
            if entry.zone in zones:
                view.addAction(self.actions_by_name[entry.name])

    def show_over(self, page: QWidget) -> None:
        """Show a page in the place of month and list: a review, a report.

        A sheet goes with the month it stood beside, unless a person is typing into it.
        """
        if self._sheet is not None and not self._sheet.property(TYPED_INTO):
            self.close_sheet()
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self._turn_to(page)
        page.setFocus()

    @property
    def shows_calendar(self) -> bool:
        """Tell whether month and list are in front."""
        return self.pages.currentWidget() is self.calendar

    def open_sheet(self, sheet: QWidget) -> None:
        """Show a sheet in the list's place: the editor, the export."""
        if self.side.indexOf(sheet) < 0:
            self.side.addWidget(sheet)
        self._sheet = sheet
        self.side.setCurrentWidget(sheet)
        self._fit()
        sheet.setFocus()

    def close_sheet(self) -> bool:
        """Show the list again; False when no sheet was open."""
        if self._sheet is None:
            return False
        sheet, self._sheet = self._sheet, None
        self.sheet_closed.emit(sheet)
        self.side.setCurrentWidget(self.task_list)
        self._fit()
        front = self.task_list.view if self.shows_calendar else self.pages.currentWidget()
        if front is not None:
            front.setFocus()
        return True

    def go_to_next_zone(self) -> None:
        """Move the focus: grid, list, search, and round again; opens a folded list."""
        focused = QApplication.focusWidget()
        if focused is None or focused is self.calendar or self.calendar.isAncestorOf(focused):
            self.unfold()
            if self._sheet is not None:
                self._sheet.setFocus()
            else:
                self.task_list.enter()
        elif self.side.isAncestorOf(focused):
            self._opened = False
            self._fit()
            self.header.search.setFocus()
        else:
            self.calendar.setFocus()

    def unfold(self) -> None:
        """Open the list of a narrow window, or fold it again."""
        self._opened = not self._opened
        self._fit()

    def welcome(self, page: QWidget) -> None:
        """Show the ways in of a new plan in place of the list, and that in a narrow window, too."""
        self.task_list.welcome(page)
        self._opened = True
        self._fit()

    def show_open_count(self, count: int) -> None:
        """Show on the strip how many tasks are open."""
        self.strip.setText(str(count))
        self.strip.setToolTip(self._texts.say("window.open_list", open=count))
        self.strip.setAccessibleName(self.strip.toolTip())

    # ---------------------------------------------------------------------------------- Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc where nothing else took it."""
        if event.key() == Qt.Key.Key_Escape and self._is_complete:
            self.actions_by_name["back_requested"].trigger()
            return
        super().keyPressEvent(event)

    @painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint: what can wait starts after it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()
        if self._is_complete and not self._painted_whole:
            self._painted_whole = True
            self.whole_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whether anything would be lost."""
        self.closing.emit(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text, from wherever they come."""
        if _files(event.mimeData()) or _foreign_text(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what was dropped."""
        files = _files(event.mimeData())
        event.acceptProposedAction()
        if files:
            self.files_dropped.emit(files)
        elif _foreign_text(event):
            self.text_dropped.emit(event.mimeData().text())

    # -------------------------------------------------------------------------------------- inside

    def _make_actions(self) -> dict[str, QAction]:
        from ui.actions import TABLE, Zone, made

        homes: dict[Zone, tuple[QWidget, ...]] = {
            Zone.WINDOW: (self,),
            Zone.UNCLAIMED: (),
            Zone.MONTH: (self.month_view, self.task_list),
            Zone.LIST: (self.task_list.view,),
        }
        actions = {}
        for entry in TABLE:
            actions[entry.name] = made(entry, self._texts, self, homes[entry.zone])
        return actions

    def _lay_out(self) -> None:
        top, beside, below = self._blanks
        self._zones.setSpacing(0)
        self._said.setSpacing(0)
        self._said.addWidget(self.pages, 1)
        self._zones.addLayout(self._said, 1)
        self._zones.addWidget(beside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(top)
        self._column.addLayout(self._zones, 1)
        self._column.addWidget(below)

    def _lay_out_around(self) -> None:
        """Put everything in the places that were left for it."""
        from ui.style import sign

        self.side.setObjectName("Side")
        self.side.addWidget(self.task_list)
        self.strip.setObjectName("Strip")
        self.strip.setFixedWidth(STRIP)
        self.strip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        sign(self.strip, "list")
        self.strip.clicked.connect(self.unfold)
        self.header.search_requested.connect(self._fit)
        for blank in self._blanks:
            blank.hide()
            blank.deleteLater()
        self._column.insertWidget(0, self.header)
        self._said.insertWidget(0, self.messages)
        self._zones.addWidget(self.side)
        self._zones.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.status)
        if self.isVisible():  # Qt shows each in a turn of its own, and puts the rest in place anew
            self.header.show()
            self.status.show()

    def _turn_to(self, page: QWidget) -> None:
        """Put a page in front; keys that belong to the calendar work only there."""
        from ui.actions import TABLE

        self.pages.setCurrentWidget(page)
        self.header.setVisible(self.shows_calendar)
        for entry in TABLE:
            action = self.actions_by_name[entry.name]
            action.setEnabled(entry.everywhere or self.shows_calendar)
        self._fit()

    def _fit(self) -> None:
        """Give the side its width; fold it to a strip in a narrow window, but for a search.

        Beside a review or a report it shows only when a sheet is open.
        """
        width = self.width()
        beside = self.side if self._is_complete else self._blanks[1]
        searches = self._is_complete and bool(self.header.search.text().strip())
        is_open = width >= NARROW or self._opened or searches  # what is found stands in the list
        listed = self.shows_calendar and is_open
        beside.setVisible(listed or self._sheet is not None)
        beside.setFixedWidth(round(min(max(width * SIDE_SHARE, SIDE_LEAST), SIDE_MOST)))
        if self._is_complete:
            self.strip.setVisible(width < NARROW and self.shows_calendar)


def _files(carried: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


def _foreign_text(event: QDropEvent) -> bool:
    return event.source() is None and bool(event.mimeData().text().strip())
