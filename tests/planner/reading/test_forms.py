"""Forms of headings, tables and clauses that offices use: what each rule takes, what it leaves."""

from datetime import date

import pytest

from planner.model import Event, Task


@pytest.fixture
def read_tasks(read_text):
    return lambda text: [p.item for p in read_text(text).proposals if isinstance(p.item, Task)]


@pytest.fixture
def read_events(read_text):
    return lambda text: [p.item for p in read_text(text).proposals if isinstance(p.item, Event)]


def quotes(tasks):
    return [task.evidence.quote for task in tasks]


PLAN = "TRƯỜNG TIỂU HỌC BẾN TRE ĐÔNG\nKẾ HOẠCH CÔNG TÁC THÁNG 3 NĂM 2018\n\n"
PROGRAMME = "UBND XÃ AN PHÚ TÂY\nCHƯƠNG TRÌNH\nCác hoạt động mừng xuân 2018\n\n"


def test_a_week_without_a_colon_heads_the_dashes_below_it(read_tasks):
    text = PLAN + "II. Kế hoạch\nTuần 1 (05/3 – 11/3)\n- Kiểm tra hồ sơ tổ khối 1.\n"
    assert [(t.due, t.area) for t in read_tasks(text)] == [(date(2018, 3, 11), None)]


def test_a_phase_binds_its_tasks_to_the_day_it_ends(read_tasks, read_events):
    text = (
        PROGRAMME + "II. Tiến độ\nGiai đoạn 1: Chuẩn bị\n- Thành lập tổ khảo sát;\n"
        "- In 500 phiếu.\nThời gian hoàn thành giai đoạn 1: trước ngày 20/3/2018.\n"
        "Giai đoạn 2: Tổng hợp\n- Nhập số liệu vào phần mềm.\n"
    )
    dues = [date(2018, 3, 20), date(2018, 3, 20), None]
    assert [t.due for t in read_tasks(text)] == dues
    assert [t.area for t in read_tasks(text)] == ["Giai đoạn 1", "Giai đoạn 1", "Giai đoạn 2"]
    assert [e for e in read_events(text) if e.task is None] == []


def test_the_headings_of_a_programme_may_name_no_plan(read_tasks):
    text = PROGRAMME + "1. Chăm lo Tết cho người nghèo\n- Vận động 300 suất quà.\n"
    assert [t.area for t in read_tasks(text)] == ["Chăm lo Tết cho người nghèo"]


def test_headings_below_aims_and_reasons_stay_aside(read_tasks):
    text = PROGRAMME + "I. Mục đích\n1. Ý nghĩa\n- Tổ chức vui tươi.\n"
    assert read_tasks(text) == []


def test_what_stands_below_the_last_dash_is_outside_its_heading(read_tasks):
    text = PROGRAMME + (
        "1. Văn nghệ\n- Trang trí sân khấu xã.\n"
        "Giao Văn phòng tổng hợp kết quả trước ngày 20/3/2018.\n"
    )
    assert [t.area for t in read_tasks(text)] == ["Văn nghệ", None]


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("Lãnh đạo các đoàn thể", "Lãnh đạo các đoàn thể"),
        ("Trang trí, vệ sinh", "Trang trí, vệ sinh"),
        ("Phòng, chống dịch bệnh", "Phòng, chống dịch bệnh"),
        ("Triển khai thực hiện nhiệm vụ", None),
    ],
)
def test_a_numbered_heading_may_hold_a_verb(read_tasks, heading, area):
    text = PLAN + f"B. Nhiệm vụ\n1. {heading}\n- Treo cờ tại cổng trường.\n"
    assert [t.area for t in read_tasks(text)] == [area]


def test_below_an_assignee_a_line_with_a_time_is_work(read_tasks):
    text = PLAN + (
        "B. Nhiệm vụ\n1. Giao Phòng Kinh tế:\n"
        "- Làm việc với nhà thầu về tiến độ, thời gian: 8h30 ngày 26/3/2018.\n"
    )
    assert [(t.assignee, t.due) for t in read_tasks(text)] == [("Phòng Kinh tế", date(2018, 3, 26))]


def test_an_entry_of_a_plan_may_attend(read_tasks):
    text = PLAN + "B. Nhiệm vụ\n- Tham dự hội thi cấp quận ngày 09/3 tại Trường Bình Minh.\n"
    assert [t.due for t in read_tasks(text)] == [date(2018, 3, 9)]


