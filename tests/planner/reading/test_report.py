"""The JSON form of a draft: names, ISO dates, inclusive ends, places that hold."""

import json
from datetime import date
from pathlib import Path

from planner.reading.document import read
from planner.reading.extract import extract
from planner.reading.report import as_json
from resources import words

SAMPLE = Path(__file__).parents[2] / "corpus" / "bao-cao-mau.txt"
OUTLINE = {
    "report": {"title", "published", "meeting_date", "period", "organisation", "chair"},
    "tasks": {
        "title",
        "text",
        "span",
        "area",
        "month",
        "due",
        "due_from",
        "due_text",
        "assignee",
        "with",
        "references",
        "confidence",
    },
    "events": {
        "name",
        "text",
        "span",
        "start",
        "end",
        "time",
        "end_time",
        "place",
        "kind",
        "dated_by",
        "from_task",
    },
    "citations": {"text", "date", "span"},
    "warnings": {"code", "message", "span"},
    "passed": {"text", "span", "reason"},
}


def told():
    return as_json(extract(read(SAMPLE), None, date(2026, 11, 24)), words("vi"))


def test_it_has_the_names_that_were_promised():
    found = json.loads(json.dumps(told()))
    assert found["source"] == "bao-cao-mau.txt"
    assert found["report"].keys() == OUTLINE["report"]
    for part in ("tasks", "events", "citations", "passed"):
        assert all(each.keys() >= OUTLINE[part] for each in found[part])
        assert found[part]


def test_spans_quote_the_text():
    found = told()
    for part in ("tasks", "events", "citations", "passed"):
        for each in found[part]:
            start, end = each["span"]
            assert found["text"][start:end] == each["text"]


def test_an_event_names_its_task_and_its_last_day():
    found = told()
    event = next(e for e in found["events"] if e["end"])
    assert (event["start"], event["end"]) == ("2018-02-08", "2018-02-11")
    assert found["tasks"][event["from_task"]]["due"] == "2018-02-11"


def test_warnings_are_sentences():
    from planner.reading.document import from_text

    draft = extract(
        from_text("Chi bộ họp\n\nNhiệm vụ tháng 02/2018: nộp bài trước ngày 31/02/2018.", "x"),
        None,
        date(2018, 2, 8),
    )
    (warning,) = as_json(draft, words("vi"))["warnings"]
    assert (warning["code"], warning["message"]) == (
        "impossible_date",
        "“31/02/2018” không phải là ngày có thật.",
    )
