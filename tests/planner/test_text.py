"""The one door for foreign characters."""

from __future__ import annotations

import sqlite3
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from planner.text import clean_text

ANYTHING = st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None))
HOSTILE = st.text(
    st.sampled_from("a e\u0301\u0323\u0302\r\n\0\x85\u2028\u202e\ud800\udfff\ufeff\uffff\U0001fffe")
)


@given(ANYTHING | HOSTILE)
@example("\r\0\n")
@example("\ufeff\u0301\ufeff")
@example("e\u202e\u0301")
@example("\ufeff\u202e\ufeffa")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(ANYTHING | HOSTILE)
def test_what_is_left_can_be_stored_written_and_shown(text: str) -> None:
    kept = clean_text(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert unicodedata.is_normalized("NFC", kept)
    for character in kept:
        point = ord(character)
        assert character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs"}
        assert point & 0xFFFE != 0xFFFE
        assert not 0xFDD0 <= point <= 0xFDEF
        assert unicodedata.bidirectional(character) not in {"RLO", "LRO", "RLE", "LRE", "PDF"}
    row = sqlite3.connect(":memory:").execute("select ?, length(?)", (kept, kept)).fetchone()
    assert row == (kept, len(kept))


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_words_are_only_composed(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_every_line_end_becomes_a_line_feed() -> None:
    assert clean_text("a\r\nb\rc\x85d\u2028e\u2029f\x0cg\x0bh\n") == "a\nb\nc\nd\ne\nf\ng\nh\n"


def test_a_byte_order_mark_goes_and_no_break_spaces_stay() -> None:
    assert clean_text("\ufeffNgày\u00a006/02\u202f2018\t.") == "Ngày\u00a006/02\u202f2018\t."


def test_text_after_a_nul_is_not_lost() -> None:
    assert clean_text("Họp \0giao ban\x1b[31m") == "Họp giao ban[31m"


def test_a_line_read_backwards_is_stored_as_it_is_typed() -> None:
    assert clean_text("ngày \u202e8102\u202c") == "ngày 8102"


def test_a_letter_with_a_million_marks_keeps_a_few() -> None:
    # sorting all of them would take hours
    kept = clean_text("e" + "\u0301\u0323" * 500_000 + " hết")
    assert kept.endswith(" hết")
    assert len(kept) < 50
