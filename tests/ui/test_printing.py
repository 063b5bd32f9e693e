"""The ways to paper: asked where, written whole, told; previewed in the person's language."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

import resources
from planner.filtering import Filter
from planner.model import Document, Head, TaskStatus
from planner.reading.formats.docx import read
from planner.settings import Settings
from tests.ui.office import APRIL, CLOCK, NOW, dated_task, fill, meeting, month_task, uid_of
from ui.printing import organisation, write_month

CTRL = Qt.KeyboardModifier.ControlModifier
AGAIN = CTRL | Qt.KeyboardModifier.ShiftModifier
OFFICE = "Trạm Khuyến nông Sông Cầu"


@pytest.fixture
def desk(open_desk, tmp_path):
    made = open_desk(dated_task(), meeting(), month_task())
    made.exporting.folder = tmp_path
    return made


@pytest.fixture
def answer(monkeypatch):
    """Answer the system's question for a place; returns what was asked."""
    asked = []

    def answer(path, kind=""):
        def take(_parent, title, proposed, kinds):
            asked.append((title, proposed, kinds.split(";;")))
            return str(path or ""), next((each for each in kinds.split(";;") if kind in each), "")

        monkeypatch.setattr(QFileDialog, "getSaveFileName", take)
        return asked

    return answer


def pdf_text(path):
    document = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(p.get_textpage().get_text_range() for p in document).split())


def keep_report(desk, **head):
    text = "Giao ban tháng 4"
    document = Document("r.txt", text, sha256(repr(head).encode()).hexdigest())
    desk.store.keep(document, Head(title=text, **head), None, NOW)


# --------------------------------------------------------------------------------------------- pdf


def test_the_month_becomes_a_pdf_with_two_keys(desk, qtbot, answer, tmp_path):
    asked = answer(tmp_path / "in" / "thang-4.pdf")
    (tmp_path / "in").mkdir()
    qtbot.keyClick(desk.window, Qt.Key.Key_P, AGAIN)
    assert asked[0][1] == str(tmp_path / "lich-2019-04.pdf")
    said = pdf_text(tmp_path / "in" / "thang-4.pdf")
    assert "Nộp báo cáo quý I" in said
    assert month_task().summary in said
    assert "thang-4.pdf" in desk.window.messages.words
    assert [way.text() for way in desk.window.messages.ways] == ["Mở tệp", "Mở thư mục"]
    assert desk.exporting.folder == tmp_path / "in"


def test_the_month_is_printed_as_it_is_shown_and_says_what_is_left_out(
    desk, qtbot, answer, tmp_path
):
    answer(tmp_path / "loc.pdf")
    desk.session.choose(uid_of(desk, "Nộp báo cáo quý I"))
    desk.session.toggle()
    desk.session.hide_done()
    desk.session.show_only(Filter(assignee="Tổ Kỹ thuật"))
    qtbot.keyClick(desk.window, Qt.Key.Key_P, AGAIN)
    said = pdf_text(tmp_path / "loc.pdf")
    assert month_task().summary in said
    assert "Giao ban Trạm Khuyến nông" not in said
    assert "Nộp báo cáo quý I" not in said
    assert "Đang lọc · Chủ trì: Tổ Kỹ thuật · không kể việc đã xong" in said


def test_a_month_of_which_nothing_is_left_out_speaks_of_no_filter(desk, qtbot, answer, tmp_path):
    answer(tmp_path / "ca.pdf")
    qtbot.keyClick(desk.window, Qt.Key.Key_P, AGAIN)
    assert "Đang lọc" not in pdf_text(tmp_path / "ca.pdf")


def test_who_changes_his_mind_gets_no_file(desk, qtbot, answer, tmp_path):
    answer(None)
    qtbot.keyClick(desk.window, Qt.Key.Key_P, AGAIN)
    qtbot.keyClick(desk.window, Qt.Key.Key_D, AGAIN)
    assert not list(tmp_path.glob("*.pdf")) + list(tmp_path.glob("*.docx"))
    assert desk.window.messages.words == ""


def test_a_place_that_cannot_be_written_is_told(desk, qtbot, answer, tmp_path):
    answer(tmp_path / "nowhere" / "x.pdf")
    qtbot.keyClick(desk.window, Qt.Key.Key_P, AGAIN)
    assert "x.pdf" in desk.window.messages.words
    assert desk.window.messages.property("kind") == "grave"


def test_a_month_is_printed_without_a_window(tmp_path, looks):
    fill(tmp_path / "data" / "plan.sqlite", [dated_task(), month_task()])
    output = tmp_path / "m.pdf"
    assert write_month(APRIL, output, data=tmp_path / "data", clock=CLOCK) == 0
    assert "Nộp báo cáo quý I" in pdf_text(output)


def test_paper_says_how_far_a_task_is_as_the_list_does(tmp_path, looks):
    fill(tmp_path / "data" / "plan.sqlite", [replace(month_task(), status=TaskStatus.IN_PROCESS)])
    output = tmp_path / "m.pdf"
    assert write_month(APRIL, output, data=tmp_path / "data", clock=CLOCK) == 0
    assert "đang thực hiện" in pdf_text(output)


def test_a_month_that_cannot_be_written_costs_status_1(tmp_path, looks, capsys):
    output = tmp_path / "nowhere" / "m.pdf"
    assert write_month(APRIL, output, data=tmp_path, clock=CLOCK) == 1
    assert "m.pdf" in capsys.readouterr().err


