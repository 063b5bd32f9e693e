"""What a person is told about the disk: saved, not yet, not at all; and what to do then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.model import PlannerError
from ui.message_bar import Way

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from planner.clock import Clock
    from ui.elsewhere import Elsewhere
    from ui.main_window import MainWindow
    from ui.texts import Texts
    from ui.work import Writer

NEWER = "newer"  # a plan that a copy of it cannot be written either
PATIENCE = 5.0  # seconds to wait for the queue when the window closes


class Saving(QObject):
    """Tells of the writer's work in the status line and, when it fails, in the message bar."""

    def __init__(
        self,
        window: MainWindow,
        writer: Writer,
        texts: Texts,
        clock: Clock,
        elsewhere: Elsewhere,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._writer = writer
        self._texts = texts
        self._clock = clock
        self._elsewhere = elsewhere
        self._failing = False
        self._gives_up = False

    def show_saving(self, _change: object = None) -> None:
        """Say that a change is on its way."""
        if not self._failing:
            self._window.status.show_saving()

    def show_saved(self, waiting: int) -> None:
        """Say that everything is on the disk, once it is."""
        if waiting:
            return
        self._window.status.show_saved(self._clock.local())
        if self._failing:
            self._failing = False
            self._window.messages.close_message()

    def show_failed(self, failure: Exception, waiting: int) -> None:
        """Say what the disk refused, that nothing is lost, and what can be done."""
        self._failing = True
        self._window.status.show_unsaved(waiting)
        said = self._texts.say("errors.unsaved", count=waiting)
        if isinstance(failure, PlannerError):
            waits = self._texts.say("errors.waiting", count=waiting)
            said = f"{self._texts.refusal(failure)} {waits}"
        self._window.messages.tell(said, *self._ways(), grave=True)

    def show_read_only(self, reason: str | None) -> None:
        """Say that the plan can only be looked at, why, and how it can be changed all the same."""
        words, key = self._texts.words, f"store.{reason}"
        why = words.say(key) if words.has(key) else self._texts.say("errors.cannot_write")
        self._window.status.show_read_only()
        said = self._texts.say("errors.read_only", reason=why)
        ways = (Way(self._texts.say("errors.elsewhere"), self.save_elsewhere),)
        self._window.messages.tell(said, *(() if reason == NEWER else ways), grave=True)

    def save_elsewhere(self) -> None:
        """Save the plan with its waiting changes in a place that a person chooses."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

        say = self._texts.say
        name = say("copies.name")
        chosen, _ = QFileDialog.getSaveFileName(self._window, say("window.choose_place"), name)
        if not chosen:
            return
        place = Path(chosen)
        try:
            self._elsewhere.go(place)
        except PlannerError as refusal:
            self._failing = True
            said = f"{say('errors.moved_failed', place=place)} {self._texts.refusal(refusal)}"
            self._window.messages.tell(said, *self._ways(), grave=True)
            return
        self._failing = False
        self._window.messages.tell(say("errors.moved", place=place), grave=True)

    def close(self, event: QCloseEvent) -> None:
        """Let the window close when everything is on the disk."""
        if self._gives_up or self._writer.settle(PATIENCE):
            event.accept()
            return
        event.ignore()
        waiting = self._writer.waiting
        self._window.status.show_unsaved(waiting)
        said = self._texts.say("errors.closing_unsaved", count=waiting)
        leave = Way(self._texts.say("errors.quit_anyway"), self._leave)
        self._window.messages.tell(said, *self._ways(), leave, grave=True)

    def _ways(self) -> tuple[Way, ...]:
        return (
            Way(self._texts.say("errors.retry"), self._writer.retry),
            Way(self._texts.say("errors.elsewhere"), self.save_elsewhere),
        )

    def _leave(self) -> None:
        self._gives_up = True
        self._window.close()
