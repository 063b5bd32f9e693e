"""The walls of the house, seen from outside: fresh interpreters tell what each part loads."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PAINTERS = {"paint", "paintEvent", "drawRow", "drawBranches", "drawContents", "paintSection"}
TELL_LOADED = """
import sys
{code}
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""
# What costs too much to be loaded before someone asks for what it does.
LAZY = {
    "icalendar", "dateutil", "pypdfium2", "selectolax", "olefile", "lxml", "docx", "asyncio",
    "multiprocessing", "concurrent", "http", "ssl", "xml", "unittest", "pytest",
}  # fmt: skip


def loaded_by(code):
    """Return the top-level names of the modules that are there after some code has run."""
    done = subprocess.run(
        [sys.executable, "-c", TELL_LOADED.format(code=code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return set(done.stdout.split("\n")[-2].split())


def test_main_loads_next_to_nothing_before_it_knows_what_is_asked():
    before = loaded_by("import importlib.machinery")
    assert loaded_by("import main") - before == {"main", "__future__"}


def test_the_domain_loads_no_qt():
    every = " ".join(
        f"import {'.'.join(path.relative_to(ROOT).with_suffix('').parts)};"
        for path in sorted((ROOT / "planner").rglob("*.py"))
        if path.name != "__init__.py"
    )
    assert not loaded_by(every) & {"PySide6", "shiboken6", "ui"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["extract", "--json", "REPORT"],
        ["import", "REPORT", "--accept"],
        ["list", "--json"],
        ["done", "no-such-uid"],
        ["export", "-o", "PLAN.ics"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_loads_no_qt_and_no_calendar_library(tmp_path, arguments):
    report = tmp_path / "báo cáo.txt"
    report.write_text("Phòng A tổ chức hội nghị tổng kết ngày 20/02/2018.", encoding="utf-8")
    places = {"REPORT": str(report), "PLAN.ics": str(tmp_path / "plan.ics")}
    words = [places.get(each, each) for each in arguments]
    code = f"""
import contextlib, os
import main
sys.argv = ["main.py", *{words!r}, "--data", {str(tmp_path / "data")!r}]
main._is_ready = lambda testing: True
with contextlib.suppress(SystemExit), contextlib.redirect_stderr(open(os.devnull, "w")):
    main.main()
"""
    assert not loaded_by(code) & {"PySide6", "shiboken6", "ui", "icalendar", "pytest"}


def test_the_window_loads_nothing_that_can_wait():
    assert not loaded_by("import ui.app") & LAZY


def test_the_walls_between_the_rooms_stand():
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not here; .ci/check has it")
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stdout


REPAINT = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import datetime, pathlib, tempfile
import resources
from PySide6.QtWidgets import QApplication
app = QApplication([])
from planner.settings import Settings
from planner.clock import Clock
from ui.app import Desk
from ui.texts import Texts
folder = pathlib.Path(tempfile.mkdtemp())
clock = Clock(lambda: datetime.datetime(2018, 2, 8, tzinfo=datetime.UTC))
desk = Desk(folder, Texts(resources.words("vi")), Settings(), clock)
desk.window.show()
app.processEvents()
view = desk.window.month_view
paint = lambda times: [view.repaint() for _ in range(times)]
paint(100)
before = sys.getrefcount(None)
paint(2000)
lost = before - sys.getrefcount(None)
desk.end()
assert lost < 100, f"{lost} references of None are gone"
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None lives for ever there")
def test_painting_loses_no_references_of_none():
    """PySide6 6.12.0 loses one at each call that returns nothing, and in the end Python aborts."""
    loaded_by(REPAINT)


def test_nothing_that_paints_may_raise_into_qt():
    """An exception in a paintEvent ends the process: ui.errors.painting keeps it inside."""
    painters = bare = 0
    for path in (ROOT / "ui").glob("*.py"):
        for room in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(room, ast.ClassDef):
                continue
            of_qt = any(ast.unparse(base).startswith("Q") for base in room.bases)
            for each in room.body:
                named = isinstance(each, ast.FunctionDef) and each.name in PAINTERS
                if named and (of_qt or each.name == "paintEvent"):
                    painters += 1
                    bare += "painting" not in map(ast.unparse, each.decorator_list)
    assert painters >= 5
    assert bare == 0
