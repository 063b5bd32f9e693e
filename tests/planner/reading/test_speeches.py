"""What a leader says in an article: praise, how things are, and the orders among them."""

from datetime import date

import pytest

from planner.model import Event, Task

LONG_NAME = 8  # words; a longer name is not quoted with its task
TOP = (
    "Giao ban quý III\n\nNgày 05/7/2023, Đảng ủy xã Hòa Lạc tổ chức hội nghị giao ban quý III. "
    "Đồng chí Lê Văn Tám, Bí thư Đảng ủy chủ trì hội nghị.\n\n"
)


@pytest.fixture
def tasks(read_text):
    def read(words):
        proposals = read_text(TOP + words).proposals
        found = [p.item for p in proposals if isinstance(p.item, Task)]
        return [(task.evidence.quote, task.assignee) for task in found]

    return read


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "Phát biểu kết luận, đồng chí Bí thư biểu dương các chi bộ, đồng thời yêu cầu "
                "Văn phòng rà soát hồ sơ đảng viên."
            ),
            [("Văn phòng rà soát hồ sơ đảng viên", "Văn phòng")],
        ),
        (
            (
                "Đồng chí Lê Văn Tám, Bí thư Đảng ủy ghi nhận kết quả đạt được, đồng thời đề "
                "nghị Công an xã mở đợt tuần tra; kiểm tra các quán ăn đêm."
            ),
            [
                ("mở đợt tuần tra", "Công an xã"),
                ("kiểm tra các quán ăn đêm", "Công an xã"),
            ],
        ),
        (
            (
                "Phát biểu kết luận hội nghị, đồng chí Bí thư đã đánh giá cao sự cố gắng của "
                "các đơn vị, đồng thời chỉ đạo Trạm Y tế phun thuốc diệt muỗi."
            ),
            [("Trạm Y tế phun thuốc diệt muỗi", "Trạm Y tế")],
        ),
        (
            (
                "Phát biểu kết luận, đồng chí Bí thư khẳng định, nhiệm vụ còn nặng nề, phải "
                "hết sức quan tâm công tác cán bộ."
            ),
            [],
        ),
        (
            (
                "Kết luận hội nghị, đồng chí Bí thư cho rằng công tác tuyên truyền cần được "
                "đẩy mạnh, phải làm tốt hơn nữa; yêu cầu Ban Tuyên giáo biên soạn tài liệu."
            ),
            [("Ban Tuyên giáo biên soạn tài liệu", "Ban Tuyên giáo")],
        ),
        (
            (
                "Đồng chí Lê Văn Tám, Ủy viên Ban Chấp hành Đảng bộ huyện, Bí thư Đảng ủy nhấn "
                "mạnh, năm 2023 là năm bản lề."
            ),
            [],
        ),
    ],
)
def test_an_order_is_found_behind_praise_and_none_in_what_is_said_to_be_so(tasks, words, expected):
    assert tasks(words) == expected


@pytest.mark.parametrize(
    ("who", "verb"),
    [
        ("các cấp ủy, tổ chức đảng, chỉ huy các cấp", "khẩn trương rà soát hồ sơ đảng viên"),
        ("các cấp, các ngành", "tập trung rà soát hộ nghèo"),
        ("các vị đại biểu Hội đồng nhân dân", "tiếp xúc cử tri nơi cư trú"),
        (
            (
                "Thường trực Hội đồng nhân dân xã, các Ban của Hội đồng nhân dân xã, Ủy ban "
                "nhân dân xã, Ủy ban Mặt trận Tổ quốc xã, Công an xã, trưởng các thôn và các "
                "cơ quan, tổ chức liên quan"
            ),
            "chuẩn bị kỳ họp giữa năm",
        ),
    ],
)
def test_a_long_list_of_bodies_does_one_job(tasks, who, verb):
    found = tasks(f"Đồng chí Bí thư đề nghị {who} {verb}. Khẩn trương niêm yết danh sách cử tri.")
    assert [assignee for _, assignee in found] == [who, who]
    assert found[0][0].endswith(verb)
    assert found[1][0] == "Khẩn trương niêm yết danh sách cử tri"


def test_one_body_does_not_go_on_in_the_next_sentence(tasks):
    found = tasks("Đồng chí Bí thư đề nghị Công an xã trực đêm. Niêm yết danh sách cử tri.")
    assert found[-1] == ("Niêm yết danh sách cử tri", None)


