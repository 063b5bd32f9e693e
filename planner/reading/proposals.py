"""The items of a draft: duties and occasions become tasks and events, with evidence and keys."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.model import (
    Confidence,
    DatedBy,
    DueFrom,
    Event,
    Evidence,
    Grain,
    Passed,
    PassReason,
    Place,
    Proposal,
    SectionKind,
    Span,
    Task,
)
from planner.reading import events
from planner.reading.dues import due_of
from planner.reading.identity import Keys
from planner.reading.legibility import legible
from planner.reading.page import Spans
from planner.reading.patterns import Pattern
from planner.reading.subjects import ends_in, subject_at
from planner.reading.words import Words, verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.model import Document, Mention
    from planner.reading.clauses import Sentence
    from planner.reading.dues import Due
    from planner.reading.duties import Duty
    from planner.reading.head import Opening
    from planner.reading.occasions import Names, Occasion
    from planner.reading.page import Page
    from planner.reading.walk import Walk

HELPERS = Pattern(
    r"(?P<before>[\s,]*(?:chủ trì|phải|tiếp tục|chủ động|và|có trách nhiệm)?[\s,]*)"
    r"(?:phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?|cùng(?:\s+với)?)\s+"
)
IN_AREA = Pattern(
    r"nhiệm vụ trọng tâm(?! khác)[^,;]*? trong (?:lĩnh vực|công tác) (?P<area>[^,;.()]{3,60})$"
)
BRACKETED = Pattern(
    r"\((?P<who>(?:(?:[Đđ]/?[Cc]|[Đđ]ồng chí|[Tt]hầy|[Cc]ô|[Ôô]ng|[Bb]à) [A-ZĐ][^();,\d]{1,40}"
    r"|(?:P?HT|TPT|BGH|GVCN|GVBM|TTCM|TPT Đội)(?: ?[,+&-] ?(?:P?HT|TPT|BGH|GVCN|GVBM|TTCM))*))\)$"
)
STOPS = (",", ";", " theo ", " về ", " để ")
LONGEST = 160  # letters of a title
SHORTEST = 60  # letters of a title that was cut


class Drafter:
    """Makes the items of one draft."""

    def __init__(
        self, document: Document, page: Page, opening: Opening, names: Names, walk: Walk
    ) -> None:
        self.document = document
        self.page = page
        self.opening = opening
        self.names = names
        self.walk = walk
        self.keys = Keys(opening.head)
        self._dues: list[Span] = []
        self._dated: list[Occasion] = []
        self._outlook_starts = [o.sentence.span.start for o in walk.outlooks]

    def proposals(self) -> tuple[Proposal, ...]:
        """Return tasks and events in the order of the text."""
        duties = sorted(self.walk.duties, key=lambda pair: pair[0].span)
        by_text = (o for o in self.names.occasions if o.dated_by is DatedBy.TEXT and o.start)
        marked = Spans(o.gloss for o in by_text if o.gloss)
        dues = [due_of(self.page, duty, marked) for duty, _ in duties]
        self._dues = [due.words for due in dues if due.words]
        tasks = [self._task(duty, due) for (duty, _), due in zip(duties, dues, strict=True)]
        self._dated = self._occasions(duties, dues)
        made = [self._event(occasion, tasks) for occasion in self._dated]
        return tuple(sorted([*tasks, *made], key=_order))

    # tasks

    def _task(self, duty: Duty, due: Due) -> Proposal:
        quote = self.page.quote(duty.span)
        rule = " + ".join(filter(None, [duty.rule, due.rule]))
        task = Task(
            key=self.keys.key("task", quote),
            summary=self._title(duty),
            month=self.opening.head.period,
            due=due.day,
            due_from=due.rests_on if due.day else None,
            due_text=self._words(due.words),
            area=self._area(duty),
            assignee=self._words(duty.assignee or self._in_bracket(duty)),
            with_units=self._helpers(duty),
            references=tuple(map(self.page.quote, self.page.papers_in(duty.span))),
            evidence=self._evidence(duty.span, duty.sentence, rule),
        )
        sentence = self._sentence(duty.span, duty.sentence)
        return Proposal(task, self._legible(_sureness(due), duty.span, sentence, due.words))

    def _words(self, span: Span | None) -> str | None:
        return " ".join(self.document.quote(span).split()) if span else None

    def _title(self, duty: Duty) -> str:
        """The task's own words, behind the verb that governs it; cut where a clause ends."""
        words = " ".join(self.document.quote(duty.span).split())
        if duty.verb:
            words = f"{self.document.quote(duty.verb)} {words}"
        if len(words) > LONGEST:
            cut = max(words.rfind(stop, SHORTEST, LONGEST) for stop in STOPS)
            cut = cut if cut > 0 else words.rfind(" ", 0, LONGEST)
            words = words[:cut].rstrip(" ,;") + "…"
        return words[:1].upper() + words[1:]

    def _area(self, duty: Duty) -> str | None:
        if duty.area:
            return self.page.quote(duty.area)
        match = IN_AREA.search(self.page.lower, duty.span.start, duty.span.end)
        return self.page.text[slice(*match.span("area"))] if match else None

    def _in_bracket(self, duty: Duty) -> Span | None:
        """As in "- Kiểm tra hồ sơ tổ 1 (thầy Lộc)": who does it stands behind the work."""
        match = BRACKETED.search(self.page.text, duty.span.start, duty.span.end)
        return Span(*match.span("who")) if match else None

    def _helpers(self, duty: Duty) -> tuple[str, ...]:
        """Who works along: the body between "phối hợp với" and the verb, or a cell."""
        if duty.helpers:
            return (self.page.quote(duty.helpers),)
        start = duty.span.start
        if duty.assignee and duty.span.holds(duty.assignee):
            start = duty.assignee.end
        match = HELPERS.match(self.page.lower, start, duty.span.end)
        if match is None:
            return ()
        words = self.page.words(match.end(), duty.span.end)
        named = subject_at(words, 0, len(words))
        if named and named.verb:
            return (self.page.text[words.starts[0] : words.ends[named.verb - 1]],)
        last = next((at for at in range(1, len(words)) if self._acts(words, at)), 0)
        return (self.page.text[words.starts[0] : words.ends[last - 1]],) if last else ()

    def _acts(self, words: Words, at: int) -> bool:
        """Tell whether the verb of those who work along begins here: no noun or name goes on."""
        verb = verb_at(words, at)
        named = words.is_capital(at) or ends_in(words, at, "noun_makers")
        return verb > 0 and not named

    # events

    def _occasions(
        self, duties: Sequence[tuple[Duty, Words]], dues: Sequence[Due]
    ) -> list[Occasion]:
        found: list[Occasion] = list(self.walk.occasions)
        if self.opening.meeting:
            found.append(events.met(self.opening.meeting))
        for at, ((duty, words), due) in enumerate(zip(duties, dues, strict=True)):
            held = events.organised(self.page, words, duty, due, at)
            held = held or events.begun(self.page, duty)
            if held:
                found.append(held)
            inside = events.within(self.page, words, duty, due)
            found.extend(o for o in inside if not self._is_named(o))
        placed = map(self._placed, self.names.occasions)
        return events.once([*found, *(o for o in placed if o)], self.page.lower)

    def _is_named(self, occasion: Occasion) -> bool:
        """Tell whether the day of an occasion is already that of a named one."""
        return any(
            named.start == occasion.start and named.start is not None
            for named in self.names.occasions
        )

    def _placed(self, occasion: Occasion) -> Occasion | None:
        """A named day where it stands: over in the review, wanted in the plan."""
        if self.page.papers.touch(occasion.span):
            return None
        line = self.page.line_at(occasion.span.start)
        if line.number in self.opening.lines and line.number != self.opening.title:
            return None
        kind = self._kind_at(occasion.span)
        if kind is SectionKind.REVIEW:
            by_text = occasion.dated_by is DatedBy.TEXT and occasion.start is not None
            return replace(occasion, over=True) if by_text else None
        if occasion.start is None and kind is not SectionKind.OUTLOOK:
            return None
        titled = line.number == self.opening.title and kind is None
        return None if titled else occasion

    def _kind_at(self, span: Span) -> SectionKind | None:
        """Return which way the sentence looks that holds a span; None outside of prose."""
        at = bisect_right(self._outlook_starts, span.start) - 1
        if at < 0:
            return None
        outlook = self.walk.outlooks[at]
        return outlook.kind if outlook.sentence.span.touches(span) else None

    def _event(self, occasion: Occasion, tasks: Sequence[Proposal]) -> Proposal:
        quote = self.page.quote(occasion.span)
        start, end = _times(occasion)
        event = Event(
            key=self.keys.key("event", quote),
            summary=quote[:1].upper() + quote[1:],
            kind=occasion.kind,
            month=self.opening.head.period,
            start=start,
            end=end,
            day_part=occasion.day_part,
            location=self._words(occasion.place),
            assignee=self._words(occasion.assignee),
            with_units=tuple(filter(None, [self._words(occasion.guests)])),
            dated_by=occasion.dated_by,
            task=tasks[occasion.duty].item.key if occasion.duty is not None else None,
            evidence=self._evidence(occasion.span, None, occasion.rule),
        )
        sentence = self._sentence(occasion.span, None)
        sure = self._legible(_certainty(occasion), occasion.span, sentence, occasion.date)
        return Proposal(event, sure, occasion.over)

    def _legible(self, sure: Confidence, own: Span, *around: Span | None) -> Confidence:
        return legible(self.document, sure, own, around)

    # what was left

    def passed(self) -> tuple[Passed, ...]:
        """Return dates and sentences that became no item, each with its reason."""
        busy = Spans(
            [
                *self._dues,
                *self.names.used,
                *self.walk.used,
                *(o.date for o in self._dated if o.date),
                *(p.span for p in self.walk.passed),
            ]
        )
        found = list(self.walk.passed)
        for mention in self.page.mentions:
            reason = self._reason(mention, busy)
            if reason:
                found.append(Passed(mention.span, reason))
        return tuple(sorted(found, key=lambda p: p.span))

    def _reason(self, mention: Mention, busy: Spans) -> PassReason | None:
        if mention.period is not None and mention.period.grain is not Grain.DAY:
            return None
        if self.page.papers.touch(mention.span):
            return PassReason.MOVED if self.page.left.touch(mention.span) else PassReason.CITED
        if busy.touch(mention.span):
            return None
        if self.page.line_at(mention.span.start).number in self.opening.lines:
            return PassReason.PUBLISHED
        if mention.period is None:
            return PassReason.VAGUE
        review = self._kind_at(mention.span) is SectionKind.REVIEW
        return PassReason.DONE if review else PassReason.UNUSED

    def results(self) -> tuple[Evidence, ...]:
        """Return the sentences that look back: what they tell is held against earlier plans."""
        return tuple(
            self._evidence(outlook.sentence.span, outlook.sentence, outlook.rule)
            for outlook in self.walk.outlooks
            if outlook.kind is SectionKind.REVIEW
        )

    # evidence

    def _evidence(self, span: Span, sentence: Sentence | None, rule: str) -> Evidence:
        line = self.page.line_at(span.start)
        sentence = sentence or self._sentence_at(span)
        whole = self._sentence(span, sentence)
        return Evidence(
            document=self.document.digest,
            title=self.opening.head.title,
            span=span,
            quote=self.document.quote(span),
            sentence=self.document.quote(whole),
            place=sentence.place if sentence else Place(line.number, 1),
            rule=rule,
        )

    def _sentence_at(self, span: Span) -> Sentence | None:
        found = self.page.sentences(self.page.line_at(span.start))
        return next((s for s in found if s.span.touches(span)), None)

    def _sentence(self, span: Span, sentence: Sentence | None) -> Span:
        """Return what holds a span: its sentence, or its line."""
        sentence = sentence or self._sentence_at(span)
        held = sentence.span if sentence else self.page.line_at(span.start).span
        return Span(min(held.start, span.start), max(held.end, span.end))


