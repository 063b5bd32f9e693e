"""The month in pictures: both sizes, both looks, a crowded day opened. Redraw with REDRAW=1."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from planner.model import Month, Task
from planner.month import page
from tests.ui.busy_month import NOVEMBER, TODAY, busy_month
from tests.ui.pictures import TOLERANCE, assert_looks_like, differing
from ui import style
from ui.month_layout import Arranger
from ui.month_paint import Marks, MonthPainter
from ui.month_view import MonthView

LAPTOP, DESKTOP = (1046, 650), (1540, 962)


@pytest.fixture
def shown(looks, qapp, texts):
    """Return a function that shows a month."""
    views = []

    def show(items, month, size, scheme="light"):
        style.apply(qapp, scheme, shipped_font=True)
        view = MonthView(texts)
        views.append(view)
        view.resize(*size)
        view.show_page(page(items, month, TODAY))
        view.show()
        QApplication.processEvents()
        return view

    yield show
    for view in views:
        view.close()
        view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("1366", LAPTOP), ("1920", DESKTOP)])
def test_a_busy_month_looks_as_it_should(shown, name, size, scheme):
    view = shown(busy_month(), NOVEMBER, size, scheme)
    assert_looks_like(view.grab().toImage(), f"month_{name}_{scheme}")


def test_a_day_opened_over_the_grid_looks_as_it_should(shown):
    view = shown(busy_month(), NOVEMBER, LAPTOP)
    view.open_day(date(2018, 11, 6))
    QApplication.processEvents()
    assert_looks_like(view.grab().toImage(), "month_card")


def test_a_month_of_holidays_looks_as_it_should(shown):
    due = Task(uid="t", summary="Nộp báo cáo quý I", due=date(2019, 4, 30))
    assert_looks_like(shown([due], Month(2019, 4), LAPTOP).grab().toImage(), "month_holidays")


def test_pictures_of_different_months_do_differ(shown):
    november = shown(busy_month(), NOVEMBER, LAPTOP).grab().toImage()
    one_less = shown(busy_month()[1:], NOVEMBER, LAPTOP).grab().toImage()
    dark = shown(busy_month(), NOVEMBER, LAPTOP, "dark").grab().toImage()
    assert differing(november, november) == 0
    assert differing(november, one_less) > TOLERANCE
    assert differing(november, dark) > TOLERANCE


@pytest.mark.parametrize("ratio", [1.25, 1.5, 1.75])
def test_on_a_scaled_screen_nothing_of_what_was_there_before_shows_through(shown, ratio):
    view = shown(busy_month(), NOVEMBER, LAPTOP)
    assert view.month_layout is not None
    area = view.month_layout.area
    drawn = []
    for before in (Qt.GlobalColor.black, Qt.GlobalColor.white):
        image = QImage(area.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(before)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        MonthPainter(Arranger(), "+{count}").paint(painter, view.month_layout, Marks(), area)
        painter.end()
        drawn.append(image)
    assert drawn[0] == drawn[1]
