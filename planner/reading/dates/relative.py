"""Rules for days that hang on the day of the words: "thứ 2 tuần sau", "ngày mai"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.reading.dates.beside import WEEKDAYS
from planner.reading.dates.rule import DayOfMonth, FromToday, Rule, Value, Week, WeekdayOf

if TYPE_CHECKING:
    import re

WEEKDAY = r"(?:thứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ nhật))"
SHIFTS = {"này": 0, "sau": 1, "tới": 1, "kế tiếp": 1}
FROM_TODAY = {"nay": 0, "mai": 1, "kia": 2, "mốt": 2}


def week(match: re.Match[str]) -> Value:
    """Read "tuần này", "tuần sau": Monday to Sunday."""
    return Week(SHIFTS[match[1]])


def weekday_of_week(match: re.Match[str]) -> Value:
    """Read "thứ 2 tuần sau"."""
    return WeekdayOf(WEEKDAYS[match[1] or match[2]], SHIFTS[match[3]])


def coming_weekday(match: re.Match[str]) -> Value:
    """Read "thứ Sáu này" as the next one, today included, "thứ Sáu tới" as one after today."""
    return WeekdayOf(WEEKDAYS[match[1] or match[2]], None, after=match[3] == "tới")


def day_from_today(match: re.Match[str]) -> Value:
    """Read "hôm nay", "ngày mai", "chiều mai", "ngày kia"."""
    return FromToday(FROM_TODAY[match[0].split()[-1]])


def day_of_near_month(match: re.Match[str]) -> Value:
    """Read "ngày 5 tháng này", "ngày 5 tháng sau"."""
    return DayOfMonth(int(match[1]), SHIFTS[match[2]])


RULES = (
    Rule(
        "thứ … tuần này",
        "thứ chủ",
        rf"{WEEKDAY},? tuần (này|sau|tới)(?!\w)",
        weekday_of_week,
        shows=(
            ("8h thứ 2 tuần sau", "2018-02-12 T08:00"),
            ("thứ Sáu tuần này", "2018-02-09"),
            ("sáng Chủ nhật tuần tới", "2018-02-18 morning"),
        ),
        refuses=("thứ hai tuần thứ ba", "tuần sau nữa thứ ba"),
    ),
    Rule(
        "thứ … này",
        "thứ chủ",
        rf"(?<!lần ){WEEKDAY} (này|tới)(?! \w+ (?:là|của))(?!\w)",
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
        "hôm ngày mai nay",
        r"(?:hôm nay|ngày (?:mai|kia|mốt)"
        r"|(?:(?<=sáng )|(?<=trưa )|(?<=chiều )|(?<=tối ))(?:mai|nay))(?!\w)",
        day_from_today,
        shows=(
            ("họp hôm nay", "2018-02-08"),
            ("8h sáng mai", "2018-02-09 T08:00"),
            ("chiều nay", "2018-02-08 afternoon"),
            ("ngày mai", "2018-02-09"),
            ("ngày kia", "2018-02-10"),
        ),
        refuses=("gặp chị Mai", "từ trước đến nay"),
    ),
    Rule(
        "ngày … tháng này",
        "0",
        r"(?<=ngày )(3[01]|[12]\d|0?[1-9]) tháng (này|sau|tới)(?!\w)",
        day_of_near_month,
        shows=(
            ("ngày 20 tháng này", "2018-02-20"),
            ("trước ngày 5 tháng sau", "by 2018-03-05"),
        ),
    ),
    Rule(
        "tuần này",
        "tuần",
        r"tuần (này|tới|sau|kế tiếp)(?!\w)",
        week,
        shows=(
            ("trong tuần này", "within 2018-02-05/2018-02-11 week"),
            ("tuần sau", "2018-02-12/2018-02-18 week"),
        ),
    ),
)
