"""What is an occasion: the reported meeting, what tasks organise, what is only announced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Cue, EventKind, Span
from planner.reading.dues import is_day, is_one_day, lasting, whole
from planner.reading.occasions import Occasion, on_day
from planner.reading.page import Spans
from planner.reading.patterns import Pattern
from planner.reading.subjects import subject_at
from planner.reading.words import Words, phrases, verb_at

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.model import Mention
    from planner.reading.clauses import Piece, Sentence
    from planner.reading.dues import Due
    from planner.reading.duties import Duty
    from planner.reading.meetings import Meeting
    from planner.reading.page import Page

NAME_STOP = Pattern(
    r"[,;:(]|\bkỷ niệm(?= \d+ năm)|\bvào các\b|\b(?:tại|nhân(?= (?:dịp|ngày|kỷ|lễ|tết|\d))"
    r"|chào mừng|hướng tới|theo|cho"
    r"|với|do|để|nhằm|trong|từ"
    r"|(?<!ban )tổ chức(?= (?:vào|lúc|ngày|từ|tại)\b| *$)"
    r"|vào|lúc|khai mạc|diễn ra|được|đã|sẽ|dự kiến|bắt đầu|kéo dài|và mở|trước|đối với|của cán bộ"
    r"|sáng|chiều|tối|mở|dời|lùi|hoãn|chuyển (?:sang|từ|vào)|đúng(?= *$| (?:ngày|rằm|mùng|mồng|dịp"
    r"|vào|lúc|tết|\d)))\b"
)
PLACE = Pattern(r"\b(?:tại|ở)[ \t]+(?P<place>(?:[^\s,;.:()]+[ \t]?){1,9})")
PLACE_STOP = Pattern(
    r"\b(?:từ|vào|lúc|trong|để|nhằm|với|và|do|đến|theo|trước|ngày|sáng|chiều|tối)\b"
)
BARE_FEAST = Pattern(r"(?:(?:buổi )?(?:họp|gặp) mặt|lễ(?: mít tinh)?)\s*\Z")
DATE_ONLY = Pattern(r"(?:ngày |dịp |lễ )*\d{1,2}[/.-]\d{1,2}\Z")
COMMEMORATES = Pattern(r"(?:lễ kỷ niệm|ngày)\b")
SITTING = Pattern(r"(?:phiên|kỳ|cuộc|buổi) họp|hội nghị|đại hội|hội thảo|kỳ thi")
ENDS = Pattern(
    r"(?:cuộc họp|hội nghị|buổi (?:họp|sinh hoạt|làm việc|giao ban)|phiên họp|biên bản|họp)"
    r"(?: [^\s,;.]+){0,3}? (?:kết thúc|xong|lập xong|bế mạc|giải tán)\b"
)
NO_GUEST = frozenset({"án", "thảo", "toán", "kiến", "báo", "phòng", "trữ", "trù", "thi", "tuyển"})
LONGEST = 16  # words of a name
ATTENDS = Pattern(
    r"\b(?:chuẩn bị|tham gia|tham dự|dự)\b(?! (?:án|thảo|toán|kiến|báo|phòng)\b)(?!.*\btổ chức\b)"
)
OPENS = 14  # letters before a date that opens its sentence
NEXT = 10  # words behind such a date in which its occasion begins
BARE = 2  # words of a name that may have been fuller before
BEFORE = 600  # letters back in which it was
FULLER = 120  # letters of the fuller name
MANY = 50  # occasions of a day that are compared
TEXT = 3  # letters that make a name or a place


def met(meeting: Meeting) -> Occasion:
    """The reported meeting as an occasion."""
    return on_day(meeting.name, EventKind.MEETING, "cuộc họp được tường thuật", meeting.mention)


def organised(page: Page, words: Words, duty: Duty, due: Due, index: int) -> Occasion | None:
    """The occasion that a task organises, prepares or attends on a day."""
    mention = due.mention
    if mention is None or mention.period is None or mention.cue is Cue.BY:
        return None
    held = duty.held is not None and duty.held.holds(mention.span)
    if not is_day(mention) or not (held or duty.span.holds(mention.span)):
        return None
    first = words.at(_verb_start(duty))
    limit = words.at(
        duty.span.end if held else _outside(page.text, duty.span.start, whole(mention).start)
    )
    if limit <= first:
        first, limit = words.at(mention.span.end), words.at(duty.span.end)
    name = (
        _at_occasion(page, words, first, limit)
        or _moved(page, words, first, limit)
        or _name(page, words, first, limit)
    )
    if name is None:
        return None
    last = due.day if due.day and due.day > mention.period.start else None
    timed = (
        mention.start_time is not None
        or mention.day_part is not None
        or last is not None
        or not is_one_day(mention.period)
    )
    moved = page.left.touch(duty.span)
    if not (timed or held or moved) and _is_chore(words, name):
        return None
    place = place_in(page.lower, duty.span)
    kind = kind_of(page.quote(name))
    # what a task only prepares or attends is another entry: the job must not hide behind it
    repeated = None if _is_attended(page, duty.span.start, name) else index
    return on_day(name, kind, "việc tổ chức", mention, last=last, place=place, duty=repeated)


def within(page: Page, words: Words, duty: Duty, due: Due) -> Iterator[Occasion]:
    """Occasions with days of their own inside a task: "gồm hội thi ngày 20/4; giao lưu 21/4"."""
    for mention in page.dates_in(duty.span):
        if mention is due.mention or mention.cue is not Cue.ON or not is_day(mention):
            continue
        end = _outside(page.text, duty.span.start, whole(mention).start)
        stop = max(page.text.rfind(stop, duty.span.start, end) for stop in ";:,")
        first, limit = words.at(max(stop, duty.span.start)), words.at(end)
        at = phrases("occasions").find(words, first, limit)
        name = _cut(page, words, at, limit) if at is not None else None
        if name is not None and not page.papers.touch(mention.span):
            kind = kind_of(page.quote(name))
            yield on_day(name, kind, "dịp kể trong việc", mention)


def _is_chore(words: Words, name: Span) -> bool:
    """Tell whether a job is only done on a day: nobody meets to hang flags or to send papers."""
    at = words.at(name.start)
    size = phrases("chores").length_at(words, at)
    return 0 < verb_at(words, at) <= size  # "giao", but not "giao lưu"


def _at_occasion(page: Page, words: Words, first: int, limit: int) -> Span | None:
    """As in "báo cáo phương án tại phiên họp ... ngày 15/10": the day is that of the meeting."""
    occasions = phrases("occasions", "organisers")
    for at in range(first + 1, limit - 1):
        if words.forms[at] == "dự" and words.forms[at + 1] not in NO_GUEST:
            return _cut(page, words, at + 1, limit)
        named = occasions.length_at(words, at + 1) and not occasions.length_at(words, at)
        if words.forms[at] == "ngày" and named:
            return _cut(page, words, at + 1, limit)
        if words.forms[at] in {"tại", "trong", "trình", "vụ"} and SITTING.match(
            page.lower, words.starts[at + 1]
        ):
            return _cut(page, words, at + 1, limit)
    return None


def _moved(page: Page, words: Words, first: int, limit: int) -> Span | None:
    """As in "chuyển buổi giao ban từ ngày 10/7 sang ngày 12/7": what is moved."""
    if limit <= first or not page.left.touch(Span(words.starts[first], words.starts[limit - 1])):
        return None
    at = phrases("occasions").find(words, first, limit)
    return _cut(page, words, at, limit) if at is not None else None


def _outside(text: str, start: int, offset: int) -> int:
    """Return an offset, or where the bracket opens that it stands in."""
    bracket = text.rfind("(", start, offset)
    return bracket if bracket >= 0 and text.find(")", bracket, offset) < 0 else offset


def _verb_start(duty: Duty) -> int:
    inside = duty.assignee is not None and duty.span.holds(duty.assignee)
    return duty.assignee.end if inside and duty.assignee else duty.span.start


def begun(page: Page, duty: Duty) -> Occasion | None:
    """The day from which a task holds: "mở lại các lớp từ ngày 06/5"."""
    for mention in page.dates_in(duty.span):
        if mention.cue is not Cue.FROM or not mention.period or not is_one_day(mention.period):
            continue
        if page.papers.touch(mention.span):
            continue
        start = _verb_start(duty)
        words = page.text[start : whole(mention).start].rstrip(" ,")
        start += words.rfind(", ") + 1  # "..., vận hành chính thức từ 01/7": the last clause
        words = page.text[start : whole(mention).start]
        name = words.strip(" ,")
        if len(name) > TEXT:
            start += words.index(name)
            span = Span(start, start + len(name))
            return on_day(span, EventKind.OTHER, "bắt đầu", mention)
    return None


def announced(page: Page, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Occasion]:
    """Occasions that a sentence tells of without making them anybody's task."""
    words = page.words(sentence.span.start, sentence.span.end)
    names: set[Span] = set()
    for mention in mentions:
        found = _announced(page, words, sentence, mention) if mention.cue is not Cue.BY else None
        if found and found.span not in names:
            names.add(found.span)
            yield found


