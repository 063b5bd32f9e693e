"""What a piece of work takes and reaches for: memory, sockets, processes, foreign files."""

from __future__ import annotations

import os
import resource
import sys
import sysconfig
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = ("/proc/", "/dev/null", "/dev/urandom", "/usr/", "/lib", "/etc/localtime", "/etc/fonts")
OURS_TO_WRITE = ("/dev/null", "/proc/self/clear_refs")
NEVER = {
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "os.system",
    "os.exec", "os.posix_spawn", "os.startfile", "subprocess.Popen", "webbrowser.open",
    "urllib.Request",
}  # fmt: skip
LIBRARIES = (
    tuple(
        name + os.sep
        for name in {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), str(ROOT)}
    )
    + SYSTEM
)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
FREE_CHILD = 60  # MB that a reader's own process takes before it reads


class Watch:
    """Notes what the rest of this process reaches for; an audit hook cannot be taken out again."""

    def __init__(self, *own: Path) -> None:
        self.reached: list[str] = []
        self.children: list[str] = []  # the reader's own process for a doubtful PDF
        scratch = Path(tempfile.gettempdir()) / "lich-trong-tam-"  # and letters of chance
        self._own = (*(str(folder) + os.sep for folder in own), str(scratch))
        self.inputs: set[str] = set()
        sys.addaudithook(self._notice)

    def _notice(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in NEVER:
            self._note(event, arguments)
        elif event == "open":
            self._note_open(*arguments[:3])

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        said = repr(arguments)[:400]
        if event == "subprocess.Popen" and "pdf_worker" in said:
            self.children.append(said)
        elif event == "subprocess.Popen" and "tesseract" in said and "'--list-langs']" in said:
            pass  # an installed program is asked whether it could read a scan; it is given nothing
        elif "lich-trong-tam-" not in said and "window.socket" not in said:
            self.reached.append(f"{event} {said[:120]}")

    def _note_open(self, name: object, _mode: object, flags: object) -> None:
        if not isinstance(name, str | bytes):
            return
        path = os.path.abspath(os.fsdecode(name))  # noqa: PTH100 - links stay
        if path in self.inputs or f"{path}{os.sep}".startswith(self._own):
            if path in self.inputs and _is_write(flags):
                self.reached.append(f"write {path}")
        elif not path.startswith(LIBRARIES):
            self.reached.append(f"open {path}")
        elif _is_write(flags) and not path.startswith(OURS_TO_WRITE) and "__pycache__" not in path:
            self.reached.append(f"write {path}")


def _is_write(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & WRITES)


class Stopwatch:
    """How long a piece of work takes: by the wall, or less where other programs slow it down."""

    def __init__(self) -> None:
        self._wall, self._own = time.monotonic(), _processor_time()

    def seconds(self) -> float:
        """Return the seconds since it was started."""
        return min(time.monotonic() - self._wall, _processor_time() - self._own)


def _processor_time() -> float:
    """Return the processor seconds of this process and of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def used_by(process: int) -> float:
    """Return the processor seconds of a process and of its children that have ended; 0 if gone."""
    try:
        fields = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


class Memory:
    """How far this process and its children have grown since a moment."""

    def __init__(self) -> None:
        with suppress(PermissionError):  # of a process that gave its rights up: it is young
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        self._before = _kilobytes("VmRSS")
        self._children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss

    def grown(self) -> float:
        """Return the most it was beyond that moment, in MB."""
        own = (_kilobytes("VmHWM") - self._before) / 1024
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        return own + (max(0, most / 1024 - FREE_CHILD) if most > self._children else 0)


def _kilobytes(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    return 0
