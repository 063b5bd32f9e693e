"""Who issued a paper and when: its top lines."""

from __future__ import annotations

from datetime import date

from planner.model import Month
from planner.reading import letterhead
from planner.reading.document import from_text
from planner.reading.extract import extract

TODAY = date(2018, 2, 8)


def test_a_line_that_is_too_long_for_a_posting_line_is_not_searched_for_each_of_its_dates(
    monkeypatch,
):
    """With a million letters of dates in one line that took minutes."""
    asked = []
    monkeypatch.setattr(letterhead._TopReader, "_posts", lambda *given: asked.append(given))
    extract(from_text("Họp ngày 01/02/2018.\n" + "01/02/2018; " * 40, "x"), None, TODAY)
    assert len(asked) == 1


def test_a_title_may_have_its_days_in_brackets_in_small_letters():
    text = (
        "TRƯỜNG THCS HÒA LẠC\nLỊCH CÔNG TÁC TUẦN 20 (Từ ngày 19/01/2026 đến ngày 25/01/2026)\n\n"
        "Thứ\tNội dung\nHai (19/01)\t8h00: Chào cờ\n"
    )
    head = extract(from_text(text, "x"), None, TODAY).head
    assert (head.organisation, head.period) == ("TRƯỜNG THCS HÒA LẠC", Month(2026, 1))


def test_who_presides_over_what_an_invitation_is_for_is_named():
    text = (
        "UBND XÃ HÒA LẠC\nSố: 5/GM-UBND\nHòa Lạc, ngày 02 tháng 3 năm 2018\n\nGIẤY MỜI\n"
        "Họp giao ban tháng 3\n\nThời gian: 8 giờ 00, ngày 05/3/2018.\n\nĐịa điểm: Hội trường.\n\n"
        "Chủ trì: đồng chí Lê Văn Tám, Chủ tịch UBND xã.\n"
    )
    assert extract(from_text(text, "x"), None, TODAY).head.chair == "Lê Văn Tám"


def test_what_an_invitation_asks_to_prepare_is_work_whatever_it_is_for():
    text = (
        "UBND XÃ HÒA LẠC\nSố: 5/GM-UBND\nHòa Lạc, ngày 02 tháng 3 năm 2018\n\nGIẤY MỜI\n"
        "Họp giao ban tháng 3\n\nThời gian: 8 giờ 00, ngày 05/3/2018.\n\n"
        "Để cuộc họp đạt kết quả, đề nghị các đơn vị chuẩn bị như sau:\n"
        "- Phòng Kinh tế cử cán bộ đo mẫu nước.\n"
    )
    found = extract(from_text(text, "x"), None, TODAY).proposals
    assert ["đo mẫu nước" in each.item.evidence.quote for each in found].count(True) == 1
