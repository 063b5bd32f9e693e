"""Make the months beside the shown one ready while nothing is asked of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.session import Session

PAUSE = 150  # ms without another month
STEPS = (1, -1)


class Ahead(QObject):
    """Looks at the next month and at the one before, each in a pause of its own."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[int] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)

    def begin(self, _month: object = None) -> None:
        """Begin anew around the month that is shown now."""
        self._steps = list(STEPS)
        self._pause.start()

    @property
    def is_about_to_look(self) -> bool:
        """Tell whether a month is still to be made ready."""
        return self._pause.isActive()

    def end(self) -> None:
        """Look at nothing more."""
        self._pause.stop()

    def _look(self) -> None:
        self._session.look_ahead(self._steps.pop(0))
        if self._steps:
            self._pause.start()
