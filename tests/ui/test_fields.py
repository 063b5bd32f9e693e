"""What a person types into the editor's fields."""

from contextlib import suppress
from datetime import date, time
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Month
from ui.fields import Wrong, read_clock, read_day, read_month, read_units


@pytest.mark.parametrize("text", ["12/2", "12/02", " 12/02/2018 ", "12.2.2018", "12-2"])
def test_a_day_may_be_short(text):
    assert read_day(text, 2018) == date(2018, 2, 12)


@given(st.dates())
def test_every_day_written_in_full_is_read(day):
    assert read_day(f"{day.day:02}/{day.month:02}/{day.year:04}", 1) == day


@pytest.mark.parametrize("text", ["31/2", "0/1", "12", "2018-02-12", "12/2/18", "hôm nay"])
def test_what_is_no_day_is_refused_with_its_words(text):
    with pytest.raises(Wrong) as refused:
        read_day(text, 2018)
    assert (refused.value.key, refused.value.text) == ("editor.bad_date", text)


@pytest.mark.parametrize("read", [partial(read_day, year=2018), read_month, read_clock])
@given(text=st.text())
def test_no_text_breaks_the_fields(read, text):
    with suppress(Wrong):
        read(text)


@pytest.mark.parametrize(
    ("text", "clock"),
    [("8h", time(8)), ("8h30", time(8, 30)), ("08:30", time(8, 30)), ("14", time(14)), ("", None)],
)
def test_a_clock_time_is_written_as_officials_do(text, clock):
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["25h", "8h61", "sáng"])
def test_what_is_no_clock_time_is_refused(text):
    with pytest.raises(Wrong):
        read_clock(text)


def test_months_and_units():
    assert read_month("2/2018") == Month(2018, 2)
    assert read_month("") is None
    with pytest.raises(Wrong):
        read_month("13/2018")
    assert read_units(" Văn phòng ;; Phòng CNTT;") == ("Văn phòng", "Phòng CNTT")
