"""Open the screen: the application, Qt's own words, and one sentence where there is no screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

import resources

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

    from ui.texts import Texts

NO_SCREEN = 3
LIBRARY = r"\blib[\w.-]*\w"
LOCALES = {"vi": "vi_VN", "en": "en_GB"}


def opened(texts: Texts, *, offscreen: bool = False) -> QApplication:
    """Return the application with Qt's words in the person's language.

    Without a display Qt aborts the process from inside; the handler says why and leaves with 3
    before it comes to that.
    """
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    reasons: list[str] = []

    def tell(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        reasons.append(message)
        if kind == QtMsgType.QtFatalMsg:
            sys.stderr.write(_no_screen(reasons[0].strip().splitlines()[0], texts) + "\n")
            sys.stderr.flush()
            os._exit(NO_SCREEN)

    qInstallMessageHandler(tell)
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])  # setStyle would load all of QStyle
    qInstallMessageHandler(None)
    app.setApplicationName("lich-trong-tam")
    app.setApplicationDisplayName(texts.say("program.name"))
    speak(app, texts.words.language)
    return app


def _no_screen(reason: str, texts: Texts) -> str:
    """Return why there is no screen; a plugin that does not load lacks a library of the system."""
    if "plugin" not in reason:
        return texts.say("errors.no_screen", reason=reason)
    import re  # noqa: PLC0415 - seldom needed

    library = re.search(LIBRARY, reason)
    command = texts.say("setup.libraries")
    return texts.say("setup.no_library", reason=library[0] if library else "xcb", command=command)


def speak(app: QApplication, language: str) -> None:
    """Give Qt's own buttons and menus the person's language; its own tongue is English."""
    QLocale.setDefault(QLocale(LOCALES[language]))
    if language == "vi":
        translator = QTranslator(app)
        if translator.load(str(resources.path("qtbase_vi.qm"))):
            app.installTranslator(translator)
