"""The trial of bugs in slots runs in an interpreter of its own.

It plants failures in methods that Qt holds connections to; what that leaves behind in Qt must not
be met by other tests.
"""

import subprocess
import sys
from pathlib import Path

TRIAL = Path(__file__).parent / "alone" / "broken_slots.py"


def test_what_breaks_in_a_slot_is_told_and_costs_nothing():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(TRIAL)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "1 passed" in done.stdout, done.stdout + done.stderr
