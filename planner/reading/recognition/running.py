"""Run another program in the background: with limits, killed when it is not wanted.

Where the system knows how (Linux), it may use no more processor time than it is given and no
endless memory: it ends by itself too where this program was killed and can look after it no more.
"""

from __future__ import annotations

import math
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
_MEMORY = 4 * 1024**3  # bytes; a page of 120 million points takes less
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
            _limit(process.pid, seconds)
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


def _limit(process: int, seconds: float) -> None:
    """Limit what a process may use."""
    if sys.platform == "linux":
        import resource

        limits = ((resource.RLIMIT_CPU, math.ceil(seconds)), (resource.RLIMIT_AS, _MEMORY))
        with suppress(OSError):  # it has ended already
            for kind, most in limits:
                resource.prlimit(process, kind, (most, most))
