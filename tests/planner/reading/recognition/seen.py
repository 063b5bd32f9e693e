"""What tesseract would say of a page (hOCR), and a program that says it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WIDE, HIGH = 24, 50  # points of a letter on the picture
LEADING = 70


@dataclass
class Row:
    """A line on the picture: where it begins, its words, and how sure tesseract is of them."""

    left: int
    top: int
    words: str
    sure: int | dict[str, int] = 96
    slope: float = 0.0
    size: int = HIGH

    def hocr(self) -> str:
        left, said = self.left, []
        for word in self.words.split(" "):
            right = left + WIDE * len(word)
            top = self.top + round(self.slope * (left - self.left))
            sure = self.sure.get(word, 96) if isinstance(self.sure, dict) else self.sure
            said.append(
                f"<span class='ocrx_word' id='w' title='bbox {left} {top} {right} {top + HIGH};"
                f" x_wconf {sure}'><strong>{escape(word)}</strong></span>"
            )
            left = right + WIDE
        bottom = max(top, self.top) + HIGH
        offset = self.top + HIGH - bottom - 10
        return (
            f"<span class='ocr_line' id='l' title=\"bbox {self.left} {self.top} {left} {bottom};"
            f' baseline {self.slope} {offset}; x_size {self.size}; x_descenders 9; x_ascenders 12">'
            f"{''.join(said)}</span>\n"
        )


def rows(*lines: str, left: int = 100, top: int = 100) -> list[Row]:
    """Return lines one below the other."""
    return [Row(left, top + LEADING * number, line) for number, line in enumerate(lines)]


def page(*seen: Row) -> str:
    """Return what tesseract says of a page."""
    return f"<div class='ocr_page'>{''.join(row.hocr() for row in seen)}</div>"


ANSWERS = """#!{python}
import sys
from pathlib import Path
folder = Path(__file__).parent
with (folder / "asked").open("a") as asked:
    print(*sys.argv[1:], file=asked)
if sys.argv[1:] == ["--list-langs"]:
    print("List of available languages in {folder} (2):\\n" + "\\n".join({languages}))
else:
    pages = sorted(folder.glob("*.hocr"))
    held = pages[min(len((folder / "asked").read_text().split("hocr")) - 2, len(pages) - 1)]
    sys.stdout.buffer.write(held.read_bytes())
    if held.stem.endswith("hangs"):
        sys.stdout.flush()
        __import__("time").sleep(600)
"""


def tesseract(folder: Path, *pages: str, languages: tuple[str, ...] = ("eng", "vie")) -> Path:
    """Return a program that answers as tesseract would, a page after the other."""
    for number, said in enumerate(pages):
        name = "hangs" if said == "hangs" else "page"
        (folder / f"{number:03}-{name}.hocr").write_text(said, encoding="utf-8")
    made = folder / "tesseract"
    words = ANSWERS.format(python=sys.executable, folder=folder, languages=languages)
    made.write_text(words, encoding="utf-8")
    made.chmod(0o755)
    return made


def asked(made: Path) -> list[str]:
    """Return what such a program was asked, a line each."""
    held = made.parent / "asked"
    return held.read_text().splitlines() if held.exists() else []
