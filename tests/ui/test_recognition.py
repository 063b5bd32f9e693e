"""A scan in the window: offered, recognised page by page, stopped; never without being asked."""

import os

import pytest
from PySide6.QtCore import Qt

from planner.model import Confidence
from tests.planner.reading.formats.pdf_file import BLANK, Page, pdf
from tests.planner.reading.recognition import seen
from tests.ui.office import month_task

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")

HEAD = "Trạm Khuyến nông Sông Cầu họp giao ban tháng 4 năm 2019"
PLAN = "Phương hướng, nhiệm vụ tháng 4/2019: Tổ chức kiểm kê giống lúa trước ngày 15/4/2019."
SECOND = "Hoàn thiện kế hoạch mở lớp trồng nấm trước ngày 20/4/2019."
PICTURE = Page(picture=BLANK)


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "giao-ban.pdf"
    path.write_bytes(pdf(PICTURE, PICTURE))
    return path


@pytest.fixture
def mixed(tmp_path):
    """A page of text and one that is a picture."""
    path = tmp_path / "báo cáo.pdf"
    words = [(40, 700, HEAD), (40, 650, PLAN[:60]), (40, 634, PLAN[60:])]
    path.write_bytes(pdf(Page(words), PICTURE))
    return path


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "sau.txt"
    path.write_text(f"{HEAD}\n\n{PLAN}\n", encoding="utf-8")
    return path


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Return a function that installs a tesseract which answers so."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(*pages):
        return seen.tesseract(folder, *pages)

    return install


@pytest.fixture
def tesseract(installed):
    doubtful = seen.rows(SECOND)
    doubtful[0].sure = {"20/4/2019.": 70}
    return installed(seen.page(*seen.rows(HEAD, PLAN)), seen.page(*doubtful))


def offered(desk, qtbot):
    qtbot.waitUntil(lambda: "Nhận dạng chữ" in desk.window.messages.words)
    return desk.window.messages.ways


def click(qtbot, way):
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)


def reviewed(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.window.shows_calendar)
    return desk.reception.review_page


def test_a_scan_is_offered_and_nothing_is_recognised_before_it_is_asked_for(
    open_desk, qtbot, scan, tesseract
):
    desk = open_desk(month_task())
    desk.reception.read([scan])
    _, leave = offered(desk, qtbot)
    assert "là ảnh chụp" in desk.window.messages.words
    assert "khoảng 2 trang" in desk.window.messages.words
    assert seen.asked(tesseract) == ["--list-langs"]
    click(qtbot, leave)
    assert desk.window.messages.words == ""
    assert desk.window.shows_calendar
    assert seen.asked(tesseract) == ["--list-langs"]


def test_it_is_recognised_page_by_page_and_then_reviewed(open_desk, qtbot, scan, tesseract):
    desk = open_desk(month_task())
    begun = []
    desk.intake.page_begun.connect(lambda *page: begun.append(page))
    desk.reception.read([scan])
    click(qtbot, offered(desk, qtbot)[0])
    page = reviewed(desk, qtbot)
    assert begun == [("giao-ban.pdf", 1, 2), ("giao-ban.pdf", 2, 2)]
    assert desk.window.messages.words == ""
    assert desk.plan.items()[0].summary == month_task().summary
    assert "Chữ nhận dạng từ ảnh, có thể sai" in page._facts.text()
    sure = {choice.proposal.confidence for choice in page.review.choices}
    assert sure == {Confidence.INFERRED, Confidence.DOUBTFUL}
    assert [choice.is_doubtful for choice in page.review.choices].count(True) == 1


def test_what_was_recognised_is_known_as_such_after_another_start(
    open_desk, qtbot, scan, tesseract
):
    desk = open_desk()
    desk.reception.read([scan])
    click(qtbot, offered(desk, qtbot)[0])
    reviewed(desk, qtbot).take_over()
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    (kept,) = desk.store.reports()
    document = desk.store.document(kept.digest)
    assert document.is_recognised
    assert [document.quote(word) for word in document.unsure] == ["20/4/2019"]


