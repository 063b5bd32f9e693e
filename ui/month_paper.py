"""A month on paper: one A4 in landscape as the screen has it, and what is cut there as a list.

Layout and painting are those of the window, in points instead of pixels and in the light colours.
The type is as large as lets every title stand whole. Where none does, or where something planned
has no day, a list of everything with every title whole follows, so that nothing is lost.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPen

from planner.month import SATURDAY, Kind
from planner.programme import Row
from ui import style
from ui.chips import SIGNS
from ui.month_layout import Arranger
from ui.month_paint import Marks, MonthPainter
from ui.paper import foot_page, number_page, open_page, room, type_of
from ui.paper_list import Table, paint_list
from ui.style import LIGHT, colour
from ui.texts import WEEKDAYS
from ui.typesetting import Typesetter

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QPagedPaintDevice, QPainter

    from planner.month import MonthPage
    from ui.month_layout import MonthLayout
    from ui.texts import Texts

TYPE = (9.0, 8.5, 8.0, 7.5, 7.0)
"""Sizes of the smallest text, in points, largest first."""

CUT = 2
"""Which of them is used where no size holds every title."""

SHARP = 6.0  # pixels of an icon in one unit of the layout
HEAD, WEEKDAY, FOOT = 12 * style.UNIT, 6 * style.UNIT, 7 * style.UNIT


@dataclass(frozen=True, slots=True)
class PaperMonth:
    """What is printed: the page, the list behind it, who prints it."""

    page: MonthPage
    rows: tuple[Row, ...]
    has_undated: bool  # some of the rows have no day in the grid
    organisation: str
    day: date  # of the printing


@dataclass(frozen=True, slots=True)
class _Face:
    """How a text is written."""

    size: int
    ink: str = LIGHT.text
    strong: bool = False


_TITLE, _BODY = _Face(style.DISPLAY, strong=True), _Face(style.BODY)
_SMALL, _MUTED = _Face(style.SMALL), _Face(style.SMALL, LIGHT.muted)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The grid in place: how many points one unit of the layout is, and the layout."""

    unit: float
    layout: MonthLayout
    whole: bool


def print_month(month: PaperMonth, family: str, texts: Texts, device: QPagedPaintDevice) -> None:
    """Paint a month on its pages."""
    arranger = _PaperArranger(family)
    grid = _fit(month.page, arranger, room(device))
    listed = month.has_undated or not grid.whole
    with open_page(device) as painter:
        painter.save()
        painter.scale(grid.unit, grid.unit)
        _MonthPage(month, grid, arranger, texts, listed=listed).paint(painter)
        painter.restore()
        if listed:
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


class _PaperArranger(Arranger):
    """Sets type for paper: one family, and no today."""

    def __init__(self, family: str) -> None:
        super().__init__()
        self._family = family
        self._paper: dict[tuple[int, bool], Typesetter] = {}

    def typesetter(self, size: int, *, strong: bool = False) -> Typesetter:
        """Return the typesetter of a size of the scale."""
        key = (size, strong)
        if key not in self._paper:
            self._paper[key] = Typesetter(type_of(self._family, size, strong=strong))
        return self._paper[key]


def _fit(page: MonthPage, arranger: Arranger, size: QSizeF) -> _Grid:
    """Return the grid in the largest type in which every title is whole."""
    plain = _without_today(page)
    grids = []
    for points in TYPE:
        unit = points / style.SMALL
        width = int(size.width() / unit)
        height = int(size.height() / unit) - HEAD - WEEKDAY - FOOT
        layout = arranger.arrange(plain, width, height)
        grids.append(_Grid(unit, layout, _is_whole(layout, height)))
        if grids[-1].whole:
            return grids[-1]
    return grids[CUT]


def _is_whole(layout: MonthLayout, height: int) -> bool:
    """Tell whether every title can be read whole at least once and nothing is hidden."""
    whole = {chip.uid for chip in layout.chips if chip.whole}
    hidden = layout.mores or sum(layout.heights) > height
    return not hidden and all(chip.uid in whole for chip in layout.chips)


def _without_today(page: MonthPage) -> MonthPage:
    """Return the page with no day marked: paper is read on other days, too."""
    weeks = (
        replace(week, cells=tuple(replace(cell, is_today=False) for cell in week.cells))
        for week in page.weeks
    )
    return replace(page, weeks=tuple(weeks))


class _MonthPage:
    """The first page: title, names of the days, grid, what the signs mean."""

    def __init__(
        self, month: PaperMonth, grid: _Grid, arranger: Arranger, texts: Texts, *, listed: bool
    ) -> None:
        self._month, self._grid, self._texts, self._listed = month, grid, texts, listed
        self._arranger = arranger
        self._width = grid.layout.edges[-1]
        self._height = sum(grid.layout.heights)
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
        self._foot(painter)

    def _title(self, painter: QPainter) -> None:
        texts, month = self._texts, self._month
        title = texts.say("paper.title", month=texts.month(month.page.month))
        self._text(painter, QPoint(0, 0), HEAD - style.UNIT, title, _TITLE)
        right = self._arranger.typesetter(style.BODY)
        x = self._width - round(right.width(month.organisation))
        self._text(painter, QPoint(x, 0), HEAD - style.UNIT, month.organisation, _BODY)

    def _weekdays(self, painter: QPainter) -> None:
        edges = self._grid.layout.edges
        painter.fillRect(QRect(0, HEAD, self._width, WEEKDAY), colour(LIGHT.chrome))
        painter.setPen(QPen(colour(LIGHT.line), 1))
        painter.drawRect(QRect(0, HEAD, self._width - 1, WEEKDAY - 1))
        for column, name in enumerate(WEEKDAYS):
            ink = LIGHT.red if column >= SATURDAY else LIGHT.muted
            at = QPoint(edges[column] + 2 * style.UNIT, HEAD)
            face = _Face(style.SMALL, ink, strong=True)
            self._text(painter, at, WEEKDAY, self._texts.say(f"dates.{name}"), face)

    def _foot(self, painter: QPainter) -> None:
        """Say what the signs mean, and where the whole titles are."""
        top, x = HEAD + WEEKDAY + self._height + style.UNIT, 0
        for kind in Kind:
            x = self._sign(painter, kind, QPoint(x, top)) + 4 * style.UNIT
        words = self._texts
        said = words.say("paper.printed", day=words.day(self._month.day))
        if self._listed:
            said = f"{words.say('paper.see_list')} {said}"
        right = self._width - round(self._arranger.typesetter(style.SMALL).width(said))
        self._text(painter, QPoint(right, top), FOOT - style.UNIT, said, _MUTED)

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
        self._text(painter, QPoint(x, at.y()), high, words)
        return x + round(self._arranger.typesetter(style.SMALL).width(words))

    def _text(
        self, painter: QPainter, at: QPoint, height: int, words: str, face: _Face = _SMALL
    ) -> None:
        setter = self._arranger.typesetter(face.size, strong=face.strong)
        painter.setFont(setter.font)
        painter.setPen(colour(face.ink))
        painter.drawText(at.x(), at.y() + setter.baseline(height), words)
