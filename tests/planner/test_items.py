"""What an event says of its days."""

from datetime import UTC, date, datetime

import pytest

from planner.model import Event


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        (date(2018, 3, 5), None, date(2018, 3, 5)),
        (date(2018, 3, 5), date(2018, 3, 7), date(2018, 3, 6)),
        (date(2018, 3, 5), date(2018, 3, 5), date(2018, 3, 5)),
        (date(2018, 3, 5), date(2018, 3, 1), date(2018, 3, 5)),
        (date.min, date.min, date.min),
        (datetime(2018, 3, 5, 8, tzinfo=UTC), datetime(2018, 3, 6, tzinfo=UTC), date(2018, 3, 5)),
        (
            datetime(2018, 3, 5, 8, tzinfo=UTC),
            datetime(2018, 3, 5, 8, tzinfo=UTC),
            date(2018, 3, 5),
        ),
        (None, None, None),
    ],
)
def test_the_last_day_is_never_before_the_first(start, end, last):
    assert Event(summary="Hội thi", start=start, end=end).last_day == last
