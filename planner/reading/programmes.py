"""Programmes and invitations: an occasion with its date beside or below its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Cue, Span
from planner.reading.dues import is_day, lasting, whole
from planner.reading.events import kind_of, place_in
from planner.reading.occasions import on_day
from planner.reading.patterns import Pattern
from planner.reading.schedules import NAME_END, NAMED, Line, fields_in
from planner.reading.words import Words, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Mention
    from planner.reading.clauses import Paragraph
    from planner.reading.page import Page

TIMED_LABEL = Pattern(
    r"(?:(?:thời gian|dự kiến|từ|khai mạc|bắt đầu|diễn ra|vào|lúc)[ \t]*:?[ \t]*)*"
)
BELOW = Pattern(r"[-+*•\s]*thời gian\b(?! (?:hoàn thành|thực hiện))")
WORK = Pattern(
    r"(?:tổ chức|phối hợp|chuẩn bị|triển khai|thực hiện|xây dựng|hoàn thành|rà soát|tham mưu"
    r"|báo cáo|gửi|nộp"
    r"|trình|chủ trì|giao(?! ban| lưu))\b"
)
LEFTOVER = 6  # letters between a label and its date: "ngày", "T2"
SHORTEST = 4  # letters of an entry's name
GLOSS = 12  # letters between a date and the same day in another calendar


def item(page: Page, line: Paragraph) -> Line | None:
    """Read "Lễ dâng hương: 8h00 ngày 22/01. Địa điểm: ...", on one line or on the next ones."""
    sentences = page.sentences(line)
    if not sentences or WORK.match(page.lower, line.body):
        return None
    pieces = sentences[0].pieces
    first = next((p for p in pieces if p.right == ":"), None)
    own = page.dates_in(line.span)
    opened = own[0] if own and whole(own[0]).start == line.body else None
    if opened and first and is_day(opened) and first.end <= opened.span.end + LEFTOVER:
        return _dated_first(page, line, first.end, opened)
    begin = first.end if first else line.body  # days before the colon are part of the name
    dated = next((m for m in own if is_day(m) and m.span.start >= begin), None)
    if dated is None:
        return _item_below(page, line, first.end if first else line.span.end)
    if first is None or dated.cue is Cue.BY:
        return None
    gap = page.lower[first.end + 1 : whole(dated).start].strip(" :")
    label = TIMED_LABEL.match(gap)
    if len(gap) - (label.end() if label else 0) > LEFTOVER:
        return None
    return _item(page, Span(line.body, first.end), dated, line.span, own)


def _dated_first(page: Page, line: Paragraph, colon: int, mention: Mention) -> Line | None:
    """As in "06/9/2017, từ 7h00 đến 11h30: ngừng cấp điện": an entry behind its day."""
    rest = page.text[colon + 1 : line.span.end]
    start = colon + 1 + len(rest) - len(rest.lstrip())
    stop = NAME_END.search(page.lower, min(start + NAMED, line.span.end), line.span.end)
    end = start + len(page.text[start : stop.start() if stop else line.span.end].rstrip(" ,.;"))
    if end - start < SHORTEST or WORK.match(page.lower, start):
        return None
    return _item(page, Span(start, end), mention, line.span, [mention])


def _item_below(page: Page, line: Paragraph, end: int) -> Line | None:
    """The date stands on the next line: "Thời gian: ..."."""
    following = page.after(line, 2)
    if not following or not BELOW.match(page.lower, following[0].body):
        return None
    below = page.dates_in(following[0].span)
    dated = next(filter(is_day, below), None)
    if dated is None:
        return None
    around = Span(following[0].span.start, following[-1].span.end)
    return _item(page, Span(line.body, end), dated, around, below)


def invited(page: Page, title: Span, line: Paragraph) -> Line | None:
    """Read the "Thời gian:" of an invitation: the occasion is the one of its title."""
    own = page.dates_in(line.span)
    dated = next(filter(is_day, own), None)
    if dated is None or not BELOW.match(page.lower, line.body):
        return None
    words = Words(page.text, title.start, title.end)
    at = phrases("occasions").find(words, 0, len(words))
    name = Span(words.starts[at], title.end) if at is not None else title
    last = [line, *page.after(line, 2)][-1]
    return _item(page, name, dated, Span(line.span.start, last.span.end), own)


def _item(
    page: Page, name: Span, mention: Mention, around: Span, mentions: Sequence[Mention]
) -> Line:
    fields = fields_in(page.lower, around)
    found = on_day(
        name,
        kind_of(page.quote(name)),
        "mục của chương trình",
        mention,
        last=lasting(page.lower, mention, around.end),
        place=fields.get("địa điểm") or place_in(page.lower, around),
        assignee=fields.get("chủ trì"),
        guests=fields.get("thành phần"),
    )
    same = [m for m in mentions if m.period == mention.period or _glosses(page, mention, m)]
    return Line((found,), tuple(whole(m) for m in same))


def _glosses(page: Page, mention: Mention, other: Mention) -> bool:
    """Tell whether a date in brackets says the same day in another calendar."""
    between = page.text[mention.span.end : other.span.start]
    return 0 < len(between) <= GLOSS and "(" in between
