"""What a report is divided into and begins with: headings, articles, weeks, who met."""

from datetime import date

import pytest

from planner.model import Event, Task


@pytest.mark.parametrize("name", ["Sở LĐTB&XH", "Ngành LĐTB&XH"])
def test_the_body_whose_report_it_is_may_be_written_in_initials(read_text, name):
    words = (
        "Hội nghị quý\n\n"
        "Ngày 05/7/2023, Sở Lao động - Thương binh và Xã hội tổ chức hội nghị quý.\n\n"
        f"Trong quý III/2023, {name} tập trung rà soát hộ nghèo; Sở VHTTDL tổ chức hội thi."
    )
    found = [p.item.assignee for p in read_text(words).proposals if isinstance(p.item, Task)]
    assert found == [None, "Sở VHTTDL"]


@pytest.mark.parametrize(
    "words",
    [
        (
            "QK9 – Sáng 22/6/2023, Đảng ủy Quân sự tổ chức Hội nghị sơ kết giữa nhiệm kỳ. Kết "
            "luận hội nghị, đồng chí Chủ tịch yêu cầu Ban Chỉ huy kiểm tra kho."
        ),
        (
            "Hội nghị sơ kết\n\nThực hiện Nghị quyết về khoa học, công nghệ, đổi mới, chuyển "
            "đổi số, đồng thời hưởng ứng phong trào, chiều ngày 22/6/2023, Hội Nông dân xã đã "
            "tổ chức Hội nghị sơ kết."
        ),
    ],
)
def test_the_meeting_is_found_behind_what_its_sentence_begins_with(read_text, words):
    draft = read_text(words)
    assert str(draft.head.meeting_date) == "2023-06-22"
    (event,) = [p.item for p in draft.proposals if isinstance(p.item, Event)]
    assert event.evidence.quote.startswith("Hội nghị sơ kết")


def test_what_a_session_did_is_no_second_event(read_text):
    words = (
        "Bế mạc kỳ họp thứ 11\n\nNgày 11/12/2020, kỳ họp thứ 11, HĐND huyện đã bế mạc.\n\nSáng "
        "ngày 11/12 Kỳ họp đã bầu ông Lê Văn An làm Phó Trưởng Ban Kinh tế."
    )
    events = [p.item for p in read_text(words).proposals if isinstance(p.item, Event)]
    assert [event.evidence.quote for event in events] == ["kỳ họp thứ 11"]


def test_a_field_of_work_may_end_in_a_full_stop(read_text):
    draft = read_text(
        "Họp chi bộ\n\nA. KẾT QUẢ THÁNG 3\nĐã họp.\nB. NHIỆM VỤ THÁNG 4\n1. Công tác tổ chức, "
        "kiểm tra. Giao Văn phòng soạn quyết định.\n2. Rà soát hồ sơ.\n"
    )
    tasks = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert [(t.evidence.quote, t.area) for t in tasks] == [
        ("Văn phòng soạn quyết định", "tổ chức, kiểm tra"),
        ("Rà soát hồ sơ", None),
    ]


def test_the_state_may_be_named_in_a_sentence(read_text):
    words = (
        "HỌP CƠ QUAN\n\nSáng 31/10/2014, Sở Tư pháp họp cơ quan.\n\nNhiệm vụ tháng 11: Văn "
        "phòng tổ chức Lễ hưởng ứng Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam; "
        "Thanh tra kiểm tra các phòng công chứng."
    )
    assert len([p for p in read_text(words).proposals if isinstance(p.item, Task)]) == 2


@pytest.mark.parametrize(
    "lead", ["Bước sang tháng 8, nhà trường đề ra các việc sau:", "Các nội dung sau:"]
)
def test_a_lead_with_a_colon_stands_above_work(read_text, lead):
    top = "Họp cơ quan\n\nTrường Mầm non Hoa Mai họp ngày 01/8/2023.\n\n"
    words = f"{top}{lead}\n- Tổ Cấp dưỡng vệ sinh bể nước.\n"
    assert [p.item.assignee for p in read_text(words).proposals if isinstance(p.item, Task)] == [
        "Tổ Cấp dưỡng"
    ]