def test_the_unit_itself_is_whoever_told(tasks):
    words = "Đồng chí Bí thư đề nghị các chi bộ căn cứ tình hình đơn vị mình xây dựng kế hoạch."
    assert [assignee for _, assignee in tasks(words)] == ["các chi bộ"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Công tác này đòi hỏi phải có sự lãnh đạo, chỉ đạo tập trung của cấp ủy.", []),
        (
            "Nâng cao đời sống nhân dân, chủ động thực hiện tốt công tác cứu trợ trên địa bàn.",
            [
                "Nâng cao đời sống nhân dân",
                "chủ động thực hiện tốt công tác cứu trợ trên địa bàn",
            ],
        ),
        (
            "Tổ chức thăm hộ nghèo, thực hiện tốt chính sách xã hội.",
            ["Tổ chức thăm hộ nghèo, thực hiện tốt chính sách xã hội"],
        ),
    ],
)
def test_a_verb_may_be_a_noun_a_task_or_an_aim(tasks, words, expected):
    lead = "Về nhiệm vụ quý III:\n"
    assert [quote for quote, _ in tasks(lead + words)] == expected


PROSE = (
    "Trong quý III, Đảng ủy lãnh đạo xây dựng kế hoạch phòng chống lụt bão và tu sửa các tuyến "
    "đê bao trên địa bàn xã, chuẩn bị đủ vật tư theo phương châm bốn tại chỗ trước mùa mưa năm "
    "nay."
)


def test_what_stands_below_a_picture_is_no_task(tasks):
    caption = "Lực lượng dân quân ra quân gia cố kè Bến Đá"
    assert "gia cố" in "".join(quote for quote, _ in tasks(f"{PROSE}\n{caption}."))
    assert "gia cố" not in "".join(quote for quote, _ in tasks(f"{PROSE}\n{caption}\n{PROSE}"))


