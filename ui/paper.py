"""Paper: A4 with the margins of official papers, type that holds all of Vietnamese, PDF as bytes.

Margins are those of Decree 30/2020/NĐ-CP, Appendix I: left 30 to 35 mm, right 15 to 20, top and
bottom 20 to 25; pages are numbered in the middle of the upper margin from the second on. A family
that lacks a letter of the alphabet would leave the letter to another one, in the middle of a word.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontInfo,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QRawFont,
)

from ui import style
from ui.style import colour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QPagedPaintDevice, QTextDocument

MARGINS = QMarginsF(30, 20, 15, 20)  # mm
NARROW = QMarginsF(12, 12, 12, 12)
"""Of a calendar, which is hung up or laid on a desk and is no official paper."""

POINTS = 72  # in an inch
SCREEN = 96  # pixels of a text document in an inch
RESOLUTION = 1200
NUMBER, FOOT = 13, 8  # points, of page numbers and of the words at the foot

SERIFS = ("Times New Roman", "Noto Serif", "DejaVu Serif")
"""What official papers are written in, and what comes nearest."""

_LOWER = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)
ALPHABET = _LOWER + _LOWER.upper()


@cache
def covers(family: str) -> bool:
    """Tell whether there is such a family here and it has every letter of Vietnamese."""
    made = QFont(family)
    drawn = QRawFont.fromFont(made)
    same = QFontInfo(made).family().casefold() == family.casefold()
    return same and all(drawn.supportsCharacter(ord(letter)) for letter in ALPHABET)


def type_of(family: str, size: int, *, strong: bool = False) -> QFont:
    """Return a font for paper, its size in units of the page.

    Letters are drawn in one piece: a font that puts "ị" together out of two glyphs would leave two
    letters in the text of a PDF, and no search would find the word.
    """
    made = QFont(family)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag.fromString("ccmp"), 0)
    return made


def covering(families: Iterable[str]) -> str:
    """Return the first family that has every letter, else the one that ships with the program."""
    return next(filter(covers, families), None) or style.shipped_family()


def sheet(*, landscape: bool, margins: QMarginsF = MARGINS) -> QPageLayout:
    """Return an A4, with the margins of official papers where no others are said."""
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), way, margins, QPageLayout.Unit.Millimeter
    )


def pdf(
    title: str,
    paint: Callable[[QPagedPaintDevice], None],
    *,
    landscape: bool,
    margins: QMarginsF = MARGINS,
) -> bytes:
    """Return a PDF of what `paint` paints; its text stays text."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(sheet(landscape=landscape, margins=margins))
    writer.setTitle(title)
    paint(writer)
    return bytes(buffer.data().data())


@contextmanager
def open_page(device: QPagedPaintDevice) -> Iterator[QPainter]:
    """Open a painter on the first page; its unit is the point, its origin the margins' corner."""
    painter = QPainter(device)
    try:
        painter.scale(device.logicalDpiX() / POINTS, device.logicalDpiY() / POINTS)
        yield painter
    finally:
        painter.end()


def room(device: QPagedPaintDevice) -> QSizeF:
    """Return the size of a page between its margins, in points."""
    return device.pageLayout().paintRect(QPageLayout.Unit.Point).size()


def number_page(painter: QPainter, device: QPagedPaintDevice, number: int, family: str) -> None:
    """Write a page's number into its upper margin."""
    painter.setFont(type_of(family, NUMBER))
    painter.setPen(colour(style.LIGHT.text))
    above = QRectF(0, -2 * NUMBER - 2, room(device).width(), 2 * NUMBER)
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(number))


def foot_page(
    painter: QPainter, device: QPagedPaintDevice, words: tuple[str, str], family: str
) -> None:
    """Write something small into a page's lower margin, at its left and at its right.

    It also tells a browser how the page runs: pdfium (Chrome) takes short lines at the top of an
    empty page for upright writing, and then finds none of its words.
    """
    size = room(device)
    painter.setFont(type_of(family, FOOT))
    painter.setPen(colour(style.LIGHT.muted))
    below = QRectF(0, size.height() + FOOT / 2, size.width(), 2 * FOOT)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words[0])
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, words[1])


def print_document(document: QTextDocument, device: QPagedPaintDevice) -> None:
    """Paint a text on as many pages as it takes, in light colours whatever the window has.

    Its own family is that of official papers; what the text itself sets stays.
    """
    copy = document.clone()
    size = room(device) * (SCREEN / POINTS)
    made = QFont(document.defaultFont())
    made.setFamily(covering(SERIFS))
    made.setFeature(QFont.Tag.fromString("ccmp"), 0)
    copy.setDefaultFont(made)
    copy.setDocumentMargin(0)
    copy.setPageSize(size)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, colour(style.LIGHT.text))
    with open_page(device) as painter:
        for page in range(copy.pageCount()):
            if page:
                device.newPage()
                number_page(painter, device, page + 1, copy.defaultFont().family())
            painter.save()
            painter.scale(POINTS / SCREEN, POINTS / SCREEN)
            shown = QRectF(QPointF(0, page * size.height()), size)
            painter.translate(-shown.topLeft())
            painter.setClipRect(shown)
            context.clip = shown
            copy.documentLayout().draw(painter, context)
            painter.restore()
