"""One week of a month page in place: its days, chips, bars and counts, in pixels.

A week that is what it was, in a grid that is what it was, is not put in place again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect

from planner.month import Kind, is_timed, kind_of
from planner.month.room import BarWant, Want, WeekFit, fit_week, week_need
from ui import style
from ui.chips import COMPACT, Chip, ChipSetting, Density

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.month import Bar, DayCell, Week
    from ui.chips import Title
    from ui.typesetting import Typesetter

ORIGIN = QPoint()
EDGE = 2 * style.UNIT
"""From a day's edges to its number and its lunar day, and between them."""

LINE = 1
"""Width of the line below a week."""


@dataclass(frozen=True, slots=True)
class More:
    """The line that tells how many entries of a day are not drawn."""

    day: date
    rect: QRect
    count: int


class Place(NamedTuple):
    """One day's cell and where it is."""

    cell: DayCell
    rect: QRect
    number: str
    name: tuple[str, ...] = ()  # of the day off, in lines
    name_at: QPoint = ORIGIN  # top left of its first line


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """A week in place, in a row of the grid."""

    rect: QRect
    places: tuple[Place, ...]
    chips: tuple[Chip, ...]
    mores: tuple[More, ...]


class WeekSetting:
    """One week while it is being put in place, with its titles broken for its columns."""

    def __init__(
        self,
        week: Week,
        edges: Sequence[int],
        setting: ChipSetting,
        small: Typesetter,
        number: Typesetter,
    ) -> None:
        self.made_of = (week, edges, setting)
        self.week, self.edges, self.setting = week, edges, setting
        self.density = setting.density
        self._small, self._number = small, number
        inset = self.density.inset
        self._bars = [
            setting.title(bar.entry, self._bar_width(bar), inset if bar.continues_left else 0)
            for bar in week.bars
        ]
        widths = [self._width(column, 1) for column in range(len(week.cells))]
        self._days = [
            [setting.title(entry, width) for entry in cell.chips]
            for cell, width in zip(week.cells, widths, strict=True)
        ]
        self._bar_wants = self._wanted(set())
        self._wants = [[_want(title) for title in day] for day in self._days]
        self._placed: tuple[object, WeekLayout] | None = None  # what from, and how

    def whole_bars(self) -> set[str]:
        """Return the UIDs of the bars whose title needs but one line here."""
        titles = zip(self.week.bars, self._bars, strict=True)
        return {bar.entry.item.uid for bar, title in titles if len(title.lines) == 1}

    def adapt(self, density: Density, whole: set[str]) -> None:
        """Take the air between the lines, and let bars grow last whose title is whole elsewhere."""
        self.density = density
        self._bar_wants = self._wanted(whole)

    def need(self, *, whole: bool) -> int:
        """Return the height of the row at which each entry has a line, or its whole title."""
        body = week_need(self._bar_wants, self._wants, self.density.measure, whole=whole)
        return self.density.head + body + LINE

    def place(self, top: int, height: int) -> WeekLayout:
        """Return everything in its place in a row at `top`, `height` high."""
        basis = (top, height, self.density, self._bar_wants)
        if self._placed is None or self._placed[0] != basis:
            self._placed = basis, self._in_place(top, height)
        return self._placed[1]

    # ------------------------------------------------------------------------------------- inside

    def _wanted(self, whole: set[str]) -> list[BarWant]:
        return [
            BarWant(
                bar.columns,
                title.height,
                is_timed(bar.entry),
                repeated=title.height > 1 and bar.entry.item.uid in whole,
            )
            for bar, title in zip(self.week.bars, self._bars, strict=True)
        ]

    def _in_place(self, top: int, height: int) -> WeekLayout:
        density, edges = self.density, self.edges
        room = height - density.head - LINE
        fit = fit_week(self._bar_wants, self._wants, room, density.measure)
        body = top + density.head
        places, chips, mores = [], self._placed_bars(fit, body), list[More]()
        for column, cell in enumerate(self.week.cells):
            left, right = edges[column], edges[column + 1]
            number = str(cell.day.day) if cell.in_month else f"{cell.day.day}/{cell.day.month}"
            place = Place(cell, QRect(left, top, right - left, height), number)
            end = self._place_day(column, fit, body, chips, mores)
            places.append(self._named(place, column, end))
        row = QRect(0, top, edges[-1], height)
        return WeekLayout(row, tuple(places), tuple(chips), tuple(mores))

    def _named(self, place: Place, column: int, end: int) -> Place:
        """Say what a day off is called, once in a row and not beside an item that says it.

        The name stands at the foot of the day, or where there is no room, cut, beside its number.
        """
        cells, name = self.week.cells, place.cell.day_off
        said = column > 0 and cells[column - 1].day_off == name
        if not name or said or Kind.HOLIDAY in {kind_of(entry) for entry in place.cell.entries}:
            return place
        line, rect = COMPACT.line, place.rect
        lines = self._small.wrap(name, rect.width() - 2 * EDGE, rect.width() - 2 * EDGE)
        foot = rect.bottom() - style.UNIT - line * len(lines)
        if end <= foot:
            return place._replace(name=lines, name_at=QPoint(rect.x() + EDGE, foot))
        wide = round(self._number.width(place.number))
        room = rect.width() - wide - round(self._small.width(place.cell.lunar_label)) - 4 * EDGE
        at = QPoint(rect.x() + wide + 2 * EDGE, rect.y() + (self.density.head - line) // 2)
        return place._replace(name=self._small.cut(name, room, room, 1), name_at=at)

    def _placed_bars(self, fit: WeekFit, body: int) -> list[Chip]:
        chips = []
        for bar, title, where in zip(self.week.bars, self._bars, fit.bars, strict=True):
            if where is None:
                continue
            left, right = self._bar_edges(bar)
            high = self.density.height(where[1])
            rect = QRect(left, body + where[0], right - left, high)
            day = self.week.cells[bar.column].day
            chips.append(self.setting.chip(title, day, rect, where[1], bar))
        return chips

    def _place_day(
        self, column: int, fit: WeekFit, body: int, chips: list[Chip], mores: list[More]
    ) -> int:
        """Place a day's chips and its count, and return where they end."""
        day, density, shown = self.week.cells[column].day, self.density, fit.days[column]
        x, width = self.edges[column] + density.inset, self._width(column, 1)
        y = body + shown.top
        for title, count in zip(self._days[column], shown.lines, strict=True):
            if count:
                high = density.height(count)
                chips.append(self.setting.chip(title, day, QRect(x, y, width, high), count))
                y += high + density.gap
        if shown.hidden:
            mores.append(More(day, QRect(x, y, width, density.line), shown.hidden))
            y += density.line
        return y

    def _width(self, column: int, span: int) -> int:
        return self.edges[column + span] - self.edges[column] - 2 * self.density.inset - 1

    def _bar_edges(self, bar: Bar) -> tuple[int, int]:
        inset = self.density.inset
        left = self.edges[bar.column] + (0 if bar.continues_left else inset)
        right = self.edges[bar.column + bar.span] - (0 if bar.continues_right else inset + 1)
        return left, right

    def _bar_width(self, bar: Bar) -> int:
        left, right = self._bar_edges(bar)
        return right - left


def _want(title: Title) -> Want:
    task = title.entry.task
    done = task is not None and not task.is_open
    return Want(title.height, is_timed(title.entry), done)
