"""Month, week and list show the same plan, keep what is chosen, and take the same keys."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.filtering import Filter, State
from planner.model import Event, EventKind, Month
from planner.settings import load
from tests.ui.busy_month import busy_month
from tests.ui.conftest import close
from tests.ui.office import APRIL, MONTH_TASKS, TODAY, dated_task, meeting, month_task, uid_of
from ui.session import View
from ui.task_model import META_ROLE

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def press(qtbot, desk, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(desk.window.focusWidget(), key, modifier)


def agenda_titles(desk):
    model = desk.views.agenda.model
    return [
        model.index(row, 0, group).data()
        for number in range(model.rowCount())
        for group in [model.index(number, 0)]
        for row in range(model.rowCount(group))
    ]


def test_ctrl_1_2_3_turn_between_month_week_and_list(open_desk, qtbot):
    desk = open_desk(meeting(), dated_task(), month_task())
    press(qtbot, desk, KEY.Key_2, CTRL)
    assert desk.window.pages.currentWidget() is desk.views.week
    assert desk.window.header.title.text() == "Tuần 15/2019"
    assert desk.views.week.visible_uids() == {
        uid_of(desk, "Giao ban Trạm Khuyến nông"),
        uid_of(desk, "Nộp báo cáo quý I"),
    }
    press(qtbot, desk, KEY.Key_3, CTRL)
    assert agenda_titles(desk) == [
        "Giao ban Trạm Khuyến nông",
        "Nộp báo cáo quý I",
        MONTH_TASKS[0][0],
    ]
    press(qtbot, desk, KEY.Key_1, CTRL)
    assert desk.window.pages.currentWidget() is desk.window.month_view
    assert desk.window.header.title.text() == "Tháng 04/2019"
    assert desk.window.month_view.hasFocus()


def test_the_switch_in_the_header_shows_the_view_in_front(open_desk, qtbot):
    desk = open_desk(meeting())
    buttons = desk.window.header.views
    qtbot.mouseClick(buttons[View.WEEK], Qt.MouseButton.LeftButton)
    assert [view for view, button in buttons.items() if button.isChecked()] == [View.WEEK]
    qtbot.mouseClick(buttons[View.WEEK], Qt.MouseButton.LeftButton)
    assert buttons[View.WEEK].isChecked()
    assert desk.session.view is View.WEEK


def test_day_and_item_stay_chosen_from_view_to_view(open_desk, qtbot):
    desk = open_desk(meeting(), dated_task())
    uid = uid_of(desk, "Nộp báo cáo quý I")
    desk.session.choose_day(date(2019, 4, 12))
    desk.session.choose(uid)
    for view in (View.WEEK, View.LIST, View.MONTH):
        desk.views.show(view)
        assert (desk.session.day, desk.session.uid) == (date(2019, 4, 12), uid)
    desk.views.show(View.WEEK)
    assert desk.views.week.selected_uid == uid
    assert desk.views.week.current_day == date(2019, 4, 12)
    assert desk.views.agenda.view.currentIndex().data() == "Nộp báo cáo quý I"
    assert desk.window.month_view.selected_uid == uid


def test_page_keys_go_by_week_in_the_week_and_the_list_follows(open_desk, qtbot):
    desk = open_desk(meeting())
    press(qtbot, desk, KEY.Key_2, CTRL)
    press(qtbot, desk, KEY.Key_PageUp)
    press(qtbot, desk, KEY.Key_PageUp)
    assert desk.session.day == date(2019, 3, 26)
    assert desk.window.header.title.text() == "Tuần 13/2019"
    assert "03/2019" in desk.window.task_list.heading.text()
    press(qtbot, desk, KEY.Key_PageDown)
    press(qtbot, desk, KEY.Key_T)
    assert desk.session.day == TODAY


def test_an_arrow_past_sunday_goes_into_the_next_week(open_desk, qtbot):
    desk = open_desk(meeting())
    desk.views.show(View.WEEK)
    desk.session.choose_day(date(2019, 4, 14))
    press(qtbot, desk, KEY.Key_Right)
    assert desk.session.day == date(2019, 4, 15)
    assert desk.views.week.days.page.first_day == date(2019, 4, 15)
    assert desk.views.week.current_day == date(2019, 4, 15)


def test_down_goes_through_the_items_of_a_day_and_space_ticks(open_desk, qtbot):
    desk = open_desk(meeting(), dated_task("Nộp số liệu", date(2019, 4, 10)))
    desk.views.show(View.WEEK)
    desk.session.choose_day(date(2019, 4, 10))
    press(qtbot, desk, KEY.Key_Down)
    assert desk.session.uid == uid_of(desk, "Giao ban Trạm Khuyến nông")
    press(qtbot, desk, KEY.Key_Down)
    press(qtbot, desk, KEY.Key_Down)
    uid = uid_of(desk, "Nộp số liệu")
    assert desk.session.uid == uid
    press(qtbot, desk, KEY.Key_Space)
    assert desk.plan.item(uid).is_done
    press(qtbot, desk, KEY.Key_Up)
    assert desk.session.uid == uid_of(desk, "Giao ban Trạm Khuyến nông")


def test_a_week_cuts_no_title_and_hides_nothing(open_desk):
    items = [replace(item, uid="") for item in busy_month()]
    desk = open_desk(*items)
    desk.session.show_month(Month(2018, 11))
    desk.views.show(View.WEEK)
    desk.session.choose_day(date(2018, 11, 6))
    week = desk.views.week
    assert week.whole_title_uids() == week.visible_uids()
    assert not week.month_layout.mores
    assert len(week.visible_uids()) == 10


def test_a_week_tells_the_place_and_the_end_of_a_meeting(open_desk):
    until = datetime(2019, 4, 10, 9, 30)  # noqa: DTZ001 - Vietnamese clock time
    desk = open_desk(replace(meeting(), end=until))
    desk.views.show(View.WEEK)
    (chip,) = desk.views.week.month_layout.chips
    assert chip.time == "08:00–09:30"
    assert " ".join(chip.notes) == "Phòng họp nhỏ"


def test_the_list_takes_the_keys_of_the_list_beside_it(open_desk, qtbot):
    desk = open_desk(dated_task(), meeting())
    uid = uid_of(desk, "Nộp báo cáo quý I")
    desk.views.show(View.LIST)
    view, model = desk.views.agenda.view, desk.views.agenda.model
    view.setFocus()
    view.setCurrentIndex(model.index_of(uid))
    assert desk.session.uid == uid
    assert desk.session.day == date(2019, 4, 12)
    qtbot.keyClick(view, KEY.Key_Space)
    assert desk.plan.item(uid).is_done
    qtbot.keyClick(view, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.plan.item(uid).due == date(2019, 4, 13)
    qtbot.keyClick(view, KEY.Key_F2)
    assert desk.sheets.editor.isVisible()


def test_what_lasts_several_days_is_in_the_list_once_with_its_days(open_desk):
    lasting = Event(
        summary="Đợt kiểm tra",
        kind=EventKind.OTHER,
        start=date(2019, 4, 2),
        end=date(2019, 4, 6),
    )
    desk = open_desk(lasting)
    desk.views.show(View.LIST)
    assert agenda_titles(desk) == ["Đợt kiểm tra"]
    entry = desk.session.entry(uid_of(desk, "Đợt kiểm tra"))
    assert desk.views.agenda.view.itemDelegate()._when(entry) == "02/04–05/04"


def test_what_is_late_says_so_below_its_day(open_desk):
    late = replace(dated_task(day=date(2019, 4, 2)), area="Chăn nuôi")
    desk = open_desk(late, dated_task("Họp tổ", date(2019, 4, 12)))
    desk.views.show(View.LIST)
    model = desk.views.agenda.model
    said = [model.index(0, 0, model.index(row, 0)).data(META_ROLE) for row in range(2)]
    assert said == ["quá hạn · Chăn nuôi", None]


def test_week_and_list_are_not_made_before_they_are_asked_for(open_desk):
    desk = open_desk(meeting())
    assert desk.views.week is None
    assert desk.views.agenda is None


# ------------------------------------------------------------------------------------------ filters


def shown(desk):
    model = desk.window.task_list.model
    listed = {
        model.index(row, 0, group).data()
        for number in range(model.rowCount())
        for group in [model.index(number, 0)]
        for row in range(model.rowCount(group))
    }
    return listed | {
        desk.session.entry(uid).item.summary for uid in desk.window.month_view.visible_uids()
    }


@pytest.fixture
def office():
    return (
        replace(dated_task(), area="Kế toán", assignee="Văn phòng"),
        replace(dated_task("Kiểm kê giống"), area="Trồng trọt", assignee="Tổ Kỹ thuật"),
        replace(meeting(), assignee="Văn phòng"),
    )


def test_a_filter_leaves_out_the_rest_in_grid_and_list(open_desk, office):
    desk = open_desk(*office)
    bar = desk.window.header.filters
    bar._choose("assignee", "Văn phòng")
    assert shown(desk) == {"Nộp báo cáo quý I", "Giao ban Trạm Khuyến nông"}
    bar._choose("area", "Kế toán")
    assert shown(desk) == {"Nộp báo cáo quý I"}
    assert bar.fields["area"].text().startswith("Lĩnh vực: Kế toán")
    bar.clear.click()
    assert len(shown(desk)) == 3
    assert bar.clear.isHidden()


def test_the_menus_offer_what_the_month_has(open_desk, office):
    desk = open_desk(*office)
    bar = desk.window.header.filters
    menu = bar.fields["assignee"].menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["Tất cả", "Văn phòng", "Tổ Kỹ thuật"]
    menu.actions()[2].trigger()
    assert desk.session.filter == Filter(assignee="Tổ Kỹ thuật")


def test_an_area_that_stands_alone_begins_with_a_capital_letter(open_desk):
    desk = open_desk(replace(dated_task(), area="trồng trọt"))
    menu = desk.window.header.filters.fields["area"].menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["Tất cả", "Trồng trọt"]
    menu.actions()[1].trigger()
    assert desk.session.filter == Filter(area="trồng trọt")
    desk.session.choose(uid_of(desk, "Nộp báo cáo quý I"))
    said = [each.text() for each in desk.window.task_list.inspector.findChildren(QLabel)]
    assert "Trồng trọt" in said


def test_states_are_a_filter_and_progress_still_counts_all(open_desk, office):
    desk = open_desk(*office)
    uid = uid_of(desk, "Kiểm kê giống")
    desk.session.set_done(uid, True)  # noqa: FBT003 - a signal's argument
    desk.session.show_only(Filter(state=State.DONE))
    assert shown(desk) == {"Kiểm kê giống"}
    assert desk.window.task_list.count.text() == "1/2 hoàn thành"


def test_my_items_ask_for_my_name_once_and_are_remembered(open_desk, office):
    desk = open_desk(*office)
    bar = desk.window.header.filters
    bar.mine.click()
    sheet = desk.views._names
    assert sheet.isVisible()
    assert not bar.mine.isChecked()
    assert [box.text() for box in sheet.boxes()] == ["Văn phòng", "Tổ Kỹ thuật"]
    sheet.boxes()[1].click()
    assert sheet.names.text() == "Tổ Kỹ thuật"
    sheet._choose()
    assert shown(desk) == {"Kiểm kê giống"}
    assert bar.mine.isChecked()
    close(desk)
    kept = load(desk.data)
    assert (kept.my_names, kept.only_mine) == ("Tổ Kỹ thuật", True)


def test_my_items_are_switched_off_and_on_without_asking_again(open_desk, office):
    desk = open_desk(*office)
    desk.session.show_mine(("to ky thuat",))
    bar = desk.window.header.filters
    bar.mine.click()
    assert len(shown(desk)) == 3
    bar.mine.click()
    assert shown(desk) == {"Kiểm kê giống"}


def test_a_new_month_keeps_the_filter(open_desk, office):
    desk = open_desk(*office)
    desk.session.show_only(Filter(assignee="Tổ Kỹ thuật"))
    desk.session.show_next()
    desk.session.show_month(APRIL)
    assert shown(desk) == {"Kiểm kê giống"}


# ------------------------------------------------------------------------------------ far away


def test_the_months_title_jumps_to_any_year(open_desk, qtbot):
    desk = open_desk(meeting())
    header = desk.window.header
    qtbot.mouseClick(header.title, Qt.MouseButton.LeftButton)
    picker = header.picker
    assert picker.year.hasFocus() or picker.isVisible()
    qtbot.keyClicks(picker.year, "2021")
    qtbot.mouseClick(picker.months[4], Qt.MouseButton.LeftButton)
    assert desk.session.month == Month(2021, 5)
    qtbot.keyClick(desk.window.month_view, KEY.Key_T)
    assert desk.session.day == TODAY


def test_a_year_away_the_week_follows(open_desk):
    desk = open_desk(meeting())
    desk.views.show(View.WEEK)
    desk.session.show_month(Month(2020, 2))
    assert desk.views.week.days.page.position(date(2020, 2, 1)) is not None
    assert desk.window.header.title.text() == "Tuần 5/2020"
