"""What is an occasion: the reported meeting, what tasks organise, what is only announced."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Cue, DatedBy, EventKind, Grain, Span
from planner.reading.dues import lasting
from planner.reading.occasions import Occasion
from planner.reading.subjects import subject_at
from planner.reading.words import Words, phrases, verb_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.model import Mention
    from planner.reading.clauses import Piece, Sentence
    from planner.reading.dues import Due
    from planner.reading.meetings import Meeting
    from planner.reading.tasks import Duty

I = re.IGNORECASE
NAME_STOP = re.compile(
    r"[,;:(]|\bvào các\b|\b(?:tại|nhân(?= (?:dịp|ngày|kỷ|lễ|tết|\d))|chào mừng|hướng tới|theo|cho|với|do|để|nhằm|trong|từ|vào|lúc|khai mạc|diễn ra|được|sẽ|dự kiến|bắt đầu|kéo dài|và mở|trước|đối với|của cán bộ|sáng|chiều|tối|mở)\b",
    I,
)
LONGEST = 16  # words of a name


def met(meeting: Meeting) -> Occasion:
    """The reported meeting as an occasion."""
    mention = meeting.mention
    period = mention.period
    return Occasion(
        meeting.name,
        EventKind.MEETING,
        f"cuộc họp được tường thuật + {mention.rule}",
        period.start if period else None,
        period.last_day if period and period.last_day != period.start else None,
        mention.start_time,
        mention.end_time,
        mention.day_part,
        mention.dated_by,
        doubtful=bool(mention.problems),
    )


def organised(text: str, words: Words, duty: Duty, due: Due, index: int) -> Occasion | None:
    """The occasion that a task organises, prepares or attends on a day."""
    mention = due.mention
    if mention is None or mention.period is None or mention.cue is Cue.BY:
        return None
    if mention.period.grain is not Grain.DAY or not duty.span.holds(mention.span):
        return None
    first = words.at(max(duty.span.start, _verb_start(duty)))
    limit = words.at(_outside(text, duty.span.start, (mention.cue_span or mention.span).start))
    if limit <= first:
        first, limit = words.at(mention.span.end), words.at(duty.span.end)
    name = _name(text, words, first, limit)
    if name is None:
        return None
    last = due.day if due.day and due.day > mention.period.start else None
    return Occasion(
        name,
        kind_of(text[name.start : name.end]),
        f"việc tổ chức + {mention.rule}",
        mention.period.start,
        last,
        mention.start_time,
        mention.end_time,
        mention.day_part,
        mention.dated_by,
        place=place_in(text, duty.span),
        duty=index,
        doubtful=bool(mention.problems),
    )


def _outside(text: str, start: int, offset: int) -> int:
    """Return an offset, or where the bracket opens that it stands in."""
    bracket = text.rfind("(", start, offset)
    return bracket if bracket >= 0 and text.find(")", bracket, offset) < 0 else offset


def _verb_start(duty: Duty) -> int:
    return (
        duty.assignee.end if duty.assignee and duty.span.holds(duty.assignee) else duty.span.start
    )


def begun(text: str, duty: Duty, mentions: Sequence[Mention]) -> Occasion | None:
    """The day from which a task holds: "mở lại các lớp từ ngày 06/5"."""
    for mention in mentions:
        if mention.span.start >= duty.span.end:
            return None
        if (
            mention.cue is not Cue.FROM
            or not duty.span.holds(mention.span)
            or mention.period is None
        ):
            continue
        if mention.period.grain is not Grain.DAY or mention.period.last_day != mention.period.start:
            continue
        start = _verb_start(duty)
        end = (mention.cue_span or mention.span).start
        while start < end and text[start] in " ,":
            start += 1
        while end > start and text[end - 1] in " ,":
            end -= 1
        if end - start < 4:
            return None
        return Occasion(
            Span(start, end),
            EventKind.OTHER,
            f"bắt đầu + {mention.rule}",
            mention.period.start,
            None,
            mention.start_time,
            dated_by=mention.dated_by,
        )
    return None


def announced(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Occasion]:
    """Occasions that a sentence tells of without making them anybody's task."""
    words = Words(text, sentence.span.start, sentence.span.end)
    previous: Occasion | None = None
    for mention in mentions:
        if not sentence.span.holds(mention.span) or mention.period is None:
            continue
        if mention.period.grain is not Grain.DAY or mention.cue is Cue.BY:
            continue
        found = _announced(text, words, sentence, mention)
        if found and not (previous and previous.span == found.span):
            previous = found
            yield found


