"""The reported meeting: its day and name, the body that met, who presided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from planner.model import Cue, Span
from planner.reading.clauses import PROSE
from planner.reading.dues import is_day, whole
from planner.reading.letterhead import PLANS
from planner.reading.patterns import Pattern
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import Words, lexicon, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model import Mention
    from planner.reading.clauses import Paragraph, Sentence
    from planner.reading.letterhead import Letterhead
    from planner.reading.page import Page

NOUNS = (
    "hội nghị|cuộc họp|buổi họp|phiên họp|phiên thường kỳ|kỳ họp|buổi giao ban|giao ban|họp"
    "|sinh hoạt"
    "|(?:cuộc|buổi) (?:họp|làm việc) nghe|hội ý|đại hội|buổi làm việc|buổi sinh hoạt"
)
MEETING = Pattern(rf"(?<!phòng )\b(?:{NOUNS}|phiên)\b")
NAME = Pattern(
    rf"(?<!phòng )\b(?:{NOUNS})\b(?:[ \t]+(?!(?:theo|với|nhằm|do|tại|dưới|để|cùng|vào|nghe|rồi|dự"
    rf"|trực tiếp|và|kết hợp"
    r"|bằng|ở|của|như|đánh giá|kiểm điểm|triển khai|lúc|hồi|sáng|chiều|tối|ngày|dời|lùi|hoãn"
    r"|nhằm)\b)[^\s,;:(.]+)*",
)
HELD = Pattern(
    r"(?<!phòng )\b(?:đã tổ chức|tổ chức|đã họp|họp|có buổi|có cuộc|sinh hoạt|đã chủ trì|chủ trì"
    r"|đã có|tiến hành|làm lễ|chào cờ"
    r"|giao ban|đã tiến hành|khai mạc|dự định|dự kiến)\b"
)
TIME_FIELD = Pattern(
    r"(?:\d[.)] ?)?thời gian(?: họp| bắt đầu)?[ \t]*:|hôm nay\b|(?:vào )?(?:lúc|hồi) \d"
)
TIMED = Pattern(r"\b(?:vào|lúc|hồi|ngày|sáng|chiều|tối|nay)\s*$")
UPPER, LOWER = "A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ", "a-zà-ýăđĩũơưạ-ỹ"
CAPITAL = rf"[{UPPER}](?:['’][{UPPER}])?[{LOWER}]*(?![{UPPER}{LOWER}])"
PERSON = rf"{CAPITAL}(?: {CAPITAL}){{1,4}}"
TITLED = (
    r"(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô|[Cc]ụ|[Aa]nh|[Cc]hị|[Bb]ác sĩ"
    r"|[Ll]inh mục|[Mm]ục sư|[Gg]iám mục|[Ll]uật sư|(?:[Tt]hượng|[Hh]òa|[Hh]oà) (?:tọa|toạ|thượng)"
    r"|[Đđ]ại đức|[Nn]i (?:sư|trưởng)"
    r"|(?:[Tt]hượng|[Tt]rung|[Tt]hiếu|[Đđ]ại) (?:tá|úy|tướng)|(?:BS|ThS|TS|PGS|GS|DS|YS"
    r"|KS)(?:\.?[ ]?"
    r"(?:CK\w{1,2}|TS|BS))?\.?|BSCK\w{0,2}\.?)"
)
PRESIDING = r"(?:[Cc]hủ trì|[Đđ]iều hành|[Cc]hủ tọa)"
SAID = Pattern(
    rf"{PRESIDING}(?: [^.;:\n]{{0,40}}?)?(?: là| có|:"
    rf"| gồm)(?: các)?(?: {TITLED})?:? ?(?P<after>{PERSON})"
    rf"|{PRESIDING} của (?:{TITLED} |(?=Thích ))(?P<of>{PERSON})"
)
PRESIDES = Pattern(r"\b(?:chủ trì|điều hành|chủ tọa)\b(?! của)")
CALLED = Pattern(rf"\b{TITLED}:? (?P<name>{PERSON})")
SEVERAL = Pattern(r"\bcác (?:đồng chí|đ/c|ông|bà|thầy|cô)\b")
PRONOUN = Pattern(r"\b(?:ông|bà|đồng chí|đ/c)\s*$")
ROLES = (
    r"(?:Bí thư|Chủ tịch|Giám đốc|Hiệu trưởng|Chủ nhiệm|Viện trưởng|Cục trưởng"
    r"|Trưởng (?:[Pp]hòng|[Bb]an|[Cc]ông an|[Tt]rạm|[Kk]hoa|[Tt]hôn|[Kk]hóm|[Ấấ]p|[Bb]ản|[Bb]uôn)"
    r"|Chánh [Vv]ăn phòng|Chánh [Áá]n|Chánh [Tt]hanh tra|Tổng [Gg]iám đốc|(?:Chi h|H)ội trưởng"
    r"|(?:Chi c|C)ục trưởng|(?:Đ|Tiểu đ|Tr)ội trưởng|Tổ trưởng|Trưởng [Đđ]oàn)"
)
ROLE = Pattern(
    rf"(?<!Phó ){ROLES} (?P<body>[^,;.:()–]+?)(?= *(?:,|;|\.|:|–|\(|đã |chủ trì|điều hành"
    rf"|kết luận|$))"
)
APPOSED = Pattern(rf"(?P<name>{PERSON}) ?[,–-] ?(?:Phó )?{ROLES}[^.;:()]{{0,60}}$")
HAS_ROLE = Pattern(ROLES)
UNTIL = Pattern(r"\s(?:từ ngày|tuần|tháng|năm)\b")
RUN = Pattern(rf"{CAPITAL}(?: {CAPITAL}){{1,7}}")
RECALL = 1500  # letters back in which "ông" was named
AT = Pattern(r" tại (?:cuộc|buổi|hội nghị|phiên)\b")
PLACED = Pattern(r",?\s*tại [^,;.]{3,80},\s*")
OPENING = 220  # letters of a resolution's first sentence in which it tells who met
BARE = 3  # words of a name that says little
EARLY = 8  # paragraphs in which a report says who met
PRESIDE_BY = 14  # paragraphs in which it says who presided
SOURCE = Pattern(rf"(?:\([^()\n]{{2,40}}\)|[{UPPER}][{UPPER} .&/]{{2,24}})[ \t]*[-–:.]+[ \t]*")
OPENERS = 4  # clauses that may stand before a meeting is told of
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


def find_meeting(page: Page, top: Letterhead) -> Meeting | None:
    """Return the meeting that a report tells of, if it is dated."""
    for line in page.lines[top.title - 1 : top.title + EARLY]:
        if top.genre in PLANS and not _opens_with_body(page, line):
            continue
        titled = line.number in top.used and page.text[line.span.end - 1] not in ".…"
        days = [m for m in page.dates_in(line.span) if _can_be_met(page, m)]
        if titled or not days or not MEETING.search(page.lower, line.span.start, line.span.end):
            continue
        for sentence in page.sentences(line):
            found = _met(page, sentence)
            if found:
                return replace(found, name=_fuller(page, top, found.name))
    return _of_fields(page, top) if top.genre not in PLANS else None


def _fuller(page: Page, top: Letterhead, name: Span) -> Span:
    """Return the title's name of a meeting where the text only says "buổi giao ban"."""
    words = page.low(name).split()
    if len(words) > BARE or not top.title or words[0] not in {"buổi", "cuộc", "phiên"}:
        return name
    title = page.lines[top.title - 1].span
    for match in NAME.finditer(page.lower, title.start, title.end):
        found = match.group().split()
        if len(found) > len(words) and words[-1] in found[:BARE]:
            return Span(*match.span())
    return name


