"""Words for what the window shows: enums, dates, months, refusals, in the person's language.

Dates are always dd/MM/yyyy and clock times HH:mm: the short forms of the system's own Vietnamese
locale ("6/2/18") are not what offices write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.almanac.lunar import year_name
from planner.model import (
    Action,
    DueFrom,
    Event,
    Month,
    PlannerError,
    Task,
    TaskStatus,
    UnreadableReport,
)

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from planner.almanac.lunar import LunarDate
    from planner.filtering import Filter
    from planner.model import Evidence, Item
    from resources import Words

LONG_SENTENCE, LEAD = 200, 40  # letters of a sentence in a small place; those before the quote

SHOWN_AT_MOST = 500
"""Letters of a title that are painted; a label with a million of them freezes the window."""

BESIDE = " · "
"""Between things that are known of the same."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def beside(*parts: str | None) -> str:
    """Return what is known of the same thing in one line, without what is empty."""
    return BESIDE.join(part for part in parts if part)


class Texts:
    """What the window says, in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.say = words.say

    # --------------------------------------------------------------------------- days and months

    def day(self, day: date) -> str:
        """Return dd/MM/yyyy."""
        return f"{day.day:02}/{day.month:02}/{day.year:04}"

    def short_day(self, day: date) -> str:
        """Return dd/MM."""
        return f"{day.day:02}/{day.month:02}"

    def month(self, month: Month) -> str:
        """Return MM/yyyy."""
        return f"{month.month:02}/{month.year:04}"

    def month_title(self, month: Month) -> str:
        """Return the title of a month's page."""
        return self.say("dates.month_title", month=self.month(month))

    def weekday(self, day: date) -> str:
        """Return the name of the day in its week."""
        return self.say(f"dates.{WEEKDAYS[day.weekday()]}")

    def clock(self, moment: time | datetime) -> str:
        """Return HH:mm."""
        return f"{moment.hour:02}:{moment.minute:02}"

    def week(self, day: date) -> str:
        """Return the number of the day's week, as ISO 8601 and the offices count it."""
        return self.say("dates.week", number=day.isocalendar().week)

    def week_title(self, day: date) -> str:
        """Return the title of a week's page."""
        number, year = day.isocalendar().week, day.isocalendar().year
        return self.say("dates.week_title", number=number, year=year)

    def lunar(self, lunar: LunarDate) -> str:
        """Return a lunar date: "21 tháng Chạp Đinh Dậu"."""
        key = "dates.lunar_leap" if lunar.leap else "dates.lunar"
        month, year = self.say(f"month.lunar_{lunar.month}"), year_name(lunar.year)
        return self.say(key, day=lunar.day, month=month, year=year)

    def days(self, event: Event) -> str:
        """Return the day or days of an event, with its clock time or part of the day."""
        first, last = event.first_day, event.last_day
        if first is None or last is None:
            return self.say("dates.unknown_day")
        said = self.day(first) if first == last else f"{self.short_day(first)} – {self.day(last)}"
        return f"{self.times(event)} {said}".strip()

    def times(self, event: Event) -> str:
        """Return the clock times of an event, or its part of the day; empty when it has none."""
        start, end = event.start, event.end
        if event.is_timed and start is not None:
            begins = self.clock(start)  # type: ignore[arg-type] # a timed event starts at a datetime
            return f"{begins}–{self.clock(end)}" if end is not None else begins  # type: ignore[arg-type]
        return self.say(f"dates.{event.day_part.value}") if event.day_part else ""

    def due(self, task: Task) -> str:
        """Return when a task is due: a day, the report's words, or its month."""
        if task.due is not None and task.due_from is not DueFrom.MONTH:
            return self.day(task.due)
        if task.due_text:
            return task.due_text
        if task.due is not None:
            return self.day(task.due)
        return self.planned(task.month)

    def planned(self, month: Month | None) -> str:
        """Return the month whose plan something belongs to."""
        if month is None:
            return self.say("dates.no_month")
        return self.say("dates.in_month", month=self.month(month))

    # ------------------------------------------------------------------------------- enums, items

    def state(self, task: Task, today: date) -> str:
        """Return the state of a task; overdue and done late are derived."""
        match task.status:
            case TaskStatus.COMPLETED:
                from planner.results import is_late  # noqa: PLC0415 - not on the way to the month

                return self.say("states.completed_late" if is_late(task) else "states.completed")
            case TaskStatus.CANCELLED:
                return self.say("states.cancelled")
            case _ if task.is_overdue(today):
                return self.say("states.overdue")
            case TaskStatus.IN_PROCESS:
                if not task.percent_complete:
                    return self.say("states.in_process")
                return self.say("states.in_process_percent", percent=task.percent_complete)
            case TaskStatus.NEEDS_ACTION:
                return self.say("states.needs_action")

    def progress(self, task: Task) -> str:
        """Return how far a task under way is, for a small place; empty for any other."""
        if task.status is not TaskStatus.IN_PROCESS:
            return ""
        return f"{task.percent_complete}%" if task.percent_complete else self.say("list.started")

    def ended(self, task: Task) -> str:
        """Return when a task was done, or why it will not be, for a small place."""
        if task.status is TaskStatus.CANCELLED:
            reason = shown(task.note)
            return self.say("list.reason", reason=reason) if reason else self.say("list.cancelled")
        from planner.results import completed_day, is_late  # noqa: PLC0415 - as above

        day = completed_day(task)
        if day is None:
            return ""
        key = "list.done_late" if is_late(task) else "list.done_on"
        return self.say(key, day=self.short_day(day))

    def action(self, action: Action) -> str:
        """Return the name of an action, as undo offers it."""
        return self.say(f"actions.{action.value}")

    def kind(self, item: Item) -> str:
        """Return what an item is: a task, or the kind of an event."""
        return self.say("states.task" if isinstance(item, Task) else f"states.{item.kind.value}")

    def origin(self, evidence: Evidence) -> str:
        """Return where the sentence stands in its report: "¶5 câu 4"."""
        place = evidence.place
        return self.say("list.origin", paragraph=place.paragraph, sentence=place.sentence)

    def sentence(self, evidence: Evidence) -> str:
        """Return the sentence for a small place: of a long one, what stands around the quote."""
        whole = " ".join(evidence.sentence.split())
        if len(whole) <= LONG_SENTENCE:
            return f"“{whole}”"
        quote = " ".join(evidence.quote.split())
        start = max(whole.find(quote) - LEAD, 0)
        start = whole.rfind(" ", 0, start) + 1 if start else 0
        end = min(start + LONG_SENTENCE, len(whole))
        if end < len(whole) and " " in whole[start:end]:
            end = whole.rfind(" ", start, end)
        before, after = "… " if start else "", " …" if end < len(whole) else ""
        return f"“{before}{whole[start:end].strip()}{after}”"

    def carried(self, task: Task) -> str:
        """Return from which month a task was carried over, and how often; empty if it was not."""
        if not task.carried_from:
            return ""
        month, times = self.month(task.carried_from[-1]), len(task.carried_from)
        if times == 1:
            return self.say("list.carried", month=month)
        return self.say("list.carried_times", month=month, times=times)

    def named(self, name: str) -> str:
        """Return a unit or an area where it stands alone: reports write areas small."""
        return name[:1].upper() + name[1:]

    def title(self, item: Item) -> str:
        """Return an item's title for painting: one paragraph, not without end."""
        return shown(item.summary)

    def kept(self, chosen: Filter, *, show_done: bool) -> str:
        """Return what a filter keeps, in words; empty where it keeps everything."""
        say, state = self.say, chosen.state
        fields = {
            "area": chosen.area,
            "assignee": chosen.assignee,
            "state": say(f"states.{state.value}") if state else None,
            "mine": ", ".join(chosen.mine),
        }
        parts = [
            say("filter.chosen", name=say(f"filter.{name}"), value=value)
            for name, value in fields.items()
            if value
        ]
        return beside(*parts, "" if show_done else say("filter.open_only"))

    # ----------------------------------------------------------------------------------- refusals

    def refusal(self, error: PlannerError) -> str:
        """Return the sentence of a refusal: what happened, and that the plan is safe."""
        details = {name: shown(str(value)) for name, value in error.details.items()}
        if isinstance(error, UnreadableReport) and self.words.has(f"unreadable.{error.reason}"):
            return _filled(self.words.section("unreadable")[error.reason], details)
        reason = f"store.{error.details.get('reason')}"
        if self.words.has(reason):
            return _filled(self.words.section("store")[reason.partition(".")[2]], details)
        key = error.code if self.words.has(f"errors.{error.code}") else "refused"
        return _filled(self.words.section("errors")[key], details)


def shown(text: str) -> str:
    """Return foreign text for painting: on one line, and not without end."""
    line = " ".join(text[: SHOWN_AT_MOST + 1].split())
    return line if len(line) <= SHOWN_AT_MOST else line[: SHOWN_AT_MOST - 1] + "…"


def _filled(sentence: str, details: dict[str, str]) -> str:
    """Fill the placeholders that have a value; an error's sentence must never fail itself."""
    for name, value in details.items():
        sentence = sentence.replace("{" + name + "}", value)
    return sentence
