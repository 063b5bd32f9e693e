"""PDF: letters by their places, columns, paragraphs, tables; and what must not harm."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import UnreadableReport
from planner.reading.formats import pdf as reader
from planner.reading.formats import pdf_guard, pdf_worker
from planner.reading.formats.pdf_guard import is_harmless
from planner.reading.formats.pdf_order import Letter, page_lines
from tests.planner.reading.formats.pdf_file import BLANK, Page, Part, Picture, pdf

FLATE = "/Filter /FlateDecode"


def lines(*pages: Page) -> list[str]:
    return reader.read(pdf(*pages)).text.split("\n")


def column(left: float, top: float, words: list[str], step: float = 16) -> list[Part]:
    return [(left, top - step * number, line) for number, line in enumerate(words)]


def accents_last(left: float, y: float, words: str) -> list[Part]:
    """Draw the letters of ASCII first and the accented ones after them, each at its place."""
    places = [(left + 6 * number, y, sign) for number, sign in enumerate(words)]
    return sorted(places, key=lambda part: not part[2].isascii())


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableReport) as refusal:
        reader.read(data)
    return refusal.value.reason


def test_letters_of_a_second_font_stay_in_their_words() -> None:
    words = "Công tác thông báo cho các thôn và xóm ngày 06/02/2018"
    assert lines(Page(accents_last(40, 700, words))) == [words]


def test_words_are_parted_by_gaps_without_any_blank() -> None:
    parts = [(40, 700, "Giao"), (70, 700, "ban"), (94, 700, "xã")]
    assert lines(Page(parts)) == ["Giao ban xã"]


PARAGRAPH = [
    "Giao Văn phòng chuẩn bị giấy mời, tài liệu và",
    "phòng họp; gửi quý đại biểu trước ngày 20/4.",
]


@pytest.mark.parametrize(
    ("box", "scaled"), [((900, -250), False), ((0, 0), False), ((900, -250), True), ((0, 0), True)]
)
def test_a_letter_stands_on_its_line_whatever_the_font_says_of_its_height(
    box: tuple[int, int], *, scaled: bool
) -> None:
    page = Page(column(40, 700, PARAGRAPH), scaled=scaled)
    assert reader.read(pdf(page, box=box)).text == " ".join(PARAGRAPH)


def test_a_letter_drawn_twice_is_bold_not_double() -> None:
    assert lines(Page([(40, 700, "Họp"), (40.4, 700, "Họp")])) == ["Họp"]


def test_lines_become_paragraphs_by_whether_the_next_word_would_fit() -> None:
    first = "Yêu cầu các thôn rà soát hộ nghèo, hoàn thành"
    page = [
        *column(60, 700, [first]),
        *column(40, 684, ["và gửi danh sách về Văn phòng trước ngày 20", "tháng 4 năm 2019."]),
        *column(60, 652, ["Công an xã tăng cường tuần tra ban đêm trong", ]),
        *column(40, 636, ["dịp nghỉ lễ."]),
        *column(40, 620, ["- Báo cáo tuần;", "- Họp ngày 3/4."]),
    ]  # fmt: skip
    assert lines(Page(page)) == [
        f"{first} và gửi danh sách về Văn phòng trước ngày 20 tháng 4 năm 2019.",
        "Công an xã tăng cường tuần tra ban đêm trong dịp nghỉ lễ.",
        "- Báo cáo tuần;",
        "- Họp ngày 3/4.",
    ]


def test_a_line_that_begins_with_a_date_goes_on() -> None:
    page = column(
        40, 700, ["Hoàn thành kế hoạch năm và báo cáo trước ngày", "20/4; giao Văn phòng."]
    )
    assert len(lines(Page(page))) == 1


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        ("Biểu dương các thôn đã hoàn thành việc trong tháng", "9. Giao Văn phòng báo cáo.", " "),
        ("Tiếp tục thực hiện Quyết định đã ban hành mang số", "07/QĐ-UBND ngày 16/8/2019.", " "),
        ("Đồng chí Lò Văn Tân, người sẽ chủ trì cuộc họp đó", "- Trạm trưởng, kết luận.", " "),
        ("Tiếp tục thực hiện tốt Kế hoạch năm mang số là 08-", "KH/ĐU ngày 15/01/2018.", ""),
    ],
)
def test_a_full_line_goes_on_whatever_the_next_one_begins_with(
    first: str, second: str, between: str
) -> None:
    assert lines(Page(column(40, 700, [first, second]))) == [f"{first}{between}{second}"]


def test_a_list_begins_a_line_where_the_one_before_has_ended_or_is_set_in() -> None:
    first = "Giao các thôn và các ngành trong xã làm như sau:"
    assert lines(Page(column(40, 700, [first, "1. Rà soát hộ nghèo."]))) == [
        first, "1. Rà soát hộ nghèo.",
    ]  # fmt: skip
    inset = [(40, 700, first.replace(":", " ")), (60, 684, "- Rà soát hộ nghèo")]
    assert len(lines(Page(inset))) == 2


def test_lines_may_stand_far_apart_where_all_of_them_do() -> None:
    words = [f"Việc thứ {row}, các thôn rà soát hộ nghèo và gửi danh" for row in range(10, 20)]
    assert lines(Page(column(40, 700, words, step=24))) == [" ".join(words)]
    near = column(40, 700, words, step=16)
    assert lines(Page([*near, (40, 700 - 9 * 16 - 24, words[0])]))[-1] == words[0]


def test_lines_beyond_the_sheet_are_not_seen_and_words_that_run_off_it_stay() -> None:
    beyond = [(40, 900, "trên"), (40, -20, "dưới")]
    assert lines(Page([*beyond, (40, 700, "Họp giao ban"), (590, 700, "tuần 12")])) == [
        "Họp giao ban\ttuần 12"
    ]


def test_what_runs_out_of_the_sheet_at_its_side_is_read() -> None:
    assert lines(Page([(400, 700, "Họp giao ban tháng 4, sau đó Ngày hội STEM của trường")])) == [
        "Họp giao ban tháng 4, sau đó Ngày hội STEM của trường"
    ]


def test_the_last_page_with_its_few_lines_has_the_margin_of_the_others() -> None:
    full = [f"Việc thứ {row}, hoàn thành trước ngày {row}/4/2019." for row in range(10, 19)]
    signed = column(40, 700, ["TM. BAN CHẤP HÀNH", "CHỦ TỊCH"])
    said = lines(Page(column(40, 700, full)), Page(signed))
    assert said[-2:] == ["TM. BAN CHẤP HÀNH", "CHỦ TỊCH"]


def test_a_table_shows_the_margin_of_the_lines_around_it() -> None:
    across = [(40, y, 400, y) for y in (620, 600, 580)]
    along = [(x, 580, x, 620) for x in (40, 120, 400)]
    words = [(44, 605, "Sáng"), (124, 605, "Họp"), (44, 585, "Chiều"), (124, 585, "Nghỉ")]
    head = column(40, 700, ["TRƯỜNG HOA PHƯỢNG", "LỊCH CÔNG TÁC"])
    assert lines(Page([*head, *words], rules=across + along))[:2] == [
        "TRƯỜNG HOA PHƯỢNG", "LỊCH CÔNG TÁC",
    ]  # fmt: skip


def test_two_columns_are_read_one_after_the_other() -> None:
    left = "Thứ nhất, các thôn tổ chức|họp dân trong tuần đầu của|tháng để bàn việc làm con|"
    left += "đường mới, bầu ban giám sá|và thu đủ kinh phí đối ứng|rồi nộp về xã."
    right = "Thứ hai, nhà trường chuẩn |bị lễ khai giảng vào đầu t|háng chín, mời đại biểu và|"
    right += "phụ huynh, treo băng rôn ở|cổng trường và tập văn ngh|ệ chào mừng."
    said = lines(Page(column(40, 700, left.split("|")) + column(240, 694, right.split("|"))))
    text = " ".join(said)
    assert text.index("rồi nộp về xã.") < text.index("Thứ hai, nhà trường")
    assert "họp dân trong tuần đầu của tháng" in text


def test_the_head_of_a_letter_is_two_blocks_not_rows() -> None:
    parts = column(40, 750, ["UBND HUYỆN A", "XÃ ĐỒNG TÂM"]) + column(
        230, 750, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    )
    wide = [(40, 750, "PHÒNG VĂN HÓA THÔNG TIN"), (60, 734, "SÔNG CẦU"), *parts[2:]]
    assert lines(Page([*wide, (40, 700, "BÁO CÁO")]))[:3] == [
        "PHÒNG VĂN HÓA THÔNG TIN", "SÔNG CẦU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]  # fmt: skip
    assert lines(Page([*parts, (40, 700, "BÁO CÁO")])) == [
        "UBND HUYỆN A", "XÃ ĐỒNG TÂM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "BÁO CÁO",
    ]  # fmt: skip


def test_rows_of_a_ruled_table_wrap_inside_their_cells() -> None:
    across = [(40, y, 400, y) for y in (720, 700, 664, 644)]
    along = [(x, 644, x, 720) for x in (40, 80, 240, 400)]
    words = [(44, 705, "TT"), (84, 705, "Việc"), (244, 705, "Hạn"), (44, 685, "1"),
             (84, 685, "Làm đường liên thôn"), (84, 669, "và cống"), (244, 685, "25/4"),
             (44, 649, "2"), (84, 649, "Trồng cây")]  # fmt: skip
    assert lines(Page([*words, (40, 600, "Hết.")], rules=across + along)) == [
        "TT\tViệc\tHạn", "1\tLàm đường liên thôn và cống\t25/4", "2\tTrồng cây\t", "Hết.",
    ]  # fmt: skip


def ruled(top: float, rows: list[list[str]]) -> Page:
    """Return a page with a table of three columns; a row of one cell reaches over all of them."""
    edges, height = (40.0, 120.0, 330.0, 450.0), 20
    page = Page(rules=[(40.0, top, 450.0, top)])
    for row in rows:
        low = top - height
        page.rules.append((40.0, low, 450.0, low))
        page.rules += [(x, low, x, top) for x in (edges if len(row) > 1 else edges[::3])]
        page.parts += [(x + 4, top - 15, said) for x, said in zip(edges, row, strict=False) if said]
        top = low
    return page


HEAD_ROW = ["Thứ", "Nội dung", "Ai"]


def test_a_row_that_is_broken_by_a_page_is_whole() -> None:
    first = ruled(760, [HEAD_ROW, ["Hai", "Họp giao ban", "Ban A"], ["Ba", "Gửi báo cáo phổ", "B"]])
    first.parts.append((240, 20, "1"))
    rest = ruled(780, [["", "cập về Phòng.", ""]])
    rest.parts.append((40, 700, "Hết."))
    assert lines(first, rest) == [
        "Thứ\tNội dung\tAi", "Hai\tHọp giao ban\tBan A", "Ba\tGửi báo cáo phổ cập về Phòng.\tB",
        "Hết.",
    ]  # fmt: skip


def test_a_head_that_is_repeated_is_said_once_and_new_rows_are_rows() -> None:
    first = ruled(760, [HEAD_ROW, ["Hai", "Họp giao ban", "Ban A"]])
    second = ruled(780, [HEAD_ROW, ["", "Tiếp dân", "B"], ["Ba", "Nghỉ", ""]])
    assert lines(first, second) == [
        "Thứ\tNội dung\tAi", "Hai\tHọp giao ban\tBan A", "\tTiếp dân\tB", "Ba\tNghỉ\t",
    ]  # fmt: skip


def test_a_cell_over_the_whole_table_is_a_line() -> None:
    page = ruled(760, [HEAD_ROW, ["Hai", "Họp", "A"], ["Thứ Ba nghỉ lễ"], ["Tư", "Họp", ""]])
    assert lines(page)[2:] == ["Thứ Ba nghỉ lễ", "Tư\tHọp\t"]


def test_cells_without_rules_stand_between_tabs() -> None:
    assert lines(Page([(40, 700, "Sáng"), (140, 700, "Họp"), (300, 700, "Phòng 1")])) == [
        "Sáng\tHọp\tPhòng 1"
    ]


def test_repeated_heads_feet_and_page_numbers_are_dropped() -> None:
    pages = [
        Page(
            [
                (40, 780, "Báo cáo tháng 3 - UBND xã"),
                (40, 700, f"Việc {word}."),
                (290, 20, f"- {number} -"),
            ]
        )
        for number, word in enumerate(["một", "hai", "ba"], start=1)
    ]
    assert lines(*pages) == ["Việc một.", "Việc hai.", "Việc ba."]


def test_a_paragraph_goes_on_over_a_page() -> None:
    pages = [
        Page([(40, 60, "Giao Văn phòng phối hợp với"), (100, 20, "1")]),
        Page([(40, 760, "các thôn.")]),
    ]
    assert lines(*pages) == ["Giao Văn phòng phối hợp với các thôn."]


def test_a_sentence_may_end_with_a_page_within_its_paragraph() -> None:
    first = [
        (60, 76, "Các thôn rà soát hộ nghèo rồi"),
        (40, 60, "gửi về Văn phòng trước ngày 20/4."),
    ]
    assert len(lines(Page(first), Page([(40, 760, "Giao Văn phòng tổng hợp.")]))) == 1
    assert len(lines(Page(first), Page([(60, 760, "Giao Văn phòng."), (40, 744, "Hết.")]))) > 1


def test_a_turned_page_is_read() -> None:
    parts = [(100.0, 60.0, "Họp giao"), (120.0, 60.0, "ban tháng 3")]
    assert " ".join(lines(Page(parts, turned=True))) == "Họp giao ban tháng 3"


def test_a_page_without_letters_is_a_scan() -> None:
    assert reason(pdf(Page())) == "scan"


SIGNED = "Người ký: Ủy ban nhân dân xã Đồng Tâm; Cơ quan: Tỉnh Lam Giang; Thời gian ký: 08.02.2019"
NOTICE = "Mời toàn thể đại biểu đến dự hội nghị tổng kết năm vào lúc 8 giờ ngày 20/4/2019."


@pytest.mark.parametrize("parts", [[], [(300, 20, "- 1 -")], [(40, 780, SIGNED)]])
def test_a_scan_is_one_also_with_a_number_or_a_signature_on_it(parts: list[Part]) -> None:
    with pytest.raises(UnreadableReport) as refusal:
        reader.read(pdf(Page(parts, picture=BLANK), Page(parts, picture=BLANK)))
    assert refusal.value.details == {"reason": "scan", "pages": 2}


def test_a_notice_before_a_picture_is_no_scan() -> None:
    said = reader.read(pdf(Page([(40, 700, NOTICE)], picture=BLANK)))
    assert (said.text, said.notes) == (NOTICE, ())


def test_pages_that_are_pictures_among_others_are_told_of() -> None:
    written = Page([(40, 700, NOTICE)])
    assert reader.read(pdf(written, Page(picture=BLANK))).notes == ("picture_pages",)
    seal = Picture(1, 1, b"\x80", small=True)
    assert reader.read(pdf(written, Page(picture=seal), Page())).notes == ()


def test_letters_that_make_no_words_are_told_of() -> None:
    page = Page([(40, 700 - 16 * row, "qwz xkj fwq zzx jqk wfx") for row in range(6)])
    assert reader.read(pdf(page)).notes == ("garbled",)


def test_a_bomb_is_refused_before_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_guard, "INFLATED_AT_MOST", 10_000)
    assert reason(pdf(Page([(40, 700, "x" * 20_000)]), filters=FLATE)) == "bomb"


@pytest.mark.parametrize(
    ("data", "vouched"),
    [
        (pdf(Page([(40, 700, "Họp")]), filters=FLATE), True),
        (pdf(Page([(40, 700, "Họp")]), filters="/Filter [/ASCII85Decode /FlateDecode]"), False),
        (pdf(Page([(40, 700, "Họp")]), filters="/Filter /Fl#61teDecode"), False),
        (pdf(Page([(40, 700, "Họp")])).replace(b"/Kids [", b"/Kids [" + b"20 0 R " * 50), False),
    ],
)
def test_only_what_is_usual_is_read_in_this_process(data: bytes, *, vouched: bool) -> None:
    assert is_harmless(data) is vouched


def test_what_cannot_be_vouched_for_is_read_apart() -> None:
    data = pdf(Page([(40, 700, "Họp giao ban")])).replace(b"/Kids [", b"/Kids [" + b" " * 5)
    strange = data.replace(b"/Type /Catalog", b"/Type /Catalog /X [" + b"20 0 R " * 50 + b"]")
    assert not is_harmless(strange)
    assert reader.read(strange).text == "Họp giao ban"


def test_a_password_is_told() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<{0}> <{0}>] "
    assert (
        reason(pdf(Page([(40, 700, "x")]), encrypt=lock.format("00" * 32).encode())) == "encrypted"
    )


def test_a_reader_that_dies_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_worker, "_START", "import os; os.abort()")
    with pytest.raises(UnreadableReport) as refusal:
        pdf_worker.read_apart(b"")
    assert refusal.value.reason == "damaged"


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_worker, "_START", "import time; time.sleep(600)")
    monkeypatch.setattr(pdf_worker, "_SECONDS", 0.2)
    with pytest.raises(UnreadableReport) as refusal:
        pdf_worker.read_apart(b"")
    assert refusal.value.reason == "too_slow"


@pytest.mark.skipif(sys.platform != "linux", reason="how much memory there is differs")
def test_a_reader_that_grows_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = "from planner.reading.formats.pdf_worker import limit_memory\n{}\n"
    greedy += """bytearray(10**9); print('{{"text": "x", "notes": []}}')"""
    monkeypatch.setattr(pdf_worker, "_START", greedy.format(""))
    assert pdf_worker.read_apart(b"").text == "x"
    monkeypatch.setattr(pdf_worker, "_START", greedy.format("limit_memory()"))
    with pytest.raises(UnreadableReport):
        pdf_worker.read_apart(b"")


def test_the_reader_apart_answers_in_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Given:
        class buffer:  # noqa: N801
            read = staticmethod(lambda: pdf(Page()))

    monkeypatch.setattr(sys, "stdin", Given)
    monkeypatch.setattr(pdf_worker, "limit_memory", lambda: None)
    pdf_worker.main()
    assert json.loads(capsys.readouterr().out) == {"reason": "scan", "pages": 1}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_damaged_pdf_is_refused_or_read(changes: list[tuple[int, int]]) -> None:
    data = bytearray(pdf(Page([(40, 700, "Họp giao ban")])))
    for place, value in changes:
        data[place % len(data)] = value
    try:
        said = reader.content_of(bytes(data)).text
    except UnreadableReport as refusal:
        said = refusal.reason
    assert isinstance(said, str)


PLACES = st.floats(0, 800)


@given(
    st.lists(
        st.builds(Letter, st.sampled_from("ab ộ"), PLACES, PLACES, PLACES, st.floats(0.1, 40)),
        max_size=80,
    )
)
def test_no_letter_is_lost_wherever_it_stands(letters: list[Letter]) -> None:
    drawn = sorted({letter.sign for letter in letters if letter.sign != " "})
    said = "".join(line.text for line in page_lines(letters))
    assert sorted(set(said) - {" ", "\t"}) == drawn
