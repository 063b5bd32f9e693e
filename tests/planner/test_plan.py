"""The plan keeps its promise: write, then change, then tell; and everything can be undone."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.consequences import onto
from planner.model import (
    Action,
    CannotWrite,
    DueFrom,
    Event,
    Month,
    Task,
    TaskStatus,
    UnknownItem,
    entries,
)
from planner.plan import Plan

FEBRUARY = Month(2018, 2)
LATER = timedelta(minutes=1)


def content(items):
    """What items say, without the stamps that every change renews."""
    return {item.uid: replace(item, last_modified=item.created, sequence=0) for item in items}


def proposed(summary, key, **fields):
    return Task(summary=summary, key=f"bao-cao/{key}", month=FEBRUARY, **fields)


def test_what_was_accepted_stands_in_the_list_with_a_uid_and_its_reading(plan, now):
    plan.accept([proposed("Rà soát hồ sơ", "1")], now)
    (task,) = plan.listed(FEBRUARY)
    assert task.uid
    assert task.created == task.last_modified == now
    assert task.sequence == 0
    assert task.as_read is not None


def test_two_officials_who_read_one_report_hold_the_same_uids(now, shelf):
    other = type(shelf)()
    for each in (shelf, other):
        Plan(each, each.write).accept([proposed("Rà soát hồ sơ", "1")], now)
    assert shelf.kept.keys() == other.kept.keys()


def test_accepting_the_same_reading_twice_adds_nothing(plan, now):
    plan.accept([proposed("Rà soát hồ sơ", "1")], now)
    plan.accept([proposed("Rà soát hồ sơ", "1")], now + LATER)
    assert len(plan.items()) == 1


def test_a_later_reading_changes_what_the_person_left_and_keeps_what_the_person_changed(plan, now):
    plan.accept([proposed("Rà soát hồ sơ", "1", area="Nội vụ", due=date(2018, 2, 20))], now)
    (task,) = plan.items()
    plan.edit(replace(task, summary="Rà soát hồ sơ lưu"), now)
    plan.complete(task.uid, now)
    plan.accept([proposed("Rà soát toàn bộ", "1", area="Văn thư", due=date(2018, 2, 22))], now)
    (task,) = plan.items()
    assert task.summary == "Rà soát hồ sơ lưu"
    assert task.area == "Văn thư"
    assert task.due == date(2018, 2, 22)
    assert task.is_done


def test_a_moved_deadline_stays_moved_and_shows_the_reports(plan, now):
    plan.accept([proposed("Nộp báo cáo", "1", due=date(2018, 2, 20), due_from=DueFrom.TEXT)], now)
    (task,) = plan.items()
    plan.move(task.uid, date(2018, 2, 26), now)
    plan.accept([proposed("Nộp báo cáo", "1", due=date(2018, 2, 21), due_from=DueFrom.TEXT)], now)
    (task,) = plan.items()
    assert task.due == date(2018, 2, 26)
    assert task.original_due == date(2018, 2, 21)


def test_what_a_person_dropped_in_the_review_lies_in_the_bin(plan, now):
    plan.accept([], now, dropped=[proposed("Việc thừa", "1")])
    assert plan.items() == []
    assert [item.summary for item in plan.removed()] == ["Việc thừa"]


def test_what_was_removed_leaves_the_bin_after_90_days_but_not_the_plans_memory(plan, now):
    for number, days in enumerate((95, 90, 89, 1, -3)):
        plan.accept([proposed(f"Việc {days}", f"{number}")], now)
        (item,) = (each for each in plan.items() if each.summary == f"Việc {days}")
        plan.remove([item.uid], now - timedelta(days=days))  # -3: the clock was ahead then
    assert [item.summary for item in plan.in_bin(now)] == ["Việc -3", "Việc 1", "Việc 89"]
    assert len(plan.removed()) == 5
    plan.accept([proposed("Việc 95", "0")], now)
    assert [item.summary for item in plan.items()] == ["Việc 95"]
    assert len({item.uid for item in (*plan.items(), *plan.removed())}) == 5


def test_an_accepted_event_names_the_uid_of_its_task(plan, now):
    task = proposed("Tổ chức hội thi", "1", due=date(2018, 2, 22), due_from=DueFrom.EVENT)
    event = Event(summary="Hội thi", key="bao-cao/2", start=date(2018, 2, 22), task=task.key)
    plan.accept([task, event], now)
    (entry,) = entries(plan.between(date(2018, 2, 1), date(2018, 2, 28)))
    assert entry.event
    assert entry.task
    assert entry.event.task == entry.task.uid


def test_a_task_and_its_event_move_and_go_together(plan, now):
    task = proposed("Tổ chức hội thi", "1", due=date(2018, 2, 22), due_from=DueFrom.EVENT)
    event = Event(
        summary="Hội thi",
        key="bao-cao/2",
        start=datetime(2018, 2, 22, 8),  # noqa: DTZ001 - Vietnamese clock time
        end=datetime(2018, 2, 22, 11),  # noqa: DTZ001
        task=task.key,
    )
    plan.accept([task, event], now)
    held = next(item for item in plan.items() if isinstance(item, Event))
    plan.move(held.uid, date(2018, 2, 26), now)
    (entry,) = entries(plan.between(date(2018, 2, 26), date(2018, 2, 26)))
    assert entry.task.due == date(2018, 2, 26)
    assert entry.event.end == datetime(2018, 2, 26, 11)  # noqa: DTZ001
    plan.remove([held.uid], now)
    assert plan.items() == []


def fair(plan, now, **days):
    """Take over a task with the event that it organises; return both."""
    task = proposed("Tổ chức hội chợ", "1", due=date(2018, 2, 23), due_from=DueFrom.EVENT)
    event = Event(summary="Hội chợ", key="bao-cao/2", task=task.key, **days)
    plan.accept([task, event], now)
    return sorted(plan.items(), key=lambda item: item.summary, reverse=True)


def test_the_deadline_of_an_event_of_several_days_moves_with_its_last_day(plan, now):
    task, event = fair(plan, now, start=date(2018, 2, 21), end=date(2018, 2, 24))
    plan.move(event.uid, date(2018, 2, 26), now)
    assert plan.item(event.uid).last_day == date(2018, 2, 28)
    assert plan.item(task.uid).due == date(2018, 2, 28)
    plan.move(task.uid, date(2018, 2, 23), now)
    assert plan.item(event.uid).first_day == date(2018, 2, 21)


def test_an_edited_day_holds_for_the_task_and_its_event(plan, now):
    task, event = fair(plan, now, start=date(2018, 2, 23))
    plan.edit(replace(event, start=date(2018, 2, 26)), now)
    assert plan.item(task.uid).due == date(2018, 2, 26)
    plan.edit(replace(plan.item(task.uid), due=date(2018, 2, 27)), now)
    assert plan.item(event.uid).start == date(2018, 2, 27)
    plan.edit(replace(plan.item(event.uid), start=None), now)
    assert plan.item(task.uid).due is None
    plan.undo(now)
    assert plan.item(task.uid).due == plan.item(event.uid).start == date(2018, 2, 27)


def test_an_event_and_its_task_are_edited_in_one_action(plan, now):
    task, event = fair(plan, now, start=date(2018, 2, 23))
    plan.edit(replace(event, summary="Hội chợ xuân"), now, replace(task, note="gửi giấy mời"))
    assert plan.item(event.uid).summary == "Hội chợ xuân"
    assert plan.item(task.uid).note == "gửi giấy mời"
    plan.undo(now)
    assert (plan.item(event.uid).summary, plan.item(task.uid).note) == (event.summary, task.note)


def test_of_two_edited_together_the_one_whose_day_is_left_alone_follows(plan, now):
    task, event = fair(plan, now, start=date(2018, 2, 23))
    plan.edit(replace(event, start=date(2018, 2, 26)), now, replace(task, note="gửi giấy mời"))
    assert plan.item(task.uid).due == date(2018, 2, 26)
    assert plan.item(task.uid).note == "gửi giấy mời"
    plan.edit(plan.item(event.uid), now, replace(plan.item(task.uid), due=date(2018, 2, 27)))
    assert plan.item(event.uid).start == date(2018, 2, 27)


def test_an_edited_state_brings_along_what_it_means(plan, now):
    task = plan.add(Task(summary="Rà soát hồ sơ"), now).after[0]
    plan.edit(replace(task, status=TaskStatus.COMPLETED), now)
    done = plan.item(task.uid)
    assert (done.completed, done.percent_complete) == (now, 100)
    plan.edit(replace(done, status=TaskStatus.IN_PROCESS, percent_complete=40), now)
    started = plan.item(task.uid)
    assert (started.completed, started.percent_complete) == (None, 40)
    plan.edit(replace(started, status=TaskStatus.NEEDS_ACTION), now)
    assert plan.item(task.uid).percent_complete == 0
    plan.edit(replace(plan.item(task.uid), status=TaskStatus.CANCELLED), now)
    assert plan.item(task.uid).completed is None


def test_an_edited_title_moves_nothing(plan, now):
    task, event = fair(plan, now, start=date(2018, 2, 23))
    plan.edit(replace(event, summary="Hội chợ xuân"), now)
    assert plan.item(task.uid) == task


def test_if_writing_fails_nothing_has_changed_and_nobody_is_told(shelf, now):
    def refuse(change, at, *, record):
        raise CannotWrite(cause="full")

    plan = Plan(shelf, refuse)
    told = []
    plan.watch(told.append)
    with pytest.raises(CannotWrite):
        plan.add(Task(summary="Việc mới"), now)
    assert plan.items() == []
    assert told == []
    assert plan.undoable is None


def test_the_change_is_on_the_shelf_before_anyone_is_told(shelf, now):
    plan = Plan(shelf, shelf.write)
    seen = []
    plan.watch(lambda change: seen.append(shelf.item(change.after[0].uid)))
    plan.add(Task(summary="Việc mới"), now)
    assert [item.summary for item in seen] == ["Việc mới"]


def test_completing_and_reopening_keep_the_three_marks_consistent(plan, now):
    plan.add(Task(summary="Việc", uid="1"), now)
    plan.complete("1", now, note="Đã gửi Sở")
    task = plan.item("1")
    assert (task.status, task.percent_complete, task.completed, task.note) == (
        TaskStatus.COMPLETED,
        100,
        now,
        "Đã gửi Sở",
    )
    plan.start("1", 100, now)
    assert plan.item("1").percent_complete == 99
    assert plan.item("1").completed is None
    plan.reopen("1", now)
    assert plan.item("1").status is TaskStatus.NEEDS_ACTION
    assert plan.item("1").percent_complete == 0


def test_carrying_over_remembers_each_month_it_came_from(plan, now):
    plan.add(Task(summary="Việc", uid="1", month=FEBRUARY), now)
    plan.carry(["1"], Month(2018, 3), now)
    plan.carry(["1"], Month(2018, 4), now)
    assert plan.item("1").carried_from == (FEBRUARY, Month(2018, 3))
    assert plan.listed(Month(2018, 4))
    assert not plan.listed(FEBRUARY)


def test_undo_survives_a_restart(shelf, now):
    plan = Plan(shelf, shelf.write)
    plan.add(Task(summary="Việc", uid="1"), now)
    plan.complete("1", now)
    again = Plan(shelf, shelf.write)
    assert again.undoable is Action.COMPLETE
    again.undo(now)
    assert not again.item("1").is_done
    again.undo(now)
    assert again.items() == []
    third = Plan(shelf, shelf.write)
    assert third.redoable is Action.ADD
    third.redo(now)
    third.redo(now)
    assert third.item("1").is_done


def test_what_was_undone_cannot_be_redone_after_a_new_action(plan, now):
    plan.add(Task(summary="Một", uid="1"), now)
    plan.undo(now)
    plan.add(Task(summary="Hai", uid="2"), now)
    assert plan.redoable is None
    assert plan.redo(now) is None


def test_undo_raises_the_sequence_so_that_an_export_sees_it(plan, now):
    plan.add(Task(summary="Việc", uid="1"), now)
    plan.complete("1", now)
    plan.undo(now + LATER)
    assert plan.item("1").sequence == 2
    assert plan.item("1").last_modified == now + LATER


def test_an_act_returns_what_it_changed(plan, now):
    added = plan.add(Task(summary="Việc", uid="1"), now)
    assert (added.action, added.before, added.after) == (Action.ADD, (), (plan.item("1"),))
    done = plan.complete("1", now)
    assert (done.before, done.after) == (added.after, (plan.item("1"),))
    assert plan.undo(now).after == (plan.item("1"),)


@pytest.mark.parametrize(("given", "kept"), [(-5, 0), (0, 0), (40, 40), (99, 99), (120, 99)])
def test_what_is_under_way_is_between_nothing_and_not_all(plan, now, given, kept):
    plan.add(Task(summary="Việc", uid="1"), now)
    plan.start("1", given, now)
    assert plan.item("1").percent_complete == kept


def test_what_was_removed_does_not_move_along(plan, now):
    task, event = fair(plan, now, start=date(2018, 2, 23))
    plan.restore([event.uid], now)
    plan.edit(replace(task, removed=now), now)
    plan.move(event.uid, date(2018, 2, 26), now)
    assert plan.item(task.uid).due == date(2018, 2, 23)
    assert plan.item(event.uid).start == date(2018, 2, 26)


def test_this_sessions_items_are_found_as_they_are_after_another_start(plan, shelf, now):
    week = {"start": date(2018, 2, 5), "end": date(2018, 2, 12)}  # 5 to 11
    plan.add(Event(uid="week", summary="Đợt một", **week), now)
    plan.add(Task(uid="due", summary="Nộp", due=date(2018, 2, 8), month=FEBRUARY), now)
    plan.add(Task(uid="old", summary="Nộp sớm", due=date(2018, 1, 3)), now)
    again = Plan(shelf, shelf.write)
    for first in range(1, 20):
        for last in range(first, 20):
            days = date(2018, 2, first), date(2018, 2, last)
            found = {item.uid for item in plan.between(*days)}
            assert found == {item.uid for item in again.between(*days)}
            assert ("week" in found) == (first <= 11 and last >= 5)
            assert ("due" in found) == (first <= 8 <= last)
    for month in (FEBRUARY, Month(2018, 1), Month(2018, 3)):
        assert plan.listed(month) == again.listed(month)
    for day in (date(2018, 1, 3), date(2018, 1, 4), date(2018, 2, 9)):
        assert plan.overdue(day) == again.overdue(day)
    assert [item.uid for item in plan.overdue(date(2018, 1, 4))] == ["old"]


def test_of_what_is_found_the_newest_come_and_all_are_counted(plan, shelf, now):
    for day in range(1, 9):
        plan.add(Task(uid=f"u{day}", summary=f"Nộp {day}", due=date(2018, 2, day)), now)
    again = Plan(shelf, shelf.write)
    again.add(Task(uid="fresh", summary="Nộp 9", due=date(2018, 2, 9)), now)
    again.edit(replace(again.item("u8"), summary="Gửi 8"), now)
    found, count = again.newest("Nộp", 3)
    assert {item.uid for item in found} == {"fresh", "u7", "u6", "u5"}
    assert count == 8
    assert again.newest("Nộp", 50)[1] == 8
    assert again.newest("không có", 3) == ([], 0)


def test_a_plan_is_read_elsewhere_as_it_is_now_and_cannot_be_written_there(plan, shelf, now):
    plan.add(Task(uid="1", summary="Việc", due=date(2018, 2, 9)), now)
    reader, unsaved = plan.elsewhere(), type(shelf)()  # nothing has reached that shelf yet
    plan.complete("1", now)
    seen = reader(unsaved)
    assert [item.is_done for item in seen.items()] == [False]
    with pytest.raises(NotImplementedError):
        seen.complete("1", now)
    assert unsaved.kept == {}


def test_what_a_copy_held_comes_back_as_one_action(plan, now):
    plan.add(Task(uid="1", summary="Việc"), now)
    change = plan.go_back([replace(plan.item("1"), summary="Như trước")], now)
    assert change.action is Action.RESTORE
    assert plan.item("1").summary == "Như trước"
    plan.undo(now)
    assert plan.item("1").summary == "Việc"


def test_an_event_that_comes_back_names_its_task_by_key_or_by_uid_or_not_at_all(plan, now):
    plan.add(Task(uid="known", summary="Việc", due=date(2018, 2, 9)), now)
    for number, (named, kept) in enumerate(
        (("known", "known"), ("nobody", None), ("r/task", "read"))
    ):
        event = Event(key=f"r/{number}", summary=f"{number}", task=named, start=date(2018, 2, 9))
        task = Task(key="r/task", uid="read", summary="Đọc được")
        plan.accept([event, task], now)
        (held,) = (item for item in plan.items() if item.summary == str(number))
        assert held.task == kept


def test_what_has_no_day_gets_one_by_being_moved(plan, now):
    task = Task(uid="t", summary="Chuẩn bị", month=FEBRUARY)
    plan.add(task, now)
    plan.add(Event(uid="e", summary="Hội thi", task="t", month=FEBRUARY), now)
    plan.move("e", date(2018, 2, 9), now)
    assert plan.item("e").start == plan.item("t").due == date(2018, 2, 9)
    assert plan.item("t").due_from is DueFrom.EVENT
    plan.edit(replace(plan.item("t"), due=None), now)
    assert plan.item("e").start is None
    plan.edit(replace(plan.item("t"), due=date(2018, 2, 12)), now)
    assert plan.item("e").start == date(2018, 2, 12)
    assert plan.item("e").end is None


def test_an_unknown_uid_is_refused(plan, now):
    with pytest.raises(UnknownItem):
        plan.complete("không có", now)


def test_an_event_cannot_be_ticked_off(plan, now):
    plan.add(Event(summary="Họp", uid="1", start=date(2018, 2, 6)), now)
    with pytest.raises(UnknownItem):
        plan.complete("1", now)


UIDS = st.sampled_from(["a", "b", "c", "d"])
DAYS = st.dates(date(2018, 1, 1), date(2018, 4, 30))
ACTIONS = st.one_of(
    st.tuples(st.just("complete"), UIDS),
    st.tuples(st.just("reopen"), UIDS),
    st.tuples(st.just("move"), UIDS, DAYS),
    st.tuples(st.just("remove"), UIDS),
    st.tuples(st.just("restore"), UIDS),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def act(plan, step, now):
    match step:
        case ("complete", uid):
            plan.complete(uid, now)
        case ("reopen", uid):
            plan.reopen(uid, now)
        case ("move", uid, day):
            plan.move(uid, day, now)
        case ("remove", uid):
            plan.remove([uid], now)
        case ("restore", uid):
            plan.restore([uid], now)
        case ("undo",):
            plan.undo(now)
        case ("redo",):
            plan.redo(now)


@given(st.lists(ACTIONS, max_size=25))
@settings(max_examples=60, deadline=None)
def test_undoing_everything_and_redoing_it_leads_back(memory_shelf_class, steps):
    now = datetime(2018, 2, 8, tzinfo=UTC)
    shelf = memory_shelf_class()
    plan = Plan(shelf, shelf.write)
    plan.add(Task(summary="a", uid="a", month=FEBRUARY), now)
    plan.add(Task(summary="b", uid="b", due=date(2018, 2, 9)), now)
    plan.add(Task(summary="c", uid="c", due=date(2018, 2, 9), due_from=DueFrom.EVENT), now)
    task_event = Event(summary="d", uid="d", start=date(2018, 2, 9), task="c")
    plan.add(task_event, now)
    for step in steps:
        with suppress(UnknownItem):  # an event ticked off, or an item that was undone away
            act(plan, step, now)
    end = content([*plan.items(), *plan.removed()])
    count = 0
    while plan.undo(now):
        count += 1
    assert plan.items() == []
    for _ in range(count):
        plan.redo(now)
    assert content([*plan.items(), *plan.removed()]) == end
    fresh = Plan(shelf, shelf.write)
    assert content([*fresh.items(), *fresh.removed()]) == end


def test_what_is_searched_for_is_found_as_it_is_now(plan, now):
    plan.add(Task(uid="a", summary="Nộp báo cáo"), now)
    plan.add(Task(uid="b", summary="Nộp hồ sơ"), now)
    plan.add(Task(uid="c", summary="Họp"), now)
    plan.remove(["b"], now)
    assert [item.uid for item in plan.find("nop")] == ["a"]


def test_taking_out_of_the_bin_returns_what_it_changed(plan, now):
    plan.add(Task(uid="a", summary="Nộp"), now)
    plan.remove(["a"], now)
    change = plan.restore(["a"], now)
    assert [(item.uid, item.removed) for item in change.after] == [("a", None)]


def test_what_was_edited_goes_on_top_of_what_was_done_meanwhile(now):
    before = Task(uid="a", summary="Nộp", assignee="Tổ một", due=date(2018, 2, 9))
    there = replace(before, due=date(2018, 2, 12), status=TaskStatus.COMPLETED, removed=now)
    edited = replace(before, assignee="Tổ hai")
    assert onto(there, before, edited) == replace(there, assignee="Tổ hai", removed=None)
    event = Event(uid="a", summary="Nộp")
    assert onto(event, before, edited) == edited  # it is another thing by now
