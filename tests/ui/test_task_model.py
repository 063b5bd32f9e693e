"""The list's rows: which groups, which words, what a person may do with a row."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeView

from planner.model import DueFrom, Event, EventKind, Month, Task, TaskStatus
from tests.ui.office import APRIL, TODAY, dated_task, evidence, meeting, month_task
from ui.month_model import UID_FORMAT
from ui.task_delegate import TaskDelegate
from ui.task_groups import GroupKind, found_group, listed_groups, progress, sources
from ui.task_model import GROUP_ROLE, META_ROLE, TaskModel


def named(items):
    """Give items UIDs, as a plan would."""
    return [replace(item, uid=item.uid or f"uid-{number}") for number, item in enumerate(items)]


def kinds(items, **more):
    return [
        group.kind for group in listed_groups(named(items), TODAY, **{"show_done": True, **more})
    ]


DONE = Task(
    summary="Xong rồi",
    month=APRIL,
    status=TaskStatus.COMPLETED,
    completed=datetime(2019, 4, 2, tzinfo=UTC),
)
LATE = Task(summary="Trễ", month=APRIL, due=date(2019, 4, 1), due_from=DueFrom.TEXT)
UNDATED = Event(summary="Ngày hội nông sản", month=APRIL)


@pytest.fixture
def model(texts):
    return TaskModel(texts)


def shown(model, items, **more):
    groups = listed_groups(named(items), TODAY, **{"show_done": True, **more})
    model.show_groups(groups, TODAY)
    return model


def test_the_model_keeps_qts_rules(model, qtmodeltester):
    shown(model, [LATE, dated_task(), month_task(), UNDATED, DONE])
    qtmodeltester.check(model)


def test_groups_stand_in_the_order_of_their_need():
    assert kinds([DONE, UNDATED, month_task(), dated_task(), LATE]) == [
        GroupKind.OVERDUE,
        GroupKind.DUE,
        GroupKind.MONTH,
        GroupKind.UNDATED,
        GroupKind.DONE,
    ]


def test_what_will_not_be_done_is_not_among_what_is_done(model):
    dropped = Task(summary="Bỏ", month=APRIL, status=TaskStatus.CANCELLED, note="chuyển cấp trên")
    assert kinds([dropped, DONE]) == [GroupKind.DONE, GroupKind.DROPPED]
    assert kinds([dropped, DONE, month_task()], show_done=False) == [GroupKind.MONTH]
    shown(model, [dropped, DONE])
    done, reason = model.index(0, 0), model.index(1, 0)
    assert done.data() == "Đã hoàn thành (1)"
    assert model.index(0, 0, done).data(META_ROLE) == "xong 02/04"
    assert reason.data() == "Không thực hiện (1)"
    assert model.index(0, 0, reason).data(META_ROLE) == "lý do: chuyển cấp trên"


def test_what_was_done_late_says_so(model):
    late = replace(DONE, due=date(2019, 4, 1), due_from=DueFrom.TEXT)
    shown(model, [late])
    assert model.index(0, 0, model.index(0, 0)).data(META_ROLE) == "xong 02/04, quá hạn"


def test_each_due_day_has_its_group_in_the_order_of_days():
    later, sooner = dated_task("B", date(2019, 4, 20)), dated_task("A", date(2019, 4, 12))
    groups = listed_groups(named([later, sooner]), TODAY, show_done=True)
    assert [group.day for group in groups] == [date(2019, 4, 12), date(2019, 4, 20)]


def test_a_task_that_is_due_within_its_month_stands_under_the_month():
    task = Task(summary="a", month=APRIL, due=date(2019, 4, 30), due_from=DueFrom.MONTH)
    assert kinds([task]) == [GroupKind.MONTH]


def test_events_with_a_day_stand_in_the_grid_alone():
    assert kinds([meeting()]) == []


def test_a_task_and_the_event_it_organises_are_one_row(model):
    task = replace(month_task(), uid="task")
    event = replace(meeting(), uid="event", task="task")
    shown(model, [task, event])
    group = model.index(0, 0)
    assert model.rowCount(group) == 1
    assert model.index(0, 0, group).data() == event.summary
    assert model.index_of("task") == model.index_of("event")


def test_the_reports_of_the_month_are_named_before_those_of_what_is_late():
    plan, older = dated_task(), replace(LATE, month=Month(2019, 3), evidence=evidence("Trễ"))
    older = replace(older, evidence=replace(older.evidence, title="Giao ban tháng 3"))
    groups = listed_groups(named([plan, older]), TODAY, show_done=True)
    assert groups[0].kind is GroupKind.OVERDUE
    assert sources(groups, APRIL) == [plan.evidence.title, "Giao ban tháng 3"]


def test_done_can_be_hidden():
    assert kinds([DONE, month_task()], show_done=False) == [GroupKind.MONTH]


def test_what_will_not_be_done_does_not_count():
    dropped = Task(summary="a", month=APRIL, status=TaskStatus.CANCELLED)
    counted = progress(named([DONE, dropped, month_task(), UNDATED]))
    assert (counted.done, counted.all) == (1, 2)


def test_headings_say_how_many(model):
    shown(model, [LATE, dated_task(), dated_task(day=date(2019, 4, 15)), dated_task(), UNDATED])
    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert words == ["Quá hạn (1)", "Hạn 12/04 (2)", "Hạn 15/04", "Chưa rõ ngày (1)"]


def test_a_row_says_who_which_area_and_where_it_stands(model):
    shown(model, [month_task()])
    index = model.index(0, 0, model.index(0, 0))
    assert index.data(META_ROLE) == "Tổ Kỹ thuật · Trồng trọt · ¶5 câu 4"


def test_a_moved_task_tells_the_reports_day(model):
    read = dated_task()
    shown(model, [replace(read, due=date(2019, 4, 20), as_read=read)])
    assert "hạn gốc 12/04" in model.index(0, 0, model.index(0, 0)).data(META_ROLE)


def test_a_carried_task_tells_from_when_and_how_often(model):
    once = replace(month_task(), carried_from=(Month(2019, 3),))
    twice = replace(once, carried_from=(Month(2019, 2), Month(2019, 3)))
    for task, words in ((once, "chuyển từ 03/2019"), (twice, "chuyển từ 03/2019, lần 2")):
        shown(model, [task])
        assert words in model.index(0, 0, model.index(0, 0)).data(META_ROLE)


def test_the_check_mark_is_the_state(model):
    started = replace(month_task(1), status=TaskStatus.IN_PROCESS, percent_complete=40)
    shown(model, [month_task(0), started, DONE, UNDATED])
    marks = [
        model.index(row, 0, model.index(group, 0)).data(Qt.ItemDataRole.CheckStateRole)
        for group in range(model.rowCount())
        for row in range(model.rowCount(model.index(group, 0)))
    ]
    state = Qt.CheckState
    assert marks == [state.Unchecked, state.PartiallyChecked, None, state.Checked]


def test_ticking_asks_and_does_not_change_by_itself(model, qtbot):
    shown(model, [month_task()])
    index = model.index(0, 0, model.index(0, 0))
    with qtbot.waitSignal(model.done_requested) as asked:
        model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == ["uid-0", True]
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_a_change_of_words_keeps_the_rows_in_place(model, qtbot):
    task = replace(month_task(), uid="a")
    shown(model, [task])
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        shown(model, [replace(task, area="Khác")])


def test_a_dragged_row_carries_its_uid(model):
    shown(model, [replace(month_task(), uid="kế hoạch-1")])
    carried = model.mimeData([model.index(0, 0, model.index(0, 0))])
    assert bytes(carried.data(UID_FORMAT).data()).decode() == "kế hoạch-1"


def test_a_screen_reader_hears_state_and_place(model):
    shown(model, [LATE])
    spoken = model.index(0, 0, model.index(0, 0)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Trễ, quá hạn. hạn 01/04"


def test_what_was_found_stands_newest_first_and_without_a_day_last(model):
    old = Event(uid="a", summary="Cũ", kind=EventKind.MEETING, start=date(2018, 1, 1))
    new = Event(uid="b", summary="Mới", start=date(2019, 1, 1))
    group = found_group([old, replace(UNDATED, uid="c"), new], 7)
    assert group.count == 7
    assert [entry.item.summary for entry in group.rows] == ["Mới", "Cũ", "Ngày hội nông sản"]
    model.show_groups([group], TODAY)
    assert model.index(0, 0).data(GROUP_ROLE).kind is GroupKind.FOUND
    assert model.index(0, 0, model.index(0, 0)).data(META_ROLE) == "01/01/2019"


def test_a_late_task_under_way_says_how_far_it_is_and_since_when_it_is_due(model):
    started = replace(LATE, status=TaskStatus.IN_PROCESS, percent_complete=40)
    shown(model, [started])
    assert model.index(0, 0, model.index(0, 0)).data(META_ROLE) == "40% · hạn 01/04"
    shown(model, [replace(started, percent_complete=0)])
    assert model.index(0, 0, model.index(0, 0)).data(META_ROLE).startswith("đang thực hiện")


def test_the_year_of_a_day_is_said_where_it_is_another(model):
    shown(model, [replace(LATE, due=date(2018, 12, 28))])
    assert model.index(0, 0, model.index(0, 0)).data(META_ROLE) == "hạn 28/12/2018"


def test_lines_of_what_else_is_known_end_between_its_parts(open_desk):
    units = "Ban Chỉ đạo sản xuất vụ Xuân của huyện", "nội chính, cải cách hành chính"
    desk = open_desk(replace(month_task(), assignee=units[0], area=units[1]))
    view, model = desk.window.task_list.view, desk.window.task_list.model
    entry = model.entry_at(model.index(0, 0, model.index(0, 0)))
    lines = view.itemDelegate()._layout(entry, view.width()).meta
    assert lines == (units[0], f"{units[1]} · ¶5 câu 4")


def test_a_found_task_says_when_it_is_for_no_heading_does(model):
    dated, undated = named([replace(LATE, due=date(2017, 4, 1)), replace(month_task(), due=None)])
    model.show_groups([found_group([dated, undated], 2)], TODAY)
    heading = model.index(0, 0)
    said = [model.index(row, 0, heading).data(META_ROLE) for row in range(2)]
    assert "01/04/2017" in said[0]
    assert "04/2019" in said[1]


def test_a_row_that_stood_in_the_month_is_set_anew_where_it_is_found(model, qtbot):
    view = QTreeView()
    qtbot.addWidget(view)
    delegate = TaskDelegate(view, model)
    (task,) = named([replace(month_task(), due=None)])

    def lines():
        return delegate._layout(model.entry_at(model.index_of(task.uid)), 300).meta

    shown(model, [task])
    assert not any("04/2019" in line for line in lines())
    model.show_groups([found_group([task], 1)], TODAY)
    assert any("04/2019" in line for line in lines())
