"""Programs that work for us: what they say, when they are ended."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from planner.reading.recognition.running import Stopped, never, run

HANGS = "import time, pathlib; pathlib.Path('here').touch(); time.sleep(600)"


def python(words: str) -> list[str]:
    return [sys.executable, "-c", words]


def test_what_a_program_prints_comes_back(tmp_path: Path) -> None:
    words = "import os; print(os.getcwd(), os.environ['OMP_THREAD_LIMIT'], 'x' * 200_000)"
    folder, threads, much = run(python(words), tmp_path, 60, never).split()
    assert (Path(os.fsdecode(folder)).resolve(), threads) == (tmp_path.resolve(), b"1")
    assert len(much) == 200_000


def test_the_libraries_of_a_packaged_program_are_not_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "import os; print(os.environ.get('LD_LIBRARY_PATH'))"
    monkeypatch.setenv("LD_LIBRARY_PATH", "/packaged")
    assert run(python(words), tmp_path, 60, never).strip() == b"/packaged"
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/own")
    assert run(python(words), tmp_path, 60, never).strip() == b"/own"
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert run(python(words), tmp_path, 60, never).strip() == b"None"


def test_a_program_that_is_wanted_no_more_is_killed(tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        run(python(HANGS), tmp_path, 60, (tmp_path / "here").exists)


def test_a_program_that_hangs_is_killed(tmp_path: Path) -> None:
    with pytest.raises(TimeoutError):
        run(python(HANGS), tmp_path, 0.2, never)


def test_a_person_who_ends_the_program_ends_what_it_runs(tmp_path: Path) -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(python(HANGS), tmp_path, 60, interrupted)


@pytest.mark.skipif(sys.platform != "linux", reason="where limits can be given to others")
def test_a_program_has_limits_that_outlive_this_one(tmp_path: Path) -> None:
    words = (
        "from resource import *\n"
        "while getrlimit(RLIMIT_AS)[0] < 0: pass\n"  # they come right after the start
        "print(getrlimit(RLIMIT_CPU)[0], getrlimit(RLIMIT_AS)[0])"
    )
    seconds, memory = map(int, run(python(words), tmp_path, 50.5, never).split())
    assert (seconds, memory) == (51, 4 * 1024**3)
