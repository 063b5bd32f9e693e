"""Qt's own words in Vietnamese, one sentence without a screen, nothing slow on the way to it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QFileInfo, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QFileIconProvider, QLineEdit

import resources
from ui.screen import NO_SCREEN, speak

ROOT = Path(__file__).parents[2]
SLOW = (
    "icalendar",
    "lxml",
    "docx",
    "asyncio",
    "dateutil",
    "selectolax",
    "pypdfium2_raw",
    "olefile",
)

START = """
import sys, json
from datetime import date, datetime
from pathlib import Path
from planner.clock import Clock
from PySide6.QtCore import Qt
from ui import app, program

start = app.Desk.start

def start_and_look(desk, *arguments):
    def look():
        print(json.dumps(sorted(sys.modules)), flush=True)
        desk.window.close()

    desk.window.whole_painted.connect(look, Qt.ConnectionType.QueuedConnection)
    start(desk, *arguments)

app.Desk.start = start_and_look
clock = Clock(lambda: datetime.now().astimezone(), date(2019, 4, 9))
sys.exit(program.run([], data=Path(sys.argv[1]), clock=clock, debug=False))
"""


def messages():
    tree = ElementTree.parse(resources.path("qtbase_vi.ts"))  # noqa: S314 - our own file
    for context in tree.iter("context"):
        for message in context.iter("message"):
            yield (
                context.findtext("name"),
                message.findtext("source"),
                message.findtext("translation"),
            )


def loaded(file):
    translator = QTranslator()
    assert translator.load(str(file))
    return translator


def test_the_compiled_words_are_those_of_the_source(qapp, tmp_path):
    shipped = loaded(resources.path("qtbase_vi.qm"))
    for context, source, said in messages():
        assert shipped.translate(context, source) == said


@pytest.mark.skipif(not shutil.which("pyside6-lrelease"), reason="no lrelease here")
def test_the_source_compiles_to_what_ships(tmp_path):
    made = tmp_path / "made.qm"
    command = ["pyside6-lrelease", str(resources.path("qtbase_vi.ts")), "-qm", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    assert made.read_bytes() == resources.path("qtbase_vi.qm").read_bytes()


def test_every_translation_has_the_places_of_its_source():
    for _, source, said in messages():
        for place in ("%1", "%2", "\n"):
            assert source.count(place) == said.count(place), source


@pytest.fixture
def vietnamese(qapp):
    before = set(qapp.findChildren(QTranslator))
    speak(qapp, "vi")
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)


def test_qts_own_buttons_and_menus_speak_vietnamese(vietnamese, qtbot):
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel | kinds.Discard | kinds.Yes | kinds.No)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {
        "Lưu",
        "Hủy",
        "Không lưu",
        "&Có",
        "&Không",
    }
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = {action.text().split("\t")[0] for action in menu.actions() if action.text()}
    assert words == {"&Hoàn tác", "&Làm lại", "&Cắt", "&Chép", "&Dán", "Xóa", "Chọn tất cả"}


def test_the_file_dialog_speaks_vietnamese(vietnamese, qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = {dialog.labelText(kind) for kind in QFileDialog.DialogLabel}
    assert {"&Tên tệp:", "&Loại tệp:", "Tìm t&rong:", "Hủy", "&Mở"} <= labels


def test_a_folder_is_called_so_in_the_file_dialog(vietnamese, tmp_path):
    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "Thư mục"


def started(data, **environment):
    return subprocess.run(
        [sys.executable, "-c", START, str(data)],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_slow_is_loaded_on_the_way_to_the_window(tmp_path):
    done = started(tmp_path, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split('"'))
    assert "ui.main_window" in modules
    assert [name for name in SLOW if name in modules] == []
    assert "planner.ics.write" not in modules


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_there_is_one_sentence_and_a_way_out(tmp_path):
    environment = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}
    done = started(tmp_path, **environment)
    assert done.returncode == NO_SCREEN
    assert done.stderr.startswith("Không mở được cửa sổ vì không có màn hình")
    assert "python3 main.py" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
