"""How long a cold start takes up to the first painted month, beside a bare window of PySide6.

    python3 bench/start.py                  11 rounds of each case, by turns
    python3 bench/start.py --rounds 25

Each start is a fresh process without a screen, without arguments, as a person starts the program.
Its time runs from before the process is made to the first paint and one turn of the event loop;
"cpu" is what the process itself computed till then, which a busy machine changes less. "whole" is
the first picture with everything around the month. "launcher" is what main.py adds when it starts
itself again inside .venv. Medians; goal: the month of a full plan within 1.35 bare windows, in
time and in memory. Where gnome-calendar and Xvfb are installed, the last line compares how long
both take on a screen until nothing changes any more (bench/settled.py).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench import settled  # noqa: E402

TODAY = datetime.now().astimezone().date()
ITEMS = 10_000
GOAL = 1.35

TELL = """
import os, time
settle = lambda: None
def painted():
    taken = (time.perf_counter_ns() - int(os.environ["BEGUN"])) / 1e6
    lines = open("/proc/self/status").read().split("\\n") if os.path.exists("/proc/self") else []
    peak = next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)
    print(taken, time.process_time() * 1e3, peak, flush=True)
    settle()
    os._exit(0)
"""
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
MONTH = """
import sys
import main
main._is_ready = lambda testing: True
load = main._load_qt
def loaded():
    load()
    import ui.main_window
    from PySide6.QtCore import QTimer
    begin = ui.main_window.MainWindow.__init__
    def begun(window, *arguments):
        begin(window, *arguments)
        window.PAINTED.connect(lambda: QTimer.singleShot(0, painted))
    ui.main_window.MainWindow.__init__ = begun
main._load_qt = loaded
def settle():
    from resources import generated
    generated.keep()
sys.argv[1:] = []
main.main()
"""
FIRST, WHOLE = (MONTH.replace("PAINTED", name) for name in ("first_painted", "whole_painted"))


def fill(folder: Path, count: int) -> None:
    """Make a plan with so many tasks, 120 or so in each month; the older ones are done."""
    from planner.model import DueFrom, Month, Task, TaskStatus
    from planner.plan import Plan
    from planner.settings import PLAN
    from planner.store import Store

    now = datetime.now(UTC)
    first, last_month = TODAY - timedelta(days=count // 8), TODAY - timedelta(days=20)
    days = (first + timedelta(days=number // 4) for number in range(count))
    tasks = [
        Task(
            key=f"bench/{number}",
            summary=f"Rà soát, hoàn thiện hồ sơ số {number} trình Sở phê duyệt",
            month=Month.of(day),
            due=day,
            due_from=DueFrom.TEXT,
            status=TaskStatus.COMPLETED if day < last_month else TaskStatus.NEEDS_ACTION,
            completed=now if day < last_month else None,
            percent_complete=100 if day < last_month else 0,
        )
        for number, day in enumerate(days)
    ]
    with Store.open(folder / PLAN, now=now) as store:
        if tasks:
            Plan(store, store.write).accept(tasks, now)


def home(folder: Path, count: int) -> dict[str, str]:
    """Return an environment in which the program finds a plan with so many tasks."""
    data = folder / str(count)
    environment = {name: str(data) for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME")}
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        from planner.settings import data_folder

        place = data_folder(folder)
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
    place.mkdir(parents=True)
    fill(place, count)
    return environment


def start(code: str, environment: dict[str, str]) -> tuple[float, float, int]:
    """Return milliseconds to the first paint, those of the processor, and peak memory in MB."""
    done = subprocess.run(
        [sys.executable, "-c", TELL + code],
        cwd=ROOT,
        env={
            **{key: each for key, each in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
            **environment,
            "QT_QPA_PLATFORM": "offscreen",
            "BEGUN": str(time.perf_counter_ns()),
        },
        check=True,
        capture_output=True,
        text=True,
    )
    taken, computed, peak = done.stdout.split()
    return float(taken), float(computed), int(peak)


def launcher() -> float:
    """Return the milliseconds by which `python3 main.py` is slower than Python inside .venv."""
    inside = ROOT / ".venv" / "bin" / "python"
    if not inside.exists():
        return float("nan")
    base = Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}")
    taken = []
    for python in (base, str(inside)):
        begun = time.perf_counter()
        subprocess.run([python, "main.py", "--help"], cwd=ROOT, check=True, capture_output=True)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken[0] - taken[1]


def _medians(starts: list[tuple[float, float, int]]) -> list[float]:
    return [statistics.median(column) for column in zip(*starts, strict=True)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        empty, full = home(Path(folder), 0), home(Path(folder), ITEMS)
        cases = {
            "python": ("painted()", {}),
            "bare window": (BARE, {}),
            "month, empty plan": (FIRST, empty),
            f"month, {ITEMS:,} items": (FIRST, full),
            f"whole, {ITEMS:,} items": (WHOLE, full),
        }
        found: dict[str, list[tuple[float, float, int]]] = {name: [] for name in cases}
        launched = []
        for case in cases.values():
            start(*case)  # compiles what has changed since
        for turn in range(rounds):
            for name in sorted(cases, reverse=bool(turn % 2)):
                found[name].append(start(*cases[name]))
            launched.append(launcher())
    show(found)
    print(f"{'launcher':24}{statistics.median(launched):8.0f}{min(launched):8.0f}")
    print(f"goal: at most {GOAL} bare windows, in time and in memory")
    with tempfile.TemporaryDirectory() as folder:
        settled.compare(home(Path(folder), settled.ENTRIES), TODAY)


def show(found: dict[str, list[tuple[float, float, int]]]) -> None:
    """Print the medians and their ratios to those of the bare window."""
    bare = _medians(found["bare window"])
    heads = ("ms", "ratio", "cpu", "ratio", "MB", "ratio")
    print(f"{'':24}" + "".join(f"{head:>8}" for head in heads))
    for name, starts in found.items():
        pairs = zip(_medians(starts), bare, strict=True)
        print(f"{name:24}" + "".join(f"{own:8.0f}{own / base:8.2f}" for own, base in pairs))


if __name__ == "__main__":
    main()
