"""Plain text: encodings told by their bytes and words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import UnreadableReport
from planner.reading.formats import text
from planner.reading.formats.legacy import by_words, from_tcvn3, from_vni

REPORT = "Sáng ngày 05/3/2019, UBND xã Đồng Tâm tổ chức họp giao ban tháng 3 của các thôn, xóm."
# the same words as old fonts write them
TCVN3 = "S¸ng ngµy 05/3/2019, UBND x· §ång T©m tæ chøc häp giao ban th¸ng 3 cña c¸c th«n, xãm."
VNI = "Saùng ngaøy 05/3/2019, UBND xaõ Ñoàng Taâm toå chöùc hoïp giao ban thaùng 3 cuûa "
VNI += "caùc thoân, xoùm."


def windows_1258(words: str) -> bytes:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = ""
    for letter in words:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        written += base + "".join(part for part in parts if part in tones)
    return written.encode("cp1258")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_unicode_encoding_is_known_without_a_word(encoding: str) -> None:
    assert text.read(REPORT.encode(encoding)) == text.Content(REPORT)


def test_windows_1258_is_composed() -> None:
    assert text.read(windows_1258(REPORT)) == text.Content(REPORT)


@pytest.mark.parametrize(("old", "note"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_old_encodings_are_converted_and_told_of(old: str, note: str) -> None:
    assert text.read(old.encode("cp1252")) == text.Content(REPORT, (note,))
    assert text.read(old.encode()) == text.Content(REPORT, (note,))


@pytest.mark.parametrize(
    "words",
    [
        "Größere Änderungen für die Übung müssen später natürlich geprüft werden, schön.",
        "L'été dernier, le président a décidé d'améliorer la qualité à côté du théâtre où.",
        "El niño comió más jamón según la petición del señor Muñoz, todavía está aquí.",
        "Nguyên văn có chữ Đ và các dấu: ngày mồng một, tháng giêng.",
        "été à Huế",
    ],
)
def test_other_languages_are_never_converted(words: str) -> None:
    assert by_words(words) == text.Content(words)


def test_a_few_bad_bytes_are_shown_and_do_not_change_the_encoding() -> None:
    content = text.read(REPORT.encode() * 3 + b"\xff\xfe" + REPORT.encode())
    assert content.text == REPORT * 3 + "\ufffd\ufffd" + REPORT
    assert content.notes == ("bad_bytes",)


def test_a_file_that_ends_inside_a_letter_loses_only_that_letter() -> None:
    assert text.read(REPORT.encode() + "ệ".encode()[:2]) == text.Content(REPORT)


def test_double_encoding_is_undone() -> None:
    twice = REPORT.replace("Đ", "D").encode().decode("cp1252", "ignore")
    assert text.read(twice.encode()).notes in {("double_encoded",), ("garbled",)}
    safe = "Họp tại Hà Nội, về việc quản lý, cả nước; đã có, mới, tới, đi"
    assert text.read(safe.encode().decode("cp1252", "replace").encode()).notes


def test_viqr_is_left_as_it_is_and_told_of() -> None:
    words = "Sa'ng nga`y 05/3, UBND xa~ tu+o+`ng tri`nh ke^' hoa.ch, ddu+o+.c gia?i quye^'t"
    assert text.read(words.encode()) == text.Content(words, ("viqr",))
    assert text.read(b"What's new? It's (a) plain text. Don't worry.").notes == ()


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableReport) as refusal:
        text.read(bytes(range(1, 32)) * 40)
    assert refusal.value.reason == "binary"


@given(st.text())
def test_utf8_comes_back_as_it_was(words: str) -> None:
    vietnamese = f"{words.lstrip(chr(0xFEFF))} {REPORT} được"
    controls = sum(ord(sign) < 32 and sign not in "\n\r\t\x0b\x0c" for sign in vietnamese)
    if controls * 20 < len(vietnamese.encode()):
        assert text.decode(vietnamese.encode()).text == vietnamese


def test_the_tables_know_every_letter_of_the_alphabet() -> None:
    vowels = "aăâeêioôơuưy"
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones} | {
        "đ"
    }
    western = [chr(point) for point in range(0xA1, 0x100)]
    assert letters - set(vowels) <= {from_tcvn3(sign) for sign in western} | {
        "ă",
        "â",
        "ê",
        "ô",
        "ơ",
        "ư",
    }
    pairs = [*western, *(base + sign for base in "aeouyôö" for sign in western)]
    assert letters - set(vowels) <= {from_vni(pair) for pair in pairs}
