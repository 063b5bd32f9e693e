"""Tesseract is found where it is installed; where it is, pages of ours come back whole."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import pytest

from planner.reading.recognition.scans import recognise, scan_of
from planner.reading.recognition.tesseract import find
from tests.planner.reading.recognition import seen
from tests.planner.reading.recognition.written import painted, paragraphs, scanned

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

INSTALLED = find()
installed = pytest.mark.skipif(INSTALLED is None, reason="tesseract with vie is not installed")
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")

REPORT = (
    "Kết luận của Chủ tịch UBND xã Đồng Hạ tại cuộc họp giao ban tuần 15, ngày 08/4/2022",
    (
        "Công chức Tài chính - Kế toán hoàn thiện hồ sơ quyết toán công trình nhà văn hóa thôn 4, "
        "trình phòng Tài chính huyện thẩm tra trước ngày 15/4."
    ),
    "- Kiểm tra, xử lý dứt điểm vi phạm hành lang giao thông tại thôn 2.",
    (
        "Trạm Y tế xã tổ chức tiêm vắc xin cho trẻ từ 5 đến dưới 12 tuổi vào các ngày 12, 13 và "
        "14/4; tuyên truyền phòng, chống dịch bệnh; báo cáo trước 16 giờ 30 ngày 20/4/2022."
    ),
)
DAYS = ["08/4/2022", "15/4", "14/4", "16 giờ 30", "20/4/2022"]
TABLE = (
    "<table border='2' cellspacing='0' cellpadding='6' style='border-collapse:collapse;"
    " border-style:solid; border-color:black'>"
    "<tr><td>Thứ, ngày</td><td>Buổi</td><td>Nội dung công việc</td></tr>"
    "<tr><td>Thứ Hai 20/11</td><td>Sáng</td><td>Mít tinh kỷ niệm Ngày Nhà giáo Việt Nam tại sân "
    "trường, mời phụ huynh cùng dự</td></tr>"
    "<tr><td>Thứ Ba 21/11</td><td>Chiều</td><td>Họp Hội đồng thi đua</td></tr></table>"
)


@posix
def test_it_is_found_by_its_path_and_only_with_vietnamese(tmp_path: Path) -> None:
    english, whole = tmp_path / "a", tmp_path / "b"
    for folder, languages in ((english, ("eng",)), (whole, ("eng", "vie"))):
        folder.mkdir()
        seen.tesseract(folder, languages=languages)
    paths = os.pathsep.join(["", "relative", str(tmp_path), str(english), str(whole)])
    assert find({"PATH": paths}) == whole / "tesseract"
    assert find({"PATH": str(english)}) is None
    assert find({}) is None or sys.platform == "darwin"


@posix
def test_what_is_broken_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "tesseract").write_text("#!/nowhere/at/all")
    assert find({"PATH": str(tmp_path)}) is None
    (tmp_path / "tesseract").chmod(0o755)
    assert find({"PATH": str(tmp_path)}) is None


def text_of(data: bytes) -> list[str]:
    scan = scan_of(data, "scan.pdf", ("scan",))
    assert scan is not None
    assert INSTALLED is not None
    return recognise(scan, INSTALLED, lambda *_: None).text.split("\n")


def wrong(said: str, meant: str) -> int:
    """Count the words that differ."""
    return len(set(meant.split()) ^ set(said.split()))


@installed
@pytest.mark.parametrize("lean", [0.0, 0.8])
def test_paragraphs_and_days_come_back(qapp: QApplication, lean: float) -> None:
    said = text_of(scanned(painted(paragraphs(REPORT), lean)))
    assert len(said) == len(REPORT)
    assert wrong(" ".join(said), " ".join(REPORT)) <= 4  # of 85
    assert [day for day in DAYS if day not in " ".join(said)] == []


@installed
def test_rows_of_a_table_come_back(qapp: QApplication) -> None:
    rows = [line.split("\t") for line in text_of(scanned(painted(TABLE))) if "\t" in line]
    assert [len(row) for row in rows] == [3, 3, 3]
    assert [re.findall(r"\d+/\d+", row[0]) for row in rows] == [[], ["20/11"], ["21/11"]]
    assert rows[1][2].endswith("mời phụ huynh cùng dự")
