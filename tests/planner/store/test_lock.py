"""One process writes; whoever died holding the lock holds it no more."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from planner.model import PlanLocked
from planner.store import WriteLock

HOLD = """
import sys
from pathlib import Path
from planner.store import WriteLock
lock = WriteLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


def test_the_lock_is_held_by_one_process_and_freed_when_it_is_killed(tmp_path, holder):
    lock = WriteLock(tmp_path)
    assert not lock.take()
    assert not lock.held
    assert lock.holder() == holder.pid
    with pytest.raises(PlanLocked) as refusal, lock:
        pass
    assert refusal.value.details == {"reason": "busy", "process": holder.pid}
    holder.kill()
    holder.wait()
    with lock:
        assert lock.held


def test_where_no_file_can_be_made_the_lock_keeps_nobody_out(tmp_path):
    (tmp_path / "no folder").write_bytes(b"")
    lock = WriteLock(tmp_path / "no folder")
    with lock:
        assert lock.held
    assert not lock.held


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_keeps_nobody_out(tmp_path):
    (tmp_path / "writing.lock").symlink_to("/dev/full")
    with WriteLock(tmp_path) as lock:
        assert lock.held


@pytest.mark.skipif(sys.platform == "win32", reason="locks as Unix has them")
def test_a_place_without_locks_keeps_nobody_out(tmp_path, monkeypatch):
    import fcntl

    def refuse(*_given):
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with WriteLock(tmp_path) as lock:
        assert lock.held


def test_a_file_left_behind_blocks_nobody(tmp_path):
    lock = WriteLock(tmp_path / "new folder")
    lock.path.parent.mkdir()
    lock.path.write_text("12345 rubbish", encoding="ascii")
    assert lock.holder() is None
    assert lock.take()
    assert lock.take()
    other = WriteLock(lock.path.parent)
    assert not other.take()
    lock.release()
    assert other.take()
    other.release()
