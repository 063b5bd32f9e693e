"""Who works: bodies side by side, names that sound like work, who is spoken to."""

import pytest

from planner.model import Task

LONG_NAME = 8  # words; a longer name is not quoted with its task


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
def test_a_long_list_of_bodies_does_one_job(ordered, who, verb):
    found = ordered(f"Đồng chí Bí thư đề nghị {who} {verb}. Khẩn trương niêm yết danh sách cử tri.")
    assert [assignee for _, assignee in found] == [who, who]
    assert found[0][0].endswith(verb)
    assert found[1][0] == "Khẩn trương niêm yết danh sách cử tri"


def test_one_body_does_not_go_on_in_the_next_sentence(ordered):
    found = ordered("Đồng chí Bí thư đề nghị Công an xã trực đêm. Niêm yết danh sách cử tri.")
    assert found[-1] == ("Niêm yết danh sách cử tri", None)


def test_the_unit_itself_is_whoever_told(ordered):
    words = "Đồng chí Bí thư đề nghị các chi bộ căn cứ tình hình đơn vị mình xây dựng kế hoạch."
    assert [assignee for _, assignee in ordered(words)] == ["các chi bộ"]


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
def test_who_is_spoken_to_works(ordered, words, expected):
    assert [assignee for _, assignee in ordered("Kết luận hội nghị: " + words)] == expected


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
def test_a_name_that_sounds_like_work(ordered, words, who):
    ((quote, assignee),) = ordered(f"Về nhiệm vụ quý III:\n{words}.")
    assert assignee == who
    assert quote == (words[len(who) + 1 :] if who and len(who.split()) > LONG_NAME else words)


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
def test_who_is_meant_in_other_words(ordered, words, expected):
    found = ordered(f"Về nhiệm vụ quý III:\n{words}")
    pairs = zip(found, expected, strict=True)
    assert [(who, quote[-len(work) :]) for (quote, who), (_, work) in pairs] == expected


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
def test_a_name_of_an_unknown_kind_is_told_to_work(ordered, words, who):
    assert [assignee for _, assignee in ordered(f"Đồng chí Giám thị {words}")] == [who]


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
