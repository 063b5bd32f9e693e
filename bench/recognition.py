"""How well and how fast scans are recognised: our own texts, painted as pages and scanned badly.

Every text of the corpus is painted in several densities, clean and as a poor scan (leaning, dull,
with noise), put into a PDF as a picture, recognised by the tesseract that is installed, and
compared with what was painted: letters, words, dates and times, paragraphs.

    .venv/bin/python bench/recognition.py [text ...]
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPointF, QRectF, Qt  # noqa: E402 - needs the path and the platform
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextDocument  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from planner.reading.recognition.scans import recognise, scan_of  # noqa: E402
from planner.reading.recognition.tesseract import find  # noqa: E402
from tests.planner.reading.formats.pdf_file import Page, Picture, pdf  # noqa: E402

TEXTS = ROOT / "tests" / "corpus"
FONTS = ["Times New Roman", "Liberation Serif", "DejaVu Serif"]  # the first that is there
DENSITIES = (150, 200, 300)
POINTS, MARGINS = 14, (2.0, 2.0, 3.0)  # letters; cm above and below, right, left
DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}|\d{1,2} ?(?:giờ|h) ?\d{0,2}|ngày \d+")


def pages(text: str, density: int, *, poor: bool) -> list[Picture]:
    """Return a text as pictures of A4 pages."""
    width, height = round(8.27 * density), round(11.69 * density)
    above, right, left = (round(cm / 2.54 * density) for cm in MARGINS)
    document = QTextDocument()
    font = QFont(FONTS)
    font.setPixelSize(round(POINTS / 72 * density))
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    lines = "".join(f"<p align='justify'>{line}</p>" for line in text.split("\n"))
    document.setHtml(f"<style>p {{ margin: 6px 0; text-indent: {density // 3}px }}</style>{lines}")
    document.setPageSize(QRectF(0, 0, width - left - right, height - 2 * above).size())
    return [
        _picture(document, number, (width, height, left, above), poor=poor)
        for number in range(document.pageCount())
    ]


def _picture(
    document: QTextDocument, number: int, sheet: tuple[int, int, int, int], *, poor: bool
) -> Picture:
    width, height, left, above = sheet
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    if poor:
        painter.rotate(0.6)
    inside = document.pageSize()
    painter.translate(QPointF(left, above - number * inside.height()))
    seen = QRectF(0, number * inside.height(), inside.width(), inside.height())
    document.drawContents(painter, seen)
    painter.end()
    if poor:
        image = _dull(image)
    held, wide = bytes(image.constBits()), image.bytesPerLine()
    return Picture(
        width, height, b"".join(held[y * wide : y * wide + width] for y in range(height))
    )


def _dull(image: QImage) -> QImage:
    """Return a picture out of focus, on grey paper, with noise."""
    size = image.size()
    smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    softer = image.scaled(size * 0.7, *smooth).scaled(size, *smooth)
    softer = softer.convertToFormat(QImage.Format.Format_Grayscale8)
    grain = random.Random(7).randbytes(size.width() * size.height())
    noise = QImage(grain, size.width(), size.height(), size.width(), image.format())
    painter = QPainter(softer)
    painter.setOpacity(0.2)
    painter.drawImage(0, 0, noise)
    painter.end()
    return softer


def distance(one: list[str] | str, other: list[str] | str) -> int:
    """Count the changes that make one the other (Levenshtein, in the bits of whole numbers)."""
    places: dict[str, int] = {}
    for place, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << place
    mask, top = (1 << len(one)) - 1, 1 << max(0, len(one) - 1)
    plus, minus, count = mask, 0, len(one)
    for sign in other:
        equal = places.get(sign, 0)
        level = equal | minus
        across = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | ~(across | plus) & mask, plus & across
        count += bool(up & top) - bool(down & top)
        up, down = (up << 1 | 1) & mask, (down << 1) & mask
        plus, minus = down | ~(level | up) & mask, up & level
    return count if one else len(other)


def measure(name: str, texts: list[str], density: int, *, poor: bool) -> None:
    """Print how one kind of scan comes back."""
    tesseract = find()
    assert tesseract is not None
    letters = words = days = lines = wrong_letters = wrong_words = lost_days = lost_lines = (
        doubted
    ) = 0
    seconds: list[float] = []
    for text in texts:
        drawn = pages(text, density, poor=poor)
        scan = scan_of(pdf(*(Page(picture=each) for each in drawn)), name, ("scan",))
        assert scan is not None
        started = _seconds()
        document = recognise(scan, tesseract, lambda *_: None)
        seconds.append((_seconds() - started) / len(drawn))
        meant, said = " ".join(text.split()), " ".join(document.text.split())
        letters, wrong_letters = letters + len(meant), wrong_letters + distance(meant, said)
        words += len(meant.split())
        wrong_words += distance(meant.split(), said.split())
        wanted = Counter(DAY.findall(meant))
        days, lost_days = (
            days + wanted.total(),
            lost_days + (wanted - Counter(DAY.findall(said))).total(),
        )
        whole = Counter(len(line.split()) for line in document.text.split("\n"))
        shape = Counter(len(line.split()) for line in text.split("\n") if line.strip())
        lines, lost_lines = lines + shape.total(), lost_lines + (shape - whole).total()
        doubted += len(document.unsure)
    print(
        f"{name:12} letters wrong {wrong_letters / letters:.4f}   words wrong"
        f" {wrong_words / words:.4f}   days lost {lost_days}/{days}   paragraphs of another length"
        f" {lost_lines}/{lines}   doubtful words {doubted}/{words}"
        f"   CPU {median(seconds):.2f} s a page"
    )


def _seconds() -> float:
    """Return the CPU time of this process and of all that it ran."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> int:
    """Measure every kind of scan."""
    if find() is None:
        print("tesseract with vie is not installed")
        return 0
    application = QApplication([])
    files = [Path(name) for name in sys.argv[1:]] or sorted(TEXTS.glob("*.txt"))
    texts = [file.read_text("utf-8").strip() for file in files]
    texts = [text for text in texts if "\t" not in text and len(text) < 3000]
    print(f"{len(texts)} texts, {time.strftime('%Y-%m-%d')}")
    for poor in (False, True):
        for density in DENSITIES:
            measure(f"{density} {'poor' if poor else 'clean'}", texts, density, poor=poor)
    application.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
