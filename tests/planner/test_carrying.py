"""The next report: what it tells of open tasks is proposed, what it plans again is one task."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.model import DueFrom, Month, Task, TaskStatus
from planner.reading.document import from_text
from planner.reading.extract import extract
from planner.rereading import Standing
from planner.review import Mark, review

OFFICE = "ỦY BAN NHÂN DÂN XÃ LỘC HÀ"
JANUARY, FEBRUARY, MARCH = Month(2018, 1), Month(2018, 2), Month(2018, 3)
LATER = datetime(2018, 3, 2, 1, 0, tzinfo=UTC)
BEFORE = """{office}

BÁO CÁO
Kết quả công tác tháng 01, nhiệm vụ tháng 02 năm 2018

II. NHIỆM VỤ THÁNG 02
- Sửa chữa cống Bà Đá trước ngày 20/02/2018.
- Nạo vét mương Cầu Đá.
- Thống kê đàn gia cầm các thôn.
"""
AFTER = """{office}

BÁO CÁO
Kết quả công tác tháng 02, nhiệm vụ tháng 3 năm 2018

I. KẾT QUẢ CÔNG TÁC THÁNG 02
- Đã sửa chữa cống Bà Đá, kinh phí 40 triệu đồng.
- Việc nạo vét mương Cầu Đá mới đạt 30% khối lượng.

