"""Where everything of a month page stands, in pixels: computed once, painted many times.

Nothing here paints and nothing here changes. A place is relative to the whole grid, which may be
higher than its view. Items are told by their UID, days by their date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from planner.month import Kind, is_timed, kind_of
from planner.month.room import (
    BarWant,
    Want,
    WeekFit,
    fit_week,
    row_heights,
    week_need,
)
from ui import style
from ui.chips import COMPACT, ROOMY, TIGHT, WIDE, Chip, ChipSetting, Density
from ui.typesetting import Typesetter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.month import Bar, DayCell, MonthPage, Week
    from ui.chips import Title

DAYS = 7
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


@dataclass(frozen=True, slots=True)
class Place:
    """One day's cell and where it is."""

    cell: DayCell
    rect: QRect
    number: str
    name: tuple[str, ...] = ()  # of the day off, in lines
    name_at: QPoint = ORIGIN  # top left of its first line


@dataclass(frozen=True, slots=True)
class MonthLayout:
    """A month page in place."""

    density: Density
    heights: tuple[int, ...]
    edges: tuple[int, ...]  # left edge of each column, and the right edge of the last
    places: tuple[Place, ...]
    chips: tuple[Chip, ...]
    mores: tuple[More, ...]

    def chip_at(self, point: QPoint) -> Chip | None:
        """Return the chip under a point."""
        return next((chip for chip in self.chips if chip.rect.contains(point)), None)

    def more_at(self, point: QPoint) -> More | None:
        """Return the "+N" line under a point."""
        return next((more for more in self.mores if more.rect.contains(point)), None)

    def place_at(self, point: QPoint) -> Place | None:
        """Return the day under a point."""
        return next((place for place in self.places if place.rect.contains(point)), None)

    def place_of(self, day: date) -> Place | None:
        """Return where a day is."""
        return next((place for place in self.places if place.cell.day == day), None)

    def chips_of(self, day: date) -> list[Chip]:
        """Return what is drawn on a day, in reading order: bars, then chips."""
        place = self.place_of(day)
        drawn = {
            chip.uid: chip for chip in self.chips if place and place.rect.intersects(chip.rect)
        }
        return [
            drawn[e.item.uid] for e in (place.cell.entries if place else ()) if e.item.uid in drawn
        ]

    def box_rect(self, chip: Chip) -> QRect:
        """Return where a chip's check box is; it can be hit a little around it, too."""
        d = self.density
        return QRect(chip.rect.x(), chip.rect.y(), d.pad_x + d.box + 2, d.line + 2 * d.pad_y)


def changed_rows(before: MonthLayout, after: MonthLayout) -> list[QRect]:
    """Return the weeks of a layout that do not look as they did; all where the shape changed."""
    shapes = [(each.density, each.heights, each.edges) for each in (before, after)]
    rows, top = [], 0
    for height in after.heights:
        row = QRect(0, top, after.edges[-1], height)
        if shapes[0] != shapes[1] or _within(before, row) != _within(after, row):
            rows.append(row)
        top += height
    return rows


def _within(layout: MonthLayout, row: QRect) -> list[Place | Chip | More]:
    drawn: tuple[Place | Chip | More, ...] = (*layout.places, *layout.chips, *layout.mores)
    return [each for each in drawn if row.contains(each.rect.topLeft())]