def _announced(page: Page, words: Words, sentence: Sentence, mention: Mention) -> Occasion | None:
    piece = next((p for p in sentence.pieces if p.start <= mention.span.start < p.end), None)
    if piece is None or ENDS.match(page.lower, sentence.span.start):
        return None
    begin, limit = words.at(piece.start), words.at(whole(mention).start)
    at = phrases("occasions").find(words, begin, limit)
    if at is None:
        at = _further(words, sentence, piece, limit)
    if at is None:
        at, limit = _behind(words, sentence, mention), len(words)
    name = _cut(page, words, at, limit) if at is not None else None
    if name is None and page.left.touch(sentence.span):
        name = _headed(page, sentence)
    if name is None:
        return None
    name = _fuller(page.lower, name)
    last = lasting(page.lower, mention, sentence.span.end)
    place = place_in(page.lower, sentence.span)
    kind = kind_of(page.quote(name))
    return on_day(name, kind, "dịp có ngày", mention, last=last, place=place)


def _headed(page: Page, sentence: Sentence) -> Span | None:
    """As in "4. Đại hội thành viên", and below it "Dời từ ngày 20/4 sang ngày 29/4"."""
    number = sentence.paragraph.number
    if number == 1:
        return None
    above = page.lines[number - 1 - 1]
    words = page.words(above.body, above.span.end)
    at = phrases("occasions").find(words, 0, min(len(words), LONGEST))
    return _cut(page, words, at, len(words)) if at is not None else None


