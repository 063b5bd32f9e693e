"""Lines that a page's width broke, cells with several lines, dates that look like numbers."""

from datetime import date

import pytest

from planner.model import Task
from planner.reading.clauses import LEVELS, PROSE, paragraphs
from planner.reading.grids import in_rows
from planner.reading.wrapping import unwrapped

PAGE = """THÔNG BÁO
Kết luận của Chủ tịch xã tại cuộc họp giao ban tháng 3

Ngày 05/3/2018, tại Hội trường lớn của xã, đồng chí Bùi Văn Lượng, Phó
Chủ tịch chủ trì cuộc họp giao ban. Sau khi nghe các thôn báo cáo và các
bộ phận chuyên môn phát biểu ý kiến, đồng chí Phó Chủ tịch kết luận như
sau:
1. Giao Ban Địa chính rà soát các thửa đất công ích đã hết thời hạn cho
thuê, báo cáo Chủ tịch trước ngày 20/3/2018.
2. Giao Trạm Y tế phun thuốc diệt muỗi tại các thôn ven sông theo lịch đã
gửi cho trưởng thôn, nhắc bà con che đậy bể nước và phát quang bụi rậm ở
quanh nhà.
"""


@pytest.fixture
def tasks(read_text):
    return lambda text: [p.item for p in read_text(text).proposals if isinstance(p.item, Task)]


def test_a_sentence_reads_on_over_the_width_of_its_page(tasks):
    found = tasks(PAGE)
    assert [(t.assignee, t.due) for t in found[:2]] == [
        ("Ban Địa chính", date(2018, 3, 20)),
        ("Trạm Y tế", None),
    ]
    assert found[0].evidence.quote.endswith("cho\nthuê, báo cáo Chủ tịch trước ngày 20/3/2018")


def test_unwrapping_changes_line_ends_only():
    flat = unwrapped(PAGE)
    assert len(flat) == len(PAGE)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(PAGE, flat, strict=True))
    assert flat != PAGE


@pytest.mark.parametrize(
    "text",
    [
        "Việc tuần này\nHọp tổ\nKiểm tra kho\nNộp báo cáo\nTrực cơ quan\n",
        PAGE.replace("\n", "\n\n"),
        "".join(f"- {'việc dài ' * 12}số {n}\n" for n in range(9)),
    ],
)
def test_lines_that_a_person_ended_stay(text):
    assert unwrapped(text) == text


def test_a_page_number_inside_a_sentence_goes_with_its_line_ends():
    cut = PAGE.replace("hết thời hạn cho\n", "hết thời hạn cho\n\n- 2 -\n\n")
    flat = unwrapped(cut)
    assert len(flat) == len(cut)
    assert "hết thời hạn cho thuê, báo cáo" in " ".join(flat.split())


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("5.3.2018, xã họp giao ban", PROSE),
        ("05.03.2018: xã họp giao ban", PROSE),
        ("5.3. Giao thông nông thôn", LEVELS["sub"]),
        ("5.3.2. Giao thông nông thôn", LEVELS["sub"]),
        ("5. Giao thông nông thôn", LEVELS["digit"]),
    ],
)
def test_a_date_with_dots_numbers_no_line(line, level):
    assert [each.level for each in paragraphs(line)] == [level]


TABLE = (
    "PHÂN CÔNG CÔNG VIỆC THÁNG 3/2018\n\n"
    "TT\tNội dung\tNgười thực hiện\tThời hạn\n"
    "1\tRà soát hộ nghèo\ncủa 5 thôn\tBà Lý\n(Văn hóa)\t20/3\n"
    "2\tSửa cầu thôn Hạ\tÔng Bồng\t25/3\n"
)


def test_a_cell_of_several_lines_stays_one_cell(tasks):
    found = tasks(TABLE)
    assert [(t.evidence.quote, t.due) for t in found] == [
        ("Rà soát hộ nghèo\ncủa 5 thôn", date(2018, 3, 20)),
        ("Sửa cầu thôn Hạ", date(2018, 3, 25)),
    ]


def test_rows_keep_every_letter_in_its_place():
    flat = in_rows(TABLE)
    assert len(flat) == len(TABLE)
    assert all(a in {b, "\n"} for a, b in zip(TABLE, flat, strict=True))


def test_a_text_without_a_table_is_left():
    assert in_rows(PAGE) == PAGE
