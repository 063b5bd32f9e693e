"""A whole session in a real window, with real keys and a real mouse, on a virtual X server.

    .venv/bin/python bench/real_window.py             needs Xvfb and xdotool
    .venv/bin/python bench/real_window.py --keep DIR  keeps a picture of each step

The tests send events to widgets; here they come from the X server, as a person's do. Where to
press is asked of the same window without a screen; what came of it, of the plan on the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

TODAY = "2018-02-06"
REPORT = ROOT / "tests" / "corpus" / "chi-bo-kinh-te.txt"
WIDTH, HEIGHT = 1366, 768
PATIENCE = 20.0  # seconds for what a person would wait for
PAUSE = 0.5  # seconds a person looks at what came
TOOLS = ("Xvfb", "xdotool")


class Failed(Exception):
    """What should have come of a step did not come."""


def tool(name: str) -> str:
    """Return where a program of the system lies."""
    return shutil.which(name) or name


class Screen:
    """A virtual X server with one window on it, and a person's hands."""

    def __init__(self, folder: Path, pictures: Path | None) -> None:
        self._pictures = pictures
        self._steps = 0
        read, write = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self._server = subprocess.Popen(
            [tool("Xvfb"), "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        number = os.fdopen(read).readline().strip()
        home = folder / "home"
        (home / "Documents").mkdir(parents=True)
        self.environment = os.environ | {"DISPLAY": f":{number}", "HOME": str(home)}
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "QT_QPA_PLATFORM"):
            self.environment.pop(name, None)

    def do(self, *words: str | int) -> str:
        """Let xdotool do something."""
        said = subprocess.run(
            [tool("xdotool"), *map(str, words)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return said.stdout.strip()

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Press and let go a button at a place."""
        self.do("mousemove", x, y, "click", button)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Carry what lies at a place to another one."""
        self.do("mousemove", *start, "mousedown", 1)
        for part in range(1, 11):
            x, y = (round(a + (b - a) * part / 10) for a, b in zip(start, end, strict=True))
            self.do("mousemove", x, y)
            time.sleep(0.03)
        self.do("mouseup", 1)

    def told(self, step: str) -> None:
        """Say what has been done, and keep its picture."""
        self._steps += 1
        print(f"  {step}")
        if self._pictures is not None:
            time.sleep(0.4)
            file = self._pictures / f"{self._steps:02}.png"
            picture = [tool("import"), "-window", "root", str(file)]
            subprocess.run(picture, env=self.environment, check=False)

    def end(self) -> None:
        """Let the server go."""
        self._server.terminate()
        self._server.wait()


class Planner:
    """The program in its window, and its plan on the disk."""

    def __init__(self, screen: Screen, data: Path) -> None:
        self._screen, self._data = screen, data
        data.mkdir()
        (data / "geometry").write_text(f"0 0 {WIDTH} {HEIGHT}")
        self._program = subprocess.Popen(
            [sys.executable, "main.py", "--data", str(data), "--today", TODAY, str(REPORT)],
            cwd=ROOT,
            env=screen.environment,
        )

    def items(self) -> dict[str, Any]:
        """Return the plan as `list --json` has it, by title."""
        asked = [sys.executable, "main.py", "list", "--data", str(self._data), "--json"]
        said = subprocess.run(
            [*asked, "--today", TODAY], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return {item["title"]: item for item in json.loads(said.stdout)}

    def item(self, words: str) -> dict[str, Any]:
        """Return the first item whose title holds the words."""
        found = next((item for title, item in self.items().items() if words in title), None)
        return found or {}

    def comes_to(self, wanted: Callable[[], object], step: str) -> None:
        """Wait until the disk has what a step should bring."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if wanted():
                self._screen.told(step)
                return
            time.sleep(0.2)
        raise Failed(step)

    def take_focus(self) -> None:
        """Wait for the window, and give it the keyboard: there is no window manager."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = self._screen.do("search", "--onlyvisible", "--class", ".").split()
            if found:
                self._screen.do("windowfocus", found[-1])
                return
            time.sleep(0.2)
        raise Failed("a window is shown")

    def ends(self) -> int:
        """Return the exit status."""
        return self._program.wait(PATIENCE)

    def kill(self) -> None:
        """End a program that did not end by itself."""
        if self._program.poll() is None:
            self._program.kill()


def places(data: Path, titles: tuple[str, ...], day: date) -> dict[str, tuple[int, int]]:
    """Return where rows, their boxes and a day stand in the window, asked of one without a screen.

    A copy of the plan is used: the window that runs holds the plan itself.
    """
    code = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import json
from datetime import date, datetime
from pathlib import Path
from planner.clock import Clock
from planner.settings import Settings
from resources import words
from ui.screen import opened
from ui.style import apply
from ui.task_delegate import box_of
from ui.texts import Texts
texts = Texts(words("vi"))
app = opened(texts, offscreen=True)
apply(app, "light", shipped_font=True)
from ui.app import Desk
clock = Clock(lambda: datetime.now().astimezone(), date.fromisoformat({TODAY!r}))
desk = Desk(Path({str(data)!r}), texts, Settings(), clock)
window = desk.window
window.resize({WIDTH}, {HEIGHT}); window.show(); app.processEvents()
view, grid, found = window.task_list.view, window.month_view, {{}}
for title in {titles!r}:
    item = next(each for each in desk.plan.items() if title in each.summary)
    index = window.task_list.model.index_of(item.uid)
    row = view.viewport().mapTo(window, view.visualRect(index).center())
    box = view.viewport().mapTo(window, box_of(view, index).center())
    found[title], found["box " + title] = (row.x(), row.y()), (box.x(), box.y())
place = grid.month_layout.place_of(date.fromisoformat({day.isoformat()!r})).rect
at = grid.viewport().mapTo(window, place.center() - grid.scrolled())
found["day"] = (at.x(), at.y())
print(json.dumps(found), flush=True)
import os; os._exit(0)
"""
    said = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,  # what goes wrong is said on the screen
        text=True,
        check=True,
    )
    return {name: tuple(at) for name, at in json.loads(said.stdout).items()}


def session(screen: Screen, folder: Path) -> None:
    """Do what an official does on a morning; raises Failed."""
    plan = Planner(screen, folder / "data")
    try:
        plan.take_focus()
        take_over(screen, plan)
        work(screen, plan, folder)
        add_and_find(screen, plan)
        look_around(screen)
        hand_over(screen, plan, folder / "home" / "Documents")
    finally:
        plan.kill()


def take_over(screen: Screen, plan: Planner) -> None:
    """Take a report over, as it is proposed."""

    def taken() -> object:
        screen.do("key", "ctrl+Return")  # in the month it means nothing
        return plan.items()

    plan.comes_to(taken, "a report is read, reviewed and taken over (Ctrl+Enter)")


def work(screen: Screen, plan: Planner, folder: Path) -> None:
    """Tick, take back, drag onto a day, move, mark done."""
    first, undated = "Chi ủy hoàn thiện hồ sơ", "Phân công cán bộ trực"
    without = shutil.ignore_patterns("*.socket", "*.lock")
    shutil.copytree(folder / "data", folder / "copy", ignore=without)
    at = places(folder / "copy", (first, undated), date(2018, 2, 8))

    def stands(words: str, **values: str) -> Callable[[], bool]:
        return lambda: all(plan.item(words).get(name) == said for name, said in values.items())

    screen.click(*at[f"box {first}"])
    plan.comes_to(stands(first, status="COMPLETED"), "a click ticks a box")
    screen.do("key", "ctrl+z")
    plan.comes_to(stands(first, status="NEEDS-ACTION"), "Ctrl+Z takes it back")
    screen.drag(at[undated], at["day"])
    plan.comes_to(stands(undated, due="2018-02-08"), "a task without a day is dragged onto one")
    screen.do("key", "alt+Right")
    plan.comes_to(stands(undated, due="2018-02-09"), "Alt+arrow moves it by a day")
    screen.do("key", "space")
    plan.comes_to(stands(undated, status="COMPLETED"), "Space marks it done")


def add_and_find(screen: Screen, plan: Planner) -> None:
    """Add an item in one line, search without accents."""
    screen.do("key", "ctrl+n")
    time.sleep(PAUSE)
    screen.do("type", "--delay", 20, "hop giao ban 8h 20/2/2018")
    time.sleep(PAUSE)
    screen.do("key", "Return")
    plan.comes_to(lambda: plan.item("giao ban"), "a line typed as one speaks adds an item")
    screen.do("key", "ctrl+f")
    screen.do("type", "--delay", 20, "truc tet")
    time.sleep(PAUSE)
    screen.told("a search is typed without accents")
    screen.do("key", "Escape")


def look_around(screen: Screen) -> None:
    """Look at week, list and month, at the keys, at the month's result."""
    for keys in ("ctrl+2", "ctrl+3", "ctrl+1", "F1", "Escape", "ctrl+r", "Escape"):
        screen.do("key", keys)
        time.sleep(PAUSE)
        screen.told(keys)


def hand_over(screen: Screen, plan: Planner, documents: Path) -> None:
    """Export the month, and end the program."""
    screen.do("key", "ctrl+e")
    time.sleep(PAUSE)
    screen.do("key", "Return")
    plan.comes_to(lambda: list(documents.glob("*.ics")), "two keys export the month")
    screen.do("key", "Escape", "ctrl+q")
    if plan.ends():
        raise Failed("the program ends well")
    screen.told("Ctrl+Q ends the program")


def main() -> int:
    """Run the session; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", type=Path, help="folder for a picture of each step")
    pictures = parser.parse_args().keep
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"not run: this machine has no {', '.join(missing)}")
        return 0
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(Path(folder), pictures)
        try:
            session(screen, Path(folder))
        except Failed as failure:
            screen.told(f"FAILED: {failure}")
            return 1
        finally:
            screen.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