class Arranger:
    """Puts month pages in place; keeps the widths it has measured.

    A `detailed` one cuts and hides nothing, whatever height that takes.
    """

    def __init__(self, *, detailed: bool = False) -> None:
        self._detailed = detailed
        self._setters: dict[tuple[int, bool, str], Typesetter] = {}

    def typesetter(self, size: int, *, strong: bool = False) -> Typesetter:
        """Return the typesetter of a size of the scale."""
        font = style.font(size, strong=strong)
        key = (size, strong, font.family())
        if key not in self._setters:
            self._setters[key] = Typesetter(font)
        return self._setters[key]

    def chip_setting(self, density: Density, today: date, *, is_wide: bool) -> ChipSetting:
        """Return what sets entries in a density."""
        setters = self.typesetter(density.size), self.typesetter(density.size, strong=True)
        return ChipSetting(density, setters, today, is_wide=is_wide, detailed=self._detailed)

    def arrange(self, page: MonthPage, width: int, height: int) -> MonthLayout:
        """Return the layout of a page in a grid of this size.

        The largest density is used in which all titles are whole.
        """
        edges = tuple(round(column * width / DAYS) for column in range(DAYS + 1))
        roomy = width >= DAYS * WIDE and _least_height(page, ROOMY) <= height
        choices = (ROOMY, COMPACT) if roomy else (COMPACT,)
        if self._detailed:
            choices = (ROOMY, COMPACT)
        weeks, fulls = self._settings(page, edges, choices, height)
        return _placed(weeks, fulls, edges, max(height, sum(fulls)) if self._detailed else height)

    def arrange_in(
        self, page: MonthPage, edges: Sequence[int], density: Density, height: int
    ) -> MonthLayout:
        """Return the layout of a page in columns that begin at these edges, in one density."""
        weeks = self._weeks(page, edges, density, is_wide=False)
        return _placed(weeks, [week.need(whole=True) for week in weeks], edges, height)

    def height_in(self, page: MonthPage, edges: Sequence[int], density: Density) -> int:
        """Return the height at which `arrange_in` cuts no title."""
        weeks = self._weeks(page, edges, density, is_wide=False)
        return sum(max(density.floor, week.need(whole=True)) for week in weeks)

    def whole_chips(self, cell: DayCell, today: date, width: int) -> list[Chip]:
        """Return a day's entries as chips of this width with whole titles, each at the origin."""
        setting = self.chip_setting(ROOMY, today, is_wide=True)
        chips = []
        for entry in cell.entries:
            title = setting.title(entry, width)
            count = len(title.lines)
            rect = QRect(0, 0, width, setting.height(count))
            chips.append(setting.chip(title, cell.day, rect, count))
        return chips

    def _settings(
        self, page: MonthPage, edges: Sequence[int], choices: Sequence[Density], height: int
    ) -> tuple[list[_WeekSetting], list[int]]:
        """Return weeks and needs in the first density in which all is whole, else in the tightest.

        Lines are as wide in COMPACT as in TIGHT; the titles need not be broken again.
        """
        weeks: list[_WeekSetting] = []
        for density in choices:
            weeks = self._weeks(page, edges, density, is_wide=edges[-1] >= DAYS * WIDE)
            needs = [week.need(whole=True) for week in weeks]
            if sum(needs) <= height or (self._detailed and density is choices[-1]):
                return weeks, needs
        for week in weeks:
            week.tighten()
        return weeks, [week.need(whole=True) for week in weeks]

    def _weeks(
        self, page: MonthPage, edges: Sequence[int], density: Density, *, is_wide: bool
    ) -> list[_WeekSetting]:
        """Return the weeks with their titles broken for these columns."""
        setting = self.chip_setting(density, page.today, is_wide=is_wide)
        weeks = [_WeekSetting(week, edges, setting, self) for week in page.weeks]
        whole = set[str]().union(*(week.whole_bars() for week in weeks))
        for week in weeks if not self._detailed else ():
            week.mark_repeated(whole)
        return weeks


def _placed(
    weeks: Sequence[_WeekSetting], fulls: Sequence[int], edges: Sequence[int], height: int
) -> MonthLayout:
    """Put weeks below each other in a grid so high; `fulls` is what their whole titles take."""
    bases = [week.need(whole=False) for week in weeks]
    density = weeks[0].density
    heights = row_heights(height, density.floor, bases, fulls)
    tops = [sum(heights[:row]) for row in range(len(heights))]
    for week, top, row in zip(weeks, tops, heights, strict=True):
        week.place(top, row)
    return MonthLayout(
        density,
        tuple(heights),
        tuple(edges),
        tuple(place for week in weeks for place in week.places),
        tuple(chip for week in weeks for chip in week.chips),
        tuple(more for week in weeks for more in week.mores),
    )


