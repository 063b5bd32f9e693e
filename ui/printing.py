"""The ways to paper: preview and print, PDF, the programme as an official .docx.

What the paper looks like is decided in `ui.month_paper` and in the templates; here a person is
asked where it goes, and told that it is there. Loaded when the first paper is wanted.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QTextDocument
from PySide6.QtWidgets import QFileDialog

import resources
from planner.model import PlannerError
from planner.month import page, shown_days
from planner.plan import Plan
from planner.programme import Programme, rows, undated
from planner.programme.filling import fill
from planner.settings import PLAN, load
from planner.store import Store
from resources import words
from ui.message_bar import Way
from ui.month_paper import PaperMonth, print_month
from ui.paper import MARGINS, NARROW, covering, pdf, print_document, sheet
from ui.screen import opened
from ui.style import apply
from ui.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from planner.clock import Clock
    from planner.model import Item, Month
    from planner.settings import Settings
    from planner.store.reports import Report
    from ui.choosing import Choosing
    from ui.exporting import Exporting
    from ui.main_window import MainWindow
    from ui.session import Session

TEMPLATES = ("nha-nuoc", "dang")
TEMPLATE_FOLDER = "templates"  # of the data folder too: an office's own forms
PARTY = (
    "chi bộ",
    "đảng bộ",
    "đảng ủy",
    "đảng uỷ",
    "ban chấp hành",
    "tỉnh ủy",
    "huyện ủy",
    "thành ủy",
)
"""How the names of the Party's organisations begin."""


class Printing(QObject):
    """Prints what the window shows."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        store: Store,
        choosing: Choosing,
        exporting: Exporting,
        texts: Texts,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._store = window, session, store
        self._choosing, self._texts = choosing, texts
        self._exporting = exporting  # whose folder is this one's, too
        self._printer: QPrinter | None = None
        self.preview: QPrintPreviewDialog | None = None

    # ------------------------------------------------------------------------------------ the month

    def print_month(self) -> None:
        """Show the month as it will be printed."""
        title = self._texts.say("paper.preview", month=self._texts.month(self._session.month))
        self._open_preview(title, self._month_painter(), NARROW)

    def save_month(self) -> None:
        """Write the month as a PDF, where a person says."""
        month = self._session.month
        path = self._asked("paper", f"lich-{month}.pdf", self._texts.say("paper.files"))[0]
        if path is not None:
            title, paint = self._texts.month_title(month), self._month_painter()
            data = pdf(title, paint, landscape=True, margins=NARROW)
            self._put(path, data, "paper.written", month=self._texts.month(month))

    def save_programme(self) -> None:
        """Write the month's programme into a template, where a person says."""
        month, names = self._session.month, [self._filter(each) for each in self._templates()]
        path, chosen = self._asked("programme", f"chuong-trinh-{month}.docx", *names)
        if path is None:
            return
        template = next((each for each in TEMPLATES if self._filter(each) == chosen), TEMPLATES[0])
        made = rows(month_items(self._session.plan, month), month, self._texts.words)
        above = self._choosing.settings.organisation_above
        programme = Programme(month, self._organisation(), above, made)
        try:
            data = fill(self._template(template), programme, f"{template}.docx")
        except PlannerError as refusal:
            self._refuse(refusal)
            return
        key = "programme.written_whole" if self._session.filter.is_on else "programme.written"
        self._put(path, data, key, month=self._texts.month(month), count=len(made))

    # -------------------------------------------------------------------------------------- a text

    def print_text(self, document: QTextDocument, title: str) -> None:
        """Show a text as it will be printed: across the sheet, since it holds tables."""
        self._open_preview(title, partial(print_document, document), MARGINS)

    # -------------------------------------------------------------------------------------- inside

    def _month_painter(self) -> Callable[[QPagedPaintDevice], None]:
        session = self._session
        today = session.clock.today()
        items = session.filter.kept(month_items(session.plan, session.month), today)
        month = paper_month(
            session.without_done(items), session.month, today, self._organisation(), self._texts
        )
        kept = self._texts.kept(session.filter, show_done=session.show_done)
        return partial(print_paper, replace(month, kept=kept), self._texts)

    def _organisation(self) -> str:
        return organisation(self._choosing.settings, self._store.reports(), self._session.month)

    def _open_preview(
        self, title: str, paint: Callable[[QPagedPaintDevice], None], margins: QMarginsF
    ) -> None:
        """Show pages that lie across before they are printed."""
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - a library of its own
            QPrinter,
            QPrintPreviewDialog,
        )

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(sheet(landscape=True, margins=margins))
        self._printer.setDocName(title)
        self.preview = QPrintPreviewDialog(self._printer, self._window)
        self.preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview.setWindowTitle(title)
        self.preview.resize(self._window.size() * 0.9)
        self.preview.paintRequested.connect(paint)
        self.preview.open()

    def _asked(self, section: str, name: str, *filters: str) -> tuple[Path | None, str]:
        chosen, kind = QFileDialog.getSaveFileName(
            self._window,
            self._texts.say(f"{section}.choose_file"),
            str(self._exporting.folder / name),
            ";;".join(filters),
        )
        return (Path(chosen) if chosen else None), kind

    def _put(self, path: Path, data: bytes, said: str, **details: object) -> None:
        try:
            _write(path, data)
        except PlannerError as refusal:
            self._refuse(refusal)
            return
        self._exporting.folder = path.parent
        self._window.messages.tell(
            self._texts.say(said, name=path.name, **details),
            Way(self._texts.say("paper.open_file"), partial(_open, path)),
            Way(self._texts.say("export.open_folder"), partial(_open, path.parent)),
        )

    def _refuse(self, refusal: PlannerError) -> None:
        self._window.messages.tell(self._texts.refusal(refusal), grave=True)

    def _filter(self, template: str) -> str:
        return self._texts.say(f"programme.template_{template}")

    def _templates(self) -> Sequence[str]:
        """Return the templates, the one that suits the organisation first."""
        is_party = self._organisation().casefold().startswith(PARTY)
        return TEMPLATES[::-1] if is_party else TEMPLATES

    def _template(self, name: str) -> bytes:
        """Return a template: the office's own where there is one."""
        own = self._store.path.parent / TEMPLATE_FOLDER / f"{name}.docx"
        shipped = resources.path(TEMPLATE_FOLDER, f"{name}.docx")
        return (own if own.is_file() else shipped).read_bytes()


