"""The items of a draft: duties and occasions become tasks and events, with evidence and keys."""

from __future__ import annotations

import re
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
    PassReason,
    Passed,
    Place,
    Proposal,
    SectionKind,
    Span,
    Task,
)
from planner.reading import citations, events
from planner.reading.clauses import sentences
from planner.reading.dues import Due, due_of
from planner.reading.identity import Keys
from planner.reading.subjects import subject_at
from planner.reading.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Citation, Document, Mention
    from planner.reading.clauses import Paragraph, Sentence
    from planner.reading.head import Opening
    from planner.reading.occasions import Names, Occasion
    from planner.reading.tasks import Duty
    from planner.reading.walk import Walk

LONGEST = 160  # letters of a title
HELPERS = re.compile(
    r"(?:phối hợp(?:[ \t]+chặt chẽ)?(?:[ \t]+(?:với|cùng))?|cùng(?:[ \t]+với)?)[ \t]+",
    re.IGNORECASE,
)
IN_AREA = re.compile(
    r"nhiệm vụ[^,;]*? trong (?:lĩnh vực|công tác) (?P<area>[^,;.()]{3,60})$", re.IGNORECASE
)


class Drafter:
    """Makes the items of one draft."""

    def __init__(
        self,
        document: Document,
        opening: Opening,
        mentions: Sequence[Mention],
        cited: Sequence[Citation],
        names: Names,
        walk: Walk,
    ) -> None:
        self.document = document
        self.text = document.text
        self.opening = opening
        self.mentions = mentions
        self.cited = cited
        self.names = names
        self.walk = walk
        self.keys = Keys(opening.head)
        self._used: list[Span] = []
        self._starts = [line.span.start for line in walk.lines]

    def proposals(self) -> tuple[Proposal, ...]:
        """Return tasks and events in the order of the text."""
        duties = sorted(self.walk.duties, key=lambda pair: pair[0].span)
        free = [m for m in self.mentions if not citations.within(m.span, self.cited)]
        marked = [g for o in self.names.occasions if (g := o.gloss) and o.dated_by is DatedBy.TEXT]
        dues = [due_of(self.text, duty, free, marked) for duty, _ in duties]
        tasks = [self._task(duty, due) for (duty, _), due in zip(duties, dues, strict=True)]
        found = self._occasions(duties, dues, free)
        made = [self._event(o, tasks) for o in found]
        return tuple(sorted([*tasks, *made], key=_place))

    # tasks

    def _task(self, duty: Duty, due: Due) -> Proposal:
        quote = self._quote(duty.span)
        refs = [self._quote(c.span) for c in self.cited if duty.span.holds(c.span)]
        rule = " + ".join(filter(None, [duty.rule, due.rule]))
        if due.words:
            self._used.append(due.words)
        task = Task(
            key=self.keys.key("task", quote),
            summary=self._title(duty),
            month=self.opening.head.period,
            due=due.day,
            due_from=due.rests_on if due.day else None,
            due_text=self._quote(due.words) if due.words else None,
            area=self._area(duty),
            assignee=self._quote(duty.assignee) if duty.assignee else None,
            with_units=self._helpers(duty),
            references=tuple(refs),
            evidence=self._evidence(duty.span, duty.sentence, rule),
        )
        return Proposal(task, _sureness(due))

    def _title(self, duty: Duty) -> str:
        words = " ".join(self._quote(duty.span).split())
        if duty.verb and len(duty.verb):
            words = f"{self._quote(duty.verb)} {words}"
        if len(words) > LONGEST:
            cut = max(
                words.rfind(stop, 60, LONGEST) for stop in (",", ";", " theo ", " về ", " để ")
            )
            words = words[: cut if cut > 0 else words.rfind(" ", 0, LONGEST)].rstrip(" ,;") + "…"
        return words[:1].upper() + words[1:]

    def _area(self, duty: Duty) -> str | None:
        if duty.area:
            return self._quote(duty.area)
        match = IN_AREA.search(self._quote(duty.span))
        return (
            match["area"].strip()
            if match
            and duty.rule == "động từ đầu vế"
            and "trọng tâm" in match.group()
            and "khác" not in match.group()
            else None
        )

    def _helpers(self, duty: Duty) -> tuple[str, ...]:
        if duty.helpers:
            return (self._quote(duty.helpers),)
        start = duty.span.start
        if duty.assignee and start <= duty.assignee.start < duty.span.end:
            start = duty.assignee.end
        match = HELPERS.search(self.text, start, min(start + 60, duty.span.end))
        if match is None or self.text[start : match.start()].strip(" ,").lower() not in {
            "",
            "chủ trì",
            "phải",
            "tiếp tục",
            "chủ động",
            "và",
            "có trách nhiệm",
        }:
            return ()
        words = Words(self.text, match.end(), duty.span.end)
        subject = subject_at(words, 0, len(words)) if len(words) else None
        if subject is None or subject.verb is None:
            return ()
        return (self.text[words.starts[0] : words.ends[subject.end - 1]],)

    # events

    def _occasions(
        self, duties: Sequence[tuple[Duty, Words]], dues: Sequence[Due], free: Sequence[Mention]
    ) -> list[Occasion]:
        found: list[Occasion] = list(self.walk.occasions)
        if self.opening.meeting:
            found.append(events.met(self.opening.meeting))
        for at, ((duty, words), due) in enumerate(zip(duties, dues, strict=True)):
            held = events.organised(self.text, words, duty, due, at) or events.begun(
                self.text, duty, free
            )
            if held:
                found.append(held)
        found += [o for o in (self._placed(o) for o in self.names.occasions) if o]
        return events.once(found, self.text)

    def _placed(self, occasion: Occasion) -> Occasion | None:
        """A named day where it stands: over in the review, wanted in the plan."""
        kind = self._kind_at(occasion.span)
        if kind is SectionKind.REVIEW:
            by_text = occasion.dated_by is DatedBy.TEXT and occasion.start is not None
            return replace(occasion, over=True) if by_text else None
        if kind is SectionKind.OTHER and occasion.start is None:
            return None
        if citations.within(occasion.span, self.cited) or self._in_title(occasion.span):
            return None
        return occasion

    def _in_title(self, span: Span) -> bool:
        line = self.walk.lines[bisect_right(self._starts, span.start) - 1]
        return line.number in self.opening.lines and not self._kinds_in(line)

    def _kinds_in(self, line: Paragraph) -> bool:
        return any(o.sentence.paragraph is line for o in self.walk.outlooks)

    def _kind_at(self, span: Span) -> SectionKind:
        for outlook in self.walk.outlooks:
            if outlook.sentence.span.touches(span):
                return outlook.kind
        return SectionKind.OTHER if self._after_all(span) else SectionKind.OUTLOOK

    def _after_all(self, span: Span) -> bool:
        return False

    def _event(self, occasion: Occasion, tasks: Sequence[Proposal]) -> Proposal:
        quote = self._quote(occasion.span)
        start, end = _times(occasion)
        event = Event(
            key=self.keys.key("event", quote),
            summary=quote[:1].upper() + quote[1:],
            kind=occasion.kind,
            month=self.opening.head.period,
            start=start,
            end=end,
            day_part=occasion.day_part,
            location=self._quote(occasion.place) if occasion.place else None,
            assignee=self._quote(occasion.assignee) if occasion.assignee else None,
            with_units=(self._quote(occasion.guests),) if occasion.guests else (),
            dated_by=occasion.dated_by,
            task=tasks[occasion.duty].item.key if occasion.duty is not None else None,
            evidence=self._evidence(occasion.span, None, occasion.rule),
        )
        if occasion.doubtful:
            return Proposal(event, Confidence.DOUBTFUL, occasion.over)
        inferred = occasion.dated_by is DatedBy.CALENDAR
        return Proposal(event, Confidence.INFERRED if inferred else Confidence.SURE, occasion.over)

    # what was left

    def passed(self) -> tuple[Passed, ...]:
        """Return dates and sentences that became no item, each with its reason."""
        found = list(self.walk.passed)
        busy = [*self._used, *self.names.used, *self.walk.used]
        if self.opening.meeting:
            busy.append(self.opening.meeting.mention.span)
        for mention in self.mentions:
            reason = self._reason(mention, busy)
            if reason:
                found.append(Passed(mention.span, reason))
        return tuple(sorted(found, key=lambda p: p.span))

    def _reason(self, mention: Mention, busy: Sequence[Span]) -> PassReason | None:
        if mention.period is not None and mention.period.grain is not Grain.DAY:
            return None
        if citations.within(mention.span, self.cited):
            return PassReason.CITED
        if mention.span == self.opening.published or self._in_title(mention.span):
            return PassReason.PUBLISHED
        if any(b.touches(mention.span) for b in busy):
            return None
        if mention.period is None:
            return PassReason.VAGUE
        if self._kind_at(mention.span) is SectionKind.REVIEW:
            return PassReason.DONE
        return PassReason.UNUSED

    # evidence

    def _quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _evidence(self, span: Span, sentence: Sentence | None, rule: str) -> Evidence:
        whole, place = self._sentence(span, sentence)
        return Evidence(
            self.document.digest,
            self.opening.head.title,
            span,
            self._quote(span),
            self._quote(whole),
            place,
            rule,
        )

    def _sentence(self, span: Span, sentence: Sentence | None) -> tuple[Span, Place]:
        if sentence is not None:
            return Span(
                min(sentence.span.start, span.start), max(sentence.span.end, span.end)
            ), sentence.place
        line = self.walk.lines[max(bisect_right(self._starts, span.start) - 1, 0)]
        for found in sentences(self.text, line):
            if found.span.touches(span):
                return Span(
                    min(found.span.start, span.start), max(found.span.end, span.end)
                ), found.place
        return line.span, Place(line.number, 1)


def _place(proposal: Proposal) -> tuple[int, int]:
    evidence = proposal.item.evidence
    return (evidence.span.start, isinstance(proposal.item, Event)) if evidence else (0, 0)


def _sureness(due: Due) -> Confidence:
    if due.mention is not None and due.mention.problems:
        return Confidence.DOUBTFUL
    calendar = due.mention is not None and due.mention.dated_by is DatedBy.CALENDAR
    return (
        Confidence.INFERRED
        if due.day and (due.rests_on is DueFrom.MONTH or calendar)
        else Confidence.SURE
    )


def _times(occasion: Occasion):
    if occasion.start is None:
        return None, None
    last = occasion.last or occasion.start
    if occasion.start_time is None:
        return occasion.start, last + timedelta(days=1)
    start = datetime.combine(occasion.start, occasion.start_time)
    if last > occasion.start:
        return start, datetime.combine(last + timedelta(days=1), time())
    if occasion.end_time and occasion.end_time > occasion.start_time:
        return start, datetime.combine(last, occasion.end_time)
    return start, None