def _of_fields(page: Page, top: Letterhead) -> Meeting | None:
    """The meeting of minutes: its name stands in the title, its day behind "Thời gian:"."""
    title = page.lines[top.title - 1] if page.lines else None
    name = MEETING.search(page.lower, title.span.start, title.span.end) if title else None
    if title is None or name is None:
        return None
    for line in page.lines[top.title : top.title + EARLY]:
        if not TIME_FIELD.match(page.lower, line.body):
            continue
        dated = next((m for m in page.dates_in(line.span) if _can_be_met(page, m)), None)
        if dated is not None:
            sentence = page.sentences(line)[0]
            return Meeting(dated, Span(name.start(), title.span.end), sentence)
    return None


def _opens_with_body(page: Page, line: Paragraph) -> bool:
    """As in a resolution's "Chi bộ họp ngày 04/01, thống nhất ...": who met stands first."""
    start, stop = line.span.start, min(line.span.end, line.span.start + OPENING)
    dated = next((m for m in page.dates_in(Span(start, stop)) if is_day(m)), None)
    if dated is not None and whole(dated).start - start <= LEADS:
        start = dated.span.end  # "Ngày 31/7/2013, Ban Chấp hành ... họp"
        place = PLACED.match(page.lower, start, stop)
        start = place.end() if place else start
    words = Words(page.text, start, stop)
    subject = subject_at(words, 0, len(words)) if line.level == PROSE and len(words) else None
    return subject is not None and subject.verb is not None and words.forms[subject.verb] == "họp"


def _can_be_met(page: Page, mention: Mention) -> bool:
    fits = is_day(mention) and mention.cue in {Cue.ON, Cue.WITHIN}
    return fits and not page.papers.touch(mention.span)


def _met(page: Page, sentence: Sentence) -> Meeting | None:
    span, lower = sentence.span, page.lower
    for mention in page.dates_in(span):
        if not _can_be_met(page, mention):
            continue
        start = whole(mention).start
        leads = start - _past_source(page.text, span) <= LEADS or _opens_piece(sentence, start)
        word = lower.find(" ", start)
        name = _meeting_name(page, span, mention, leads=leads)
        if name and (leads or TIMED.search(lower, span.start, word)):
            return Meeting(mention, name, sentence)
    return None


def _opens_piece(sentence: Sentence, start: int) -> bool:
    """As in "Thực hiện chương trình năm, 16 giờ ngày 03/11, Chi bộ đã họp": a clause by itself."""
    return any(0 <= start - piece.start <= LEADS for piece in sentence.pieces[:OPENERS])


