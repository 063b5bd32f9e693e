"""Decide who writes on this machine: whoever holds the system's lock on a file in the data folder.

The system frees the lock when its holder ends, however it ends, so that a file left behind never
blocks anyone. The number of the holder's process stands in the file, for people.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from planner.model import PlanLocked

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

FAR = 2**30  # the locked byte on Windows, past the number: a locked byte there cannot be read


class WriteLock:
    """The right to write the plans of a folder; a context manager that raises PlanLocked."""

    def __init__(self, folder: Path, name: str = "writing.lock") -> None:
        self.path = folder / name
        self.held = False
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """Take the lock without waiting; False when another process has it.

        Where no lock file can be made, on a full disk or in a folder that is read only, it is ours:
        the store finds out by itself whether it can write, and whether someone else has.
        """
        if self.held:
            return True
        file = self._opened()
        if file is not None and not _locked(file):
            file.close()
            return False
        self._file, self.held = file, True
        if file is not None and file.writable():
            _sign(file)
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            with suppress(OSError):  # its number never got to a full disk
                self._file.close()  # the system frees the lock with the handle
        self._file, self.held = None, False

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

    def _opened(self) -> IO[str] | None:
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        for mode in ("a+", "r"):
            with suppress(OSError):
                return self.path.open(mode, encoding="utf-8")
        return None


def _sign(file: IO[str]) -> None:
    """Write the number of this process, for people; a full disk does without."""
    with suppress(OSError):
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()


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
        except OSError:  # a place without locks, such as a share: the store only reads there
            return True
        return True