def test_the_page_at_hand_is_told_and_it_can_be_stopped(open_desk, qtbot, scan, installed):
    program = installed("hangs")
    desk = open_desk(month_task())
    desk.reception.read([scan])
    click(qtbot, offered(desk, qtbot)[0])
    qtbot.waitUntil(lambda: "trang 1/2" in desk.window.messages.words)
    qtbot.waitUntil(lambda: len(seen.asked(program)) > 1)
    (stop,) = desk.window.messages.ways
    click(qtbot, stop)
    assert desk.window.messages.words == ""
    assert desk.window.shows_calendar
    desk.reception.read_text(f"{HEAD}\n\n{PLAN}")  # the thread is free: the program was killed
    assert reviewed(desk, qtbot).review.choices


def test_the_end_of_the_program_ends_the_work(open_desk, qtbot, scan, installed):
    from ui.errand import pool

    program = installed("hangs")
    desk = open_desk(month_task())
    desk.reception.read([scan])
    click(qtbot, offered(desk, qtbot)[0])
    qtbot.waitUntil(lambda: len(seen.asked(program)) > 1)
    desk.end()
    assert pool().waitForDone(20_000)


def test_without_tesseract_it_says_what_to_install(open_desk, qtbot, scan, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    picture = tmp_path / "a.gif"
    picture.write_bytes(b"GIF89a\1\0\1\0\0\0\0;")
    desk = open_desk(month_task())
    for file in (scan, picture):
        desk.reception.read([file])
        qtbot.waitUntil(lambda: "Tesseract" in desk.window.messages.words)
        assert "tesseract-ocr-vie" in desk.window.messages.words
        assert desk.window.messages.ways == []
        desk.window.messages.close_message()


def test_pages_of_text_can_be_read_without_the_pictures_among_them(
    open_desk, qtbot, mixed, tesseract
):
    desk = open_desk(month_task())
    desk.reception.read([mixed])
    _, leave = offered(desk, qtbot)
    assert desk.window.shows_calendar
    assert "có 1 trang là ảnh chụp" in desk.window.messages.words
    click(qtbot, leave)
    text = reviewed(desk, qtbot).review.draft.document.text
    assert text.startswith(HEAD)
    assert "20/4" not in text


@pytest.mark.parametrize("way", ["cross", "escape"])
def test_closing_the_question_goes_on_with_the_next_file(
    open_desk, qtbot, scan, report, tesseract, way
):
    desk = open_desk(month_task())
    desk.reception.read([scan, report])
    offered(desk, qtbot)
    if way == "cross":
        desk.window.messages._cross.click()
    else:
        qtbot.keyClick(desk.window.month_view, Qt.Key.Key_Escape)
    draft = reviewed(desk, qtbot).review.draft
    assert draft.document.name == "sau.txt"


def test_another_file_takes_the_question_back(open_desk, qtbot, mixed, report, tesseract):
    desk = open_desk(month_task())
    desk.reception.read([mixed])
    offered(desk, qtbot)
    names = []
    desk.intake.draft_ready.connect(lambda draft: names.append(draft.document.name))
    desk.reception.read([report])
    reviewed(desk, qtbot)
    desk.window.messages.close_message()
    assert names == ["sau.txt"]
    assert seen.asked(tesseract) == ["--list-langs"]


def test_a_scan_of_nothing_is_refused_and_the_next_file_read(
    open_desk, qtbot, scan, report, installed
):
    installed("<div/>")
    desk = open_desk(month_task())
    desk.reception.read([scan, report])
    click(qtbot, offered(desk, qtbot)[0])
    assert reviewed(desk, qtbot).review.draft.document.name == "sau.txt"


def test_doubtful_words_are_lit_in_the_report(open_desk, qtbot, scan, tesseract):
    from ui.report_view import Light
    from ui.review_rows import lit_words

    desk = open_desk()
    desk.reception.read([scan])
    click(qtbot, offered(desk, qtbot)[0])
    review = reviewed(desk, qtbot).review
    lit = [each for each in lit_words(review) if each.light is Light.PROBLEM]
    assert "20/4/2019" in [review.draft.document.quote(each.span) for each in lit]
