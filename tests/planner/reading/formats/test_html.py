"""Web pages: the article, and nothing else."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from planner.reading.formats import html

ARTICLE = """
<h1>UBND xã Đồng Tâm họp giao ban tháng 3</h1><div class="date">05/03/2019 14:20</div>
<p>Sáng ngày 04/3, UBND xã tổ chức họp giao ban.</p>
<p>Sang tháng 4, yêu cầu Văn phòng&nbsp;hoàn thiện <b>kế hoạch</b> trước
ngày 15/4;<br>Công an xã tăng cường tuần tra dịp nghỉ lễ 30/4 và 01/5 trên toàn địa bàn.</p>
<ul><li>Báo cáo kết quả trước ngày 20/4.</li><li>Họp tổng kết ngày 28/4.</li></ul>
<table><tr><td>1</td><td>Làm đường</td><td>25/4</td></tr><tr><td>2<td>Trồng cây<td>26/4</table>
"""
OTHERS = "".join(
    f'<li><a href="/{day}">Tin ngày {day}/01/2019 về hội nghị</a></li>' for day in range(1, 31)
)
PORTAL = f"""<!DOCTYPE html><html><head><title>Cổng thông tin</title>
<script>document.write("09/09/2099")</script><style>p {{}}</style></head>
<body class="has-sidebar"><form id="aspnetForm"><div id="wrapper">
<div class="header"><ul class="menu">{OTHERS}</ul></div>
<div class="row"><div class="main-content"><div class="detail">{ARTICLE}</div></div>
<div class="sidebar"><h3>Tin khác</h3><ul>{OTHERS}</ul></div></div>
<div class="others"><h4>Các tin đã đưa</h4><ul>{OTHERS}</ul></div>
<div id="footer">Bản quyền: UBND xã. Giấy phép số 12/GP ngày 02/02/2011.</div>
</div></form></body></html>"""


def lines(page: str) -> list[str]:
    return html.read(page.encode()).text.split("\n")


def test_a_portal_page_gives_its_article_alone() -> None:
    assert lines(PORTAL) == [
        "UBND xã Đồng Tâm họp giao ban tháng 3",
        "05/03/2019 14:20",
        "Sáng ngày 04/3, UBND xã tổ chức họp giao ban.",
        "Sang tháng 4, yêu cầu Văn phòng\u00a0hoàn thiện kế hoạch trước ngày 15/4;",
        "Công an xã tăng cường tuần tra dịp nghỉ lễ 30/4 và 01/5 trên toàn địa bàn.",
        "Báo cáo kết quả trước ngày 20/4.",
        "Họp tổng kết ngày 28/4.",
        "1\tLàm đường\t25/4",
        "2\tTrồng cây\t26/4",
    ]


def test_a_title_outside_the_article_is_kept() -> None:
    body = "<p>" + "Chi bộ đề nghị các đảng viên gương mẫu. " * 30 + "</p>"
    page = f"<h1>Họp chi bộ</h1><ul>{OTHERS}</ul><div><div>{body}</div></div>"
    assert lines(page)[0] == "Họp chi bộ"
    assert len(lines(page)) == 2


def test_a_page_set_in_tables_gives_lines_not_cells() -> None:
    page = f"<table><tr><td>{OTHERS}</td><td>{ARTICLE}</td></tr></table>"
    assert "Họp tổng kết ngày 28/4." in lines(page)


def test_other_news_in_the_articles_own_table_is_dropped() -> None:
    others = "".join(
        f"<tr><td>» <a href=y>Giao ban tháng {day}</a> (0{day}/01/2019)</td></tr>"
        for day in range(1, 9)
    )
    rows = f"<tr><td>{ARTICLE}</td></tr><tr><td>Các tin khác</td></tr>{others}"
    assert lines(f"<table><tr><td>Mục lục</td><td><table>{rows}</table></td></tr></table>")[-1] == (
        "2\tTrồng cây\t26/4"
    )


def test_a_short_notice_is_not_lost_beside_the_foot_of_its_site() -> None:
    foot = """<div class="footer"><p>Bản quyền thuộc UBND huyện. Địa chỉ: 12 Trần Phú. Điện thoại:
    0208.3.123.456. Giấy phép số 12/GP-TTĐT ngày 15/01/2015. Chịu trách nhiệm: Ông Lò Văn Tân.</p>
    <p>Lượt truy cập: 1.234.567</p></div>"""
    page = f"<h1>Thông báo</h1><p>Mời họp ngày 20/02.</p>{foot}"
    assert lines(page)[:2] == ["Thông báo", "Mời họp ngày 20/02."]
    assert "15/01/2015" not in " ".join(lines(page))
    unnamed = page.replace(' class="footer"', "")
    assert "15/01/2015" not in " ".join(lines(unnamed))


def test_an_invitation_keeps_where_to_answer() -> None:
    page = "<p>Mời họp ngày 20/02.</p><p>Địa chỉ: 12 Trần Phú. Điện thoại: 0208.3.123.456.</p>"
    assert len(lines(page)) == 2


def test_a_cell_that_reaches_over_others_leaves_them_empty() -> None:
    table = """<table><tr><th colspan=2>Thời gian</th><th>Nội dung</th></tr>
    <tr><td rowspan=2>Thứ Hai</td><td>Sáng</td><td>Họp</td></tr><tr><td>Chiều</td><td>Nghỉ</td></tr>
    <tr><td colspan=3>Thứ Ba, ngày 21/11</td></tr>
    <tr><td>8h</td><td rowspan=9999>a</td><td>b</td></tr><tr><td>9h</td><td>c</td></tr></table>"""
    assert lines(table) == [
        "Thời gian\t\tNội dung", "Thứ Hai\tSáng\tHọp", "\tChiều\tNghỉ", "Thứ Ba, ngày 21/11",
        "8h\ta\tb", "9h\t\tc",
    ]  # fmt: skip


def test_a_plain_page_loses_nothing() -> None:
    page = "<p>Một</p>Hai<div>Ba<p>Bốn</div>Năm <a href=x>sáu</a>"
    assert lines(page) == ["Một", "Hai", "Ba", "Bốn", "Năm sáu"]


def test_hidden_text_scripts_and_comments_are_no_report() -> None:
    page = """<p>Thấy</p><p style="display:none">Ẩn</p>
    <p><span style='mso-hide:all'>Ẩn <b>nữa</b></span>
    sau</p><!-- ghi chú --><template>mẫu</template><noscript>không</noscript>
    <script>"</p>"</script>"""
    assert lines(page) == ["Thấy", "sau"]


def windows_1258(letter: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
    return base + "".join(part for part in parts if part in tones)


def test_utf8_wins_over_a_declared_encoding_and_a_lie_is_told() -> None:
    page = '<meta charset="{}"><p>Ngày hội sách ở xã Đồng Tâm, kế hoạch tuyên truyền</p>'
    text = "Ngày hội sách ở xã Đồng Tâm, kế hoạch tuyên truyền"
    assert html.read(page.format("windows-1258").encode()).text == text
    old = "".join(map(windows_1258, page.format("utf-8")))
    content = html.read(old.encode("cp1258"))
    assert content.text == text
    assert content.notes == ("guessed_1258",)
    assert html.read(old.replace("utf-8", "windows-1258").encode("cp1258")).notes == ()


@given(st.text(st.sampled_from("<>/!-'\"= abdivptrul#&;x1")))
def test_no_markup_is_too_broken(markup: str) -> None:
    html.from_markup(markup)


def test_deep_and_hostile_pages_end() -> None:
    good = "<p>Họp ngày 06/02/2018.</p>"
    attributes = " ".join(f"a{i}=1" for i in range(50_000))
    repeated = ["<div>", "<b>", "<", "<![", "</p>", "<a \"'", "<table><tr><td>", "<p '>\">"]
    for bad in [
        *(markup * 50_000 for markup in repeated),
        "<!--" + "- " * 200_000,
        f"<p {attributes}>",
    ]:
        assert "06/02/2018" in html.from_markup(good + bad).text
