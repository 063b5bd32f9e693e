"""Give every reader inputs that nobody would write, and keep what breaks one.

    python3 bench/faults/fuzz.py 600          ten minutes for each reader
    python3 bench/faults/fuzz.py 20 --all     twenty seconds for all of them together
    python3 bench/faults/fuzz.py 60 docx ics  a minute for each of these
    python3 bench/faults/fuzz.py 60 --seed=7  other inputs than without a seed

Samples of each format are mutated, and what leads to lines of the reader that no input has reached
before is mutated further. A find is whatever is no refusal, or takes longer than SLOW; it is
written to tests/finds, where a test reads it again for ever.
"""

from __future__ import annotations

import random
import signal
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.faults.fuzz_seeds import SEEDS, mutated
from planner.model import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

ROOT = Path(__file__).resolve().parents[2]
FINDS = ROOT / "tests" / "finds"
SLOW = 5  # processor seconds for one input
STUCK = 20  # times as long by the wall, where it waits for something
LONGEST = 200_000  # bytes of one input
WATCHED = str(ROOT / "planner")
TODAY = date(2018, 2, 8)
MANY = 200  # proposals that are held against an earlier plan: all with all


class TooSlowError(Exception):
    """One input took longer than it may."""


def read(kind: str, data: bytes) -> None:
    """Read data as the window does; refusals are an answer."""
    with suppress(PlannerError):
        READERS.get(kind, _report)(kind, data)


def _report(kind: str, data: bytes) -> None:
    """Read a report, and hold it against the plan of the month before: its own tasks, opened."""
    from planner.carrying import beside_earlier_plans, plan_month
    from planner.model import Task
    from planner.reading.document import from_bytes
    from planner.reading.extract import extract
    from planner.rereading import compare

    draft = extract(from_bytes(data, f"x.{kind}"), None, TODAY)
    month = plan_month(draft)
    if month is None or len(draft.proposals) > MANY:
        return
    tasks = [each.item for each in draft.proposals if isinstance(each.item, Task)]
    earlier = [
        replace(task, uid=f"u{number}", key=f"before/{number}", month=month.shifted(-1))
        for number, task in enumerate(tasks)
    ]
    beside_earlier_plans(draft, compare(draft, []), lambda *_months: earlier, dict)


def _calendar(_kind: str, data: bytes) -> None:
    from planner.ics.read import read_ics

    read_ics(data, (date(2018, 1, 1), date(2018, 12, 31)), ())


def _line(_kind: str, data: bytes) -> None:
    """Read what a person may jot down."""
    from planner.model import Month
    from planner.reading.jotting import jot

    jot(data.decode(errors="replace"), TODAY, Month.of(TODAY))


def _seen(_kind: str, data: bytes) -> None:
    """Read what tesseract may say of a page."""
    from planner.reading.formats.pdf_order import page_lines
    from planner.reading.formats.pdf_tables import lines_with_tables
    from planner.reading.recognition.page import page_of

    letters, rules = page_of(data.decode(errors="replace"), ())
    lines_with_tables(letters, rules)
    page_lines(letters)


def _picture(_kind: str, data: bytes) -> None:
    from planner.reading.recognition.scans import scan_of

    scan_of(data, "x.png", ("picture",))


READERS: dict[str, Callable[[str, bytes], None]] = {
    "ics": _calendar, "line": _line, "hocr": _seen, "picture": _picture,
}  # fmt: skip


class Reached:
    """Counts the places of the readers that were reached: where each line leads to."""

    def __init__(self) -> None:
        self._seen: set[tuple[CodeType, int, int]] = set()
        self._new = False

    def __call__(self, kind: str, data: bytes) -> bool:
        """Read, and tell whether that led anywhere new."""
        self._new = False
        sys.settrace(self._call)
        try:
            read(kind, data)
        finally:
            sys.settrace(None)
        return self._new

    def _call(self, frame: FrameType, _event: str, _value: object) -> object:
        if not frame.f_code.co_filename.startswith(WATCHED):
            return None
        code, before = frame.f_code, 0

        def line(frame: FrameType, _event: str, _value: object) -> object:
            nonlocal before
            step = (code, before, frame.f_lineno)
            before = frame.f_lineno
            if step not in self._seen:
                self._seen.add(step)
                self._new = True
            return line

        return line


def run(kind: str, seconds: float, seed: int = 0) -> tuple[int, list[Path]]:
    """Return how many inputs were read in so many processor seconds, and where the finds lie."""
    chance = random.Random(f"{kind}{seed}")
    reached, corpus, finds = Reached(), list(SEEDS[kind]()), {}
    runs, until = 0, time.process_time() + seconds
    for each in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(each, _too_slow)
    while time.process_time() < until:
        data = mutated(chance, corpus)[:LONGEST] if runs >= len(corpus) else corpus[runs]
        runs += 1
        traced = runs % 4 == 0 or runs <= len(corpus)
        _allow(SLOW * (20 if traced else 1))
        try:
            if not traced:
                read(kind, data)
            elif reached(kind, data) and len(corpus) < 3000:
                corpus.append(data)
        except Exception as failure:
            if _place(failure) not in finds:
                finds[_place(failure)] = _kept(kind, data, failure)
        finally:
            _allow(0)
    return runs, list(finds.values())


def _allow(seconds: float) -> None:
    """Let one input take so long; 0 ends the watch. Other programs' work is not counted."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * STUCK)


def _too_slow(_number: int, _frame: object) -> None:
    raise TooSlowError


def _place(failure: Exception) -> tuple[str, str, int]:
    """Return where something broke: one find for each such place is enough."""
    trace = failure.__traceback__
    where = ("", 0)
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(WATCHED):
            where = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return type(failure).__name__, *where


def _kept(kind: str, data: bytes, failure: Exception) -> Path:
    FINDS.mkdir(exist_ok=True)
    place = FINDS / f"{sha256(data).hexdigest()[:12]}.{kind}"
    place.write_bytes(data)
    print(f"    {place.name}: {_place(failure)} {failure}"[:200], flush=True)
    return place


def main(arguments: list[str]) -> int:
    """Fuzz the readers that are asked for; exit status 1 when anything was found."""
    seconds = float(arguments[0]) if arguments else 600.0
    kinds = [name for name in arguments[1:] if not name.startswith("-")] or list(SEEDS)
    seed = next((int(name[7:]) for name in arguments if name.startswith("--seed=")), 0)
    if "--all" in arguments:
        seconds /= len(kinds)
    found = 0
    for kind in kinds:
        runs, finds = run(kind, seconds, seed)
        found += len(finds)
        print(f"{kind}: {runs} inputs in {seconds:.0f} s, {len(finds)} finds", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
