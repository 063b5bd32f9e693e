"""Rules for days of the common calendar: figures or words, alone, in lists and ranges, mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Span
from planner.reading.dates.rule import Moment, Rule, Solar, Value, day_in

if TYPE_CHECKING:
    import re

DAY = r"(3[01]|[12]\d|0?[1-9])"
MONTH = r"(1[0-2]|0?[1-9])"
YEAR = r"((?:1[5-9]|20)\d\d)"
YEARS = range(1500, 2100)  # those that YEAR reads
LENGTHS = (2, 2, 4)  # figures of day, month and year
NAMES = {
    "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10,
}  # fmt: skip
MONTH_NAME = rf"(1[0-2]|0?[1-9]|{'|'.join(sorted(NAMES, key=len, reverse=True))})"
FULL = (
    rf"(?:{DAY} ?/ ?{MONTH} ?/ ?{YEAR}|{DAY} ?\. ?{MONTH} ?\. ?{YEAR}|{DAY} ?- ?{MONTH} ?- ?{YEAR}"
    rf"|{DAY}[/.]{MONTH}[/.\-]{YEAR})(?![\d/]|\.\d|-[a-zđ]{{2}}|-\d{{3}})"
)
NO_MORE = r"(?!\d| ?/ ?\d|/[a-zđ]|[.,:]\d|-[a-zđ]{2})"  # no longer figure, no document's number
SHORT = rf"{DAY} ?/ ?{MONTH}{NO_MORE}"
DOTTED = rf"{DAY}[.\-]{MONTH}{NO_MORE}(?! ?-(?! ?\d{{1,2}}[./]\d))"
WORDS = (
    rf"(?<!đường )(?<!phố ){DAY},? tháng {MONTH_NAME}(?!\d|/\d\d?(?!\d))"
    rf"(?: ?[/.\-] ?{YEAR}|,?(?: năm)? {YEAR})?"
    r"(?!\d)(?! âm lịch| âl| ngày| lần)"
)
TO = r" ?(?:-|đến hết ngày|đến hết|đến ngày|đến|tới ngày|tới) ?"
AND = r" ?(?:, ?ngày|,|và ngày|và|&|;) ?"


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else NAMES[words]


def _moment(groups: list[str]) -> Moment:
    day, month, *year = groups
    return Moment(_number(day), _number(month), int(year[0]) if year else None)


def _groups(match: re.Match[str]) -> list[str]:
    return [group for group in match.groups() if group]


def one(match: re.Match[str]) -> Value:
    """Read a single day in figures."""
    moment = _moment(_groups(match))
    return Solar(moment, moment, bare=moment.year is None)


def named(match: re.Match[str]) -> Value:
    """Read a single day with the word "tháng"."""
    moment = _moment(_groups(match))
    return Solar(moment, moment, bare=False)


def dotted(match: re.Match[str]) -> Value:
    """Read "20.4", "20-4"."""
    moment = _moment(_groups(match))
    return Solar(moment, moment, dotted=True)


def short_year(match: re.Match[str]) -> Value:
    """Read "20/4/18"."""
    day, month, year = _groups(match)
    moment = Moment(int(day), int(month), 2000 + int(year))
    return Solar(moment, moment, dotted=True)


def from_iso(match: re.Match[str]) -> Value:
    """Read "2018-04-20"."""
    moment = Moment(int(match[3]), int(match[2]), int(match[1]))
    return Solar(moment, moment, bare=False)


def ranged(match: re.Match[str]) -> Value | None:
    """Read "10 - 15/3": the first day has its month from the last."""
    first, *rest = _groups(match)
    last = _moment(rest)
    if int(first) >= last.day:
        return None
    return _run(match, Moment(int(first), last.month, last.year), last)


def listed(match: re.Match[str]) -> Value | None:
    """Read "12, 13 và 14/3": the days before the last have its month."""
    numbers = match[1]
    last = _moment(_groups(match)[1:])
    days, at = [], match.start(1)
    for piece in numbers.split(","):
        words = piece.strip()
        place = at + piece.index(words)
        days.append((int(words), Span(place, place + len(words))))
        at += len(piece) + 1
    order = [day for day, _ in days] + [last.day]
    if order != sorted(set(order)):
        return None
    first = Moment(order[0], last.month, last.year)
    return _run(match, first, last, tuple(days))


def _run(
    match: re.Match[str], first: Moment, last: Moment, days: tuple[tuple[int, Span], ...] = ()
) -> Solar:
    dots = last.year is None and "." in match[0]
    return Solar(first, last, days, bare="tháng" not in match[0], dotted=dots)


def mended(match: re.Match[str]) -> Value | None:
    """Read a full date with a sign missing or a figure typed twice, where one reading remains."""
    words = match[0].replace(" ", "").replace(".", "/").replace("-", "/")
    found = {
        each
        for each in _readings(words.split("/"))
        if day_in(each.day, each.month or 0, each.year or 0)
    }
    if len(found) != 1:
        return _none_such()
    (moment,) = found
    return Solar(moment, moment, bare=False, repaired=True)


def _readings(parts: list[str]) -> list[Moment]:
    """Return every full date that figures become when one slip is mended."""
    if len(parts) == len(LENGTHS) - 1:  # a sign is missing
        day, rest = parts
        return _plausible([day, rest[:-4], rest[-4:]])
    found = []
    for at, part in enumerate(parts):
        for place in range(1, len(part) if len(part) > LENGTHS[at] else 0):
            if part[place] == part[place - 1]:  # a figure typed twice
                shorter = part[:place] + part[place + 1 :]
                found += _plausible([*parts[:at], shorter, *parts[at + 1 :]])
    return found


def _plausible(parts: list[str]) -> list[Moment]:
    fits = all(1 <= len(part) <= most for part, most in zip(parts, LENGTHS, strict=True))
    day, month, year = map(int, parts)
    return [Moment(day, month, year)] if fits and year in YEARS else []


def _none_such() -> Solar:
    return Solar(Moment(0), Moment(0), dotted=True)


def no_date(match: re.Match[str]) -> None:
    """Pass over figures that are no date, all at once."""
    del match


LAST = rf"(?:{FULL}|{SHORT}|{DAY}\.{MONTH}{NO_MORE}|{WORDS})"

RULES = (
    Rule(
        "dãy số",
        "0",
        r"\d++(?:[/.,:]\d++){3,}+|\d{1,3}(?:\.\d{3})+(?![\d/])|\d{5,}",
        no_date,
        refuses=("ĐT 0204.3.886.102", "12.345.678 đồng", "192.168.1.12", "1/2/3/4/5"),
    ),
    Rule(
        "yyyy-mm-dd",
        "0",
        r"((?:19|20)\d\d)-(0[1-9]|1[0-2])-([0-2]\d|3[01])(?![\d/\-])",
        from_iso,
        shows=(("2018-03-05", "2018-03-05"),),
        refuses=("mã 2018-13-05",),
    ),
    Rule(
        "các ngày d, d/m",
        "0",
        rf"(?<!\d,)(?<!\d, )((?:3[01]|[12]\d|0?[1-9])(?: ?, ?(?:3[01]|[12]\d|0?[1-9])){{0,9}})"
        rf"{AND}{LAST}",
        listed,
        shows=(
            ("các ngày 12, 13 và 14/3/2018", "2018-03-12/2018-03-14"),
            ("trong hai ngày 26, 27/02/2018", "2018-02-26/2018-02-27"),
            ("trong các đêm 29 và 30/6", "2018-06-29/2018-06-30 evening"),
            ("các ngày 12, 14 và 20/3", "2018-03-12 | 2018-03-14 | 2018-03-20"),
            ("ngày 10 và ngày 11 tháng 3 năm 2018", "2018-03-10/2018-03-11"),
        ),
        refuses=("Điều 12, 13 và 14 Luật Đất đai", "lớp 4, 5/2"),
    ),
    Rule(
        "từ d đến d/m",
        "0",
        rf"{DAY}{TO}{LAST}",
        ranged,
        shows=(
            ("từ ngày 10 đến 15/3/2018", "2018-03-10/2018-03-15"),
            ("8 - 12/8", "2018-08-08/2018-08-12"),
            ("từ ngày 05 - 09/7/2021", "2021-07-05/2021-07-09"),
            ("từ ngày 16 đến hết ngày 20 tháng 8 năm 2018", "2018-08-16/2018-08-20"),
        ),
        refuses=("từ 2 đến 3 lần", "đạt 5-7/10 điểm"),
    ),
    Rule(
        "d/m/yyyy",
        "0",
        FULL,
        one,
        shows=(
            ("ngày 15/5/2016", "2016-05-15"),
            ("ngày 29 /7/2016", "2016-07-29"),
            ("Đăng ngày 24 - 6 - 2025", "2025-06-24"),
            ("20.3.2018", "2018-03-20"),
            ("trước ngày 31/02/2018", "by none impossible_date"),
            ("từ ngày 25/12/2017 đến hết ngày 05/01/2018", "2017-12-25/2018-01-05"),
            ("(26/3/1931 - 26/3/2017)", "2017-03-26"),
            ("(3/21930 - 3/2/2018…", "2018-02-03 repaired_date"),
        ),
        refuses=("số 12/3/2018/NQ-HĐND", "Hợp đồng 12/3/2018-HĐ"),
    ),
    Rule(
        "d/m/yyyy gõ sai",
        "0",
        r"\d{1,2} ?[/.\-] ?(?:\d{1,3} ?[/.\-] ?\d{4,5}|\d{1,2}(?:19|20)\d\d)"
        r"(?![\d/]|[.\-]\d|-[a-zđ]{2})",
        mended,
        shows=(
            ("ngày 3/21930", "1930-02-03 repaired_date"),
            ("ngày 15/092020", "2020-09-15 repaired_date"),
            ("ngày 17/9/20188", "2018-09-17 repaired_date"),
            ("ngày 22/055/2018", "2018-05-22 repaired_date"),
            ("trước ngày 31/13/2018", "by none impossible_date"),
        ),
    ),
    Rule(
        "ngày … tháng …",
        "0",
        WORDS,
        named,
        shows=(
            ("ngày 15 tháng 5 năm 2016", "2016-05-15"),
            ("ngày 5 tháng 3", "2018-03-05"),
            ("ngày 01 tháng Bảy năm 2018", "2018-07-01"),
            ("ngày 5 tháng 3/2018", "2018-03-05"),
            ("Được đăng: 01 Tháng 10 2025", "2025-10-01"),
        ),
        refuses=("15 tháng qua", "từ 3 đến 5 tháng", "3 tháng 12 ngày công"),
    ),
    Rule(
        "d/m/yy",
        "0",
        rf"{DAY}/{MONTH}/(\d\d)(?![\d/]|[.,\-]\d|-[a-zđ])",
        short_year,
        shows=(("ngày 12/3/18", "2018-03-12"),),
        refuses=("mã 12/3/18",),
    ),
    Rule(
        "d/m",
        "0",
        SHORT,
        one,
        shows=(
            ("Ngày 6/02, Chi bộ họp", "2018-02-06"),
            ("Quốc khánh 2/9", "2018-09-02"),
            ("(09/01)", "2018-01-09"),
            ("từ ngày 28/2 đến ngày 03/3", "2018-02-28/2018-03-03"),
            ("(từ 11/5 – 17/5/2020)", "2020-05-11/2020-05-17"),
            ("trước ngày 31/11", "by none impossible_date"),
        ),
        refuses=(
            "có 7/9 xã đạt chuẩn",
            "đường 19/4, phường 2",
            "nhà 12/8",
            "trực 24/7",
            "tỷ lệ 1/3",
        ),
    ),
    Rule(
        "d.m",
        "0",
        DOTTED,
        dotted,
        shows=(
            ("chậm nhất ngày 20.4", "by 2018-04-20"),
            ("Chiều 02.4.", "2018-04-02 afternoon"),
            ("ngày 12-3", "2018-03-12"),
            ("Thứ Ba, 20.3", "2018-03-20"),
        ),
        refuses=("đạt 20.4 tấn", "mục 2.1", "phiên bản 1.0", "từ 2-3 lần", "Điều 5.2"),
    ),
)
