"""Paint a month layout: grounds, day numbers, bars, chips, and what is chosen.

Everything is computed before: painting looks nothing up in the plan and must not fail, since an
error while a painter is open takes the whole program down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPen, QStaticText

from planner.month import Kind
from ui import style
from ui.chips import COMPACT
from ui.month_layout import EDGE
from ui.style import colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from PySide6.QtGui import QFont, QPainter

    from ui.chips import Chip, Density
    from ui.month_layout import Arranger, MonthLayout, More, Place
    from ui.style import Look, Tint


class _HasRect(Protocol):
    @property
    def rect(self) -> QRect: ...


Drawn = TypeVar("Drawn", bound=_HasRect)


class Face(NamedTuple):
    """Size and weight of a text, and whether it is struck through; looked up for every line."""

    size: int
    strong: bool = False
    struck: bool = False


LINES_KEPT = 4096  # lines of text whose glyphs are at hand: some thirty months

NUMBER = Face(style.BODY, strong=True)
NEIGHBOUR = Face(style.BODY)
SMALL = Face(style.SMALL)
FACES = [
    Face(size, strong, struck)
    for size in (style.SMALL, style.BODY)
    for strong in (False, True)
    for struck in (False, True)
]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person points at: painted over the page, no part of it."""

    day: date | None = None  # the current day
    uid: str = ""  # the selected item
    hover: str = ""  # the item under the mouse
    target: date | None = None  # the day something is dragged over
    focused: bool = False
    more: date | None = None  # the "+N" line that has the keyboard


