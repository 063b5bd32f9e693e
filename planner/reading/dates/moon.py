"""Rules for days of the Vietnamese lunar calendar: mùng, rằm, Giêng, Chạp, Tết, âm lịch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.almanac.lunar import BRANCHES, STEMS
from planner.reading.dates.rule import Moon, MoonDay, Rule, Vague, Value

if TYPE_CHECKING:
    import re

NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10,
    "giêng": 1, "chạp": 12, "rằm": 15,
}  # fmt: skip
FIGURES = r"(30|[12]\d|0?[1-9])"
MUNG = r"(?:mùng|mồng) (30|[12]\d|0?[1-9]|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\w)"
DAY = rf"(?:{MUNG}|{FIGURES})"
NAMED = r"(giêng|chạp)"
MONTH = (
    r"(giêng|chạp|1[0-2]|0?[1-9]|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười một|mười hai|mười)"
    r"(?!\w|[/.]\d)"
)
CYCLE = rf"(?:{'|'.join(STEMS)}|quí|kỉ) (?:{'|'.join(BRANCHES)}|tị|tí)".lower()
YEAR = rf"(?:,? (?:năm |xuân )?({CYCLE})(?!\w))?(?: ?\(?(?:năm )?((?:19|20)\d\d)\)?(?!\d))?"
LUNAR = r"(?:âm lịch|\(âm lịch\)|\(âl\)|\(al\)|âl(?!\w)|al(?!\w))"
TET = (
    r"tết(?: nguyên đán| âm lịch| cổ truyền)?(?!\w)"
    r"(?! (?:ông|đoan|trung thu|dương|thiếu nhi|trồng cây|hàn thực|thanh minh|độc lập|quân)\b)"
)
OTHER_TET = (
    r"(?! tây| dương| trung thu| thiếu nhi| độc lập| hàn thực| đoan| thanh minh| trồng cây"
    r"| nguyên tiêu| thượng| hạ | trùng| quân dân| sum vầy| nhân ái| vì người)"
)
EVE = 20  # "28 Tết" stands in the twelfth month, "mùng 3 Tết" in the first


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else NUMBERS[words]


def _moon(day: str, month: str, cycle: str | None = None, year: str | None = None) -> Moon:
    moment = MoonDay(_number(day), _number(month), int(year) if year else None, cycle)
    return Moon(moment, moment)


def of_month(match: re.Match[str]) -> Value:
    """Read "20 tháng Chạp", "mùng 3 tháng Giêng năm Ất Tỵ"."""
    mung, day, month, cycle, year = match.groups()
    return _moon(mung or day, month, cycle, year)


def full_moon(match: re.Match[str]) -> Value:
    """Read "rằm tháng 7"."""
    month, cycle, year = match.groups()
    return _moon("rằm", month, cycle, year)


def marked(match: re.Match[str]) -> Value:
    """Read "10/3 âm lịch"."""
    mung, day, month, near, cycle, year, far = match.groups()
    return _moon(mung or day, month, cycle, near or year or far)


def of_tet(match: re.Match[str]) -> Value:
    """Read "mùng 3 Tết", "29 Tết"."""
    mung, day, cycle, year = match.groups()
    number = _number(mung or day)
    month = 12 if number >= EVE else 1
    moment = MoonDay(number, month, int(year) if year else None, cycle, of_eve=number >= EVE)
    return Moon(moment, moment)


def tet(match: re.Match[str]) -> Value:
    """Read "Tết", which is a day only where it ends a time: "trước Tết"."""
    cycle, year = match.groups()
    moment = MoonDay(1, 1, int(year) if year else None, cycle)
    return Moon(moment, moment, by_only=True)


def shared(match: re.Match[str]) -> Value:
    """Read "mùng 9" before "đến 11 tháng Giêng": its month comes with the last day."""
    mung = match[1]
    return Moon(MoonDay(_number(mung)), MoonDay(_number(mung)))


def ranged(match: re.Match[str]) -> Value | None:
    """Read "9 đến 11 tháng Giêng"."""
    mung, day, last_mung, last_day, month, cycle, year = match.groups()
    last = _moon(last_mung or last_day, month or "giêng", cycle, year).last
    first = _number(mung or day)
    if first >= last.day or (month is None and last.day >= EVE):
        return None
    return Moon(MoonDay(first, last.month, last.year, last.cycle), last)


def again(match: re.Match[str]) -> Value:
    """Read "mùng 3 hàng tháng": a day of every month of the common calendar, no one day."""
    del match
    return Vague()


RULES = (
    Rule(
        "mùng … hằng tháng",
        "mùng mồng 0",
        rf"{DAY}(?: tây)? (?:của )?(?:hằng|hàng|mỗi) tháng",
        again,
        shows=(
            ("trước ngày mùng 3 hàng tháng", "by none"),
            ("ngày 05 hằng tháng", "none"),
        ),
    ),
    Rule(
        "từ mùng … đến mùng …",
        "mùng mồng 0",
        rf"{DAY} ?(?:-|,|và|đến hết|đến|tới) ?(?:ngày )?{DAY} "
        rf"(?:tháng {NAMED}(?!\w)|{TET}{OTHER_TET}){YEAR}",
        ranged,
        shows=(
            ("từ ngày mùng 9 đến 11 tháng Giêng", "2018-02-24/2018-02-26 calendar"),
            ("sáng mùng 2 và mùng 3 Tết", "2018-02-17/2018-02-18 morning calendar"),
            ("từ mùng 2 đến mùng 5 Tết Mậu Tuất", "2018-02-17/2018-02-20 calendar"),
        ),
    ),
    Rule(
        "ngày … tháng Giêng, Chạp",
        "mùng mồng 0",
        rf"{DAY}(?: âm lịch)? tháng {NAMED}(?!\w){YEAR}",
        of_month,
        shows=(
            ("Chiều 27 tháng Chạp", "2018-02-12 afternoon calendar"),
            ("7 giờ 30 ngày mùng 6 tháng Giêng", "2018-02-21 T07:30 calendar"),
            ("29 tháng Chạp đến mùng 5 Tết", "2018-02-14/2018-02-20 calendar"),
            ("mùng 6 tháng Giêng năm Ất Tỵ", "2025-02-03 calendar"),
        ),
    ),
    Rule(
        "rằm tháng …",
        "rằm",
        rf"rằm tháng {MONTH}{YEAR}",
        full_moon,
        shows=(
            ("19h00 Rằm tháng Giêng", "2018-03-02 T19:00 calendar"),
            ("rằm tháng Bảy", "2018-08-25 calendar"),
            ("Rằm tháng 8", "2018-09-24 calendar"),
        ),
    ),
    Rule(
        "d/m âm lịch",
        "mùng mồng 0",
        rf"{DAY}(?: ?[/.\-] ?| tháng ){MONTH[: MONTH.index('(?!')]}(?:[/.\-]((?:19|20)\d\d))?"
        rf"(?:,? năm ({CYCLE}))?(?:,? năm ((?:19|20)\d\d))? ?,? ?{LUNAR}"
        r"(?:,? (?:năm )?((?:19|20)\d\d))?",
        marked,
        shows=(
            ("10/3 âm lịch", "2018-04-25 calendar"),
            ("từ 6h đến 7h30 ngày 10.3 âm lịch", "2018-04-25 T06:00-07:30 calendar"),
            ("ngày 10 tháng 3 (âm lịch)", "2018-04-25 calendar"),
            ("10/3/2019 âm lịch", "2019-04-14 calendar"),
            ("mùng 8 tháng Tư âm lịch", "2018-05-22 calendar"),
        ),
    ),
    Rule(
        "mùng … tháng …",
        "mùng mồng",
        rf"{MUNG} tháng {MONTH}()()",
        lambda match: _moon(match[1], match[2]),
        shows=(("mùng 5 tháng 5", "2018-06-18 calendar"),),
    ),
    Rule(
        "mùng … Tết",
        "mùng mồng 0",
        rf"{DAY} {TET}{OTHER_TET}{YEAR}",
        of_tet,
        shows=(
            ("mùng 3 Tết Mậu Tuất", "2018-02-18 calendar"),
            ("khai mạc tối mùng 4 Tết", "2018-02-19 evening calendar"),
            ("29 Tết", "2018-02-14 calendar"),
            ("30 Tết Mậu Tuất", "2018-02-15 calendar"),
            ("trước 30 Tết Nhâm Dần", "by none impossible_date calendar"),
        ),
        refuses=("tặng 20 Tết trồng cây",),
    ),
    Rule("mùng …", "mùng mồng", MUNG, shared, refuses=("ngày mùng 3 họp",)),
    Rule(
        "Tết",
        "tết",
        rf"{TET}{OTHER_TET}{YEAR}",
        tet,
        shows=(
            ("xong trước Tết", "by 2018-02-16 calendar"),
            ("trước Tết Nguyên đán Bính Ngọ", "by 2026-02-17 calendar"),
        ),
        refuses=("trong dịp Tết Nguyên đán", "Tết trồng cây"),
    ),
)
