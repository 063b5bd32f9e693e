"""From the window's start on: no socket but the program's own, no process, no foreign file.

The long form, which sees C libraries too: python3 bench/faults silence.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.faults import silence

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches as Linux can be watched")


def test_strace_sees_no_socket_but_the_windows_own_and_no_foreign_file():
    calls, losses = silence.run()
    if losses and "strace does not run here" in losses[0]:
        pytest.skip("needs strace")
    assert calls > 100
    assert losses == []


def test_a_whole_session_reaches_for_nothing_outside():
    done = subprocess.run(
        [sys.executable, "-B", "-m", "bench.faults.silence"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "reached for: []"
