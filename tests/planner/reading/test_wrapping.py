"""Lines that end inside sentences: at the width of a page, or wherever a source broke them."""

import pytest

from planner.model import Task
from planner.reading.wrapping import unwrapped

BROKEN = (
    "VI. TỔ\nCHỨC THỰC HIỆN\n\n1.\nTrạm Y tế:\n\n- Phối hợp với lực lượng\nquân đội phun thuốc.\n\n"
    "- Tăng cường năng lực giám\nsát dịch bệnh, nâng cao khả năng đáp ứng của các thôn.\n\n"
    "- Xử lý các điểm nước tù\nđọng trong 24 giờ sau khi nước rút.\n\n"
    "- Tổ chức thu gom, vận\nchuyển và xử lý rác thải.\n"
)


def test_a_page_of_broken_sentences_is_read_as_sentences():
    assert unwrapped(BROKEN).split("\n\n") == [
        "VI. TỔ CHỨC THỰC HIỆN",
        "1. Trạm Y tế:",
        "- Phối hợp với lực lượng quân đội phun thuốc.",
        "- Tăng cường năng lực giám sát dịch bệnh, nâng cao khả năng đáp ứng của các thôn.",
        "- Xử lý các điểm nước tù đọng trong 24 giờ sau khi nước rút.",
        "- Tổ chức thu gom, vận chuyển và xử lý rác thải.\n",
    ]


def test_offsets_stay_and_tasks_are_whole(read_text):
    assert len(unwrapped(BROKEN)) == len(BROKEN)
    draft = read_text(f"KẾ HOẠCH CÔNG TÁC THÁNG 3/2018\n\n{BROKEN}")
    found = [p.item for p in draft.proposals if isinstance(p.item, Task)]
    assert [task.assignee for task in found] == ["Trạm Y tế"] * len(found)
    assert "Xử lý các điểm nước tù đọng trong 24 giờ sau khi nước rút" in [
        task.summary for task in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Việc tuần này:\n\nnộp báo cáo\nkiểm tra chợ\n\nsửa cầu\n\nhọp thôn\n",
        BROKEN.replace("\n\n", "\n"),
        "nộp báo cáo\nkiểm tra chợ\nsửa cầu\nhọp thôn\ndọn chợ\ntrồng cây\n",
        BROKEN + "\n".join(["- Nộp báo cáo", "- Sửa cầu", "- Dọn chợ"] * 4) + "\n",
        "- Nộp báo cáo\n- Sửa cầu\n\n- Họp thôn\n\n- Dọn chợ\n\n- Nạo vét\n\n- Trồng cây\n",
    ],
)
def test_lists_without_bullets_and_lines_of_their_own_stay(text):
    assert unwrapped(text) == text
