"""One slow function off the window's thread; what came of it comes back as a value."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from ui.work import POOLS

if TYPE_CHECKING:
    from collections.abc import Callable


class Errand(QObject):
    """One slow function on its way; its answer or failure comes back to the window's thread."""

    answered = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, slow: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slow = slow
        self._stopped = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Run the function in the pool's thread."""
        self._runnable = _Runnable(self)
        pool().start(self._runnable)

    def stop(self) -> None:
        """Want no answer any more. The function itself runs out unheard."""
        self._stopped = True

    def run(self) -> None:
        """Run the function and send what came of it."""
        try:
            answer = self._slow()
        except Exception as failure:
            self._send(failure, None)
            return
        self._send(None, answer)

    def _send(self, failure: Exception | None, answer: object) -> None:
        with suppress(RuntimeError):  # the window is gone, and this with it
            self._ended.emit(failure, answer)

    def _deliver(self, failure: Exception | None, answer: object) -> None:
        """Hand on what came, in the window's thread: what was stopped meanwhile is not heard."""
        if self._stopped:
            return
        if failure is None:
            self.answered.emit(answer)
        else:
            self.failed.emit(failure)


class LongErrand(Errand):
    """A slow function that tells how far it has come, and asks whether it is still wanted."""

    told = Signal(object)
    _came = Signal(object)

    def __init__(
        self,
        slow: Callable[[Callable[[object], None], Callable[[], bool]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(partial(slow, self._tell, self._is_stopped), parent)
        self._came.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    def _tell(self, news: object) -> None:
        with suppress(RuntimeError):  # the window is gone, and this with it
            self._came.emit(news)

    def _is_stopped(self) -> bool:
        return self._stopped

    def _hand_on(self, news: object) -> None:
        if not self._stopped:
            self.told.emit(news)


class _Runnable(QRunnable):
    def __init__(self, errand: Errand) -> None:
        super().__init__()
        self._errand = errand
        self.setAutoDelete(False)

    def run(self) -> None:
        self._errand.run()


def pool() -> QThreadPool:
    """Return the pool of one thread: two readers at once would fight for the PDF library."""
    if not POOLS:
        made = QThreadPool()
        made.setMaxThreadCount(1)
        POOLS.append(made)
    return POOLS[0]
