"""RTF: words that are seen, in Unicode, whatever wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reading.formats import rtf

FONTS = (
    rb"{\fonttbl{\f0\fnil\fcharset0 .VnTime;}{\f1\fcharset163{\*\falt x}Arial;}{\f2 VNI-Times;}}"
)
TABLE = rb"x\par\trowd\cellx1 A\cell B\cell\row\trowd C\cell D\par E\cell F\cell\row y"


def said(body: bytes) -> str:
    return rtf.read(rb"{\rtf1\ansi\ansicpg1252\deff1" + FONTS + rb"\f1 " + body + b"}").text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"H\u7885?p t\u7841?i x\'e3", "Họp tại xă"),  # 163: Windows-1258
        (rb"\f0 Chi b\'e9 S\'eb\f1 , x", "Chi bộ Sở, x"),
        (rb"\f2 Ngo\'e0y", "Ngồy"),
        (rb"\uc2\u7885??\uc1\u7885?p", "ọọp"),
        (rb"\u-10179?\u-8704?", "\U0001f600"),
        (rb"a\~b\_c\line d\tab e\par f", "a\u00a0b-c\nd\te\nf"),
        (rb"{\listtext 1.\tab}M\'d3t", "1.\tMÓt"),
        (rb"a{\v b}{\deleted c}{\*\bkmkstart d}{\pict 010203}{\header e}f", "af"),
        (rb"{\shp{\*\shpinst{\shptxt khung}}}", "khung"),
        (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}", "y"),
        (TABLE, "x\nA\tB\nC\tD E\tF\ny"),
    ],
)
def test_what_is_seen_is_read(body: bytes, expected: str) -> None:
    assert said(body) == expected


def test_old_fonts_and_hidden_words_are_told_of() -> None:
    assert rtf.read(b"{\\rtf1" + FONTS + rb"\f0 b\'e9 {\v x}}").notes == ("hidden_text", "old_font")


WORDS = rb"{ } \par \cell \row \u-10179? \uc9 \* \fonttbl \'e9 \f0 \f9 x \v \trowd \ ".split()


@given(st.lists(st.sampled_from(WORDS)))
def test_no_order_of_words_crashes_the_reader(words: list[bytes]) -> None:
    rtf.read(b"{\\rtf1" + FONTS + b" ".join(words))
