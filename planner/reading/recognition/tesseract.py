"""Where tesseract is, whether it knows Vietnamese, and how it is asked for one page."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.reading.recognition.running import Stopped, never, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LANGUAGE = "vie"
_NAME = "tesseract.exe" if sys.platform == "win32" else "tesseract"
_PLACES = (  # where installers put it, which often tell no PATH
    ("ProgramFiles", "Tesseract-OCR"),
    ("ProgramFiles(x86)", "Tesseract-OCR"),
    ("LOCALAPPDATA", "Programs/Tesseract-OCR"),
    ("LOCALAPPDATA", "Tesseract-OCR"),
)
_ON_A_MAC = ("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin")
_SECONDS_TO_ANSWER = 20.0
_SECONDS_A_PAGE = 180.0  # an old machine and a full page
_IN_CELLS = ("--psm", "11")  # as much text as can be found, in no order
_SETTINGS = ("-c", "textord_tabfind_find_tables=0")  # it takes letterheads for tables


def find(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return a tesseract that knows Vietnamese, if there is one."""
    for folder in _folders(environment):
        path = folder / _NAME
        if folder.is_absolute() and path.is_file() and os.access(path, os.X_OK) and _knows(path):
            return path
    return None


def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
    """Give the folders where it may be; never the one a report happens to lie in."""
    yield from map(Path, filter(None, environment.get("PATH", "").split(os.pathsep)))
    if sys.platform == "win32":
        yield from (
            Path(environment[name], place) for name, place in _PLACES if name in environment
        )
    elif sys.platform == "darwin":
        yield from map(Path, _ON_A_MAC)


def _knows(path: Path) -> bool:
    """Tell whether a tesseract has the Vietnamese letters."""
    try:
        said = run([str(path), "--list-langs"], path.parent, _SECONDS_TO_ANSWER, never)
    except (OSError, Stopped, TimeoutError):
        return False
    return LANGUAGE.encode() in said.split()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a picture file."""

    picture: Path
    number: int = 0
    in_cells: bool = False  # its words stand here and there, not in lines


def recognised(tesseract: Path, sheet: Sheet, is_stopped: Callable[[], bool]) -> str:
    """Return what a page says, as hOCR; raises TimeoutError and Stopped.

    The file is named without its folder: tesseract cannot open names beyond ASCII on Windows.
    """
    picture = sheet.picture
    command = [str(tesseract), picture.name, "stdout", "-l", LANGUAGE, *_SETTINGS]
    command += _IN_CELLS if sheet.in_cells else ()
    command += ("-c", f"tessedit_page_number={sheet.number}") if sheet.number else ()
    said = run([*command, "hocr"], picture.parent, _SECONDS_A_PAGE, is_stopped)
    return said.decode(errors="replace")
