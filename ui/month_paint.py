"""Paint a month layout: grounds, day numbers, bars, chips, and what is chosen.

Everything is computed before: painting looks nothing up in the plan and must not fail, since an
error while a painter is open takes the whole program down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.month import Kind
from ui import style
from ui.chips import COMPACT
from ui.hand import Hand
from ui.style import colour
from ui.week_layout import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ui.chips import Chip, Density
    from ui.month_layout import Arranger, MonthLayout
    from ui.style import Look, Tint
    from ui.week_layout import More, Place


class _HasRect(Protocol):
    @property
    def rect(self) -> QRect: ...


Drawn = TypeVar("Drawn", bound=_HasRect)
Hands = tuple[tuple[Hand, Hand], tuple[Hand, Hand]]

NO_PEN = Qt.PenStyle.NoPen
SMOOTH = QPainter.RenderHint.Antialiasing
SEAM = 1
"""What is painted anew reaches so far into the days around it: a pixel of a scaled screen may
belong to two."""
TASK = Kind.TASK


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person points at: painted over the page, no part of it."""

    day: date | None = None  # the current day
    uid: str = ""  # the selected item
    hover: str = ""  # the item under the mouse
    target: date | None = None  # the day something is dragged over
    focused: bool = False
    more: date | None = None  # the "+N" line that has the keyboard


def box_ink(box: str, tint: Tint, look: Look, *, is_late: bool) -> str:
    """Return a box's colour: done, overdue, begun, or that of its kind."""
    if box == "box-done":
        return look.good
    if is_late:
        return look.red
    return look.accent if box == "box-started" else tint.sign


