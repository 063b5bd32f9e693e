"""What is left out, on one quiet line: by area, who leads, state; mine alone; what is done."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from planner.filtering import Filter, State, areas, assignees

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.model import Item
    from ui.texts import Texts

FIELDS = ("area", "assignee", "state")
LONGEST = 24  # letters of a name on a button


class FilterBar(QWidget):
    """Shows a filter and asks for another one; the menus are filled when they are opened."""

    filter_requested = Signal(object)  # Filter
    mine_requested = Signal()
    names_requested = Signal()
    done_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._filter = Filter()
        self._items: Sequence[Item] = ()
        self.fields = {name: self._field(name) for name in FIELDS}
        self.mine = self._button(texts.say("filter.mine"), checkable=True)
        self.mine.clicked.connect(self.mine_requested)
        self.mine.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        names = self.mine.addAction(texts.say("filter.names"))
        names.triggered.connect(self.names_requested)
        self.done = self._button(texts.say("filter.hide_done"), checkable=True)
        self.done.clicked.connect(self.done_requested)
        self.clear = self._button(texts.say("filter.clear"))
        self.clear.clicked.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.clear, *self.fields.values(), self.mine, self.done):
            row.addWidget(button)
        self.show_filter(Filter(), ())

    def show_filter(self, chosen: Filter, items: Iterable[Item]) -> None:
        """Show what is chosen, and remember what can be: what these items have."""
        self._filter, self._items = chosen, tuple(items)
        for name, button in self.fields.items():
            value = getattr(chosen, name)
            button.setChecked(value is not None)
            said = self._texts.say(f"filter.{name}")
            if value is not None:
                said = self._texts.say("filter.chosen", name=said, value=_short(self._word(value)))
            button.setText(f"{said} ▾")
        self.mine.setChecked(bool(chosen.mine))
        self.clear.setVisible(chosen.is_on)

    def show_done(self, *, shown: bool) -> None:
        """Show whether what is done is hidden: like all of this line, lit when something is."""
        self.done.setChecked(not shown)

    # ------------------------------------------------------------------------------------- inside

    def _field(self, name: str) -> QToolButton:
        button = self._button(self._texts.say(f"filter.{name}"), checkable=True)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, name, menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _button(self, words: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(words)
        button.setCheckable(checkable)
        button.setObjectName("FilterButton")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fill(self, name: str, menu: QMenu) -> None:
        """Offer what the month has, and what is chosen."""
        menu.clear()
        chosen = getattr(self._filter, name)
        choices = self._choices(name)
        if chosen is not None and chosen not in choices:
            choices.insert(0, chosen)
        for value in (None, *choices):
            words = self._texts.say("filter.all") if value is None else self._word(value)
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(partial(self._choose, name, value))

    def _choices(self, name: str) -> list[Any]:
        if name == "state":
            return list(State)
        return areas(self._items) if name == "area" else assignees(self._items)

    def _word(self, value: str | State) -> str:
        if isinstance(value, State):
            return self._texts.say(f"states.{value.value}")
        return self._texts.named(value)

    def _choose(self, name: str, value: str | State | None, _checked: object = None) -> None:
        wanted: dict[str, Any] = {name: value}
        self.filter_requested.emit(replace(self._filter, **wanted))

    def _clear(self) -> None:
        self.filter_requested.emit(Filter())


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
