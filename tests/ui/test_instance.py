"""One window for one plan: a second start hands its files over and leaves."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from planner.model import PlanLocked
from ui.instance import Instance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print(instance.is_first(), instance.hand_over([Path(each) for each in sys.argv[2:]]))
"""


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


@pytest.fixture
def first(data, qtbot):
    instance = Instance(data)
    assert instance.is_first()
    instance.listen()
    yield instance
    instance.release()


def second_start(data, *files):
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(data), *files],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_a_second_start_raises_the_window_and_brings_its_files(first, data, qtbot):
    with (
        qtbot.waitSignal(first.raised, timeout=20_000),
        qtbot.waitSignal(first.files_brought, timeout=20_000) as brought,
    ):
        process = second_start(data, "/giao ban/báo cáo.txt")
    assert brought.args == [[Path("/giao ban/báo cáo.txt")]]
    assert process.communicate()[0].split() == ["False", "True"]


def test_a_second_start_without_files_only_raises_the_window(first, data, qtbot):
    with (
        qtbot.assertNotEmitted(first.files_brought),
        qtbot.waitSignal(first.raised, timeout=20_000),
    ):
        process = second_start(data)
    process.communicate()


@pytest.mark.parametrize("line", [b"rubbish\n", b'{"a": 1}\n', b"[1, null]\n", b"\xff\xfe\n"])
@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="local sockets are pipes here")
def test_rubbish_on_the_socket_brings_no_files(first, tmp_path, qtbot, line):
    place = next(tmp_path.glob("lich-trong-tam-*"))
    with (
        qtbot.assertNotEmitted(first.files_brought),
        qtbot.waitSignal(first.raised),
        socket.socket(socket.AF_UNIX) as sender,
    ):
        sender.connect(str(place))
        sender.sendall(line)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="local sockets are pipes here")
def test_only_the_user_may_speak_to_the_socket(first, tmp_path):
    place = next(tmp_path.glob("lich-trong-tam-*"))
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="local sockets are pipes here")
def test_a_socket_left_by_a_killed_window_is_cleared_away(data, tmp_path, qtbot):
    instance = Instance(data)
    assert instance.is_first()
    name = instance.socket_name
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(name)
    instance.listen()
    with qtbot.waitSignal(instance.raised), socket.socket(socket.AF_UNIX) as sender:
        sender.connect(name)
        sender.sendall(json.dumps([]).encode() + b"\n")
    instance.release()


def test_a_lock_that_stays_taken_is_a_refusal(data, qtbot, monkeypatch):
    monkeypatch.setattr("ui.instance.TURN", 1)
    script = (
        "import sys\nfrom pathlib import Path\nfrom planner.store import WriteLock\n"
        "lock = WriteLock(Path(sys.argv[1]))\nprint(lock.take(), flush=True)\nsys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert holder.stdout.readline().strip() == "True"
    instance = Instance(data)
    assert not instance.is_first()
    with pytest.raises(PlanLocked):
        instance.joins([])
    holder.communicate("")
    assert not instance.joins([])
    instance.release()
