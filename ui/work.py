"""Which thread: one that writes the plan, and one that runs a slow function off the window's.

What is shown is written in the order it was done. A failure keeps the queue: it is told, tried
again every few seconds and on request, and nothing is said to be saved before its COMMIT.
Exceptions come back as values.
"""

from __future__ import annotations

import gc
import logging
from collections import deque
from contextlib import suppress
from functools import partial
from threading import Condition
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThread, QThreadPool, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model import Change
    from planner.store import Store

log = logging.getLogger(__name__)

SWEEP = 1000  # ms
TRY_AGAIN = 5.0  # seconds between attempts after a failure


class Writer(QThread):
    """Writes changes in order in a thread of its own, with a store of its own."""

    committed = Signal(int)  # jobs that still wait
    failed = Signal(object, int)  # the failure; jobs that wait, the failed one among them

    def __init__(self, open_store: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._store: Store | None = None
        self._jobs: deque[Callable[[Store], object]] = deque()
        self._turn = Condition()
        self._ending = False
        self._hurry = False  # a person or the end of the program waits for another attempt
        self._moved = False  # another store is to be opened

    # ----------------------------------------------------------------------- the window's thread

    def write(self, change: Change, at: int, *, record: bool) -> None:
        """Take a change into the queue; see Plan's Write."""

        def job(store: Store) -> None:
            store.write(change, at, record=record)

        self.perform(job)

    def perform(self, job: Callable[[Store], object]) -> None:
        """Take a piece of writing into the queue, after all that came before it."""
        with self._turn:
            self._jobs.append(job)
            self._turn.notify_all()

    @property
    def waiting(self) -> int:
        """The number of jobs that are not durable yet."""
        with self._turn:
            return len(self._jobs)

    def retry(self) -> None:
        """Try a failed job again now."""
        with self._turn:
            self._hurry = True
            self._turn.notify_all()

    def move_to(self, open_store: Callable[[], Store]) -> None:
        """Go on writing in another store."""
        with self._turn:
            self._open_store, self._moved = open_store, True
            self._hurry = True
            self._turn.notify_all()

    def settle(self, seconds: float) -> bool:
        """Wait until the queue is empty; False when it is not after so many seconds."""
        with self._turn:
            self._hurry = True
            self._turn.notify_all()
            return self._turn.wait_for(lambda: not self._jobs, seconds)

    def end(self) -> None:
        """Stop the thread; what still waits is given up."""
        with self._turn:
            self._ending = True
            self._turn.notify_all()
        self.wait()

    # ----------------------------------------------------------------------- the writer's thread

    def run(self) -> None:
        """Write until told to end."""
        while (job := self._next()) is not None:
            failure = self._attempt(job)
            with self._turn:
                if failure is None:
                    self._jobs.popleft()
                    self._turn.notify_all()
                waiting = len(self._jobs)
            if failure is None:
                self.committed.emit(waiting)
            else:
                self.failed.emit(failure, waiting)
                self._pause()
        if self._store is not None:
            self._store.close()

    def _next(self) -> Callable[[Store], object] | None:
        with self._turn:
            self._turn.wait_for(lambda: bool(self._jobs) or self._ending)
            return None if self._ending else self._jobs[0]

    def _attempt(self, job: Callable[[Store], object]) -> Exception | None:
        try:
            job(self._opened())
        except Exception as failure:
            log.warning("writing failed: %s", type(failure).__name__)
            return failure
        return None

    def _opened(self) -> Store:
        with self._turn:
            moved, self._moved = self._moved, False
        if moved and self._store is not None:
            self._store.close()
            self._store = None
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _pause(self) -> None:
        with self._turn:
            self._turn.wait_for(lambda: self._hurry or self._ending, TRY_AGAIN)
            self._hurry = False


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
        _pool().start(self._runnable)

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


_pools: list[QThreadPool] = []


def _pool() -> QThreadPool:
    """Return the pool of one thread: two readers at once would fight for the PDF library."""
    if not _pools:
        pool = QThreadPool()
        pool.setMaxThreadCount(1)
        _pools.append(pool)
    return _pools[0]


class Sweeper(QObject):
    """Collects Python's cyclic garbage in the window's thread alone.

    Python collects wherever it happens to allocate, the writer's thread included; a widget that
    is destroyed there takes the program down.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(SWEEP)
        self._timer.timeout.connect(self.sweep)

    def start(self) -> None:
        """Take the collecting over from Python; what is there now stays and is not looked at."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def sweep(self) -> None:
        """Collect the generations that are due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if counts[age] > thresholds[age] > 0]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give the collecting back to Python."""
        if self._timer.isActive():
            self._timer.stop()
            gc.enable()
