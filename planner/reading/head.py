"""Who met when, what the report is called, and which month its tasks are for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Head, Month
from planner.reading.letterhead import Genre, read_letterhead, title_words
from planner.reading.meetings import body_of, chair_of, find_meeting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Citation, Mention, Span
    from planner.reading.clauses import Paragraph
    from planner.reading.letterhead import Letterhead
    from planner.reading.meetings import Meeting

PLANNED = re.compile(
    r"(?:phương hướng|nhiệm vụ|công tác trọng tâm|việc (?:chính )?(?:cần|phải) làm|(?:phải|cần) làm|phần việc|công việc"
    r"|kế hoạch công tác|lịch công tác|chương trình công tác|sang|bước sang|triển khai)"
    r"(?P<gap>[^.;\n\d]{0,70}?)$",
    re.IGNORECASE,
)
RESULTS = re.compile(r"\b(?:kết quả|đánh giá|kiểm điểm|đã|hoàn thành|xong)\b", re.IGNORECASE)
OTHER_TIME = re.compile(r"(?:quý|đã|kết quả|tháng)\b", re.IGNORECASE)
JOINTS = re.compile(r"[,;.:]|\bvà\b|\btháng\b", re.IGNORECASE)
LEADING = frozenset({"", "trong", "trong tháng"})
INTENT = re.compile(r"\s*(?:/\d+)?,[^\n]{0,120}?\b(?:lãnh đạo|chỉ đạo|tập trung|sẽ|tiếp tục)\b")
REACH = 110  # letters before a month in which "nhiệm vụ" makes it the plan's
PLANS = frozenset({Genre.PLAN, Genre.WEEK, Genre.INVITATION})


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
    top = read_letterhead(text, lines, mentions)
    tells = top.genre not in PLANS
    meeting = find_meeting(text, lines, top, mentions, cited) if tells else None
    posted = top.published.period if top.published else None
    met = meeting.mention.period if meeting else None
    head = Head(
        title=title_words(text, lines, top.title),
        published=posted.start if posted else None,
        meeting_date=met.start if met else None,
        period=_period(text, lines, top, mentions),
        organisation=body_of(text, lines, top, meeting),
        chair=chair_of(text, lines, top) if tells else None,
    )
    published = top.published.span if top.published else None
    return Opening(head, top.genre, meeting, top.title, top.used, published)


def _period(
    text: str, lines: Sequence[Paragraph], top: Letterhead, mentions: Sequence[Mention]
) -> Month | None:
    """Return the month whose tasks a report plans; None for a quarter, a year, several months."""
    if not lines:
        return None
    if top.genre not in PLANS:
        planned = [m for mention in mentions if (m := _month(mention)) and _plans(text, mention)]
        if planned:
            return max(planned)
    return _titled_month(lines, top, mentions)


def _month(mention: Mention) -> Month | None:
    period = mention.period
    if period is None or period.grain is not Grain.MONTH or mention.cue not in {Cue.ON, Cue.WITHIN}:
        return None
    month = Month.of(period.start)
    return month if month == Month.of(period.last_day) else None


def _plans(text: str, mention: Mention) -> bool:
    """Tell whether words such as "nhiệm vụ" stand before a month."""
    start = (mention.cue_span or mention.span).start
    before = text[max(0, start - REACH) : start].rsplit("\n", 1)[-1]
    found = PLANNED.search(before)
    if found is None:
        return _leads(text, start, mention)
    clause = JOINTS.split(before[: found.start()])[-1]
    return not RESULTS.search(clause) and not OTHER_TIME.search(found["gap"])


def _leads(text: str, start: int, mention: Mention) -> bool:
    """ "Trong tháng 8, Chi bộ lãnh đạo ..."."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip().lower() not in LEADING:
        return False
    match = INTENT.match(text, mention.span.end)
    return match is not None and " đã " not in match.group()


def _titled_month(
    lines: Sequence[Paragraph], top: Letterhead, mentions: Sequence[Mention]
) -> Month | None:
    """Return the one month of the title; of a week's plan, the month of its days."""
    week = top.genre is Genre.WEEK
    titled = lines[top.title - 1 : top.title + (1 if week else 0)]
    found: set[Month] = set()
    for mention in mentions:
        period = mention.period
        if period is None or not any(line.span.holds(mention.span) for line in titled):
            continue
        if period.grain is Grain.MONTH or (week and period.grain in {Grain.DAY, Grain.WEEK}):
            found |= {Month.of(period.start), Month.of(period.last_day)}
    return found.pop() if len(found) == 1 else None
