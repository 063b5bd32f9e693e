"""Rows of tables: one task each, or the occasions and the work of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Cue
from planner.reading import schedules, tables
from planner.reading.areas import area_words
from planner.reading.clauses import PROSE, Sentence
from planner.reading.dues import is_day, is_one_day
from planner.reading.duties import Duty
from planner.reading.scopes import Scope
from planner.reading.words import phrases

if TYPE_CHECKING:
    from planner.model import Span
    from planner.reading.clauses import Paragraph
    from planner.reading.occasions import Occasion
    from planner.reading.page import Page


class Rows:
    """Reads the lines of tables; what they gave is kept until it is taken."""

    def __init__(self, page: Page, *, led: bool) -> None:
        self.page = page
        self.led = led  # a leader's schedule: its entries are occasions only
        self.duties: list[Duty] = []
        self.occasions: list[Occasion] = []
        self.used: list[Span] = []
        self._scope = Scope()
        self._table: tables.Table | None = None
        self._area: Span | None = None

    def clear(self) -> None:
        """Forget what was given."""
        self.duties, self.occasions, self.used = [], [], []

    def read(self, line: Paragraph, scope: Scope) -> bool:
        """Read a line as a row, or as the head of a table; False for other lines."""
        self._scope = scope
        if "\t" not in self.page.quote(line.span):
            self._table = None if line.level == PROSE else self._table
            return False
        cells = tables.cells(self.page.text, line)
        table = tables.header(self.page.lower, cells)
        if table is not None:
            self._table, self._area = table, None
            return True
        if self._table is None:
            return False
        row, self._table = self._table.row(self.page.text, line, cells)
        if row.area is not None:
            self._area = area_words(self.page.text, row.area)
        elif "day" in row.cells and "due" not in row.cells:
            self._daily(row)
        elif "work" in row.cells:
            self._work(row)
        return True

    def _work(self, row: tables.Row) -> None:
        """A row of work is one task."""
        cells, scope = row.cells, self._scope
        duty = Duty(
            cells["work"],
            Sentence(row.line, cells["work"], 1, ()),
            "dòng của bảng",
            cells.get("area") or self._area or scope.area,
            cells.get("lead") or scope.unit,
            time=cells.get("due"),
            held=self._held(cells),
            helpers=cells.get("with"),
        )
        self.duties.append(duty)

    def _held(self, cells: dict[str, Span]) -> Span | None:
        """The time of a row whose work is an occasion, or organises one."""
        due = cells.get("due")
        words = self.page.words(cells["work"].start, cells["work"].end)
        if due is None or phrases("occasions", "organisers").length_at(words, 0):
            return due
        days = [m for m in self.page.dates_in(due) if is_day(m) and m.cue is not Cue.BY]
        lasts = any(m.start_time or (m.period and not is_one_day(m.period)) for m in days)
        return due if lasts else None

    def _daily(self, row: tables.Row) -> None:
        """A row of a day holds occasions and tasks."""
        days = [m for m in self.page.dates_from(row.cells["day"]) if is_day(m)]
        self.used.extend(m.span for m in days)
        if not days or days[0].period is None:
            return
        cells = {"hour": row.cells["day"], **row.cells}
        officers = self._table.officers if self._table else {}
        for name in ("work", *tables.PARTS, *officers):
            part = tables.part_of(self.page.lower, row.cells, name) or days[0].day_part
            if name in officers:
                cells = {**row.cells, "lead": officers[name]}
            for piece in schedules.cell_pieces(self.page, row.cells.get(name)):
                if schedules.BESIDE.match(self.page.lower, piece.start):
                    continue  # who is invited, who leads: no entry of its own
                self._entry(row, schedules.Cell(piece, days[0].period.start, part, cells))

    def _entry(self, row: tables.Row, cell: schedules.Cell) -> None:
        led = self.led or (self._table is not None and self._table.is_of_meetings)
        found = schedules.cell_occasion(self.page, cell, only_events=led)
        if found is not None:
            self.occasions.append(found)
        elif not schedules.PLAIN.match(self.page.lower, cell.span.start, cell.span.end):
            sentence = Sentence(row.line, cell.span, 1, ())
            lead, day = row.cells.get("lead"), row.cells["day"]
            self.duties.append(Duty(cell.span, sentence, "dòng của lịch", assignee=lead, time=day))
