"""Read a PDF that cannot be vouched for in a process of its own: less memory, a time limit.

The file goes in as bytes and its text comes out; the process opens nothing else. If it dies, the
report is unreadable and the program goes on. A frozen program has no interpreter to start: it is
started itself with `OPTION`.
"""

from __future__ import annotations

import json
import subprocess
import sys

from planner.model import UnreadableReport
from planner.reading.formats.content import Content

OPTION = "--read-pdf"
_SECONDS = 40
_MEMORY = 384 * 1024 * 1024  # beyond what the process has when it begins
_START = "from planner.reading.formats.pdf_worker import main; main()"
_PATH = "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"


def read_apart(data: bytes) -> Content:
    """Return the text of a PDF as another process reads it."""
    try:
        done = subprocess.run(  # noqa: S603 - our own code
            ourselves(OPTION, _START),
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableReport("too_slow") from error
    except OSError as error:
        raise UnreadableReport("damaged") from error
    return _answer(done.stdout)


def ourselves(option: str, start: str) -> list[str]:
    """Return the command that starts this program once more, for one piece of its work."""
    if getattr(sys, "frozen", False):
        return [sys.executable, option]
    return [sys.executable, "-I", "-c", _PATH + start, json.dumps(sys.path)]


def _answer(output: bytes) -> Content:
    """Return what the process found; one that died has read a damaged file."""
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise UnreadableReport("damaged") from error
    if "reason" in answer:
        raise UnreadableReport(**answer)
    return Content(answer["text"], tuple(answer["notes"]))


def main() -> None:
    """Read a PDF from standard input and write its text, or the reason why not, as JSON."""
    from planner.reading.formats.pdf import content_of

    data = sys.stdin.buffer.read()
    limit_memory()
    try:
        content = content_of(data)
        answer: dict[str, object] = {"text": content.text, "notes": content.notes}
    except UnreadableReport as refusal:
        answer = refusal.details
    except MemoryError:
        answer = {"reason": "bomb"}
    sys.stdout.write(json.dumps(answer))


def limit_memory() -> None:
    """Take the right to grow without end from this process, where the system knows how."""
    try:
        import resource
    except ImportError:  # Windows
        return
    import pypdfium2_raw  # type: ignore[import-untyped]  # noqa: F401 - while there is room

    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            size = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        size = _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (size + _MEMORY, size + _MEMORY))
