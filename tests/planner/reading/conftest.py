"""Short texts for the reader's tests."""

from datetime import date

import pytest

from planner.model import Event, Task

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
