"""A calendar file is told from a report, and kept as it came until its review."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ics import arriving
from planner.ics.arriving import TooManyItems, arrived, content, is_calendar, waiting

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


def calendar(count):
    event = b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART;VALUE=DATE:20180206\r\nSUMMARY:x\r\nEND:VEVENT\r\n"
    return HEAD + b"".join(event % number for number in range(count)) + b"END:VCALENDAR\r\n"


@pytest.mark.parametrize("hopeless", [3, 99])
def test_what_is_more_than_one_review_can_hold_is_refused(monkeypatch, hopeless):
    monkeypatch.setattr(arriving, "MOST", 3)
    monkeypatch.setattr(arriving, "HOPELESS", hopeless)
    month = date(2018, 2, 1), date(2018, 2, 28)
    assert len(arrived(calendar(3), "a.ics", month, ()).draft.proposals) == 3
    with pytest.raises(TooManyItems) as refusal:
        arrived(calendar(4), "a.ics", month, ())
    assert refusal.value.details == {"name": "a.ics", "count": 4, "most": 3}
