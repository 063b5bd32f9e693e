"""A line that a person jots down is understood, or its doubt is named with every reading."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import DayPart, DueFrom, Event, EventKind, Month, Task
from planner.reading import dates, doubts
from planner.reading.doubts import Doubt
from tests.planner.reading.jotted_lines import MONTH, TODAY, only, read

MANY = 200


def starts(line):
    return [item.start for item in read(line).readings]


def test_a_meeting_at_a_clock_time_next_week():
    event = only("họp giao ban 8h thứ 2 tuần sau")
    assert isinstance(event, Event)
    assert (event.summary, event.kind) == ("Họp giao ban", EventKind.MEETING)
    assert event.start == datetime(2018, 2, 12, 8)  # noqa: DTZ001 - Vietnamese clock time
    assert event.month == MONTH


def test_a_deadline_makes_a_task():
    task = only("nộp báo cáo trước 15/3")
    assert isinstance(task, Task)
    assert (task.summary, task.due, task.due_from) == (
        "Nộp báo cáo",
        date(2018, 3, 15),
        DueFrom.TEXT,
    )
    assert task.month == Month(2018, 3)


def test_what_takes_place_on_a_day_is_an_event():
    event = only("tổng vệ sinh cơ quan ngày 20/2")
    assert isinstance(event, Event)
    assert (event.summary, event.kind, event.start, event.last_day) == (
        "Tổng vệ sinh cơ quan",
        EventKind.OTHER,
        date(2018, 2, 20),
        date(2018, 2, 20),
    )


def test_place_and_end_are_understood():
    event = only("họp các trạm 14h-16h ngày 20/2 tại phòng họp tầng 2")
    assert (event.summary, event.location) == ("Họp các trạm", "Phòng họp tầng 2")
    assert (event.start.hour, event.end.hour) == (14, 16)


def test_days_from_to_last():
    event = only("đi công tác từ 12/3 đến 14/3")
    assert (event.start, event.last_day) == (date(2018, 3, 12), date(2018, 3, 14))


def test_a_part_of_the_day_is_kept():
    assert only("họp chi bộ tối 20/2").day_part is DayPart.EVENING


def test_work_without_a_day_belongs_to_the_month_shown():
    task = only("rà soát hồ sơ")
    assert (task.summary, task.month, task.due) == ("Rà soát hồ sơ", MONTH, None)


def test_a_month_in_the_title_is_no_due_day():
    task = only("nộp báo cáo tháng 2 trước ngày 25/2")
    assert (task.summary, task.due) == ("Nộp báo cáo tháng 2", date(2018, 2, 25))


def test_within_a_week_the_last_day_is_due():
    task = only("nộp báo cáo trong tuần này")
    assert (task.due, task.due_from) == (date(2018, 2, 11), DueFrom.MONTH)


@pytest.mark.parametrize(
    ("line", "doubt", "days"),
    [
        ("họp thứ 6", Doubt.WEEKDAY, [date(2018, 2, 9), date(2018, 2, 16)]),
        ("họp chi bộ ngày 25", Doubt.MONTH, [date(2018, 2, 25), date(2018, 3, 25)]),
        ("họp chi bộ ngày 5", Doubt.MONTH, [date(2018, 3, 5), date(2018, 4, 5)]),
        ("họp ngày 5/1", Doubt.YEAR, [date(2018, 1, 5), date(2019, 1, 5)]),
        ("thứ 2 ngày 20/2 họp", Doubt.MISMATCH, [date(2018, 2, 20), date(2018, 2, 19)]),
        ("họp ngày 31/2", Doubt.IMPOSSIBLE, []),
        ("họp ngày 45", Doubt.IMPOSSIBLE, []),
    ],
)
def test_a_doubt_is_asked_with_every_reading(line, doubt, days):
    assert read(line).doubt is doubt
    assert starts(line) == days


def test_a_meeting_of_a_week_asks_for_its_day():
    assert read("họp cơ quan tuần sau").doubt is Doubt.WEEK
    assert [day.day for day in starts("họp cơ quan tuần sau")] == [12, 13, 14, 15, 16]


def test_an_early_hour_asks_for_its_half_of_the_day():
    jotting = read("họp 3h ngày 20/2")
    assert jotting.doubt is Doubt.HOUR
    assert [item.start.hour for item in jotting.readings] == [15, 3]
    assert [item.start.hour for item in read("họp 3h chiều ngày 20/2").readings] == [15]


def test_a_clock_time_without_a_day_asks_for_the_day():
    jotting = read("họp 8h")
    assert jotting.doubt is Doubt.TODAY
    assert [(i.start.day, i.start.hour) for i in jotting.readings] == [(8, 8), (9, 8)]


def test_two_doubts_give_every_pair():
    jotting = read("họp 3h thứ 6")
    assert [(i.start.day, i.start.hour) for i in jotting.readings] == [
        (9, 15),
        (9, 3),
        (16, 15),
        (16, 3),
    ]


@pytest.mark.parametrize("line", ["", "   ", "8h ngày 20/2", "trước ngày 20/2"])
def test_without_a_title_there_is_nothing_to_add(line):
    assert read(line).readings == ()


@pytest.mark.parametrize("line", ["gặp chị Mai", "lần thứ hai này", "họp thứ", "tiếp 3 đoàn khách"])
def test_names_and_numbers_leave_no_doubt(line):
    assert read(line).doubt is None


WORDS = (
    "họp nộp trước ngày thứ 2 6 tuần sau này 8h 3h 14h30 20/2 31/2 15/3/2018 sáng chiều mai tại ở"
    " phòng , - từ đến tháng năm trong"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES | st.text(max_size=6), max_size=12).map(" ".join))
def test_no_line_breaks_the_reader_and_every_reading_has_a_title(line):
    jotting = read(line)
    assert all(item.summary.strip() for item in jotting.readings)
    assert len(jotting.readings) <= 6
    assert jotting.doubt is not None or len(jotting.readings) <= 1


@pytest.mark.parametrize(
    ("typed", "written", "title"),
    [
        ("hop giao ban 8h thu 2 tuan sau", "họp giao ban 8h thứ 2 tuần sau", "Hop giao ban"),
        ("nop bao cao truoc 5/3", "nộp báo cáo trước 5/3", "Nop bao cao"),
        ("hop chi bo sang thu 7", "họp chi bộ sáng thứ 7", "Hop chi bo"),
        ("14h Thu 2 tuan sau hop co quan", "14h Thứ 2 tuần sau họp cơ quan", "Hop co quan"),
        ("gui so lieu cham nhat ngay 20/2", "gửi số liệu chậm nhất ngày 20/2", "Gui so lieu"),
        ("hop chi bo toi 20/2", "họp chi bộ tối 20/2", "Hop chi bo"),
        ("nop bao cao truoc thu 6 tuan nay", "nộp báo cáo trước thứ 6 tuần này", "Nop bao cao"),
        ("hoi nghi 8 gio sang mai", "hội nghị 8 giờ sáng mai", "Hoi nghi"),
        ("di cong tac tu 12/3 den 14/3", "đi công tác từ 12/3 đến 14/3", "Di cong tac"),
        ("hop chi bo ngay 25", "họp chi bộ ngày 25", "Hop chi bo"),
        ("hop chieu chu nhat nay", "họp chiều chủ nhật này", "Hop"),
        ("hop ban 15/1 am lich", "họp bàn 15/1 âm lịch", "Hop ban"),
        ("gap doan 9h ngay mai tai phong 2", "gặp đoàn 9h ngày mai tại phòng 2", "Gap doan"),
        ("hop voi so thu 5 tuan toi", "họp với sở thứ 5 tuần tới", "Hop voi so"),
    ],
)
def test_a_line_without_accents_means_the_same_and_keeps_its_words(typed, written, title):
    with_accents, without = read(written), read(typed)
    assert without.doubt is with_accents.doubt
    assert without.readings
    for item, other in zip(without.readings, with_accents.readings, strict=True):
        assert item.summary == title
        kept = {"summary": other.summary} | (
            {"location": other.location} if isinstance(other, Event) else {}
        )
        assert replace(item, **kept) == other


@pytest.mark.parametrize(
    "line",
    [
        "thu 2 trieu dong",
        "thu 2 trieu dong tien quy",
        "thu 3 khoan phi",
        "bao cao thu nam 2018",
        "van thu nhap du lieu",
        "lan thu hai nay",
        "thu tu lieu",
        "lap ke hoach tuan tra",
        "tai lieu hop",
        "don thu 6 ho dan",
        "chuyen sang quy 2",
        "hop dong thue xe",
        "hop tac xa bao cao",
    ],
)
def test_words_without_accents_that_are_no_time_are_none(line):
    item = only(line)
    assert isinstance(item, Task)
    assert (item.summary, item.due) == (line[:1].upper() + line[1:], None)


def test_money_that_a_meeting_collects_is_no_monday():
    assert starts("hop thu 2 trieu dong ngay 20/2") == [date(2018, 2, 20)]


def test_a_secretary_is_no_weekday():
    assert (only("gap bi thu 2 xa").summary, only("gap bi thu 2 xa").start) == (
        "Gap bi thu 2 xa",
        None,
    )


def test_a_line_with_accents_is_read_as_it_is_written():
    assert only("họp về thu 2 khoản").start is None


def test_large_letters_without_accents_are_kept():
    assert only("HOP UBND XA 8h ngay 20/2").summary == "HOP UBND XA"


def test_a_line_with_many_doubts_is_not_written_out_in_every_way(monkeypatch):
    asked = []
    find = dates.find

    def counted(*arguments):
        asked.append(arguments)
        assert len(asked) < MANY
        return find(*arguments)

    monkeypatch.setattr(dates, "find", counted)
    assert len(read("họp " + "ngày 31/12/\ufffd998 " * 9).readings) > 1


def test_a_line_whose_doubts_never_end_is_given_up(monkeypatch):
    """A million ways, none of which is a day: the quick line must not wait for them."""
    looked = []
    fork = doubts.Fork(Doubt.WEEK, "thứ hai", ("họp thứ hai", "giao ban thứ hai"))
    monkeypatch.setattr(doubts, "fork_of", lambda *line: looked.append(line) or fork)
    assert list(doubts.settled("họp thứ hai", TODAY)) == []
    assert 10 < len(looked) < 1000
