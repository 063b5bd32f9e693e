"""Going back to a copy of the plan, taking things out of the bin, the plan as one file.

Going back is seen first, is one action like any other, and can be undone; before it, the plan as it
is now is copied.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from planner.model import PlannerError
from planner.store import contents

if TYPE_CHECKING:
    from planner.model import Change
    from planner.store import Store
    from ui.copies_sheet import CopiesSheet
    from ui.elsewhere import Elsewhere
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.texts import Texts
    from ui.work import Writer

PATIENCE = 5.0  # seconds for what is still being written
SUFFIX = ".sqlite"


class Copies(QObject):
    """Stands between the sheet of copies and the plan."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        writer: Writer,
        store: Store,
        elsewhere: Elsewhere,
        texts: Texts,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._writer = window, session, writer
        self._store, self._elsewhere, self._texts = store, elsewhere, texts
        self._sheet: CopiesSheet | None = None
        self._found: tuple[Path, Change] | None = None

    @property
    def sheet(self) -> CopiesSheet:
        """The sheet; made at its first use."""
        if self._sheet is None:
            from ui.copies_sheet import CopiesSheet  # noqa: PLC0415 - seldom needed

            self._sheet = CopiesSheet(self._texts)
            self._sheet.copy_chosen.connect(self.look_into)
            self._sheet.restore_requested.connect(self.go_back)
            self._sheet.item_requested.connect(self.take_out)
            self._sheet.save_requested.connect(self.save)
            self._sheet.open_requested.connect(self.open)
            self._sheet.left.connect(self._window.close_sheet)
        return self._sheet

    def show(self) -> None:
        """Show what can be gone back to."""
        self._found = None
        self._writer.settle(PATIENCE)  # a copy that is being made belongs in the list
        plan, now = self._session.plan, self._session.clock.now()
        self.sheet.show_all(self._store.copies(), plan.in_bin(now))
        self._window.open_sheet(self.sheet)

    def look_into(self, file: Path) -> None:
        """Find out what going back to a file would change."""
        self._writer.settle(PATIENCE)
        self._found = None
        try:
            change = self._store.preview(file, self._session.clock.now())
        except PlannerError as refusal:
            self.sheet.show_preview(self._texts.refusal(refusal), can_restore=False)
            return
        self._show_preview((file, change))

    def go_back(self) -> None:
        """Make the plan what it was: one action; raises a refusal when the file has gone."""
        if self._found is None:
            return
        (file, change), now = self._found, self._session.clock.now()
        found = contents(file)  # what waits to be written must need no stick that is pulled out
        self._writer.perform(lambda store: store.copy(now), beside="copies")
        self._writer.perform(lambda store: store.add_documents_of(found, now), beside="reports")
        self._window.close_sheet()
        self._session.plan.go_back(change.after, now)
        self._window.messages.tell(self._texts.say("copies.restored"))

    def take_out(self, uid: str) -> None:
        """Take an item out of the bin."""
        self._session.plan.restore([uid], self._session.clock.now())
        self.show()

    def save(self) -> None:
        """Write the whole plan as one file for another machine."""
        say = self._texts.say
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, say("copies.save"), say("copies.name")
        )
        if not chosen:
            return
        if not self._writer.settle(PATIENCE):
            said = say("copies.unsaved", count=self._writer.waiting)
            self._window.messages.tell(said, grave=True)
            return
        place = Path(chosen)
        place = place if place.suffix else place.with_suffix(SUFFIX)
        self._elsewhere.save_as(place)
        self._window.messages.tell(say("store.copied", place=place))

    def open(self) -> None:
        """Look into a whole plan that came from another machine."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, self._texts.say("copies.open"))
        if chosen:
            self.look_into(Path(chosen))

    # ------------------------------------------------------------------------------------- inside

    def _show_preview(self, found: tuple[Path, Change]) -> None:
        self._found = found
        change = found[1]
        gone = sum(1 for item in change.after if item.removed is not None)
        changed = len(change.after) - gone
        key = "copies.preview" if change.after else "copies.same"
        name = self.sheet.name_of(found[0])
        said = self._texts.say(key, name=name, changed=changed, removed=gone)
        self.sheet.show_preview(said, can_restore=bool(change.after))
