"""What can be seen and read without a click, at the sizes of office screens."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect

from planner.model import Event, EventKind, Month, Task, TaskStatus
from planner.month import page
from tests.ui.busy_month import NOVEMBER, TODAY, busy_month
from ui.month_layout import Arranger
from ui.week_layout import LINE

LAPTOP = (1366 - 320, 622)
"""The grid of a window of 1366x768: without the list beside it, header, day names, status line."""
DESKTOP = (1920 - 380, 934)
SHARED_MONTH = Path(__file__).parents[3] / "shared" / "tools" / "feb2018.ics"


pytestmark = pytest.mark.usefixtures("looks")


def arranged(items, size, month=NOVEMBER):
    return Arranger().arrange(page(items, month, TODAY), *size)


def seen(layout):
    return {chip.uid for chip in layout.chips}


def read(layout):
    return {chip.uid for chip in layout.chips if chip.whole}


def tasks(items):
    return {item.uid for item in items if isinstance(item, Task)}


def test_on_a_desktop_every_item_is_seen_and_all_but_one_title_can_be_read_whole():
    items = busy_month()
    layout = arranged(items, DESKTOP)
    assert len(items) == 27
    assert len(seen(layout)) == 27
    assert len(read(layout)) >= 26


def test_on_a_laptop_all_but_one_item_is_seen_and_18_titles_can_be_read_in_grid_or_list():
    items = busy_month()
    layout = arranged(items, LAPTOP)
    assert len(seen(layout)) >= 26
    assert len(read(layout) | tasks(items)) >= 18


@pytest.mark.skipif(not SHARED_MONTH.exists(), reason="the month the peers were measured with")
def test_the_month_the_peers_were_measured_with_reaches_the_goals():
    items = list(_shared_items())
    desktop = arranged(items, DESKTOP, Month(2018, 2))
    laptop = arranged(items, LAPTOP, Month(2018, 2))
    assert (len(items), len(seen(desktop))) == (27, 27)
    assert len(read(desktop)) >= 26
    assert len(seen(laptop)) >= 26
    assert len(read(laptop) | tasks(items)) >= 18


def _shared_items():
    import icalendar

    kinds = {"Họp": EventKind.MEETING, "Lễ hội": EventKind.FESTIVAL, "Ngày nghỉ": EventKind.HOLIDAY}
    kinds["Ngày kỷ niệm"] = EventKind.COMMEMORATION
    calendar = icalendar.Calendar.from_ical(SHARED_MONTH.read_bytes())
    for part in calendar.walk("VEVENT"):
        start, end = (part.decoded(name) for name in ("dtstart", "dtend"))
        if isinstance(start, datetime):
            start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
        kind = kinds.get(str(part["categories"].cats[0]), EventKind.OTHER)
        summary = str(part["summary"])
        yield Event(uid=str(part["uid"]), summary=summary, kind=kind, start=start, end=end)
    for part in calendar.walk("VTODO"):
        status = TaskStatus(str(part["status"]))
        due, summary = part.decoded("due"), str(part["summary"])
        yield Task(uid=str(part["uid"]), summary=summary, due=due, status=status)


WORDS = (
    "rà soát báo cáo kế hoạch tuần tra bến cảng hợp tác xã Nguyễn thị trấn đường thủy nghiệm thu"
)


def made_up_month(seed):
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    month = Month(2018 + seed // 12, seed % 12 + 1)
    items = []
    for n in range(dice.randrange(10, 60)):
        first = month.first + timedelta(dice.randrange(-3, 33))
        summary = " ".join(dice.choices(WORDS.split(), k=dice.randrange(2, 25)))
        last = first + timedelta(dice.choice([1, 1, 1, 1, 2, 5, 9]))
        match dice.randrange(3):
            case 0:
                item = Task(uid=f"{n}", summary=summary, due=first)
            case 1:
                start = datetime.combine(first, datetime.min.time()).replace(
                    hour=dice.randrange(7, 18)
                )
                item = Event(uid=f"{n}", summary=summary, start=start, kind=EventKind.MEETING)
            case _:
                item = Event(uid=f"{n}", summary=summary, start=first, end=last)
        items.append(item)
    return items, month


@pytest.mark.parametrize("size", [LAPTOP, DESKTOP])
@pytest.mark.parametrize("seed", range(24))
def test_in_24_months_no_title_is_cut_in_a_cell_that_has_a_free_line(seed, size):
    items, month = made_up_month(seed)
    layout = arranged(items, size, month)
    cut_days = {chip.day for chip in layout.chips if not chip.whole and not is_bar(chip)}
    for day in cut_days:
        cell = layout.place_of(day).rect
        bottom = max(
            rect.bottom()
            for rect in [
                *(chip.rect for chip in layout.chips),
                *(more.rect for more in layout.mores),
            ]
            if rect.intersects(cell)
        )
        free = cell.bottom() - LINE - layout.density.gap - bottom
        assert free < layout.density.line


def is_bar(chip):
    return chip.entry.first_day != chip.entry.last_day


@pytest.mark.parametrize("seed", range(24))
def test_in_24_months_every_item_of_a_day_is_drawn_on_it_or_counted(seed):
    items, month = made_up_month(seed)
    shown = page(items, month, TODAY)
    layout = Arranger().arrange(shown, *LAPTOP)
    counted = {more.day: more.count for more in layout.mores}
    for place in layout.places:
        drawn = layout.chips_of(place.cell.day)
        assert len(drawn) + counted.get(place.cell.day, 0) == len(place.cell.entries)


@pytest.mark.parametrize("seed", range(24))
def test_in_24_months_nothing_is_drawn_over_anything_else_or_out_of_its_week(seed):
    items, month = made_up_month(seed)
    layout = arranged(items, LAPTOP, month)
    rects = [chip.rect for chip in layout.chips] + [more.rect for more in layout.mores]
    assert not any(
        first.intersects(second) for n, first in enumerate(rects) for second in rects[n + 1 :]
    )
    rows = [QRect(0, sum(layout.heights[:n]), LAPTOP[0], h) for n, h in enumerate(layout.heights)]
    assert all(any(row.contains(rect) for row in rows) for rect in rects)


def test_the_grid_fills_its_view_and_rows_grow_with_their_content():
    layout = arranged(busy_month(), DESKTOP)
    assert sum(layout.heights) == DESKTOP[1]
    assert max(layout.heights) == layout.heights[1]
    assert min(layout.heights) >= layout.density.floor


def test_text_is_never_smaller_than_12_pixels():
    for size in (LAPTOP, DESKTOP, (700, 500)):
        assert arranged(busy_month(), size).density.size >= 12


def test_a_month_with_room_is_set_in_larger_type():
    few = [Task(uid="t", summary="Nộp báo cáo", due=date(2018, 11, 6))]
    assert arranged(few, DESKTOP).density.size > arranged(busy_month(), DESKTOP).density.size


def test_a_bar_says_its_title_again_in_every_week_and_shows_that_it_goes_on():
    bars = [chip for chip in arranged(busy_month(), DESKTOP).chips if chip.uid == "l0"]
    assert [bar.lines[0][:9] for bar in bars] == ["Vận động ", "Vận động "]
    assert [(bar.continues_left, bar.continues_right) for bar in bars] == [
        (False, True),
        (True, False),
    ]


def test_a_meeting_shows_its_clock_time_and_a_task_its_box():
    chips = {chip.uid: chip for chip in arranged(busy_month(), DESKTOP).chips}
    assert (chips["m0"].time, chips["m0"].sign, chips["m0"].box) == ("08:00", "clock", "")
    assert (chips["t0"].time, chips["t0"].sign, chips["t0"].box) == ("", "", "box-empty")
    assert chips["t1"].box == "box-started"
    assert chips["t3"].box == "box-done"
    assert (chips["d0"].sign, chips["d3"].sign, chips["l0"].sign) == ("star", "flag", "")


def test_only_the_box_of_an_overdue_task_says_so():
    chips = {chip.uid: chip for chip in arranged(busy_month(), DESKTOP).chips}
    late = Task(uid="late", summary="Nộp sổ trực", due=date(2018, 11, 7))
    assert arranged([late], DESKTOP).chips[0].is_late
    assert not any(chips[uid].is_late for uid in ("t0", "t3", "m0"))


def test_a_title_without_a_space_is_broken_where_its_line_ends():
    long_name = Event(uid="e", summary="x" * 90, start=date(2018, 11, 6), end=date(2018, 11, 7))
    (chip,) = arranged([long_name], LAPTOP).chips
    assert len(chip.lines) > 2
    assert "".join(chip.lines) == "x" * 90


def test_a_point_finds_the_chip_the_count_and_the_day_under_it():
    crowd = [Task(uid=f"t{n}", summary="Nộp báo cáo", due=date(2018, 11, 6)) for n in range(40)]
    layout = arranged(crowd, LAPTOP)
    chip, more = layout.chips[0], layout.mores[0]
    assert layout.chip_at(chip.rect.center()) == chip
    assert layout.more_at(more.rect.center()) == more
    assert layout.place_at(more.rect.center()).cell.day == date(2018, 11, 6)
    assert layout.chip_at(QPoint(-1, -1)) is None
    assert more.count == 40 - len(layout.chips)


def test_the_days_card_shows_every_title_whole():
    cell = page(busy_month(), NOVEMBER, TODAY).cell(date(2018, 11, 6))
    chips = Arranger().whole_chips(cell, TODAY, 300)
    assert [chip.uid for chip in chips] == [entry.item.uid for entry in cell.entries]
    assert all(chip.whole for chip in chips)


def test_an_activity_has_a_sign_of_one_day_and_its_bar_of_several():
    one = Event(uid="one", summary="Tổng vệ sinh", start=date(2018, 11, 14), kind=EventKind.OTHER)
    week = replace(one, uid="week", end=date(2018, 11, 17))
    layout = arranged([one, week], DESKTOP)
    signs = {chip.uid: chip.sign for chip in layout.chips}
    assert signs == {"one": "dot", "week": ""}
