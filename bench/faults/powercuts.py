"""Cut the power, in a model: what may a disk hold after a cut at any moment?

A session is recorded once; cuts are then made up. What was synced is there; of the writes after it
any sectors are, in any order; a file's new length may or may not be; new names, renames and
removals are there up to some moment after the last sync (as a journalling file system keeps them).
The program must find all that it had said before the cut.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.faults.checking import loss
from bench.faults.recording import CALLS, Deed, Recording, What, can_trace
from bench.faults.session import Model

VICTIM = Path(__file__).with_name("victim.py")
SECTOR = 512
CUTS = 250  # of one recorded session
STEPS = 60
HALF = 0.5


def run(cuts: int, *, steps: int = STEPS, careless: bool = False) -> tuple[int, list[str]]:
    """Return how many cuts were tried, and every loss. Careless: a control that must lose."""
    if not can_trace():
        return 0, ["strace does not run here: nothing was tried"]
    losses: list[str] = []
    base = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - folders of our own
    with tempfile.TemporaryDirectory(prefix="faults-", dir=base) as name:
        for seed in range(-(-cuts // CUTS)):
            count = min(CUTS, cuts - seed * CUTS)
            deeds = _recorded(Path(name), seed, steps)
            if careless:
                deeds = [deed for deed in deeds if deed.what is not What.SYNC]
            losses += _tried(deeds, Path(name) / "cut", seed, count)
    return cuts, losses


def _recorded(scratch: Path, seed: int, steps: int) -> list[Deed]:
    folder, log = scratch / "work", scratch / "log"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    command = ["strace", "-f", "-qq", "--seccomp-bpf", "-xx", "-s", "9000000", "-o", str(log)]
    command += ["-e", f"trace={CALLS}", sys.executable, "-B", str(VICTIM)]
    command += ["work", str(folder / "plan.sqlite"), str(seed), str(steps)]
    subprocess.run(command, check=True, capture_output=True)
    recording = Recording(str(folder))
    with log.open(encoding="ascii") as lines:
        for line in lines:
            recording.take(line)
    _refuse_unless_true(recording, folder)
    return recording.deeds


def _refuse_unless_true(recording: Recording, folder: Path) -> None:
    """Raise when what was recorded is not what the disk holds without any cut."""
    contents = _contents(recording.deeds, None)
    for name, file in recording.names.items():
        if (folder / name).read_bytes() != contents.get(file, b""):
            raise ValueError(f"strace did not tell all that was written to {name}")


def _tried(deeds: list[Deed], folder: Path, seed: int, count: int) -> list[str]:
    rnd, model, losses = random.Random(seed), Model(seed), []
    for cut in sorted(rnd.randint(1, len(deeds)) for _ in range(count)):
        said = [deed.data for deed in deeds[:cut] if deed.what is What.SAID]
        shutil.rmtree(folder, ignore_errors=True)
        _left(deeds[:cut], folder, rnd)
        lost, _ = loss(folder / "plan.sqlite", model, int(said[-1]) if said else 0)
        if lost:
            losses.append(f"session {seed}, cut at {cut}: {lost}")
    return losses


def _left(deeds: list[Deed], folder: Path, rnd: random.Random) -> None:
    """Write into a folder what a disk may hold when nothing came after these deeds."""
    contents = _contents(deeds, rnd)
    synced = max((n for n, deed in enumerate(deeds) if deed.what is What.SYNC), default=0)
    known = rnd.choice([len(deeds), rnd.randint(synced, len(deeds))])
    names: dict[str, int] = {}
    folder.mkdir()
    for deed in deeds[:known]:
        if deed.what is What.NAME:
            names[deed.name] = deed.file
        elif deed.what is What.UNNAME:
            del names[deed.name]
        elif deed.what is What.FOLDER:
            (folder / deed.name).mkdir()
    for name, file in names.items():
        (folder / name).write_bytes(contents.get(file, b""))


def _contents(deeds: list[Deed], rnd: random.Random | None) -> dict[int, bytearray]:
    contents: dict[int, bytearray] = {}
    loose: dict[int, list[Deed]] = {}
    for deed in deeds:
        if deed.what in {What.WRITE, What.LENGTH}:
            loose.setdefault(deed.file, []).append(deed)
        elif deed.what is What.SYNC:
            content = contents.setdefault(deed.file, bytearray())
            for late in loose.pop(deed.file, []):
                _settle(content, late, None)
    for file, waiting in loose.items():
        content = contents.setdefault(file, bytearray())
        for late in waiting:
            _settle(content, late, rnd)
    return contents


def _settle(content: bytearray, deed: Deed, rnd: random.Random | None) -> None:
    """Let a write or a new length reach the disk; with chance, in part or not at all."""
    if deed.what is What.LENGTH:
        if rnd is None or rnd.random() < HALF:
            del content[deed.at :]
            content.extend(bytes(deed.at - len(content)))
        return
    for start in range(0, len(deed.data), SECTOR):
        if rnd is None or rnd.random() < HALF:
            at, part = deed.at + start, deed.data[start : start + SECTOR]
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + len(part)] = part