def _past_source(text: str, span: Span) -> int:
    """Return where a sentence begins behind the source of news: "(Cổng TTĐT) - Ngày ..."."""
    source = SOURCE.match(text, span.start, span.end)
    return source.end() if source else span.start


def _meeting_name(page: Page, span: Span, mention: Mention, *, leads: bool) -> Span | None:
    lower = page.lower
    begin, end = span.start, mention.span.start
    if leads:
        held = HELD.search(page.text, mention.span.end, span.end)
        begin, end = held.start() if held else mention.span.end, span.end
    found = [Span(*m.span()) for m in NAME.finditer(lower, begin, end)]
    found = [s for s in found if " " in lower[s.start : s.end]] or found
    if not found:
        return None
    return found[0] if leads else found[-1]


# ----------------------------------------------------------------------------- the body


def body_of(page: Page, top: Letterhead, meeting: Meeting | None) -> str | None:
    """Return the body that met, else the one that issued the paper."""
    reader = _BodyReader(page, top)
    return (
        (reader.met(meeting) if meeting else None)
        or top.issuer
        or reader.titled()
        or (reader.by_role(meeting) if meeting else None)
        or reader.first()
    )


class _BodyReader:
    """Finds the name of the body in one report."""

    def __init__(self, page: Page, top: Letterhead) -> None:
        self.page = page
        self.text = page.text
        self.lines = page.lines
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
        """As in "đồng chí A, Bí thư Huyện ủy B chủ trì": the body that A heads."""
        span = meeting.sentence.span
        found = [m["body"].strip() for m in ROLE.finditer(self.text, span.start, span.end)]
        found = [_less_person(body) for body in found if has_head(Words(body, 0, len(body)), 0)]
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
        held = AT.search(self.text, words.starts[begin], end) or HELD.search(
            self.text, words.starts[begin], end
        )
        return self.text[words.starts[begin] : held.start() if held else end].strip()

    def _owner(self, words: Words) -> int:
        """As in "Lịch công tác của Thường trực ..." begins behind "của"."""
        if self.top.genre.value == "news" or "của" not in words.forms:
            return 0
        return words.forms.index("của") + 1

    def _in_capitals(self, words: Words, begin: int, span: Span) -> str | None:
        start = words.starts[begin]
        ends = (p.search(self.page.lower, start, span.end) for p in (HELD, UNTIL))
        end = min((m.start() for m in ends if m), default=span.end)
        return self.text[start:end].strip() or None

    def first(self) -> str | None:
        """The first body that does something in the text."""
        for line in self.lines[:FIRST_WORDS]:
            titled = line.number in self.top.used and line.number != self.top.title
            if titled or line.level != PROSE:
                continue
            for piece in self._first_pieces(line):
                words = Words(self.text, piece.start, piece.end)
                subject = subject_at(words, 0, len(words)) if len(words) else None
                if subject and subject.verb is not None and not self._is_person(words):
                    return self.text[words.starts[0] : words.ends[subject.end - 1]]
        return None

    def _first_pieces(self, line: Paragraph) -> Iterator[Span]:
        for sentence in self.page.sentences(line)[:1]:
            for piece in sentence.pieces[:3]:
                yield Span(piece.start, piece.end)


# ----------------------------------------------------------------------------- the chair


def chair_of(page: Page, top: Letterhead) -> str | None:
    """Return who presided, by the words "chủ trì" or "điều hành"; None for a group."""
    for line in page.lines[:PRESIDE_BY]:
        if line.number in top.used and line.number != top.title:
            continue
        start, end = line.span.start, line.span.end
        said = SAID.search(page.text, start, end)
        if said:
            return said["after"] or said["of"]
        for match in PRESIDES.finditer(page.lower, start, end):
            name = _presiding(page, start, match.start())
            if name:
                return name
    return None


def _presiding(page: Page, start: int, at: int) -> str | None:
    begin = max(start, page.text.rfind(". ", start, at))
    if not SEVERAL.search(page.lower, begin, at):
        begin = max(begin, page.text.rfind(";", start, at))
    called = CALLED.search(page.text, begin, at)
    if called:
        return called["name"]
    apposed = APPOSED.search(page.text, begin, at)
    if apposed and _person_in(apposed["name"]):
        return _person_in(apposed["name"])
    if PRONOUN.search(page.lower, begin, at):
        return _named_before(page.text[max(0, at - RECALL) : at])
    runs = list(RUN.finditer(page.text, begin, at))
    if not runs or page.lower[runs[-1].end() : at].strip() not in {"", "đã"}:
        return None
    return _person_in(runs[-1].group()) if HAS_ROLE.search(page.text, begin, at) else None


def _less_person(body: str) -> str:
    """As in "Huyện ủy Kim Bồng Phan Đình Trọng": the body without the person's name."""
    runs = RUN.findall(body)
    person = _person_in(runs[-1]) if runs else None
    return body.removesuffix(person).strip() if person else body


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
