"""The way through a report: headings set the scope, sentences give duties and days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Passed, PassReason, SectionKind, Span
from planner.reading import assignments, diaries, events, programmes, schedules
from planner.reading.ahead import rest_ahead, tells_of_days_to_come
from planner.reading.areas import area_words
from planner.reading.clauses import LEVELS, PROSE, Sentence
from planner.reading.dues import is_day, is_one_day
from planner.reading.duties import Duty, Notes
from planner.reading.leads import BACK_WORDS
from planner.reading.letterhead import Genre
from planner.reading.page import Spans
from planner.reading.patterns import Pattern
from planner.reading.rows import Rows
from planner.reading.scopes import Scope, Scopes, scope_of
from planner.reading.sections import BEGINNING, Outlook, Outlooks, is_heading
from planner.reading.siblings import Siblings
from planner.reading.subjects import subject_at
from planner.reading.tasks import Clerk
from planner.reading.words import Words, phrases, verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model import DayPart
    from planner.reading.clauses import Paragraph
    from planner.reading.head import Opening
    from planner.reading.occasions import Names, Occasion
    from planner.reading.page import Page

CLOSING = Pattern(
    r"(?:thời gian hoàn thành|thời hạn(?: hoàn thành)?|hoàn thành|tất cả hoàn thành"
    r"|thời gian thực hiện|thời gian(?= ?:)|thời gian tổ chức[^:;.]{0,40}(?=:)"
    r"|(?:giai đoạn|đợt) \w+ (?:phải )?(?:hoàn thành|xong|kết thúc)|hạn hoàn thành"
    r"|(?:toàn bộ )?(?:bước|khâu|phần việc|giai đoạn|đợt) [^,;.:]{2,30}?"
    r" (?:phải )?(?:hoàn thành|xong|kết thúc))\b"
)
CLOSES_ALL = Pattern(
    r"(?:thời gian|thời hạn|tất cả|hạn) hoàn thành\b|thời gian thực hiện\b|(?:giai đoạn|đợt) \w+ "
)
GIVES = Pattern(r"(?:giao|đề nghị|yêu cầu|phân công)\b")
LED = Pattern(r"lãnh đạo|thường trực|thường vụ|chủ tịch|ban giám đốc")
PLANNED = frozenset({Genre.PLAN, Genre.WEEK, Genre.INVITATION})
UNMARKED = 6  # a heading without a number stands just above dashes
SHORT = 16  # words of a sentence that only says until when
BACK_TITLE = Pattern(BACK_WORDS)
WEEK = Pattern(r"(?:[^\d.;]{3,60} )?tuần (?:thứ )?\d{1,2}\b[^.;]{0,60}$")
FIELD_NAME = Pattern(r"(?:về )?(?:công tác|lĩnh vực|hoạt động|phong trào|đoàn thể)\b|về ")
TITLE = 10  # words of a field of work that a full stop ends
SIGNATURE = 8  # words of names below a text


def _due_by(duty: Duty, time: Span) -> Duty:
    return duty if duty.time else replace(duty, time=time)


class Walk:
    """What a walk through a report gathers."""

    def __init__(self, page: Page, opening: Opening, names: Names) -> None:
        self.page = page
        self.opening = opening
        self.duties: list[tuple[Duty, Words]] = []
        self.occasions: list[Occasion] = []
        self.passed: list[Passed] = []
        self.outlooks: list[Outlook] = []
        self.used: list[Span] = []
        self._named = Spans(names.used)
        self._looks = Outlooks(page, opening.head, planned=opening.genre in PLANNED)
        self._scopes = Scopes()
        self._since = 0  # the first duty below the last heading
        self._days: tuple[date, ...] = ()
        self._part: DayPart | None = None
        self._content: Span | None = None  # what an invitation's lines below are about
        self._told: frozenset[int] = frozenset()  # lines that a line above them took in
        self._siblings = Siblings(page)
        self._rows = Rows(page, led=LED.search(opening.head.title.lower()) is not None)
        self._own = (opening.head.organisation or "").lower()

    def go(self) -> None:
        """Walk from the first line to the last."""
        if self.opening.genre is Genre.INVITATION:
            self._looks.turn(SectionKind.OUTLOOK, "giấy mời")
        for line in self.page.lines:
            if line.number not in self.opening.lines or self._is_lead(line):
                self._line(line)
            elif line.number == self.opening.title:
                self._rows.read(line, Scope())  # a table without a title begins with its head
        silent = list(self._siblings.duties())
        taken = {duty.span for duty in silent}
        self.passed = [each for each in self.passed if each.span not in taken]
        for duty in silent:
            self._add(duty)

    def _is_lead(self, line: Paragraph) -> bool:
        """A first paragraph that is both headline and first sentence."""
        return line.number == self.opening.title and self.page.is_told(line)

    def _line(self, line: Paragraph) -> None:
        if self._is_content(line):
            self._content = Span(line.body, line.span.end)
        if line.number in self._told or self._row(line) or self._assigned(line):
            return
        if self._field(line) or self._day(line) or self._is_part(line) or self._officer(line):
            return
        if is_heading(self.page, line):
            if not self._item(line):
                self._heading(line)
        elif not (self._slot(line) or self._item(line)):
            self._prose(line)

    # lines with a form of their own

    def _field(self, line: Paragraph) -> bool:
        """A line such as "Thời gian: ..." or "Địa điểm: ..."."""
        if not schedules.FIELD.match(self.page.lower, line.body):
            return False
        self.used.append(line.span)
        if self.opening.genre is Genre.INVITATION:
            title = self._content or self.page.lines[self.opening.title - 1].span
            self._take(programmes.invited(self.page, title, line))
        return True

    def _is_content(self, line: Paragraph) -> bool:
        """One of several things that an invitation is for: its time stands below it."""
        if self.opening.genre is not Genre.INVITATION or line.level > LEVELS["digit"]:
            return False
        return any(
            programmes.BELOW.match(self.page.lower, b.body) for b in self.page.after(line, 1)
        )

    def _assigned(self, line: Paragraph) -> bool:
        """A line of work with fields of its own: who leads it, until when."""
        if self.opening.genre is Genre.INVITATION or self._looks.over:
            return False
        if self._looks.state is SectionKind.REVIEW:
            return False
        found = assignments.assignment(self.page, line)
        if found is None:
            return False
        self._told |= found.lines
        area = self._scopes.above(line.level).area
        sentence = Sentence(line, found.work, 1, ())
        rule = "việc có chủ trì và thời hạn"
        duty = Duty(found.work, sentence, rule, area, found.lead, time=found.time)
        self._add(replace(duty, helpers=found.helpers))
        return True

    def _day(self, line: Paragraph) -> bool:
        found = schedules.day_line(self.page, line)
        if found is None:
            return False
        self._days, self._part = found.days, None
        self.used.extend(found.used)
        if found.rest is not None:
            self._entries(Span(found.rest, line.span.end))
        return True

    def _is_part(self, line: Paragraph) -> bool:
        """As in "* SÁNG:" below a day: the part of it that the lines below belong to."""
        part = schedules.part_alone(self.page, line) if self._days else None
        self._part = part or self._part
        return part is not None

    def _officer(self, line: Paragraph) -> bool:
        """As in "* Phó Chủ tịch Lê Văn An" below a day: whose entries stand below, or behind it."""
        if not self._days or self.page.text[line.span.start] != "*":
            return False
        colon = self.page.text.find(":", line.body, line.span.end)
        words = self.page.words(line.body, colon if colon > 0 else line.span.end)
        if not len(words) or not phrases("persons").length_at(words, 0):
            return False
        named = subject_at(words, 0, len(words))
        if named is None or named.verb is not None:
            return False
        if colon > 0:
            words = self.page.words(colon, line.span.end)
            self._entries(Span(words.starts[0] if len(words) else colon, line.span.end))
        return True

    def _slot(self, line: Paragraph) -> bool:
        """A line under a day: its entries, or the end of the schedule."""
        if not self._days:
            return False
        listed = line.level != PROSE and self.page.text[line.span.start] != "*"
        if not listed and schedules.is_plain(self.page, line):
            return True
        if not listed and not schedules.SLOT.match(self.page.lower, line.body):
            self._days = ()
            self._looks.turn(SectionKind.OUTLOOK, "ghi chú của lịch")
            return False
        self._entries(Span(line.body, line.span.end))
        return True

    def _entries(self, span: Span) -> None:
        diary = diaries.entries(self.page, span, self._days)
        if diary is not None:
            self.occasions.extend(diary)
            return
        found = schedules.slots(self.page, span, self._days, self._part)
        if found is not None:
            self._take(found)
            return
        entry = schedules.plain_entry(self.page, span, self._days[0], self._part)
        if entry is not None:
            self.occasions.append(entry)

    def _item(self, line: Paragraph) -> bool:
        if self._looks.state is SectionKind.REVIEW or self._looks.over:
            return False
        if CLOSES_ALL.match(self.page.lower, line.body) or self._is_given(line):
            return False
        if self.opening.genre is Genre.INVITATION:
            return False
        found = programmes.item(self.page, line)
        if found is None:
            return False
        self._take(found)
        clerk = self._clerk(line)
        for sentence in self.page.sentences(line):
            if sentence.number > 1 and not schedules.FIELD.match(
                self.page.lower, sentence.span.start
            ):
                self._read(sentence, clerk)
            elif sentence.number > 1:
                self._announce(sentence, found.used)
            else:
                self._read_rest(sentence, clerk, found.used)
        self.duties.extend((duty, clerk.notes.words) for duty in clerk.notes.duties)
        return True

    def _is_given(self, line: Paragraph) -> bool:
        """Tell whether a line is work below a heading such as "Giao Phòng Kinh tế"."""
        words = self.page.words(line.body, line.span.end)
        return self._scopes.above(line.level).unit is not None and verb_at(words, 0) > 0

    def _read_rest(self, sentence: Sentence, clerk: Clerk, used: Sequence[Span]) -> None:
        """Read what stands behind the first semicolon of an occasion's line."""
        at = next((n for n, piece in enumerate(sentence.pieces) if piece.left == ";"), None)
        if at is None:
            return
        rest = sentence.pieces[at:]
        span = Span(rest[0].start, sentence.span.end)
        before = len(clerk.notes.duties)
        clerk.read(replace(sentence, span=span, pieces=rest))
        made = [duty.span for duty in clerk.notes.duties[before:]]
        self._announce(sentence, [*used, *made])

    def _take(self, line: schedules.Line | None) -> None:
        if line is not None:
            self.occasions.extend(line.occasions)
            self.used.extend(line.used)

    def _row(self, line: Paragraph) -> bool:
        """A line of a table."""
        rows = self._rows
        if not rows.read(line, self._scopes.above(line.level)):
            return False
        for duty in rows.duties:
            self._add(duty)
        self.occasions.extend(rows.occasions)
        self.used.extend(rows.used)
        rows.clear()
        return True

    def _add(self, duty: Duty) -> None:
        self.duties.append((duty, self.page.words(duty.span.start, duty.span.end)))

    # headings

    def _heading(self, line: Paragraph) -> None:
        self._looks.heading(line)
        self._since = len(self.duties)
        level = line.level
        if level == PROSE:
            level = 0 if self.page.text[line.body : line.span.end].isupper() else UNMARKED
        following = self.page.after(line, 1)
        if following and self.page.text[line.span.end - 1] == ":":
            level = min(level, max(following[0].level - 1, 0))  # "* Đội A:" above "(i) ..."
        self._scopes.end(level)
        noted = self._days and (
            self.page.text[line.span.start] == "*"
            or schedules.NOTE.match(self.page.lower, line.body) is not None
        )
        if level <= LEVELS["digit"] or noted:
            self._days = ()
        if noted:
            self._looks.turn(SectionKind.OUTLOOK, "ghi chú của lịch")
        scope = scope_of(self.page, line) or self._handed_down(line)
        if scope == Scope():
            return
        self._scopes.begin(level, scope)
        if scope.unit and self._looks.state is SectionKind.OTHER:
            self._looks.turn(SectionKind.OUTLOOK, "đề mục giao việc")

    def _handed_down(self, line: Paragraph) -> Scope:
        """As in "Yêu cầu các thôn thực hiện các việc sau:": they do what stands below."""
        found = self.page.sentences(line)
        if not found or self.page.text[line.span.end - 1] != ":":
            return Scope()
        clerk = self._clerk(line)
        clerk.read(found[-1])
        return Scope(unit=None if clerk.notes.duties else clerk.notes.subject)

    # prose

    def _prose(self, line: Paragraph) -> None:
        if self._is_signature(line):
            return
        self._begin_plan(line)
        self._scopes.end(line.level)
        found = self.page.sentences(line)
        clerk: Clerk | None = None
        titled = self._title_of(line, found)
        found = found[1:] if titled else found
        field = self._looks.field_of(found[0]) if found else None
        for sentence in found:
            kind = self._looks.look(sentence, alone=len(found) == 1)
            self.outlooks.append(Outlook(sentence, kind, self._looks.rule))
            rest = None
            if kind is not SectionKind.OUTLOOK and not self._looks.over:
                rest = rest_ahead(self.page, sentence, self._looks.since)
            if kind is SectionKind.OUTLOOK or rest is not None:
                clerk = clerk or self._clerk(line, titled)
                if field is not None and (rest or sentence.number > 1):
                    clerk.notes.label(*clerk.notes.words.within(field))
                    field = None
                self._read(rest or sentence, clerk)
            elif not self._looks.over and (
                kind is SectionKind.OTHER or tells_of_days_to_come(self.page, sentence)
            ):
                self._announce(sentence)
        if clerk is not None:
            self._keep(found, clerk.notes)

    def _keep(self, found: Sequence[Sentence], notes: Notes) -> None:
        """Keep what a paragraph gave; one that only names who is to work leads to those below."""
        line = found[0].paragraph
        if len(found) == 1:
            self._siblings.keep(found[0], notes)
        self.duties.extend((duty, notes.words) for duty in notes.duties)
        self.passed.extend(notes.passed)
        below = self.page.after(line, 1)
        if not notes.duties and below and self.page.text[line.span.end - 1] == ":":
            self._scopes.begin(min(line.level, below[0].level - 1), Scope(unit=notes.subject))

    def _title_of(self, line: Paragraph, found: Sequence[Sentence]) -> Span | None:
        """As in "2. Công tác tư tưởng. Quán triệt ...": a field of work with a full stop."""
        if line.level > LEVELS["small"] or len(found) <= 1:
            return None
        span = found[0].span
        words = self.page.words(span.start, span.end)
        if not FIELD_NAME.match(self.page.lower, span.start, span.end):
            return None
        if len(words) > TITLE or self.page.dates_in(span):
            return None
        return area_words(self.page.text, span)

    def _begin_plan(self, line: Paragraph) -> None:
        """As in "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 3" right above "1. Rà soát ...": no lead is needed."""
        at_first = self._looks.state is SectionKind.OTHER and self._looks.rule == BEGINNING
        plans = self.opening.genre is Genre.PLAN and self.opening.head.period is not None
        if not at_first:
            return
        below = line.number > 1 and self._names_week(line.number - 1)
        if below or (line.level != PROSE and (plans or self._is_of_weeks(self.opening.title))):
            self._looks.turn(SectionKind.OUTLOOK, "việc ngay dưới tên kế hoạch")
        if below and sum(self._names_week(each.number) for each in self.page.lines) == 1:
            self._scopes = Scopes()  # the week of the whole plan is nobody's deadline

    def _is_of_weeks(self, number: int) -> bool:
        """As in "HOẠT ĐỘNG TUẦN 16 (TỪ 11/12 ĐẾN 16/12)": a title that names the days of a list."""
        needs_lead = self.opening.genre is not Genre.NEWS  # a report, a notice
        if needs_lead or self.opening.meeting or not self.page.lines:
            return False
        title = self.page.lines[number - 1].span
        if BACK_TITLE.search(self.page.lower, title.start, title.end):
            return False
        periods = [m.period for m in self.page.dates_in(title) if m.period]
        return any(p.grain is not Grain.YEAR and not is_one_day(p) for p in periods)

    def _names_week(self, number: int) -> bool:
        """As in "TUẦN 17 (TỪ 18/12/2017 ĐẾN 23/12/2017)", a line of its own."""
        line = self.page.lines[number - 1]
        words = self.page.quote(line.span)
        return (
            words.isupper() and WEEK.match(words.lower()) is not None and self._is_of_weeks(number)
        )

    def _is_signature(self, line: Paragraph) -> bool:
        """A name or two below a text: every word with a capital, no stop."""
        words = self.page.quote(line.span).split(None, SIGNATURE)
        if line.level != PROSE or len(words) > SIGNATURE:
            return False
        return all(w[:1].isupper() or not w[:1].isalpha() for w in words)

    def _clerk(self, line: Paragraph, area: Span | None = None) -> Clerk:
        words = self.page.words(line.span.start, line.span.end)
        listed = line.level != PROSE
        apart = not listed and self._closes_list(line)
        scope = Scope() if apart else self._scopes.above(line.level)
        times = tuple(self.page.dates_in(line.span))
        scope = replace(scope, area=area, unit=None) if area else scope
        return Clerk(Notes(words, self.page.lower, scope, self._own, listed, times))

    def _closes_list(self, line: Paragraph) -> bool:
        """As in "Giao Văn phòng theo dõi ..." below the last dash: no part of its heading."""
        above = self.page.lines[line.number - 2] if line.number > 1 else line
        gives = above.level != PROSE and GIVES.match(self.page.lower, line.body) is not None
        return gives and not is_heading(self.page, above)

    def _read(self, sentence: Sentence, clerk: Clerk) -> None:
        notes = clerk.notes
        if self._closes(sentence, notes):
            return
        before, passed = len(notes.duties), len(notes.passed)
        clerk.read(sentence)
        made = notes.duties[before:]
        self._announce(sentence, [duty.span for duty in made])
        if not made and len(notes.passed) == passed and self._has_verb(sentence, notes.words):
            self.passed.append(Passed(sentence.span, PassReason.UNUSED))

    def _has_verb(self, sentence: Sentence, words: Words) -> bool:
        first, last = words.at(sentence.span.start), words.at(sentence.span.end)
        return any(verb_at(words, i) > 1 and not words.is_capital(i) for i in range(first, last))

    def _closes(self, sentence: Sentence, notes: Notes) -> bool:
        """A sentence that only says until when: it binds what stands before it in its paragraph."""
        words = self.page.low(sentence.span)
        if not CLOSING.match(words) or len(words.split()) > SHORT:
            return False
        days = self.page.dates_in(sentence.span)
        if not any(m.cue is not Cue.FROM for m in days):
            return False
        if notes.duties:
            notes.duties[:] = [_due_by(duty, sentence.span) for duty in notes.duties]
            if words.startswith("thời gian") and "hoàn thành" not in words:
                notes.duties[-1] = replace(notes.duties[-1], held=sentence.span)
        elif CLOSES_ALL.match(words) and len(self.duties) > self._since:
            below = self.duties[self._since :]
            self.duties[self._since :] = [(_due_by(d, sentence.span), w) for d, w in below]
        else:
            return False
        self.used.extend([sentence.span, *(m.span for m in days)])
        return True

    def _announce(self, sentence: Sentence, taken: Sequence[Span] = ()) -> None:
        """Take the occasions of a sentence whose dates nothing else uses."""
        meeting = self.opening.meeting
        busy = [*taken, meeting.mention.span] if meeting else taken
        free = [
            m
            for m in self.page.dates_in(sentence.span)
            if is_day(m) and not any(b.touches(m.span) for b in busy)
        ]
        free = [
            m for m in free if not self._named.touch(m.span) and not self.page.papers.touch(m.span)
        ]
        if free:
            self.occasions.extend(events.announced(self.page, sentence, free))
