"""Rules for days of the common calendar: in figures or words, alone, in ranges, mistyped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.model import Grain, Month, Period, ProblemKind
from planner.reading.dates.rule import (
    DAY,
    IMPOSSIBLE,
    Reading,
    Rule,
    Setting,
    day_in,
    days,
    month_period,
    one,
)

if TYPE_CHECKING:
    from datetime import date

D = r"(\d{1,2})"
M = r"(\d{1,2})"
Y = r"((?:19|20)\d\d)"
SLASH = r" ?[/.\-] ?"
TO = r"\s?(?:-|–|—|đến hết ngày|đến hết|đến ngày|đến|tới ngày|tới)\s?"
NO_MORE = r"(?![\d/]|[.\-]\d|-[a-zđ]{2})"  # neither a longer figure nor a document's number
YEAR_NAMED = rf"(?:,? năm {Y})?"
LAST_MONTH = 12
YEAR_FIGURES = 4
SIGN = re.compile(r"[/.\-]")
DASHED = re.compile(r"\s?[-–]\s?(?=\d{1,2} ?[/.])")


def full(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read day, month and year."""
    del setting
    day = day_in(int(match[1]), int(match[2]), int(match[3]))
    return Reading(one(day)) if day else IMPOSSIBLE


def short(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read day and month; the year is the setting's."""
    day, month = int(match[1]), int(match[2])
    if not 1 <= month <= LAST_MONTH or day == 0:
        return None
    found = day_in(day, month, setting.year_of(day, month))
    if found is None:
        return Reading(None, year_given=False, problem=ProblemKind.IMPOSSIBLE_DATE)
    return Reading(one(found), year_given=False)


def named(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "ngày 5 tháng 3", "ngày 5 tháng 3 năm 2018", "ngày 5 tháng 3/2018"."""
    year = _number(match[3] or match[4])
    if year is None:
        return short(match, setting)
    day = day_in(int(match[1]), int(match[2]), year)
    return Reading(one(day)) if day else IMPOSSIBLE


def span_of_days(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read a range whose two days share month and year as far as they are written once."""
    first_day, first_month, first_year, last_day, last_month, last_year = map(
        _number, match.groups()
    )
    if last_day is None or last_month is None or first_day is None:
        return None
    if not 1 <= last_month <= LAST_MONTH or not 1 <= (first_month or last_month) <= LAST_MONTH:
        return None
    year = last_year or first_year or setting.year_of(last_day, last_month)
    last = day_in(last_day, last_month, year)
    begins_before = (first_month or last_month) > last_month and first_year is None
    first = day_in(first_day, first_month or last_month, first_year or year - begins_before)
    given = bool(last_year or first_year)
    period = days(first, last) if first and last else None
    if first and last and period is None:
        return None
    problem = None if period else ProblemKind.IMPOSSIBLE_DATE
    return Reading(period, year_given=given, problem=problem)


def second_of_pair(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read an anniversary "26/3/1931 - 26/3/2017": the day is the second, never the first."""
    first_year, last_year = int(match[3] or match[4]), int(match[7])
    if last_year - first_year < 2:  # noqa: PLR2004 - a range over New Year is no anniversary
        return None
    day = day_in(int(match[5]), int(match[6]), last_year)
    del setting
    if day is None:
        return IMPOSSIBLE
    if match[3]:
        return Reading(one(day))
    words = DASHED.split(match[0])[0]
    mended = next(iter(_readings(words)), None)
    return Reading(one(day), problem=ProblemKind.REPAIRED_DATE, slip=(0, len(words)), mended=mended)


def repaired(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read a full date with one figure too many or a sign missing, where one reading remains."""
    found = {day for day in _readings(match[0]) if abs(day.year - setting.anchor.year) <= 1}
    others = set(_readings(match[0]))
    if len(found) != 1 and len(others) != 1:
        return IMPOSSIBLE
    (day,) = found if len(found) == 1 else others
    return Reading(one(day), problem=ProblemKind.REPAIRED_DATE)


def _readings(words: str) -> list[date]:
    """Return every full date that words become by one slip mended."""
    parts = SIGN.split(words.replace(" ", ""))
    if len(parts) == len(("day", "month and year")):
        day, rest = parts
        tries = [[day, rest[:-YEAR_FIGURES], rest[-YEAR_FIGURES:]]]
    else:
        tries = [
            [*parts[:at], part[:cut] + part[cut + 1 :], *parts[at + 1 :]]
            for at, part in enumerate(parts)
            for cut in range(len(part))
            if len(part) > (2, 2, YEAR_FIGURES)[at]
        ]
    return [day for each in tries if (day := _plausible(*each))]


def _plausible(day: str, month: str, year: str) -> date | None:
    if not (day.isdigit() and month.isdigit() and year.isdigit()) or year[:2] not in {"19", "20"}:
        return None
    return day_in(int(day), int(month), int(year))


QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def of_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "tháng 3/2017", "tháng 3 năm 2017", "tháng 3"."""
    number, year = int(match[1]), _number(match[2] or match[3])
    if not 1 <= number <= LAST_MONTH:
        return None
    month = Month(year or setting.year_of(15, number), number)
    return Reading(month_period(month), year_given=year is not None)


def of_quarter(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "quý IV-2024", "quý 2 năm 2019", "quý III"."""
    quarter, year = QUARTERS[match[1]], _number(match[2] or match[3])
    first = Month(year or setting.year_of(15, quarter * 3), quarter * 3 - 2)
    period = Period(first.first, first.shifted(3).first, Grain.QUARTER)
    return Reading(period, year_given=year is not None)


def of_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "năm 2018"."""
    del setting
    first = Month(int(match[1]), 1)
    return Reading(Period(first.first, first.shifted(12).first, Grain.YEAR))


def rest_of_year(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "trong hai tháng còn lại của năm": its last day is 31 December."""
    year = _number(match[1])
    end = Month(year or setting.anchor.year, LAST_MONTH)
    return Reading(month_period(end), year_given=year is not None)


def same_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "cùng ngày" as the day named before."""
    del match
    return Reading(one(setting.same_day)) if setting.same_day else None


def this_week(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "tuần này", "tuần sau": Monday to Sunday."""
    monday = setting.anchor - setting.anchor.weekday() * DAY
    if match[1] in {"sau", "tới"}:
        monday += 7 * DAY
    return Reading(Period(monday, monday + 7 * DAY, Grain.WEEK))


def vague(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read words that name a time but no day."""
    del match, setting
    return Reading(None)


def _number(figures: str | None) -> int | None:
    return int(figures) if figures else None


DATE = rf"{D}{SLASH}{M}{SLASH}{Y}"
MAYBE_DATE = rf"{D}(?:{SLASH}{M}(?:{SLASH}{Y})?)?"

RULES = (
    Rule(
        "cặp ngày kỷ niệm",
        rf"{D}{SLASH}(?:{M}{SLASH}{Y}|\d{{1,2}}((?:19|20)\d\d))\s?[-–]\s?{DATE}{NO_MORE}",
        second_of_pair,
        shows=(
            ("(26/3/1931 - 26/3/2017)", "2017-03-26"),
            ("28/7/1929 – 28/7/2016", "2016-07-28"),
            ("(3/21930 - 3/2/2018", "2018-02-03"),
        ),
        refuses=("từ 28/12/2017 - 03/01/2018",),
    ),
    Rule(
        "từ ngày đến ngày",
        rf"{MAYBE_DATE}{TO}{D}{SLASH}{M}(?:{SLASH}{Y})?{NO_MORE}",
        span_of_days,
        shows=(
            ("từ ngày 10 đến 15/3/2018", "2018-03-10/2018-03-15"),
            ("từ ngày 28/2 đến ngày 03/3", "2018-02-28/2018-03-03"),
            ("từ ngày 28/12/2017 đến 03/01/2018", "2017-12-28/2018-01-03"),
            ("(Từ 11/5 – 17/5/2020)", "2020-05-11/2020-05-17"),
            ("05-09/3/2018", "2018-03-05/2018-03-09"),
            ("từ ngày 30 đến 31/2/2018", ""),
        ),
    ),
    Rule(
        "từ ngày đến ngày … tháng …",
        rf"{D}(?: tháng {M}{YEAR_NAMED})?{TO}{D} tháng {M}{YEAR_NAMED}(?!\d)",
        span_of_days,
        shows=(
            ("từ ngày 10 đến ngày 15 tháng 3 năm 2018", "2018-03-10/2018-03-15"),
            ("từ 28 tháng 2 đến 3 tháng 3", "2018-02-28/2018-03-03"),
        ),
    ),
    Rule(
        "ngày/tháng/năm",
        rf"{DATE}{NO_MORE}",
        full,
        shows=(
            ("ngày 15/5/2016", "2016-05-15"),
            ("08-02-2018", "2018-02-08"),
            ("ngày 29 /7/2016", "2016-07-29"),
            ("7.3.2017", "2017-03-07"),
            ("31/11/2018", ""),
        ),
        refuses=("số 12/3/2018/NQ", "192.168.1.2018"),
    ),
    Rule(
        "ngày tháng năm gõ sai",
        rf"{D}[/.\-](?:\d{{1,3}}[/.\-]\d{{4,5}}|\d{{1,2}}(?:19|20)\d\d){NO_MORE}",
        repaired,
        shows=(
            ("sinh ngày 3/21930", "1930-02-03"),
            ("ngày 17/9/20188", "2018-09-17"),
            ("ngày 22/055/2018", "2018-05-22"),
        ),
    ),
    Rule(
        "ngày … tháng …",
        rf"{D} tháng {M}(?:,? năm {Y}|{SLASH}{Y}{NO_MORE}|(?![\d/]))",
        named,
        shows=(
            ("ngày 15 tháng 5 năm 2016", "2016-05-15"),
            ("ngày 5 tháng 3", "2018-03-05"),
            ("ngày 5 tháng 3, năm 2018", "2018-03-05"),
            ("ngày 31 tháng 2 năm 2018", ""),
        ),
    ),
    Rule(
        "ngày/tháng",
        rf"{D} ?/ ?{M}{NO_MORE}",
        short,
        shows=(("Ngày 6/02", "2018-02-06"), ("09/01", "2018-01-09"), ("25/12", "2017-12-25")),
        refuses=("19/21 đảng viên", "6/13"),
    ),
    Rule(
        "ngày d.m",
        rf"(?<=ngày ){D}[.\-]{M}{NO_MORE}",
        short,
        shows=(("chậm nhất ngày 20.4", "2018-04-20"), ("ngày 12-3", "2018-03-12")),
        refuses=("đạt 20.4 tấn", "ngày 12-15"),
    ),
    Rule(
        "tháng",
        rf"tháng {M}(?:{SLASH}{Y}|,? năm {Y})?(?![\d/]|[.\-]\d)",
        of_month,
        shows=(
            ("trong tháng 02/2018", "2018-02-01/2018-02-28"),
            ("tháng 3 năm 2017", "2017-03-01/2017-03-31"),
            ("tháng 12", "2017-12-01/2017-12-31"),
            ("tháng 4-2018", "2018-04-01/2018-04-30"),
        ),
        refuses=("tháng 13", "tháng 5/6"),
    ),
    Rule(
        "quý",
        rf"quý (iv|i{{1,3}}|[1-4])(?:\s?[/\-]\s?{Y}|,? năm {Y})?(?![\w/])",
        of_quarter,
        shows=(
            ("quý IV-2024", "2024-10-01/2024-12-31"),
            ("quý I/2018", "2018-01-01/2018-03-31"),
            ("quý 2 năm 2019", "2019-04-01/2019-06-30"),
        ),
        refuses=("quý vị", "quý 5"),
    ),
    Rule(
        "các tháng còn lại của năm",
        rf"(?:hai|ba|bốn|năm|sáu|\d) tháng còn lại (?:của |trong )?năm(?: {Y})?",
        rest_of_year,
        shows=(("trong hai tháng còn lại của năm", "2018-12-01/2018-12-31"),),
    ),
    Rule(
        "phần của tháng",
        r"(?:đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần)(?: của)? (?:tháng(?: \d{1,2})?|quý|năm)"
        rf"(?:{SLASH}{Y}| năm {Y})?(?!\d)",
        vague,
        shows=(("giữa tháng 11", ""), ("đầu tháng 3/2018", ""), ("trung tuần tháng 9", "")),
    ),
    Rule(
        "định kỳ",
        r"(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)",
        vague,
        shows=(("định kỳ hằng tuần", ""), ("báo cáo hàng tháng", "")),
    ),
    Rule(
        "năm",
        rf"năm {Y}(?![\d\-–/]|\s[-–]\s?\d)",
        of_year,
        shows=(("năm 2018", "2018-01-01/2018-12-31"),),
        refuses=("năm 2016 - 2020",),
    ),
    Rule(
        "cùng ngày",
        r"(?:cùng ngày|cùng thời gian(?: này)?|ngay trong ngày)(?! hội)",
        same_day,
        shows=(("cùng ngày", "2018-02-06"),),
    ),
    Rule(
        "tuần này",
        r"tuần (này|sau|tới)",
        this_week,
        shows=(("trong tuần này", "2018-02-05/2018-02-11"), ("tuần sau", "2018-02-12/2018-02-18")),
    ),
)
