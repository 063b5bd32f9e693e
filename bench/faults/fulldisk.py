"""Fill the disk for real: a small one of its own, and files that may grow no further.

On a full disk the plan opens, shows everything, refuses with a reason what it cannot keep, and goes
on when there is room. Where a file may only grow to a limit, a write is cut short in the middle of
a page; the limit is moved through every operation.
"""

from __future__ import annotations

import os
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.faults.checking import loss
from bench.faults.operations import OPERATIONS, PLAN, fresh, outcome, prepare
from bench.faults.session import BEGINNING, Desk, Model
from planner.model import CannotWrite, PlannerError
from planner.store import Store, forget, keep_room, move_out, noted

if TYPE_CHECKING:
    from collections.abc import Iterable

STEP = 1500  # bytes from one limit to the next
DONE, REFUSED, BUG = 0, 1, 2


def run_small_disk(rounds: int) -> tuple[int, list[str]]:
    """Return how many disks were filled, and what went wrong; needs the right to mount.

    The store is tried on disks of many sizes, the window on a few.
    """
    here = Path(__file__)
    tried = [(here, 400 + 150 * number, [str(number)]) for number in range(rounds)]
    windows = [here.with_name("fulldisk_window.py")] * (1 + rounds // 7)
    tried += [(program, 2000 + 300 * number, []) for number, program in enumerate(windows)]
    losses = []
    for number, (program, kilobytes, more) in enumerate(tried):
        run = _on_a_small_disk(program, kilobytes, more)
        if "unshare failed" in run.stderr or "mount:" in run.stderr:
            return number, ["no right to mount: nothing was tried"]
        if run.returncode or not run.stdout.startswith("filled"):
            said = (run.stdout + run.stderr).strip()[-200:]
            losses.append(f"{program.stem}, {kilobytes} kB: {said}")
    return len(tried), losses


def _on_a_small_disk(
    program: Path, kilobytes: int, more: list[str]
) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        mount = f"mount -t tmpfs -o size={kilobytes}k none {name}"
        start = shlex.join([sys.executable, "-B", str(program), name, *more])
        return subprocess.run(
            [shutil.which("unshare") or "unshare", "-m", "sh", "-c", f"{mount} && exec {start}"],
            capture_output=True,
            text=True,
            check=False,
        )


def fill(folder: Path, seed: int) -> str:
    """Work until the disk is full, look, make room, go on; returns what went wrong."""
    path, model = folder / PLAN, Model(seed)
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(64 * 1024))
    number = 0
    with Store.open(path, now=BEGINNING) as store:
        keep_room(path)
        desk = Desk(store, seed)
        try:
            while True:
                desk.step(number)
                number += 1
        except CannotWrite as refusal:
            if refusal.details["reason"] != "disk_full":
                return f"the reason was {refusal.details['reason']}"
        if model.matches(store, number) is None:
            return "what was shown on the full disk was not what was done"
    _stuff(folder)
    lost, held = loss(path, model, number)  # another start, on the full disk
    lost = lost or _leave(path)
    if lost:
        return lost
    ballast.unlink()
    (folder / "stuffing").unlink()
    with Store.open(path, now=BEGINNING) as store:
        Desk(store, seed).plan.undo(BEGINNING + timedelta(days=1))
    return f"filled after {held} steps"


def _leave(path: Path) -> str:
    """Save the plan of a full disk elsewhere: the next start must know where it went."""
    with tempfile.TemporaryDirectory(prefix="faults-") as other:
        with Store.open(path, now=BEGINNING) as store:
            away = move_out(store, Path(other) / PLAN, BEGINNING)
        if noted(path) != away:
            return "nothing on the full disk says where the plan went"
    forget(path)
    return ""


def _stuff(folder: Path) -> None:
    """Leave not a single byte."""
    with (folder / "stuffing").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            return


def run_short_writes(
    *, every: int = 1, operations: Iterable[str] = OPERATIONS
) -> tuple[int, list[str]]:
    """Return how many limits were set, and what went wrong."""
    tried, losses = 0, []
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        for operation in operations:
            prepared, folder = Path(name) / operation, Path(name) / "tried"
            prepare(operation, prepared)
            fresh(prepared, folder)
            before = outcome(operation, folder)
            _limited(operation, fresh(prepared, folder), resource.RLIM_INFINITY)
            after = outcome(operation, folder)
            largest = max(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            for limit in range(STEP * (tried % 2), largest + STEP, STEP * every):
                ended = _limited(operation, fresh(prepared, folder), limit)
                found = outcome(operation, folder)
                allowed = [after] if ended == DONE else [before, after, "to be recovered"]
                tried += 1
                if ended == BUG or found not in allowed:
                    losses.append(f"{operation}, no file over {limit} bytes: ended {ended}")
    return tried, losses


def _limited(operation: str, path: Path, limit: int) -> int:
    """Do an operation in a process whose files may not grow past a limit."""
    child = os.fork()
    if child == 0:
        ended = BUG
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            OPERATIONS[operation](path, BEGINNING + timedelta(days=9))
            ended = DONE
        except PlannerError:
            ended = REFUSED
        finally:
            os._exit(ended)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    said = fill(Path(sys.argv[1]), int(sys.argv[2]))
    print(said)
    shutil.rmtree(sys.argv[1], ignore_errors=True)
