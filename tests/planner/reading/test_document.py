"""Which files are opened, what they are taken for, and what is kept."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from planner.model import Document, UnreadableReport
from planner.reading import document
from planner.reading.document import LARGEST, LONGEST, from_bytes, from_text, read
from planner.reading.formats.kinds import Refused

READING = Path(document.__file__).parent
TEXT = (
    "UBND xã Đồng Tâm họp giao ban.\nYêu cầu Văn phòng hoàn thiện kế hoạch trước ngày 15/4/2019.\n"
)


def reason(data: bytes, name: str = "x.txt") -> str:
    with pytest.raises(UnreadableReport) as refusal:
        from_bytes(data, name)
    return refusal.value.reason


def test_a_text_file_gives_its_text_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.txt"
    path.write_bytes(
        b"\xef\xbb\xbf" + unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode()
    )
    assert read(path) == Document("báo cáo.txt", TEXT, sha256(TEXT.encode()).hexdigest())


def test_pasted_text_is_cleaned_like_a_file() -> None:
    assert from_text("Họp\r\nngày\0 5/4", "dán").text == "Họp\nngày 5/4"


def test_the_same_words_have_the_same_digest_however_they_come() -> None:
    forms = [TEXT.encode(), TEXT.encode("utf-16"), unicodedata.normalize("NFD", TEXT).encode()]
    assert len({from_bytes(form, "x.txt").digest for form in forms}) == 1


def test_content_decides_not_the_name() -> None:
    page = f"<html><body><p>{TEXT}</p></body></html>"
    assert from_bytes(page.encode("utf-16"), "x.doc").text.startswith("UBND xã")
    assert from_bytes(TEXT.encode(), "x.docx").text == TEXT
    assert from_bytes(TEXT.encode(), "x.pdf").text == TEXT


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "no_text"),
        (" \n\t\u00a0\u200b".encode(), "no_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"\x1f\x8b\x08" + bytes(100), "archive"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (bytes(range(256)) * 20, "binary"),
        (b"%PDF-1.4\n", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableReport) as refusal:
        read(path)
    assert refusal.value.reason == "too_large"
    assert refusal.value.details["megabytes"] == 50


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path, expected in ((tmp_path / "khong-co.txt", "not_found"), (tmp_path, "not_a_file")):
        with pytest.raises(UnreadableReport) as refusal:
            read(path)
        assert refusal.value.reason == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_fifo_or_a_device_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "vong.txt").symlink_to("vong.txt")
    for name, expected in (("ong", "not_a_file"), ("zero", "not_a_file"), ("vong", "not_found")):
        with pytest.raises(UnreadableReport) as refusal:
            read(tmp_path / f"{name}.txt")
        assert refusal.value.reason == expected


def test_reading_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(TEXT.encode())
    path.chmod(0o444)
    read(path)
    assert path.read_bytes() == TEXT.encode()


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    (tmp_path / "x.txt").write_bytes(b"x")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableReport) as refusal:
        read(tmp_path / "x.txt")
    assert refusal.value.reason == "not_allowed"


def test_a_text_of_millions_of_letters_is_refused() -> None:
    assert reason(b"a" * (LONGEST + 1)) == "too_long"


ROWS = """<html><body><!--StartFragment--><p>Lịch tuần 12</p><table><tr><td>Sáng</td>
<td><p>8h00: Tiếp dân</p><p>9h30: Làm việc với xã</p></td><td>Chủ tịch</td></tr></table></body>"""
PASTED = "Lịch tuần 12\nSáng\t8h00: Tiếp dân\n9h30: Làm việc với xã\tChủ tịch\n"


def test_a_pasted_table_has_the_rows_of_its_page() -> None:
    assert from_text(PASTED, "x", ROWS).text.split("\n") == [
        "Lịch tuần 12", "Sáng\t8h00: Tiếp dân 9h30: Làm việc với xã\tChủ tịch",
    ]  # fmt: skip


def test_a_page_that_says_anything_else_is_not_taken_for_the_text() -> None:
    for markup in ("", "<p>Lịch tuần 12</p>", ROWS.replace("9h30", "9h31"), "<table>", ROWS * 2):
        assert from_text(PASTED, "x", markup).text == PASTED


def test_soft_hyphens_are_no_letters() -> None:
    document = from_text("Họp giao\u00ad ban 20\u00ad/4", "x")
    assert (document.text, document.notes) == ("Họp giao ban 20/4", ())


def test_unseen_characters_are_told_of() -> None:
    assert from_text("Họp ngày 06\u200b/02", "x").notes == ("unseen_characters",)
    assert from_text("Họp \u202e20/60", "x").notes == ("unseen_characters",)
    assert from_text("Họp ngày\u00a006/02", "x").notes == ()


@given(st.binary(max_size=3000))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    try:
        document = from_bytes(data, "x")
    except UnreadableReport:
        return
    assert document.text


@given(
    st.sampled_from(
        [b"%PDF-1.4\n", b"{\\rtf1 ", b"PK\x03\x04", b"<html>", b"From: a\nSubject: b\n"]
    ),
    st.binary(max_size=2000),
)
def test_no_bytes_crash_the_reader_of_a_format(magic: bytes, data: bytes) -> None:
    known = resources.words("vi").section("unreadable")
    try:
        outcome = from_bytes(magic + data, "x").text
    except UnreadableReport as refusal:
        outcome = known.get(refusal.reason, "")
    assert outcome


def test_every_reason_and_note_has_its_sentence() -> None:
    paths = [
        READING / "document.py",
        *READING.glob("formats/*.py"),
        *READING.glob("recognition/*.py"),
        READING.parent / "model" / "text.py",
    ]
    sources = "".join(path.read_text("utf-8") for path in paths)
    reasons = set(re.findall(r'UnreadableReport\("(\w+)"', sources))
    reasons |= {refused.value for refused in Refused}
    for language in resources.LANGUAGES:
        words = resources.words(language)
        assert all(words.has(f"unreadable.{name}") for name in reasons)
        notes = words.section("assumed")
        assert [name for name in notes if f'"{name}"' not in sources] == []


def test_every_refusal_says_what_is_safe_and_what_to_do() -> None:
    for language, safe in (
        ("vi", "Lịch của bạn không đổi. Hãy "),
        ("en", "Your plan is unchanged. "),
    ):
        for sentence in resources.words(language).section("unreadable").values():
            assert safe in sentence
