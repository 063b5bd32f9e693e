"""Give a line that was typed without accents the accents of its words for times and work.

Only words beside what makes them such: "thu 2 tuan sau" is Monday, "thu 2 trieu dong" is money.
Each word keeps its letters and its length; `without_marks` gives back what was typed.
"""

from __future__ import annotations

from planner.reading.patterns import Pattern
from planner.searching import without_marks

CLOCK = r"\d{1,2} ?(?:h|g|gio)(?: ?\d{2})?(?!\w)|\d{1,2}:\d{2}"
WEEKDAY = r"thu (?:hai|ba|tu|nam|sau|bay|[2-7])(?![\w/])|chu nhat\b|cn\b"
AFTER_WEEK = (
    r"(?:(?<=tuan )|(?<=thang )|(?<=chu nhat )|(?<=thu \d )|(?<=thu ba )|(?<=thu tu )"
    r"|(?<=thu hai )|(?<=thu nam )|(?<=thu sau )|(?<=thu bay ))"
)
NEAR = r"(?:nay|sau|toi)\b"
DATE = (
    rf"(?:\d{{1,2}}[/.-]\d|ngay \d|ngay (?:mai|kia|mot)\b|hom nay\b|{WEEKDAY}"
    rf"|thang (?:\d|{NEAR})|tuan {NEAR})"
)
AFTER_CLOCK = r"(?:(?<=\dh )|(?<=h\d\d )|(?<=gio )|(?<=:\d\d )|(?<=buoi ))"
PARTS = ("sáng", "trưa", "chiều", "tối", "đêm")
PART = r"sang|trua|chieu|toi|dem"
COUNTED = (  # "thu" is to collect, "thứ" a weekday
    r"(?:[.,]?\d|%| ?(?:trieu|ty|ti|nghin|ngan|tram|dong|khoan|loai|phi|quy|nguon|le|m|ha|suat|ho"
    r"|bo|ban|cuon|hop dong|lan|dot|muc|phan|to|tan|ta|kg)\b)"
)
NO_COUNT = r"(?<!bi )(?<!don )(?<!van )(?<!la )(?<!nguoi )(?<!lan )(?<!hang )(?<!cap )"
WHEN_AFTER = (
    rf"(?= (?:tuan |{NEAR}|ngay|luc|vao|tai|o|voi|hop|giao ban|{PART}|\(|\d{{1,2}}/|{CLOCK})"
    r"|[,;.)]| ?$)"
)
WHEN_BEFORE = Pattern(rf"(?:\b(?:{PART}|vao|truoc|den|het|han)|(?<!\w)(?:{CLOCK}))(?: ngay)? $")
MEETING_VERB = Pattern(
    r"(?:du |tham du |chu tri |to chuc )?(?:hop|giao ban|hoi nghi|hoi thao|hoi y|toa dam|dai hoi"
    r"|tiep (?:dan|cong dan|khach|doan)|lam viec voi|gap|sinh hoat|tap huan|buoi|phien)\b"
)
NO_MOVE = r"(?<!chuyen )(?<!doi )(?<!lui )(?<!hoan )(?<!lich )"  # "sang thứ 2": to
NO_PLACE = r"(?! (?:lieu|chinh|san|nan|khoan|tro|nguyen|xe|dinh|lap|xuat|che|cau)\b)"
NO_MEETING = r"(?! (?:dong|tac|le|nhat|phan|ly|thuc|tinh|kim|quy|phap|chat)\b)"
WORK = (
    "nộp|gửi|trình|hoàn thành|hoàn thiện|báo cáo|xây dựng|soạn|lập|rà soát|chuẩn bị|tham mưu"
    "|đăng ký|đôn đốc|triển khai|cập nhật|thống kê|tổng hợp|góp ý|dự|tham dự|chủ trì|tổ chức"
    "|hội nghị|hội thảo|hội ý|tọa đàm|đại hội|tiếp dân|tiếp công dân|tiếp khách|tiếp đoàn"
    "|làm việc với|tập huấn|buổi|phiên|kỷ niệm|ngày truyền thống|nghỉ lễ|nghỉ tết|lễ hội|hội thi"
)


