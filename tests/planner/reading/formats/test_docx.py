"""Word documents: every construct that people see, and nothing they do not."""

from __future__ import annotations

import io
import zipfile

import pytest

from planner.model import UnreadableReport
from planner.reading.formats import docx
from planner.reading.formats.numbering import spelled

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
</w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>
</w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/>
</w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, number: int, depth: int = 0) -> str:
    rule = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, rule)


def package(
    body: str, *, space: str = W, parts: dict[str, str] | None = None, head: str = ""
) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        spaces = f'xmlns:w="{space}" xmlns:mc="{MC}" xmlns:v="urn:schemas-microsoft-com:vml"'
        file.writestr(
            "word/document.xml", f"{head}<w:document {spaces}><w:body>{body}</w:body></w:document>"
        )
        for name, inside in (parts or {}).items():
            file.writestr(f"word/{name}", f"<w:part {spaces}>{inside}</w:part>")
    return held.getvalue()


def lines(body: str, **more: object) -> list[str]:
    return docx.read(package(body, **more)).text.split("\n")  # type: ignore[arg-type]


def table(*rows: str) -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row.split("|")) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    body = f"""<w:p><w:r><w:t>Họp </w:t></w:r><w:ins><w:r><w:t>ngày 28/02</w:t></w:r></w:ins>
    <w:del><w:r><w:delText>ngày 27/02</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>cũ</w:t></w:r>
    </w:moveFrom></w:p><w:del>{p("xóa")}</w:del>"""
    assert lines(body) == ["Họp ngày 28/02"]


def test_a_text_box_counts_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    body = f"""<w:p><w:r><w:t>Trước </w:t><mc:AlternateContent><mc:Choice><w:drawing>{box}
    </w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>
    <w:r><w:t>sau</w:t></w:r></w:p>"""
    assert lines(body) == ["Trước sau", "Trong khung"]


def test_content_controls_smart_tags_and_links_are_text() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = f"""<w:sdt><w:sdtContent><w:p>{run.format("a")}<w:smartTag>{run.format("b")}</w:smartTag>
    <w:sdt><w:sdtContent>{run.format("c")}</w:sdtContent></w:sdt><w:hyperlink>{run.format("d")}
    </w:hyperlink></w:p></w:sdtContent></w:sdt>"""
    assert lines(body) == ["abcd"]


def test_hidden_words_are_left_out_and_told_of() -> None:
    hidden = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>"
    )
    content = docx.read(package(hidden))
    assert (content.text, content.notes) == ("hiện", ("hidden_text",))
    shown = hidden.replace("<w:vanish/>", '<w:vanish w:val="0"/>')
    assert lines(shown) == ["ẩnhiện"]


def test_lists_get_their_numbers() -> None:
    body = (
        item("Một", 1) + item("A", 1, 1) + item("B", 1, 1) + item("sâu", 1, 2) + p("giữa")
        + item("Hai", 1) + item("A lại", 1, 1) + item("gạch", 2) + item("Mới", 3)
    )  # fmt: skip
    assert lines(body, parts={"numbering.xml": NUMBERING}) == [
        "1. Một", "a) A", "b) B", "1.1 sâu", "giữa", "2. Hai", "a) A lại", "- gạch", "1. Mới",
    ]  # fmt: skip


def test_a_style_may_number_its_paragraphs() -> None:
    styles = """<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
    </w:pPr></w:style>"""
    body = p("Một", '<w:pStyle w:val="Muc"/>') + p("Hai", '<w:pStyle w:val="Muc"/>')
    parts = {"numbering.xml": NUMBERING, "styles.xml": styles}
    assert lines(body, parts=parts) == ["1. Một", "2. Hai"]


def test_table_rows_are_lines_with_tabs() -> None:
    body = table(f"{p('TT')}|{p('Việc')}|{p('Hạn')}", f"{p('1')}|{p('Làm')}{p('đường')}|{p('')}")
    assert lines(body) == ["TT\tViệc\tHạn", "1\tLàm đường\t"]


def test_a_table_in_a_cell_and_a_letterhead_lose_nothing() -> None:
    inner = table(f"{p('a')}|{p('b')}")
    assert lines(table(f"{p('1')}|{inner}|{p('3')}")) == ["1\ta b\t3"]
    head = table(f"{p('UBND XÃ')}{p('Số: 1/BC')}|{p('CỘNG HÒA')}{p('Độc lập')}")
    assert lines(head) == ["UBND XÃ", "Số: 1/BC", "CỘNG HÒA", "Độc lập"]


def test_a_cell_that_reaches_over_others_leaves_them_empty() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>'
    body = table(
        f"{wide.format(2)}{p('Thời gian')}|{p('Việc')}", f"{p('Sáng')}|{p('8h')}|{p('Họp')}"
    )
    assert lines(body) == ["Thời gian\t\tViệc", "Sáng\t8h\tHọp"]
    assert lines(table(f"{wide.format(3)}{p('Thứ Ba, ngày 21/11')}")) == ["Thứ Ba, ngày 21/11"]
    assert lines(table(f"{wide.format(99999)}{p('a')}|{p('b')}"))[0].count("\t") == 60


def test_a_line_end_of_the_file_is_a_blank() -> None:
    assert lines(p("Họp\n  ngày 3/4")) == ["Họp   ngày 3/4"]


