"""Word 97 documents in old encodings, built here run by run."""

from __future__ import annotations

import re
import struct
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import UnreadableReport
from planner.reading.formats import word97
from tests.planner.reading.formats.compound_file import compound

FONTS = ["Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times"]
TEXT_AT = 1024
LEGACY = Path(__file__).parents[5] / "shared" / "data" / "legacy"
Run = tuple[bytes, bytes]  # letters and the operations on them
SEEN, DELETED, HIDDEN = b"", b"\x00\x08\x01", b"\x3c\x08\x01"


def font(index: int) -> bytes:
    return b"\x4f\x4a" + struct.pack("<H", index)


def page(bounds: list[int], changes: list[bytes], step: int) -> bytes:
    """Return a page of properties: bounds, places, and from its end upwards the changes."""
    held = bytearray(512)
    struct.pack_into(f"<{len(bounds)}I", held, 0, *bounds)
    end = 510
    for number, change in enumerate(changes):
        if change:
            end = (end - len(change)) & ~1
            held[end : end + len(change)] = change
            held[4 * len(bounds) + step * number] = end // 2
    held[511] = len(changes)
    return bytes(held)


def document(*paragraphs: tuple[list[Run], bytes], flags: int = 0, nfib: int = 193) -> bytes:
    """Return a .doc: each paragraph a list of runs and the operations on it."""
    letters, bounds, dresses, ends, shapes = b"", [TEXT_AT], [], [TEXT_AT], []
    for runs, shape in paragraphs:
        for said, change in runs:
            letters += said
            bounds.append(TEXT_AT + len(letters))
            dresses.append(bytes([len(change)]) + change if change else b"")
        ends.append(TEXT_AT + len(letters))
        words = b"\x00\x00" + shape + b"\x00" * ((len(shape) + 1) % 2)
        shapes.append(bytes([(len(words) + 1) // 2]) + words)
    first_page = -(-(TEXT_AT + len(letters)) // 512)
    pieces = struct.pack("<II", 0, len(letters)) + struct.pack(
        "<HIH", 0, TEXT_AT * 2 | 0x40000000, 0
    )
    names = b"".join(
        bytes([39 + 2 * len(name) + 2]) + bytes(39) + name.encode("utf-16-le") + b"\0\0"
        for name in FONTS
    )
    table = bytearray(16)
    parts = {
        0x1A2: b"\x02" + struct.pack("<I", len(pieces)) + pieces,
        0xFA: struct.pack("<III", TEXT_AT, bounds[-1], first_page),
        0x102: struct.pack("<III", TEXT_AT, ends[-1], first_page + 1),
        0x112: struct.pack("<HH", len(FONTS), 0) + names,
    }
    head = bytearray(TEXT_AT)
    struct.pack_into("<HH", head, 0, 0xA5EC, nfib)
    struct.pack_into("<H", head, 0x0A, flags)
    struct.pack_into("<i", head, 0x4C, len(letters))
    for place, part in parts.items():
        struct.pack_into("<II", head, place, len(table), len(part))
        table += part
    stream = bytes(head) + letters
    stream = (
        stream.ljust(first_page * 512, b"\0") + page(bounds, dresses, 1) + page(ends, shapes, 13)
    )
    return compound({"WordDocument": stream, "0Table": bytes(table)})


def test_each_run_is_read_in_its_own_font() -> None:
    data = document(
        (
            [
                (b"Chi b\xe9 ", font(1)),
                (b"Ng\xb5y ", font(2)),
                (b"x\xf3", font(3)),
                (b" A\xe9\r", font(0)),
            ],
            b"",
        )
    )
    content = word97.read(data)
    assert content.text.rstrip("\n") == "Chi bộ NGÀY xĩ Aé"
    assert content.notes == ("old_font",)


def test_deleted_and_hidden_words_and_orders_of_fields_are_left_out() -> None:
    runs = [
        (b"a", SEEN),
        (b"b", DELETED),
        (b"c", HIDDEN),
        (b"d\x13 PAGE \x14" + b"2\x15\x01\r", SEEN),
    ]
    content = word97.read(document((runs, b"")))
    assert content.text.rstrip("\n") == "ad2"
    assert content.notes == ("hidden_text",)


def test_rows_of_a_table_are_lines_with_tabs() -> None:
    cell, row = b"\x16\x24\x01", b"\x16\x24\x01\x17\x24\x01"
    data = document(
        ([(b"TT\x07", SEEN)], cell), ([(b"Viec\x07", SEEN)], cell), ([(b"\x07", SEEN)], cell),
        ([(b"\x07", SEEN)], row), ([(b"sau\r", SEEN)], b""),
    )  # fmt: skip
    assert word97.read(data).text.rstrip("\n") == "TT\tViec\t\nsau"


@pytest.mark.parametrize(
    ("flags", "nfib", "reason"), [(0x100, 193, "encrypted"), (0, 104, "too_old")]
)
def test_what_cannot_be_read_is_told(flags: int, nfib: int, reason: str) -> None:
    with pytest.raises(UnreadableReport) as refusal:
        word97.read(document(([(b"a\r", SEEN)], b""), flags=flags, nfib=nfib))
    assert refusal.value.reason == reason


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 255)), min_size=1, max_size=30))
def test_a_damaged_document_is_refused_or_read(changes: list[tuple[int, int]]) -> None:
    data = bytearray(document(([(b"Chi b\xe9\r", font(1)), (b"x\r", SEEN)], b"")))
    for place, value in changes:
        data[place % len(data)] = value
    try:
        said = word97.read(bytes(data)).text
    except UnreadableReport as refusal:
        said = refusal.reason
    assert isinstance(said, str)


def syllables(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


@pytest.mark.skipif(not LEGACY.exists(), reason="the data set lies beside the project only")
def test_real_documents_of_two_offices_keep_their_syllables() -> None:
    equal = whole = 0
    for path in sorted(LEGACY.glob("*/*.doc")):
        truth = syllables(path.with_suffix(".txt").read_text(encoding="utf-8"))
        said = syllables(word97.read(path.read_bytes()).text)
        blocks = SequenceMatcher(None, truth, said, autojunk=False).get_matching_blocks()
        equal += sum(block.size for block in blocks)
        whole += len(truth)
    assert equal / whole >= 0.996