def test_beside_a_column_of_days_the_time_is_an_hour(read_text):
    draft = read_text(
        "LỊCH CÔNG TÁC TUẦN CỦA THƯỜNG TRỰC HUYỆN ỦY\n(Từ ngày 05/3 đến ngày 09/3/2018)\n\n"
        "Thứ/ngày\tThời gian\tNội dung\tĐịa điểm\n"
        "Thứ Hai 05/3\t7h30\tHọp Ban Thường vụ\tPhòng họp 1\n"
        "\t14h00\tHội ý Thường trực\tPhòng họp 2\n"
    )
    found = [(p.item.summary, f"{p.item.start:%d %H:%M}") for p in draft.proposals]
    assert found == [("Họp Ban Thường vụ", "05 07:30"), ("Hội ý Thường trực", "05 14:00")]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Phòng A1 tập huấn tại Hội trường A. Phòng Y tế lập danh sách.", 2),
        ("Văn phòng mời TS. Lê Văn A dự lễ.", 1),
    ],
)
def test_a_letter_that_counts_may_end_a_sentence(planned, words, wanted):
    assert len(planned(words)) == wanted


@pytest.mark.parametrize(
    ("words", "assignee"),
    [
        ("Các trường học trên địa bàn tổ chức khai giảng.", "Các trường học trên địa bàn"),
        ("Văn phòng chuẩn bị nội dung kỳ họp HĐND xã.", "Văn phòng"),
        ("Giao Công đoàn cơ quan thăm hỏi các gia đình.", "Công đoàn cơ quan"),
        ("Văn phòng Sở phân công cán bộ trực Tết.", "Văn phòng Sở"),
        ("Trưởng các thôn họp dân bình xét hộ nghèo.", "Trưởng các thôn"),
        ("Phòng Công nghệ thông tin triển khai bệnh án điện tử.", "Phòng Công nghệ thông tin"),
        ("Phòng Dân tộc là cơ quan thường trực, tổng hợp tiến độ báo cáo UBND.", "Phòng Dân tộc"),
        ("Đồng chí nhấn mạnh các chi bộ phải nộp báo cáo quý.", "các chi bộ"),
        ("Ban quản lý chợ thu phí vệ sinh.", "Ban quản lý chợ"),
        ("Các cơ quan quản lý nhà nước rà soát thủ tục.", "Các cơ quan quản lý nhà nước"),
    ],
)
def test_a_name_ends_where_its_verb_begins(planned, words, assignee):
    assert [task.assignee for task in planned(words)] == [assignee]


@pytest.mark.parametrize(
    ("words", "assignee"),
    [
        ("Kiểm tra hồ sơ tổ khối 1, 2 (PHT)", "PHT"),
        ("Phát động thi đua toàn trường (thầy Lộc - TPT)", "thầy Lộc - TPT"),
        ("Kiểm tra sổ đầu bài (cô gái nào cũng nộp)", None),
        ("Tổ Văn phòng kiểm kê tài sản (thầy Lộc)", "Tổ Văn phòng"),
        ("Sửa chữa nhà ông Sáu (ông Sáu 80 tuổi)", None),
    ],
)
def test_who_works_may_stand_in_brackets_behind_the_work(planned, words, assignee):
    assert [task.assignee for task in planned(words)] == [assignee]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "hướng dẫn các xã gieo cấy xong trước ngày 25/02, chỉ đạo phòng trừ rét cho mạ.",
            ["hướng dẫn các xã gieo cấy xong trước ngày 25/02", "chỉ đạo phòng trừ rét cho mạ"],
        ),
        (
            "đôn đốc các xã làm cỏ lúa, bón phân đợt hai.",
            ["đôn đốc các xã làm cỏ lúa, bón phân đợt hai"],
        ),
        (
            "xây dựng cầu dân sinh, khánh thành dịp Quốc khánh.",
            ["xây dựng cầu dân sinh, khánh thành dịp Quốc khánh"],
        ),
        (
            "cho học sinh khối 5 đi tham quan bảo tàng.",
            ["cho học sinh khối 5 đi tham quan bảo tàng"],
        ),
    ],
)
def test_a_clause_after_a_comma_stands_alone_or_not(planned, words, wanted):
    assert quotes(planned(words)) == wanted


def test_an_hour_beside_a_named_day_is_that_of_the_occasion(planned):
    words = "Họp mặt kỷ niệm Ngày Thầy thuốc Việt Nam lúc 8g00 ngày 26/02 tại Trạm."
    assert [task.due for task in planned(words)] == [date(2018, 2, 26)]


def test_a_day_that_is_only_marked_is_no_due(planned):
    assert [t.due for t in planned("Tọa đàm nhân Ngày Quốc tế Phụ nữ (08/3).")] == [None]


