"""The list beside the month at the first picture: what is seen is whole, the rest follows."""

from datetime import timedelta

import pytest

from planner.settings import PLAN, Settings
from tests.ui.office import TODAY, dated_task, fill
from ui.app import Desk
from ui.task_delegate import LEAST_HEIGHT

LAST_WEEK, NEXT_WEEK = TODAY - timedelta(days=7), TODAY + timedelta(days=7)


def rows(view):
    """Return the titles of the list under their headings."""
    model = view.model()
    found = []
    for group in range(model.rowCount()):
        parent = model.index(group, 0)
        titles = [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]
        found.append((parent.data(), titles))
    return found


@pytest.fixture
def hurried(qtbot, tmp_path, looks, texts):
    """A function that returns a desk as the program's start makes it, not finished yet."""
    made = []

    def maker(*items):
        fill(tmp_path / PLAN, items)
        desk = Desk(tmp_path, texts, Settings(), TODAY, at_once=True)
        made.append(desk)
        return desk

    yield maker
    for desk in made:
        desk.end()
        desk.window.deleteLater()


def tasks(count, day=NEXT_WEEK):
    return [dated_task(f"Việc {number:03}", day) for number in range(count)]


def test_the_first_picture_has_all_the_rows_that_fit_and_headings_that_count_all(hurried):
    desk = hurried(*tasks(30, LAST_WEEK), *tasks(20))
    view = desk.window.task_list.view
    shown = sum(len(titles) for _, titles in rows(view))
    assert desk.window.height() <= shown * LEAST_HEIGHT
    assert shown < 50
    assert [heading.rpartition(" ")[2] for heading, _ in rows(view)] == ["(30)"]


def test_what_follows_is_as_if_it_had_been_there_at_once(hurried, open_desk):
    items = [*tasks(30, LAST_WEEK), *tasks(20)]
    desk = hurried(*items)
    desk.window.show()
    desk.window.finish()
    whole = open_desk(*items)
    assert rows(desk.window.task_list.view) == rows(whole.window.task_list.view)


def test_a_short_list_is_whole_from_the_beginning(hurried):
    desk = hurried(*tasks(3))
    before = rows(desk.window.task_list.view)
    assert [len(titles) for _, titles in before] == [3]
    desk.window.finish()
    assert rows(desk.window.task_list.view) == before
