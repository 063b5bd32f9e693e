"""A month on paper: one A4 in landscape as the screen has it, and what is cut there as a list.

Layout and painting are those of the window, in points instead of pixels and in the light colours.
The type is as large as lets every title stand whole: in days of one width down to the size that is
read with ease, then in days as wide as their titles need. What has no day stands beside the grid.
Only where that does not fit either, a list of everything follows, so that nothing is lost.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPen

from planner.month import SATURDAY, Kind
from planner.programme import Row
from ui import style
from ui.chips import COMPACT, SIGNS, Density
from ui.month_paint import Marks, MonthPainter
from ui.paper import foot_page, number_page, open_page, room
from ui.paper_columns import equal, fitted
from ui.paper_list import Table, paint_list
from ui.paper_panel import GAP, SHARES, Panel
from ui.paper_type import BODY, DISPLAY, MUTED, SHARP, SMALL, Face, PaperArranger
from ui.style import LIGHT, colour
from ui.texts import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QPagedPaintDevice, QPainter

    from planner.model import Entry
    from planner.month import MonthPage
    from ui.month_layout import MonthLayout
    from ui.texts import Texts

READ_WITH_EASE = (9.5, 9.0, 8.5, 8.0)
"""Sizes of the smallest text, in points, in which all days are equally wide."""

CROWDED = (9.0, 8.5, 8.0, 7.5, 7.0)
"""Sizes in which days are as wide as their titles need."""

CUT = 8.0
"""The size where no size holds every title."""

DENSE = Density(style.SMALL, line=15, pad_x=4, pad_y=0, gap=2, head=20, box=14, floor=44)
"""How a crowded month is set: paper shows the rows of letters apart better than a screen."""

HEAD, WEEKDAY, FOOT = 10 * style.UNIT, 5 * style.UNIT, 5 * style.UNIT


@dataclass(frozen=True, slots=True)
class PaperMonth:
    """What is printed: the page, the list behind it, who prints it."""

    page: MonthPage
    rows: tuple[Row, ...]
    undated: tuple[Entry, ...]  # those of the rows that have no day in the grid
    organisation: str
    day: date  # of the printing
    kept: str = ""  # what a filter keeps, in words; empty where all is printed


@dataclass(frozen=True, slots=True)
class _Grid:
    """The grid in place: how many points one unit of the layout is, the layout, what is beside."""

    unit: float
    layout: MonthLayout
    panel: Panel | None
    whole: bool


def print_month(month: PaperMonth, family: str, texts: Texts, device: QPagedPaintDevice) -> None:
    """Paint a month on its pages."""
    arranger = PaperArranger(family)
    grid = _fit(month, arranger, room(device), texts)
    with open_page(device) as painter:
        painter.save()
        painter.scale(grid.unit, grid.unit)
        _MonthPage(month, grid, arranger, texts).paint(painter)
        painter.restore()
        if not grid.whole:
            _list(month, family, texts, device, painter)


def _list(
    month: PaperMonth, family: str, texts: Texts, device: QPagedPaintDevice, painter: QPainter
) -> None:
    """Paint the list, on a new page."""
    number = 1

    def turn() -> None:
        nonlocal number
        number += 1
        device.newPage()
        number_page(painter, device, number, family)
        said = texts.say("paper.printed", day=texts.day(month.day))
        foot_page(painter, device, (month.organisation, said), family)

    table = Table(
        texts.say("paper.list_title", month=texts.month(month.page.month)),
        [texts.say(f"programme.{field.name}") for field in fields(Row)],
        [astuple(row) for row in month.rows],
    )
    turn()
    paint_list(painter, table, room(device), family, turn)


def _fit(month: PaperMonth, arranger: PaperArranger, size: QSizeF, texts: Texts) -> _Grid:
    """Return the grid in the largest type in which every title is whole."""
    ways = ((READ_WITH_EASE, COMPACT), (CROWDED, DENSE))
    for sizes, density in ways:
        for points in sizes:
            for panel in _panels(month, arranger, size.width() * style.SMALL / points, texts):
                grid = _tried(month, arranger, size, points, density, panel)
                if grid is not None:
                    return grid
    width, height = _room(size, CUT)
    layout = arranger.arrange_in(_without_today(month.page), equal(width), COMPACT, height)
    return _Grid(CUT / style.SMALL, layout, None, whole=False)


def _panels(
    month: PaperMonth, arranger: PaperArranger, width: float, texts: Texts
) -> Iterator[Panel | None]:
    """Return what may stand beside the grid, the narrowest first; nothing where all has a day."""
    if not month.undated:
        yield None
        return
    for share in SHARES:
        yield Panel(month.undated, month.day, round(share * width), arranger, texts)


def _tried(
    month: PaperMonth,
    arranger: PaperArranger,
    size: QSizeF,
    points: float,
    density: Density,
    panel: Panel | None,
) -> _Grid | None:
    """Return the grid in a size of type; None when not every title is whole in it."""
    width, height = _room(size, points)
    if panel is not None:
        if panel.height > WEEKDAY + height:
            return None
        width -= panel.width + GAP
    page = _without_today(month.page)
    needed = partial(arranger.height_in, page, density=density)
    if density is DENSE:
        edges = fitted(width, height, needed)
    else:
        edges = equal(width) if needed(equal(width)) <= height else None
    if edges is None:
        return None
    layout = arranger.arrange_in(page, edges, density, height)
    return _Grid(points / style.SMALL, layout, panel, _is_whole(layout))


def _room(size: QSizeF, points: float) -> tuple[int, int]:
    """Return the width of the sheet and the height of the grid, in units of a size of type."""
    unit = points / style.SMALL
    return int(size.width() / unit), int(size.height() / unit) - HEAD - WEEKDAY - FOOT


def _is_whole(layout: MonthLayout) -> bool:
    """Tell whether every title can be read whole at least once and nothing is hidden."""
    whole = {chip.uid for chip in layout.chips if chip.whole}
    return not layout.mores and all(chip.uid in whole for chip in layout.chips)


def _without_today(page: MonthPage) -> MonthPage:
    """Return the page with no day marked: paper is read on other days, too."""
    weeks = (
        replace(week, cells=tuple(replace(cell, is_today=False) for cell in week.cells))
        for week in page.weeks
    )
    return replace(page, weeks=tuple(weeks))


class _MonthPage:
    """The first page: title, names of the days, grid, what has no day, what the signs mean."""

    def __init__(
        self, month: PaperMonth, grid: _Grid, arranger: PaperArranger, texts: Texts
    ) -> None:
        self._month, self._grid, self._texts = month, grid, texts
        self._arranger = arranger
        self._width = grid.layout.edges[-1]  # of the grid
        self._height = sum(grid.layout.heights)
        panel = grid.panel
        self._across = self._width + (GAP + panel.width if panel else 0)  # of all
        self._painter = MonthPainter(arranger, texts.say("month.more"), LIGHT, SHARP)

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        self._title(painter)
        self._weekdays(painter)
        painter.save()
        painter.translate(0, HEAD + WEEKDAY)
        whole = QRect(0, 0, self._width, self._height)
        self._painter.paint(painter, self._grid.layout, Marks(), whole)
        painter.setPen(QPen(colour(LIGHT.line), 1))
        painter.drawLine(0, 0, 0, self._height)
        painter.restore()
        if self._grid.panel is not None:
            at = QPoint(self._width + GAP, HEAD)
            self._grid.panel.paint(painter, at, WEEKDAY + self._height)
        self._foot(painter)

    def _title(self, painter: QPainter) -> None:
        """Write whose month it is, which, and what is left out of it."""
        texts, month, high = self._texts, self._month, HEAD - style.UNIT
        title = texts.say("paper.title", month=texts.month(month.page.month))
        write, width = self._arranger.write, self._arranger.width
        write(painter, QPoint(0, 0), high, title, DISPLAY)
        left = width(title, DISPLAY) + 4 * style.UNIT
        right = self._across - width(month.organisation, BODY)
        write(painter, QPoint(right, 0), high, month.organisation, BODY)
        if month.kept:
            said = texts.say("paper.kept", kept=month.kept)
            space = right - 4 * style.UNIT - left
            line = self._arranger.typesetter(style.BODY).cut(said, space, space, 1)[0]
            write(painter, QPoint(left, 0), high, line, Face(style.BODY, LIGHT.muted))

    def _weekdays(self, painter: QPainter) -> None:
        edges = self._grid.layout.edges
        painter.fillRect(QRect(0, HEAD, self._width, WEEKDAY), colour(LIGHT.chrome))
        painter.setPen(QPen(colour(LIGHT.line), 1))
        painter.drawRect(QRect(0, HEAD, self._width - 1, WEEKDAY - 1))
        for column, name in enumerate(WEEKDAYS):
            ink = LIGHT.red if column >= SATURDAY else LIGHT.muted
            at = QPoint(edges[column] + 2 * style.UNIT, HEAD)
            face = Face(style.SMALL, ink, strong=True)
            self._arranger.write(painter, at, WEEKDAY, self._texts.say(f"dates.{name}"), face)

    def _foot(self, painter: QPainter) -> None:
        """Say what the signs mean, and where the whole titles are."""
        top, x = HEAD + WEEKDAY + self._height + style.UNIT, 0
        for kind in Kind:
            x = self._sign(painter, kind, QPoint(x, top)) + 4 * style.UNIT
        words = self._texts
        said = words.say("paper.printed", day=words.day(self._month.day))
        if not self._grid.whole:
            said = f"{words.say('paper.see_list')} {said}"
        right = self._across - self._arranger.width(said, SMALL)
        self._arranger.write(painter, QPoint(right, top), FOOT - style.UNIT, said, MUTED)

    def _sign(self, painter: QPainter, kind: Kind, at: QPoint) -> int:
        """Explain one kind; return where it ends."""
        tint, high, side = LIGHT.tint(kind), FOOT - style.UNIT, 4 * style.UNIT
        box = QRectF(at.x(), at.y() + (high - side) / 2, side, side)
        painter.setPen(QPen(colour(LIGHT.edge if kind is Kind.TASK else tint.ground), 1))
        painter.setBrush(colour(tint.ground))
        painter.drawRoundedRect(box, style.RADIUS, style.RADIUS)
        name = "box-empty" if kind is Kind.TASK else SIGNS[kind]
        if name:
            image = style.pixmap(name, tint.sign, 3 * style.UNIT, SHARP)
            painter.drawPixmap(box.topLeft() + QPointF(2, 2), image)
        words = self._texts.say(f"paper.{kind.value}")
        x = at.x() + side + style.UNIT
        self._arranger.write(painter, QPoint(x, at.y()), high, words)
        return x + self._arranger.width(words, SMALL)
