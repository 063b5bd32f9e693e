"""The sheets beside the month: a new or edited item, the table of keys; and how far a task is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.message_bar import Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.model import Item
    from ui.details_sheet import DetailsSheet
    from ui.item_editor import ItemEditor
    from ui.jot_bar import JotBar
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.texts import Texts

STEPS = (25, 50, 75, 90)


class Sheets(QObject):
    """Opens them, and brings what was decided to where it belongs."""

    def __init__(self, window: MainWindow, session: Session, texts: Texts) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.texts = texts
        self._editor: ItemEditor | None = None
        self._keys: QWidget | None = None
        self._details: DetailsSheet | None = None
        self._jot_bar: JotBar | None = None
        self._deliver: Callable[[Item], None] = session.put

    # --------------------------------------------------------------------------------- one item

    @property
    def editor(self) -> ItemEditor:
        """The form; made at its first use."""
        if self._editor is None:
            from ui.item_editor import ItemEditor  # noqa: PLC0415 - not on the way to the window

            self._editor = ItemEditor(self.texts)
            self._editor.saved.connect(self._save)
            self._editor.cancelled.connect(self._window.close_sheet)
        return self._editor

    def open_new(self) -> None:
        """Begin a new item of the month that is shown."""
        self._deliver = self._session.put
        self._window.open_sheet(self.editor)
        self.editor.open_new(self._session.month)

    def jot(self) -> None:
        """Begin a new item in one line of a person's own words."""
        from planner.reading.jotting import jot  # noqa: PLC0415 - the reader is slow to load

        today, month = self._session.clock.today(), self._session.month
        self.jot_bar.open(lambda line: jot(line, today, month))
        self.jot_bar.fit(self._window.header.height())

    @property
    def jot_bar(self) -> JotBar:
        """The line; made at its first use."""
        if self._jot_bar is None:
            from ui.jot_bar import JotBar  # noqa: PLC0415 - not on the way to the window

            self._jot_bar = JotBar(self.texts, self._window)
            self._jot_bar.item_jotted.connect(self._session.put)
            self._jot_bar.form_requested.connect(self._open_jotted)
            self._jot_bar.closed.connect(self._window.focus_calendar)
        return self._jot_bar

    def _open_jotted(self, item: Item | None) -> None:
        if item is None:
            self.open_new()
        else:
            self.open_reading(self._session.put, item)

    def open_item(self, uid: str) -> None:
        """Begin to edit an item of the plan."""
        self._deliver = self._session.put
        item = self._session.plan.item(uid)
        self._window.open_sheet(self.editor)
        self.editor.open_item(item)

    def open_chosen(self) -> None:
        """Begin to edit the chosen item."""
        if self._session.uid:
            self.open_item(self._session.uid)

    def open_reading(self, deliver: Callable[[Item], None], item: Item) -> None:
        """Begin to correct an item that is no item of the plan yet."""
        self._deliver = deliver
        self._window.open_sheet(self.editor)
        self.editor.open_item(item)

    def _save(self, item: Item) -> None:
        self._window.close_sheet()
        self._deliver(item)

    # ------------------------------------------------------------------------------- how far it is

    def ask_percent(self, uid: str, _percent: int) -> None:
        """Ask how much of a task is done; each answer is one action."""
        ways = [Way(f"{step}%", partial(self._answer, uid, step)) for step in STEPS]
        self._window.messages.tell(self.texts.say("editor.percent_title"), *ways)

    def _answer(self, uid: str, percent: int, _checked: object = None) -> None:
        self._window.messages.close_message()
        self._session.start(uid, percent)

    # ----------------------------------------------------------------------------------- the keys

    def open_keys(self) -> None:
        """Show all keys."""
        if self._keys is None:
            from ui.key_sheet import key_sheet  # noqa: PLC0415 - not on the way to the window

            self._keys = key_sheet(self.texts)
        self._window.open_sheet(self._keys)

    # -------------------------------------------------------------------------- what went wrong

    def open_details(self, said: str, _checked: object = None) -> None:
        """Show what would be copied for those who mend the program, and let a person copy it."""
        from ui.details_sheet import DetailsSheet  # noqa: PLC0415 - seldom needed

        if self._details is None:
            self._details = DetailsSheet(self.texts)
            self._details.closed.connect(self._window.close_sheet)
            self._details.copied.connect(self._tell_copied)
        self._window.messages.close_message()
        self._details.show_details(said)
        self._window.open_sheet(self._details)

    def _tell_copied(self) -> None:
        self._window.close_sheet()
        self._window.messages.tell(self.texts.say("errors.copied"))
