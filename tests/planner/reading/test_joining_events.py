"""A task is one entry with the occasion it organises, and apart from one it only goes to."""

from datetime import date

import pytest

from planner.model import Event, Task
from planner.reading.document import from_text
from planner.reading.extract import extract

HEAD = "Đội Thủy nông Vĩnh Sơn họp ngày 02/5/2019\n\nNhiệm vụ trọng tâm tháng 5/2019:\n- "


def drafted(task):
    draft = extract(from_text(HEAD + task, "họp.txt"), None, date(2019, 5, 2))
    items = [each.item for each in draft.proposals]
    tasks = [item for item in items if isinstance(item, Task)]
    events = [item for item in items if isinstance(item, Event) and item.task is not None]
    return tasks, events


@pytest.mark.parametrize(
    "task",
    [
        "Tổ chức hội nghị dùng nước tiết kiệm ngày 16/5.",
        "Phối hợp với Hội Nông dân tổ chức hội thi thợ máy bơm vào ngày 16/5.",
    ],
)
def test_what_a_task_organises_is_one_entry_with_it(task):
    (held,), (event,) = drafted(task)
    assert event.task == held.key
    assert held.due == event.start == date(2019, 5, 16)


@pytest.mark.parametrize(
    "task",
    [
        "Chuẩn bị gian hàng tham gia Lễ hội Đèn trời sông Vĩnh ngày 16/5.",
        "Cử 02 cán bộ tham dự hội thảo chống hạn ngày 16/5.",
    ],
)
def test_a_task_that_goes_to_an_occasion_stays_an_entry_of_its_own(task):
    (job,), joined = drafted(task)
    assert joined == []
    assert job.due == date(2019, 5, 16)
