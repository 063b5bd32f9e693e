"""Where a report turns from results to work, in the middle of a line or of a sentence."""

import pytest

from planner.model import Task

TOP = "Trạm Y tế xã Tả Phìn họp giao ban\n\nSáng 05/02/2018, Trạm Y tế xã Tả Phìn họp giao ban.\n\n"


@pytest.fixture
def quotes(read_text):
    def read(words):
        draft = read_text(TOP + words)
        return [p.item.evidence.quote for p in draft.proposals if isinstance(p.item, Task)]

    return read


@pytest.mark.parametrize(
    ("words", "work"),
    [
        (
            "1. Vệ sinh: đã kiểm tra 6 hàng quán; làm mẫu 03 hố xí xong trong quý II/2018.",
            ["làm mẫu 03 hố xí xong trong quý II/2018"],
        ),
        (
            "2. Truyền thông: tháng trước nói chuyện 3 buổi; tháng tới viết 02 bài phát loa.",
            ["viết 02 bài phát loa"],
        ),
        ("3. Dược: tủ thuốc đã hết Oresol; đã kiểm kê kho ngày 30/01.", []),
        ("4. Sổ sách: các thôn đã nộp đủ sổ; kho đã quét vôi xong trong quý IV/2017.", []),
    ],
)
def test_a_line_of_results_may_end_in_work(quotes, words, work):
    assert quotes("KẾT QUẢ THÁNG 01\n" + words) == work


@pytest.mark.parametrize(
    ("words", "work"),
    [
        (
            (
                "Đồng chí Trạm trưởng ghi nhận kết quả tháng qua, đề ra kế hoạch tháng "
                "tới với trọng "
                "tâm là rà soát trẻ chưa tiêm chủng."
            ),
            ["rà soát trẻ chưa tiêm chủng"],
        ),
        (
            (
                "Đồng chí Trạm trưởng cũng nêu các nhiệm vụ trọng tâm tháng 02, trong đó nhấn mạnh "
                "việc chuẩn bị cơ số thuốc dịp Tết."
            ),
            ["chuẩn bị cơ số thuốc dịp Tết"],
        ),
        ("Trọng tâm của năm qua là phòng dịch.", []),
    ],
)
def test_the_weight_of_a_sentence_is_its_work(quotes, words, work):
    assert quotes(words) == work


@pytest.mark.parametrize(
    "lead",
    [
        "Sau khi nghe các bộ phận báo cáo và thảo luận, đồng chí Trạm trưởng kết luận như sau:",
        "Sau khi thảo luận, cuộc họp thống nhất các nội dung sau:",
        "Trên cơ sở đó, Trạm phân công như sau:",
    ],
)
def test_what_was_concluded_stands_below(quotes, lead):
    assert quotes(f"{lead}\n1. Rà soát trẻ chưa tiêm.\n2. Lau kho vắc xin.\n") == [
        "Rà soát trẻ chưa tiêm",
        "Lau kho vắc xin",
    ]


def test_a_draft_that_reports_is_work_too(quotes):
    words = (
        "Nhiệm vụ tháng 02/2018:\nĐồng chí Phó trạm dự thảo báo cáo sơ kết, gửi trước ngày 18/02. "
        "Tổ Dược kiểm kê kho thuốc."
    )
    assert len(quotes(words)) == 2


def test_who_tells_of_results_turns_the_report(quotes):
    words = "Ông Giàng A Páo báo cáo kết quả tháng 01. Tổ Dược kiểm kê kho thuốc."
    assert quotes(words) == []


def test_demands_behind_a_plan_are_work(quotes):
    plan = "KẾ HOẠCH\nTiêm chủng tháng 02/2018\n\n"
    below = "{}. YÊU CẦU\n1. Tổ Dược niêm phong tủ thuốc.\n"
    ahead = quotes(plan + "I. LỊCH TIÊM\n- Ngày 06/02: tiêm tại thôn Sả.\n" + below.format("II"))
    assert ahead == ["Tổ Dược niêm phong tủ thuốc"]
    assert quotes(plan + below.format("I")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Kết thúc buổi họp, 100% cán bộ biểu quyết thông qua kế hoạch tháng.",
        "Ban Giám đốc quyết tâm hoàn thành các chỉ tiêu.",
        "Mời quý vị quan tâm, theo dõi.",
        "Cơ bản thống nhất với nội dung báo cáo của các tổ.",
    ],
)
def test_what_only_closes_a_report_is_no_work(quotes, words):
    assert quotes("Nhiệm vụ tháng 02/2018:\n- Lau kho vắc xin.\n\n" + words) == ["Lau kho vắc xin"]


@pytest.mark.parametrize("title", ["CHƯƠNG TRÌNH CÔNG TÁC THÁNG 3/2018", "KẾ HOẠCH THÁNG 3/2018"])
def test_a_plan_needs_no_lead_above_its_list(read_text, title):
    draft = read_text(
        f"TRẠM Y TẾ XÃ TẢ PHÌN\n{title}\n\n1. Tổ Dược kiểm kê kho.\n2. Lau kho vắc xin.\n"
    )
    found = [p.item.evidence.quote for p in draft.proposals if isinstance(p.item, Task)]
    assert found == ["Tổ Dược kiểm kê kho", "Lau kho vắc xin"]


def test_a_report_needs_one(read_text):
    draft = read_text(
        "TRẠM Y TẾ XÃ TẢ PHÌN\nBÁO CÁO\nTháng 3/2018\n\n1. Kiểm kê kho.\n2. Lau kho.\n"
    )
    assert [p for p in draft.proposals if isinstance(p.item, Task)] == []


def test_work_goes_on_behind_praise(quotes):
    words = (
        "Phát biểu kết luận, đồng chí Trạm trưởng đã biểu dương các tổ, đồng thời chỉ đạo Tổ Dược "
        "kiểm kê kho thuốc."
    )
    assert quotes(words) == ["Tổ Dược kiểm kê kho thuốc"]


@pytest.mark.parametrize(
    "who",
    ["UBND tỉnh", "Sở Y tế", "Ban Chỉ đạo", "Hội nghị", "Đồng chí Bí thư"],
)
def test_a_body_orders_as_a_person_does(quotes, who):
    words = f"{who} yêu cầu các sở, ban, ngành, UBND các huyện và các đơn vị rà soát hồ sơ tồn."
    assert [quote.endswith("rà soát hồ sơ tồn") for quote in quotes(words)] == [True]


@pytest.mark.parametrize("word", ["cán bộ", "cơ sở"])
def test_a_word_that_sounds_like_a_body_orders_nothing(quotes, word):
    assert quotes(f"Nhiều {word} đề nghị xem lại giá khám.") == []
