"""The last handler: log what nobody caught, tell it, keep the plan safe, let the person go on.

A PlannerError that reaches it is a refusal and gets its sentence; anything else is a bug of ours
and is told as one, with the details to copy. The log names types and places, never titles.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import time
import traceback
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TextIO

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

log = logging.getLogger(__name__)

OF_NO_INTEREST = "This plugin does not support"  # what offscreen cannot do
CRASH = "crash.txt"
REST = 1.0  # seconds in which the same failure is told once
P = ParamSpec("P")
QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class LastHandler(QObject):
    """Takes what nobody caught, from any thread."""

    refused = Signal(object)  # PlannerError
    broken = Signal(str)  # the details, for those who mend it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = ("", 0.0)  # what was told last, and when
        self._crash: CrashFile | None = None
        self.last_crash = ""  # what the last start ended with, if it did not end well

    def install(self, crash: CrashFile | None = None) -> None:
        """Stand behind everything that runs from now on, also below Python."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        if crash is not None:
            self.last_crash = crash.last()
            crash.open()
            self._crash = crash

    def end(self) -> None:
        """The program ends well."""
        if self._crash is not None:
            self._crash.close()

    def take(
        self, kind: type[BaseException], failure: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell of an exception that nobody caught."""
        if isinstance(failure, PlannerError):
            log.info("refused: %s", failure.code)
            self.refused.emit(failure)
            return
        if isinstance(failure, KeyboardInterrupt):
            sys.__excepthook__(kind, failure, trace)
            return
        said, now = details(failure), time.monotonic()
        before, when = self._told
        self._told = (said, now)
        if said != before or now - when > REST:  # what breaks at each event is told once
            log.error("not caught: %s", kind.__name__, exc_info=(kind, failure, trace))
            self.broken.emit(said)

    def _take_from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.take(caught.exc_type, caught.exc_value, caught.exc_traceback)


def details(failure: BaseException) -> str:
    """Return what those who mend the program need: type, words, places."""
    return "".join(traceback.format_exception(failure)).strip()


def log_qt() -> None:
    """Send what Qt has to say to the log."""

    def take(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        level = logging.DEBUG if message.startswith(OF_NO_INTEREST) else QT_LEVELS[kind]
        logging.getLogger("qt").log(level, "%s", message)

    qInstallMessageHandler(take)


class CrashFile:
    """Where Python writes what it was doing when something below it takes the program down."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / CRASH
        self._file: TextIO | None = None

    def last(self) -> str:
        """Return what the last start ended with, once; empty when it ended well."""
        try:
            said = self._path.read_text(encoding="utf-8", errors="replace").strip()
            self._path.unlink()
        except OSError:
            return ""
        return said

    def open(self) -> None:
        """Be ready for the worst, where the folder can be written."""
        with suppress(OSError):
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def close(self) -> None:
        """The program ends well: there is nothing to tell."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                self._path.unlink()


def painting(paint: Callable[P, None]) -> Callable[P, None]:
    """Keep what breaks inside a method that Qt calls to paint; it is logged once.

    Beyond the method it would be told, the telling be painted, and so on without end.
    """
    known: set[type[Exception]] = set()

    @wraps(paint)
    def painted(*arguments: P.args, **more: P.kwargs) -> None:
        try:
            paint(*arguments, **more)
        except Exception as failure:
            if type(failure) not in known:
                known.add(type(failure))
                log.exception("painting failed: %s", paint.__qualname__)

    return painted
