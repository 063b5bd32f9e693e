"""The sheets beside the month: a new or edited item, the table of keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.consequences import onto

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.model import Event, Item, Task
    from ui.details_sheet import DetailsSheet
    from ui.item_editor import ItemEditor
    from ui.jot_bar import JotBar
    from ui.keys_sheet import KeysSheet
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.texts import Texts


class Sheets(QObject):
    """Opens them, and brings what was decided to where it belongs."""

    def __init__(self, window: MainWindow, session: Session, texts: Texts) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.texts = texts
        self._editor: ItemEditor | None = None
        self._keys: KeysSheet | None = None
        self._details: DetailsSheet | None = None
        self._jot_bar: JotBar | None = None
        self._deliver: Callable[[Item], None] = session.put
        self._before: dict[str, Item] = {}  # what is in the form, as it was when it was opened
        self._is_editing = False
        window.sheet_closed.connect(self._end_editing)

    # --------------------------------------------------------------------------------- one item

    @property
    def editor(self) -> ItemEditor:
        """The form; made at its first use."""
        if self._editor is None:
            from ui.item_editor import ItemEditor  # noqa: PLC0415 - not on the way to the window

            self._editor = ItemEditor(self.texts)
            self._editor.saved.connect(self._save)
            self._editor.pair_saved.connect(self._save_pair)
            self._editor.cancelled.connect(self._window.close_sheet)
        return self._editor

    def open_new(self) -> None:
        """Begin a new item of the month that is shown."""
        if self._begin_editing(self._session.put):
            self.editor.open_new(self._session.month)

    def jot(self, day: date | None = None) -> None:
        """Begin a new item in one line of a person's own words, perhaps on a day."""
        from planner.reading.jotting import jot  # noqa: PLC0415 - the reader is slow to load

        today, month = self._session.clock.today(), self._session.month
        # the reader's own words, whatever the window speaks
        ending = f"ngày {day.day}/{day.month}/{day.year}" if day else ""
        self.jot_bar.open(lambda line: jot(line, today, month), ending)
        self.jot_bar.fit(self._window.header.height())

    @property
    def jot_bar(self) -> JotBar:
        """The line; made at its first use."""
        if self._jot_bar is None:
            from ui.jot_bar import JotBar  # noqa: PLC0415 - not on the way to the window

            self._jot_bar = JotBar(self.texts, self._window)
            self._jot_bar.item_jotted.connect(self._add_jotted)
            self._jot_bar.form_requested.connect(self._open_jotted)
            self._jot_bar.closed.connect(self._window.focus_calendar)
        return self._jot_bar

    def _add_jotted(self, item: Item) -> None:
        """Add what was jotted down; where that is refused, the line is there again."""
        try:
            self._session.put(item)
        except BaseException:
            self.jot_bar.open_again()
            raise

    def _open_jotted(self, item: Item | None) -> None:
        if item is None:
            self.open_new()
        else:
            self.open_reading(self._session.put, item)

    def open_item(self, uid: str) -> None:
        """Begin to edit an item of the plan, with the task or event that is one entry with it."""
        if not self._begin_editing(self._session.put):
            return
        entry, item = self._session.entry(uid), self._session.plan.item(uid)
        pair = {each for each in (entry.event, entry.task) if each} if entry else set()
        other = next((each for each in pair if each.uid != uid), None)
        self._before = {each.uid: each for each in (item, other) if each}
        self.editor.open_item(item, other)

    def open_chosen(self) -> None:
        """Begin to edit the chosen item."""
        if self._session.uid:
            self.open_item(self._session.uid)

    def open_reading(self, deliver: Callable[[Item], None], item: Item) -> None:
        """Begin to correct an item that is no item of the plan yet."""
        if self._begin_editing(deliver):
            self.editor.open_item(item)

    def finish(self) -> bool:
        """Save what was typed into the line or the form for the plan, since the window closes.

        False where something is wrong with it, or in doubt: that is said. Who wants none of it
        leaves line and form before.
        """
        if self._jot_bar is not None and not self._jot_bar.finish():
            return False
        return self._deliver != self._session.put or self.is_finished()

    def leave_reading(self) -> None:
        """Put the form away if it corrects a reading: there is no such reading any more."""
        if self._is_editing and self._deliver != self._session.put:
            self._window.close_sheet()
            self._is_editing = False  # another sheet may have lain over it

    def _begin_editing(self, deliver: Callable[[Item], None]) -> bool:
        """Show the form for another item, once what is typed there is saved."""
        if not self.is_finished():
            return False
        self._deliver, self._before = deliver, {}
        self._window.open_sheet(self.editor)
        self._is_editing = True
        return True

    def is_finished(self) -> bool:
        """Save what was typed, unless its item was removed; False where something is wrong."""
        is_gone = any(map(self._session.is_gone, self._before))
        if not self._is_editing or not self.editor.is_changed or is_gone:
            return True
        self._window.open_sheet(self.editor)  # another sheet may lie over it
        self.editor.save()
        return not self._is_editing

    def _end_editing(self, sheet: QWidget) -> None:
        if sheet is self._editor:
            self._is_editing = False

    def _save(self, item: Item) -> None:
        self._hand_over(partial(self._deliver, self._onto(item)))

    def _save_pair(self, event: Event, task: Task) -> None:
        self._hand_over(partial(self._session.put, self._onto(event), self._onto(task)))

    def _onto(self, item: Item) -> Item:
        """Return an edited item with what was done to it in the month while the form was open."""
        before = self._before.get(item.uid)
        return onto(self._session.plan.item(item.uid), before, item) if before else item

    def _hand_over(self, deliver: Callable[[], None]) -> None:
        """Close the form and deliver what was typed; where that fails, it is there again."""
        self._window.close_sheet()
        try:
            deliver()
        except BaseException:
            self._window.open_sheet(self.editor)
            self._is_editing = True
            raise

    # ----------------------------------------------------------------------------------- the keys

    def open_keys(self) -> None:
        """Show all keys."""
        from ui.keys_sheet import KeysSheet  # noqa: PLC0415 - not on the way to the window

        if self._keys is None:
            self._keys = KeysSheet(self.texts)
            self._keys.left.connect(self._window.close_sheet)
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
