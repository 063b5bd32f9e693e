"""What holds for every text: no crash, true quotes, steady keys, nothing doubled."""

import string
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.model import Document, Task
from planner.reading.extract import extract
from planner.reading.words import lexicon

DAY = date(2018, 2, 8)
REPORT = """Chi bộ Sở Nội vụ sinh hoạt thường kỳ tháng 2 năm 2018

Ngày 06/02/2018, Chi bộ Sở Nội vụ tổ chức sinh hoạt thường kỳ tháng 2/2018.

Về nhiệm vụ tháng 02/2018: Chi ủy gửi báo cáo trước ngày 20/02; tổ chức gặp mặt ngày 12/02/2018.
"""
PIECES = st.sampled_from(
    [
        "Về công tác Đảng: ",
        "Giao Phòng ",
        "kiểm tra ",
        "; ",
        ", ",
        ". ",
        "\n",
        "- ",
        "(1) ",
        "\t",
        "“",
        "”",
        "(",
        ")",
        "ngày 31/02/2018",
        "trước ngày 20/02",
        "từ ngày 8 đến 12/8",
        "mùng 3 Tết",
        "Tết Nguyên đán Mậu Tuất",
        "7h30: ",
        "Thứ Hai (05/02/2018)\n",
        "Thời gian: ",
        "88 năm ",
        "Nghị quyết số 04-NQ/TW ngày 30/10/2016 ",
        "này ",
        "đã ",
        "NHIỆM VỤ TRỌNG TÂM\n",
        "Kết luận hội nghị, đồng chí Lê Nam yêu cầu ",
        "\u00a0",
        "…",
        "hàng tháng ",
    ]
)


LISTED = st.sampled_from(sorted({word for group in lexicon().values() for word in group}))
JOINTS = st.sampled_from(
    ["", " ", " ", ", ", "; ", ": ", ". ", "\n", "\n- ", "\n1. ", " và ", "”, "]
)


def read(text):
    return extract(Document("x", text, "0" * 64), DAY, DAY)


@given(
    st.text(max_size=300)
    | st.lists(PIECES | st.text(string.printable, max_size=6), max_size=40).map("".join)
    | st.lists(LISTED | JOINTS | PIECES, max_size=60).map("".join)
)
@example("Về nhiệm vụ tháng 3:\n- Đối với phải ")
@settings(max_examples=300, deadline=None)
def test_no_text_crashes_the_reader_and_every_quote_is_true(text):
    draft = read(text)
    for proposal in draft.proposals:
        evidence = proposal.item.evidence
        assert draft.document.quote(evidence.span) == evidence.quote
        assert evidence.quote.strip()
    keys = [p.item.key for p in draft.proposals]
    assert len(keys) == len(set(keys))


def test_the_same_report_read_again_gives_the_same_keys():
    first, again = read(REPORT), read(REPORT)
    assert [p.item.key for p in first.proposals] == [p.item.key for p in again.proposals]
    assert len(first.proposals) == 4


def test_keys_do_not_hang_on_blanks():
    plain, other = read(REPORT), read(REPORT.replace("gửi báo cáo", "gửi  báo  cáo"))
    assert [p.item.key for p in plain.proposals] == [p.item.key for p in other.proposals]


def test_equal_words_have_keys_of_their_own():
    draft = read("Chi bộ họp\n\nNhiệm vụ tháng 02/2018: gửi báo cáo tuần; gửi báo cáo tuần.")
    assert len({p.item.key for p in draft.proposals}) == 2


def test_an_item_says_where_it_stands():
    task = next(p.item for p in read(REPORT).proposals if isinstance(p.item, Task))
    assert (task.evidence.place.paragraph, task.evidence.place.sentence) == (3, 1)
    assert task.evidence.title.startswith("Chi bộ Sở Nội vụ")
    assert task.uid == ""


def test_all_names_exchanged_give_the_same_items():
    other = REPORT.replace("Sở Nội vụ", "Đài Truyền hình Lam Khê").replace("Chi ủy", "Ban Biên tập")
    count = len(read(REPORT).proposals)
    assert len(read(other).proposals) == count


@pytest.mark.parametrize(
    "written",
    ["{d:%d/%m/%Y}", "{d.day}.{d.month}.{d.year}", "{d.day} tháng {d.month} năm {d.year}"],
)
def test_every_form_of_a_date_gives_the_same_day(written):
    day = date(2019, 3, 14)
    words = written.format(d=day)
    (task,) = [
        p.item
        for p in read(
            f"Chi bộ họp\n\nNhiệm vụ tháng 3/2019: gửi báo cáo trước ngày {words}."
        ).proposals
    ]
    assert task.due == day


def test_dates_moved_by_a_year_move_the_items():
    later = read(REPORT.replace("2018", "2019"))
    days = [
        p.item.due if isinstance(p.item, Task) else p.item.start for p in read(REPORT).proposals
    ]
    moved = [p.item.due if isinstance(p.item, Task) else p.item.start for p in later.proposals]
    assert moved == [day.replace(year=2019) for day in days]


def test_nothing_used_is_lost_without_a_reason():
    draft = read("Chi bộ họp\n\nNhiệm vụ tháng 02/2018: gửi báo cáo. Ngày 15/02 trời đẹp.")
    assert [(draft.document.quote(p.span), p.reason.value) for p in draft.passed] == [
        ("Ngày 15/02", "unused")
    ]


def test_a_draft_stands_for_itself():
    draft = read(REPORT)
    assert replace(draft, proposals=()).head == draft.head
    assert draft.head.meeting_date + timedelta(days=0) == date(2018, 2, 6)
