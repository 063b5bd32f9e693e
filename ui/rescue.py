"""What a person sees when the plan cannot be opened: why, what can be saved, the ways to go on."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.model import PlanDamaged, PlannerError
from planner.store import Contents
from ui.labels import label
from ui.style import TITLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.texts import Texts


MENDED = 100  # the exit status of the event loop, not of the program


class Rescue(QWidget):
    """A small window in place of the plan's; `mended` is sent when it can be opened again."""

    mended = Signal()

    def __init__(
        self, texts: Texts, path: Path, refusal: PlannerError, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._texts = texts
        self._path = path
        self._now = now
        self._found = Contents(())
        self.said = ""  # what came of it, to be told in the plan's own window
        say = texts.say
        self.setWindowTitle(say("program.name"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(12)
        self._column.addWidget(label(say("errors.rescue_title"), size=TITLE, strong=True))
        missing = refusal.details.get("reason") == "missing"
        why = say("errors.plan_missing") if missing else texts.refusal(refusal)
        self._why = label(why, wraps=True)
        self._column.addWidget(self._why)
        self._ways = QHBoxLayout()
        if isinstance(refusal, PlanDamaged):
            self._column.addWidget(label(say("errors.rescue_aside"), name="muted", wraps=True))
            self._offer()
        leave = QPushButton(say("window.quit"))
        leave.clicked.connect(self.close)
        self._ways.addStretch(1)
        self._ways.addWidget(leave)
        self._column.addStretch(1)
        self._column.addLayout(self._ways)
        self.resize(560, 240)

    def succeeds(self, app: QApplication) -> bool:
        """Let a person mend the plan; tell whether it can be opened again."""
        self.mended.connect(partial(app.exit, MENDED))
        self.show()
        status = app.exec()
        self.close()
        return status == MENDED

    # ---------------------------------------------------------------------------------- the ways

    def _offer(self) -> None:
        from planner.store import newest_sound, salvage  # noqa: PLC0415 - seldom needed

        copy = newest_sound(self._path)
        with suppress(PlannerError):  # the ways to go on are there without it
            self._found = salvage(self._path)
        if self._found.items:
            said = self._texts.say("store.readable", count=len(self._found.items))
            self._column.addWidget(label(said, name="muted", wraps=True))
        if copy is not None:
            stamp = copy.stamp.astimezone()
            when = f"{self._texts.clock(stamp)} {self._texts.day(stamp.date())}"
            back = self._way("errors.rescue_copy", partial(self._bring_back, copy.path), when=when)
            back.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        if copy is None and self._found.items:
            self._way("errors.rescue_read", self._save_what_can_be_read)
        self._way("errors.rescue_new", self._begin_anew)

    def _way(self, words: str, go: Callable[[], None], **details: object) -> QPushButton:
        button = QPushButton(self._texts.say(words, **details))
        button.clicked.connect(partial(self._try, go))
        self._ways.addWidget(button)
        return button

    def _try(self, go: Callable[[], None], _checked: object = None) -> None:
        """Go a way; where that is refused, say why, and the ways stay."""
        try:
            go()
        except PlannerError as refusal:
            self._why.setText(self._texts.refusal(refusal))

    def _bring_back(self, copy: Path) -> None:
        from planner.store import put_in_place  # noqa: PLC0415 - seldom needed

        self._tell(put_in_place(self._path, copy, self._now()), self._bring_in())

    def _save_what_can_be_read(self) -> None:
        from planner.store import begin_anew  # noqa: PLC0415 - seldom needed

        self._tell(begin_anew(self._path, self._now()), self._bring_in())

    def _begin_anew(self) -> None:
        from planner.store import begin_anew  # noqa: PLC0415 - seldom needed

        self._tell(begin_anew(self._path, self._now()), "")

    def _bring_in(self) -> str:
        """Add what the damaged file still gave; return how much that was."""
        from planner.store import Store  # noqa: PLC0415 - seldom needed

        if not self._found.items:
            return ""
        with Store.open(self._path, now=self._now()) as store:
            count = len(store.bring_in(self._found, self._now()).after)
        lost = self._found.lost
        return self._texts.say(
            "store.salvaged_less" if lost else "store.salvaged", count=count, lost=lost
        )

    def _tell(self, aside: Path | None, salvaged: str) -> None:
        place = self._texts.say("store.set_aside", place=aside) if aside else ""
        self.said = " ".join(filter(None, (salvaged, place)))
        self.mended.emit()
