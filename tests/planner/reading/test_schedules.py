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
