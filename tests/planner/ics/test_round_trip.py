"""What goes through a file: texts letter by letter, plans of the task profile as themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import icalendar
from hypothesis import HealthCheck, given, settings

from planner.ics.lines import one_line, shortened, units
from planner.ics.profile import UNNAMED, ExportOptions, NothingToExport, Profile
from planner.ics.read import read_ics
from planner.ics.scan import scan
from planner.ics.write import to_ics
from planner.model import Event
from resources import words
from tests.planner.ics.samples import NOW, blocks, event, expected, task, uid
from tests.planner.ics.strategies import plans, texts

VI = words("vi")
WINDOW = (date(2027, 1, 1), date(2027, 12, 31))
many = settings(
    max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck), deadline=None
)


def export(items, profile=Profile.LICH, **options):
    return to_ics(items, UNNAMED, profile, words=VI, now=NOW, options=ExportOptions(**options)).data


@many
@given(texts, texts)
def test_no_text_is_altered(title, note):
    data = export([event(1, summary=title, note=note, start=date(2027, 2, 1))])
    shown = shortened(one_line(title)) or "(không có tên)"
    by_us, by_icalendar = scan(data).blocks[0], icalendar.Calendar.from_ical(data).events[0]
    plainly = blocks(data)[uid(1)]
    for seen in (by_us.text("SUMMARY"), str(by_icalendar["SUMMARY"]), plainly["SUMMARY"]):
        assert seen == shown
    body = plainly.get("DESCRIPTION", "")
    assert body.endswith(expected(note))
    assert by_us.text("DESCRIPTION") == body.strip()
    assert str(by_icalendar.get("DESCRIPTION", "")) == body


@many
@given(texts)
def test_a_title_is_cut_to_what_outlook_keeps(title):
    shown = shortened(one_line(title))
    assert units(shown) <= 255
    assert shown == one_line(title) or (
        shown.endswith("…") and one_line(title).startswith(shown[:-1])
    )


@many
@given(texts)
def test_no_line_is_too_long_or_cut_in_a_letter_or_an_escape(text):
    data = export([task(1, note=text * 3)])
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line, following in pairwise(lines):
        line.decode()
        if following.startswith(b" "):
            assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0


@many
@given(plans())
def test_a_plan_in_the_task_profile_comes_back_as_itself(items):
    sent = [item for item in items if not isinstance(item, Event) or item.start]
    try:
        data = export(items, Profile.CONG_VIEC)
    except NothingToExport:
        assert sent == []
        return
    found = read_ics(data, WINDOW).found
    assert {f.item.uid: f.item for f in found} == {item.uid: item for item in sent}


@many
@given(plans())
def test_an_export_of_a_plan_changes_nothing_in_it(items):
    for profile in Profile:
        try:
            data = export(items, profile)
        except NothingToExport:
            continue
        for found in read_ics(data, WINDOW, items).found:
            assert found.item == found.known


@many
@given(plans())
def test_random_plans_are_without_fault_for_outlook(lint, items):
    for profile, bars in ((Profile.LICH, False), (Profile.LICH, True), (Profile.CONG_VIEC, True)):
        try:
            found = lint(export(items, profile, bars=bars))
        except NothingToExport:
            continue
        allowed = ("C04", "C05") if profile is Profile.CONG_VIEC else ()
        assert [f for f in found if not f.startswith(allowed)] == [] if allowed else found == []


@many
@given(plans())
def test_an_export_is_the_same_each_time_and_in_any_order(items):
    for profile in Profile:
        try:
            assert export(items, profile) == export(items[::-1], profile)
        except NothingToExport:
            continue


def test_a_change_made_outside_comes_back_without_the_rest():
    item = task(1, due=date(2027, 2, 3), area="CNTT", note="giữ nguyên")
    data = export([item], Profile.CONG_VIEC).replace("Rà soát".encode(), "Kiểm tra".encode())
    (found,) = read_ics(data, WINDOW, [item]).found
    assert found.item == replace(item, summary="Kiểm tra hồ sơ")
