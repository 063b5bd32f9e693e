"""The report an item came from, its sentence lit; looked at from the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.labels import label, put
from ui.readable import readable_column
from ui.report_view import ReportView
from ui.style import TITLE, sign

if TYPE_CHECKING:
    from planner.model import Document, Evidence
    from ui.texts import Texts

READABLE = 960  # lines of a report are not longer, however wide the window


class ReportPage(QWidget):
    """A report with one sentence lit."""

    left = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._title = label(size=TITLE, strong=True, wraps=True)
        self._back = QPushButton(texts.say("window.back"))
        self._back.clicked.connect(self.left)
        self.report = ReportView()
        self.report.setAccessibleName(texts.say("window.show_evidence"))
        self.setFocusProxy(self.report)
        sign(self._back, "previous")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = readable_column(self, READABLE)
        column.addLayout(head)
        column.addWidget(self.report, 1)

    def show_evidence(self, document: Document, evidence: Evidence) -> None:
        """Show a document with the words of an item lit."""
        put(self._title, evidence.title)
        self.report.show_report(document.text, ())
        self.report.point_at(evidence.span)
