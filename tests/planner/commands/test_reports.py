"""Reports without a window: read, drafted, imported."""

import json

import pytest

from planner.model import Month
from planner.store import Store
from tests.planner.commands.division import NOW, REPORT, entry

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


def test_extract_explains_in_which_section_an_item_stands_and_what_made_it_one(call, report):
    _, out, _ = call("extract", "--explain", report)
    assert "phần nhìn tới (" in out
    assert "phần khác (mở đầu)" in out  # the reported meeting


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


# ------------------------------------------------------------------------------ the next report

NEXT = """PHÒNG KINH TẾ HUYỆN AN SƠN

BÁO CÁO
Kết quả công tác tháng {past}, nhiệm vụ tháng {month} năm 2018

I. KẾT QUẢ CÔNG TÁC THÁNG {past}
- {result}

II. NHIỆM VỤ THÁNG {month}
- {task}.
"""


@pytest.fixture
def two_months(call, tmp_path):
    """The second of two reports; the first is in the plan."""
    first, second = tmp_path / "tháng 3.txt", tmp_path / "tháng 4.txt"
    work = "Nạo vét mương Cầu Đá.\n- Sửa chữa cống Bà Đá"
    first.write_text(
        NEXT.format(past=2, month=3, result="Đã họp 2 lần.", task=work), encoding="utf-8"
    )
    second.write_text(
        NEXT.format(
            past=3,
            month=4,
            result="Đã sửa chữa cống Bà Đá, kinh phí 40 triệu đồng.",
            task="Tiếp tục nạo vét mương Cầu Đá",
        ),
        encoding="utf-8",
    )
    assert call("import", "--accept", first)[0] == 0
    return second


def test_import_prints_what_a_report_means_for_earlier_plans(call, two_months):
    status, out, err = call("import", two_months)
    assert status == 0
    earlier = out.partition("Việc của kế hoạch trước (2)\n")[2].splitlines()
    assert earlier[:3] == [
        "  Nạo vét mương Cầu Đá  (tiếp tục sang tháng 04/2018)",
        "      “Tiếp tục nạo vét mương Cầu Đá”",
        "  Sửa chữa cống Bà Đá  (báo cáo nói đã xong)",
    ]
    assert earlier[3] == "      “Đã sửa chữa cống Bà Đá, kinh phí 40 triệu đồng”"
    assert "báo cáo nói về 1 việc của kế hoạch trước" in err
    assert len(json.loads(call("list", "--json")[1])) == 2


def test_import_with_accept_carries_on_but_completes_nothing_by_itself(call, two_months, tmp_path):
    status, _, err = call("import", "--accept", two_months)
    assert status == 0
    planned = json.loads(call("list", "--json")[1])
    assert len(planned) == 2
    assert {each["status"] for each in planned} == {"NEEDS-ACTION"}
    assert "mở cửa sổ để xem" in err
    with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
        (going_on,) = [i for i in store.items() if i.month == Month(2018, 4)]
        assert going_on.carried_from == (Month(2018, 3),)
        assert [report.reviewed is None for report in store.reports()] == [False, True]