def test_a_line_of_a_plan_between_long_ones_stays(tasks):
    line = "Kiểm tra kè Bến Đá"
    assert line in [quote for quote, _ in tasks(f"{PROSE}\n{line}\n{PROSE}")]


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Đồng chí Bí thư hoan nghênh các đơn vị và yêu cầu các thôn mở cống tiêu úng.",
            ["các thôn"],
        ),
        (
            "Đối với Trường Tiểu học, Trường Mầm non, ông yêu cầu khơi cống.",
            ["Trường Tiểu học, Trường Mầm non"],
        ),
        ("Riêng với Trạm Y tế, bà giao khơi cống.", ["Trạm Y tế"]),
        (
            "Với giáo viên vào điểm chậm, thầy yêu cầu chốt điểm giữa kỳ.",
            ["giáo viên vào điểm chậm"],
        ),
        ("Đối với công tác thủy lợi, tiếp tục khơi cống.", [None]),
    ],
)
def test_who_is_spoken_to_works(tasks, words, expected):
    assert [assignee for _, assignee in tasks("Kết luận hội nghị: " + words)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Lập danh sách hộ nghèo, đồng thời phối hợp với Hội Phụ nữ vận động quỹ.",
            [
                "Lập danh sách hộ nghèo",
                "phối hợp với Hội Phụ nữ vận động quỹ",
            ],
        ),
        (
            "Rà soát phù hiệu xe khách, phối hợp với Công an xã kiểm tra bến cóc.",
            ["Rà soát phù hiệu xe khách", "phối hợp với Công an xã kiểm tra bến cóc"],
        ),
        (
            "Rà soát phù hiệu xe khách, phối hợp với Công an xã.",
            ["Rà soát phù hiệu xe khách, phối hợp với Công an xã"],
        ),
        (
            "Thẩm định dự thảo quyết định, cùng Thanh tra huyện đi kiểm tra các chợ.",
            ["Thẩm định dự thảo quyết định", "cùng Thanh tra huyện đi kiểm tra các chợ"],
        ),
        (
            "Tham mưu thành lập tổ giúp việc, khi có hướng dẫn thì tổ chức tập huấn.",
            ["Tham mưu thành lập tổ giúp việc", "khi có hướng dẫn thì tổ chức tập huấn"],
        ),
        (
            "Giải quyết 05 đơn tồn đọng, rà soát, lập hồ sơ đưa người nghiện đi cai.",
            ["Giải quyết 05 đơn tồn đọng", "rà soát, lập hồ sơ đưa người nghiện đi cai"],
        ),
        (
            "Kiểm tra hồ sơ đất, tổng hợp, báo cáo Ủy ban nhân dân huyện.",
            ["Kiểm tra hồ sơ đất, tổng hợp, báo cáo Ủy ban nhân dân huyện"],
        ),
        (
            "Tham mưu kế hoạch thăm, tặng quà gia đình chính sách.",
            ["Tham mưu kế hoạch thăm, tặng quà gia đình chính sách"],
        ),
        (
            "Nhập dữ liệu hộ tịch, thống nhất với trạm y tế về lịch khám.",
            ["Nhập dữ liệu hộ tịch", "thống nhất với trạm y tế về lịch khám"],
        ),
        (
            "Tham mưu Kế hoạch phân bổ vốn cho 53 xã; dự toán duy tu công trình.",
            ["Tham mưu Kế hoạch phân bổ vốn cho 53 xã", "dự toán duy tu công trình"],
        ),
        (
            "Việc cắm biển báo tại 14 điểm đen phải xong trong tháng 8.",
            ["Việc cắm biển báo tại 14 điểm đen phải xong trong tháng 8"],
        ),
        ("Tiếp tục xông khói xua muỗi ở kho.", ["Tiếp tục xông khói xua muỗi ở kho"]),
        ("Cơ bản thống nhất với nội dung báo cáo.", []),
        ("Lễ mít tinh diễn ra lúc 7 giờ ngày 18/8.", []),
        ("Các bộ phận căn cứ thông báo này để thực hiện.", []),
        ("Các vị đại biểu hứa sẽ kiến nghị công ty điện lực thay cột điện.", []),
    ],
)
def test_where_a_task_of_a_speech_begins(tasks, words, expected):
    assert [quote for quote, _ in tasks("Về nhiệm vụ quý III:\n" + words)] == expected


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Bảo vệ thay bóng điện hành lang", "Bảo vệ"),
        ("Thanh tra Ban xác minh đơn của ông Lê Văn Sáu", "Thanh tra Ban"),
        (
            "Phòng Xây dựng và kiểm tra văn bản thẩm định 06 dự thảo",
            "Phòng Xây dựng và kiểm tra văn bản",
        ),
        ("Phòng Quản lý vận tải cấp phù hiệu xe khách", "Phòng Quản lý vận tải"),
        ("Tổ Chương trình dựng phóng sự", "Tổ Chương trình"),
        (
            "Đội Quản lý hành chính về trật tự xã hội cấp căn cước",
            "Đội Quản lý hành chính về trật tự xã hội",
        ),
        ("Bảo vệ rừng đầu nguồn", None),
        ("Cố vấn học tập gửi danh sách sinh viên bảo lưu", "Cố vấn học tập"),
        ("Trại thực nghiệm Vĩnh Sơn thay máy thổi khí", "Trại thực nghiệm Vĩnh Sơn"),
        ("Súc xả bể chứa", None),
    ],
)
def test_a_name_that_sounds_like_work(tasks, words, who):
    ((quote, assignee),) = tasks(f"Về nhiệm vụ quý III:\n{words}.")
    assert assignee == who
    assert quote == (words[len(who) + 1 :] if who and len(who.split()) > LONG_NAME else words)


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
def test_occasions_inside_a_task_have_days_of_their_own(read_text, words, expected):
    draft = read_text(TOP + "Về nhiệm vụ quý III:\n" + words)
    events = [p.item for p in draft.proposals if isinstance(p.item, Event)]
    assert {str(e.first_day) for e in events if e.kind.value != "deadline"} - {
        "2023-07-05"
    } == expected


def test_a_gathering_says_what_it_commemorates(read_text):
    words = "Về nhiệm vụ quý III:\nTổ chức họp mặt kỷ niệm 30 năm Ngày thành lập trường ngày 15/8."
    events = [p.item for p in read_text(TOP + words).proposals if isinstance(p.item, Event)]
    assert "Họp mặt kỷ niệm 30 năm Ngày thành lập trường" in [event.summary for event in events]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Sở Y tế đã yêu cầu các bệnh viện rà soát khu cách ly.",
            [("các bệnh viện rà soát khu cách ly", "các bệnh viện")],
        ),
        (
            "UBND tỉnh vừa có văn bản chỉ đạo Sở Y tế rà soát khu cách ly.",
            [("Sở Y tế rà soát khu cách ly", "Sở Y tế")],
        ),
        ("Công an huyện đã chỉ đạo lực lượng cứu hộ đến hiện trường.", []),
    ],
)
def test_news_of_a_paper_tells_of_work_in_force(read_text, words, expected):
    draft = read_text(f"Chủ động phòng dịch\n\n03/02/2020\n\n{words}\n")
    tasks = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert [(t.evidence.quote, t.assignee) for t in tasks] == expected


