"""Where everything of a month page stands, in pixels: computed once, painted many times.

Nothing here paints and nothing here changes. A place is relative to the whole grid, which may be
higher than its view. Items are told by their UID, days by their date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from planner.month.room import row_heights
from ui import style
from ui.chips import COMPACT, ROOMY, TIGHT, WIDE, Chip, ChipSetting, Density
from ui.typesetting import Typesetter
from ui.week_layout import LINE, WeekSetting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from PySide6.QtCore import QPoint

    from planner.model import Month
    from planner.month import DayCell, MonthPage, Week
    from ui.week_layout import More, Place, WeekLayout

DAYS = 7
MONTHS_KEPT = 48  # in place as they are: four years
WEEKS_KEPT = 5 * MONTHS_KEPT


@dataclass(frozen=True, slots=True)
class MonthLayout:
    """A month page in place."""

    density: Density
    heights: tuple[int, ...]
    edges: tuple[int, ...]  # left edge of each column, and the right edge of the last
    weeks: tuple[WeekLayout, ...]
    places: tuple[Place, ...]
    chips: tuple[Chip, ...]
    mores: tuple[More, ...]

    @property
    def area(self) -> QRect:
        """What the weeks take, without a gap."""
        return QRect(0, 0, self.edges[-1], sum(self.heights))

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
    if shapes[0] != shapes[1]:
        return [week.rect for week in after.weeks]
    pairs = zip(before.weeks, after.weeks, strict=True)
    return [week.rect for was, week in pairs if was is not week and was != week]


class Arranger:
    """Puts month pages in place; keeps the widths it has measured and the weeks it has set.

    A `detailed` one cuts and hides nothing, whatever height that takes.
    """

    def __init__(self, *, detailed: bool = False) -> None:
        self._detailed = detailed
        self._setters: dict[tuple[int, bool, str], Typesetter] = {}
        self._chip_settings: dict[tuple[object, ...], ChipSetting] = {}
        self._weeks: dict[tuple[object, ...], WeekSetting] = {}
        self._layouts: dict[Month, tuple[tuple[object, ...], MonthLayout]] = {}

    def typesetter(self, size: int, *, strong: bool = False) -> Typesetter:
        """Return the typesetter of a size of the scale."""
        key = (size, strong, QGuiApplication.font().family())
        if key not in self._setters:
            self._setters[key] = Typesetter(style.font(size, strong=strong))
        return self._setters[key]

    def chip_setting(self, density: Density, today: date, *, is_wide: bool) -> ChipSetting:
        """Return what sets entries in a density."""
        setters = self.typesetter(density.size), self.typesetter(density.size, strong=True)
        key = (density, setters, today, is_wide)
        if key not in self._chip_settings:
            self._chip_settings[key] = ChipSetting(
                density, setters, today, is_wide=is_wide, detailed=self._detailed
            )
        return self._chip_settings[key]

    def arrange(self, page: MonthPage, width: int, height: int) -> MonthLayout:
        """Return the layout of a page in a grid of this size.

        The largest density is used in which all titles are whole.
        """
        family = QGuiApplication.font().family()
        made_of = (page, width, height, family)
        kept = self._layouts.pop(page.month, None)
        if kept is None or kept[0] != made_of:
            kept = made_of, self._arranged(page, width, height)
        self._layouts[page.month] = kept
        if len(self._layouts) > MONTHS_KEPT:
            del self._layouts[next(iter(self._layouts))]
        return kept[1]

    def _arranged(self, page: MonthPage, width: int, height: int) -> MonthLayout:
        edges = tuple(round(column * width / DAYS) for column in range(DAYS + 1))
        roomy = width >= DAYS * WIDE and _least_height(page, ROOMY) <= height
        choices = (ROOMY, COMPACT) if roomy else (COMPACT,)
        if self._detailed:
            choices = (ROOMY, COMPACT)
        settings, fulls = self._settings(page, edges, choices, height)
        height = max(height, sum(fulls)) if self._detailed else height
        return _placed(settings, fulls, edges, height)

    def arrange_in(
        self, page: MonthPage, edges: Sequence[int], density: Density, height: int
    ) -> MonthLayout:
        """Return the layout of a page in columns that begin at these edges, in one density."""
        settings, fulls = self._set(page, edges, density, is_wide=False)
        return _placed(settings, fulls, edges, height)

    def height_in(self, page: MonthPage, edges: Sequence[int], density: Density) -> int:
        """Return the height at which `arrange_in` cuts no title."""
        _, fulls = self._set(page, edges, density, is_wide=False)
        return sum(max(density.floor, full) for full in fulls)

    def whole_chips(self, cell: DayCell, today: date, width: int) -> list[Chip]:
        """Return a day's entries as chips of this width with whole titles, each at the origin."""
        setting = self.chip_setting(ROOMY, today, is_wide=True)
        chips = []
        for entry in cell.entries:
            title = setting.title(entry, width)
            count = len(title.lines)
            rect = QRect(0, 0, width, ROOMY.height(count))
            chips.append(setting.chip(title, cell.day, rect, count))
        return chips

    def _settings(
        self, page: MonthPage, edges: Sequence[int], choices: Sequence[Density], height: int
    ) -> tuple[list[WeekSetting], list[int]]:
        """Return weeks and needs in the first density in which all is whole, else in the tightest.

        Lines are as wide in COMPACT as in TIGHT; the titles need not be broken again.
        """
        weeks: list[WeekSetting] = []
        whole = set[str]()
        for density in choices:
            weeks, whole = self._broken(page, edges, density, is_wide=edges[-1] >= DAYS * WIDE)
            needs = _adapted(weeks, density, whole)
            if sum(needs) <= height or (self._detailed and density is choices[-1]):
                return weeks, needs
        return weeks, _adapted(weeks, TIGHT, whole)

    def _set(
        self, page: MonthPage, edges: Sequence[int], density: Density, *, is_wide: bool
    ) -> tuple[list[WeekSetting], list[int]]:
        """Return weeks and needs in one density."""
        weeks, whole = self._broken(page, edges, density, is_wide=is_wide)
        return weeks, _adapted(weeks, density, whole)

    def _broken(
        self, page: MonthPage, edges: Sequence[int], density: Density, *, is_wide: bool
    ) -> tuple[list[WeekSetting], set[str]]:
        """Return weeks with their titles broken, and the bars whose title is whole in one line."""
        chips = self.chip_setting(density, page.today, is_wide=is_wide)
        weeks = [self._week(page, week, edges, chips) for week in page.weeks]
        whole = set[str]()
        if not self._detailed:
            whole = whole.union(*(week.whole_bars() for week in weeks))
        return weeks, whole

    def _week(
        self, page: MonthPage, week: Week, edges: Sequence[int], chips: ChipSetting
    ) -> WeekSetting:
        """Return a week with its titles broken; the one that was made of the same, if kept."""
        key = (page.month, week.cells[0].day, chips.density)
        kept = self._weeks.pop(key, None)
        if kept is None or kept.made_of != (week, edges, chips):
            small = self.typesetter(style.SMALL)
            kept = WeekSetting(week, edges, chips, small, self.typesetter(style.BODY, strong=True))
        self._weeks[key] = kept
        if len(self._weeks) > WEEKS_KEPT:
            del self._weeks[next(iter(self._weeks))]
        return kept


