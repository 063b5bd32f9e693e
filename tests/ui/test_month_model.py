"""A month page as a table, and what a screen reader says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt

import resources
from planner.model import Month, Task
from planner.month import page
from tests.ui.busy_month import NOVEMBER, TODAY, busy_month
from ui.month_model import MonthModel
from ui.texts import Texts

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model(texts):
    model = MonthModel(texts)
    model.show_page(page(busy_month(), NOVEMBER, TODAY))
    return model


def spoken(model, day):
    return model.data(model.index_of(day), SPOKEN)


def test_the_model_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)


def test_it_has_a_row_for_each_week_and_a_column_for_each_day(model):
    assert (model.rowCount(), model.columnCount()) == (5, 7)
    assert model.data(model.index_of(date(2018, 11, 6))) == "6"


def test_before_the_first_page_it_is_empty(texts):
    assert MonthModel(texts).rowCount() == 0


def test_a_day_is_spoken_with_date_lunar_date_and_all_its_items(model):
    said = spoken(model, date(2018, 11, 6))
    assert said.startswith("Thứ Ba 06/11/2018, 29 tháng Chín, 8 mục: ")
    assert "08:00–09:00 Chi bộ Phòng Thủy sản họp thường kỳ tháng 11" in said
    assert "Theo dõi, nhắc nhở các bến thực hiện nội quy và gửi số liệu tuần, Hoàn thành" in said


def test_an_empty_day_and_today_say_so(model):
    assert spoken(model, date(2018, 11, 30)).endswith("không có mục nào")
    assert "hôm nay" in spoken(model, TODAY)


def test_an_overdue_task_is_spoken_as_overdue(model):
    late = Task(uid="late", summary="Nộp sổ trực", due=date(2018, 11, 5))
    model.show_page(page([late], NOVEMBER, TODAY))
    assert "Nộp sổ trực, Quá hạn" in spoken(model, date(2018, 11, 5))


def test_a_holiday_is_spoken_by_its_name(model):
    model.show_page(page([], Month(2018, 9), TODAY))
    assert "nghỉ Quốc khánh" in spoken(model, date(2018, 9, 2))


def test_the_header_names_the_days_from_monday_to_sunday(model):
    names = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(7)]
    assert names == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]
    assert model.headerData(1, Qt.Orientation.Vertical) == "Tuần 45"


def test_the_same_month_with_other_items_does_not_reset_the_model(model, qtbot):
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show_page(page([], NOVEMBER, TODAY))


def test_another_month_resets_the_model(model, qtbot):
    with qtbot.waitSignal(model.modelReset):
        model.show_page(page([], Month(2018, 12), TODAY))
    assert model.rowCount() == 6
    assert not model.index_of(date(2018, 11, 6)).isValid()


def test_an_entry_is_found_by_the_uid_of_its_item(model):
    assert model.entry("t1").item.summary.startswith("Hoàn thành kế hoạch lắp máy")
    assert model.entry("nobody") is None
    assert model.entry("") is None


def test_a_tool_tip_tells_kind_day_title_place_and_state(model):
    meeting = replace(busy_month()[0], location="Phòng họp bến số 2")
    model.show_page(page([meeting, *busy_month()[1:]], NOVEMBER, TODAY))
    told = model.described(model.entry("m0")).split("\n")
    assert told == [
        "Họp · 08:00–09:00 06/11/2018",
        "Chi bộ Phòng Thủy sản họp thường kỳ tháng 11",
        "Phòng họp bến số 2",
    ]
    assert model.described(model.entry("t1")).endswith("Đang thực hiện 40%")


def test_everything_can_be_said_in_english_too():
    model = MonthModel(Texts(resources.words("en")))
    model.show_page(page(busy_month(), NOVEMBER, TODAY))
    assert spoken(model, date(2018, 11, 6)).startswith(
        "Tuesday 06/11/2018, lunar 29 month 9, 8 items"
    )


def test_an_invalid_index_has_no_data(model):
    assert model.data(QModelIndex()) is None
    assert model.cell(QModelIndex()) is None
