"""Named days: found by any spelling, dated by their own calendar, off when they are off."""

from datetime import date

import pytest

from planner.almanac.observances import days_off, find_names, observances, of_day

TEXTS = [
    ("kỷ niệm 71 năm Cách mạng tháng Tám và Quốc khánh 2/9", ["Cách mạng tháng Tám", "Quốc khánh"]),
    ("đón Tết Nguyên đán Kỷ Hợi vui tươi", ["Tết Nguyên đán Kỷ Hợi"]),
    ("hưởng ứng Ngày sách Việt Nam", ["Ngày sách Việt Nam"]),
    ("gặp mặt Ngày Thương binh, Liệt sỹ", ["Ngày Thương binh, Liệt sỹ"]),
    ("phòng chống lao: NGÀY NHÀ GIÁO VIỆT NAM", ["NGÀY NHÀ GIÁO VIỆT NAM"]),
    ("Ngày Bảo hiểm y tế Việt Nam; Ngày Dân số thế giới", None),
    ("Ngày Toàn dân phòng cháy và chữa cháy", []),
    ("thực hành tiết kiệm; chi tiết; trung thực", []),
    ("Đại hội Công đoàn cơ sở, Hội Nông dân xã", []),
]


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_names_are_found_whole_and_by_any_spelling(text, names):
    found = [text[each.span.start : each.span.end] for each in find_names(text)]
    assert found == (text.split("; ") if names is None else names)


def test_the_table_has_no_day_of_one_province():
    assert not find_names("Ngày Giải phóng thành phố Đà Nẵng")
    assert not [each.name for each in observances() if "tỉnh" in each.name.casefold().split()]


def test_the_name_of_the_lunar_year_is_told():
    (tet,) = find_names("trong dịp Tết Nguyên đán xuân Mậu Tuất")
    assert (tet.observance.name, tet.year_name) == ("Tết Nguyên đán", "Mậu Tuất")


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Tết Nguyên đán", 2018, date(2018, 2, 16)),
        ("Giao thừa", 2022, date(2022, 1, 31)),
        ("Giỗ Tổ Hùng Vương", 2019, date(2019, 4, 14)),
        ("Tết Trung thu", 2020, date(2020, 10, 1)),
        ("Lễ ông Công, ông Táo", 2018, date(2018, 2, 8)),
        ("Ngày Sách và Văn hóa đọc Việt Nam", 2018, date(2018, 4, 21)),
        ("Ngày Đo lường Việt Nam", 2018, date(2018, 1, 20)),
        ("Giờ Trái đất", 2018, date(2018, 3, 31)),
        ("Tháng Thanh niên", 2018, date(2018, 3, 1)),
    ],
)
def test_a_day_comes_round_by_its_own_calendar(name, year, day):
    (each,) = [each for each in observances() if each.name == name]
    assert each.on(year) == day
    assert each in of_day(day)


def test_every_row_has_a_day_every_year_and_says_where_it_is_laid_down():
    for each in observances():
        assert all(each.on(year) for year in range(1970, 2050)), each.name
        assert each.basis, each.name


def test_no_two_days_share_a_name():
    names = [name.casefold() for each in observances() for name in (each.name, *each.aliases)]
    assert len(names) == len(set(names))


def test_the_days_off_of_a_year_are_those_that_were_decided():
    off = days_off(date(2018, 2, 1), date(2018, 2, 28))
    assert sorted(off) == [date(2018, 2, day) for day in range(14, 21)]


def test_a_year_without_a_decision_follows_the_law():
    off = days_off(date(2030, 1, 1), date(2030, 12, 31))
    assert [day for day in off if day.month == 2] == [date(2030, 2, day) for day in range(1, 6)]
    assert date(2030, 9, 2) in off
    assert off[date(2030, 11, 24)] == "Ngày Văn hóa Việt Nam"


def test_a_holiday_does_not_exist_before_it_was_one():
    assert date(2018, 11, 24) not in days_off(date(2018, 1, 1), date(2018, 12, 31))
