"""A plan that turns out to be damaged after its window is there: it is mended, and work goes on."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.settings import PLAN
from planner.store import Store
from tests.ui.office import dated_task, fill

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2018, 2, 8, tzinfo=UTC)

START = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from datetime import date, datetime
from pathlib import Path
from planner.clock import Clock
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from ui import program
from ui.main_window import MainWindow
from ui.rescue import Rescue

told = []
def look():
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Rescue) and widget.isVisible() and "rescue" not in told:
            told.append("rescue")
            widget.findChildren(QPushButton)[0].click()
        if isinstance(widget, MainWindow) and widget.isVisible():
            if not told:
                told.append("shown")
            elif told[-1] == "rescue":
                told.append("shown again")
                widget.close()
open_screen, timers = program.opened, []
def opened(texts):
    app = open_screen(texts)
    timers.append(QTimer())
    timers[0].timeout.connect(look)
    timers[0].start(20)
    return app
program.opened = opened
clock = Clock(lambda: datetime.now().astimezone(), date(2018, 2, 8))
status = program.run([], data=Path(sys.argv[1]), clock=clock, debug=False)
print(*told, sep=", ")
sys.exit(status)
"""


@pytest.fixture
def data(tmp_path):
    """A data folder with a plan that is damaged where opening it does not look."""
    fill(tmp_path / PLAN, [dated_task(f"Việc {number}") for number in range(300)])
    content = bytearray((tmp_path / PLAN).read_bytes())
    content[4096 * 9 : 4096 * 10] = b"\xff" * 4096
    (tmp_path / PLAN).write_bytes(bytes(content))
    return tmp_path


def test_the_way_back_is_offered_and_the_window_comes_again(data):
    damaged = (data / PLAN).read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", START, str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1:] == ["shown, rescue, shown again"], done.stderr
    assert done.returncode == 0
    aside = [path for path in data.rglob("*") if path.is_file() and path.read_bytes() == damaged]
    assert aside, "the damaged file is set aside, never deleted"
    with closing(Store.open(data / PLAN, now=NOW)) as store:
        store.check(NOW)


BROKEN = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from datetime import datetime
from pathlib import Path
from planner.clock import Clock
from ui import app, program

def break_off(*_anything):
    raise RuntimeError("a bug of ours")

app.Intake = break_off
clock = Clock(lambda: datetime.now().astimezone())
sys.exit(program.run([], data=Path(sys.argv[1]), clock=clock, debug=False))
"""


def test_a_window_whose_rest_cannot_be_made_does_not_stay(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "a bug of ours" in done.stderr
