"""The top of the window: which month, how to leave it, what comes in and goes out, the search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ICONS, key_words
from ui.filter_bar import FilterBar
from ui.labels import label, put
from ui.session import View
from ui.style import DISPLAY, SMALL, font, icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QHideEvent, QResizeEvent

    from planner.model import Month
    from ui.month_picker import MonthPicker
    from ui.texts import Texts

VIEWS = {
    View.MONTH: "month_view_requested",
    View.WEEK: "week_view_requested",
    View.LIST: "list_view_requested",
}
PAPERS = ("print_requested", "pdf_requested", "programme_requested")
SEARCH_LEAST, SEARCH_WIDTH = 100, 230
SEARCH_PAUSE = 60  # ms of quiet before a search: typing goes first


class _Search(QLineEdit):
    """A field that gives way in a narrow window."""

    def sizeHint(self) -> QSize:
        """Return its width where there is room."""
        return QSize(SEARCH_WIDTH, super().sizeHint().height())


class Header(QWidget):
    """Two quiet lines; shows what it is told and says what a person asks for."""

    month_requested = Signal(object)
    search_requested = Signal(str)
    search_left = Signal()

    def __init__(
        self, texts: Texts, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._actions = actions
        self._month: Month | None = None
        self.setObjectName("Header")
        self.title = QToolButton()
        self._picker: MonthPicker | None = None
        self.search = _Search()
        self.source = label(name="muted", size=SMALL)
        self.filters = FilterBar(texts)
        self.paste = self._button("paste_requested")
        self.views = {view: self._view(view) for view in VIEWS}
        self._pause = QTimer(self)
        self._prepare()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 12, 4)
        column.setSpacing(2)
        self._first = self._first_line()
        column.addLayout(self._first)
        column.addLayout(self._second_line())

    def show_month(self, month: Month, title: str, source: str) -> None:
        """Show which month or week this is and which reports the plan comes from."""
        self._month = month
        self.title.setText(title)
        put(self.source, source)

    def show_view(self, view: View) -> None:
        """Show in which way the plan is looked at."""
        for each, button in self.views.items():
            button.setChecked(each is view)

    @property
    def picker(self) -> MonthPicker:
        """The popup of months; made at its first use."""
        if self._picker is None:
            from ui.month_picker import MonthPicker  # noqa: PLC0415 - not on the way to the window

            self._picker = MonthPicker(self._texts, self)
            self._picker.month_requested.connect(self.month_requested)
        return self._picker

    def minimumSizeHint(self) -> QSize:
        """Return the width without the button that a narrow window goes without."""
        hint = super().minimumSizeHint()
        spare = self.paste.sizeHint().width() + self._first.spacing()
        return QSize(hint.width() - (spare if self.paste.isVisibleTo(self) else 0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the button for pasting where there is room: the keys work anyway."""
        super().resizeEvent(event)
        room = self.width() - self.minimumSizeHint().width()
        self.paste.setVisible(room >= self.paste.sizeHint().width() + self._first.spacing())
        self._first.invalidate()  # or its width with the button would count once more

    def hideEvent(self, event: QHideEvent) -> None:
        """Search no more: nobody sees what it would find."""
        self._pause.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the search with Esc, and go to what it found with Enter or Down."""
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._search_key(event)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # Esc is the field's while it has the focus
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------------------------------- inside

    def _prepare(self) -> None:
        self.title.setObjectName("MonthTitle")
        self.title.setAutoRaise(True)
        self.title.setToolTip(self._texts.say("window.choose_month"))
        self.title.setFont(font(DISPLAY, strong=True))
        self.title.clicked.connect(self._open_picker)
        self.search.setObjectName("Search")
        self.search.setClearButtonEnabled(True)
        keys = key_words(self._actions["find_requested"])
        hint = self._texts.say("window.with_keys", name=self._texts.say("window.search"), keys=keys)
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(self._texts.say("window.search"))
        self.search.setMinimumWidth(SEARCH_LEAST)
        self.search.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._wait)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE)
        self._pause.timeout.connect(self._search)

    def _first_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.title)
        line.addSpacing(6)
        line.addWidget(self._tool("previous_requested"))
        line.addWidget(self._button("today_requested"))
        line.addWidget(self._tool("next_requested"))
        line.addSpacing(10)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for button in self.views.values():
            switch.addWidget(button)
        line.addLayout(switch)
        line.addStretch(1)
        line.addWidget(self._button("open_requested"))
        line.addWidget(self.paste)
        line.addWidget(self._paper())
        line.addWidget(self._button("export_requested", primary=True))
        line.addSpacing(6)
        line.addWidget(self.search)
        return line

    def _second_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(13, 0, 4, 0)
        self.source.setMinimumWidth(80)
        line.addWidget(self.source, 1)
        line.addWidget(self.filters)
        return line

    def _view(self, view: View) -> QToolButton:
        """Return a part of the quiet switch between the views."""
        action = self._actions[VIEWS[view]]
        button = QToolButton()
        button.setText(action.text())
        button.setCheckable(True)
        button.setChecked(view is View.MONTH)
        button.setObjectName("ViewSwitch")
        self._dress(button, action)
        button.clicked.connect(partial(self._keep_checked, button))
        return button

    def _keep_checked(self, button: QToolButton, _checked: object = None) -> None:
        """Let a click on the view in front change nothing."""
        in_front = sum(each.isChecked() for each in self.views.values())
        if not in_front:
            button.setChecked(True)

    def _button(self, name: str, *, primary: bool = False) -> QPushButton:
        """Return a button that does an action; its tip tells the keys."""
        action = self._actions[name]
        button = QPushButton(action.text())
        button.setProperty("primary", primary)
        button.setIcon(icon(ICONS[name], "on_accent" if primary else "text"))
        self._dress(button, action)
        return button

    def _paper(self) -> QToolButton:
        """Return the button of the ways to paper: print at once, or one of the others below it."""
        button = self._tool("print_requested")
        menu = QMenu(button)
        menu.addActions([self._actions[name] for name in PAPERS])
        menu.aboutToShow.connect(self._draw_papers)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        return button

    def _tool(self, name: str) -> QToolButton:
        action = self._actions[name]
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(ICONS[name]))
        button.setIconSize(QSize(16, 16))
        self._dress(button, action)
        return button

    def _draw_papers(self) -> None:
        for name in PAPERS:
            self._actions[name].setIcon(icon(ICONS[name]))

    def _dress(self, button: QPushButton | QToolButton, action: QAction) -> None:
        keys = key_words(action)
        tip = self._texts.say("window.with_keys", name=action.text(), keys=keys)
        button.setToolTip(tip if keys else action.text())
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)

    def _open_picker(self) -> None:
        if self._month is not None:
            self.picker.open_at(self._month, self.title)

    def _wait(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self.search_requested.emit(self.search.text().strip())

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self.search_left.emit()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._pause.stop()
            self._search()
            self.search_left.emit()
            return True
        return False
