"""Give every bad file to the command line and to the window, and see how it ends.

Each goes through the command line in a process of its own; through the window they go one after
the other, as a person would open them, until one takes the window along.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench.faults.badfiles import MAKER, BadFile, Ended, bad_files, wrong
from bench.faults.inputs_window import NOBODY, UNREADABLE, give
from bench.faults.watching import Memory, Stopwatch, Watch, used_by
from planner import commands
from planner.clock import Clock
from planner.settings import PLAN, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2018, 2, 8, 8, 0, tzinfo=UTC)
CLOCK = Clock(lambda: NOW)
TODAY = CLOCK.today()
STUCK = 10  # times as long by the wall
LEAVING = 20.0  # seconds for a process to put its things away
PATIENCE = 3  # times the seconds that a file may take, before its process is ended
OF_THE_DRAFT = "txt/impossible_dates.txt"  # warned of among the problems


def run(*, small: bool = False, window: bool = True) -> tuple[int, list[str]]:
    """Return how many files were given, and how any ended otherwise than it must."""
    if not MAKER.exists():
        return 0, ["tools/badfiles.py is not beside the project: nothing was tried"]
    tried, losses = 0, []
    with bad_files(small=small) as files:
        ways = {"commands": by_commands, **({"window": by_window} if window else {})}
        for way, give in ways.items():
            passed, all_of = Counter[str](), Counter(bad.kind for bad in files)
            before = {bad.name: bad.state() for bad in files}
            for bad, ended in give(files):
                tried += 1
                failures = wrong(bad, ended, before[bad.name])
                passed[bad.kind] += not failures
                losses += [f"{way}: {bad.name!r}: {failure}" for failure in failures]
            groups = ", ".join(f"{kind} {passed[kind]}/{all_of[kind]}" for kind in all_of)
            print(f"  {way}: {groups}", flush=True)
    return tried, losses


# ------------------------------------------------------------------------------- the command line


def by_commands(files: list[BadFile]) -> list[tuple[BadFile, Ended]]:
    """Give each file to a command in a process of its own."""
    _warm_up()
    return [(bad, _apart(lambda bad=bad: _command(bad), bad)) for bad in files]


def _warm_up() -> None:
    """Load what every reader needs, so that the children share it."""
    import argparse  # noqa: F401 - a child without rights may not reach these any more
    import logging.handlers  # noqa: F401

    from planner.reading import extract, report  # noqa: F401
    from planner.reading.document import from_text

    extract.extract(from_text("Phòng A họp ngày 06/02/2018.", "x"), None, TODAY)


def _command(bad: BadFile) -> Ended:
    """Do in this process what the command line does with a file."""
    with tempfile.TemporaryDirectory(prefix="inputs-data-", ignore_cleanup_errors=True) as name:
        data = Path(name)
        if bad.name == UNREADABLE and not os.getuid():
            os.chown(data, NOBODY, NOBODY)
            os.setuid(NOBODY)
        arguments = [*_arguments(bad, data), "--data", name, "--today", str(TODAY)]
        texts = _listen_to_reader()
        memory, watched = Memory(), Stopwatch()
        watch = Watch(data)
        watch.inputs.add(str(bad.path))
        program = commands.Program(data, CLOCK.read, _no_window, _no_window, _no_window)
        out, told = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
            status = commands.run(arguments, program)
        seconds, grown = watched.seconds(), memory.grown()
        said = told.getvalue()
        text = "\n".join([*texts, out.getvalue()])
        if bad.name == OF_THE_DRAFT:
            said += str(json.loads(out.getvalue())[0].get("warnings") or "")
        reached = watch.reached + watch.children * ("must_not_fetch" in bad.expected)
        if bad.kind == "db" and not _same(bad, data):
            reached.append("altered the plan")
        return Ended(status == commands.DONE, said, text, seconds, grown, reached)


def _arguments(bad: BadFile, data: Path) -> list[str]:
    if bad.kind == "ics":
        return ["import", str(bad.path)]
    if bad.kind == "db":
        put_in_place(bad, data)
        return ["list"]
    return ["extract", "--json", str(bad.path)]


def put_in_place(bad: BadFile, data: Path) -> Path:
    """Lay a bad plan, or bad settings, where the program looks for its own."""
    place = data / (PLAN if bad.path.suffix == ".db" else SETTINGS)
    shutil.copyfile(bad.path, place)
    journal = bad.path.with_name(bad.path.name + "-journal")
    if journal.exists():
        shutil.copyfile(journal, place.with_name(place.name + "-journal"))
    return place


def _same(bad: BadFile, data: Path) -> bool:
    if "must_not_alter" not in bad.expected:
        return True
    return (data / PLAN).read_bytes() == bad.path.read_bytes()


def _listen_to_reader() -> list[str]:
    """Return a list that takes the text of each report the commands read from now on."""
    from planner.reading import document

    texts: list[str] = []
    read = document.from_bytes

    def listened(data: bytes, name: str) -> object:
        found = read(data, name)
        texts.append(found.text)
        return found

    document.from_bytes = listened
    return texts


def _no_window(*_arguments: object, **_more: object) -> int:
    raise AssertionError("no window was asked for")


def _apart(work: Callable[[], Ended], bad: BadFile) -> Ended:
    """Do a piece of work in a process of its own, and end it when it takes too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    answer = _read_line(reading, child, bad.seconds * PATIENCE + 10)
    os.close(reading)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if not answer:
        return Ended(accepted=False, broken=f"died or hung (status {status})")
    return Ended(**json.loads(answer))


