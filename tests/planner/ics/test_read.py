"""Reading calendars of other programs, and our own when they come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.ics.profile import UNNAMED, ExportOptions, Profile
from planner.ics.read import NotACalendar, NothingToImport, read_ics
from planner.ics.scan import TroubleKind
from planner.ics.write import changes, to_ics
from planner.model import DueFrom, EventKind, Task, TaskStatus
from planner.rereading import Standing
from resources import words
from tests.planner.ics.samples import NOW, TOOLS, clock, event, task, uid

WINDOW = (date(2027, 1, 1), date(2027, 12, 31))
MEETING = "BEGIN:VEVENT\nUID:{uid}\n{times}\nSUMMARY:{title}\n{more}END:VEVENT\n"


def vevent(times="DTSTART:20270206T013000Z", *, title="Họp giao ban", more="", uid="1@x"):
    return MEETING.format(uid=uid, times=times, title=title, more=more)


def calendar(*parts, head="PRODID:-//Someone else//EN\n"):
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(parts)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def reading(*parts, plan=(), **more):
    return read_ics(calendar(*parts, **more), WINDOW, plan)


def only(*parts, **more):
    (found,) = reading(*parts, **more).found
    return found.item


def told(*parts, **more):
    return [(t.kind, t.line) for t in reading(*parts, **more).troubles]


@pytest.mark.parametrize(
    ("times", "start"),
    [
        ("DTSTART:20270206T013000Z", clock("2027-02-06T08:30")),
        ("DTSTART:20270206T083000", clock("2027-02-06T08:30")),
        ("DTSTART;TZID=Asia/Ho_Chi_Minh:20270206T083000", clock("2027-02-06T08:30")),
        ('DTSTART;TZID="SE Asia Standard Time":20270206T083000', clock("2027-02-06T08:30")),
        ("DTSTART;TZID=Tokyo Standard Time:20270206T103000", clock("2027-02-06T08:30")),
        ("DTSTART;TZID=Europe/Paris:20270706T033000", clock("2027-07-06T08:30")),
        ("DTSTART;VALUE=DATE:20270206", date(2027, 2, 6)),
        ("DTSTART:20270206", date(2027, 2, 6)),
    ],
)
def test_a_start_is_brought_to_vietnamese_time(times, start):
    assert only(vevent(times)).start == start


def test_a_zone_that_only_the_file_knows_is_read_from_it():
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Nha may\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    assert only(zone, vevent("DTSTART;TZID=Nha may:20270206T103000")).start.hour == 8


@pytest.mark.parametrize("zone", ["Asia/Bac_Ninh", "../../../../etc/passwd", "Nowhere"])
def test_an_unknown_zone_is_told_and_taken_as_ours(zone):
    part = vevent(f"DTSTART;TZID={zone}:20270206T083000")
    assert only(part).start == clock("2027-02-06T08:30")
    assert told(part) == [(TroubleKind.UNKNOWN_ZONE, 6)]


def test_an_event_has_place_area_and_note():
    more = "LOCATION:Phòng 3\\, tầng 2\nCATEGORIES:Họp,Viễn thông\nDESCRIPTION:một\\nhai\n"
    item = only(vevent(more=more))
    assert (item.location, item.area, item.note) == ("Phòng 3, tầng 2", "Viễn thông", "một\nhai")
    assert item.kind is EventKind.MEETING


@pytest.mark.parametrize(
    ("times", "end"),
    [
        ("DTSTART;VALUE=DATE:20270206\nDTEND;VALUE=DATE:20270208", date(2027, 2, 8)),
        ("DTSTART;VALUE=DATE:20270206\nDTEND;VALUE=DATE:20270206", date(2027, 2, 7)),
        ("DTSTART;VALUE=DATE:20270206\nDURATION:P2D", date(2027, 2, 8)),
        ("DTSTART:20270206T080000\nDURATION:PT90M", clock("2027-02-06T09:30")),
        ("DTSTART:20270206T080000", None),
    ],
)
def test_an_end_is_exclusive(times, end):
    assert only(vevent(times)).end == end


def test_midnights_that_outlook_flags_as_whole_days_are_dates():
    flag = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n"
    item = only(vevent("DTSTART:20270206T000000\nDTEND:20270208T000000", more=flag))
    assert (item.start, item.end) == (date(2027, 2, 6), date(2027, 2, 8))


def test_a_weekly_meeting_becomes_one_event_for_each_day_in_the_window():
    rule = "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20270213T083000\n"
    moved = vevent(
        "DTSTART:20270221T090000", title="Họp dời", more="RECURRENCE-ID:20270220T083000\n"
    )
    found = reading(vevent("DTSTART:20270206T083000", more=rule), moved).found
    assert sorted((f.item.start, f.item.summary) for f in found) == [
        (clock("2027-02-06T08:30"), "Họp giao ban"),
        (clock("2027-02-21T09:00"), "Họp dời"),
        (clock("2027-02-27T08:30"), "Họp giao ban"),
    ]
    assert len({f.item.key for f in found}) == 3


def test_a_yearly_day_of_long_ago_is_found_in_the_window():
    part = vevent("DTSTART;VALUE=DATE:19900421", more="RRULE:FREQ=YEARLY\n")
    assert only(part).start == date(2027, 4, 21)


def test_until_in_utc_counts_on_the_clocks_of_the_series():
    rule = "RRULE:FREQ=DAILY;UNTIL=20270207T170000Z\n"  # midnight of 8 February here
    found = reading(vevent("DTSTART:20270206T083000", more=rule)).found
    assert [f.item.start.day for f in found] == [6, 7]


@pytest.mark.parametrize(
    ("part", "trouble"),
    [
        (vevent("X-NONE:1"), (TroubleKind.NO_START, 4)),
        (vevent("DTSTART:20270231T010000Z"), (TroubleKind.BAD_START, 6)),
        (vevent("DTSTART:hôm qua"), (TroubleKind.BAD_START, 6)),
        (vevent("DTSTART:20270206\nDTSTART:20270207"), (TroubleKind.BAD_START, 7)),
        (vevent("DTSTART:99991231"), (TroubleKind.BAD_START, 6)),
        (vevent(more="STATUS:CANCELLED\n"), (TroubleKind.CANCELLED, 4)),
        ("BEGIN:VEVENT\nUID:u\nDTSTART:20270206\n", (TroubleKind.NOT_CLOSED, 4)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_the_next_survives(part, trouble):
    sound = vevent(title="Sự kiện sau", uid="2@x")
    assert [f.item.summary for f in reading(part, sound).found] == ["Sự kiện sau"]
    assert told(part, sound) == [trouble]


@pytest.mark.parametrize(
    ("part", "trouble"),
    [
        (vevent("DTSTART:20270206T0830\nDTEND:20270205T0830"), (TroubleKind.BAD_END, 7)),
        (vevent(more="DURATION:P99999999999999D\n"), (TroubleKind.BAD_END, 8)),
        (vevent(more="RRULE:FREQ=SECONDLY\n"), (TroubleKind.BAD_RULE, 8)),
        (vevent(more="khong phai dong nao\n"), (TroubleKind.BROKEN_LINE, 8)),
        (vevent(title=""), (TroubleKind.NO_TITLE, 4)),
        (vevent(more="RECURRENCE-ID:20270206T013000Z\n"), (TroubleKind.ORPHAN, 4)),
    ],
)
def test_what_is_half_right_is_read_and_told(part, trouble):
    assert len(reading(part).found) == 1
    assert told(part) == [trouble]


def test_without_a_uid_the_key_is_made_from_the_content_and_stays():
    nameless = vevent().replace("UID:1@x\n", "")
    assert only(nameless).key == only(nameless).key != only(vevent()).key


def test_of_one_uid_the_highest_sequence_wins():
    parts = [vevent(title=title, more=f"SEQUENCE:{n}\n") for title, n in (("a", 1), ("b", 5))]
    assert only(*parts, vevent()).summary == "b"


def test_two_calendars_in_one_file_are_read():
    data = calendar(vevent()) + calendar(vevent(uid="2@x"))
    assert len(read_ics(data, WINDOW).found) == 2


@pytest.mark.parametrize("encode", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_no_hindrance(encode):
    (found,) = read_ics(calendar(vevent()).decode().encode(encode), WINDOW).found
    assert found.item.summary == "Họp giao ban"


def test_a_fold_inside_a_letter_is_undone():
    data = calendar(vevent(title="Họp đầu tuần")).replace(
        "ọ".encode(), "ọ"[0].encode()[:1] + b"\r\n " + "ọ".encode()[1:]
    )
    (found,) = read_ics(data, WINDOW).found
    assert found.item.summary == "Họp đầu tuần"


@pytest.mark.parametrize("data", [b"", b"<!doctype html>", bytes(range(256)) * 500, b"\n" * 9999])
def test_what_is_no_calendar_is_refused(data):
    with pytest.raises(NotACalendar):
        read_ics(data, WINDOW)


def test_an_empty_calendar_is_refused():
    with pytest.raises(NothingToImport):
        reading()


TODO = "BEGIN:VTODO\nUID:t@x\nSUMMARY:Viết bài\n{more}END:VTODO\n"


@pytest.mark.parametrize(
    ("more", "status", "percent"),
    [
        ("STATUS:COMPLETED\nPERCENT-COMPLETE:30\n", TaskStatus.COMPLETED, 100),
        ("COMPLETED:20270201T000000Z\n", TaskStatus.COMPLETED, 100),
        ("STATUS:IN-PROCESS\nPERCENT-COMPLETE:40\n", TaskStatus.IN_PROCESS, 40),
        ("STATUS:XONG\nPERCENT-COMPLETE:150\n", TaskStatus.NEEDS_ACTION, 99),
    ],
)
def test_a_task_has_one_state_whatever_its_properties_say(more, status, percent):
    item = only(TODO.format(more=more))
    assert (item.status, item.percent_complete) == (status, percent)


def test_a_task_is_due_on_its_day_in_viet_nam():
    item = only(TODO.format(more="DUE:20270205T180000Z\n"))
    assert (item.due, item.due_from) == (date(2027, 2, 6), DueFrom.TEXT)


# ------------------------------------------------------------------------------- ours come back


def export(items, profile=Profile.LICH, language="vi", **options):
    now = {"words": words(language), "now": NOW, "options": ExportOptions(**options)}
    return to_ics(items, UNNAMED, profile, **now).data


def back(data, plan):
    return {found.item.uid: found for found in read_ics(data, WINDOW, plan).found}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("profile", list(Profile))
def test_an_unchanged_export_is_the_same(month, profile, language):
    found = back(export(month, profile, language), month)
    assert {f.standing for f in found.values()} == {Standing.SAME}
    assert all(f.item == f.known for f in found.values())


def test_a_task_ticked_and_moved_in_outlook_is_changed_in_nothing_else():
    item = task(1, due=date(2027, 2, 3), due_from=DueFrom.TEXT, note="xem", area="CNTT")
    data = export([item, task(2)])
    data = data.replace("SUMMARY:Rà".encode(), "SUMMARY:✔ Rà".encode(), 1)
    data = data.replace(b"20270203", b"20270210").replace(b"20270204", b"20270211")
    found = back(data, [item, task(2)])
    changed = found[uid(1)]
    assert (changed.standing, found[uid(2)].standing) == (Standing.CHANGED, Standing.SAME)
    assert changed.item.is_done
    assert changed.item == replace(
        item,
        due=date(2027, 2, 10),
        status=TaskStatus.COMPLETED,
        completed=changed.item.completed,
        percent_complete=100,
    )


def test_a_new_title_place_and_note_come_back_from_outlook():
    item = event(1, start=clock("2027-02-03T08:00"), location="Phòng 1", note="mang máy chiếu")
    data = export([item]).decode()
    data = data.replace("Họp giao ban", "Họp mở rộng").replace("Phòng 1", "Phòng 2")
    data = data.replace("mang máy chiếu", "mang máy chiếu\\ncả nước uống")
    (found,) = back(data.encode(), [item]).values()
    assert found.item == replace(
        item, summary="Họp mở rộng", location="Phòng 2", note="mang máy chiếu\ncả nước uống"
    )


def test_the_mark_of_a_pair_belongs_to_its_task():
    pair = [task(5, due=date(2027, 2, 21)), event(8, start=date(2027, 2, 21), task=uid(5))]
    data = export(pair).replace(b"SUMMARY:", "SUMMARY:✔ ".encode())
    found = back(data, pair)
    assert found[uid(5)].item.is_done
    assert found[uid(8)].standing is Standing.SAME


def test_an_older_export_does_not_undo_the_plan():
    before = task(1, due=date(2027, 2, 3))
    now = replace(before, summary="Tên mới", sequence=1)
    for profile in Profile:
        result = read_ics(export([before], profile), WINDOW, [now])
        assert [f.item for f in result.found] == [now]
        assert [t.kind for t in result.troubles] == [TroubleKind.OLDER]


def test_what_a_person_removed_stays_removed():
    item = task(1, due=date(2027, 2, 3))
    found = back(export([item]), [replace(item, removed=NOW)])
    assert found[uid(1)].standing is Standing.REMOVED


def test_a_tombstone_of_a_task_says_that_it_was_removed(vi):
    item = task(1, due=date(2027, 2, 3))
    gone = replace(item, removed=NOW, sequence=1)
    data = changes([gone], {uid(1) + "-t": 0}, Profile.CONG_VIEC, words=vi, now=NOW).data
    (found,) = back(data, [item]).values()
    assert (found.standing, found.item.removed) == (Standing.CHANGED, NOW)


def test_another_office_gets_tasks_from_an_export_for_outlook():
    sent = [
        task(1, due=date(2027, 2, 3), due_from=DueFrom.TEXT, status=TaskStatus.COMPLETED),
        task(2, summary="Tổng kết"),
        event(3, start=date(2027, 2, 4), kind=EventKind.MEETING),
    ]
    found = {f.item.uid: f.item for f in read_ics(export(sent), WINDOW).found}
    assert isinstance(found[uid(1)], Task)
    assert (found[uid(1)].due, found[uid(1)].is_done) == (date(2027, 2, 3), True)
    assert (found[uid(2)].summary, found[uid(2)].due, str(found[uid(2)].month)) == (
        "Tổng kết",
        None,
        "2027-02",
    )
    assert found[uid(3)].kind is EventKind.MEETING


def test_a_second_reading_of_a_foreign_calendar_is_the_same():
    read = only(vevent())
    taken = replace(read, uid=uid(1), as_read=replace(read))
    assert [f.standing for f in reading(vevent(), plan=[taken]).found] == [Standing.SAME]
    (found,) = reading(vevent(title="Họp bất thường"), plan=[taken]).found
    assert (found.standing, found.known) == (Standing.CHANGED, taken)


@pytest.mark.parametrize(
    "details",
    [
        "[1]",
        "{",
        '{"kind":"meeting"}',
        '{"note":null,"month":3,"evidence":{"span":1},"with_units":5}',
        '{"exact":{"due":["20270203",5],"summary":["Rà soát hồ sơ",null]}}',
        '{"as_read":{"due":"x","month":7,"created":"2027-01-01T00:00:00","priority":1e400}}',
        '{"note":"a\\u0000b","area":"\\ud800"}',
    ],
)
def test_damaged_details_cost_no_more_than_themselves(details):
    data = export([task(1, due=date(2027, 2, 3))], Profile.CONG_VIEC).decode()
    lines = data.replace("\r\n ", "").split("\r\n")
    escaped = details.replace("\\", "\\\\").replace(",", "\\,")
    lines = [f"X-LTT-DETAILS:{escaped}" if x.startswith("X-LTT") else x for x in lines]
    (found,) = read_ics("\r\n".join(lines).encode(), WINDOW).found
    assert (found.item.uid, found.item.due) == (uid(1), date(2027, 2, 3))
    assert "\x00" not in found.item.note
    assert export([found.item], Profile.CONG_VIEC)


def test_every_wrong_file_is_read_as_far_as_it_is_sound():
    folder = TOOLS / "ics-bad"
    if not folder.exists():
        pytest.skip("the wrong files are not here")
    for path in sorted(folder.glob("*.ics")):
        try:
            result = read_ics(path.read_bytes(), WINDOW)
        except NothingToImport:
            assert path.stem == "C04_empty"
            continue
        assert len(result.found) >= (3 if path.stem != "S07_unclosed" else 2), path.stem
