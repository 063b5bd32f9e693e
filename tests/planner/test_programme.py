"""The month's programme: what stands in its rows, and that a template is filled, not harmed."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from planner.model import (
    DueFrom,
    Event,
    EventKind,
    Evidence,
    Month,
    Place,
    Span,
    Task,
    TaskStatus,
)
from planner.programme import Programme, Row, rows, undated
from planner.programme.filling import TemplateUnusable, fill
from planner.reading.formats.docx import read

APRIL = Month(2019, 4)
WORDS = resources.words("vi")
TEMPLATES = ("nha-nuoc", "dang")


def programme(*made: Row, organisation: str = "Trạm Khuyến nông Sông Cầu") -> Programme:
    return Programme(APRIL, organisation, "", made)


def row(content: str) -> Row:
    return Row("Thứ Ba 09/04", content, "Tổ Kỹ thuật", "Hội Nông dân", "Nhà văn hóa")


def template(name: str) -> bytes:
    return resources.path("templates", f"{name}.docx").read_bytes()


def text(docx: bytes) -> str:
    return read(docx).text


def part(docx: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert package.testzip() is None
        return package.read(name).decode()


def changed(docx: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                assert old in data.decode()
                data = data.decode().replace(old, new).encode()
            target.writestr(info.filename, data)
    return out.getvalue()


def meeting(**more: object) -> Event:
    start = datetime(2019, 4, 10, 8, 0)  # noqa: DTZ001 - Vietnamese clock time
    return Event(summary="Giao ban", kind=EventKind.MEETING, start=start, **more)


# ------------------------------------------------------------------------------------------- rows


def test_rows_follow_the_days_and_what_has_no_day_comes_last():
    items = [
        Task(uid="1", summary="Trong tháng", month=APRIL),
        Task(uid="2", summary="Nộp báo cáo", month=APRIL, due=date(2019, 4, 12)),
        Event(uid="3", summary="Cả ngày", start=date(2019, 4, 10), end=date(2019, 4, 11)),
        meeting(uid="4", location="Phòng họp nhỏ"),
        Event(uid="5", summary="Ba ngày", start=date(2019, 3, 30), end=date(2019, 4, 2)),
        Event(uid="6", summary="Chưa rõ", month=APRIL),
        Event(uid="7", summary="Tháng năm", start=date(2019, 5, 1), end=date(2019, 5, 2)),
    ]
    assert [(each.when, each.content) for each in rows(items, APRIL, WORDS)] == [
        ("30/03 – 01/04", "Ba ngày"),
        ("Thứ Tư 10/04 08:00", "Giao ban"),
        ("Thứ Tư 10/04", "Cả ngày"),
        ("Thứ Sáu 12/04 (hạn)", "Nộp báo cáo"),
        ("Trong tháng", "Trong tháng"),
        ("Chưa rõ ngày", "Chưa rõ"),
    ]


def test_what_has_no_day_follows_the_order_of_its_report():
    def task(summary, start):
        where = Span(start, start + 1)
        place = Evidence("d", "Giao ban", where, "x", "x", Place(1, 1), "r")
        return Task(uid=summary, summary=summary, month=APRIL, evidence=place)

    items = [task("A sau", 90), task("B đầu", 10), task("C giữa", 50)]
    assert [each.content for each in rows(items, APRIL, WORDS)] == ["B đầu", "C giữa", "A sau"]


def test_a_page_that_shows_days_of_the_neighbours_lists_them_too():
    may = Event(summary="Tháng năm", start=date(2019, 5, 1), end=date(2019, 5, 2))
    days = date(2019, 4, 1), date(2019, 5, 5)
    assert rows([may], APRIL, WORDS) == ()
    assert [each.content for each in rows([may], APRIL, WORDS, days)] == ["Tháng năm"]


def test_a_due_that_is_a_month_keeps_the_reports_words():
    task = Task(
        summary="x",
        month=APRIL,
        due=date(2019, 4, 30),
        due_from=DueFrom.MONTH,
        due_text="cuối tháng",
    )
    assert rows([task], APRIL, WORDS)[0].when == "Cuối tháng"
    assert undated([task], APRIL)


def test_an_event_and_its_task_are_one_row_that_says_who_where_and_how_it_ended():
    task = Task(
        uid="t",
        summary="Chuẩn bị giao ban",
        assignee="Văn phòng",
        with_units=("Tổ 1", "Tổ 2"),
        note="đã gửi giấy mời",
        status=TaskStatus.COMPLETED,
    )
    event = meeting(uid="e", task="t", location="Phòng họp nhỏ")
    assert rows([event, task], APRIL, WORDS) == (
        Row(
            "Thứ Tư 10/04 08:00",
            "Giao ban",
            "Văn phòng",
            "Tổ 1; Tổ 2",
            "Phòng họp nhỏ; đã gửi giấy mời; Hoàn thành",
        ),
    )
    assert not undated([event, task], APRIL)


# ----------------------------------------------------------------------------------------- filling


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_filled_with_the_office_the_month_and_one_row_each(name):
    filled = text(fill(template(name), programme(row("Họp một"), row("Họp hai")), name))
    assert "TRẠM KHUYẾN NÔNG SÔNG CẦU" in filled
    assert "háng 04 năm 2019" in filled
    assert "Thứ Ba 09/04\tHọp một\tTổ Kỹ thuật\tHội Nông dân\tNhà văn hóa" in filled
    assert filled.index("Họp một") < filled.index("Họp hai")
    assert "{{" not in filled


def test_each_template_has_the_head_of_its_kind_of_paper():
    state = text(fill(template("nha-nuoc"), programme(), "x"))
    party = text(fill(template("dang"), programme(), "x"))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in state
    assert "Độc lập - Tự do - Hạnh phúc" in state
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in party
    assert "Độc lập" not in party


def test_an_office_nobody_named_is_left_to_be_written():
    assert "……………" in text(fill(template("dang"), programme(organisation=""), "x"))


@pytest.mark.parametrize(
    "title",
    [
        "<b>đậm</b> & 'nháy' \"kép\"",
        "=1+1",
        '=HYPERLINK("http://a.b")',
        "{{thang}} và {{noi_dung}}",
        "{ HYPERLINK }",
        "]]>",
        "  đầu và cuối  ",
    ],
)
def test_a_title_stays_the_text_that_it_is(title):
    filled = fill(template("nha-nuoc"), programme(row(title)), "x")
    assert f"\t{title.strip()}" in text(filled).replace("  đầu", "đầu")


def test_control_characters_and_lines_of_a_title_do_no_harm():
    filled = fill(template("nha-nuoc"), programme(row("một\x00\x0bhai\nba\ufffe\u202e")), "x")
    assert "\tmột hai ba\t" in text(filled)


@given(st.text(max_size=60))
def test_any_title_leaves_a_paper_that_can_be_read(title):
    read(fill(template("dang"), programme(row(title)), "x"))


def test_a_name_that_word_cut_into_runs_is_found_and_keeps_its_type():
    cut = changed(
        template("nha-nuoc"),
        "{{noi_dung}}",
        "{{noi</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>_dung</w:t></w:r><w:r><w:t>}}",
    )
    assert "\tHọp một\t" in text(fill(cut, programme(row("Họp một")), "x"))


def test_all_else_in_a_template_stays_as_it_is():
    own = changed(template("nha-nuoc"), "Nơi nhận:", "Gửi {{ai_do}}:")
    own = changed(
        own, "<w:document ", '<w:document xmlns:w14="urn:w14" xmlns:mc="urn:mc" mc:Ignorable="w14" '
    )
    filled = fill(own, programme(row("x")), "x")
    assert "Gửi {{ai_do}}:" in text(filled)
    assert 'xmlns:w14="urn:w14"' in part(filled)
    for name in ("word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        assert part(filled, name) == part(own, name)


@pytest.mark.parametrize(
    "harm",
    [
        lambda good: b"no zip",
        lambda good: good[:900],
        lambda good: changed(good, "{{noi_dung}}", "gone"),
        lambda good: changed(good, "</w:body>", ""),
        lambda good: changed(good, "<w:document ", "<!DOCTYPE a><w:document "),
    ],
)
def test_what_is_no_template_is_refused_by_name(harm):
    with pytest.raises(TemplateUnusable) as refusal:
        fill(harm(template("dang")), programme(row("x")), "dang.docx")
    assert refusal.value.details == {"name": "dang.docx"}
