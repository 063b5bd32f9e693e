"""What a person sees when the plan cannot be opened: why, and the ways to go on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.model import PlanDamaged
from ui.labels import label
from ui.style import TITLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from planner.model import PlannerError
    from ui.texts import Texts


MENDED = 100  # the exit status of the event loop, not of the program


class Rescue(QWidget):
    """A small window in place of the plan's; `mended` is sent when it can be opened again."""

    mended = Signal()

    def __init__(
        self, texts: Texts, path: Path, refusal: PlannerError, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._path = path
        self._now = now
        say = texts.say
        self.setWindowTitle(say("program.name"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(say("errors.rescue_title"), size=TITLE, strong=True))
        missing = refusal.details.get("reason") == "missing"
        why = say("errors.plan_missing") if missing else texts.refusal(refusal)
        column.addWidget(label(why, wraps=True))
        self._ways = QHBoxLayout()
        if isinstance(refusal, PlanDamaged):
            column.addWidget(label(say("errors.rescue_aside"), name="muted", wraps=True))
            self._offer(texts)
        leave = QPushButton(say("window.quit"))
        leave.clicked.connect(self.close)
        self._ways.addStretch(1)
        self._ways.addWidget(leave)
        column.addStretch(1)
        column.addLayout(self._ways)
        self.resize(560, 240)

    def succeeds(self, app: QApplication) -> bool:
        """Let a person mend the plan; tell whether it can be opened again."""
        self.mended.connect(partial(app.exit, MENDED))
        self.show()
        status = app.exec()
        self.close()
        return status == MENDED

    def _offer(self, texts: Texts) -> None:
        from planner.store import newest_sound  # noqa: PLC0415 - seldom needed

        copy = newest_sound(self._path)
        if copy is not None:
            stamp = copy.stamp.astimezone()
            when = f"{texts.clock(stamp)} {texts.day(stamp.date())}"
            back = QPushButton(texts.say("errors.rescue_copy", when=when))
            back.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
            back.clicked.connect(partial(self._bring_back, copy.path))
            self._ways.addWidget(back)
        anew = QPushButton(texts.say("errors.rescue_new"))
        anew.clicked.connect(self._begin_anew)
        self._ways.addWidget(anew)

    def _bring_back(self, copy: Path, _checked: object = None) -> None:
        from planner.store import put_in_place  # noqa: PLC0415 - seldom needed

        put_in_place(self._path, copy, self._now())
        self.mended.emit()

    def _begin_anew(self) -> None:
        from planner.store import begin_anew  # noqa: PLC0415 - seldom needed

        begin_anew(self._path, self._now())
        self.mended.emit()
