"""Read texts made to slow a reader down, and twice as much of each: the time may only double."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from planner.reading.document import LONGEST, from_bytes
from planner.reading.extract import extract
from resources import path

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = path("samples", "bao-cao-mau.txt").read_text(encoding="utf-8")
TODAY = date(2018, 2, 8)
DOUBLED = 2.3  # times as long for twice the text
ROUNDS = 3
PATIENCE = 5.0  # seconds for the longest bait
BAITS: dict[str, Callable[[int], str]] = {
    "digits and slashes": lambda size: "1/" * (size // 2),
    "digits": lambda size: "1" * size,
    "dates": lambda size: "01/02/2018 - " * (size // 13),
    "ngày": lambda size: "ngày " * (size // 5),
    "days": lambda size: "ngày " + ", ".join(map(str, range(1, size // 8))) + " tháng 2",
    "open brackets": lambda size: "(" * size,
    "brackets": lambda size: "(" * (size // 2) + "06/02/2018" + ")" * (size // 2),
    "blanks": lambda size: "Hạn" + " " * size + "x",
    "dashes": lambda size: "-" * size,
    "dots": lambda size: "." * size,
    "numbers": lambda size: "".join(f"{number}. " for number in range(size // 8)),
    "quotes": lambda size: "“" * size,
    "capitals": lambda size: "A" * size,
    "document numbers": lambda size: "Chỉ thị số 05-" + "CT/" * (size // 3) + "TW",
    "colons": lambda size: ";:" * (size // 2),
    "months": lambda size: "tháng một hai ba bốn năm " * (size // 24),
    "letters": lambda size: "việc" * (size // 4),
    "ranges": lambda size: "1-2-3-" * (size // 6),
    "marks": lambda size: "e" + "\u0301" * size,
}


def run(size: int = 1_000_000) -> tuple[int, list[str]]:
    """Return how many texts were read, and which took too long."""
    _seconds(SAMPLE)  # loads what the reader needs
    tried, losses = 0, []
    for name, bait in BAITS.items():
        once, twice = (_seconds(f"{bait(length)}\n{SAMPLE}") for length in (size, 2 * size))
        tried += 2
        if twice > once * DOUBLED or once > PATIENCE:
            losses.append(f"{name}: {once:.2f} s, and {twice:.2f} s for twice as much")
    text = SAMPLE * (min(size, LONGEST) // len(SAMPLE))
    plain = _seconds(text) * 1_000_000 / len(text)
    print(f"  a million letters of reports: {plain:.2f} s", flush=True)
    return tried + 1, losses


def _seconds(text: str) -> float:
    data, found = text.encode(), []
    for _ in range(ROUNDS):
        begun = time.process_time()
        extract(from_bytes(data, "x.txt"), None, TODAY)
        found.append(time.process_time() - begun)
    return min(found)


if __name__ == "__main__":
    print(run())
