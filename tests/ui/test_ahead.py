"""The months beside the shown one are ready before a person asks for them."""

from datetime import date

import pytest

from planner.model import Month, Task
from tests.ui.office import APRIL
from ui.remembered import Pages
from ui.week_layout import WeekSetting

MAY = Month(2019, 5)


@pytest.fixture
def desk(open_desk):
    return open_desk(Task(key="t", summary="Nộp báo cáo quý I", due=date(2019, 5, 6)))


def test_the_next_month_is_put_in_place_before_it_is_shown(desk, qtbot, monkeypatch):
    expected = []
    desk.session.page_expected.connect(lambda page: expected.append(page.month))
    desk.ahead.begin()
    qtbot.waitUntil(lambda: len(expected) == 2)
    assert expected == [MAY, Month(2019, 3)]
    set_anew, asked = [], []
    begin = WeekSetting.__init__

    def counted(setting, week, *more):
        set_anew.append(week)
        begin(setting, week, *more)

    monkeypatch.setattr(WeekSetting, "__init__", counted)
    desk.store._opened.db.set_trace_callback(asked.append)
    desk.session.show_next()
    assert desk.window.month_view.days.page.month == MAY
    assert len(desk.window.month_view.visible_uids()) == 1
    assert set_anew == asked == []


def test_nothing_is_looked_at_after_the_end(desk):
    desk.ahead.begin()
    assert desk.ahead.is_about_to_look
    desk.end()
    assert not desk.ahead.is_about_to_look


def test_a_page_is_kept_for_as_long_as_its_items_are_the_same():
    pages, today = Pages(), date(2019, 4, 9)
    task = Task(uid="t", summary="a", due=date(2019, 4, 12))
    page = pages.page([task], APRIL, today)
    assert pages.page([task], APRIL, today) is page
    assert pages.page([task], APRIL, date(2019, 4, 10)) is not page
    moved = Task(uid="t", summary="a", due=date(2019, 4, 15))
    assert pages.page([moved], APRIL, today).cell(date(2019, 4, 15)).entries
