"""The last handler: log what nobody caught, tell it, keep the plan safe, let the person go on.

A PlannerError that reaches it is a refusal and gets its sentence; anything else is a bug of ours
and is told as one, with the details to copy. The log names types and places, never titles.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from planner.model import PlannerError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

log = logging.getLogger(__name__)

OF_NO_INTEREST = "This plugin does not support"  # what offscreen cannot do
LOG_SIZE, LOG_COPIES = 1_000_000, 2
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

    def install(self) -> None:
        """Stand behind everything that runs from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

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
        log.error("not caught: %s", kind.__name__, exc_info=(kind, failure, trace))
        self.broken.emit(details(failure))

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


def log_to_screen(*, debug: bool) -> None:
    """Log warnings to stderr, and with --debug every step with its time."""
    level = logging.DEBUG if debug else logging.WARNING
    logging.basicConfig(level=level, format="%(relativeCreated)6d ms %(name)s: %(message)s")


def log_to_file(folder: Path) -> None:
    """Log warnings to a file in the data folder that never grows without end."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - not on the way to the window

    try:
        handler = RotatingFileHandler(
            folder / "log.txt", maxBytes=LOG_SIZE, backupCount=LOG_COPIES, encoding="utf-8"
        )
    except OSError as failure:
        log.warning("no log file: %s", failure.strerror)
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
