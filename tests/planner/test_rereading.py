"""A report read again: what is new, changed, same, gone."""

from dataclasses import replace
from datetime import date

import pytest

from planner.model import (
    Confidence,
    Document,
    Draft,
    Event,
    Head,
    Month,
    Proposal,
    Task,
    TaskStatus,
)
from planner.rereading import Standing, changed_fields

FEBRUARY = Month(2018, 2)


def draft_of(*items):
    return Draft(
        Document("bao-cao.txt", "", ""),
        Head("Báo cáo"),
        tuple(Proposal(item, Confidence.SURE) for item in items),
    )


def task(summary, key, **fields):
    return Task(summary=summary, key=f"r/{key}", month=FEBRUARY, **fields)


INSPECT = task("Kiểm tra phòng cháy tại các trạm bơm", "1")
BOOKS = task("Mua sách cho thư viện xã", "2")


def standings(plan, draft):
    return [each.standing for each in plan.compare(draft).comparisons]


def test_a_first_reading_is_all_new(plan):
    assert standings(plan, draft_of(INSPECT, BOOKS)) == [Standing.NEW, Standing.NEW]


def test_the_same_text_again_is_all_the_same(plan, now):
    plan.accept([INSPECT, BOOKS], now)
    assert standings(plan, draft_of(INSPECT, BOOKS)) == [Standing.SAME, Standing.SAME]
    assert plan.compare(draft_of(INSPECT, BOOKS)).gone == ()


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("một hai ba bốn", Standing.SAME),  # under another key
        ("một hai năm sáu", Standing.CHANGED),  # half of both is the same
        ("một hai năm sáu bảy", Standing.NEW),
        ("một năm sáu bảy", Standing.NEW),
        ("MỘT, hai; bốn ba chín mười", Standing.CHANGED),  # order, case and signs do not matter
        ("", Standing.NEW),
    ],
)
def test_half_of_the_syllables_make_an_item_the_same_one(plan, now, words, standing):
    plan.accept([task("một hai ba bốn", "1")], now)
    assert standings(plan, draft_of(task(words, "2"))) == [standing]


def test_of_two_that_are_alike_the_nearer_one_is_meant(plan, now):
    plan.accept([task("một hai ba bốn", "1"), task("một hai ba năm sáu", "2")], now)
    (found,) = plan.compare(draft_of(task("một hai ba năm bảy", "3"))).comparisons
    assert found.known.summary == "một hai ba năm sáu"


def test_a_persons_correction_does_not_make_the_reading_look_changed(plan, now):
    plan.accept([INSPECT], now)
    (known,) = plan.items()
    plan.edit(replace(known, summary="Kiểm tra trạm bơm"), now)
    assert standings(plan, draft_of(INSPECT)) == [Standing.SAME]


def test_another_deadline_for_the_same_words_is_a_change(plan, now):
    plan.accept([INSPECT], now)
    later = replace(INSPECT, due=date(2018, 2, 20))
    (comparison,) = plan.compare(draft_of(later)).comparisons
    assert comparison.standing is Standing.CHANGED
    assert comparison.known is not None
    assert changed_fields(comparison.known, later) == ("due",)


def test_half_the_syllables_make_it_the_same_task_reworded(plan, now):
    plan.accept([INSPECT, BOOKS], now)
    reworded = task("Kiểm tra phòng cháy tại các trạm bơm và kho giống", "3")
    rereading = plan.compare(draft_of(reworded, BOOKS))
    assert [each.standing for each in rereading.comparisons] == [Standing.CHANGED, Standing.SAME]
    assert rereading.comparisons[0].known.summary == INSPECT.summary


def test_other_words_are_a_new_task_and_the_old_one_is_shown_as_gone(plan, now):
    plan.accept([INSPECT], now)
    rereading = plan.compare(draft_of(task("Tổ chức hội chợ xuân", "4")))
    assert rereading.comparisons[0].standing is Standing.NEW
    assert [item.summary for item in rereading.gone] == [INSPECT.summary]
    assert [item.summary for item in plan.items()] == [INSPECT.summary]


def test_an_event_is_never_taken_for_a_task(plan, now):
    plan.accept([INSPECT], now)
    event = Event(summary=INSPECT.summary, key="r/9", start=date(2018, 2, 9))
    assert standings(plan, draft_of(event)) == [Standing.NEW]


def test_a_removed_item_stays_removed(plan, now):
    plan.accept([INSPECT], now)
    plan.remove([plan.items()[0].uid], now)
    rereading = plan.compare(draft_of(INSPECT))
    assert rereading.comparisons[0].standing is Standing.REMOVED
    assert rereading.gone == ()


def test_a_reworded_task_keeps_its_uid_and_is_known_by_both_wordings(plan, now):
    plan.accept([INSPECT], now)
    (known,) = plan.items()
    reworded = replace(task("Kiểm tra phòng cháy tại trạm bơm mới", "3"), uid=known.uid)
    plan.accept([reworded], now)
    (item,) = plan.items()
    assert item.uid == known.uid
    assert item.summary == reworded.summary
    for wording in (INSPECT, replace(reworded, uid="")):
        (comparison,) = plan.compare(draft_of(wording)).comparisons
        assert comparison.known.uid == known.uid


def test_a_report_never_changes_the_state_of_a_task(plan, now):
    plan.accept([INSPECT], now)
    plan.complete(plan.items()[0].uid, now)
    later = replace(INSPECT, due=date(2018, 2, 20), status=TaskStatus.IN_PROCESS)
    (comparison,) = plan.compare(draft_of(later)).comparisons
    assert changed_fields(comparison.known, later) == ("due",)
    plan.accept([later], now)
    assert [(item.due, item.status) for item in plan.items()] == [(later.due, TaskStatus.COMPLETED)]


@pytest.mark.parametrize("corrected", ["Kiểm tra trạm bơm", "Kiểm tra các trạm bơm phía bắc"])
def test_a_correction_in_the_review_counts_as_the_persons(plan, now, corrected):
    plan.accept([replace(INSPECT, summary=corrected, as_read=INSPECT)], now)
    plan.accept([INSPECT], now)
    assert [item.summary for item in plan.items()] == [corrected]
