"""What a start loads: the real program in a process of its own, up to its first picture."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.office import dated_task, fill, meeting

ROOT = Path(__file__).parent.parent.parent

START = """
import os
import sys
import main

def tell():
    put_off = sys.modules["planner.later"].Later
    print(*sorted(n for n, module in sys.modules.items() if not isinstance(module, put_off)))
    print(*sorted(n for n, module in sys.modules.items() if isinstance(module, put_off)))
    import PySide6.QtWidgets
    print(*sorted(found(PySide6.QtWidgets.QWidget)), flush=True)
    os._exit(0)

def found(kind):
    for each in kind.__subclasses__():
        if each.__module__.startswith("PySide6"):
            yield each.__name__
            yield from found(each)

main._is_ready = lambda testing: True
load = main._load_qt

def loaded():
    load()
    from PySide6.QtCore import QTimer
    import ui.main_window
    begin = ui.main_window.MainWindow.__init__

    def begun(window, *arguments):
        begin(window, *arguments)
        window.{painted}.connect(lambda: QTimer.singleShot(0, tell))

    ui.main_window.MainWindow.__init__ = begun

main._load_qt = loaded
main.main()
"""

# Each of these is loaded by the first action that needs it.
NOT_YET = {
    "asyncio", "concurrent", "dateutil", "docx", "hashlib", "html", "http", "icalendar",
    "logging.handlers", "lxml", "multiprocessing", "olefile", "planner.ics", "planner.reading",
    "platform", "pypdfium2_raw", "selectolax", "ssl", "subprocess", "uuid", "xml",
    "planner.model.drafts", "planner.rereading", "planner.store.salvaging",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport",
    "ui.agenda_view", "ui.day_card", "ui.export_dialog", "ui.exporting", "ui.first_run",
    "ui.how_to", "ui.item_editor", "ui.jot_bar", "ui.keys_sheet", "ui.month_picker", "ui.my_names",
    "ui.note_bar", "ui.recognition", "ui.report_page", "ui.rescue", "ui.result_page",
    "ui.review", "ui.week_view",
}  # fmt: skip

# All of ours that the month needs before it is seen. Whatever is added here, everybody waits for.
ON_THE_WAY = {
    "planner", "planner.clock", "planner.later", "planner.logs", "planner.settings",
    "planner.almanac", "planner.almanac.lunar", "planner.almanac.observances",
    "planner.commands", "planner.commands.arguments", "planner.filtering", "planner.searching",
    "planner.model", "planner.model.changes", "planner.model.items", "planner.model.refusals",
    "planner.model.text", "planner.month", "planner.month.room", "planner.plan",
    "planner.store", "planner.store.codec", "planner.store.copying", "planner.store.failures",
    "planner.store.history", "planner.store.items", "planner.store.lock", "planner.store.opening",
    "planner.store.place", "planner.store.reports", "planner.store.restoring",
    "planner.store.schema", "planner.store.store",
    "ui", "ui.bindings", "ui.blanks", "ui.chips", "ui.enumerations", "ui.errors",
    "ui.first_picture", "ui.hand", "ui.instance", "ui.main_window", "ui.month_grid",
    "ui.month_header", "ui.month_layout", "ui.month_model", "ui.month_paint", "ui.month_view",
    "ui.placing", "ui.program", "ui.remembered", "ui.screen", "ui.session", "ui.style", "ui.texts",
    "ui.typesetting", "ui.week_layout", "ui.work",
}  # fmt: skip

# Widgets of Qt that PySide6 has made classes for: one that it does not know yet makes it load all.
WIDGETS = {
    "QAbstractItemView", "QAbstractScrollArea", "QFrame", "QHeaderView", "QStackedWidget",
    "QTableView",
}  # fmt: skip


@pytest.fixture
def at(tmp_path):
    """A function that returns what is loaded, put off and made when a picture is painted."""
    fill(tmp_path / "plan.sqlite", [dated_task(), meeting()])

    def looker(painted):
        code = START.replace("{painted}", painted)
        done = subprocess.run(
            [sys.executable, "-c", code, "--data", str(tmp_path), "--today", "2019-04-09"],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert not done.returncode, done.stderr
        return [set(line.split()) for line in done.stdout.splitlines()]

    return looker


def ours(loaded):
    return {name for name in loaded if name.partition(".")[0] in {"planner", "ui"}}


def test_the_first_picture_waits_for_nothing_that_it_does_not_show(at):
    loaded, put_off, made = at("first_painted")
    assert ours(loaded) == ON_THE_WAY
    assert loaded & NOT_YET == set()
    assert {"tempfile", "tokenize"} <= put_off
    assert made == WIDGETS


def test_the_whole_window_waits_for_nothing_that_it_does_not_show(at):
    loaded, _, _ = at("whole_painted")
    assert {"ui.app", "ui.header", "ui.task_list"} <= loaded
    assert loaded & NOT_YET == set()
    assert not {name for name in loaded if name.startswith(("planner.reading.", "planner.ics."))}
