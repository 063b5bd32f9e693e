"""An invented office and its plan, for tests of the window."""

from datetime import UTC, date, datetime

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from planner.clock import Clock
from planner.model import DueFrom, Event, EventKind, Evidence, Month, Place, Span, Task
from planner.plan import Plan
from planner.store import Store

TODAY = date(2019, 4, 9)
APRIL = Month(2019, 4)
NOW = datetime(2019, 4, 9, 1, 30, tzinfo=UTC)
CLOCK = Clock(lambda: datetime.now().astimezone(), TODAY)
REPORT = "Trạm Khuyến nông Sông Cầu giao ban tháng 4 năm 2019"

MONTH_TASKS = (
    (
        (
            "Tiếp tục triển khai Kế hoạch số 12/KH-TKN ngày 20/3/2019 của Trạm về “Đưa giống lúa "
            "mới vào sản xuất, giảm phân bón hóa học trên địa bàn ba xã vùng bãi”"
        ),
        "Trồng trọt",
    ),
    (
        (
            "Công văn số 45/TKN-KT ngày 02/4/2019 của Trạm về “Tăng cường kiểm tra vật tư nông "
            "nghiệp tại các cửa hàng trên địa bàn huyện Sông Cầu năm 2019”"
        ),
        "Thanh tra",
    ),
    ("Thực hiện tốt một số nhiệm vụ trọng tâm về công tác cán bộ của Trạm", "Tổ chức"),
    (
        (
            "Hướng dẫn các hợp tác xã vệ sinh đồng ruộng, khơi thông kênh mương trước vụ mưa, bảo "
            "đảm tưới tiêu kịp thời"
        ),
        "Thủy lợi",
    ),
    ("Xây dựng kế hoạch tổ chức Ngày hội Nông sản sạch và hội thi tay nghề trồng nấm", "Chung"),
    (
        "Bảo đảm đủ giống và phân bón cho vụ hè thu, phối hợp các xã rà soát diện tích trồng mới",
        "Trồng trọt",
    ),
    ("Hoàn thiện sổ theo dõi dịch bệnh vật nuôi 2019", "Chăn nuôi"),
    ("Lập dự toán mua máy bơm di động năm 2019", "Kế toán"),
    (
        "Đặc biệt chú ý tiến độ lớp tập huấn trồng nấm, bảo đảm chất lượng và đủ số học viên",
        "Đào tạo",
    ),
)


def evidence(quote, start=0):
    sentence = f"{quote} trong tháng 4."
    return Evidence(
        "d" * 64, REPORT, Span(start, start + len(quote)), quote, sentence, Place(5, 4), "r"
    )


def month_task(number=0):
    summary, area = MONTH_TASKS[number]
    return Task(
        summary=summary,
        month=APRIL,
        area=area,
        assignee="Tổ Kỹ thuật",
        evidence=evidence(summary, number * 200),
    )


def dated_task(summary="Nộp báo cáo quý I", day=date(2019, 4, 12), **more):
    return Task(
        summary=summary,
        month=APRIL,
        due=day,
        due_from=DueFrom.TEXT,
        evidence=evidence(summary),
        **more,
    )


def meeting():
    return Event(
        summary="Giao ban Trạm Khuyến nông",
        kind=EventKind.MEETING,
        month=APRIL,
        start=datetime(2019, 4, 10, 8, 0),  # noqa: DTZ001 - Vietnamese clock time
        location="Phòng họp nhỏ",
    )


def fill(path, items):
    """Put items into a plan on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(path, now=NOW) as store:
        plan = Plan(store, store.write)
        for item in items:
            plan.add(item, NOW)


def uid_of(desk, summary):
    return next(item.uid for item in desk.plan.items() if item.summary == summary)


def stored(path):
    """Return the items that are on the disk."""
    with Store.open(path, now=NOW) as store:
        return store.items()


def commit(field, text):
    """Type Vietnamese as an input method does: composed first, then committed."""
    composed = QInputMethodEvent(text[-1:], [])
    QApplication.sendEvent(field, composed)
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(field, done)
