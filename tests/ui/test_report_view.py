"""The report as it is shown: a line without end does not freeze the window."""

from hypothesis import given
from hypothesis import strategies as st

from ui.report_view import FAR_TOO_LONG, SHORT, _in_short_lines


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
