"""The window on plans in odd places, with clocks that go back and files that are moved away."""

import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from planner.clock import Clock
from planner.model import CannotWrite, PlanLocked
from planner.settings import PLAN
from planner.store import Store
from tests.test_places import CANNOT_BE, LONG, NAMES
from tests.ui.conftest import close
from tests.ui.office import NOW, TODAY, dated_task, fill, month_task, stored, uid_of
from ui.instance import Instance
from ui.rescue import Rescue

TITLE = "Nộp báo cáo quý I"
NOBODY = 65534
ROOT = Path(__file__).parents[2]


def saved(desk, qtbot):
    qtbot.waitUntil(lambda: desk.window.status.saved.text().startswith("Đã lưu"))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_window_works_on_a_plan_in_any_folder(open_desk, qtbot, tmp_path, name):
    desk = open_desk(dated_task(), data=tmp_path / "d" / name)
    desk.session.set_done(uid_of(desk, TITLE), True)  # noqa: FBT003
    saved(desk, qtbot)
    assert stored(tmp_path / "d" / name / PLAN)[0].is_done


SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print(instance.is_first(), instance.joins([]))
"""


@pytest.mark.parametrize("runtime", ["", "/nowhere"], ids=["system's", "none"])
@pytest.mark.parametrize("name", [LONG, "ế" * 80, "a b"], ids=["250 letters", "240 bytes", "short"])
def test_a_second_start_hands_over_in_a_folder_of_any_name(
    qtbot, tmp_path, monkeypatch, name, runtime
):
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime or str(tmp_path))
    data = tmp_path / name
    data.mkdir(parents=True)
    first = Instance(data)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.raised):
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, data], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
    assert second.communicate()[0].split() == ["False", "True"]
    first.release()


@pytest.mark.skipif(sys.platform == "win32", reason="lengths as Linux and macOS have them")
@pytest.mark.parametrize("name", CANNOT_BE.values(), ids=CANNOT_BE)
def test_a_plan_that_can_lie_nowhere_is_told_in_the_small_window(
    qtbot, tmp_path, texts, looks, name
):
    (tmp_path / "report.txt").write_bytes(b"x")
    path = tmp_path / name / PLAN
    with pytest.raises((PlanLocked, CannotWrite)) as refused:
        Store.open(path, now=NOW)
    rescue = Rescue(texts, path, refused.value, lambda: NOW)
    qtbot.addWidget(rescue)
    rescue.show()
    assert "Hãy chọn thư mục khác" in texts.refusal(refused.value)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_plan_that_is_moved_away_while_it_is_open_is_told_and_waited_for(
    open_desk, qtbot, tmp_path, caplog
):
    desk = open_desk(dated_task())
    home = desk.data / PLAN
    desk.session.set_done(uid_of(desk, TITLE), True)  # noqa: FBT003
    saved(desk, qtbot)
    aside = home.rename(tmp_path / "elsewhere.sqlite")
    desk.session.put(month_task())
    qtbot.waitUntil(lambda: "chưa lưu" in desk.window.status.saved.text())
    assert "bị chuyển đi" in desk.window.messages.words
    assert "giữ trong bộ nhớ" in desk.window.messages.words
    assert not home.exists()  # no new plan is begun in its place
    assert len(desk.plan.items()) == 2
    aside.rename(home)
    desk.writer.retry()
    saved(desk, qtbot)
    assert len(stored(home)) == 2


@contextmanager
def without_rights(folder):
    for place in (folder, *folder.rglob("*")):
        place.chmod(0o555 if place.is_dir() else 0o444)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for place in (folder, *folder.rglob("*")):
            place.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="rights as Unix has them")
def test_a_plan_that_may_not_be_written_is_shown_and_goes_on_elsewhere(open_desk):
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        data = Path(name) / "data"
        fill(data / PLAN, [dated_task(), month_task()])
        with without_rights(data):
            desk = open_desk(data=data)
            desk.reminding.remind()
            assert "chỉ xem" in desk.window.messages.words
            assert len(desk.plan.items()) == 2
            with pytest.raises(PlanLocked):
                desk.session.set_done(uid_of(desk, TITLE), done=True)
            assert not any(getattr(item, "is_done", False) for item in desk.plan.items())
            assert desk.window.status.saved.text() == "Chỉ xem"
            assert [each.text() for each in desk.window.messages.ways] == ["Lưu nơi khác…"]
            place = Path(name) / "của tôi.sqlite"
            desk.elsewhere.go(place)
            desk.session.set_done(uid_of(desk, TITLE), done=True)
            assert desk.writer.settle(5)
        assert sum(getattr(item, "is_done", False) for item in stored(place)) == 1
        close(desk)


def test_a_clock_that_is_set_back_moves_today_and_loses_nothing(open_desk, qtbot):
    desk = open_desk(dated_task(day=TODAY), month_task())
    uid = uid_of(desk, TITLE)
    moments = [NOW, NOW - timedelta(days=400), NOW - timedelta(days=1), NOW + timedelta(days=9)]
    for number, moment in enumerate(moments):
        desk.session.clock = Clock(lambda moment=moment: moment)
        desk.check_day()
        desk.session.show_today()
        today = [cell.day for week in desk.window.month_view.days.page.weeks for cell in week.cells
                 if cell.is_today]  # fmt: skip
        assert today == [moment.date()]
        desk.session.set_done(uid, number % 2 == 0)
        saved(desk, qtbot)
        assert desk.plan.item(uid).is_done is (number % 2 == 0)
    for done in (True, False, True, False):
        assert desk.plan.item(uid).is_done is not done
        desk.session.undo()
    assert desk.writer.settle(5)
    (held,) = (item for item in stored(desk.data / PLAN) if item.uid == uid)
    assert not held.is_done
    assert desk.store.history() == (2, 6)
