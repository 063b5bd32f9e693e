"""Copies without a window: listed, seen before, gone back to; the plan as one file."""

import json

import pytest

from planner.store import Store, WriteLock, copies
from tests.planner.commands.division import NOW, entry


@pytest.fixture
def plan(tmp_path):
    return tmp_path / "data" / "plan.sqlite"


@pytest.fixture
def changed(call, imported, plan):
    """A plan that was copied after the import and changed since: a task done."""
    with Store.open(plan, now=NOW) as store:
        store.copy(NOW)
    uid = entry(imported, "rà soát")["uid"]
    assert call("done", uid)[0] == 0
    return uid


def items(plan):
    with Store.open(plan, now=NOW) as store:
        return {item.uid: item for item in store.items()}


def test_a_plan_that_was_never_written_has_no_copies(call):
    assert call("copies") == (0, "", "Chưa có bản sao nào.\n")
    assert call("copies", "--json")[:2] == (0, "[]\n")


def test_copies_are_listed_newest_first_with_their_reason(call, changed, plan):
    status, out, err = call("copies")
    assert (status, err) == (0, "")
    serials = [copy.serial for copy in copies(plan)]
    assert [int(row.split()[0]) for row in out.splitlines()] == serials == sorted(serials)[::-1]
    assert out.splitlines()[0].endswith("theo yêu cầu")
    assert "08:51 08/02/2018" in out
    told = json.loads(call("copies", "--json")[1])
    assert [each["number"] for each in told] == serials
    assert told[0]["file"] == str(copies(plan)[0].path)


def test_what_going_back_would_change_is_seen_and_nothing_is_written(call, changed, plan):
    before = plan.read_bytes()
    status, out, err = call("restore", copies(plan)[0].serial)
    assert status == 0
    assert [row[0] for row in out.splitlines()] == ["~"]
    assert "à soát" in out
    assert "1 mục sẽ trở lại như trước" in err
    assert plan.read_bytes() == before


def test_going_back_is_one_action_that_can_be_taken_back(call, changed, plan):
    assert items(plan)[changed].is_done
    status, _, err = call("restore", str(copies(plan)[0].serial), "--accept")
    assert status == 0
    assert "Đã lấy lại bản sao" in err
    assert not items(plan)[changed].is_done
    newest = copies(plan)[0]
    assert newest.why == "restore"
    assert call("restore", newest.serial, "--accept")[0] == 0  # the way back
    assert items(plan)[changed].is_done


def test_a_copy_that_is_the_same_changes_nothing(call, changed, plan):
    with Store.open(plan, now=NOW) as store:
        store.copy(NOW)
        history = store.history()
    status, out, err = call("restore", copies(plan)[0].serial, "--accept")
    assert (status, out) == (0, "")
    assert "giống hệt" in err
    with Store.open(plan, now=NOW) as store:
        assert store.history() == history


def test_the_whole_plan_goes_to_another_machine_as_one_file(call, imported, plan, tmp_path):
    file = tmp_path / "mang đi.sqlite"
    assert call("save", "-o", file) == (0, "", f"Đã chép lịch vào {file}.\n")
    other = tmp_path / "máy khác"
    status, out, _ = call("restore", file, "--data", other)
    assert status == 0
    assert {row[0] for row in out.splitlines()} == {"+"}
    assert call("list", "--json", "--data", other)[1] == "[]\n"
    assert call("restore", file, "--accept", "--data", other)[0] == 0
    assert items(other / "plan.sqlite").keys() == items(plan).keys()
    with Store.open(other / "plan.sqlite", now=NOW) as store:
        assert len(store.reports()) == 1


@pytest.mark.parametrize("text", ["99", "không có.sqlite", "."])
def test_an_unknown_copy_is_refused(call, changed, text):
    status, out, err = call("restore", text)
    assert (status, out) == (1, "")
    assert err.startswith(f"Không có bản sao số “{text}”")


@pytest.mark.parametrize("accept", [(), ("--accept",)])
@pytest.mark.parametrize("content", [b"", b"rubbish" * 999])
def test_a_damaged_copy_is_refused_and_the_plan_is_as_it_was(
    call, changed, plan, tmp_path, content, accept
):
    bad = tmp_path / "hỏng.sqlite"
    bad.write_bytes(content)
    before = items(plan)
    status, out, err = call("restore", bad, *accept)
    assert (status, out) == (1, "")
    assert err == "Bản sao “hỏng.sqlite” bị hỏng hoặc không phải là lịch. Lịch của bạn không đổi.\n"
    assert items(plan) == before


def test_a_copy_takes_the_place_of_a_damaged_plan_with_what_is_left_of_it(call, changed, plan):
    copy = copies(plan)[0]
    data = bytearray(plan.read_bytes())
    data[:4096] = bytes(4096)
    plan.write_bytes(data)
    assert call("list")[0] == 1
    status, out, err = call("restore", copy.serial)
    assert (status, out) == (1, "")
    assert "Với --accept" in err
    assert plan.read_bytes() == data
    status, _, err = call("restore", copy.serial, "--accept")
    assert status == 0
    assert "lấy lại thêm 1 mục" in err
    assert items(plan)[changed].is_done  # newer than the copy, saved from the pages
    (aside,) = (plan.parent / "damaged").glob("*.sqlite")
    assert aside.read_bytes() == data
    assert str(aside) in err


def test_a_missing_plan_comes_back_from_its_copy(call, changed, plan):
    plan.unlink()
    assert call("restore", copies(plan)[0].serial, "--accept")[0] == 0
    assert changed in items(plan)


def test_a_damaged_copy_never_takes_the_place_of_a_damaged_plan(call, changed, plan):
    copy = copies(plan)[0]
    copy.path.write_bytes(b"")
    plan.write_bytes(b"rubbish" * 999)
    status, _, err = call("restore", copy.serial, "--accept")
    assert status == 1
    assert "bị hỏng" in err
    assert plan.read_bytes() == b"rubbish" * 999


def test_while_a_window_writes_copies_are_seen_but_not_gone_back_to(call, changed, plan):
    number = copies(plan)[0].serial
    with WriteLock(plan.parent):
        assert call("copies")[0] == 0
        assert call("restore", number)[0] == 0
        assert call("restore", number, "--accept")[0] == 1
    assert items(plan)[changed].is_done
