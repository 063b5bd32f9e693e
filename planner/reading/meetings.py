"""The reported meeting: its day and its name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.model import Cue, Span
from planner.reading.chairs import UPPER
from planner.reading.clauses import PROSE
from planner.reading.dues import is_day, whole
from planner.reading.letterhead import PLANS
from planner.reading.patterns import Pattern
from planner.reading.subjects import subject_at

if TYPE_CHECKING:
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
    r"|đã|sẽ|được|nhằm)\b)[^\s,;:(.]+)*",
)
HELD = Pattern(
    r"(?<!phòng )\b(?:đã tổ chức|tổ chức|đã họp|(?<!kỳ )(?<!cuộc )(?<!buổi )(?<!phiên )họp"
    r"|có buổi|có cuộc|sinh hoạt|đã chủ trì|chủ trì"
    r"|đã có|tiến hành|làm lễ|chào cờ"
    r"|giao ban|đã tiến hành|khai mạc|dự định|dự kiến)\b"
)
TIME_FIELD = Pattern(
    r"(?:\d[.)] ?)?thời gian(?: họp| bắt đầu)?[ \t]*:|hôm nay\b|(?:vào )?(?:lúc|hồi) \d"
)
RESTS_ON = Pattern(rf"căn cứ (?:kết quả |nội dung |vào )*(?:{NOUNS})\b")
TIMED = Pattern(r"\b(?:vào|lúc|hồi|ngày|sáng|chiều|tối|nay)\s*$")
PLACED = Pattern(r",?\s*tại [^,;.]{3,80},\s*")
OPENING = 220  # letters of a resolution's first sentence in which it tells who met
BARE = 3  # words of a name that says little
EARLY = 14  # paragraphs in which a report says who met
SOURCE = Pattern(rf"(?:\([^()\n]{{2,40}}\)|[{UPPER}][{UPPER}\d .&/]{{1,24}})[ \t]*[-–:.]+[ \t]*")
OPENERS = 8  # clauses that may stand before a meeting is told of
LEADS = 14  # letters that may stand before a date that opens its sentence


@dataclass(frozen=True, slots=True)
class Meeting:
    """The reported meeting: its day, its words."""

    mention: Mention
    name: Span
    sentence: Sentence


def find_meeting(page: Page, top: Letterhead) -> Meeting | None:
    """Return the meeting that a report tells of, if it is dated."""
    for line in page.lines[top.title - 1 : top.title + EARLY]:
        if top.genre in PLANS and not (_opens_with_body(page, line) or _rests_on(page, line)):
            continue
        titled = line.number in top.used and not page.is_told(line)
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
    words = page.words(start, stop)
    subject = subject_at(words, 0, len(words)) if line.level == PROSE and len(words) else None
    if subject is None or subject.verb is None:
        return False
    meets = words.forms[subject.verb : subject.verb + 2]
    if meets in (["tiến", "hành"], ["tổ", "chức"]):
        return MEETING.match(page.lower, words.ends[subject.verb + 1] + 1) is not None
    return meets[:1] == ["họp"]


def _rests_on(page: Page, line: Paragraph) -> bool:
    """As in a resolution's "Căn cứ kết quả kỳ họp Chi bộ ngày 05/10/2023"."""
    return RESTS_ON.match(page.lower, line.span.start) is not None


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
        if name is None and leads:  # "cuộc họp ... do ông chủ trì, diễn ra sáng 3/5"
            leads, name = False, _meeting_name(page, span, mention, leads=False)
        timed = TIMED.search(lower, span.start, word) or TIMED.search(lower, span.start, start)
        if name and (leads or timed):
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
