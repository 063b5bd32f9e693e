"""The top of the window: which month, how to leave it, what comes in and goes out, the search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ICONS, key_words
from ui.filter_bar import FilterBar
from ui.labels import one_line, put
from ui.search_field import SearchField
from ui.session import View
from ui.style import CONTROL, DISPLAY, SIGN, SMALL, font, sign

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
MORE = (
    ("jot_requested", "new_requested", "paste_requested"),
    ("undo_requested", "redo_requested"),
    ("result_requested", "programme_requested"),
    ("copies_requested", "settings_requested", "keys_requested"),
    ("quit_requested",),
)
"""What is asked for less often, in groups."""

SQUARE = 34
GIVING_WAY = ("paste", "add", "today", "open", "views", "export")
"""What a narrow window shows less of, in this order: two buttons go, the others keep an icon."""

VANISHING = {"paste", "add"}
WORDS_APART = 4  # between an icon and its words

SEARCH_PAUSE = 60  # ms of quiet before a search: typing goes first


class Header(QWidget):
    """Two quiet lines; shows what it is told and says what a person asks for."""

    month_requested = Signal(object)
    search_requested = Signal(str)
    search_left = Signal()
    menu_opening = Signal()

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
        search = texts.say("window.search")
        keys = key_words(actions["find_requested"])
        hint = texts.say("window.with_keys", name=search, keys=keys)
        self.search = SearchField((hint, search, texts.say("window.find")))
        self.source = one_line(name="muted", size=SMALL)
        self.filters = FilterBar(texts)
        self.paste = self._button("paste_requested")
        self.add = self._square("jot_requested")
        self.today = self._button("today_requested")
        self.open = self._button("open_requested")
        self.export = self._button("export_requested", primary=True)
        self.views = {view: self._view(view) for view in VIEWS}
        self.more = self._menu()
        named = (self.today, self.open, self.export, *self.views.values())
        self._words = {button: button.text() for button in named}
        self._savings: dict[str, int] = {}
        self._given = 0  # how many parts have given way
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
        """Return the width at which everything has given way that can."""
        hint = super().minimumSizeHint()
        given = sum(self._saved(way) for way in GIVING_WAY[self._given :])
        return QSize(hint.width() - given, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for: menu, tips and keys say the rest."""
        super().resizeEvent(event)
        room = self.width() - self.minimumSizeHint().width()
        given = len(GIVING_WAY)
        while given and room >= self._saved(GIVING_WAY[given - 1]):
            room -= self._saved(GIVING_WAY[given - 1])
            given -= 1
        if given != self._given:
            for number, way in enumerate(GIVING_WAY):
                self._give_way(way, narrow=number < given)
            self._given = given
            self._first.invalidate()  # or its width with what went would count once more

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._savings.clear()

    def _saved(self, way: str) -> int:
        """Return the width that is free once a part of the first line has given way."""
        if way not in self._savings:
            parts = self._parts(way)
            saved = sum(part.sizeHint().width() + self._first.spacing() for part in parts)
            if way not in VANISHING:
                words = (self.fontMetrics().horizontalAdvance(self._words[each]) for each in parts)
                saved = sum(words) + len(parts) * WORDS_APART
            self._savings[way] = saved
        return self._savings[way]

    def _give_way(self, way: str, *, narrow: bool) -> None:
        for part in self._parts(way):
            if way in VANISHING:
                part.setVisible(not narrow)
            else:
                part.setText("" if narrow else self._words[part])
        for view, button in self.views.items() if way == "views" else ():
            if narrow:
                sign(button, view.value)  # a tool button shows either words or its icon
            else:
                button.setIcon(QIcon())
                button.setProperty(SIGN, None)

    def _parts(self, way: str) -> list[QPushButton | QToolButton]:
        return [*self.views.values()] if way == "views" else [getattr(self, way)]

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
        self.search.setAccessibleName(self._texts.say("window.search"))
        self.search.setToolTip(self.search.hints[0])
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
        line.addWidget(self.today)
        line.addWidget(self._tool("next_requested"))
        line.addSpacing(10)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for button in self.views.values():
            switch.addWidget(button)
        line.addLayout(switch)
        line.addStretch(1)
        line.addWidget(self.add)
        line.addWidget(self.open)
        line.addWidget(self.paste)
        line.addWidget(self._paper())
        line.addWidget(self.export)
        line.addSpacing(6)
        line.addWidget(self.search)
        line.addWidget(self.more)
        for widget in (each.widget() for each in map(line.itemAt, range(line.count())) if each):
            if widget is not None:
                widget.setFixedHeight(CONTROL)
        for button in self.views.values():
            button.setFixedHeight(CONTROL)
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
        if primary:
            button.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
            sign(button, ICONS[name], "on_accent")
        elif name in ICONS:
            sign(button, ICONS[name])
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

    def _draw_papers(self) -> None:
        for name in PAPERS:
            sign(self._actions[name], ICONS[name])

    def _square(self, name: str) -> QPushButton:
        """Return a button that shows its icon alone."""
        button = self._button(name)
        button.setText("")
        button.setFixedWidth(SQUARE)
        return button

    def _menu(self) -> QToolButton:
        """Return the button of everything else, each with its keys."""
        button = QToolButton()
        button.setObjectName("More")
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        sign(button, "more")
        button.setToolTip(self._texts.say("window.menu"))
        button.setAccessibleName(self._texts.say("window.menu"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(menu)
        return button

    def _fill_menu(self) -> None:
        """Fill the menu when it is first opened."""
        menu = self.more.menu()
        for group in MORE if menu.isEmpty() else ():
            menu.addSeparator()
            menu.addActions([self._actions[name] for name in group])
            for name in group:
                if name in ICONS:
                    sign(self._actions[name], ICONS[name])
        self.menu_opening.emit()

    def _tool(self, name: str) -> QToolButton:
        action = self._actions[name]
        button = QToolButton()
        button.setAutoRaise(True)
        sign(button, ICONS[name])
        button.setIconSize(QSize(16, 16))
        self._dress(button, action)
        return button

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
