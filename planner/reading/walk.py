"""The way through a report, line by line: headings set the scope, sentences give duties and days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Passed, PassReason, SectionKind, Span
from planner.reading import events, programmes, schedules, tables
from planner.reading.areas import LabelKind, label_at
from planner.reading.clauses import PROSE, Sentence, sentences
from planner.reading.letterhead import Genre
from planner.reading.sections import Outlook, Outlooks, is_heading
from planner.reading.dues import is_day
from planner.reading.tasks import Clerk, Duty, Scope
from planner.reading.words import Words, verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model import Citation, DayPart, Mention
    from planner.reading.clauses import Paragraph
    from planner.reading.head import Opening
    from planner.reading.occasions import Names, Occasion

CLOSING = re.compile(
    r"(?:thời gian hoàn thành|thời hạn(?: hoàn thành)?|hoàn thành|tất cả hoàn thành|(?:giai đoạn|đợt) \w+ (?:phải )?(?:hoàn thành|xong|kết thúc)|thời gian thực hiện|hạn hoàn thành)\b",
    re.IGNORECASE,
)
UNMARKED = 6  # a heading without a number stands just above dashes
SHORT = 16


@dataclass
class Walk:
    """What a walk through a report gathers."""

    text: str
    lines: Sequence[Paragraph]
    mentions: Sequence[Mention]
    opening: Opening
    names: Names
    cited: Sequence[Citation]
    duties: list[tuple[Duty, Words]] = field(default_factory=list)
    occasions: list[Occasion] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    outlooks: list[Outlook] = field(default_factory=list)
    used: list[Span] = field(default_factory=list)

    def go(self) -> None:
        """Walk from the first line to the last."""
        genre = self.opening.genre
        planned = genre in {Genre.PLAN, Genre.WEEK, Genre.INVITATION}
        self._looks = Outlooks(self.text, self.opening.head, self.mentions, planned=planned)
        if genre is Genre.INVITATION:
            self._looks.state = SectionKind.OUTLOOK
        self._scopes: dict[int, Scope] = {}
        self._days: tuple[date, ...] = ()
        self._part: DayPart | None = None
        self._table: tables.Table | None = None
        title = self.opening.head.title.lower()
        self.led = (
            re.search(r"lãnh đạo|thường trực|thường vụ|chủ tịch|ban giám đốc", title) is not None
        )
        self._whole = (*self.names.spans, *(c.span for c in self.cited))
        for at, line in enumerate(self.lines):
            following = self.lines[at + 1 : at + 3]
            if line.number in self.opening.lines and not self._is_lead(line):
                continue
            self._line(line, following)

    def _is_lead(self, line: Paragraph) -> bool:
        """A first paragraph that is both headline and first sentence."""
        return line.number == self.opening.title and self.text[line.span.end - 1] == "."

    def _line(self, line: Paragraph, following: Sequence[Paragraph]) -> None:
        if self._row(line) or self._field(line, following) or self._day(line):
            return
        if is_heading(self.text, line, following[0] if following else None):
            if not self._item(line, following):
                self._heading(line)
        elif not (self._slot(line) or self._item(line, following)):
            self._prose(line)

    def _field(self, line: Paragraph, following: Sequence[Paragraph]) -> bool:
        """A line such as "Thời gian: ..." or "Địa điểm: ..."."""
        if not schedules.FIELD.match(self.text, line.body):
            return False
        self.used.append(line.span)
        if self.opening.genre is Genre.INVITATION:
            title = self.lines[self.opening.title - 1].span
            found = programmes.invited(self.text, title, line, following, self.mentions)
            if found is not None:
                self._take(found)
        return True

    def _day(self, line: Paragraph) -> bool:
        found = schedules.day_line(self.text, line, self.mentions)
        if found is None:
            return False
        self._days, self._part = found.days, None
        self.used.extend(found.used)
        if found.rest is not None:
            self._entries(Span(found.rest, line.span.end))
        return True

    # headings

    def _heading(self, line: Paragraph) -> None:
        self._looks.heading(line)
        level = (
            line.level
            if line.level != PROSE
            else (0 if self.text[line.body : line.span.end].isupper() else UNMARKED)
        )
        self._scopes = {n: s for n, s in self._scopes.items() if n < level}
        if self._days and level <= 3:
            self._days = ()
        end = line.span.end
        words = Words(self.text, line.body, end)
        label = label_at(words, 0, len(words))
        if label is None:
            return
        match label.kind:
            case LabelKind.AREA:
                self._scopes[level] = Scope(area=label.span)
            case LabelKind.UNIT:
                self._scopes[level] = Scope(unit=label.span)
                if self._looks.state is SectionKind.OTHER:
                    self._looks.state = SectionKind.OUTLOOK
            case LabelKind.TIME:
                self._scopes[level] = Scope(time=label.span)
            case LabelKind.GENERAL:
                pass

    def _scope(self, level: int) -> Scope:
        scope = Scope()
        for above, found in sorted(self._scopes.items()):
            if above < level or level == PROSE:
                scope = Scope(
                    found.area or scope.area, found.unit or scope.unit, found.time or scope.time
                )
        return scope

    # lines with a form of their own

    def _row(self, line: Paragraph) -> bool:
        if "\t" not in self.text[line.span.start : line.span.end]:
            self._table = None if self._table and line.level == PROSE else self._table
            return False
        cells = tables.cells(self.text, line)
        table = tables.header(self.text, cells)
        if table is not None:
            self._table = table
            return True
        if self._table is None:
            return False
        row, self._table = self._table.row(line, cells)
        self._tabled(row)
        return True

    def _tabled(self, row: tables.Row) -> None:
        """A row of work is one task; a row of a day holds tasks and occasions."""
        cells = row.cells
        if "day" in cells and "due" not in cells:
            self._daily(row)
        elif "work" in cells:
            self._task_row(row)

    def _task_row(self, row: tables.Row) -> None:
        line, cells = row.line, row.cells
        scope = self._scope(line.level)
        duty = Duty(
            cells["work"],
            Sentence(line, cells["work"], 1, ()),
            "dòng của bảng",
            scope.area,
            cells.get("lead") or scope.unit,
            time=cells.get("due"),
            helpers=cells.get("with"),
        )
        self.duties.append((duty, Words(self.text, duty.span.start, duty.span.end)))

    def _daily(self, row: tables.Row) -> None:
        days = [m for m in self.mentions if row.cells["day"].holds(m.span) and is_day(m)]
        self.used.extend(m.span for m in days)
        if not days or days[0].period is None:
            return
        for name in ("work", *tables.PARTS):
            for piece in schedules.cell_pieces(self.text, row.cells.get(name)):
                self._entry(row, piece, name, days[0].period.start)

    def _entry(self, row: tables.Row, piece: Span, column: str, day: date) -> None:
        cells = row.cells
        part = tables.part_of(self.text, cells, column)
        found = schedules.cell(self.text, piece, cells, day, part, only_events=self.led)
        if found is not None:
            self.occasions.append(found)
        elif not schedules.PLAIN.match(self.text, piece.start, piece.end):
            duty = Duty(
                piece,
                Sentence(row.line, piece, 1, ()),
                "dòng của lịch",
                assignee=cells.get("lead"),
                time=cells["day"],
            )
            self.duties.append((duty, Words(self.text, piece.start, piece.end)))

    def _slot(self, line: Paragraph) -> bool:
        """A line under a day: its entries, or the end of the schedule."""
        if not self._days:
            return False
        part = schedules.part_alone(self.text, line)
        if part is not None:
            self._part = part
            return True
        listed = line.level != PROSE and self.text[line.span.start] != "*"
        if not listed and not schedules.SLOT.match(self.text, line.body):
            self._days = ()
            self._looks.state = SectionKind.OUTLOOK
            return False
        self._entries(Span(line.body, line.span.end))
        return True

    def _entries(self, span: Span) -> None:
        found = schedules.slots(self.text, span, self._days, self.mentions, self._part)
        if found is not None:
            self._take(found)
            return
        entry = schedules.plain_entry(self.text, span, self._days[0], self._part)
        if entry is not None:
            self.occasions.append(entry)

    def _item(self, line: Paragraph, following: Sequence[Paragraph]) -> bool:
        if self._looks.state is SectionKind.REVIEW or self._looks.over:
            return False
        if self.opening.genre is Genre.INVITATION:
            return False
        found = sentences(self.text, line, self._whole)
        item = programmes.item(
            self.text, found[0] if found else None, line, following, self.mentions
        )
        if item is None:
            return False
        self._take(item)
        for sentence in found:
            if sentence.number > 1 or any(p.left == ";" for p in sentence.pieces):
                self._announce(sentence)
        return True

    def _take(self, line: schedules.Line) -> None:
        self.occasions.extend(line.occasions)
        self.used.extend(line.used)

    # prose

    def _is_signature(self, line: Paragraph) -> bool:
        """A name or two below a text: every word with a capital, no stop."""
        words = self.text[line.span.start : line.span.end].split()
        return (
            line.level == PROSE
            and len(words) <= 8
            and all(w[:1].isupper() or not w[:1].isalpha() for w in words)
        )

    def _prose(self, line: Paragraph) -> None:
        if self._is_signature(line):
            return
        found = sentences(self.text, line, self._whole)
        clerk: Clerk | None = None
        words: Words | None = None
        for sentence in found:
            kind = self._looks.look(sentence, alone=len(found) == 1)
            self.outlooks.append(Outlook(sentence, kind, self._looks.rule))
            if kind is not SectionKind.OUTLOOK:
                if kind is SectionKind.OTHER and not self._looks.over:
                    self._announce(sentence)
                continue
            if clerk is None or words is None:
                words = Words(self.text, line.span.start, line.span.end)
                own = self.opening.head.organisation or ""
                clerk = Clerk(
                    self.text, words, self._scope(line.level), own.lower(), line.level != PROSE
                )
            if self._closes(sentence, clerk):
                continue
            before = len(clerk.duties)
            clerk.read(sentence)
            self._leftover(sentence, clerk, before, words)
        if clerk is not None and words is not None:
            self.duties.extend((duty, words) for duty in clerk.duties)
            self.passed.extend(clerk.passed)

    def _closes(self, sentence: Sentence, clerk: Clerk) -> bool:
        """A sentence that only says until when: it binds what stands before it in its paragraph."""
        words = self.text[sentence.span.start : sentence.span.end]
        if not clerk.duties or not CLOSING.match(words) or len(words.split()) > SHORT:
            return False
        if not any(
            sentence.span.holds(m.span) and m.cue in {Cue.BY, Cue.WITHIN, Cue.ON}
            for m in self.mentions
        ):
            return False
        clerk.duties = [d if d.time else replace(d, time=sentence.span) for d in clerk.duties]
        self.used.append(sentence.span)
        return True

    def _leftover(self, sentence: Sentence, clerk: Clerk, before: int, words: Words) -> None:
        made = clerk.duties[before:]
        self._announce(sentence, [d.span for d in made])
        if made or any(sentence.span.touches(p.span) for p in clerk.passed):
            return
        first, last = words.at(sentence.span.start), words.at(sentence.span.end)
        if any(verb_at(words, i) > 1 and not words.is_capital(i) for i in range(first, last)):
            self.passed.append(Passed(sentence.span, PassReason.UNUSED))

    def _announce(self, sentence: Sentence, taken: Sequence[Span] = ()) -> None:
        meeting = self.opening.meeting
        busy = [*taken, *self.names.used, *self.used, *(c.span for c in self.cited)]
        if meeting:
            busy.append(meeting.mention.span)
        free = [
            m
            for m in self.mentions
            if sentence.span.holds(m.span)
            and m.period
            and m.period.grain is Grain.DAY
            and not any(b.touches(m.span) for b in busy)
        ]
        if free:
            self.occasions.extend(events.announced(self.text, sentence, free))
