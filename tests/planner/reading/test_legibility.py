"""How sure an item can be whose letters were recognised."""

from __future__ import annotations

import pytest

from planner.model import RECOGNISED, Confidence, Document, Span
from planner.reading.legibility import legible

TEXT = "Giao Văn phòng nộp báo cáo trước ngày 20/4, gửi Ủy ban quý II."
OWN = Span(15, 42)  # "nộp báo cáo trước ngày 20/4"
SENTENCE = Span(0, len(TEXT))


def sureness(*unsure: str, usual: Confidence = Confidence.SURE) -> Confidence:
    spans = sorted(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in unsure)
    document = Document("a.pdf", TEXT, "d", (RECOGNISED,), tuple(spans))
    return legible(document, usual, Span(15, 26), [SENTENCE, None])


def test_letters_that_were_typed_are_as_sure_as_ever() -> None:
    document = Document("a.txt", TEXT, "d")
    for confidence in Confidence:
        assert legible(document, confidence, OWN, [SENTENCE]) is confidence


@pytest.mark.parametrize("usual", [Confidence.SURE, Confidence.INFERRED])
def test_letters_that_were_recognised_are_inferred(usual: Confidence) -> None:
    assert sureness(usual=usual) is Confidence.INFERRED


@pytest.mark.parametrize(
    ("words", "asked"),
    [(["báo"], True), (["20/4"], True), (["Giao", "20/4", "Ủy"], True), (["Giao"], False),
     (["Ủy", "ban"], False), (["phòng"], False), (["II"], True)],
)  # fmt: skip
def test_doubtful_words_of_its_own_and_figures_around_it_need_a_look(
    words: list[str], *, asked: bool
) -> None:
    assert (sureness(*words) is Confidence.DOUBTFUL) is asked


def test_what_needed_a_look_still_does() -> None:
    assert sureness(usual=Confidence.DOUBTFUL) is Confidence.DOUBTFUL
