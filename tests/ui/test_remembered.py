"""What the window keeps of the store's answers, and when it may not."""

from datetime import date

from planner.plan import Plan
from planner.store import Store
from tests.ui.office import APRIL, NOW, dated_task, fill
from ui.remembered import Remembered

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
