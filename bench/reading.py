"""Measure the reader: reports a second, a megabyte, scores, items gained and lost.

python3 bench/reading.py              figures, beside dateparser.search_dates if it is installed
python3 bench/reading.py --keep       writes what was found to bench/baseline.json
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from planner.model import Document  # noqa: E402
from planner.reading.document import read  # noqa: E402
from planner.reading.extract import extract  # noqa: E402
from planner.reading.report import as_json  # noqa: E402
from resources import words  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = HERE.parent / "tests" / "corpus"
SHARED = HERE.parent.parent / "shared"
BASELINE = HERE / "baseline.json"
DAY = date(2018, 2, 8)
LOADING = (
    "import time; t = time.process_time(); import planner.reading.extract;"
    "print(time.process_time() - t)"
)
HOSTILE = {
    "chữ số": "1/2" * 40_000,
    "ngoặc": "(" * 100_000,
    "giao": "giao Phòng A, " * 8_000,
    "ngày": "Ngày 5/3/2018, họp; " * 6_000,
    "một dòng": "Về nhiệm vụ tháng 02/2018: " + "kiểm tra chợ, rà soát hồ sơ; " * 4_000,
}


def best(call: Callable[[], object], rounds: int = 30) -> float:
    """Return the least CPU time of some calls, in seconds."""
    least = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        call()
        least = min(least, time.process_time() - start)
    return least


def document(text: str) -> Document:
    """Return a text as a document."""
    return Document("báo cáo", text, "0" * 64)


def speed() -> None:
    """Print how fast the reader is."""
    report = read(CORPUS / "chi-bo-y-te.txt")
    extract(report, DAY, DAY)
    seconds = best(lambda: extract(report, DAY, DAY))
    print(f"a report                       {seconds * 1e3:7.2f} ms  {1 / seconds:6.0f} a second")
    if importlib.util.find_spec("dateparser"):
        from dateparser.search import search_dates

        theirs = best(lambda: search_dates(report.text, languages=["vi"]), 3)
        print(
            f"dateparser.search_dates        {theirs * 1e3:7.2f} ms  {theirs / seconds:.0f} x ours"
        )
    million = document((report.text + "\n\n") * (1_000_000 // len(report.text.encode()) + 1))
    seconds = best(lambda: extract(million, DAY, DAY), 1)
    print(f"one megabyte                   {seconds:7.2f} s")
    for name, text in HOSTILE.items():
        hostile = document(text)
        seconds = best(lambda each=hostile: extract(each, DAY, DAY), 1)
        print(f"hostile: {name:12} {len(text.encode()) / 1e6:4.2f} MB  {seconds:7.2f} s")
    # As a person's machine has it: compiled once, whatever this shell forbids.
    env = {**os.environ, "PYTHONPYCACHEPREFIX": tempfile.mkdtemp(prefix="reading-")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    runs = [
        float(
            subprocess.run(
                [sys.executable, "-c", LOADING], capture_output=True, text=True, check=True, env=env
            ).stdout
        )
        for _ in range(5)
    ]
    print(f"import planner.reading.extract {min(runs) * 1e3:7.1f} ms")


def found(path: Path, reference: date) -> dict[str, Any]:
    """Return what the reader finds in a report."""
    draft = extract(read(path), reference, DAY)
    return as_json(draft, words("vi"))


def lines(told: dict[str, Any]) -> list[str]:
    """Return the items of a report as lines that can be compared."""
    tasks = [
        f"task {t['text']} | {t['due']} | {t['area']} | {t['assignee']}" for t in told["tasks"]
    ]
    return tasks + [
        f"event {e['text']} | {e['start']} | {e['end']} | {e['time']}" for e in told["events"]
    ]


def gains(*, keep: bool) -> None:
    """Print the items gained and lost against the baseline."""
    now = {}
    for gold in sorted(CORPUS.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        reference = date.fromisoformat(json.loads(gold.read_text("utf-8"))["reference_date"])
        now[name] = lines(found(CORPUS / f"{name}.txt", reference))
    before = json.loads(BASELINE.read_text("utf-8")).get("reading", {}) if BASELINE.exists() else {}
    for name, items in now.items():
        for line in sorted(set(items) - set(before.get(name, items))):
            print(f"gained {name}: {line}")
        for line in sorted(set(before.get(name, [])) - set(items)):
            print(f"lost   {name}: {line}")
    if keep:
        kept = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
        text = json.dumps(kept | {"reading": now}, ensure_ascii=False, indent=1)
        BASELINE.write_text(text + "\n", encoding="utf-8")


def scores() -> None:
    """Score our own corpus with the scorer of the guide, where that lies."""
    scorer = SHARED / "tools" / "score.py"
    if not scorer.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        for gold in sorted(CORPUS.glob("*.gold.json")):
            name = gold.name.removesuffix(".gold.json")
            day = date.fromisoformat(json.loads(gold.read_text("utf-8"))["reference_date"])
            told = found(CORPUS / f"{name}.txt", day)
            Path(folder, f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
        subprocess.run([sys.executable, str(scorer), str(CORPUS), "--json", folder], check=False)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--keep", action="store_true", help="write the items found to baseline.json"
    )
    args = parser.parse_args()
    speed()
    gains(keep=args.keep)
    scores()


if __name__ == "__main__":
    main()
