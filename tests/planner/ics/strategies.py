"""Random plans: what hypothesis may put into items, bounded as a plan bounds them."""

from __future__ import annotations

from datetime import UTC, date, datetime

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
from planner.text import clean_text
from tests.planner.ics.samples import expected, uid

PIECES = [
    "Nội", "Nhiệm vụ", "\\N", "\\n", "\\\\", "\\", ",", ";", ":", '"', "“", "\n", "\r\n", "\t", " ",
    "é", "e\u0301", "đ", "Ă", "🎯", "👨\u200d👩", "\u00a0", "\u2028", "D:\\Nội bộ\\Nhiệm vụ.docx",
    "\\\\may-chu\\", "^n", "=", "BEGIN:VEVENT", "✔ ", "✘ ", "(sáng)", "\x00", "\x85", "%s", "{0}",
]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=30).map("".join)
clean_texts = texts.map(lambda text: expected(clean_text(text)))
names = clean_texts.map(lambda text: " ".join(text.split())).map(expected).filter(bool)
notes = clean_texts
optional_names = st.none() | names
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
clocks = st.builds(datetime.combine, days, st.times().map(lambda t: t.replace(microsecond=0)))
stamps = st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
months = st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))
evidence = st.builds(
    Evidence,
    document=names,
    title=names,
    span=st.builds(Span, st.integers(0, 99), st.integers(100, 999)),
    quote=clean_texts,
    sentence=clean_texts,
    place=st.builds(Place, st.integers(1, 99), st.integers(1, 99)),
    rule=names,
)


def _shared(number):
    return {
        "uid": st.just(uid(number)),
        "key": st.sampled_from(["", "bao-cao/viec-1"]),
        "earlier_keys": st.lists(names, max_size=2).map(tuple),
        "summary": names,
        "month": st.none() | months,
        "area": optional_names,
        "assignee": optional_names,
        "with_units": st.lists(names, max_size=3).map(tuple),
        "note": notes,
        "evidence": st.none() | evidence,
        "created": stamps,
        "last_modified": stamps,
        "sequence": st.integers(0, 500),
    }


def tasks(number):
    status = st.sampled_from(TaskStatus)
    return st.builds(
        Task,
        **_shared(number),
        due=st.none() | days,
        due_from=st.none() | st.sampled_from(DueFrom),
        due_text=optional_names,
        status=status,
        completed=st.none() | stamps,
        percent_complete=st.integers(0, 100),
        priority=st.integers(0, 9),
        references=st.lists(names, max_size=2).map(tuple),
        carried_from=st.lists(months, max_size=2).map(tuple),
        earlier_evidence=st.lists(evidence, max_size=2).map(tuple),
        outcomes=st.lists(evidence, max_size=2).map(tuple),
    )


@st.composite
def events(draw, number):
    start, end = draw(st.one_of(_whole_days(), _timed(), st.just((None, None))))
    fields = {
        **_shared(number),
        "kind": st.sampled_from(EventKind),
        "start": st.just(start),
        "end": st.just(end),
        "day_part": st.none() | st.sampled_from(DayPart),
        "location": optional_names,
        "dated_by": st.sampled_from(DatedBy),
        "task": st.none() | st.integers(0, 9).map(uid),
    }
    return draw(st.builds(Event, **fields))


@st.composite
def _whole_days(draw):
    start = draw(days)
    return start, draw(st.none() | days.filter(lambda end: end > start))


@st.composite
def _timed(draw):
    start = draw(clocks)
    return start, draw(st.none() | clocks.filter(lambda end: end > start))


@st.composite
def plans(draw, most=4):
    count = draw(st.integers(1, most))
    items = []
    for number in range(count):
        item = draw(tasks(number) | events(number))
        if draw(st.booleans()):
            other = draw(tasks(number) if isinstance(item, Task) else events(number))
            item = type(item)(**{**_fields(item), "as_read": other})
        items.append(item)
    return items


def _fields(item):
    return {name: getattr(item, name) for name in item.__dataclass_fields__}
