"""Two dozen hostile titles leave the program as the letters they are, and harm nothing."""

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import icalendar
import pytest

import resources
from planner.commands import Program, run
from planner.ics.lines import one_line, shortened
from planner.ics.orders import Order
from planner.ics.profile import UNNAMED, Profile
from planner.ics.scope import Kind, Scope
from planner.ics.write import to_ics
from planner.model import Month, Task
from planner.plan import Plan
from planner.programme import Programme, rows
from planner.programme.filling import W, fill
from planner.reading.formats.docx import read
from planner.store import Store
from planner.text import clean_text
from tests.planner.commands.division import NOW

TITLES = (
    "=cmd|' /C calc'!A0", "+1+2", "-2+3", "@SUM(A1:A9)", "\t=1+1",
    "x\r\nBEGIN:VALARM\r\nACTION:EMAIL", "x\nATTENDEE:mailto:a@example.invalid", "x\\nDTSTART:2",
    "END:VEVENT", "a;b,c\\d:e\"f'", "<b>đậm</b><script>alert(1)</script>",
    '<img src="file:///etc/hostname">', "]]><w:p/>", "&lt;&amp;&#0;&unknown;",
    "{{co_quan}} {{thang}}",
    "%s %n {0} ${x} $(x) `x`", "../../../etc/passwd", "CON", "Báo cáo \u202etxt.exe", "\x1b[2J\x07",
    "e\u0301" + "\u0323" * 99, "\ud800 nửa chữ", "dài " * 900, "\u200b\u200b",
)  # fmt: skip
FEBRUARY = Month(2018, 2)
VI = resources.words("vi")


@pytest.fixture
def store(tmp_path):
    """A plan of all of them, typed by a person, and one good task behind them."""
    with Store.open(tmp_path / "data" / "plan.sqlite", now=NOW) as store:
        plan = Plan(store, store.write)
        for title in (*TITLES, "Việc lành"):
            plan.add(Task(summary=clean_text(title), month=FEBRUARY, due=date(2018, 2, 9)), NOW)
        yield store


def test_there_are_two_dozen():
    assert len(set(TITLES)) == 24


@pytest.mark.parametrize("profile", Profile)
def test_a_calendar_file_has_each_title_once_and_no_line_more(store, profile):
    sent = to_ics(store.items(), UNNAMED, profile, words=VI, now=NOW)
    calendar = icalendar.Calendar.from_ical(sent.data)
    entries = [*calendar.events, *calendar.todos]
    assert (len(entries), sent.left_out) == (25, ())
    wanted = sorted(shortened(one_line(clean_text(t))) or "(không có tên)" for t in TITLES)
    assert sorted(str(entry["SUMMARY"]) for entry in entries) == sorted([*wanted, "Việc lành"])
    assert not any("ATTENDEE" in entry for entry in entries)
    assert b"\r\nACTION:EMAIL" not in sent.data
    assert sent.data.count(b"\nBEGIN:V") + 1 == sent.data.count(b"\nEND:V")


@pytest.mark.parametrize("name", ["nha-nuoc", "dang"])
def test_a_programme_has_each_title_in_one_cell_as_text(store, name):
    template = resources.path("templates", f"{name}.docx").read_bytes()
    made = rows(store.items(), FEBRUARY, VI)
    filled = fill(template, Programme(FEBRUARY, "Sở <b>", "", made), name)

    def parts(docx):
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            names = package.namelist()
            return names, ElementTree.fromstring(package.read("word/document.xml"))  # noqa: S314

    (before, plain), (after, tree) = parts(template), parts(filled)
    assert after == before
    cells = [
        "".join(t.text or "" for t in row.iter(f"{{{W}}}t")) for row in tree.iter(f"{{{W}}}tc")
    ]
    for each in made:
        assert cells.count(each.content.replace("\n", " ")) >= 1
    kinds = {element.tag for element in tree.iter()} - {element.tag for element in plain.iter()}
    assert kinds <= {f"{{{W}}}t"}


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:12]))
def test_the_name_of_a_file_comes_from_no_title(title):
    for kind in Kind:
        days = (date(2018, 2, 1), date(2018, 2, 28))
        scope = Scope(kind=kind, month=FEBRUARY, first=days[0], last=days[1], words=title)
        assert re.fullmatch(r"ke-hoach[a-z0-9-]*\.ics", Order(scope=scope).file_name)


def test_a_list_on_the_terminal_is_one_line_each_and_steers_nothing(store, tmp_path, capsys):
    program = Program(tmp_path, lambda: NOW, None, None, None)
    assert run(["list", "--data", str(tmp_path / "data")], program) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 25
    assert not {"\x1b", "\x07", "\u202e", "\t", "\r"} & set(out)


def test_one_title_that_is_no_text_at_all_does_not_stop_the_others(store, tmp_path):
    plan = Plan(store, store.write)
    bad = Task(uid="bad", summary="xấu \ud800\x00\x0b", month=FEBRUARY, due=date(2018, 2, 9))
    plan.add(bad, NOW)  # as from a bug: what comes in is cleaned
    sent = to_ics(store.items(), UNNAMED, words=VI, now=NOW)
    assert len(icalendar.Calendar.from_ical(sent.data).events) == 26
    assert len(rows(store.items(), FEBRUARY, VI)) == 26
    template = resources.path("templates", "dang.docx").read_bytes()
    filled = fill(template, Programme(FEBRUARY, "Sở", "", rows(store.items(), FEBRUARY, VI)), "x")
    assert len(read(filled).text) > 1000


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:12]))
def test_a_search_for_a_title_finds_it_and_harms_nothing(store, title):
    words = clean_text(title)[:60]
    found = {item.summary for item in store.find(words)}
    assert clean_text(title) in found
    assert store.some(store.hits(words))
    for quoted in ("'", "' OR 1=1 --", '"; DROP TABLE item; --', "%", "_", "\\"):
        store.find(f"{words}{quoted}")
    store.check(NOW)
    assert len(store.items()) == 25
