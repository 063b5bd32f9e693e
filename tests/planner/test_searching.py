"""Search finds what a person means without typing accents."""

from datetime import date

import pytest

from planner.model import Event, Task
from planner.searching import folded, holds

ITEM = Task(
    summary="Hoàn thiện kế hoạch chứng thư số",
    area="Công nghệ thông tin",
    assignee="Văn phòng Đảng ủy",
    note="đã gửi dự thảo",
)


@pytest.mark.parametrize(
    "words",
    ["chung thu so", "CHỨNG THƯ", "so chung", "dang uy", "cong nghe dang", "du thao", "", "Đảng"],
)
def test_words_are_found_without_accents_in_any_order(words):
    assert holds(ITEM, words)


@pytest.mark.parametrize("words", ["chung thu so moi", "huyen", "dangg", "chứng thử", "đáng"])
def test_a_word_that_is_not_there_is_not_found(words):
    assert not holds(ITEM, words)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Hoàn thiện hồ sơ", "ho so"),
        ("Hoàn thiện hồ sơ", "ho s"),
        ("HỒ SƠ cán bộ", "hồ sơ"),
        ("Hồ sơ cán bộ", "hô"),
        ("Đường bộ", "đuo"),
        ("Nghiệm thu", "nghiê"),
        ("Thuỷ lợi", "thủy lợi"),
        ("Thủy lợi", "thuỷ"),
        ("Hoa\u0300 Bi\u0300nh", "hòa b"),
        ("Tờ trình 35/TTr-UBND", "ubnd"),
        ("Học NQ35", "nq 35"),
        ("Họp 8h30 (Hội trường)", "8 hoi truong"),
    ],
)
def test_the_marks_and_beginnings_that_were_typed_are_found(title, words):
    assert holds(Task(summary=title), words)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Phòng Nội vụ, cơ sở", "ho so"),
        ("Họp tại cơ sở", "ho so"),
        ("Hộ số 5", "hồ sơ"),
        ("Hoàn thiện ho so", "hồ sơ"),
        ("Dương lịch", "đuo"),
        ("Chiên, chiêm", "chiến"),
        ("Bàn về đề án", "ấ"),
        ("Bến 170 phương tiện", "17 ben"),
        ("Bến 217", "17"),
    ],
)
def test_what_only_looks_alike_inside_a_word_is_not_found(title, words):
    assert not holds(Task(summary=title), words)


def test_a_place_can_be_searched():
    event = Event(summary="Họp", start=date(2019, 4, 1), location="Hội trường tầng 2")
    assert holds(event, "hoi truong")


def test_folding_does_not_care_how_letters_are_composed():
    assert folded("e\u0302\u0301") == folded("ế") == "e"


def test_a_change_of_this_session_is_found_before_it_is_on_the_disk(plan, now, shelf):
    plan.add(Task(summary="Rà soát đê điều", uid="1"), now)
    shelf.kept.clear()
    assert [item.uid for item in plan.find("de dieu")] == ["1"]
    assert plan.find("ho chua") == []
