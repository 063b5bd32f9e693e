"""A page is drawn by another process: its points, the rules of its tables taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.model import UnreadableReport
from planner.reading.recognition import drawing
from planner.reading.recognition.drawing import draw
from planner.reading.recognition.running import Stopped, never
from tests.planner.reading.formats.pdf_file import Page, pdf

if TYPE_CHECKING:
    from pathlib import Path

LEVEL = [(100.0, y, 500.0, y) for y in (700, 650, 600)]
UPRIGHT = [(x, 600.0, x, 700.0) for x in (100, 300, 500)]
INK = 128  # darker points are ink


def drawn(folder: Path, page: Page) -> tuple[list[drawing.Stroke], int, int, bytes]:
    """Return the rules of a page, and its picture: width, height, points."""
    (folder / "scan").write_bytes(pdf(page, page))
    answer = draw(folder / "scan", 1, folder / "page.pgm", never)
    assert answer.pages == 2
    kind, size, most, points = (folder / "page.pgm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    assert (kind, most, len(points)) == (b"P5", b"255", width * height)
    return answer.rules, width, height, points


def ink(points: bytes) -> int:
    return sum(point < INK for point in points)


def test_a_page_is_drawn_as_large_as_letters_need(tmp_path: Path) -> None:
    rules, width, height, points = drawn(tmp_path, Page([(40, 700, "Họp giao ban")]))
    assert (rules, width, height) == ([], 2000, 2666)  # 600 by 800 points of a 72nd, 240 an inch
    assert ink(points)


def test_the_rules_of_a_table_are_told_and_taken_out(tmp_path: Path) -> None:
    rules, *_, points = drawn(tmp_path, Page(rules=LEVEL + UPRIGHT))
    assert sorted(stroke.is_level for stroke in rules) == [False] * 3 + [True] * 3
    assert ink(points) == 0


def test_lines_that_are_no_table_stay(tmp_path: Path) -> None:
    rules, *_, points = drawn(tmp_path, Page(rules=LEVEL))
    assert rules == []
    assert ink(points)


def test_a_huge_sheet_is_drawn_smaller(tmp_path: Path) -> None:
    huge = pdf(Page([(40, 700, "Họp")])).replace(b"[0 0 600 800]", b"[0 0 9000 9000]")
    (tmp_path / "scan").write_bytes(huge)
    draw(tmp_path / "scan", 0, tmp_path / "page.pgm", never)
    assert 20_000_000 < (tmp_path / "page.pgm").stat().st_size < 25_001_000


@pytest.mark.parametrize(
    ("data", "reason"), [(b"%PDF-1.4\n", "damaged"), (pdf(Page()), "damaged"), (b"", "damaged")]
)
def test_what_cannot_be_drawn_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "scan").write_bytes(data)
    with pytest.raises(UnreadableReport) as refusal:
        draw(tmp_path / "scan", 7, tmp_path / "page.pgm", never)
    assert refusal.value.reason == reason


def test_a_page_that_takes_too_long_or_is_wanted_no_more_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scan").write_bytes(pdf(Page()))
    monkeypatch.setattr(drawing, "_START", "import time; time.sleep(600)")
    with pytest.raises(Stopped):
        draw(tmp_path / "scan", 0, tmp_path / "page.pgm", lambda: True)
    monkeypatch.setattr(drawing, "_SECONDS", 0.2)
    with pytest.raises(UnreadableReport) as refusal:
        draw(tmp_path / "scan", 0, tmp_path / "page.pgm", never)
    assert refusal.value.reason == "too_slow"
