"""What a leader says in an article: praise, how things are, and the orders among them."""

import pytest

from planner.model import Task


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
                "Chủ tịch HĐQT Công ty Lê Văn Tám cũng đánh giá cao kết quả đã đạt được và đề "
                "nghị Phòng Kế hoạch mở rộng thị trường; nâng cấp kho số 2."
            ),
            [
                ("mở rộng thị trường", "Phòng Kế hoạch"),
                ("nâng cấp kho số 2", "Phòng Kế hoạch"),
            ],
        ),
        (
            "Cụ thể, Phó Thủ tướng yêu cầu Bộ Xây dựng rà soát các dự án chậm.",
            [("Bộ Xây dựng rà soát các dự án chậm", "Bộ Xây dựng")],
        ),
        (
            "Đồng thời, đề nghị Công đoàn cơ sở tổ chức hội thao. Mưa đã kéo dài nhiều ngày.",
            [("Công đoàn cơ sở tổ chức hội thao", "Công đoàn cơ sở")],
        ),
        (
            (
                "Đồng chí Bí thư yêu cầu Văn phòng nộp hồ sơ. Đại hội Chi bộ cũng đã xem xét danh "
                "sách. Thông tin cũng đã đến từng nhà."
            ),
            [("Văn phòng nộp hồ sơ", "Văn phòng")],
        ),
        ("Đồng chí Bí thư nhấn mạnh quy hoạch là nền tảng cho sự phát triển của xã.", []),
        (
            "Đồng chí Bí thư biểu dương Công an xã đã yêu cầu các hộ ký cam kết. Mưa kéo dài.",
            [],
        ),
        ("Ngoài ra, yêu cầu người dân tổng vệ sinh.", [("yêu cầu người dân tổng vệ sinh", None)]),
        ("Ngoài ra, yêu cầu đặt ra rất cao. Rà soát hộ nghèo còn chậm.", []),
        ("Giao Trạm Y tế phun thuốc diệt muỗi.", [("Trạm Y tế phun thuốc diệt muỗi", "Trạm Y tế")]),
        ("Giao ban xong, các đại biểu ra về. Hội thao vui vẻ, cử tri phấn khởi.", []),
        ("Giao tổ 3 trồng rau, nay 9 hộ có việc làm. Chợ xã đông hơn trước.", []),
        (
            (
                "Đồng chí Lê Văn Tám, Ủy viên Ban Chấp hành Đảng bộ huyện, Bí thư Đảng ủy nhấn "
                "mạnh, năm 2023 là năm bản lề."
            ),
            [],
        ),
    ],
)
def test_an_order_is_found_behind_praise_and_none_in_what_is_only_said(ordered, words, expected):
    assert ordered(words) == expected


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
def test_a_verb_may_be_a_noun_a_task_or_an_aim(ordered, words, expected):
    lead = "Về nhiệm vụ quý III:\n"
    assert [quote for quote, _ in ordered(lead + words)] == expected


PROSE = (
    "Trong quý III, Đảng ủy lãnh đạo xây dựng kế hoạch phòng chống lụt bão và tu sửa các tuyến "
    "đê bao trên địa bàn xã, chuẩn bị đủ vật tư theo phương châm bốn tại chỗ trước mùa mưa năm "
    "nay."
)


def test_what_stands_below_a_picture_is_no_task(ordered):
    caption = "Lực lượng dân quân ra quân gia cố kè Bến Đá"
    assert "gia cố" in "".join(quote for quote, _ in ordered(f"{PROSE}\n{caption}."))
    assert "gia cố" not in "".join(quote for quote, _ in ordered(f"{PROSE}\n{caption}\n{PROSE}"))


def test_a_line_of_a_plan_between_long_ones_stays(ordered):
    line = "Kiểm tra kè Bến Đá"
    assert line in [quote for quote, _ in ordered(f"{PROSE}\n{line}\n{PROSE}")]


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
def test_where_a_task_of_a_speech_begins(ordered, words, expected):
    assert [quote for quote, _ in ordered("Về nhiệm vụ quý III:\n" + words)] == expected


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


def test_what_a_meeting_told_of_orders_is_no_work(ordered):
    assert ordered("Trong quý II, Công an huyện đã yêu cầu các xã rà soát khu cách ly.") == []


@pytest.mark.parametrize(
    "words",
    [
        "Ông Lê Văn An cho biết: Ngoài việc nhắc nhở các hộ, tổ tự quản phát tờ rơi.",
        "Kỳ họp xem xét 15 báo cáo. Cụ thể: tổng hợp kiến nghị cử tri; giải quyết đơn.",
    ],
)
def test_words_that_only_explain_turn_nothing(ordered, words):
    assert ordered(words) == []


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
def test_a_job_behind_a_semicolon_needs_no_listed_verb(ordered, words, expected):
    found = [quote for quote, _ in ordered("Về nhiệm vụ quý III:\n- " + words)]
    assert [quote.removeprefix("Trạm xá ") for quote in found] == expected


def test_duties_with_a_day_behind_the_results_turn_to_the_plan(ordered):
    words = (
        "Sản lượng tháng 6 đạt 612 triệu đồng, tăng 18%.\n\nCác bưu cục phải nộp tiền trước "
        "ngày 09/7/2023. Kế toán tất toán các khoản tạm ứng."
    )
    assert [quote for quote, _ in ordered(words)][-1] == "Kế toán tất toán các khoản tạm ứng"


def test_an_order_behind_a_quotation_is_one(ordered):
    words = (
        "“Làm được như tổ 2 thì dân mới tin”, ông Lê Văn Tám nói, đồng thời yêu cầu Tổ 1 vá ổ gà."
    )
    assert [quote for quote, _ in ordered(words)][-1].endswith("vá ổ gà")
    assert ordered("“Tôi yêu cầu mọi người phải cố gắng hơn nữa”, ông Tám nói.") == []


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
def test_a_word_that_only_stands_behind_verbs_shows_one(ordered, words, expected):
    assert [quote for quote, _ in ordered("Về nhiệm vụ quý III:\n" + words)] == expected


def test_a_week_has_its_number_from_a_word_that_may_sound_like_a_weekday(read_article):
    draft = read_article(
        "Nhiệm vụ trọng tâm tháng 9:\n"
        "- Trạm Y tế khám thai tại thôn Bãi vào tuần thứ ba (18/9 - 22/9/2023).\n"
    )
    assert [problem.kind for problem in draft.problems] == []


def test_when_a_congress_is_held_is_no_work(ordered):
    words = "Văn phòng in tài liệu. Đại hội thành viên thường niên ấn định vào 8 giờ ngày 10/8."
    found = ordered(f"Về nhiệm vụ quý III: {words}")
    assert found == [("Văn phòng in tài liệu", "Văn phòng")]
