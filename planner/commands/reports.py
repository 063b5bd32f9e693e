"""extract and import: what a report or a calendar file gives, printed; and kept, or taken over."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands import DONE, REFUSED
from planner.commands.wording import (
    event_when,
    head_lines,
    line,
    meaning,
    problem_sentence,
    refusal_sentence,
    task_when,
    why,
)
from planner.model import Confidence, Event, PlannerError, Task, UnreadableReport

if TYPE_CHECKING:
    from planner.commands import Call
    from planner.model import Draft, Proposal
    from planner.plan import Plan
    from planner.review import Review
    from planner.store import Store

log = logging.getLogger(__name__)


def extract_files(call: Call) -> int:
    """Print what each file gives; one that cannot be read is told, and the others follow."""
    from planner.reading.report import as_json

    status = DONE
    found: list[dict[str, object]] = []
    for name in call.asked.files:
        try:
            draft = _given(Path(name), call)
        except PlannerError as refused:
            status = REFUSED
            found.append({"source": name, "error": _refusal(name, refused, call)})
            continue
        if call.asked.json:
            found.append(as_json(draft, call.words) | {"source": name})
        else:
            _show(draft, call, explained=call.asked.explain)
    if call.asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    return status


def _given(path: Path, call: Call) -> Draft:
    """Return what a report or a calendar file gives."""
    from planner.commands.calendars import held
    from planner.ics.arriving import is_calendar
    from planner.reading.document import raw

    data = raw(path)
    if is_calendar(data, path.name):
        return held(data, path.name, call).draft
    return _draft(str(path), call, data)


def _refusal(name: str, refused: PlannerError, call: Call) -> dict[str, str]:
    """Tell why a file gives nothing; return it as extract answers it."""
    from planner.commands.calendars import refusal

    if isinstance(refused, UnreadableReport):
        code, message = refused.reason, refusal_sentence(refused, call.words)
    else:
        code, message = refused.code, refusal(Path(name).name, refused, call)
    call.complain(message)
    return {"code": code, "message": message}


def import_files(call: Call) -> int:
    """Keep each report for the review; with --accept take over all but what needs a look."""
    status = DONE
    with call.store(writing=True) as store:
        for name in call.asked.files:
            try:
                taken = _import_file(Path(name), store, call)
            except UnreadableReport as refusal:
                taken = False
                call.complain(refusal_sentence(refusal, call.words))
            status = status if taken else REFUSED
    return status


def _import_file(path: Path, store: Store, call: Call) -> bool:
    """Take in a report or a calendar file; False where it gives nothing, which is told."""
    from planner.commands.calendars import take_in
    from planner.ics.arriving import is_calendar
    from planner.plan import Plan
    from planner.reading.document import raw
    from planner.review import review

    data = raw(path)
    if is_calendar(data, path.name):
        return take_in(data, path.name, store, call, lambda draft: _show(draft, call))
    draft = _draft(str(path), call, data)
    plan = Plan(store, store.write)
    reviewed = review(draft, plan.compare(draft))
    if not reviewed.choices:
        call.tell("commands.nothing_found", name=draft.document.name)
        return False
    _show(draft, call)
    _show_earlier(reviewed, call)
    _take_in(reviewed, plan, store, call)
    return True


def _draft(name: str, call: Call, data: bytes) -> Draft:
    from planner.commands.scans import document
    from planner.reading.extract import extract

    draft = extract(document(data, Path(name).name, call), call.asked.reference_date, call.today)
    for note in draft.document.notes:
        call.complain(f"{line(name)}: {call.words.say(f'assumed.{note}')}")
    log.debug("%d proposals, %d problems", len(draft.proposals), len(draft.problems))
    return draft


def _take_in(reviewed: Review, plan: Plan, store: Store, call: Call) -> None:
    """Keep the report, and with --accept what it gives without a doubt; nothing is marked done."""
    draft = reviewed.draft
    store.keep(draft.document, draft.head, call.asked.reference_date, call.now)
    name, told = draft.document.name, sum(choice.is_told for choice in reviewed.choices)
    if call.asked.accept:
        if reviewed.accepted:
            plan.accept(reviewed.accepted, call.now)
        if not (reviewed.asked or told):
            store.mark_reviewed(draft.document.digest, call.now)
        taken, asked = len(reviewed.accepted), len(reviewed.asked)
        call.tell("commands.taken", name=name, count=taken, asked=asked)
    else:
        call.tell("commands.kept", name=name, count=len(draft.proposals))
    if told:
        call.tell("commands.to_tick", name=name, count=told)


# ---------------------------------------------------------------------------------------- printing


def _show(draft: Draft, call: Call, *, explained: bool = False) -> None:
    """Print a draft for people."""
    say = call.words.say
    tasks = [p for p in draft.proposals if isinstance(p.item, Task)]
    events = [p for p in draft.proposals if isinstance(p.item, Event)]
    print("\n".join(head_lines(draft, call.words)))
    for key, proposals in (("tasks", tasks), ("events", events)):
        print("\n" + say(f"commands.{key}", count=len(proposals)))
        for proposal in proposals:
            _show_proposal(proposal, draft, call, explained=explained)
    if draft.problems:
        print("\n" + say("commands.warnings", count=len(draft.problems)))
        for problem in draft.problems:
            print(f"  {line(problem_sentence(problem, call.words))}")
    if explained:
        _show_passed(draft, call)
    print()


def _show_earlier(reviewed: Review, call: Call) -> None:
    """Print what a report means for tasks of earlier plans."""
    found = [choice for choice in reviewed.choices if choice.is_of_earlier_plan]
    if found:
        print(call.words.say("commands.earlier", count=len(found)))
    for choice in found:
        known = choice.comparison.known or choice.item
        print(f"  {line(known.summary)}  ({meaning(choice, call.words)})")
        if choice.evidence:
            print(f"      “{line(choice.evidence.quote)}”")
    if found:
        print()


def _show_proposal(proposal: Proposal, draft: Draft, call: Call, *, explained: bool) -> None:
    item, words = proposal.item, call.words
    timing = task_when(item, words) if isinstance(item, Task) else event_when(item, words)
    notes = [timing, item.area and f"[{line(item.area)}]", item.assignee and line(item.assignee)]
    if proposal.over:
        notes.append(words.say("commands.over"))
    if proposal.confidence is Confidence.DOUBTFUL:
        notes.append(words.say("commands.doubtful"))
    print(f"  {line(item.summary)}  ({' · '.join(note for note in notes if note)})")
    if explained and item.evidence:
        print(f"      {why(item, draft, words)}\n      “{line(item.evidence.quote)}”")


def _show_passed(draft: Draft, call: Call) -> None:
    words = call.words
    print("\n" + words.say("commands.passed", count=len(draft.passed)))
    for passed in draft.passed:
        reason = words.say(f"review.passed_{passed.reason.value}")
        start, end = passed.span.start, passed.span.end
        print(f"  {words.say('commands.why_passed', start=start, end=end, reason=reason)}")
        print(f"      “{line(draft.document.quote(passed.span))}”")
