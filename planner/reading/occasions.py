"""Days that have names: which ones a report means, on which day, and whether it has the day right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.almanac.lunar import BRANCHES, STEMS
from planner.almanac.observances import Reckoning, find_names
from planner.model import Cue, DatedBy, EventKind, Grain, Problem, ProblemKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from planner.almanac.observances import Named, Observance
    from planner.model import DayPart, Mention

I = re.IGNORECASE
COUNT = re.compile(
    r"(?P<count>\d{1,4})[ \t]+năm(?:[ \t]+(?:kỷ niệm|kể từ))?[ \t]+(?:lễ[ \t]+)?$", I
)
GLOSS = re.compile(r"[\s”\"]{0,3}(?:\(|,|:|–|-)?\s{0,2}(?:từ\s+)?(?:ngày\s+)?", I)
COUNTED = re.compile(
    r"(?P<count>\d{1,4})[ \t]+năm[ \t]+(?P<name>(?!\()[^\n;:.()]{3,110}?)[ \t]{0,3}(?P<open>\(|,[ \t](?=\d))",
    I,
)
BRACKETED = re.compile(r"\([^()\n]{1,60}\)?")
PIECE_START = re.compile(
    r"[;:.,(\n“”\"]|\b(?:nhân dịp|nhân|chào mừng|hưởng ứng|kỷ niệm|tuyên truyền|mừng|dịp|trong những|vào dịp|tổ chức|như)\b",
    I,
)
NAMELESS = re.compile(
    r"\b(?:nhân dịp|nhân|chào mừng|kỷ niệm|hưởng ứng|mừng|dịp)\s+(?P<name>(?:ngày\s+)?)$", I
)
FEAST = re.compile(
    r"(?:các[ \t]+)?(?:[Nn]gày hội|[Ll]ễ hội|[Tt]uần lễ|[Tt]uần [Vv]ăn hóa|[Ff]estival|[Tt]háng hành động|[Ll]iên hoan|[Hh]ội chợ|[Hh]ội xuân)"
    r"(?:[ \t]+(?!(?:theo|với|nhằm|do|tại|để|cùng|vào|và|của|trên|trong|cho|đảm|bảo|được|tham|là|có|từ|ngày|sẽ|nhân|chào|an|vui)\b)[^\s,;:.()]+){1,9}"
)
YEARS = re.compile(r"[/. ](\d{4})\b")
SPAN_OF_YEARS = timedelta(days=3 * 366)
NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that has a day: its name as written, its days (inclusive), why."""

    span: Span
    kind: EventKind
    rule: str
    start: date | None = None
    last: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    day_part: DayPart | None = None
    dated_by: DatedBy = DatedBy.TEXT
    place: Span | None = None
    assignee: Span | None = None
    guests: Span | None = None
    duty: int | None = None
    over: bool = False
    doubtful: bool = False
    gloss: Span | None = None  # name and date together: no due stands in it


@dataclass(frozen=True, slots=True)
class Names:
    """The named days of a text, the dates they use up, and what is wrong with them."""

    occasions: tuple[Occasion, ...]
    used: tuple[Span, ...]
    problems: tuple[Problem, ...]
    spans: tuple[Span, ...]  # all names, for those who split sentences


def named_spans(text: str) -> tuple[list[Named], tuple[Span, ...]]:
    """Return the names of days in a text, and where they stand."""
    named = [
        n for n in find_names(text) if any(c.isupper() for c in text[n.span.start : n.span.end])
    ]
    return named, tuple(n.span for n in named)


def named_days(
    text: str, named: Sequence[Named], mentions: Sequence[Mention], anchor: date
) -> Names:
    """Return the named days with their days."""
    reader = _NameReader(text, mentions, anchor)
    for each in named:
        reader.name(each)
    reader.counted()
    reader.bracketed()
    reader.nameless()
    reader.feasts()
    found = sorted(reader.found, key=lambda o: o.span.start)
    return Names(
        tuple(found), tuple(reader.used), tuple(reader.problems), tuple(n.span for n in named)
    )