def _further(words: Words, sentence: Sentence, piece: Piece, limit: int) -> int | None:
    """As in "Kỳ nghỉ của cán bộ, công chức từ ngày ...": the occasion stands before a comma."""
    begin, before = piece.start, ""
    for other in sentence.pieces:
        if other.start <= piece.start and other.left != "," and (other.left, before) != (":", ""):
            begin = other.start
        before = other.left
    return phrases("occasions").find(words, words.at(begin), limit)


def _behind(words: Words, sentence: Sentence, mention: Mention) -> int | None:
    """As in "Ngày 03/5, Hội nghị ...": the occasion follows a date that opens the sentence."""
    if mention.span.start - sentence.span.start > OPENS:
        return None
    begin = words.at(mention.span.end)
    return phrases("occasions").find(words, begin, min(begin + NEXT, len(words)))


def _fuller(lower: str, name: Span) -> Span:
    """A bare "Cuộc thi" takes the fuller name it had before, if any."""
    bare = lower[name.start : name.end]
    if len(bare.split()) > BARE:
        return name
    before = lower.rfind(bare, max(0, name.start - BEFORE), name.start)
    if before < 0:
        return name
    stop = NAME_STOP.search(lower, before + len(bare), before + FULLER)
    end = before + len(lower[before : stop.start() if stop else before].rstrip(' “"'))
    longer = end - before > len(bare) + TEXT and "\n" not in lower[before:end]
    return Span(before, end) if longer else name


def _name(page: Page, words: Words, first: int, limit: int) -> Span | None:
    """The name of what a task is about: from its occasion on, or after "tổ chức"."""
    occasions, organisers = phrases("occasions"), phrases("organisers")
    first = _past_helpers(words, first, limit)
    at = occasions.find(words, first, limit)
    if at is None or not _is_led(words, first, at):
        at = first
        size = organisers.length_at(words, at)
        at += size if at + size < limit else 0
    else:  # "khai giảng lớp ...": the verb stands before the occasion itself
        size = organisers.length_at(words, at)
        later = occasions.find(words, at + size, min(limit, at + size + 2)) if size else None
        at = later or at
    return _cut(page, words, at, limit)


def _is_attended(page: Page, start: int, name: Span) -> bool:
    """Tell whether a task prepares for an occasion, or goes to it, and does not hold it."""
    return ATTENDS.search(page.lower, start, name.start) is not None


def _is_led(words: Words, first: int, at: int) -> bool:
    """Tell whether a verb that organises stands before an occasion, or nothing does."""
    return first == at or phrases("organisers").find(words, first, at + 1) is not None


