"""Any item a plan can hold, odd ones too."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from planner.model import (
    DatedBy,
    DayPart,
    DueFrom,
    Event,
    EventKind,
    Evidence,
    Month,
    Place,
    Span,
    Task,
    TaskStatus,
)

NOW = datetime(2018, 2, 8, 1, 51, tzinfo=UTC)

names = st.text(st.characters(codec="utf-8"), max_size=8)  # what finds an item: clean text
anything = st.text(max_size=12)  # half surrogates and NUL too: nothing a title holds may stop us
days = st.dates(date(2018, 1, 1), date(2018, 4, 30)) | st.dates()
stamps = st.datetimes(datetime(1970, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
moments = st.datetimes(datetime(1, 1, 2), datetime(9990, 1, 1))  # noqa: DTZ001
months = st.builds(Month, st.sampled_from([2017, 2018]), st.integers(1, 12))
evidence = st.builds(
    Evidence,
    document=names,
    title=anything,
    span=st.builds(Span, st.integers(0, 99), st.integers(0, 99)),
    quote=anything,
    sentence=anything,
    place=st.builds(Place, st.integers(1, 9), st.integers(1, 9)),
    rule=names,
)
shared = {
    "key": st.just("") | st.builds("{}/{}".format, st.sampled_from(["a", "b", "a0"]), names),
    "earlier_keys": st.lists(st.builds("a/{}".format, names), max_size=2).map(tuple),
    "summary": anything,
    "area": st.none() | anything,
    "assignee": st.none() | anything,
    "with_units": st.lists(anything, max_size=2).map(tuple),
    "month": st.none() | months,
    "note": anything,
    "evidence": st.none() | evidence,
    "created": stamps,
    "last_modified": stamps,
    "removed": st.none() | stamps,
    "sequence": st.integers(0, 9),
}


def tasks(uids, **more):
    return st.builds(
        Task,
        uid=uids,
        due=st.none() | days,
        due_from=st.none() | st.sampled_from(DueFrom),
        due_text=st.none() | anything,
        status=st.sampled_from(TaskStatus),
        completed=st.none() | stamps,
        percent_complete=st.integers(0, 100),
        priority=st.integers(0, 9),
        references=st.lists(anything, max_size=2).map(tuple),
        carried_from=st.lists(months, max_size=2).map(tuple),
        earlier_evidence=st.lists(evidence, max_size=2).map(tuple),
        outcomes=st.lists(evidence, max_size=2).map(tuple),
        **shared,
        **more,
    )


@st.composite
def events(draw, uids, **more):
    start = draw(st.none() | days.filter(lambda d: d.year < 9990) | moments)
    length = draw(st.sampled_from([0, 1, 2, 3, 9, 70]) | st.integers(0, 3000))
    return draw(
        st.builds(
            Event,
            uid=uids,
            kind=st.sampled_from(EventKind),
            start=st.just(start),
            end=st.just(start and start + timedelta(days=length)) | st.none(),
            day_part=st.none() | st.sampled_from(DayPart),
            location=st.none() | anything,
            dated_by=st.sampled_from(DatedBy),
            task=st.none() | uids,
            **shared,
            **more,
        )
    )


def items(uids):
    """Any item, with any reading of the same kind."""
    return tasks(uids, as_read=st.none() | tasks(uids)) | events(
        uids, as_read=st.none() | events(uids)
    )
