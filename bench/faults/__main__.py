"""Try to make the plan lose something, in every way we know, and count.

    python3 bench/faults              everything: 1,000 kills, every call, 5,000 power cuts (long)
    python3 bench/faults --short      a sample of each, under two minutes
    python3 bench/faults kills cuts   only these: kills ends errors cuts disk short-writes inputs
                                      growth model silence instances restarts long-life

Prints attempts and losses; exit status 1 if anything was lost. Needs Linux; strace for ends, errors
and cuts, the right to mount for disk, tools/badfiles.py beside the project for inputs.
"""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.faults import (
    fulldisk,
    growth,
    inputs,
    instances,
    kills,
    long_life,
    model,
    powercuts,
    silence,
    syscalls,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Trial = tuple[str, "Callable[[], tuple[int, list[str]]]"]
ERRORS = ["ENOSPC", "EIO", "EMFILE"]
SHOWN = 20


def trials(*, short: bool) -> dict[str, Trial]:
    """Return the trials by name, with what they try."""
    few, every = (40, 25) if short else (1000, 1)
    cuts = 250 if short else 5000
    return {
        "kills": ("kill -9 at random moments", lambda: kills.run(few)),
        "ends": ("SIGKILL at each call", lambda: syscalls.run(["SIGKILL"], every=every)),
        "errors": ("an error at each call", lambda: syscalls.run(ERRORS, every=every * 2)),
        "cuts": ("power cuts", lambda: powercuts.run(cuts)),
        "disk": ("disks filled", lambda: fulldisk.run_small_disk(2 if short else 20)),
        "inputs": ("bad files opened", lambda: inputs.run(small=short)),
        "growth": ("baits, and twice as much", lambda: growth.run(100_000 if short else 1_000_000)),
        "model": ("histories of 50 acts", lambda: model.run(100 if short else 10_000)),
        "silence": ("calls of a session watched", silence.run),
        "instances": ("starts at once", lambda: instances.run(1 if short else 3)),
        "restarts": ("starts after a kill", lambda: instances.run_restarts(5 if short else 100)),
        "long-life": ("actions in one window", lambda: long_life.run(1000 if short else 10_000)),
        "short-writes": ("writes cut short", lambda: fulldisk.run_short_writes(every=every)),
    }


def main(arguments: list[str]) -> int:
    """Run the trials that were asked for; return the exit status."""
    logging.disable(logging.WARNING)  # copies that a fault forbids are told of there
    known = trials(short="--short" in arguments)
    wanted = [name for name in arguments if not name.startswith("-")] or list(known)
    lost = 0
    for name in wanted:
        what, trial = known[name]
        begun = time.monotonic()
        tried, losses = trial()
        lost += len(losses)
        seconds = time.monotonic() - begun
        print(f"{what}: {tried} attempts, {len(losses)} losses ({seconds:.0f} s)", flush=True)
        for loss in losses[:SHOWN]:
            print(f"    {loss}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