def _announced(text: str, words: Words, sentence: Sentence, mention: Mention) -> Occasion | None:
    piece = next((p for p in sentence.pieces if p.start <= mention.span.start < p.end), None)
    if piece is None or mention.period is None:
        return None
    begin, limit = words.at(piece.start), words.at((mention.cue_span or mention.span).start)
    at = phrases("occasions").find(words, begin, limit)
    if at is None:
        at = _after(words, mention, sentence)
        if at is None:
            return None
        limit = words.at(sentence.span.end)
    name = _cut(text, words, at, limit)
    if name is None:
        return None
    name = fuller(text, name)
    last = lasting(text, mention, sentence.span.end)
    period = mention.period
    return Occasion(
        name,
        kind_of(text[name.start : name.end]),
        f"dịp có ngày + {mention.rule}",
        period.start,
        last or (period.last_day if period.last_day != period.start else None),
        mention.start_time,
        mention.end_time,
        mention.day_part,
        mention.dated_by,
        place=place_in(text, sentence.span),
        doubtful=bool(mention.problems),
    )


def _after(words: Words, mention: Mention, sentence: Sentence) -> int | None:
    """ "Ngày 03/5, Hội nghị ...": the occasion follows a date that opens the sentence."""
    if mention.span.start - sentence.span.start > 14:
        return None
    begin = words.at(mention.span.end)
    at = phrases("occasions").find(words, begin, min(begin + 3, len(words)))
    return at if at is not None and words.is_capital(at) else None


def fuller(text: str, name: Span) -> Span:
    """A bare "Cuộc thi" takes the fuller name it had before, if any."""
    bare = text[name.start : name.end]
    if len(bare.split()) > 2:
        return name
    before = text.lower().rfind(bare.lower(), 0, name.start)
    if before < 0 or name.start - before > 600:
        return name
    stop = NAME_STOP.search(text, before + len(bare), before + 120)
    end = stop.start() if stop else before + len(bare)
    while text[end - 1] in ' “"':
        end -= 1
    return (
        Span(before, end) if end - before > len(bare) + 3 and "\n" not in text[before:end] else name
    )


def _name(text: str, words: Words, first: int, limit: int) -> Span | None:
    """The name of what a task is about: from its occasion on, or after "tổ chức"."""
    at = phrases("occasions").find(words, first, limit)
    if at is not None and _is_verb_only(words, at, limit):
        at = phrases("occasions").find(words, at + 1, limit) or at
    if at is None:
        at = _past_helpers(words, first, limit)
        size = phrases("organisers").length_at(words, at)
        if size and at + size < limit:
            at += size
    return _cut(text, words, at, limit)


def _past_helpers(words: Words, first: int, limit: int) -> int:
    """Return where the verb stands behind "phối hợp với ..."."""
    if words.forms[first : first + 2] != ["phối", "hợp"]:
        return first
    begin = first + 2 + (words.forms[first + 2 : first + 3] in (["với"], ["cùng"]))
    subject = subject_at(words, begin, limit) if begin < limit else None
    return subject.verb if subject and subject.verb is not None else first


def _is_verb_only(words: Words, at: int, limit: int) -> bool:
    """ "khai giảng lớp ...": the verb stands before the occasion itself."""
    size = phrases("organisers").length_at(words, at)
    return (
        bool(size)
        and phrases("occasions").find(words, at + size, min(limit, at + size + 2)) is not None
    )


