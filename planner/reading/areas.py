"""What a label or heading names: a field of work, a body, a week, or nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Span
from planner.reading.patterns import Pattern
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import lowered, phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.words import Words

PREFIX = Pattern(
    r"(?:(?:về|đối với|lĩnh vực|mảng|khối|trong|trên|công tác|nhiệm vụ|hoạt động|việc)[ \t]+)+"
)
OPENS = Pattern(r"(?:về|đối với|(?:trên |trong )?lĩnh vực|mảng)\b")
GENERAL = Pattern(
    r"(?:nhiệm vụ|công tác|công việc|việc)?[ \t]*(?:trọng tâm|chung$|cụ thể|khác|tháng|quý|tuần"
    r"|năm|trước mắt"
    r"|chủ yếu|thường xuyên|được giao|cần|chính(?! trị)|phải|đã|tiếp theo|của)"
    r"|một số|quyết nghị|phương hướng|phân công|tổ chức thực hiện|nội dung|tiến độ|lịch|các mốc"
    r"|kết luận"
    r"|kết quả|đánh giá"
    r"|mục đích|yêu cầu|nguyên tắc|căn cứ|giải pháp|biện pháp|các nhiệm vụ|các công việc"
    r"|các nội dung|các hoạt động"
    r"|thời gian|địa điểm|thành phần|chương trình|kế hoạch|cụ thể|những|phần |dự kiến|ý kiến"
    r"|nơi nhận|kính gửi"
    r"|chủ trì|điểm cầu|trực|nguồn|lưu ý|ghi chú|ưu điểm|hạn chế|tồn tại|tình hình|chỉ tiêu"
    r"|mục tiêu|ngày|buổi"
    r"|sáng|chiều|tối|đề xuất|kiến nghị|trong|như sau|sau|gồm|đó là|tin|ảnh|số|điện thoại|thứ"
    r"|chủ đề|khái quát|của |giao(?! thông| dục)|đề nghị|diễn biến|đồng thời|chỉ rõ|nêu rõ"
    r"|các (?:phiên họp|cuộc họp)"
    r"|triển khai thực hiện|công tác$|nhiệm vụ$|kinh phí|hoạt động$"
)
TASKS = Pattern(
    r"\b(?:nội dung|nhiệm vụ|công việc|công tác năm|thực hiện(?= (?:các |một số |tốt )*(?:kế hoạch"
    r"|chương trình|nghị quyết|kết luận)|$))\b"
)
PHASE = Pattern(r"(?:giai đoạn|đợt|chặng|bước)[ \t]+(?:\d+|[ivx]+)\b")
WEEK = Pattern(
    r"(?:đầu|giữa|cuối)\b|tuần(?:[ \t]+(?:thứ[ \t]+)?(?:\d+|[ivx]+|nhất|hai|ba|tư|năm))?\b"
)
DAYS = Pattern(r"\d{1,2}[/.]\d{1,2}|\btháng \d|\bquý\b")
SEVERAL = Pattern(r"^(?!các |những |toàn ).*(?:,| và )")
SHORT_ADDRESSES = frozenset({"a", "c", "ô", "b", "e"})  # anh, chị, ông, bà, em
SHORT = 9  # words of a label without an opening word
HEADING = 12  # words of a numbered heading
LONG = 18  # words of one in capitals
LETTERS = 2  # letters before a bracket that are no name yet


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
    time: Span | None = None  # the words that may hold the last day of all under it

    def is_field_of_bodies(self, lower: str) -> bool:
        """As in "Mặt trận và các đoàn thể": bodies of one kind, each with work of its own."""
        words = lower[self.span.start : self.span.end]
        several = SEVERAL.search(words) or words.removeprefix("các ") == "đoàn thể"
        return self.kind is LabelKind.UNIT and bool(several)


def label_at(words: Words, index: int, limit: int) -> Label | None:
    """Read the words from an index to a limit as a label; None when they are a clause."""
    if index >= limit:
        return None
    span = Span(words.starts[index], words.ends[limit - 1])
    lower = lowered(words.text[span.start : span.end])
    return _timed(lower, span) or _named(words, index, limit, lower)


def heading_label(words: Words) -> Label | None:
    """Read a numbered heading as a label, also one with a verb: "Lãnh đạo các đoàn thể"."""
    found = label_at(words, 0, len(words))
    plural = phrases("plurals").length_at(words, 0) > 0
    if found is None and plural and has_head(words, 0) and len(words) <= SHORT:
        whole = Span(words.starts[0], words.ends[-1])  # "Các đơn vị sử dụng ngân sách"
        return Label(LabelKind.UNIT, whole)
    if found is not None or not len(words) or _has_number(words):
        return found
    value = area_words(words.text, Span(words.starts[0], words.ends[-1]))
    name = words.text[value.start : value.end]
    longest = LONG if name.isupper() else HEADING
    if len(words) > longest or TASKS.search(lowered(name)):
        return found
    return Label(LabelKind.AREA, value)


def _has_number(words: Words) -> bool:
    return any(form[0].isdigit() for form in words.forms)


def _named(words: Words, index: int, limit: int, lower: str) -> Label | None:
    span = Span(words.starts[index], words.ends[limit - 1])
    opened = OPENS.match(lower) is not None
    unit = None if opened else _unit(words, index, limit)
    if unit is not None:
        return unit if len(unit.span) else None
    value = area_words(words.text, span)
    if GENERAL.match(lower) or GENERAL.match(lower, value.start - span.start):
        return Label(LabelKind.GENERAL, span)
    if opened:
        return Label(_people(words, index), value)
    if limit - index <= SHORT and not verb_at(words, index):
        return Label(LabelKind.AREA, value)
    return None


def _timed(lower: str, span: Span) -> Label | None:
    """As in "Tuần 1 (04/5 - 10/5)", "Giữa tháng 11", "Giai đoạn 2"."""
    if WEEK.match(lower):
        return Label(LabelKind.TIME, span)
    phase = PHASE.match(lower)
    if phase is None:
        return None
    time = span if DAYS.search(lower, phase.end()) else None
    return Label(LabelKind.AREA, Span(span.start, span.start + phase.end()), time=time)


def opens_area(words: Words, index: int) -> bool:
    """Tell whether words such as "Về", "Đối với", "Lĩnh vực" begin here."""
    return OPENS.match(" ".join(words.forms[index : index + 3])) is not None


def area_words(text: str, span: Span) -> Span:
    """Return a field of work less "Về", "Đối với", "Lĩnh vực", "Công tác", "Nhiệm vụ"."""
    prefix = PREFIX.match(lowered(text[span.start : span.end]))
    start = span.start + (prefix.end() if prefix else 0)
    start = start if start < span.end else span.start
    end = span.end
    bracket = text.find("(", start, end)
    if bracket > start + LETTERS:
        end = bracket
    return Span(start, start + len(text[start:end].rstrip(" .:;,\t")))


def _people(words: Words, index: int) -> LabelKind:
    if words.forms[index : index + 2] != ["đối", "với"]:
        return LabelKind.AREA
    return LabelKind.UNIT if has_head(words, index + 2) else LabelKind.AREA


def _is_short_address(words: Words, index: int) -> bool:
    """As in "a. Tâm", "c. Nhung" in jotted minutes: anh, chị, and a name."""
    if words.forms[index] not in SHORT_ADDRESSES or index + 1 >= len(words):
        return False
    dotted = words.text[words.ends[index] : words.starts[index + 1]] == ". "
    return dotted and words.is_capital(index + 1) and not words.is_capital(index)


def _unit(words: Words, index: int, limit: int) -> Label | None:
    """A body's name, or an empty one for a clause with a verb; None for other words."""
    told = phrases("directives").length_at(words, index)
    if told and words.forms[index + told - 1] in {"đạo", "hướng"}:
        return None  # "Lãnh đạo các đoàn thể" names a field of work, not a body
    start = index + told
    if words.forms[start : start + 1] and _is_short_address(words, start):
        return Label(LabelKind.UNIT, Span(words.starts[start], words.ends[limit - 1]))
    subject = subject_at(words, start, limit)
    if subject is None or subject.end <= start:
        return None
    end = subject.end
    said = phrases("directives", "speaks")
    if any(said.length_at(words, at) == limit - at for at in range(start + 1, limit)):
        return Label(LabelKind.GENERAL, Span(words.starts[start], words.ends[limit - 1]))
    if subject.verb is not None:
        last = subject.verb + verb_at(words, subject.verb)
        if last < limit or subject.verb == subject.end - 1:
            return Label(LabelKind.UNIT, Span(0, 0))
        end = limit  # the verb ends the name: "Chi cục Giám định xây dựng"
    return Label(LabelKind.UNIT, Span(words.starts[start], words.ends[end - 1]))
