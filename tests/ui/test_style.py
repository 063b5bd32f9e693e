"""The looks: every text can be read on its ground, every sign exists, the fonts hold Vietnamese."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QIcon, QPalette, QRawFont
from PySide6.QtWidgets import QCheckBox, QLineEdit

import resources
from planner.month import Kind
from ui import style
from ui.chips import BOXES, SIGNS

ROOT = Path(__file__).parents[2]
LOOKS = pytest.mark.parametrize("look", [style.LIGHT, style.DARK], ids=["light", "dark"])
LETTERS = "ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ"


def luminance(code):
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@LOOKS
def test_every_text_has_a_contrast_of_4_5_to_its_ground(look):
    weak = {name: pair for name, pair in look.pairs().items() if contrast(*pair) < 4.5}
    assert not weak


@LOOKS
def test_boxes_and_signs_stand_out_from_their_grounds(look):
    """WCAG 2.2, 1.4.11: what is no text needs 3:1."""
    signs = {kind: (look.tint(kind).sign, look.tint(kind).ground) for kind in Kind}
    assert all(contrast(*pair) >= 3 for kind, pair in signs.items() if kind is not Kind.ACTIVITY)
    assert contrast(look.good, look.task.ground) >= 3


@LOOKS
def test_the_five_kinds_have_five_grounds(look):
    assert len({look.tint(kind).ground for kind in Kind}) == 5


def test_a_scheme_sets_its_look(looks, qapp):
    style.apply(qapp, "dark", shipped_font=True)
    assert style.look() is style.DARK
    assert qapp.palette().color(QPalette.ColorRole.Text).name() == style.DARK.text
    style.apply(qapp, "light", shipped_font=True)
    assert style.look() is style.LIGHT


def test_the_shipped_font_is_in_force_and_has_all_of_vietnamese(looks, qapp):
    assert QFontInfo(qapp.font()).family() == style.FAMILY
    for strong in (False, True):
        font = QRawFont.fromFont(style.font(style.BODY, strong=strong))
        missing = [
            c for c in LETTERS + LETTERS.upper() + "→✓☐☑–…“”" if not font.supportsCharacter(ord(c))
        ]
        assert not missing


def test_no_type_is_smaller_than_12_pixels():
    assert min(style.SMALL, style.BODY, style.TITLE, style.DISPLAY) >= 12


@LOOKS
def test_the_style_sheet_leaves_no_name_unfilled(look):
    assert not re.findall(r"@\w+", style._style_sheet(look))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_ticked_box_shows_a_tick(qtbot, qapp, looks, scheme):
    style.recolour(qapp, scheme)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(True)
    image = box.grab().toImage()
    inks = {image.pixelColor(x, y).name() for x in range(2, 15) for y in range(image.height())}
    assert {style.look().accent, style.look().on_accent} <= inks


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_field_hints_at_is_as_readable_as_other_quiet_words(qtbot, qapp, looks, scheme):
    style.recolour(qapp, scheme)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("██████")
    field.resize(200, 30)
    image = field.grab().toImage()
    inks = {image.pixelColor(x, 15).name() for x in range(image.width())}
    assert style.look().muted in inks


def test_every_icon_is_drawn_in_the_colour_asked_for(looks):
    for file in resources.path("icons").glob("*.svg"):
        image = style.pixmap(file.stem, "#ff0000", 20).toImage()
        inks = {
            image.pixelColor(x, y).name()
            for x in range(20)
            for y in range(20)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert inks <= {"#ff0000"}, file.stem
        assert not image.allGray() or inks, file.stem


def test_every_sign_and_box_of_a_chip_has_its_icon():
    names = [*BOXES.values(), *(sign for sign in SIGNS.values() if sign)]
    assert all(resources.path("icons", f"{name}.svg").exists() for name in names)


def test_a_disabled_icon_looks_different(looks):
    icon = style.icon("undo")
    images = [icon.pixmap(20, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)]
    assert images[0] != images[1]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_an_icon_is_as_sharp_as_its_screen(looks, ratio):
    drawn = style.icon("undo").pixmap(QSize(20, 20), ratio)
    assert drawn.size() == QSize(20, 20) * ratio


def test_the_colours_follow_the_system_while_the_program_runs(qapp, looks, monkeypatch):
    wanted = []
    monkeypatch.setattr(style, "recolour", lambda _app, scheme="system": wanted.append(scheme))
    style.apply(qapp, "system", shipped_font=True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert wanted == ["system", "system"]
    style.apply(qapp, "light", shipped_font=True)


def test_icons_turn_light_and_dark_with_the_window(open_desk, qapp):
    desk = open_desk()
    button = desk.window.strip

    def lightness():
        image = button.icon().pixmap(20).toImage()
        drawn = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        return max(each.lightness() for each in drawn if each.alpha() == 255)

    style.recolour(qapp, "light")
    assert lightness() < 128
    style.recolour(qapp, "dark")
    assert lightness() > 128


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_what_is_shipped_has_its_licence_beside_it(folder):
    licence = {"fonts": "OFL.txt", "icons": "LICENSE.txt"}[folder]
    assert "Copyright" in resources.path(folder, licence).read_text("utf-8")


COLLECTED = """
import gc
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from ui import style

class Forgotten(QWidget):
    pass

app = QApplication([])
kept = [QTextEdit() for _ in range(60)]  # with parts that Python has not seen
gc.collect()
gc.disable()
for _ in range(400):
    forgotten = Forgotten()
    forgotten.itself = forgotten
del forgotten
find = style._every_widget
gc.set_threshold(gc.get_count()[0] + 40)  # a collection is due while the parts are wrapped
gc.enable()
found = find(app)
assert len(found) > 400 and gc.isenabled()
"""


def test_no_widget_goes_away_while_all_are_counted():
    done = subprocess.run(
        [sys.executable, "-c", COLLECTED],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
