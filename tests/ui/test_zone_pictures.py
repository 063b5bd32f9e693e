"""The zones of the window in pictures: both sizes, both looks.

Redraw with REDRAW=1. The data are invented; the review's draft is made here, so that a better
reader changes no picture.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from PySide6.QtWidgets import QApplication

from planner.model import (
    Confidence,
    Document,
    Draft,
    Event,
    EventKind,
    Evidence,
    Head,
    Passed,
    PassReason,
    Place,
    Problem,
    ProblemKind,
    Proposal,
    Span,
    Task,
    TaskStatus,
)
from tests.ui.busy_month import NOVEMBER, busy_month
from tests.ui.office import APRIL, TODAY, dated_task, meeting, month_task
from tests.ui.pictures import assert_looks_like
from ui import style

LOOKS = [
    ("1366", (1366, 768), "light"),
    ("1366", (1366, 768), "dark"),
    ("1920", (1920, 1080), "light"),
    ("1920", (1920, 1080), "dark"),
]
looks_of_every_size = pytest.mark.parametrize(("name", "size", "scheme"), LOOKS)

TEXT = """TRẠM KHUYẾN NÔNG SÔNG CẦU

Kết luận giao ban tháng 4 năm 2019

Sáng 08/4/2019, Trạm họp giao ban theo Công văn số 45/TKN-KT ngày 02/4/2019. Trong tháng 3, \
Trạm đã cấp giống cho ba xã vùng bãi.

Phương hướng tháng 4: Tổ Kỹ thuật mở lớp tập huấn trồng nấm, xong trước ngày 12/4. Tổ Vật tư \
kiểm kê giống lúa vụ xuân. Họp tổng kết vụ đông lúc 8 giờ ngày 18/4 tại Phòng họp nhỏ. Mua hai \
máy bơm di động trước ngày 31/4. Lễ hội đền Thượng diễn ra trong tháng Ba âm lịch.

