"""Week and list in pictures: both sizes, both looks. Redraw with REDRAW=1."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner.model import Event
from planner.month.agenda import agenda
from planner.month.week import page
from tests.ui.busy_month import NOVEMBER, TODAY, busy_month
from tests.ui.pictures import assert_looks_like
from ui import style
from ui.agenda_view import AgendaView
from ui.week_view import WeekView

LAPTOP, DESKTOP = (1017, 670), (1520, 962)
LOOKS = [
    ("1366", LAPTOP, "light"),
    ("1366", LAPTOP, "dark"),
    ("1920", DESKTOP, "light"),
    ("1920", DESKTOP, "dark"),
]
PLACES = ("Phòng họp tầng 2", "Hội trường huyện Cửa Lạch")


@pytest.fixture
def drawn(looks, qapp):
    """Return a function that shows a view in a look and gives its picture."""
    views = []

    def draw(view, size, scheme, fill):
        style.apply(qapp, scheme, shipped_font=True)
        views.append(view)
        view.resize(*size)
        fill(view)
        view.show()
        QApplication.processEvents()
        return view.grab().toImage()

    yield draw
    for view in views:
        view.close()
        view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def items():
    """Return the busy month with places for its meetings."""
    return [
        replace(item, location=PLACES[number % 2], assignee="Đội Kiểm ngư")
        if isinstance(item, Event) and item.is_timed
        else item
        for number, item in enumerate(busy_month())
    ]


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS)
def test_a_busy_week_looks_as_it_should(drawn, texts, name, size, scheme):
    shown = page(items(), date(2018, 11, 6), TODAY)
    picture = drawn(WeekView(texts), size, scheme, lambda view: view.show_page(shown))
    assert_looks_like(picture, f"week_{name}_{scheme}")


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS)
def test_a_busy_list_looks_as_it_should(drawn, texts, name, size, scheme):
    days = agenda(items(), NOVEMBER, TODAY)
    picture = drawn(AgendaView(texts), size, scheme, lambda view: view.show_days(days, (), TODAY))
    assert_looks_like(picture, f"list_{name}_{scheme}")