def _past_helpers(words: Words, first: int, limit: int) -> int:
    """Return where the verb stands behind "phối hợp với ..."."""
    if words.forms[first : first + 2] != ["phối", "hợp"]:
        return first
    begin = first + 2 + (words.forms[first + 2 : first + 3] in (["với"], ["cùng"]))
    subject = subject_at(words, begin, limit) if begin < limit else None
    return subject.verb if subject and subject.verb is not None else first


def _cut(page: Page, words: Words, at: int, limit: int) -> Span | None:
    """Cut a name where its place, its reason or its time begins."""
    if at >= limit:
        return None
    start, end = words.starts[at], words.ends[min(limit, at + LONGEST) - 1]
    stop = NAME_STOP.search(page.lower, words.ends[at], end)
    while stop and _is_inside(page.text, words, stop, start, limit):
        stop = NAME_STOP.search(page.lower, stop.end(), end)
    if stop:
        end = stop.start()
    end = start + len(page.text[start:end].rstrip(" ,;:–-("))
    end += page.text[end : end + 1] == "”" and "“" in page.text[start:end]
    return Span(start, end) if end - start >= TEXT else None


def _is_inside(text: str, words: Words, stop: re.Match[str], start: int, limit: int) -> bool:
    """Tell whether a stop stands inside a name: in quotation marks, or in a list of nouns."""
    if text.rfind("“", start, stop.start()) > text.rfind("”", start, stop.start()):
        return True
    at = words.at(stop.end())
    if stop.group() == "kỷ niệm" and BARE_FEAST.match(text[start : stop.start()].lower()):
        return True  # "họp mặt kỷ niệm 30 năm Ngày thành lập ngành"
    if stop.group() == "khai mạc" and text[: stop.start()].lower().endswith("lễ "):
        return True
    if stop.group() != "," or at >= limit or verb_at(words, at):
        return False
    return not phrases("leads", "tails", "adverbs").length_at(words, at)


def kind_of(name: str) -> EventKind:
    """Return what sort of occasion a name means."""
    words = Words(name, 0, len(name))
    if "nghỉ" in words.forms[:3]:
        return EventKind.HOLIDAY
    meetings, feasts = phrases("meetings"), phrases("feasts").length_at(words, 0)
    if COMMEMORATES.match(name.lower()) and feasts <= 1:
        return EventKind.COMMEMORATION
    if feasts > meetings.length_at(words, 0):
        return EventKind.FESTIVAL
    meets = meetings.length_at(words, 0) or meetings.length_at(words, 1)
    return EventKind.MEETING if meets else EventKind.OTHER


def place_in(lower: str, span: Span) -> Span | None:
    """Return the words behind "tại" that name a place."""
    match = PLACE.search(lower, span.start, span.end)
    if match is None:
        return None
    start, end = match.span("place")
    stop = PLACE_STOP.search(lower, start, end)
    end = start + len(lower[start : stop.start() if stop else end].rstrip())
    return Span(start, end) if end - start >= TEXT else None


def once(occasions: Sequence[Occasion], lower: str) -> list[Occasion]:
    """Leave one occasion of a day and name; what a task organises keeps its task."""
    kept: dict[date | None, list[Occasion]] = {}
    for occasion in sorted(occasions, key=lambda o: (o.span.start, -len(o.span))):
        same_day = kept.setdefault(occasion.start, [])
        at = next((n for n, k in enumerate(same_day[:MANY]) if _is_same(k, occasion, lower)), None)
        if at is None:
            same_day.append(occasion)
        elif (same_day[at].over and not occasion.over) or _is_only_dated(same_day[at], lower):
            same_day[at] = occasion
        elif same_day[at].duty is None and occasion.duty is not None:
            same_day[at] = replace(occasion, named=same_day[at].named)
    dated = Spans(o.span for day, held in kept.items() if day is not None for o in held)
    undated = [o for o in kept.pop(None, []) if not dated.touch(o.span)]
    return [*undated, *(occasion for held in kept.values() for occasion in held)]


def _is_only_dated(occasion: Occasion, lower: str) -> bool:
    """Tell whether a named day is only called by its date: "ngày 20/10"."""
    return (
        occasion.named
        and DATE_ONLY.match(lower, occasion.span.start, occasion.span.end) is not None
    )


def _is_same(a: Occasion, b: Occasion, lower: str) -> bool:
    if a.start_time and b.start_time and a.start_time != b.start_time:
        return False
    left, right = (set(lower[o.span.start : o.span.end].split()) for o in (a, b))
    if a.start is None or a.named != b.named:
        return left == right
    if a.named:
        return a.last == b.last
    return len(left & right) >= min(len(left), len(right)) or a.span.touches(b.span)
