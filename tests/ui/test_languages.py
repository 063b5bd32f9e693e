"""One language at a time: every widget, menu, tip and standard dialog is walked in both.

A word is foreign when the other language's files have it and one's own have not: the sentences of
resources/words and, for what Qt says itself, the sources and translations of qtbase_vi.ts.
"""

import re
import xml.etree.ElementTree as ET
from datetime import date
from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QTranslator
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

import resources
from planner.almanac.lunar import BRANCHES, STEMS
from planner.model import PlanDamaged, Task
from resources import Words
from tests.ui.office import APRIL, NOW
from ui.rescue import Rescue
from ui.screen import speak
from ui.session import View
from ui.texts import Texts

SPOKEN = ("text", "toolTip", "placeholderText", "accessibleName", "windowTitle", "title")
WORD = re.compile(r"[^\W\d_]{2,}")
PLACES = re.compile(r"\{\w*\}|%\w+|<[^>]*>|&")
NAMES = {
    "lịch", "trọng", "tâm", "outlook", "google", "calendar", "thunderbird", "apple", "ctrl",
    "shift", "alt", "del", "space", "esc", "pgup", "pgdn", "pgdown", "enter", "tab", "tzk",
    "english", "tiếng", "việt",
}  # fmt: skip
NAMES |= {word.lower() for word in (*STEMS, *BRANCHES)}  # a lunar year has no English name
OTHER = {"vi": "en", "en": "vi"}


@cache
def vocabulary(language):
    """Return all words that a language's files have."""
    sentences = [
        sentence
        for section in resources.table("words", f"{language}.toml").values()
        for sentence in section.values()
    ]
    kind = "translation" if language == "vi" else "source"
    sentences += [each.text or "" for each in ET.parse(_ts()).iter(kind)]  # noqa: S314 - our own
    return frozenset(word for sentence in sentences for word in _words_of(sentence))


def _ts():
    return resources.path("qtbase_vi.ts")


def _words_of(sentence):
    return {word.lower() for word in WORD.findall(PLACES.sub("", sentence))}


def foreign(sentences, language):
    """Return the sentences that have a word of the other language alone."""
    theirs = vocabulary(OTHER[language]) - vocabulary(language) - NAMES
    return {sentence for sentence in sentences if _words_of(sentence) & theirs}


def sentences(window):
    """Yield all that a window and its menus show or speak."""
    for widget in (window, *window.findChildren(QWidget)):
        for name in SPOKEN:
            ask = getattr(widget, name, None)
            said = ask() if callable(ask) else ""
            if isinstance(said, str) and said:
                yield said
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        for action in widget.actions():
            yield from (action.text(), action.toolTip())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            menu = widget.createStandardContextMenu()
            yield from (action.text() for action in menu.actions())
            menu.deleteLater()


