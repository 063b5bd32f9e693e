"""Decide who writes on this machine: whoever holds the system's lock on a file in the data folder.

The system frees the lock when its holder ends, however it ends, so that a file left behind never
blocks anyone. The number of the holder's process stands in the file, for people.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from planner.model import PlanLocked
from planner.store import failures

if TYPE_CHECKING:
    from typing import IO

FAR = 2**30  # the locked byte on Windows, past the number: a locked byte there cannot be read


class WriteLock:
    """The right to write the plans of a folder; a context manager that raises PlanLocked."""

    def __init__(self, folder: Path, name: str = "writing.lock") -> None:
        self.path = folder / name
        self._file: IO[str] | None = None

    @property
    def held(self) -> bool:
        """Tell whether it is ours."""
        return self._file is not None

    def take(self) -> bool:
        """Take the lock without waiting; False when another process has it."""
        if self._file is not None:
            return True
        with failures.writing():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = Path(self.path).open("a+", encoding="ascii")  # noqa: SIM115 - kept while held
        if not _locked(file):
            file.close()
            return False
        self._file = file
        with failures.writing():
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            self._file.close()  # the system frees the lock with the handle
            self._file = None

    def holder(self) -> int | None:
        """Return the number of the process that took it last, where it can be read."""
        try:
            return int(self.path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def __enter__(self) -> Self:
        if not self.take():
            raise PlanLocked(reason="busy", process=self.holder())
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


if sys.platform == "win32":

    def _locked(file: IO[str]) -> bool:
        import msvcrt  # noqa: PLC0415 - Windows alone

        file.seek(FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:

    def _locked(file: IO[str]) -> bool:
        import fcntl  # noqa: PLC0415 - not on Windows

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