def test_what_a_meeting_told_of_orders_is_no_work(tasks):
    assert tasks("Trong quý II, Công an huyện đã yêu cầu các xã rà soát khu cách ly.") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Công an xã được giao tuần tra ban đêm.", [("Công an xã", "tuần tra ban đêm")]),
        ("Chủ tịch UBND xã phân công Trạm Y tế phun thuốc.", [("Trạm Y tế", "phun thuốc")]),
        (
            "Các tổ chức, cá nhân phải khai báo tạm trú.",
            [("Các tổ chức, cá nhân", "khai báo tạm trú")],
        ),
        ("Đặc biệt, lưu ý vệ sinh các phòng thi.", [(None, "vệ sinh các phòng thi")]),
        ("Thôn trưởng chịu trách nhiệm nếu để xảy ra cháy rừng.", []),
        ("Quy hoạch là nền tảng của sự phát triển.", []),
        ("Dự báo trong tháng 8, nắng nóng tiếp tục, phải đề phòng cháy rừng.", []),
    ],
)
def test_who_is_meant_in_other_words(tasks, words, expected):
    found = tasks(f"Về nhiệm vụ quý III:\n{words}")
    pairs = zip(found, expected, strict=True)
    assert [(who, quote[-len(work) :]) for (quote, who), (_, work) in pairs] == expected


@pytest.mark.parametrize(
    "words",
    [
        "Ông Lê Văn An cho biết: Ngoài việc nhắc nhở các hộ, tổ tự quản phát tờ rơi.",
        "Kỳ họp xem xét 15 báo cáo. Cụ thể: tổng hợp kiến nghị cử tri; giải quyết đơn.",
    ],
)
def test_words_that_only_explain_turn_nothing(tasks, words):
    assert tasks(words) == []


def test_a_field_with_a_duty_behind_it_is_no_label_alone(read_text):
    words = (
        "Về nhiệm vụ quý III:\nĐối với các lễ hội đã khai mạc thì phải giảm quy mô, rút ngắn "
        "thời gian."
    )
    tasks = [p.item for p in read_text(TOP + words).proposals if isinstance(p.item, Task)]
    assert tasks[0].evidence.quote.startswith("giảm quy mô")
    assert tasks[0].area == "các lễ hội đã khai mạc"


@pytest.mark.parametrize("name", ["Giao lưu văn nghệ", "Chi bộ sinh hoạt chuyên đề"])
def test_a_gathering_may_sound_like_a_chore(read_text, name):
    draft = read_text(TOP + f"Về nhiệm vụ quý III:\n{name} ngày 21/10.")
    events = [p.item for p in draft.proposals if isinstance(p.item, Event)]
    assert "2023-10-21" in {str(e.first_day) for e in events if e.kind.value != "deadline"}


def test_the_fuller_name_of_a_day_is_kept(read_text):
    words = (
        "Về nhiệm vụ quý III:\n- Thi đua chào mừng ngày 20/10.\n- Tổ chức lễ kỷ niệm 93 năm "
        "Ngày thành lập Hội LHPN Việt Nam (20/10/1930-20/10/2023).\n"
    )
    events = [p.item for p in read_text(TOP + words).proposals if isinstance(p.item, Event)]
    days = [e.summary for e in events if str(e.first_day) == "2023-10-20"]
    assert days == ["93 năm Ngày thành lập Hội LHPN Việt Nam"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Trạm xá phun thuốc diệt muỗi; gom ve chai quanh hồ; rắc vôi bột chuồng trại.",
            ["phun thuốc diệt muỗi", "gom ve chai quanh hồ", "rắc vôi bột chuồng trại"],
        ),
        (
            "Quyết toán 3 công trình, gồm: trường mầm non; đường liên thôn; nhà văn hóa thôn.",
            ["Quyết toán 3 công trình, gồm: trường mầm non; đường liên thôn; nhà văn hóa thôn"],
        ),
        (
            "Công khai số liệu y tế; công suất giường bệnh 118%.",
            ["Công khai số liệu y tế; công suất giường bệnh 118%"],
        ),
    ],
)
def test_a_job_behind_a_semicolon_needs_no_listed_verb(tasks, words, expected):
    found = [quote for quote, _ in tasks("Về nhiệm vụ quý III:\n- " + words)]
    assert [quote.removeprefix("Trạm xá ") for quote in found] == expected


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("yêu cầu Phân đội số 1 niêm yết danh sách.", "Phân đội số 1"),
        (
            "yêu cầu Phân đội số 1, Phân đội số 3 niêm yết danh sách.",
            "Phân đội số 1, Phân đội số 3",
        ),
        ("yêu cầu các bến đò Cái Tàu, Cái Sơn niêm yết danh sách.", "các bến đò Cái Tàu, Cái Sơn"),
        ("yêu cầu Niêm yết danh sách.", None),
    ],
)
def test_a_name_of_an_unknown_kind_is_told_to_work(tasks, words, who):
    assert [assignee for _, assignee in tasks(f"Đồng chí Giám thị {words}")] == [who]


