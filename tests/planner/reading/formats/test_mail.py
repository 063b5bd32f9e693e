"""Mails and saved pages, with the reports attached to them."""

from __future__ import annotations

import struct
import tracemalloc
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import UnreadableReport
from planner.reading.document import from_bytes
from tests.planner.reading.formats.compound_file import SECTOR, compound

REPORT = "UBND xã Đồng Tâm yêu cầu các thôn nộp báo cáo trước ngày 15/4/2019."


def mail(**attachments: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@x.invalid", "Mời họp giao ban"
    message.set_content("Kính gửi các đồng chí,\nngày 10/4 họp.", charset="utf-8")
    message.add_alternative("<p>Bản khác</p>", subtype="html")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="x", filename=name)
    return bytes(message)


def test_a_mail_gives_its_subject_and_its_words_once() -> None:
    document = from_bytes(mail(), "thu.eml")
    assert document.text == "Mời họp giao ban\n\nKính gửi các đồng chí,\nngày 10/4 họp."
    assert document.notes == ()


def test_an_attached_report_is_read_too() -> None:
    document = from_bytes(mail(bao_cao=REPORT.encode()), "thu.eml")
    assert document.text.endswith(REPORT)
    assert document.notes == ("attachment",)


def test_an_attachment_that_cannot_be_read_is_told_of_and_pictures_are_not() -> None:
    assert from_bytes(mail(tep=b"PK\x03\x04"), "x").notes == ("attachment_left_out",)
    assert from_bytes(mail(logo=b"\x89PNG\r\n"), "x").notes == ()


def test_a_mail_with_only_a_page_gives_its_text() -> None:
    head = "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    assert from_bytes(f"{head}<p>{REPORT}</p>".encode(), "x.eml").text == f"x\n\n{REPORT}"


def test_a_saved_page_gives_its_article() -> None:
    data = f"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"; type="text/html"

--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><body><nav>Trang chủ</nav><p>{REPORT}</p></body></html>
--b--
"""
    document = from_bytes(data.encode(), "trang.mht")
    assert (document.text, document.notes) == (REPORT, ("web_archive",))


def test_a_mail_saved_by_outlook_is_read() -> None:
    data = compound(
        {
            "__substg1.0_0037001F": "Mời họp".encode("utf-16-le"),
            "__substg1.0_1000001F": REPORT.encode("utf-16-le"),
            "__properties_version1.0": b"",
        }
    )
    assert from_bytes(data, "thu.msg").text == f"Mời họp\n\n{REPORT}"


def looped(names: list[str]) -> bytes:
    """Return a mail whose streams each claim half a gigabyte: one sector that follows itself."""
    streams = {"__properties_version1.0": b"", **dict.fromkeys(names, b"x" * 4096)}
    data = bytearray(compound(streams))
    at = 0
    for name in names:
        at = data.index((name.rpartition("/")[2] + "\0").encode("utf-16-le"), at)
        (start,) = struct.unpack_from("<I", data, at + 116)
        struct.pack_into("<I", data, SECTOR + 4 * start, start)
        struct.pack_into("<I", data, at + 120, 0x20000000)
        at += 128
    return bytes(data)


def test_a_stream_that_claims_half_a_gigabyte_is_no_longer_than_its_file() -> None:
    data = looped(["__substg1.0_1000001E"])
    from_bytes(mail(), "thu.eml")  # what reading imports is not counted
    tracemalloc.start()
    try:
        text = from_bytes(data, "thu.msg").text
        assert tracemalloc.get_traced_memory()[1] < 50 * len(data)
    finally:
        tracemalloc.stop()
    assert 4096 <= text.count("x") <= len(data)


def test_an_attachment_is_read_and_no_part_of_the_file_is_taken_for_many() -> None:
    name, held = "__substg1.0_3707001F", "__substg1.0_37010102"
    folders = [f"__attach_version1.0_#0000000{number}" for number in range(4)]
    whole = {
        "__properties_version1.0": b"",
        "__substg1.0_1000001F": "Kính gửi".encode("utf-16-le"),
        f"{folders[0]}/{name}": "kem.txt".encode("utf-16-le"),
        f"{folders[0]}/{held}": REPORT.encode().ljust(4096),
    }
    assert REPORT in from_bytes(compound(whole), "thu.msg").text
    del whole[f"{folders[0]}/{held}"]
    empty = from_bytes(compound(whole), "thu.msg")
    assert (empty.text, empty.notes) == ("Kính gửi", ())
    with pytest.raises(UnreadableReport) as refused:
        from_bytes(looped([f"{folder}/{held}" for folder in folders]), "thu.msg")
    assert refused.value.reason == "damaged"


@given(
    st.binary(max_size=300),
    st.sampled_from([b"base64", b"quoted-printable", b"x-uuencode", b"\xff"]),
)
def test_no_mail_crashes_the_reader(body: bytes, coding: bytes) -> None:
    head = b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such\n"
    head += b"Content-Transfer-Encoding: "
    try:
        said = from_bytes(head + coding + b"\n\n" + body, "x.eml").text
    except UnreadableReport as refusal:
        said = refusal.reason
    assert said


def test_a_mail_in_a_mail_is_read_and_one_that_lies_too_deep_is_not_opened() -> None:
    def within(depth: int) -> bytes:
        data = REPORT.encode()
        for _ in range(depth):
            data = mail(tep=data)
        return data

    assert REPORT in from_bytes(within(3), "thu.eml").text
    document = from_bytes(within(8), "thu.eml")  # each level holds all of the next once more
    assert REPORT not in document.text
    assert document.text.count("Mời họp giao ban") == 4
    assert "attachment_left_out" in document.notes