def test_a_sentence_behind_a_task_tells_when_it_is_held(held):
    found = held("Tổ chức hội thao cho công nhân. Thời gian: từ 12/3 đến 20/3.")
    assert [(e.first_day, e.last_day) for e in found] == [(date(2018, 3, 12), date(2018, 3, 20))]


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG HÒA TÂY", "ỦY BAN NHÂN DÂN XÃ ĐỒNG HÒA TÂY"),
        ("SỞ XÂY DỰNG\nTỈNH BẮC LĨNH", "SỞ XÂY DỰNG TỈNH BẮC LĨNH"),
        ("UBND TỈNH BẮC LĨNH\nSỞ XÂY DỰNG", "SỞ XÂY DỰNG"),
        ("TỈNH ĐOÀN BẮC LĨNH\nHUYỆN ĐOÀN KIM SƠN TÂY", "HUYỆN ĐOÀN KIM SƠN TÂY"),
    ],
)
def test_a_letterhead_may_break_a_name(read_text, lines, body):
    text = (
        f"{lines}\nSố: 4/TB-X\nBắc Lĩnh, ngày 04 tháng 3 năm 2018\n\nTHÔNG BÁO\nKết luận giao ban\n"
    )
    assert read_text(text).head.organisation == body


@pytest.mark.parametrize(
    ("told", "body"),
    [
        ("Ban Trị sự huyện Phù Vân có phiên họp giao ban", "Ban Trị sự huyện Phù Vân"),
        ("UBND xã Hòa Lạc (tỉnh Bắc Lĩnh) họp giao ban", "UBND xã Hòa Lạc"),
        ("Chi bộ Kinh tế, tỉnh Bắc Lĩnh họp giao ban", "Chi bộ Kinh tế"),
        (
            "Trung tâm Điều dưỡng người có công Bắc Lĩnh họp giao ban",
            "Trung tâm Điều dưỡng người có công Bắc Lĩnh",
        ),
        (
            "Hiệp hội Doanh nghiệp nhỏ và vừa Bắc Lĩnh họp giao ban",
            "Hiệp hội Doanh nghiệp nhỏ và vừa Bắc Lĩnh",
        ),
        ("Trường Tiểu học 19 tháng 5 họp giao ban", "Trường Tiểu học 19 tháng 5"),
        ("các trường họp giao ban", None),
        ("cơ sở họp giao ban", None),
        ("Các địa phương họp giao ban", None),
        ("huyện Hòa Lạc họp giao ban", None),
    ],
)
def test_a_body_is_called_by_its_own_name_or_by_none(read_text, told, body):
    text = f"Giao ban quý III\n\nNgày 05/7/2023, {told} quý III.\n"
    assert read_text(text).head.organisation == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ngày 05/7/2023 tại trụ sở Chính phủ, ông Lê Văn Tám đã chủ trì buổi họp.", None),
        (
            "Sở Y tế (SYT) ban hành công văn 15 gửi các huyện. Mưa kéo dài nhiều ngày.",
            "Sở Y tế (SYT)",
        ),
        (
            "UBND xã Hòa Lạc: Tăng cường phòng dịch\n\nMưa kéo dài nhiều ngày qua.",
            "UBND xã Hòa Lạc",
        ),
        (
            "UBND XÃ HÒA LẠC\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\n\nKẾ HOẠCH\n",
            "UBND XÃ HÒA LẠC",
        ),
    ],
)
def test_a_name_ends_where_it_ends(read_text, text, body):
    assert read_text(text).head.organisation == body


@pytest.mark.parametrize(
    ("letterhead", "title", "body"),
    [
        ("KHOA THỦY SẢN", "Khoa họp", "KHOA THỦY SẢN"),
        ("ĐẢNG ỦY XÃ HÒA LẠC", "Chi bộ Quân sự xã họp", "Chi bộ Quân sự xã"),
    ],
)
def test_a_name_that_says_too_little_is_that_of_the_letterhead(read_text, letterhead, title, body):
    text = (
        f"{letterhead}\nSố: 4/TB-X\nBắc Lĩnh, ngày 04 tháng 3 năm 2018\n\n"
        f"THÔNG BÁO\nKết luận giao ban\n\nNgày 02/3/2018, {title} giao ban tháng 3.\n"
    )
    assert read_text(text).head.organisation == body


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("LỊCH LÀM VIỆC CỦA LÃNH ĐẠO CHI CỤC THUẾ TÂY HÒA", "CHI CỤC THUẾ TÂY HÒA"),
        ("LỊCH LÀM VIỆC CỦA LÃNH ĐẠO SỞ", "LÃNH ĐẠO SỞ"),
    ],
)
def test_a_leaders_schedule_is_of_the_body_that_is_led(read_text, title, body):
    text = f"{title}\nTuần từ 05/3/2018 đến 11/3/2018\n\nThứ Hai (05/3)\n- 8h00: Giao ban\n"
    assert read_text(text).head.organisation == body


