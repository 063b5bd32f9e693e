"""Who issued a paper and when: its top lines."""

from __future__ import annotations

from datetime import date

from planner.reading import letterhead
from planner.reading.document import from_text
from planner.reading.extract import extract

TODAY = date(2018, 2, 8)


def test_a_line_that_is_too_long_for_a_posting_line_is_not_searched_for_each_of_its_dates(
    monkeypatch,
):
    """With a million letters of dates in one line that took minutes."""
    asked = []
    monkeypatch.setattr(letterhead._TopReader, "_posts", lambda *given: asked.append(given))
    extract(from_text("Họp ngày 01/02/2018.\n" + "01/02/2018; " * 40, "x"), None, TODAY)
    assert len(asked) == 1
