"""What a person adds to a task in their own words: what came of it, why it will not be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.model import Action
from ui.fields import Wrong, read_percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Change, Task
    from ui.main_window import MainWindow
    from ui.note_bar import NoteBar
    from ui.session import Session
    from ui.texts import Texts


class Noting(QObject):
    """Offers, asks, and hands on what was said."""

    def __init__(self, window: MainWindow, session: Session, texts: Texts) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._texts = texts
        self._bar: NoteBar | None = None
        self._ticked = ""

    @property
    def bar(self) -> NoteBar:
        """The line; made at its first use."""
        from ui.note_bar import NoteBar  # noqa: PLC0415 - not on the way to the window

        if self._bar is None:
            self._bar = NoteBar(self._texts, self._window)
            self._bar.closed.connect(self._window.focus_calendar)
        return self._bar

    def offer(self, change: Change) -> None:
        """Offer to write down what came of a task that was just ticked."""
        if change.action is Action.COMPLETE and change.after:
            self._ticked = change.after[0].uid
            self._window.status.offer_note()

    def ask_ticked(self) -> None:
        """Ask what came of the task that was ticked last."""
        self._ask_result(self._session.task(self._ticked))

    def ask_result(self) -> None:
        """Ask what came of the chosen task, else of the one that was ticked last."""
        self._ask_result(self._session.task(self._session.uid or self._ticked))

    def ask_reason(self) -> None:
        """Ask why the chosen task will not be done."""
        task = self._session.task(self._session.uid)
        if task is not None:
            deliver = partial(self._session.cancel, task.uid)
            self._ask("note.reason", task, deliver)

    def ask_percent(self, uid: str, percent: int) -> None:
        """Ask how much of a task is done."""
        task = self._session.task(uid)
        if task is not None:
            said = str(percent) if percent and task.is_open else ""
            self._ask("editor.percent_title", task, partial(self._start, task.uid), said)

    def _start(self, uid: str, line: str) -> str | None:
        try:
            self._session.start(uid, read_percent(line))
        except Wrong as wrong:
            return self._texts.say(wrong.key, text=wrong.text)
        return None

    def _ask_result(self, task: Task | None) -> None:
        if task is not None:
            self._ask("note.result", task, partial(self._session.note, task.uid))

    def _ask(
        self,
        question: str,
        task: Task,
        deliver: Callable[[str], str | None],
        said: str | None = None,
    ) -> None:
        say, top = self._texts.say, self._window.header.height()
        line = task.note if said is None else said
        self.bar.ask(say(question), self._texts.title(task), line, top, deliver)
