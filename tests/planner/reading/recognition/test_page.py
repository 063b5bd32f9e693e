"""What tesseract saw becomes lines and paragraphs; what it was not sure of is known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.reading.formats.pdf_order import page_lines
from planner.reading.formats.pdf_paragraphs import text_of
from planner.reading.formats.pdf_tables import lines_with_tables
from planner.reading.recognition.page import ILLEGIBLE, UNSURE, page_of
from planner.reading.recognition.rules import Stroke
from tests.planner.reading.recognition.seen import LEADING, Row, page, rows

REPORT = (
    "Yêu cầu các thôn rà soát hộ nghèo, lập danh sách",
    "và gửi về Văn phòng trước ngày 20/4/2019 để xem",
    "xét.",
    "- Công an xã tuần tra ban đêm.",
)


def said(*seen: Row) -> list[str]:
    letters, _ = page_of(page(*seen), ())
    return text_of([page_lines(letters)]).split("\n")


def test_lines_of_a_picture_become_paragraphs() -> None:
    first, *more = rows(*REPORT)
    assert said(Row(160, first.top, REPORT[0][:46]), *more)[-1] == REPORT[-1]
    assert said(first, *more) == [" ".join(REPORT[:3]), REPORT[3]]


def test_a_leaning_page_is_read_as_if_it_stood_upright() -> None:
    leaning = [
        Row(100 - row * 2, 100 + LEADING * row, words, slope=0.03)
        for row, words in enumerate(REPORT)
    ]
    assert said(*leaning) == [" ".join(REPORT[:3]), REPORT[3]]


def test_blocks_side_by_side_are_read_one_after_the_other() -> None:
    left = rows("UBND HUYỆN SÔNG CẦU", "PHÒNG VĂN HÓA", "Số: 12/BC")
    right = rows("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập", left=800, top=104)
    title = Row(500, 500, "BÁO CÁO")
    assert said(*left, *right, title) == [
        "UBND HUYỆN SÔNG CẦU", "PHÒNG VĂN HÓA", "Số: 12/BC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập", "BÁO CÁO",
    ]  # fmt: skip


def test_letters_seen_twice_are_read_once() -> None:
    surer, less_sure = Row(100, 100, "Họp giao ban"), Row(104, 102, "Hộp giao bạn", sure=40)
    assert said(less_sure, surer) == ["Họp giao ban"]


def test_specks_and_torn_marks_are_no_words() -> None:
    line = Row(100, 100, "Họp giao ban")
    specks = Row(100, 300, "| ~ ¦ `", sure=20)
    torn = Row(100, 90, "ˆ ˜ x", sure=55, size=15)
    noise = Row(600, 400, "ﬄ #k", sure=12)
    assert said(line, specks, torn, noise) == ["Họp giao ban"]


def test_a_figure_stays_however_unsure_it_is() -> None:
    lines = rows("Gửi báo cáo về Văn phòng Ủy ban trước ngày", "15A.", "2.2. Công an xã:")
    lines[1].sure = 31
    assert said(*lines)[0].endswith(f"trước ngày 15A{UNSURE}.")


def test_what_cannot_be_read_is_shown_and_not_passed_over() -> None:
    lines = rows("Trao quà cho hộ nghèo, hoàn thành trong tháng", ".:", "Công an xã tuần tra.")
    lines[1].sure = 0
    assert said(*lines)[0].endswith(f"hoàn thành trong tháng {ILLEGIBLE}{UNSURE}")
    alone = Row(600, 900, ".:", sure=0)
    assert len(said(*lines[:1], alone)) == 1


def test_words_that_may_be_others_are_marked_behind_their_last_letter() -> None:
    row = Row(100, 100, "1. Họp ngày 20/4; gửi thư.", sure={"1.": 5, "20/4;": 85, "thư.": 75})
    assert said(row) == [f"1. Họp ngày 20/4{UNSURE}; gửi thư."]
    assert said(Row(100, 100, "trong quý II.", sure={"II.": 85})) == [f"trong quý II{UNSURE}."]
    row.sure = {"thư.": 60}
    assert said(row) == [f"1. Họp ngày 20/4; gửi thư{UNSURE}."]


def test_a_day_that_lost_its_stroke_is_never_sure() -> None:
    assert said(Row(100, 100, "trước ngày 154.")) == [f"trước ngày 154{UNSURE}."]
    assert said(*rows("trước ngày", "154. Giao")) == [f"trước ngày 154{UNSURE}. Giao"]
    assert said(Row(100, 100, "đạt 154 suất")) == ["đạt 154 suất"]


def test_a_stroke_that_tesseract_takes_for_a_fraction_is_one_of_a_date() -> None:
    assert said(Row(100, 100, "ngày 20\u20444/\u20442019")) == ["ngày 20/4/2019"]


def test_rules_make_the_rows_of_a_table() -> None:
    level = [Stroke(80, y, 1000, y) for y in (80, 160, 320, 400)]
    upright = [Stroke(x, 80, x, 400) for x in (80, 340, 1000)]
    seen = [Row(100, 100, "Buổi"), Row(400, 100, "Việc"), Row(100, 180, "Sáng"),
            Row(400, 180, "Họp giao ban"), Row(400, 250, "tuần 12"), Row(100, 340, "Chiều"),
            Row(400, 340, "Nghỉ")]  # fmt: skip
    letters, rules = page_of(page(*seen), level + upright)
    assert [line.text for line in lines_with_tables(letters, rules)] == [
        "Buổi\tViệc", "Sáng\tHọp giao ban tuần 12", "Chiều\tNghỉ",
    ]  # fmt: skip


def test_a_blank_page_has_no_letters() -> None:
    assert page_of("<div class='ocr_page'></div>", ())[0] == []
    assert said(Row(100, 100, "~ ~", sure=3)) == [""]


@given(st.text(alphabet="<>'\"spanclocrxword_titlebx 0123;.-&#\n", max_size=300))
def test_nothing_that_tesseract_says_crashes_the_reader(words: str) -> None:
    page_of(words + page(Row(100, 100, "Họp")) + words, ())


def test_a_page_with_nothing_but_specks_has_no_letters() -> None:
    """Tesseract takes stains for lines of blanks."""
    assert page_of(page(Row(100, 100, " ")), ())[0] == []
    assert page_of(page(Row(100, 100, "x", size=0)), ())[0] == []
