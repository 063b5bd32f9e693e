"""Start Lịch Trọng Tâm: make the environment it needs on first use, then do what is asked.

    python3 main.py              the window
    python3 main.py test         the tests
    python3 main.py --help       the program without a window

Any Python 3.7 or newer can read this file, so that an unsuitable one gets a sentence and no
traceback. Until the environment is there only the standard library is used, and as little of it
as will do: with the environment in place this file runs twice at each start.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder

if sys.version_info < (3, 11) or sys.version_info >= (3, 15):
    sys.exit(
        "Lịch Trọng Tâm cần Python 3.11 đến 3.14; đây là Python {}.{}. "
        "(Needs Python 3.11 to 3.14.)".format(*sys.version_info[:2])
    )

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO, NoReturn

    from planner.clock import Clock
    from planner.model import Month

FROZEN = getattr(sys, "frozen", False)  # a packaged program brings its Python along
HERE = os.path.dirname(os.path.realpath(sys.executable if FROZEN else __file__))
LOCK = os.path.join(HERE, "requirements.lock")
TEST_LOCK = os.path.join(HERE, "requirements-test.lock")
VENV = os.path.join(HERE, ".venv")
STAMP = os.path.join(VENV, "set-up")  # what the locks said when the set-up was complete
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))

RUNS_WITH = ("PySide6", "icalendar", "dateutil", "pypdfium2", "selectolax", "olefile")
TESTED_WITH = ("pytest", "pytestqt", "hypothesis", "ephem", "vnlunar")

NO_NETWORK = ("NewConnectionError", "ConnectTimeout", "NameResolutionError", "ProxyError")
REFUSED, LACKING, INTERRUPTED = 1, 3, 130


def main() -> int:
    """Do what the command line asks; return the exit status."""
    try:
        try:
            return _do(sys.argv[1:])
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED


def _do(arguments: Sequence[str]) -> int:
    if FROZEN and list(arguments) == ["--read-pdf"]:  # see planner.reading.formats.pdf_worker
        from planner.reading.formats import pdf_worker

        pdf_worker.main()
        return 0
    if FROZEN and list(arguments[:1]) == ["--draw-page"]:
        from planner.reading.recognition import drawing

        drawing.main()
        return 0
    testing = arguments[:1] == ["test"]
    if not _is_ready(testing=testing):
        _set_up([LOCK, TEST_LOCK] if testing else [LOCK])
        _start_again(arguments)
    return _test(arguments[1:]) if testing else _start(arguments)


# ----------------------------------------------------------------------------------------- set-up


class _CannotSetUp(Exception):
    """The set-up cannot be done; the first argument names the sentence."""


def _is_ready(*, testing: bool) -> bool:
    """Tell whether this interpreter can run the program: installed, or in an environment for it."""
    if not os.path.exists(LOCK):
        return True
    if sys.prefix == sys.base_prefix:
        return False
    packages = RUNS_WITH + TESTED_WITH if testing else RUNS_WITH
    return all(PathFinder.find_spec(name) for name in packages)


def _set_up(locks: Sequence[str]) -> None:
    """Bring .venv to what the locks say; leave with one sentence where that cannot be done."""
    try:
        if _is_set_up(locks):
            _check_that_this_is_another()
            return
        _tell("begins")
        with _turn():
            if not _is_set_up(locks):  # no other start has done it while this one waited
                _install(locks)
    except _CannotSetUp as failure:
        _leave(*failure.args)
    except OSError as failure:
        _leave("failed", str(failure))


def _check_that_this_is_another() -> None:
    """Refuse where .venv itself found its packages missing: starting it again would not end."""
    if sys.prefix == VENV:
        raise _CannotSetUp("incomplete")


def _is_set_up(locks: Sequence[str]) -> bool:
    return os.path.exists(PYTHON) and _stamped().startswith(_stamp(locks))


def _stamp(locks: Sequence[str]) -> bytes:
    """Return what identifies a set-up: the Python version and all of the locks."""
    parts = [str(sys.implementation.cache_tag).encode()]
    for lock in locks:
        with open(lock, "rb") as file:
            parts.append(file.read())
    return b"\0".join(parts) + b"\0"


def _stamped() -> bytes:
    try:
        with open(STAMP, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _turn() -> BinaryIO:
    """Wait for another start that is setting up, and hold others off while the file is open.

    Where files cannot be locked, the set-up goes on at once.
    """
    from contextlib import suppress

    file = open(LOCK, "rb")  # noqa: SIM115 - the caller closes it
    if sys.platform == "win32":
        import msvcrt

        file.seek(1 << 30)  # a locked byte cannot be read: this one is behind the end
        for _ in range(60):
            with suppress(OSError):
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # gives up after ten seconds
                break
    else:
        import fcntl

        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - a pip that outlives us keeps it
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)
    return file


def _install(locks: Sequence[str]) -> None:
    """Make .venv, or only complete it. A stamp stands there only while everything is in place."""
    missing = list(locks)
    if _is_set_up(locks[:1]):
        missing = missing[1:]
        os.remove(STAMP)
    else:
        _make_environment()
    for lock in missing:
        _pip("install", "--require-hashes", "--only-binary=:all:", "-r", lock)
    with open(STAMP, "wb") as file:
        file.write(_stamp(locks))


def _make_environment() -> None:
    if not PathFinder.find_spec("venv") or not PathFinder.find_spec("ensurepip"):
        raise _CannotSetUp("no_venv")
    if os.path.exists(STAMP):
        os.remove(STAMP)
    _run(sys.executable, "-m", "venv", "--clear", VENV)
    if sys.version_info < (3, 12):
        _pip("uninstall", "--yes", "setuptools")  # its .pth file doubles the start of Python


def _pip(*arguments: str) -> None:
    _run(PYTHON, "-m", "pip", "--quiet", "--retries=2", "--disable-pip-version-check", *arguments)


def _run(*command: str) -> None:
    import subprocess

    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONNOUSERSITE": "1"}
    done = subprocess.run(  # noqa: S603 - our own words
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,
        check=False,
    )
    if done.returncode:
        if any(sign in done.stdout for sign in NO_NETWORK):
            raise _CannotSetUp("no_network")
        raise _CannotSetUp("failed", (done.stdout.strip().splitlines() or command[-1:])[-1])


def _start_again(arguments: Sequence[str]) -> NoReturn:
    """Run this file with the Python of .venv, and leave with its exit status."""
    command = [PYTHON, os.path.join(HERE, "main.py"), *arguments]
    if sys.platform == "win32":  # there execv returns to the prompt at once
        import subprocess

        sys.exit(subprocess.call(command))  # noqa: S603 - our own words
    os.execv(PYTHON, command)  # noqa: S606 - our own words


def _leave(sentence: str, reason: str = "") -> NoReturn:
    _tell(sentence, reason)
    sys.exit(LACKING)


def _tell(sentence: str, reason: str = "") -> None:
    from pathlib import Path

    from planner.settings import data_folder, load
    from resources import words

    _speak_utf8()
    say = words(load(data_folder(Path(HERE))).language).say
    said = say(f"setup.{sentence}", reason=reason, command=say("setup.libraries"))
    print(said, file=sys.stderr, flush=True)


# -------------------------------------------------------------------------------------------- run


def _test(arguments: Sequence[str]) -> int:
    """Run the tests; they need no screen."""
    if not os.path.isdir(os.path.join(HERE, "tests")):
        _tell("no_tests")
        return REFUSED
    os.chdir(HERE)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _load_qt()
    import pytest

    return int(pytest.main(list(arguments)))


def _start(arguments: Sequence[str]) -> int:
    """Do what a command says, or open the window."""
    from planner import later

    later.put_off()
    from pathlib import Path

    from resources import generated

    generated.take_over()
    from planner import commands

    _speak_utf8()
    program = commands.Program(Path(HERE), _now, _open_window, _paint, _print)
    try:
        return commands.run(arguments, program)
    finally:
        generated.keep()


def _now() -> datetime:
    """Read this computer's clock: the only place that does."""
    from datetime import datetime

    return datetime.now().astimezone()


def _open_window(files: Sequence[Path], *, data: Path, clock: Clock, debug: bool) -> int:
    import gc

    gc.disable()  # what a start loads stays: looking for garbage in it would find none
    _load_qt()
    from ui.program import run

    return run(files, data=data, clock=clock, debug=debug)


def _paint(month: Month, size: tuple[int, int], output: Path, *, data: Path, clock: Clock) -> int:
    _load_qt()
    from ui.program import render

    return render(month, size, output, data=data, clock=clock)


def _print(month: Month, output: Path, *, data: Path, clock: Clock) -> int:
    _load_qt()
    from ui.printing import write_month

    return write_month(month, output, data=data, clock=clock)


def _load_qt() -> None:
    """Load Qt; leave with one sentence where the system lacks a library that it needs."""
    from ui import bindings, enumerations

    enumerations.take_over()
    try:
        bindings.load()
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as failure:
        if ".so" not in str(failure):
            raise
        _leave("no_library", str(failure).partition(":")[0])


def _speak_utf8() -> None:
    """Write UTF-8 also into a pipe on Windows; an odd file name must not break the output."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.exit(main())
