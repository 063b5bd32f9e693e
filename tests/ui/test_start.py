"""What a start loads: the real program in a process of its own, up to its first picture."""

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.office import dated_task, fill, meeting

ROOT = Path(__file__).parent.parent.parent

START = """
import os
import sys
import main

def tell():
    print(*sorted(sys.modules), flush=True)
    os._exit(0)

main._is_ready = lambda testing: True
load = main._load_qt

def loaded():
    load()
    from PySide6.QtCore import QTimer
    import ui.main_window
    begin = ui.main_window.MainWindow.__init__

    def begun(window, *arguments):
        begin(window, *arguments)
        window.first_painted.connect(lambda: QTimer.singleShot(0, tell))

    ui.main_window.MainWindow.__init__ = begun

main._load_qt = loaded
main.main()
"""

# Each of these is loaded by the first action that needs it.
NOT_YET = {
    "asyncio", "concurrent", "dateutil", "docx", "hashlib", "http", "icalendar", "logging.handlers",
    "lxml", "multiprocessing", "olefile", "planner.ics", "planner.reading", "pypdfium2_raw",
    "selectolax", "ssl", "xml",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport",
    "ui.agenda_view", "ui.day_card", "ui.export_dialog", "ui.exporting", "ui.first_run",
    "ui.how_to", "ui.item_editor", "ui.month_picker", "ui.recognition", "ui.report_page",
    "ui.rescue", "ui.review",
    "ui.week_view",
}  # fmt: skip


def loaded_at_first_picture(data):
    done = subprocess.run(
        [sys.executable, "-c", START, "--data", str(data), "--today", "2019-04-09"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert not done.returncode, done.stderr
    return set(done.stdout.split())


def test_the_first_picture_of_a_plan_waits_for_nothing_that_it_does_not_show(tmp_path):
    fill(tmp_path / "plan.sqlite", [dated_task(), meeting()])
    loaded = loaded_at_first_picture(tmp_path)
    assert "ui.month_view" in loaded
    assert not loaded & NOT_YET
    assert not {name for name in loaded if name.startswith(("planner.reading.", "planner.ics."))}
