"""Every export keeps the rules of Outlook and of calendar servers; and every rule can be broken."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.ics.profile import (
    UNNAMED,
    ExportOptions,
    NothingChanged,
    NothingToExport,
    Profile,
    calendar_name,
)
from planner.ics.write import changes, to_ics, without_items
from resources import words
from tests.planner.ics.rules import broken_rules
from tests.planner.ics.samples import FEBRUARY, NOW
from tests.planner.ics.strategies import plans

options = st.builds(
    ExportOptions, month_tasks=st.booleans(), reminders=st.booleans(), bars=st.booleans()
)
NAME = calendar_name(UUID(int=7), FEBRUARY, words("vi"))


@given(plans(), options, st.sampled_from(Profile), st.sampled_from([UNNAMED, NAME]))
@settings(max_examples=60, deadline=None)
def test_every_export_keeps_every_rule(plan, chosen, profile, name):
    try:
        data = to_ics(plan, name, profile, words=words("vi"), now=NOW, options=chosen).data
    except NothingToExport:
        return
    assert broken_rules(data, tasks=profile is Profile.CONG_VIEC) == []


@given(plans(), st.sampled_from(Profile), st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_delta_keeps_every_rule(plan, profile, removed):
    given = {"words": words("vi"), "now": NOW}
    try:
        before = dict(to_ics(plan, UNNAMED, profile, **given).ledger)
    except NothingToExport:
        return
    after = [replace(item, removed=NOW if removed else None, sequence=501) for item in plan]
    try:
        data = changes(after, before, profile, **given).data
    except NothingChanged:
        return
    assert broken_rules(data, tasks=profile is Profile.CONG_VIEC) == []


@pytest.mark.parametrize("profile", list(Profile))
def test_an_emptied_calendar_still_has_a_component(profile):
    data = without_items(NAME, profile)
    found = broken_rules(data, tasks=profile is Profile.CONG_VIEC)
    assert found == ["1 VTIMEZONE"]  # without a timed event: RFC 5545 asks for one component


BREAKS = {
    "LF": (b"\r\n", b"\n", "CRLF"),
    "BOM": (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "byte order mark"),
    "no last line end": (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "does not end"),
    "control": (b"SUMMARY:", b"SUMMARY:\x07", "control character"),
    "blank line": (b"BEGIN:VEVENT", b"\r\nBEGIN:VEVENT", "blank line"),
    "long line": (b"CLASS:PUBLIC", b"CLASS:PUBLIC" + b"x" * 80, "octets"),
    "fold in a letter": ("ọp".encode(), "ọp".encode()[:1] + b"\r\n " + "ọp".encode()[1:], "fold"),
    "fold in an escape": (b"\\,", b"\\\r\n ,", "inside an escape"),
    "NFD": ("ơ".encode(), "o\u031b".encode(), "NFC"),
    "no escape": (b"\\,", b",", "not escaped"),
    "UID twice": (b"00000000001\r\n", b"00000000002\r\n", "UID twice"),
    "no UID": (b"UID:0", b"X-UID:0", "UID 0 times"),
    "no DTSTAMP": (b"\nDTSTAMP", b"\nX-STAMP", "DTSTAMP 0 times"),
    "order": (b"DTSTAMP:20270115T023000Z\r\nCREATED", b"CREATED", "order"),
    "end before start": (b"DTEND;VALUE=DATE:2027", b"DTEND;VALUE=DATE:2026", "ends before"),
    "no DATE": (b";VALUE=DATE", b"", "DTSTART"),
    "floating": (b";TZID=Asia/Ho_Chi_Minh", b"", "DTSTART"),
    "another zone": (b"TZOFFSETTO:+0700", b"TZOFFSETTO:+0800", "another VTIMEZONE"),
    "busy": (b"BUSYSTATUS:FREE", b"BUSYSTATUS:BUSY", "BUSYSTATUS"),
    "important": (b"IMPORTANCE:1", b"IMPORTANCE:0", "IMPORTANCE"),
    "alarm after the start": (b"-PT16H", b"PT8H", "TRIGGER"),
    "a meeting": (b"CLASS:PUBLIC", b"CLASS:PUBLIC\r\nORGANIZER:a", "ORGANIZER"),
    "no METHOD": (b"METHOD:PUBLISH\r\n", b"", "METHOD"),
    "a to-do": (b"VEVENT", b"VTODO", "VTODO"),
    "not closed": (b"END:VEVENT\r\nEND:VCAL", b"END:VCAL", "structure"),
    "half a name": (b"X-WR-RELCALID", b"X-OTHER", "identity"),
}


@pytest.mark.parametrize(("old", "new", "said"), BREAKS.values(), ids=BREAKS.keys())
def test_every_rule_finds_what_breaks_it(month, vi, old, new, said):
    data = to_ics(month, NAME, words=vi, now=NOW).data
    assert broken_rules(data, tasks=False) == []
    assert old in data
    found = broken_rules(data.replace(old, new), tasks=False)
    assert any(said in each for each in found), found


TASK_BREAKS = {
    "METHOD": (b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:PUBLISH", "METHOD"),
    "start is due": (b"DUE;VALUE=DATE", b"DTSTART;VALUE=DATE:20991231\r\nDUE;VALUE=DATE", "before"),
    "half done": (b"PERCENT-COMPLETE:100", b"PERCENT-COMPLETE:90", "100"),
    "done at no time": (b"\r\nCOMPLETED:", b"\r\nX-COMPLETED:", "differ"),
    "alarm from the start": (b";RELATED=END", b"", "TRIGGER;"),
    "the event's UID": (b"-t\r\n", b"\r\n", "other profile"),
}


@pytest.mark.parametrize(("old", "new", "said"), TASK_BREAKS.values(), ids=TASK_BREAKS.keys())
def test_every_rule_of_tasks_finds_what_breaks_it(month, vi, old, new, said):
    data = to_ics(month, NAME, Profile.CONG_VIEC, words=vi, now=NOW).data
    assert broken_rules(data, tasks=True) == []
    assert old in data
    found = broken_rules(data.replace(old, new), tasks=True)
    assert any(said in each for each in found), found