def test_a_letter_is_called_by_its_subject(read_text):
    draft = read_text(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG TÂN HÒA\nSố: 41/UBND-VP\nV/v triển khai kết luận giao ban "
        "tháng 3\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\nTân Hòa, "
        "ngày 05 tháng 3 năm 2026\n\nKính gửi:\n- Công an phường;\n- Các trường học.\n\nNgày "
        "04 tháng 3 năm 2026, Ủy ban nhân dân phường tổ chức Hội nghị giao ban tháng 3."
    )
    assert draft.head.title == "V/v triển khai kết luận giao ban tháng 3"
    assert str(draft.head.meeting_date) == "2026-03-04"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "Tổ chức Ngày Sách với các hoạt động, gồm: lễ khai mạc lúc 8h00 ngày 19/8; hội "
                "thi kể chuyện ngày 20/8; buổi giao lưu tác giả chiều 21/8."
            ),
            {"2023-08-19", "2023-08-20", "2023-08-21"},
        ),
        ("Tuyên truyền về cuộc bầu cử đại biểu Quốc hội (15/8).", {"2023-08-15"}),
        ("Tổ chức họp mặt kỷ niệm 30 năm Ngày thành lập trường ngày 15/8.", {"2023-08-15"}),
        ("Rà soát số liệu còn tồn đến 15/8 của trạm.", set()),
    ],
)
def test_occasions_inside_a_task_have_days_of_their_own(read_article, words, expected):
    draft = read_article("Về nhiệm vụ quý III:\n" + words)
    events = [p.item for p in draft.proposals if isinstance(p.item, Event)]
    assert {str(e.first_day) for e in events if e.kind.value != "deadline"} - {
        "2023-07-05"
    } == expected


def test_a_gathering_says_what_it_commemorates(read_article):
    words = "Về nhiệm vụ quý III:\nTổ chức họp mặt kỷ niệm 30 năm Ngày thành lập trường ngày 15/8."
    events = [p.item for p in read_article(words).proposals if isinstance(p.item, Event)]
    assert "Họp mặt kỷ niệm 30 năm Ngày thành lập trường" in [event.summary for event in events]


def test_a_field_with_a_duty_behind_it_is_no_label_alone(read_article):
    words = (
        "Về nhiệm vụ quý III:\nĐối với các lễ hội đã khai mạc thì phải giảm quy mô, rút ngắn "
        "thời gian."
    )
    tasks = [p.item for p in read_article(words).proposals if isinstance(p.item, Task)]
    assert tasks[0].evidence.quote.startswith("giảm quy mô")
    assert tasks[0].area == "các lễ hội đã khai mạc"


@pytest.mark.parametrize("name", ["Giao lưu văn nghệ", "Chi bộ sinh hoạt chuyên đề"])
def test_a_gathering_may_sound_like_a_chore(read_article, name):
    draft = read_article(f"Về nhiệm vụ quý III:\n{name} ngày 21/10.")
    events = [p.item for p in draft.proposals if isinstance(p.item, Event)]
    assert "2023-10-21" in {str(e.first_day) for e in events if e.kind.value != "deadline"}


def test_the_fuller_name_of_a_day_is_kept(read_article):
    words = (
        "Về nhiệm vụ quý III:\n- Thi đua chào mừng ngày 20/10.\n- Tổ chức lễ kỷ niệm 93 năm "
        "Ngày thành lập Hội LHPN Việt Nam (20/10/1930-20/10/2023).\n"
    )
    events = [p.item for p in read_article(words).proposals if isinstance(p.item, Event)]
    days = [e.summary for e in events if str(e.first_day) == "2023-10-20"]
    assert days == ["93 năm Ngày thành lập Hội LHPN Việt Nam"]


