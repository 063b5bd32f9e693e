"""Days that have names: which ones a report means, on which day, and whether it has it right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from planner.almanac.lunar import BRANCHES, STEMS
from planner.almanac.observances import Reckoning, find_names, of_day
from planner.model import Cue, DatedBy, EventKind, Problem, ProblemKind, Span
from planner.reading.dues import is_day, whole
from planner.reading.occasions import Names, Occasion, on_day
from planner.reading.page import Spans
from planner.reading.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.almanac.observances import Named, Observance
    from planner.model import Mention
    from planner.reading.page import Page

COUNT = Pattern(r"(?P<count>\d{1,4})[ \t]+năm(?:[ \t]+(?:kỷ niệm|kể từ))?[ \t]+(?:lễ[ \t]+)?$")
GLOSS = Pattern(r"[\s”\"]{0,3}(?:\(|,|:|–|-)?\s{0,2}(?:từ\s+)?(?:ngày\s+)?")
BRACKET = Pattern(r"\s?\([^()\n]{1,60}\)?|,? ?\d[\d/. ]+[-–] ?\d[\d/. ]+")
COUNTED = Pattern(
    r"(?P<count>\d{1,4})[ \t]+năm[ \t]+(?P<name>(?!\()[^\n;:.()]{3,110}?)[ \t]{0,3}(?:\("
    r"|,[ \t](?=\d))"
)
PIECE_START = Pattern(
    r"[;:.,(\n“”\"]|\b(?:nhân dịp|nhân(?! dân)|chào mừng|hưởng ứng|kỷ niệm|tuyên truyền|mừng|dịp"
    r"|trong những|tổ chức|như)\b"
)
IS_DAY = Pattern(r"(?:các )?(?:ngày|lễ|tết|tháng|tuần|kỳ nghỉ)\b")
CLOSES = Pattern(r"[^()\n]{0,90}?\)|…|$")
NAMELESS = Pattern(
    r"\b(?:nhân dịp|nhân|chào mừng|kỷ niệm|hưởng ứng|mừng|dịp)\s+(?P<name>(?:(?:ngày|lễ|tết)\s+)?)$"
)
AND = Pattern(r"\s*(?:và|,|,? và)\s*(?:ngày\s+)?$")
SHORT_DATE = Pattern(r"\(\d{1,2}[/.-]\d{1,2}\)")
TOLD_YEAR = Pattern(r"[ \t]+(?:năm[ \t]+)?(\d{4})\b")
YEARS = Pattern(r"(?:[/. ]|(?<=\d)-)(\d{4})\b")
FEAST = Pattern(
    r"\b(?=[nltfh])(?:ngày hội|l(?:ễ hội|iên hoan)|tuần (?:lễ|văn hóa)|festival|tháng hành động"
    r"|hội (?:chợ|xuân))"
    r"(?:[ \t]+(?!(?:theo|với|nhằm|do|tại|để|cùng|vào|và|của|trên|trong|cho|đảm|bảo|được|tham|là"
    r"|có|từ|ngày|sẽ"
    r"|nhân|chào|an|vui|diễn|dự)\b)[^\s,;:.()]+){1,9}"
)
PLACES = Pattern(r"\b(?:đường|phố|phường|trường|công viên|ngõ|cầu|bến)\s+$")
HELD = Pattern(r"(?:vào|lúc)\b|\d{1,2} ?(?:h|g|giờ)(?:\d{2}|\b)")  # of an occasion, not a name
NEAR = timedelta(days=30)
LONG_AGO = 3  # years that make a pair of dates an anniversary
LONGEST_FEAST = 10  # days; a month of action is no day in a calendar
FIGURES = Pattern(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\Z")
DAY_NAME = Pattern(r"(?:tết|lễ|đại lễ|ngày (?!mùng|mồng|rằm|\d))\b(?! \d)")
COUNT_REACH = 22  # letters before a name in which "88 năm" stands
PHRASE_REACH = 120  # letters before a bracket in which its name stands
PHRASE = range(2, 15)  # words of such a name
LISTED = 3  # short dates in brackets that make a list of days
NOVEMBER = 11
CYCLE = 60  # years until a name comes again
FIRST = 4  # a year that begins a cycle


def named_spans(text: str) -> list[Named]:
    """Return the names of days in a text; a name without any capital letter is none."""
    return [n for n in find_names(text) if text[n.span.start : n.span.end] != _small(text, n)]


def _small(text: str, named: Named) -> str:
    return text[named.span.start : named.span.end].lower()


def named_days(page: Page, named: Sequence[Named], anchor: date, published: Span | None) -> Names:
    """Return the named days of a report with their days."""
    reader = _Reader(page, anchor, published)
    for each in named:
        reader.name(each)
    reader.counted()
    reader.deadlines()
    for mention in reader.free:
        reader.bracketed(mention)
    for mention in reader.free:
        reader.nameless(mention)
    reader.feasts()
    found = sorted(reader.found, key=lambda o: o.span.start)
    return Names(tuple(found), tuple(reader.used), tuple(reader.problems))


class _Reader:
    """Joins names of days with the dates beside them."""

    def __init__(self, page: Page, anchor: date, published: Span | None) -> None:
        self.page = page
        self.text = page.text
        self.anchor = anchor
        self.free = [
            m
            for m in page.mentions
            if (m.period is None or is_day(m))
            and m.span != published
            and not page.papers.touch(m.span)
        ]
        self._free = {m.span for m in self.free}
        self.found: list[Occasion] = []
        self.used: list[Span] = []
        self.problems: list[Problem] = []
        self._taken: set[Span] = set()

    # the ways in

    def name(self, named: Named) -> None:
        """A name from the almanac, with its date if one stands beside it."""
        around = self.page.dates_in(self._line(named.span))
        if any(m.cue is Cue.ON and m.span.holds(named.span) for m in around):
            return  # "sáng mùng 2 Tết" is a date, not an occasion
        if PLACES.search(self.page.lower, max(0, named.span.start - COUNT_REACH), named.span.start):
            return  # "đường Cách mạng Tháng Tám"
        span, count = self._with_count(self._with_day(named.span))
        dates = self._beside(span.end)
        if dates:
            self._dated(span, count, dates, named.observance)
            return
        day = None if self._is_occasion(span) else self._by_calendar(named, count)
        last = named.observance.last_day(day.year) if day else None
        if day is not None and (last is None or (last - day).days <= LONGEST_FEAST):
            self._add(
                Occasion(
                    span,
                    named.observance.kind,
                    "ngày có tên",
                    day,
                    last if last != day else None,
                    dated_by=DatedBy.CALENDAR,
                    named=True,
                    gloss=span,
                )
            )

    def deadlines(self) -> None:
        """As in "trước Tết": the deadline is a day that people mark as well."""
        taken = Spans(o.span for o in self.found)
        for mention in self.page.mentions:
            span, period = mention.span, mention.period
            if mention.cue is not Cue.BY or mention.dated_by is not DatedBy.CALENDAR:
                continue
            if (
                period is None
                or taken.touch(span)
                or not DAY_NAME.match(self.page.lower, span.start)
            ):
                continue
            kinds = [o.kind for o in of_day(period.start)]
            kind = EventKind.HOLIDAY if EventKind.HOLIDAY in kinds else EventKind.FESTIVAL
            rule = "hạn là ngày có tên"
            self._add(
                Occasion(
                    span,
                    kind,
                    rule,
                    period.start,
                    dated_by=DatedBy.CALENDAR,
                    named=True,
                    gloss=span,
                )
            )

    def _is_occasion(self, span: Span) -> bool:
        """As in "Ngày hội Đại đoàn kết": each place holds its own, on a day of its own."""
        return self.page.lower.startswith("ngày hội", span.start)

    def counted(self) -> None:
        """As in "75 năm trận ... (25/7/1948 - 25/7/2023)": an anniversary that no almanac knows."""
        taken = Spans(o.span for o in self.found)
        for match in COUNTED.finditer(self.page.lower):
            if taken.touch(Span(*match.span("name"))):
                continue
            dates = self._beside(match.end("name"))
            if dates and self._first_year(dates):
                span = Span(match.start(), match.end("name"))
                self._dated(span, int(match["count"]), dates, None)

    def bracketed(self, mention: Mention) -> None:
        """As in "ngày Hội ... ra đời (15/10)": a name with its day in brackets."""
        start = self._bracket(mention)
        if start is None or mention.period is None or mention.span in self._taken:
            return
        span = self._phrase_before(start)
        if span and (IS_DAY.match(self.page.lower, span.start) or self._in_list(mention)):
            self._dated(span, None, [mention], None)

    def _bracket(self, mention: Mention) -> int | None:
        """Return where the bracket opens that a date fills: "nghỉ Tết (từ 14/02 đến 22/02)"."""
        start = whole(mention).start
        if self.text[max(0, start - 1) : start] == "(":
            return start - 1 if CLOSES.match(self.text, mention.span.end) else None
        inside = self.text.find("(", start, mention.span.end)
        named = inside > 0 and not any(c.isdigit() for c in self.text[start:inside])
        return inside if named else None

    def nameless(self, mention: Mention) -> None:
        """As in "nhân ngày 27/7", "dịp 30/4, 01/5": days that everybody knows by their dates."""
        if mention.period is None or mention.span in self._taken:
            return
        start = mention.span.start
        match = NAMELESS.search(self.page.lower, max(0, start - COUNT_REACH), start)
        if match is None and (mention.start_time or not self._goes_on(mention)):
            return
        span = Span(match.start("name") if match else start, mention.span.end)
        kinds = [o.kind for o in of_day(mention.period.start)]
        kind = EventKind.HOLIDAY if EventKind.HOLIDAY in kinds else EventKind.COMMEMORATION
        self._dated(span, None, [mention], None, kind)

    def _goes_on(self, mention: Mention) -> bool:
        """Tell whether a day follows a named one: "Giỗ Tổ và 30/4"."""
        start = mention.span.start
        near = [
            o for o in self.found[-4:] if 0 < start - (o.gloss or o.span).end < len(" và ngày ")
        ]
        return any(AND.match(self.page.lower, (o.gloss or o.span).end, start) for o in near)

    def feasts(self) -> None:
        """A feast with a name and no day."""
        taken = Spans(o.span for o in self.found)
        for match in FEAST.finditer(self.page.lower):
            start, end = match.span()
            many = self.page.lower.startswith("các ", start - len("các "))
            span = Span(start - len("các ") if many else start, end)
            if not taken.touch(span):
                rule = "lễ hội chưa rõ ngày"
                self._add(Occasion(span, EventKind.FESTIVAL, rule, named=True, gloss=span))

    # what stands around a name

    def _add(self, occasion: Occasion) -> None:
        self.found.append(occasion)

    def _line(self, span: Span) -> Span:
        return self.page.line_at(span.start).span

    def _with_day(self, span: Span) -> Span:
        """Take in the word "Ngày" before a name that the almanac has without it."""
        start = max(0, span.start - len("ngày "))
        return Span(start, span.end) if self.page.lower[start : span.start] == "ngày " else span

    def _with_count(self, span: Span) -> tuple[Span, int | None]:
        match = COUNT.search(self.page.lower, max(0, span.start - COUNT_REACH), span.start)
        return (Span(match.start(), span.end), int(match["count"])) if match else (span, None)

    def _beside(self, end: int) -> list[Mention]:
        """The dates that stand right behind a name, in brackets or not."""
        lead = GLOSS.match(self.page.lower, end)
        first = (lead.end() if lead else end) + 1
        bracket = BRACKET.match(self.text, end)
        close = bracket.end() if bracket else first
        found: list[Mention] = []
        for mention in self.page.dates_in(Span(end, max(close, first) + PHRASE_REACH)):
            if mention.span not in self._free or mention.span in self._taken:
                continue
            if whole(mention).start > (close if found else first):
                break
            if HELD.match(self.page.lower, whole(mention).start) and not found:
                break
            found.append(mention)
        return found

    def _phrase_before(self, end: int) -> Span | None:
        begin = max(0, end - PHRASE_REACH)
        starts = [m.end() for m in PIECE_START.finditer(self.page.lower, begin, end)]
        words = self.text[starts[-1] if starts else begin : end]
        stripped = words.strip(" \t–-")
        if len(stripped.split()) not in PHRASE or ")" in stripped:
            return None
        start = end - len(words) + words.index(stripped)
        return Span(start, start + len(stripped))

    def _in_list(self, mention: Mention) -> bool:
        """Tell whether it is one of a list of days: several "(d/m)" on the line."""
        line = self._line(mention.span)
        return len(SHORT_DATE.findall(self.text, line.start, line.end)) >= LISTED

    # its day

    def _dated(
        self,
        span: Span,
        count: int | None,
        dates: Sequence[Mention],
        observance: Observance | None,
        kind: EventKind = EventKind.COMMEMORATION,
    ) -> None:
        last = dates[-1]
        gloss = Span(span.start, last.span.end)
        self.used.extend(whole(m) for m in dates)
        self._taken.update(m.span for m in dates)
        if last.period is None:
            return
        beside = self.text[span.end : last.span.start] in {" ", "\u00a0"}
        if len(dates) == 1 and beside and FIGURES.match(self.text, last.span.start, last.span.end):
            span = gloss  # "Quốc khánh 2/9": the date is part of the name
        if any(word in self.page.lower[span.start : span.end] for word in ("nghỉ", "tết")):
            kind = EventKind.HOLIDAY
        day = self._checked(span, count, self._first_year(dates), last.period.start, gloss)
        self._compare(span, observance, day, last.span)
        occasion = on_day(span, observance.kind if observance else kind, "ngày có tên", last)
        doubtful = any(m.problems for m in dates)
        moved = replace(occasion, named=True, gloss=gloss, doubtful=doubtful)
        self._add(moved if day == occasion.start else replace(moved, start=day, last=None))

    def _first_year(self, dates: Sequence[Mention]) -> int | None:
        """The year of the old half of a pair: "26/3/1931 - 26/3/2017"."""
        start, end = dates[0].span.start, dates[-1].span.end
        written = [int(m[1]) for m in YEARS.finditer(self.text, start, end)]
        pair = len(written) > 1 and written[-1] - written[0] > LONG_AGO
        return written[0] if pair else None

    def _checked(
        self, span: Span, count: int | None, first: int | None, day: date, gloss: Span
    ) -> date:
        """Compare "88 năm" with the two years of a pair; the dates win, unless a year is early."""
        if count is None or first is None or day.year - first == count:
            return day
        told = self.anchor.year + (day.month == 1 and self.anchor.month >= NOVEMBER)
        if first + count == told and abs(day.year - told) == 1:
            details = (("words", self.page.quote(gloss)), ("expected", str(told)))
            self.problems.append(Problem(ProblemKind.MONTH_MISMATCH, gloss, details))
            return day.replace(year=told)
        details = (("words", self.page.quote(span)), ("other", f"{first} - {day.year}"))
        self.problems.append(Problem(ProblemKind.CONTRADICTION, gloss, details))
        return day

    def _compare(self, span: Span, observance: Observance | None, day: date, at: Span) -> None:
        """Tell where the report gives a known day wrongly; the report's day stays."""
        if observance is None or observance.reckoning is Reckoning.PERIOD:
            return
        official = observance.on(day.year)
        if official is None or official == day:
            return
        if observance.reckoning is Reckoning.LUNAR and abs(official - day) > NEAR:
            return
        details = (
            ("name", self.page.quote(span)),
            ("reported", f"{day:%d/%m}"),
            ("official", f"{official:%d/%m}"),
        )
        self.problems.append(Problem(ProblemKind.OFFICIAL_DATE_DIFFERS, at, details))

    def _by_calendar(self, named: Named, count: int | None) -> date | None:
        """The day of a name that stands alone: by its year's name or number, else the next one."""
        observance = named.observance
        if named.year_name:
            return observance.on(self._lunar_year(named.year_name))
        if count is not None and observance.origin:
            year = observance.origin + count
            if abs(year - self.anchor.year) <= 1:
                return observance.on(year)
        told = TOLD_YEAR.match(self.text, named.span.end)
        if told and abs(int(told[1]) - self.anchor.year) <= LONG_AGO:
            return observance.on(int(told[1]))
        days = [observance.on(self.anchor.year + n) for n in (-1, 0, 1)]
        return next((d for d in days if d and d >= self.anchor - NEAR), None)

    def _lunar_year(self, name: str) -> int:
        """Return the year of a name such as "Mậu Tuất" that lies nearest."""
        here = self.anchor.year
        place = _cycle().get(name.lower(), (here - FIRST) % CYCLE)
        ahead = (place - (here - FIRST)) % CYCLE
        return here + (ahead if ahead <= CYCLE // 2 else ahead - CYCLE)


@cache
def _cycle() -> dict[str, int]:
    """The places of the names of years in their cycle of sixty."""
    names = (f"{STEMS[n % len(STEMS)]} {BRANCHES[n % len(BRANCHES)]}".lower() for n in range(CYCLE))
    return {name: place for place, name in enumerate(names)}