@pytest.fixture(params=resources.LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def texts(language):
    return Texts(resources.words(language))


@pytest.fixture
def spoken(qapp, language):
    """Qt speaks the language, too."""
    before = QLocale(), set(qapp.findChildren(QTranslator))
    speak(qapp, language)
    yield
    QLocale.setDefault(before[0])
    for translator in set(qapp.findChildren(QTranslator)) - before[1]:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


def item(number, **more):
    """Return a task whose words are of no language."""
    return Task(summary=f"Tzk {number}", month=APRIL, area="Tzk", **more)


def opened_everywhere(desk):
    """Open everything of the window, one after the other, and yield what is to be looked at."""
    yield desk.window
    desk.session.choose(desk.plan.items()[0].uid)
    desk.sheets.open_chosen()
    yield desk.window
    desk.exporting.ask()
    yield desk.window
    desk.sheets.open_keys()
    desk.session.ask_percent()
    yield desk.window
    desk.window.close_sheet()
    yield desk.window.header.picker
    desk.window.header.more.menu().aboutToShow.emit()
    desk.choosing.show()
    yield desk.window
    desk.copies.show()
    yield desk.window
    desk.views.ask_names()
    yield desk.window
    desk.window.close_sheet()
    desk.closing.show()
    yield desk.window
    desk.window.show_calendar()
    for view in View:
        desk.session.show_view(view)
        yield desk.window
    desk.session.show_view(View.MONTH)
    desk.session.search("tzk 99")
    yield desk.window


def test_no_word_of_the_other_language_is_in_the_window(open_desk, spoken, language):
    desk = open_desk(item(1, due=date(2019, 4, 12)), item(2), item(3, due=date(2019, 4, 1)))
    for window in opened_everywhere(desk):
        assert foreign(set(sentences(window)), language) == set()


def test_no_word_of_the_other_language_is_in_a_review(open_desk, spoken, language, qtbot):
    desk = open_desk()
    assert foreign(set(sentences(desk.window)), language) == set()
    desk.reception.read_text("Tzk 20/02/2018 08:00")
    qtbot.waitUntil(lambda: not desk.window.shows_calendar or desk.window.messages.isVisible())
    desk.window.show_over(desk.reception.review_page)
    assert foreign(set(sentences(desk.window)), language) == set()


def test_no_word_of_the_other_language_is_in_the_rescue(qtbot, spoken, texts, language, tmp_path):
    rescue = Rescue(texts, tmp_path / "plan.sqlite", PlanDamaged(reason="corrupt"), lambda: NOW)
    qtbot.addWidget(rescue)
    assert foreign(set(sentences(rescue)), language) == set()


def _buttons():
    box = QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if button.name not in {"NoButton", "FirstButton", "LastButton"}:
            box.addButton(button)
    return box


def _message():
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDetailedText("1")
    return box


def _files(mode):
    dialog = QFileDialog(directory="/")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    return dialog


def _print(name):
    support = pytest.importorskip("PySide6.QtPrintSupport")
    printer = support.QPrinter()
    printer.setOutputFormat(support.QPrinter.OutputFormat.PdfFormat)
    dialog = getattr(support, name)(printer)
    dialog.kept = printer  # as long as the dialog needs it
    return dialog


DIALOGS = {
    "buttons": _buttons,
    "message": _message,
    "open": lambda: _files(QFileDialog.AcceptMode.AcceptOpen),
    "save": lambda: _files(QFileDialog.AcceptMode.AcceptSave),
    "print": lambda: _print("QPrintDialog"),
    "preview": lambda: _print("QPrintPreviewDialog"),
}


@pytest.mark.parametrize("dialog", DIALOGS)
def test_no_word_of_the_other_language_is_in_what_qt_says(qtbot, spoken, language, dialog):
    window = DIALOGS[dialog]()
    qtbot.addWidget(window)
    assert foreign(set(sentences(window)), language) == set()


# ------------------------------------------------------------------------------- a longer language


def cut(window):
    """Return the words of labels and buttons that have less room than they need."""
    lacking = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            room = widget.heightForWidth(widget.width()) <= widget.height()
        else:
            room = widget.sizeHint().width() <= widget.width()
        if widget.text() and not (room and is_within(widget)):
            lacking.append(widget.text())
    return lacking


def is_within(widget):
    """Tell whether a widget is no wider than what it scrolls in, if it does."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None:
        return True
    left = widget.mapTo(area.viewport(), QPoint(0, 0)).x()
    return left >= 0 and left + widget.width() <= area.viewport().width()


def speaking(kind):
    """Return the texts of a language, or Vietnamese sentences made a third longer."""
    if kind in resources.LANGUAGES:
        return Texts(resources.words(kind))
    table = {
        section: {
            name: f"{sentence}{'~' * (len(sentence) // 3)}" for name, sentence in sayings.items()
        }
        for section, sayings in resources.table("words", "vi.toml").items()
    }
    return Texts(Words("vi", table))


@pytest.mark.parametrize("kind", ["vi", "en", "stretched"])
def test_no_label_or_button_is_cut_at_1366x768(open_desk, kind):
    desk = open_desk(item(1, due=date(2019, 4, 12)), speaking=speaking(kind))
    for window in opened_everywhere(desk):
        QCoreApplication.processEvents()
        assert cut(window) == []
    assert desk.window.width() == 1366


@pytest.mark.parametrize("kind", ["vi", "en"])
def test_no_label_or_button_of_a_sheet_is_cut_at_1366x768_in_125_per_cent(open_desk, kind):
    desk = open_desk(item(1, due=date(2019, 4, 12)), speaking=speaking(kind), size=(1093, 614))
    for _ in opened_everywhere(desk):
        QCoreApplication.processEvents()
        assert cut(desk.window.side) == []
    assert desk.window.width() == 1093


@pytest.mark.parametrize("kind", ["vi", "en"])
def test_no_label_or_button_of_a_review_is_cut_beside_a_sheet(open_desk, kind, qtbot):
    desk = open_desk(speaking=speaking(kind), size=(1093, 614))
    desk.reception.read_text("Phương hướng tháng 4/2019: nộp báo cáo trước 20/4/2019.")
    page = desk.reception.review_page
    qtbot.waitUntil(page.isVisible)
    assert desk.window.width() == 1093
    alone = page.report.width()
    assert any("Ctrl+T" in each.text() for each in page.findChildren(QAbstractButton))
    desk.sheets.open_keys()
    qtbot.waitUntil(lambda: page.report.width() > alone / 2)
    assert cut(page) == []
    assert desk.window.width() == 1093
    desk.window.close_sheet()
    QCoreApplication.processEvents()
    assert any("Ctrl+T" in each.text() for each in page.findChildren(QAbstractButton))
    qtbot.waitUntil(lambda: cut(page) == [])


def test_no_words_anywhere_are_smaller_than_12_pixels(open_desk):
    desk = open_desk(item(1, due=date(2019, 4, 12)), item(2))
    for window in opened_everywhere(desk):
        small = {
            (type(each).__name__, each.objectName(), QFontInfo(each.font()).pixelSize())
            for each in (window, *window.findChildren(QWidget))
            if QFontInfo(each.font()).pixelSize() < 12
        }
        assert small == set()
