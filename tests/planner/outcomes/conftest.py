"""Tasks of an earlier plan and sentences that look back, made of a few words."""

import pytest

from planner.model import Evidence, Month, Place, Span, Task
from planner.outcomes import findings

JANUARY = Month(2018, 1)


def told(sentence, rule="đề mục “kết quả”"):
    return Evidence("d", "Báo cáo", Span(0, len(sentence)), sentence, sentence, Place(1, 1), rule)


def planned(title, uid="1", **more):
    return Task(**{"uid": uid, "summary": title, "month": JANUARY, "key": f"new/{uid}"} | more)


@pytest.fixture
def read_result():
    """Return what one sentence tells of tasks: status and percentage by title."""

    def read(sentence, *tasks, organisation=None, rule="đề mục “kết quả”"):
        tasks = [t if isinstance(t, Task) else planned(t, str(n)) for n, t in enumerate(tasks)]
        found = findings([told(sentence, rule)], [], tasks, organisation)
        return {each.task.summary: (each.status.name, each.percent) for each in found.tellings}

    return read
