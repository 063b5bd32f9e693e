"""How long reading a file takes, format by format: CPU time of the best and the middle of runs.

Without arguments a page of each format is built here; else the files named are read.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from planner.reading.document import from_bytes  # noqa: E402 - needs the path above
from tests.planner.reading.formats.pdf_file import Page, pdf  # noqa: E402
from tests.planner.reading.formats.test_docx import item, p, package, table  # noqa: E402
from tests.planner.reading.formats.test_html import PORTAL  # noqa: E402
from tests.planner.reading.formats.test_word97 import document, font  # noqa: E402

RUNS = 15
LIMITS = {".docx": 5.0, ".pdf": 20.0, ".doc": 100.0}  # milliseconds a page
SENTENCE = (
    "Yêu cầu các thôn rà soát hộ nghèo, hoàn thành danh sách gửi về Văn phòng trước ngày 20/4. "
)
OLD = "Yªu cÇu c¸c th«n rµ so¸t hé nghÌo, göi danh s¸ch vÒ V¨n phßng ngµy 20/4.\r"


def built() -> dict[str, bytes]:
    """Return one page of each format: about 3,000 letters."""
    text = SENTENCE * 32
    body = (
        "".join(p(SENTENCE) for _ in range(28)) + item("Họp", 1) * 4 + table(f"{p('1')}|{p('a')}")
    )
    lines = [SENTENCE[:80] for _ in range(38)]
    page = Page([(40, 760 - 18 * row, line) for row, line in enumerate(lines)])
    runs = [(OLD.encode("cp1252"), font(1))]
    return {
        "page.txt": text.encode(),
        "page.html": PORTAL.encode(),
        "page.docx": package(body),
        "page.pdf": pdf(page),
        "page.doc": document(*[(runs, b"")] * 30),
    }


def measure(name: str, data: bytes) -> bool:
    """Print how long one file takes; tell whether that is within its limit."""
    from_bytes(data, name)
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        from_bytes(data, name)
        times.append((time.process_time() - started) * 1000)
    limit = LIMITS.get(Path(name).suffix)
    taken = f"best {min(times):7.2f} ms   median {median(times):7.2f} ms"
    print(f"{name:32} {taken}   limit {limit or '-'}")
    return limit is None or min(times) <= limit


def main() -> int:
    """Measure the files named, or a built page of each format."""
    files = {Path(name).name: Path(name).read_bytes() for name in sys.argv[1:]} or built()
    within = [measure(name, data) for name, data in files.items()]
    return 0 if all(within) else 1


if __name__ == "__main__":
    raise SystemExit(main())
