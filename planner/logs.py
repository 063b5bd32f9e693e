"""Where the log goes: warnings to stderr and to a file in the data folder; with --debug all steps.

A log tells counts, names of rules and places in a text, never the words of a report. What an
exception says may be such words: the file has its kind and where it came from.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from copy import copy
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)

FILE, SIZE, COPIES = "log.txt", 1_000_000, 2
LONGEST = 200  # lines about one exception


def to_screen(*, debug: bool) -> None:
    """Log warnings to stderr, or with `debug` every step with its time since the start."""
    level = logging.DEBUG if debug else logging.WARNING
    logging.basicConfig(level=level, format="%(relativeCreated)6d ms %(name)s: %(message)s")


def to_file(folder: Path) -> None:
    """Log warnings to a file that never grows without end, where the data folder is there."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - not on the way to the window

    if not _is_folder(folder):
        return
    try:
        handler = RotatingFileHandler(
            folder / FILE, maxBytes=SIZE, backupCount=COPIES, encoding="utf-8", delay=True
        )
    except OSError as failure:
        log.warning("no log file: %s", failure.strerror)
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_WithoutWords("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def _is_folder(path: Path) -> bool:
    with suppress(OSError):  # a name that no folder can have: opening the plan says so
        return path.is_dir()
    return False


class _WithoutWords(logging.Formatter):
    """Writes of an exception its kind and its places, without what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record's line; what another handler wrote of its exception is not used."""
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: tuple[Any, ...]) -> str:  # noqa: N802 - the name is logging's
        """Return the kinds of an exception and of its causes, each with its places."""
        failure: BaseException | None = ei[1]
        lines: list[str] = []
        while failure is not None and len(lines) < LONGEST:
            lines += [type(failure).__name__, *_places(failure.__traceback__)]
            failure = failure.__cause__ or failure.__context__
        return "\n".join(lines[:LONGEST])


def _places(trace: TracebackType | None) -> list[str]:
    return [
        f"  {Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(trace)
    ]
