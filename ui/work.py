"""Which thread: one that writes the plan; the window's own collects garbage.

What is shown is written in the order it was done. A failure keeps the queue: it is told, tried
again every few seconds and on request, and nothing is said to be saved before its COMMIT. What
stands beside the plan (a report's text, what was exported) and breaks by a bug of ours lets the
plan go first; a change of the plan that breaks does not: those after it build on it.
Exceptions come back as values.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from planner.model import PlanLocked, PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QThreadPool

    from planner.model import Change
    from planner.store import Store

log = logging.getLogger(__name__)

SWEEP = 1000  # ms
TURN = 0.0002  # seconds that a thread may compute while the window's waits for its turn
TRY_AGAIN = 5.0  # seconds between attempts after a failure
POOLS: list[QThreadPool] = []  # the pool of errands, once one was sent


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A piece of writing. Those beside the plan that name the same thing stay in their order."""

    do: Callable[[Store], object]
    beside: str | None


class Writer(QThread):
    """Writes changes in order in a thread of its own, with a store of its own."""

    committed = Signal(int)  # jobs that still wait
    failed = Signal(object, int)  # the failure; jobs that wait, the failed one among them
    unopened = Signal(object)  # the failure: the store could not be opened before the first job

    def __init__(
        self,
        open_store: Callable[[], Store],
        parent: QObject | None = None,
        *,
        read_only: str | None = None,
    ) -> None:
        """`read_only` is why nothing may be written; another place may be."""
        super().__init__(parent)
        self._open_store = open_store
        self._read_only = read_only
        self._store: Store | None = None
        self._jobs: deque[Job] = deque()
        self._behind: set[str] = set()  # what is broken beside the plan: all else goes first
        self._turn = Condition()
        self._ending = False
        self._hurry = False  # a person or the end of the program waits for another attempt
        self._moved = False  # another store is to be opened
        self.is_elsewhere = False  # than what the window reads
        self._busy = False  # something is being written
        self._resting = False  # nothing may be written

    # ----------------------------------------------------------------------- the window's thread

    def write(self, change: Change, at: int, *, record: bool) -> None:
        """Take a change into the queue; see Plan's Write. Raises PlanLocked as `perform` does."""

        def job(store: Store) -> None:
            store.write(change, at, record=record)

        self.perform(job)

    def perform(self, job: Callable[[Store], object], *, beside: str | None = None) -> None:
        """Take a piece of writing into the queue, after all that came before it.

        `beside` names what it is about where no change of the plan builds on it. Raises
        PlanLocked where nothing may be written: it would wait for ever.
        """
        if not self.may_write:
            raise PlanLocked(reason=self._read_only)
        with self._turn:
            self._jobs.append(Job(job, beside))
            self._turn.notify_all()

    @property
    def may_write(self) -> bool:
        """Tell whether anything may be done to the plan."""
        return self._read_only is None or self.is_elsewhere

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
            self.is_elsewhere = True
            self._hurry = True
            self._turn.notify_all()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Let nothing be written meanwhile; what is being written is waited for."""
        with self._turn:
            self._resting = True
            self._turn.wait_for(lambda: not self._busy)
        try:
            yield
        finally:
            with self._turn:
                self._resting = False
                self._turn.notify_all()

    def settle(self, seconds: float) -> bool:
        """Wait until the queue is empty; False when it is not after so many seconds."""
        with self._turn:
            self._hurry = True
            self._turn.notify_all()
        if not self.isFinished():
            self.start()  # where the window closes before its writer was started
        with self._turn:
            return self._turn.wait_for(lambda: not self._jobs, seconds)

    def end(self) -> None:
        """Stop the thread; what still waits is given up."""
        with self._turn:
            self._ending = True
            self._turn.notify_all()
        self.wait()

    # ----------------------------------------------------------------------- the writer's thread

    def run(self) -> None:
        """Open the store, and write until told to end."""
        self._begin()
        while (job := self._next()) is not None:
            failure = self._attempt(job.do)
            is_broken = failure is not None and not isinstance(failure, PlannerError)
            with self._turn:
                self._busy = False
                if failure is None:
                    self._jobs.remove(job)
                elif is_broken and job.beside:
                    self._behind.add(job.beside)
                self._turn.notify_all()
                waiting = len(self._jobs)
            if failure is None:
                self.committed.emit(waiting)
            else:
                self.failed.emit(failure, waiting)
                if not (is_broken and job.beside):
                    self._pause()
        if self._store is not None:
            self._store.close()

    def _begin(self) -> None:
        try:
            self._opened()
        except Exception as failure:
            log.warning("not opened: %s", type(failure).__name__)
            self.unopened.emit(failure)
        _load()

    def _next(self) -> Job | None:
        """Wait for what is to be written next; None for the end."""
        with self._turn:
            while True:
                self._turn.wait_for(lambda: bool(self._jobs and not self._resting) or self._ending)
                job = None if self._ending else self._first()
                self._busy = job is not None
                if self._busy or self._ending:
                    return job
                self._pause(lambda: self._first() is not None)
                if self._first() is None:
                    self._behind.clear()

    def _first(self) -> Job | None:
        """Return the first piece of writing that is not behind."""
        return next((job for job in self._jobs if job.beside not in self._behind), None)

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

    def _pause(self, is_over: Callable[[], bool] = lambda: False) -> None:
        with self._turn:
            self._turn.wait_for(lambda: self._hurry or self._ending or is_over(), TRY_AGAIN)
            self._hurry = self._hurry and is_over()  # who waits for another attempt gets it then


def _load() -> None:
    """Load what acts will need, while files can be opened: no act fails for want of one."""
    import hashlib  # noqa: F401, PLC0415 - of uuid5

    import planner.carrying  # noqa: PLC0415 - beside the window, which has been shown
    import planner.consequences  # noqa: PLC0415
    import planner.store.elsewhere  # noqa: F401, PLC0415


class Sweeper(QObject):
    """Collects Python's cyclic garbage in the window's thread alone.

    Python collects wherever it happens to allocate, the writer's thread included; a widget that
    is destroyed there takes the program down. While an errand runs nothing is collected: what it
    has just made, ten thousand items in an export, would be looked through while the window waits.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(SWEEP)
        self._timer.timeout.connect(self.sweep)
        self._turn = TURN

    def start(self) -> None:
        """Take the collecting over from Python; what is there now stays and is not looked at."""
        gc.disable()
        gc.freeze()
        self._turn = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the generations that are due."""
        if POOLS and POOLS[0].activeThreadCount():
            return
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if counts[age] > thresholds[age] > 0]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give the collecting back to Python."""
        if self._timer.isActive():
            self._timer.stop()
            sys.setswitchinterval(self._turn)
            gc.enable()
