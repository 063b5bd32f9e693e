"""How long a cold start takes up to the first painted month, beside a bare window of PySide6.

    python3 bench/start.py                  11 rounds of each case, by turns
    python3 bench/start.py --rounds 25

Each start is a fresh process without a screen. Its time runs from before the process is made to the
first paint and one turn of the event loop; "cpu" is what the process itself computed till then,
which a busy machine changes less. "launcher" is what main.py adds when it starts itself again
inside .venv. Medians; goal: the month of a full plan within 1.35 bare windows, in time and memory.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

TODAY = date(2018, 2, 8)
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
from resources import generated
main._is_ready = lambda testing: True
load = main._load_qt
def loaded():
    load()
    import ui.main_window
    from PySide6.QtCore import QTimer
    begin = ui.main_window.MainWindow.__init__
    def begun(window, *arguments):
        begin(window, *arguments)
        window.first_painted.connect(lambda: QTimer.singleShot(0, painted))
    ui.main_window.MainWindow.__init__ = begun
main._load_qt = loaded
settle = generated.keep
main.main()
"""


def fill(folder: Path, count: int) -> None:
    """Make a plan with so many tasks, 120 or so in each month; the older ones are done."""
    from planner.model import DueFrom, Month, Task, TaskStatus
    from planner.plan import Plan
    from planner.settings import PLAN
    from planner.store import Store

    now = datetime(2018, 2, 8, tzinfo=UTC)
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


def start(code: str, *arguments: str) -> tuple[float, float, int]:
    """Return milliseconds to the first paint, those of the processor, and peak memory in MB."""
    environment = {
        **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        "QT_QPA_PLATFORM": "offscreen",
        "BEGUN": str(time.perf_counter_ns()),
    }
    done = subprocess.run(
        [sys.executable, "-c", TELL + code, *arguments],
        cwd=ROOT,
        env=environment,
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
        cases = {"python": ("painted()",), "bare window": (BARE,)}
        for name, count in (("month, empty plan", 0), (f"month, {ITEMS:,} items", ITEMS)):
            data = Path(folder, str(count))
            fill(data, count)
            cases[name] = (MONTH, "--data", str(data), "--today", TODAY.isoformat())
        found: dict[str, list[tuple[float, float, int]]] = {name: [] for name in cases}
        launched = []
        for case in cases.values():
            start(*case)  # compiles what has changed since
        for turn in range(rounds):
            for name in sorted(cases, reverse=bool(turn % 2)):
                found[name].append(start(*cases[name]))
            launched.append(launcher())
    bare = _medians(found["bare window"])
    print(
        f"{'':24}"
        + "".join(f"{head:>8}" for head in ("ms", "ratio", "cpu", "ratio", "MB", "ratio"))
    )
    for name, starts in found.items():
        pairs = zip(_medians(starts), bare, strict=True)
        print(f"{name:24}" + "".join(f"{own:8.0f}{own / base:8.2f}" for own, base in pairs))
    print(f"{'launcher':24}{statistics.median(launched):8.0f}{min(launched):8.0f}")
    print(f"goal: at most {GOAL} bare windows, in time and in memory")


if __name__ == "__main__":
    main()
