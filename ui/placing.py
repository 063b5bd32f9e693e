"""Where the window stood last, and where it stands the first time: whole on the screen."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

FILE = "geometry"
USUAL = QSize(1366, 740)
ROOM = 80  # a screen with less room around the usual size is filled
MAXIMISED = "maximised"


def show(window: QWidget, data: Path) -> None:
    """Show the window where it stood last, if that place is still on a screen."""
    place, filled = _kept(data)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if place is not None and any(screen.contains(place.center()) for screen in screens):
        window.setGeometry(place)
    else:
        available = screens[0].size() if screens else USUAL
        window.resize(USUAL.boundedTo(available))
        filled = filled or available.width() < USUAL.width() + ROOM
    if filled:
        window.showMaximized()
    else:
        window.show()


def keep(window: QWidget, data: Path) -> None:
    """Remember where the window stands; where that cannot be written, go on without."""
    place = window.normalGeometry()
    words = [str(each) for each in (place.x(), place.y(), place.width(), place.height())]
    said = " ".join([*words, MAXIMISED] if window.isMaximized() else words)
    with suppress(OSError):
        (data / FILE).write_text(said, encoding="ascii")


def _kept(data: Path) -> tuple[QRect | None, bool]:
    """Return the place that was kept and whether the window filled its screen."""
    with suppress(OSError, ValueError):
        words = (data / FILE).read_text(encoding="ascii").split()
        left, top, width, height = map(int, words[:4])
        place = QRect(left, top, width, height)
        if place.width() > 0 and place.height() > 0:
            return place, MAXIMISED in words
    return None, False
