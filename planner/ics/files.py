"""How a calendar file comes to its place: whole or not at all, and readable by whoever could."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from planner.model import PlannerError

if TYPE_CHECKING:
    from pathlib import Path


class CannotExport(PlannerError):
    """The file could not be written; what was there before is whole."""

    code = "cannot_export"


class NoRoom(CannotExport):
    """The disk is full."""

    code = "cannot_export_full"


class NotAllowed(CannotExport):
    """The file or its folder may not be written, or another program holds the file."""

    code = "cannot_export_denied"


class NoFolder(CannotExport):
    """The folder is not there (any more)."""

    code = "cannot_export_folder"


REFUSALS: dict[int, type[CannotExport]] = {
    errno.ENOSPC: NoRoom,
    errno.EDQUOT: NoRoom,
    errno.EFBIG: NoRoom,
    errno.EACCES: NotAllowed,
    errno.EPERM: NotAllowed,
    errno.EROFS: NotAllowed,
    errno.EBUSY: NotAllowed,
    errno.ETXTBSY: NotAllowed,
    errno.ENOENT: NoFolder,
    errno.ENOTDIR: NoFolder,
}


def put(path: Path, data: bytes) -> None:
    """Write a file beside its place, then move it there; raises CannotExport."""
    try:
        target = path.resolve()  # of a link, the file it stands for
        _refuse_read_only(target)
        _replace(target, data)
    except OSError as failure:
        refusal = REFUSALS.get(failure.errno or 0, CannotExport)
        raise refusal(name=str(path), reason=failure.strerror) from failure


def holds(path: Path, data: bytes) -> bool:
    """Tell whether a file holds exactly this."""
    with suppress(OSError):
        return path.stat().st_size == len(data) and path.read_bytes() == data
    return False


def _refuse_read_only(target: Path) -> None:
    """A read-only file would be replaced all the same where its folder may be written."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{os.urandom(6).hex()}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):  # a shared file stays readable for those it is shared with
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
