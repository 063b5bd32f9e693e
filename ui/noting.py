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


def _note_said(task: Task) -> str:
    return task.note


def _percent_said(task: Task) -> str:
    return str(task.percent_complete) if task.percent_complete and task.is_open else ""


class Noting(QObject):
    """Offers, asks, and hands on what was said."""

    def __init__(self, window: MainWindow, session: Session, texts: Texts) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._texts = texts
        self._bar: NoteBar | None = None
        self._ticked = ""
        self._uid = ""  # of the task that is asked about

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
        self._ask("note.result", self._ticked, self._session.note)

    def ask_result(self) -> None:
        """Ask what came of the chosen task, else of the one that was ticked last."""
        self._ask("note.result", self._session.uid or self._ticked, self._session.note)

    def ask_reason(self) -> None:
        """Ask why the chosen task will not be done."""
        self._ask("note.reason", self._session.uid, self._session.cancel)

    def ask_percent(self, uid: str) -> None:
        """Ask how much of a task is done."""
        self._ask("editor.percent_title", uid, self._start, _percent_said)

    def finish(self) -> bool:
        """Take what was typed into the line, since it goes; False where it is wrong.

        What was typed about a task that was removed meanwhile goes with it.
        """
        return self._bar is None or self._session.is_gone(self._uid) or self._bar.finish()

    def _start(self, uid: str, line: str) -> str | None:
        try:
            self._session.start(uid, read_percent(line))
        except Wrong as wrong:
            return self._texts.say(wrong.key, text=wrong.text)
        return None

    def _ask(
        self,
        question: str,
        uid: str,
        deliver: Callable[[str, str], str | None],
        said: Callable[[Task], str] = _note_said,
    ) -> None:
        """Ask about a task, once what was typed about another is in the plan."""
        if not self.finish():
            return
        task = self._session.task(uid)
        if task is None:
            return
        self._uid = task.uid
        say, top = self._texts.say, self._window.header.height()
        given = partial(deliver, task.uid)
        self.bar.ask(say(question), self._texts.title(task), said(task), top, given)
