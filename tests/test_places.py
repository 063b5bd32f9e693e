"""Wherever the plan lies and whatever the clock says: it works, or one sentence says why not."""

import json
import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from planner.commands import Program, run
from planner.store import Store, copies
from tests.planner.commands.division import REPORT
from tests.test_main import run as start

NOBODY = 65534
MOMENT = datetime(2018, 2, 8, 1, 51, tzinfo=UTC)  # 08:51 in Ha Noi
VIETNAMESE = "Kế hoạch công tác tháng 2 — Sở Nội vụ"
LONG = "/".join([("Thư mục rất dài của đơn vị " * 3).strip()] * 4)[:250]
NAMES = {
    "Vietnamese": VIETNAMESE,
    "blanks": " hai  dấu  cách ",
    "signs": "100% #1 ? & 'x' \"y\" ;",
    "decomposed": "Ke\u0302\u0301 hoa\u0323ch",
    "250 letters": "x" * 250,
    "250 letters in folders": LONG,
    "dots": "...",
    "emoji": "lịch 📅",
}
CANNOT_BE = {
    "a name over 255 bytes": "ế" * 120,
    "a path over 4096 bytes": "/".join(["d" * 200] * 30),
    "a path that SQLite cannot open": "/".join(["d" * 200] * 6),
    "a file's name": "report.txt/data",
}


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def call(tmp_path, capsys):
    """Return a function that runs a command at a moment: status, stdout, stderr."""

    def refuse(*_arguments, **_named):
        raise AssertionError("no window was asked for")

    def caller(*arguments, now=MOMENT):
        program = Program(tmp_path, now.astimezone, refuse, refuse, refuse)
        status = run([str(each) for each in arguments], program)
        said = capsys.readouterr()
        return status, said.out, said.err

    return caller


# --------------------------------------------------------------------------------------- the path


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_plan_report_and_export_lie_where_a_person_likes(call, report, tmp_path, name):
    data = tmp_path / "data" / name
    data.parent.mkdir(parents=True)
    folder = tmp_path / "files" / name
    folder.mkdir(parents=True)
    own = folder / "báo cáo.txt"
    own.write_bytes(report.read_bytes())
    assert call("import", own, "--accept", "--data", data)[0] == 0
    assert "ội nghị" in call("list", "--data", data)[1]
    assert call("export", "-o", folder / "lịch.ics", "--data", data)[0] == 0
    assert call("save", "-o", folder / "kế hoạch.sqlite", "--data", data)[0] == 0
    assert call("restore", folder / "kế hoạch.sqlite", "--data", data)[0] == 0
    assert copies(data / "plan.sqlite")


@pytest.mark.skipif(sys.platform == "win32", reason="lengths as Linux and macOS have them")
@pytest.mark.parametrize("name", CANNOT_BE.values(), ids=CANNOT_BE)
def test_where_no_plan_can_lie_one_sentence_says_why(call, report, tmp_path, name):
    for command in (["list"], ["import", report, "--accept"], ["copies"]):
        status, out, err = call(*command, "--data", tmp_path / name)
        assert (status, out) in {(1, ""), (0, "")}
        assert len(err.splitlines()) == 1
        assert "Hãy" in err or err == "Chưa có bản sao nào.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="lengths as Linux and macOS have them")
@pytest.mark.parametrize("name", list(CANNOT_BE.values())[:2], ids=list(CANNOT_BE)[:2])
def test_a_file_that_no_disk_can_name_is_refused_in_one_sentence(call, report, tmp_path, name):
    assert call("import", report, "--accept", "--data", tmp_path / "d")[0] == 0
    for command in (["export", "-o"], ["save", "-o"], ["restore"], ["import"]):
        status, out, err = call(*command, tmp_path / name, "--data", tmp_path / "d")
        assert (status, out) == (1, "")
        assert len(err.splitlines()) == 1


def test_a_folder_that_was_moved_between_two_starts_is_the_same_plan(call, report, tmp_path):
    before, after = tmp_path / "một", tmp_path / "ổ khác" / "hai"
    assert call("import", report, "--accept", "--data", before)[0] == 0
    listed = call("list", "--data", before)[1]
    after.parent.mkdir()
    before.rename(after)
    assert call("list", "--data", after)[1] == listed
    assert len(call("copies", "--data", after)[1].splitlines()) == 1


# -------------------------------------------------------------------------------------- the clock