def test_a_field_of_work_may_be_a_verb(read_article):
    words = (
        "Về nhiệm vụ quý III:\n1. Tổ chức: in lại sổ thu chi.\n2. Chăm lo: thăm hộ nghèo.\n3. "
        "Thao giảng cấp trường: mỗi tổ 02 tiết.\n"
    )
    tasks = [p.item for p in read_article(words).proposals if isinstance(p.item, Task)]
    assert [(t.evidence.quote, t.area) for t in tasks][:2] == [
        ("in lại sổ thu chi", "Tổ chức"),
        ("thăm hộ nghèo", "Chăm lo"),
    ]
    assert tasks[2].evidence.quote.startswith("Thao giảng cấp trường")


def test_a_heading_that_names_the_month_of_the_plan_turns_to_it(read_text):
    words = (
        "BIÊN BẢN\nHọp tổ tháng 11 năm 2020\n\nThời gian: 02/11/2020.\n\nA. NHÌN LẠI THÁNG "
        "10\nĐã cân đo đợt 1.\n\nB. VIỆC THÁNG 11\n1. Trồng hoa.\n2. Sửa cửa.\n"
    )
    tasks = [p.item for p in read_text(words).proposals if isinstance(p.item, Task)]
    assert [task.evidence.quote for task in tasks] == ["Trồng hoa", "Sửa cửa"]


def test_every_row_of_a_table_of_work_is_a_task(read_text):
    words = (
        "KẾ HOẠCH\nCông tác tháng 9 năm 2013\n\nI. VIỆC CÓ THỜI HẠN\nViệc\tĐơn vị\tHạn\nThẩm "
        "tra sổ quan trắc\tTổ Kiểm soát\tTrước 06/9\nNghiệm thu phao\tTrạm Sơn Trà\tChờ lịch "
        "của tàu\n"
    )
    tasks = [p.item for p in read_text(words).proposals if isinstance(p.item, Task)]
    assert [(t.evidence.quote, t.assignee, t.due and f"{t.due:%d/%m}") for t in tasks] == [
        ("Thẩm tra sổ quan trắc", "Tổ Kiểm soát", "06/09"),
        ("Nghiệm thu phao", "Trạm Sơn Trà", None),
    ]


def test_a_meeting_may_be_told_of_before_its_day(read_text):
    words = (
        "Không để án tồn\n\nĐó là câu được Chánh án nhắc lại tại cuộc họp thường kỳ tháng 5 do "
        "ông chủ trì, diễn ra sáng 03/5/2019.\n\nVề tuyên truyền, cuộc họp giao Chi đoàn viết "
        "tin ngày 17/5."
    )
    draft = read_text(words)
    assert str(draft.head.meeting_date) == "2019-05-03"
    assert [p.item.assignee for p in draft.proposals if isinstance(p.item, Task)] == ["Chi đoàn"]


def test_a_list_below_a_title_with_its_week_is_a_plan(read_text):
    lines = "• Tăng cường ôn tập cho học sinh\n• Nộp đề cương ôn tập\n"
    found = read_text(f"HOẠT ĐỘNG CHUYÊN MÔN TUẦN 16 (TỪ 11/12/2017 ĐẾN 16/12/2017)\n\n{lines}")
    told = read_text(f"KẾT QUẢ TUẦN 16 (TỪ 11/12/2017 ĐẾN 16/12/2017)\n\n{lines}")
    assert len([p for p in found.proposals if isinstance(p.item, Task)]) == 2
    assert [p for p in told.proposals if isinstance(p.item, Task)] == []


def test_a_week_on_a_line_of_its_own_has_its_work_below_it(read_text):
    lines = "Tăng cường ôn tập cho học sinh\nCác tổ nộp đề cương ôn tập\n"
    draft = read_text(
        "Hoạt động chuyên môn\n\nTrường THCS Hoàng Sơn\n\n"
        f"TUẦN 17 ( TỪ 18/12/2017 ĐẾN 23/12/2017)\n\n{lines}"
    )
    found = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert [task.evidence.quote for task in found] == lines.splitlines()
    assert {task.due for task in found} == {None}


