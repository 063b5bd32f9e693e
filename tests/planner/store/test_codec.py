"""Items and changes come back exactly as they were written."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Action, Change, Event, PlanDamaged, Task
from planner.store.codec import decode, decode_change, encode, encode_change
from tests.planner.store.strategies import NOW, anything, items

GOLDEN_TASK = (
    '{"task":{"uid":"u1","key":"bc/1","earlier_keys":["bc/0"],"summary":"Rà soát hồ sơ",'
    '"month":[2018,2],"due":"2018-02-20","due_from":"text","due_text":"trước ngày 20/02",'
    '"status":"COMPLETED","completed":"2018-02-08T01:51:00+00:00","percent_complete":100,'
    '"priority":1,"area":"Văn thư","assignee":"Tổ một","with_units":["Tổ hai"],'
    '"references":["12/KH-VP"],"note":"xong","carried_from":[[2018,1]],"evidence":{'
    '"document":"d","title":"Báo cáo","span":[3,9],"quote":"rà soát","sentence":"Rà soát.",'
    '"place":[5,4],"rule":"r"},"created":"2018-02-08T01:51:00+00:00",'
    '"last_modified":"2018-02-08T01:51:00+00:00","removed":"2018-02-08T01:51:00+00:00",'
    '"sequence":3,"as_read":{"uid":"","due":"2018-02-21","note":""}}}'
)
GOLDEN_TOLD_TASK = (
    '{"task":{"uid":"u1","summary":"Rà soát hồ sơ","status":"COMPLETED",'
    '"completed":"2018-02-28T10:00:00+00:00","percent_complete":100,"outcomes":[{'
    '"document":"e","title":"Báo cáo sau","span":[3,13],"quote":"đã rà soát",'
    '"sentence":"Đã rà soát.","place":[2,1],"rule":"r"}],'
    '"created":"1970-01-01T00:00:00+00:00","last_modified":"1970-01-01T00:00:00+00:00"}}'
)
GOLDEN_EVENT = (
    '{"event":{"uid":"u2","summary":"Hội nghị","kind":"meeting","start":"2018-02-20T08:00:00",'
    '"end":"2018-02-20T11:30:00","day_part":"morning","location":"Phòng 3","dated_by":"calendar",'
    '"task":"u1","created":"1970-01-01T00:00:00+00:00",'
    '"last_modified":"1970-01-01T00:00:00+00:00"}}'
)


@given(items(anything))
def test_every_item_comes_back_as_it_was(item):
    again = decode(encode(item))
    assert again == item
    assert type(again) is type(item)
    assert type(getattr(again, "start", None)) is type(getattr(item, "start", None))


@given(
    st.builds(
        Change,
        st.sampled_from(Action),
        st.lists(items(anything), max_size=2).map(tuple),
        st.lists(items(anything), max_size=2).map(tuple),
        st.just(NOW),
    )
)
def test_every_change_comes_back_as_it_was(change):
    assert decode_change(encode_change(change)) == change


def test_what_version_1_wrote_is_still_read_and_written_alike():
    for golden in (GOLDEN_TASK, GOLDEN_TOLD_TASK, GOLDEN_EVENT):
        assert encode(decode(golden)) == golden
    task, event = decode(GOLDEN_TASK), decode(GOLDEN_EVENT)
    assert isinstance(task, Task)
    assert isinstance(event, Event)
    assert task.as_read is not None
    assert task.as_read.due == task.original_due == date(2018, 2, 21)
    assert task.as_read.area == "Văn thư"
    assert event.start == datetime(2018, 2, 20, 8)  # noqa: DTZ001 - clock time of the place
    assert task.removed == datetime(2018, 2, 8, 1, 51, tzinfo=UTC)


def test_a_name_of_a_newer_version_is_refused_unless_the_file_is_only_read():
    data = json.loads(GOLDEN_EVENT)
    data["event"]["attachment"] = "x"
    with pytest.raises(PlanDamaged):
        decode(json.dumps(data))
    assert decode(json.dumps(data), lenient=True) == decode(GOLDEN_EVENT)


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"task":{}}', '{"task":{"due":1}}', "3"])
def test_a_damaged_body_is_refused(body):
    with pytest.raises(PlanDamaged):
        decode(body)


@pytest.mark.parametrize(
    "body", [b"", b"x" * 30, encode_change(Change(Action.ADD, (), (), NOW))[:9]]
)
def test_a_damaged_change_is_refused(body):
    with pytest.raises(PlanDamaged):
        decode_change(body)
