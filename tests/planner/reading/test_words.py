"""Phrases as they are looked for in a text: marks may slip, words may not be parted."""

import pytest

from planner.reading.words import Phrases, Words

PHRASES = Phrases(["tăng", "tăng cường", "tăng cường quản lý", "phòng, chống"])


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("tăng cường quản lý đất", 4),
        ("tăng cường kiểm tra", 2),
        ("tăng giá", 1),
        ("tăng cương quản lý", 4),
        ("tang cuong kiểm tra", 0),
        ("tăng, cường độ", 1),
        ("phòng chống dịch", 2),
        ("Tăng Cường", 2),
        ("giảm", 0),
        ("", 0),
    ],
)
def test_the_longest_phrase_is_found_with_one_slip_at_most(text, size):
    assert PHRASES.length_at(Words(text, 0, len(text)), 0) == size
