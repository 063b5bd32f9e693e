"""Which issued documents a report names: by kind and number, by kind and date, or by a known name.

The date of a citation is never an event or a due.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from planner.model import Citation, Grain, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Mention

KIND = (
    r"(?:[Cc](?:hỉ thị|hương trình|ông (?:văn|điện))|[Nn]ghị (?:quyết|định)|[Kk]ế(?:t luận| hoạch)"
    r"|[Qq]uy(?: định| chế|ết định)|[Tt](?:hông (?:tư|báo|tri)|ờ trình)|[Hh]ướng dẫn|[Bb]áo cáo"
    r"|[Pp]háp lệnh|[Ll](?:uật|ệnh)|[Gg]iấy mời|[Vv]ăn bản)"
)
DAY = r"(?:,? ?ngày \d{1,2}(?: ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}| tháng \d{1,2} năm \d{4}))"
STOPS = "về|và|với|do|trong|để|theo|đến|tại|từ|được|cho|là|có|nhằm|gắn|trước|sau|năm"
ISSUER = rf"(?: của [^\s,;.:()“”\"]+(?: (?!(?:{STOPS})\b)[^\s,;.:()“”\"]+){{0,11}})"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?=[CcNnKkQqTtHhLlGgVvBbPp])(?:{KIND}(?: liên ngành| liên tịch"
        rf"| hành động|(?: (?!số\b)[a-zà-ỹđ]+){{1,4}}(?= số))?,? (?:số:? ?)?\d+(?:/\d{{4}})?"
        rf"(?:[-/][A-ZĐƯƠa-zđ&][\w&]*)+{DAY}?{ISSUER}?"
        rf"|{KIND} số:? ?\d+{DAY}?{ISSUER}?"
        r"|Nghị quyết (?:Đại hội|Trung ương"
        r"|Hội nghị)(?: [^\s,;.:()]+){1,9}? (?:lần thứ )?[IVXLC]+\b"
        rf"|(?:Luật|Bộ luật) [A-ZĐ][^\s,;.:()]*(?:,? [^\s,;.:()]+){{0,10}}?(?: năm \d{{4}}|{DAY})"
        rf"|(?<=theo ){KIND}(?: [^\s,;.:()\d]+){{1,8}}?{DAY}{ISSUER}?)"
    )


def find(text: str, mentions: Sequence[Mention]) -> tuple[Citation, ...]:
    """Return the cited documents in the order of the text."""
    starts = [mention.span.start for mention in mentions]
    found = []
    for match in _pattern().finditer(text):
        span = Span(match.start(), match.end())
        inside = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        days = (m.period.start for m in inside if m.period and m.period.grain is Grain.DAY)
        found.append(Citation(span, next(days, None)))
    return tuple(found)
