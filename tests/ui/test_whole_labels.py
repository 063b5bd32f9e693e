"""No line of a title is cut in the details or in the line of notes, however long the title is."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.office import NOW, dated_task, meeting, uid_of

SYLLABLES = (
    *("Trạm", "Y", "tế", "xã", "tổ", "chức", "tiêm", "nhắc", "vắc", "xin", "sởi", "cho", "trẻ"),
    *("dưới", "5", "tuổi", "trong", "hai", "ngày"),
)
LENGTHS = [*range(4, 48), *range(47, 3, -1)]


def titled(count):
    return " ".join((SYLLABLES * 3)[:count])


def cut(widget):
    """Return the labels whose lines need more room than they have."""
    return [
        (label.text(), label.height(), label.heightForWidth(label.width()))
        for label in widget.findChildren(QLabel)
        if label.isVisible() and label.height() < label.heightForWidth(label.width())
    ]


def test_in_the_details_of_a_task(open_desk):
    desk = open_desk(*(dated_task(titled(count)) for count in set(LENGTHS)))
    for count in LENGTHS:
        desk.session.choose(uid_of(desk, titled(count)))
        QApplication.processEvents()
        assert not cut(desk.window.task_list.inspector), count


def test_in_the_details_of_an_event_with_its_task(open_desk):
    items = []
    for count in set(LENGTHS):
        task = replace(dated_task(titled(count), date(2019, 4, 10)), uid=f"t{count}")
        items += [task, replace(meeting(), uid=f"e{count}", task=f"t{count}")]
    desk = open_desk(*items)
    for count in LENGTHS:
        desk.session.choose(f"e{count}")
        QApplication.processEvents()
        assert not cut(desk.window.task_list.inspector), count


def test_in_the_line_of_notes(open_desk, qtbot):
    desk = open_desk(*(dated_task(titled(count)) for count in set(LENGTHS)))
    for count in LENGTHS:
        desk.session.choose(uid_of(desk, titled(count)))
        desk.window.task_list.view.setFocus()
        qtbot.keyClick(desk.window.task_list.view, Qt.Key.Key_X)
        assert not cut(desk.noting.bar), count
        qtbot.keyClick(desk.noting.bar.line, Qt.Key.Key_Escape)


def test_in_the_details_of_the_first_items_of_a_plan(open_desk):
    desk = open_desk()
    for count in LENGTHS[::4]:
        task = replace(dated_task(titled(count)), area="Trồng trọt", assignee="Tổ Kỹ thuật")
        desk.plan.add(task, NOW)
        desk.session.choose(uid_of(desk, titled(count)))
        QApplication.processEvents()
        assert not cut(desk.window.task_list.inspector), count
        desk.plan.undo(NOW)
