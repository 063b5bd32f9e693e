"""The writer's thread and the errands: order, failure as a value, nothing lost."""

import gc
import subprocess
import sys
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from planner.model import CannotWrite
from ui.errand import Errand, LongErrand, pool
from ui.work import Sweeper, Writer

ENOUGH = gc.get_threshold()[0] + 300  # for Python to collect garbage; it differs by version


class Notebook:
    """A store that writes down what it was asked."""

    def __init__(self):
        self.written = []
        self.closed = False

    def write(self, change, at, *, record):
        assert current_thread() is not main_thread()
        self.written.append((change, at, record))

    def close(self):
        self.closed = True


@pytest.fixture
def notebook():
    return Notebook()


@pytest.fixture
def writer(qtbot, notebook):
    made = Writer(lambda: notebook)
    made.start()
    yield made
    made.end()


def test_changes_are_written_in_order_off_the_windows_thread(writer, notebook, qtbot):
    with qtbot.waitSignal(writer.committed, check_params_cb=lambda waiting: waiting == 0):
        for at in range(1, 6):
            writer.write(f"change {at}", at, record=True)
    assert [at for _, at, _ in notebook.written] == [1, 2, 3, 4, 5]


def test_a_failure_stops_the_line_and_keeps_it(writer, notebook, qtbot, caplog):
    broken = [True]

    def refuse(_store):
        if broken[0]:
            raise CannotWrite

    with qtbot.waitSignal(writer.failed) as told:
        writer.perform(refuse)
        writer.write("later", 2, record=True)
    assert isinstance(told.args[0], CannotWrite)
    assert writer.waiting == 2
    assert notebook.written == []
    broken[0] = False
    writer.retry()
    assert writer.settle(5)
    assert notebook.written == [("later", 2, True)]


@pytest.fixture
def broken(writer, qtbot, caplog):
    """What stands beside the plan and breaks by a bug of ours, until it is mended."""
    found = [KeyError("ours")]

    def job(store):
        if found:
            raise found[0]
        store.write("kept", 0, record=False)

    with qtbot.waitSignal(writer.failed):
        writer.perform(job, beside="reports")
    return found


def test_a_bug_beside_the_plan_lets_the_plan_go_first_and_loses_nothing(
    writer, notebook, broken, qtbot
):
    with qtbot.waitSignal(writer.committed) as told:
        writer.write("later", 2, record=True)
    assert (told.args, writer.waiting) == ([1], 1)
    assert notebook.written == [("later", 2, True)]
    broken.clear()
    assert writer.settle(5)
    assert notebook.written == [("later", 2, True), ("kept", 0, False)]


def test_a_bug_beside_the_plan_is_told_at_each_attempt(writer, broken, qtbot):
    with qtbot.waitSignal(writer.failed) as told:
        writer.retry()
    assert (type(told.args[0]), told.args[1]) == (KeyError, 1)


def test_what_is_about_the_same_waits_behind_it(writer, notebook, broken, qtbot):
    writer.perform(lambda store: store.write("newer", 0, record=False), beside="reports")
    writer.perform(lambda store: store.write("other", 0, record=False), beside="exported")
    with qtbot.waitSignal(writer.committed, check_params_cb=lambda waiting: waiting == 2):
        writer.write("later", 2, record=True)
    assert [name for name, *_ in notebook.written] == ["other", "later"]
    broken.clear()
    assert writer.settle(5)
    assert [name for name, *_ in notebook.written] == ["other", "later", "kept", "newer"]


def test_a_disk_that_refuses_what_is_beside_the_plan_would_refuse_the_plan_too(
    writer, notebook, qtbot, caplog
):
    def refuse(_store):
        raise CannotWrite

    with qtbot.waitSignal(writer.failed):
        writer.perform(refuse, beside="reports")
    writer.write("later", 2, record=True)
    assert not writer.settle(0.05)
    assert notebook.written == []


def test_a_broken_change_of_the_plan_keeps_those_that_build_on_it(writer, notebook, qtbot, caplog):
    def bug(_store):
        raise KeyError("ours")

    with qtbot.waitSignal(writer.failed):
        writer.perform(bug)
    writer.write("later", 2, record=True)
    assert not writer.settle(0.05)
    assert (notebook.written, writer.waiting) == ([], 2)


def test_the_writer_rests_while_something_is_broken(writer, notebook, broken):
    with writer.at_rest():
        broken.clear()
        writer.write("later", 2, record=True)
        assert not writer.settle(0.05)
        assert notebook.written == []
    assert writer.settle(5)


def test_another_place_takes_what_waits(qtbot, notebook, caplog):
    def refuse():
        raise CannotWrite

    writer = Writer(refuse)
    writer.start()
    with qtbot.waitSignal(writer.failed):
        writer.write("kept", 1, record=True)
    writer.move_to(lambda: notebook)
    assert writer.settle(5)
    assert notebook.written == [("kept", 1, True)]
    writer.end()
    assert notebook.closed


def test_nothing_is_written_while_the_writer_rests(qtbot, writer, notebook):
    with writer.at_rest():
        writer.write("waits", 1, record=True)
        assert not writer.settle(0.05)
        assert notebook.written == []
    assert writer.settle(5)
    assert notebook.written == [("waits", 1, True)]