def test_a_field_says_what_it_shows() -> None:
    run = "<w:r>{}</w:r>"
    field = (
        run.format('<w:fldChar w:fldCharType="begin"/>')
        + run.format('<w:instrText>DATE \\@ "dd/MM/yyyy"</w:instrText>')
        + run.format('<w:fldChar w:fldCharType="separate"/>')
        + run.format("<w:t>08/02/2018</w:t>")
        + run.format('<w:fldChar w:fldCharType="end"/>')
    )
    simple = f'<w:fldSimple w:instr="TIME">{run.format("<w:t> lúc 8h00</w:t>")}</w:fldSimple>'
    assert lines(f"<w:p>{field}{simple}</w:p>") == ["08/02/2018 lúc 8h00"]


def test_breaks_and_tabs_stay() -> None:
    run = "<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/>"
    assert lines(f"<w:p><w:r>{run}</w:r></w:p>") == ["a", "b\tc-"]


def test_strict_documents_and_other_part_names_are_read() -> None:
    assert lines(p("Họp"), space=STRICT) == ["Họp"]
    held = io.BytesIO()
    relation = '<R><Relationship Type="http://x/officeDocument" Target="/a/van-ban.xml"/></R>'
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("_rels/.rels", relation)
        file.writestr("a/van-ban.xml", f'<w:d xmlns:w="{W}">{p("Họp")}</w:d>')
    assert docx.read(held.getvalue()).text == "Họp"


def test_footnotes_stand_at_the_end() -> None:
    notes = f"<w:footnote>{p('')}</w:footnote><w:footnote>{p('Chú thích')}</w:footnote>"
    assert lines(p("Văn bản"), parts={"footnotes.xml": notes}) == ["Văn bản", "Chú thích"]


def test_old_fonts_are_converted_and_unicode_in_them_is_not() -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii="{}"/></w:rPr><w:t>{}</w:t></w:r>'
    old = f"<w:p>{run.format('.VnTime', 'Chi bé Së')}{run.format('Arial', ' họp')}</w:p>"
    assert docx.read(package(old)).text == "Chi bộ Sở họp"
    assert docx.read(package(old)).notes == ("old_font",)
    new = run.format(".VnTime", "công tác Đảng") + run.format(".VnTime", " năm tới: tác")
    assert lines(f"<w:p>{new}</w:p>") == ["công tác Đảng năm tới: tác"]


def test_the_font_of_a_style_counts_too() -> None:
    styles = """<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>
    <w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style>"""
    assert lines(p("Chi bé"), parts={"styles.xml": styles}) == ["CHI BỘ"]


@pytest.mark.parametrize(
    "inside", ["<!DOCTYPE w [<!ENTITY x 'y'>]>", "<!DOCTYPE w SYSTEM 'file:///x'>"]
)
def test_a_document_type_is_refused(inside: str) -> None:
    with pytest.raises(UnreadableReport) as refusal:
        docx.read(package(p("x"), head=inside))
    assert refusal.value.reason == "damaged"


def test_a_part_that_swells_is_refused_and_a_picture_is_never_inflated() -> None:
    with pytest.raises(UnreadableReport) as refusal:
        docx.read(package(" " * 80_000_000))
    assert refusal.value.reason == "bomb"
    assert lines(p("x"), parts={"media/image1.png": " " * 80_000_000}) == ["x"]


def test_a_flipped_byte_is_a_damaged_file() -> None:
    data = bytearray(package(p("Họp ngày 06/02/2018 tại Sở")))
    data[80] ^= 0xFF
    with pytest.raises(UnreadableReport) as refusal:
        docx.read(bytes(data))
    assert refusal.value.reason == "damaged"


def test_tables_may_nest_without_end() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + p("đáy") + "</w:tc></w:tr></w:tbl>" * 3000
    assert "đáy" in lines(deep)


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("upperRoman", ["I", "II", "III", "IV", "V"]),
        ("lowerRoman", ["i", "ii", "iii", "iv", "v"]),
        ("upperLetter", ["A", "B", "C", "D", "E"]),
        ("lowerLetter", ["a", "b", "c", "d", "e"]),
        ("decimalZero", ["01", "02", "03", "04", "05"]),
        ("none", [""] * 5),
        ("somethingNew", ["1", "2", "3", "4", "5"]),
    ],
)
def test_a_list_counts_as_its_form_says(form: str, marks: list[str]) -> None:
    rule = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering = f"""<w:abstractNum w:abstractNumId="0">{rule}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
    body = "".join(item("việc", 1) for _ in marks)
    assert lines(body, parts={"numbering.xml": numbering}) == [
        f"{mark} việc".strip() for mark in marks
    ]


def test_a_depth_that_was_never_counted_begins_where_its_rule_says() -> None:
    """A list that begins with its second depth."""
    assert lines(item("sâu", 1, 2), parts={"numbering.xml": NUMBERING}) == ["1.1 sâu"]


@pytest.mark.parametrize(
    ("count", "roman"), [(1994, "mcmxciv"), (3999, "mmmcmxcix"), (4000, "4000")]
)
def test_roman_numerals_as_far_as_there_are_signs(count: int, roman: str) -> None:
    assert spelled(count, "lowerRoman") == roman


@pytest.mark.parametrize(("count", "letters"), [(26, "z"), (27, "aa"), (53, "aaa"), (0, "0")])
def test_letters_begin_anew_doubled(count: int, letters: str) -> None:
    assert spelled(count, "lowerLetter") == letters
