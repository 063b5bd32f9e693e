"""Words that a person marks in a report become an item; nothing is guessed that they do not say."""

import inspect
from datetime import date

import pytest

from planner.model import Confidence, DueFrom, Event, Month, Span, Task
from planner.reading.document import from_text
from planner.reading.extract import extract
from planner.reading.marking import EVENT, RULE, proposal

TODAY = date(2019, 4, 9)
TEXT = inspect.cleandoc("""
    Trạm Khuyến nông Sông Cầu họp giao ban ngày 02/4/2019.

    Phương hướng tháng 4/2019. Các tổ ghi sổ. Mời bà con thăm vườn mẫu ngày 20/4/2019 rồi góp ý.
""")


@pytest.fixture(scope="module")
def report():
    return extract(from_text(TEXT, "giao ban.txt"), None, TODAY)


def marked(report, words, kind="task"):
    start = report.document.text.index(words)
    return proposal(report, Span(start, start + len(words)), kind, TODAY)


def test_marked_words_become_a_task_of_the_reports_month(report):
    found = marked(report, "ghi sổ")
    task = found.item
    assert isinstance(task, Task)
    assert (task.summary, task.month, task.due) == ("Ghi sổ", Month(2019, 4), None)
    assert found.confidence is Confidence.SURE


def test_the_day_in_the_words_is_the_due_day(report):
    task = marked(report, "Mời bà con thăm vườn mẫu ngày 20/4/2019").item
    assert (task.due, task.due_from) == (date(2019, 4, 20), DueFrom.TEXT)


def test_a_day_outside_the_words_is_not_taken(report):
    assert marked(report, "Mời bà con thăm vườn mẫu").item.due is None


def test_marked_words_become_an_event_when_asked(report):
    event = marked(report, "Mời bà con thăm vườn mẫu ngày 20/4/2019", EVENT).item
    assert isinstance(event, Event)
    assert event.start == date(2019, 4, 20)


def test_the_evidence_is_the_whole_sentence_and_says_that_a_person_marked_it(report):
    said = marked(report, "thăm vườn mẫu").item.evidence
    assert said.quote == "thăm vườn mẫu"
    assert said.sentence.startswith("Mời bà con")
    assert said.sentence.endswith("góp ý")
    assert (said.rule, said.place.sentence) == (RULE, 3)


def test_the_same_words_marked_twice_give_the_same_key(report):
    assert marked(report, "ghi sổ").item.key == marked(report, "ghi sổ").item.key
    assert marked(report, "ghi sổ").item.key != marked(report, "thăm vườn mẫu").item.key
