"""Programmes and invitations: an occasion with its date beside or below its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Cue, Span
from planner.reading.dues import is_day, lasting, whole
from planner.reading.events import kind_of, place_in
from planner.reading.occasions import on_day
from planner.reading.patterns import Pattern
from planner.reading.schedules import NAME_END, NAMED, Line, clock, fields_in
from planner.reading.subjects import has_head
from planner.reading.tables import HOUR
from planner.reading.words import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.model import Mention
    from planner.reading.clauses import Paragraph
    from planner.reading.page import Page

TIMED_LABEL = Pattern(
    r"(?:(?:thời gian|dự kiến|từ|khai mạc|bắt đầu|diễn ra|vào|lúc|\d{1,2} (?:ngày|buổi),?)"
    r"[ \t]*:?[ \t]*)*"
)
AND = Pattern(r"[ \t]*(?:,|và|;)[ \t]*(?:ngày[ \t]*)?\Z")
TRAILING = Pattern(rf"[,(][ \t]*(?:lúc[ \t]+|từ[ \t]+|bắt đầu[ \t]+)?(?={HOUR})")
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
    if first is None or dated.cue is Cue.BY or not _is_right_behind(page, first.end, dated):
        return None
    label = Span(line.body, first.end)
    done = _behind_body(page, label, dated, line.span.end)
    found = _item(page, done or label, dated, line.span, own)
    if done is not None:
        led = replace(found.occasions[0], assignee=label)
        return replace(found, occasions=(led, *found.occasions[1:]))
    return found


def _is_right_behind(page: Page, colon: int, mention: Mention) -> bool:
    """Tell whether no more than "thời gian", "lúc" and the like stands before a date."""
    gap = page.lower[colon + 1 : whole(mention).start].strip(" :")
    label = TIMED_LABEL.match(gap)
    return len(gap) - (label.end() if label else 0) <= LEFTOVER


def _behind_body(page: Page, label: Span, mention: Mention, end: int) -> Span | None:
    """As in "Tổ đại biểu số 1: 14h00 ngày 08/5, tiếp xúc cử tri ...": a body, when, and what."""
    words = page.words(label.start, label.end)
    if not len(words) or not has_head(words, 0) or phrases("occasions").length_at(words, 0):
        return None
    rest = page.text[mention.span.end : end]
    if not rest.startswith(", "):
        return None
    return _entry_name(page, mention.span.end + len(", "), end)


def _entry_name(page: Page, start: int, end: int) -> Span | None:
    """The words of an entry, up to its place or its guests."""
    stop = NAME_END.search(page.lower, min(start + NAMED, end), end)
    last = start + len(page.text[start : stop.start() if stop else end].rstrip(" ,.;"))
    return Span(start, last) if last - start >= SHORTEST else None


def _dated_first(page: Page, line: Paragraph, colon: int, mention: Mention) -> Line | None:
    """As in "06/9/2017, từ 7h00 đến 11h30: ngừng cấp điện": an entry behind its day."""
    rest = page.text[colon + 1 : line.span.end]
    start = colon + 1 + len(rest) - len(rest.lstrip())
    name = _entry_name(page, start, line.span.end)
    if name is None or WORK.match(page.lower, start):
        return None
    return _item(page, name, mention, line.span, [mention])


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
    words = page.words(title.start, title.end)
    at = phrases("occasions").find(words, 0, len(words))
    name = Span(words.starts[at], title.end) if at is not None else title
    last = [line, *page.after(line, 2)][-1]
    return _item(page, name, dated, Span(line.span.start, last.span.end), own)


def _item(
    page: Page, name: Span, mention: Mention, around: Span, mentions: Sequence[Mention]
) -> Line:
    fields = fields_in(page.lower, around)
    days = [_timed(page, mention, around.end), *_further(page, mention, mentions)]
    found = tuple(
        on_day(
            name,
            kind_of(page.quote(name)),
            "mục của chương trình",
            day,
            last=lasting(page.lower, day, around.end),
            place=fields.get("địa điểm") or place_in(page.lower, around),
            assignee=fields.get("chủ trì"),
            guests=fields.get("thành phần"),
        )
        for day in days
    )
    same = [m for m in mentions if m.period == mention.period or _glosses(page, mention, m)]
    return Line(found, tuple(whole(m) for m in [*same, *days[1:]]))


def _further(page: Page, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """As in "7h30 ngày 28/4 và 7h30 ngày 04/5": the same again on another day."""
    end = mention.span.end
    for other in mentions:
        if other.span.start < end or not is_day(other) or other.cue is Cue.BY:
            continue
        if not AND.match(page.lower, end, whole(other).start):
            return
        yield other
        end = other.span.end


def _timed(page: Page, mention: Mention, end: int) -> Mention:
    """As in "Ngày 03/10: Họp giao ban cơ quan, 7h30": the hour stands last."""
    if mention.start_time is not None or mention.period is None:
        return mention
    hour = TRAILING.search(page.lower, mention.span.end, end)
    return replace(mention, start_time=clock(page.lower[hour.end() :])) if hour else mention


def _glosses(page: Page, mention: Mention, other: Mention) -> bool:
    """Tell whether a date in brackets says the same day in another calendar."""
    between = page.text[mention.span.end : other.span.start]
    return 0 < len(between) <= GLOSS and "(" in between
