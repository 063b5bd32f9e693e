"""Rules for days of the Vietnamese lunar calendar: mùng, rằm, Chạp, Tết, âm lịch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.almanac.lunar import (
    BRANCHES,
    MONTH_NAMES,
    STEMS,
    LunarDate,
    month_length,
    new_year,
    to_solar,
    year_named,
)
from planner.model import DatedBy, ProblemKind
from planner.reading.dates.rule import DAY, Reading, Rule, Setting, days, one

if TYPE_CHECKING:
    import re
    from datetime import date

DAYS = r"(\d{1,2}|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|rằm)"
NAMED_DAYS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "rằm": 15,
}  # fmt: skip
MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
YEAR = rf"(?: (?:năm |xuân )?((?:{'|'.join(STEMS)}) (?:{'|'.join(BRANCHES)})))?".lower()
TET = r"tết(?: nguyên đán| âm lịch| cổ truyền)?"
LUNAR = r"(?:âm lịch|al\b|âl\b|\(âm lịch\)|\(âl\))"
LAST_MONTH = 12


def by_moon(day: int, month: int, setting: Setting, year_name: str | None = None) -> Reading:
    """Return the day that a lunar day means, nearest to the anchor or in the year named."""
    year = year_named(year_name, setting.anchor.year) if year_name else None
    years = (year,) if year else tuple(range(setting.anchor.year - 1, setting.anchor.year + 2))
    found = [at for each in years if (at := to_solar(LunarDate(each, month, day)))]
    if not found:
        return Reading(None, DatedBy.CALENDAR, problem=ProblemKind.IMPOSSIBLE_DATE)
    if setting.ahead and not year:
        found = [at for at in found if at >= setting.anchor - 42 * DAY] or found[-1:]
        return Reading(one(found[0]), DatedBy.CALENDAR)
    nearest = min(found, key=lambda at: abs(at - setting.anchor))
    return Reading(one(nearest), DatedBy.CALENDAR)


def of_month_named(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "20 tháng Chạp", "mùng 3 tháng Giêng", "rằm tháng Bảy"."""
    return by_moon(_day(match[1]), MONTHS[match[2]], setting, match[3])