def _order(proposal: Proposal) -> tuple[int, bool]:
    evidence = proposal.item.evidence
    return (evidence.span.start if evidence else 0, isinstance(proposal.item, Event))


def _sureness(due: Due) -> Confidence:
    if due.mention is not None and due.mention.problems:
        return Confidence.DOUBTFUL
    calendar = due.mention is not None and due.mention.dated_by is DatedBy.CALENDAR
    inferred = due.day is not None and (due.rests_on is DueFrom.MONTH or calendar)
    return Confidence.INFERRED if inferred else Confidence.SURE


def _certainty(occasion: Occasion) -> Confidence:
    if occasion.doubtful:
        return Confidence.DOUBTFUL
    inferred = occasion.dated_by is DatedBy.CALENDAR
    return Confidence.INFERRED if inferred else Confidence.SURE


def _times(
    occasion: Occasion,
) -> tuple[date | datetime | None, date | datetime | None]:
    """Return when an event starts and when it is over (exclusive)."""
    if occasion.start is None:
        return None, None
    after = (occasion.last or occasion.start) + timedelta(days=1)
    if occasion.start_time is None:
        return occasion.start, after
    start = datetime.combine(occasion.start, occasion.start_time)
    if occasion.last and occasion.last > occasion.start:
        return start, datetime.combine(after, time())
    if occasion.end_time and occasion.end_time > occasion.start_time:
        return start, datetime.combine(occasion.start, occasion.end_time)
    return start, None
