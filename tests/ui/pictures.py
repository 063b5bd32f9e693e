"""Compare what a widget looks like with its picture in tests/golden, within a tolerance.

With REDRAW=1 in the environment the pictures are written anew instead.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

GOLDEN = Path(__file__).parent.parent / "golden"
GRAIN = 4  # pictures are compared in squares of so many pixels: edges may be smoothed otherwise
VISIBLE = 24  # a square differs when it is so much lighter or darker, of 255
TOLERANCE = 0.01  # the share of squares that may differ


def differing(first: QImage, second: QImage) -> float:
    """Return the share of squares in which two pictures differ visibly; 1.0 for other sizes."""
    if first.size() != second.size():
        return 1.0
    difference = first.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(difference)
    try:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        painter.drawImage(0, 0, second.convertToFormat(QImage.Format.Format_RGB32))
    finally:
        painter.end()
    small = difference.scaled(
        QSize(difference.width() // GRAIN, difference.height() // GRAIN),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height())]
    return sum(value > VISIBLE for row in rows for value in row) / (grey.width() * grey.height())


def assert_looks_like(image: QImage, name: str) -> None:
    """Fail when a picture is not that of tests/golden with this name."""
    file = GOLDEN / f"{name}.png"
    if os.environ.get("REDRAW"):
        file.parent.mkdir(exist_ok=True)
        image.convertToFormat(QImage.Format.Format_RGB32).save(str(file), "PNG", 0)
        return
    share = differing(image, QImage(str(file)))
    assert share <= TOLERANCE, f"{name}: {share:.1%} differs from {file}"
