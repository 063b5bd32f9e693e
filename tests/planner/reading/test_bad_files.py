"""Hostile, broken and odd files end as their manifest says: right text, or one typed refusal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planner.model import UnreadableReport
from planner.reading.document import read

if TYPE_CHECKING:
    from collections.abc import Iterator

MAKER = Path(__file__).parents[4] / "shared" / "tools" / "badfiles.py"
GROUPS = {"docx", "pdf", "html", "txt", "special", "names"}
OF_THE_DRAFT = {"txt/impossible_dates.txt"}  # warned of in the draft, not by the file

pytestmark = pytest.mark.skipif(
    not MAKER.exists() or os.name != "posix", reason="made by a tool beside the project"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the folder of bad files; it holds a FIFO and links to devices, so it goes at once."""
    made = tmp_path_factory.mktemp("bad") / "files"
    command = [sys.executable, "-W", "ignore", str(MAKER), str(made), "--small"]
    try:
        subprocess.run(command, check=True, capture_output=True)
        yield made
    finally:
        _delete(made)


def _delete(folder: Path) -> None:
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            Path(place, name).unlink()
        for name in folders:
            inner = Path(place, name)
            inner.unlink() if inner.is_symlink() else inner.rmdir()
    folder.rmdir()


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def wrong(entry: dict[str, Any], path: Path) -> str:
    """Return how a file ends otherwise than its manifest says; empty when all is well."""
    expected = set(entry["expect"])
    try:
        document = read(path)
    except UnreadableReport as refusal:
        return f"refused: {refusal.reason}" if "must_import_ok" in expected else ""
    said = folded(document.text)
    if "must_error_clearly" in expected and not (
        path.name == "no_permission.txt" and not os.getuid()
    ):
        return "accepted"
    if "must_warn" in expected and not document.notes and entry["path"] not in OF_THE_DRAFT:
        return "no word of what was assumed"
    missing = [words for words in entry["find"] if folded(words) not in said]
    present = [words for words in entry["absent"] if folded(words) in said]
    return f"missing {missing}, present {present}" if missing or present else ""


def test_every_bad_file_ends_as_its_manifest_says(folder: Path) -> None:
    failures = {}
    count = 0
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]:
        if entry["kind"] not in GROUPS:
            continue
        count += 1
        named = entry["path"]
        raw = os.fsencode(named) if isinstance(named, str) else bytes.fromhex(named["bytes_hex"])
        path = folder / os.fsdecode(raw)
        before = path.read_bytes() if "must_not_alter" in entry["expect"] else b""
        if failure := wrong(entry, path):
            failures[str(named)] = failure
        assert not before or path.read_bytes() == before
    assert failures == {}
    assert count > 150
