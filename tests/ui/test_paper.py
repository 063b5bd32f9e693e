"""The month on paper: every title can be read and found, in one family, between the margins."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

import pypdfium2
import pytest
from PySide6.QtGui import QFont, QFontMetrics, QTextDocument

import resources
from planner.model import Event, EventKind, Month, Task, TaskStatus
from planner.month import page, shown_days
from planner.programme import rows, undated
from tests.ui.busy_month import LONGEST, NOVEMBER, TODAY, busy_month
from tests.ui.office import month_task
from tests.ui.pictures import assert_looks_like
from ui import paper, style
from ui.month_paper import PaperMonth, print_month
from ui.paper import ALPHABET, SERIFS, covering, covers, pdf, print_document
from ui.paper_columns import fitted

WORDS = resources.words("vi")
MM = 72 / 25.4
A4 = (297 * MM, 210 * MM)
TEXT = 1  # FPDF_PAGEOBJ_TEXT


@pytest.fixture
def printed(looks, texts):
    """Return a function that prints items and returns the PDF."""

    def make(items, month=NOVEMBER, organisation="", kept=""):
        made = PaperMonth(
            page(items, month, TODAY),
            rows(items, month, WORDS, shown_days(month)),
            undated(items, month),
            organisation,
            TODAY,
            kept,
        )
        family = covering([QFont().family()])
        paint = partial(print_month, made, family, texts)
        return pdf("Tháng", paint, landscape=True, margins=paper.NARROW)

    return make


def text(data, *pages):
    """Return the text in the order in which it was painted, each blank one space."""
    document = pypdfium2.PdfDocument(data)
    shown = [document[number] for number in pages or range(len(document))]
    said = " ".join(each.get_textpage().get_text_range() for each in shown)
    return " ".join(unicodedata.normalize("NFC", said).split())


def lines_of(data):
    """Return the lines of the first page; pdfium reads across the days where they are level."""
    said = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return [unicodedata.normalize("NFC", f" {line} ") for line in said.splitlines()]


def is_whole(title, lines):
    """Tell whether a title stands in pieces of lines, one after the other."""
    words, read = title.split(), {0}  # how many words may have been read
    for line in lines:
        read |= {
            end
            for start in read
            for end in range(start + 1, len(words) + 1)
            if f" {' '.join(words[start:end])} " in line
        }
    return len(words) in read


def families(data):
    """Return the family of every piece of text, without what marks a subset and a weight."""
    raw, found = pypdfium2.raw, set()
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        for piece in document[number].get_objects(filter=[TEXT]):
            buffer = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(piece.raw), buffer, 200)
            found.add(buffer.value.decode().rpartition("+")[2].partition("-")[0])
    return found


def picture(data, number, width=1123):
    document = pypdfium2.PdfDocument(data)
    drawn = document[number].render(scale=width / A4[0])
    from PySide6.QtGui import QImage

    shape = drawn.width, drawn.height, drawn.stride, QImage.Format.Format_BGR888
    return QImage(bytes(drawn.buffer), *shape).copy()


def short(number, day):
    return Event(
        uid=f"s{number}",
        summary=f"Họp tổ {number} địa bàn Mỹ Lộc",
        kind=EventKind.MEETING,
        start=date(2018, 11, day),
        end=date(2018, 11, day + 1),
    )


def too_full():
    return [
        Task(uid=f"f{n}", summary=f"Việc số {n} của {LONGEST}", due=date(2018, 11, 1 + n % 28))
        for n in range(90)
    ]


# ------------------------------------------------------------------------------------------ titles


def test_a_month_whose_titles_fit_is_one_a4_in_landscape(printed):
    items = [short(number, 1 + number) for number in range(20)]
    data = printed(items)
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx(A4, abs=1)
    said = text(data)
    assert all(item.summary in said for item in items)
    assert "trang sau" not in said


def test_every_title_of_a_crowded_month_stands_whole_on_one_a4(printed):
    items = busy_month()
    data = printed(items)
    assert len(pypdfium2.PdfDocument(data)) == 1
    lines = lines_of(data)
    assert [item.summary for item in items if not is_whole(item.summary, lines)] == []
    assert "trang sau" not in text(data)


def test_no_day_becomes_narrower_than_its_two_numbers(looks):
    width, numbers = 777, QFontMetrics(style.font(style.SMALL)).horizontalAdvance("31/10 22/10")
    for wanted in range(120, 420, 20):  # so wide Tuesday would have to be
        edges = fitted(width, 0, lambda days, wanted=wanted: max(wanted - days[2] + days[1], 0))
        if edges is not None:
            assert min(right - left for left, right in pairwise(edges)) > numbers


def test_every_title_of_a_month_too_full_stands_whole_on_the_page_behind(printed):
    items = too_full()
    data = printed(items)
    assert len(pypdfium2.PdfDocument(data)) > 1
    said = text(data, *range(1, len(pypdfium2.PdfDocument(data))))
    assert [item.summary for item in items if item.summary not in said] == []
    assert "Mọi mục với tên đầy đủ, cả việc không ghi ngày, ở trang sau." in text(data, 0)


def test_what_has_no_day_stands_beside_the_grid_with_who_leads_it(printed):
    task = Task(
        uid="u", summary=f"Rà soát <b>tàu</b> {LONGEST}", month=NOVEMBER, assignee="Tổ Kỹ thuật"
    )
    feast = Event(uid="e", summary="Hội đua thuyền", month=NOVEMBER, kind=EventKind.FESTIVAL)
    data = printed([short(1, 5), task, feast])
    assert len(pypdfium2.PdfDocument(data)) == 1
    said = text(data)
    assert f"Trong tháng (1) {task.summary} Tổ Kỹ thuật" in said
    assert "Chưa rõ ngày (1) Hội đua thuyền" in said


def test_what_has_no_day_is_listed_behind_where_it_finds_no_room_beside(printed):
    items = [
        Task(
            uid=f"{n}", summary=f"Việc {n} {LONGEST}", month=NOVEMBER, with_units=("Hội Nông dân",)
        )
        for n in range(60)
    ]
    said = text(printed(items), 1)
    assert f"Trong tháng {items[0].summary} Hội Nông dân" in said


def test_paper_says_what_a_filter_keeps(printed):
    said = text(printed([short(1, 5)], kept="Lĩnh vực: Thủy sản"))
    assert "Đang lọc · Lĩnh vực: Thủy sản" in said


@pytest.mark.parametrize("count", [1, 2, 4, 8])
def test_words_are_found_on_a_page_that_is_nearly_empty(printed, count):
    items = [Task(uid=f"{n}", summary=f"Rà soát tàu {n}", month=NOVEMBER) for n in range(count)]
    said = text(printed(items))
    assert all(f"Rà soát tàu {n}" in said for n in range(count))


def test_a_long_list_goes_on_and_no_row_is_lost(printed):
    items = [
        Task(uid=f"{n}", summary=f"Việc số {n} " + "rà soát địa bàn xã " * 12, month=NOVEMBER)
        for n in range(60)
    ]
    items.append(Task(uid="long", summary=" ".join(f"chữ{n}" for n in range(3000)), month=NOVEMBER))
    data = printed(items)
    said = text(data)
    assert len(pypdfium2.PdfDocument(data)) > 3
    assert all(f"Việc số {n} " in said for n in range(60))
    assert [n for n in range(3000) if f"chữ{n}" not in said] == []


def test_an_empty_month_is_one_page_with_its_office(printed):
    data = printed([], Month(2019, 4), "Trạm Khuyến nông Sông Cầu")
    assert len(pypdfium2.PdfDocument(data)) == 1
    assert "Lịch công tác tháng 04/2019" in text(data)
    assert "Trạm Khuyến nông Sông Cầu" in text(data)


# ------------------------------------------------------------------------------------------- type


def test_every_letter_of_the_alphabet_can_be_found_in_the_text(printed):
    words = " ".join(ALPHABET)
    assert words in text(printed([Task(uid="a", summary=words, month=NOVEMBER)]))


def test_all_words_are_in_one_family(printed):
    assert len(families(printed(busy_month()))) == 1


def test_a_family_without_all_letters_is_passed_over(looks, monkeypatch):
    monkeypatch.setattr(paper, "covers", lambda family: family == "Third")
    assert covering(["First", "Second", "Third"]) == "Third"
    assert covering(["First"]) == style.FAMILY


def test_only_a_family_that_is_there_covers_the_alphabet(looks):
    assert covers(style.FAMILY)
    assert not covers("No Such Family")


# --------------------------------------------------------------------------------- paper and looks


def test_nothing_but_numbers_and_feet_of_pages_stands_in_the_margins(printed):
    document = pypdfium2.PdfDocument(printed([*busy_month(), *too_full()]))
    assert len(document) > 1
    for number in range(len(document)):
        for piece in document[number].get_objects(filter=[TEXT]):
            left, bottom, right, top = piece.get_bounds()
            assert left >= 12 * MM - 1
            assert right <= A4[0] - 12 * MM + 1
            assert bottom >= 12 * MM - (2 if number == 0 else 8 * MM)
            assert top <= A4[1] - 12 * MM + (1 if number == 0 else 12 * MM)


def test_paper_is_light_when_the_window_is_dark(printed, qapp):
    light = printed(busy_month())
    style.apply(qapp, "dark", shipped_font=True)
    dark = printed(busy_month())
    assert picture(dark, 0) == picture(light, 0)


def test_a_printed_month_looks_as_it_should(printed):
    data = printed(busy_month(), organisation="Phòng Thủy sản huyện Cửa Lạch")
    assert_looks_like(picture(data, 0), "paper_1")


def test_a_printed_list_looks_as_it_should(printed):
    data = printed(too_full(), organisation="Phòng Thủy sản huyện Cửa Lạch")
    assert_looks_like(picture(data, 1), "paper_2")


def test_a_printed_month_with_tasks_beside_it_looks_as_it_should(printed):
    tasks = [
        replace(month_task(number), uid=f"p{number}", month=NOVEMBER, status=status, **more)
        for number, (status, more) in enumerate(
            [
                (TaskStatus.NEEDS_ACTION, {"carried_from": (Month(2018, 10),)}),
                (TaskStatus.IN_PROCESS, {"percent_complete": 40}),
                (TaskStatus.COMPLETED, {}),
                (TaskStatus.CANCELLED, {}),
                (TaskStatus.NEEDS_ACTION, {}),
            ]
        )
    ]
    feast = Event(uid="e", summary="Hội đua thuyền", month=NOVEMBER, kind=EventKind.FESTIVAL)
    some = [item for item in busy_month() if item.uid in {"m0", "m5", "d0", "l0", "l2", "t0"}]
    data = printed([*some, *tasks, feast], kept="Lĩnh vực: Thủy sản")
    assert_looks_like(picture(data, 0), "paper_beside")


# ----------------------------------------------------------------------------------------- a text


def test_a_text_is_printed_whole_on_numbered_pages(looks):
    document = QTextDocument()
    document.setHtml("".join(f"<p>Dòng số {n} của địa bàn. {LONGEST}</p>" for n in range(120)))
    data = pdf("x", partial(print_document, document), landscape=False)
    pages = pypdfium2.PdfDocument(data)
    assert len(pages) > 1
    said = text(data)
    assert all(f"Dòng số {n} của địa bàn" in said for n in range(120))
    assert text(data, 1).startswith("2 ") or " 2 " in f" {text(data, 1)} "
    assert families(data) == {covering(SERIFS).replace(" ", "")}


def test_a_text_is_dark_on_paper_when_the_window_is_dark(looks, qapp):
    def made():
        document = QTextDocument()
        document.setHtml("<p>Kết quả</p>")
        return picture(pdf("x", partial(print_document, document), landscape=False), 0)

    light = made()
    style.apply(qapp, "dark", shipped_font=True)
    assert made() == light
