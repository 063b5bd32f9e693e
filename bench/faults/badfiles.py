"""Hostile, broken and odd files, made for a trial and deleted with it; and how each has to end.

They are made by a tool beside the project (tools/badfiles.py), with a manifest. What it makes holds
a FIFO and links to devices, so it never stays longer than its trial.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAKER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "badfiles.py"
LARGEST = 100 << 20
IN_PART = "ics/truncated.ics"  # its manifest also takes the whole first event with a warning


@dataclass(frozen=True, slots=True)
class BadFile:
    """One file, and what must happen to it."""

    name: str
    path: Path
    kind: str
    expected: frozenset[str]
    find: tuple[str, ...]
    absent: tuple[str, ...]
    seconds: float
    megabytes: float

    def state(self) -> str:
        """Return what tells whether the file has been altered."""
        status = self.path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return f"{status.st_mode} {status.st_size} {status.st_mtime_ns}"
        return sha256(self.path.read_bytes()).hexdigest()


@dataclass(slots=True)
class Ended:
    """How a file ended."""

    accepted: bool
    told: str = ""  # what a person was told: the refusal, or what was assumed
    text: str = ""  # what was read
    seconds: float = 0.0
    megabytes: float = 0.0
    reached: list[str] = field(default_factory=list)  # sockets, processes, foreign files
    broken: str = ""  # a traceback, a signal, a hang


@contextmanager
def bad_files(*, small: bool = False) -> Iterator[list[BadFile]]:
    """Give the files; they are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="inputs-", ignore_cleanup_errors=True) as name:
        folder = Path(name) / "files"
        Path(name).chmod(0o755)  # for the file that is read without root's rights
        command = [sys.executable, "-W", "ignore", str(MAKER), str(folder)]
        try:
            subprocess.run(command + ["--small"] * small, check=True, capture_output=True, cwd=name)
            listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            yield [_bad_file(folder, entry) for entry in listed["files"]]
        finally:
            _delete(folder)


def _bad_file(folder: Path, entry: dict) -> BadFile:
    named = entry["path"]
    raw = os.fsencode(named) if isinstance(named, str) else bytes.fromhex(named["bytes_hex"])
    return BadFile(
        os.fsdecode(raw),
        folder / os.fsdecode(raw),
        entry["kind"],
        frozenset(entry["expect"]),
        tuple(entry["find"]),
        tuple(entry["absent"]),
        entry["max_s"],
        entry["max_mb"],
    )


def _delete(folder: Path) -> None:
    """Delete without following a link or opening anything."""
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            Path(place, name).unlink()
        for name in folders:
            inner = Path(place, name)
            inner.unlink() if inner.is_symlink() else inner.rmdir()
    if folder.exists():
        folder.rmdir()


def wrong(bad: BadFile, ended: Ended, before: str) -> list[str]:
    """Return in what a file ended otherwise than it must; empty when all is well."""
    altered = ["altered"] * (bad.state() != before)
    return _wrong_end(bad, ended) + _wrong_words(bad, ended) + _too_much(bad, ended) + altered


def _wrong_end(bad: BadFile, ended: Ended) -> list[str]:
    found = [ended.broken] if ended.broken else []
    if "Traceback" in ended.told:
        found.append("traceback: " + ended.told.strip().splitlines()[-1])
    if "must_import_ok" in bad.expected and not ended.accepted:
        found.append(f"refused: {ended.told.strip()[:160]}")
    if "must_error_clearly" in bad.expected and ended.accepted and bad.name != IN_PART:
        found.append("taken")
    return found


def _wrong_words(bad: BadFile, ended: Ended) -> list[str]:
    silent = not ended.told.strip()
    found = []
    if silent and not ended.accepted and not ended.broken:
        found.append("refused without a word")
    if silent and ("must_warn" in bad.expected or bad.name == IN_PART):
        found.append("no word of what was assumed")
    return found + (_wrong_text(bad, folded(ended.text)) if ended.accepted else [])


def _too_much(bad: BadFile, ended: Ended) -> list[str]:
    found = []
    if ended.seconds > bad.seconds:
        found.append(f"{ended.seconds:.1f} s, not {bad.seconds}")
    if ended.megabytes > bad.megabytes:
        found.append(f"{ended.megabytes:.0f} MB, not {bad.megabytes}")
    if ended.reached:
        found.append(f"reached for {sorted(set(ended.reached))[:4]}")
    return found


def _wrong_text(bad: BadFile, text: str) -> list[str]:
    missing = [words for words in bad.find if folded(words) not in text]
    present = [words for words in bad.absent if folded(words) in text]
    return [f"lacks {missing}"] * bool(missing) + [f"has {present}"] * bool(present)


def folded(text: str) -> str:
    """Return a text as the manifest compares it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
