"""What the window keeps of the store's answers, and when it may not."""

from dataclasses import replace
from datetime import date
from threading import Event

from PySide6.QtWidgets import QApplication

from planner.plan import Plan
from planner.store import Store
from tests.ui.office import APRIL, NOW, dated_task, fill
from ui.remembered import MANY, Remembered, Settling

DAYS = date(2019, 4, 1), date(2019, 4, 30)


def test_a_month_is_read_once_and_the_sessions_changes_lie_over_it(tmp_path):
    path = tmp_path / "plan.sqlite"
    fill(path, [dated_task()])
    with Store.open(path, now=NOW) as store:
        asked = []
        store._opened.db.set_trace_callback(asked.append)
        plan = Plan(Remembered(store), store.write)
        (task,) = plan.between(*DAYS)
        plan.complete(task.uid, NOW)
        seen = len(asked)
        assert [item.is_done for item in plan.between(*DAYS)] == [True]
        assert [item.is_done for item in plan.between(*DAYS)] == [True]
        plan.undo(NOW)
        assert [item.is_done for item in plan.between(*DAYS)] == [False]
        assert not [query for query in asked[seen:] if "item_days" in query]
        plan.remove([task.uid], NOW)
        assert not plan.between(*DAYS)
        assert not plan.listed(APRIL)


def test_a_plan_that_others_may_write_is_asked_each_time(tmp_path):
    path = tmp_path / "plan.sqlite"
    fill(path, [])
    with Store.open(path, now=NOW) as store:
        store.read_only = True
        shelf = Remembered(store)
        assert not shelf.between(*DAYS)
        fill(path, [dated_task()])
        assert shelf.between(*DAYS)


def test_a_large_import_is_found_on_the_shelf_once_it_is_durable(open_desk):
    desk = open_desk()
    tasks = [replace(dated_task(f"Việc {n}"), key=f"r/{n}") for n in range(MANY + 1)]
    desk.session.accept(tasks, ())
    before = desk.plan.listed(APRIL)
    assert desk.plan.laid_over == len(before) == MANY + 1
    assert desk.writer.settle(30)
    QApplication.processEvents()
    assert desk.plan.laid_over == 0
    assert desk.plan.listed(APRIL) == before
    desk.session.undo()
    assert desk.plan.listed(APRIL) == []


def test_what_waits_to_be_written_stays_beside_the_shelf(open_desk):
    desk = open_desk()
    goes_on = Event()
    desk.session.accept([replace(dated_task(f"Việc {n}"), key=f"r/{n}") for n in range(600)], ())
    desk.writer.perform(lambda _store: goes_on.wait(30))
    Settling(desk.plan, desk._first.shelf, desk.writer, desk).settle(0)
    assert desk.plan.laid_over == 600
    goes_on.set()
