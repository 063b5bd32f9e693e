"""Pages of writing as pictures: painted by Qt in the font that ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QTextDocument

import resources
from tests.planner.reading.formats.pdf_file import Page, Picture, pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 points an inch
MARGIN = 150


def painted(markup: str, lean: float = 0.0) -> QImage:
    """Return a page with a text in simple markup; needs a QGuiApplication. `lean` in degrees."""
    font = resources.path("fonts", "LichSans-Regular.ttf")
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]
    text = QTextDocument()
    face = QFont(family)
    face.setPixelSize(29)
    text.setDefaultFont(face)
    text.setTextWidth(WIDTH - 2 * MARGIN)
    text.setHtml(markup)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(QColor(238, 238, 238))
    painter = QPainter(image)
    painter.rotate(lean)
    painter.translate(QPointF(MARGIN, MARGIN))
    text.drawContents(painter, QRectF(0, 0, WIDTH, HEIGHT))
    painter.end()
    return image


def points(image: QImage) -> Picture:
    """Return a picture as a PDF holds it."""
    held = bytes(image.constBits())
    wide = image.bytesPerLine()
    grey = b"".join(held[row * wide : row * wide + WIDTH] for row in range(image.height()))
    return Picture(WIDTH, image.height(), grey)


def scanned(*pages: QImage) -> bytes:
    """Return a PDF whose pages are pictures."""
    return pdf(*(Page(picture=points(page)) for page in pages))


def paragraphs(lines: Sequence[str]) -> str:
    """Return paragraphs in markup."""
    return "".join(f"<p align='justify'>{line}</p>" for line in lines)
