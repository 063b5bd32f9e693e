"""The table of lunar months agrees with the sky and with a table made by others."""

from datetime import date, timedelta

import pytest
import vnlunar
from hypothesis import given
from hypothesis import strategies as st

from planner.almanac.lunar import (
    FIRST_YEAR,
    LAST_YEAR,
    YEARS,
    LunarDate,
    month_length,
    month_name,
    new_year,
    to_lunar,
    to_solar,
    year_name,
    year_named,
)
from tests.planner.almanac import astronomy

EXACT = range(1968, 2051)


def test_every_month_begins_where_the_sky_says():
    wrong = [
        row
        for row in astronomy.months(EXACT[0], EXACT[-1])
        if to_lunar(row[0]) != LunarDate(row[1], row[2], 1, row[3])
    ]
    assert wrong == []


def test_the_table_is_what_the_script_prints():
    assert tuple(astronomy.packed()) == YEARS


def test_every_tet_agrees_with_an_independent_table():
    def tet(year):
        day, month, solar_year = vnlunar.convert_lunar_to_solar(1, 1, year)[:3]
        return date(solar_year, month, day)

    assert {year: new_year(year) for year in EXACT} == {year: tet(year) for year in EXACT}


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1968, date(1968, 1, 29)),
        (1985, date(1985, 1, 21)),
        (2007, date(2007, 2, 17)),
        (2018, date(2018, 2, 16)),
        (2030, date(2030, 2, 2)),
    ],
)
def test_tet_falls_on_the_vietnamese_day_also_where_the_chinese_one_differs(year, day):
    assert new_year(year) == day


@given(st.dates(date(FIRST_YEAR, 3, 1), date(LAST_YEAR, 12, 31)))
def test_there_and_back_is_the_same_day(day):
    lunar = to_lunar(day)
    assert lunar is not None
    assert to_solar(lunar) == day


@given(st.dates(date(FIRST_YEAR, 3, 1), date(LAST_YEAR, 12, 30)))
def test_the_day_after_is_the_next_lunar_day(day):
    today, tomorrow = to_lunar(day), to_lunar(day + timedelta(days=1))
    assert tomorrow.day in {today.day + 1, 1}
    if tomorrow.day == 1:
        assert today.day == month_length(today.year, today.month, leap=today.leap)


def test_a_month_of_29_days_has_no_thirtieth():
    assert month_length(2021, 12) == 29
    assert to_solar(LunarDate(2021, 12, 30)) is None
    assert to_solar(LunarDate(2021, 12, 29)) == date(2022, 1, 31)


def test_a_leap_month_is_told_from_the_month_before():
    assert to_solar(LunarDate(2020, 4, 1, leap=False)) == date(2020, 4, 23)
    assert to_solar(LunarDate(2020, 4, 1, leap=True)) == date(2020, 5, 23)
    assert to_solar(LunarDate(2021, 4, 1, leap=True)) is None


def test_outside_the_table_nothing_is_claimed():
    assert to_lunar(date(1900, 1, 1)) is None
    assert to_lunar(date(2200, 1, 1)) is None
    assert new_year(2200) is None


@pytest.mark.parametrize(
    ("name", "near", "year"),
    [
        ("Mậu Tuất", 2018, 2018),
        ("mậu  tuất", 1990, 2018),
        ("Giáp Thìn", 2024, 2024),
        ("Quí Mão", 2023, 2023),
        ("Ất Tị", 2025, 2025),
        ("Canh Tí", 2020, 2020),
        ("Mậu Tuất", 1960, 1958),
        ("Mậu Sửu", 2018, None),
    ],
)
def test_a_year_is_found_by_its_name(name, near, year):
    assert year_named(name, near) == year


def test_names_of_years_and_months():
    assert year_name(2018) == "Mậu Tuất"
    assert year_name(2017) == "Đinh Dậu"
    assert (month_name(1), month_name(12)) == ("Giêng", "Chạp")
