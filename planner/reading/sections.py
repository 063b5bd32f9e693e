"""Which way each sentence of a report looks: back at results, ahead at work, or neither.

Headings and lead-ins decide, then tense; a sentence without either looks where the one before it
looked. Verbs never decide: results are told with the same verbs as tasks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Section, SectionKind, Span
from planner.reading.clauses import LEVELS, NUMBER, PROSE
from planner.reading.patterns import Pattern
from planner.reading.subjects import has_head
from planner.reading.words import Words, verb_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.model import Head, Mention
    from planner.reading.clauses import Paragraph, Sentence
    from planner.reading.page import Page

BACK_WORDS = (
    "kết quả|đánh giá|tình hình|kiểm điểm|nhìn lại|những việc đã|công tác đã|đã (?:làm|đạt"
    "|thực hiện)|ưu điểm"
    "|hạn chế|tồn tại|khuyết điểm|nguyên nhân|sơ kết|tổng kết công tác|việc làm được|nhận xét"
)
AHEAD_WORDS = (
    "phương hướng|nhiệm vụ|kế hoạch|phân công|tổ chức thực hiện|triển khai|nội dung|tiến độ"
    "|giải pháp|lịch"
    "|trọng tâm|kết luận|chỉ đạo|thời gian tới|công việc|giao |đề nghị|yêu cầu|dự kiến|chương trình"
    "|công tác tháng|công tác tuần|việc cần|việc phải|ghi chú|lưu ý|việc giao|giao việc|phân việc|đầu việc"
)
ASIDE_WORDS = (
    "mục đích|nguyên tắc|căn cứ|thành phần|đối tượng|kinh phí|khen thưởng|nơi nhận|kính gửi"
    "|quan điểm|kiến nghị|^yêu cầu:?$"
    "|ý kiến|mục tiêu|chỉ tiêu"
)
HEADING_WORDS = Pattern(f"(?P<aside>{ASIDE_WORDS})|(?P<back>{BACK_WORDS})|(?P<ahead>{AHEAD_WORDS})")
HEADING_KINDS = {
    "aside": SectionKind.OTHER,
    "back": SectionKind.REVIEW,
    "ahead": SectionKind.OUTLOOK,
}
AHEAD_HEADING = Pattern(
    r"phương hướng|thời gian tới|(?:tháng|tuần|quý|năm) (?:tới|sau)|việc (?:cần|phải) làm|dự kiến"
    r"|(?:nhiệm vụ|kế hoạch|công tác|chương trình|giải pháp|trọng tâm) (?:trọng tâm )?(?:cho )?"
    r"(?:tháng|tuần|quý|năm|trọng tâm|những tháng)"
)
BACK_LEAD = Pattern(
    r"(?:riêng )?(?:trong )?(?:tháng|tuần|thời gian|năm|quý) (?:qua|vừa qua|trước)\b"
    r"|(?:trong )?(?:\d+|ba|sáu|chín) tháng đầu năm|(?:tính )?đến (?:hết )?(?:nay|ngày|thời điểm"
    r"|tháng)\b"
    r"|theo (?:báo cáo|đánh giá|tổng hợp|thống kê)\b|báo cáo (?:do|của|tại)\b[^.;]{0,90}\b(?:cho thấy|nêu)\b"
    r"|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một|\d+) tháng(?: qua)?,"
    r"|(?:về )?kết quả|đánh giá|nhìn chung|tuy nhiên|hạn chế|tồn tại|trước đó|nhìn lại|lần lượt"
)
BACK_TIME = Pattern(r"\b(?:tháng|tuần|thời gian|năm|quý) (?:qua|vừa qua)\b")
AHEAD_LEAD = Pattern(
    r"(?:về )?(?:phương hướng|nhiệm vụ|một số nhiệm vụ|các nhiệm vụ|trọng tâm)"
    r"|(?:trong |về )?(?:thời gian tới|tháng tới|tuần tới|thời gian còn lại)|từ nay đến"
    r"|(?:bước )?sang (?:tháng|tuần|quý|năm)\b|kết luận|chốt lại|phát biểu (?:kết luận|chỉ đạo"
    r"|bế mạc)"
    r"|(?:với )?(?:các )?(?:nội dung|nhiệm vụ|lộ trình|tiến độ) (?:triển khai|thực hiện)[^.;]{0,30}:"
    r"|để (?:khắc phục|hoàn thành|thực hiện|bảo đảm|đảm bảo|chuẩn bị)|cụ thể[:,]"
)
ORDERS = Pattern(
    r"\b(?:yêu cầu|đề nghị|giao|nhắc|nhắc nhở|phân công|nhấn mạnh|lưu ý|quán triệt|chỉ đạo"
    r"|kêu gọi)\b"
)
NO_ORDER = Pattern(
    r"(?:dự và|phát biểu|ý kiến|ban|sự|lễ|bài|theo) (?:chỉ đạo|kết luận)|những (?:yêu cầu|đề nghị)"
    r"|(?:yêu cầu|đề nghị|giao) (?:được|của|nhiệm vụ được)|(?:chỉ đạo|yêu cầu)[ \t]*(?:[.,;]|$)"
    r"|được giao|bàn giao"
    r"|nhấn mạnh,? (?:vai trò|tầm|ý nghĩa|những|kết quả|đến|về|rằng|đây|năm|một số)"
    r"|giao (?:ban|lưu|thông|đất|dịch|thừa)|chỉ đạo (?:hội nghị|buổi|cuộc)|mục đích, yêu cầu"
)
PERSON = Pattern(
    r"\b(?:đồng chí|đ/c|ông|bà|người đứng đầu|bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc"
    r"|phó giám đốc"
    r"|hiệu trưởng|thay mặt|lãnh đạo|chi bộ|chi ủy|đảng ủy|ban thường vụ|thường trực|hội nghị"
    r"|cuộc họp)\b"
)
PRESENT = Pattern(r"\b(?:chủ trì|điều hành|chủ tọa|tham dự|cùng dự|tới dự|dự họp|đến dự|dự và)\b")
INTENT = Pattern(r"\b(?:sẽ|dự định|dự kiến|tập trung|tiếp tục|phấn đấu|lãnh đạo|chỉ đạo|cần)\b")
DONE = Pattern(r"\b(?:đã|vừa|ước đạt|đạt được)\b")
FUTURE = Pattern(r"\b(?:sẽ|dự kiến)\b")
WISH = Pattern(r"\b(?:mong muốn|kiến nghị|hứa|cam kết|bày tỏ|phản ánh)\b")
DUTY = Pattern(r"\bphải\b")
MEETING_ACT = Pattern(
    r"(?:dịp này|nhân dịp này|cũng tại (?:hội nghị|cuộc họp|buổi|phiên)|hội nghị"
    r"|cuộc họp|buổi (?:họp|sinh hoạt|làm việc|giao ban)"
    r"|phiên họp|kỳ họp|đại biểu"
    r"|các đại biểu|các ý kiến|một số ý kiến|nghe xong|sau khi nghe|dự (?:buổi|hội nghị|họp"
    r"|sinh hoạt)|cùng dự"
    r"|tham dự)\b"
)
ATTENDS = Pattern(r"(?:tham dự|dự)\b(?! họp (?:có|gồm)| có| gồm|:)")
AGENDA = Pattern(
    r"\b(?:đánh giá|nghe|thảo luận|bàn|cho ý kiến|thông qua|báo cáo|nhận xét"
    r"|kiểm điểm)\b[^;:]{0,160}"
    rf"\b(?:{AHEAD_WORDS})"
)
ASIDE_LINE = Pattern(
    r"nơi nhận|nguồn|tin,? ảnh|tin|ảnh|bài,? ảnh|tác giả|số lượt|lượt (?:xem|truy cập)|kính gửi"
    r"|căn cứ|t[lm]\."
    r"|kt\.|tuq\.|-? ?như mục|-? ?lưu\b(?! ý)|\(?ban hành kèm|\(?kèm theo|trên đây"
    r"|chia sẻ ?:|thảo luận \(\d|trang in\b|bản in\b|in bài|gửi (?:email|bài)|facebook|zalo|\[?trở về"
    r"|quay lại|về đầu trang|đánh giá bài"
)
THE_REST = Pattern(
    r"(?:nơi nhận|(?:các )?(?:tin(?: bài| tức)?|bài(?: viết)?) (?:khác|liên quan|mới|cũ|cùng|trước"
    r"|đã đưa|nổi bật|đọc nhiều|xem nhiều)|cùng chuyên mục|xem thêm|đọc thêm|từ khóa|tags?\b"
    r"|đánh giá bài viết|tổng số điểm|chia sẻ bài|bình luận|ý kiến bạn đọc)\b"
)
CAPTION = Pattern(r"\b(?:ảnh|phát biểu|quang cảnh|toàn cảnh|chụp)\b")
FOLLOWS = Pattern(r"(?:cụ thể|theo đó|trong đó|như sau|gồm)\b")
LISTED = Pattern(
    r"(?:việc (?:chính )?(?:cần|phải) làm|phải làm|nhiệm vụ|công việc|phần việc"
    r"|phương hướng)[^.;:]{0,80}$"
)
STAGE = Pattern(
    r"(?:tuần|giai đoạn|đợt|chặng|bước)[ \t]+(?:thứ[ \t]+)?"
    r"(?:\d{1,2}|[ivx]{1,4}|nhất|hai|ba|tư|năm)\b"
)
ASSIGNS = Pattern(
    r"\b(?:giao|đề ra|triển khai|phân công|chia|xác định|yêu cầu|đề nghị|nhấn mạnh|lưu ý|tập trung)\b"
    r"[^.;:]{0,90}?\b(?:\d{1,2}|một số|các|những|hai|ba|bốn|năm|sáu|bảy|tám) (?:nhóm )?"
    r"(?:việc|nhiệm vụ|nội dung|vấn đề|công việc|đầu việc|giải pháp)\b(?![^.;:]*\bđã\b)"
    r"(?:[^.;:]{0,40}:|[^.;:]{0,60}\b(?:như|gồm|là)\b|[^.;:]{0,40}$)"
)
LIMIT = Pattern(r"(?:xong|nộp|trước|chậm|muộn|hạn|hoàn thành|hoàn tất)\b")
TO_BE_HELD = Pattern(r"\b(?:sẽ|dự kiến) (?:được )?(?:diễn ra|tổ chức|khai mạc|họp|tiến hành)\b")
FIELD_OF_WORK = Pattern(r"(?:về|đối với|trên lĩnh vực|trong lĩnh vực|lĩnh vực) [^.;:]{3,50}:")
ORDERED = Pattern(r"\b(?:kết luận|quyết nghị|thống nhất giao|yêu cầu|giao nhiệm vụ|phân công)\b")
OPINIONS = Pattern(r"ý kiến|kiến nghị|đề xuất|thảo luận")
REPORTS = Pattern(
    r"(?:ông|bà|đồng chí|đ/c|thầy|cô|anh|chị|cụ) [^,.;:]{3,60} (?<!chuẩn bị )(?<!lập )(?<!dựng )(?<!nộp )(?<!gửi )(?<!mưu )"
    r"(?:đánh giá|báo cáo|trình bày|điểm lại)\b"
    r"(?! [^.;]*(?:phương hướng|nhiệm vụ))"
)
MARKED = Pattern(r"\b(?:nhân|chào mừng|kỷ niệm|hưởng ứng|mừng|dịp|hạn|của|số|theo)\b[^.;,]*$")
FOCUS = Pattern(
    r"\b(?:(?:với )?(?:các )?(?:nội dung |nhiệm vụ )?trọng tâm|nổi bật|trong đó (?:tập trung|nhấn mạnh)"
    r"|cụ thể)(?: là| gồm| như|:)? ?:?(?: (?:việc|vào việc))? ?(?=[a-zà-ỹđ])"
)
PLANS_FOR = Pattern(r"kế hoạch|nhiệm vụ|phương hướng|giải pháp|chương trình")
BESIDES = Pattern(r"(?:đồng thời|và) (?:cũng )?(?:chỉ đạo|yêu cầu|đề nghị|lưu ý|giao|quán triệt)\b")
COMES = Pattern(r"(?:(?:bước )?sang |trong )?(?:tháng|tuần|quý) (?:tới|sau)\b|thời gian tới\b")
COARSE = frozenset({Grain.MONTH, Grain.QUARTER, Grain.YEAR})
HEADLINE = 140  # letters of a heading
LEAD = 160  # letters of a lead-in
TOLD = 120  # letters in which "đã" makes a lead-in tell of the past
ORDER = 260  # letters in which a leader's word stands
AROUND = 12  # letters around an order that may make it none
SOON = 18  # letters before a month that opens a sentence
PAST_TIME = 70  # letters in which "tháng qua" stands
BULLETS = frozenset({LEVELS["small"], LEVELS["item"], LEVELS["star"], LEVELS["dash"], LEVELS["plus"]})
PLAIN = 60  # letters of a heading that nothing marks
PLAIN_WORDS = 9
LABEL = 60  # letters of a field of work before its colon
TENSE = 200  # letters in which "đã" stands


@dataclass(frozen=True, slots=True)
class Outlook:
    """A sentence, which way it looks, and what decided it."""

    sentence: Sentence
    kind: SectionKind
    rule: str


def sections_of(outlooks: Iterable[Outlook]) -> tuple[Section, ...]:
    """Join neighbouring sentences that look the same way for the same reason."""
    found: list[Section] = []
    for (kind, rule), held in groupby(outlooks, key=lambda o: (o.kind, o.rule)):
        spans = [outlook.sentence.span for outlook in held]
        found.append(Section(kind, Span(spans[0].start, spans[-1].end), rule))
    return tuple(found)


def is_heading(page: Page, line: Paragraph) -> bool:
    """Tell whether a line only names what comes below it."""
    words = page.text[line.body : line.span.end]
    following = page.after(line, 1)
    if not following or len(words) > HEADLINE or words[-1] in ".;…":
        return False
    if words.isupper() or words.endswith(":"):
        return True
    if line.level == PROSE:
        return _is_plain_heading(page, line, following[0])
    return line.level < following[0].level or line.level <= LEVELS["roman"]


def _is_plain_heading(page: Page, line: Paragraph, following: Paragraph) -> bool:
    """A heading without number, colon or capitals: "Kết quả tháng 8", "Phòng Kỹ thuật" above dashes."""
    words = page.low(line.span)
    if STAGE.match(words):
        return following.level != PROSE
    if words[-1] in ",-" or len(words) > PLAIN or page.text[line.body].islower():
        return False
    if HEADING_WORDS.match(words) and len(words.split()) <= PLAIN_WORDS:
        return ", " not in words
    named = Words(page.text, line.span.start, line.span.end)
    if following.level not in BULLETS or not len(named) or verb_at(named, 0):
        return False
    return len(words.split()) <= PLAIN_WORDS


class Outlooks:
    """Tells, sentence by sentence, which way a report looks."""

    def __init__(self, page: Page, head: Head, *, planned: bool) -> None:
        self.page = page
        self.anchor = head.period.first if head.period else head.meeting_date
        self.since = head.meeting_date or head.published
        self.monthly = head.period is not None
        self.state = SectionKind.OTHER
        self.planned = planned  # a plan, schedule or programme: what it says lies ahead
        self.over = False  # the footer has begun
        self.rule = "mở đầu"
        self._listing = False
        self._field_looks_back = False  # results and plan stand field by field
        self._headed = False  # a heading set the state
        self._opinions = False  # below a heading such as "Ý kiến tham gia"
        self._aside = PROSE  # level of the heading that turned away from the plan

    def heading(self, line: Paragraph) -> None:
        """Let a heading turn the reader's head."""
        words = self.page.lower[line.body : line.span.end]
        self._field_looks_back = False
        if THE_REST.match(words):
            self.over = True
            return
        if self._names_month_over(line, words):
            self.turn(SectionKind.REVIEW, "đề mục của tháng trước")
            self._aside = line.level
            return
        if words.endswith(":") and ORDERED.search(words) and not DONE.search(words):
            self.turn(SectionKind.OUTLOOK, "lời kết luận")
            self._aside, self._opinions, self._headed = PROSE, False, True
            return
        found = HEADING_WORDS.search(words)
        marked = line.level <= LEVELS["digit"] or line.level == LEVELS["star"]
        if found and (marked or line.level == PROSE):
            kind = HEADING_KINDS[found.lastgroup or "aside"]
            if kind is SectionKind.OUTLOOK and self._is_part_of_review(line, words):
                return
            self.turn(kind, f"đề mục “{found.group()}”")
            self._headed = True
            self._opinions = kind is SectionKind.OTHER and OPINIONS.search(words) is not None
            self._aside = PROSE if kind is SectionKind.OUTLOOK else line.level
        elif not found and self._resumes(line):
            self.turn(SectionKind.OUTLOOK, "đề mục của kế hoạch")

    def _names_month_over(self, line: Paragraph, words: str) -> bool:
        """As in "1. Công tác tháng 4" of a report that plans May."""
        if AHEAD_LEAD.match(words) or self.anchor is None or not self.monthly:
            return False
        told = [m.period for m in self.page.dates_in(line.span) if m.period]
        months = [period for period in told if period.grain is Grain.MONTH]
        return bool(months) and all(period.end <= self.anchor for period in months)

    def _is_part_of_review(self, line: Paragraph, words: str) -> bool:
        """As in "1. Công tác tham mưu, chỉ đạo" below "I. Kết quả": it tells of the same months."""
        below = self.state is SectionKind.REVIEW and self._aside < line.level < PROSE
        return below and not AHEAD_HEADING.search(words)

    def _resumes(self, line: Paragraph) -> bool:
        """Tell whether a heading of a plan leads back to it: none above it looks elsewhere."""
        if not self.planned or line.level > LEVELS["digit"]:
            return False
        if self._aside < PROSE:  # "A. Kết quả" holds for "I. Văn hóa" below it
            return line.level <= self._aside
        if self.state is SectionKind.REVIEW:  # told on the way in, above the plan's own headings
            return True
        return line.level <= LEVELS["roman"] or self.state is SectionKind.OTHER

    def look(self, sentence: Sentence, *, alone: bool) -> SectionKind:
        """Return which way a sentence looks; `alone`: it is all of its paragraph."""
        words = self.page.low(sentence.span)
        if self.over or THE_REST.match(words):
            self.over = True
            return SectionKind.OTHER
        quoted = self.page.text[sentence.span.start] in {"“", '"'}
        if quoted or ASIDE_LINE.match(words) or (alone and self._is_caption(sentence, words)):
            return SectionKind.OTHER
        labelled = self._behind_label(sentence)
        if labelled is not None and self._field_looks_back:
            self.turn(SectionKind.REVIEW, "lĩnh vực bắt đầu bằng kết quả")
        kind = self._by_lead(sentence, words)
        if kind is None and labelled is not None:
            told = self.page.low(labelled.span)
            kind = self._by_lead(labelled, told)
            if kind is None and DONE.match(told):
                kind = self.turn(SectionKind.REVIEW, "lĩnh vực bắt đầu bằng kết quả")
        kind = kind if kind is not None else self._as_before(sentence, words)
        if labelled is not None:
            self._field_looks_back = kind is SectionKind.REVIEW
        return kind

    def field_of(self, sentence: Sentence) -> Span | None:
        """Return the words of the field of work that a paragraph begins with, if it does."""
        if self._behind_label(sentence) is None:
            return None
        return Span(sentence.pieces[0].start, sentence.pieces[0].end)

    def _behind_label(self, sentence: Sentence) -> Sentence | None:
        """Return what a paragraph says behind the field of work that it begins with."""
        first, *rest = sentence.pieces
        if sentence.number > 1 or first.right != ":" or not rest:
            return None
        if first.end - first.start > LABEL or HEADING_WORDS.search(
            self.page.lower, first.start, first.end
        ):
            return None
        words = Words(self.page.text, first.start, first.end)
        if not len(words) or has_head(words, 0):  # a body's name: what follows is its work
            return None
        return replace(sentence, span=Span(rest[0].start, sentence.span.end), pieces=tuple(rest))

    def rest_ahead(self, sentence: Sentence) -> Sentence | None:
        """Return the rest of a sentence of results from the part on that looks ahead, if any.

        As in "đã kiểm tra 6 hàng quán; làm mẫu 03 hố xí xong trong quý IV": parts stand between
        semicolons, and a deadline that is not over yet, or a time to come, turns one ahead.
        """
        pieces = sentence.pieces
        focus = FOCUS.search(self.page.lower, sentence.span.start, sentence.span.end)
        if focus and PLANS_FOR.search(self.page.lower, sentence.span.start, focus.start()):
            rest = [piece for piece in pieces if piece.end > focus.end()]
            if rest and focus.end() < rest[0].end:
                span = Span(focus.end(), sentence.span.end)
                first = replace(rest[0], start=focus.end(), left=":")
                return replace(sentence, span=span, pieces=(first, *rest[1:]))
        for at, piece in enumerate(pieces):
            if piece.left == "," and BESIDES.match(self.page.lower, piece.start, piece.end):
                span = Span(piece.start, sentence.span.end)
                return replace(sentence, span=span, pieces=pieces[at:])
            if at and piece.left not in {";", NUMBER}:
                continue
            stop = next((n for n, p in enumerate(pieces[at + 1 :], at + 1) if p.left == ";"), None)
            end = pieces[stop - 1].end if stop else sentence.span.end
            if self._part_ahead(Span(piece.start, end), self.since):
                span = Span(piece.start, sentence.span.end)
                return replace(sentence, span=span, pieces=pieces[at:])
        return None

    def tells_of_days_to_come(self, sentence: Sentence) -> bool:
        """As in "Được biết, đại hội sẽ diễn ra ngày ...", told at the end of the results."""
        return TO_BE_HELD.search(self.page.low(sentence.span)) is not None

    def _part_ahead(self, part: Span, since: date | None) -> bool:
        words = self.page.low(part)
        if DONE.search(words):
            return False
        if COMES.match(words):
            return True
        return since is not None and any(
            self._is_to_come(mention, since)
            for mention in self.page.dates_in(part)
            if not self.page.papers.touch(mention.span)
        )

    def _is_to_come(self, mention: Mention, since: date) -> bool:
        """Tell whether a mention sets a deadline that is not over on a day."""
        period, cue = mention.period, mention.cue
        if cue is Cue.BY:
            words = mention.cue_span or mention.span
            limits = LIMIT.match(self.page.lower, words.start) is not None
            return limits and (
                period is None or (period.grain is not Grain.YEAR and period.last_day >= since)
            )
        near = period is not None and period.grain in {Grain.DAY, Grain.WEEK}
        if period is None or not near or period.last_day < since:
            return False
        return cue is Cue.WITHIN or (cue is Cue.ON and period.start > since and self._is_plain(mention))

    def _is_plain(self, mention: Mention) -> bool:
        """Tell whether a day is no feast that work was done for: "chào mừng 30/4"."""
        start = mention.span.start
        return MARKED.search(self.page.lower, max(0, start - PAST_TIME), start) is None

    def turn(self, kind: SectionKind, rule: str) -> SectionKind:
        """Look another way from here on."""
        self.state, self.rule = kind, rule
        return kind

    def _as_before(self, sentence: Sentence, words: str) -> SectionKind:
        met = MEETING_ACT.match(words) and not FUTURE.search(words, 0, LEAD)
        met = met and not self._is_listed_work(sentence, words)
        if self.state is SectionKind.OUTLOOK and met:
            return SectionKind.OTHER
        if self.state is SectionKind.OTHER and self._obliges(sentence, words):
            return SectionKind.OUTLOOK
        return self.state

    def _is_listed_work(self, sentence: Sentence, words: str) -> bool:
        """As in "- Tham dự hội thi ...": an entry of a plan, not who came to a meeting."""
        return sentence.paragraph.level != PROSE and ATTENDS.match(words) is not None

    def _is_caption(self, sentence: Sentence, words: str) -> bool:
        if sentence.paragraph.level != PROSE or len(words) > LEAD:
            return False
        ends = self.page.text[sentence.span.end : sentence.span.end + 1]
        return ends not in {".", "…", ";"} and CAPTION.search(words) is not None

    def _by_lead(self, sentence: Sentence, words: str) -> SectionKind | None:
        listing, self._listing = self._listing, False
        timed = self._by_time(sentence, words)
        if timed is not None:
            return self.turn(timed, "thời gian đầu câu")
        if listing and FOLLOWS.match(words):
            return self.turn(SectionKind.OUTLOOK, "liệt kê sau lời dẫn")
        if ASSIGNS.search(words) and not DONE.search(words, 0, TOLD):
            self.turn(SectionKind.OUTLOOK, "giao việc sau lời nhận xét")
            return SectionKind.OTHER if BACK_LEAD.match(words) else SectionKind.OUTLOOK
        ahead = self._ahead(words)
        if ahead is not None:
            return ahead
        if (
            self.state is SectionKind.OTHER
            and FIELD_OF_WORK.match(words)
            and self._part_ahead(sentence.span, self.since)
        ):
            return self.turn(SectionKind.OUTLOOK, "lĩnh vực công tác")
        if BACK_LEAD.match(words) or REPORTS.match(words) or BACK_TIME.search(words, 0, PAST_TIME):
            if self._headed and self.state is SectionKind.OUTLOOK:
                return SectionKind.REVIEW  # below its heading the plan goes on
            return self.turn(SectionKind.REVIEW, "lời dẫn nhìn lại")
        if self.state is not SectionKind.OUTLOOK and AGENDA.search(words):
            self._listing = LISTED.search(words) is not None
            return SectionKind.OTHER
        return None

    def _ahead(self, words: str) -> SectionKind | None:
        """By words that look ahead, or a leader's; who presided or attended does neither."""
        if AHEAD_LEAD.match(words) and not DONE.search(words, 0, TOLD):
            return self.turn(SectionKind.OUTLOOK, "lời dẫn nhìn tới")
        if not self._opinions and self._is_order(words):
            return self.turn(SectionKind.OUTLOOK, "lời chỉ đạo")
        if self.state is not SectionKind.OUTLOOK and PRESENT.search(words):
            return SectionKind.OTHER
        return None

    def _is_order(self, words: str) -> bool:
        """A leader's word: "đồng chí ... yêu cầu ..."."""
        for order in ORDERS.finditer(words, 0, ORDER):
            if not NO_ORDER.search(words, max(0, order.start() - AROUND), order.end() + AROUND):
                break
        else:
            return False
        if DONE.search(words, 0, order.start()) or WISH.search(words, 0, order.end()):
            return False
        before = words[: order.start()]
        if not before.strip():
            return self.state is SectionKind.OUTLOOK
        last = before.rsplit(",", 1)[-1]
        return any((PERSON.match(before), PERSON.search(last), AHEAD_LEAD.match(before)))

    def _by_time(self, sentence: Sentence, words: str) -> SectionKind | None:
        """A month, quarter or year that opens the sentence, against the month of the plan."""
        start = sentence.span.start
        opening = self.page.dates_in(Span(start, min(start + LEAD, sentence.span.end)))[:1]
        period = opening[0].period if opening else None
        if period is None or period.grain not in COARSE or opening[0].span.start - start > SOON:
            return None
        past = self.anchor is not None and period.end <= self.anchor
        if past or DONE.search(words, 0, TENSE):
            return SectionKind.REVIEW
        return SectionKind.OUTLOOK if self.monthly or INTENT.search(words) else None

    def _obliges(self, sentence: Sentence, words: str) -> bool:
        """Tell whether a sentence outside the plan sets a duty: "phải ... trước ngày ..."."""
        if not DUTY.search(words) or DONE.search(words):
            return False
        return any(m.cue is Cue.BY for m in self.page.dates_in(sentence.span))
