"""The reports of tests/corpus, read and compared with their gold: floors that only rise."""

import json
from datetime import date
from pathlib import Path

import pytest

from planner.model import Event, Task
from planner.reading.document import read
from planner.reading.extract import extract

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in CORPUS.glob("*.gold.json"))
TODAY = date(2026, 11, 24)


def gold_of(name):
    return json.loads((CORPUS / f"{name}.gold.json").read_text(encoding="utf-8"))


def draft_of(name, gold):
    reference = date.fromisoformat(gold["reference_date"])
    return extract(read(CORPUS / f"{name}.txt"), reference, TODAY)


@pytest.fixture(params=NAMES)
def pair(request):
    gold = gold_of(request.param)
    return draft_of(request.param, gold), gold


def tasks_of(draft):
    return {p.item.evidence.quote: p.item for p in draft.proposals if isinstance(p.item, Task)}


def events_of(draft):
    events = [p.item for p in draft.proposals if isinstance(p.item, Event)]
    return {(e.evidence.quote, e.first_day): e for e in events if e.start is not None}


def test_there_are_a_dozen_reports_of_many_kinds():
    assert len(NAMES) >= 12


def test_every_task_is_found_and_none_invented(pair):
    draft, gold = pair
    assert list(tasks_of(draft)) == [task["text"] for task in gold["tasks"]]


def test_dues_areas_and_assignees_are_those_of_the_report(pair):
    draft, gold = pair
    found = tasks_of(draft)
    for task in gold["tasks"]:
        item = found[task["text"]]
        said = (item.due.isoformat() if item.due else None, item.area, item.assignee)
        assert said == (task["due"], task["area"], task["assignee"]), task["text"]


def test_every_event_has_its_days_and_its_hour(pair):
    draft, gold = pair
    found = events_of(draft)
    wanted = {(e["name"], date.fromisoformat(e["start"])): e for e in gold["events"]}
    assert found.keys() == wanted.keys()
    for key, event in wanted.items():
        item = found[key]
        last = item.last_day if item.last_day != item.first_day else None
        hour = f"{item.start:%H:%M}" if item.is_timed else None
        assert (last.isoformat() if last else None, hour) == (event["end"], event["time"]), key


def test_the_head_is_read(pair):
    draft, gold = pair
    head = draft.head
    assert (head.title, head.organisation, head.chair) == (
        gold["title"],
        gold["org"],
        gold["chair"],
    )
    days = [day.isoformat() if day else None for day in (head.published, head.meeting_date)]
    assert days == [gold["published"], gold["meeting_date"]]
    assert (str(head.period) if head.period else None) == gold["period"]


def test_each_anomaly_is_warned_of_at_its_place(pair):
    draft, gold = pair
    found = [(p.kind.value, draft.document.quote(p.span)) for p in draft.problems]
    assert found == [(a["code"], a["text"]) for a in gold["anomalies"]]


def test_a_cited_document_gives_no_event(pair):
    draft, gold = pair
    assert [draft.document.quote(c.span) for c in draft.citations] == gold["citations"]
    days = {c.issued for c in draft.citations if c.issued}
    assert not days & {day for _, day in events_of(draft)}


def test_every_quote_is_the_words_of_its_span(pair):
    draft, _ = pair
    text = draft.document.text
    for proposal in draft.proposals:
        evidence = proposal.item.evidence
        assert text[evidence.span.start : evidence.span.end] == evidence.quote
        assert evidence.quote in evidence.sentence
        assert evidence.rule


LINES = (CORPUS / "khong-co-gi.txt").read_text(encoding="utf-8").splitlines()


def test_the_counter_corpus_has_two_hundred_lines():
    assert len(set(LINES)) >= 200


@pytest.mark.parametrize("line", LINES)
def test_nothing_is_made_of_what_says_nothing(line, read_text):
    assert read_text(line).proposals == ()
