"""The review page: both sides show each other, only what needs a look asks, nothing is lost."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

import resources
from planner.model import (
    Confidence,
    DatedBy,
    Document,
    Draft,
    DueFrom,
    Event,
    EventKind,
    Evidence,
    Head,
    Month,
    Passed,
    PassReason,
    Place,
    Problem,
    ProblemKind,
    Proposal,
    Span,
    Task,
)
from planner.rereading import Comparison, Rereading, Standing, compare
from planner.review import Mark, review
from ui.report_view import Light, Offsets
from ui.review import ReviewPage
from ui.review_model import ReviewModel
from ui.review_rows import Row, Tab, rows, summary
from ui.texts import Texts

TEXT = """Trạm Khuyến nông Sông Cầu họp 😀 giao ban

Trong tháng 4, Trạm mở lớp trồng nấm ngày 12/4. Kiểm kê giống lúa vụ xuân.
Mua 2 máy bơm trước 31/4."""


def words(quote):
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def evidence(quote):
    return Evidence("d", "Giao ban", words(quote), quote, quote, Place(2, 1), "test")


@pytest.fixture
def texts():
    return Texts(resources.words("vi"))


@pytest.fixture
def draft():
    april = Month(2019, 4)
    lesson = "mở lớp trồng nấm ngày 12/4"
    proposals = (
        Proposal(
            Task(
                summary="Mở lớp trồng nấm ngày 12/4",
                key="r/1",
                month=april,
                due=date(2019, 4, 12),
                evidence=evidence(lesson),
            ),
            Confidence.SURE,
        ),
        Proposal(
            Event(
                summary="Lớp trồng nấm",
                key="r/2",
                start=date(2019, 4, 12),
                kind=EventKind.OTHER,
                task="r/1",
                evidence=evidence("lớp trồng nấm"),
            ),
            Confidence.SURE,
        ),
        Proposal(
            Task(
                summary="Kiểm kê giống lúa vụ xuân",
                key="r/3",
                month=april,
                evidence=evidence("Kiểm kê giống lúa vụ xuân"),
            ),
            Confidence.SURE,
        ),
        Proposal(
            Task(
                summary="Mua 2 máy bơm",
                key="r/4",
                month=april,
                due_text="trước 31/4",
                evidence=evidence("Mua 2 máy bơm trước 31/4"),
            ),
            Confidence.DOUBTFUL,
        ),
    )
    document = Document("giao-ban.txt", TEXT, sha256(TEXT.encode()).hexdigest())
    return Draft(
        document,
        Head("Trạm Khuyến nông Sông Cầu họp giao ban", period=april),
        proposals,
        passed=(Passed(words("giao ban"), PassReason.VAGUE),),
        problems=(Problem(ProblemKind.IMPOSSIBLE_DATE, words("31/4"), (("words", "31/4"),)),),
    )


@pytest.fixture
def page(qtbot, texts, draft):
    page = ReviewPage(texts)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.show_draft(draft, compare(draft, []))
    qtbot.waitExposed(page)
    return page


def test_offsets_survive_letters_outside_the_basic_plane():
    text = "a😀b😀c"
    offsets = Offsets(text)
    for offset in range(len(text) + 1):
        position = len(text[:offset].encode("utf-16-le")) // 2
        assert offsets.to_qt(offset) == position
        assert offsets.from_qt(position) == offset


def test_the_rows_satisfy_qt(qtmodeltester, texts):
    model = ReviewModel(texts)
    model.show_rows(
        [Row("Một", "chi tiết", "chắc", None, 0, Mark.TICKED), Row("Hai", "", "", None)]
    )
    qtmodeltester.check(model)


def test_every_row_of_the_draft_stands_under_a_tab(page, texts):
    titles = {tab: [row.title for row in rows(page.review, tab, texts)] for tab in Tab}
    assert len(titles[Tab.TASKS]) == 3
    assert titles[Tab.EVENTS] == ["Lớp trồng nấm"]
    assert titles[Tab.LOOK] == ["Mua 2 máy bơm", "“31/4” không phải là ngày có thật."]
    assert titles[Tab.PASSED] == ["giao ban"]


def test_what_was_assumed_of_the_file_is_told_among_what_to_look_at(draft, texts):
    noted = replace(draft, document=replace(draft.document, notes=("tcvn3",)))
    first = rows(review(noted, compare(noted, [])), Tab.LOOK, texts)[0]
    assert "TCVN3" in first.title
    assert first.choice is None


def test_selecting_an_item_points_at_its_words(qtbot, page, draft):
    qtbot.keyClick(page.items, Qt.Key.Key_Down)
    assert page.report.current == draft.proposals[2].item.evidence.span


def test_a_click_on_words_selects_their_item(qtbot, page, draft):
    page.select_at(words("Mua").start)
    assert page.items.current_row.title == "Mua 2 máy bơm"
    page.select_at(words("trồng nấm").start)
    assert page.items.current_row.title == "Lớp trồng nấm"


def test_enter_walks_to_what_needs_a_look_and_one_more_enter_accepts_it(qtbot, page):
    assert page.review.asked == (3,)
    qtbot.keyClick(page.items, Qt.Key.Key_Return)
    assert page.items.current_row.choice == 3
    qtbot.keyClick(page.items, Qt.Key.Key_Return)
    assert page.review.asked == ()
    with qtbot.waitSignal(page.accepted) as taken:
        qtbot.keyClick(page.items, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    items, dropped, digest = taken.args
    assert [item.key for item in items] == ["r/1", "r/2", "r/3", "r/4"]
    assert dropped == []
    assert digest == page.review.draft.document.digest


def test_space_unticks_and_delete_drops_and_undo_takes_it_back(qtbot, page):
    qtbot.keyClick(page.items, Qt.Key.Key_Space)
    assert page.review.choices[0].mark is Mark.UNTICKED
    qtbot.keyClick(page.items, Qt.Key.Key_Delete)
    assert page.review.choices[0].mark is Mark.DROPPED
    page.undo()
    page.undo()
    assert page.review.choices[0].mark is Mark.TICKED


def test_a_click_on_the_box_unticks(qtbot, page):
    first = page.items.visualRect(page.items.model().index(0, 0)).topLeft()
    qtbot.mouseClick(page.items.viewport(), Qt.MouseButton.LeftButton, pos=first + QPoint(16, 16))
    assert page.review.choices[0].mark is Mark.UNTICKED


def test_marked_words_are_asked_for_as_a_task(qtbot, page):
    page.report.mark(words("Kiểm kê giống"))
    with qtbot.waitSignal(page.mark_requested) as asked:
        page.mark_task()
    assert asked.args == [words("Kiểm kê giống"), "task"]


def test_without_marked_words_the_page_says_what_to_do(qtbot, page):
    page.report.mark(Span(0, 0))
    with qtbot.waitSignal(page.told) as told:
        page.mark_event()
    assert "bôi đen" in told.args[0]


def test_an_added_item_is_shown_and_will_be_taken_over(page):
    item = Task(summary="Thêm", key="r/9", evidence=evidence("Mua"))
    page.add(Proposal(item, Confidence.SURE))
    assert page.items.current_row.title == "Thêm"
    assert "r/9" in [each.key for each in page.review.accepted]


def test_a_title_with_markup_stays_letters(qtbot, page):
    page.replace_item(0, Task(summary="<b>đậm</b><img src=file:///x>", key="r/1"))
    page.select_at(words("Mua").start)
    assert "<b>đậm</b><img src=file:///x>" in [
        row.title for row in rows(page.review, Tab.TASKS, Texts(resources.words("vi")))
    ]


def test_the_foot_says_what_enters_and_what_is_over(page, texts):
    said = summary(page.review, texts)
    accepted = page.review.accepted
    tasks = sum(isinstance(item, Task) for item in accepted)
    assert (
        f"{len(accepted)} mục sẽ vào lịch: {tasks} nhiệm vụ, {len(accepted) - tasks} sự kiện"
        in (said)
    )


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (Event(summary="Tết", start=date(2019, 2, 5), dated_by=DatedBy.CALENDAR), "từ lịch"),
        (
            Task(summary="Sơ kết", due=date(2019, 4, 12), due_from=DueFrom.EVENT),
            "theo ngày của sự kiện",
        ),
    ],
)
def test_what_was_inferred_says_from_what(texts, item, why):
    assert why in only_row(Proposal(item, Confidence.INFERRED), texts).detail
    assert why not in only_row(Proposal(item, Confidence.SURE), texts).detail


def only_row(proposal, texts):
    proposal = replace(proposal, item=replace(proposal.item, key="a/1"))
    draft = Draft(Document("a", "Cũ", "d"), Head("a"), (proposal,))
    held = review(draft, Rereading((Comparison(proposal, Standing.NEW),), ()))
    tab = Tab.TASKS if isinstance(proposal.item, Task) else Tab.EVENTS
    return rows(held, tab, texts)[0]


def test_what_is_over_and_doubtful_is_not_called_seen_before_it_was(texts):
    proposal = Proposal(Task(summary="Cũ", key="a/1"), Confidence.DOUBTFUL, over=True)
    draft = Draft(Document("a", "Cũ", "d"), Head("a"), (proposal,))
    held = review(draft, Rereading((Comparison(proposal, Standing.NEW),), ()))
    assert rows(held, Tab.LOOK, texts)[0].badge == "cần xem"
    assert not rows(held, Tab.LOOK, texts)[0].asks
    assert rows(held.marked(0, Mark.TICKED), Tab.LOOK, texts)[0].badge == "đã xem"


def test_the_legend_names_every_light(page, texts):
    said = {each.text() for each in page.findChildren(QLabel)}
    assert {texts.say(f"review.light_{light.value}") for light in Light} <= said
