"""Where the log goes: warnings to stderr and to a file in the data folder; with --debug all steps.

A log tells counts, names of rules and places in a text, never the words of a report.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

FILE, SIZE, COPIES = "log.txt", 1_000_000, 2


def to_screen(*, debug: bool) -> None:
    """Log warnings to stderr, or with `debug` every step with its time since the start."""
    level = logging.DEBUG if debug else logging.WARNING
    logging.basicConfig(level=level, format="%(relativeCreated)6d ms %(name)s: %(message)s")


def to_file(folder: Path) -> None:
    """Log warnings to a file that never grows without end, where the data folder is there."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - not on the way to the window

    if not folder.is_dir():
        return
    try:
        handler = RotatingFileHandler(
            folder / FILE, maxBytes=SIZE, backupCount=COPIES, encoding="utf-8", delay=True
        )
    except OSError as failure:
        log.warning("no log file: %s", failure.strerror)
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
