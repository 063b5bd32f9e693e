"""Every word a person sees comes from the words' files: none is hidden in the code."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QWidget

import resources
from planner.model import PlanDamaged
from resources import Words
from tests.ui.office import NOW, dated_task, meeting, month_task, uid_of
from ui.actions import TABLE
from ui.keys_sheet import ARROWS, IN_THE_GRID
from ui.rescue import Rescue
from ui.review_keys import TABLE as REVIEW
from ui.texts import Texts

SPOKEN = ("text", "toolTip", "placeholderText", "accessibleName", "windowTitle", "title")
NUMBERS = re.compile(r"[\d\s%/:.,–-]*")
SIGNS = {"✕"}
ROOT = Path(__file__).parents[2]
CODE = ("ui", "planner", "resources")
WHOLE = {"ics", "ics_troubles", "arguments"}  # handed over as tables
QTS_OWN = {"Scroll Left", "Scroll Right"}  # qtbase_vi.ts has them


@pytest.fixture
def texts():
    """A language of its own: each sentence stands between marks, and is a third longer."""
    table = {
        section: {name: f"⟦{sentence}~~~⟧" for name, sentence in sentences.items()}
        for section, sentences in _table().items()
    }
    return Texts(Words("vi", table))


def _table():
    import tomllib

    with resources.path("words", "vi.toml").open("rb") as file:
        return tomllib.load(file)


def said(window):
    """Yield every word that the widgets of a window show or speak."""
    for widget in window.findChildren(QWidget):
        for name in SPOKEN:
            ask = getattr(widget, name, None)
            if callable(ask):
                yield widget, name, ask()
        if isinstance(widget, QComboBox):
            for row in range(widget.count()):
                yield widget, "item", widget.itemText(row)


def hidden(window, theirs=""):
    """Return what a window says in words of no language's file."""
    native = QKeySequence.SequenceFormat.NativeText
    named = [*(key for entry in TABLE for key in entry.keys), *(each.keys for each in REVIEW)]
    named += [key for _, keys in IN_THE_GRID for key in keys]
    keys = {QKeySequence(key).toString(native) for key in named} | set(ARROWS.values())
    return {
        (type(widget).__name__, name, words)
        for widget, name, words in said(window)
        if isinstance(words, str)
        and "⟦" not in words
        and not NUMBERS.fullmatch(words)
        and words not in keys | SIGNS | QTS_OWN
        and words not in theirs
    }


def test_no_word_of_the_window_stands_in_the_code(open_desk):
    desk = open_desk(dated_task(), meeting(), month_task())
    desk.sheets.open_new()
    desk.sheets.open_keys()
    desk.exporting.ask()
    desk.window.close_sheet()
    desk.session.choose(uid_of(desk, "Giao ban Trạm Khuyến nông"))
    desk.session.ask_percent()
    theirs = " ".join(
        f"{item.summary} {item.area} {item.assignee} {getattr(item, 'location', '')}"
        for item in desk.plan.items()
    )
    assert hidden(desk.window, theirs) == set()


def test_no_word_of_the_first_run_and_the_review_stands_in_the_code(open_desk):
    desk = open_desk()
    desk.window.show_over(desk.reception.review_page)
    assert desk.first_run.window() is desk.window
    assert hidden(desk.window) == set()


def test_no_word_of_the_rescue_stands_in_the_code(qtbot, texts, tmp_path, looks):
    rescue = Rescue(texts, tmp_path / "plan.sqlite", PlanDamaged(), lambda: NOW)
    qtbot.addWidget(rescue)
    assert hidden(rescue) == set()


def test_longer_words_leave_the_window_as_wide_as_it_was(open_desk):
    desk = open_desk(dated_task(), size=(1366, 768))
    assert desk.window.minimumSizeHint().width() <= 1366
    assert desk.window.size().width() == 1366


@pytest.mark.parametrize("language", resources.LANGUAGES)
def test_every_action_has_words_in_every_language(language):
    words = resources.words(language)
    assert all(words.has(f"window.{entry.words}") for entry in TABLE)


def test_every_word_of_the_files_is_said_by_the_code():
    code = "\n".join(
        path.read_text("utf-8") for part in CODE for path in (ROOT / part).rglob("*.py")
    ) + (ROOT / "main.py").read_text("utf-8")
    tokens = set(re.findall(r"\w+", code))
    said = {name: [] for name in _table()}
    for section, pattern in re.findall(r"""f["'](\w+)\.([^"'{]*\{[^"]*)["']""", code):
        pieces = map(re.escape, re.split(r"(?:\{[^}]*\})+", pattern))
        said.setdefault(section, []).append(re.compile("(.+)".join(pieces)))
    unsaid = {
        f"{section}.{name}"
        for section, sentences in _table().items()
        if section not in WHOLE
        for name in sentences
        if not re.search(rf"""["']{section}\.{name}["']""", code)
        and not any(
            tokens.issuperset(re.findall(r"\w+", " ".join(match.groups()).replace("told_", "")))
            for pattern in said[section]
            if (match := pattern.fullmatch(name))
        )
    }
    assert unsaid == set()
