"""Run another program in the background: with a time limit, killed when it is not wanted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_LOOK_AGAIN = 0.1  # seconds until the next look whether it is still wanted
_NICE = 10
_QUIETLY = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)


class Stopped(Exception):
    """The work was wanted no more."""


def never() -> bool:
    """Tell that work is wanted to its end."""
    return False


def run(
    command: Sequence[str], folder: Path, seconds: float, is_stopped: Callable[[], bool]
) -> bytes:
    """Return what a program prints; raises TimeoutError, and Stopped when it is wanted no more."""
    ends = time.monotonic() + seconds
    with subprocess.Popen(  # noqa: S603 - our own words
        command,
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_QUIETLY,
    ) as process:
        try:
            _step_back(process.pid)
            while True:
                with suppress(subprocess.TimeoutExpired):
                    return process.communicate(timeout=_LOOK_AGAIN)[0]
                if is_stopped():
                    raise Stopped
                if time.monotonic() > ends:
                    raise TimeoutError
        finally:
            process.kill()


def _environment() -> dict[str, str]:
    """Return what the other program shall know; a packaged one's own libraries are not for it."""
    known = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # more threads of tesseract are slower
    libraries = known.pop("LD_LIBRARY_PATH_ORIG", None)
    if libraries is not None or getattr(sys, "frozen", False):
        known.pop("LD_LIBRARY_PATH", None)
    return known | ({"LD_LIBRARY_PATH": libraries} if libraries else {})


def _step_back(process: int) -> None:
    """Let the window go first; on Windows the process begins that way."""
    if hasattr(os, "setpriority"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process, _NICE)
