"""What holds for every test: no screen, no network, no data of the person's, no warning unseen.

Two fixtures make a report of a test's docstring: `document` reads it, `draft` extracts it.
"""

import inspect
import logging
import os
import socket
from datetime import date

import pypdfium2_raw
import pytest
from hypothesis import settings

from planner.reading.formats import pdf

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_IM_MODULE"):
    os.environ.pop(name, None)

TODAY = date(2018, 2, 8)

# Tests of printing use pdfium too; who starts it first decides which fonts it knows.
pdf.start(pypdfium2_raw)

settings.register_profile("house", deadline=None)  # how long a test takes is bench's business
settings.load_profile("house")


class Warnings(logging.Handler):
    """Collects what the program warns of."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.seen = []

    def emit(self, record):
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_warning(request):
    """Fail a test in which the program warns, unless the test looks at the log itself."""
    warnings = Warnings()
    logging.getLogger().addHandler(warnings)
    yield
    logging.getLogger().removeHandler(warnings)
    if warnings.seen and "caplog" not in request.fixturenames:
        pytest.fail("\n".join(["the program warned:", *warnings.seen]))


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Fail a test that reaches for the network."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family != getattr(socket, "AF_UNIX", None):
            pytest.fail(f"a test reached for the network: {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def own_data_folder(monkeypatch, tmp_path_factory):
    """Keep the person's own plan and settings out of reach."""
    folder = str(tmp_path_factory.getbasetemp() / "nobody")
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, folder)


@pytest.fixture(scope="session")
def qapp_args():
    """What the program tells Qt, too: the style is the same on every system."""
    return ["pytest", "-style", "Fusion"]


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application with the shipped font: the machine's own must not matter."""
    from ui.style import apply

    apply(qapp, "light", shipped_font=True)
    return qapp


@pytest.fixture(autouse=True)
def no_window_left(request):
    """Delete what a test asked Qt to delete later: windows that pile up slow the tests and crash.

    An application without a running event loop never comes to it by itself.
    """
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def document(request):
    """The test's docstring as a report."""
    from planner.reading.document import from_text

    return from_text(inspect.cleandoc(request.function.__doc__), "báo cáo.txt")


@pytest.fixture
def draft(document):
    """What the reader makes of the test's docstring, on 8 February 2018."""
    from planner.reading.extract import extract

    return extract(document, None, TODAY)
