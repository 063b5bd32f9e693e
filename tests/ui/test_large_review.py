"""A review of thousands of items does no more than what is seen of it."""

from datetime import date
from hashlib import sha256

import pytest
from PySide6.QtCore import QEventLoop

from planner.model import Confidence, Document, Draft, Evidence, Head, Place, Proposal, Span, Task
from planner.rereading import compare
from planner.review import Mark, review
from ui.review import ReviewPage
from ui.review_delegate import ReviewDelegate
from ui.review_rows import Tab, rows

MANY = 1500
GAP = "\n\n"


def calm():
    while QEventLoop().processEvents():
        pass


@pytest.fixture(scope="module")
def draft():
    titles = [f"Rà soát hồ sơ lưu trữ số {n}" for n in range(MANY)]
    text = GAP.join(titles)
    proposals, start = [], 0
    for number, title in enumerate(titles):
        span = Span(start, start + len(title))
        evidence = Evidence("d", "Kế hoạch", span, title, title, Place(number, 1), "ics")
        task = Task(summary=title, key=f"r/{number}", due=date(2019, 4, 12), evidence=evidence)
        proposals.append(Proposal(task, Confidence.SURE))
        start = span.end + len(GAP)
    document = Document("kế hoạch.ics", text, sha256(text.encode()).hexdigest())
    return Draft(document, Head("Kế hoạch"), tuple(proposals))


@pytest.fixture
def page(qtbot, texts, looks, draft):
    page = ReviewPage(texts)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.show_draft(draft, compare(draft, []))
    qtbot.waitExposed(page)
    calm()
    return page


def test_a_row_is_made_when_it_is_asked_for_and_kept_until_its_choice_changes(texts, draft):
    held = review(draft, compare(draft, []))
    first = rows(held, Tab.TASKS, texts)
    assert (len(first), len(first.made)) == (MANY, 0)
    assert first[MANY - 1].title == draft.proposals[-1].item.summary
    assert len(first.made) == 1
    kept, changing = first[3], first[4]
    second = rows(held.marked(4, Mark.DROPPED), Tab.TASKS, texts, first)
    assert second.changed(first) == [4]
    assert second[3] is kept
    assert second[4].mark is Mark.DROPPED is not changing.mark
    assert second.place_of(MANY - 1) == MANY - 1


def test_a_decision_measures_its_own_row_alone(page, monkeypatch):
    measured = []
    height = ReviewDelegate.height

    def counted(delegate, row):
        measured.append(row.choice)
        return height(delegate, row)

    monkeypatch.setattr(ReviewDelegate, "height", counted)
    page.toggle(0)
    page.drop()
    calm()
    assert page.items.current_row.mark is Mark.DROPPED
    assert set(measured) == {0}


def test_an_edit_that_makes_a_title_longer_makes_its_row_higher(page):
    index = page.items.currentIndex()
    before = page.items.visualRect(index).height()
    item = page.review.choices[0].item
    page.replace_item(0, type(item)(summary="Rà soát " * 40, key=item.key))
    calm()
    assert page.items.visualRect(index).height() > before


def test_the_last_row_is_reached_and_its_words_are_lit(page, draft):
    page.report.point_at(draft.proposals[-1].item.evidence.span)
    page.select_at(draft.proposals[-1].item.evidence.span.start)
    calm()
    assert page.items.current_row.choice == MANY - 1
    assert page.items.visualRect(page.items.currentIndex()).bottom() <= page.items.height()
    lit = [each.cursor.selectedText() for each in page.report.extraSelections()]
    assert draft.proposals[-1].item.summary in lit
    assert 0 < len(lit) < MANY / 5


def test_scrolling_lights_what_comes_into_sight(page, draft):
    bar = page.report.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    calm()
    lit = {each.cursor.selectedText() for each in page.report.extraSelections()}
    in_sight = page.report.firstVisibleBlock().next().text()
    assert {in_sight, page.report.firstVisibleBlock().text()} & lit
    assert draft.proposals[0].item.summary not in lit - {page.items.current_row.title}
