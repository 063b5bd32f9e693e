"""The visual system: one type scale, one unit of space, few colours with meaning, one icon set.

Colours come in two looks, light and dark; `look()` returns the one in force. Every text has a
contrast of at least 4.5:1 to every ground it is used on (`Look.pairs`, held by a test).
"""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QPainter,
    QPalette,
    QPixmap,
)

import resources
from planner.month import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QIcon
    from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

UNIT = 4
"""The unit of space in pixels; every gap and padding is a multiple or a half of it."""

SMALL, BODY, TITLE, DISPLAY = 12, 13, 16, 22
"""The type scale in pixels; nothing is smaller than SMALL."""

RADIUS = 4
SIGN = "sign"  # the property that names the icon of a button or an action
SCHEME = "scheme"  # the application's property that says what it follows
ICON = 20
SHADOW = 56  # how dark it is, of 255
CONTROL = 30  # height of the controls of a line
MARK_SIZES = (16, 24, 32, 48, 64, 128)
FAMILY = "Lich Sans"
SCREEN_WEIGHTS = ("Regular", "SemiBold")  # paper has one more


@dataclass(frozen=True, slots=True)
class Tint:
    """The colours of one kind of entry: its ground, the text on it, its sign."""

    ground: str
    text: str
    sign: str


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one scheme, named for what they mean."""

    surface: str  # where content lies
    chrome: str  # toolbars, lists, what frames content
    outside: str  # days of the neighbouring months
    raised: str  # cards and menus above the surface
    line: str  # hairlines
    edge: str  # borders of controls and of task chips
    text: str
    muted: str  # secondary text, done tasks
    accent: str  # today, selection, the one primary button
    on_accent: str
    chosen: str  # ground of what is selected
    hover: str
    red: str  # weekends, holidays, overdue: text
    shade: str  # ground of days off
    good: str  # progress, done
    meeting: Tint
    commemoration: Tint
    holiday: Tint
    activity: Tint
    task: Tint

    def tint(self, kind: Kind) -> Tint:
        """Return the colours of a kind."""
        tint: Tint = getattr(self, kind.value)
        return tint

    def pairs(self) -> dict[str, tuple[str, str]]:
        """Return every pair of text and ground that is used, by name."""
        grounds = ("surface", "chrome", "outside", "raised", "chosen", "hover", "shade")
        texts = ("text", "muted", "red", "accent")
        plain = {
            f"{text} on {ground}": (getattr(self, text), getattr(self, ground))
            for text in texts
            for ground in grounds
        }
        tints = {kind.value: self.tint(kind) for kind in Kind}
        own = {f"{name} text": (tint.text, tint.ground) for name, tint in tints.items()}
        done = {f"{name} done": (self.muted, tint.ground) for name, tint in tints.items()}
        return plain | own | done | {"on accent": (self.on_accent, self.accent)}


LIGHT = Look(
    surface="#ffffff",
    chrome="#f7f8fa",
    outside="#f8f9fb",
    raised="#ffffff",
    line="#e5e8ec",
    edge="#cfd5dc",
    text="#1c2127",
    muted="#56606d",
    accent="#1a5fb4",
    on_accent="#ffffff",
    chosen="#e7f0fc",
    hover="#eef1f5",
    red="#b3261e",
    shade="#fdf3f1",
    good="#23804f",
    meeting=Tint("#e4eefb", "#0e4884", "#2b76cc"),
    commemoration=Tint("#faefd6", "#6d4205", "#a9690a"),
    holiday=Tint("#fbdfdb", "#8f1a12", "#cf4034"),
    activity=Tint("#def1e5", "#125632", "#2d925b"),
    task=Tint("#ffffff", "#1c2127", "#56606d"),
)

DARK = Look(
    surface="#1b1e23",
    chrome="#15171b",
    outside="#181a1f",
    raised="#24282f",
    line="#2c3037",
    edge="#454b55",
    text="#e7eaee",
    muted="#a7b0bc",
    accent="#7fb2f7",
    on_accent="#0d1420",
    chosen="#22344e",
    hover="#262a31",
    red="#ff9489",
    shade="#291e20",
    good="#5cc48d",
    meeting=Tint("#1d3450", "#b3d4fb", "#5a9eea"),
    commemoration=Tint("#3b2f18", "#f1cf8f", "#dba63c"),
    holiday=Tint("#4a2524", "#ffbcb5", "#f0746a"),
    activity=Tint("#1b3b2c", "#a8e2c1", "#4dba83"),
    task=Tint("#24282f", "#e7eaee", "#a7b0bc"),
)


def look() -> Look:
    """Return the colours in force: those whose surface the application's palette has."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return DARK if ground.lightness() < 128 else LIGHT  # noqa: PLR2004 - the middle of 0..255


@cache
def colour(code: str) -> QColor:
    """Return a colour object; made once for each code."""
    return QColor(code)


