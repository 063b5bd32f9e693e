"""What a label or heading names: a field of work, a body, a week, or nothing in particular."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Span
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.words import Words

PREFIX = re.compile(
    r"(?:(?:về|đối với|lĩnh vực|mảng|khối|trong|trên|công tác|nhiệm vụ|hoạt động|việc)[ \t]+)+",
    re.IGNORECASE,
)
OPENERS = ("về", "đối với", "lĩnh vực", "trên lĩnh vực", "trong lĩnh vực", "mảng")
GENERAL = re.compile(
    r"(?:nhiệm vụ|công tác|công việc|việc)?[ \t]*(?:trọng tâm|chung$|cụ thể|khác|tháng|quý|tuần|năm|trước mắt|chủ yếu|thường xuyên|được giao|cần|chính(?! trị)|phải|đã|tiếp theo)"
    r"|một số|phương hướng|phân công|tổ chức thực hiện|nội dung|tiến độ|lịch|các mốc|kết luận|kết quả|đánh giá|mục đích|yêu cầu|nguyên tắc|căn cứ|giải pháp|biện pháp"
    r"|các nhiệm vụ|các công việc|các nội dung|các hoạt động|thời gian|địa điểm|thành phần|chương trình|kế hoạch|cụ thể|những|phần |dự kiến|ý kiến|nơi nhận|kính gửi|chủ trì"
    r"|điểm cầu|trực|nguồn|lưu ý|ghi chú|ưu điểm|hạn chế|tồn tại|tình hình|chỉ tiêu|mục tiêu|ngày|buổi|sáng|chiều|tối|đề xuất|kiến nghị|trong|như sau|sau|gồm|đó là|tin|ảnh|số|điện thoại|thứ|chủ đề|khái quát|triển khai thực hiện|công tác$|nhiệm vụ$|kinh phí|hoạt động$",
    re.IGNORECASE,
)
PHASE = re.compile(r"(?:giai đoạn|đợt|chặng|bước)[ \t]+(?:\d+|[IVX]+)\b", re.IGNORECASE)
WEEK = re.compile(
    r"(?:đầu|giữa|cuối)\b|tuần(?:[ \t]+(?:thứ[ \t]+)?(?:\d+|[IVX]+|nhất|hai|ba|tư|năm))?\b",
    re.IGNORECASE,
)
SHORT = 9  # words of a label without an opening word


class LabelKind(Enum):
    """What a label does to the tasks under it."""

    AREA = "area"
    UNIT = "unit"
    TIME = "time"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Label:
    """A label, and the words that it gives: the field of work, or the body."""

    kind: LabelKind
    span: Span


def label_at(words: Words, index: int, limit: int) -> Label | None:
    """Read the words from an index to a limit as a label; None when they are a clause."""
    if index >= limit:
        return None
    start, end = words.starts[index], words.ends[limit - 1]
    text = words.text
    span = Span(start, end)
    if WEEK.match(text, start, end):
        return Label(LabelKind.TIME, span)
    phase = PHASE.match(text, start, end)
    if phase:
        return Label(LabelKind.AREA, Span(start, phase.end()))
    opened = opens_area(words, index)
    if not opened:
        unit = _unit(words, index, limit)
        if unit is not None:
            return unit if len(unit.span) else None
    value = area_words(text, span)
    if GENERAL.match(text, start, end) or GENERAL.match(text, value.start, end):
        return Label(LabelKind.GENERAL, span)
    if opened:
        return Label(_people(words, index, limit), value)
    if limit - index <= SHORT and not verb_at(words, index):
        return Label(LabelKind.AREA, value)
    return None


def opens_area(words: Words, index: int) -> bool:
    """Tell whether words such as "Về", "Đối với", "Lĩnh vực" begin here."""
    lower = " ".join(words.forms[index : index + 3])
    return any(lower == opener or lower.startswith(opener + " ") for opener in OPENERS)


def area_words(text: str, span: Span) -> Span:
    """Return the name of a field of work less "Về", "Đối với", "Lĩnh vực", "Công tác", "Nhiệm vụ"."""
    prefix = PREFIX.match(text, span.start, span.end)
    start = prefix.end() if prefix and prefix.end() < span.end else span.start
    end = span.end
    bracket = text.find("(", start, end)
    if bracket > start + 2:
        end = bracket
    while end > start and text[end - 1] in " .:;,\t":
        end -= 1
    return Span(start, end)


def _people(words: Words, index: int, limit: int) -> LabelKind:
    if words.forms[index : index + 2] != ["đối", "với"]:
        return LabelKind.AREA
    return LabelKind.UNIT if has_head(words, index + 2) else LabelKind.AREA


def _unit(words: Words, index: int, limit: int) -> Label | None:
    start = index + phrases("directives").length_at(words, index)
    subject = subject_at(words, start, limit)
    if subject is None or subject.end <= start:
        return None
    end = subject.end
    if subject.verb is not None:
        if subject.verb + verb_at(words, subject.verb) < limit or subject.verb == subject.end - 1:
            return Label(LabelKind.UNIT, Span(0, 0))  # a clause with a verb is no label
        end = limit  # the verb ends the name: "Chi cục Giám định xây dựng"
    return Label(LabelKind.UNIT, Span(words.starts[start], words.ends[end - 1]))
