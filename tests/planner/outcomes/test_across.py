"""Consecutive reports of one office: what the second tells of the tasks of the first.

The pairs in tests/corpus/across were at hand when the rules were made, those in its folder unseen
and later were not. Each names what came of every task: `done` and `told` quote the sentence,
`percent` and `carried` say the rest. What two people could see differently is `maybe_...`: it may
be found or not. For `neither` nothing may be proposed.
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from planner.model import Task, TaskStatus
from planner.outcomes import findings
from planner.reading.document import from_text
from planner.reading.extract import extract

FOLDER = Path(__file__).parents[2] / "corpus" / "across"
PAIRS = sorted(FOLDER.rglob("*.toml"))
TODAY = date(2018, 2, 8)


@dataclass
class Found:
    """One task of the first report, with what is proposed for it and what came of it."""

    task: Task
    done: str = ""  # the sentence
    percent: int = 0
    told: str = ""
    carried: str = ""  # the task of the second report
    expected: dict[str, object] | None = None


def read(text, name):
    return extract(from_text(text.strip(), name), None, TODAY)


def tasks(draft):
    return [p.item for p in draft.proposals if isinstance(p.item, Task)]


def found_in(pair):
    """Return what is proposed for each task of a pair of reports."""
    table = tomllib.loads(pair.read_text(encoding="utf-8"))
    before, after = read(table["before"], "trước"), read(table["after"], "sau")
    old = [replace(task, uid=f"{n:03}") for n, task in enumerate(tasks(before))]
    proposed = findings(after.results, tasks(after), old, after.head.organisation)
    founds = {task.uid: Found(task) for task in old}
    for telling in proposed.tellings:
        found = founds[telling.task.uid]
        if telling.status is TaskStatus.COMPLETED:
            found.done = telling.evidence.sentence
        else:
            found.percent, found.told = telling.percent, telling.evidence.sentence
    titles = {task.key: task.summary for task in tasks(after)}
    for key, each in proposed.continuations.items():
        founds[each.task.uid].carried = titles[key]
    for expected in table["task"]:
        (one,) = [f for f in founds.values() if expected["title"] in f.task.summary]
        one.expected = expected
    return list(founds.values())


def agrees(said, *wanted):
    """Tell whether nothing is said, or one of the wanted words."""
    return not said or any(w and str(w).casefold() in str(said).casefold() for w in wanted)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda path: path.stem)
def test_nothing_wrong_is_proposed(pair):
    for found in found_in(pair):
        of = found.expected or {}
        assert agrees(found.done, of.get("done"), of.get("maybe_done")), found
        assert agrees(found.percent, of.get("percent"), of.get("maybe_percent")), found
        assert agrees(found.told, of.get("told"), found.told if "maybe_percent" in of else ""), (
            found
        )
        same = found.carried.casefold() == found.task.summary.casefold()
        assert same or agrees(found.carried, of.get("carried"), of.get("maybe_carried")), found


def test_most_of_what_is_told_is_found():
    every = [found for pair in PAIRS for found in found_in(pair) if found.expected]
    assert len(PAIRS) == 22
    assert sum(found.expected.get("neither") is not None for found in every) >= 40
    for kind, missed in (("done", 1), ("percent", 0), ("carried", 0)):
        wanted = [found for found in every if kind in found.expected]
        hit = [found for found in wanted if getattr(found, kind)]
        assert len(hit) >= len(wanted) - missed, [f for f in wanted if f not in hit]


def test_reports_of_other_offices_tell_nothing():
    """What one office did is proposed for no task of another's, whoever the report is from."""
    tables = {p: tomllib.loads(p.read_text(encoding="utf-8")) for p in PAIRS[:10]}
    afters = {p: read(table["after"], "sau") for p, table in tables.items()}
    befores = {p: tasks(read(table["before"], "trước")) for p, table in tables.items()}
    for pair, after in afters.items():
        others = [replace(t, uid=t.key) for p, old in befores.items() if p != pair for t in old]
        proposed = findings(after.results, tasks(after), others, None)
        assert (proposed.tellings, proposed.continuations) == ((), {}), pair.stem


def test_only_sentences_that_look_back_are_held_against_tasks():
    for pair in PAIRS:
        table = tomllib.loads(pair.read_text(encoding="utf-8"))
        after = read(table["after"], "sau")
        planned = [replace(task, uid=task.key) for task in tasks(after)]
        spans = [(e.span.start, e.span.end) for task in planned if (e := task.evidence)]
        for each in after.results:
            assert not any(s < each.span.end and each.span.start < e for s, e in spans), pair.stem