def test_a_field_of_work_may_be_a_verb(read_text):
    words = (
        "Về nhiệm vụ quý III:\n1. Tổ chức: in lại sổ thu chi.\n2. Chăm lo: thăm hộ nghèo.\n3. "
        "Thao giảng cấp trường: mỗi tổ 02 tiết.\n"
    )
    tasks = [p.item for p in read_text(TOP + words).proposals if isinstance(p.item, Task)]
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


def test_duties_with_a_day_behind_the_results_turn_to_the_plan(tasks):
    words = (
        "Sản lượng tháng 6 đạt 612 triệu đồng, tăng 18%.\n\nCác bưu cục phải nộp tiền trước "
        "ngày 09/7/2023. Kế toán tất toán các khoản tạm ứng."
    )
    assert [quote for quote, _ in tasks(words)][-1] == "Kế toán tất toán các khoản tạm ứng"


def test_an_order_behind_a_quotation_is_one(tasks):
    words = (
        "“Làm được như tổ 2 thì dân mới tin”, ông Lê Văn Tám nói, đồng thời yêu cầu Tổ 1 vá ổ gà."
    )
    assert [quote for quote, _ in tasks(words)][-1].endswith("vá ổ gà")
    assert tasks("“Tôi yêu cầu mọi người phải cố gắng hơn nữa”, ông Tám nói.") == []


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


def test_what_was_concluded_may_follow_at_once(read_text):
    words = (
        "Thu ngân sách\n\nSau khi nghe báo cáo, đồng chí Bí thư kết luận, về thu ngân sách: Rà "
        "soát các dự án chậm tiến độ; đôn đốc thu nợ thuế."
    )
    tasks = [p.item for p in read_text(words).proposals if isinstance(p.item, Task)]
    assert [t.evidence.quote for t in tasks] == [
        "Rà soát các dự án chậm tiến độ",
        "đôn đốc thu nợ thuế",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Kiểm tra cống, mướn thêm 12 người giữ xe, gỡ hết mối điện câu.",
            ["Kiểm tra cống", "mướn thêm 12 người giữ xe", "gỡ hết mối điện câu"],
        ),
        (
            "Kiểm tra cống, đường lại lầy lội sau mưa.",
            ["Kiểm tra cống, đường lại lầy lội sau mưa"],
        ),
    ],
)
def test_a_word_that_only_stands_behind_verbs_shows_one(tasks, words, expected):
    assert [quote for quote, _ in tasks("Về nhiệm vụ quý III:\n" + words)] == expected


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Theo đó, Ban Chỉ huy đã yêu cầu công an các phường tuần tra chợ; kiểm tra tạm trú.", 2),
        ("Đồng thời, yêu cầu các trường học quán triệt quy định phòng dịch.", 1),
        ("Theo đó, Ban Chỉ huy tiếp tục yêu cầu các xã tạm dừng lễ hội chọi gà.", 1),
        ("Theo đó, nhiều hộ yêu cầu xem lại giá nước.", 0),
    ],
)
def test_a_body_that_nobody_leads_orders_too(read_text, words, count):
    draft = read_text(f"Phòng dịch\n\n6/3/2020\n\n{words}\n")
    assert len([p for p in draft.proposals if isinstance(p.item, Task)]) == count


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


def test_a_week_has_its_number_from_a_word_that_may_sound_like_a_weekday(read_text):
    draft = read_text(
        TOP + "Nhiệm vụ trọng tâm tháng 9:\n"
        "- Trạm Y tế khám thai tại thôn Bãi vào tuần thứ ba (18/9 - 22/9/2023).\n"
    )
    assert [problem.kind for problem in draft.problems] == []
