"""Exports byte for byte: what changes here changes in every calendar that was fed before.

REDRAW_GOLDEN=1 pytest tests/planner/ics/test_golden.py     writes them anew
"""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

import icalendar
import pytest

from planner.ics.profile import Profile, calendar_name
from planner.ics.write import to_ics
from tests.planner.ics.samples import FEBRUARY, NOW, blocks

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize("profile", list(Profile))
def test_a_month_is_written_as_it_always_was(month, vi, profile):
    data = to_ics(month, calendar_name(UUID(int=7), FEBRUARY, vi), profile, words=vi, now=NOW).data
    golden = GOLDEN / f"month-{profile.value}.ics"
    if os.environ.get("REDRAW_GOLDEN"):
        golden.write_bytes(data)
    assert data == golden.read_bytes()


@pytest.mark.parametrize("profile", list(Profile))
def test_icalendar_reads_every_field_of_a_golden_file_as_we_wrote_it(profile):
    data = (GOLDEN / f"month-{profile.value}.ics").read_bytes()
    calendar = icalendar.Calendar.from_ical(data)
    ours = blocks(data)
    parts = [*calendar.events, *calendar.todos]
    assert {str(part["UID"]) for part in parts} == set(ours)
    for part in parts:
        assert part.errors == []
        seen = ours[str(part["UID"])]
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "CLASS"):
            assert str(part.get(name, "")) == seen.get(name, "")
        for name in ("DTSTART", "DTEND", "DUE", "DTSTAMP"):
            if name in part:
                assert part[name].to_ical().decode() == seen[name]