def test_what_is_being_written_is_waited_for_before_the_writer_rests(qtbot, writer):
    begun, ended = Event(), []

    def slow(_store):
        begun.set()
        for _ in range(200_000):
            pass
        ended.append(True)

    writer.perform(slow)
    assert begun.wait(5)
    with writer.at_rest():
        assert ended == [True]


NO_FILES = """
import sys, threading
from datetime import date, datetime, timezone
from functools import partial
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from planner.clock import Clock
from planner.model import Month, Task
from planner.plan import Plan
from planner.store import Store
from ui.first_picture import opened_for_writing
from ui.work import Writer

app = QCoreApplication([])
path, now = Path(sys.argv[1]), datetime(2018, 2, 8, tzinfo=timezone.utc)
clock = Clock(lambda: now, None)
store = Store.open(path, now=now)
writer = Writer(partial(opened_for_writing, path, clock))
writer.start()
writer.perform(lambda store: None)
assert writer.settle(20)
def refuse(event, arguments):
    if event == "open" and threading.current_thread() is threading.main_thread():
        raise OSError(24, "Too many open files")
sys.addaudithook(refuse)
plan = Plan(store, writer.write)
uid = plan.add(Task(summary="a", month=Month(2018, 2)), now).after[0].uid
plan.move(uid, date(2018, 2, 9), now)
plan.edit(plan.item(uid), now)
plan.carry([uid], Month(2018, 3), now)
plan.accept([Task(key="r/1", summary="b")], now)
plan.undo(now)
assert writer.settle(20)
writer.end()
print(len(store.items()))
"""


def test_no_act_needs_a_file_that_could_not_be_opened(tmp_path):
    command = [sys.executable, "-c", NO_FILES, str(tmp_path / "plan.sqlite")]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.stdout == "1\n", done.stderr


def test_garbage_is_collected_in_the_windows_thread_alone(qtbot, writer):
    dead = []

    class Knot:
        def __init__(self):
            self.me = self

        def __del__(self):
            dead.append(current_thread())

    sweeper = Sweeper()
    sweeper.start()
    try:
        Knot()
        writer.perform(lambda _store: [[each] for each in range(100_000)])
        assert writer.settle(5)
        assert dead == []
        kept = [[] for _ in range(ENOUGH)]
        sweeper.sweep()
        assert kept
        assert dead == [main_thread()]
    finally:
        sweeper.stop()
    assert gc.isenabled()


def test_nothing_is_collected_while_an_errand_makes_a_lot(qtbot):
    begun, goes_on = Event(), Event()

    def slow():
        begun.set()
        assert goes_on.wait(5)

    errand, sweeper = Errand(slow), Sweeper()
    sweeper.start()
    try:
        errand.start()
        assert begun.wait(5)
        kept = [[] for _ in range(ENOUGH)]
        before = gc.get_count()[0]
        sweeper.sweep()
        assert gc.get_count()[0] >= before > len(kept) / 2
        with qtbot.waitSignal(errand.answered):
            goes_on.set()
        qtbot.waitUntil(lambda: not pool().activeThreadCount())
        sweeper.sweep()
        assert gc.get_count()[0] < before
    finally:
        goes_on.set()
        sweeper.stop()


def test_an_errand_brings_its_answer_to_the_windows_thread(qtbot):
    threads = []

    def slow():
        threads.append(current_thread())
        return 42

    errand = Errand(slow)
    with qtbot.waitSignal(errand.answered) as answer:
        errand.start()
    assert answer.args == [42]
    assert threads[0] is not main_thread()


def test_an_errands_failure_comes_back_as_a_value(qtbot):
    def slow():
        raise ValueError("no")

    errand = Errand(slow)
    with qtbot.waitSignal(errand.failed) as failure:
        errand.start()
    assert isinstance(failure.args[0], ValueError)


def test_an_errand_is_not_heard_when_it_is_stopped_after_it_ended(qtbot):
    ended = Event()
    errand = Errand(ended.set)
    with qtbot.assertNotEmitted(errand.answered, wait=50):
        errand.start()
        assert ended.wait(5)
        errand.stop()


def test_a_stopped_errand_is_not_heard(qtbot):
    first, second = Errand(lambda: 1), Errand(lambda: 2)
    first.stop()
    with qtbot.assertNotEmitted(first.answered), qtbot.waitSignal(second.answered):
        first.start()
        second.start()


def test_a_long_errand_tells_how_far_it_is_in_the_windows_thread(qtbot):
    heard = []

    def slow(tell, is_stopped):
        tell("one")
        tell("two")
        return is_stopped()

    errand = LongErrand(slow)
    errand.told.connect(lambda news: heard.append((news, current_thread() is main_thread())))
    with qtbot.waitSignal(errand.answered) as answer:
        errand.start()
    assert heard == [("one", True), ("two", True)]
    assert answer.args == [False]


def test_a_long_errand_that_is_stopped_knows_it_and_is_not_heard(qtbot):
    told, stopped = Event(), []

    def slow(tell, is_stopped):
        tell("one")
        told.set()
        while not is_stopped():
            pass
        stopped.append(True)
        tell("two")

    errand, after = LongErrand(slow), Errand(lambda: 1)
    with qtbot.assertNotEmitted(errand.told), qtbot.waitSignal(after.answered):
        errand.start()
        assert told.wait(5)
        errand.stop()
        after.start()
    assert stopped == [True]
