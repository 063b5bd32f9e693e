"""A draft as plain values, for those who read it as JSON: names and order are a contract."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from planner.model import Event, Task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model import Draft, Month, Problem, Proposal, Span
    from resources import Words


BETWEEN = 40  # letters of "chủ trì, phối hợp chặt chẽ với"


def as_json(draft: Draft, words: Words) -> dict[str, Any]:
    """Return a draft as dictionaries, lists and strings; dates in ISO form, `end` inclusive."""
    head, document = draft.head, draft.document
    return {
        "source": document.name,
        "text": document.text,
        "report": {
            "title": head.title,
            "published": _iso(head.published),
            "meeting_date": _iso(head.meeting_date),
            "period": _month(head.period),
            "organisation": head.organisation,
            "chair": head.chair,
        },
        "tasks": list(_tasks(draft.proposals)),
        "events": list(_events(draft.proposals)),
        "citations": [
            {"text": document.quote(c.span), "date": _iso(c.issued), "span": _span(c.span)}
            for c in draft.citations
        ],
        "warnings": [_warning(problem, words) for problem in draft.problems],
        "passed": [
            {"text": document.quote(p.span), "span": _span(p.span), "reason": p.reason.value}
            for p in draft.passed
        ],
    }


def _tasks(proposals: Iterable[Proposal]) -> Iterable[dict[str, Any]]:
    for proposal in proposals:
        task = proposal.item
        if not isinstance(task, Task) or task.evidence is None:
            continue
        yield {
            "title": task.summary,
            "text": task.evidence.quote,
            "span": _span(task.evidence.span),
            "area": task.area,
            "month": _month(task.month),
            "due": _iso(task.due),
            "due_from": task.due_from.value if task.due_from else None,
            "due_text": task.due_text,
            "assignee": _who(task),
            "with": list(task.with_units),
            "references": list(task.references),
            "confidence": proposal.confidence.value,
        }


def _who(task: Task) -> str | None:
    """Who does a task in the report's words, those who work along included where they stand.

    As in "Phòng A phối hợp với Phòng B" of "Phòng A phối hợp với Phòng B tổ chức hội thi".
    """
    who, along = task.assignee, task.with_units
    if not who or not along or task.evidence is None:
        return who
    sentence = " ".join(task.evidence.sentence.split())
    start = sentence.find(who)
    end = sentence.find(along[0], start + len(who))
    if start < 0 or not 0 < end - start - len(who) <= BETWEEN:
        return who
    return sentence[start : end + len(along[0])]


def _events(proposals: Iterable[Proposal]) -> Iterable[dict[str, Any]]:
    places = {p.item.key: n for n, p in enumerate(q for q in proposals if isinstance(q.item, Task))}
    for proposal in proposals:
        event = proposal.item
        if not isinstance(event, Event) or event.evidence is None:
            continue
        first, last = event.first_day, event.last_day
        end = event.end if isinstance(event.end, datetime) else None
        yield {
            "name": event.summary,
            "text": event.evidence.quote,
            "span": _span(event.evidence.span),
            "start": _iso(first),
            "end": _iso(last) if last != first else None,
            "time": f"{event.start:%H:%M}" if isinstance(event.start, datetime) else None,
            "end_time": f"{end:%H:%M}" if end and last == first else None,
            "place": event.location,
            "kind": event.kind.value,
            "dated_by": event.dated_by.value,
            "from_task": places.get(event.task or ""),
        }


def _warning(problem: Problem, words: Words) -> dict[str, Any]:
    message = words.say(f"problems.{problem.kind.value}", **dict(problem.details))
    return {"code": problem.kind.value, "message": message, "span": _span(problem.span)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _month(month: Month | None) -> str | None:
    return str(month) if month else None


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
