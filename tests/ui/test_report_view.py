"""The report as it is shown: a line without end does not freeze the window."""

from hypothesis import given
from hypothesis import strategies as st

from planner.model import Span
from planner.rereading import compare
from planner.review import review
from ui.report_view import FAR_TOO_LONG, SHORT, Light, LitWords, ReportView, _in_short_lines
from ui.review_rows import lit_words


@given(st.lists(st.text("ab \n\U0001f600", max_size=50), max_size=4), st.integers(1, 40))
def test_a_text_is_shown_letter_for_letter_as_long_in_lines_that_are_short(pieces, times):
    text = "\n".join(piece * times * 60 for piece in pieces)
    shown = _in_short_lines(text)
    assert len(shown) == len(text)
    assert max(map(len, shown.split("\n"))) <= max(FAR_TOO_LONG, SHORT)
    if max(map(len, text.split("\n"))) <= FAR_TOO_LONG:
        assert shown == text


def test_blanks_become_the_ends_of_lines_before_letters_do():
    text = "ngày 06/02/2018 " * 3_000
    assert _in_short_lines(text).replace("\n", " ") == text


def test_a_million_empty_lines_are_few_lines():
    text = "a" + "\n" * 1_000_000 + "b"
    shown = _in_short_lines(text)
    assert len(shown) == len(text)
    assert shown.count("\n") < 1_000
    assert shown.split() == ["a", "b"]


def test_a_second_report_has_its_own_lights_alone(qtbot, looks):
    view = ReportView()
    qtbot.addWidget(view)
    for text, words in (("một hai ba", (0, 3)), ("bốn năm", (4, 7)), ("sáu", (0, 3))):
        view.show_report(text, [LitWords(Span(*words), Light.TASK)])
        lit = [each.cursor.selectedText() for each in view.extraSelections()]
        assert lit == [text[slice(*words)]]
        view.point_at(Span(*words))
        assert view.toPlainText() == text
        assert not view.isUndoRedoEnabled()


def test_what_was_passed_over_is_lit_too(draft):
    """Trạm Khuyến nông họp giao ban tháng 2 năm 2018

    Phương hướng, nhiệm vụ tháng 2/2018:
    - Hoàn thành báo cáo tổng kết trước ngày 12/02/2018.
    - Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2018 của huyện trước ngày 20/02/2018.
    """
    held = review(draft, compare(draft, ()))
    lights = [each.light for each in lit_words(held)]
    assert lights.count(Light.TASK) == 2
    assert lights.count(Light.PASSED) == 1


def test_what_is_pointed_at_stays_in_sight_when_the_window_shrinks(qtbot, looks):
    view = ReportView()
    qtbot.addWidget(view)
    text = "\n".join(f"dòng {number} của báo cáo" for number in range(60))
    view.resize(600, 800)
    view.show()
    view.show_report(text, ())
    start = text.index("dòng 30")
    end = text.index("dòng 33")
    view.point_at(Span(start, end))
    before = view.cursorForPosition(view.viewport().rect().bottomLeft()).position()
    assert before >= end
    for height in (200, 100):
        view.resize(300, height)
        assert view.viewport().rect().contains(view.cursorRect())
