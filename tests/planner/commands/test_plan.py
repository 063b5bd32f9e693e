"""The plan without a window: listed, ticked, refused."""

import json
from datetime import date

import pytest

from planner.commands.arguments import COMMANDS
from planner.model import Month
from planner.plan import Plan
from planner.settings import Settings, save
from planner.store import Store, WriteLock, move_out
from tests.planner.commands.division import NOW, entry

# ------------------------------------------------------------------------------- list, done, reopen


def test_an_empty_plan_lists_as_nothing(call):
    assert call("list", "--json")[:2] == (0, "[]\n")
    status, out, err = call("list")
    assert (status, out) == (0, "")
    assert err


def test_a_month_lists_its_own_entries_only(call, imported):
    assert len(json.loads(call("list", "--json", "--month", "2018-02")[1])) == len(imported)
    assert json.loads(call("list", "--json", "--month", "2019-03")[1]) == []


def test_a_task_and_its_event_are_one_line_with_one_box(call, imported):
    _, out, _ = call("list")
    (line,) = [line for line in out.splitlines() if "ội nghị tổng kết" in line]
    assert line.startswith("[ ]")


def test_done_ticks_the_task_and_reopen_takes_it_back(call, imported):
    uid = entry(imported, "hội nghị tổng kết")["uid"]
    assert call("done", uid)[0] == 0
    assert "[x]" in call("list")[1]
    assert call("reopen", uid)[0] == 0
    assert "[x]" not in call("list")[1]


def test_the_beginning_of_a_uid_is_enough_if_it_tells_tasks_apart(call, imported):
    uid = entry(imported, "rà soát")["uid"]
    assert call("done", uid[:8])[0] == 0
    status, _, err = call("done", "")
    assert status == 1
    assert len(err.splitlines()) == 1
    assert [e["status"] for e in json.loads(call("list", "--json")[1])].count("COMPLETED") == 1


def test_an_unknown_uid_is_refused(call, imported):
    status, out, err = call("done", "khong-co")
    assert (status, out) == (1, "")
    assert err == (
        "Không có nhiệm vụ nào có mã bắt đầu bằng “khong-co”. "
        "Lệnh list in ra mã của từng nhiệm vụ.\n"
    )


def test_an_event_without_a_task_cannot_be_ticked(call, imported):
    event = next(each for each in imported if each["status"] is None)
    status, _, err = call("done", event["uid"])
    assert status == 1
    assert err == f"“{event['title']}” là sự kiện, không có ô để đánh dấu hoàn thành.\n"


def test_marking_twice_changes_nothing_more(call, imported, tmp_path):
    uid = entry(imported, "rà soát")["uid"]
    for command in ("done", "reopen"):
        assert call(command, uid)[0] == 0
        with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
            once = store.item(uid), store.history()
        assert call(command, uid)[0] == 0
        with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
            assert (store.item(uid), store.history()) == once


def test_what_is_done_on_a_given_day_is_stamped_on_that_day(call, imported, tmp_path):
    uid = entry(imported, "hội nghị tổng kết")["uid"]
    assert call("done", uid, "--today", "2018-02-20")[0] == 0
    with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
        task = store.item(uid)
    assert task.completed == task.last_modified == NOW.replace(day=20)


def test_while_a_window_writes_the_plan_a_command_only_reads_it(call, imported, tmp_path):
    with WriteLock(tmp_path / "data"):
        status, _, err = call("done", imported[-1]["uid"])
        assert status == 1
        assert len(err.splitlines()) == 1
        assert call("list")[0] == 0


# ------------------------------------------------------------------------- the window and the rest


def test_without_a_command_the_window_opens_on_the_files(call, opened, tmp_path):
    assert call()[0] == 0
    assert call("a.docx", "b.pdf", "--today", "2018-02-08", "--debug")[0] == 0
    data = tmp_path / "data"
    assert opened == [
        ("window", [], data, None, False),
        ("window", ["a.docx", "b.pdf"], data, date(2018, 2, 8), True),
    ]


def test_render_paints_a_month_in_a_size(call, opened, tmp_path):
    call("render", "--month", "2018-02", "--size", "1920x1080", "-o", tmp_path / "m.png")
    call("render", "-o", tmp_path / "m.png", "--data", tmp_path / "other")
    assert opened == [
        ("render", Month(2018, 2), (1920, 1080), "m.png", tmp_path / "data", None),
        ("render", Month(2018, 2), (1366, 768), "m.png", tmp_path / "other", None),
    ]


