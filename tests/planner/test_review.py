"""The review asks only about what needs a look, and hands over exactly what was ticked."""

from dataclasses import replace
from datetime import date

from planner.model import Confidence, Document, Draft, Event, Head, Month, Proposal, Task
from planner.review import Mark, review

FEBRUARY = Month(2018, 2)
INSPECT = Task(summary="Kiểm tra các trạm bơm", key="r/1", month=FEBRUARY)
FAIR = Task(summary="Tổ chức hội chợ", key="r/2", month=FEBRUARY, due=date(2018, 2, 22))
FAIR_DAY = Event(summary="Hội chợ", key="r/3", start=date(2018, 2, 22), task="r/2")


def proposed(item, confidence=Confidence.SURE, *, over=False):
    return Proposal(item, confidence, over)


def begun(plan, *proposals):
    draft = Draft(Document("bao-cao.txt", "", ""), Head("Báo cáo"), proposals)
    return review(draft, plan.compare(draft))


def test_what_is_sure_or_inferred_is_ticked_and_only_the_doubtful_asks(plan):
    begin = begun(
        plan,
        proposed(INSPECT),
        proposed(FAIR, Confidence.INFERRED),
        proposed(FAIR_DAY, Confidence.DOUBTFUL),
    )
    assert [choice.mark for choice in begin.choices] == [Mark.TICKED, Mark.TICKED, Mark.ASKED]
    assert begin.asked == (2,)
    assert begin.accepted == (INSPECT, FAIR)


def test_what_is_over_waits_for_a_tick(plan):
    begin = begun(plan, proposed(FAIR_DAY, over=True))
    assert begin.accepted == ()
    assert [item.key for item in begin.marked(0, Mark.TICKED).accepted] == [FAIR_DAY.key]


def test_nothing_that_stands_in_the_plan_already_is_taken_over_again(plan, now):
    plan.accept([INSPECT], now)
    begin = begun(plan, proposed(INSPECT), proposed(FAIR))
    assert [choice.mark for choice in begin.choices] == [Mark.KEPT, Mark.TICKED]
    assert [item.key for item in begin.accepted] == [FAIR.key]


def test_a_removed_item_is_not_ticked_again(plan, now):
    plan.accept([INSPECT], now)
    plan.remove([plan.items()[0].uid], now)
    begin = begun(plan, proposed(INSPECT))
    assert begin.choices[0].mark is Mark.UNTICKED
    plan.accept(begin.marked(0, Mark.TICKED).accepted, now)
    assert [item.summary for item in plan.items()] == [INSPECT.summary]


def test_a_reworded_item_asks_and_keeps_its_uid_unless_a_person_parts_them(plan, now):
    plan.accept([INSPECT], now)
    (known,) = plan.items()
    reworded = replace(INSPECT, summary="Kiểm tra các trạm bơm điện", key="r/9")
    begin = begun(plan, proposed(reworded))
    assert begin.asked == (0,)
    assert begin.marked(0, Mark.TICKED).accepted[0].uid == known.uid
    assert begin.parted(0).accepted[0].uid == ""


def test_a_correction_is_ticked_and_carries_what_the_report_said(plan):
    begin = begun(plan, proposed(INSPECT, Confidence.DOUBTFUL))
    better = replace(INSPECT, summary="Kiểm tra trạm bơm")
    (item,) = begin.corrected(0, better).accepted
    assert item.summary == better.summary
    assert item.as_read == INSPECT


def test_a_dropped_item_is_handed_over_as_dropped(plan):
    begin = begun(plan, proposed(INSPECT)).marked(0, Mark.DROPPED)
    assert begin.accepted == ()
    assert [item.key for item in begin.dropped] == [INSPECT.key]


def test_an_added_item_is_ticked(plan):
    begin = begun(plan).added(proposed(FAIR))
    assert begin.accepted == (FAIR,)


def test_planning_for_another_month_moves_every_item(plan):
    begin = begun(plan, proposed(INSPECT)).planned_for(Month(2018, 3))
    assert begin.accepted[0].month == Month(2018, 3)


def test_an_event_read_later_still_finds_the_task_the_plan_holds(plan, now):
    plan.accept([FAIR], now)
    begin = begun(plan, proposed(FAIR), proposed(FAIR_DAY))
    plan.accept(begin.accepted, now)
    task, event = sorted(plan.items(), key=lambda item: isinstance(item, Event))
    assert event.task == task.uid