def month_items(plan: Plan, month: Month) -> list[Item]:
    """Return what a month's page and list show."""
    found = [*plan.between(*shown_days(month)), *plan.listed(month)]
    return list({item.uid: item for item in found}.values())


def organisation(settings: Settings, reports: Sequence[Report], month: Month) -> str:
    """Return whose month it is: as set, else as the month's last report says, else any report."""
    named = [report for report in reports if report.organisation]
    named.sort(key=lambda report: report.period == month)
    return settings.organisation or (named[-1].organisation if named else None) or ""


def paper_month(
    items: Sequence[Item], month: Month, today: date, name: str, texts: Texts
) -> PaperMonth:
    """Return a month with these items for paper."""
    return PaperMonth(
        page(items, month, today),
        rows(items, month, texts.words, shown_days(month)),
        undated(items, month),
        name,
        today,
    )


def print_paper(month: PaperMonth, texts: Texts, device: QPagedPaintDevice) -> None:
    """Paint a month in the window's own family, where that has every letter."""
    print_month(month, covering([QFont().family()]), texts, device)


def write_month(month: Month, output: Path, *, data: Path, clock: Clock) -> int:
    """Write a month of the plan in `data` as a PDF, without a screen; return the exit status."""
    settings = load(data)
    texts = Texts(words(settings.language))
    apply(opened(texts, offscreen=True), "light", shipped_font=True)
    with Store.open(data / PLAN, now=clock.now()) as store:
        name = organisation(settings, store.reports(), month)
        items = month_items(Plan(store, store.write), month)
        made = paper_month(items, month, clock.today(), name, texts)
    painter = partial(print_paper, made, texts)
    try:
        title = texts.month_title(month)
        _write(output, pdf(title, painter, landscape=True, margins=NARROW))
    except PlannerError as refusal:
        sys.stderr.write(texts.refusal(refusal) + "\n")
        return 1
    return 0


def _write(path: Path, data: bytes) -> None:
    from planner.ics.files import put

    put(path, data)


def _open(path: Path, _checked: object = None) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
