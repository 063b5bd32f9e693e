"""A clock time at an end of a jotted line belongs to its day; one that names something does not."""

from datetime import date

import pytest

from planner.model import Event
from planner.reading.clocks import gathered
from planner.reading.doubts import Doubt
from tests.planner.reading.jotted_lines import TODAY, only, read


@pytest.mark.parametrize(
    ("line", "title", "start"),
    [
        ("thứ 2 tuần sau họp cơ quan 14h", "Họp cơ quan", "2018-02-12 14:00"),
        ("14h thứ 2 tuần sau họp cơ quan", "Họp cơ quan", "2018-02-12 14:00"),
        ("họp cơ quan thứ 2 tuần sau lúc 14h30", "Họp cơ quan", "2018-02-12 14:30"),
        ("8h họp giao ban thứ 2 tuần sau", "Họp giao ban", "2018-02-12 08:00"),
        ("thứ 2 tuần sau, 14h họp cơ quan", "Họp cơ quan", "2018-02-12 14:00"),
        ("thu 2 tuan sau hop co quan 14h", "Hop co quan", "2018-02-12 14:00"),
        ("20/2 họp, lúc 9 giờ 30", "Họp", "2018-02-20 09:30"),
        ("chiều mai họp 3h", "Họp", "2018-02-09 15:00"),
        ("mai họp chi bộ 8:30", "Họp chi bộ", "2018-02-09 08:30"),
        ("Mai họp chi bộ 8h", "Họp chi bộ", "2018-02-09 08:00"),
        ("mai 14h họp", "Họp", "2018-02-09 14:00"),
        ("họp giao ban 8h mai", "Họp giao ban", "2018-02-09 08:00"),
        ("ngày mai xe chạy lúc 16h", "Xe chạy", "2018-02-09 16:00"),
    ],
)
def test_a_clock_time_at_an_end_of_the_line_is_that_of_its_day(line, title, start):
    event = only(line)
    assert (event.summary, f"{event.start:%Y-%m-%d %H:%M}") == (title, start)


def test_from_and_to_stand_apart_together():
    event = only("mai họp chi bộ 7h30-9h")
    assert event.summary == "Họp chi bộ"
    assert (f"{event.start:%d %H:%M}", f"{event.end:%d %H:%M}") == ("09 07:30", "09 09:00")
    event = only("ngày 20/2 tập huấn từ 8h đến 11h")
    assert (event.summary, event.start.hour, event.end.hour) == ("Tập huấn", 8, 11)


def test_the_place_may_stand_after_the_clock_time():
    event = only("sáng mai họp với sở 8h tại phòng 2")
    assert (event.summary, event.location, event.start.hour) == ("Họp với sở", "Phòng 2", 8)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("ngày mai xe 16h chạy", "Xe 16h chạy"),
        ("ngày mai đón xe 16h", "Đón xe 16h"),
        ("ngày mai xe 16h chạy, họp 14h", "Xe 16h chạy, họp 14h"),
        ("ngày 20/2 tập huấn trong 2 giờ", "Tập huấn trong 2 giờ"),
        ("mai gửi báo cáo trước 16h", "Gửi báo cáo trước 16h"),
        ("trước 15/3 nộp báo cáo 16h", "Nộp báo cáo 16h"),
        ("ngày 20/2 trực 24h", "Trực 24h"),
        ("ngày 20/2 làm việc 8h/ngày", "Làm việc 8h/ngày"),
        ("ngày 20/2 họp triển khai 5G", "Họp triển khai 5G"),
    ],
)
def test_an_hour_that_names_or_measures_something_stays_in_the_title(line, title):
    item = only(line)
    assert item.summary == title
    assert not isinstance(item, Event) or type(item.start) is date


def test_a_network_is_no_hour():
    assert only("họp triển khai 5G").summary == "Họp triển khai 5G"


def test_without_a_day_it_is_asked_for_as_ever():
    assert read("xe 16h chạy").doubt is Doubt.TODAY
    assert read("gặp chị mai 14h").doubt is Doubt.TODAY


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("thứ 6 họp chi bộ 14h", Doubt.WEEKDAY),
        ("họp chi bộ ngày 25, 14h", Doubt.MONTH),
        ("họp cơ quan tuần sau lúc 14h", Doubt.WEEK),
    ],
)
def test_a_day_in_doubt_is_asked_for_with_the_clock_time_in_each_reading(line, doubt):
    jotting = read(line)
    assert jotting.doubt is doubt
    assert {item.start.hour for item in jotting.readings} == {14}


def test_an_early_hour_apart_is_asked_for_its_half_of_the_day():
    jotting = read("mai họp 3h")
    assert jotting.doubt is Doubt.HOUR
    assert [item.start.hour for item in jotting.readings] == [15, 3]


@pytest.mark.parametrize("line", ["Mai gửi báo cáo", "mai táng ông A", "mua hoa mai", "gặp mai"])
def test_a_name_is_no_tomorrow(line):
    assert gathered(line, TODAY) == line


def test_a_department_is_no_place():
    assert only("họp với sở lúc 8h ngày 20/2").summary == "Họp với sở"
    assert only("họp ở sở 8h ngày 20/2").location == "Sở"
