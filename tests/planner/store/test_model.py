"""A plan on the disk does what a plan in memory does, whatever a person does and in what order.

Few and short here; PLAN_RUNS and PLAN_STEPS make them many and long (bench/faults model).
"""

import os
import shutil
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from planner.model import Event, Month, Task, UnknownItem
from planner.plan import Plan
from planner.store import Store
from planner.store.restoring import going_back
from tests.planner.store.strategies import NOW, days, items

RUNS = int(os.environ.get("PLAN_RUNS", "15"))
STEPS = int(os.environ.get("PLAN_STEPS", "25"))
UIDS = ["u1", "u2", "u3"]
FEBRUARY = Month(2018, 2)
uids = st.sampled_from(UIDS)


@st.composite
def readings(draw):
    """Return what a report might give: tasks, and an event that names the first."""
    report = draw(st.sampled_from(["r1", "r2"]))
    words = st.sampled_from(["Rà soát", "Rà soát lại hồ sơ", "Nộp báo cáo"])
    tasks = [
        Task(key=f"{report}/{n}", summary=draw(words), month=FEBRUARY, due=draw(st.none() | days))
        for n in range(draw(st.integers(1, 3)))
    ]
    event = Event(key=f"{report}/e", summary="Hội thi", start=date(2018, 2, 20), task=tasks[0].key)
    return [*tasks, event] if draw(st.booleans()) else tasks


class AgainstADict(RuleBasedStateMachine):
    """The same acts on a plan on the disk and on one in memory."""

    folder = None
    memory = None

    @initialize()
    def begin(self):
        self.path = self.folder.mktemp("m") / "plan.sqlite"
        self.store = Store.open(self.path, now=NOW)
        self.shelf = self.memory()
        self.clock = NOW
        self.copied = None
        self.anew()

    def anew(self):
        self.plans = [Plan(self.store, self.store.write), Plan(self.shelf, self.shelf.write)]

    def both(self, act):
        self.clock += timedelta(minutes=1)
        outcomes = []
        for plan in self.plans:
            try:
                outcomes.append(act(plan))
            except UnknownItem as refusal:
                outcomes.append(refusal.details)
        assert outcomes[0] == outcomes[1]

    @rule(item=items(uids))
    def add(self, item):
        if item.uid not in self.shelf.kept:
            self.both(lambda plan: plan.add(item, self.clock))

    @rule(item=items(uids))
    def edit(self, item):
        self.both(lambda plan: plan.edit(item, self.clock))

    @rule(uid=uids, note=st.none() | st.just("đã gửi"))
    def complete(self, uid, note):
        self.both(lambda plan: plan.complete(uid, self.clock, note=note))

    @rule(uid=uids)
    def reopen(self, uid):
        self.both(lambda plan: plan.reopen(uid, self.clock))

    @rule(uid=uids, percent=st.integers(-5, 120))
    def start(self, uid, percent):
        self.both(lambda plan: plan.start(uid, percent, self.clock))

    @rule(uid=uids)
    def cancel(self, uid):
        self.both(lambda plan: plan.cancel(uid, "hoãn", self.clock))

    @rule(uid=uids, day=st.dates(date(2018, 1, 1), date(2018, 4, 30)))
    def move(self, uid, day):
        item = self.shelf.kept.get(uid)
        first = item.first_day if isinstance(item, Event) else None
        if first is None or 1800 < first.year < 2200:
            self.both(lambda plan: plan.move(uid, day, self.clock))

    @rule(month=st.sampled_from([FEBRUARY, FEBRUARY.shifted(1)]))
    def carry(self, month):
        tasks = sorted(uid for uid, item in self.shelf.kept.items() if isinstance(item, Task))
        self.both(lambda plan: plan.carry(tasks, month, self.clock))

    @rule(uid=uids)
    def remove(self, uid):
        self.both(lambda plan: plan.remove([uid], self.clock))

    @rule(uid=uids)
    def take_out_of_the_bin(self, uid):
        self.both(lambda plan: plan.restore([uid], self.clock))

    @rule(read=readings(), dropped=st.booleans())
    def accept(self, read, dropped):
        out = read[1:2] if dropped else []
        kept = [each for each in read if each not in out]
        self.both(lambda plan: plan.accept(kept, self.clock, dropped=out))

    @rule()
    def copy(self):
        self.store.copy(self.clock)
        if copies := self.store.copies():
            self.copied = copies[0].path, list(self.shelf.kept.values())

    @rule()
    def go_back(self):
        if self.copied is None:
            return
        self.clock += timedelta(minutes=1)
        path, then = self.copied
        change = going_back(self.shelf.kept.values(), then, self.clock)
        restored = self.store.restore(path, self.clock)
        assert {item.uid: item for item in restored.after} == {i.uid: i for i in change.after}
        if change.after:
            self.shelf.write(restored, self.shelf.at + 1, record=True)
        self.anew()

    @rule()
    def undo(self):
        self.both(lambda plan: plan.undo(self.clock))

    @rule()
    def redo(self):
        self.both(lambda plan: plan.redo(self.clock))

    @rule()
    def start_again(self):
        self.store.close()
        self.store = Store.open(self.path, now=NOW)
        self.anew()

    @invariant()
    def both_hold_the_same(self):
        if hasattr(self, "store"):
            assert {item.uid: item for item in self.store.everything()} == self.shelf.kept
            assert self.store.history() == self.shelf.history()
            for plan in self.plans:
                assert {i.uid: i for i in (*plan.items(), *plan.removed())} == self.shelf.kept

    def teardown(self):
        if hasattr(self, "store"):
            self.both(lambda plan: [plan.undo(self.clock) for _ in range(self.shelf.at)])
            assert self.store.everything() == []
            self.store.close()
            shutil.rmtree(self.path.parent)  # ten thousand of them would fill a disk


def test_a_plan_on_the_disk_does_what_one_in_memory_does(tmp_path_factory, memory_shelf_class):
    class Bound(AgainstADict):
        folder, memory = tmp_path_factory, memory_shelf_class

    machine = Bound.TestCase
    machine.settings = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    machine().runTest()
