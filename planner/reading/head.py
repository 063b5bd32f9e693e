"""Who met when, what the report is called, and which month its tasks are for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Head, Month, Span
from planner.reading.clauses import sentences
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model import Citation, Mention
    from planner.reading.clauses import Paragraph, Sentence

I = re.IGNORECASE
GENRES = re.compile(
    r"(?P<plan>kế hoạch|chương trình|nghị quyết|hướng dẫn|phương án)|(?P<week>lịch)|(?P<notice>thông báo|kết luận|báo cáo|biên bản|công văn|tờ trình|quyết định)"
    r"|(?P<invitation>giấy mời|thư mời)",
    I,
)
MOTTO = re.compile(r"cộng hòa xã hội|độc lập\s*-\s*tự do|đảng cộng sản việt nam\s*$", I)
NUMBER = re.compile(r"\s*số\s*:?\s*[\w .]*[-/]\w", I)
COLUMNS = re.compile(r"\t|\s{3,}")
MEETING = re.compile(
    r"\b(?:hội nghị|hội ý|cuộc họp|buổi họp|phiên họp|phiên thường kỳ|kỳ họp|họp|sinh hoạt|giao ban|buổi làm việc|đại hội|buổi giao ban|phiên)\b",
    I,
)
HELD = re.compile(
    r"\b(?:đã tổ chức|tổ chức|đã họp|họp|có buổi|có cuộc|sinh hoạt|đã chủ trì|chủ trì|đã có|tiến hành|làm lễ|chào cờ|giao ban|đã tiến hành|khai mạc|dự định|dự kiến)\b"
)
NAMED_MEETING = re.compile(
    r"\b(?:hội nghị|cuộc họp|buổi họp|phiên họp|phiên thường kỳ|kỳ họp|buổi giao ban|giao ban|họp|sinh hoạt|hội ý|đại hội|buổi làm việc)\b"
    r"(?:[ \t]+(?!(?:theo|với|nhằm|do|tại|dưới|để|cùng|vào|nghe|rồi|dự|trực tiếp|và|kết hợp|bằng|ở|của|như|đánh giá|kiểm điểm)\b)[^\s,;:(]+)*",
    I,
)
PLANNED = re.compile(
    r"(?:phương hướng|nhiệm vụ|công tác trọng tâm|việc (?:chính )?(?:cần|phải) làm|(?:phải|cần) làm|phần việc|công việc|kế hoạch công tác|lịch công tác|chương trình công tác|sang|bước sang|triển khai)"
    r"(?P<gap>[^.;\n\d]{0,70}?)$",
    I,
)
BACK = re.compile(r"(?:kết quả|đánh giá|đã|xong|được|qua)\b[^,;]*$", I)
SINGLE = re.compile(r"(?:trong|về)?\s*$", I)
TITLE = r"(?:đồng chí|đ/c|đồng chí:|ông|bà|thầy|cô)"
NAME_WORD = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+"
NAME = rf"{NAME_WORD}(?: {NAME_WORD}){{1,4}}"
CHAIRS = re.compile(
    rf"(?:[Cc]hủ trì|[Đđ]iều hành|[Cc]hủ tọa)(?: [^.;:\n]{{0,40}}?)?(?: là| có|:| gồm)(?: các)?(?: {TITLE})?:? ?(?P<after>{NAME})"
    rf"|(?:[Cc]hủ trì|[Đđ]iều hành|[Cc]hủ tọa) của {TITLE} (?P<of>{NAME})"
)
CHAIRED = re.compile(r"\b(?:chủ trì|điều hành|chủ tọa)\b")
CALLED = (
    re.compile(rf"\b{TITLE}\s+(?P<name>{NAME})", re.IGNORECASE)
    if False
    else re.compile(rf"\b(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô):? (?P<name>{NAME})")
)
RUN = re.compile(NAME_WORD + rf"(?: {NAME_WORD}){{1,5}}")
EARLY = 8  # paragraphs in which a report says who met


class Genre(Enum):
    """What sort of paper it is."""

    NEWS = "news"
    NOTICE = "notice"
    PLAN = "plan"
    WEEK = "week"
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Meeting:
    """The reported meeting: its day, its words."""

    mention: Mention
    name: Span
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Opening:
    """What the top of a report tells."""

    head: Head
    genre: Genre
    meeting: Meeting | None
    title: int  # number of the title's paragraph
    lines: frozenset[int]  # numbers of the paragraphs that are letterhead, title or posting line
    published: Span | None


def read_head(
    text: str, lines: Sequence[Paragraph], mentions: Sequence[Mention], cited: Sequence[Citation]
) -> Opening:
    """Read the top of a report."""
    return HeadReader(text, lines, mentions, cited).read()


class HeadReader:
    """Reads the top of one report."""

    def __init__(
        self,
        text: str,
        lines: Sequence[Paragraph],
        mentions: Sequence[Mention],
        cited: Sequence[Citation],
    ) -> None:
        self.text = text
        self.lines = lines
        self.mentions = mentions
        self.cited = cited
        self.used: set[int] = set()

    def read(self) -> Opening:
        """Read it."""
        published = self._published()
        letterhead = self._letterhead()
        genre, title = self._title()
        meeting = self._meeting() if genre in {Genre.NEWS, Genre.NOTICE} else None
        name = self._organisation(meeting, letterhead, title, genre)
        head = Head(
            title=self._title_words(title),
            published=published.period.start if published and published.period else None,
            meeting_date=meeting.mention.period.start
            if meeting and meeting.mention.period
            else None,
            period=self._period(title, genre),
            organisation=name,
            chair=self._chair() if genre in {Genre.NEWS, Genre.NOTICE} else None,
        )
        return Opening(
            head, genre, meeting, title, frozenset(self.used), published.span if published else None
        )

    # lines at the top

    def _words(self, line: Paragraph) -> str:
        return self.text[line.span.start : line.span.end]

    def _in_line(self, line: Paragraph) -> list[Mention]:
        return [m for m in self.mentions if line.span.holds(m.span)]

    def _published(self) -> Mention | None:
        for line in self.lines[:14]:
            for mention in self._in_line(line):
                if self._posts(line, mention):
                    self.used.add(line.number)
                    return mention
        return None

    def _posts(self, line: Paragraph, mention: Mention) -> bool:
        if (
            mention.period is None
            or mention.period.grain is not Grain.DAY
            or not mention.year_given
        ):
            return False
        words = self._words(line)
        before = self.text[line.span.start : mention.span.start]
        if re.search(r"(?:kèm theo|căn cứ|theo) ", words, I):
            return False
        if (
            re.search(r",\s*(?:ngày\s*)?$", before)
            and len(words) - len(before) < 40
            and len(before) < 90
        ):
            return line.number > 1
        alone = len(words) < 26 + len(mention.span) and len(before) < 26
        return (
            (alone or re.search(r"lượt xem|đăng ngày|cập nhật|\d:\d\d", words, I) is not None)
            and len(before) < 30
            and len(words) < 120
        )

    def _letterhead(self) -> str | None:
        """The body that issues the paper: the last line in capitals above its number or title."""
        if not any(
            MOTTO.search(self._words(line)) or NUMBER.match(self._words(line))
            for line in self.lines[:8]
        ):
            return self._signed_head()
        found = None
        for line in self.lines[:8]:
            first = COLUMNS.split(self._words(line))[0].strip()
            if self._is_title(line):
                break
            self.used.add(line.number)
            if NUMBER.match(first):
                if MOTTO.search("\n".join(self._words(x) for x in self.lines[: line.number])):
                    break
                continue
            if first.isupper() and len(first) > 3 and not MOTTO.search(first):
                found = first
        return found

    def _signed_head(self) -> str | None:
        """A letterhead without number: lines in capitals above a line with place and date."""
        caps = []
        for line in self.lines[:4]:
            words = self._words(line)
            if not words.isupper() or self._is_title(line):
                break
            caps.append(line)
        if not caps or len(caps) == len(self.lines):
            return None
        after = self.lines[len(caps)]
        if not re.search(r"\bngày\b[^\n]*\btháng\b[^\n]*\bnăm\b", self._words(after)):
            return None
        self.used.update(line.number for line in [*caps, after])
        return self._words(caps[-1])

    def _is_title(self, line: Paragraph) -> bool:
        words = self._words(line)
        return words.isupper() and GENRES.match(words) is not None and len(words) < 160

    def _title(self) -> tuple[Genre, int]:
        for at, line in enumerate(self.lines[:14]):
            if not self._is_title(line):
                continue
            match = GENRES.match(self._words(line))
            genre = Genre(match.lastgroup) if match and match.lastgroup else Genre.NOTICE
            bare = len(self._words(line).split()) <= 3
            title = self.lines[at + 1] if bare and at + 1 < len(self.lines) else line
            self.used.update((line.number, title.number))
            return genre, title.number
        return Genre.NEWS, self._headline()

    def _headline(self) -> int:
        lines = [line for line in self.lines[:5] if line.number not in self.used]
        if not lines:
            return 1
        first = lines[0]
        words = Words(self.text, first.span.start, first.span.end)
        subject = subject_at(words, 0, len(words)) if len(words) else None
        if self._words(first)[-1:] in ".;":
            return first.number
        named = (
            self._words(first).isupper()
            and subject is not None
            and subject.verb is None
            and len(words) < 8
            and not MEETING.search(self._words(first))
        )
        short = len(words) <= 4 and self._words(first)[-1:] not in ".!?"
        if (named or short) and len(lines) > 1:
            self.used.add(first.number)
            first = lines[1]
        self.used.add(first.number)
        return first.number

    def _title_words(self, number: int) -> str:
        if not self.lines:
            return ""
        words = self._words(self.lines[number - 1])
        return words if len(words) <= 200 else words[:200].rsplit(" ", 1)[0] + "…"

    # the meeting

    def _meeting(self) -> Meeting | None:
        start = next((line.number for line in self.lines if line.number not in self.used), 1)
        for line in self.lines[start - 1 : start + EARLY]:
            if line.number in self.used and len(self._words(line)) < 200:
                continue
            if not self._in_line(line) or not MEETING.search(self._words(line)):
                continue
            for sentence in sentences(self.text, line):
                found = self._met(sentence)
                if found:
                    return found
        return None

    def _met(self, sentence: Sentence) -> Meeting | None:
        for mention in self.mentions:
            if not sentence.span.holds(mention.span) or not self._can_be_met(mention):
                continue
            text, span = self.text, sentence.span
            before = text[span.start : mention.span.start]
            leads = len(before) <= 14
            name = self._meeting_name(span, mention, leads=leads)
            if name and (
                leads
                or re.search(
                    r"(?:vào|ngày|sáng|chiều|tối)\s*$",
                    text[span.start : mention.span.start] + self._first_word(mention),
                    I,
                )
            ):
                return Meeting(mention, name, sentence)
        return None

    def _first_word(self, mention: Mention) -> str:
        return self.text[mention.span.start : mention.span.end].split(" ")[0]

    def _can_be_met(self, mention: Mention) -> bool:
        if (
            mention.period is None
            or mention.period.grain is not Grain.DAY
            or mention.cue is not Cue.ON
        ):
            return False
        return not any(citation.span.touches(mention.span) for citation in self.cited)

    def _meeting_name(self, span: Span, mention: Mention, *, leads: bool) -> Span | None:
        start, end = (mention.span.end, span.end) if leads else (span.start, mention.span.start)
        held = HELD.search(self.text, start, end) if leads else None
        after = held.start() if held else start
        found = [m for m in NAMED_MEETING.finditer(self.text, after, end)]
        if not found:
            return None
        best = found[0] if leads else found[-1]
        longer = [m for m in found if m.end() - m.start() > 8] or found
        best = longer[0] if leads else longer[-1]
        return Span(best.start(), best.end())

    # who

    def _organisation(
        self, meeting: Meeting | None, letterhead: str | None, title: int, genre: Genre
    ) -> str | None:
        if meeting:
            found = self._met_body(meeting)
            if found:
                return found
        if letterhead:
            return letterhead
        of = re.search(r"\bcủa (.+)$", self._title_words(title), I)
        if genre is Genre.WEEK and of:
            return re.sub(r"\s+(?:từ ngày|tuần|tháng).*$", "", of.group(1), flags=I)
        return self._titled_body(title) or self._first_body(title)

    def _met_body(self, meeting: Meeting) -> str | None:
        text = self.text
        start, end = meeting.mention.span.end, meeting.name.start
        if start < end:
            held = HELD.search(text, start, meeting.sentence.span.end)
            stop = held.start() if held else end
            words = Words(text, start, stop)
            name = self._body_from(words)
            if name:
                return name
        words = Words(text, meeting.name.start, meeting.name.end)
        for at in range(1, len(words)):
            if has_head(words, at) and words.is_capital(at):
                return text[words.starts[at] : meeting.name.end].strip()
        return None

    def _body_from(self, words: Words) -> str | None:
        for at in range(min(len(words), 6)):
            size = has_head(words, at)
            if not size:
                continue
            if (
                words.forms[at] in {"đồng", "đ", "ông", "bà"}
                or "phòng" == words.forms[at]
                and "họp" in words.forms[at + 1 : at + 2]
            ):
                return None
            end = len(words)
            if end - at > 14:
                subject = subject_at(words, at, len(words))
                end = subject.end if subject else end
            for cut in range(at + size, end):
                if words.forms[cut] in {"thuộc", "phối"} or words.forms[cut : cut + 2] == [
                    "trực",
                    "thuộc",
                ]:
                    end = cut
                    break
            if at and words.forms[at - 1] == "tại":
                continue
            name = self.text[words.starts[at] : words.ends[end - 1]]
            rest = self.text[words.ends[end - 1] :][:1]
            return (name + rest if rest == ")" and "(" in name else name).strip()
        return None

    def _titled_body(self, title: int) -> str | None:
        if not self.lines:
            return None
        span = self.lines[title - 1].span
        words = Words(self.text, span.start, span.end)
        subject = subject_at(words, 0, len(words))
        if subject is None:
            return None
        held = (
            HELD.search(self.text.lower(), span.start, span.end)
            if self._words(self.lines[title - 1]).isupper()
            else HELD.search(self.text, span.start, span.end)
        )
        end = words.at(held.start()) if held else subject.end
        return self.text[
            words.starts[0] : words.ends[max(min(end, subject.end if subject.verb else end), 1) - 1]
        ]

    def _first_body(self, title: int) -> str | None:
        for line in self.lines[:6]:
            if line.number in self.used and line.number != title:
                continue
            for sentence in sentences(self.text, line)[:1]:
                for piece in sentence.pieces[:3]:
                    words = Words(self.text, piece.start, piece.end)
                    subject = subject_at(words, 0, len(words))
                    if (
                        subject
                        and subject.verb is not None
                        and words.forms[0] not in {"đồng", "đ", "ông", "bà"}
                    ):
                        return self.text[words.starts[0] : words.ends[subject.end - 1]]
        return None

    def _chair(self) -> str | None:
        for line in self.lines[: EARLY + 6]:
            if line.number in self.used and len(self._words(line)) < 120:
                continue
            words = self._words(line)
            said = CHAIRS.search(words)
            if said:
                return said["after"] or said["of"]
            for match in CHAIRED.finditer(words):
                name = self._called_before(words, match.start(), line.span.start)
                if name:
                    return name
        return None

    def _called_before(self, words: str, at: int, start: int) -> str | None:
        before = words[max(0, words.rfind(". ", 0, at)) : at]
        before = before.rsplit(";", 1)[-1]
        if re.match(r"\s*của\b", words[at:].split(" ", 2)[-1]):
            return None
        called = CALLED.findall(before)
        if called:
            return str(called[0])
        if not re.search(r"\b(?:ông|bà|đồng chí|đ/c)\s*$", before):
            return None
        runs = RUN.findall(self.text[: start + at])
        named = {m["name"] for m in CALLED.finditer(self.text)}
        for run in reversed(runs):
            for name in named:
                if run.endswith(name):
                    return str(name)
        return None

    # which month

    def _period(self, title: int, genre: Genre) -> Month | None:
        if not self.lines:
            return None
        line = self.lines[title - 1]
        if genre in {Genre.PLAN, Genre.WEEK, Genre.INVITATION}:
            return self._titled_month(line, genre)
        planned = [
            m for mention in self.mentions if (m := self._month(mention)) and self._plans(mention)
        ]
        return max(planned) if planned else self._titled_month(line, genre)

    def _month(self, mention: Mention) -> Month | None:
        period = mention.period
        return (
            Month.of(period.start)
            if period
            and period.grain is Grain.MONTH
            and mention.cue in {Cue.ON, Cue.WITHIN}
            and Month.of(period.start) == Month.of(period.last_day)
            else None
        )

    def _plans(self, mention: Mention) -> bool:
        start = (mention.cue_span or mention.span).start
        before = self.text[max(0, start - 110) : start]
        found = PLANNED.search(before.rsplit("\n", 1)[-1])
        if found is not None:
            before = before[: found.start()]
            clause = re.split(r"[,;.:]|\bvà\b|\btháng\b", before)[-1]
            if re.search(r"\b(?:kết quả|đánh giá|kiểm điểm|đã|hoàn thành|xong)\b", clause, I):
                return False
            return not re.search(r"(?:quý|đã|kết quả|tháng)\b", found["gap"], I)
        line_start = self.text.rfind("\n", 0, start) + 1
        lead = self.text[line_start:start].strip().lower()
        after = self.text[mention.span.end : mention.span.end + 160]
        return (
            lead in {"", "trong", "trong tháng"}
            and re.match(r"\s*(?:/\d+)?,", after) is not None
            and re.search(r"\b(?:lãnh đạo|chỉ đạo|tập trung|sẽ|tiếp tục)\b", after) is not None
            and " đã " not in after
        )

    def _titled_month(self, line: Paragraph, genre: Genre) -> Month | None:
        found: set[Month] = set()
        lines = [line]
        if genre is Genre.WEEK and line.number < len(self.lines):
            lines.append(self.lines[line.number])
        for each in lines:
            for mention in self._in_line(each):
                if mention.period is None or mention.period.grain in {Grain.QUARTER, Grain.YEAR}:
                    continue
                if mention.period.grain is Grain.MONTH or genre is Genre.WEEK:
                    found |= {Month.of(mention.period.start), Month.of(mention.period.last_day)}
        return found.pop() if len(found) == 1 else None
