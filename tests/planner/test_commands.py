"""The commands as a person calls them: what is printed, what is refused, what is kept."""

import json
from datetime import UTC, date, datetime

import pytest

from planner.commands import Program, run
from planner.model import Month
from planner.settings import Settings, save
from planner.store import Store, WriteLock

NOW = datetime(2018, 2, 8, 8, 51, tzinfo=UTC)

REPORT = """\
Chi cục Thủy lợi Hòa Lâm họp giao ban tháng 02/2018

Ngày 06/02/2018, Chi cục họp đánh giá kết quả tháng 01/2018 và triển khai nhiệm vụ tháng 02/2018.

Nhiệm vụ trọng tâm tháng 02/2018:

- Tổ chức hội nghị tổng kết vào ngày 20/02/2018.
- Hoàn thiện hồ sơ nghiệm thu kè Bến Đá trước ngày 31/02/2018.
- Rà soát các trọng điểm đê điều.
"""


@pytest.fixture
def opened():
    """The calls that reached Qt."""
    return []


@pytest.fixture
def call(tmp_path, capsys, opened):
    """Return a function that runs a command on a plan of its own: status, stdout, stderr."""

    def open_window(files, *, data, today, debug):
        opened.append(("window", [path.name for path in files], data, today, debug))
        return 0

    def paint(month, size, output, *, data, today):
        opened.append(("render", month, size, output.name, data, today))
        return 0

    def print_month(month, output, *, data, today):
        opened.append(("print", month, output.name, data, today))
        return 0

    def caller(*arguments):
        program = Program(tmp_path, NOW, open_window, paint, print_month)
        (tmp_path / "portable").touch()
        status = run([str(each) for each in arguments], program)
        said = capsys.readouterr()
        return status, said.out, said.err

    return caller


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "báo cáo tháng 2.txt"
    path.write_text("\ufeff" + REPORT.replace("\n", "\r\n"), encoding="utf-8")
    return path


@pytest.fixture
def missing(tmp_path):
    return tmp_path / "không có.docx"


@pytest.fixture
def imported(call, report):
    """A plan with what the report gives without a doubt."""
    assert call("import", report, "--accept")[0] == 0
    return json.loads(call("list", "--json")[1])


def entry(entries, words):
    return next(each for each in entries if words in each["title"].casefold())


# ----------------------------------------------------------------------------------------- extract


def test_extract_prints_every_item_and_every_warning(call, report):
    status, out, err = call("extract", report)
    assert status == 0
    assert "Hội nghị tổng kết" in out
    assert "20/02/2018" in out
    assert "31/02/2018" in out
    assert not err


def test_extract_explains_with_rule_offsets_and_words(call, report):
    _, out, _ = call("extract", "--explain", report)
    start = REPORT.index("Tổ chức")
    assert f"[{start}:" in out
    assert "¶" in out
    assert "“Tổ chức hội nghị tổng kết vào ngày 20/02/2018”" in out


def test_extract_as_json_has_every_name_of_the_contract(call, report):
    status, out, _ = call("extract", "--json", report)
    (found,) = json.loads(out)
    assert status == 0
    assert found["source"] == str(report)
    assert found["text"] == REPORT
    assert found["report"].keys() == {
        "title", "published", "meeting_date", "period", "organisation", "chair",
    }  # fmt: skip
    assert found["report"]["period"] == "2018-02"
    assert found["report"]["meeting_date"] == "2018-02-06"
    assert found["tasks"][0].keys() >= {
        "title", "text", "span", "area", "month", "due", "due_from", "due_text", "assignee", "with",
        "references", "confidence",
    }  # fmt: skip
    assert found["events"][0].keys() >= {
        "name", "text", "span", "start", "end", "time", "end_time", "place", "kind", "dated_by",
        "from_task",
    }  # fmt: skip
    assert found["warnings"][0].keys() == {"code", "message", "span"}
    assert {"citations", "passed"} <= found.keys()


def test_spans_of_the_json_quote_its_text(call, report):
    (found,) = json.loads(call("extract", "--json", report)[1])
    for item in (*found["tasks"], *found["events"], *found["passed"]):
        start, end = item["span"]
        assert found["text"][start:end] == item["text"]