def _cut(text: str, words: Words, at: int, limit: int) -> Span | None:
    if at >= limit:
        return None
    start, end = words.starts[at], words.ends[limit - 1]
    stop = NAME_STOP.search(text, words.ends[at], end)
    while stop and _inside(text, words, stop, start, limit):
        stop = NAME_STOP.search(text, stop.end(), end)
    if stop and stop.start() > start:
        end = stop.start()
    if limit - at > LONGEST:
        end = min(end, words.ends[at + LONGEST - 1])
    while end > start and text[end - 1] in " ,;:–-(":
        end -= 1
    return Span(start, end) if end - start > 2 else None


def _inside(text: str, words: Words, stop: re.Match[str], start: int, limit: int) -> bool:
    """Tell whether a stop stands inside a name: in quotation marks, or in a list of nouns."""
    if text.rfind("“", start, stop.start()) > text.rfind("”", start, stop.start()):
        return True
    return stop.group() == "," and _names_on(words, stop.end(), limit)


def _names_on(words: Words, offset: int, limit: int) -> bool:
    """A comma inside a name: "hội nghị cán bộ, viên chức"."""
    at = words.at(offset)
    leads = phrases("leads", "tails", "adverbs")
    return at < limit and not verb_at(words, at) and not leads.length_at(words, at)


def kind_of(name: str) -> EventKind:
    """Return what sort of occasion a name means."""
    words = Words(name, 0, len(name))
    if "nghỉ" in words.forms[:3]:
        return EventKind.HOLIDAY
    if words.forms[:2] == ["lễ", "kỷ"] or words.forms[:1] == ["ngày"]:
        return EventKind.COMMEMORATION
    for index in (0, 1):
        if phrases("meetings").length_at(words, index) or phrases("meetings").length_at(words, 0):
            return EventKind.MEETING
        if phrases("feasts").length_at(words, 0):
            return EventKind.FESTIVAL
    return EventKind.OTHER


PLACE = re.compile(r"\b(?:tại|ở)[ \t]+(?P<place>(?:[^\s,;.:()]+[ \t]?){1,9})", I)
PLACE_STOP = re.compile(
    r"\b(?:từ|vào|lúc|trong|để|nhằm|với|và|do|đến|theo|trước|ngày|sáng|chiều|tối)\b", I
)


def place_in(text: str, span: Span) -> Span | None:
    """Return the words after "tại" that name a place."""
    match = PLACE.search(text, span.start, span.end)
    if match is None:
        return None
    start, end = match.span("place")
    stop = PLACE_STOP.search(text, start, end)
    end = stop.start() if stop else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end - start > 2 else None


def once(occasions: Sequence[Occasion], text: str) -> list[Occasion]:
    """One occasion a day and name: the fuller name stays, what a task organises stays its own."""
    kept: list[Occasion] = []
    for occasion in sorted(occasions, key=lambda o: (o.span.start, -len(o.span))):
        twin = next((k for k in kept if _same(k, occasion, text)), None)
        if twin is None:
            kept.append(occasion)
        elif (twin.over and not occasion.over) or (twin.start is None and occasion.start):
            kept[kept.index(twin)] = replace(
                occasion, duty=occasion.duty if occasion.duty is not None else twin.duty
            )
        elif twin.duty is None and occasion.duty is not None and twin.start == occasion.start:
            kept[kept.index(twin)] = occasion
    return kept


def _same(a: Occasion, b: Occasion, text: str) -> bool:
    if a.start != b.start:
        return False
    if a.start is not None and a.start_time and b.start_time and a.start_time != b.start_time:
        return False
    left, right = (set(text[o.span.start : o.span.end].lower().split()) for o in (a, b))
    if a.start is None:
        return left == right
    named = [o.rule.startswith("ngày có tên") for o in (a, b)]
    if all(named):
        return True
    if any(named):
        return left == right
    return len(left & right) >= min(len(left), len(right)) or a.span.touches(b.span)