def _placed(
    settings: Sequence[WeekSetting], fulls: Sequence[int], edges: Sequence[int], height: int
) -> MonthLayout:
    """Put weeks below each other in a grid so high; `fulls` is what their whole titles take."""
    bases = [setting.need(whole=False) for setting in settings]
    density = settings[0].density
    heights = row_heights(height, density.floor, bases, fulls)
    tops = [sum(heights[:row]) for row in range(len(heights))]
    weeks = [
        setting.place(top, row) for setting, top, row in zip(settings, tops, heights, strict=True)
    ]
    return MonthLayout(
        density,
        tuple(heights),
        tuple(edges),
        tuple(weeks),
        tuple(place for week in weeks for place in week.places),
        tuple(chip for week in weeks for chip in week.chips),
        tuple(more for week in weeks for more in week.mores),
    )


def _adapted(weeks: Iterable[WeekSetting], density: Density, whole: set[str]) -> list[int]:
    """Set weeks in a density and return what they need for whole titles."""
    for week in weeks:
        week.adapt(density, whole)
    return [week.need(whole=True) for week in weeks]


def _least_height(page: MonthPage, density: Density) -> int:
    """Return a height below which not every item has a line: cheap to know before any is broken."""
    fullest = (max(len(cell.entries) for cell in week.cells) for week in page.weeks)
    return sum(density.head + LINE + density.measure.chip(1) * count for count in fullest)
