"""The review: a report on the left, what was found in it on the right, nothing written before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from planner.model import Month, Task
from planner.review import Mark, Review, review
from ui.labels import label, put
from ui.report_view import ReportView
from ui.review_buttons import RowButtons, review_button
from ui.review_keys import sequences
from ui.review_legend import Legend
from ui.review_list import ReviewList
from ui.review_rows import Row, Rows, Tab, lit_words, relit, rows, summary, tab_of
from ui.style import TITLE, colour, look
from ui.texts import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from planner.model import Draft, Item, Proposal, Span
    from planner.rereading import Rereading
    from ui.texts import Texts

MONTHS_AROUND = 6
WIDEST = 4000
SHARE = 0.57  # of the page, at most, for the buttons of a row
TABS = tuple(Tab)


class ReviewPage(QWidget):
    """One draft under review. It changes nothing itself: it hands over what was decided."""

    accepted = Signal(list, list, str)  # items, dropped items, digest of the document
    cancelled = Signal()
    edit_requested = Signal(int, object)  # index of the choice, item
    mark_requested = Signal(object, str)  # span of marked words, "task" or "event"
    told = Signal(str)  # a sentence for the message bar

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._review: Review | None = None
        self._history: list[Review] = []
        self._rows: dict[Tab, Rows] = {}
        self._of_report = True
        self.is_finished: Callable[[], bool] = _always  # what is typed beside this page
        self._build()
        self._connect()

    # ------------------------------------------------------------------------------------ showing

    @property
    def review(self) -> Review | None:
        """The review as it stands."""
        return self._review

    def show_draft(self, draft: Draft, rereading: Rereading) -> None:
        """Begin the review of a draft."""
        self._show_head(draft)
        self._begin(review(draft, rereading), of_report=True)

    def show_calendar(
        self, draft: Draft, rereading: Rereading, told: Sequence[str], facts: str
    ) -> None:
        """Begin the review of a calendar file, with what is wrong with its lines."""
        put(self._heading, self._texts.say("review.heading_calendar", title=draft.head.title))
        put(self._facts, facts)
        self._begin(replace(review(draft, rereading), told=tuple(told)), of_report=False)

    def _begin(self, held: Review, *, of_report: bool) -> None:
        self._review = held
        self._of_report = of_report
        self._history, self._rows = [], {}
        for part in (self._month_words, self._month):
            part.setVisible(of_report)
        self.report.show_report(held.draft.document.text, ())
        only_events = not any(isinstance(choice.item, Task) for choice in held.choices)
        tab = Tab.EVENTS if only_events and not of_report else Tab.TASKS
        with QSignalBlocker(self._tabs):  # what it shows is shown below
            self._tabs.setCurrentIndex(TABS.index(tab))
        self._refresh()
        self.items.setFocus()

    def replace_item(self, index: int, item: Item) -> None:
        """Put a corrected item in a choice's place."""
        self._decide(lambda held: held.corrected(index, item))

    def add(self, proposal: Proposal) -> None:
        """Add an item that was made from marked words, and show it."""
        self._decide(lambda held: held.added(proposal))
        self._select_choice(len(self._held().choices) - 1)

    # ------------------------------------------------------------------------------------- acting

    def take_over(self) -> None:
        """Hand over what is ticked and what was dropped, once what is being typed is right."""
        if not self.is_finished():
            return
        held = self._held()
        self.accepted.emit(list(held.accepted), list(held.dropped), held.draft.document.digest)

    def confirm(self) -> None:
        """Tick the current item and go to the next one that asks, or the next row."""
        choice = self._current_choice()
        if choice is not None and self._held().choices[choice].mark is not Mark.KEPT:
            self._decide(lambda held: held.marked(choice, Mark.TICKED))
        if not self._go_to_asked():
            self.items.step()

    def toggle(self, choice: int) -> None:
        """Tick an item, or take the tick away."""
        mark = self._held().choices[choice].mark
        wanted = Mark.UNTICKED if mark is Mark.TICKED else Mark.TICKED
        self._decide(lambda held: held.marked(choice, wanted))

    def drop(self) -> None:
        """Leave the current item out for good; again: take it back."""
        choice = self._current_choice()
        if choice is None:
            return
        dropped = self._held().choices[choice].mark is Mark.DROPPED
        wanted = Mark.UNTICKED if dropped else Mark.DROPPED
        self._decide(lambda held: held.marked(choice, wanted))

    def part(self) -> None:
        """Take the current item as one of its own, not as the known one it resembles."""
        choice = self._current_choice()
        if choice is not None and self._can_part(choice):
            self._decide(lambda held: held.parted(choice))

    def edit(self) -> None:
        """Ask for the current item to be edited."""
        choice = self._current_choice()
        if choice is not None:
            self.edit_requested.emit(choice, self._held().choices[choice].item)

    def mark_task(self) -> None:
        """Ask for a task from the marked words."""
        self._ask_for_marked("task")

    def mark_event(self) -> None:
        """Ask for an event from the marked words."""
        self._ask_for_marked("event")

    def undo(self) -> None:
        """Take the last decision back."""
        if self._history:
            before, self._review = self._review, self._history.pop()
            self._refresh(before)

    def go_to_next_asked(self) -> None:
        """Go to the next item that needs a look."""
        self._go_to_asked()

    def select_at(self, offset: int) -> None:
        """Select the item whose words stand at a place of the report."""
        held = self._held()
        found = [
            (len(choice.evidence.span), index)
            for index, choice in enumerate(held.choices)
            if choice.evidence and choice.evidence.span.start <= offset < choice.evidence.span.end
        ]
        if found:
            self._select_choice(min(found)[1])

    # ----------------------------------------------------------------------------------- building

    def _build(self) -> None:
        say = self._texts.say
        self._heading = label(size=TITLE, strong=True, wraps=True)
        self._facts = label(name="muted", wraps=True)
        self._month_words = label(say("review.plan_month"))
        self._month = QComboBox()
        self._month.setAccessibleName(say("review.plan_month"))
        self.report = ReportView()
        self.report.setAccessibleName(say("review.zone_report"))
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        for _ in TABS:
            self._tabs.addTab("")
        self.items = ReviewList(self._texts)
        self.setFocusProxy(self.items)
        self._empty = label(name="muted", wraps=True)
        self._summary = label(name="muted", wraps=True)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._month_words)
        head.addWidget(self._month)
        head.addSpacing(12)
        head.addWidget(self._facts, 1)
        self._empty.setContentsMargins(12, 12, 12, 12)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.addWidget(_column(_card(self.report), Legend(self._texts)))
        split.addWidget(_column(_card(self._tabs, self.items, self._empty), self._row_buttons()))
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([WIDEST, WIDEST])  # as far as there is room: half each
        split.setChildrenCollapsible(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(8)
        page.addWidget(self._heading)
        page.addLayout(head)
        page.addWidget(split, 1)
        page.addLayout(self._foot())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say keys where that leaves the report enough: beside a sheet it does not."""
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        self._buttons.fit(round(self.width() * SHARE))

    def _row_buttons(self) -> RowButtons:
        of_row = {
            "confirm": self.confirm,
            "edit": self.edit,
            "drop": self.drop,
            "part": self.part,
        }
        of_words = {"add_task": self.mark_task, "add_event": self.mark_event}
        self._buttons = RowButtons(self._texts, of_row, of_words)
        self._part = self._buttons.buttons["part"]
        self._part.hide()  # or the page would begin wider than it is
        return self._buttons

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._summary, 1)
        self.cancel_button = review_button(self._texts, "cancel", self.cancelled.emit)
        self.take_over_button = review_button(self._texts, "take_over", self.take_over)
        self.take_over_button.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        line.addWidget(self.cancel_button)
        line.addWidget(self.take_over_button)
        return line

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._show_tab)
        self.items.toggle_requested.connect(self.toggle)
        self.items.confirm_requested.connect(self.confirm)
        self.items.drop_requested.connect(self.drop)
        self.items.edit_requested.connect(self.edit)
        self.items.next_requested.connect(self.go_to_next_asked)
        self.items.row_shown.connect(self._point)
        self.report.place_clicked.connect(self.select_at)
        self._month.activated.connect(self._plan_for)
        for name, act in (
            ("take_over", self.take_over),
            ("add_task", self.mark_task),
            ("add_event", self.mark_event),
            ("cancel", self.cancelled.emit),
            ("undo", self.undo),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(sequences(name))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            shortcut.activatedAmbiguously.connect(act)  # X11 takes Return and Enter for each other

    # ------------------------------------------------------------------------------------- inside

    def _held(self) -> Review:
        if self._review is None:
            raise RuntimeError("no draft is shown")
        return self._review

    def _decide(self, decide: Callable[[Review], Review]) -> None:
        held = self._held()
        self._history.append(held)
        self._review = decide(held)
        self._refresh(held)

    def _show_head(self, draft: Draft) -> None:
        say, head = self._texts.say, draft.head
        put(self._heading, say("review.heading", title=head.title or draft.document.name))
        day = head.meeting_date
        facts = [
            say("assumed.recognised") if draft.document.is_recognised else "",
            say("review.meeting", day=self._texts.day(day))
            if day
            else say("review.meeting_unknown"),
            head.organisation or "",
            say("review.chair", name=head.chair) if head.chair else "",
        ]
        put(self._facts, beside(*facts))
        self._fill_months(draft)

    def _fill_months(self, draft: Draft) -> None:
        head = draft.head
        basis = head.period or (Month.of(head.meeting_date) if head.meeting_date else None)
        self._month.clear()
        if head.period is None:
            self._month.addItem(self._texts.say("dates.no_month"), None)
        for step in range(-MONTHS_AROUND, MONTHS_AROUND + 1) if basis else ():
            month = basis.shifted(step) if basis else None
            if month:
                self._month.addItem(self._texts.month(month), month)
        self._month.setCurrentIndex(MONTHS_AROUND if head.period else 0)

    def _plan_for(self, index: int) -> None:
        month = self._month.itemData(index)
        if isinstance(month, Month):
            self._decide(lambda held: held.planned_for(month))

    def _refresh(self, before: Review | None = None) -> None:
        """Show the review as it is now; `before` is what was shown, where only a decision came."""
        held = self._held()
        self._rows = {tab: rows(held, tab, self._texts, self._rows.get(tab)) for tab in TABS}
        for number, tab in enumerate(TABS):
            count = len(self._rows[tab])
            self._tabs.setTabText(number, self._texts.say(f"review.tab_{tab.value}", count=count))
            asks = tab is Tab.LOOK and bool(held.asked)
            self._tabs.setTabTextColor(number, colour(look().red) if asks else QColor())
            self._tabs.setTabVisible(number, tab is not Tab.EARLIER or count > 0)
        if before is None or relit(before, held):
            self.report.light(lit_words(held))
        put(self._summary, summary(held, self._texts))
        self.take_over_button.setEnabled(held.decides)
        self._show_tab(self._tabs.currentIndex())

    def _show_tab(self, number: int) -> None:
        tab = TABS[number]
        if tab not in self._rows:
            return
        shown = self._rows[tab]
        self.items.show_rows(shown)
        self._empty.setVisible(not shown)
        self.items.setVisible(bool(shown))
        put(self._empty, self._texts.say(f"review.empty_{tab.value}"))

    def _point(self, row: Row | None) -> None:
        if row and row.span:
            self.report.point_at(row.span)
        choice = row.choice if row else None
        self._part.setVisible(choice is not None and self._can_part(choice))
        self._fit_buttons()

    def _can_part(self, index: int) -> bool:
        """Tell whether a person may say that an item is not the known one it resembles."""
        choice = self._held().choices[index]
        return self._of_report and choice.comparison.known is not None and not choice.is_told

    def _current_choice(self) -> int | None:
        row = self.items.current_row
        return row.choice if row else None

    def _go_to_asked(self) -> bool:
        held, current = self._held(), self._current_choice()
        waiting = held.asked
        if not waiting:
            return False
        later = [choice for choice in waiting if current is None or choice > current]
        self._select_choice(later[0] if later else waiting[0])
        return True

    def _select_choice(self, choice: int) -> None:
        if not self.items.show_choice(choice):
            self._tabs.setCurrentIndex(TABS.index(tab_of(self._held().choices[choice])))
            self.items.show_choice(choice)

    def _ask_for_marked(self, kind: str) -> None:
        span: Span | None = self.report.marked_span
        if span is None:
            self.told.emit(self._texts.say("review.mark_first"))
            return
        self.mark_requested.emit(span, kind)


def _card(*parts: QWidget) -> QWidget:
    """Return parts below each other on one ground."""
    card = QFrame()
    card.setObjectName("Card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 0 if isinstance(part, QTabBar) else 1)
    return card


def _column(upper: QWidget, lower: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(upper, 1)
    column.addWidget(lower)
    return both


def _always() -> bool:
    """Tell that nothing is typed."""
    return True
