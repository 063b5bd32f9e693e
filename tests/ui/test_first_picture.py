"""The first picture of a start: the month of the plan as it stays, before the rest is there."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

import resources
from planner.model import PlanDamaged
from planner.settings import PLAN, Settings
from tests.ui.office import CLOCK, TODAY, dated_task, fill, meeting, month_task
from ui.app import Desk
from ui.first_picture import FirstPicture
from ui.instance import Instance
from ui.month_layout import Arranger
from ui.program import AWAY
from ui.texts import Texts

DAYS = (TODAY + timedelta(days) for days in range(9))
ITEMS = [month_task(), meeting(), *(dated_task(f"Việc {day}", day) for day in DAYS)]


@pytest.fixture
def first(qtbot, tmp_path, looks):
    """A function that returns the first picture of a plan, shown, and what completes it."""
    made = []

    def maker(language="vi", settings=None, items=ITEMS):
        fill(tmp_path / PLAN, items)
        args = tmp_path, Texts(resources.words(language)), settings or Settings(), CLOCK
        picture = FirstPicture(*args, checking=False)
        made.append(picture)
        picture.window.move(*AWAY)
        picture.window.show()
        QApplication.processEvents()
        return picture, lambda: Desk(*args, picture)

    yield maker
    for picture in made:
        picture.end()
        picture.window.deleteLater()


def part(image, rect):
    return image.copy(rect)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_seen_first_stays_as_it_is(first, language):
    picture, complete = first(language)
    window = picture.window
    before, place = window.grab().toImage(), window.pages.geometry()
    desk = complete()
    QApplication.processEvents()
    after = window.grab().toImage()
    assert window.pages.geometry() == place
    status = desk.window.status.geometry()
    empty = QRect(status.center().x() - 50, status.top(), 100, status.height())
    for rect in (place, desk.window.header.title.geometry(), empty):
        assert part(before, rect) == part(after, rect)
    desk.end()


def test_all_that_is_to_be_said_is_in_the_second_picture(first, tmp_path, monkeypatch):
    picture, complete = first()
    window = picture.window
    size, arranged, arrange = window.size(), [], Arranger.arrange
    monkeypatch.setattr(Desk, "_wait_a_moment", lambda _desk: arranged.append("painted"))
    monkeypatch.setattr(
        Arranger, "arrange", lambda *given: arranged.append(given[2:]) or arrange(*given)
    )
    desk = complete()
    desk.start(Instance(tmp_path), [])
    QApplication.processEvents()
    assert "quá hạn" in window.messages.words or "Hôm nay" in window.messages.words
    assert len(arranged) == 2
    assert arranged[1] == "painted"
    assert window.size() == size
    QApplication.processEvents()
    assert len(arranged) == 2
    desk.end()


def test_it_shows_every_item_of_the_month_and_where_today_is(first):
    picture, _ = first()
    view = picture.window.month_view
    dated = {item.uid for item in picture.plan.items() if item.summary != month_task().summary}
    assert view.visible_uids() == dated
    assert view.current_day == TODAY


def test_it_leaves_out_what_the_settings_leave_out(first):
    done = dated_task("Việc đã xong", TODAY)
    picture, _ = first(settings=Settings(show_done=False), items=[meeting(), done])
    picture.plan.complete(uid_of(picture.plan, "Việc đã xong"), datetime.now().astimezone())
    assert "Việc đã xong" not in [
        entry.item.summary
        for week in picture.session.month_page().weeks
        for cell in week.cells
        for entry in cell.entries
    ]


def uid_of(plan, summary):
    return next(item.uid for item in plan.items() if item.summary == summary)


def test_the_window_can_be_closed_before_the_rest_is_there(first):
    picture, _ = first()
    assert picture.window.close()


def test_a_plan_that_cannot_be_read_is_let_go(tmp_path, qtbot, looks, texts, monkeypatch):
    fill(tmp_path / PLAN, ITEMS)

    def damaged(_session):
        raise PlanDamaged(reason="item")

    monkeypatch.setattr("ui.session.Session.month_page", damaged)
    with pytest.raises(PlanDamaged):
        FirstPicture(tmp_path, texts, Settings(), CLOCK)
    (tmp_path / PLAN).rename(tmp_path / "elsewhere")  # Windows refuses this while it is open
    monkeypatch.undo()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="where open files can be seen")
def test_a_plan_that_cannot_be_shown_is_let_go(tmp_path, qapp):
    """A file that is open could not be set aside on Windows."""
    fill(tmp_path / PLAN, ITEMS)
    with closing(sqlite3.connect(tmp_path / PLAN)) as db, db:
        db.execute("UPDATE meta SET value = 'x' WHERE name = 'at'")
    args = tmp_path, Texts(resources.words("vi")), Settings(), CLOCK
    with pytest.raises(PlanDamaged):
        FirstPicture(*args, checking=False)
    links = [os.path.realpath(each) for each in Path("/proc/self/fd").iterdir()]
    assert str(tmp_path / PLAN) not in links
