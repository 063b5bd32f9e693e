"""A task of a new plan is an open one gone on only where both name the same work."""

from dataclasses import replace

import pytest

from planner.model import Month, TaskStatus
from planner.outcomes import findings
from tests.planner.outcomes.conftest import JANUARY, planned, told


def gone_on(new, *old, results=()):
    """Return the UIDs of the open tasks that new ones go on from, and whether that is sure."""
    found = findings(results, [new], list(old), None).continuations
    return [(each.task.uid, each.is_sure) for each in found.values()]


@pytest.mark.parametrize(
    ("old", "new", "is_sure"),
    [
        ("Sửa chữa cống Bà Đá", "Sửa chữa cống Bà Đá", True),
        ("Sửa chữa cống Bà Đá", "Tiếp tục sửa chữa cống Bà Đá", True),
        ("Sửa chữa cống Bà Đá", "Hoàn thành việc sửa chữa cống Bà Đá trước ngày 20/02", True),
        ("Tổ chức giải cờ tướng chào mừng ngày 03/02", "Tổ chức giải cờ tướng", True),
        (
            "Hỗ trợ xây dựng nhà tình nghĩa cho cụ Tám thôn Đông Lĩnh",
            "Xây dựng nhà tình nghĩa cho cụ Tám thôn Đông Lĩnh",
            False,
        ),
        ("Nâng cấp trạm bơm đến 22 xã", "Tiếp tục nâng cấp trạm bơm đến các xã còn lại", True),
        ("Họp giao ban", "Họp giao ban", True),
    ],
)
def test_the_same_work_goes_on(old, new, is_sure):
    assert gone_on(planned(new, key="p"), planned(old)) == [("1", is_sure)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sửa chữa cống Bà Đá", "Sửa chữa cống Cây Gạo"),
        ("Mua sắm vật tư quý I", "Mua sắm vật tư quý II"),
        ("Lập hồ sơ mời thầu gói nạo vét kênh N2", "Tổ chức đấu thầu gói nạo vét kênh N2"),
        ("Lấy ý kiến đồ án phân khu số 3", "Trình phê duyệt đồ án phân khu số 3"),
        ("Thao giảng mừng ngày Phụ nữ 20/10", "Thao giảng mừng ngày Nhà giáo 20/11"),
        ("Kiểm tra bếp ăn", "Kiểm tra bếp ăn Trường Hoa Mai"),
        ("Tổ chức diễn tập", "Xây dựng kế hoạch tổ chức diễn tập"),
        ("Bàn giao nhà cho bà Lài", "Bàn giao nhà cho ông Bốn"),
    ],
)
def test_other_work_is_another_task(old, new):
    assert gone_on(planned(new, key="p"), planned(old)) == []


def test_equal_tasks_of_two_units_are_two():
    old = planned("Rà soát hồ sơ đất đai", assignee="Phòng Tư pháp")
    new = planned("Rà soát hồ sơ đất đai", key="p", assignee="Phòng Nông nghiệp")
    assert gone_on(new, old) == []
    assert gone_on(replace(new, assignee="Phòng Tư pháp"), old) == [("1", True)]


def test_who_leads_may_stand_in_the_title():
    work = "thăm, tặng quà hộ nghèo bản Lạn"
    title = f"Công đoàn chủ trì, phối hợp với Đoàn Thanh niên {work}"
    old = planned(title, assignee="Công đoàn", with_units=("Đoàn Thanh niên",))
    assert gone_on(planned(work, key="p"), old) == [("1", True)]


def test_only_an_open_task_goes_on():
    done = planned("Sửa chữa cống Bà Đá", status=TaskStatus.COMPLETED)
    assert gone_on(planned("Sửa chữa cống Bà Đá", key="p"), done) == []


def test_of_equal_tasks_the_newest_goes_on():
    old, newer = planned("Thống kê đàn trâu", "1"), planned("Thống kê đàn trâu", "2")
    newer = replace(newer, month=JANUARY.shifted(1))
    assert gone_on(planned("Thống kê đàn trâu", key="p", month=Month(2018, 3)), old, newer) == [
        ("2", True)
    ]


def test_one_task_goes_on_in_one_only():
    new = [planned("Sửa chữa cống Bà Đá", key=key) for key in ("p", "q")]
    found = findings([], new, [planned("Sửa chữa cống Bà Đá")], None).continuations
    assert list(found) == ["p"]


def test_what_is_told_as_done_is_planned_anew_next_time():
    old, new = planned("Thống kê đàn trâu"), planned("Thống kê đàn trâu", key="p")
    found = findings([told("Đã thống kê đàn trâu")], [new], [old], None)
    assert (len(found.tellings), found.continuations) == (1, {})


def test_what_the_plan_says_goes_on_is_not_told_as_done():
    old, new = planned("Sửa chữa cống Bà Đá"), planned("Tiếp tục sửa chữa cống Bà Đá", key="p")
    found = findings([told("Xã đã sửa chữa cống Bà Đá")], [new], [old], None)
    assert (found.tellings, list(found.continuations)) == ((), ["p"])


def test_what_is_under_way_is_told_and_goes_on():
    old, new = planned("Sửa chữa cống Bà Đá"), planned("Tiếp tục sửa chữa cống Bà Đá", key="p")
    found = findings([told("Việc sửa chữa cống Bà Đá đạt 30% khối lượng")], [new], [old], None)
    assert ([t.percent for t in found.tellings], list(found.continuations)) == ([30], ["p"])
