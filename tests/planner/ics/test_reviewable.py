"""A calendar file goes through the review of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.ics.profile import UNNAMED, Profile
from planner.ics.read import read_ics
from planner.ics.reviewable import under_review
from planner.ics.write import to_ics
from planner.rereading import Standing
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
