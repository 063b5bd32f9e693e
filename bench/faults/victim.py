"""The program that is cut off: says on its standard output what is on the disk, as soon as it is.

victim.py work PATH SEED STEPS      a day's work, a number for each step that is done
victim.py do OPERATION PATH         "ready", then "done", or "refused REASON" and a second try
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import planner.carrying
import planner.consequences  # noqa: F401 - as the window has them before a person acts
from bench.faults.operations import OPERATIONS
from bench.faults.session import BEGINNING, work
from planner.model import PlannerError


def main(mode: str, *arguments: str) -> None:
    """Do what the command line says."""
    if mode == "work":
        path, seed, steps = arguments
        work(Path(path), int(seed), 0, lambda done: _say(str(done)), int(steps))
        return
    name, path = arguments
    uuid5(NAMESPACE_OID, "")  # loads hashlib: a fault is meant for us, not for an import
    _say("ready")
    for _ in range(2):
        try:
            OPERATIONS[name](Path(path), BEGINNING + timedelta(days=9))
        except PlannerError as refusal:
            _say(f"refused {refusal.details.get('reason')}")
        else:
            _say("done")
            break


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