def font(size: int = BODY, *, strong: bool = False) -> QFont:
    """Return the application's font in a size of the scale."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def apply(app: QApplication, scheme: str = "system", *, shipped_font: bool = False) -> None:
    """Give the application its style, font and colours; scheme is system, light or dark.

    The system's font is kept on Windows and macOS, whose fonts hold all of Vietnamese. Elsewhere,
    or where there is none, or where pictures must not depend on the machine, ours is used.
    """
    _set_font(app, shipped=shipped_font or sys.platform not in {"win32", "darwin"})
    if app.property(SCHEME) is None:
        app.styleHints().colorSchemeChanged.connect(partial(_follow_system, app))
    follow(app, scheme)


def follow(app: QApplication, scheme: str) -> None:
    """Turn light, dark, or as the system is from now on."""
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    app.setProperty(SCHEME, scheme)
    app.styleHints().setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
    recolour(app, scheme)


def _follow_system(app: QApplication, _scheme: Qt.ColorScheme) -> None:
    """Turn light or dark with the system while the window is open, unless a person chose."""
    if app.property(SCHEME) == "system":
        recolour(app)


def recolour(app: QApplication, scheme: str = "system") -> None:
    """Set the colours of a scheme; call it again when the system changes between light and dark."""
    dark = scheme == "dark" or (
        scheme == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    chosen = DARK if dark else LIGHT
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_style_sheet(chosen))
    widgets = _every_widget(app)
    if widgets:
        _sign_anew(widgets)


def _every_widget(app: QApplication) -> list[QWidget]:
    """Return all widgets there are, while none goes away.

    PySide copies Qt's list and then makes Python objects of it, one by one. That may set off a
    collection of garbage, which deletes widgets of the copy: the program went down.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return app.allWidgets()
    finally:
        if collecting:
            gc.enable()


def _sign_anew(widgets: Iterable[QWidget]) -> None:
    from PySide6.QtGui import QAction  # noqa: PLC0415 - not on the way to the month
    from PySide6.QtWidgets import QAbstractButton  # noqa: PLC0415 - as above

    for widget in widgets:
        for bearer in (widget, *widget.actions()):
            if isinstance(bearer, (QAbstractButton, QAction)) and bearer.property(SIGN):
                sign(bearer, *bearer.property(SIGN))


def _set_font(app: QApplication, *, shipped: bool) -> None:
    if shipped or not QFontInfo(app.font()).family():
        app.setFont(QFont(shipped_family(SCREEN_WEIGHTS)))
    app.setFont(font())


def shipped_family(weights: tuple[str, ...] = (*SCREEN_WEIGHTS, "Bold")) -> str:
    """Return the family that ships with the program, loaded; it holds all of Vietnamese."""
    for weight in weights:
        _add_font(str(resources.path("fonts", f"LichSans-{weight}.ttf")))
    return FAMILY


@cache
def _add_font(file: str) -> int:
    """Load a font file once."""
    return QFontDatabase.addApplicationFont(file)


def _palette(chosen: Look) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: chosen.chrome,
        role.WindowText: chosen.text,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.outside,
        role.Text: chosen.text,
        role.PlaceholderText: chosen.muted,
        role.Button: chosen.raised,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.red,
        role.ToolTipBase: chosen.raised,
        role.ToolTipText: chosen.text,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
        role.Accent: chosen.accent,
        role.Mid: chosen.edge,
        role.Dark: chosen.edge,
        role.Midlight: chosen.line,
        role.Light: chosen.raised,
    }
    palette = QPalette()
    for which, code in colours.items():
        palette.setColor(which, colour(code))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, colour(chosen.muted))
    return palette


def _style_sheet(chosen: Look) -> str:
    """Return style.qss with its @names replaced by what the look has for them."""
    sheet = resources.path("style.qss").read_text("utf-8")
    names = [field.name for field in fields(Look) if isinstance(getattr(chosen, field.name), str)]
    for name in sorted(names, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", getattr(chosen, name))
    sheet = sheet.replace("@scheme", "dark" if chosen is DARK else "light")
    return sheet.replace("@ticks", resources.path("ticks").as_posix())


@cache
def pixmap(name: str, code: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon of the set in a colour, `size` pixels wide before scaling by `ratio`."""
    drawing = resources.path("icons", f"{name}.svg").read_bytes()
    return _drawn(drawing.replace(b"<svg ", f'<svg fill="{code}" '.encode(), 1), size, ratio)


def _drawn(drawing: bytes, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a drawing as pixels."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not needed before the first icon

    image = QPixmap(QSize(size, size) * ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        QSvgRenderer(QByteArray(drawing)).render(painter)
    finally:
        painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@cache
def program_icon() -> QIcon:
    """Return the program's own mark, for title bars, task bars and the tray."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - not on the way to the month

    made = QIcon()
    for size in MARK_SIZES:
        made.addPixmap(_drawn(resources.path("program.svg").read_bytes(), size))
    return made


@cache
def _icon(name: str, ink: str, disabled: str) -> QIcon:
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - not on the way to the month

    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, ink, ICON, ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, disabled, ICON, ratio), QIcon.Mode.Disabled)
    return made


def icon(name: str, ink: str = "text") -> QIcon:
    """Return an icon in one of the look's colours, grey where disabled."""
    chosen = look()
    return _icon(name, getattr(chosen, ink), chosen.edge)


def lift(widget: QWidget) -> None:
    """Let a widget lie over what is below it: a soft shadow around it."""
    from PySide6.QtWidgets import QGraphicsDropShadowEffect  # noqa: PLC0415 - seldom needed

    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(6 * UNIT)
    shadow.setOffset(0, UNIT)
    shadow.setColor(QColor(0, 0, 0, SHADOW))
    widget.setGraphicsEffect(shadow)


def sign(bearer: QAbstractButton | QAction, name: str, ink: str = "text") -> None:
    """Give a button or an action an icon that turns light or dark with the look."""
    bearer.setIcon(icon(name, ink))
    bearer.setProperty(SIGN, (name, ink))
