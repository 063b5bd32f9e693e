"""Decide the days that a joined date means, and what is wrong with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.almanac.lunar import LunarDate, to_solar, year_named
from planner.model import DatedBy, Grain, Month, Period
from planner.reading.dates.rule import (
    DayOfMonth,
    FromToday,
    Months,
    Moon,
    MoonDay,
    SameDay,
    Solar,
    Week,
    WeekdayOf,
    day_in,
)

if TYPE_CHECKING:
    from planner.reading.dates.joining import Item
    from planner.reading.dates.rule import Moment, Near
    from planner.reading.dates.years import Years

ONE = timedelta(days=1)
WEEK = 7 * ONE
PAIR_YEARS = 2  # days of one date so many years apart are an anniversary


class Meaning(NamedTuple):
    """The days that words mean."""

    period: Period | None
    year_given: bool = True
    dated_by: DatedBy = DatedBy.TEXT
    impossible: bool = False


NOTHING = Meaning(None)


def meaning(item: Item, years: Years, same_day: date | None, *, by: bool) -> Meaning | None:
    """Return what an item means; None if it turns out to be no date."""
    core, until = item.core, item.until or item.core
    if isinstance(core, Solar) and isinstance(until, Solar):
        return _solar(core.first, until.last, years, by=by)
    if isinstance(core, Moon) and isinstance(until, Moon):
        return _moon(core.first, until.last, years, by=by)
    if isinstance(core, Months) and isinstance(until, Months):
        return _months(core, until, years, by=by)
    if isinstance(core, Week | WeekdayOf | FromToday | DayOfMonth):
        return _near(core, years)
    if isinstance(core, SameDay):
        return Meaning(_days(same_day, same_day)) if same_day else None
    return NOTHING


def _near(core: Near, years: Years) -> Meaning | None:
    """Return what hangs on today; a report does not tell which day its "hôm nay" is."""
    now = years.now
    match core:
        case Week():
            start = _monday(now) + core.shift * WEEK
            return Meaning(Period(start, start + WEEK, Grain.WEEK))
        case WeekdayOf():
            day = _weekday(core, now)
            return Meaning(_days(day, day))
        case FromToday():
            day = now + core.shift * ONE
            return Meaning(_days(day, day)) if years.said_on else None
        case DayOfMonth():
            month = Month.of(now).shifted(core.shift)
            found = day_in(core.day, month.month, month.year)
            return Meaning(_days(found, found)) if found else Meaning(None, impossible=True)


def _monday(day: date) -> date:
    return day - day.weekday() * ONE


def _weekday(core: WeekdayOf, now: date) -> date:
    if core.shift is not None:
        return _monday(now) + core.shift * WEEK + core.number * ONE
    first = now + core.after * ONE
    return first + (core.number - first.weekday()) % 7 * ONE


def _days(first: date, last: date) -> Period:
    return Period(first, last + ONE, Grain.DAY)


def _solar(first: Moment, last: Moment, years: Years, *, by: bool) -> Meaning | None:
    """Return the days of the common calendar; of an anniversary pair the second."""
    if last.month is None:
        return Meaning(None, impossible=True)
    given = last.year or first.year
    year = last.year or _year_after(first, last) or years.of(last.day, last.month, by=by)
    end = day_in(last.day, last.month, year)
    if end is None:
        return Meaning(None, year_given=given is not None, impossible=True)
    if first == last or _is_pair(first, last, year):
        return Meaning(_days(end, end), year_given=given is not None)
    month = first.month or last.month
    begin_year = first.year or (year - 1 if (month, first.day) > (last.month, last.day) else year)
    begin = day_in(first.day, month, begin_year)
    if begin is None:
        return Meaning(None, year_given=given is not None, impossible=True)
    if begin > end:
        return None
    return Meaning(_days(begin, end), year_given=given is not None)


def _year_after(first: Moment, last: Moment) -> int | None:
    """Return the year of the second day where only the first names one."""
    if first.year is None or first.month is None or last.month is None or _same(first, last):
        return None
    return first.year + ((last.month, last.day) < (first.month, first.day))


def _same(first: Moment, last: Moment) -> bool:
    return (first.day, first.month) == (last.day, last.month)


def _is_pair(first: Moment, last: Moment, year: int) -> bool:
    """Tell whether two days are those of an anniversary: "26/3/1931 - 26/3/2017"."""
    return (
        first.year is not None
        and year - first.year >= PAIR_YEARS
        and (_same(first, last) or year - first.year > 5 * PAIR_YEARS)
    )


def _moon(first: MoonDay, last: MoonDay, years: Years, *, by: bool) -> Meaning | None:
    """Return the days of the lunar calendar."""
    if last.month is None:
        return None
    end = _moon_day(last, years, by=by)
    given = bool(last.year or last.cycle)
    if end is None:
        return Meaning(None, given, DatedBy.CALENDAR, impossible=True)
    if first == last:
        return Meaning(_days(end, end), given, DatedBy.CALENDAR)
    begin = _moon_begin(first, last, end)
    if begin is None or begin > end:
        return Meaning(None, given, DatedBy.CALENDAR, impossible=True)
    return Meaning(_days(begin, end), given, DatedBy.CALENDAR)


def _moon_begin(first: MoonDay, last: MoonDay, end: date) -> date | None:
    """Return the latest day of the first's name that is not after the end."""
    month = first.month or last.month or 1
    days = [
        day
        for year in range(end.year - 2, end.year + 1)
        if (day := to_solar(LunarDate(year, month, first.day))) and day <= end
    ]
    return max(days, default=None)


def _moon_day(moment: MoonDay, years: Years, *, by: bool) -> date | None:
    year = year_named(moment.cycle, years.anchor.year) if moment.cycle else moment.year
    month = moment.month or 1
    if year is not None:
        return to_solar(LunarDate(year - moment.of_eve, month, moment.day))
    around = range(years.anchor.year - 2, years.anchor.year + 2)
    days = [day for each in around if (day := to_solar(LunarDate(each, month, moment.day)))]
    return years.nearest(days, by=by) if days else None


def _months(core: Months, until: Months, years: Years, *, by: bool) -> Meaning:
    """Return a run of months."""
    year = until.year or core.year
    given = year is not None or core.first is None
    if core.first is None:
        begin = Month.of(years.now).shifted(core.shift)
        return Meaning(Period(begin.first, begin.shifted(1).first, core.grain))
    number = until.first or core.first
    if core.year is not None and until.year is None:
        year = core.year + (number < core.first)  # "từ tháng 11/2016 đến tháng 2"
    last_year = year or _year_of(core, number, years, by=by)
    end = Month(last_year, number).shifted(until.length)
    begin = Month(core.year or (last_year if core.first <= number else last_year - 1), core.first)
    if begin >= end:
        begin = Month(last_year, number)
    return Meaning(Period(begin.first, end.first, core.grain), year_given=given)


def _year_of(core: Months, number: int, years: Years, *, by: bool) -> int:
    """Return the year of a month without one; "6 tháng cuối năm" are those of the text's year."""
    return years.of(15, number, by=by) if core.length == 1 else years.anchor.year
