"""The writer: what an export holds, and that it is the same each time."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from planner.ics.profile import (
    ExportOptions,
    LeftOutReason,
    NothingChanged,
    NothingToExport,
    Profile,
    calendar_name,
)
from planner.ics.write import changes, to_files, to_ics
from planner.model import DayPart, DueFrom, EventKind, Month, TaskStatus
from tests.planner.ics.samples import EVIDENCE, FEBRUARY, NOW, blocks, clock, event, task, uid

PLAN = UUID(int=7)


def export(items, vi, profile=Profile.LICH, **more):
    return to_ics(items, calendar_name(PLAN, FEBRUARY, vi), profile, words=vi, now=NOW, **more)


def entry(item, vi, profile=Profile.LICH, **more):
    (found,) = blocks(export([item], vi, profile, **more).data).values()
    return found


@pytest.mark.parametrize("reminders", [True, False])
@pytest.mark.parametrize("bars", [True, False])
def test_an_export_for_outlook_is_without_fault(month, vi, lint, bars, reminders):
    options = ExportOptions(bars=bars, reminders=reminders)
    assert lint(export(month, vi, options=options).data) == []


def test_a_task_export_has_no_fault_but_its_tasks(month, vi, lint):
    found = lint(export(month, vi, Profile.CONG_VIEC).data)
    assert [f for f in found if not f.startswith("C05")] == []


def test_the_same_items_give_the_same_bytes_in_any_order(month, vi):
    assert export(month, vi) == export(reversed(month), vi)


def test_one_ticked_task_changes_only_its_own_lines(month, vi):
    later = replace(
        month[1], status=TaskStatus.COMPLETED, completed=NOW, last_modified=NOW, sequence=1
    )
    before = blocks(export(month, vi).data)
    after = blocks(export([later if item is month[1] else item for item in month], vi).data)
    assert {u for u in after if after[u] != before[u]} == {uid(2)}
    assert after[uid(2)]["SUMMARY"] == "✔ Rà soát hồ sơ"
    assert after[uid(2)]["SEQUENCE"] == "1"
    assert after[uid(2)]["DTSTAMP"] == after[uid(2)]["LAST-MODIFIED"] == "20270120T010000Z"


def test_a_task_is_a_free_day_on_its_deadline(vi):
    found = entry(task(due=date(2027, 2, 19), due_from=DueFrom.TEXT), vi)
    assert (found["DTSTART"], found["DTEND"]) == ("20270219", "20270220")
    assert (found["TRANSP"], found["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("TRANSPARENT", "FREE")
    assert found["CATEGORIES"] == "Nhiệm vụ"


def test_a_task_with_only_a_month_goes_on_its_last_working_day(vi):
    found = entry(task(summary="Tổng kết"), vi)
    assert (found["DTSTART"], found["SUMMARY"]) == ("20270226", "Tổng kết (trong tháng)")


def test_a_public_holiday_is_no_working_day(vi):
    found = entry(task(month=Month(2027, 4)), vi)  # 30 April and 1 May are off
    assert found["DTSTART"] == "20270429"


def test_a_task_of_a_quarter_goes_on_the_last_working_day_of_its_last_month(vi):
    found = entry(task(due=date(2027, 1, 31), due_from=DueFrom.MONTH), vi)
    assert (found["DTSTART"], found["SUMMARY"]) == ("20270129", "Rà soát hồ sơ (trong tháng)")


def test_a_task_of_a_week_goes_on_the_last_working_day_of_that_week(vi):
    found = entry(task(due=date(2027, 2, 14), due_from=DueFrom.MONTH), vi)
    assert (found["DTSTART"], found["SUMMARY"]) == ("20270212", "Rà soát hồ sơ (trong tuần)")


def test_tasks_without_a_day_can_be_left_out(month, vi):
    done = export(month, vi, options=ExportOptions(month_tasks=False))
    assert {left.item.uid for left in done.left_out} == {uid(1), uid(6), uid(11)}
    assert not {uid(1), uid(6)} & set(blocks(done.data))


def test_what_has_no_day_is_left_out_and_told(vi):
    items = [event(1), task(2, month=None), event(3, start=date(2027, 2, 1))]
    done = export(items, vi)
    assert [(left.item.uid, left.reason) for left in done.left_out] == [
        (uid(1), LeftOutReason.NO_DAY),
        (uid(2), LeftOutReason.NO_DAY),
    ]
    assert done.written == 1


def test_a_task_and_the_event_it_organises_are_one_entry(vi):
    done = task(5, status=TaskStatus.COMPLETED, completed=NOW, sequence=3, last_modified=NOW)
    found = blocks(
        export([event(8, start=date(2027, 2, 21), task=uid(5), sequence=1), done], vi).data
    )
    assert list(found) == [uid(8)]
    assert found[uid(8)]["SUMMARY"] == "✔ Họp giao ban"
    assert found[uid(8)]["SEQUENCE"] == "4"
    assert found[uid(8)]["LAST-MODIFIED"] == "20270120T010000Z"


def test_a_meeting_without_an_end_lasts_an_hour_and_says_so(vi):
    found = entry(event(start=clock("2027-02-01T08:00"), kind=EventKind.MEETING), vi)
    assert (found["DTSTART"], found["DTEND"]) == ("20270201T080000", "20270201T090000")
    assert "tạm tính 1 giờ" in found["DESCRIPTION"]
    assert (found["TRANSP"], found["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("OPAQUE", "BUSY")


def test_a_part_of_a_day_is_a_whole_day_with_the_word_in_the_title(vi):
    found = entry(event(start=date(2027, 2, 1), day_part=DayPart.MORNING), vi)
    assert (found["SUMMARY"], found["DTEND"]) == ("Họp giao ban (sáng)", "20270202")


def test_a_cancelled_task_is_crossed_out_and_free(vi):
    found = entry(task(status=TaskStatus.CANCELLED, due=date(2027, 2, 1)), vi)
    assert (found["SUMMARY"], found["STATUS"]) == ("✘ Rà soát hồ sơ", "CANCELLED")
    assert "VALARM" not in found


def test_a_task_that_someone_marked_important_is_so_in_outlook(vi):
    found = entry(task(priority=2), vi)
    assert (found["PRIORITY"], found["X-MICROSOFT-CDO-IMPORTANCE"]) == ("1", "2")


@pytest.mark.parametrize(
    ("item", "trigger"),
    [
        (event(start=date(2027, 1, 21)), None),  # 08:00 on the day before is past
        (event(start=date(2027, 1, 22)), "TRIGGER:-PT16H"),
        (event(start=clock("2027-01-20T08:30")), None),
        (event(start=clock("2027-01-20T08:31")), "TRIGGER:-PT30M"),
        (task(due=date(2027, 1, 22), status=TaskStatus.COMPLETED), None),
    ],
)
def test_a_reminder_rings_before_the_start_and_never_in_the_past(item, trigger, vi):
    alarm = entry(item, vi).get("VALARM")
    assert (trigger in alarm) if trigger else alarm is None


def test_what_a_later_report_said_of_a_task_stands_below_what_planned_it(vi):
    told = replace(EVIDENCE, sentence="Đã cấp 214 thẻ.", title="Báo cáo tháng 02/2027")
    lines = entry(task(evidence=EVIDENCE, outcomes=(told,)), vi)["DESCRIPTION"].splitlines()
    assert lines[-3:] == [
        "Kết quả, theo báo cáo sau:",
        "“Đã cấp 214 thẻ.”",
        "Nguồn: Báo cáo tháng 02/2027 (đoạn 5, câu 4)",
    ]
    assert EVIDENCE.sentence in lines[-5]


def test_a_long_title_is_cut_at_a_word_and_stands_whole_in_the_description(vi):
    title = "Triển khai nhiệm vụ số " + "đợt hai " * 60
    found = entry(task(summary=title, due=date(2027, 2, 1), status=TaskStatus.COMPLETED), vi)
    assert found["SUMMARY"].endswith(("đợt…", "hai…"))
    assert len(found["SUMMARY"].encode("utf-16-le")) <= 510
    assert found["DESCRIPTION"].splitlines()[0] == title.strip()


def test_in_the_task_profile_done_is_a_state_and_not_a_mark(month, vi):
    found = blocks(export(month, vi, Profile.CONG_VIEC).data)[uid(3) + "-t"]
    assert found["SUMMARY"] == "Nộp báo cáo quý"
    assert found["DUE"] == "20270205"
    state = (found["STATUS"], found["PERCENT-COMPLETE"], found["COMPLETED"])
    assert state == ("COMPLETED", "100", "20270115T023000Z")


def test_the_task_profile_knows_no_method_and_no_microsoft(month, vi):
    data = export(month, vi, Profile.CONG_VIEC).data
    assert b"METHOD" not in data
    assert b"MICROSOFT" not in data
    assert b"METHOD:PUBLISH\r\n" in export(month, vi).data


def test_the_zone_is_written_only_where_there_is_a_clock_time(vi):
    assert b"VTIMEZONE" not in export([task()], vi).data
    assert b"VTIMEZONE" in export([event(start=clock("2027-02-01T08:00"))], vi).data


def test_a_calendar_keeps_its_identity_for_its_scope(vi):
    months = {calendar_name(PLAN, month, vi).relcalid for month in (FEBRUARY, FEBRUARY, None)}
    assert len(months) == 2
    assert calendar_name(PLAN, FEBRUARY, vi).name == "Kế hoạch tháng 02/2027"


def test_the_writer_loads_neither_icalendar_nor_a_window():
    code = "import sys, planner.ics.write as w; print({'icalendar', 'PySide6'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"


def test_nothing_with_a_day_is_refused(vi):
    with pytest.raises(NothingToExport):
        export([event(1)], vi)


def test_removed_items_are_not_in_an_export(vi):
    done = export([event(1, start=date(2027, 2, 1)), task(2, removed=NOW)], vi)
    assert list(blocks(done.data)) == [uid(1)]


def delta(items, before, vi, profile=Profile.LICH):
    return changes(items, dict(before.ledger), profile, words=vi, now=NOW)


def test_a_delta_holds_what_is_new_or_changed_and_has_no_name(month, vi):
    before = export(month, vi)
    edited = replace(month[1], summary="Rà soát lại", sequence=1)
    after = delta([month[0], edited, *month[2:], task(20)], before, vi)
    assert set(blocks(after.data)) == {uid(2), uid(20)}
    assert b"X-WR-CALNAME" not in after.data
    assert b"X-WR-RELCALID" not in after.data


@pytest.mark.parametrize("profile", list(Profile))
def test_a_removed_item_goes_out_once_more_as_cancelled(month, vi, lint, profile):
    before = export(month, vi, profile)
    removed = replace(month[1], removed=NOW, sequence=1, last_modified=NOW + timedelta(days=1))
    items = [month[0], removed, *month[2:]]
    after = delta(items, before, vi, profile)
    (found,) = blocks(after.data).values()
    assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", "1")
    assert [f for f in lint(after.data) if f[:3] not in {"C04", "C05"}] == []
    with pytest.raises(NothingChanged):
        delta(items, after, vi, profile)


def test_a_task_that_joined_an_event_leaves_its_own_entry_behind(vi):
    alone = [task(1, due=date(2027, 2, 3)), event(2, start=date(2027, 2, 3))]
    before = export(alone, vi)
    joined = [alone[0], replace(alone[1], task=uid(1), sequence=1)]
    found = blocks(delta(joined, before, vi).data)
    assert found[uid(1)]["STATUS"] == "CANCELLED"
    assert int(found[uid(1)]["SEQUENCE"]) > 0
    assert "STATUS" not in found[uid(2)]


def test_an_event_that_lost_its_day_is_taken_out(vi):
    before = export([event(1, start=date(2027, 2, 3)), task(2)], vi)
    found = blocks(delta([event(1, sequence=1), task(2)], before, vi).data)
    assert found[uid(1)]["STATUS"] == "CANCELLED"


def test_nothing_changed_is_refused(month, vi):
    with pytest.raises(NothingChanged):
        delta(month, export(month, vi), vi)


def test_a_plan_that_would_pass_one_megabyte_becomes_one_file_for_each_month(vi):
    long = "Nội dung của nhiệm vụ. " * 150
    items = [task(n, due=date(2027, 1 + n % 12, 1 + n % 28), note=long) for n in range(400)]
    items += [task(900, month=None, summary="Không ngày, không tháng")]
    for profile in Profile:
        files = to_files(items, PLAN, None, profile, words=vi, now=NOW)
        assert [str(file.month) for file in files] == [f"2027-{m:02}" for m in range(1, 13)]
        assert max(len(file.data) for file in files) < 1_000_000
        assert sum(file.written for file in files) == (400 if profile is Profile.LICH else 401)
        assert len({name(file.data) for file in files}) == 12


def name(data):
    return next(line for line in data.split(b"\r\n") if line.startswith(b"X-WR-RELCALID"))


def test_a_small_plan_is_one_file_under_one_name(month, vi):
    (file,) = to_files(month, PLAN, None, words=vi, now=NOW)
    assert calendar_name(PLAN, None, vi).relcalid.encode() in file.data


@pytest.mark.parametrize("profile", list(Profile))
def test_a_small_plan_is_the_same_file_whether_or_not_it_might_be_parted(month, vi, profile):
    items = [*month, task(900, month=None, due=None), task(901, month=Month(2026, 12))]
    (file,) = to_files(items, PLAN, None, profile, words=vi, now=NOW)
    name = calendar_name(PLAN, None, vi)
    assert file == to_ics(items, name, profile, words=vi, now=NOW)


@pytest.mark.parametrize("profile", list(Profile))
def test_a_large_export_needs_little_more_memory_than_its_octets(vi, profile):
    items = [task(n, note="Giao các tổ rà soát. " * 100) for n in range(1, 501)]
    export(items[:1], vi, profile)
    tracemalloc.start()
    size = len(export(items, vi, profile).data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1.6 * size
