"""Short texts for the reader's tests."""

from datetime import date

import pytest

from planner.model import Event, Task

ARTICLE = (
    "Giao ban quý III\n\nNgày 05/7/2023, Đảng ủy xã Hòa Lạc tổ chức hội nghị giao ban quý III. "
    "Đồng chí Lê Văn Tám, Bí thư Đảng ủy chủ trì hội nghị.\n\n"
)
PLAN = "Về phương hướng, nhiệm vụ trọng tâm tháng 02/2018: "


@pytest.fixture
def read_text():
    """Read a text as a report of February 2018."""
    from planner.reading.document import from_text
    from planner.reading.extract import extract

    day = date(2018, 2, 8)
    return lambda text: extract(from_text(text, "báo cáo.txt"), day, day)


@pytest.fixture
def planned(read_text):
    """Return the tasks of a plan's words."""

    def tasks(words):
        draft = read_text(f"Chi bộ họp thường kỳ\n\n{PLAN}{words}")
        return [p.item for p in draft.proposals if isinstance(p.item, Task)]

    return tasks


@pytest.fixture
def held(read_text):
    """Return the events of a plan's words."""

    def events(words):
        draft = read_text(f"Chi bộ họp thường kỳ\n\n{PLAN}{words}")
        return [p.item for p in draft.proposals if isinstance(p.item, Event)]

    return events


@pytest.fixture
def read_article(read_text):
    """Read words as the rest of an article of July 2023 on a meeting."""
    return lambda words: read_text(ARTICLE + words)


@pytest.fixture
def ordered(read_article):
    """Return what an article's words order: the quote of each task, and who does it."""

    def orders(words):
        found = [p.item for p in read_article(words).proposals if isinstance(p.item, Task)]
        return [(task.evidence.quote, task.assignee) for task in found]

    return orders
