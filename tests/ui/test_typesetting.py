"""Breaking titles: no line too wide, no syllable lost, wide words broken, the rest cut."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from ui import style
from ui.typesetting import Typesetter

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệỳỷỹýỵ-/.0123456789"
words = st.lists(st.text(LETTERS, min_size=1, max_size=40), min_size=1, max_size=20)
same_font = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def setter(looks):
    return Typesetter(style.font(style.SMALL))


@given(words, st.integers(40, 300), st.integers(0, 35))
@same_font
def test_lines_keep_every_syllable_and_their_width(setter, title, width, hang):
    lines = setter.wrap(" ".join(title), width, width - hang)
    assert "".join(lines).replace(" ", "") == "".join(title)
    metrics = QFontMetricsF(setter.font)
    for number, line in enumerate(lines):
        room = width if number else width - hang
        assert metrics.horizontalAdvance(line) <= room + 1 or len(line) == 1


@given(words, st.integers(60, 200), st.integers(1, 4))
@same_font
def test_a_cut_title_has_its_lines_and_says_that_it_goes_on(setter, title, width, count):
    lines = setter.wrap(" ".join(title), width, width)
    if len(lines) > count:
        cut = setter.cut(" ".join(title), width, width, count)
        assert len(cut) == count
        assert cut[:-1] == lines[: count - 1]
        assert cut[-1].endswith("…")


def test_lines_break_between_syllables_where_they_can(setter):
    title = "Hoàn thiện kế hoạch ứng dụng công nghệ thông tin"
    lines = setter.wrap(title, 120, 120)
    assert " ".join(lines) == title
    assert len(lines) == 3


@given(words, st.integers(40, 300), st.integers(0, 300))
@same_font
def test_a_word_that_fits_a_line_is_never_broken(setter, title, width, hang):
    lines = setter.wrap(" ".join(title), width, max(width - hang, 1))
    whole = {word for line in lines for word in line.split()}
    assert all(word in whole for word in title if setter.width(word) <= width)


def test_a_word_too_wide_for_the_rest_of_its_line_begins_the_next(setter):
    assert setter.wrap("Nghiên cứu hồ sơ", 90, 30) == ("", "Nghiên cứu hồ", "sơ")


def test_the_number_of_a_document_is_broken_after_a_sign(setter):
    assert setter.wrap("130/KH-UBND-TTCDS", 80, 80) == ("130/KH-", "UBND-TTCDS")


def test_a_cut_title_ends_with_a_whole_word(setter):
    cut = setter.cut("Kiểm tra, đôn đốc phường Nghĩa Trung", 80, 80, 1)
    assert cut == ("Kiểm tra…",)
    assert setter.cut("Nghiêng ngả", 30, 30, 1)[0].startswith("N")


def test_what_has_room_is_not_cut(setter):
    assert setter.cut("Đang lọc", 300, 300, 1) == ("Đang lọc",)


def test_an_empty_title_is_one_empty_line(setter):
    assert setter.wrap("", 100, 100) == ("",)
