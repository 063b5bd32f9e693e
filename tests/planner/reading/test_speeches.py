"""What a leader says in an article: praise, how things are, and the orders among them."""

import pytest

from planner.model import Event, Task

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
