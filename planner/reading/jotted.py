"""The words that tell what a jotted line is about: a meeting, work, a place, a clock time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.model import Cue, Grain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.model import Mention

MEETING = re.compile(
    r"(?:dự |tham dự |chủ trì |tổ chức )?(?:họp|giao ban|hội nghị|hội thảo|hội ý|tọa đàm|toạ đàm"
    r"|đại hội|tiếp (?:dân|công dân|khách|đoàn)|làm việc với|gặp|sinh hoạt|tập huấn|buổi|phiên)\b",
    re.IGNORECASE,
)
DELIVERS = re.compile(
    r"(?:nộp|gửi|trình|hoàn thành|hoàn thiện|báo cáo|xây dựng|soạn|lập|ban hành|rà soát|chuẩn bị"
    r"|tham mưu|đăng ký|đôn đốc|triển khai|xong|cập nhật|thống kê|tổng hợp|góp ý|ký)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"(?:,? ?(?<!\w)(?:địa điểm|tại|ở):? )(?P<place>[^,;]+)", re.IGNORECASE)
CLOCK = r"(?![3-6]g(?!\d))\d{1,2} ?(?:h|g|giờ)(?: ?\d{2})?(?!\w)|\d{1,2}:\d{2}"  # 5G is a network
ANY_CLOCK = re.compile(rf"(?<![\w/])(?:{CLOCK})(?: ?(?:sáng|trưa|chiều|tối))?", re.IGNORECASE)
HALF = re.compile(r"\b(?:sáng|trưa|chiều|tối|đêm)\b", re.IGNORECASE)
LOOSE = r"(?:vào|lúc|ngày|trong|trước|từ|đến|hạn|là|[,;:.\-–()])"
ENDS = re.compile(rf"^(?:{LOOSE}(?: |$))+|(?:(?:^| ){LOOSE}|[,;:.\-–(])+$", re.IGNORECASE)


def day_in(mentions: Iterable[Mention]) -> Mention | None:
    """Return the day of a line: that of its deadline, else the first."""
    days = [m for m in mentions if m.period and m.period.grain is Grain.DAY]
    return next((m for m in days if m.cue is Cue.BY), days[0] if days else None)


def trimmed(words: str) -> str:
    """Return words without what stood around a date, the first letter large."""
    said = " ".join(_pieces(words))
    return said[:1].upper() + said[1:]


def _pieces(words: str) -> Iterator[str]:
    said = " ".join(words.split()).replace(" ,", ",")
    while (shorter := ENDS.sub("", said).strip()) != said:
        said = shorter
    yield from said.split()