def full_moon(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "rằm tháng 7", "rằm tháng Bảy"."""
    month = int(match[1]) if match[1].isdigit() else MONTHS[match[1]]
    return by_moon(15, month, setting, match[2]) if 1 <= month <= LAST_MONTH else None


def marked_lunar(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "10/3 âm lịch", "ngày 10 tháng 3 âm lịch", "mùng 8/4 âm lịch"."""
    day, month = _day(match[1]), int(match[2])
    return by_moon(day, month, setting) if 1 <= month <= LAST_MONTH else None


def of_tet(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "mùng 3 Tết", "29 Tết": before the first of the first month, the last of the twelfth."""
    day = _day(match[1])
    if day >= 20:  # noqa: PLR2004 - "28 Tết" stands in the month before
        return _eve(day, match[2], setting)
    return by_moon(day, 1, setting, match[2])


def _eve(day: int, year_name: str | None, setting: Setting) -> Reading:
    """Return the day before Tết that is called so, by the real length of the twelfth month."""
    year = year_named(year_name, setting.anchor.year) if year_name else None
    if year is None:
        return by_moon(day, LAST_MONTH, setting)
    length = month_length(year - 1, LAST_MONTH)
    if length is None or day > length:
        return Reading(None, DatedBy.CALENDAR, problem=ProblemKind.IMPOSSIBLE_DATE)
    at = to_solar(LunarDate(year - 1, LAST_MONTH, day))
    return Reading(one(at) if at else None, DatedBy.CALENDAR)


def over_tet(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "29 tháng Chạp đến mùng 5 Tết"."""
    first = by_moon(_day(match[1]), LAST_MONTH, setting).period
    last = by_moon(_day(match[2]), 1, setting).period
    if first is None or last is None:
        return Reading(None, DatedBy.CALENDAR, problem=ProblemKind.IMPOSSIBLE_DATE)
    begins = first.start if first.start < last.start else _year_before(_day(match[1]), last.start)
    return Reading(days(begins, last.start), DatedBy.CALENDAR)


def _year_before(day: int, tet: date) -> date:
    return to_solar(LunarDate(tet.year - 1, LAST_MONTH, day)) or tet


def before_tet(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "trước Tết" as the first day of the Tết that is meant."""
    year = year_named(match[1], setting.anchor.year) if match[1] else None
    around = range(setting.anchor.year - 1, setting.anchor.year + 2)
    found = [at for each in ((year,) if year else around) if (at := new_year(each))]
    ahead = [at for at in found if at >= setting.anchor - 14 * DAY]
    return Reading(one((ahead or found)[0]), DatedBy.CALENDAR)


def every_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "mùng 3 hàng tháng" as a day of every month: no one day."""
    del match, setting
    return Reading(None)


def _day(words: str) -> int:
    return int(words) if words.isdigit() else NAMED_DAYS[words]


NAMED_MONTHS = "(giêng|chạp)"

RULES = (
    Rule(
        "mùng … hằng tháng",
        rf"(?:mùng|mồng) {DAYS} (?:hằng|hàng) tháng",
        every_month,
        shows=(("mùng 3 hàng tháng", ""),),
    ),
    Rule(
        "từ tháng Chạp đến Tết",
        rf"(?:ngày )?{DAYS}(?: tháng chạp| tết)? (?:đến|tới)(?: hết)?(?: ngày)? (?:mùng|mồng) "
        rf"{DAYS} (?:{TET}|tháng giêng)",
        over_tet,
        shows=(("29 tháng Chạp đến mùng 5 Tết", "2018-02-14/2018-02-20"),),
    ),
    Rule(
        "ngày … tháng Giêng, Chạp",
        rf"(?:mùng |mồng )?{DAYS}(?: âm lịch)? tháng {NAMED_MONTHS}{YEAR}",
        of_month_named,
        shows=(
            ("20 tháng Chạp", "2018-02-05"),
            ("mùng 8 tháng Giêng", "2018-02-23"),
            ("rằm tháng Giêng", "2018-03-02"),
            ("23 tháng Chạp Đinh Dậu", "2018-02-08"),
        ),
    ),
    Rule(
        "rằm",
        rf"rằm tháng (bảy|tám|tư|mười|\d{{1,2}}){YEAR}",
        full_moon,
        shows=(("rằm tháng Bảy", "2017-09-05"), ("rằm tháng 8", "2017-10-04")),
    ),
    Rule(
        "âm lịch",
        rf"(?:(?:mùng|mồng) )?{DAYS}(?: ?[/.\-] ?| tháng )(\d{{1,2}})"
        rf"(?: năm \w+ \w+)? ?,? ?{LUNAR}",
        marked_lunar,
        shows=(
            ("10/3 âm lịch", "2018-04-25"),
            ("10.3 âm lịch", "2018-04-25"),
            ("ngày 10 tháng 3 âm lịch", "2018-04-25"),
            ("mùng 8/4 âm lịch", "2018-05-22"),
        ),
        refuses=("âm lịch 10",),
    ),
    Rule(
        "mùng … Tết",
        rf"(?:mùng |mồng |ngày )?(?<![/.\d]){DAYS} {TET}{YEAR}(?! tây| dương)",
        of_tet,
        shows=(
            ("mùng 3 Tết Mậu Tuất", "2018-02-18"),
            ("29 Tết", "2018-02-14"),
            ("tối mùng 4 Tết", "2018-02-19"),
            ("30 Tết Mậu Tuất", "2018-02-15"),
        ),
        refuses=("5 Tết Dương lịch",),
    ),
    Rule(
        "trước Tết",
        rf"(?<=trước ){TET}{YEAR}(?! tây| dương| trung| thiếu| độc)",
        before_tet,
        shows=(
            ("xong trước Tết", "2018-02-16"),
            ("trước Tết Nguyên đán Mậu Tuất", "2018-02-16"),
        ),
        refuses=("trong Tết", "trước Tết Trung thu"),
    ),
)
