"""What stands around a date: cue, weekday, clock time, part of the day; and what makes it none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from planner.model import Cue, DayPart, Span

REACH = 72  # letters before a date in which its own words can stand
AFTER = 48

CLOCK = (
    r"(?:(\d{1,2}) ?(?:giờ|h) ?(?:(\d{2})(?!\d)(?: ?phút|['’′])?)?(?: ?(?:phút|['’′]))?"
    r"|(\d{1,2}):(\d{2}))"
)
CLOCK_RANGE = rf"(?:từ |lúc |vào lúc |vào hồi |hồi )?{CLOCK}(?:\s?(?:-|–|đến|tới)\s?{CLOCK})?"
PARTS = {
    "sáng": DayPart.MORNING,
    "chiều": DayPart.AFTERNOON,
    "tối": DayPart.EVENING,
    "đêm": DayPart.EVENING,
}
WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3,
    "sáu": 4, "6": 4, "bảy": 5, "7": 5, "bẩy": 5,
}  # fmt: skip
WEEKDAY = r"(?:thứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ nhật))"
PART = r"(?:buổi )?(sáng|chiều|tối|đêm)"

OWN_WORDS = re.compile(
    rf"(?:\b{CLOCK_RANGE}[,\s]*)?(?:\b{PART}(?: cùng)?[,\s]*)?(?:\b{WEEKDAY}\s?[,(]?\s?)?"
    r"(?:\(?\s?\b(?:các ngày|ngày)\s?)?$"
)
BY = (
    r"chậm nhất|muộn nhất|trễ nhất|trước|hạn cuối|thời hạn|hạn chót|hạn|đến hết|hết|không quá|"
    r"xong(?! (?:ngay )?trong)"
)
CUE = re.compile(
    rf"(?:\b(?P<by>(?:{BY})(?:\s(?:trước|là|vào|trong|đến|hết|ngay|cuối ngày|lúc))*)"
    r"|\b(?P<from>(?:bắt đầu |kể |tính )?từ)"
    r"|\b(?P<within>(?:ngay |xong |ngay xong )?(?:trong|vào)(?: suốt| hết)?))\s+$"
)
SINCE_FIGURE = re.compile(r"\b(?:tính|lũy kế|số liệu)\s+$")

AFTER_WORDS = re.compile(
    rf"\s?(?:\(\s?(?:{WEEKDAY}|{PART})\s?\)"
    rf"|,?\s?(?:vào )?(?:lúc |hồi |từ ){CLOCK_RANGE}|\s{CLOCK_RANGE}(?!\w))"
)
GLOSS = re.compile(
    r"\s?\(?\s?,?\s?(?:tức(?: là)?|nhằm|âm lịch(?: là)?)\s(?:ngày )?[^),;.]{1,32}"
    r"(?:âm lịch|âl|dương lịch|dl)?\)?"
    r"|\s?\((?:ngày )?(?:mùng|mồng|rằm|\d{1,2}) ?(?:tháng|/|\.) ?[^),;]{1,24}"
    r"(?:âm lịch|âl|al)?\)"
)

# Words before a figure that make it a number of something, an address, a document.
NO_DATE_BEFORE = re.compile(
    r"(?:\b(?:số|nhà|phố|đường|ngõ|ngách|hẻm|kiệt|lớp|tổ|khối|khu|điều|khoản|điểm|mục|thửa|quốc lộ|"
    r"tỉnh lộ|cầu|chợ|trường|nông trường|công viên|quảng trường|công ty|nhà máy|hợp tác xã|đạt|"
    r"tỷ lệ|tỉ lệ|tỷ số|cao tốc|km|mã|phòng|tầng|bản đồ|tờ|tiểu đoàn|trung đoàn|sư đoàn|"
    r"lữ đoàn|hội trường)"
    r" |[a-zđ]{1,5}[-.]|[\d/.:]|\d,)$"
)
NO_DATE_AFTER = re.compile(
    r"\s?(?:đảng viên|đồng chí|đ/c|đại biểu|hộ|xã|phường|thôn|bản|làng|tổ|trường|lớp|em|học sinh|"
    r"người|chỉ tiêu|tiêu chí|đơn vị|hồ sơ|phiếu|nhiệm vụ|văn bản|cơ sở|công trình|dự án|chi bộ|"
    r"cán bộ|công chức|viên chức|giáo viên|hội viên|thành viên|ủy viên|uỷ viên|trạm|điểm|km|ha|tấn|"
    r"tạ|triệu|tỷ|tỉ|đồng|%|giờ|phút|buổi|ca|lượt|máy|xe|con|cây|tuyến|huyện|tỉnh|nước|kg|m2|m3|"
    r"mét|hecta|héc ta)\b"
)


@dataclass(frozen=True, slots=True)
class Around:
    """The words of a date beyond its figures."""

    start: int  # where its own words begin
    end: int  # where they end, with a time or gloss behind
    cue: Cue
    cue_start: int
    start_time: time | None
    end_time: time | None
    day_part: DayPart | None
    weekday: int | None  # Monday 0
    is_called_day: bool  # "ngày", a weekday, a time or a part of the day stands before


def look_around(lowered: str, span: Span) -> Around:
    """Read what stands before and behind the figures of a date."""
    own = OWN_WORDS.search(lowered, max(0, span.start - REACH), span.start)
    start = _trimmed(lowered, own.start(), span.start) if own else span.start
    groups = own.groups() if own else (None,) * 11
    behind = AFTER_WORDS.match(lowered, span.end, span.end + AFTER)
    more = behind.groups() if behind else (None,) * 19
    clock = _clock(groups[0:8])
    late_weekday, late_part, late_clock = _behind(more)
    gloss = GLOSS.match(lowered, span.end, span.end + AFTER)
    said_behind = late_clock or late_weekday is not None or late_part
    end = behind.end() if behind and said_behind else span.end
    cue, cue_start = _cue(lowered, start)
    times = clock or late_clock or (None, None)
    return Around(
        start,
        gloss.end() if gloss else end,
        cue,
        cue_start,
        times[0],
        times[1],
        PARTS.get(groups[8] or late_part or ""),
        _weekday(groups[9], groups[10]) if groups[9] or groups[10] else late_weekday,
        is_called_day=start < span.start,
    )


Behind = tuple[int | None, str | None, tuple[time, time | None] | None]


def _behind(more: tuple[str | None, ...]) -> Behind:
    """Return weekday, part of the day and clock times from the groups of AFTER_WORDS."""
    weekday = _weekday(more[0], more[1]) if more[0] or more[1] else None
    return weekday, more[2], _clock(more[3:11]) or _clock(more[11:19])


def is_no_date(lowered: str, span: Span, *, called_day: bool) -> bool:
    """Tell whether figures like a day and a month count or name something else."""
    before = NO_DATE_BEFORE.search(lowered, max(0, span.start - 16), span.start)
    if before and not called_day:
        return True
    return not called_day and NO_DATE_AFTER.match(lowered, span.end) is not None


def _trimmed(lowered: str, start: int, end: int) -> int:
    while start < end and lowered[start] in " \t\n(,":
        start += 1
    return start


def _cue(lowered: str, start: int) -> tuple[Cue, int]:
    match = CUE.search(lowered, max(0, start - REACH), start)
    if match is None:
        return Cue.ON, start
    if match["by"]:
        is_figure = match["by"].startswith(("đến hết", "hết")) and SINCE_FIGURE.search(
            lowered, max(0, match.start() - 12), match.start()
        )
        return (Cue.ON, start) if is_figure else (Cue.BY, match.start("by"))
    if match["from"]:
        return Cue.FROM, match.start("from")
    return Cue.WITHIN, match.start("within")


def _weekday(name: str | None, sunday: str | None) -> int | None:
    return 6 if sunday else WEEKDAYS.get(name or "")


def _clock(groups: tuple[str | None, ...]) -> tuple[time, time | None] | None:
    """Return start and end time from the eight groups of a clock range."""
    begins = _time(groups[0:4])
    return (begins, _time(groups[4:8])) if begins else None


def _time(groups: tuple[str | None, ...]) -> time | None:
    hour, minute = groups[0] or groups[2], groups[1] or groups[3] or "0"
    if hour is None or int(hour) > 23 or int(minute) > 59:  # noqa: PLR2004 - a day's hours
        return None
    return time(int(hour), int(minute))
