"""A title is its letters, wherever it is shown: no markup, no picture, no link, no freeze."""

import re

import pytest
from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from tests.ui.office import dated_task, meeting, month_task, uid_of

HOSTILE = (
    '<img src="file:///etc/hostname">',
    "<b>đậm</b><br><h1>lớn</h1>",
    "file://may-chu/chia-se/x",
    "javascript:alert(1)",
    "Báo cáo \u202etxt.exe",
    "&lt;b&gt; &amp; %s %n {0} &x",
    "<table><tr><td>" * 30,
)
LONG = "rất dài " * 130_000


def items():
    events = [meeting().__class__(**{**fields(meeting()), "summary": each}) for each in HOSTILE[:3]]
    return [*(dated_task(each) for each in HOSTILE), *events, dated_task(LONG), month_task()]


def fields(item):
    return {name: getattr(item, name) for name in ("kind", "month", "start", "location")}


FLAT = (QAbstractListModel, QAbstractTableModel)


def might_be_markup(text):
    return re.search(r"<[a-z!/]", text, re.IGNORECASE) is not None


def wrong(window):
    """Return every place where text could be taken for markup."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            found.append(f"label {type(widget.parent())} {widget.text()[:60]}")
        if isinstance(widget, QTextBrowser) and widget.openLinks():
            found.append("a browser that follows links")
        if isinstance(widget, QTextEdit) and "<img" in widget.toHtml():
            found.append("an edit with a picture")
        if might_be_markup(widget.toolTip()):
            found.append(f"tip {widget.toolTip()[:60]}")
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found += wrong_tips(widget.model())
    return found


def wrong_tips(model, parent=None):
    found = []
    under = parent or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(under)
    for row in range(model.rowCount(under)):
        for column in range(columns):
            index = model.index(row, column, under)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if tip and might_be_markup(tip) and not tip.startswith("<qt>"):
                found.append(f"tip of a row {tip[:60]}")
            if parent is None and not isinstance(model, FLAT):
                found += wrong_tips(model, index)
    return found


@pytest.fixture
def desk(open_desk):
    return open_desk(*items())


def show_inspector(desk, title):
    desk.session.choose(uid_of(desk, title))


def show_editor(desk, title):
    desk.session.choose(uid_of(desk, title))
    desk.sheets.open_chosen()


def search(desk, title):
    desk.session.search(title[:80])


def show_day(desk, title):
    desk.session.choose(uid_of(desk, title))
    view = desk.window.month_view
    getattr(view, "grid", view).open_day(desk.session.day)


def export_it(desk, title):
    desk.session.choose(uid_of(desk, title))
    desk.exporting.ask()


def do_and_offer(desk, title):
    desk.session.set_done(uid_of(desk, title), True)  # noqa: FBT003 - a signal's argument


def percent(desk, title):
    desk.session.choose(uid_of(desk, title))
    desk.session.ask_percent()


def fire(name):
    def show(desk, title):
        desk.session.choose(uid_of(desk, title))
        desk.window.actions_by_name[name].trigger()

    return show


WAYS = (
    show_inspector, show_editor, search, show_day, export_it, do_and_offer, percent,
    fire("week_view_requested"), fire("list_view_requested"), fire("result_requested"),
    fire("keys_requested"), fire("jot_requested"),
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__qualname__)
def test_titles_are_shown_as_their_letters(desk, way, qtbot):
    for title in (*HOSTILE, LONG):
        way(desk, desk.plan.items()[0].summary if title not in titles(desk) else title)
        QApplication.processEvents()
        assert wrong(desk.window) == []


def titles(desk):
    return {item.summary for item in desk.plan.items()}


def test_a_report_of_hostile_words_is_reviewed_as_its_letters(desk, qtbot):
    said = "\n".join(f"- Hoàn thành báo cáo {each} trước ngày 12/4/2019." for each in HOSTILE)
    opening = (
        "Trạm Khuyến nông họp giao ban tháng 4 năm 2019\n\nPhương hướng, nhiệm vụ tháng 4/2019:\n"
    )
    desk.reception.read_text(opening + said)
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    QApplication.processEvents()
    assert wrong(desk.window) == []
    shown = desk.reception.review_page.report.findChildren(QTextEdit)
    assert not any("<img" in each.toHtml() for each in shown)


def test_a_file_with_a_hostile_name_is_refused_in_plain_letters(desk, qtbot, tmp_path):
    bad = tmp_path / "<b>đậm<img src=x>.txt"
    bad.write_bytes(b"")
    desk.reception.read([bad])
    qtbot.waitUntil(lambda: "<b>đậm<img src=x>.txt" in desk.window.messages.words)
    assert wrong(desk.window) == []
