"""Week schedules, programmes and invitations give occasions with hour, leader and place."""

from datetime import date, datetime

from planner.model import DayPart, Event, Task

AT = datetime.fromisoformat


def items(draft, kind):
    return [p.item for p in draft.proposals if isinstance(p.item, kind)]


def test_the_lines_under_a_day_are_events_of_that_day(read_text):
    draft = read_text(
        "LỊCH CÔNG TÁC TUẦN CỦA LÃNH ĐẠO UBND HUYỆN\nTừ ngày 05/02/2018 đến ngày 09/02/2018\n\n"
        "Thứ Hai (05/02/2018)\n"
        "- 07h30: Họp giao ban. Địa điểm: Phòng họp số 2.\n"
        "- Chiều: Đ/c Lê Thị Hoa kiểm tra chợ hoa.\n"
        "Thứ Ba, ngày 06/02/2018: 9h00: Hội nghị trực tuyến; 14h00: Đ/c Trần Nam tiếp công dân.\n"
        "Thứ Tư (07/02/2018)\n- Sáng: làm việc tại cơ quan.\n\n"
        "* Các phòng gửi tài liệu họp trước 16h00 ngày 05/02.\n"
    )
    found = [(e.evidence.quote, e.start, e.day_part) for e in items(draft, Event)]
    assert found == [
        ("Họp giao ban", AT("2018-02-05T07:30"), None),
        ("kiểm tra chợ hoa", date(2018, 2, 5), DayPart.AFTERNOON),
        ("Hội nghị trực tuyến", AT("2018-02-06T09:00"), None),
        ("tiếp công dân", AT("2018-02-06T14:00"), None),
    ]
    assert items(draft, Event)[0].location == "Phòng họp số 2"
    assert items(draft, Event)[1].assignee == "Đ/c Lê Thị Hoa"
    assert [task.due for task in items(draft, Task)] == [date(2018, 2, 5)]


def test_a_programme_gives_its_occasions(read_text):
    draft = read_text(
        "CHƯƠNG TRÌNH\nCÁC HOẠT ĐỘNG MỪNG XUÂN\n\nI. CÁC HOẠT ĐỘNG\n"
        "1. Hội thi gói bánh chưng: 8h00 ngày 12/02/2018. Địa điểm: Sân đình Lam.\n"
        "2. Đêm thơ Nguyên tiêu\nThời gian: 19h00 ngày 02/3/2018\nĐịa điểm: Thư viện huyện\n"
    )
    found = [(e.evidence.quote, e.start, e.location) for e in items(draft, Event)]
    assert found == [
        ("Hội thi gói bánh chưng", AT("2018-02-12T08:00"), "Sân đình Lam"),
        ("Đêm thơ Nguyên tiêu", AT("2018-03-02T19:00"), "Thư viện huyện"),
    ]


def test_an_empty_leading_cell_repeats_the_day_above(read_text):
    draft = read_text(
        "LỊCH CÔNG TÁC TUẦN 5\n\nThứ/ngày\tBuổi\tNội dung công việc\tPhụ trách\n"
        "Thứ Hai 05/02/2018\tSáng\tHọp tổ chuyên môn\tTổ Văn\n"
        "\tChiều\tNộp sổ điểm; dọn vệ sinh phòng máy\tLớp 9A\n"
    )
    (event,) = items(draft, Event)
    assert (event.start, event.day_part) == (date(2018, 2, 5), DayPart.MORNING)
    assert [(t.evidence.quote, t.due) for t in items(draft, Task)] == [
        ("Nộp sổ điểm", date(2018, 2, 5)),
        ("dọn vệ sinh phòng máy", date(2018, 2, 5)),
    ]


WEEK = "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND XÃ\nTuần từ ngày 05/02/2018 đến ngày 11/02/2018\n\n"


def test_stars_may_head_the_parts_of_a_day(read_text):
    draft = read_text(
        WEEK + "THỨ HAI (05/02/2018)\n* SÁNG:\n- 07 giờ 00: Chào cờ. Thành phần: toàn cơ quan.\n"
        "- PCT Lò Văn Sinh làm việc tại cơ quan.\n* CHIỀU:\n- Chủ tịch tiếp công dân định kỳ.\n"
        "CHỦ NHẬT (11/02/2018): Không có lịch.\n* Ghi chú:\n- Văn phòng chuẩn bị phòng họp.\n"
    )
    assert [(e.evidence.quote, e.start, e.day_part) for e in items(draft, Event)] == [
        ("Chào cờ", AT("2018-02-05T07:00"), None),
        ("tiếp công dân định kỳ", date(2018, 2, 5), DayPart.AFTERNOON),
    ]
    assert [t.evidence.quote for t in items(draft, Task)] == ["Văn phòng chuẩn bị phòng họp"]


