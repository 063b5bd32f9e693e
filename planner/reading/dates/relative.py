"""Rules for days that hang on the day of the words: "thứ 2 tuần sau", "ngày mai"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Grain, Month, Period
from planner.reading.dates.around import WEEKDAYS
from planner.reading.dates.rule import DAY, IMPOSSIBLE, Reading, Rule, Setting, day_in, one

if TYPE_CHECKING:
    import re
    from datetime import date

WEEKDAY = r"(thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)"
SUNDAY = 6
WEEK = 7 * DAY
FROM_TODAY = {"nay": 0, "mai": 1, "kia": 2, "mốt": 2}


def this_week(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "tuần này", "tuần sau": Monday to Sunday."""
    monday = _monday(match[1], setting)
    return Reading(Period(monday, monday + WEEK, Grain.WEEK))


def weekday_of_week(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "thứ 2 tuần sau"."""
    return Reading(one(_monday(match[2], setting) + _weekday(match[1]) * DAY))


def coming_weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "thứ Sáu này" as the next one, today included, "thứ Sáu tới" as one after today."""
    first = setting.now + (DAY if match[2] == "tới" else 0 * DAY)
    return Reading(one(first + (_weekday(match[1]) - first.weekday()) % 7 * DAY))


def day_from_today(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "hôm nay", "ngày mai", "chiều mai", "ngày kia"; a report's today is not told."""
    if setting.said_on is None:
        return None
    word = match[0].split()[-1]
    return Reading(one(setting.said_on + FROM_TODAY[word] * DAY))


def day_of_near_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Read "ngày 5 tháng này", "ngày 5 tháng sau"."""
    month = Month.of(setting.now).shifted(0 if match[2] == "này" else 1)
    day = day_in(int(match[1]), month.month, month.year)
    return Reading(one(day)) if day else IMPOSSIBLE


def _monday(which: str, setting: Setting) -> date:
    """Return the Monday of this week or the next."""
    monday = setting.now - setting.now.weekday() * DAY
    return monday if which == "này" else monday + WEEK


def _weekday(name: str) -> int:
    return SUNDAY if name == "chủ nhật" else WEEKDAYS[name.removeprefix("thứ ")]


RULES = (
    Rule(
        "thứ … tuần này",
        rf"{WEEKDAY},? tuần (này|sau|tới)",
        weekday_of_week,
        shows=(
            ("8h thứ 2 tuần sau", "2018-02-12"),
            ("thứ Sáu tuần này", "2018-02-09"),
            ("sáng Chủ nhật tuần tới", "2018-02-18"),
        ),
        refuses=("thứ hai tuần thứ ba", "tuần sau"),
    ),
    Rule(
        "thứ … này",
        rf"(?<!lần ){WEEKDAY} (này|tới)(?! \w+ (?:là|của))",
        coming_weekday,
        shows=(
            ("thứ Sáu này", "2018-02-09"),
            ("thứ 5 này", "2018-02-08"),
            ("thứ 5 tới", "2018-02-15"),
            ("chủ nhật này", "2018-02-11"),
        ),
        refuses=("lần thứ hai này", "thứ tám này"),
    ),
    Rule(
        "hôm nay, ngày mai",
        r"hôm nay|ngày (?:mai|kia|mốt)|(?:(?<=sáng )|(?<=trưa )|(?<=chiều )|(?<=tối ))(?:mai|nay)",
        day_from_today,
        shows=(
            ("họp hôm nay", "2018-02-08"),
            ("8h sáng mai", "2018-02-09"),
            ("chiều nay", "2018-02-08"),
            ("ngày mai", "2018-02-09"),
            ("ngày kia", "2018-02-10"),
        ),
        refuses=("gặp chị Mai", "từ trước đến nay"),
    ),
    Rule(
        "ngày … tháng này",
        r"(?<=ngày )(\d{1,2}) tháng (này|sau|tới)",
        day_of_near_month,
        shows=(("ngày 20 tháng này", "2018-02-20"), ("trước ngày 5 tháng sau", "2018-03-05")),
    ),
    Rule(
        "tuần này",
        r"tuần (này|sau|tới)",
        this_week,
        shows=(("trong tuần này", "2018-02-05/2018-02-11"), ("tuần sau", "2018-02-12/2018-02-18")),
    ),
)
