"""Decide whether a path lies on this machine: file locks over a network cannot be trusted.

Also what stands beside a plan that went elsewhere: a start knows it without loading the rest.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

NOTE = "elsewhere.json"  # beside a plan: where it went when its place refused
ROOM = "elsewhere.room"  # blanks that a full disk lets us write over
LONGEST = 4096  # bytes of a note
# fmt: off
NETWORK_TYPES = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "webdav",
    "davfs", "davfs2", "ceph", "glusterfs", "lustre", "gpfs", "fuse.sshfs", "fuse.davfs",
    "fuse.davfs2", "fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.curlftpfs",
    "fuse.s3fs", "fuse.glusterfs", "fuse.onedriver",
})
# fmt: on
MOUNTS = Path("/proc/self/mounts")
OCTAL = re.compile(r"\\([0-7]{3})")  # blanks and backslashes in /proc/mounts
REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def went_away(home: Path) -> bool:
    """Tell whether a plan noted that it went elsewhere; see planner/store/elsewhere.py."""
    return os.path.lexists(home.with_name(NOTE))


def keep_room(home: Path) -> None:
    """Keep room for that note, while there is some."""
    room = home.with_name(ROOM)
    with suppress(OSError):
        if not room.exists() or room.stat().st_size < LONGEST:
            room.write_bytes(b" " * LONGEST)


def is_network(path: Path) -> bool:
    """Tell whether a path lies on another machine: a share, a mapped drive, a mounted one."""
    if sys.platform == "win32":
        return _is_remote_drive(path)
    return is_network_type(mount_type(path, _mounts()))


def is_network_type(name: str) -> bool:
    """Tell whether a file system of this type lies on another machine."""
    return name.casefold() in NETWORK_TYPES


def is_share(text: str) -> bool:
    r"""Tell whether a Windows path names a share: \\server\share, also in its long form."""
    path = text.replace("/", "\\")
    if path.startswith("\\\\?\\"):
        return path[4:8].upper() == "UNC\\"
    return path.startswith("\\\\") and not path.startswith("\\\\.\\")


def mount_type(path: Path, mounts: str) -> str:
    """Return the type of the file system a path lies on, by a table like /proc/mounts."""
    place = os.path.realpath(path)
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:  # noqa: PLR2004 - device, place, type
            continue
        point = OCTAL.sub(lambda match: chr(int(match[1], 8)), parts[1])
        if _holds(point, place) and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind


def _holds(point: str, place: str) -> bool:
    return place == point or place.startswith(point.rstrip("/") + "/")


def _mounts() -> str:
    try:
        return MOUNTS.read_text(errors="surrogateescape")
    except OSError:
        return ""  # no such table here (macOS): nothing is known


def _is_remote_drive(path: Path) -> bool:
    place = os.path.realpath(path)
    if is_share(place):
        return True
    import ctypes  # noqa: PLC0415 - Windows alone

    drive = os.path.splitdrive(place)[0] + "\\"
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(drive)  # type: ignore[attr-defined]
    return kind == REMOTE_DRIVE
