"""The Vietnamese lunar calendar computed from the sky: the independent source of the table.

Rules (Ho Ngoc Duc, "Thuật toán tính âm lịch"): a month begins on the day, in UTC+7, of the new
moon; the eleventh month holds the winter solstice; where thirteen months lie between two eleventh
months, the first without a principal term (the sun at a multiple of 30 degrees) is leap.
Run as a script, it prints the table of `planner/almanac/lunar.py`.
"""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from itertools import pairwise

import ephem

HANOI = timedelta(hours=7)
FIRST, LAST = 1967, 2100


def day_of(moment: ephem.Date) -> date:
    """Return the day in Viet Nam of a moment in UTC."""
    return (ephem.Date(moment).datetime() + HANOI).date()


def new_moons(first: date, last: date) -> list[date]:
    """Return the days of all new moons from first to last."""
    moment = ephem.previous_new_moon(datetime(first.year, first.month, first.day))  # noqa: DTZ001
    days = []
    while (day := day_of(moment)) <= last:
        days.append(day)
        moment = ephem.next_new_moon(ephem.Date(moment + 1))
    return days


def principal_term(day: date) -> int:
    """Return which twelfth of its path the sun is in at the beginning of a day in Viet Nam."""
    midnight = datetime(day.year, day.month, day.day) - HANOI  # noqa: DTZ001
    sun = ephem.Sun(midnight)
    longitude = float(ephem.Ecliptic(sun, epoch=midnight).lon)
    return int(longitude / math.pi * 6)


def eleventh_months(moons: list[date]) -> list[int]:
    """Return the indexes of the months that hold a winter solstice."""
    found = []
    for index, (begin, end) in enumerate(pairwise(moons)):
        if principal_term(begin) != 9 and principal_term(end) == 9:  # 270 degrees
            found.append(index)
    return found


def months(first_year: int = FIRST, last_year: int = LAST) -> list[tuple[date, int, int, bool]]:
    """Return (first day, lunar year, month, leap) of every lunar month of these lunar years."""
    moons = new_moons(date(first_year - 1, 10, 1), date(last_year + 2, 3, 1))
    eleventh = eleventh_months(moons)
    found = []
    for this, following in pairwise(eleventh):
        leap = _leap(moons, this, following)
        number, year = 11, moons[this].year
        for index in range(this, following):
            is_leap = index == leap
            if index != this and not is_leap:
                number = number % 12 + 1
                year += number == 1
            if first_year <= year <= last_year:
                found.append((moons[index], year, number, is_leap))
    return found


def _leap(moons: list[date], this: int, following: int) -> int | None:
    if following - this < 13:  # a year of twelve months
        return None
    return next(
        index
        for index in range(this + 1, following)
        if principal_term(moons[index]) == principal_term(moons[index + 1])
    )


def packed() -> list[int]:
    """Return one int a lunar year: see planner/almanac/lunar.py."""
    by_year: dict[int, list[tuple[date, int, bool]]] = {}
    starts = months(FIRST, LAST + 1)
    for begin, year, number, leap in starts:
        by_year.setdefault(year, []).append((begin, number, leap))
    table = []
    for year in range(FIRST, LAST + 1):
        begins = [begin for begin, _, _ in by_year[year]] + [by_year[year + 1][0][0]]
        lengths = [(b - a).days for a, b in pairwise(begins)]
        leap = next((number for _, number, leap in by_year[year] if leap), 0)
        bits = sum((length == 30) << place for place, length in enumerate(lengths))
        offset = (begins[0] - date(year, 1, 1)).days
        table.append(offset << 17 | leap << 13 | bits)
    return table


if __name__ == "__main__":
    rows = packed()
    for at in range(0, len(rows), 9):
        print("    " + " ".join(f"0x{row:06x}," for row in rows[at : at + 9]))  # noqa: T201
