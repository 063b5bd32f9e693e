"""A report printed to PDF by a Qt program reads as its text: letters drawn in two pieces too."""

import pytest
from PySide6.QtGui import QPdfWriter, QTextDocument

from planner.reading.document import read

LINES = (
    "Tiếp tục thực hiện Chỉ thị số 11-CT/TU của Tỉnh ủy",
    "Chuẩn bị gian hàng, bố trí cán bộ trực tại địa điểm họp",
    "Lịch công tác: hội nghị tổng kết, gặp mặt nghị viên",
)


@pytest.fixture
def printed(looks, tmp_path):
    """The lines as a PDF in the shipped font."""
    path = tmp_path / "báo cáo.pdf"
    paper = QTextDocument()
    paper.setPlainText("\n".join(LINES))
    writer = QPdfWriter(str(path))
    writer.setResolution(300)
    paper.print_(writer)
    return path


def test_words_keep_their_spaces(printed):
    text = read(printed).text
    for line in LINES:
        assert line in text
