"""Which way each sentence of a report looks: back at results, ahead at work, or neither.

Headings and lead-ins decide, then tense; a sentence without either looks where the one before it
looked. Verbs never decide: results are told with the same verbs as tasks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Month, Section, SectionKind, Span
from planner.reading.clauses import PROSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Head, Mention
    from planner.reading.clauses import Paragraph, Sentence

I = re.IGNORECASE
BACK_WORDS = (
    r"kết quả|đánh giá|tình hình|kiểm điểm|nhìn lại|những việc đã|công tác đã|đã (?:làm|đạt|thực hiện)|ưu điểm|hạn chế|tồn tại"
    r"|khuyết điểm|nguyên nhân|sơ kết|tổng kết công tác|việc làm được|nhận xét"
)
AHEAD_WORDS = (
    r"phương hướng|nhiệm vụ|kế hoạch|phân công|tổ chức thực hiện|triển khai|nội dung|tiến độ|giải pháp|lịch|trọng tâm|kết luận"
    r"|chỉ đạo|thời gian tới|công việc|giao |đề nghị|yêu cầu|dự kiến|chương trình|công tác tháng|công tác tuần|việc cần|việc phải"
)
ASIDE_WORDS = r"mục đích|nguyên tắc|căn cứ|thành phần|đối tượng|kinh phí|khen thưởng|nơi nhận|kính gửi|quan điểm|kiến nghị|ý kiến|mục tiêu|chỉ tiêu"
HEADING_WORDS = re.compile(
    rf"(?P<aside>{ASIDE_WORDS})|(?P<back>{BACK_WORDS})|(?P<ahead>{AHEAD_WORDS})", I
)
BACK_LEAD = re.compile(
    r"(?:riêng )?(?:trong )?(?:tháng|tuần|thời gian|năm|quý) (?:qua|vừa qua|trước)\b|(?:trong )?(?:\d+|ba|sáu|chín) tháng đầu năm|(?:tính )?đến (?:hết )?(?:nay|ngày|thời điểm|tháng)\b"
    r"|(?:về )?kết quả|đánh giá|nhìn chung|tuy nhiên|hạn chế|tồn tại|trước đó|nhìn lại|lần lượt",
    I,
)
AHEAD_LEAD = re.compile(
    r"(?:về )?(?:phương hướng|nhiệm vụ|một số nhiệm vụ|các nhiệm vụ|trọng tâm)|(?:trong |về )?(?:thời gian tới|tháng tới|tuần tới|thời gian còn lại)|từ nay đến|(?:bước )?sang (?:tháng|tuần|quý|năm)\b"
    r"|kết luận|chốt lại|phát biểu (?:kết luận|chỉ đạo|bế mạc)|để (?:khắc phục|hoàn thành|thực hiện|bảo đảm|đảm bảo|chuẩn bị)|cụ thể[:,]",
    I,
)
ORDERS = re.compile(
    r"\b(?:yêu cầu|đề nghị|giao|nhắc|nhắc nhở|phân công|nhấn mạnh|lưu ý|quán triệt|chỉ đạo|kêu gọi)\b",
    I,
)
PERSON = re.compile(
    r"\b(?:đồng chí|đ/c|ông|bà|người đứng đầu|bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|hiệu trưởng|thay mặt|lãnh đạo|chi bộ|chi ủy|đảng ủy|ban thường vụ|thường trực|hội nghị|cuộc họp)\b",
    I,
)
INTENT = re.compile(
    r"\b(?:sẽ|dự định|dự kiến|tập trung|tiếp tục|phấn đấu|lãnh đạo|chỉ đạo|cần)\b", I
)
DONE = re.compile(r"\b(?:đã|vừa|ước đạt|đạt được)\b", I)
NO_ORDER = re.compile(
    r"(?:dự và|phát biểu|ý kiến|ban|sự|lễ|bài|theo) (?:chỉ đạo|kết luận)|những (?:yêu cầu|đề nghị)"
    r"|(?:yêu cầu|đề nghị|giao) (?:được|của|nhiệm vụ được)|(?:chỉ đạo|yêu cầu)[ \t]*(?:[.,;]|$)|được giao|bàn giao"
    r"|giao (?:ban|lưu|thông|đất|dịch|thừa)|chỉ đạo (?:hội nghị|buổi|cuộc)|mục đích, yêu cầu",
    I,
)
PRESENT = re.compile(
    r"\b(?:chủ trì|điều hành|chủ tọa|tham dự|cùng dự|tới dự|dự họp|đến dự|dự và)\b", I
)
WISH = re.compile(r"\b(?:mong muốn|kiến nghị|hứa|cam kết|bày tỏ|phản ánh)\b", I)
MEETING_ACT = re.compile(
    r"(?:dịp này|nhân dịp này|hội nghị|cuộc họp|buổi (?:họp|sinh hoạt|làm việc|giao ban)|phiên họp|kỳ họp|đại biểu|các đại biểu|các ý kiến|một số ý kiến|nghe xong|sau khi nghe|dự (?:buổi|hội nghị|họp|sinh hoạt)|cùng dự|tham dự)\b",
    I,
)
AGENDA = re.compile(
    rf"\b(?:đánh giá|nghe|thảo luận|bàn|cho ý kiến|thông qua|báo cáo|nhận xét|kiểm điểm)\b[^;:]{{0,160}}\b(?:{AHEAD_WORDS})",
    I,
)
ASIDE_LINE = re.compile(
    r"(?:nơi nhận|nguồn|tin,? ảnh|tin|ảnh|bài,? ảnh|tác giả|số lượt|lượt (?:xem|truy cập)|kính gửi|căn cứ|lưu ý|t[lm]\.|kt\.|tuq\.|-? ?như mục|-? ?lưu|\(?ban hành kèm|\(?kèm theo|trên đây)",
    I,
)
THE_REST = re.compile(
    r"(?:nơi nhận|các tin (?:khác|liên quan|mới)|tin (?:liên quan|khác|mới)|bài viết (?:khác|liên quan)|xem thêm)\b",
    I,
)
CAPTION = re.compile(r"\b(?:ảnh|phát biểu|quang cảnh|toàn cảnh|chụp)\b", I)
BACK_TIME = re.compile(r"\b(?:tháng|tuần|thời gian|năm|quý) (?:qua|vừa qua)\b", I)
DUTY = re.compile(r"\bphải\b", I)
FOLLOWS = re.compile(r"(?:cụ thể|theo đó|trong đó|như sau|gồm)\b", I)
LISTED = re.compile(
    r"(?:việc (?:chính )?(?:cần|phải) làm|phải làm|nhiệm vụ|công việc|phần việc|phương hướng)[^.;:]{0,80}$",
    I,
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A sentence and which way it looks; a heading has no tasks of its own."""

    sentence: Sentence
    kind: SectionKind
    rule: str