def test_an_event_names_the_place_of_its_task_in_the_list(call, report):
    (found,) = json.loads(call("extract", "--json", report)[1])
    event = next(each for each in found["events"] if each["start"] == "2018-02-20")
    assert "hội nghị tổng kết" in found["tasks"][event["from_task"]]["text"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_follow(call, report, missing):
    status, out, err = call("extract", "--json", missing, report)
    refused, found = json.loads(out)
    assert status == 1
    assert refused == {
        "source": str(missing),
        "error": {"code": "not_found", "message": err.splitlines()[0]},
    }
    assert found["tasks"]
    assert missing.name in err


def test_a_missing_year_comes_from_the_reference_date_and_else_from_today(call, tmp_path):
    report = tmp_path / "không ghi năm.txt"
    report.write_text("Nhiệm vụ: Tổ chức hội nghị tổng kết vào ngày 20/5.", encoding="utf-8")

    def read(*options):
        (found,) = json.loads(call("extract", "--json", report, *options)[1])
        return found["tasks"][0]["due"], {each["code"] for each in found["warnings"]}

    assert read("--reference-date", "2020-05-01")[0] == "2020-05-20"
    assert read("--today", "2021-05-01") == ("2021-05-20", {"ambiguous_year"})
    assert read() == ("2018-05-20", {"ambiguous_year"})


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Another program//EN
X-WR-CALNAME:Lịch tổ hai
BEGIN:VEVENT
UID:1@x
DTSTART:20180220T013000Z
DTEND:20180220T030000Z
SUMMARY:Họp giao ban
LOCATION:Phòng 2
END:VEVENT
BEGIN:VTODO
UID:2@x
DUE;VALUE=DATE:20180223
SUMMARY:Nộp báo cáo ngày 28/02/2018
END:VTODO
BEGIN:VEVENT
UID:3@x
DTSTART:khi nào rảnh
SUMMARY:Uống trà
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def foreign(tmp_path):
    path = tmp_path / "lịch.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    return path


def test_extract_answers_with_what_a_calendar_file_holds(call, foreign):
    status, out, err = call("extract", "--json", foreign)
    (found,) = json.loads(out)
    (event,), (task,) = found["events"], found["tasks"]
    assert status == 0
    assert (event["name"], event["start"], event["time"], event["place"]) == (
        "Họp giao ban", "2018-02-20", "08:30", "Phòng 2",
    )  # fmt: skip
    assert (task["title"], task["due"]) == ("Nộp báo cáo ngày 28/02/2018", "2018-02-23")
    assert found["report"]["title"] == "Lịch tổ hai"
    for item in (event, task):
        start, end = item["span"]
        assert found["text"][start:end] == item["text"]
    assert "BEGIN" not in found["text"]
    assert len(err.splitlines()) == 1
    assert "Uống trà" in err


def test_extract_shows_and_explains_a_calendar_file_for_people(call, foreign):
    status, out, _ = call("extract", "--explain", foreign)
    assert status == 0
    assert "Họp giao ban" in out
    assert "23/02/2018" in out
    assert "“Nộp báo cáo ngày 28/02/2018”" in out


def test_a_calendar_file_that_holds_nothing_is_told_and_the_others_follow(call, report, foreign):
    foreign.write_text("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", encoding="utf-8")
    status, out, err = call("extract", "--json", foreign, report)
    refused, found = json.loads(out)
    assert status == 1
    assert refused == {
        "source": str(foreign),
        "error": {"code": "nothing_to_import", "message": err.splitlines()[0]},
    }
    assert foreign.name in err
    assert found["tasks"]


def test_extract_writes_nothing(call, report, tmp_path):
    before = {path.name for path in tmp_path.iterdir()}
    call("extract", report)
    assert {path.name for path in tmp_path.iterdir()} - before <= {"portable"}


# ------------------------------------------------------------------------------------------ import


def test_import_keeps_the_report_for_the_review_and_changes_no_plan(call, report, tmp_path):
    status, out, err = call("import", report)
    assert status == 0
    assert "Hội nghị tổng kết" in out
    assert report.name in err
    with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
        (kept,) = store.reports()
        assert store.items() == []
        assert store.document(kept.digest).text == REPORT
        assert kept.reviewed is None


def test_import_with_accept_takes_all_but_what_needs_a_look(call, report):
    status, _, err = call("import", "--accept", report)
    planned = json.loads(call("list", "--json")[1])
    assert status == 0
    assert entry(planned, "hội nghị tổng kết")["start"] == "2018-02-20"
    assert entry(planned, "rà soát")["due"] is None
    assert len(planned) == int(err.split("Đã đưa ")[1].split()[0]) - 1  # task and event are one
    assert not [each for each in planned if "nghiệm thu" in each["title"]]


def test_importing_again_doubles_nothing_and_keeps_the_done_mark(call, report, imported):
    uid = entry(imported, "rà soát")["uid"]
    call("done", uid)
    call("import", "--accept", report)
    again = json.loads(call("list", "--json")[1])
    assert len(again) == len(imported)
    assert entry(again, "rà soát")["status"] == "COMPLETED"


def test_a_report_with_nothing_to_plan_is_refused_in_one_sentence(call, tmp_path):
    poem = tmp_path / "thơ.txt"
    poem.write_text("Trời xanh mây trắng.", encoding="utf-8")
    status, out, err = call("import", "--accept", poem)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "thơ.txt" in err


def test_one_unreadable_file_does_not_stop_the_others(call, report, missing):
    status, _, err = call("import", "--accept", missing, report)
    assert status == 1
    assert missing.name in err
    assert json.loads(call("list", "--json")[1])


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


def test_while_a_window_writes_the_plan_a_command_only_reads_it(call, imported, tmp_path):
    with WriteLock(tmp_path / "data"):
        status, _, err = call("done", imported[-1]["uid"])
        assert status == 1
        assert len(err.splitlines()) == 1
        assert call("list")[0] == 0


# ------------------------------------------------------------------------------------------ export


def test_export_writes_the_month_for_outlook(call, imported, tmp_path):
    target = tmp_path / "kế hoạch.ics"
    status, out, err = call("export", "--month", "2018-02", "-o", target)
    assert (status, out) == (0, "")
    written = target.read_bytes()
    assert b"DTSTART;VALUE=DATE:20180220" in written
    assert b"BEGIN:VTODO" not in written
    assert target.name in err


def test_export_in_the_other_profile_has_tasks(call, imported, tmp_path):
    target = tmp_path / "plan.ics"
    call("export", "--profile", "cong-viec", "-o", target)
    assert b"BEGIN:VTODO" in target.read_bytes()


def test_nothing_to_export_is_refused_and_leaves_the_old_file(call, tmp_path):
    target = tmp_path / "plan.ics"
    target.write_bytes(b"old")
    status, _, err = call("export", "-o", target)
    assert status == 1
    assert len(err.splitlines()) == 1
    assert target.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_named(call, imported, tmp_path):
    target = tmp_path / "no such folder" / "plan.ics"
    status, _, err = call("export", "-o", target)
    assert status == 1
    assert str(target) in err


def test_export_into_a_folder_names_the_file(call, imported, tmp_path):
    call("export", "--month", "2018-02", "-o", tmp_path)
    call("export", "--days", "2018-02-19..2018-02-20", "-o", tmp_path)
    whole = (tmp_path / "ke-hoach-2018-02.ics").read_text(encoding="utf-8")
    part = (tmp_path / "ke-hoach-2018-02-19-den-2018-02-20.ics").read_text(encoding="utf-8")
    assert whole.count("BEGIN:VEVENT") > part.count("BEGIN:VEVENT") == 1


def test_export_of_changes_holds_what_changed_since_the_last_one(call, imported, tmp_path):
    call("export", "-o", tmp_path)
    status, _, err = call("export", "--changes", "-o", tmp_path)
    assert status == 1
    assert "chưa có gì thay đổi" in err
    assert call("done", entry(imported, "rà soát")["uid"])[0] == 0
    assert call("export", "--changes", "-o", tmp_path)[0] == 0
    delta = (tmp_path / "ke-hoach-thay-doi.ics").read_text(encoding="utf-8")
    assert delta.count("BEGIN:VEVENT") == 1
    assert "✔ Rà soát" in delta
    assert "X-WR-CALNAME" not in delta
    assert call("export", "--changes", "-o", tmp_path)[0] == 1


def test_export_works_while_the_window_holds_the_plan(call, imported, tmp_path):
    with WriteLock(tmp_path / "data"):
        assert call("export", "-o", tmp_path / "a.ics")[0] == 0
    assert (tmp_path / "a.ics").exists()


def test_a_large_plan_is_exported_as_a_file_for_each_month(call, tmp_path, monkeypatch, imported):
    monkeypatch.setattr("planner.ics.write.LARGEST", 100)
    later = tmp_path / "tháng 5.ics"
    later.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Hội thi\nDTSTART;VALUE=DATE:20180515\n"
        "END:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    assert call("import", "--accept", later)[0] == 0
    status, _, err = call("export", "-o", tmp_path / "kế hoạch.ics")
    assert status == 0
    assert "mỗi tháng một tệp" in err
    written = {path.name for path in tmp_path.glob("kế hoạch*.ics")}
    assert written == {"kế hoạch-2018-02.ics", "kế hoạch-2018-05.ics"}
    assert not (tmp_path / "kế hoạch.ics").exists()


def test_a_folder_that_is_not_there_is_told(call, imported, tmp_path):
    status, _, err = call("export", "-o", tmp_path / "không có" / "a.ics")
    assert status == 1
    assert "không thấy thư mục" in err


def test_a_kept_file_follows_what_is_done_without_a_window(call, imported, tmp_path):
    from planner.ics.orders import Order
    from planner.ics.subscriptions import Subscription
    from planner.ics.subscriptions import save as save_list

    kept, gone = tmp_path / "kept.ics", tmp_path / "không có" / "kept.ics"
    save_list(tmp_path / "data", [Subscription(gone, Order()), Subscription(kept, Order())])
    status, _, err = call("done", entry(imported, "rà soát")["uid"])
    assert status == 0
    assert "không thấy thư mục" in err
    assert "✔ Rà soát" in kept.read_text(encoding="utf-8")


# --------------------------------------------------------------------------------------- calendars


def moved_out(call, tmp_path):
    """Export the plan, tick a task in the file as Outlook would, and return it."""
    call("export", "-o", tmp_path / "ra.ics")
    path = tmp_path / "vào.ics"
    data = (tmp_path / "ra.ics").read_bytes()
    path.write_bytes(data.replace("SUMMARY:Rà soát".encode(), "SUMMARY:✔ Rà soát".encode()))
    return path


def test_a_calendar_comes_back_with_what_was_ticked_outside(call, imported, tmp_path):
    path = moved_out(call, tmp_path)
    status, _, err = call("import", "--accept", path)
    assert status == 0
    assert "0 mục mới và 1 thay đổi" in err
    after = json.loads(call("list", "--json")[1])
    assert len(after) == len(imported)
    assert entry(after, "rà soát")["status"] == "COMPLETED"


def test_a_calendar_is_only_kept_until_a_person_has_reviewed_it(call, imported, tmp_path):
    path = moved_out(call, tmp_path)
    status, _, err = call("import", path)
    assert status == 0
    assert "1 thay đổi" in err
    assert json.loads(call("list", "--json")[1]) == imported
    with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
        kept = [report for report in store.reports() if report.reviewed is None]
        text = store.document(kept[-1].digest).text
    assert text.encode() == path.read_bytes()


def test_a_file_that_is_no_calendar_is_refused_and_the_next_is_read(call, imported, tmp_path):
    broken = tmp_path / "hỏng.ics"
    broken.write_bytes(bytes(range(256)))
    status, _, err = call("import", "--accept", broken, moved_out(call, tmp_path))
    assert status == 1
    assert "hỏng.ics: Tệp này không phải tệp lịch" in err
    assert "1 thay đổi" in err


def test_what_the_settings_leave_out_is_not_exported(call, imported, tmp_path):
    save(tmp_path / "data", Settings(export_month_tasks=False, export_reminders=False))
    target = tmp_path / "plan.ics"
    _, _, err = call("export", "-o", target)
    assert "(trong tháng)" not in target.read_text(encoding="utf-8")
    assert len(err.splitlines()) == 2


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
    "command", ["", "extract", "import", "list", "done", "reopen", "export", "render", "print"]
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
