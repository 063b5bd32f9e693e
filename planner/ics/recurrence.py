"""The days of a recurring event inside a window of days.

Each day of the window is asked whether the rule holds on it, so the work is bounded by the window
and never by the rule: a search for 30 February ends. Rules finer than a day are refused.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
KNOWN = frozenset({
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST",
    "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYYEARDAY",
})  # fmt: skip
FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
MOST = 2000  # occurrences that are read
FARTHEST = 40_000  # days counted through for COUNT: more than a century


class BadRule(ValueError):
    """A rule that cannot be read, or is finer than a day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An RRULE (RFC 5545 3.3.10) of days."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    week_start: int = 0
    by_month: frozenset[int] = frozenset()
    by_month_day: frozenset[int] = frozenset()
    by_year_day: frozenset[int] = frozenset()
    by_day: frozenset[tuple[int, int]] = frozenset()  # (which one or 0, weekday)
    by_position: frozenset[int] = frozenset()


def parse(text: str, start: date, until: date | None = None) -> Rule:
    """Read an RRULE for a series that begins on a day; raises BadRule.

    `until` is the last day that UNTIL lets through, which may lie in another zone.
    """
    parts = dict(part.partition("=")[::2] for part in text.upper().split(";") if part)
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES or not KNOWN.issuperset(parts):
        raise BadRule(text)
    interval = _number(parts.get("INTERVAL", "1"))
    if interval < 1:
        raise BadRule(text)
    rule = Rule(
        frequency,
        interval,
        _number(parts["COUNT"]) if "COUNT" in parts else None,
        until,
        _weekday(parts.get("WKST", "MO")),
        _numbers(parts.get("BYMONTH", "")),
        _numbers(parts.get("BYMONTHDAY", "")),
        _numbers(parts.get("BYYEARDAY", "")),
        _weekdays(parts.get("BYDAY", "")),
        _numbers(parts.get("BYSETPOS", "")),
    )
    return _with_defaults(rule, start)


def days(rule: Rule, start: date, first: date, last: date) -> list[date]:
    """Return the days of the series from first to last, at most MOST; `start` is always one."""
    last = min(last, max(rule.until, start)) if rule.until else last
    day = start if rule.count is not None else max(start, first)
    if (last - day).days > FARTHEST:
        last = day + DAY * FARTHEST
    found: list[date] = []
    counted = 0
    while day <= last and len(found) < MOST and (rule.count is None or counted < rule.count):
        if day == start or _holds(rule, start, day):
            counted += 1
            found += [day] if day >= first else []
        day += DAY
    return found


def _with_defaults(rule: Rule, start: date) -> Rule:
    """Take what the rule leaves open from the first day (RFC 5545 3.3.10)."""
    if rule.by_day or rule.by_month_day or rule.by_year_day or rule.frequency == "DAILY":
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, by_day=frozenset({(0, start.weekday())}))
    month = rule.by_month or frozenset({start.month} if rule.frequency == "YEARLY" else ())
    return replace(rule, by_month=month, by_month_day=frozenset({start.day}))


def _holds(rule: Rule, start: date, day: date) -> bool:
    if not _in_step(rule, start, day) or not _fits(rule, day):
        return False
    if not rule.by_position:
        return True
    return day in _chosen(rule, *_period(rule, day))


def _in_step(rule: Rule, start: date, day: date) -> bool:
    match rule.frequency:
        case "DAILY":
            steps = (day - start).days
        case "WEEKLY":
            steps = (_week(rule, day) - _week(rule, start)).days // 7
        case "MONTHLY":
            steps = (day.year - start.year) * 12 + day.month - start.month
        case _:
            steps = day.year - start.year
    return steps % rule.interval == 0


def _fits(rule: Rule, day: date) -> bool:
    """Tell whether the BY parts let a day through."""
    if rule.by_month and day.month not in rule.by_month:
        return False
    length = monthrange(day.year, day.month)[1]
    if rule.by_month_day and not {day.day, day.day - length - 1} & rule.by_month_day:
        return False
    if rule.by_year_day:
        number, of = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
        if not {number, number - of - 1} & rule.by_year_day:
            return False
    return not rule.by_day or _fits_weekday(rule, day, length)


def _fits_weekday(rule: Rule, day: date, length: int) -> bool:
    weekday = day.weekday()
    if (0, weekday) in rule.by_day:
        return True
    if rule.frequency == "MONTHLY" or rule.by_month:
        place, rest = day.day - 1, length - day.day
    else:
        place = day.timetuple().tm_yday - 1
        rest = (date(day.year, 12, 31) - day).days
    return bool({(place // 7 + 1, weekday), (-(rest // 7) - 1, weekday)} & rule.by_day)


@lru_cache(maxsize=8)
def _chosen(rule: Rule, first: date, last: date) -> frozenset[date]:
    """Return the days of a period that BYSETPOS chooses: found once, not for each of its days."""
    fitting = [day for day in _range(first, last) if _fits(rule, day)]
    count = len(fitting)
    return frozenset(
        day for place, day in enumerate(fitting) if {place + 1, place - count} & rule.by_position
    )


def _period(rule: Rule, day: date) -> tuple[date, date]:
    """Return the first and last day of the day, week, month or year that BYSETPOS counts in."""
    match rule.frequency:
        case "DAILY":
            return day, day
        case "WEEKLY":
            return _week(rule, day), _week(rule, day) + DAY * 6
        case "MONTHLY":
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
        case _:
            return date(day.year, 1, 1), date(day.year, 12, 31)


def _week(rule: Rule, day: date) -> date:
    return day - DAY * ((day.weekday() - rule.week_start) % 7)


def _range(first: date, last: date) -> list[date]:
    return [first + DAY * n for n in range((last - first).days + 1)]


def _number(text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,6}", text):
        raise BadRule(text)
    return int(text)


def _numbers(text: str) -> frozenset[int]:
    return frozenset(_number(part) for part in text.split(",")) if text else frozenset()


def _weekday(text: str) -> int:
    if text not in WEEKDAYS:
        raise BadRule(text)
    return WEEKDAYS.index(text)


def _weekdays(text: str) -> frozenset[tuple[int, int]]:
    found = set()
    for part in text.split(",") if text else ():
        match = BYDAY.fullmatch(part)
        if match is None:
            raise BadRule(text)
        found.add((int(match[1] or 0), _weekday(match[2])))
    return frozenset(found)
