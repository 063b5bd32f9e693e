"""What an act makes the window do again: no more than what looks otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QLabel

from planner.model import Month, Task
from ui.message_bar import Way
from ui.month_layout import Arranger

MAY = Month(2019, 5)
JUNE = Month(2019, 6)


def tasks():
    """Return more tasks than the list has room for, and a few of the month after."""
    days = [date(2019, 5, 1 + n % 28) for n in range(90)] + [date(2019, 6, n) for n in (3, 4, 5)]
    return [
        Task(key=f"t/{n}", summary=f"Rà soát hồ sơ số {n}", due=day) for n, day in enumerate(days)
    ]


class Painted(QObject):
    """Counts how often widgets are painted."""

    def __init__(self, *widgets):
        super().__init__()
        self._counts = dict.fromkeys(widgets, 0)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self._counts[watched] += 1
        return False

    def during(self, act):
        """Return how often each widget was painted from an act to the last thing it caused."""
        self._counts = dict.fromkeys(self._counts, 0)
        act()
        calm()
        return list(self._counts.values())


def calm():
    while QEventLoop().processEvents():
        pass


@pytest.fixture
def desk(open_desk):
    desk = open_desk(*tasks(), size=(1920, 1080))
    desk.session.show_month(MAY)
    calm()
    return desk


@pytest.fixture
def painted(desk):
    return Painted(desk.window.month_view.viewport(), desk.window.task_list.view.viewport())


def test_another_month_is_painted_once(desk, painted):
    assert painted.during(lambda: desk.session.show_month(JUNE)) == [1, 1]
    assert painted.during(lambda: desk.session.show_month(MAY)) == [1, 1]


def test_a_message_takes_its_room_at_once_and_from_the_month_alone(desk, painted):
    messages = desk.window.messages
    assert painted.during(lambda: messages.wait_for("Đang ghi", Way("Dừng", print))) == [1, 0]
    assert painted.during(lambda: messages.tell("Đã ghi")) == [1, 0]
    assert painted.during(messages.close_message) == [1, 0]


def test_a_lower_window_puts_the_month_in_place_once(desk, monkeypatch):
    heights = []
    arrange = Arranger.arrange

    def counted(arranger, page, width, height):
        if page.month == MAY:  # and not one that is made ready
            heights.append(height)
        return arrange(arranger, page, width, height)

    monkeypatch.setattr(Arranger, "arrange", counted)
    desk.window.resize(1920, 1000)
    calm()
    assert len(heights) == 1


def test_a_tick_repaints_the_week_and_not_the_month(desk):
    grid, session = desk.window.month_view, desk.session
    uid = min(grid.visible_uids())
    row = next(week.rect for week in grid.month_layout.weeks if uid in {c.uid for c in week.chips})
    seen = []

    class Watch(QObject):
        def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                seen.append(event.region().boundingRect())
            return False

    watch = Watch()
    grid.viewport().installEventFilter(watch)
    session.set_done(uid, done=True)
    calm()
    assert seen == [row]


def test_details_of_other_items_stand_in_the_labels_that_are_there(desk):
    inspector, uids = desk.window.task_list.inspector, sorted(desk.window.month_view.visible_uids())
    desk.session.choose(uids[0])
    before = inspector.findChildren(QLabel)
    desk.session.choose(uids[1])
    assert inspector.findChildren(QLabel) == before
    assert desk.session.task(uids[1]).summary in [label.text() for label in before]


def test_what_an_item_does_not_have_leaves_no_word_in_its_details(desk):
    inspector, uid = desk.window.task_list.inspector, min(desk.window.month_view.visible_uids())
    task = desk.session.task(uid)
    desk.session.choose(uid)
    desk.session.put(replace(task, area="Thủy sản"))
    assert "Thủy sản" in [label.text() for label in inspector.findChildren(QLabel)]
    desk.session.undo()
    assert "Thủy sản" not in [label.text() for label in inspector.findChildren(QLabel)]
