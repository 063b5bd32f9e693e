"""Start the window many times at once: one window, every other start hands over, none hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
START = (
    "import sys, main; main._is_ready = lambda testing: True;"
    "sys.argv = ['main.py', '--data', sys.argv[1]]; sys.exit(main.main())"
)
PATIENCE = 180  # seconds for all of them: they share two processors


def run(rounds: int, at_once: int = 50) -> tuple[int, list[str]]:
    """Return how many starts there were, and what went wrong."""
    losses: list[str] = []
    for number in range(rounds):
        with tempfile.TemporaryDirectory(prefix="instances-", ignore_cleanup_errors=True) as name:
            losses += [f"round {number}: {each}" for each in _one_round(Path(name), at_once)]
    return rounds * at_once, losses


def _one_round(folder: Path, at_once: int) -> list[str]:
    data = folder / "data"
    starts = [_start(data, folder) for _ in range(at_once)]
    until = time.monotonic() + PATIENCE
    while sum(each.poll() is None for each in starts) > 1 and time.monotonic() < until:
        time.sleep(0.1)
    open_ones = [each for each in starts if each.poll() is None]
    told = [f"ended with {each.returncode}" for each in starts if each.poll() not in {None, 0}]
    if len(open_ones) != 1:
        told.append(f"{len(open_ones)} windows")
    for each in open_ones:  # killed: the lock and the socket it leaves must block nobody
        each.send_signal(signal.SIGKILL)
        each.wait()
    again = _start(data, folder)
    time.sleep(3)
    if again.poll() is not None:
        told.append(f"after a kill the next start ended with {again.returncode}")
    again.kill()
    again.wait()
    return told


def run_restarts(times: int) -> tuple[int, list[str]]:
    """Kill a window over and over; the next start must be one, and hear of those that follow.

    Returns how many windows were killed, and what went wrong; prints how long a start takes to
    hand over, as a person waits for it: from its process to its end.
    """
    losses: list[str] = []
    took: list[float] = []
    with tempfile.TemporaryDirectory(prefix="instances-", ignore_cleanup_errors=True) as name:
        data = Path(name) / "data"
        for number in range(times):
            two = [_start(data, Path(name)) for _ in range(2)]
            until = time.monotonic() + PATIENCE
            while all(each.poll() is None for each in two) and time.monotonic() < until:
                time.sleep(0.02)
            begun, third = time.monotonic(), _start(data, Path(name))
            ended = third.wait(PATIENCE)
            took.append(time.monotonic() - begun)
            two.sort(key=lambda each: each.poll() is None)  # the window is the last of them
            if [each.poll() for each in two] != [0, None] or ended:
                losses.append(f"start {number}: {[each.poll() for each in two]}, then {ended}")
            for each in two:
                each.kill()
                each.wait()
    print(f"  handed over in {median(took) * 1000:.0f} ms (median), Python's start among them")
    return times, losses


def _start(data: Path, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-B", "-c", START, str(data)],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
