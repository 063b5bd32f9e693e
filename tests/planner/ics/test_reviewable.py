"""A calendar file goes through the review of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.ics.profile import UNNAMED, Profile
from planner.ics.read import read_ics
from planner.ics.reviewable import under_review
from planner.ics.write import to_ics
from planner.model import TaskStatus
from planner.rereading import Standing, changed_fields
from planner.review import Mark, review
from tests.planner.ics.samples import EVIDENCE, NOW, event, task, uid

WINDOW = (date(2027, 1, 1), date(2027, 12, 31))


def reviewed(vi, sent, plan):
    data = to_ics(sent, UNNAMED, Profile.CONG_VIEC, words=vi, now=NOW).data
    return review(*under_review(read_ics(data, WINDOW, plan), "lich.ics"))


def test_the_words_of_each_item_stand_where_its_evidence_says(vi, month):
    result = reviewed(vi, month, [])
    document = result.draft.document
    assert len(result.choices) == 10
    for choice in result.choices:
        assert document.quote(choice.item.evidence.span) == choice.item.evidence.quote
        assert choice.item.evidence.document == document.digest
        assert choice.mark is Mark.TICKED
    assert len({choice.item.key for choice in result.choices}) == 10


def test_an_item_keeps_the_words_of_the_report_it_came_from(vi):
    (choice,) = reviewed(vi, [task(1, evidence=EVIDENCE)], []).choices
    kept = choice.item.evidence
    assert (kept.title, kept.sentence, kept.rule) == (
        EVIDENCE.title,
        EVIDENCE.sentence,
        EVIDENCE.rule,
    )


def test_new_changed_and_same_are_told_apart(vi):
    plan = [task(1), event(2, start=date(2027, 2, 3))]
    sent = [replace(plan[0], summary="Tên khác", sequence=1), plan[1], task(3)]
    found = {c.item.uid: c for c in reviewed(vi, sent, plan).choices}
    assert [found[uid(n)].standing for n in (1, 2, 3)] == [
        Standing.CHANGED,
        Standing.SAME,
        Standing.NEW,
    ]
    assert found[uid(2)].mark is Mark.KEPT


FOREIGN = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another program//EN\r\n"
    "BEGIN:VTODO\r\nUID:t@x\r\nSUMMARY:Viết bài\r\n{state}END:VTODO\r\nEND:VCALENDAR\r\n"
)
OPEN = "STATUS:NEEDS-ACTION\r\n"
HALF = "STATUS:IN-PROCESS\r\nPERCENT-COMPLETE:50\r\n"
TICKED = "STATUS:COMPLETED\r\nCOMPLETED:20270210T020000Z\r\nPERCENT-COMPLETE:100\r\n"
TICKED_AT = datetime(2027, 2, 10, 2, tzinfo=UTC)


def arriving(plan, state):
    data = FOREIGN.format(state=state).encode()
    reading = read_ics(data, WINDOW, [*plan.items(), *plan.removed()])
    return review(*under_review(reading, "lich.ics"))


def taken(plan, state):
    """Take a file over as its review begins; return its one choice and the task after it."""
    result = arriving(plan, state)
    if result.accepted:
        plan.accept(result.accepted, NOW, edited=result.edited)
    (choice,) = result.choices
    (known,) = plan.items()
    return choice, known


def test_a_task_ticked_in_another_program_is_shown_and_taken_over_after_the_review(plan):
    taken(plan, OPEN)
    (choice,) = arriving(plan, TICKED).choices
    known = choice.comparison.known
    assert choice.standing is Standing.CHANGED
    assert changed_fields(known, choice.item) == ("status",)
    assert plan.item(known.uid).status is TaskStatus.NEEDS_ACTION
    _, task = taken(plan, TICKED)
    assert (task.status, task.percent_complete) == (TaskStatus.COMPLETED, 100)
    assert task.completed == TICKED_AT
    assert arriving(plan, TICKED).choices[0].standing is Standing.SAME
    plan.undo(NOW)
    assert plan.item(known.uid).status is TaskStatus.NEEDS_ACTION


@pytest.mark.parametrize(("before", "after"), [(TICKED, OPEN), (OPEN, HALF), (HALF, TICKED)])
def test_every_other_state_from_outside_is_a_change(plan, before, after):
    taken(plan, before)
    choice, task = taken(plan, after)
    assert choice.standing is Standing.CHANGED
    assert task.percent_complete == choice.item.percent_complete
    assert (task.status, task.completed) == (choice.item.status, choice.item.completed)


def test_an_old_file_does_not_take_a_persons_tick_back(plan):
    _, task = taken(plan, OPEN)
    plan.complete(task.uid, NOW)
    choice, task = taken(plan, OPEN)
    assert choice.standing is Standing.SAME
    assert task.status is TaskStatus.COMPLETED


def test_a_task_ticked_here_and_outside_keeps_the_tick_it_has(plan):
    _, task = taken(plan, OPEN)
    plan.complete(task.uid, NOW)
    choice, task = taken(plan, TICKED)
    assert choice.standing is Standing.SAME
    assert task.completed == NOW


def test_another_change_outside_leaves_a_persons_tick(plan):
    _, task = taken(plan, OPEN)
    plan.complete(task.uid, NOW)
    choice, task = taken(plan, OPEN + "DUE;VALUE=DATE:20270225\r\n")
    assert choice.standing is Standing.CHANGED
    assert (task.due, task.status) == (date(2027, 2, 25), TaskStatus.COMPLETED)
