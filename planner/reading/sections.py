"""Which way each sentence of a report looks: back at results, ahead at work, or neither.

Headings and lead-ins decide, then tense; a sentence without either looks where the one before it
looked. Verbs never decide: results are told with the same verbs as tasks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Section, SectionKind, Span
from planner.reading.ahead import part_ahead
from planner.reading.clauses import LEVELS, PROSE
from planner.reading.duties import verb_from
from planner.reading.leads import (
    AGENDA,
    AHEAD_HEADING,
    AHEAD_LEAD,
    ASIDE_LINE,
    ASSIGNS,
    ATTENDS,
    BACK_LEAD,
    BACK_TIME,
    BIDS,
    CAPTION,
    CONCLUDES,
    DEMANDS,
    DONE,
    DUTY,
    FIELD_OF_WORK,
    FIGURES,
    FOLLOWS,
    FUTURE,
    HEADING_WORDS,
    INTENT,
    LISTED,
    MEETING_ACT,
    OPINIONS,
    ORDERED,
    ORDERED_IN_WRITING,
    PRESENT,
    REPORTS,
    SO,
    STAGE,
    THE_REST,
    WORK_BELOW,
)
from planner.reading.speeches import orders, orders_behind_quotation
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import Head, Period
    from planner.reading.clauses import Paragraph, Sentence
    from planner.reading.page import Page

HEADING_KINDS = {
    "aside": SectionKind.OTHER,
    "back": SectionKind.REVIEW,
    "ahead": SectionKind.OUTLOOK,
}
BEGINNING = "mở đầu"  # the rule of what stands before any heading or lead
COARSE = frozenset({Grain.MONTH, Grain.QUARTER, Grain.YEAR})
HEADLINE = 140  # letters of a heading
LEAD = 160  # letters of a lead-in
TOLD = 120  # letters in which "đã" makes a lead-in tell of the past
SOON = 18  # letters before a month that opens a sentence
PAST_TIME = 70  # letters in which "tháng qua" stands
BULLETS = frozenset(
    {LEVELS["small"], LEVELS["item"], LEVELS["star"], LEVELS["dash"], LEVELS["plus"]}
)
PLAIN = 60  # letters of a heading that nothing marks
PLAIN_WORDS = 9
LABEL = 60  # letters of a field of work before its colon
LONG_PROSE = 160  # letters of a paragraph of an article
AROUND_CAPTION = 2  # lines: a caption and the paragraph below it
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
    """A heading that nothing marks: "Kết quả tháng 8", or "Phòng Kỹ thuật" above dashes."""
    words = page.low(line.span)
    if STAGE.match(words):
        return following.level != PROSE
    if words[-1] in ",-" or len(words) > PLAIN or page.text[line.body].islower():
        return False
    if HEADING_WORDS.match(words) and len(words.split()) <= PLAIN_WORDS:
        return ", " not in words
    named = page.words(line.span.start, line.span.end)
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
        self._unmet = head.meeting_date is None  # news of a paper rather than of a meeting
        self.planned = planned  # a plan, schedule or programme: what it says lies ahead
        self.over = False  # the footer has begun
        self.rule = BEGINNING
        self._listing = False
        self._field_looks_back = False  # results and plan stand field by field
        self._planned = False  # a heading has opened the plan
        self._headed = False  # a heading set the state
        self._reviewed = False  # results have been told
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
        if self._names_month_ahead(line, words) or (
            words.endswith(":") and ORDERED.search(words) and not DONE.search(words)
        ):
            self.turn(SectionKind.OUTLOOK, "lời kết luận")
            self._aside, self._opinions, self._headed = PROSE, False, True
            return
        found = HEADING_WORDS.search(words)
        marked = line.level <= LEVELS["digit"] or line.level == LEVELS["star"]
        if found and (marked or line.level == PROSE):
            kind = HEADING_KINDS[found.lastgroup or "aside"]
            if DEMANDS.match(words) and not self._planned:
                kind = SectionKind.OTHER  # how a plan is to be carried out, said before its work
            self._planned = self._planned or kind is SectionKind.OUTLOOK
            if kind is SectionKind.OUTLOOK and self._is_part_of_review(line, words):
                return
            self.turn(kind, f"đề mục “{found.group()}”")
            self._headed = True
            self._opinions = kind is SectionKind.OTHER and OPINIONS.search(words) is not None
            self._aside = PROSE if kind is SectionKind.OUTLOOK else line.level
        elif not found:
            self._heading_in_other_words(line, words)

    def _heading_in_other_words(self, line: Paragraph, words: str) -> None:
        """As in "Bước sang tháng 1, nhà trường đề ra các việc sau:", or a field of a plan."""
        ahead = AHEAD_LEAD.match(words) or WORK_BELOW.search(words)
        if words.endswith(":") and ahead and not DONE.search(words):
            self.turn(SectionKind.OUTLOOK, "lời dẫn nhìn tới")
            self._aside, self._headed = PROSE, True
        elif self._resumes(line):
            self.turn(SectionKind.OUTLOOK, "đề mục của kế hoạch")

    def _names_month_over(self, line: Paragraph, words: str) -> bool:
        """As in "1. Công tác tháng 4" of a report that plans May."""
        if AHEAD_LEAD.match(words) or self.anchor is None or not self.monthly:
            return False
        months = self._months_of(line)
        return bool(months) and all(period.end <= self.anchor for period in months)

    def _names_month_ahead(self, line: Paragraph, words: str) -> bool:
        """As in "B. VIỆC THÁNG 11" of a report that plans November."""
        if self.anchor is None or not self.monthly or line.level > LEVELS["digit"]:
            return False
        if HEADING_WORDS.search(words) is not None:
            return False
        months = self._months_of(line)
        return bool(months) and all(period.end > self.anchor for period in months)

    def _months_of(self, line: Paragraph) -> list[Period]:
        told = (mention.period for mention in self.page.dates_in(line.span))
        return [period for period in told if period and period.grain is Grain.MONTH]

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
        quotes = self.page.text[sentence.span.start] in {"“", '"'}
        quoted = quotes and not orders_behind_quotation(words)
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
        if kind is SectionKind.REVIEW or FIGURES.search(words) is not None:
            self._reviewed = True
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
        words = self.page.words(first.start, first.end)
        if not len(words) or has_head(words, 0):  # a body's name: what follows is its work
            return None
        return replace(sentence, span=Span(rest[0].start, sentence.span.end), pieces=tuple(rest))

    def turn(self, kind: SectionKind, rule: str) -> SectionKind:
        """Look another way from here on."""
        self.state, self.rule = kind, rule
        return kind

    def _as_before(self, sentence: Sentence, words: str) -> SectionKind:
        met = MEETING_ACT.match(words) and not FUTURE.search(words, 0, LEAD)
        met = met and not self._is_listed_work(sentence, words)
        if self.state is SectionKind.OUTLOOK and met:
            return SectionKind.OTHER
        if self.state is not SectionKind.OUTLOOK and self._obliges(sentence, words):
            if not self._reviewed:
                return SectionKind.OUTLOOK
            return self.turn(SectionKind.OUTLOOK, "việc phải làm có hạn")
        return self.state

    def _is_listed_work(self, sentence: Sentence, words: str) -> bool:
        """As in "- Tham dự hội thi ...": an entry of a plan, not who came to a meeting."""
        return sentence.paragraph.level != PROSE and ATTENDS.match(words) is not None

    def _is_caption(self, sentence: Sentence, words: str) -> bool:
        if sentence.paragraph.level != PROSE or len(words) > LEAD:
            return False
        if self.page.text[sentence.span.end : sentence.span.end + 1] in {".", "…", ";"}:
            return False
        return CAPTION.search(words) is not None or self._is_among_prose(sentence)

    def _is_among_prose(self, sentence: Sentence) -> bool:
        """A line without a stop between long paragraphs: what stands below a picture."""
        above, *around = self.page.lines[max(sentence.paragraph.number - 2, 0) :][:3]
        if len(around) < AROUND_CAPTION or self.page.dates_in(sentence.span):
            return False
        if any(len(line.span) < LONG_PROSE or line.level != PROSE for line in (above, around[1])):
            return False
        words = self.page.words(sentence.span.start, sentence.span.end)
        return (
            self.page.text[above.span.end - 1] in ".…" and verb_from(words, 0, len(words)) is None
        )

    def _by_lead(self, sentence: Sentence, words: str) -> SectionKind | None:
        listing, self._listing = self._listing, False
        timed = self._by_time(sentence, words)
        if timed is not None:
            return self.turn(timed, "thời gian đầu câu")
        if listing and FOLLOWS.match(words):
            return self.turn(SectionKind.OUTLOOK, "liệt kê sau lời dẫn")
        steps = (self._concluded, self._assigned, self._ahead, self._field_ahead, self._back)
        return next((kind for step in steps if (kind := step(sentence, words))), None) or (
            self._agenda(words)
        )

    def _concluded(self, _sentence: Sentence, words: str) -> SectionKind | None:
        """As in "Sau khi thảo luận, đồng chí Chủ tịch kết luận như sau": the work comes below."""
        told = None if self.state is SectionKind.OUTLOOK else CONCLUDES.search(words)
        if told is None or AHEAD_LEAD.match(words) or DONE.search(words, told.start()):
            return None
        self.turn(SectionKind.OUTLOOK, "lời kết luận")
        return SectionKind.OTHER

    def _assigned(self, _sentence: Sentence, words: str) -> SectionKind | None:
        """As in "..., từ đó giao 5 nhóm việc": the work itself comes in the next sentences."""
        if not ASSIGNS.search(words) or DONE.search(words, 0, TOLD):
            return None
        self.turn(SectionKind.OUTLOOK, "giao việc sau lời nhận xét")
        return SectionKind.OTHER if BACK_LEAD.match(words) else SectionKind.OUTLOOK

    def _field_ahead(self, sentence: Sentence, words: str) -> SectionKind | None:
        """As in "Về chuyên môn: ... trước ngày 14/11" of a text that no lead has turned yet."""
        if self.state is not SectionKind.OTHER or not FIELD_OF_WORK.match(words):
            return None
        if not part_ahead(self.page, sentence.span, self.since):
            return None
        return self.turn(SectionKind.OUTLOOK, "lĩnh vực công tác")

    def _back(self, _sentence: Sentence, words: str) -> SectionKind | None:
        leads = BACK_LEAD.match(words) or REPORTS.match(words)
        if not leads and not BACK_TIME.search(words, 0, PAST_TIME):
            return None
        if self._headed and self.state is SectionKind.OUTLOOK:
            return SectionKind.REVIEW  # below its heading the plan goes on
        return self.turn(SectionKind.REVIEW, "lời dẫn nhìn lại")

    def _agenda(self, words: str) -> SectionKind | None:
        """What a meeting was about, told before its results and its plan."""
        if self.state is not SectionKind.OUTLOOK and AGENDA.search(words):
            self._listing = LISTED.search(words) is not None
            return SectionKind.OTHER
        return None

    def _ahead(self, sentence: Sentence, words: str) -> SectionKind | None:
        """By words that look ahead, or a leader's; who presided or attended does neither."""
        if AHEAD_LEAD.match(words) and not DONE.search(words, 0, TOLD):
            return self.turn(SectionKind.OUTLOOK, "lời dẫn nhìn tới")
        if not self._opinions and (self._is_order(words) or self._is_told_by_body(sentence, words)):
            return self.turn(SectionKind.OUTLOOK, "lời chỉ đạo")
        if self.state is not SectionKind.OUTLOOK and PRESENT.search(words):
            return SectionKind.OTHER
        return None

    def _is_told_by_body(self, sentence: Sentence, words: str) -> bool:
        """As in "Theo đó, Ban Chỉ huy phòng chống lụt bão yêu cầu các xã ..."."""
        done = DONE.search(words)
        if self.state is not SectionKind.OTHER or (
            done and not (self._unmet and ORDERED_IN_WRITING.match(words, done.start()))
        ):
            return False
        span = sentence.span
        found = self.page.words(span.start, span.end)
        lead = SO.match(words)
        first = found.at(span.start + (lead.end() if lead else 0))
        subject = subject_at(found, first, len(found))
        at = subject.verb if subject else first
        if at is None or at >= len(found):
            return False
        bid = BIDS.match(words, found.starts[at] - span.start)
        if bid is None:
            return False
        told = found.at(span.start + bid.end())
        if bid["gives"] and not found.is_capital(told):  # "giao ban", "giao tổ 3, nay đã xong"
            return False
        if not bid["all"] and not has_head(found, told):
            return False
        return subject is None or phrases("units").length_at(found, first) > 0

    def _is_order(self, words: str) -> bool:
        in_plan = self.state is SectionKind.OUTLOOK
        return orders(words, in_plan=in_plan, of_paper=self._unmet)

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
