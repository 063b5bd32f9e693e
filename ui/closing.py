"""The end of a month: its result as a page, copied or printed for the next meeting's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from ui.main_window import MainWindow
    from ui.result_page import ResultPage
    from ui.session import Session
    from ui.texts import Texts


class Closing(QObject):
    """Shows what came of the month in front."""

    print_requested = Signal(object, str)  # QTextDocument, its title

    def __init__(self, window: MainWindow, session: Session, texts: Texts) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._texts = texts
        self._page: ResultPage | None = None

    @property
    def page(self) -> ResultPage:
        """The page; made when a result is first asked for."""
        from ui.result_page import ResultPage  # noqa: PLC0415 - not on the way to the window

        if self._page is None:
            self._page = ResultPage(self._texts)
            self._page.left.connect(self._window.show_calendar)
            self._page.copied.connect(self._tell_copied)
            self._page.print_requested.connect(self._print)
        return self._page

    def show(self) -> None:
        """Show the result of the month in front, as it is today."""
        from planner.results import result  # noqa: PLC0415 - not on the way to the window
        from ui.result_text import result_text  # noqa: PLC0415

        session = self._session
        found = result(session.plan.listed(session.month), session.month, session.clock.today())
        self.page.show_result(result_text(found, self._texts))
        self._window.show_over(self.page)

    def _tell_copied(self) -> None:
        self._window.status.tell(self._texts.say("result.copied"))

    def _print(self, document: QTextDocument) -> None:
        month = self._texts.month(self._session.month)
        self.print_requested.emit(document, self._texts.say("result.heading", month=month))