# --------------------------------------------------------------------------------------- programme


@pytest.mark.parametrize(
    ("kind", "head"),
    [("Nhà nước", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Đảng", "ĐẢNG CỘNG SẢN VIỆT NAM")],
)
def test_the_programme_is_written_in_the_form_that_is_chosen(
    desk, qtbot, answer, tmp_path, kind, head
):
    keep_report(desk, organisation=OFFICE, period=APRIL)
    answer(tmp_path / "ct.docx", kind)
    qtbot.keyClick(desk.window, Qt.Key.Key_D, AGAIN)
    said = read((tmp_path / "ct.docx").read_bytes()).text
    assert head in said
    assert OFFICE.upper() in said
    assert "Thứ Tư 10/04 08:00\tGiao ban Trạm Khuyến nông\t\t\tPhòng họp nhỏ" in said
    assert f"Trong tháng\t{month_task().summary}\tTổ Kỹ thuật" in said
    assert "ct.docx: 3 dòng" in desk.window.messages.words


def test_the_programme_is_that_of_the_whole_month_and_says_so_where_a_filter_is_on(
    desk, qtbot, answer, tmp_path
):
    answer(tmp_path / "ct.docx", "Nhà nước")
    desk.session.show_only(Filter(assignee="Tổ Kỹ thuật"))
    qtbot.keyClick(desk.window, Qt.Key.Key_D, AGAIN)
    assert "Giao ban Trạm Khuyến nông" in read((tmp_path / "ct.docx").read_bytes()).text
    assert "không theo bộ lọc" in desk.window.messages.words


def test_the_form_that_suits_the_office_is_offered_first(desk, qtbot, answer):
    asked = answer(None)
    keep_report(desk, organisation="Chi bộ Trạm Khuyến nông", period=APRIL)
    qtbot.keyClick(desk.window, Qt.Key.Key_D, AGAIN)
    keep_report(desk, organisation=OFFICE, period=APRIL)
    qtbot.keyClick(desk.window, Qt.Key.Key_D, AGAIN)
    assert ["Đảng" in kinds[0] for _, _, kinds in asked] == [True, False]


def test_an_offices_own_template_goes_before_ours(desk, qtbot, answer, tmp_path):
    own = tmp_path / "data" / "templates" / "nha-nuoc.docx"
    own.parent.mkdir()
    own.write_bytes(resources.path("templates", "dang.docx").read_bytes())
    answer(tmp_path / "ct.docx", "Nhà nước")
    qtbot.keyClick(desk.window, Qt.Key.Key_D, AGAIN)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in read((tmp_path / "ct.docx").read_bytes()).text


def test_a_template_that_is_none_is_told_by_its_name(desk, qtbot, answer, tmp_path):
    own = tmp_path / "data" / "templates" / "dang.docx"
    own.parent.mkdir()
    own.write_bytes(b"no zip")
    answer(tmp_path / "ct.docx", "Đảng")
    qtbot.keyClick(desk.window, Qt.Key.Key_D, AGAIN)
    assert "“dang.docx”" in desk.window.messages.words
    assert not (tmp_path / "ct.docx").exists()


def test_the_office_is_the_settings_one_else_that_of_the_months_report(desk):
    assert organisation(Settings(), desk.store.reports(), APRIL) == ""
    keep_report(desk, organisation=OFFICE, period=APRIL)
    keep_report(desk, organisation="Trạm Thú y", period=APRIL.shifted(1))
    reports = desk.store.reports()
    assert organisation(Settings(), reports, APRIL) == OFFICE
    assert organisation(Settings(), reports, APRIL.shifted(1)) == "Trạm Thú y"
    assert organisation(Settings(organisation="Chi cục"), reports, APRIL) == "Chi cục"


# ----------------------------------------------------------------------------------------- preview


def test_ctrl_p_shows_the_pages_before_they_are_printed(desk, qtbot):
    from PySide6.QtPrintSupport import QPrintPreviewWidget

    qtbot.keyClick(desk.window, Qt.Key.Key_P, CTRL)
    preview = desk.printing.preview
    QApplication.processEvents()
    assert preview.isVisible()
    assert preview.windowTitle() == "Xem trước khi in: tháng 04/2019"
    assert preview.findChild(QPrintPreviewWidget).pageCount() == 1
    preview.close()


@pytest.fixture
def qt_words(qapp):
    """Qt's own words in Vietnamese, while the test lasts."""
    translator = QTranslator()
    assert translator.load(str(resources.path("qtbase_vi.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("qt_words")
def test_the_preview_speaks_vietnamese(desk, qtbot):
    qtbot.keyClick(desk.window, Qt.Key.Key_P, CTRL)
    preview = desk.printing.preview
    said = {each.text() for each in preview.findChildren(QAction)}
    said |= {each.text() for each in preview.findChildren(QLabel)}
    said |= {each.toolTip() for each in preview.findChildren(QWidget)}
    english = {
        words
        for words in said
        if re.search(r"\b(the|page|print|zoom|fit|next|show)\b", words, re.IGNORECASE)
    }
    assert "Trang sau" in said
    assert english == set()
    preview.close()


def test_printing_is_not_loaded_with_the_window():
    import subprocess
    import sys

    ask = "import sys, ui.app; print([m for m in sys.modules if 'rint' in m and 'ui' in m.lower()])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert "ui.printing" not in done.stdout
    assert "PrintSupport" not in done.stdout