II. NHIỆM VỤ THÁNG 3
- Tiếp tục nạo vét mương Cầu Đá, hoàn thành trước ngày 15/3/2018.
- Trồng 300 cây bàng.
"""
DONE = "Sửa chữa cống Bà Đá"
GOES_ON = "Nạo vét mương Cầu Đá"


def read(text, office=OFFICE):
    return extract(from_text(text.format(office=office).strip(), "báo cáo"), None, date(2018, 2, 8))


@pytest.fixture
def february(plan, now):
    """A plan with what the report before gave."""
    draft = read(BEFORE)
    plan.accept(review(draft, plan.compare(draft)).accepted, now)
    return plan


def task(plan, title):
    (found,) = [item for item in plan.items() if isinstance(item, Task) and title in item.summary]
    return found


def reviewed(plan, draft=None):
    draft = draft or read(AFTER)
    return review(draft, plan.compare(draft))


def numbers(held, standing):
    return [n for n, choice in enumerate(held.choices) if choice.standing is standing]


def taken_over(plan, held, now=LATER):
    return plan.accept(held.accepted, now, dropped=held.dropped, edited=held.edited)


def test_what_the_report_tells_is_proposed_and_waits_for_a_tick(february):
    held = reviewed(february)
    told = [held.choices[n] for n in numbers(held, Standing.TOLD)]
    assert [choice.item.summary for choice in told] == [
        task(february, DONE).summary,
        task(february, GOES_ON).summary,
    ]
    assert [choice.mark for choice in told] == [Mark.UNTICKED, Mark.UNTICKED]
    assert held.edited == ()
    taken_over(february, held)
    assert task(february, DONE).status is TaskStatus.NEEDS_ACTION


def test_a_tick_completes_the_task_with_the_sentence_that_proves_it(february):
    held = reviewed(february)
    held = held.marked(numbers(held, Standing.TOLD)[0], Mark.TICKED)
    taken_over(february, held)
    done = task(february, DONE)
    assert (done.status, done.percent_complete) == (TaskStatus.COMPLETED, 100)
    assert done.month == FEBRUARY
    assert [evidence.sentence for evidence in done.outcomes] == [
        "Đã sửa chữa cống Bà Đá, kinh phí 40 triệu đồng"
    ]
    assert done.evidence.sentence.startswith("Sửa chữa cống Bà Đá")


def test_the_day_is_the_last_of_the_month_looked_back_at_and_not_after_the_report(february):
    held = reviewed(february)
    (first, _) = numbers(held, Standing.TOLD)
    assert held.choices[first].item.completed == datetime(2018, 2, 28, 10, 0, tzinfo=UTC)
    draft = read(AFTER)
    early = replace(draft, head=replace(draft.head, meeting_date=date(2018, 2, 26)))
    held = reviewed(february, early)
    assert held.choices[first].item.completed.date() == date(2018, 2, 26)


def test_progress_and_going_on_become_one_change_of_one_task(february):
    uid, held = task(february, GOES_ON).uid, reviewed(february)
    held = held.marked(numbers(held, Standing.TOLD)[1], Mark.TICKED)
    change = taken_over(february, held)
    assert [item.uid for item in change.after].count(uid) == 1
    item = february.item(uid)
    assert (item.status, item.percent_complete) == (TaskStatus.IN_PROCESS, 30)
    assert (item.month, item.carried_from) == (MARCH, (FEBRUARY,))


def test_the_same_task_in_the_new_plan_is_one_task_gone_on(february):
    before, held = task(february, GOES_ON), reviewed(february)
    assert [held.choices[n].mark for n in numbers(held, Standing.CARRIED)] == [Mark.TICKED]
    taken_over(february, held)
    after = task(february, "ạo vét mương Cầu Đá")
    assert after.uid == before.uid
    assert (after.month, after.carried_from) == (MARCH, (FEBRUARY,))
    assert after.due == date(2018, 3, 15)
    assert after.evidence.quote.startswith("Tiếp tục nạo vét")
    assert after.earlier_evidence == (before.evidence,)
    assert len(february.items()) == 4


def test_all_of_it_is_undone_at_once_and_done_again(february):
    before = {item.uid: replace(item, sequence=0) for item in february.items()}
    held, goes_on = reviewed(february), task(february, GOES_ON).uid
    for number in numbers(held, Standing.TOLD):
        held = held.marked(number, Mark.TICKED)
    taken_over(february, held)
    february.undo(LATER)
    stamps = {"sequence": 0, "last_modified": task(february, DONE).created}
    restored = {item.uid: replace(item, **stamps) for item in february.items()}
    assert restored == {u: replace(i, **stamps) for u, i in before.items()}
    february.redo(LATER)
    assert task(february, DONE).is_done
    assert february.item(goes_on).month == MARCH


def test_a_person_can_say_that_it_is_another_task(february):
    held = reviewed(february)
    (number,) = numbers(held, Standing.CARRIED)
    taken_over(february, held.parted(number))
    assert len(february.items()) == 5
    assert task(february, "Nạo vét").month == FEBRUARY
    assert held.parted(number).parted(number).choices[number].standing is Standing.CARRIED


def test_dropping_the_new_task_leaves_the_earlier_one_alone(february):
    held = reviewed(february)
    (number,) = numbers(held, Standing.CARRIED)
    taken_over(february, held.marked(number, Mark.DROPPED))
    kept = task(february, GOES_ON)
    assert (kept.month, kept.removed) == (FEBRUARY, None)
    assert [item.summary for item in february.removed()] == [held.choices[number].item.summary]


def test_what_is_told_cannot_be_dropped_for_good(february):
    held = reviewed(february)
    number = numbers(held, Standing.TOLD)[0]
    assert held.marked(number, Mark.DROPPED).choices[number].mark is Mark.UNTICKED


def test_less_alike_wordings_ask(february):
    draft = read(AFTER.replace("Tiếp tục nạo vét mương", "Nạo vét kênh mương"))
    held = reviewed(february, draft)
    (number,) = numbers(held, Standing.CARRIED)
    assert held.asked == (number,)
    assert all(item.uid == "" for item in held.accepted)


def test_read_again_the_report_finds_its_task_and_the_earlier_report_leaves_it(february):
    taken_over(february, reviewed(february))
    known = task(february, "ạo vét mương Cầu Đá")
    again = reviewed(february)
    assert numbers(again, Standing.CARRIED) == []
    assert again.standing(Standing.SAME) == 2
    earlier = reviewed(february, read(BEFORE))
    assert [c.standing for c in earlier.choices if isinstance(c.item, Task)] == [Standing.SAME] * 3
    assert earlier.gone == ()
    taken_over(february, earlier)
    assert february.item(known.uid) == known


def test_a_correction_of_the_earlier_report_keeps_the_task_where_it_went(february):
    taken_over(february, reviewed(february))
    earlier = reviewed(february, read(BEFORE))
    number = next(n for n, c in enumerate(earlier.choices) if GOES_ON in c.item.summary)
    better = replace(earlier.choices[number].item, area="Thủy lợi")
    taken_over(february, earlier.corrected(number, better))
    item = task(february, "ạo vét mương Cầu Đá")
    assert (item.month, item.area) == (MARCH, "Thủy lợi")
    assert item.evidence.quote.startswith("Tiếp tục")


def test_what_a_person_changed_stays_changed_when_the_task_goes_on(february):
    known = task(february, GOES_ON)
    mine = replace(known, summary="Nạo vét mương Cầu Đá (đoạn 2)", assignee="Đội 3", note="gấp")
    february.edit(mine, LATER)
    taken_over(february, reviewed(february))
    item = february.item(known.uid)
    assert (item.summary, item.assignee, item.note) == (mine.summary, "Đội 3", "gấp")
    assert (item.month, item.due) == (MARCH, date(2018, 3, 15))


def test_what_the_new_report_does_not_say_stays(february):
    known = task(february, DONE)
    february.edit(replace(known, assignee="Đội 3"), LATER)
    draft = read(
        AFTER.replace("Trồng 300 cây bàng", "Sửa chữa cống Bà Đá").replace("Đã sửa", "Đã xây")
    )
    taken_over(february, reviewed(february, draft))
    item = february.item(known.uid)
    assert (item.month, item.carried_from) == (MARCH, (FEBRUARY,))
    assert (item.due, item.due_from) == (date(2018, 2, 20), DueFrom.TEXT)
    assert item.assignee == "Đội 3"


def test_a_task_that_a_person_typed_goes_on_as_typed(plan, now):
    typed = Task(summary="Nạo vét mương Cầu Đá", month=FEBRUARY, area="Thủy lợi")
    uid = plan.add(typed, now).after[0].uid
    taken_over(plan, reviewed(plan))
    item = plan.item(uid)
    assert (item.summary, item.area, item.month) == (typed.summary, "Thủy lợi", MARCH)
    assert item.due == date(2018, 3, 15)
    assert (item.earlier_evidence, item.evidence.title) == ((), item.evidence.title)


def test_a_task_moved_on_by_hand_goes_on_without_a_second_trace(february):
    uid = task(february, GOES_ON).uid
    february.carry([uid], MARCH, LATER)
    taken_over(february, reviewed(february))
    item = february.item(uid)
    assert (item.month, item.carried_from) == (MARCH, (FEBRUARY,))
    assert item.evidence.quote.startswith("Tiếp tục")


def test_a_done_task_is_neither_told_of_nor_gone_on_in(february):
    for title in (DONE, GOES_ON):
        february.complete(task(february, title).uid, LATER)
    held = reviewed(february)
    assert numbers(held, Standing.TOLD) == numbers(held, Standing.CARRIED) == []


def test_another_organisation_s_report_tells_nothing(february, shelf):
    shelf.owners = {task(february, DONE).evidence.document: OFFICE}
    other = read(AFTER, "ỦY BAN NHÂN DÂN XÃ BẮC LÝ")
    held = reviewed(february, other)
    assert numbers(held, Standing.TOLD) == numbers(held, Standing.CARRIED) == []
    same = read(AFTER, "UBND XÃ LỘC HÀ")
    assert numbers(reviewed(february, same), Standing.TOLD)


@pytest.mark.parametrize("months", [0, 12, 15])
def test_only_earlier_plans_of_the_last_year_are_looked_at(plan, now, months):
    month = MARCH.shifted(-months)
    plan.add(Task(summary=DONE, month=month), now)
    assert numbers(reviewed(plan), Standing.TOLD) == []
    plan.add(Task(summary="Nạo vét mương Cầu Đá", month=MARCH.shifted(-11)), now)
    assert len(numbers(reviewed(plan), Standing.TOLD)) == 1


def test_a_report_that_plans_nothing_looks_back_at_its_own_month(february):
    text = AFTER.partition("II. NHIỆM VỤ")[0].replace(", nhiệm vụ tháng 3", "")
    draft = read(text)
    assert draft.proposals == ()
    assert draft.head.period == FEBRUARY
    held = reviewed(february, draft)
    assert len(numbers(held, Standing.TOLD)) == 2
    assert held.choices[0].item.completed.date() == date(2018, 2, 28)


def test_a_plan_for_another_month_leaves_what_is_told_where_it_is(february):
    held = reviewed(february).planned_for(Month(2018, 4))
    told = [held.choices[n].item.month for n in numbers(held, Standing.TOLD)]
    assert told == [FEBRUARY, FEBRUARY]


def test_an_edited_telling_is_ticked_and_keeps_what_it_rests_on(february):
    held = reviewed(february)
    number = numbers(held, Standing.TOLD)[0]
    on_time = replace(held.choices[number].item, completed=datetime(2018, 2, 19, 10, tzinfo=UTC))
    taken_over(february, held.corrected(number, on_time))
    done = task(february, DONE)
    assert done.completed.date() == date(2018, 2, 19)
    assert (done.key, done.evidence) == (held.choices[number].comparison.known.key, done.evidence)


def test_the_reader_hands_over_the_sentences_that_look_back():
    draft = read(AFTER)
    assert [each.quote for each in draft.results] == [
        "Đã sửa chữa cống Bà Đá, kinh phí 40 triệu đồng",
        "Việc nạo vét mương Cầu Đá mới đạt 30% khối lượng",
    ]
    assert all(draft.document.quote(each.span) == each.quote for each in draft.results)
    assert all(each.rule.startswith("đề mục") for each in draft.results)