def test_a_table_may_have_a_column_for_each_leader(read_text):
    draft = read_text(
        WEEK + "Ngày\tBuổi\tChủ tịch Lò Văn Sinh\tPCT Hà Thị Yên\n"
        "Thứ Hai 05/02\tSáng\t7h30: Hội ý Thường trực (phòng họp 1)\tNhư Chủ tịch\n"
        "\tChiều\tTiếp tục hội ý\t14h00: Kiểm tra chợ Mường Hạ\n"
        "Thứ Ba 06/02\tSáng\tNghỉ\tCùng dự với Chủ tịch\n"
        "\tChiều\tĐi công tác tỉnh\tLàm việc tại cơ quan\n"
    )
    found = [(e.summary, e.start, e.assignee) for e in items(draft, Event)]
    assert found == [
        ("Hội ý Thường trực (phòng họp 1)", AT("2018-02-05T07:30"), "Chủ tịch Lò Văn Sinh"),
        ("Kiểm tra chợ Mường Hạ", AT("2018-02-05T14:00"), "PCT Hà Thị Yên"),
    ]
    assert items(draft, Task) == []


PROGRAMME = "HỘI NÔNG DÂN XÃ TÀ VÂN\nCHƯƠNG TRÌNH CÔNG TÁC\nTháng 3 năm 2018\n\n"


def test_a_programme_with_doers_is_work_with_its_time(read_text):
    draft = read_text(
        PROGRAMME + "TT\tNội dung\tThời gian\tĐịa điểm\tThực hiện\n"
        "1\tHọp mặt hội viên cao tuổi\t8h00 ngày 14/3\tHội trường xã\tBan Chấp hành\n"
        "2\tThu hồi vốn vay quá hạn\tTrước ngày 25/3\tCác thôn\tBà Vàng Thị Mỷ\n"
        "3\tTổng kết thi đua\tCuối tháng 3\t\tHội đồng thi đua\n"
    )
    tasks = items(draft, Task)
    assert [(t.due, t.assignee) for t in tasks] == [
        (date(2018, 3, 14), "Ban Chấp hành"),
        (date(2018, 3, 25), "Bà Vàng Thị Mỷ"),
        (None, "Hội đồng thi đua"),
    ]
    meetings = [e.start for e in items(draft, Event) if e.kind.value == "meeting"]
    assert meetings == [AT("2018-03-14T08:00")]
    assert str(draft.head.period) == "2018-03"


def test_with_guests_a_programme_is_a_schedule(read_text):
    draft = read_text(
        PROGRAMME + "Thời gian\tNội dung\tThành phần\tĐịa điểm\n"
        "8h00 ngày 14/3\tHọp mặt hội viên cao tuổi\tHội viên\tHội trường xã\n"
    )
    assert items(draft, Task) == []
    assert [e.start for e in items(draft, Event)] == [AT("2018-03-14T08:00")]


def test_the_hour_of_an_entry_may_stand_last(read_text):
    draft = read_text(
        PROGRAMME + "- Ngày 08/3: Họp giao ban cơ quan, 7h30.\n"
        "- Ngày 15/3: Sinh hoạt chi bộ tại trụ sở, 15 giờ 30.\n"
        "- Ngày 20/3: Họp xét vay vốn, 14 hộ dự.\n"
    )
    assert [(e.evidence.quote, e.start) for e in items(draft, Event)] == [
        ("Họp giao ban cơ quan", AT("2018-03-08T07:30")),
        ("Sinh hoạt chi bộ", AT("2018-03-15T15:30")),
        ("Họp xét vay vốn, 14 hộ dự", date(2018, 3, 20)),
    ]


def test_an_entry_on_two_days_is_two_occasions(read_text):
    draft = read_text(PROGRAMME + "- Giao ban trực: 7h30 ngày 08/3 và 7h30 ngày 15/3.\n")
    assert [e.start for e in items(draft, Event)] == [
        AT("2018-03-08T07:30"),
        AT("2018-03-15T07:30"),
    ]


def test_a_body_with_a_time_meets_for_what_stands_behind_it(read_text):
    draft = read_text(
        PROGRAMME + "- Tổ đại biểu số 1: 14h00 ngày 08/3, tiếp xúc cử tri thôn Séo Mý, tại nhà văn "
        "hóa thôn.\n"
    )
    assert [(e.evidence.quote, e.assignee) for e in items(draft, Event)] == [
        ("tiếp xúc cử tri thôn Séo Mý", "Tổ đại biểu số 1")
    ]


def test_a_short_line_that_tells_of_a_meeting_is_no_posting_line(read_text):
    draft = read_text("Tổ dân phố 5\nHọp tổ ngày 05/02/2018\n\nNội dung: vệ sinh ngõ xóm.\n")
    assert draft.head.published is None
    posted = read_text("Tổ dân phố 5 họp\n05/02/2018\n\nNội dung: vệ sinh ngõ xóm.\n")
    assert posted.head.published == date(2018, 2, 5)


LEADERS = "LỊCH TUẦN CỦA THƯỜNG TRỰC HỘI\n(Từ 05/02/2018 đến 09/02/2018)\n\n"


