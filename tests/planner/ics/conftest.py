"""A month to export, and a lint to hold the files against."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date

import pytest

from planner.model import DueFrom, EventKind, TaskStatus
from resources import words
from tests.planner.ics.samples import EVIDENCE, STAMP, TOOLS, clock, event, task, uid


@pytest.fixture
def vi():
    return words("vi")


@pytest.fixture
def month():
    """A month with every kind of entry."""
    return [
        task(1, area="CNTT", assignee="Tổ một", with_units=("Tổ hai", "Tổ ba"), evidence=EVIDENCE),
        task(2, due=date(2027, 2, 19), due_from=DueFrom.TEXT, priority=1),
        task(
            3,
            summary="Nộp báo cáo quý",
            due=date(2027, 2, 5),
            due_from=DueFrom.TEXT,
            status=TaskStatus.COMPLETED,
            completed=STAMP,
            percent_complete=100,
        ),
        task(4, summary="Mua máy in", due=date(2027, 2, 9), status=TaskStatus.CANCELLED),
        task(5, due=date(2027, 2, 21), due_from=DueFrom.EVENT, summary="Tổ chức hội thi"),
        task(6, due=date(2027, 3, 31), due_from=DueFrom.MONTH, summary="Tổng hợp quý I"),
        event(
            7, kind=EventKind.MEETING, start=clock("2027-02-01T08:00"), location="Phòng 3, tầng 2"
        ),
        event(8, start=date(2027, 2, 21), task=uid(5), summary="Hội thi", kind=EventKind.FESTIVAL),
        event(9, start=date(2027, 2, 5), end=date(2027, 2, 12), kind=EventKind.HOLIDAY),
        event(
            10, start=clock("2027-02-10T22:00"), end=clock("2027-02-11T02:00"), summary="Trực đêm"
        ),
        event(11, summary="Hội nghị chưa rõ ngày"),
    ]


@pytest.fixture(scope="session")
def lint():
    """Return the findings of the Outlook lint, where it lies beside the repository."""
    path = TOOLS / "outlook_lint.py"
    if not path.exists():
        pytest.skip("the lint is not here")
    spec = importlib.util.spec_from_file_location("outlook_lint", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["outlook_lint"] = module
    spec.loader.exec_module(module)
    return lambda data: [f"{f.rule} line {f.line}: {f.what}" for f in module.Lint(data).found]