def test_print_writes_the_month_asked_for_or_this_one(call, opened, tmp_path):
    call("print", "--month", "2018-02", "-o", tmp_path / "m.pdf")
    call("print", "-o", tmp_path / "m.pdf", "--today", "2019-04-09")
    assert opened == [
        ("print", Month(2018, 2), "m.pdf", tmp_path / "data", None),
        ("print", Month(2019, 4), "m.pdf", tmp_path / "data", date(2019, 4, 9)),
    ]


def test_options_for_all_may_stand_before_the_command(call, imported, tmp_path):
    other = tmp_path / "list"  # a folder named like a command
    assert call("--data", other, "list", "--json")[:2] == (0, "[]\n")
    assert call(f"--data={other}", "list", "--json")[:2] == (0, "[]\n")


@pytest.mark.parametrize(
    "wrong",
    [
        ["extract"],
        ["list", "--month", "2018-13"],
        ["list", "--today", "hôm nay"],
        ["list", "--today", "0001-01-01"],
        ["list", "--today", "9999-12-31"],
        ["export"],
        ["export", "--profile", "excel", "-o", "x"],
        ["render", "--size", "big", "-o", "x"],
        ["done"],
        ["list", "--colour"],
        ["list", "--data"],
    ],
    ids=" ".join,
)
def test_a_wrong_usage_is_told_in_vietnamese_with_status_2(call, capsys, wrong):
    with pytest.raises(SystemExit) as left:
        call(*wrong)
    said = capsys.readouterr().err
    assert left.value.code == 2
    assert said.startswith("cách dùng: ")
    assert not {"required", "argument", "invalid", "error", "usage", "expected"} & set(
        said.replace(":", " ").split()
    )


@pytest.mark.parametrize(
    "command",
    ["", *COMMANDS],
)
def test_help_of_each_command_is_in_the_persons_language(call, capsys, tmp_path, command):
    arguments = [command, "--help"] if command else ["--help"]
    with pytest.raises(SystemExit) as left:
        call(*arguments)
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert "in lời giúp này" in said
    assert "positional" not in said
    save(tmp_path / "data", Settings(language="en"))
    with pytest.raises(SystemExit):
        call(*arguments)
    assert "print this help" in capsys.readouterr().out


def test_a_damaged_plan_is_left_as_it_is(call, imported, tmp_path):
    plan = tmp_path / "data" / "plan.sqlite"
    plan.write_bytes(b"rubbish" * 1000)
    status, out, err = call("list")
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert plan.read_bytes() == b"rubbish" * 1000


def test_a_file_name_cannot_steer_the_terminal(call, tmp_path):
    status, _, err = call("extract", tmp_path / "a\x1b[2Jb\nc.txt")
    assert status == 1
    assert "\x1b" not in err
    assert len(err.splitlines()) == 1


# ------------------------------------------------------------------------------ a plan that is away


@pytest.fixture
def away(call, imported, tmp_path):
    """Where the plan went on; one task was ticked off there."""
    home, place = tmp_path / "data" / "plan.sqlite", tmp_path / "USB" / "lịch.sqlite"
    place.parent.mkdir()
    with Store.open(home, now=NOW) as store:
        move_out(store, place, NOW)
    with Store.open(place, now=NOW) as store:
        Plan(store, store.write).complete(entry(imported, "rà soát")["uid"], NOW)
    return place


def test_a_plan_that_is_away_is_said_to_be_when_it_is_listed(call, away):
    status, out, err = call("list")
    assert (status, "[x]" in out) == (0, False)
    assert str(away) in err


def test_a_plan_that_is_away_comes_home_before_it_is_written(call, imported, away):
    status, _, err = call("done", entry(imported, "hội nghị tổng kết")["uid"])
    assert (status, "đã về chỗ cũ" in err) == (0, True)
    assert call("list")[1].count("[x]") == 2
    assert str(away) not in call("list")[2]


def test_a_plan_that_cannot_come_home_is_not_written_here(call, imported, away):
    away.rename(away.with_name("aside.sqlite"))
    status, _, err = call("done", entry(imported, "hội nghị tổng kết")["uid"])
    assert (status, str(away) in err) == (1, True)
    away.with_name("aside.sqlite").rename(away)
    assert call("reopen", entry(imported, "rà soát")["uid"])[0] == 0
    assert "[x]" not in call("list")[1]


def test_a_plan_that_was_written_at_home_meanwhile_stays_as_it_is(call, imported, away, tmp_path):
    with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
        Plan(store, store.write).complete(entry(imported, "hội nghị tổng kết")["uid"], NOW)
    status, _, err = call("reopen", entry(imported, "hội nghị tổng kết")["uid"])
    assert (status, str(away) in err) == (0, True)
    assert "[x]" not in call("list")[1]
