"""Reports that are pictures, on the command line: recognised only where that is asked for."""

import json
import os

import pytest

from tests.planner.reading.formats.pdf_file import BLANK, Page, pdf
from tests.planner.reading.recognition import seen

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")

HEAD = "Chi bộ họp thường kỳ tháng 02/2018"
PLAN = "Về phương hướng, nhiệm vụ trọng tâm tháng 02/2018: Nộp báo cáo trước ngày 20/02/2018."
WRITTEN = Page([(40, 700, HEAD), (40, 650, "Trời hôm ấy đẹp.")])


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "ảnh chụp.pdf"
    path.write_bytes(pdf(Page(picture=BLANK), Page(picture=BLANK)))
    return path


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """A tesseract that is installed, alone in the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    doubtful = seen.rows("Văn phòng in tài liệu trước ngày 23/02/2018.")
    doubtful[0].sure = {"23/02/2018.": 60}
    monkeypatch.setenv("PATH", str(folder))
    return seen.tesseract(folder, seen.page(*seen.rows(HEAD, PLAN)), seen.page(*doubtful))


def test_a_scan_is_refused_with_the_way_to_have_it_recognised(call, scan, tesseract):
    status, out, err = call("extract", scan)
    assert (status, out) == (1, "")
    assert "là ảnh chụp" in err
    assert "--ocr" in err
    assert "2 trang" in err
    assert seen.asked(tesseract) == ["--list-langs"]


def test_without_tesseract_it_says_what_to_install(call, scan, monkeypatch):
    monkeypatch.setenv("PATH", "")
    for options in ([], ["--ocr"]):
        status, _, err = call("extract", *options, scan)
        assert status == 1
        assert "Tesseract" in err
        assert "tesseract-ocr-vie" in err
        assert "Windows" in err


def test_extract_recognises_where_that_is_asked_for(call, scan, tesseract):
    status, out, err = call("extract", "--ocr", scan)
    assert status == 0
    assert "hạn 20/02/2018" in out
    assert "trang 1/2" in err
    assert "trang 2/2" in err
    assert "Chữ nhận dạng từ ảnh, có thể sai" in err


def test_what_was_recognised_is_never_sure(call, scan, tesseract):
    (found,) = json.loads(call("extract", "--ocr", "--json", scan)[1])
    sure = {task["due"]: task["confidence"] for task in found["tasks"]}
    assert sure == {"2018-02-20": "inferred", "2018-02-23": "doubtful"}


def test_import_takes_over_only_what_needs_no_look(call, scan, tesseract):
    status, _, err = call("import", "--accept", "--ocr", scan)
    assert status == 0
    assert "1 mục cần xem lại" in err
    (task,) = json.loads(call("list", "--json")[1])
    assert task["due"] == "2018-02-20"


def test_pages_of_text_are_read_and_the_pictures_among_them_only_if_asked(
    call, tmp_path, tesseract
):
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(pdf(WRITTEN, Page(picture=BLANK)))
    status, out, err = call("extract", path)
    assert status == 0
    assert "Chi bộ họp" in out
    assert "có trang là ảnh chụp" in err
    assert "--ocr" in err
    assert "hạn 20/02/2018" in call("extract", "--ocr", path)[1]


def test_a_report_that_is_read_well_asks_for_no_tesseract(call, report, tesseract):
    assert call("extract", "--ocr", report)[0] == 0
    assert seen.asked(tesseract) == []
