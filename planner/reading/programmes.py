"""Programmes and invitations: an occasion with its date beside or below its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.model import Span
from planner.reading.dues import is_day, lasting
from planner.reading.events import kind_of, place_in
from planner.reading.occasions import Occasion
from planner.reading.schedules import FIELD, Line, value_of
from planner.reading.words import Words, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Mention
    from planner.reading.clauses import Paragraph, Sentence

TIMED_LABEL = re.compile(
    r"(?:(?:thời gian|từ|khai mạc|bắt đầu|diễn ra|vào|lúc)[ \t]*:?[ \t]*)*", re.IGNORECASE
)
BELOW = re.compile(r"[-+*•\s]*thời gian\b", re.IGNORECASE)
WORK = re.compile(
    r"(?:tổ chức|phối hợp|chuẩn bị|triển khai|thực hiện|xây dựng|hoàn thành|rà soát|tham mưu|báo cáo|gửi|nộp|trình|chủ trì|giao)\b",
    re.IGNORECASE,
)
LEFTOVER = 6  # letters between a label and its date: "ngày", "T2"
GLOSS = 12  # letters between a date and the same day in another calendar


def item(
    text: str,
    sentence: Sentence | None,
    line: Paragraph,
    following: Sequence[Paragraph],
    mentions: Sequence[Mention],
) -> Line | None:
    """Read "Lễ dâng hương: 8h00 ngày 22/01. Địa điểm: ...", on one line or on the next ones."""
    if sentence is None or WORK.match(text, line.body):
        return None
    own = [m for m in mentions if line.span.holds(m.span)]
    first = next((p for p in sentence.pieces if p.right == ":"), sentence.pieces[0])
    dated = next(filter(is_day, own), None)
    if dated is not None:
        if first.right != ":" or dated.span.start < first.end:
            return None
        gap = text[first.end + 1 : (dated.cue_span or dated.span).start].strip(" :")
        if len(TIMED_LABEL.sub("", gap, count=1)) > LEFTOVER:
            return None
        return _item(text, Span(line.body, first.end), dated, line.span, own)
    return _item_below(
        text, line, first.end if first.right == ":" else line.span.end, following, mentions
    )


def _item_below(
    text: str,
    line: Paragraph,
    end: int,
    following: Sequence[Paragraph],
    mentions: Sequence[Mention],
) -> Line | None:
    """The date stands on the next line: "Thời gian: ..."."""
    if not following or not BELOW.match(text, following[0].span.start):
        return None
    below = [m for m in mentions if following[0].span.holds(m.span)]
    dated = next(filter(is_day, below), None)
    if dated is None:
        return None
    around = Span(following[0].span.start, following[-1].span.end)
    return _item(text, Span(line.body, end), dated, around, below)


def invited(
    text: str,
    title: Span,
    line: Paragraph,
    following: Sequence[Paragraph],
    mentions: Sequence[Mention],
) -> Line | None:
    """Read the "Thời gian:" of an invitation: the occasion is the one of its title."""
    if not BELOW.match(text, line.span.start):
        return None
    own = [m for m in mentions if line.span.holds(m.span)]
    dated = next(filter(is_day, own), None)
    if dated is None:
        return None
    words = Words(text, title.start, title.end)
    at = phrases("occasions").find(words, 0, len(words))
    name = Span(words.starts[at], title.end) if at is not None else title
    end = following[-1].span.end if following else line.span.end
    return _item(text, name, dated, Span(line.span.start, end), own)


def _item(
    text: str, name: Span, mention: Mention, around: Span, mentions: Sequence[Mention]
) -> Line:
    period = mention.period
    fields = {
        f["name"].lower(): value_of(text, f.end(), around.end)
        for f in FIELD.finditer(text, around.start, around.end)
    }
    last = lasting(text, mention, around.end)
    if period and last is None and period.last_day != period.start:
        last = period.last_day
    found = Occasion(
        name,
        kind_of(text[name.start : name.end]),
        f"mục của chương trình + {mention.rule}",
        period.start if period else None,
        last,
        mention.start_time,
        mention.end_time,
        mention.day_part,
        mention.dated_by,
        place=fields.get("địa điểm") or place_in(text, around),
        assignee=fields.get("chủ trì"),
        guests=fields.get("thành phần"),
        doubtful=bool(mention.problems),
    )
    same = [m for m in mentions if m.period == period or _glosses(text, mention, m)]
    return Line((found,), tuple(m.cue_span or m.span for m in same))


def _glosses(text: str, mention: Mention, other: Mention) -> bool:
    """Tell whether a date in brackets says the same day in another calendar."""
    between = text[mention.span.end : other.span.start]
    return 0 < len(between) <= GLOSS and "(" in between
