"""Cut in at every call by which the program changes the disk: the end (SIGKILL), or an error.

strace brings the fault about, once or from then on, at the first, second, ... call of each kind
that an operation makes. Afterwards the plan is as before the operation or as after it; after it if
the program has said so. An error is a refusal with a reason, never a traceback.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.faults.operations import OPERATIONS, PLAN, fresh, outcome, prepare
from bench.faults.recording import can_trace

if TYPE_CHECKING:
    from collections.abc import Iterable

VICTIM = Path(__file__).with_name("victim.py")
CALLS = (
    "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "link", "unlink", "mkdir",
    "openat",
)  # fmt: skip
FAULTS = {
    "SIGKILL": CALLS[:-1],
    "ENOSPC": ("pwrite64", "fsync", "fdatasync", "ftruncate", "openat", "mkdir", "link", "rename"),
    "EIO": ("pwrite64", "fsync", "fdatasync", "ftruncate", "openat", "rename", "unlink"),
    "EMFILE": ("openat",),
}
CALL = re.compile(r"(?:\d+ +)?(\w+)\(")
PATIENCE = 60


def run(
    faults: list[str], *, every: int = 1, operations: Iterable[str] = OPERATIONS
) -> tuple[int, list[str]]:
    """Return how many faults were brought about, and what went wrong."""
    if not can_trace():
        return 0, ["strace does not run here: nothing was tried"]
    tried, losses = 0, []
    base = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - folders of our own
    with tempfile.TemporaryDirectory(prefix="faults-", dir=base) as name:
        for operation in operations:
            count, found = _sweep(operation, Path(name), faults, every)
            tried += count
            losses += found
            print(f"  {operation}: {count} faults, {len(found)} losses", flush=True)
    return tried, losses


def _sweep(operation: str, scratch: Path, faults: list[str], every: int) -> tuple[int, list[str]]:
    prepared, folder = scratch / f"{operation}-prepared", scratch / "tried"
    prepare(operation, prepared)
    before = outcome(operation, _only(prepared, folder))
    skipped, calls = _calls(operation, fresh(prepared, folder), scratch / "log")
    after = outcome(operation, folder)
    _traced(["-e", "trace=none", "-o", "/dev/null"], operation, folder / PLAN)
    again = outcome(operation, folder)  # what was refused may be on the disk: then it is done twice
    tried, losses = 0, []
    for fault, call, number, when in _points(faults, skipped, calls, every):
        said, trouble = _strike(operation, fresh(prepared, folder), fault, call, when)
        tried += 1
        found = outcome(operation, folder)
        allowed = [after] if "done" in said else [before, after, "to be recovered"]
        allowed += [again] if "refused" in said else []
        if trouble or found not in allowed:
            what = trouble or (found if isinstance(found, str) else "neither before nor after")
            losses.append(f"{operation}, {fault} at {call} {number}{when[-1:]}: {what}")
    return tried, losses


def _only(prepared: Path, folder: Path) -> Path:
    fresh(prepared, folder)
    return folder


def _points(
    faults: list[str], skipped: Counter[str], calls: Counter[str], every: int
) -> list[tuple[str, str, int, str]]:
    points = []
    for fault in faults:
        for call in FAULTS[fault]:
            for number in range(1 + skipped[call], 1 + calls[call], every):
                points.append((fault, call, number, str(number)))
                if fault != "SIGKILL":
                    points.append((fault, call, number, f"{number}+"))
    return points


def _calls(operation: str, path: Path, log: Path) -> tuple[Counter[str], Counter[str]]:
    """Count the calls that an operation makes, by name, before it was ready and in all."""
    _traced(["-e", f"trace={','.join(CALLS)}", "-o", str(log)], operation, path)
    skipped: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    for line in log.read_text(errors="replace").splitlines():
        if match := CALL.match(line):
            calls[match[1]] += 1
            if 'write(1, "ready' in line:
                skipped = calls.copy()
    return skipped, calls


def _strike(operation: str, path: Path, fault: str, call: str, when: str) -> tuple[str, str]:
    """Run an operation with a fault; return what it said, and what it should not have done."""
    kind = "signal" if fault.startswith("SIG") else "error"
    inject = f"inject={call}:{kind}={fault}:when={when}"
    run = _traced(["-e", f"trace={call}", "-e", inject, "-o", "/dev/null"], operation, path)
    lines = run.stderr.splitlines()
    if "Traceback" in run.stderr:
        return run.stdout, lines[-1]
    if fault != "SIGKILL" and not when.endswith("+") and "done" not in run.stdout:
        return run.stdout, f"not done at the second try: {run.stdout.split()[-1:]}"
    return run.stdout, ""


def _traced(options: list[str], operation: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = ["strace", "-f", "-qq", "--seccomp-bpf", *options]
    command += [sys.executable, "-B", str(VICTIM), "do", operation, str(path)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=PATIENCE, errors="replace"
    )