Các tổ chủ động phối hợp với các xã rà soát diện tích trồng mới, báo cáo Trạm cuối tháng.
"""


@pytest.fixture
def drawn(open_desk, qapp):
    """Return a function that opens a window in a look, does something, and takes its picture."""

    def draw(size, scheme, act, *items):
        style.apply(qapp, scheme, shipped_font=True)
        desk = open_desk(*items, size=size)
        widget = act(desk)
        QApplication.processEvents()
        return widget.grab().toImage()

    return draw


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def evidence(words):
    return Evidence("d", "Giao ban tháng 4", span(words), words, words, Place(4, 1), "r")


def draft():
    lesson, count = "mở lớp tập huấn trồng nấm", "kiểm kê giống lúa vụ xuân"
    pumps, fields = "Mua hai máy bơm di động", "rà soát diện tích trồng mới"
    closing, feast = "Họp tổng kết vụ đông", "Lễ hội đền Thượng"
    task, event, sure = Task, Event, Confidence.SURE
    proposals = (
        _proposal(task, lesson, sure, due=date(2019, 4, 12), assignee="Tổ Kỹ thuật"),
        _proposal(task, count, sure, assignee="Tổ Vật tư"),
        _proposal(
            event,
            closing,
            sure,
            kind=EventKind.MEETING,
            start=datetime(2019, 4, 18, 8),  # noqa: DTZ001 - Vietnamese clock time
            location="Phòng họp nhỏ",
        ),
        _proposal(task, pumps, Confidence.DOUBTFUL, due_text="trước ngày 31/4"),
        _proposal(event, feast, Confidence.DOUBTFUL, kind=EventKind.FESTIVAL),
        _proposal(task, fields, Confidence.INFERRED, due=date(2019, 4, 30), assignee="Các tổ"),
    )
    return Draft(
        Document("giao-ban.docx", TEXT, sha256(TEXT.encode()).hexdigest()),
        Head("Giao ban tháng 4 năm 2019", period=APRIL, organisation="Trạm Khuyến nông Sông Cầu"),
        proposals,
        passed=(Passed(span("02/4/2019"), PassReason.CITED),),
        problems=(Problem(ProblemKind.IMPOSSIBLE_DATE, span("31/4"), (("words", "31/4"),)),),
    )


def _proposal(noun, words, confidence, **more):
    made = noun(summary=words, key=f"r/{words}", month=APRIL, evidence=evidence(words), **more)
    return Proposal(made, confidence)


@looks_of_every_size
def test_the_list_looks_as_it_should(drawn, name, size, scheme):
    def act(desk):
        desk.session.show_month(NOVEMBER)
        return desk.window.side

    undated = [replace(month_task(number), month=NOVEMBER) for number in (0, 3)]
    image = drawn(size, scheme, act, *busy_month(), *undated)
    assert_looks_like(image, f"side_{name}_{scheme}")


@looks_of_every_size
def test_the_details_of_an_item_look_as_they_should(drawn, name, size, scheme):
    def act(desk):
        task = next(item for item in desk.plan.items() if item.summary == "Nộp báo cáo quý I")
        desk.session.choose(task.uid)
        return desk.window.side

    late = dated_task("Trả lời công văn về giống lúa", date(2019, 4, 2))
    image = drawn(size, scheme, act, late, dated_task(), meeting(), month_task(1), month_task(6))
    assert_looks_like(image, f"details_{name}_{scheme}")


@looks_of_every_size
def test_the_review_looks_as_it_should(drawn, name, size, scheme):
    def act(desk):
        desk.reception.show_review(draft())
        return desk.reception.review_page

    assert_looks_like(drawn(size, scheme, act, meeting()), f"review_{name}_{scheme}")


@looks_of_every_size
def test_the_export_sheet_looks_as_it_should(drawn, name, size, scheme):
    def act(desk):
        desk.exporting.ask()
        return desk.window.side

    image = drawn(size, scheme, act, dated_task(), meeting(), month_task())
    assert_looks_like(image, f"export_{name}_{scheme}")


@looks_of_every_size
def test_the_editor_looks_as_it_should(drawn, name, size, scheme):
    def act(desk):
        task = desk.plan.items()[0]
        desk.sheets.open_item(task.uid)
        desk.window.setFocus()  # a blinking cursor is in no two pictures at the same place
        return desk.window.side

    task = dated_task(assignee="Tổ Kỹ thuật", area="Trồng trọt", note="gửi qua trục liên thông")
    assert_looks_like(drawn(size, scheme, act, task), f"editor_{name}_{scheme}")


@looks_of_every_size
def test_the_first_run_looks_as_it_should(drawn, name, size, scheme):
    assert_looks_like(drawn(size, scheme, lambda desk: desk.window), f"first_run_{name}_{scheme}")


@looks_of_every_size
def test_the_whole_window_looks_as_it_should(drawn, name, size, scheme):
    def act(desk):
        desk.session.show_month(NOVEMBER)
        desk.session.choose_day(date(2018, 11, 12))
        desk.reminding.remind()
        return desk.window

    undated = [replace(month_task(number), month=NOVEMBER) for number in (0, 3)]
    image = drawn(size, scheme, act, *busy_month(), *undated, dated_task("Nộp báo cáo", TODAY))
    assert_looks_like(image, f"window_{name}_{scheme}")


SMALL = pytest.mark.parametrize(("name", "size", "scheme"), LOOKS[:2])


@SMALL
@pytest.mark.parametrize("sheet", ["settings", "keys"])
def test_the_other_sheets_look_as_they_should(drawn, name, size, scheme, sheet):
    def act(desk):
        {"settings": desk.choosing.show, "keys": desk.sheets.open_keys}[sheet]()
        desk.window.setFocus()
        return desk.window.side

    assert_looks_like(drawn(size, scheme, act, dated_task()), f"{sheet}_{name}_{scheme}")


@SMALL
def test_the_result_looks_as_it_should(drawn, name, size, scheme):
    def act(desk):
        desk.closing.show()
        return desk.window

    done = replace(
        dated_task("Kiểm kê giống", date(2019, 4, 8)),
        status=TaskStatus.COMPLETED,
        completed=datetime(2019, 4, 5, tzinfo=UTC),
        note="Đủ giống cho vụ hè thu",
    )
    started = replace(month_task(), status=TaskStatus.IN_PROCESS, percent_complete=40)
    late, dropped = dated_task("Trả phiếu", date(2019, 4, 2)), month_task(2)
    dropped = replace(dropped, status=TaskStatus.CANCELLED, note="Chuyển cấp trên")
    image = drawn(size, scheme, act, done, started, late, dropped, month_task(1))
    assert_looks_like(image, f"result_{name}_{scheme}")


@SMALL
def test_quick_add_looks_as_it_should(drawn, name, size, scheme):
    def act(desk):
        desk.sheets.jot()
        desk.sheets.jot_bar.line.setText("họp chi bộ thứ 6")
        desk.window.setFocus()
        return desk.window

    assert_looks_like(drawn(size, scheme, act, dated_task(), meeting()), f"jot_{name}_{scheme}")


@SMALL
def test_an_empty_month_looks_as_it_should(drawn, name, size, scheme):
    def act(desk):
        desk.session.show_next()
        return desk.window.side

    done = replace(month_task(), status=TaskStatus.COMPLETED)
    assert_looks_like(drawn(size, scheme, act, done), f"empty_{name}_{scheme}")
