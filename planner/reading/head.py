"""Who met when, what the report is called, and which month its tasks are for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.model import Cue, Grain, Head, Month
from planner.reading.bodies import body_of
from planner.reading.chairs import chair_of
from planner.reading.letterhead import PLANS, Genre, read_letterhead, title_words
from planner.reading.meetings import find_meeting
from planner.reading.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Mention, Span
    from planner.reading.letterhead import Letterhead
    from planner.reading.meetings import Meeting
    from planner.reading.page import Page

PLANNED = Pattern(
    r"(?:phương hướng|(?:và|đề ra|triển khai|bàn|[,;(:]) kế hoạch|^[^a-zà-ỹ]{0,6}kế hoạch|nhiệm vụ"
    r"|công tác trọng tâm|việc (?:chính )?(?:cần|phải) làm|(?:phải"
    r"|cần) làm|phần việc|công việc"
    r"|kế hoạch công tác|lịch công tác|chương trình công tác|sang|bước sang|triển khai)"
    r"(?P<gap>[^.;\n\d]{0,70}?)$",
)
RESULTS = Pattern(
    r"\b(?:kết quả|đánh giá|kiểm điểm|đã|hoàn thành|xong|điểm lại|nhìn lại|rà lại|sơ kết|tổng kết"
    r"|được)\b"
)
OTHER_TIME = Pattern(r"(?:quý|đã|kết quả|tháng)\b")
JOINTS = Pattern(r"[,;.:]|\bvà\b|\btháng\b")
LEADING = frozenset({"", "trong", "trong tháng"})
INTENT = Pattern(r"\s*(?:/\d+)?,[^\n]{0,120}?\b(?:lãnh đạo|chỉ đạo|tập trung|sẽ|tiếp tục)\b")
MEETS = Pattern(r"\b(?:giao ban|sinh hoạt|họp|phiên|hội nghị)\b[^.;\n]{0,60}$")
EARLY = 12  # day of a month up to which a meeting still plans it
LATE = 24  # day from which on it plans the next
NEAR = timedelta(days=75)  # between a meeting and the month it plans
TITLE = 160  # letters of a line of a title
REACH = 110  # letters before a month in which "nhiệm vụ" makes it the plan's


@dataclass(frozen=True, slots=True)
class Opening:
    """What the top of a report tells."""

    head: Head
    genre: Genre
    meeting: Meeting | None
    title: int  # number of the title's paragraph
    lines: frozenset[int]  # numbers of the paragraphs that are letterhead, title or posting line
    published: Span | None


def read_head(page: Page) -> Opening:
    """Read the top of a report."""
    top = read_letterhead(page)
    tells = top.genre not in PLANS
    invites = top.genre is Genre.INVITATION
    meeting = find_meeting(page, top) if tells or top.genre is Genre.PLAN else None
    posted = top.published.period if top.published else None
    met = meeting.mention.period if meeting else None
    head = Head(
        title=title_words(page, top.title),
        published=posted.start if posted else None,
        meeting_date=met.start if met else None,
        period=_period(page, top, meeting),
        organisation=body_of(page, top, meeting),
        chair=chair_of(page, top) if tells or meeting or invites else None,
    )
    published = top.published.span if top.published else None
    return Opening(head, top.genre, meeting, top.title, top.used, published)


def _period(page: Page, top: Letterhead, meeting: Meeting | None) -> Month | None:
    """Return the month whose tasks a report plans; None for a quarter, a year, several months.

    A month a year off from the meeting is a slip of the typist: the meeting's year counts.
    """
    found = _told_month(page, top, meeting)
    met = meeting.mention.period if meeting else None
    if found is None or met is None or not meeting or not meeting.mention.year_given:
        return found
    years = (replace(found, year=found.year + step) for step in (-1, 0, 1))
    near = min(years, key=lambda month: abs(month.first - met.start))
    return near if abs(near.first - met.start) <= NEAR else found


def _told_month(page: Page, top: Letterhead, meeting: Meeting | None) -> Month | None:
    if not page.lines:
        return None
    titled = None
    if top.genre not in PLANS:
        months = [(_month(mention), mention) for mention in page.mentions]
        planned = [month for month, mention in months if month and _plans(page.lower, mention)]
        titled = _titled_month(page, top)
        if planned:
            return max([*planned, titled] if titled else planned)
        if titled is None:
            titled = _after_results(page, months, meeting)
    return titled or _titled_month(page, top)


def _after_results(
    page: Page, months: Sequence[tuple[Month | None, Mention]], meeting: Meeting | None
) -> Month | None:
    """The month a meeting is named for, held early in it, or where the month before is told of."""
    told = {month for month, mention in months if month and _opens_line(page, mention)}
    met = {
        month
        for month, mention in months
        if month
        and MEETS.search(page.lower[max(0, mention.span.start - REACH) : mention.span.start])
    }
    held = meeting.mention.period.start if meeting and meeting.mention.period else None
    early = Month.of(held) if held and held.day <= EARLY else None
    if held and held.day >= LATE:
        early = Month.of(held).shifted(1)
    after = {month for month in met if month.shifted(-1) in told or month == early}
    return after.pop() if len(after) == 1 else None


def _opens_line(page: Page, mention: Mention) -> bool:
    """As in "Trong tháng 10, ...": a month that begins a paragraph."""
    start = (mention.cue_span or mention.span).start
    line = page.line_at(start)
    return page.lower[line.body : start].strip() in LEADING


def _month(mention: Mention) -> Month | None:
    period = mention.period
    if period is None or period.grain is not Grain.MONTH or mention.cue not in {Cue.ON, Cue.WITHIN}:
        return None
    month = Month.of(period.start)
    return month if month == Month.of(period.last_day) else None


def _plans(text: str, mention: Mention) -> bool:
    """Tell whether words such as "nhiệm vụ" stand before a month."""
    start = (mention.cue_span or mention.span).start
    before = text[max(0, start - REACH) : start].rsplit("\n", 1)[-1].rsplit("\t", 1)[-1]
    found = PLANNED.search(before)
    if found is None:
        return _leads(text, start, mention)
    clause = JOINTS.compiled.split(before[: found.start()])[-1]
    return not RESULTS.search(clause) and not OTHER_TIME.search(found["gap"])


def _leads(text: str, start: int, mention: Mention) -> bool:
    """As in "Trong tháng 8, Chi bộ lãnh đạo ..."."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip().lower() not in LEADING:
        return False
    match = INTENT.match(text, mention.span.end)
    return match is not None and " đã " not in match.group()


def _goes_on(words: str) -> bool:
    """Tell whether a line goes on with the title above: "về lãnh đạo nhiệm vụ tháng 8"."""
    return words[0].islower() and len(words) < TITLE and words[-1] not in ".;:"


def _titled_month(page: Page, top: Letterhead) -> Month | None:
    """Return the one month of the title; of a week's plan, the month of its days."""
    week = top.genre is Genre.WEEK
    found: set[Month] = set()
    last = top.title + week
    while last < len(page.lines) and _goes_on(page.quote(page.lines[last].span)):
        last += 1
    for line in page.lines[top.title - 1 : last]:
        for mention in page.dates_in(line.span):
            period = mention.period
            grains = {Grain.MONTH, Grain.DAY, Grain.WEEK} if week else {Grain.MONTH}
            if period is not None and period.grain in grains:
                found |= {Month.of(period.start), Month.of(period.last_day)}
    return found.pop() if len(found) == 1 else None