def test_articles_part_a_resolution(read_text):
    draft = read_text(
        "NGHỊ QUYẾT\nKỳ họp Chi bộ Ngân hàng huyện Vị Sơn quý IV năm 2023\n\n"
        "Căn cứ kết quả kỳ họp Chi bộ ngày 05/10/2023 do đồng chí Triệu Mùi Sen, Bí thư Chi bộ "
        "chủ trì;\n\nCHI BỘ QUYẾT NGHỊ:\n\n"
        "Điều 1. Thông qua báo cáo kết quả quý III: thu hồi 3,4 tỷ đồng nợ; phát hành 2.100 thẻ.\n"
        "Điều 2. Nhiệm vụ trọng tâm quý IV\n"
        "a) Về tín dụng: Giải ngân gói vay trồng cam trong tháng 10.\n"
        "3. Các đơn vị sử dụng ngân sách\n"
        "- Đối chiếu thẻ tiết kiệm trắng.\n"
    )
    assert draft.head.meeting_date == date(2023, 10, 5)
    found = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert [(task.summary, task.assignee) for task in found] == [
        ("Giải ngân gói vay trồng cam trong tháng 10", None),
        ("Đối chiếu thẻ tiết kiệm trắng", "Các đơn vị sử dụng ngân sách"),
    ]


def test_weeks_on_lines_of_their_own_are_the_dues_of_what_stands_below(read_text):
    draft = read_text(
        "Hoạt động chuyên môn\n\nTrường THCS Hoàng Sơn\n\n"
        "TUẦN 17 (TỪ 18/12/2017 ĐẾN 23/12/2017)\n\nCác tổ nộp đề cương ôn tập\n\n"
        "TUẦN 18 (TỪ 25/12/2017 ĐẾN 30/12/2017)\n\nCác tổ chấm bài học kỳ\n"
    )
    tasks = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert [task.due for task in tasks] == [date(2017, 12, 23), date(2017, 12, 30)]


def test_an_article_ends_the_one_before(read_text):
    draft = read_text(
        "NGHỊ QUYẾT\nKỳ họp Chi bộ Ngân hàng huyện Vị Sơn quý IV năm 2023\n\n"
        "Điều 1. Nhiệm vụ trọng tâm quý IV\n"
        "1. Phòng Tín dụng\n- Đối chiếu thẻ tiết kiệm trắng.\n"
        "Điều 2. Tổ chức thực hiện\n"
        "- Rà soát hồ sơ vay vốn.\n"
    )
    tasks = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert [(task.summary, task.assignee) for task in tasks] == [
        ("Đối chiếu thẻ tiết kiệm trắng", "Phòng Tín dụng"),
        ("Rà soát hồ sơ vay vốn", None),
    ]


def test_a_body_may_have_held_its_session(read_text):
    draft = read_text(
        "NGHỊ QUYẾT\nKỳ họp thứ chín Chi bộ Ngân hàng huyện Vị Sơn\n\n"
        "Ngày 05/10/2023, Chi bộ Ngân hàng huyện Vị Sơn tiến hành họp thường kỳ và thống nhất:\n\n"
        "- Đối chiếu thẻ tiết kiệm trắng.\n"
    )
    assert draft.head.meeting_date == date(2023, 10, 5)


def test_who_resolves_in_a_heading_does_not_work_below_it(read_text):
    draft = read_text(
        "NGHỊ QUYẾT\nKỳ họp Chi bộ Ngân hàng huyện Vị Sơn tháng 10 năm 2023\n\n"
        "CHI BỘ QUYẾT NGHỊ:\n\n- Đối chiếu thẻ tiết kiệm trắng.\n"
    )
    (task,) = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert task.assignee is None
