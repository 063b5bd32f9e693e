"""Decide when Tết is: the Vietnamese lunisolar calendar (UTC+7), as a table and plain arithmetic.

It is not the Chinese one (UTC+8): Tết differs in 1968, 1969, 1985, 2007 and 2030. One int a lunar
year; the table was computed from the sky (tests/planner/almanac/astronomy.py) and agrees with two
independent sources from 1968 to 2050. After that a new moon may fall too near midnight to be sure.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

FIRST_YEAR = 1967

# Bits 17 and up: days from 1 January to the first of month 1; 13 to 16: the month that a leap month
# follows, or 0; 0 to 12: a 1 for each month of 30 days, in order, the leap month in its place.
YEARS = (
    0x4E049B,
    0x38E55B,
    0x5C056B,
    0x480B69,
    0x34B752,
    0x5A0B52,
    0x420B25,
    0x2C9A4B,
    0x520A4D,
    0x3D14AB,
    0x6002AD,
    0x4A05AD,
    0x36CB6A,
    0x5C0DA9,
    0x460D92,
    0x309D25,
    0x560D25,
    0x400A55,
    0x2854AD,
    0x4E04B6,
    0x38E5B5,
    0x5E06D5,
    0x480EC9,
    0x34BE92,
    0x5A0E92,
    0x440D26,
    0x2C6A56,
    0x500A57,
    0x3D1556,
    0x62056A,
    0x4A0B55,
    0x36B6C9,
    0x5C0749,
    0x460693,
    0x2E952B,
    0x54052B,
    0x3E0A5B,
    0x2A555A,
    0x4E056A,
    0x38EB65,
    0x5E0BA5,
    0x4A0D49,
    0x32BA95,
    0x580A95,
    0x42052D,
    0x2C8AAD,
    0x500AB5,
    0x3D35AA,
    0x6205D2,
    0x4C0DA5,
    0x36DD4A,
    0x5C0E4A,
    0x460C96,
    0x30992E,
    0x540556,
    0x3E0AB5,
    0x2A55B2,
    0x5006D2,
    0x38CEA5,
    0x5E0725,
    0x48064B,
    0x32AC97,
    0x5604AB,
    0x40055B,
    0x2C6ADA,
    0x520B6A,
    0x3D7752,
    0x620B92,
    0x4C0B25,
    0x36DA4B,
    0x5A0A4D,
    0x4404AD,
    0x2EA95B,
    0x5405AD,
    0x3E0BAA,
    0x2A5B52,
    0x500D92,
    0x3AFD25,
    0x5E0D25,
    0x480A55,
    0x32B4AD,
    0x5804B6,
    0x4006B5,
    0x2C6DAA,
    0x520ECA,
    0x3F0E92,
    0x600E93,
    0x4C0D26,
    0x36CA56,
    0x5A0A5B,
    0x44055A,
    0x2E8AD5,
    0x540B55,
    0x40074A,
    0x286E93,
    0x4E0A93,
    0x38F52B,
    0x5E052B,
    0x460A9B,
    0x32B55A,
    0x58056A,
    0x420B65,
    0x2C974A,
    0x520D4A,
    0x3D1A95,
    0x620C95,
    0x4A092D,
    0x34CAAD,
    0x5A0AB5,
    0x4605AA,
    0x2E8DA5,
    0x540EA5,
    0x400D4A,
    0x2A7D15,
    0x4E0C96,
    0x38F956,
    0x5E0556,
    0x480AB5,
    0x32B6B4,
    0x5806D4,
    0x420EA5,
    0x2E8E8A,
    0x50068B,
    0x3B1497,
    0x6004AB,
    0x4A095B,
    0x34CADA,
    0x5A0B6A,
    0x460754,
    0x309725,
    0x540B45,
    0x3E0A8B,
    0x28552B,
    0x4E04AD,
)
LAST_YEAR = FIRST_YEAR + len(YEARS) - 1

STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
BRANCHES = (
    "Tý",
    "Sửu",
    "Dần",
    "Mão",
    "Thìn",
    "Tỵ",
    "Ngọ",
    "Mùi",
    "Thân",
    "Dậu",
    "Tuất",
    "Hợi",
)
MONTH_NAMES = (
    "Giêng",
    "Hai",
    "Ba",
    "Tư",
    "Năm",
    "Sáu",
    "Bảy",
    "Tám",
    "Chín",
    "Mười",
    "Một",
    "Chạp",
)
TO_I = str.maketrans("ỵỷý", "ịỉí")
CYCLE = 60
JIA_ZI = 1984  # a year Giáp Tý


@dataclass(frozen=True, slots=True, order=True)
class LunarDate:
    """A day of the Vietnamese lunar calendar; `year` is the Gregorian year in which it begins."""

    year: int
    month: int  # 1..12
    day: int  # 1..30
    leap: bool = False  # in the leap month that follows the month of this number


def to_lunar(day: date) -> LunarDate | None:
    """Return the lunar date of a day; None outside the table."""
    for year in (day.year, day.year - 1):
        starts, named = _months_of(year)
        at = bisect_right(starts, day.toordinal()) - 1
        if 0 <= at < len(named):
            month, leap = named[at]
            return LunarDate(year, month, day.toordinal() - starts[at] + 1, leap)
    return None


def to_solar(lunar: LunarDate) -> date | None:
    """Return the day that a lunar date means; None if there is no such day in the table."""
    length = month_length(lunar.year, lunar.month, leap=lunar.leap)
    if length is None or not 1 <= lunar.day <= length:
        return None
    starts, named = _months_of(lunar.year)
    return date.fromordinal(starts[named.index((lunar.month, lunar.leap))] + lunar.day - 1)


def month_length(year: int, month: int, *, leap: bool = False) -> int | None:
    """Return 29 or 30; None if there is no such month in the table."""
    starts, named = _months_of(year)
    if (month, leap) not in named:
        return None
    at = named.index((month, leap))
    return starts[at + 1] - starts[at]


def new_year(year: int) -> date | None:
    """Return the first day of Tết that falls in a Gregorian year."""
    return to_solar(LunarDate(year, 1, 1))


def year_name(year: int) -> str:
    """Return the name of a lunar year, such as "Mậu Tuất" for 2018."""
    place = (year - JIA_ZI) % CYCLE
    return f"{STEMS[place % len(STEMS)]} {BRANCHES[place % len(BRANCHES)]}"


def year_named(name: str, near: int) -> int | None:
    """Return the lunar year of this name nearest to a year; None if no year has the name."""
    place = _year_places().get(_spelt_with_i(name))
    if place is None:
        return None
    later = near + (place - (near - JIA_ZI)) % CYCLE
    return min(later, later - CYCLE, key=lambda year: abs(year - near))


def month_name(month: int) -> str:
    """Return the name of a lunar month, such as "Chạp" for 12."""
    return MONTH_NAMES[month - 1]


@cache
def _months_of(year: int) -> tuple[list[int], list[tuple[int, bool]]]:
    """Return the ordinal of each month's first day and of the year's end, and each month's name.

    Both are empty outside the table.
    """
    if not 0 <= year - FIRST_YEAR < len(YEARS):
        return [], []
    row = YEARS[year - FIRST_YEAR]
    named = [(month, False) for month in range(1, 13)]
    if leap := row >> 13 & 15:
        named.insert(leap, (leap, True))
    starts = [(date(year, 1, 1) + timedelta(days=row >> 17)).toordinal()]
    for place in range(len(named)):
        starts.append(starts[-1] + 29 + (row >> place & 1))
    return starts, named


@cache
def _year_places() -> dict[str, int]:
    return {_spelt_with_i(year_name(JIA_ZI + place)): place for place in range(CYCLE)}


def _spelt_with_i(name: str) -> str:
    """Return a year's name as it is looked up: "Ất Tỵ" and "Ất Tị" are one."""
    return " ".join(name.casefold().split()).translate(TO_I)
