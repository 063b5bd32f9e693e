"""The next report in the review: what it tells of earlier plans stands apart, without a tick."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from planner.model import Month, Task, TaskStatus
from planner.results import completed_day, is_late, result
from planner.review import Mark
from tests.ui.office import TODAY
from ui.result_text import result_text
from ui.review import TABS
from ui.review_model import ReviewModel
from ui.review_rows import Tab, rows, summary

BEFORE = """TRẠM KHUYẾN NÔNG SÔNG CẦU

BÁO CÁO
Kết quả công tác tháng 3, nhiệm vụ tháng 4 năm 2019

II. NHIỆM VỤ THÁNG 4
- Mở lớp trồng nấm cho hội viên xã Bình Yên trước ngày 12/4/2019.
- Tu sửa chuồng trại thực nghiệm số 2.
- Kiểm kê giống lúa vụ xuân tại kho Gò Mít.
"""
AFTER = """TRẠM KHUYẾN NÔNG SÔNG CẦU

BÁO CÁO
Kết quả công tác tháng 4, nhiệm vụ tháng 5 năm 2019

I. KẾT QUẢ CÔNG TÁC THÁNG 4
- Trạm đã mở lớp trồng nấm cho hội viên xã Bình Yên với 40 người học.
- Việc tu sửa chuồng trại thực nghiệm số 2 mới đạt 30% khối lượng.