def is_heading(text: str, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Tell whether a line only names what comes below it."""
    span = paragraph.span
    words = text[paragraph.body : span.end]
    if len(words) > 140 or words.rstrip()[-1:] in ".;…":
        return False
    if paragraph.level == PROSE and not words.isupper() and not words.endswith(":"):
        return False
    if following is None:
        return False
    if words.endswith(":"):
        return True
    if words.isupper():
        return True
    return paragraph.level < following.level or paragraph.level <= 2


class Outlooks:
    """Tells, sentence by sentence, which way a report looks."""

    def __init__(
        self, text: str, head: Head, mentions: Sequence[Mention], *, planned: bool
    ) -> None:
        self.text = text
        self.head = head
        self.mentions = mentions
        self.state = SectionKind.OTHER
        self.planned = planned  # a plan, schedule or programme: what it says lies ahead
        self.over = False  # the footer has begun
        self.rule = ""
        self._listing = False

    def heading(self, paragraph: Paragraph) -> None:
        """Let a heading turn the reader's head."""
        words = self.text[paragraph.body : paragraph.span.end]
        if THE_REST.match(words):
            self.over = True
            return
        found = HEADING_WORDS.search(words)
        if found is None:
            if paragraph.level <= 2 and not self.planned:
                return
            if self.planned and paragraph.level <= 2:
                self._turn(SectionKind.OUTLOOK, "đề mục của kế hoạch")
            return
        kinds = {
            "aside": SectionKind.OTHER,
            "back": SectionKind.REVIEW,
            "ahead": SectionKind.OUTLOOK,
        }
        if paragraph.level <= 3 or paragraph.level == PROSE:
            self._turn(kinds[found.lastgroup or "aside"], f"đề mục “{found.group()}”")

    def look(self, sentence: Sentence, *, alone: bool) -> SectionKind:
        """Return which way a sentence looks; `alone`: it is all of its paragraph."""
        words = self.text[sentence.span.start : sentence.span.end]
        if self.over or THE_REST.match(words):
            self.over = True
            return SectionKind.OTHER
        if ASIDE_LINE.match(words) or (alone and self._is_caption(sentence, words)):
            return SectionKind.OTHER
        kind = self._by_lead(sentence, words)
        if kind is not None:
            return kind
        if self.state is SectionKind.OUTLOOK and MEETING_ACT.match(words):
            return SectionKind.OTHER
        if self.state is SectionKind.OTHER and self._obliges(sentence, words):
            return SectionKind.OUTLOOK
        return self.state

    def _obliges(self, sentence: Sentence, words: str) -> bool:
        """Tell whether a sentence outside the plan sets a duty: "phải ... trước ngày ..."."""
        if not DUTY.search(words) or DONE.search(words):
            return False
        return any(sentence.span.holds(m.span) and m.cue is Cue.BY for m in self.mentions)

    def _is_caption(self, sentence: Sentence, words: str) -> bool:
        ends = self.text[sentence.span.end : sentence.span.end + 1]
        return (
            sentence.paragraph.level == PROSE
            and ends not in {".", "…", ";"}
            and len(words) < 160
            and bool(CAPTION.search(words))
        )

    def _turn(self, kind: SectionKind, rule: str) -> SectionKind:
        self.state, self.rule = kind, rule
        return kind

    def _by_lead(self, sentence: Sentence, words: str) -> SectionKind | None:
        lead = words[:160]
        listing, self._listing = self._listing, False
        timed = self._by_time(sentence, words)
        if timed is not None:
            return self._turn(timed, "thời gian đầu câu")
        if listing and FOLLOWS.match(words):
            return self._turn(SectionKind.OUTLOOK, "liệt kê sau lời dẫn")
        if AHEAD_LEAD.match(lead) and not self._told(words):
            return self._turn(SectionKind.OUTLOOK, "lời dẫn nhìn tới")
        if (
            self.state is not SectionKind.OUTLOOK
            and PRESENT.search(words)
            and not self._is_order(words)
        ):
            return SectionKind.OTHER
        if self._is_order(words):
            return self._turn(SectionKind.OUTLOOK, "lời chỉ đạo")
        if BACK_LEAD.match(lead) or BACK_TIME.search(words[:70]):
            return self._turn(SectionKind.REVIEW, "lời dẫn nhìn lại")
        if self.state is not SectionKind.OUTLOOK and AGENDA.search(words):
            self._listing = bool(LISTED.search(words))
            return SectionKind.OTHER
        return None

    def _told(self, words: str) -> bool:
        return bool(DONE.search(words[:120]))

    def _is_order(self, words: str) -> bool:
        """A leader's word: "đồng chí ... yêu cầu ..."."""
        order = next(
            (
                m
                for m in ORDERS.finditer(words[:260])
                if not NO_ORDER.search(words[: m.end() + 12], max(0, m.start() - 12))
            ),
            None,
        )
        if order is None or DONE.search(words[: order.start()]):
            return False
        if WISH.search(words[: order.end()]):
            return False
        before = words[: order.start()]
        if not before.strip():
            return self.state is SectionKind.OUTLOOK
        return bool(
            PERSON.match(before)
            or PERSON.search(before.rsplit(",", 1)[-1])
            or AHEAD_LEAD.match(before)
        )

    def _by_time(self, sentence: Sentence, words: str) -> SectionKind | None:
        """A month, quarter or year that opens the sentence, against the month of the plan."""
        start = sentence.span.start
        opening = next(
            (
                m
                for m in self.mentions
                if m.span.start - start >= 0
                and m.span.start - start <= 18
                and m.period is not None
                and m.period.grain in {Grain.MONTH, Grain.QUARTER, Grain.YEAR}
            ),
            None,
        )
        if opening is None or opening.period is None:
            return None
        anchor = self.head.period.first if self.head.period else self.head.meeting_date
        if DONE.search(words[:200]):
            return SectionKind.REVIEW
        if anchor is not None and opening.period.end <= anchor:
            return SectionKind.REVIEW
        if INTENT.search(words) or self.head.period:
            return SectionKind.OUTLOOK
        return None


def sections_of(outlooks: Sequence[Outlook], month: Month | None) -> tuple[Section, ...]:
    """Join sentences that look the same way."""
    found: list[Section] = []
    for outlook in outlooks:
        span = outlook.sentence.span
        planned = month if outlook.kind is SectionKind.OUTLOOK else None
        if found and found[-1].kind is outlook.kind:
            found[-1] = Section(outlook.kind, Span(found[-1].span.start, span.end), planned)
        else:
            found.append(Section(outlook.kind, span, planned))
    return tuple(found)