def test_a_line_for_a_leader_gives_an_entry_for_each_hour(read_text):
    draft = read_text(
        LEADERS + "Thứ Hai, 05/02/2018\n- Chủ tịch: 7 giờ 30, tiếp công dân. Chiều làm việc tại cơ "
        "quan.\n- Phó Chủ tịch: Sáng dự họp báo tại Sở. 15 giờ, khảo sát chợ Gò.\n"
    )
    assert [(e.evidence.quote, e.start) for e in items(draft, Event)] == [
        ("tiếp công dân", AT("2018-02-05T07:30")),
        ("dự họp báo tại Sở", date(2018, 2, 5)),
        ("khảo sát chợ Gò", AT("2018-02-05T15:00")),
    ]


def test_a_days_cell_may_reach_over_several_rows(read_text):
    draft = read_text(
        WEEK + "Ngày\tThời gian\tNội dung\tLãnh đạo chủ trì\tĐịa điểm\tThành phần\n"
        "Thứ 2 (05/02/2018)\t10h00\tGiao ban Thường trực HĐND\tTT HĐND\tHT tầng 2\tHai ban\n"
        "07h30\tTiếp công dân định kỳ\tĐ/c Sùng\tPhòng tiếp dân\tCác bên\n"
        "Thứ 3 (06/02/2018)\t14h00\tHọp bàn giá đất\tĐ/c Lò\tHT tầng 3\tCác phòng\n"
    )
    assert [(e.summary, e.start, e.location) for e in items(draft, Event)] == [
        ("Giao ban Thường trực HĐND", AT("2018-02-05T10:00"), "HT tầng 2"),
        ("Tiếp công dân định kỳ", AT("2018-02-05T07:30"), "Phòng tiếp dân"),
        ("Họp bàn giá đất", AT("2018-02-06T14:00"), "HT tầng 3"),
    ]


def test_a_leaders_line_stands_above_the_hours_of_his_day(read_text):
    draft = read_text(
        "LỊCH LÀM VIỆC TUẦN 28/2025 CỦA LÃNH ĐẠO CHI CỤC KIỂM LÂM\n"
        "(Từ ngày 07/7/2025 đến ngày 11/7/2025)\n\n"
        "THỨ HAI, NGÀY 07/7\n"
        "* Chi cục trưởng Đoàn Quang Lâm\n"
        "8h00 – Giao ban toàn Chi cục. Địa điểm: phòng họp A.\n"
        "Chiều – Dự lễ trồng cây tại xã Tân Sơn.\n"
        "* Phó Chi cục trưởng Hứa Thị Yên\n"
        "Làm việc tại cơ quan.\n\n"
        "THỨ BA, NGÀY 08/7\n"
        "* Chi cục trưởng: Họp Ban Thường vụ Đảng ủy, 13h45, phòng họp B.\n"
    )
    events = sorted(items(draft, Event), key=lambda event: event.evidence.span.start)
    assert [(event.summary, event.start) for event in events] == [
        ("Giao ban toàn Chi cục", AT("2025-07-07T08:00")),
        ("Dự lễ trồng cây", date(2025, 7, 7)),
        ("Họp Ban Thường vụ Đảng ủy", AT("2025-07-08T13:45")),
    ]
    assert items(draft, Task) == []


def test_notes_below_a_schedule_are_work_and_no_entries(read_text):
    draft = read_text(
        "LỊCH LÀM VIỆC TUẦN 28/2025 CỦA LÃNH ĐẠO CHI CỤC KIỂM LÂM\n\n"
        "THỨ SÁU, NGÀY 11/7/2025\n"
        "8h00: Giao ban toàn Chi cục.\n\n"
        "Ghi chú:\n"
        "- Đội Xe bố trí xe cho đoàn đi Tân Sơn.\n"
        "- Lịch có thể thay đổi tùy tình hình.\n"
    )
    assert [event.summary for event in items(draft, Event)] == ["Giao ban toàn Chi cục"]
    (task,) = items(draft, Task)
    assert (task.assignee, task.due) == ("Đội Xe", None)


def test_a_starred_line_with_a_verb_is_no_leaders(read_text):
    draft = read_text(
        "LỊCH LÀM VIỆC TUẦN 28/2025 CỦA LÃNH ĐẠO CHI CỤC KIỂM LÂM\n\n"
        "THỨ SÁU, NGÀY 11/7/2025\n"
        "* Chi cục trưởng Đoàn Quang Lâm\n"
        "8h00: Giao ban toàn Chi cục.\n"
        "* Chi cục trưởng yêu cầu các Hạt nộp báo cáo: trước ngày 15/7/2025.\n"
    )
    assert [event.summary for event in items(draft, Event)] == ["Giao ban toàn Chi cục"]


def test_a_count_that_begins_a_short_row_is_no_hour(read_text):
    draft = read_text(
        WEEK + "Ngày\tThời gian\tNội dung\tLãnh đạo chủ trì\tĐịa điểm\tThành phần\n"
        "Thứ 2 (05/02/2018)\t10h00\tGiao ban Thường trực HĐND\tTT HĐND\tHT tầng 2\tHai ban\n"
        "5 học sinh\tDự thi cấp huyện\tĐ/c Sùng\n"
    )
    assert [event.summary for event in items(draft, Event)] == ["Giao ban Thường trực HĐND"]
