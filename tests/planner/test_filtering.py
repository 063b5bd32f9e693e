"""What a person wants to see is kept, each entry whole; what is not said is wanted."""

from datetime import UTC, date, datetime

import pytest

from planner.filtering import Filter, State, areas, assignees, is_of, state_of
from planner.model import Event, Task, TaskStatus

TODAY = date(2019, 4, 9)
NOW = datetime(2019, 4, 9, tzinfo=UTC)


def task(uid="t", **more):
    return Task(uid=uid, summary=uid, **more)


def test_without_a_wish_everything_is_kept():
    items = [task("a"), Event(uid="e", summary="e")]
    assert not Filter().is_on
    assert Filter().kept(items, TODAY) == items


@pytest.mark.parametrize(
    ("status", "due", "state"),
    [
        (TaskStatus.NEEDS_ACTION, None, State.OPEN),
        (TaskStatus.IN_PROCESS, date(2019, 4, 9), State.STARTED),
        (TaskStatus.NEEDS_ACTION, date(2019, 4, 8), State.OVERDUE),
        (TaskStatus.IN_PROCESS, date(2019, 4, 8), State.OVERDUE),
        (TaskStatus.COMPLETED, date(2019, 4, 8), State.DONE),
        (TaskStatus.CANCELLED, date(2019, 4, 8), State.CANCELLED),
    ],
)
def test_every_task_has_one_state(status, due, state):
    shown = task(status=status, due=due)
    assert state_of(shown, TODAY) is state
    assert [each for each in State if Filter(state=each).holds(shown, TODAY)] == [state]


def test_a_state_leaves_out_what_is_no_task():
    event = Event(uid="e", summary="Họp", start=TODAY)
    assert not Filter(state=State.OPEN).holds(event, TODAY)


def test_area_and_assignee_are_wanted_together():
    both = task("a", area="Trồng trọt", assignee="Tổ Kỹ thuật")
    one = task("b", area="Trồng trọt", assignee="Văn phòng")
    wanted = Filter(area="Trồng trọt", assignee="Tổ Kỹ thuật")
    assert wanted.kept([both, one], TODAY) == [both]


def test_an_entry_is_kept_whole_when_its_task_is_wanted():
    organised = task("t", assignee="Tổ Kỹ thuật")
    event = Event(uid="e", summary="Hội thi", start=TODAY, task="t")
    other = Event(uid="o", summary="Khác", start=TODAY)
    kept = Filter(assignee="Tổ Kỹ thuật").kept([event, other, organised], TODAY)
    assert kept == [event, organised]


@pytest.mark.parametrize(
    ("name", "said", "mine"),
    [
        ("Tổ Kỹ thuật", "Tổ Kỹ thuật", True),
        ("to ky thuat", "Tổ Kỹ thuật - Khuyến nông", True),
        ("Phòng Kế hoạch", "Phòng Kế hoạch, Tài chính", True),
        ("Lan", "Đ/c Nguyễn Thị Lan", True),
        ("Lan", "Đ/c Nguyễn Văn Lanh", False),
        ("Tổ", "Tổng hợp", False),
        ("  ", "Tổ Kỹ thuật", False),
    ],
)
def test_my_items_name_me_or_my_unit_in_whole_words(name, said, mine):
    assert is_of(task(assignee=said), [name]) is mine
    assert is_of(task(with_units=("Khác", said)), [name]) is mine


def test_areas_and_assignees_come_most_frequent_first():
    items = [task(area="B"), task(area="A"), task(area="B"), task(assignee="X")]
    assert areas(items) == ["B", "A"]
    assert assignees(items) == ["X"]
