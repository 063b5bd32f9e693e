"""Scans and photographs become documents that say so; nothing of the work is left behind."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.model import Confidence, UnreadableReport
from planner.reading.extract import extract
from planner.reading.recognition import scans
from planner.reading.recognition.running import Stopped
from planner.reading.recognition.scans import Scan, recognise, scan_of
from tests.planner.reading.formats.pdf_file import BLANK, Page, pdf
from tests.planner.reading.recognition import seen
from tests.planner.reading.recognition.test_pictures import picture, tiff

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")

HEAD = "Chi bộ họp thường kỳ tháng 02/2018"
PLAN = "Về phương hướng, nhiệm vụ trọng tâm tháng 02/2018: "
FIRST = seen.page(*seen.rows(HEAD, PLAN + "Nộp báo cáo trước ngày 20/02/2018."))
SECOND = seen.page(*seen.rows("Văn phòng in tài liệu trước ngày 23/02."))
TWO_PAGES = pdf(Page(picture=BLANK), Page(picture=BLANK))


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep temporary folders where the test can see them."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def scan(data: bytes = TWO_PAGES, why: str = "scan") -> Scan:
    found = scan_of(data, "giao-ban.pdf", (why,))
    assert found is not None
    return found


def test_pages_are_recognised_one_after_the_other(tmp_path: Path, places: Path) -> None:
    told: list[tuple[int, int]] = []
    program = seen.tesseract(tmp_path, FIRST, SECOND)
    document = recognise(scan(), program, lambda *page: told.append(page))
    assert document.text.split("\n")[-1] == "Văn phòng in tài liệu trước ngày 23/02."
    assert document.notes == ("recognised",)
    assert document.is_recognised
    assert told == [(1, 2), (2, 2)]
    assert all("-l vie" in line and "page.pgm" in line for line in seen.asked(program))
    assert list(places.iterdir()) == []


def test_what_a_killed_program_left_is_cleared_away_and_work_under_way_is_not(
    tmp_path: Path, places: Path
) -> None:
    recognise(scan(), seen.tesseract(tmp_path, FIRST, SECOND), lambda *_page: None)
    for name in ("lich-trong-tam-scan-old", "lich-trong-tam-scan-at-work", "somebody-elses"):
        (places / name).mkdir()
        (places / name / "scan").write_bytes(b"words of a report")
        os.utime(places / name, (0, 0))
        if "at-work" not in name:
            os.utime(places / name / "scan", (0, 0))
    (places / "lich-trong-tam-scan-link").symlink_to(places / "somebody-elses")
    recognise(scan(), seen.tesseract(tmp_path, FIRST, SECOND), lambda *_page: None)
    left = {each.parent.name for each in places.rglob("scan")}
    assert left == {"lich-trong-tam-scan-at-work", "somebody-elses"}


def test_only_pages_that_are_pictures_are_recognised(tmp_path: Path) -> None:
    mixed = pdf(Page([(40, 700, "Họp giao ban tuần 12.")]), Page(picture=BLANK))
    found = scan(mixed, "picture_pages")
    program = seen.tesseract(tmp_path, SECOND)
    assert found.count == 1
    assert recognise(found, program, lambda *_: None).text.split("\n") == [
        "Họp giao ban tuần 12.", "Văn phòng in tài liệu trước ngày 23/02.",
    ]  # fmt: skip


def test_letters_that_are_broken_are_recognised_as_if_there_were_none() -> None:
    words = pdf(Page([(40, 700, "qwz xkj")]), Page([(40, 700, "fwq zzx")]))
    assert scan(words, "garbled").count == 2


def test_what_was_read_well_is_never_offered() -> None:
    words = pdf(Page([(40, 700, "Họp giao ban tuần 12.")]))
    assert scan_of(words, "a.pdf", ()) is None
    assert scan_of(words, "a.pdf", ("picture_pages",)) is None
    assert scan_of(b"{not a picture}", "a.txt", ("garbled",)) is None


def test_what_cannot_be_vouched_for_is_recognised_too(tmp_path: Path) -> None:
    lock = "/X [" + "20 0 R " * 50 + "]"
    found = scan(pdf(Page(picture=BLANK), Page(picture=BLANK), encrypt=lock.encode()))
    assert found.count == 2
    program = seen.tesseract(tmp_path, FIRST, SECOND)
    assert "23/02" in recognise(found, program, lambda *_: None).text


@pytest.mark.parametrize(("data", "count"), [(picture("PNG"), 1), (tiff((9, 9), (9, 9)), 2)])
def test_pictures_are_recognised(tmp_path: Path, data: bytes, count: int) -> None:
    found = scan(data, "picture")
    program = seen.tesseract(tmp_path, FIRST, SECOND)
    assert found.count == count
    assert recognise(found, program, lambda *_: None).text.startswith(HEAD)
    assert ("tessedit_page_number=1" in seen.asked(program)[-1]) == (count > 1)


def test_a_page_that_cannot_be_recognised_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([TimeoutError(), SECOND])

    def recognised(*_: object) -> str:
        if isinstance(answer := next(answers), TimeoutError):
            raise answer
        return str(answer)

    monkeypatch.setattr(scans, "recognised", recognised)
    program = tmp_path / "tesseract"
    document = recognise(scan(), program, lambda *_: None)
    assert document.notes == ("recognised", "pages_left_out")
    assert "23/02" in document.text


def test_a_page_that_cannot_be_drawn_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.reading.recognition.drawing._START", "import os; os.abort()")
    with pytest.raises(UnreadableReport) as refusal:
        recognise(scan(), seen.tesseract(tmp_path, FIRST), lambda *_: None)
    assert refusal.value.details == {"reason": "unrecognised", "name": "giao-ban.pdf"}


def test_work_that_is_wanted_no_more_ends_and_leaves_nothing(tmp_path: Path, places: Path) -> None:
    program = seen.tesseract(tmp_path, "hangs")
    with pytest.raises(Stopped):
        recognise(scan(), program, lambda *_: None, lambda: bool(seen.asked(program)))
    assert list(places.iterdir()) == []


def test_a_scan_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport) as refusal:
        recognise(scan(), seen.tesseract(tmp_path, "<div/>"), lambda *_: None)
    assert refusal.value.reason == "unrecognised"


def test_nothing_that_was_recognised_is_sure(tmp_path: Path) -> None:
    program = seen.tesseract(tmp_path, FIRST, SECOND)
    document = recognise(scan(), program, lambda *_: None)
    draft = extract(document, None, date(2018, 2, 8))
    assert {proposal.confidence for proposal in draft.proposals} == {Confidence.INFERRED}


def test_an_item_with_a_doubtful_day_needs_a_look(tmp_path: Path) -> None:
    doubtful = seen.rows("Văn phòng in tài liệu trước ngày 23/02.", "Công an xã nộp báo cáo.")
    doubtful[0].sure = {"23/02.": 85}
    program = seen.tesseract(tmp_path, FIRST, seen.page(*doubtful))
    document = recognise(scan(), program, lambda *_: None)
    assert [document.quote(word) for word in document.unsure] == ["23/02"]
    draft = extract(document, None, date(2018, 2, 8))
    asked = [p for p in draft.proposals if p.confidence is Confidence.DOUBTFUL]
    assert [p.item.summary for p in asked] == [
        p.item.summary for p in asked if "tài liệu" in p.item.summary
    ]
    assert asked


def test_words_stay_marked_where_the_text_is_put_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "_unmarked", lambda marked: ("\u200eHọp ngày 3/4", []))
    document = recognise(scan(), seen.tesseract(tmp_path, FIRST), lambda *_: None)
    assert [document.quote(word) for word in document.unsure] == ["Họp ngày 3/4"]
