"""Which way a sentence looks decides whether its clauses are tasks."""

import pytest

from planner.model import Task


def tasks(draft):
    return [p.item.evidence.quote for p in draft.proposals if isinstance(p.item, Task)]


@pytest.mark.parametrize(
    "words",
    [
        "Trong tháng 01/2018, Chi bộ lãnh đạo cơ quan: kiểm tra 12 trạm bơm; bàn giao kho số 3.",
        "Đánh giá kết quả tháng 01: hoàn thành kiểm kê; nộp lưu 40 mét hồ sơ.",
        "Tháng qua, Phòng Kinh tế kiểm tra chợ; xử lý 5 vụ vi phạm.",
        "Tại hội nghị, các đại biểu nghe báo cáo, thảo luận phương hướng, nhiệm vụ tháng 02/2018.",
        "Dự hội nghị có đồng chí Lê Văn Minh. Đồng chí Trần Lan chủ trì hội nghị.",
    ],
)
def test_what_looks_back_or_sets_the_scene_gives_no_task(read_text, words):
    assert tasks(read_text(f"Chi bộ họp thường kỳ tháng 02/2018\n\n{words}")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Về phương hướng, nhiệm vụ tháng 02/2018: kiểm tra 12 trạm bơm.",
        "Bước sang tháng 02/2018, Chi bộ tập trung kiểm tra 12 trạm bơm.",
        "Trong thời gian tới, cơ quan tiếp tục kiểm tra 12 trạm bơm.",
        "Kết luận hội nghị, đồng chí Trần Lan yêu cầu Đội Thủy nông kiểm tra 12 trạm bơm.",
        "Nhiệm vụ tháng 02/2018 gồm kiểm tra 12 trạm bơm.",
        "Các xã phải kiểm tra 12 trạm bơm trước ngày 20/02/2018.",
    ],
)
def test_what_looks_ahead_gives_its_task(read_text, words):
    found = tasks(read_text(f"Chi bộ họp thường kỳ tháng 02/2018\n\n{words}"))
    assert len(found) == 1
    assert "kiểm tra 12 trạm bơm" in found[0]


def test_swapped_parts_change_sides(read_text):
    past = "Trong tháng 01/2018, Chi bộ đã {}."
    plan = "Nhiệm vụ tháng 02/2018: {}."
    a, b = "sửa chữa cống số 4", "trồng 300 cây bàng"
    head = "Chi bộ họp thường kỳ tháng 02/2018\n\n"
    assert tasks(read_text(head + past.format(a) + "\n\n" + plan.format(b))) == [b]
    assert tasks(read_text(head + past.format(b) + "\n\n" + plan.format(a))) == [a]


def test_headings_turn_the_reader(read_text):
    draft = read_text(
        "A. KẾT QUẢ CÔNG TÁC THÁNG 01/2018\n1. Kinh tế\n- Kiểm tra 3 chợ.\n"
        "B. NHIỆM VỤ TRỌNG TÂM THÁNG 02/2018\n1. Công tác văn hóa\n- Treo 40 băng rôn.\n"
        "2. Giao Phòng Nội vụ\n- Lập danh sách khen thưởng.\n"
    )
    found = [p.item for p in draft.proposals]
    assert [(t.evidence.quote, t.area, t.assignee) for t in found] == [
        ("Treo 40 băng rôn", "văn hóa", None),
        ("Lập danh sách khen thưởng", None, "Phòng Nội vụ"),
    ]


@pytest.mark.parametrize("bullet", ["- ", "+ ", "• ", "1. ", "a) ", "(1) ", "– "])
def test_bullets_of_any_kind_change_nothing(read_text, bullet):
    draft = read_text(
        f"Chi bộ họp\n\nNhiệm vụ tháng 02/2018:\n"
        f"{bullet}Sửa chữa cống số 4;\n{bullet}Trồng 300 cây bàng."
    )
    assert tasks(draft) == ["Sửa chữa cống số 4", "Trồng 300 cây bàng"]


def test_what_was_handed_over_is_a_result_and_no_agenda(read_text):
    draft = read_text(
        "Phòng Tài chính họp giao ban tháng 02/2018\n\nKết quả tháng 01:\n"
        "- Đã rà soát xong hồ sơ tài sản công, bàn giao 14 cơ sở nhà đất.\n"
        "- Đã thu hồi 3 thửa đất.\n\nNhiệm vụ tháng 02:\n- Kiểm kê kho số 2."
    )
    assert [each.quote for each in draft.results] == [
        "Đã rà soát xong hồ sơ tài sản công, bàn giao 14 cơ sở nhà đất",
        "Đã thu hồi 3 thửa đất",
    ]
    assert all(draft.document.quote(each.span) == each.sentence for each in draft.results)
    assert [(each.place.paragraph, each.place.sentence) for each in draft.results] == [
        (3, 1),
        (4, 1),
    ]
