"""A month as full as that of a real office: 27 items, two crowded days, long titles, invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from planner.model import Event, EventKind, Item, Month, Task, TaskStatus

NOVEMBER = Month(2018, 11)
TODAY = date(2018, 11, 8)

LONGEST = (
    "Góp ý dự thảo phương án sắp xếp bến cá, đường vào kho lạnh và bãi neo đậu tránh bão trên "
    "địa bàn huyện Cửa Lạch giai đoạn tới"
)
MEETINGS = [
    ("2018-11-06T08:00", "Chi bộ Phòng Thủy sản họp thường kỳ tháng 11"),
    ("2018-11-06T10:30", "Gặp gỡ thường kỳ các hợp tác xã vùng ven biển"),
    ("2018-11-06T14:00", "Giao ban các trạm cửa sông"),
    (
        "2018-11-06T15:30",
        LONGEST,
    ),
    ("2018-11-06T17:00", "Trình Thường trực Huyện ủy phương án sắp xếp các bến cá nhỏ"),
    ("2018-11-12T08:00", "Giao ban đội tàu kiểm ngư"),
    ("2018-11-12T09:00", "Tiếp ngư dân định kỳ"),
    ("2018-11-21T08:00", "Thăm hỏi gia đình thuyền viên gặp nạn"),
    (
        "2018-11-23T08:00",
        "Bàn cách tổ chức Ngày hội Nghề cá và Cuộc thi đan lưới huyện Cửa Lạch năm 2018",
    ),
]
NAMED_DAYS = [
    (3, "45 năm Ngày mở cảng cá Cửa Lạch đầu tiên (3/11/1973 - 3/11/2018)"),
    (6, "Ngày Biển sạch"),
    (27, "Ngày truyền thống kiểm ngư (27/11)"),
]
FESTIVALS = [
    (8, "Lễ cúng tổ nghề lưới (mồng 1 tháng Mười)"),
    (28, "Hội bơi chải làng Vạn"),
]
LASTING = [
    (
        5,
        15,
        EventKind.OTHER,
        "Vận động các chủ tàu ký cam kết không khai thác ở vùng cấm, giữ biển sạch",
    ),
    (
        7,
        13,
        EventKind.OTHER,
        "Kiểm tra phao cứu sinh, bộ đàm và hồ sơ của tàu cá trước mùa gió chướng cuối năm nay",
    ),
    (14, 20, EventKind.HOLIDAY, "Nghỉ phép tập thể của đội tàu"),
    (14, 20, EventKind.OTHER, "Trực bến thay đội tàu nghỉ phép"),
]
TASKS = [
    (12, TaskStatus.NEEDS_ACTION, "Hoàn thành kế hoạch cấp biển số tàu nhỏ"),
    (12, TaskStatus.IN_PROCESS, "Hoàn thành kế hoạch lắp máy định vị cho tàu xa bờ"),
    (12, TaskStatus.NEEDS_ACTION, "Báo cáo kết quả kiểm tra phao cứu sinh trước mùa gió"),
    (6, TaskStatus.COMPLETED, "Theo dõi, nhắc nhở các bến thực hiện nội quy và gửi số liệu tuần"),
    (28, TaskStatus.NEEDS_ACTION, "Xây dựng chương trình Ngày hội Nghề cá của huyện"),
    (28, TaskStatus.NEEDS_ACTION, "Xây dựng thể lệ Cuộc thi đan lưới huyện Cửa Lạch 2018"),
    (28, TaskStatus.NEEDS_ACTION, "Tiếp tục thực hiện Quy chế số 12 về phối hợp trực ban ở bến"),
    (
        28,
        TaskStatus.NEEDS_ACTION,
        "Siết chặt giờ giấc, tác phong trực ban theo Thông báo số 31 của Phòng",
    ),
]


def busy_month() -> list[Item]:
    """Return the 27 items."""
    return [*_meetings(), *_days(), *_lasting(), *_tasks()]


def _meetings() -> list[Item]:
    return [
        Event(
            uid=f"m{n}",
            summary=summary,
            kind=EventKind.MEETING,
            start=datetime.fromisoformat(start),
            end=datetime.fromisoformat(start) + timedelta(hours=1),
        )
        for n, (start, summary) in enumerate(MEETINGS)
    ]


def _days() -> list[Item]:
    named = [(day, EventKind.COMMEMORATION, summary) for day, summary in NAMED_DAYS]
    feasts = [(day, EventKind.FESTIVAL, summary) for day, summary in FESTIVALS]
    last = (31, EventKind.FESTIVAL, "Lễ cầu ngư đền Bà Chúa Lạch (24 tháng Mười)")
    return [
        Event(
            uid=f"d{n}",
            summary=summary,
            kind=kind,
            start=date(2018, 10, 31) + timedelta(day),
            end=date(2018, 11, 1) + timedelta(day),
        )
        for n, (day, kind, summary) in enumerate([*named, *feasts, last])
    ]


def _lasting() -> list[Item]:
    return [
        Event(
            uid=f"l{n}",
            summary=summary,
            kind=kind,
            start=date(2018, 11, first),
            end=date(2018, 11, last) + timedelta(1),
        )
        for n, (first, last, kind, summary) in enumerate(LASTING)
    ]


def _tasks() -> list[Item]:
    return [
        Task(
            uid=f"t{n}",
            summary=summary,
            month=NOVEMBER,
            due=date(2018, 11, day),
            status=status,
            percent_complete=40 if status is TaskStatus.IN_PROCESS else 0,
        )
        for n, (day, status, summary) in enumerate(TASKS)
    ]