def test_who_presides_may_stand_before_the_role(read_text):
    text = (
        "Bệnh viện Sông Lam giao ban\n\nSáng 08/02, Bệnh viện Sông Lam tổ chức giao ban. "
        "BSCKII. Lương Văn Điềm, Giám đốc Bệnh viện chủ trì cuộc họp."
    )
    assert read_text(text).head.chair == "Lương Văn Điềm"


def test_a_resolution_tells_when_the_cell_met(read_text):
    text = (
        "CHI BỘ TRẠM Y TẾ\nSố 09-NQ/CB\nAn Phú, ngày 05 tháng 02 năm 2018\n\nNGHỊ QUYẾT\n"
        "Chi bộ tháng 02 năm 2018\n\nChi bộ Trạm Y tế họp ngày 04/02/2018, ra nghị quyết như sau:\n"
    )
    assert read_text(text).head.meeting_date == date(2018, 2, 4)


def test_a_numbered_time_of_an_invitation_is_its_day(read_text):
    text = (
        "SỞ XÂY DỰNG\nSố: 2/GM-SXD\nBắc Lĩnh, ngày 08 tháng 02 năm 2018\n\nGIẤY MỜI\n"
        "Họp bàn công tác quy hoạch\n\n1. Thời gian: 14 giờ 00, ngày 14 tháng 02 năm 2018.\n"
        "2. Địa điểm: Phòng họp tầng 4.\n"
    )
    (found,) = (p.item for p in read_text(text).proposals)
    assert f"{found.start:%Y-%m-%d %H:%M}" == "2018-02-14 14:00"


def test_results_hold_for_the_headings_below_them(read_tasks):
    text = PLAN + (
        "A/ KẾT QUẢ THÁNG 02/2018\nI/ Văn hóa\n1. Xử lý 04 ổ dịch nhỏ.\n"
        "B/ KẾ HOẠCH THÁNG 3/2018\nI/ Văn hóa\na. Phun hóa chất diệt muỗi tại thôn 6.\n"
    )
    found = [(t.evidence.quote, t.area) for t in read_tasks(text)]
    assert found == [("Phun hóa chất diệt muỗi tại thôn 6", "Văn hóa")]


def test_demands_on_a_plan_are_no_tasks(read_tasks):
    text = PROGRAMME + "I. Yêu cầu\nTổ chức tiết kiệm, đảm bảo phòng chống dịch.\n"
    assert read_tasks(text) == []


def test_a_row_that_organises_has_its_day(read_events):
    text = PROGRAMME + (
        "II. Nội dung\nSTT\tNội dung\tĐơn vị thực hiện\tThời gian\n"
        "1\tTổ chức Lễ khởi động\tBan Phong trào\t27/02/2018\n"
        "2\tSửa chữa bàn ghế\tVăn phòng\t28/02/2018\n"
    )
    assert [(e.first_day.day, e.task is not None) for e in read_events(text)] == [(27, True)]


def test_a_paragraph_that_gives_work_goes_on_with_the_one_it_names(read_tasks):
    text = (
        "Kết luận giao ban\n\nNhiệm vụ tháng tới:\n"
        "Giao Công an xã ra quân dẹp lấn chiếm. Tăng cường kiểm tra nhà trọ."
        "\nTăng cường vệ sinh thôn xóm."
    )
    assert [t.assignee for t in read_tasks(text)] == ["Công an xã", "Công an xã", None]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("nộp hội phí còn thiếu trước 15/02.", date(2018, 2, 15)),
        ("giải quyết 12 đơn còn tồn đến hết ngày 30/01.", None),
        ("đối chiếu số dư quỹ hội đến hết ngày 30/01.", None),
        ("tham mưu kế hoạch, trình Chủ tịch ký ban hành trong tháng 2.", date(2018, 2, 28)),
    ],
)
def test_a_limit_is_a_due_and_the_day_of_a_figure_is_none(planned, words, due):
    assert [task.due for task in planned(words)] == [due]


@pytest.mark.parametrize(
    ("words", "assignee"),
    [
        ("Thanh tra Sở kiểm tra các cơ sở karaoke.", "Thanh tra Sở"),
        ("Thanh tra các cơ sở karaoke trong huyện.", None),
        ("Tiểu ban Hậu cần: chuẩn bị lễ vật.", "Tiểu ban Hậu cần"),
    ],
)
def test_a_body_may_sound_like_a_verb(planned, words, assignee):
    assert [task.assignee for task in planned(words)] == [assignee]


def test_a_bracket_in_a_heading_is_no_part_of_its_name(read_tasks):
    text = PLAN + (
        "B. Nhiệm vụ\na) Tiểu ban Nội dung (đ/c Cao Thị Lựu làm Trưởng tiểu ban):\n"
        "- Viết diễn văn khai mạc.\n"
    )
    assert [t.assignee for t in read_tasks(text)] == ["Tiểu ban Nội dung"]
