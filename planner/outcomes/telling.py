"""Hold the sentences that look back against open tasks: which are told as done, and how far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from planner.model import Month, Span, TaskStatus
from planner.outcomes.alike import contradict, likeness
from planner.outcomes.candidates import SHARE
from planner.outcomes.clauses import parts
from planner.outcomes.lexicon import phrases, syllables
from planner.outcomes.wording import compiled, content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.model import Evidence, Task
    from planner.outcomes.alike import Likeness
    from planner.outcomes.candidates import Works
    from planner.outcomes.clauses import Opening, Part
    from planner.outcomes.wording import Content, Token

NAMED = 2.5  # weight from which words name one work and no other
LISTED = 3.0  # behind a comma more is asked: "về thu, nộp đảng phí" names no work
MANY = 5  # syllables that name one even where all are common
ALL = 100
FAULTS = r".*“(?:hạn chế|tồn tại|khuyết điểm|nguyên nhân)"
"""Rules of the sections that tell what went wrong."""
LASTING = (
    r"(?:tăng cường|duy trì|thường xuyên|chú trọng|nâng cao|đẩy mạnh|quan tâm|theo dõi|giữ vững"
    r"|phát huy|bám sát|thực hiện (?:tốt|nghiêm)|củng cố)\b"
)
"""What opens work that is never over."""
CONTINUED = r"tiếp tục\b"
RULES = {TaskStatus.COMPLETED: "việc đã xong", TaskStatus.IN_PROCESS: "việc đang làm"}


@dataclass(frozen=True, slots=True)
class Telling:
    """What a report tells of an open task: done, or under way with so much of it done."""

    task: Task
    status: TaskStatus
    percent: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Match:
    """A task that a part of a sentence names."""

    task: Task
    evidence: Evidence
    part: Part
    opening: Opening
    likeness: Likeness
    forms: frozenset[str]

    @property
    def status(self) -> TaskStatus | None:
        """What the part says of the task, if anything."""
        if self.opening.under_way or self.is_doubted:
            told = self.part.percent is not None and phrases("put_off").isdisjoint(self._taken_back)
            return TaskStatus.IN_PROCESS if told else None
        if compiled(CONTINUED).match(self.task.summary.casefold()) and not self.opening.finished:
            return None
        return TaskStatus.COMPLETED

    @property
    def is_doubted(self) -> bool:
        """Tell whether the part takes back that the task is done."""
        return bool(self._taken_back) or self.part.is_partial or self.likeness.falls_short

    @property
    def _taken_back(self) -> set[str]:
        title = self.task.summary.casefold()
        return {words for words in self.part.taken_back if words not in title}

    @property
    def telling(self) -> Telling:
        """The finding, with the part of the sentence that tells it."""
        status = self.status or TaskStatus.NEEDS_ACTION
        span = self.evidence.span
        evidence = replace(
            self.evidence,
            span=Span(span.start + self.part.start, span.start + self.part.end),
            quote=self.evidence.sentence[self.part.start : self.part.end],
            rule=f"{self.evidence.rule} + {RULES[status]}",
        )
        percent = ALL if status is TaskStatus.COMPLETED else self.part.percent or 0
        return Telling(self.task, status, percent, evidence)


def tellings(
    results: Iterable[Evidence], works: Works, organisation: str | None
) -> tuple[Telling, ...]:
    """Return what sentences that look back tell of open tasks: one finding for a task at most.

    `organisation` is whose report it is: what bodies outside of it have done is not its work.
    """
    matches: list[_Match] = []
    for evidence in results if works.tasks else ():
        for part in parts(evidence.sentence) if not compiled(FAULTS).match(evidence.rule) else ():
            found = list(_matches(evidence, part, works, organisation or ""))
            matches += [match for match in found if not _is_outdone(match, found)]
    matches.sort(key=lambda match: match.task.uid)
    grouped = groupby(matches, key=lambda match: match.task.uid)
    decided = [match for _, held in grouped if (match := _decided(list(held)))]
    return tuple(m.telling for m in sorted(decided, key=lambda match: match.evidence.span))


def _matches(evidence: Evidence, part: Part, works: Works, organisation: str) -> Iterator[_Match]:
    for opening in part.openings:
        for task, held in works.near(opening.work):
            found = _likeness(held, opening, _before(task, organisation))
            if found is None or found.share < SHARE or not _is_enough(found, opening):
                continue
            if compiled(LASTING).match(task.summary.casefold()):
                continue
            own = task.evidence.sentence if task.evidence else task.summary
            if contradict(own, evidence.sentence[part.start : part.end]):
                continue
            if found.follows in syllables("places") and found.follows not in held.forms:
                continue  # done in one place; the task names none
            if _is_ours(opening.subject, task, organisation):
                forms = frozenset(opening.work.forms[n] for n in found.matched)
                yield _Match(task, evidence, part, opening, found, forms)


def _is_enough(found: Likeness, opening: Opening) -> bool:
    """Tell whether the words name one work and no other."""
    return found.weight >= (LISTED if opening.listed else NAMED) or len(found.matched) > MANY


def _before(task: Task, organisation: str) -> frozenset[str]:
    """Return the words that may stand before a bare verb: who did it."""
    own = content_of(organisation).forms
    return syllables("ourselves").union(own, content_of(task.assignee or "").forms)


def _likeness(held: Content, opening: Opening, before: frozenset[str]) -> Likeness | None:
    told = opening.work
    if opening.loose:
        starts = (n for n, pair in enumerate(pairwise(told.forms)) if pair == held.forms[:2])
        told = told.since(next(starts, 0))
    finished = opening.finished or opening.under_way
    return likeness(held, told, finished=finished, before=before if opening.bare else None)


def _is_ours(subject: tuple[Token, ...], task: Task, organisation: str) -> bool:
    """Tell whether who did it may be who was to do it."""
    last = max((n for n, token in enumerate(subject) if token.parted), default=0)
    who = [token for token in subject[last:] if token.kind == "word"]
    own = set(content_of(organisation).forms)
    if task.assignee:
        named = {t.form for t in who} - own - syllables("units") - syllables("function")
        return not named or not named.isdisjoint(content_of(task.assignee).forms)
    outside = {t.form for t in who if t.form in syllables("outside")} | _named_outside(who)
    return outside - own <= set(content_of(task.summary).forms)


def _named_outside(who: Sequence[Token]) -> set[str]:
    """As in "xã Lộc Hà", "Trường Mầm non Sơn Ca" and "các trường"; not in "nhà trường", "xã"."""
    heads = syllables("outside_by_name")
    named = {t.form for t, after in pairwise(who) if t.form in heads and after.capital}
    return named | {
        t.form for before, t in pairwise(who) if before.form == "các" and t.form in heads
    }


def _is_outdone(match: _Match, found: Sequence[_Match]) -> bool:
    """Tell whether the same words name another task better, or two of them equally well."""
    return any(
        other.forms > match.forms or (other.forms == match.forms and _goes_before(other, match))
        for other in found
        if other.task is not match.task
    )


def _goes_before(other: _Match, match: _Match) -> bool:
    """Of equal tasks the newest is meant; of two units' equal tasks neither is."""
    first, second = (task.month or Month(1, 1) for task in (other.task, match.task))
    if first != second:
        return first > second
    return other.task.assignee != match.task.assignee


def _decided(found: list[_Match]) -> _Match | None:
    """Return the finding for one task; None where nothing, or more than one thing, is told."""
    partial = [match for match in found if match.status is TaskStatus.IN_PROCESS]
    if partial:
        last = max(partial, key=lambda match: (match.likeness.share, match.evidence.span))
        return last if (last.part.percent or 0) > last.task.percent_complete else None
    done = [match for match in found if match.status is TaskStatus.COMPLETED]
    best = max(done, key=lambda match: match.likeness.share, default=None)
    doubted = (match for match in found if match.status is None and match.is_doubted)
    if best and any(match.likeness.share >= best.likeness.share for match in doubted):
        return None
    return best
