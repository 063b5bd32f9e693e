"""Rules for what stands beside a date: clock times, parts of the day, weekdays, the word "ngày"."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from planner.model import DayPart
from planner.reading.dates.rule import Clock, Lead, Part, Rule, Value, Weekday

if TYPE_CHECKING:
    import re

PARTS = {
    "sáng": DayPart.MORNING, "trưa": DayPart.AFTERNOON, "chiều": DayPart.AFTERNOON,
    "tối": DayPart.EVENING, "đêm": DayPart.EVENING,
}  # fmt: skip
WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4,
    "bảy": 5, "bẩy": 5, "7": 5, "chủ nhật": 6, "chúa nhật": 6, "cn": 6,
}  # fmt: skip
HOUR = r"(2[0-3]|1\d|0?\d)"
MINUTE = r"([0-5]\d)(?!\d)"
TIME = (
    rf"(?:{HOUR} ?(?:giờ|h|g)(?![a-zà-ỹđ])(?: ?{MINUTE} ?(?:phút|p(?!\w)|['’])?| rưỡi)?"
    rf"|{HOUR}:{MINUTE}(?::\d\d(?!\d))?(?: ?(am|pm)(?!\w))?)(?![\d/]|\.\d)"
)
HALF_DAY = 12
LATE = {"chiều": range(1, 7), "tối": range(5, 12), "đêm": range(7, 12), "trưa": range(1, 3)}


def clock(match: re.Match[str]) -> Value | None:
    """Read "8 giờ 00", "13h30 - 16h", "03:45 PM", "2 giờ chiều"."""
    groups = match.groups()
    start, end = _time(groups[0:5], match[0]), _time(groups[5:10], "")
    if start is None:
        return None
    if start.hour in LATE.get(groups[10] or "", ()):
        start = start.replace(hour=start.hour + HALF_DAY)
    return Clock(start, end if end is not None and end > start else None)


def _time(groups: tuple[str | None, ...], words: str) -> time | None:
    hour, minute = groups[0] or groups[2], groups[1] or groups[3]
    if hour is None:
        return None
    number = int(hour)
    if groups[4] == "pm" and number < HALF_DAY:
        number += HALF_DAY
    return time(number, int(minute or (30 if "rưỡi" in words else 0)))


def part(match: re.Match[str]) -> Value:
    """Read "sáng", "buổi chiều"."""
    return Part(PARTS[match[1]])


def weekday(match: re.Match[str]) -> Value:
    """Read "thứ Hai", "Thứ 2", "Chủ nhật"."""
    return Weekday(WEEKDAYS[match[1] or match[2]])


def lead(match: re.Match[str]) -> Value:
    """Read "ngày" before a date."""
    del match
    return Lead()


RULES = (
    Rule(
        "giờ",
        "0",
        rf"{TIME}(?: ?(?:-|đến|tới)(?: hết| khoảng)? ?{TIME})?"
        r"(?: (?:buổi )?(sáng|trưa|chiều|tối|đêm)(?!\w))?",
        clock,
        shows=(
            ("8 giờ 00 sáng thứ Hai ngày 05/3", "2018-03-05 T08:00"),
            ("lúc 7h30' ngày 12/3", "2018-03-12 T07:30"),
            ("13 giờ 30’ ngày 12/3", "2018-03-12 T13:30"),
            ("08h00-11h30 ngày 12/3", "2018-03-12 T08:00-11:30"),
            ("14:00 ngày 12/3/2018", "2018-03-12 T14:00"),
            ("07/03/2017 03:45 PM", "2017-03-07 T15:45"),
            ("trước 17h00 ngày 5/3", "by 2018-03-05 T17:00"),
            ("2 giờ chiều ngày 5/3", "2018-03-05 T14:00"),
            ("ngày 26/4, lúc 8h00", "2018-04-26 T08:00"),
            ("từ 8h00 ngày 5/3 đến 17h00 ngày 7/3", "2018-03-05/2018-03-07 T08:00-17:00"),
        ),
        refuses=("từ 7h đến 17h", "trực 24/24 giờ", "5ha", "TCVN 9251:2012"),
    ),
    Rule(
        "buổi",
        "buổi sáng trưa chiều tối đêm",
        r"(?<!ánh )(?:buổi )?(sáng|trưa|chiều|tối|đêm)(?: hôm)?(?!\w)",
        part,
        shows=(("tối 16/8", "2018-08-16 evening"), ("chiều ngày 18/5", "2018-05-18 afternoon")),
        refuses=("ánh sáng 2.5", "sáng kiến"),
    ),
    Rule(
        "thứ",
        "thứ chủ chúa cn",
        r"(?<!lần )(?<!tuần )thứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?![\w/])"
        r"|(chủ nhật|chúa nhật|cn(?=[ ,(]))(?!\w)",
        weekday,
        shows=(
            ("thứ Hai ngày 05/3", "2018-03-05"),
            ("Thứ 2 (05/3/2018)", "2018-03-05"),
            ("(Thứ hai, 05/3)", "2018-03-05"),
            ("Thứ Ba ngày 05/3", "2018-03-05 weekday_mismatch"),
            ("từ thứ Bảy, ngày 10/3 đến hết Chủ nhật, ngày 11/3", "2018-03-10/2018-03-11"),
        ),
        refuses=("lần thứ hai", "lần thứ hai vào 14 giờ", "người thứ 3"),
    ),
    Rule(
        "ngày",
        "ngày các những hai ba bốn cả",
        r"(?:các |những |hai |ba |bốn |cả )?ngày ?(?=\d|mùng|mồng|rằm)",
        lead,
        refuses=("5 ngày công", "ngày 12 họp"),
    ),
)
