"""What a review shows, row by row: choices, problems, words passed over, items gone. No widgets."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, overload

from planner.model import Confidence, DatedBy, DueFrom, Event, Task
from planner.rereading import Standing, changed_fields
from planner.results import completed_day, is_late
from planner.review import Mark
from ui.report_view import Light, LitWords
from ui.texts import beside, shown

if TYPE_CHECKING:
    from planner.model import Item, Passed, Problem, Span
    from planner.review import Choice, Review
    from ui.texts import Texts

TITLE_LETTERS = 160
TOLD_FIELDS = frozenset(
    {"summary", "month", "due", "area", "assignee", "with_units", "start", "end", "location"}
    | {"status", "note", "priority", "kind"}
)
FIRST_TIME = frozenset({Standing.NEW, Standing.CARRIED, Standing.TOLD})
RETURNED = ("summary", "status", "start", "end", "due", "location", "note", "priority", "kind")


class Tab(Enum):
    """The looks at a review."""

    TASKS = "tasks"
    EVENTS = "events"
    LOOK = "look"
    EARLIER = "earlier"  # only where the report speaks of tasks of earlier plans
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a choice by its index in the review, or words to read."""

    title: str
    detail: str
    badge: str  # one word at the right: how sure, or how it stands to earlier readings
    span: Span | None
    choice: int | None = None
    mark: Mark | None = None
    asks: bool = False
    is_told: bool = False  # a task of an earlier plan that the report tells of


class Rows(Sequence[Row]):
    """The rows of a tab in the order of the report, each made when it is first asked for.

    What a decision leaves as it was is taken over from the rows before it.
    """

    def __init__(self, review: Review, tab: Tab, texts: Texts, before: Rows | None) -> None:
        self.review, self._texts = review, texts
        self.choices: Sequence[int]  # the choices under the tab
        self.made: dict[int, tuple[Choice, Row]] = {}
        self.around: tuple[list[Row], list[Row]]  # the rows above and below the choices
        if before is not None and _is_same_reading(before.review, review):
            self.around, self.made = before.around, before.made
        else:
            self.around = _around(review, tab, texts)
        if before is not None and _stand_as_before(before.review, review, tab):
            self.choices = before.choices
        else:
            self.choices = [n for n, each in enumerate(review.choices) if _stands_under(each, tab)]

    def __len__(self) -> int:
        return len(self.choices) + sum(map(len, self.around))

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        above, below = self.around
        place = range(len(self))[place] - len(above)
        if place < 0:
            return above[place]
        if place >= len(self.choices):
            return below[place - len(self.choices)]
        return self._row(self.choices[place])

    def place_of(self, choice: int) -> int | None:
        """Return where a choice stands; None when it is under another tab."""
        place = bisect_left(self.choices, choice)
        found = place < len(self.choices) and self.choices[place] == choice
        return place + len(self.around[0]) if found else None

    def changed(self, before: Rows) -> list[int] | None:
        """Return where a row is not what it was; None where there are other rows."""
        if before.around is not self.around or before.choices is not self.choices:
            return None
        old, new, above = before.review.choices, self.review.choices, len(self.around[0])
        return [n + above for n, each in enumerate(self.choices) if old[each] is not new[each]]

    def _row(self, index: int) -> Row:
        choice = self.review.choices[index]
        made = self.made.get(index)
        if made is None or made[0] is not choice:
            made = self.made[index] = choice, _choice_row(choice, index, self._texts)
        return made[1]


def rows(review: Review, tab: Tab, texts: Texts, before: Rows | None = None) -> Rows:
    """Return the rows of a tab, with what need not be made anew taken from those before."""
    return Rows(review, tab, texts, before)


def _is_same_reading(before: Review, review: Review) -> bool:
    """Tell whether a review differs from the one before by decisions alone."""
    same = before.draft is review.draft and before.gone is review.gone
    return same and before.told is review.told


def _stand_as_before(before: Review, review: Review, tab: Tab) -> bool:
    """Tell whether the same choices stand under a tab; a decision changes one of them."""
    if len(before.choices) != len(review.choices):
        return False
    pairs = zip(before.choices, review.choices, strict=True)
    changed = [(was, now) for was, now in pairs if was is not now]
    return all(_stands_under(was, tab) is _stands_under(now, tab) for was, now in changed)