def _answer(work: Callable[[], Ended], writing: int) -> None:
    try:
        ended = work()
    except BaseException as failure:
        ended = Ended(accepted=False, broken=f"{type(failure).__name__}: {failure}"[:300])
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        pipe.write(json.dumps(asdict(ended)) + "\n")
    signal.pause()  # the parent measures us no longer, and ends us


def _read_line(handle: int, child: int, seconds: float) -> bytes:
    """Return one line of a process, or nothing when there is none in its time.

    That is the processor's; by the wall it may take longer, since other programs run too.
    """
    line, begun, until = b"", used_by(child), time.monotonic() + seconds * STUCK
    while not line.endswith(b"\n"):
        if not select.select([handle], [], [], 1.0)[0]:
            if used_by(child) - begun > seconds or time.monotonic() > until:
                return b""
            continue
        piece = os.read(handle, 1 << 16)
        if not piece:
            return b""
        line += piece
    return line


# ------------------------------------------------------------------------------------- the window


def by_window(files: list[BadFile]) -> list[tuple[BadFile, Ended]]:
    """Give the files to one window, one after the other; to a new one where it was taken along."""
    found: list[tuple[BadFile, Ended]] = []
    while len(found) < len(files):
        rest = files[len(found) :]
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                    give(rest, lambda ended, pipe=pipe: _send(ended, pipe))
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(0)  # what the parent still needs is not this one's to put away
        os.close(writing)
        for bad in rest:
            answer = _read_line(reading, child, bad.seconds * PATIENCE + 30)
            if not answer:
                found.append((bad, Ended(accepted=False, broken="took the window along")))
                break
            found.append((bad, Ended(**json.loads(answer))))
        os.close(reading)
        _end(child)
    return found


def _end(child: int) -> None:
    """Let a process put its things away; end it when it does not."""
    until = time.monotonic() + LEAVING
    while not (ended := os.waitpid(child, os.WNOHANG)[0]) and time.monotonic() < until:
        time.sleep(0.05)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _send(ended: Ended, pipe: io.TextIOBase) -> None:
    pipe.write(json.dumps(asdict(ended)) + "\n")
    pipe.flush()


if __name__ == "__main__":
    print(*run(small="--small" in sys.argv)[1], sep="\n")
