"""Sharing the height of the grid: nothing lost, nothing cut where a line is free."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.month.room import (
    BarWant,
    Measure,
    Want,
    fit_day,
    fit_week,
    level,
    row_heights,
    week_need,
)

MEASURE = Measure(line=16, frame=6, more=18)
ONE = MEASURE.chip(1)

wants = st.lists(st.builds(Want, st.integers(1, 6), st.booleans()), max_size=9)
columns = st.tuples(st.integers(0, 6), st.integers(1, 7)).map(lambda p: range(p[0], min(7, sum(p))))
bars = st.lists(
    st.builds(BarWant, columns, st.integers(1, 3), st.booleans(), st.booleans()), max_size=6
)
weeks = st.lists(wants, min_size=7, max_size=7)
rooms = st.integers(0, 400)


def used(fit, day_wants):
    return sum(MEASURE.chip(n) for n in fit.lines if n) + (MEASURE.more if fit.hidden else 0)


@given(wants, rooms)
def test_every_chip_of_a_day_is_shown_or_counted_once(day, room):
    fit = fit_day(day, 0, room, MEASURE)
    assert sum(n > 0 for n in fit.lines) + fit.hidden == len(day)


@given(wants, rooms)
def test_no_title_stays_cut_while_a_line_is_free(day, room):
    fit = fit_day(day, 0, room, MEASURE)
    cut = any(0 < n < want.lines for n, want in zip(fit.lines, day, strict=True))
    assert not cut or room - used(fit, day) < MEASURE.line


@given(wants, rooms)
def test_a_day_never_takes_more_than_its_room(day, room):
    fit = fit_day(day, 0, room, MEASURE)
    assert used(fit, day) <= max(room, MEASURE.more)
    assert all(n <= want.lines for n, want in zip(fit.lines, day, strict=True))


@given(wants, rooms)
def test_a_timed_meeting_is_never_hidden_before_an_all_day_item(day, room):
    fit = fit_day(day, 0, room, MEASURE)
    timed_hidden = any(want.timed and not n for n, want in zip(fit.lines, day, strict=True))
    all_day_shown = any(n and not want.timed for n, want in zip(fit.lines, day, strict=True))
    assert not (timed_hidden and all_day_shown)


def test_what_is_done_is_hidden_before_what_is_open():
    fit = fit_day([Want(1, done=True), Want(1), Want(1)], 0, 2 * ONE + MEASURE.more, MEASURE)
    assert fit.lines == (0, 1, 1)
    assert fit.hidden == 1


def test_nothing_is_hidden_where_everything_fits_with_one_line():
    fit = fit_day([Want(3), Want(3), Want(3)], 0, 3 * ONE, MEASURE)
    assert fit.lines == (1, 1, 1)
    assert fit.hidden == 0


def test_spare_lines_complete_the_titles_nearest_to_whole_first():
    fit = fit_day([Want(5), Want(2), Want(1)], 0, 3 * ONE + 2 * MEASURE.line, MEASURE)
    assert fit.lines == (2, 2, 1)


def test_spare_lines_that_complete_nothing_go_round():
    fit = fit_day([Want(6), Want(6), Want(6)], 0, 3 * ONE + 4 * MEASURE.line, MEASURE)
    assert fit.lines == (3, 2, 2)


@given(bars, weeks, rooms)
def test_every_bar_of_a_week_is_shown_or_counted_on_each_of_its_days(week_bars, days, room):
    fit = fit_week(week_bars, days, room, MEASURE)
    for day, (chips, want) in enumerate(zip(fit.days, days, strict=True)):
        out = sum(
            place is None and day in bar.columns
            for bar, place in zip(week_bars, fit.bars, strict=True)
        )
        assert chips.hidden == out + chips.lines.count(0)
        assert len(chips.lines) == len(want)


@given(bars, weeks, st.integers(80, 400))
def test_a_bar_never_hides_something_with_a_clock_time(week_bars, days, room):
    all_day = [BarWant(bar.columns, bar.lines) for bar in week_bars]
    fit = fit_week(all_day, days, room, MEASURE)
    alone = fit_week([], days, room, MEASURE)
    for chips, without_bars, want in zip(fit.days, alone.days, days, strict=True):
        timed = [index for index, one in enumerate(want) if one.timed]
        if chips.top:
            assert all(chips.lines[index] for index in timed)
        else:
            shown = sum(bool(chips.lines[index]) for index in timed)
            assert shown >= sum(bool(without_bars.lines[index]) for index in timed) - 1


@given(bars, weeks, rooms)
def test_bars_lie_inside_the_week_above_the_chips_and_apart(week_bars, days, room):
    fit = fit_week(week_bars, days, room, MEASURE)
    boxes = [
        (bar.columns, place[0], place[0] + MEASURE.chip(place[1]))
        for bar, place in zip(week_bars, fit.bars, strict=True)
        if place
    ]
    for day, chips in enumerate(fit.days):
        here = sorted((top, end) for cols, top, end in boxes if day in cols)
        assert all(first[1] <= second[0] for first, second in pairwise(here))
        assert not here or (here[-1][1] == chips.top <= room)


@given(bars, weeks)
def test_at_its_full_need_a_week_shows_everything_whole(week_bars, days):
    room = week_need(week_bars, days, MEASURE, whole=True)
    fit = fit_week(week_bars, days, room, MEASURE)
    assert [chips.lines for chips in fit.days] == [tuple(w.lines for w in want) for want in days]
    assert all(
        place[1] == bar.lines
        for bar, place in zip(week_bars, fit.bars, strict=True)
        if not bar.repeated
    )


@given(bars, weeks)
def test_at_its_least_need_a_week_hides_nothing(week_bars, days):
    room = week_need(week_bars, days, MEASURE, whole=False)
    fit = fit_week(week_bars, days, room, MEASURE)
    assert all(chips.hidden == 0 for chips in fit.days)


@given(columns, st.integers(2, 4), weeks, st.integers(60, 400))
def test_a_bar_stays_cut_only_where_one_of_its_days_has_no_free_line(
    days_of_bar, lines, days, room
):
    fit = fit_week([BarWant(days_of_bar, lines)], days, room, MEASURE)
    place = fit.bars[0]
    if place and place[1] < lines:
        free = [room - fit.days[d].top - used(fit.days[d], days[d]) for d in days_of_bar]
        assert min(free) < MEASURE.line


def test_a_bar_with_a_clock_time_is_hidden_after_one_that_has_none():
    over = [BarWant(range(2), 1), BarWant(range(2), 1, timed=True)]
    fit = fit_week(over, [[]] * 7, ONE + MEASURE.more, MEASURE)
    assert fit.bars == (None, (0, 1))
    assert fit.days[0].hidden == 1


def test_a_bar_that_is_whole_in_another_week_leaves_the_room_to_the_chips():
    days = [[Want(2)], [], [], [], [], [], []]
    room = MEASURE.chip(1) + MEASURE.chip(2)
    (firm,) = fit_week([BarWant(range(2), 2)], days, room, MEASURE).bars
    repeated = fit_week([BarWant(range(2), 2, repeated=True)], days, room, MEASURE)
    assert firm[1] == 2
    assert repeated.bars[0][1] == 1
    assert repeated.days[0].lines == (2,)
    roomy = fit_week([BarWant(range(2), 2, repeated=True)], days, room + MEASURE.line, MEASURE)
    assert roomy.bars[0][1] == 2


@given(
    st.integers(0, 2000),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 300)), min_size=4, max_size=6),
)
def test_rows_fill_the_grid_and_none_is_lower_than_the_floor(room, needs):
    bases = [base for base, _ in needs]
    fulls = [base + more for base, more in needs]
    heights = row_heights(room, 70, bases, fulls)
    assert all(height >= 70 for height in heights)
    assert sum(heights) == max(room, 70 * len(needs))


def test_rows_grow_with_their_content():
    assert row_heights(500, 70, [50, 80, 60, 40], [60, 200, 90, 50]) == [100, 200, 100, 100]


def test_when_not_every_title_fits_every_item_still_gets_its_line_first():
    heights = row_heights(400, 70, [70, 150, 70, 70], [300, 300, 70, 70])
    assert heights == [110, 150, 70, 70]


@pytest.mark.parametrize(
    ("room", "expected"), [(30, [10, 10, 10]), (31, [11, 10, 10]), (7, [5, 5, 5])]
)
def test_a_level_shares_to_the_last_pixel(room, expected):
    assert level(room, [5, 5, 5], [99, 99, 99]) == expected