def _around(review: Review, tab: Tab, texts: Texts) -> tuple[list[Row], list[Row]]:
    """Return the rows above and below the choices: what a person can only read."""
    draft = review.draft
    match tab:
        case Tab.LOOK:
            notes = [texts.say(f"assumed.{note}") for note in draft.document.notes]
            told = [_told_row(said, texts) for said in (*notes, *review.told)]
            return told, [_problem_row(review, each, texts) for each in draft.problems]
        case Tab.PASSED:
            passed = [_passed_row(review, each, texts) for each in draft.passed]
            return passed, [_gone_row(item, texts) for item in review.gone]
        case Tab.TASKS | Tab.EVENTS | Tab.EARLIER:
            return [], []


def lit_words(review: Review) -> list[LitWords]:
    """Return the words to light: what was passed over and what is wrong under the items' own."""
    draft = review.draft
    lit = [LitWords(each.span, Light.PASSED) for each in draft.passed]
    for light, kind in ((Light.TASK, Task), (Light.EVENT, Event)):
        lit += [
            LitWords(evidence.span, light)
            for choice in review.choices
            if isinstance(choice.item, kind)
            and (evidence := choice.evidence)
            and choice.mark is not Mark.DROPPED
        ]
    wrong = [*(each.span for each in draft.problems), *draft.document.unsure]
    return lit + [LitWords(span, Light.PROBLEM) for span in wrong]


def summary(review: Review, texts: Texts) -> str:
    """Return the line at the foot: what will go into the plan, what still asks, what changed."""
    told, outcomes = review.standing(Standing.TOLD), {item.uid for item in review.outcomes}
    entering = [*review.accepted, *(e for e in review.edited if e.uid not in outcomes)]
    tasks = sum(isinstance(item, Task) for item in entering)
    over = sum(c.proposal.over and c.mark is Mark.UNTICKED for c in review.choices)
    key = "review.will_enter" if tasks in {0, len(entering)} else "review.will_enter_both"
    said = [
        texts.say(key, count=len(entering), tasks=tasks, events=len(entering) - tasks),
        texts.say("review.will_mark", count=len(outcomes), all=told) if told else "",
        texts.say("review.asking", count=len(asked)) if (asked := review.asked) else "",
        texts.say("review.left_over", count=over) if over else "",
        _beside_last_time(review, texts),
    ]
    return beside(*said)


def relit(before: Review, after: Review) -> bool:
    """Tell whether a decision changes which words are lit, or how."""
    if before.draft is not after.draft or len(before.choices) != len(after.choices):
        return True
    pairs = zip(before.choices, after.choices, strict=True)
    return any(was is not now and _lit(was) != _lit(now) for was, now in pairs)


def _lit(choice: Choice) -> tuple[object, ...]:
    return type(choice.item), choice.evidence, choice.mark is Mark.DROPPED


def _beside_last_time(review: Review, texts: Texts) -> str:
    counts = Counter(choice.standing for choice in review.choices)
    if counts.keys() <= FIRST_TIME and not review.gone:
        return ""
    return texts.say(
        "review.beside_last_time",
        new=counts[Standing.NEW] + counts[Standing.CARRIED],
        changed=counts[Standing.CHANGED],
        same=counts[Standing.SAME],
        gone=len(review.gone),
    )


def tab_of(choice: Choice) -> Tab:
    """Return the tab where a choice is looked for first."""
    if choice.is_told:
        return Tab.EARLIER
    return Tab.TASKS if isinstance(choice.item, Task) else Tab.EVENTS


def _stands_under(choice: Choice, tab: Tab) -> bool:
    match tab:
        case Tab.TASKS:
            return isinstance(choice.item, Task) and not choice.is_told
        case Tab.EVENTS:
            return isinstance(choice.item, Event)
        case Tab.EARLIER:
            return choice.is_of_earlier_plan
        case Tab.LOOK:
            return choice.is_doubtful
        case Tab.PASSED:
            return False


def _choice_row(choice: Choice, index: int, texts: Texts) -> Row:
    evidence = choice.evidence
    details = told_details(choice, texts) if choice.is_told else _details(choice, texts)
    return Row(
        title=shown(choice.item.summary),
        detail=beside(*details),
        badge=_badge(choice, texts),
        span=evidence.span if evidence else None,
        choice=index,
        mark=choice.mark,
        asks=choice.mark is Mark.ASKED,
        is_told=choice.is_told,
    )


