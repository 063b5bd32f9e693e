"""Words for what the commands print: items, days, problems and refusals, each on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import DueFrom, Event, Task, UnreadableReport

if TYPE_CHECKING:
    from datetime import date, datetime

    from planner.model import Draft, Entry, Item, Month, PlannerError, Problem
    from planner.review import Choice
    from resources import Words

SHORT_UID = 8  # letters of a UID that are printed; `done` and `reopen` take them


def refusal_sentence(refusal: PlannerError, words: Words) -> str:
    """Return what was refused, as one sentence: the one of its reason, else that of its kind."""
    reason = refusal.details.get("reason")
    section = "unreadable" if isinstance(refusal, UnreadableReport) else "store"
    keys = (f"{section}.{reason}", f"errors.{refusal.code}", "errors.refused")
    sentence = words.say(next(key for key in keys if words.has(key)))
    for name, value in refusal.details.items():
        sentence = sentence.replace("{" + name + "}", line(str(value)))
    return sentence


def problem_sentence(problem: Problem, words: Words) -> str:
    """Return what is wrong in the text, as one sentence."""
    return words.say(f"problems.{problem.kind.value}", **dict(problem.details))


def day(value: date) -> str:
    """Return dd/MM/yyyy."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def month(value: Month) -> str:
    """Return MM/yyyy."""
    return f"{value.month:02}/{value.year:04}"


def line(text: str) -> str:
    """Return foreign text on one line, without anything that could steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def when(entry: Entry, words: Words) -> str:
    """Return the day or days of an entry, or the month of a task without a day."""
    if isinstance(entry.item, Event):
        return event_when(entry.item, words)
    return task_when(entry.item, words)


def event_when(event: Event, words: Words) -> str:
    """Return the days of an event with its clock time or part of the day."""
    first, last = event.first_day, event.last_day
    if first is None or last is None:
        return words.say("dates.unknown_day")
    days = day(first) if first == last else f"{day(first)} – {day(last)}"
    return " ".join(part for part in (_time(event, words), days) if part)


def task_when(task: Task, words: Words) -> str:
    """Return the deadline of a task, or the report's words for it, or its month."""
    if task.due is not None and task.due_from is not DueFrom.MONTH:
        return words.say("commands.due", day=day(task.due))
    if task.due_text:
        return line(task.due_text)
    planned = task.month
    return words.say("dates.in_month", month=month(planned)) if planned else ""


def mark(entry: Entry) -> str:
    """Return the box of an entry: done, open, or no box for an event without a task."""
    if entry.task is None:
        return " • "
    return "[x]" if entry.task.is_done else "[ ]"


def head_lines(draft: Draft, words: Words) -> list[str]:
    """Return who met when, as far as the report says."""
    head, say = draft.head, words.say
    lines = [say("commands.title", text=line(head.title))]
    if head.organisation:
        lines.append(say("commands.organisation", text=line(head.organisation)))
    if head.meeting_date:
        lines.append(say("commands.meeting", day=day(head.meeting_date)))
    if head.chair:
        lines.append(say("commands.chair", text=line(head.chair)))
    if head.period:
        lines.append(say("commands.period", month=month(head.period)))
    return lines


def why(item: Item, draft: Draft, words: Words) -> str:
    """Return where the evidence of an item stands, in which section, and which rules took it."""
    evidence = item.evidence
    if evidence is None:
        return ""
    section = draft.section_of(evidence.span)
    kind = words.say(f"commands.section_{section.kind.value if section else 'none'}")
    return words.say(
        "commands.why",
        section=f"{kind} ({line(section.rule)})" if section else kind,
        start=evidence.span.start,
        end=evidence.span.end,
        paragraph=evidence.place.paragraph,
        sentence=evidence.place.sentence,
        rule=evidence.rule,
    )


def meaning(choice: Choice, words: Words) -> str:
    """Return what a report means for a task of an earlier plan."""
    task = choice.item
    if not isinstance(task, Task):
        return ""
    if not choice.is_told:
        return words.say("commands.goes_on", month=month(task.month)) if task.month else ""
    if task.is_done:
        return words.say("commands.told_done")
    return words.say("commands.told_part", percent=task.percent_complete)


def _time(event: Event, words: Words) -> str:
    start = event.start
    if event.is_timed:
        begins: datetime = start  # type: ignore[assignment] # a timed event starts at a datetime
        return f"{begins.hour:02}:{begins.minute:02}"
    return words.say(f"dates.{event.day_part.value}") if event.day_part else ""