class MonthPainter:
    """Paints layouts in the look and font in force when it was made."""

    def __init__(
        self, arranger: Arranger, more: str, look: Look | None = None, ratio: float = 1.0
    ) -> None:
        self._more = more  # "+{count} mục nữa"
        self._look = look or style.look()
        self._ratio = ratio  # at which icons are sharp, whatever it is painted on
        self._tints = {kind: self._look.tint(kind) for kind in Kind}
        self._hands = {size: _hands(arranger, size) for size in (style.SMALL, style.BODY)}

    def paint(self, painter: QPainter, layout: MonthLayout, marks: Marks, clip: QRect) -> None:
        """Paint what lies in `clip`."""
        clip = clip.adjusted(-SEAM, -SEAM, SEAM, SEAM)
        places = _within(layout.places, clip)
        smooth = painter.testRenderHint(SMOOTH)
        painter.setRenderHint(SMOOTH, on=False)  # edges meet, whatever the screen's scale
        for place in places:
            self._ground(painter, place, marks)
            if not smooth:  # on paper: viewers widen a line, and the next ground takes that back
                self._lines(painter, place)
        painter.setRenderHint(SMOOTH, on=smooth)
        for place in places:
            if smooth:
                self._lines(painter, place)
            self._head(painter, place, layout.density)
        current = layout.place_of(marks.day) if marks.day else None
        if current is not None:
            self._day_ring(painter, current, marks)
        self.chips(painter, _within(layout.chips, clip), layout.density, marks)
        for more in _within(layout.mores, clip):
            self._count(painter, more, layout.density, marks)
        if marks.uid and marks.focused:
            self._item_rings(painter, layout, marks)

    def chips(
        self, painter: QPainter, chips: Iterable[Chip], density: Density, marks: Marks
    ) -> None:
        """Paint chips and bars."""
        ratio = max(painter.device().devicePixelRatioF(), self._ratio)
        for chip in chips:
            self._chip(painter, chip, density, marks, ratio)

    # ------------------------------------------------------------------------------------- days

    def _ground(self, painter: QPainter, place: Place, marks: Marks) -> None:
        look, cell = self._look, place.cell
        ground = look.surface if cell.in_month else look.outside
        if cell.day_off:
            ground = look.shade
        if cell.day == marks.target:
            ground = look.chosen
        painter.fillRect(place.rect, colour(ground))

    def _lines(self, painter: QPainter, place: Place) -> None:
        """Paint the lines right of a day and below it, over the grounds on both their sides."""
        rect, line = place.rect, colour(self._look.line)
        painter.fillRect(rect.right(), rect.y(), 1, rect.height(), line)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, line)

    def _head(self, painter: QPainter, place: Place, density: Density) -> None:
        """Paint the day's number, the name of the day off, and the lunar day in the corner."""
        cell, rect, look = place.cell, place.rect, self._look
        y, height = rect.y() + 1, density.head - 2
        hand = self._hands[style.BODY][cell.in_month][False]
        ink = look.red if cell.is_weekend or cell.day_off else look.text
        wide = round(hand.setter.width(place.number))
        x = rect.x() + EDGE
        if cell.is_today:
            middle = self._pill(painter, rect, wide, height)
            x, ink = middle - wide // 2, look.on_accent
        elif ink == look.text and not cell.in_month:
            ink = look.muted
        hand.begin(painter, ink)
        hand.stamp(painter, place.number, x, y + hand.setter.baseline(height))
        hand = self._hands[style.SMALL][False][False]
        hand.begin(painter, look.red)
        for number, text in enumerate(place.name):
            at = place.name_at.y() + number * COMPACT.line + hand.setter.baseline(COMPACT.line)
            hand.write(painter, text, place.name_at.x(), at)
        x = rect.right() + 1 - EDGE - round(hand.setter.width(cell.lunar_label))
        hand.begin(painter, look.text if "/" in cell.lunar_label else look.muted)
        hand.stamp(painter, cell.lunar_label, x, y + hand.setter.baseline(height))

    def _pill(self, painter: QPainter, rect: QRect, wide: int, size: int) -> int:
        """Paint the ground of today's number and return its middle."""
        pill = QRect(rect.x() + 3, rect.y() + 1, max(size, wide + 10), size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._look.accent))
        painter.drawRoundedRect(pill, size / 2, size / 2)
        return pill.center().x()

    # ------------------------------------------------------------------------------------- chips

    def _chip(
        self, painter: QPainter, chip: Chip, density: Density, marks: Marks, ratio: float
    ) -> None:
        """Paint one chip or bar."""
        tint, done = self._tints[chip.kind], chip.is_done
        self._body(painter, chip, tint, marks)
        if chip.box or chip.sign:
            self._signs(painter, chip, density, tint, ratio)
        plain, strong = self._hands[density.size]
        x, ink = chip.rect.x() + density.pad_x, self._look.muted if done else tint.text
        base = chip.rect.y() + density.pad_y + plain[done].setter.baseline(density.line)
        if chip.time:
            at = chip.rect.y() + density.pad_y + strong[done].setter.baseline(density.line)
            strong[done].begin(painter, ink)
            strong[done].stamp(painter, chip.time, x + chip.hang - chip.time_width, at)
        hand, left = plain[done], x + chip.hang
        hand.begin(painter, ink)
        for text in chip.lines:
            hand.write(painter, text, left, base)
            left, base = x + chip.indent, base + density.line
        if chip.notes:
            plain[False].begin(painter, self._look.muted)
            for text in chip.notes:
                plain[False].write(painter, text, x + chip.indent, base)
                base += density.line

    def _body(self, painter: QPainter, chip: Chip, tint: Tint, marks: Marks) -> None:
        """Paint the ground of a chip; a bar that goes on runs out of its week without a corner."""
        look, rect, ground = self._look, chip.rect, tint.ground
        edge = look.edge if chip.kind is TASK else ground
        if marks.uid or marks.hover:
            uid = chip.uid
            edge = look.accent if uid == marks.uid else tint.sign if uid == marks.hover else edge
        painter.setPen(NO_PEN)
        if edge != ground:
            _block(painter, rect, chip, edge)
            left, right = not chip.continues_left, not chip.continues_right
            rect = rect.adjusted(left, 1, -right, -1)
        _block(painter, rect, chip, ground)

    def _signs(
        self, painter: QPainter, chip: Chip, density: Density, tint: Tint, ratio: float
    ) -> None:
        """Paint check box and sign of kind before the first line."""
        x = chip.rect.x() + density.pad_x + (density.inset if chip.continues_left else 0)
        middle = chip.rect.y() + density.pad_y + density.line / 2
        if chip.box:
            ink = box_ink(chip.box, tint, self._look, is_late=chip.is_late)
            image = style.pixmap(chip.box, ink, density.box, ratio)
            painter.drawPixmap(x - 2, round(middle - density.box / 2), image)
            x += density.box + 2
        if chip.sign:
            image = style.pixmap(chip.sign, tint.sign, density.sign, ratio)
            painter.drawPixmap(x, round(middle - density.sign / 2), image)

    def _count(self, painter: QPainter, more: More, density: Density, marks: Marks) -> None:
        look, rect = self._look, more.rect
        if marks.more == more.day:
            painter.setPen(QPen(colour(look.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect), style.RADIUS, style.RADIUS)
        text = self._more.format(count=more.count)
        hand = self._hands[density.size][True][False]
        hand.begin(painter, look.accent)
        base = rect.y() + hand.setter.baseline(density.line)
        hand.stamp(painter, text, rect.x() + density.pad_x, base)

    # ------------------------------------------------------------------------------------- rings

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


def _within(things: Iterable[Drawn], clip: QRect) -> list[Drawn]:
    return [thing for thing in things if clip.intersects(thing.rect)]


def _block(painter: QPainter, rect: QRect, chip: Chip, code: str) -> None:
    """Paint a rounded block of a colour, without corners where its bar goes on."""
    ink = colour(code)
    painter.setBrush(ink)
    painter.drawRoundedRect(rect, style.RADIUS, style.RADIUS)
    if chip.continues_left:
        painter.fillRect(rect.x(), rect.y(), style.RADIUS, rect.height(), ink)
    if chip.continues_right:
        right = rect.right() + 1 - style.RADIUS
        painter.fillRect(right, rect.y(), style.RADIUS, rect.height(), ink)


def _hands(arranger: Arranger, size: int) -> Hands:
    """Return the hands of a size: plain and strong, each as it is and struck through."""
    plain, strong = arranger.typesetter(size), arranger.typesetter(size, strong=True)
    return (
        (Hand(plain), Hand(plain, struck=True)),
        (Hand(strong), Hand(strong, struck=True)),
    )