def _details(choice: Choice, texts: Texts) -> list[str]:
    item = choice.item
    when = texts.due(item) if isinstance(item, Task) else texts.days(item)
    return [
        texts.say("review.over") if choice.proposal.over else "",
        when,
        _why(choice, texts),
        item.area or "",
        item.assignee or "",
        item.location or "" if isinstance(item, Event) else "",
        _changes(choice, texts),
        _goes_on(choice, texts),
    ]


def _why(choice: Choice, texts: Texts) -> str:
    """Return what a day rests on that does not stand in the report."""
    item = choice.proposal.item
    if choice.proposal.confidence is not Confidence.INFERRED or choice.is_corrected:
        return ""
    if isinstance(item, Event):
        by_calendar = item.start is not None and item.dated_by is DatedBy.CALENDAR
        return texts.say("review.by_calendar") if by_calendar else ""
    return texts.say("review.by_event") if item.due_from is DueFrom.EVENT else ""


def told_details(choice: Choice, texts: Texts) -> list[str]:
    """Return what a report tells of a task, and what would be written about it."""
    task, evidence = choice.item, choice.evidence
    if not isinstance(task, Task) or evidence is None:
        return []
    quote, day = shown(evidence.quote), completed_day(task)
    if day is None:
        return [texts.say("review.told_part", percent=task.percent_complete, quote=quote)]
    late = (
        texts.say("review.done_late", due=texts.day(task.due)) if is_late(task) and task.due else ""
    )
    return [
        texts.say("review.told_done", quote=quote),
        texts.say("review.done_on", day=texts.day(day)),
        late,
    ]


def _goes_on(choice: Choice, texts: Texts) -> str:
    """Return which earlier task a proposal is, if it is one that goes on."""
    known, item = choice.comparison.known, choice.item
    if choice.standing is not Standing.CARRIED or known is None:
        return ""
    if item.month is None or known.month is None:
        return texts.say("review.same_as", title=shown(known.summary))
    return texts.say(
        "review.goes_on",
        month=texts.month(item.month),
        title=shown(known.summary),
        earlier=texts.month(known.month),
    )


def _changes(choice: Choice, texts: Texts) -> str:
    known = choice.comparison.known
    if choice.standing is not Standing.CHANGED or known is None:
        return ""
    if choice.is_return:
        names = tuple(name for name in RETURNED if _differs(known, choice.proposal.item, name))
    else:
        names = changed_fields(known, choice.proposal.item)
    told = [texts.say(f"review.field_{name}") for name in names if name in TOLD_FIELDS]
    return texts.say("review.changed_in", fields=", ".join(told)) if told else ""


def _badge(choice: Choice, texts: Texts) -> str:
    if choice.mark is Mark.DROPPED:
        return texts.say("review.dropped")
    if choice.standing is not Standing.NEW:
        return texts.say(f"review.{choice.standing.value}")
    confidence = choice.proposal.confidence
    if confidence is Confidence.DOUBTFUL and choice.is_decided:
        return texts.say("review.decided")
    return texts.say(f"review.{confidence.value}")


def _problem_row(review: Review, problem: Problem, texts: Texts) -> Row:
    sentence = texts.words.section("problems")[problem.kind.value]
    for name, value in problem.details:
        sentence = sentence.replace("{" + name + "}", shown(value))
    quote = shown(review.draft.document.quote(problem.span))
    return Row(sentence, quote, texts.say("review.warning"), problem.span)


def _told_row(said: str, texts: Texts) -> Row:
    """Return what is wrong with the file: an old font, hidden text, a line that is broken."""
    return Row(shown(said), "", texts.say("review.warning"), None)


def _differs(known: Item, item: Item, name: str) -> bool:
    return getattr(known, name, None) != getattr(item, name, None)


def _passed_row(review: Review, passed: Passed, texts: Texts) -> Row:
    quote = shown(review.draft.document.quote(passed.span))
    title = quote if len(quote) <= TITLE_LETTERS else quote[: TITLE_LETTERS - 1] + "…"
    reason = texts.say(f"review.passed_{passed.reason.value}")
    return Row(title, reason, "", passed.span)


def _gone_row(item: Item, texts: Texts) -> Row:
    return Row(shown(item.summary), texts.say("review.gone_detail"), texts.say("review.gone"), None)