def _rules() -> tuple[tuple[Pattern, str], ...]:
    """Return patterns over small letters without accents, each with its words as written."""
    times = [
        (rf"(?<=\d) ?gio(?= ?\d|{WHEN_AFTER}|\W|$)", "giờ"),
        *((rf"\b{without_marks(part)}(?= (?:{DATE}|mai\b|nay\b|hom\b|{WEEKDAY}))", part)
          for part in ("trưa", "chiều", "đêm")),
        (rf"{NO_MOVE}\bsang(?= (?:{DATE}|mai\b|nay\b|hom\b))", "sáng"),
        (rf"{NO_MOVE}\btoi(?= (?:{WEEKDAY}|mai\b|nay\b|hom\b))", "tối"),
        *((rf"{AFTER_CLOCK}{without_marks(part)}\b", part) for part in PARTS),
        (r"\bngay(?= ?\d| (?:mai|kia|mot|ram|mung|mong)\b)", "ngày"),
        (r"(?<=ngay )mot\b", "mốt"),
        (r"\bhom(?= nay\b)", "hôm"),
        (rf"\btuan(?= {NEAR})", "tuần"),
        (rf"\bthang(?= (?:\d|{NEAR}|gieng\b|chap\b))", "tháng"),
        *((rf"{AFTER_WEEK}{without_marks(word)}\b", word) for word in ("này", "tới")),
        (r"(?<=thang )gieng\b", "giêng"),
        (r"(?<=thang )chap\b", "chạp"),
        (r"(?<=\d )nam(?= \d{4}\b)", "năm"),
        (r"\bam lich\b", "âm lịch"),
        (r"\bmung(?= \d)", "mùng"),
        (r"\bmong(?= \d)", "mồng"),
        (r"\bram(?= thang\b)", "rằm"),
        (rf"\btruoc(?= (?:het )?{DATE})", "trước"),
        (rf"\bhet(?= {DATE})", "hết"),
        (rf"\bhan(?= (?:(?:nop|chot|cuoi(?: cung)?|gui)(?: la)? )?(?:den )?{DATE})", "hạn"),
        (r"\bcham nhat(?= )", "chậm nhất"),
        (r"\bmuon nhat(?= )", "muộn nhất"),
        (rf"\bden(?= (?:het )?{DATE})", "đến"),
        (rf"\btu(?= {DATE})(?<!thu tu)", "từ"),
        (rf"\bvao(?= (?:luc |{DATE}|{PART}|{CLOCK}))", "vào"),
        (rf"\bluc(?= (?:{CLOCK}))", "lúc"),
        (r"(?<=han )nop\b", "nộp"),
        (r"(?<=han )chot\b", "chót"),
        (r"(?<=han )cuoi(?= |$)", "cuối"),
        (rf"\btai(?= ){NO_PLACE}", "tại"),
        (r"\bo(?= )", "ở"),
    ]  # fmt: skip
    work = [
        (rf"\bhop\b{NO_MEETING}", "họp"),
        (r"\bgap\b(?! (?:rut|kho|doi|vo)\b)(?<!nop gap)", "gặp"),
        (r"^ky\b(?! (?:niem|luat|thuat|thi|hop)\b)", "ký"),
        *((rf"\b{without_marks(words)}\b", words) for words in WORK.split("|")),
    ]
    return tuple((Pattern(pattern), words) for pattern, words in (*times, *work))


def with_marks(line: str) -> str:
    """Return a line with the accents of its words for times and work; one with accents as it is."""
    small = line.lower()
    if without_marks(line) != line:
        return line
    letters = list(line)
    _mark_weekdays(small, letters)
    for pattern, words in _RULES:
        for match in pattern.finditer(small):
            _mark(letters, match.end() - len(words), words)
    return "".join(letters)


def _mark_weekdays(small: str, letters: list[str]) -> None:
    """Mark weekdays: where what stands beside one says so, or somebody meets."""
    is_meeting = MEETING_VERB.match(small) is not None
    for match in _WEEKDAY.finditer(small):
        is_sure = match["sure"] is not None or WHEN_BEFORE.search(small, 0, match.start())
        if is_meeting or is_sure:
            _mark(letters, match.start(), _WRITTEN[match[1]])
    for match in _TILL_OR_EVENING.finditer(small):
        _mark(letters, match.start(), "tối" if is_meeting else "tới")


def _mark(letters: list[str], start: int, words: str) -> None:
    """Write words over the same letters, large ones as large."""
    for at, letter in enumerate(words, start):
        if without_marks(letter) == letters[at].lower():
            letters[at] = letter.upper() if letters[at].isupper() else letter


_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "2", "3", "4", "5", "6", "7")
_WEEKDAYS = ("chủ nhật", *(f"thứ {day}" for day in _DAYS))
_WRITTEN = {without_marks(words): words for words in _WEEKDAYS}
_WEEKDAY = Pattern(
    rf"{NO_COUNT}\b(chu nhat\b|thu (?:hai|ba|tu|nam|sau|bay|[2-7])(?![\w/])(?!{COUNTED}))"
    rf"(?P<sure>{WHEN_AFTER})?"
)
_TILL_OR_EVENING = Pattern(r"\btoi(?= (?:ngay )?\d{1,2}[/.-]\d)")
_RULES = _rules()