II. NHIỆM VỤ THÁNG 5
- Tiếp tục tu sửa chuồng trại thực nghiệm số 2.
- Gieo mạ vụ mùa.
"""
ONLY_RESULTS = AFTER.partition("II.")[0].replace(", nhiệm vụ tháng 5", "")
APRIL, MAY = Month(2019, 4), Month(2019, 5)


@pytest.fixture
def desk(open_desk, qtbot):
    """The window, with what the report before gave."""
    desk = open_desk()
    review(desk, qtbot, BEFORE)
    desk.reception.review_page.take_over()
    return desk


def review(desk, qtbot, text):
    desk.reception.read_text(text)
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    return desk.reception.review_page


def task(desk, words):
    (found,) = [i for i in desk.plan.items() if isinstance(i, Task) and words in i.summary]
    return found


def told(page):
    return [n for n, choice in enumerate(page.review.choices) if choice.is_told]


def lights(page):
    return page.report.extraSelections()


def open_tab(page, tab):
    page._tabs.setCurrentIndex(TABS.index(tab))


def test_a_report_that_tells_nothing_of_earlier_plans_has_no_such_tab(open_desk, qtbot):
    page = review(open_desk(), qtbot, BEFORE)
    assert not page._tabs.isTabVisible(TABS.index(Tab.EARLIER))


def test_tasks_of_earlier_plans_stand_under_a_tab_of_their_own(desk, qtbot, texts):
    page = review(desk, qtbot, AFTER)
    number = TABS.index(Tab.EARLIER)
    assert page._tabs.isTabVisible(number)
    assert page._tabs.tabText(number) == "Kế hoạch trước (3)"
    shown = {row.badge: row.detail for row in rows(page.review, Tab.EARLIER, texts)}
    assert "Báo cáo nói đang làm, được 30%: “Việc tu sửa" in shown["báo cáo nói"]
    assert shown["tiếp tục"].endswith(
        "Tiếp tục sang tháng 05/2019, cùng việc với “Tu sửa chuồng trại thực nghiệm số 2” "
        "của tháng 04/2019"
    )
    titles = [row.title for row in rows(page.review, Tab.TASKS, texts)]
    assert titles == ["Tiếp tục tu sửa chuồng trại thực nghiệm số 2", "Gieo mạ vụ mùa"]


def test_the_row_says_which_day_would_be_written_and_that_it_is_late(desk, qtbot, texts):
    page = review(desk, qtbot, AFTER)
    (row,) = [row for row in rows(page.review, Tab.EARLIER, texts) if "Mở lớp" in row.title]
    assert row.detail == (
        "Báo cáo nói đã xong: “Trạm đã mở lớp trồng nấm cho hội viên xã Bình Yên với 40 người học”"
        " · ghi hoàn thành ngày 30/04/2019 · sau hạn 12/04/2019"
    )
    assert row.mark is Mark.UNTICKED


def test_the_sentence_is_lit_and_its_row_points_at_it(desk, qtbot):
    page = review(desk, qtbot, AFTER)
    first = told(page)[0]
    page._select_choice(first)
    assert TABS[page._tabs.currentIndex()] is Tab.EARLIER
    span = page.report.current
    assert AFTER.strip()[span.start : span.end].startswith("Trạm đã mở lớp trồng nấm")
    other = page.review.choices[told(page)[1]].evidence.span
    lit = [(s.cursor.selectionStart(), s.cursor.selectionEnd()) for s in lights(page)]
    assert (other.start, other.end) in lit
    open_tab(page, Tab.PASSED)
    page.select_at(span.start + 3)
    assert page.items.current_row.choice == first


def test_nothing_is_done_without_a_tick(desk, qtbot):
    page = review(desk, qtbot, AFTER)
    page.take_over()
    assert task(desk, "Mở lớp").status is TaskStatus.NEEDS_ACTION
    going_on = task(desk, "tu sửa chuồng trại")
    assert (going_on.status, going_on.month) == (TaskStatus.NEEDS_ACTION, MAY)


def test_space_ticks_and_all_of_it_is_one_action_that_can_be_undone(desk, qtbot, texts):
    page = review(desk, qtbot, AFTER)
    for number in told(page):
        page._select_choice(number)
        qtbot.keyClick(page.items, Qt.Key.Key_Space)
    assert "ghi kết quả 2 trong 2 việc" in summary(page.review, texts)
    assert summary(page.review, texts).startswith("2 mục sẽ vào lịch")
    page.take_over()
    assert desk.window.status.told.text() == "Đã đưa 2 mục vào lịch, ghi kết quả 2 việc."
    assert task(desk, "Mở lớp").is_done
    going_on = task(desk, "tu sửa chuồng trại")
    assert (going_on.percent_complete, going_on.carried_from) == (30, (APRIL,))
    desk.session.undo()
    assert not task(desk, "Mở lớp").is_done
    assert task(desk, "Tu sửa chuồng trại").month == APRIL


def test_the_inspector_shows_what_the_report_said(desk, qtbot, texts):
    page = review(desk, qtbot, AFTER)
    page.toggle(told(page)[0])
    page.take_over()
    desk.session.open(task(desk, "Mở lớp").uid)
    said = [each.text() for each in desk.window.task_list.inspector.findChildren(QLabel)]
    assert said[said.index("Báo cáo sau") + 1].startswith("“Trạm đã mở lớp trồng nấm")


def test_the_sentence_that_told_is_shown_in_its_report_and_the_one_that_planned_in_its_own(
    desk, qtbot
):
    page = review(desk, qtbot, AFTER)
    page.toggle(told(page)[0])
    page.take_over()
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    desk.session.open(task(desk, "Mở lớp").uid)
    inspector = desk.window.task_list.inspector
    for words, lit in (("Xem kết quả", "đã mở lớp"), ("Xem trong báo cáo", "Mở lớp")):
        (button,) = (each for each in inspector.findChildren(QPushButton) if each.text() == words)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        report = desk.window.pages.currentWidget().report
        span = report.current
        assert report.toPlainText()[span.start : span.end].removeprefix("Trạm ").startswith(lit)
        qtbot.keyClick(report, Qt.Key.Key_Escape)
    desk.session.open(task(desk, "Gieo mạ").uid)
    assert all(
        each.text() != "Xem kết quả" or each.isHidden()
        for each in inspector.findChildren(QPushButton)
    )


def test_the_result_of_the_month_says_what_the_report_said(desk, qtbot, texts):
    page = review(desk, qtbot, AFTER)
    page.toggle(told(page)[0])
    page.take_over()
    done = task(desk, "Mở lớp")
    for note, said in (("", "đã mở lớp trồng nấm"), ("Học viên đều đạt", "Học viên đều đạt")):
        noted = replace(done, note=note)
        table = result_text(result([noted], APRIL, TODAY), texts).plain
        assert said in table


def test_a_task_of_an_earlier_plan_can_be_parted_but_what_is_told_cannot(desk, qtbot):
    page = review(desk, qtbot, AFTER)
    (number,) = [
        n for n, c in enumerate(page.review.choices) if c.comparison.known and not c.is_told
    ]
    page._select_choice(number)
    assert page._part.isVisible()
    page.part()
    page._select_choice(told(page)[0])
    assert not page._part.isVisible()
    page.take_over()
    assert task(desk, "Tu sửa chuồng trại").month == APRIL
    assert task(desk, "Tiếp tục tu sửa").month == MAY


def test_delete_does_not_drop_what_is_told(desk, qtbot):
    page = review(desk, qtbot, AFTER)
    number = told(page)[0]
    page._select_choice(number)
    page.toggle(number)
    page.drop()
    assert page.review.choices[number].mark is Mark.UNTICKED
    assert page.review.dropped == ()


def test_a_screen_reader_hears_what_a_tick_means(desk, qtbot, texts):
    page = review(desk, qtbot, AFTER)
    model = ReviewModel(texts)
    model.show_rows(rows(page.review, Tab.EARLIER, texts))
    spoken = [model.data(model.index(n), Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert [words.rsplit(", ", 1)[1] for words in spoken] == [
        "sẽ vào lịch",
        "chưa ghi kết quả",
        "chưa ghi kết quả",
    ]


def test_a_report_that_only_tells_results_is_reviewed_too(desk, qtbot):
    page = review(desk, qtbot, ONLY_RESULTS)
    assert page.review.draft.proposals == ()
    page.toggle(told(page)[0])
    assert page.take_over_button.isEnabled()
    page.take_over()
    assert task(desk, "Mở lớp").is_done


def test_the_day_is_corrected_in_the_form_beside_the_review(desk, qtbot, texts):
    page = review(desk, qtbot, AFTER)
    page._select_choice(told(page)[0])
    qtbot.keyClick(page.items, Qt.Key.Key_F2)
    editor = desk.sheets.editor
    assert editor.done.isVisible()
    assert editor.done.text() == "30/04/2019"
    editor.done.setText("11/4")
    editor.save()
    (row,) = [row for row in rows(page.review, Tab.EARLIER, texts) if "Mở lớp" in row.title]
    assert (row.mark, row.detail.rpartition(" · ")[2]) == (
        Mark.TICKED,
        "ghi hoàn thành ngày 11/04/2019",
    )
    page.take_over()
    done = task(desk, "Mở lớp")
    assert (completed_day(done), is_late(done)) == (date(2019, 4, 11), False)
    assert done.evidence.quote.startswith("Mở lớp trồng nấm")


def test_the_form_of_an_open_task_asks_for_no_day_on_which_it_was_done(desk):
    desk.sheets.open_item(task(desk, "Mở lớp").uid)
    assert not desk.sheets.editor.done.isVisible()
