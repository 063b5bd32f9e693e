"""The month's result as text: tables for a page, for Word, and for a plain field. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from planner.results import Outcome, completed_day
from ui.texts import beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Task
    from planner.results import MonthResult
    from ui.texts import Texts

COLUMNS = ("number", "task", "units", "due", "state", "note")
WIDTHS = (4, 38, 18, 12, 12, 16)  # per cent
EMPTY_WIDTH = 9  # of a column in which nothing stands; the tasks get the rest
TASK = COLUMNS.index("task")
FORMULA = ("=", "+", "-", "@")
DONE = (Outcome.DONE, Outcome.DONE_LATE)


@dataclass(frozen=True, slots=True)
class Table:
    """The tasks with one outcome."""

    outcome: Outcome
    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ResultText:
    """Everything the page says."""

    heading: str
    counts: str
    columns: tuple[str, ...]
    tables: tuple[Table, ...]

    def as_letters(self) -> ResultText:
        """Return the text for where it is pasted: a spreadsheet must not compute a title."""
        tables = (
            replace(each, rows=tuple(tuple(map(_as_letters, row)) for row in each.rows))
            for each in self.tables
        )
        return replace(self, tables=tuple(tables))

    @property
    def plain(self) -> str:
        """The text with tabs between the columns."""
        lines = [self.heading, self.counts]
        for table in self.tables:
            lines += ["", table.heading, "\t".join(self.columns)]
            lines += ["\t".join(row) for row in table.rows]
        return "\n".join(lines) + "\n"

    @property
    def html(self) -> str:
        """The text with tables that Word takes over; black, whatever the window's colours."""
        parts = [f"<h2>{escape(self.heading)}</h2>", f"<p>{escape(self.counts)}</p>"]
        for table in self.tables:
            heading = f'<h3 class="{table.outcome.value}">{escape(table.heading)}</h3>'
            parts += [heading, self._table(table.rows)]
        return f"<html><body>{''.join(parts)}</body></html>"

    @property
    def _widths(self) -> list[int]:
        """Return how wide the columns are, in per cent, alike in all tables."""
        rows = [row for table in self.tables for row in table.rows]
        empty = [not any(row[column] for row in rows) for column in range(len(COLUMNS))]
        widths = [EMPTY_WIDTH if none else w for w, none in zip(WIDTHS, empty, strict=True)]
        widths[TASK] += 100 - sum(widths)
        return widths

    def _table(self, rows: Sequence[Sequence[str]]) -> str:
        widths = zip(self._widths, self.columns, strict=True)
        head = "".join(f'<th width="{wide}%" align="left">{escape(c)}</th>' for wide, c in widths)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
        )
        looks = 'width="100%" style="border-collapse:collapse;margin-bottom:12px"'
        opened = f'<table border="1" cellspacing="0" cellpadding="4" {looks}>'
        return f"{opened}<tr>{head}</tr>{body}</table>"


def _as_letters(cell: str) -> str:
    """Return a cell with the sign before it that tells a spreadsheet that it is no formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def result_text(result: MonthResult, texts: Texts) -> ResultText:
    """Put the result of a month into words."""
    say, month = texts.say, texts.month(result.month)
    found = [
        say(f"result.count_{outcome.value}", count=count)
        for outcome in Outcome
        if (count := result.count(outcome))
    ]
    total = say("result.total", count=len(result.tasks))
    counts = f"{total}: {', '.join(found)}." if found else f"{total}."
    tables = tuple(
        Table(
            outcome,
            say("list.count", name=say(f"result.{outcome.value}"), count=len(tasks)),
            tuple(_row(number, task, outcome, texts) for number, task in enumerate(tasks, 1)),
        )
        for outcome in Outcome
        if (tasks := result.of(outcome))
    )
    columns = tuple(say(f"result.column_{name}") for name in COLUMNS)
    return ResultText(say("result.heading", month=month), counts, columns, tables)


def _row(number: int, task: Task, outcome: Outcome, texts: Texts) -> tuple[str, ...]:
    day = completed_day(task)
    if outcome in DONE:
        state = texts.day(day) if day else texts.say("states.completed")
    elif task.percent_complete:
        state = f"{task.percent_complete}%"
    else:
        state = ""
    units = "; ".join(part for part in (task.assignee, *task.with_units) if part)
    told = texts.sentence(task.outcomes[-1]) if task.outcomes else ""
    notes = beside(task.note or told, texts.carried(task))
    due = texts.due(task) if task.due or task.due_text else texts.say("result.within_month")
    title = " ".join(task.summary.split())
    cells = (str(number), title, units, due, state, notes)
    return tuple(" ".join(cell.split()) for cell in cells)
