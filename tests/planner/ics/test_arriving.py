"""A calendar file is told from a report, and kept as it came until its review."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ics.arriving import content, is_calendar, waiting

HEAD = b"BEGIN:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (HEAD, "a.txt", True),
        (b"\xef\xbb\xbf\r\n begin:vcalendar\n", "a", True),
        (b"", "LICH.ICS", True),
        ("Báo cáo: BEGIN:VCALENDAR".encode(), "a.txt", False),
        (b"", "a.txt", False),
    ],
)
def test_a_calendar_is_known_by_its_beginning_or_its_name(data, name, told):
    assert is_calendar(data, name) is told


@given(st.binary(max_size=200))
def test_what_waits_for_its_review_is_kept_octet_for_octet(data):
    assert content(waiting(HEAD + data, "a.ics")) == HEAD + data