class MonthPainter:
    """Paints layouts in the look and font in force when it was made."""

    def __init__(self, arranger: Arranger, more: str) -> None:
        self._arranger = arranger
        self._more = more  # "+{count} mục nữa"
        self._look: Look = style.look()
        self._fonts = {face: _font(face) for face in FACES}
        self._ascents = {face: QFontMetrics(font).ascent() for face, font in self._fonts.items()}
        self._lines: dict[tuple[str, Face], QStaticText] = {}
        self._setters = {face: arranger.typesetter(face.size, strong=face.strong) for face in FACES}

    def paint(self, painter: QPainter, layout: MonthLayout, marks: Marks, clip: QRect) -> None:
        """Paint what lies in `clip`."""
        ratio = painter.device().devicePixelRatioF()
        for place in _within(layout.places, clip):
            self._ground(painter, place, marks)
            self._head(painter, place, layout.density)
        current = layout.place_of(marks.day) if marks.day else None
        if current is not None:
            self._day_ring(painter, current, marks)
        for chip in _within(layout.chips, clip):
            self.chip(painter, chip, layout.density, marks, ratio)
        for more in _within(layout.mores, clip):
            self._count(painter, more, layout.density, marks)
        if marks.uid and marks.focused:
            self._item_rings(painter, layout, marks)

    # ------------------------------------------------------------------------------------- days

    def _ground(self, painter: QPainter, place: Place, marks: Marks) -> None:
        look, cell, rect = self._look, place.cell, place.rect
        ground = look.surface if cell.in_month else look.outside
        if cell.day_off:
            ground = look.shade
        if cell.day == marks.target:
            ground = look.chosen
        painter.fillRect(rect, colour(ground))
        line = colour(look.line)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line)

    def _head(self, painter: QPainter, place: Place, density: Density) -> None:
        """Paint the day's number, the name of the day off, and the lunar day in the corner."""
        cell, rect, look = place.cell, place.rect, self._look
        y, height = rect.y() + 1, density.head - 2
        face = NUMBER if cell.in_month else NEIGHBOUR
        ink = look.red if cell.is_weekend or cell.day_off else look.text
        wide = round(self._setters[face].width(place.number))
        x = rect.x() + EDGE
        if cell.is_today:
            middle = self._pill(painter, rect, wide, height)
            x, ink = middle - wide // 2, look.on_accent
        elif ink == look.text and not cell.in_month:
            ink = look.muted
        self._line(painter, place.number, QPoint(x, y), height, face, ink)
        for number, text in enumerate(place.name):
            at = place.name_at + QPoint(0, number * COMPACT.line)
            self._line(painter, text, at, COMPACT.line, SMALL, look.red)
        x = rect.right() + 1 - EDGE - round(self._setters[SMALL].width(cell.lunar_label))
        ink = look.text if "/" in cell.lunar_label else look.muted
        self._line(painter, cell.lunar_label, QPoint(x, y), height, SMALL, ink)

    def _pill(self, painter: QPainter, rect: QRect, wide: int, size: int) -> int:
        """Paint the ground of today's number and return its middle."""
        pill = QRect(rect.x() + 3, rect.y() + 1, max(size, wide + 10), size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._look.accent))
        painter.drawRoundedRect(pill, size / 2, size / 2)
        return pill.center().x()

    # ------------------------------------------------------------------------------------- chips

    def chip(
        self, painter: QPainter, chip: Chip, density: Density, marks: Marks, ratio: float
    ) -> None:
        """Paint one chip or bar."""
        look, tint = self._look, self._look.tint(chip.kind)
        self._body(painter, chip, tint, marks)
        ink = look.muted if chip.is_done else tint.text
        top, x = chip.rect.y() + density.pad_y, chip.rect.x() + density.pad_x
        self._signs(painter, chip, density, tint, ratio)
        if chip.time:
            at = QPoint(x + chip.hang - chip.time_width, top)
            face = Face(density.size, strong=True, struck=chip.is_done)
            self._line(painter, chip.time, at, density.line, face, ink)
        face = Face(density.size, struck=chip.is_done)
        for number, text in enumerate(chip.lines):
            at = QPoint(x + (chip.indent if number else chip.hang), top + number * density.line)
            self._line(painter, text, at, density.line, face, ink)
        for number, text in enumerate(chip.notes, len(chip.lines)):
            at = QPoint(x + chip.indent, top + number * density.line)
            self._line(painter, text, at, density.line, Face(density.size), look.muted)

    def _body(self, painter: QPainter, chip: Chip, tint: Tint, marks: Marks) -> None:
        """Paint the ground of a chip; a bar that goes on runs out of its week without a corner."""
        look, rect = self._look, QRectF(chip.rect)
        chosen, hover = chip.uid == marks.uid, chip.uid == marks.hover
        edge = look.edge if chip.kind is Kind.TASK else tint.ground
        edge = look.accent if chosen else tint.sign if hover else edge
        ends = chip.continues_left or chip.continues_right
        if ends:
            painter.save()
            painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            rect.adjust(-8 if chip.continues_left else 0, 0, 8 if chip.continues_right else 0, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if edge != tint.ground:
            painter.setBrush(colour(edge))
            painter.drawRoundedRect(rect, style.RADIUS, style.RADIUS)
            rect.adjust(1, 1, -1, -1)
        painter.setBrush(colour(tint.ground))
        painter.drawRoundedRect(rect, style.RADIUS, style.RADIUS)
        if ends:
            painter.restore()

    def _signs(
        self, painter: QPainter, chip: Chip, density: Density, tint: Tint, ratio: float
    ) -> None:
        """Paint check box and sign of kind before the first line."""
        x = chip.rect.x() + density.pad_x + (density.inset if chip.continues_left else 0)
        middle = chip.rect.y() + density.pad_y + density.line / 2
        if chip.box:
            image = style.pixmap(chip.box, self._box_ink(chip, tint), density.box, ratio)
            painter.drawPixmap(QPointF(x - 2, round(middle - density.box / 2)), image)
            x += density.box + 2
        if chip.sign:
            image = style.pixmap(chip.sign, tint.sign, density.sign, ratio)
            painter.drawPixmap(QPointF(x, round(middle - density.sign / 2)), image)

    def _box_ink(self, chip: Chip, tint: Tint) -> str:
        """Return a box's colour: done, overdue, begun, or that of its kind."""
        if chip.box == "box-done":
            return self._look.good
        if chip.is_late:
            return self._look.red
        return self._look.accent if chip.box == "box-started" else tint.sign

    def _count(self, painter: QPainter, more: More, density: Density, marks: Marks) -> None:
        look, rect = self._look, more.rect
        if marks.more == more.day:
            painter.setPen(QPen(colour(look.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect), style.RADIUS, style.RADIUS)
        text = self._more.format(count=more.count)
        at = QPoint(rect.x() + density.pad_x, rect.y())
        self._line(painter, text, at, density.line, Face(density.size, strong=True), look.accent)

    # ------------------------------------------------------------------------------ rings, lines

    def _day_ring(self, painter: QPainter, place: Place, marks: Marks) -> None:
        """Paint the ring of the current day; items lie over it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = self._look.accent if marks.focused else self._look.edge
        painter.setPen(QPen(colour(ink), 1.0))
        painter.drawRect(QRectF(place.rect).adjusted(0.5, 0.5, -1.5, -1.5))

    def _item_rings(self, painter: QPainter, layout: MonthLayout, marks: Marks) -> None:
        """Paint the ring of the selected item while the grid has the keyboard."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(self._look.accent), 2.0))
        for chip in layout.chips:
            if chip.uid == marks.uid:
                rect = QRectF(chip.rect).adjusted(-0.5, -0.5, 0.5, 0.5)
                painter.drawRoundedRect(rect, style.RADIUS, style.RADIUS)

    def _line(
        self, painter: QPainter, text: str, at: QPoint, height: int, face: Face, ink: str
    ) -> None:
        """Paint one line of text in the middle of a strip so high, from `at` on."""
        painter.setFont(self._fonts[face])
        painter.setPen(colour(ink))
        base = at.y() + self._setters[face].baseline(height)
        if face.struck:  # a static text has no stroke
            painter.drawText(at.x(), base, text)
        else:
            painter.drawStaticText(at.x(), base - self._ascents[face], self._shaped(text, face))

    def _shaped(self, text: str, face: Face) -> QStaticText:
        """Return a line with its glyphs in place: most lines are painted many times."""
        shaped = self._lines.get((text, face))
        if shaped is None:
            if len(self._lines) >= LINES_KEPT:
                self._lines.clear()
            shaped = self._lines[text, face] = QStaticText(text)
            shaped.setTextFormat(Qt.TextFormat.PlainText)
            shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        return shaped


def _within(things: Iterable[Drawn], clip: QRect) -> Iterator[Drawn]:
    return (thing for thing in things if thing.rect.intersects(clip))


def _font(face: Face) -> QFont:
    made = style.font(face.size, strong=face.strong)
    made.setStrikeOut(face.struck)
    return made