class _NameReader:
    """Joins names of days with the dates beside them."""

    def __init__(self, text: str, mentions: Sequence[Mention], anchor: date) -> None:
        self.text = text
        self.mentions = [m for m in mentions if m.period is None or m.period.grain is Grain.DAY]
        self.anchor = anchor
        self.found: list[Occasion] = []
        self.used: list[Span] = []
        self.problems: list[Problem] = []

    def name(self, named: Named) -> None:
        """A name from the almanac, with its date if one stands beside it."""
        if any(m.cue is Cue.ON and m.span.holds(named.span) for m in self.mentions):
            return  # "sáng mùng 2 Tết" is a date, not an occasion
        span, count = self._with_count(self._with_day(named.span))
        observance = named.observance
        dates = self._beside(span.end)
        if dates:
            self._dated(span, count, dates, observance.kind, observance)
            return
        day = self._by_calendar(named, count)
        if day is None:
            return
        last = observance.last_day(day.year)
        self._add(
            Occasion(
                span,
                observance.kind,
                "ngày có tên",
                day,
                last if last != day else None,
                dated_by=DatedBy.CALENDAR,
                gloss=span,
            )
        )

    def counted(self) -> None:
        """ "75 năm trận ... (25/7/1948 - 25/7/2023)": an anniversary that no almanac knows."""
        for match in COUNTED.finditer(self.text):
            if self._taken(Span(*match.span("name"))):
                continue
            dates = self._beside(match.end("name"))
            if dates and self._first_year(dates):
                span = Span(match.start(), match.end("name"))
                self._dated(span, int(match["count"]), dates, EventKind.COMMEMORATION, None)

    def bracketed(self) -> None:
        """ "ngày Hội ... ra đời (15/10)": a name with its day in brackets."""
        for mention in self.mentions:
            start = (mention.cue_span or mention.span).start
            if mention.period is None or self._is_used(mention.span):
                continue
            if self.text[max(0, start - 1) : start] != "(" or not re.match(
                r"[^()\n]{0,90}?\)|…|$", self.text[mention.span.end :][:100]
            ):
                continue
            span = self._phrase_before(start - 1)
            if (
                span
                and re.match(r"(?:ngày|lễ|tết|tháng|tuần)\b", self.text[span.start : span.end], I)
                or (span and self._in_list(mention))
            ):
                self._dated(span, None, [mention], EventKind.COMMEMORATION, None)

    def nameless(self) -> None:
        """ "nhân ngày 27/7": a day that everybody knows by its date."""
        for mention in self.mentions:
            if mention.period is None or self._is_used(mention.span):
                continue
            before = self.text[max(0, mention.span.start - 24) : mention.span.start]
            match = NAMELESS.search(before)
            if match:
                start = mention.span.start - len(match["name"])
                self._dated(
                    Span(start, mention.span.end), None, [mention], EventKind.COMMEMORATION, None
                )

    def feasts(self) -> None:
        """A feast with a name and no day."""
        for match in FEAST.finditer(self.text):
            span = Span(*match.span())
            if not self._taken(span):
                self._add(Occasion(span, EventKind.FESTIVAL, "lễ hội chưa rõ ngày", gloss=span))

    def _add(self, occasion: Occasion) -> None:
        self.found.append(occasion)

    def _taken(self, span: Span) -> bool:
        return any(o.span.touches(span) for o in self.found)

    def _is_used(self, span: Span) -> bool:
        return any(u.touches(span) for u in self.used)

    def _with_day(self, span: Span) -> Span:
        """Take in the word "Ngày" before a name that the almanac has without it."""
        before = self.text[max(0, span.start - 5) : span.start]
        return Span(span.start - 5, span.end) if before.lower() == "ngày " else span

    def _with_count(self, span: Span) -> tuple[Span, int | None]:
        match = COUNT.search(self.text, max(0, span.start - 22), span.start)
        return (Span(match.start(), span.end), int(match["count"])) if match else (span, None)

    def _beside(self, end: int) -> list[Mention]:
        """The dates that stand right behind a name, in brackets or not."""
        lead = GLOSS.match(self.text, end)
        start = lead.end() if lead else end
        close = self._bracket_end(end)
        found: list[Mention] = []
        for mention in self.mentions:
            if mention.span.start < end or self._is_used(mention.span):
                continue
            if mention.span.start > max(start + 1, close):
                break
            whole = (mention.cue_span or mention.span).start
            if not found and whole > start + 1:
                break
            if found and mention.span.start - found[-1].span.end > 4 and mention.span.start > close:
                break
            found.append(mention)
        return found

    def _bracket_end(self, end: int) -> int:
        match = BRACKETED.match(self.text, end + 1 if self.text[end : end + 1] == " " else end)
        match = match or re.compile(r",? ?\d[\d/. ]+[-–] ?\d[\d/. ]+").match(self.text, end)
        return match.end() if match else end

    def _dated(
        self,
        span: Span,
        count: int | None,
        dates: list[Mention],
        kind: EventKind,
        observance: Observance | None,
    ) -> None:
        last = dates[-1]
        gloss = Span(span.start, last.span.end)
        if self.text[span.end : last.span.start] in {" ", "\u00a0"} and len(dates) == 1:
            span = gloss  # "Quốc khánh 2/9": the date is part of the name
        self.used.extend(m.cue_span or m.span for m in dates)
        if last.period is None:
            return
        day = last.period.last_day if self._years(last) else last.period.start
        end = None
        if not self._years(last) and len(dates) == 1 and last.period.last_day != last.period.start:
            end = last.period.last_day
        first = self._first_year(dates)
        day = self._checked(span, count, first, day, gloss)
        self._compare(span, observance, day, last.span)
        self._add(
            Occasion(
                span,
                kind,
                f"ngày có tên + {last.rule}",
                day,
                end,
                last.start_time,
                last.end_time,
                last.day_part,
                last.dated_by,
                gloss=gloss,
                doubtful=any(m.problems for m in dates),
            )
        )

    def _years(self, mention: Mention) -> bool:
        """Tell whether a mention runs over years: an anniversary pair."""
        period = mention.period
        return period is not None and period.end - period.start > SPAN_OF_YEARS

    def _first_year(self, dates: Sequence[Mention]) -> int | None:
        """The year of the old half of a pair: "26/3/1931 - 26/3/2017"."""
        written = YEARS.findall(self.text, dates[0].span.start, dates[-1].span.end)
        return int(written[0]) if len(written) == 2 else None

    def _checked(
        self, span: Span, count: int | None, first: int | None, day: date, gloss: Span
    ) -> date:
        if count is None or first is None or day.year - first == count:
            return day
        told = (
            self.anchor.year if day.month >= 2 or self.anchor.month < 11 else self.anchor.year + 1
        )
        if first + count == told and day.year != told:
            details = (("words", self.text[gloss.start : gloss.end]), ("expected", str(told)))
            self.problems.append(Problem(ProblemKind.MONTH_MISMATCH, gloss, details))
            return day.replace(year=told)
        details = (("words", self.text[span.start : span.end]), ("other", f"{first} - {day.year}"))
        self.problems.append(Problem(ProblemKind.CONTRADICTION, gloss, details))
        return day

    def _compare(self, span: Span, observance: Observance | None, day: date, at: Span) -> None:
        if observance is None or observance.reckoning is Reckoning.PERIOD:
            return
        official = observance.on(day.year)
        if official is None or official == day:
            return
        if observance.reckoning is Reckoning.LUNAR and abs(official - day) > NEAR:
            return
        details = (
            ("name", self.text[span.start : span.end]),
            ("reported", f"{day:%d/%m}"),
            ("official", f"{official:%d/%m}"),
        )
        self.problems.append(Problem(ProblemKind.OFFICIAL_DATE_DIFFERS, at, details))

    def _by_calendar(self, named: Named, count: int | None) -> date | None:
        observance = named.observance
        if named.year_name:
            year = self._lunar_year(named.year_name)
            day = observance.on(year)
            return day
        if count is not None and observance.origin:
            year = observance.origin + count
            if abs(year - self.anchor.year) <= 1:
                return observance.on(year)
        told = re.match(
            r"[ \t]+(?:năm[ \t]+)?(\d{4})\b", self.text[named.span.end : named.span.end + 12]
        )
        if told:
            return observance.on(int(told[1]))
        days = [observance.on(self.anchor.year + n) for n in (-1, 0, 1)]
        ahead = [d for d in days if d and d >= self.anchor - NEAR]
        return ahead[0] if ahead else None

    def _lunar_year(self, name: str) -> int:
        stem, branch = name.lower().split()
        stems, branches = [s.lower() for s in STEMS], [b.lower() for b in BRANCHES]
        years = [
            y
            for y in range(self.anchor.year - 30, self.anchor.year + 30)
            if stems[(y - 4) % 10] == stem and branches[(y - 4) % 12] == branch
        ]
        return min(years, key=lambda y: abs(y - self.anchor.year)) if years else self.anchor.year

    def _phrase_before(self, end: int) -> Span | None:
        begin = max(0, end - 120)
        starts = [m.end() for m in PIECE_START.finditer(self.text, begin, end)]
        start = starts[-1] if starts else begin
        while start < end and self.text[start] in " \t–-":
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        words = self.text[start:end].split()
        return Span(start, end) if 2 <= len(words) <= 14 else None

    def _in_list(self, mention: Mention) -> bool:
        """Tell whether it is one of a list of days: two more "(d/m)" on the line."""
        line = self.text.rfind("\n", 0, mention.span.start) + 1
        end = self.text.find("\n", mention.span.end)
        near = self.text[line : end if end >= 0 else len(self.text)]
        return len(re.findall(r"\(\d{1,2}[/.-]\d{1,2}\)", near)) >= 3


def told_as_over(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Mark occasions as over."""
    return [replace(o, over=True) for o in occasions]
