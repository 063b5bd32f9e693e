"""Rules for times longer than a day, times that hang on others, and times that give no day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Grain
from planner.reading.dates.rule import Months, Rule, SameDay, Vague, Value

if TYPE_CHECKING:
    import re

MONTH = r"(1[0-2]|0?[1-9])"
YEAR = r"((?:19|20)\d\d)"
OF_YEAR = rf"(?: ?[/.\-] ?{YEAR}|,? năm {YEAR})?(?!\d)"
COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
COUNT = rf"(\d|1[01]|{'|'.join(COUNTS)})"
QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "01": 1,
    "02": 2,
    "03": 3,
    "04": 4,
}
NEXT = {"này": 0, "tới": 1, "sau": 1, "kế tiếp": 1}
PART = r"(?:đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần|nửa đầu|nửa cuối)"


def _last(match: re.Match[str]) -> int | None:
    years = [group for group in match.groups()[1:] if group]
    return int(years[0]) if years else None


def month(match: re.Match[str]) -> Value:
    """Read "tháng 3/2017", "tháng 3 năm 2017", "tháng 3"."""
    return Months(Grain.MONTH, int(match[1]), 1, _last(match))


def months(match: re.Match[str]) -> Value | None:
    """Read "tháng 3 và tháng 4/2018", "tháng 3 - 5/2018"."""
    first, last, *year = match.groups()
    count = int(last) - int(first) + 1
    given = next((int(each) for each in year if each), None)
    is_run = match[0].count("tháng") > 1 or given or "-" in match[0]
    return Months(Grain.MONTH, int(first), count, given) if is_run and count > 1 else None


def quarter(match: re.Match[str]) -> Value:
    """Read "quý IV-2024", "quý 2 năm 2019"."""
    return Months(Grain.QUARTER, QUARTERS[match[1]] * 3 - 2, 3, _last(match))


def year(match: re.Match[str]) -> Value:
    """Read "năm 2018"."""
    return Months(Grain.YEAR, 1, 12, int(match[1]))


def rest_of_year(match: re.Match[str]) -> Value:
    """Read "hai tháng còn lại", "6 tháng cuối năm": they end with December."""
    count = _count(match[1])
    return Months(Grain.MONTH, 13 - count, count, _last(match))


def start_of_year(match: re.Match[str]) -> Value:
    """Read "6 tháng đầu năm": from January on."""
    return Months(Grain.MONTH, 1, _count(match[1]), _last(match))


def _count(words: str) -> int:
    return COUNTS.get(words) or max(int(words), 1)


def near_month(match: re.Match[str]) -> Value:
    """Read "tháng này", "tháng tới"."""
    return Months(Grain.MONTH, None, 1, shift=NEXT[match[1]])


def same_day(match: re.Match[str]) -> Value:
    """Read "cùng ngày" as the day named last."""
    del match
    return SameDay()


def vague(match: re.Match[str]) -> Value:
    """Read words that name a time but no day."""
    del match
    return Vague()


RULES = (
    Rule(
        "đầu, giữa, cuối tháng",
        "đầu giữa cuối trung thượng hạ nửa trong tuần",
        rf"(?:(?:trong )?{PART}"
        r"|tuần(?: lễ)? (?:thứ )?(?:đầu|nhất|hai|ba|tư|cuối|\d)(?: tiên| cùng)?)(?: của)? "
        rf"(?:tháng(?: {MONTH}{OF_YEAR}| tới| này| sau)?"
        rf"|quý(?: (?:iv|i{{1,3}}|[1-4])(?!\w){OF_YEAR})?"
        rf"|năm(?: {YEAR}| nay| tới| sau| học)?|tuần(?: này| tới| sau)?)(?![\d/]|\.\d)",
        vague,
        shows=(
            ("hoàn thành giữa tháng 3/2026", "none"),
            ("vào trung tuần tháng 01/2022", "none"),
            ("trong tuần đầu tháng 7", "none"),
            ("Cuối năm 2020", "none"),
        ),
    ),
    Rule(
        "định kỳ",
        "định tháng quý hằng hàng mỗi",
        r"(?:định kỳ )?(?:(?:tháng|quý) (?:1[0-2]|0?[1-9]|iv|i{1,3}) )?"
        r"(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)(?!\w)"
        r"|định kỳ (?:\d+ )?(?:ngày|tuần|tháng|quý|năm)(?!\w)(?!/)",
        vague,
        shows=(
            ("định kỳ hàng tháng", "none"),
            ("vào chiều thứ Sáu hằng tuần", "none afternoon"),
            ("định kỳ tháng 10 hằng năm", "none"),
        ),
    ),
    Rule(
        "tháng … đến tháng …",
        "tháng",
        rf"tháng {MONTH} ?(?:-|đến hết|đến|, ?(?=tháng)|và (?=tháng)) ?(?:tháng )?{MONTH}"
        rf"(?![/.\-]\d\d?(?!\d)){OF_YEAR}",
        months,
        shows=(
            ("từ tháng 3 đến tháng 5/2018", "2018-03-01/2018-05-31 month"),
            ("tháng 3, tháng 4", "2018-03-01/2018-04-30 month"),
        ),
        refuses=("tháng 3, 12 đảng viên", "tháng 3 đến 12 đảng viên"),
    ),
    Rule(
        "tháng",
        "tháng",
        rf"(?<!\d )tháng {MONTH}(?![/.\-]\d\d?(?!\d)|\d){OF_YEAR}",
        month,
        shows=(
            ("trong tháng 02/2018", "within 2018-02-01/2018-02-28 month"),
            ("xong ngay trong tháng 3/2017", "within 2017-03-01/2017-03-31 month"),
            ("trước tháng 8/2021", "by 2021-08-01/2021-08-31 month"),
            ("tháng 02 năm 2021", "2021-02-01/2021-02-28 month"),
            ("Tháng 7.2018", "2018-07-01/2018-07-31 month"),
            ("Từ tháng 4/2021, quét", "from 2021-04-01/2021-04-30 month"),
            ("hết tháng 6", "by 2018-06-01/2018-06-30 month"),
        ),
        refuses=("tháng 13", "3 tháng 1 lần"),
    ),
    Rule(
        "quý",
        "quý quí",
        rf"(?:quý|quí) (iv|i{{1,3}}|0?[1-4])(?!\w){OF_YEAR}",
        quarter,
        shows=(
            ("trong quý 3/2016", "within 2016-07-01/2016-09-30 quarter"),
            ("Quý II-2020", "2020-04-01/2020-06-30 quarter"),
            ("quý IV năm 2024", "2024-10-01/2024-12-31 quarter"),
        ),
        refuses=("quý vị", "quý 5"),
    ),
    Rule(
        "các tháng còn lại của năm",
        "0 một hai ba bốn năm sáu bảy tám chín",
        rf"{COUNT} tháng (?:còn lại|cuối)(?: (?:của |trong )?năm(?: {YEAR})?)?",
        rest_of_year,
        shows=(
            ("trong hai tháng còn lại của năm", "within 2018-11-01/2018-12-31 month"),
            ("6 tháng cuối năm 2017", "2017-07-01/2017-12-31 month"),
        ),
    ),
    Rule(
        "các tháng đầu năm",
        "0 một hai ba bốn năm sáu bảy tám chín",
        rf"{COUNT} tháng đầu (?:của )?năm(?: {YEAR})?",
        start_of_year,
        shows=(("6 tháng đầu năm 2017", "2017-01-01/2017-06-30 month"),),
    ),
    Rule(
        "tháng này",
        "tháng",
        r"tháng (này|tới|sau|kế tiếp)(?!\w)",
        near_month,
        shows=(("trong tháng này", "within 2018-02-01/2018-02-28 month"),),
    ),
    Rule(
        "năm",
        "năm",
        rf"năm {YEAR}(?![\d/]| ?- ?(?:19|20)\d)",
        year,
        shows=(("Năm 2018", "2018-01-01/2018-12-31 year"),),
        refuses=("năm 2016 - 2020",),
    ),
    Rule(
        "cùng ngày",
        "cùng ngay",
        r"(?:cùng ngày|cùng thời gian(?: này| trên)?|ngay trong ngày(?! ?\d| (?:trả|bầu|khai|thi"
        r"|lễ|đầu|họp|đại|làm việc|nghỉ)\b))(?! hội)(?!\w)",
        same_day,
        shows=(("05/3. 15h00 cùng ngày: duyệt", "2018-03-05 | 2018-03-05 T15:00"),),
        refuses=("cùng ngày",),
    ),
)
