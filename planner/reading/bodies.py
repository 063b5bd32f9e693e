"""Which body met or issued a paper: by the sentence of the meeting, the letterhead or the title."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from planner.model import Span
from planner.reading.chairs import ROLES, less_person
from planner.reading.clauses import PROSE
from planner.reading.letterhead import OF_PLACE
from planner.reading.meetings import HELD
from planner.reading.patterns import Pattern
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import Words, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.reading.clauses import Paragraph
    from planner.reading.letterhead import Letterhead
    from planner.reading.meetings import Meeting
    from planner.reading.page import Page

ROLE = Pattern(
    rf"(?<!Phó ){ROLES} (?P<body>[^,;.:()–]+?)(?= *(?:,|;|\.|:|–|\(|đã |chủ trì|điều hành"
    rf"|kết luận|$))"
)
REST = Pattern(  # what no longer is a name: "UBND xã A (tỉnh B)", "Ban Trị sự C có ..."
    r"(?: (?:có(?! công)|đang|đã|(?<!tự )do|sẽ|(?<!nhỏ và )vừa|cùng)\b"
    r"|, (?:Phó |Chủ tịch|Bí thư|Cụm trưởng|đồng chí|ông|bà)"
    r"| \((?:tỉnh|huyện|thị xã|thành phố|TP|xã|phường|ấp|thôn|Đảng bộ|lần)\b"
    r"|, (?:tỉnh|huyện|quận|thành phố|nhiệm kỳ|năm học)\b| lần (?:này|thứ|\d)|(?<!\d) tháng \d| »)"
)
UNTIL = Pattern(r"\s(?:từ ngày|tuần|tháng|năm)\b")
AT = Pattern(r" tại (?:cuộc|buổi|hội nghị|phiên)\b")
LEADERS = 7  # words in which a body's name begins behind those of its leaders
LONG_BODY = 14  # words of a name that is surely more than a name
FIRST_WORDS = 6  # words in which a body's name begins


def body_of(page: Page, top: Letterhead, meeting: Meeting | None) -> str | None:
    """Return the body that met, else the one that issued the paper."""
    names = _names(_BodyReader(page, top), top, meeting)
    found = islice((own for name in names if name and (own := _own_name(name))), 2)
    vague = None
    for name in found:
        if any(c.isupper() for c in name[1:]):
            return name
        vague = vague or name  # "Chi bộ" is the one of the letterhead
    return vague


def _names(reader: _BodyReader, top: Letterhead, meeting: Meeting | None) -> Iterator[str | None]:
    """Yield what may name the body, the surest first."""
    yield reader.met(meeting) if meeting else None
    yield top.issuer
    yield reader.titled()
    yield reader.by_role(meeting) if meeting else None
    yield reader.first()


def _own_name(name: str) -> str | None:
    """Return a body's own name out of words: None of "các trường", "cơ sở", "Tổng Bí thư"."""
    rest = REST.search(name)
    name = name[: rest.start()] if rest else name
    if name.count("(") > name.count(")"):
        name += ")"
    words = Words(name, 0, len(name))
    if name.islower() or not len(words):
        return None
    if OF_PLACE.match(name.lower()):
        return None
    led = phrases("persons").length_at(words, _past_plural(words))
    if led and phrases("units").length_at(words, 0) < led:
        return _led_by(words)
    return None if _past_plural(words) else name


def _past_plural(words: Words) -> int:
    return phrases("plurals").length_at(words, 0)


def _led_by(words: Words) -> str | None:
    """As in "LÃNH ĐẠO CHI CỤC HẢI QUAN": the body behind a word for who leads it."""
    for at in range(1, min(len(words), LEADERS)):
        if phrases("units").length_at(words, at) and words.is_capital(at):
            placed = OF_PLACE.match(words.text.lower(), words.starts[at])
            name = words.text[words.starts[at] :]
            return None if placed else name if at + 1 < len(words) else words.text
    return None


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
        words = self.page.words(name.start, name.end)
        for at in range(1, len(words)):
            if has_head(words, at) and words.is_capital(at):
                return self.text[words.starts[at] : name.end].strip()
        return None

    def _is_person(self, words: Words) -> bool:
        return any(phrases("persons").length_at(words, at) for at in (0, 1))

    def _from(self, words: Words) -> str | None:
        for at in range(min(len(words), FIRST_WORDS)):
            size = has_head(words, at)
            if size and words.forms[at - 1 : at] != ["trụ"]:  # "tại trụ sở Chính phủ"
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
        found = [less_person(body) for body in found if has_head(Words(body, 0, len(body)), 0)]
        return found[-1] if found else None

    def titled(self) -> str | None:
        """The body that the title begins with, or whose it is."""
        if not self.lines:
            return None
        span = self.lines[self.top.title - 1].span
        words = self.page.words(span.start, span.end)
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
        name = self.text[words.starts[begin] : held.start() if held else end]
        return name.partition(":")[0].strip()  # "Tỉnh A: Tăng cường ..."

    def _owner(self, words: Words) -> int:
        """As in "Lịch công tác của Thường trực ..." begins behind "của"."""
        if self.top.genre.value == "news" or "của" not in words.forms:
            return 0
        return words.forms.index("của") + 1

    def _in_capitals(self, words: Words, begin: int, span: Span) -> str | None:
        start = words.starts[begin]
        ends = (p.search(self.page.lower, start, span.end) for p in (HELD, UNTIL))
        end = min((m.start() for m in ends if m), default=span.end)
        small = Words(self.page.lower, start, end)
        subject = subject_at(small, 0, len(small))
        if subject is not None and subject.verb is not None and subject.end > 1:
            end = small.ends[subject.end - 1]
        return self.text[start:end].strip() or None

    def first(self) -> str | None:
        """The first body that does something in the text."""
        for line in self.lines[:FIRST_WORDS]:
            titled = line.number in self.top.used and line.number != self.top.title
            if titled or line.level != PROSE:
                continue
            for piece in self._first_pieces(line):
                words = self.page.words(piece.start, piece.end)
                subject = subject_at(words, 0, len(words)) if len(words) else None
                if subject and subject.verb is not None and not self._is_person(words):
                    return self.text[words.starts[0] : words.ends[subject.end - 1]]
        return None

    def _first_pieces(self, line: Paragraph) -> Iterator[Span]:
        for sentence in self.page.sentences(line)[:1]:
            for piece in sentence.pieces[:3]:
                yield Span(piece.start, piece.end)
