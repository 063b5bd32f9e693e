"""Kill the program at random moments (kill -9) and look what is left, over and over."""

from __future__ import annotations

import os
import random
import select
import signal
import tempfile
import time
from pathlib import Path

from bench.faults.checking import loss
from bench.faults.session import Model, work

CHAIN = 4  # kills of one plan before a new one is begun
STEPS = 400  # more than anyone does before the kill
LONGEST = 0.25  # seconds until the kill


def run(rounds: int, longest: float = LONGEST) -> tuple[int, list[str]]:
    """Return how many kills there were, and every loss."""
    rnd, losses = random.Random(rounds), []
    for begun in range(0, rounds, CHAIN):
        with tempfile.TemporaryDirectory(prefix="faults-") as name:
            path, model, held = Path(name) / "plan.sqlite", Model(begun), 0
            for _ in range(min(CHAIN, rounds - begun)):
                acknowledged = _killed(path, begun, held, rnd.uniform(0.001, longest))
                lost, held = loss(path, model, acknowledged)
                if lost:
                    losses.append(f"plan {begun}: {lost}")
                    break
                model.start_again(held)
    return rounds, losses


def _killed(path: Path, seed: int, first: int, seconds: float) -> int:
    """Let a process work on the plan until it is killed; return the last step it told of."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(path, seed, first, lambda done: os.write(writer, b"%d\n" % done), STEPS)
        finally:
            os._exit(1)
    os.close(writer)
    said = _heard(reader, seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said += _heard(reader, 1.0)  # what was told before the kill
    os.close(reader)
    lines = said.decode().rsplit("\n", 1)[0].split()
    return int(lines[-1]) if lines else first


def _heard(reader: int, seconds: float) -> bytes:
    end, said = time.monotonic() + seconds, b""
    while (left := end - time.monotonic()) > 0:
        if select.select([reader], [], [], left)[0]:
            part = os.read(reader, 65536)
            if not part:
                break
            said += part
    return said
