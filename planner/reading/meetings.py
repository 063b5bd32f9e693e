"""The reported meeting: its day and name, the body that met, who presided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Span
from planner.reading.clauses import sentences
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import Words, lexicon, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.model import Citation, Mention
    from planner.reading.clauses import Paragraph, Sentence
    from planner.reading.letterhead import Letterhead

NOUNS = (
    "hội nghị|cuộc họp|buổi họp|phiên họp|phiên thường kỳ|kỳ họp|buổi giao ban|giao ban|họp|sinh hoạt"
    "|hội ý|đại hội|buổi làm việc|buổi sinh hoạt"
)
MEETING = re.compile(rf"(?<!phòng )\b(?:{NOUNS}|phiên)\b", re.IGNORECASE)
NAME = re.compile(
    rf"(?<!phòng )\b(?:{NOUNS})\b(?:[ \t]+(?!(?:theo|với|nhằm|do|tại|dưới|để|cùng|vào|nghe|rồi|dự|trực tiếp|và|kết hợp"
    r"|bằng|ở|của|như|đánh giá|kiểm điểm|triển khai)\b)[^\s,;:(.]+)*",
    re.IGNORECASE,
)
HELD = re.compile(
    r"(?<!phòng )\b(?:đã tổ chức|tổ chức|đã họp|họp|có buổi|có cuộc|sinh hoạt|đã chủ trì|chủ trì|đã có|tiến hành|làm lễ|chào cờ"
    r"|giao ban|đã tiến hành|khai mạc|dự định|dự kiến)\b"
)
TIMED = re.compile(r"\b(?:vào|ngày|sáng|chiều|tối)\s*$", re.IGNORECASE)
CAPITAL = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+"
PERSON = rf"{CAPITAL}(?: {CAPITAL}){{1,4}}"
TITLED = r"(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô)"
PRESIDING = r"(?:[Cc]hủ trì|[Đđ]iều hành|[Cc]hủ tọa)"
SAID = re.compile(
    rf"{PRESIDING}(?: [^.;:\n]{{0,40}}?)?(?: là| có|:| gồm)(?: các)?(?: {TITLED})?:? ?(?P<after>{PERSON})"
    rf"|{PRESIDING} của {TITLED} (?P<of>{PERSON})"
)
PRESIDES = re.compile(r"\b(?:chủ trì|điều hành|chủ tọa)\b(?! của)")
CALLED = re.compile(rf"\b{TITLED}:? (?P<name>{PERSON})")
PRONOUN = re.compile(r"\b(?:ông|bà|đồng chí|đ/c)\s*$", re.IGNORECASE)
ROLES = r"(?:Bí thư|Chủ tịch|Giám đốc|Hiệu trưởng|Trưởng [Pp]hòng|Trưởng [Bb]an|Chủ nhiệm|Viện trưởng|Cục trưởng|Chánh [Vv]ăn phòng|Tổng [Gg]iám đốc)"
ROLE = re.compile(
    rf"(?<!Phó ){ROLES} (?P<body>[^,;.:()–]+?)(?= *(?:,|;|\.|:|–|\(|đã |chủ trì|điều hành|kết luận|$))"
)
RUN = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{1,7}}")
EARLY = 8  # paragraphs in which a report says who met
PRESIDE_BY = 14  # paragraphs in which it says who presided
LEADS = 14  # letters that may stand before a date that opens its sentence
LONG_BODY = 14  # words of a name that is surely more than a name
FIRST_WORDS = 6  # words in which a body's name begins
PERSON_WORDS = (2, 4)  # words of a person's name


@dataclass(frozen=True, slots=True)
class Meeting:
    """The reported meeting: its day, its words."""

    mention: Mention
    name: Span
    sentence: Sentence


def find_meeting(
    text: str,
    lines: Sequence[Paragraph],
    top: Letterhead,
    mentions: Sequence[Mention],
    cited: Sequence[Citation],
) -> Meeting | None:
    """Return the meeting that a report tells of, if it is dated."""
    start = top.title
    days = [m for m in mentions if _can_be_met(m, cited)]
    for line in lines[start - 1 : start + EARLY]:
        inside = [m for m in days if line.span.holds(m.span)]
        titled = line.number in top.used and text[line.span.end - 1] not in ".…"
        if not inside or titled or not MEETING.search(text, line.span.start, line.span.end):
            continue
        for sentence in sentences(text, line):
            found = _met(text, sentence, inside)
            if found:
                return found
    return None


def _can_be_met(mention: Mention, cited: Sequence[Citation]) -> bool:
    period = mention.period
    if period is None or period.grain is not Grain.DAY or mention.cue not in {Cue.ON, Cue.WITHIN}:
        return False
    return not any(citation.span.touches(mention.span) for citation in cited)


def _met(text: str, sentence: Sentence, days: Sequence[Mention]) -> Meeting | None:
    span = sentence.span
    for mention in days:
        if not span.holds(mention.span):
            continue
        whole = mention.cue_span or mention.span
        leads = whole.start - span.start <= LEADS
        word = text[whole.start : whole.end].split(" ", 1)[0]
        name = _meeting_name(text, span, mention, leads=leads)
        if name and (leads or TIMED.search(text[span.start : whole.start] + word)):
            return Meeting(mention, name, sentence)
    return None


def _meeting_name(text: str, span: Span, mention: Mention, *, leads: bool) -> Span | None:
    if leads:
        held = HELD.search(text, mention.span.end, span.end)
        begin, end = held.start() if held else mention.span.end, span.end
    else:
        begin, end = span.start, mention.span.start
    found = [Span(*m.span()) for m in NAME.finditer(text, begin, end)]
    found = [s for s in found if " " in text[s.start : s.end]] or found
    if not found:
        return None
    return found[0] if leads else found[-1]


# ----------------------------------------------------------------------------- the body


def body_of(
    text: str, lines: Sequence[Paragraph], top: Letterhead, meeting: Meeting | None
) -> str | None:
    """Return the body that met, else the one that issued the paper."""
    reader = _BodyReader(text, lines, top)
    ways = (
        reader.met(meeting) if meeting else None,
        top.issuer,
        reader.by_role(meeting) if meeting else None,
        reader.titled(),
        reader.first(),
    )
    return next((name for name in ways if name), None)


class _BodyReader:
    """Finds the name of the body in one report."""

    def __init__(self, text: str, lines: Sequence[Paragraph], top: Letterhead) -> None:
        self.text = text
        self.lines = lines
        self.top = top

    def met(self, meeting: Meeting) -> str | None:
        """The subject of the sentence that tells of the meeting, or "cuộc họp Ban ..."."""
        text, start = self.text, meeting.mention.span.end
        held = HELD.search(text, start, meeting.sentence.span.end)
        stop = held.start() if held else meeting.name.start
        for piece in meeting.sentence.pieces:
            begin, end = max(piece.start, start), min(piece.end, stop)
            if begin >= end or text.startswith(("tại ", "ở "), begin):
                continue
            words = Words(text, begin, stop)
            if not len(words) or self._is_person(words):
                break
            name = self._from(words)
            if name:
                return name
        return self._inside(meeting.name)

    def _inside(self, name: Span) -> str | None:
        words = Words(self.text, name.start, name.end)
        for at in range(1, len(words)):
            if has_head(words, at) and words.is_capital(at):
                return self.text[words.starts[at] : name.end].strip()
        return None

    def _is_person(self, words: Words) -> bool:
        return any(phrases("persons").length_at(words, at) for at in (0, 1))

    def _from(self, words: Words) -> str | None:
        for at in range(min(len(words), FIRST_WORDS)):
            size = has_head(words, at)
            if size:
                return self._until(words, at, at + size)
        return None

    def _until(self, words: Words, at: int, after: int) -> str:
        end = len(words)
        if end - at > LONG_BODY:
            subject = subject_at(words, at, len(words))
            end = subject.end if subject else end
        for cut in range(after, end):
            if words.forms[cut] in {"thuộc", "phối"} or words.forms[cut : cut + 2] == [
                "trực",
                "thuộc",
            ]:
                end = cut
                break
        name = self.text[words.starts[at] : words.ends[end - 1]]
        closed = self.text[words.ends[end - 1] :][:1] == ")" and "(" in name
        return name + ")" if closed else name

    def by_role(self, meeting: Meeting) -> str | None:
        """ "đồng chí A, Bí thư Huyện ủy B chủ trì": the body that A heads."""
        span = meeting.sentence.span
        found = [m["body"].strip() for m in ROLE.finditer(self.text, span.start, span.end)]
        found = [body for body in found if has_head(Words(body, 0, len(body)), 0)]
        return found[-1] if found else None

    def titled(self) -> str | None:
        """The body that the title begins with, or whose it is."""
        if not self.lines:
            return None
        span = self.lines[self.top.title - 1].span
        words = Words(self.text, span.start, span.end)
        begin = self._owner(words)
        subject = subject_at(words, begin, len(words))
        if subject is None:
            return None
        if self.text[span.start : span.end].isupper():
            return self._in_capitals(words, begin, span)
        end = words.ends[max(subject.end, begin + 1) - 1]
        held = HELD.search(self.text, words.starts[begin], end)
        return self.text[words.starts[begin] : held.start() if held else end].strip()

    def _owner(self, words: Words) -> int:
        """ "Lịch công tác của Thường trực ..." begins behind "của"."""
        if self.top.genre.value == "news" or "của" not in words.forms:
            return 0
        return words.forms.index("của") + 1

    def _in_capitals(self, words: Words, begin: int, span: Span) -> str | None:
        lower = self.text[span.start : span.end].lower()
        held = HELD.search(lower, words.starts[begin] - span.start)
        stop = re.search(
            r"\s(?:từ ngày|tuần|tháng|năm)\b", lower[words.starts[begin] - span.start :]
        )
        ends = [span.end]
        if held:
            ends.append(span.start + held.start())
        if stop:
            ends.append(words.starts[begin] + stop.start())
        return self.text[words.starts[begin] : min(ends)].strip() or None

    def first(self) -> str | None:
        """The first body that does something in the text."""
        for line in self.lines[:FIRST_WORDS]:
            if line.number in self.top.used and line.number != self.top.title:
                continue
            for piece in self._first_pieces(line):
                words = Words(self.text, piece.start, piece.end)
                subject = subject_at(words, 0, len(words)) if len(words) else None
                if subject and subject.verb is not None and not self._is_person(words):
                    return self.text[words.starts[0] : words.ends[subject.end - 1]]
        return None

    def _first_pieces(self, line: Paragraph) -> Iterator[Span]:
        for sentence in sentences(self.text, line)[:1]:
            for piece in sentence.pieces[:3]:
                yield Span(piece.start, piece.end)


# ----------------------------------------------------------------------------- the chair


def chair_of(text: str, lines: Sequence[Paragraph], top: Letterhead) -> str | None:
    """Return who presided, by the words "chủ trì" or "điều hành"; None for a group."""
    for line in lines[:PRESIDE_BY]:
        if line.number in top.used and line.number != top.title:
            continue
        words = text[line.span.start : line.span.end]
        said = SAID.search(words)
        if said:
            return said["after"] or said["of"]
        for match in PRESIDES.finditer(words):
            name = _presiding(text, line.span.start, words, match.start())
            if name:
                return name
    return None


def _presiding(text: str, start: int, words: str, at: int) -> str | None:
    before = words[max(0, words.rfind(". ", 0, at)) : at].rsplit(";", 1)[-1]
    called = CALLED.findall(before)
    if called:
        return str(called[0])
    if PRONOUN.search(before):
        return _named_before(text[: start + at])
    runs = list(RUN.finditer(before))
    if runs and not before[runs[-1].end() :].strip(" đã") and re.search(ROLES, before):
        return _person_in(runs[-1].group())
    return None


def _named_before(text: str) -> str | None:
    """Whom "ông" or "đồng chí" means: the person named last."""
    for run in reversed(RUN.findall(text)):
        name = _person_in(run)
        if name:
            return name
    return None


def _person_in(run: str) -> str | None:
    """The end of a run of capitals that is a person's name: it begins with a family name."""
    words = run.split()
    shortest, longest = PERSON_WORDS
    for at in range(max(0, len(words) - longest), len(words) - shortest + 1):
        if words[at].lower() in _surnames():
            return " ".join(words[at:])
    return None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicon()["surnames"])