def test_a_clock_that_goes_back_loses_nothing_and_undo_goes_the_way_it_was_done(
    call, report, tmp_path
):
    data = tmp_path / "data"
    assert call("import", report, "--accept", "--data", data)[0] == 0
    uids = [each["uid"] for each in json.loads(call("list", "--json", "--data", data)[1])]
    moments = [MOMENT - timedelta(days=n * 300) for n in range(1, 4)] + [MOMENT + timedelta(9000)]
    open_ones = [uid for uid in uids if call("done", uid, "--data", data)[0] == 0]
    for moment, way in zip(moments, ["reopen", "done", "reopen", "done"], strict=True):
        assert call(way, open_ones[0], "--data", data, now=moment)[0] == 0
    with Store.open(data / "plan.sqlite", now=MOMENT) as store:
        at, top = store.history()
        assert at == top == 1 + len(open_ones) + 4
        stamps = [store.change(position).stamp for position in range(top - 3, top + 1)]
        assert stamps == moments
        assert store.item(open_ones[0]).is_done
        store.check(MOMENT)
        serials = [copy.serial for copy in store.copies()]
    assert serials == sorted(serials, reverse=True)
    newest = copies(data / "plan.sqlite")[0].path
    with Store.open(newest, now=MOMENT) as copy:
        assert copy.history() == (top, top)  # the newest copy is the newest, whatever its stamp


@pytest.mark.skipif(sys.platform == "win32", reason="zones as Unix has them")
def test_a_plan_is_the_same_in_every_time_zone(report, tmp_path):
    data = str(tmp_path / "data")
    told = {}
    for zone in ("Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"):
        file = tmp_path / f"{zone.replace('/', '-')}.ics"
        common = ("--data", data, "--today", "2018-02-08")
        if not told:
            done = start("import", str(report), "--accept", *common, TZ=zone)
            assert done.returncode == 0, done.stderr
        listed = start("list", "--json", *common, TZ=zone)
        written = start("export", "-o", str(file), *common, TZ=zone)
        assert (listed.returncode, written.returncode) == (0, 0), listed.stderr + written.stderr
        told[zone] = listed.stdout, file.read_bytes()
    assert len(set(told.values())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="zones as Unix has them")
def test_what_is_ticked_in_another_zone_is_stamped_at_that_moment(report, tmp_path, monkeypatch):
    data = tmp_path / "data"
    start("import", str(report), "--accept", "--data", str(data), TZ="Asia/Ho_Chi_Minh")
    with Store.open(data / "plan.sqlite", now=MOMENT) as store:
        uid = next(item.uid for item in store.items() if hasattr(item, "due"))
    before = datetime.now(UTC)
    assert start("done", uid, "--data", str(data), TZ="Pacific/Kiritimati").returncode == 0
    with Store.open(data / "plan.sqlite", now=MOMENT) as store:
        assert before <= store.item(uid).completed <= datetime.now(UTC)


# -------------------------------------------------------------------------- what may not be written


@pytest.fixture
def without_rights():
    """Return a context in which this process may only read what lies in a folder."""
    if os.name != "posix":
        pytest.skip("needs rights as Unix has them")

    @contextmanager
    def reading(folder):
        for place in (folder, *folder.rglob("*")):
            place.chmod(0o555 if place.is_dir() else 0o444)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        try:
            yield
        finally:
            if is_root:
                os.seteuid(0)
            for place in (folder, *folder.rglob("*")):
                place.chmod(0o755)

    return reading


def test_a_read_only_plan_is_listed_and_exported_and_says_why_it_is_not_changed(
    call, report, without_rights
):
    with TemporaryDirectory() as name:  # pytest's own folders are closed to others
        Path(name).chmod(0o777)
        data = Path(name) / "data"
        assert call("import", report, "--accept", "--data", data)[0] == 0
        listed = json.loads(call("list", "--json", "--data", data)[1])
        uid = next(each["uid"] for each in listed if each["status"])
        with without_rights(data):
            assert json.loads(call("list", "--json", "--data", data)[1]) == listed
            assert call("export", "-o", Path(name) / "x.ics", "--data", data)[0] == 0
            assert call("restore", copies(data / "plan.sqlite")[0].serial, "--data", data)[0] == 0
            status, out, err = call("done", uid, "--data", data)
            assert (status, out) == (1, "")
            assert "không cho ghi" in err
        assert call("done", uid, "--data", data)[0] == 0
