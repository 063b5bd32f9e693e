"""Do whatever a person may do, in any order, on a plan on the disk and on one in memory.

The machine is the one of the tests (tests/planner/store/test_model.py), let run for long.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STEPS = 50


def run(runs: int) -> tuple[int, list[str]]:
    """Return how many histories were lived through, and what differed."""
    quick = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of our own
    with tempfile.TemporaryDirectory(prefix="model-", dir=quick) as name:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={name}/t",
             "tests/planner/store/test_model.py"],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, "PLAN_RUNS": str(runs), "PLAN_STEPS": str(STEPS)},
        )  # fmt: skip
    return runs, [done.stdout[-2000:]] if done.returncode else []
