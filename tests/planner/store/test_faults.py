"""Whatever cuts the program off, what it said it had saved is there.

The long forms of these trials: python3 bench/faults. Each runs in a process of its own, since it
forks and limits itself.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="faults as Linux can bring them")


def tried(trial):
    """Run a trial; return how many attempts were made, and the losses."""
    module = trial.partition(".")[0]
    code = f"from bench.faults import {module}; print('RESULT', *{trial}, sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    attempts, losses = run.stdout.partition("RESULT\n")[2].split("\n", 1)
    if "strace does not run here" in losses:
        pytest.skip("needs strace")
    return int(attempts), losses.strip()


def test_nothing_acknowledged_is_lost_when_the_program_is_killed():
    assert tried("kills.run(12, longest=0.12)") == (12, "[]")


def test_a_write_cut_short_leaves_the_plan_as_before_or_after():
    operations = ["begin", "tick", "take over"]
    attempts, losses = tried(f"fulldisk.run_short_writes(every=12, operations={operations})")
    assert attempts > 5
    assert losses == "[]"


def test_nothing_acknowledged_is_lost_when_the_power_is_cut():
    assert tried("powercuts.run(40, steps=25)") == (40, "[]")


def test_a_program_that_does_not_sync_is_caught():
    _, losses = tried("powercuts.run(20, steps=25, careless=True)")
    assert losses.count("cut at") > 10


def test_an_end_or_an_error_in_the_middle_leaves_the_plan_as_before_or_after():
    attempts, losses = tried("syscalls.run(['SIGKILL', 'EIO'], every=200, operations=['tick'])")
    assert attempts > 5
    assert losses == "[]"