class _WeekSetting:
    """One week while it is being put in place."""

    def __init__(
        self, week: Week, edges: Sequence[int], setting: ChipSetting, arranger: Arranger
    ) -> None:
        density = setting.density
        self._week, self._edges, self.density = week, edges, density
        self._chips = setting
        self._names = arranger.typesetter(style.SMALL)
        self._numbers = arranger.typesetter(style.BODY, strong=True)
        self._bars = [
            self._chips.title(
                bar.entry, self._bar_width(bar), density.inset if bar.continues_left else 0
            )
            for bar in week.bars
        ]
        self._days = [
            [self._chips.title(entry, self._width(column, 1)) for entry in cell.chips]
            for column, cell in enumerate(week.cells)
        ]
        self._bar_wants = [
            BarWant(bar.columns, title.height, is_timed(bar.entry))
            for bar, title in zip(week.bars, self._bars, strict=True)
        ]
        self._wants = [[_want(title) for title in day] for day in self._days]
        self.places: list[Place] = []
        self.chips: list[Chip] = []
        self.mores: list[More] = []

    def whole_bars(self) -> set[str]:
        """Return the UIDs of the bars whose title needs but one line here."""
        titles = zip(self._week.bars, self._bars, strict=True)
        return {bar.entry.item.uid for bar, title in titles if len(title.lines) == 1}

    def mark_repeated(self, whole: set[str]) -> None:
        """Let the bars whose title stands whole in another week grow last."""
        self._bar_wants = [
            replace(want, repeated=want.lines > 1 and bar.entry.item.uid in whole)
            for bar, want in zip(self._week.bars, self._bar_wants, strict=True)
        ]

    def tighten(self) -> None:
        """Take the air from between the lines."""
        self.density = TIGHT
        self._chips.density = TIGHT

    def need(self, *, whole: bool) -> int:
        """Return the height of the row at which each entry has a line, or its whole title."""
        body = week_need(self._bar_wants, self._wants, self.density.measure, whole=whole)
        return self.density.head + body + LINE

    def place(self, top: int, height: int) -> None:
        """Give everything its place in a row at `top`, `height` high."""
        density = self.density
        room = height - density.head - LINE
        fit = fit_week(self._bar_wants, self._wants, room, density.measure)
        body = top + density.head
        self._place_bars(fit, body)
        for column, cell in enumerate(self._week.cells):
            left, right = self._edges[column], self._edges[column + 1]
            rect = QRect(left, top, right - left, height)
            number = str(cell.day.day) if cell.in_month else f"{cell.day.day}/{cell.day.month}"
            place = Place(cell, rect, number)
            end = self._place_day(column, fit, body)
            self.places.append(self._named(place, column, end))

    def _named(self, place: Place, column: int, end: int) -> Place:
        """Say what a day off is called, once in a row and not beside an item that says it.

        The name stands at the foot of the day, or where there is no room, cut, beside its number.
        """
        cells, name = self._week.cells, place.cell.day_off
        said = column > 0 and cells[column - 1].day_off == name
        if not name or said or Kind.HOLIDAY in {kind_of(entry) for entry in place.cell.entries}:
            return place
        line, rect = COMPACT.line, place.rect
        lines = self._names.wrap(name, rect.width() - 2 * EDGE, rect.width() - 2 * EDGE)
        foot = rect.bottom() - style.UNIT - line * len(lines)
        if end <= foot:
            return replace(place, name=lines, name_at=QPoint(rect.x() + EDGE, foot))
        wide = round(self._numbers.width(place.number))
        room = rect.width() - wide - round(self._names.width(place.cell.lunar_label)) - 4 * EDGE
        at = QPoint(rect.x() + wide + 2 * EDGE, rect.y() + (self.density.head - line) // 2)
        return replace(place, name=self._names.cut(name, room, room, 1), name_at=at)

    def _place_bars(self, fit: WeekFit, body: int) -> None:
        for bar, title, where in zip(self._week.bars, self._bars, fit.bars, strict=True):
            if where is None:
                continue
            day = self._week.cells[bar.column].day
            left, right = self._bar_edges(bar)
            rect = QRect(left, body + where[0], right - left, self._chips.height(where[1]))
            self.chips.append(self._chips.chip(title, day, rect, where[1], bar))

    def _place_day(self, column: int, fit: WeekFit, body: int) -> int:
        """Place a day's chips and return where they end."""
        day, density = self._week.cells[column].day, self.density
        x, width = self._edges[column] + density.inset, self._width(column, 1)
        y = body + fit.days[column].top
        for title, count in zip(self._days[column], fit.days[column].lines, strict=True):
            if count:
                rect = QRect(x, y, width, self._chips.height(count))
                self.chips.append(self._chips.chip(title, day, rect, count))
                y += density.measure.chip(count)
        if fit.days[column].hidden:
            rect = QRect(x, y, width, density.line)
            self.mores.append(More(day, rect, fit.days[column].hidden))
            y += density.line
        return y

    def _width(self, column: int, span: int) -> int:
        return self._edges[column + span] - self._edges[column] - 2 * self.density.inset - 1

    def _bar_edges(self, bar: Bar) -> tuple[int, int]:
        inset = self.density.inset
        left = self._edges[bar.column] + (0 if bar.continues_left else inset)
        right = self._edges[bar.column + bar.span] - (0 if bar.continues_right else inset + 1)
        return left, right

    def _bar_width(self, bar: Bar) -> int:
        left, right = self._bar_edges(bar)
        return right - left


def _least_height(page: MonthPage, density: Density) -> int:
    """Return a height below which not every item has a line: cheap to know before any is broken."""
    fullest = (max(len(cell.entries) for cell in week.cells) for week in page.weeks)
    return sum(density.head + LINE + density.measure.chip(1) * count for count in fullest)


def _want(title: Title) -> Want:
    task = title.entry.task
    done = task is not None and not task.is_open
    return Want(title.height, is_timed(title.entry), done)
